"""The fonts of a frame: they come with Convwalk, so a frame looks the same on every machine."""

from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

from app.drawing.shapes import Face

FOLDER = Path(__file__).resolve().parents[2] / "static" / "vendor"
"""Cut for this by ``scripts/subset_font.py``, which knows the characters that a frame can need."""

CHINESE = FOLDER / "noto-sans-sc"
FIRST_IDEOGRAPH = "\u2e80"


def is_chinese(text: str) -> bool:
    """Whether a text has characters that only the Chinese face has."""
    return any(character >= FIRST_IDEOGRAPH for character in text)


@lru_cache(maxsize=256)
def font(face: Face, *, bold: bool, chinese: bool, size: float) -> ImageFont.FreeTypeFont:
    """A face at a size in pixels.

    Args:
        face: words or numbers.
        bold: the heavier of two weights.
        chinese: whether Chinese characters are to be written; only one face has them.
        size: pixels, any fraction.
    """
    latin = {"words": "inter", "numbers": "jetbrains-mono"}[face]
    folder = CHINESE if chinese else FOLDER / latin
    path = folder / f"frame-{600 if bold else 400}.ttf"
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def font_for(text: str, face: Face, *, bold: bool, size: float) -> ImageFont.FreeTypeFont:
    """The face that has every character of ``text``."""
    return font(face, bold=bold, chinese=is_chinese(text), size=size)


@lru_cache(maxsize=1 << 12)
def width_of(text: str, face: Face, *, bold: bool = False, size: float) -> float:
    """How wide a text is, in the unit of ``size``."""
    return font_for(text, face, bold=bold, size=100).getlength(text) * size / 100
