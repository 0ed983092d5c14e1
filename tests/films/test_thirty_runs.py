"""Thirty runs over all operations: on a frame and in a film the map's pixels are its values.

A cell's colour is turned back into a number by the scale that it is drawn with, and compared.
"""

import io
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageSequence

from app.drawing import Look, Stage, frame_png
from app.drawing.collecting import Brush
from app.drawing.frame import frame
from app.drawing.shapes import Box, Picture, Pixels, Rect
from app.drawing.theme import THEMES
from app.films import Film, Scenes, encode
from app.house import House, furnish
from app.operations import OPS
from app.runs import Run, RunRequest
from app.settings import Settings
from app.store import MemoryStore
from app.texts import catalogue

RNG = np.random.default_rng(30)
WIDTH = 960
COLUMN = 0.7
"""Where the column of the output begins, of a frame's width."""


def numbers(*shape: int) -> Any:
    return RNG.integers(-5, 6, shape).tolist()


PLANE, LONG, LIST = numbers(7, 8), numbers(9), numbers(12)
RUNS: list[tuple[Any, dict[str, Any]]] = [
    (PLANE, {"op": "conv2d", "kernel": numbers(3, 3), "padding": 1}),
    (PLANE, {"op": "conv2d", "kernel": numbers(3, 3), "mode": "convolution"}),
    (PLANE, {"op": "conv2d", "kernel": numbers(2, 3), "stride": [2, 1], "bias": [4]}),
    (PLANE, {"op": "conv2d", "kernel": numbers(2, 2), "dilation": 2}),
    (PLANE, {"op": "conv2d", "kernel": "sobel_x", "padding": 1, "padding_mode": "reflect"}),
    (numbers(40, 40), {"op": "conv2d", "kernel": "laplacian_4", "padding": 1}),
    (numbers(3, 6, 6), {"op": "conv2d", "kernel": numbers(3, 3), "combine": "sum"}),
    (LONG, {"op": "conv1d", "kernel": [1, -2, 1], "padding": [2, 0]}),
    (LONG, {"op": "conv1d", "kernel": [3, 1], "stride": 2}),
    (numbers(4, 4), {"op": "conv_transpose2d", "weight": [[numbers(3, 3)]], "stride": 2}),
    (numbers(4, 5), {"op": "conv_transpose2d", "weight": [[numbers(2, 2)]], "padding": 1}),
    (numbers(5), {"op": "conv_transpose1d", "weight": [[[1, 2, -1]]], "stride": 2}),
    (PLANE, {"op": "max_pool2d", "kernel_size": 2}),
    (PLANE, {"op": "max_pool2d", "kernel_size": 3, "stride": 2, "padding": 1, "ceil_mode": True}),
    (LONG, {"op": "max_pool1d", "kernel_size": 3, "stride": 1}),
    (PLANE, {"op": "avg_pool2d", "kernel_size": 2}),
    (PLANE, {"op": "avg_pool2d", "kernel_size": 3, "padding": 1, "count_include_pad": False}),
    (LONG, {"op": "avg_pool1d", "kernel_size": 2}),
    (PLANE, {"op": "lp_pool2d", "kernel_size": 2, "norm_type": 2}),
    (LONG, {"op": "lp_pool1d", "kernel_size": 2, "norm_type": 2}),
    (PLANE, {"op": "adaptive_max_pool2d", "output_size": [3, 5]}),
    (PLANE, {"op": "adaptive_avg_pool2d", "output_size": [4, 3]}),
    (LONG, {"op": "adaptive_max_pool1d", "output_size": 4}),
    (LONG, {"op": "adaptive_avg_pool1d", "output_size": 5}),
    (PLANE, {"op": "relu"}),
    (PLANE, {"op": "leaky_relu", "negative_slope": 0.3}),
    (PLANE, {"op": "sigmoid"}),
    (PLANE, {"op": "tanh"}),
    (PLANE, {"op": "batch_norm", "running_mean": [1], "running_var": [4]}),
    (LIST, {"op": "softmax"}),
    (numbers(3, 4), {"op": "flatten"}),
    (LIST, {"op": "linear", "weight": numbers(6, 12)}),
    (PLANE, {"op": "add", "other": 2.5}),
]


@pytest.fixture(scope="module")
def house() -> House:
    return furnish(Settings(), MemoryStore())


def run_of(house: House, values: Any, operation: dict[str, Any]) -> Run:
    question = {"input": {"values": values}, "operation": operation}
    return house.runs.create(RunRequest.model_validate(question))


def drawn(run: Run) -> Picture:
    """The shapes of its last step, when all of its output is there."""
    scene = Stage.of(run).scene(run.step(run.total - 1))
    return frame(scene, Brush(THEMES["light"], catalogue("en")))


def cells(picture: Picture, count: int) -> list[Box]:
    """Where the cells of the output are, row by row."""
    column = COLUMN * picture.width
    for shape in picture.shapes:
        if isinstance(shape, Pixels) and shape.box.x > column:
            rows, columns = shape.colours.shape[:2]
            box, wide, high = shape.box, shape.box.width / columns, shape.box.height / rows
            return [
                Box(box.x + column * wide, box.y + row * high, wide, high)
                for row in range(rows)
                for column in range(columns)
            ]
    sizes: dict[tuple[float, float], set[tuple[float, float]]] = {}
    for shape in picture.shapes:
        if isinstance(shape, Rect) and shape.fill and shape.box.x > column:
            size = (round(shape.box.width, 3), round(shape.box.height, 3))
            places = sizes.setdefault(size, set())
            places.add((round(shape.box.y, 3), round(shape.box.x, 3)))
    found = [(size, places) for size, places in sizes.items() if len(places) == count]
    assert found, {size: len(places) for size, places in sizes.items()}
    (wide, high), places = found[0]
    return [Box(x, y, wide, high) for y, x in sorted(places)]


def looked_up(image: np.ndarray[Any, Any], boxes: Sequence[Box], scale: float) -> np.ndarray:
    """The colours of the cells, where no digit and no edge is."""
    places = [
        (int((box.y + 0.14 * box.height) * scale + 0.5), int((box.x + box.width / 2) * scale))
        for box in boxes
    ]
    return np.array([image[min(y, len(image) - 1), x] for y, x in places]).astype(int)


def worst(colours: np.ndarray[Any, Any], values: np.ndarray[Any, Any]) -> float:
    """How far the worst cell is from what its colour says, in parts of the largest value."""
    return min(as_signed(colours, values), as_picture(colours, values))


def as_signed(colours: np.ndarray[Any, Any], values: np.ndarray[Any, Any]) -> float:
    """The diverging scale: strength grows as |value|^0.75, up to 0.92 of the full colour."""
    light = THEMES["light"]
    zero = np.array(light.zero, float)
    read = np.zeros(len(colours))
    off = np.full(len(colours), np.inf)
    for sign, end in ((1, light.positive), (-1, light.negative)):
        way = np.array(end, float) - zero
        strength = np.clip((colours - zero) @ way / (way @ way), 0, 1)
        apart = np.abs(colours - (zero + strength[:, None] * way)).max(axis=1)
        nearer = apart < off
        read[nearer] = sign * strength[nearer] ** (4 / 3)
        off[nearer] = apart[nearer]
    if off.max() > 14:
        return np.inf
    full = np.abs(read) > 0.88 ** (4 / 3)
    if full.all():
        return np.inf
    limit = (read[~full] @ values[~full]) / max(read[~full] @ read[~full], 1e-12)
    error = np.abs(limit * read - values)
    # From the end of the scale on a colour says only that it is as large, or larger.
    error[full] = np.maximum(0, limit * np.abs(read[full]) - np.abs(values[full]))
    error[full & (np.sign(read) != np.sign(values))] = np.inf
    return float(error.max() / np.abs(values).max())


def as_picture(colours: np.ndarray[Any, Any], values: np.ndarray[Any, Any]) -> float:
    """From black to white, in equal steps."""
    if np.ptp(colours, axis=1).max() > 14:
        return np.inf
    slope, start = np.polyfit(colours.mean(axis=1), values, 1)
    error = np.abs(slope * colours.mean(axis=1) + start - values)
    return float(error.max() / np.abs(values).max()) if slope > 0 else np.inf


def test_they_are_thirty_and_over_all_operations() -> None:
    assert len(RUNS) >= 30
    assert {operation["op"] for _, operation in RUNS} == set(OPS)


@pytest.mark.parametrize(
    ("values", "operation"), RUNS, ids=[f"{n}-{run[1]['op']}" for n, run in enumerate(RUNS)]
)
def test_the_pixels_of_the_map_are_its_values(
    house: House, values: Any, operation: dict[str, Any]
) -> None:
    run = run_of(house, values, operation)
    output = run.output.ravel()
    picture = drawn(run)
    boxes = cells(picture, output.size)
    stage = Stage.of(run)
    last = stage.scene(run.step(run.total - 1))
    png = frame_png(last, labels=catalogue("en"), theme="light", width=WIDTH)
    with Image.open(io.BytesIO(png)) as image:
        painted = np.asarray(image.convert("RGB"))
    assert worst(looked_up(painted, boxes, WIDTH / picture.width), output) < 0.03
    steps = range(max(0, run.total - 2), run.total)
    film = Film("gif", 5, Look(catalogue("en"), "light", WIDTH, None))
    data = b"".join(encode(film, Scenes(stage, run.step, steps, phases=False)))
    with Image.open(io.BytesIO(data)) as frames:
        shown = [np.asarray(one.convert("RGB")) for one in ImageSequence.Iterator(frames)][-1]
    # A palette of 256 colours stands for all of them.
    assert worst(looked_up(shown, boxes, WIDTH / picture.width), output) < 0.12
