"""Where everything stands in the frame of a convolution."""

from dataclasses import dataclass

from app.drawing.geometry import (
    FOOTER,
    FRAME,
    LEFT,
    RIGHT,
    TOP,
    WIDTH,
    Grid,
    Row,
    bar_of,
    fit,
    grid,
    group,
    padded,
    rows_at,
    rows_height,
)
from app.drawing.scene import Scene
from app.drawing.shapes import Box

CONNECT = 30.0
SIGN = 21.0
SIGMA = 22.0
CHIP = 54.0
WIRE = 30.0
OUT = 204.0
CARD = 118.0
TITLE = 20.0
AROUND_CARD = 30.0
LARGEST_MAP = 196.0
LEAST_MAP = 120.0
LARGEST_PLANE = 236.0
THUMB_COLUMNS = 4
THUMB_GAP = 10.0
THUMBS = 120.0
"""Height that is at least kept for small maps."""

GIVEN = 62.0
GIVEN_CELL = 13.0
GIVEN_LABEL = 20.0


@dataclass(frozen=True)
class EquationRow(Row):
    """A row of a convolution.

    Attributes:
        kernel: the group of the kernel as applied.
        products: the group of the products.
        given: the kernel before its turn, over the turned one; none where it does not turn.
    """

    kernel: Grid
    products: Grid
    given: Grid | None


@dataclass(frozen=True)
class Output:
    """The output column.

    Attributes:
        card: where the channels meet.
        maps: the places of feature maps: one, or two of a layer with two filters.
        thumbs: small maps of more filters: filter → place.
    """

    card: Box
    maps: tuple[Grid, ...]
    thumbs: dict[int, Grid]


@dataclass(frozen=True)
class Places:
    """A frame's places.

    Attributes:
        height: of the whole frame; its width is ``geometry.WIDTH``.
        rows: one a channel that is shown.
        rest: the chip for the sum of the channels that have no row.
        output: the card and the maps.
        headings: where the columns begin.
    """

    height: float
    rows: tuple[EquationRow, ...]
    rest: Box | None
    output: Output
    headings: dict[str, float]


@dataclass(frozen=True)
class _Columns:
    """Widths that all rows share; ``spare`` is what every gap between groups has on top."""

    plane: float
    pitch: float
    over: float
    spare: float


def convolution_places(scene: Scene, *, turns: bool) -> Places:
    """Places of a convolution's frame.

    Args:
        scene: the step.
        turns: whether the kernel as given is shown over the turned one.
    """
    content = max(rows_height(scene), _output_height(scene))
    tops, height = rows_at(scene, content)
    columns = _columns(scene, height, turns=turns)
    rows = tuple(_row(scene, top, height, columns) for top in tops)
    first, x = rows[0], WIDTH - RIGHT - OUT
    return Places(
        height=TOP + content + FOOTER,
        rows=rows,
        rest=Box(first.chip.x, tops[-1] + height + 5, CHIP, 24) if scene.rest else None,
        output=_output(scene, Box(x, TOP, OUT, content)),
        headings={
            "input": first.plane.box.x,
            "window": first.window.box.x + FRAME,
            "kernel": first.kernel.box.x + FRAME,
            "products": first.products.box.x + FRAME,
            "output": x,
        },
    )


def _columns(scene: Scene, height: float, *, turns: bool) -> _Columns:
    size = scene.taps
    fixed = LEFT + CONNECT + 2 * SIGN + SIGMA + CHIP + WIRE + OUT + RIGHT + 6 * FRAME
    room = WIDTH - fixed
    # Large kernels need their room more than the plane does.
    most = min(LARGEST_PLANE, room * (0.4 if size[1] > 3 else 0.5))
    _, _, plane = fit(*padded(scene), height, most)
    over = min(GIVEN, height * 0.3) if turns else 0.0
    pitch = min(
        44.0 if len(scene.channels) == 1 else 36.0,
        (height - over - 2 * FRAME) / size[0],
        (room - plane) / (3 * size[1]),
    )
    return _Columns(plane, pitch, over, (room - plane - 3 * size[1] * pitch) / 5)


def _row(scene: Scene, top: float, height: float, columns: _Columns) -> EquationRow:
    size, pitch, spare = scene.taps, columns.pitch, columns.spare
    middle = top + columns.over + (height - columns.over) / 2
    plane = grid(*padded(scene), Box(LEFT, top, columns.plane, height))
    window = group(LEFT + columns.plane + CONNECT + spare, middle, size, pitch)
    kernel = group(window.box.right + SIGN + spare, middle, size, pitch)
    products = group(kernel.box.right + SIGN + spare, middle, size, pitch)
    chip = min(32.0, height - 2)
    return EquationRow(
        bar=bar_of(plane),
        plane=plane,
        window=window,
        kernel=kernel,
        products=products,
        given=_given(kernel, columns.over),
        chip=Box(products.box.right + SIGMA + spare, middle - chip / 2, CHIP, chip),
    )


def _given(kernel: Grid, over: float) -> Grid | None:
    """The place of the kernel as given; none where there is too little room over the turned one."""
    if over < GIVEN / 2:
        return None
    pitch = min(GIVEN_CELL, (over - GIVEN_LABEL) / kernel.rows)
    height = pitch * kernel.rows
    box = Box(kernel.box.x + FRAME, kernel.box.y - 6 - height, pitch * kernel.columns, height)
    return Grid(box, pitch, kernel.rows, kernel.columns)


def _output_height(scene: Scene) -> float:
    """The least height of the output column."""
    maps, rows, columns = scene.out.shape
    _, tall, _ = fit(rows, columns, LARGEST_MAP, OUT - 8)
    if maps == 1:
        return TITLE + tall + AROUND_CARD + CARD
    if maps == 2:
        return 2 * (TITLE + min(tall, LEAST_MAP) + AROUND_CARD) + CARD
    return TITLE + tall + AROUND_CARD + CARD + THUMBS


def _output(scene: Scene, column: Box) -> Output:
    """The card, the places of one or two maps, and the small maps of more."""
    maps, rows, columns = scene.out.shape
    x, width = column.x + 4, column.width - 8
    if maps == 2:
        card = Box(column.x, column.middle - CARD / 2, column.width, CARD)
        tall = card.y - AROUND_CARD - column.y - TITLE
        above = grid(rows, columns, Box(x, column.y + TITLE, width, tall), middle=False)
        below = grid(rows, columns, Box(x, card.bottom + AROUND_CARD + TITLE, width, tall))
        at_bottom = Box(
            below.box.x, column.bottom - below.box.height, below.box.width, below.box.height
        )
        return Output(card, (above, Grid(at_bottom, below.pitch, rows, columns)), {})
    _, tall, _ = fit(rows, columns, LARGEST_MAP, width)
    whole = TITLE + tall + AROUND_CARD + CARD
    top = column.y + (column.height - whole) / 2 if maps == 1 else column.y
    above = grid(rows, columns, Box(x, top + TITLE, width, tall), middle=False)
    card = Box(column.x, above.box.bottom + AROUND_CARD, column.width, CARD)
    if maps == 1:
        return Output(card, (above,), {})
    room = Box(x, card.bottom + 20, width, column.bottom - card.bottom - 20)
    return Output(card, (above,), _thumbs(scene, room))


def _thumbs(scene: Scene, room: Box) -> dict[int, Grid]:
    """Small maps: as many as have room, the present filter among them."""
    maps, rows, columns = scene.out.shape
    wide = (room.width - THUMB_GAP * (THUMB_COLUMNS - 1)) / THUMB_COLUMNS
    _, tall, wide = fit(rows, columns, max(20.0, room.height), wide)
    lines = max(1, int((room.height + THUMB_GAP) // (tall + THUMB_GAP)))
    most = min(maps, lines * THUMB_COLUMNS)
    first = min(scene.step.output[0] // most * most, maps - most)
    places = {}
    for place in range(most):
        line, column = divmod(place, THUMB_COLUMNS)
        corner = Box(
            room.x + column * (wide + THUMB_GAP), room.y + line * (tall + THUMB_GAP), wide, tall
        )
        places[first + place] = grid(rows, columns, corner)
    return places
