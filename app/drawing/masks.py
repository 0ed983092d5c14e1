"""How much of each pixel a shape covers: masks for painting with, kept for the next that is alike.

Pillow's own edges are hard. A mask is drawn ``FINE`` times too large and averaged. Most shapes of a
frame stand on the pixels just as others before them did, so most masks are there already. Numbers
change with every step, their digits do not: a number is put together from digits.
"""

from functools import lru_cache
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from app.drawing.fonts import font, font_for, is_chinese
from app.drawing.shapes import Anchor, Face

FINE = 3
"""Parts of a pixel, each way, that edges are rounded to."""

SLICED_FROM = 1 << 12
"""Pixels of a rectangle from which on only its edges get a mask."""

ANCHORS = {"left": "lm", "middle": "mm", "right": "rm"}
SHIFTS = {"left": 0.0, "middle": 0.5, "right": 1.0}
HARD = 255


class Mask(NamedTuple):
    """A mask, and where it stands from the pixel that it was asked for."""

    image: Image.Image
    left: int
    top: int


class Masks(NamedTuple):
    """What covers a shape: masks, and a box (left, top, right, bottom) that is wholly covered."""

    parts: tuple[Mask, ...]
    solid: tuple[int, int, int, int] | None


@lru_cache(maxsize=2048)
def rect_masks(left: int, top: int, width: int, height: int, radius: int, ring: int) -> Masks:
    """What a rectangle covers; all lengths in parts of a pixel.

    Args:
        left: from the edge of the first pixel, below ``FINE``.
        top: the same downwards.
        width: of the rectangle.
        height: of the rectangle.
        radius: of its corners.
        ring: width of its outline, of which alone the masks are then; 0 for the whole of it.
    """
    across, down = -(-(left + width) // FINE), -(-(top + height) // FINE)
    fine = Image.new("L", (across * FINE, down * FINE))
    corners = (left, top, left + width - 1, top + height - 1)
    draw = ImageDraw.Draw(fine)
    if ring:
        draw.rounded_rectangle(corners, radius, None, HARD, ring)
    else:
        draw.rounded_rectangle(corners, radius, HARD)
    whole = fine.reduce(FINE)
    edge = -(-max(radius, ring) // FINE) + 1
    if across * down < SLICED_FROM or 2 * edge >= min(across, down):
        return Masks((Mask(whole, 0, 0),), None)
    low, right = down - edge, across - edge
    slices = (
        (0, 0, across, edge),
        (0, edge, edge, low),
        (right, edge, across, low),
        (0, low, across, down),
    )
    parts = tuple(Mask(whole.crop(box), box[0], box[1]) for box in slices)
    return Masks(parts, None if ring else (edge, edge, right, low))


@lru_cache(maxsize=4096)
def text_mask(
    text: str, face: Face, bold: bool, size: float, anchor: Anchor, left: int, top: int
) -> Mask:
    """What a line of text covers, its anchor ``left`` and ``top`` parts into a pixel."""
    if face == "numbers" and not is_chinese(text):
        return _number_mask(text, bold, size, anchor, left, top)
    return _drawn(text, font_for(text, face, bold=bold, size=size), ANCHORS[anchor], left, top)


def _number_mask(text: str, bold: bool, size: float, anchor: Anchor, left: int, top: int) -> Mask:
    """The same of one with figures of one width, figure by figure."""
    step = _advance(bold, size)
    start = left - round(SHIFTS[anchor] * len(text) * step)
    placed = []
    for index, character in enumerate(text):
        if character == " ":
            continue
        pixel, part = divmod(start + round(index * step), FINE)
        glyph = _glyph(character, bold, size, part, top)
        placed.append((glyph.image, pixel + glyph.left, glyph.top))
    if not placed:
        return Mask(Image.new("L", (1, 1)), 0, 0)
    x, y = min(place[1] for place in placed), min(place[2] for place in placed)
    right = max(place[1] + place[0].width for place in placed)
    bottom = max(place[2] + place[0].height for place in placed)
    image = Image.new("L", (right - x, bottom - y))
    draw = ImageDraw.Draw(image)
    for glyph_image, across, down in placed:
        draw.bitmap((across - x, down - y), glyph_image, HARD)
    return Mask(image, x, y)


@lru_cache(maxsize=256)
def _advance(bold: bool, size: float) -> float:
    """From one figure to the next, in parts of a pixel."""
    return font("numbers", bold=bold, chinese=False, size=100).getlength("0") * size / 100 * FINE


@lru_cache(maxsize=4096)
def _glyph(character: str, bold: bool, size: float, left: int, top: int) -> Mask:
    """One figure, its left edge and its middle ``left`` and ``top`` parts into a pixel."""
    return _drawn(character, font("numbers", bold=bold, chinese=False, size=size), "lm", left, top)


def _drawn(text: str, writing: ImageFont.FreeTypeFont, place: str, left: int, top: int) -> Mask:
    start, above, end, below = (round(edge) for edge in writing.getbbox(text, anchor=place))
    x, y = start - 1, above - 1
    image = Image.new("L", (max(1, end - start + 3), max(1, below - above + 3)))
    at = (left / FINE - x, top / FINE - y)
    ImageDraw.Draw(image).text(at, text, HARD, writing, place)
    return Mask(image, x, y)
