"""The frame of a pooling's step: window → winner or mean → output, every channel for itself."""

from collections.abc import Iterator

import numpy as np

from app.drawing import margins, parts, words
from app.drawing.collecting import Brush, Collection
from app.drawing.colour import Colours, ink_on, under_text
from app.drawing.geometry import Grid
from app.drawing.pooling_places import PoolingRow, pooling_places
from app.drawing.scene import Channel, Scene
from app.drawing.shapes import Picture, Rect, Shape, Text
from app.operations import AdaptiveLayer, PoolLayer

FADED = 0.45
"""How far the cells that did not win are mixed with the paper."""

NAMES = {"max": "pick", "avg": "average", "lp": "norm"}
"""What pooling does in the place of a sum."""


def pooling_frame(scene: Scene, layer: PoolLayer | AdaptiveLayer, brush: Brush) -> Picture:
    """The picture of a step of a pooling."""
    places = pooling_places(scene)
    frame = Collection(brush)
    for row, channel in zip(places.rows, scene.channels, strict=True):
        parts.plane(frame, scene, row, channel, brush)
        _map(frame, scene, channel, row.map, brush)
        if channel.index in scene.lit:
            frame.add(_step(scene, row, channel, brush))
    margins.headings(frame, places.headings, _said(scene, layer, brush), brush)
    names = {phase: brush.say(f"transport.phase.{phase}") for phase in scene.stage.phases}
    names["sum"] = brush.say(f"transport.phase.{NAMES[layer.kind]}")
    frame.add(margins.footer(scene, places.height, names, brush))
    return frame.picture(places.height)


def _said(
    scene: Scene, layer: PoolLayer | AdaptiveLayer, brush: Brush
) -> dict[str, tuple[str, str]]:
    say, kind = brush.say, layer.kind
    flat = layer.rank == 1
    window = words.shape(scene.taps[flat:])
    if isinstance(layer, PoolLayer):
        stride = str(layer.stride[1]) if flat else words.pair(layer.stride)
        window = say("stage.window.stride", shape=window, stride=stride)
    return {
        "input": (say("stage.input"), margins.input_detail(scene, brush)),
        "window": (say("stage.window"), window),
        "winner": (say(f"stage.{kind}"), say(f"stage.{kind}.how")),
        "output": (
            say("stage.output"),
            say("stage.output.pooled", shape=words.shape(scene.seen_output)),
        ),
    }


def _step(scene: Scene, row: PoolingRow, channel: Channel, brush: Brush) -> Iterator[Shape]:
    theme, step = brush.theme, scene.step
    yield from parts.window_on_plane(scene, row, brush)
    values = step.channels[0].values
    colours = parts.window_colours(scene, channel, values, brush)
    tap = _winner(scene) if scene.done("sum") else None
    yield parts.group_frame(row.window, brush, now=tap is None)
    if tap is not None:
        colours = _faded(colours, tap, brush)
    yield from parts.group_cells(row.window, values, colours, step.overhang)
    if tap is not None:
        cell = parts.inside(parts.within(row.window).cell(*tap))
        yield Rect(cell.grown(1.5), None, theme.now, 2.4, radius=min(6.0, cell.width * 0.2))
    if scene.done("sum"):
        yield from parts.arrow(row, brush)
        yield from _result(scene, row, channel, brush)
    yield parts.ring(row.map.cell(*step.output[1:]), brush)


def _faded(colours: Colours, tap: tuple[int, int], brush: Brush) -> Colours:
    """The colours of a window in which all but the winner fade."""
    faded = parts.faded(colours, FADED, brush)
    faded[tap] = colours[tap]
    return faded


def _winner(scene: Scene) -> tuple[int, int] | None:
    """Which tap of the window won a maximum."""
    if scene.step.winner is None:
        return None
    (row, column), window = scene.step.winner, scene.step.window
    return (row - window.top) // window.dilation[0], (column - window.left) // window.dilation[1]


def _result(scene: Scene, row: PoolingRow, channel: Channel, brush: Brush) -> Iterator[Shape]:
    """The winner and where it was, or the mean and how it came about."""
    step, chip = scene.step, row.chip
    plain = scene.value_colours(np.array([step.result]), channel.hue, brush.theme)
    ground = parts.rgb_of(under_text(plain, scene.cell_hue(channel))[0])
    yield Rect(chip, ground, radius=9)
    text = words.number(step.result)
    yield parts.number(text, chip, parts.chip_text(text, chip, 16), ink_on(ground), bold=True)
    if step.winner is not None:
        at_row, at_column = step.winner
        note = brush.say("stage.at", row=at_row, col=at_column)
    elif step.total is None:
        note = brush.say("stage.only_padding")
    elif step.norm_type is not None:
        total, p = _scaled_sum(scene), words.number(step.norm_type)
        note = brush.say("stage.norm.of", sum=total, p=p)
    else:
        total = words.number(step.total)
        note = brush.say("stage.mean.of", sum=total, count=step.divisor)
    yield Text(chip.right + 10, chip.middle, note, 12, brush.theme.muted, "numbers")


def _scaled_sum(scene: Scene) -> str:
    """The sum of the powers; under a window that hangs over, scaled up to a whole one."""
    step, cells = scene.step, scene.taps[0] * scene.taps[1]
    total = words.number(step.total or 0.0)
    return total if step.divisor == cells else f"{total}·{cells}/{step.divisor}"


def _map(frame: Collection, scene: Scene, channel: Channel, grid: Grid, brush: Brush) -> None:
    present = scene.step.output[0]
    if channel.index > present:
        frame.keep((grid, "empty"), lambda: parts.empty_map(grid, brush))
        return
    values, hue = scene.out[channel.index], scene.cell_hue(channel)
    shown = parts.ShownMap(
        ("map", channel.index),
        values,
        lambda: scene.value_colours(values, channel.hue, brush.theme),
        hue,
    )
    filled = scene.filled if channel.index == present else values.size
    parts.filled_map(frame, grid, shown, filled, brush)
