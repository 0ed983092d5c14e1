"""What a frame is made of: a list of shapes in units of the design, from back to front.

A unit is a pixel of a frame that is ``geometry.WIDTH`` wide; a painter scales them.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.drawing.colour import Colours
from app.drawing.theme import Rgb

Face = Literal["words", "numbers"]
Anchor = Literal["left", "middle", "right"]


@dataclass(frozen=True)
class Box:
    """A place: left and top, width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.y + self.height / 2

    def grown(self, by: float) -> "Box":
        """The same, ``by`` larger on every side."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)


@dataclass(frozen=True)
class Rect:
    """A rectangle with round corners, filled, outlined or both."""

    box: Box
    fill: Rgb | None = None
    outline: Rgb | None = None
    width: float = 1
    radius: float = 0


@dataclass(frozen=True)
class Line:
    """A line through points (x, y)."""

    points: tuple[tuple[float, float], ...]
    colour: Rgb
    width: float = 1


@dataclass(frozen=True)
class Hatch:
    """Slanting strokes over a ground: padding."""

    box: Box
    ground: Rgb
    stroke: Rgb


@dataclass(frozen=True, eq=False)
class Pixels:
    """Many cells at once, as a picture: ``colours`` is (rows, columns, 3).

    Two of them are equal only if they are one.
    """

    box: Box
    colours: Colours


@dataclass(frozen=True)
class Text:
    """One line of text, its middle at ``y``; ``x`` is its left, middle or right."""

    x: float
    y: float
    text: str
    size: float
    colour: Rgb
    face: Face = "words"
    bold: bool = False
    anchor: Anchor = "left"


Shape: TypeAlias = Rect | Line | Hatch | Pixels | Text


@dataclass(frozen=True, eq=False)
class Sheet:
    """Shapes that stay as they are over many frames: two sheets are equal only if they are one."""

    shapes: tuple[Shape, ...]


@dataclass(frozen=True)
class Picture:
    """A whole frame, before it is painted.

    Attributes:
        width: in units.
        height: in units.
        ground: the colour behind everything.
        moving: the shapes of this frame alone, from back to front; they lie over what is still.
        still: what it shares with other frames of the same walk, from back to front.
    """

    width: float
    height: float
    ground: Rgb
    moving: tuple[Shape, ...]
    still: tuple[Sheet, ...] = ()

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """Every shape, from back to front."""
        return (*(shape for sheet in self.still for shape in sheet.shapes), *self.moving)
