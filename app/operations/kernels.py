"""The preset kernels: what people know by name, ready to be put over a picture.

Weights follow the convention of cross-correlation, which is what PyTorch and OpenCV apply: they
meet the picture as they stand here. In convolution mode they are turned by 180° first. Titles and
notes are in the catalogues of ``app.texts``: ``kernels.<name>.title``, ``kernels.<name>.note``.
"""

import math
from dataclasses import dataclass
from typing import Literal

Row = tuple[float, ...]
Plane = tuple[Row, ...]
Bank = tuple[tuple[Plane, ...], ...]


@dataclass(frozen=True)
class Kernel:
    """A preset.

    Attributes:
        name: what ``kernel`` takes in a ``conv2d``.
        family: which kernels it belongs with.
        weight: kH×kW, or C_out×C_in×kH×kW for a bank of filters; with C_in = 1 a filter has the
            same kernel for every channel.
        bias: (C_out,) for a bank.
        combine: how channels meet when nothing else is said: each for itself where the result is
            a picture again, summed where it is a response (edges, lines); none for a bank.
    """

    name: str
    family: str
    weight: Plane | Bank
    bias: Row | None = None
    combine: Literal["each", "sum"] | None = "each"


def _outer(column: Row, row: Row, divisor: float = 1) -> Plane:
    """A separable kernel: every product of a column's and a row's entry, over ``divisor``."""
    return tuple(tuple(c * r / divisor if divisor != 1 else c * r for r in row) for c in column)


def _turned(plane: Plane) -> Plane:
    """Rows and columns swapped."""
    return tuple(zip(*plane, strict=True))


def _single(height: int, width: int, row: int, column: int) -> Plane:
    """Zeros with a one at (row, column)."""
    return tuple(
        tuple(1 if (i, j) == (row, column) else 0 for j in range(width)) for i in range(height)
    )


# Rows of Pascal's triangle: the binomial approximation of a Gaussian.
_PASCAL_3 = (1, 2, 1)
_PASCAL_5 = (1, 4, 6, 4, 1)
_PASCAL_7 = (1, 6, 15, 20, 15, 6, 1)

_SOBEL_X: Plane = ((-1, 0, 1), (-2, 0, 2), (-1, 0, 1))
_PREWITT_X: Plane = ((-1, 0, 1), (-1, 0, 1), (-1, 0, 1))
_SCHARR_X: Plane = ((-3, 0, 3), (-10, 0, 10), (-3, 0, 3))
_LAPLACIAN_4: Plane = ((0, 1, 0), (1, -4, 1), (0, 1, 0))
_LINE: Plane = ((-1, -1, -1), (2, 2, 2), (-1, -1, -1))

# A picture plus what a 5×5 Gaussian takes away from it: 2·identity − Gaussian.
_UNSHARP: Plane = tuple(
    tuple((2 if (i, j) == (2, 2) else 0) - weight for j, weight in enumerate(row))
    for i, row in enumerate(_outer(_PASCAL_5, _PASCAL_5, 256))
)

# The classic 5×5 "Mexican hat": a Laplacian of a Gaussian in whole numbers.
_LOG: Plane = (
    (0, 0, -1, 0, 0),
    (0, -1, -2, -1, 0),
    (-1, -2, 16, -2, -1),
    (0, -1, -2, -1, 0),
    (0, 0, -1, 0, 0),
)

_BANK: Bank = (
    (_turned(_SOBEL_X), _SOBEL_X, _LAPLACIAN_4),
    (
        ((0, 1, 0), (1, -3, 1), (0, 1, 0)),
        ((1, 0, -1), (1, 0, -1), (1, 0, -1)),
        ((1, 1, 1), (0, 0, 0), (-1, -1, -1)),
    ),
)


def _gabor(angle: float, wavelength: float, phase: float, *, side: int, peak: int) -> Plane:
    """A wave under a Gaussian, in whole numbers that add up to 0.

    exp(−(x² + y²) / 2σ²) · (cos(2πx′ / λ + ψ) − c) with x′ along ``angle`` and the c that takes
    away what the wave sees of flat ground (J. Daugman, "Uncertainty relation for resolution in
    space, spatial frequency, and orientation", JOSA A 2, 1985); σ is half a wavelength, and no more
    than what fits.
    """
    middle = side // 2
    spread = min(wavelength / 2, side / 4)
    places = range(-middle, middle + 1)
    cells = [(y, x) for y in places for x in places]
    under = [math.exp(-(x * x + y * y) / (2 * spread**2)) for y, x in cells]
    turns = [(x * math.cos(angle) + y * math.sin(angle)) / wavelength for y, x in cells]
    wave = [math.cos(2 * math.pi * turn + phase) for turn in turns]
    ground = sum(map(math.prod, zip(under, wave, strict=True))) / sum(under)

    def rounded(lift: float) -> list[int]:
        pairs = zip(under, wave, strict=True)
        values = [height * (value - ground) for height, value in pairs]
        largest = max(map(abs, values))
        lifted = zip(values, under, strict=True)
        return [round((value + lift * height) * peak / largest) for value, height in lifted]

    # Rounding alone would leave some of the ground: lifted a little, next to none of it is left.
    whole = min((rounded(step / 200) for step in range(-60, 61)), key=lambda all_: abs(sum(all_)))
    whole[len(whole) // 2] -= sum(whole)
    return tuple(tuple(whole[start : start + side]) for start in range(0, side * side, side))


_GABOR: Bank = tuple(
    (_gabor(math.pi * turn / 8, wavelength, phase, side=5, peak=9),)
    for wavelength in (2.5, 3.3, 4.5, 6.5)
    for phase in (0.0, math.pi / 2)
    for turn in range(8)
)

_ALL = (
    Kernel("astronaut_bank", "bank", _BANK, bias=(12, -8), combine=None),
    Kernel("gabor_bank", "bank", _GABOR, combine=None),
    Kernel("identity", "identity", _single(3, 3, 1, 1)),
    Kernel("shift_left", "identity", _single(3, 3, 1, 2)),
    Kernel("shift_right", "identity", _single(3, 3, 1, 0)),
    Kernel("shift_up", "identity", _single(3, 3, 2, 1)),
    Kernel("shift_down", "identity", _single(3, 3, 0, 1)),
    Kernel("box_3", "smoothing", _outer((1,) * 3, (1,) * 3, 9)),
    Kernel("box_5", "smoothing", _outer((1,) * 5, (1,) * 5, 25)),
    Kernel("gaussian_3", "smoothing", _outer(_PASCAL_3, _PASCAL_3, 16)),
    Kernel("gaussian_5", "smoothing", _outer(_PASCAL_5, _PASCAL_5, 256)),
    Kernel("gaussian_7", "smoothing", _outer(_PASCAL_7, _PASCAL_7, 4096)),
    Kernel(
        "motion_blur",
        "smoothing",
        tuple(tuple(0.2 if i == j else 0 for j in range(5)) for i in range(5)),
    ),
    Kernel("sharpen", "sharpening", ((0, -1, 0), (-1, 5, -1), (0, -1, 0))),
    Kernel("unsharp_mask", "sharpening", _UNSHARP),
    Kernel("sobel_x", "edge", _SOBEL_X, combine="sum"),
    Kernel("sobel_y", "edge", _turned(_SOBEL_X), combine="sum"),
    Kernel("prewitt_x", "edge", _PREWITT_X, combine="sum"),
    Kernel("prewitt_y", "edge", _turned(_PREWITT_X), combine="sum"),
    Kernel("scharr_x", "edge", _SCHARR_X, combine="sum"),
    Kernel("scharr_y", "edge", _turned(_SCHARR_X), combine="sum"),
    Kernel("roberts_x", "edge", ((1, 0), (0, -1)), combine="sum"),
    Kernel("roberts_y", "edge", ((0, 1), (-1, 0)), combine="sum"),
    Kernel("laplacian_4", "edge", _LAPLACIAN_4, combine="sum"),
    Kernel("laplacian_8", "edge", ((1, 1, 1), (1, -8, 1), (1, 1, 1)), combine="sum"),
    Kernel("laplacian_of_gaussian", "edge", _LOG, combine="sum"),
    Kernel("emboss", "emboss", ((-2, -1, 0), (-1, 1, 1), (0, 1, 2))),
    Kernel("outline", "emboss", ((-1, -1, -1), (-1, 8, -1), (-1, -1, -1)), combine="sum"),
    Kernel("line_horizontal", "line", _LINE, combine="sum"),
    Kernel("line_vertical", "line", _turned(_LINE), combine="sum"),
    Kernel("line_diagonal_45", "line", ((-1, -1, 2), (-1, 2, -1), (2, -1, -1)), combine="sum"),
    Kernel("line_diagonal_135", "line", ((2, -1, -1), (-1, 2, -1), (-1, -1, 2)), combine="sum"),
)

PRESETS: dict[str, Kernel] = {preset.name: preset for preset in _ALL}
"""Every preset under its name, in the order in which a page shows them."""


def kernel(name: str) -> Kernel:
    """The preset of that name.

    Raises:
        KeyError: there is none.
    """
    return PRESETS[name]
