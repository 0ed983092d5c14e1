"""The pictures that ship with Convwalk; ``scripts/make_samples.py`` makes the files."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from app.pictures.decoding import decode_png
from app.pictures.numbers import Crop, Size
from app.pictures.picture import Picture

FOLDER = Path(__file__).with_name("samples")


@dataclass(frozen=True)
class Sample:
    """A picture that ships with Convwalk, and how it is read when it is opened.

    Attributes:
        name: what a run's ``image`` takes as well as the id.
        picture: the picture.
        crop: what is cut out of it, or the whole.
        size: the grid.
        color: three channels or one.
        source: where it comes from.
        licence: under which terms.
    """

    name: str
    picture: Picture
    crop: Crop | None
    size: Size
    color: Literal["rgb", "grey"]
    source: str
    licence: str


_DRAWN = ("drawn by scripts/make_samples.py", "CC0 1.0")
_NASA = (
    "Eileen Collins, NASA Great Images database; from scikit-image (data.astronaut), cut",
    "public domain",
)
_COFFEE = ("Rachel Michetti, pikolo espresso bar; from scikit-image (data.coffee), cut", "CC0 1.0")
_CHELSEA = ("Stéfan van der Walt; from scikit-image (data.chelsea), cut", "CC0 1.0")


@cache
def samples() -> tuple[Sample, ...]:
    """Every sample; the first is open at the start, read as the layer of the design reads it."""
    return (
        _sample("astronaut", (12, 12), *_NASA, crop=(40, 50, 160, 170)),
        _sample("coffee", (64, 64), *_COFFEE),
        _sample("chelsea", (48, 48), *_CHELSEA),
        _sample("edge", (12, 12), *_DRAWN),
        _sample("checkerboard", (12, 12), *_DRAWN),
        _sample("gradient", (12, 12), *_DRAWN),
        _sample("digit", (14, 14), *_DRAWN),
        _sample("face", (12, 12), *_DRAWN),
    )


def _sample(
    name: str, size: Size, source: str, licence: str, *, crop: Crop | None = None
) -> Sample:
    picture = decode_png((FOLDER / f"{name}.png").read_bytes())
    color: Literal["rgb", "grey"] = picture.mode
    return Sample(name, picture, crop, size, color, source, licence)
