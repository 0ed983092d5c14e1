"""Scenes for the tests of frames: steps of the design's layer, and of random ones."""

from typing import Any

import numpy as np

from app.drawing import Phase, Scene, Stage
from app.engine import compute
from app.pictures import Reading
from app.steps import step_page
from tests.support.operations import layer_of

RGB = Reading("rgb", (0, 255))


def scene_of(
    values: Any,
    operation: dict[str, Any],
    index: int,
    phase: Phase = "write",
    reading: Reading | None = None,
) -> Scene:
    """The scene of one step of an operation on (C, H, W) or (H, W) values."""
    x = np.array(values, dtype=np.float64)
    x = x if x.ndim == 3 else x[None]
    layer = layer_of(x.shape, operation)
    out = compute(x, layer)
    step = step_page(x, out, layer, index, 1).step(0)
    return Stage(layer, x, out, reading).scene(step, phase)


def design_scene(stage: dict[str, Any], index: int = 66, phase: Phase = "write") -> Scene:
    """A step of the layer that the design shows."""
    operation = {"op": "conv2d", "kernel": "astronaut_bank", "padding": 1}
    return scene_of(stage["input"], operation, index, phase, RGB)
