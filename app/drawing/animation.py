"""A walk as one picture after another, each painted over the last."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from PIL import Image

from app.drawing.collecting import Brush
from app.drawing.frame import frame
from app.drawing.raster import Painter, height_of
from app.drawing.scene import Scene
from app.drawing.stamps import Area
from app.drawing.theme import THEMES, ThemeName


@dataclass(frozen=True)
class Painted:
    """A frame of an animation.

    Attributes:
        image: RGB, an even number of pixels each way, as films need it; the next frame is painted
            over it.
        changed: where it may differ from the frame before, all of it at first; none where it is
            the same.
    """

    image: Image.Image
    changed: Area | None


@dataclass(frozen=True)
class Look:
    """How an animation looks.

    Attributes:
        labels: the texts of one language under their keys.
        theme: ``"light"`` or ``"dark"``.
        width: pixels across.
        height: pixels down; if left out, what a frame of that width needs.
    """

    labels: Mapping[str, str]
    theme: ThemeName = "light"
    width: int = 960
    height: int | None = None


def animate(scenes: Iterable[Scene], look: Look) -> Iterator[Painted]:
    """Paint the scenes of one walk, one after another, each when it is asked for."""
    brush = Brush(THEMES[look.theme], look.labels)
    painter: Painter | None = None
    for scene in scenes:
        picture = frame(scene, brush)
        if painter is None:
            height = look.height or height_of(picture, look.width)
            painter = Painter(look.width // 2 * 2, height // 2 * 2)
        changed = painter.paint(picture)
        yield Painted(painter.image, changed)
