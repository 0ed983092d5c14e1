"""Where a window is put by who forgets the padding, the stride or the dilation, or slips by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from app.operations import WindowLayer
from app.operations.arguments import Pair
from app.steps.records import Step
from app.steps.taps import Taps, Windows

Direction = Literal["up", "down", "left", "right"]
MisplacedName = Literal["padding_ignored", "stride_ignored", "dilation_ignored", "window_shifted"]

DIRECTIONS: dict[Direction, Pair] = {
    "left": (0, -1),
    "right": (0, 1),
    "up": (-1, 0),
    "down": (1, 0),
}


@dataclass(frozen=True)
class Misplaced:
    """A window that is not where it belongs.

    Attributes:
        name: what was forgotten.
        taps: where its taps stand, of one window (n = 1).
        direction: which way it slipped; none where it did not slip.
    """

    name: MisplacedName
    taps: Taps
    direction: Direction | None = None


def misplaced(layer: WindowLayer, step: Step) -> Iterator[Misplaced]:
    """Every other place that the window of a step might have been put.

    A window that a person could not have put there is left out: one that forgets the padding has
    to lie in the input, the others in what the windows of the layer reach.
    """
    height, width = layer.input_shape[1:]
    row, column = step.output[1:]
    here = (step.window.top, step.window.left)
    below, beyond = layer.overhang
    top, bottom, left, right = layer.padding
    reach = ((-top, height + bottom + below), (-left, width + right + beyond))
    inside = ((0, height), (0, width))

    def place(corner: Pair, dilation: Pair, bounds: tuple[Pair, Pair]) -> Taps | None:
        size = tuple(
            gap * (side - 1) + 1 for gap, side in zip(dilation, layer.kernel_size, strict=True)
        )
        fits = all(
            low <= start and start + cells <= high
            for start, cells, (low, high) in zip(corner, size, bounds, strict=True)
        )
        if not fits or (corner, dilation) == (here, layer.dilation):
            return None
        windows = Windows(
            np.array([corner]), layer.kernel_size, dilation, np.array([size]), (bottom, right)
        )
        return Taps.of_plane((height, width), windows)

    strided = (row * layer.stride[0], column * layer.stride[1])
    wrong: list[tuple[MisplacedName, Direction | None, Taps | None]] = [
        ("padding_ignored", None, place(strided, layer.dilation, inside)),
        ("stride_ignored", None, place((row - top, column - left), layer.dilation, reach)),
        ("dilation_ignored", None, place(here, (1, 1), reach)),
    ]
    for direction, (down, across) in DIRECTIONS.items():
        corner = (here[0] + down, here[1] + across)
        wrong.append(("window_shifted", direction, place(corner, layer.dilation, reach)))
    for name, way, taps in wrong:
        if taps is not None:
            yield Misplaced(name, taps, way)
