"""What a preset kernel makes of a picture, small enough to choose by."""

import threading
from dataclasses import dataclass
from typing import Literal

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray

from app.engine import compute
from app.operations.conv import Conv2d
from app.operations.kernels import PRESETS
from app.pictures import Picture, encode_png, map_png, mean_cells, to_array
from app.runs.errors import DoesNotFit, NotKept
from app.runs.run import Array
from app.runs.service import Runs
from app.runs.shelf import PictureShelf

Mode = Literal["correlation", "convolution"]

MAP_LIMIT = 0.6
"""Share of the largest |value| at which the colours of a response end."""


KEPT = 64
"""Inputs that were drawn lately: a page asks for every preset over the same one."""


@dataclass(frozen=True)
class PictureSource:
    """A part of a picture; ``crop`` is (left, top, right, bottom) in pixels."""

    image: str
    crop: tuple[int, int, int, int] | None
    color: Literal["rgb", "grey"]


class Previews:
    """Draws presets over pictures and over what comes out of runs."""

    def __init__(self, runs: Runs, shelf: PictureShelf) -> None:
        """Draw over what these have."""
        self._runs = runs
        self._shelf = shelf
        self._busy = threading.Lock()
        self._read: LRUCache[tuple[PictureSource, int], Array] = LRUCache(KEPT)

    def over_picture(
        self, source: PictureSource, name: str, *, side: int, mode: Mode, colormap: str
    ) -> bytes:
        """Draw a preset over a part of a picture, ``side`` cells along its longer side.

        Raises:
            NotKept: there is no such picture, or no such preset of one kernel.
            DoesNotFit: the crop does not lie in the picture.
        """
        x = self._cells(source, side)
        return preview_png(x, name, mode=mode, colormap=colormap, is_picture=True)

    def over_run(self, run_id: str, name: str, *, side: int, mode: Mode, colormap: str) -> bytes:
        """Draw a preset over the output of a run, at most ``side`` cells a side.

        Raises:
            NotKept: there is no such run, or no such preset of one kernel.
        """
        output = self._runs.get(run_id).output
        if not output.size:
            raise NotKept(f"run {run_id} has an empty output")
        small = mean_cells(output, side)
        return preview_png(small, name, mode=mode, colormap=colormap, is_picture=False)

    def _cells(self, source: PictureSource, side: int) -> Array:
        picture = self._shelf.get(source.image)
        left, top, right, bottom = source.crop or (0, 0, picture.width, picture.height)
        if not (left < right <= picture.width and top < bottom <= picture.height):
            raise DoesNotFit(
                "/query/crop",
                f"crop {left},{top},{right},{bottom} does not lie in a picture of "
                f"{picture.width}×{picture.height} pixels, or is empty",
            )
        share = side / max(bottom - top, right - left)
        size = (max(1, round((bottom - top) * share)), max(1, round((right - left) * share)))
        # All presets are asked for at once: one reads the picture, the others wait for it.
        with self._busy:
            if (known := self._read.get((source, side))) is None:
                known = to_array(
                    picture, crop=(left, top, right, bottom), size=size, color=source.color
                )
                self._read[source, side] = known
        return known


def preview_png(x: Array, name: str, *, mode: Mode, colormap: str, is_picture: bool) -> bytes:
    """Draw what a preset makes of an input.

    The picture goes on beyond its edges as it ends there, so that no rim is drawn that only the
    padding makes. A kernel that makes a picture of a picture is drawn in its colours, one that
    responds (edges, lines) on a scale with zero in its middle.

    Args:
        x: (C, H, W); a picture from 0 to 255.
        name: of a preset of one kernel.
        mode: whether the kernel is turned by 180° first.
        colormap: the signed scale.
        is_picture: whether ``x`` may be drawn in its own colours.

    Raises:
        NotKept: there is no such preset, or it is a bank of filters.
    """
    preset = PRESETS.get(name)
    if preset is None:
        raise NotKept(f"no preset is called {name!r:.70}")
    if preset.combine is None:
        raise NotKept(f"{name} is a bank of filters: only single kernels are drawn over a picture")
    operation = Conv2d.model_validate(
        {
            "op": "conv2d",
            "kernel": name,
            "mode": mode,
            "padding": "same",
            "padding_mode": "replicate",
        }
    )
    maps = compute(x, operation.resolve(x.shape))
    if preset.combine == "each" and is_picture and len(maps) in (1, 3):
        return encode_png(Picture(_pixels(maps)))
    plane = maps.mean(axis=0)
    limit = MAP_LIMIT * float(np.abs(plane).max()) or 1.0
    return map_png(plane, colormap=colormap, low=-limit, high=limit)


def _pixels(maps: Array) -> NDArray[np.uint8]:
    levels = np.rint(np.clip(maps, 0, 255)).astype(np.uint8)
    pixels: NDArray[np.uint8] = levels[0] if len(levels) == 1 else levels.transpose(1, 2, 0)
    return np.ascontiguousarray(pixels)
