"""Numbers → colours of cells, the scales of the stage (``static/js/lib/colour.js``)."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.drawing.theme import Hue, Rgb, Theme

Array = NDArray[np.float64]
Colours = NDArray[np.uint8]

WHITE: Rgb = (255, 255, 255)
BLACK: Rgb = (0, 0, 0)
DARK_INK: Rgb = (27, 30, 36)

AA = 4.5
"""Contrast that WCAG 2.2 AA asks of text."""

DARKEN = 0.015
"""How much of black a cell is mixed with at a time until white text stands out on it."""

RAMPS: dict[Hue, tuple[Rgb, Rgb]] = {
    "red": ((22, 6, 10), (235, 70, 90)),
    "green": ((5, 19, 9), (61, 191, 101)),
    "blue": ((9, 13, 24), (80, 130, 250)),
    "grey": ((12, 13, 15), (246, 246, 245)),
}
"""From the darkest to the fullest value of a channel; the same in both themes: it is a picture."""


def mix(start: Rgb, end: Rgb, amount: float) -> Rgb:
    """The colour ``amount`` (0 … 1) of the way from one to another."""
    red, green, blue = (round(a + (b - a) * amount) for a, b in zip(start, end, strict=True))
    return (red, green, blue)


def luminances(colours: NDArray[Any]) -> Array:
    """Relative luminance as WCAG defines it, 0 … 1.

    Args:
        colours: (…, 3), 0 … 255.

    Returns:
        colours.shape[:-1].
    """
    share = colours / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    luminance: Array = linear @ np.array([0.2126, 0.7152, 0.0722])
    return luminance


def contrast(one: Rgb, other: Rgb) -> float:
    """Contrast ratio as WCAG defines it, 1 … 21."""
    low, high = sorted(luminances(np.array([one, other])).tolist())
    ratio: float = (high + 0.05) / (low + 0.05)
    return ratio


@lru_cache(maxsize=1 << 14)
def ink_on(ground: Rgb) -> Rgb:
    """The colour of text on a cell: dark ink or white, black where neither stands out."""
    if contrast(DARK_INK, ground) >= AA:
        return DARK_INK
    return WHITE if contrast(WHITE, ground) >= AA else BLACK


def signed_colours(values: Array, limit: float, theme: Theme) -> Colours:
    """The diverging scale: zero is neutral, positive orange, negative blue.

    Args:
        values: any shape.
        limit: the |value| at which the scale ends.
        theme: gives the three colours.

    Returns:
        values.shape + (3,).
    """
    if limit > 0:
        strength = np.minimum(0.92, (np.abs(np.nan_to_num(values)) / limit) ** 0.75)[..., None]
    else:
        strength = np.zeros((*values.shape, 1))
    ends = np.where((values < 0)[..., None], theme.negative, theme.positive)
    colours: Colours = np.rint(theme.zero + (ends - theme.zero) * strength).astype(np.uint8)
    return colours


def hue_colours(values: Array, low: float, high: float, hue: Hue) -> Colours:
    """A channel's own scale, from black to its hue.

    Returns:
        values.shape + (3,).
    """
    if high > low:
        share = np.nan_to_num(np.clip((values - low) / (high - low), 0, 1))
    else:
        share = np.full_like(values, 0.5)
    dark, full = (np.array(end, dtype=np.float64) for end in RAMPS[hue])
    colours: Colours = np.rint(dark + (full - dark) * share[..., None]).astype(np.uint8)
    return colours


def under_text(colours: Colours, hue: Hue) -> Colours:
    """A channel's colours, darkened until white text on them meets AA; grey ones stay.

    Args:
        colours: (…, 3).
        hue: the channel's.

    Returns:
        colours.shape.
    """
    if hue == "grey":
        return colours
    shades = colours.astype(np.float64)
    while (bright := 1.05 / (luminances(shades) + 0.05) < AA).any():
        shades[bright] *= 1 - DARKEN
    darkened: Colours = np.rint(shades).astype(np.uint8)
    return darkened


@dataclass(frozen=True)
class Limits:
    """Where the diverging scales of a layer end, the same for every one of its steps."""

    kernel: float
    product: float
    sum: float
    map: float


def _largest(values: Array) -> float:
    """The largest finite |value|."""
    return float(np.abs(values[np.isfinite(values)]).max(initial=0))


def limits_of(weights: Array, x: Array, out: Array) -> Limits:
    """The limits of a layer's scales, so that a colour keeps its meaning through the walk.

    Args:
        weights: of any shape; empty for pooling.
        x: (C, H, W), the input.
        out: (C_out, H_out, W_out), the output.
    """
    sizes = np.abs(weights[weights != 0])
    most = float(sizes.max(initial=0))
    mean = float(sizes.mean()) if sizes.size else 0.0
    most_in, most_out = _largest(x), _largest(out)
    return Limits(
        kernel=most * 1.4,
        product=most_in * max(most * 0.57, mean * 1.6),
        sum=most_out * 0.6,
        map=most_out * 0.78,
    )
