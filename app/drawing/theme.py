"""The colours of a frame, light and dark: those of ``static/css/tokens.css``."""

from dataclasses import dataclass
from typing import Literal

Rgb = tuple[int, int, int]
Hue = Literal["red", "green", "blue", "grey"]
ThemeName = Literal["light", "dark"]


def rgb(hexadecimal: str) -> Rgb:
    """``"#f2a007"`` → (242, 160, 7)."""
    value = int(hexadecimal[1:], 16)
    return (value >> 16, value >> 8 & 255, value & 255)


@dataclass(frozen=True)
class Theme:
    """What each role looks like.

    Attributes:
        paper: the ground of everything.
        card: the ground of the card that holds the result.
        line: quiet lines and frames.
        ink: words and numbers.
        muted: what is said beside them.
        faint: cells that are not computed yet, and the groove of the progress bar.
        hatch: the strokes that mark padding.
        now: what is being computed at this moment, and nothing else.
        positive: the positive end of the diverging scale.
        negative: its negative end.
        zero: its neutral middle.
        letters: a channel's hue as words.
        soft: a channel's hue as a ground.
    """

    paper: Rgb
    card: Rgb
    line: Rgb
    ink: Rgb
    muted: Rgb
    faint: Rgb
    hatch: Rgb
    now: Rgb
    positive: Rgb
    negative: Rgb
    zero: Rgb
    letters: dict[Hue, Rgb]
    soft: dict[Hue, Rgb]


LIGHT = Theme(
    paper=rgb("#fbfaf7"),
    card=rgb("#ffffff"),
    line=rgb("#e4e1d9"),
    ink=rgb("#1b1e24"),
    muted=rgb("#646a79"),
    faint=rgb("#f4f2ec"),
    hatch=rgb("#e3dfd5"),
    now=rgb("#f2a007"),
    positive=rgb("#c8501e"),
    negative=rgb("#2563b8"),
    zero=rgb("#f6f4ee"),
    letters={
        "red": rgb("#c62d42"),
        "green": rgb("#18733a"),
        "blue": rgb("#2a5cc6"),
        "grey": rgb("#1b1e24"),
    },
    soft={
        "red": rgb("#f5dddd"),
        "green": rgb("#dae9df"),
        "blue": rgb("#dce4f4"),
        "grey": rgb("#e9e7e0"),
    },
)

DARK = Theme(
    paper=rgb("#12151a"),
    card=rgb("#1a1e25"),
    line=rgb("#2b313b"),
    ink=rgb("#edeff3"),
    muted=rgb("#9aa3b2"),
    faint=rgb("#1f242c"),
    hatch=rgb("#2c323c"),
    now=rgb("#ffb938"),
    positive=rgb("#f08a55"),
    negative=rgb("#6fa8ff"),
    zero=rgb("#232831"),
    letters={
        "red": rgb("#ff7a8a"),
        "green": rgb("#4cc878"),
        "blue": rgb("#7da7ff"),
        "grey": rgb("#edeff3"),
    },
    soft={
        "red": rgb("#38222a"),
        "green": rgb("#1a2f26"),
        "blue": rgb("#1e2a42"),
        "grey": rgb("#2a2f38"),
    },
)

THEMES: dict[ThemeName, Theme] = {"light": LIGHT, "dark": DARK}
