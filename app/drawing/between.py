"""The frame of a step between layers: one number → what is done with it → output.

An activation, a normalisation, a softmax, flatten, an addition: every cell by itself, except that a
softmax looks along an axis.
"""

from collections.abc import Iterator

import numpy as np

from app.drawing import margins, parts, words
from app.drawing.collecting import Brush, Collection
from app.drawing.colour import Colours, ink_on, signed_colours, under_text
from app.drawing.fonts import width_of
from app.drawing.geometry import Grid
from app.drawing.parts import Array
from app.drawing.pooling_places import PoolingRow, pooling_places
from app.drawing.scene import Channel, Scene
from app.drawing.shapes import Picture, Rect, Shape, Text
from app.drawing.theme import Hue
from app.operations import FlattenLayer, PointLayer

LETTERS = {
    "relu": "max(0, x)",
    "leaky_relu": "max(x, a·x)",
    "sigmoid": "1 / (1 + e^−x)",
    "tanh": "tanh(x)",
    "softmax": "e^x / Σ e^x",
    "batch_norm": "(x − μ) / √(σ² + ε) · γ + β",
    "flatten": "[c, row, column] → [i]",
    "add": "x + α · y",
}
"""What is done, in letters."""

NOTE = 208.0
"""Room for the formula with its numbers."""

TALLER = 18.0
"""From one line of it to the next."""


def between_frame(scene: Scene, layer: PointLayer, brush: Brush) -> Picture:
    """The picture of a step between layers."""
    places = pooling_places(scene, NOTE)
    frame = Collection(brush)
    for row, channel in zip(places.rows, scene.channels, strict=True):
        parts.plane(frame, scene, row, channel, brush)
        _map(frame, scene, layer, channel, row.map, brush)
        if channel.index == scene.own:
            frame.add(_step(scene, layer, row, channel, brush))
    margins.headings(frame, places.headings, _said(scene, layer, brush), brush)
    names = {phase: brush.say(f"transport.phase.{phase}") for phase in scene.stage.phases}
    names["sum"] = brush.say("transport.phase.apply")
    frame.add(margins.footer(scene, places.height, names, brush))
    return frame.picture(places.height)


def _said(scene: Scene, layer: PointLayer, brush: Brush) -> dict[str, tuple[str, str]]:
    say = brush.say
    return {
        "input": (say("stage.input"), margins.input_detail(scene, brush)),
        "window": (say("cells.cell"), words.shape(_read(scene).shape)),
        "winner": (say(f"operation.{layer.op}"), LETTERS[layer.op]),
        "output": (say("stage.output"), words.shape(scene.seen_output)),
    }


def _read(scene: Scene) -> Array:
    """(rows, columns): the numbers that the step reads; channels stand one below another."""
    values = np.stack([term.values for term in scene.step.channels])
    return values[:, 0] if len(values) > 1 else values[0]


def _step(
    scene: Scene, layer: PointLayer, row: PoolingRow, channel: Channel, brush: Brush
) -> Iterator[Shape]:
    yield from parts.window_on_plane(scene, row, brush)
    values = _read(scene)
    colours = scene.value_colours(values, channel.hue, brush.theme)
    yield parts.group_frame(row.window, brush, now=True)
    yield from parts.group_cells(row.window, values, under_text(colours, scene.cell_hue(channel)))
    if scene.done("sum"):
        yield from parts.arrow(row, brush)
        yield from _result(scene, layer, row, channel, brush)
    if isinstance(layer, FlattenLayer):
        yield parts.ring(row.map.cell(0, scene.step.output[2]), brush)
    else:
        yield parts.ring(row.map.cell(*scene.step.output[1:]), brush)


def _result(
    scene: Scene, layer: PointLayer, row: PoolingRow, channel: Channel, brush: Brush
) -> Iterator[Shape]:
    chip, result = row.chip, scene.step.result
    plain = _colours(scene, layer, np.array([result]), channel, brush)
    ground = parts.rgb_of(under_text(plain, _hue(scene, layer, channel))[0])
    yield Rect(chip, ground, radius=9)
    text = words.number(result)
    yield parts.number(text, chip, parts.chip_text(text, chip, 16), ink_on(ground), bold=True)
    lines = formula(scene, layer)
    y = chip.middle - TALLER * (len(lines) - 1) / 2
    for line in lines:
        size = min(12.0, 12.0 * (NOTE - 20) / max(1.0, width_of(line, "numbers", size=12)))
        yield Text(chip.right + 10, y, line, size, brush.theme.muted, "numbers")
        y += TALLER


def formula(scene: Scene, layer: PointLayer) -> list[str]:
    """What is done in this step, with its numbers put in."""
    step, number = scene.step, words.number
    known = {name: number(value) for name, value in step.intermediate.items()}
    x = number(float(step.channels[0].values.flat[0]))
    match layer.op:
        case "relu":
            return [f"max(0, {x})"]
        case "leaky_relu":
            return [f"{known['slope']} · {_bracketed(x)}"]
        case "sigmoid":
            return [f"1 / (1 + {known['exponential']})"]
        case "tanh":
            sign = words.MINUS if x.startswith(words.MINUS) else ""
            return [f"{sign}(1 − e) / (1 + e)", f"e = {known['exponential']}"]
        case "softmax":
            return [f"{known['exponential']} / {known['total']}"]
        case "batch_norm":
            return [
                f"({x} − {_bracketed(known['mean'])})",
                f"/ √({known['variance']} + {known['eps']})",
                f"· {_bracketed(known['weight'])} + {_bracketed(known['bias'])}",
            ]
        case "add":
            return [f"{x} + {_bracketed(known['alpha'])} · {_bracketed(known['other'])}"]
        case _:
            row, column = step.window.top, step.window.left
            return [f"[{step.channels[0].channel}, {row}, {column}] → [{step.index}]"]


def _bracketed(text: str) -> str:
    """A number after a sign."""
    return f"({text})" if text.startswith(words.MINUS) else text


def _hue(scene: Scene, layer: PointLayer, channel: Channel) -> Hue:
    return scene.cell_hue(channel) if isinstance(layer, FlattenLayer) else "grey"


def _colours(
    scene: Scene, layer: PointLayer, values: Array, channel: Channel, brush: Brush
) -> Colours:
    """A row of the input keeps its colours; everything else is on the scale of the output."""
    if isinstance(layer, FlattenLayer):
        return scene.value_colours(values, channel.hue, brush.theme)
    return signed_colours(values, scene.stage.limits.map, brush.theme)


def _map(
    frame: Collection, scene: Scene, layer: PointLayer, channel: Channel, grid: Grid, brush: Brush
) -> None:
    present, index = scene.step.output[0], channel.index
    if isinstance(layer, FlattenLayer):
        if index != scene.own:
            return
        index = 0
    if index > present:
        frame.keep((grid, "empty"), lambda: parts.empty_map(grid, brush))
        return
    values = scene.out[index]
    shown = parts.ShownMap(
        ("map", index, channel.hue),
        values,
        lambda: _colours(scene, layer, values, channel, brush),
        _hue(scene, layer, channel),
    )
    filled = scene.filled if index == present else values.size
    parts.filled_map(frame, grid, shown, filled, brush)
