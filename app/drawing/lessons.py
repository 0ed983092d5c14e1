"""Frames of what the course draws: a matrix, the lines between units, the chances of a sum."""

import colorsys
import io
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from app.drawing.raster import paint
from app.drawing.shapes import Box, Line, Picture, Rect, Shape, Text
from app.drawing.theme import THEMES, Rgb, Theme, ThemeName
from app.drawing.words import number
from app.steps.chances import Distribution
from app.steps.matrix import NONE, Connections, ConvolutionMatrix

WIDTH, PAD = 640.0, 24.0
"""In units of the design: a frame across, and the room around what it shows."""

LARGEST = 40.0
"""Of a cell of a matrix."""

WRITTEN = 18.0
"""Cells of at least so many units have their number."""

ROWS, RADIUS, BARS = 260.0, 15.0, 240.0
"""Between two rows of units, of a unit, and the height of bars."""


def matrix_png(found: ConvolutionMatrix, row: int | None, *, theme: ThemeName, width: int) -> bytes:
    """Draw a convolution as a matrix: equal weights share a colour, zeros are neutral.

    Args:
        found: the matrix.
        row: one that is marked; none for none.
        theme: ``"light"`` or ``"dark"``.
        width: pixels across.
    """
    look = THEMES[theme]
    rows, columns = found.matrix.shape
    side = min(LARGEST, (WIDTH - 2 * PAD) / columns)
    left = (WIDTH - columns * side) / 2
    gap = min(1.5, side * 0.08)
    shapes: list[Shape] = []
    for at, tap in np.ndenumerate(found.taps):
        box = Box(
            left + at[1] * side + gap, PAD + at[0] * side + gap, side - 2 * gap, side - 2 * gap
        )
        stands = tap != NONE
        ground = _hue(int(tap), int(found.taps.max()) + 1, look) if stands else look.zero
        shapes.append(Rect(box, ground, radius=side * 0.08))
        if stands and side >= WRITTEN:
            text = number(float(found.matrix[at]))
            middle = box.x + box.width / 2
            shapes.append(
                Text(middle, box.middle, text, side * 0.4, (27, 30, 36), "numbers", anchor="middle")
            )
    if row is not None:
        mark = Box(left, PAD + row * side, columns * side, side)
        shapes.append(Rect(mark, outline=look.now, width=2.5, radius=side * 0.12))
    return _png(Picture(WIDTH, rows * side + 2 * PAD, look.paper, tuple(shapes)), width)


def connections_png(found: Connections, *, theme: ThemeName, width: int) -> bytes:
    """Draw who reaches whom: inputs above, outputs below, each line in its weight's colour."""
    look = THEMES[theme]
    top, bottom = PAD + RADIUS, PAD + RADIUS + ROWS
    shapes: list[Shape] = []
    for i, o, weight in found.edges:
        ends = (
            (_across(i, found.inputs), top + RADIUS),
            (_across(o, found.outputs), bottom - RADIUS),
        )
        shapes.append(Line(ends, _hue(weight, max(1, found.weights), look), 2))
    for count, y, letter in ((found.inputs, top, "x"), (found.outputs, bottom, "s")):
        radius = min(RADIUS, (WIDTH - 2 * PAD) / count * 0.42)
        for place in range(count):
            x = _across(place, count)
            box = Box(x - radius, y - radius, 2 * radius, 2 * radius)
            shapes.append(Rect(box, look.card, look.ink, 1.2, radius))
            if radius > 9:
                shapes.append(Text(x, y, f"{letter}{place + 1}", 11, look.ink, anchor="middle"))
    return _png(Picture(WIDTH, bottom + RADIUS + PAD, look.paper, tuple(shapes)), width)


def chances_png(found: Distribution, *, theme: ThemeName, width: int) -> bytes:
    """Draw the chance of each total as a bar, with the number above where there is room."""
    look = THEMES[theme]
    each = (WIDTH - 2 * PAD) / len(found.chances)
    most = float(found.chances.max()) or 1.0
    foot = PAD + 20 + BARS
    shapes: list[Shape] = [Line(((PAD, foot), (WIDTH - PAD, foot)), look.line, 1)]
    shapes.extend(_bars(found.totals, found.chances, each, foot, most, look))
    return _png(Picture(WIDTH, foot + PAD + 10, look.paper, tuple(shapes)), width)


def _bars(
    totals: NDArray[np.int64],
    chances: NDArray[np.float64],
    each: float,
    foot: float,
    most: float,
    look: Theme,
) -> Iterator[Shape]:
    for place, (total, chance) in enumerate(zip(totals, chances, strict=True)):
        height = BARS * float(chance) / most
        left = PAD + place * each
        yield Rect(
            Box(left + each * 0.16, foot - height, each * 0.68, height), look.positive, radius=2
        )
        if each < 26:
            continue
        middle = left + each / 2
        yield Text(
            middle, foot + 13, number(float(total)), 11, look.muted, "numbers", anchor="middle"
        )
        if each >= 40:
            text = number(round(float(chance), 4))
            yield Text(middle, foot - height - 10, text, 11, look.ink, "numbers", anchor="middle")


def _across(place: int, count: int) -> float:
    return PAD + (WIDTH - 2 * PAD) * (place + 0.5) / count


def _hue(weight: int, weights: int, look: Theme) -> Rgb:
    """Colours round the wheel: weights that differ look different, on light and on dark."""
    light = 0.7 if sum(look.paper) > 384 else 0.62
    red, green, blue = colorsys.hls_to_rgb((weight / weights * 0.9 + 0.04) % 1, light, 0.6)
    return round(red * 255), round(green * 255), round(blue * 255)


def _png(picture: Picture, width: int) -> bytes:
    buffer = io.BytesIO()
    paint(picture, width).save(buffer, "PNG", compress_level=3)
    return buffer.getvalue()
