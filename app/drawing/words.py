"""How numbers and shapes are written in a frame; the page writes them alike."""

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

MINUS = "−"
WAITING = "…"
"""In the place of a number that is not worked out yet; written in the face of words."""
CELL_DIGITS = 4

LARGEST_WRITTEN_OUT = 1e21
SMALLEST_WRITTEN_OUT = 1e-6


@lru_cache(maxsize=1 << 14)
def number(value: float) -> str:
    """A number as a cell shows it: integers exactly, others to four significant digits.

    Returns:
        Such as ``"−48"``, ``"0.1111"``, ``"1.234e−7"``; ``"−∞"`` for what never wins a maximum.
    """
    if np.isnan(value):
        return "NaN"
    if np.isinf(value):
        return f"{MINUS}∞" if value < 0 else "∞"
    if value == 0:
        return "0"
    if not float(value).is_integer():
        value = float(f"{value:.{CELL_DIGITS}g}")
    if SMALLEST_WRITTEN_OUT <= abs(value) < LARGEST_WRITTEN_OUT:
        text = np.format_float_positional(value, trim="-")
    else:
        mantissa, exponent = np.format_float_scientific(value, trim="-").split("e")
        text = f"{mantissa}e{int(exponent):+d}"
    return text.replace("-", MINUS)


class Forms(NamedTuple):
    """The ways to write a number in less and less room, the fullest first.

    Attributes:
        precise: to three digits or more: ``("0.003906", ".003906", ".00391")``.
        rough: to less: ``(".0039", ".004")``; none for an integer.
    """

    precise: tuple[str, ...]
    rough: tuple[str, ...]


@lru_cache(maxsize=1 << 14)
def forms(value: float) -> Forms:
    """The ways to write a number: without the zero before the point, with fewer digits behind."""
    full = number(value)
    if float(value).is_integer() or not 1e-6 <= abs(value) < 1e6:
        return Forms((full,), ())
    before = max(1, math.floor(math.log10(abs(value))) + 1)
    shorter = [_without_zero(value, max(digits, before)) for digits in (4, 3, 2, 1)]
    precise = tuple(dict.fromkeys([full, *shorter[:2]]))
    return Forms(precise, tuple(f for f in dict.fromkeys(shorter[2:]) if f not in precise))


def _without_zero(value: float, digits: int) -> str:
    text = np.format_float_positional(float(f"{value:.{digits}g}"), trim="-")
    return re.sub(r"^(-?)0\.", r"\1.", text).replace("-", MINUS)


def signed(value: float) -> str:
    """A number that says its sign, as a term that is added: ``"+12"``, ``"−8"``, ``"+0"``."""
    text = number(value)
    return text if text.startswith(MINUS) else f"+{text}"


def shape(sizes: Sequence[int]) -> str:
    """``"3 × 12 × 12"``."""
    return " × ".join(str(size) for size in sizes)


def pair(sizes: tuple[int, int]) -> str:
    """One number where both agree, else ``"2, 1"``."""
    return str(sizes[0]) if sizes[0] == sizes[1] else f"{sizes[0]}, {sizes[1]}"


def span(start: int, length: int, by: int) -> str:
    """Rows or columns as Python slices them: ``"4:7"``, ``"−1:4:2"``."""
    step = f":{by}" if by > 1 else ""
    return f"{start}:{start + length}{step}".replace("-", MINUS)


def count(value: int) -> str:
    """A whole number with a narrow space between its thousands: ``"50 176"``."""
    return f"{value:,}".replace(",", "\u00a0")
