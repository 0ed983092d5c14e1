"""The frame of a convolution's step: window × kernel = products → Σ → + bias → feature map."""

from collections.abc import Iterator

import numpy as np

from app.drawing import margins, parts, words
from app.drawing.collecting import Brush, Collection
from app.drawing.colour import ink_on, signed_colours
from app.drawing.convolution_places import EquationRow, Output, Places, convolution_places
from app.drawing.fonts import width_of
from app.drawing.geometry import Grid
from app.drawing.parts import Array
from app.drawing.scene import Channel, Scene
from app.drawing.shapes import Box, Line, Picture, Rect, Shape, Text
from app.drawing.theme import Rgb
from app.operations import ConvLayer
from app.steps import ChannelTerm

WRITTEN = 4
"""So many channel sums are written out on the card; of more, how many they are."""

CURVE = 25
"""Points of a curve."""


def convolution_frame(scene: Scene, layer: ConvLayer, brush: Brush) -> Picture:
    """The picture of a step of a convolution."""
    turns = layer.mode == "convolution"
    places = convolution_places(scene, turns=turns)
    frame = Collection(brush)
    chips: list[Box] = []
    terms = {term.channel: term for term in scene.step.channels}
    for row, channel in zip(places.rows, scene.channels, strict=True):
        parts.plane(frame, scene, row, channel, brush)
        if channel.index in terms:
            _equation(frame, scene, row, channel, terms[channel.index], brush)
            chips.append(row.chip)
    frame.add(_rest(scene, places, brush))
    if places.rest:
        chips.append(places.rest)
    ends = (tuple(chips), places.output.card)
    frame.keep(("wires", ends), lambda: _wires(chips, places, brush))
    _maps(frame, scene, places, brush)
    frame.add(_card(scene, places, brush))
    margins.headings(frame, places.headings, _said(scene, brush), brush)
    names = {phase: brush.say(f"transport.phase.{phase}") for phase in scene.stage.phases}
    frame.add(margins.footer(scene, places.height, names, brush))
    return frame.picture(places.height)


def _said(scene: Scene, brush: Brush) -> dict[str, tuple[str, str]]:
    say, step = brush.say, scene.step
    window, seen = step.window, scene.layer.rank == 2
    slices = [
        words.span(window.top, window.height, window.dilation[0]),
        words.span(window.left, window.width, window.dilation[1]),
    ]
    filters = len(scene.out)
    kernel = words.shape((len(step.channels), *scene.taps[0 if seen else 1 :]))
    return {
        "input": (say("stage.input"), margins.input_detail(scene, brush)),
        "window": (say("stage.window"), f"({', '.join(slices if seen else slices[1:])})"),
        "kernel": (say("stage.filter", n=step.output[0] + 1, total=filters), kernel),
        "products": (say("stage.products"), say("stage.products.how")),
        "output": (say("stage.output"), words.shape(scene.seen_output)),
    }


def _equation(
    frame: Collection,
    scene: Scene,
    row: EquationRow,
    channel: Channel,
    term: ChannelTerm,
    brush: Brush,
) -> None:
    kernel, products = term.kernel, term.products
    assert kernel is not None
    assert products is not None
    frame.keep(("signs", row), lambda: _signs(row, brush))
    key = ("kernel", row.kernel, scene.step.output[0], channel.index, scene.turned)
    applied = kernel if scene.turned else kernel[::-1, ::-1]
    frame.keep(key, lambda: _signed(row.kernel, applied, scene.stage.limits.kernel, brush))
    if (given := row.given) is not None:
        as_given = kernel[::-1, ::-1]
        frame.keep((*key, "given"), lambda: _given(given, as_given, scene, brush))
    frame.add(parts.window_on_plane(scene, row, brush))
    frame.add([parts.group_frame(row.window, brush, now=True)])
    colours = parts.window_colours(scene, channel, term.values, brush)
    frame.add(parts.group_cells(row.window, term.values, colours))
    if scene.done("multiply"):
        frame.add(_signed(row.products, products, scene.stage.limits.product, brush))
    else:
        frame.add(parts.ghosts(row.products, brush))
    frame.add(_chip(row.chip, term.sum if scene.done("sum") else None, scene, brush))


def _signs(row: EquationRow, brush: Brush) -> Iterator[Shape]:
    yield parts.sign("×", row.window.box, row.kernel.box, brush)
    yield parts.sign("=", row.kernel.box, row.products.box, brush)
    yield parts.sign("Σ", row.products.box, row.chip, brush)


def _signed(grid: Grid, values: Array, limit: float, brush: Brush) -> Iterator[Shape]:
    """A kernel or products: numbers on the diverging scale."""
    colours = signed_colours(values, limit, brush.theme)
    yield parts.group_frame(grid, brush, now=False)
    yield from parts.group_cells(grid, values, colours)


def _given(grid: Grid, kernel: Array, scene: Scene, brush: Brush) -> Iterator[Shape]:
    """The kernel before its turn, small, over the turned one."""
    colours = signed_colours(kernel, scene.stage.limits.kernel, brush.theme)
    label = brush.say("stage.as_given")
    yield Text(grid.box.x, grid.box.y - 9, label, 10.5, brush.theme.muted)
    yield from parts.cells(grid, colours)
    if grid.pitch < parts.LEAST_FONT:
        return
    texts = [words.number(value) for value in kernel.reshape(-1).tolist()]
    size = parts.font_size(texts, grid.pitch - parts.gap_of(grid.pitch), 8)
    for index, text in enumerate(texts if size else ()):
        row, column = divmod(index, grid.columns)
        ink = ink_on(parts.rgb_of(colours[row, column]))
        yield parts.number(text, parts.inside(grid.cell(row, column)), size, ink)


def _chip(box: Box, value: float | None, scene: Scene, brush: Brush) -> Iterator[Shape]:
    """A channel's sum."""
    theme = brush.theme
    if value is None:
        yield Rect(box, theme.faint, radius=min(8.0, box.height / 3))
        yield Text(
            box.x + box.width / 2, box.middle, words.WAITING, 13, theme.muted, anchor="middle"
        )
        return
    ground = parts.rgb_of(signed_colours(np.array(value), scene.stage.limits.sum, theme))
    yield Rect(box, ground, radius=min(8.0, box.height / 3))
    text = words.number(value)
    yield parts.number(text, box, parts.chip_text(text, box, 13.5), ink_on(ground), bold=True)


def _rest(scene: Scene, places: Places, brush: Brush) -> Iterator[Shape]:
    """The channels without a row of their own, as one sum."""
    if scene.rest is None or places.rest is None:
        return
    count, value = scene.rest
    said = brush.say("stage.more_channels", n=count)
    box = places.rest
    yield Text(box.x - 10, box.middle, said, 12, brush.theme.muted, "words", False, "right")
    yield from _chip(box, value if scene.done("sum") else None, scene, brush)


def _wires(chips: list[Box], places: Places, brush: Brush) -> Iterator[Shape]:
    """A curve from every sum to the card, each to a height of its own."""
    card = places.output.card
    for place, chip in enumerate(chips):
        share = 0.5 if len(chips) == 1 else 0.25 + 0.5 * place / (len(chips) - 1)
        start, end = chip.right + 3, card.x
        bend = (end - start) * 0.9
        part = np.linspace(0, 1, CURVE)
        x = _bezier(part, start, start + bend, end - bend, end)
        y = _bezier(part, chip.middle, chip.middle, *[card.y + card.height * share] * 2)
        points = tuple(zip(x.tolist(), y.tolist(), strict=True))
        yield Line(points, brush.theme.line, 1.4)


def _bezier(part: Array, start: float, leave: float, arrive: float, end: float) -> Array:
    """A cubic Bézier curve along one axis."""
    rest = 1 - part
    curve: Array = (
        rest**3 * start + 3 * rest**2 * part * leave + 3 * rest * part**2 * arrive + part**3 * end
    )
    return curve


def _maps(frame: Collection, scene: Scene, places: Places, brush: Brush) -> None:
    """The feature maps as far as they are computed, and the line to the cell that is written."""
    theme = brush.theme
    present, row, column = scene.step.output
    shown = range(len(scene.out)) if len(places.output.maps) > 1 else (present,)
    for channel, grid in zip(shown, places.output.maps, strict=True):
        title = brush.say("stage.map", n=channel + 1)
        colour = theme.ink if channel == present else theme.muted
        frame.add([Text(grid.box.x, grid.box.y - 11, title, 12.5, colour, "words", True)])
        _map(frame, scene, channel, grid, brush)
        if channel == present:
            frame.add(_written(grid, places.output, row, column, brush))
    for channel, grid in places.output.thumbs.items():
        _map(frame, scene, channel, grid, brush)
        if channel == present:
            frame.add([Rect(grid.box.grown(3), None, theme.ink, 1.5, radius=4)])


def _map(frame: Collection, scene: Scene, channel: int, grid: Grid, brush: Brush) -> None:
    present = scene.step.output[0]
    if channel > present:
        frame.keep((grid, "empty"), lambda: parts.empty_map(grid, brush))
        return
    values = scene.out[channel]
    shown = parts.ShownMap(
        ("map", channel),
        values,
        lambda: signed_colours(values, scene.stage.limits.map, brush.theme),
    )
    filled = scene.filled if channel == present else values.size
    parts.filled_map(frame, grid, shown, filled, brush)


def _written(grid: Grid, output: Output, row: int, column: int, brush: Brush) -> Iterator[Shape]:
    card = output.card
    cell = grid.cell(row, column)
    above = grid.box.y < card.y
    start = (card.x + card.width / 2, card.y if above else card.bottom)
    end = (cell.x + cell.width / 2, cell.bottom + 2 if above else cell.y - 2)
    yield Line((start, end), brush.theme.now, 1.8)
    yield parts.ring(cell, brush)


def _card(scene: Scene, places: Places, brush: Brush) -> Iterator[Shape]:
    """The sums, the bias, and the number that is written."""
    theme, step, card = brush.theme, scene.step, places.output.card
    assert step.bias is not None
    yield Rect(card, theme.card, theme.now, 2, radius=10)
    left, room = card.x + 15, card.width - 30
    yield from _sums(scene, left, card.y + 24, room, brush)
    colour = theme.ink if scene.done("bias") else theme.muted
    said = brush.say("stage.bias")
    yield Text(left, card.y + 47, said, 12.5, theme.muted)
    x = left + width_of(said, "words", size=12.5) + 7
    yield Text(x, card.y + 47, words.signed(step.bias), 12.5, colour, "numbers")
    yield Line(((left, card.y + 63), (card.right - 15, card.y + 63)), theme.line, 1)
    place = f"out[{', '.join(map(str, scene.place))}]"
    bottom = card.y + 91
    yield Text(card.right - 15, bottom, place, 11.5, theme.muted, "numbers", False, "right")
    text = words.number(step.result) if scene.done("write") else words.WAITING
    rest = room - width_of(place, "numbers", size=11.5) - 8
    size = min(27.0, 27.0 * rest / width_of(text, "numbers", bold=True, size=27))
    ink: Rgb = theme.ink if scene.done("write") else theme.muted
    yield Text(left, bottom, text, size, ink, "numbers" if scene.done("write") else "words", True)


def _sums(scene: Scene, x: float, y: float, room: float, brush: Brush) -> Iterator[Shape]:
    terms = scene.step.channels
    if len(terms) > WRITTEN:
        said = brush.say("stage.sums.many", n=len(terms))
        yield Text(x, y, said, 12.5, brush.theme.muted)
        return
    pieces = []
    for term in terms:
        done = scene.done("sum") and term.sum is not None
        text = words.number(term.sum or 0.0) if done else words.WAITING
        hue = scene.channel(term.channel).hue
        pieces.append((text, brush.theme.letters[hue] if done else brush.theme.muted))
    size = 13.5
    wide = sum(width_of(text, "numbers", bold=True, size=size) + 0.7 * size for text, _ in pieces)
    yield from parts.terms(x, y, pieces, size * min(1.0, room / wide))
