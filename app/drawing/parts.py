"""The parts that the frames of convolution and pooling share, as shapes."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from app.drawing import words
from app.drawing.collecting import Brush, Collection
from app.drawing.colour import Colours, ink_on, mix, under_text
from app.drawing.fonts import width_of
from app.drawing.geometry import FRAME, Grid, Row
from app.drawing.scene import Channel, Scene
from app.drawing.shapes import Box, Face, Hatch, Line, Pixels, Rect, Shape, Sheet, Text
from app.drawing.theme import Hue, Rgb

Array = NDArray[np.float64]

NUMBERS_FROM = 22.0
"""From this size up a cell of a plane or a map shows its value."""

PICTURE_BELOW = 4.0
"""Below this a cell is a pixel of a picture."""

DIGIT = 0.6
LEAST_FONT = 7.0
EASY_FONT = 10.0
"""From this size a number is read with ease."""

DIMMED = 0.62
COPIED = 0.5
"""How far cells that are not read, and copies in the padding, are mixed with the paper."""


def gap_of(pitch: float) -> float:
    """The space between cells: none where a cell is only a few units."""
    if pitch < 5:
        return 0.0
    return 1.0 if pitch < 9 else min(2.0, pitch * 0.1)


def inside(cell: Box) -> Box:
    """A cell without its gap."""
    return cell.grown(-gap_of(cell.width) / 2)


def font_size(texts: Sequence[str], room: float, base: float) -> float:
    """One size for all of some numbers, that the longest still fits; 0 when it cannot be read."""
    longest = max((len(text) for text in texts), default=1)
    size = min(base, room * 0.9 / (longest * DIGIT))
    return size if size >= LEAST_FONT else 0.0


def rgb_of(colour: NDArray[np.uint8]) -> Rgb:
    """One colour of an array of them."""
    red, green, blue = colour.tolist()
    return (red, green, blue)


def cells(grid: Grid, colours: Colours) -> Iterator[Shape]:
    """Cells of a plane or a map, row by row, or one picture where they are small.

    Args:
        grid: their places.
        colours: (rows, columns, 3).
    """
    if grid.pitch < PICTURE_BELOW:
        yield Pixels(grid.box, colours)
        return
    rows, columns = colours.shape[:2]
    for index in range(rows * columns):
        row, column = divmod(index, columns)
        box = inside(grid.cell(row, column))
        yield Rect(box, rgb_of(colours[row, column]), radius=min(4.0, grid.pitch * 0.09))


def group_frame(grid: Grid, brush: Brush, *, now: bool) -> Shape:
    """The frame around a group of cells; the accent says that it is what the step looks at."""
    outline = brush.theme.now if now else brush.theme.line
    return Rect(grid.box, brush.theme.card, outline, 2 if now else 1.2, radius=8)


def within(group: Grid) -> Grid:
    """The cells of a group, inside its frame."""
    box = group.box.grown(-FRAME)
    return Grid(box, group.pitch, group.rows, group.columns)


def group_cells(
    group: Grid, values: Array, colours: Colours, blank: NDArray[np.bool_] | None = None
) -> Iterator[Shape]:
    """Cells that carry numbers: each as large as its cell allows, none where one has no room.

    Args:
        group: their place.
        values: (rows, columns).
        colours: (rows, columns, 3).
        blank: (rows, columns), true for cells that count for nothing and show no number.
    """
    grid = within(group)
    room = inside(grid.cell(0, 0)).width
    readable = room >= LEAST_FONT
    texts = [_fitting(value, room) for value in values.reshape(-1).tolist()] if readable else [""]
    if not all(texts):
        yield from cells(grid, colours)
        return
    most = max(LEAST_FONT, min(14.0, grid.pitch * 0.4))
    for index, text in enumerate(texts):
        row, column = divmod(index, grid.columns)
        cell, ground = inside(grid.cell(row, column)), rgb_of(colours[row, column])
        yield Rect(cell, ground, radius=min(5.0, grid.pitch * 0.14))
        if blank is None or not blank[row, column]:
            yield number(text, cell, font_size([text], room, most), ink_on(ground))


@lru_cache(maxsize=4096)
def _fitting(value: float, room: float) -> str:
    """The way to write a number that suits a cell; nothing where none can be read.

    It is the fullest that is easily read, else the largest that keeps three digits, else a rough
    one.
    """
    forms = words.forms(value)
    sized = [(form, font_size([form], room, EASY_FONT)) for form in forms.precise]
    if easy := [form for form, size in sized if size >= EASY_FONT]:
        return easy[0]
    form, size = max(sized, key=lambda one: one[1])
    if size:
        return form
    return next((form for form in forms.rough if font_size([form], room, LEAST_FONT)), "")


def number(text: str, cell: Box, size: float, colour: Rgb, *, bold: bool = False) -> Text:
    """A number in the middle of a cell."""
    return Text(cell.x + cell.width / 2, cell.middle, text, size, colour, "numbers", bold, "middle")


def ghosts(group: Grid, brush: Brush) -> Iterator[Shape]:
    """A group of which nothing is worked out yet."""
    yield group_frame(group, brush, now=False)
    yield from empty_map(within(group), brush)


def plane(frame: Collection, scene: Scene, row: Row, channel: Channel, brush: Brush) -> None:
    """One channel of the input: its letter, its padding, its cells; dimmed when it is not read."""
    key = (row.bar, row.plane, channel, channel.index in scene.lit)
    frame.keep(key, lambda: _plane(scene, row, channel, brush))


def _plane(scene: Scene, row: Row, channel: Channel, brush: Brush) -> Iterator[Shape]:
    theme, grid = brush.theme, row.plane
    lit = channel.index in scene.lit
    yield Rect(row.bar, theme.soft[channel.hue] if lit else theme.faint, radius=4)
    letter = theme.letters[channel.hue] if lit else theme.muted
    bar = row.bar
    yield Text(
        bar.x + bar.width / 2, bar.middle, channel.name, 12.5, letter, "numbers", True, "middle"
    )
    yield from _rim(scene, grid, channel, brush)
    values = scene.x[channel.index]
    rows, columns = values.shape
    corner = grid.cell(scene.stage.padding[0], scene.stage.padding[2])
    place = Grid(
        Box(corner.x, corner.y, columns * grid.pitch, rows * grid.pitch), grid.pitch, rows, columns
    )
    yield Rect(place.box, theme.paper)
    colours = scene.value_colours(values, channel.hue, theme)
    if scene.stage.inserted is not None:
        colours[scene.stage.inserted] = theme.zero
    if not lit:
        colours = faded(colours, DIMMED, brush)
    if grid.pitch < NUMBERS_FROM:
        yield from cells(place, colours)
        return
    for cell in numbered(place, values, colours, scene.cell_hue(channel)):
        yield from cell.shapes


def _rim(scene: Scene, grid: Grid, channel: Channel, brush: Brush) -> Iterator[Shape]:
    """What lies around the input: padding, hatched or copied, and what windows hang over."""
    theme, (top, bottom, left, right) = brush.theme, scene.stage.padding
    if any(scene.overhang):
        yield Rect(grid.box, theme.faint, radius=2)
    if not any((top, bottom, left, right)):
        return
    rows, columns = scene.x.shape[1] + top + bottom, scene.x.shape[2] + left + right
    box = Box(grid.box.x, grid.box.y, columns * grid.pitch, rows * grid.pitch)
    yield Hatch(box, theme.zero, theme.hatch)
    if scene.stage.around is not None:
        colours = scene.value_colours(scene.stage.around[channel.index], channel.hue, theme)
        yield from cells(Grid(box, grid.pitch, rows, columns), faded(colours, COPIED, brush))


def faded(colours: Colours, amount: float, brush: Brush) -> Colours:
    """Colours mixed with the paper."""
    faded: Colours = np.rint(colours + (np.array(brush.theme.paper) - colours) * amount).astype(
        np.uint8
    )
    return faded


def numbered(grid: Grid, values: Array, colours: Colours, hue: Hue) -> list[Sheet]:
    """Cells of a plane or a map that are large enough to show their numbers, row by row.

    Args:
        grid: their places.
        values: (rows, columns).
        colours: (rows, columns, 3).
        hue: the channel's; cells in it are darkened so that white numbers stand out on them.
    """
    texts = [words.number(value) for value in values.reshape(-1).tolist()]
    size = font_size(texts, grid.pitch - gap_of(grid.pitch), 13.0)
    grounds = under_text(colours, hue)
    made: list[Sheet] = []
    for index, text in enumerate(texts):
        row, column = divmod(index, values.shape[1])
        cell = inside(grid.cell(row, column))
        ground = rgb_of(grounds[row, column])
        shapes: list[Shape] = [Rect(cell, ground, radius=min(4.0, grid.pitch * 0.09))]
        if size:
            shapes.append(number(text, cell, size, ink_on(ground)))
        made.append(Sheet(tuple(shapes)))
    return made


def window_on_plane(scene: Scene, row: Row, brush: Brush) -> Iterator[Shape]:
    """Where the window stands on the input, and the lines that open it."""
    grid, window, theme = row.plane, scene.step.window, brush.theme
    top, _, left, _ = scene.stage.padding
    corner = grid.cell(window.top + top, window.left + left)
    box = Box(corner.x, corner.y, window.width * grid.pitch, window.height * grid.pitch)
    thick = max(1.5, min(3.0, grid.pitch * 0.22))
    for at_plane, at_group in (
        (box.y, row.window.box.y + 4),
        (box.bottom, row.window.box.bottom - 4),
    ):
        ends = ((box.right + 1, at_plane), (row.window.box.x, at_group))
        yield Line(ends, mix(theme.now, theme.paper, 0.25), 1.1)
    if window.dilation != (1, 1) and grid.pitch >= PICTURE_BELOW:
        yield from _taps(scene, row, brush)
    yield Rect(box.grown(thick / 2), None, theme.now, thick, radius=min(5.0, grid.pitch * 0.3))


def _taps(scene: Scene, row: Row, brush: Brush) -> Iterator[Shape]:
    """The cells that a dilated kernel reads; the gaps between them stay unlit."""
    window, grid = scene.step.window, row.plane
    top, _, left, _ = scene.stage.padding
    for tap_row in range(scene.taps[0]):
        for tap_column in range(scene.taps[1]):
            cell = grid.cell(
                window.top + top + tap_row * window.dilation[0],
                window.left + left + tap_column * window.dilation[1],
            )
            yield Rect(cell, None, brush.theme.now, 1.4, radius=min(4.0, grid.pitch * 0.2))


def window_colours(scene: Scene, channel: Channel, values: Array, brush: Brush) -> Colours:
    """The colours under the window, (kH, kW, 3); padding has its own only where it copies cells."""
    colours = scene.value_colours(values, channel.hue, brush.theme)
    colours = under_text(colours, scene.cell_hue(channel))
    if scene.step.sources is None:
        colours[scene.step.padding] = brush.theme.zero
    if scene.step.inserted is not None:
        colours[scene.step.inserted] = brush.theme.zero
    colours[scene.step.overhang] = brush.theme.faint
    return colours


def sign(text: str, left: Box, right: Box, brush: Brush) -> Text:
    """×, = or Σ between two parts."""
    x = (left.right + right.x) / 2
    return Text(x, right.middle, text, 16, brush.theme.muted, "words", False, "middle")


def arrow(row: Row, brush: Brush) -> Iterator[Shape]:
    """From the window to what it comes to."""
    y, start, end = row.chip.middle, row.window.box.right + 6, row.chip.x - 8
    yield Line(((start, y), (end, y)), brush.theme.now, 1.8)
    yield Line(((end - 8, y - 5), (end, y), (end - 8, y + 5)), brush.theme.now, 1.8)


def ring(cell: Box, brush: Brush) -> Shape:
    """The accent around the cell that is written."""
    thick = max(1.8, min(3.0, cell.width * 0.2))
    return Rect(cell.grown(thick * 0.8), None, brush.theme.now, thick, min(5.0, cell.width * 0.3))


def empty_map(grid: Grid, brush: Brush) -> Iterator[Shape]:
    """A map of which nothing is computed yet."""
    faint = np.broadcast_to(
        np.array(brush.theme.faint, dtype=np.uint8), (grid.rows, grid.columns, 3)
    )
    yield from cells(grid, np.ascontiguousarray(faint))


def filled_map(
    frame: Collection,
    grid: Grid,
    shown: "ShownMap",
    filled: int,
    brush: Brush,
) -> None:
    """A map as far as it is computed, with its numbers where its cells are large enough.

    Args:
        frame: takes the shapes.
        grid: the map's place.
        shown: the map.
        filled: how many of its cells are computed, row by row.
        brush: gives the colour of the others.
    """
    colours = brush.once((shown.key, "colours"), shown.colours)
    if grid.pitch < PICTURE_BELOW:
        if filled == len(colours.reshape(-1, 3)):
            frame.keep((shown.key, grid, "whole"), lambda: [Pixels(grid.box, colours)])
            return
        part = np.empty_like(colours)
        part[:] = brush.theme.faint
        part.reshape(-1, 3)[:filled] = colours.reshape(-1, 3)[:filled]
        frame.add([Pixels(grid.box, part)])
        return
    frame.keep((grid, "empty"), lambda: empty_map(grid, brush))

    def make() -> list[Sheet]:
        if grid.pitch < NUMBERS_FROM:
            return [Sheet((cell,)) for cell in cells(grid, colours)]
        return numbered(grid, shown.values, colours, shown.hue)

    frame.lay(brush.once((shown.key, grid, "cells"), make)[:filled])


@dataclass(frozen=True, eq=False)
class ShownMap:
    """A map that is to be drawn.

    Attributes:
        key: tells it from other maps of the walk.
        values: (rows, columns).
        colours: makes their colours, (rows, columns, 3).
        hue: a pooled channel's; see ``numbered``.
    """

    key: Hashable
    values: Array
    colours: Callable[[], Colours]
    hue: Hue = "grey"


def chip_text(text: str, box: Box, size: float) -> float:
    """The size of a number in a chip."""
    return font_size([text], box.width - 4, size) or LEAST_FONT


def terms(x: float, y: float, pieces: Sequence[tuple[str, Rgb]], size: float) -> Iterator[Shape]:
    """Numbers beside each other on one line; some may not be worked out yet."""
    for text, colour in pieces:
        face: Face = "words" if text == words.WAITING else "numbers"
        yield Text(x, y, text, size, colour, face, True)
        x += width_of(text, face, bold=True, size=size) + 0.7 * size
