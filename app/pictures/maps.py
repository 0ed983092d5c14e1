"""Numbers → colours: the scales of the design, and a plane of numbers as PNG."""

import io
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Colour = tuple[int, int, int]
Entries = NDArray[np.uint8]

NEGATIVE: Colour = (0x25, 0x63, 0xB8)
ZERO: Colour = (0xF6, 0xF4, 0xEE)
POSITIVE: Colour = (0xC8, 0x50, 0x1E)
ZERO_DARK: Colour = (0x23, 0x28, 0x31)
NEGATIVE_DARK: Colour = (0x6F, 0xA8, 0xFF)
POSITIVE_DARK: Colour = (0xF0, 0x8A, 0x55)
HUES: dict[str, Colour] = {
    "red": (0xE8, 0x46, 0x57),
    "green": (0x34, 0xA8, 0x58),
    "blue": (0x46, 0x6F, 0xE0),
    "grey": (0xFF, 0xFF, 0xFF),
}

SIGNED: dict[str, tuple[Colour, Colour, Colour]] = {
    "diverging": (NEGATIVE, ZERO, POSITIVE),
    "diverging-dark": (NEGATIVE_DARK, ZERO_DARK, POSITIVE_DARK),
}
"""Scales with zero in their middle, on light paper and on dark."""

UNIFORM = {
    "viridis": "matplotlib:viridis",
    "cividis": "cividis:cividis",
    "magma": "matplotlib:magma",
    "batlow": "crameri:batlow",
}
"""Perceptually uniform scales, dark to light; the second and the last serve colour-blind eyes."""

BALANCED = {
    "vik": "crameri:vik",
    "broc": "crameri:broc",
    "coolwarm": "matplotlib:coolwarm",
}
"""More scales with zero in their middle; the first two are perceptually uniform."""

COLORMAPS = (*SIGNED, *BALANCED, *UNIFORM, *sorted(HUES))

STEPS = 256
"""Entries of a scale; a PNG with a palette has no more."""


def ramp(*stops: Colour, steps: int = STEPS) -> Entries:
    """Colours evenly spaced between the stops.

    Interpolated in the encoded (gamma) sRGB values, in which equal differences look about equal:
    the middle between black and white is the grey that looks half as bright.

    Returns:
        (steps, 3).
    """
    at = np.linspace(0, len(stops) - 1, steps)
    channels = [
        np.interp(at, np.arange(len(stops)), channel) for channel in zip(*stops, strict=True)
    ]
    colours: Entries = np.rint(np.stack(channels, axis=1)).astype(np.uint8)
    return colours


@cache
def colour_scale(colormap: str) -> Entries:
    """The colours of a scale, (256, 3), from its low end to its high.

    Raises:
        KeyError: no scale of that name; ``COLORMAPS`` lists them.
    """
    if colormap in SIGNED:
        # 255 entries around a neutral one in the middle: zero is exactly the neutral colour.
        scale = ramp(*SIGNED[colormap], steps=STEPS - 1)
        return np.concatenate([scale[:1], scale])
    if colormap in BALANCED:
        scale = _published(BALANCED[colormap], STEPS - 1)
        return np.concatenate([scale[:1], scale])
    if colormap in UNIFORM:
        return _published(UNIFORM[colormap], STEPS)
    return ramp((0, 0, 0), HUES[colormap])


def _published(name: str, steps: int) -> Entries:
    """The colours of a scale of the catalogue that cmap keeps, (steps, 3)."""
    # Read when it is asked for: the catalogue is looked through, and most maps are our own colours.
    from cmap import Colormap

    shares = Colormap(name)(np.linspace(0, 1, steps), N=steps)[:, :3]
    colours: Entries = np.rint(shares * 255).astype(np.uint8)
    return colours


def has_middle(colormap: str) -> bool:
    """Whether a scale has zero in its middle."""
    return colormap in SIGNED or colormap in BALANCED


def scale_index(
    plane: NDArray[np.float64], colormap: str, low: float | None, high: float | None
) -> Entries:
    """Where each value stands on a scale, 0–255.

    Args:
        plane: any shape.
        colormap: a diverging scale has its middle between ``low`` and ``high``.
        low: the value at the low end; −max|v| on a diverging scale, else the smallest. What is
            not finite does not count.
        high: the value at the high end; max|v| on a diverging scale, else the largest.
    """
    if low is None or high is None:
        finite = plane[np.isfinite(plane)]
        if has_middle(colormap):
            high = float(np.abs(finite).max(initial=0)) or 1.0
            low = -high
        else:
            low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
    if low == high:
        part = np.full(plane.shape, 0.5)
    else:
        # Halved before it is subtracted: the span of two large numbers may not fit a float.
        part = np.nan_to_num(np.clip((plane / 2 - low / 2) / (high / 2 - low / 2), 0, 1))
    first, entries = (1, STEPS - 1) if has_middle(colormap) else (0, STEPS)
    index: Entries = (first + np.rint(part * (entries - 1))).astype(np.uint8)
    return index


def map_png(
    plane: NDArray[np.float64],
    *,
    colormap: str = "diverging",
    low: float | None = None,
    high: float | None = None,
    scale: int = 1,
) -> bytes:
    """Draw a plane of numbers as a PNG with a palette.

    Args:
        plane: (H, W).
        colormap: one of ``COLORMAPS``.
        low: the value at the scale's low end; found from the plane if left out.
        high: the value at the scale's high end; found from the plane if left out.
        scale: pixels a cell, each way.

    Raises:
        KeyError: no scale of that name.
    """
    palette = colour_scale(colormap)
    index = scale_index(plane, colormap, low, high)
    if scale > 1:
        index = index.repeat(scale, axis=0).repeat(scale, axis=1)
    image = Image.fromarray(index)
    image.putpalette(palette.tobytes())
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=3)
    return buffer.getvalue()
