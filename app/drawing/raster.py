"""Painting frames with Pillow: every shape through a mask of how much of each pixel it covers.

Pillow's own edges are hard. A mask is drawn ``FINE`` times too large and averaged, once for all
shapes that stand on the pixels in the same way: most of a frame's are cells and numbers that were
there before.
"""

from functools import lru_cache
from typing import NamedTuple

from PIL import Image, ImageDraw

from app.drawing.fonts import font_for
from app.drawing.shapes import (
    Anchor,
    Box,
    Face,
    Hatch,
    Line,
    Picture,
    Pixels,
    Rect,
    Shape,
    Sheet,
    Text,
)
from app.drawing.theme import Rgb

FINE = 3
"""Parts of a pixel, each way, that edges are rounded to."""

HATCH_GAP = 6.0
ANCHORS = {"left": "lm", "middle": "mm", "right": "rm"}

LARGEST_KEPT = 1 << 14
"""Pixels of a mask that is kept; larger ones are drawn again."""


class Area(NamedTuple):
    """Pixels: the first and, not included, the last in both directions."""

    left: int
    top: int
    right: int
    bottom: int

    def holds(self, other: "Area") -> bool:
        """Whether another lies in it."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


def paint(picture: Picture, width: int) -> Image.Image:
    """Paint one frame.

    Args:
        picture: the shapes.
        width: pixels across; the height follows.
    """
    painter = Painter(width, height_of(picture, width))
    painter.paint(picture)
    return painter.image


def height_of(picture: Picture, width: int) -> int:
    """Pixels that a picture is tall when it is so many wide."""
    return round(picture.height * width / picture.width)


class Painter:
    """Paints frame after frame of one size, and of each only what is new.

    Attributes:
        image: the frame that was painted last.
    """

    image: Image.Image

    def __init__(self, width: int, height: int) -> None:
        """Make one.

        Args:
            width: pixels across.
            height: pixels down; a picture of another shape stands in the middle.
        """
        self._size = (width, height)
        self._ground: Image.Image | None = None
        self._shown: tuple[Sheet, ...] = ()
        self._over: list[Area] = []

    def paint(self, picture: Picture) -> list[Area]:
        """Paint a picture over the last.

        Returns:
            Where something may have changed; all of it at first.
        """
        changed = self._still(picture)
        canvas = _Canvas(self.image, picture)
        areas: list[Area] = []
        for shape in picture.moving:
            area = canvas.draw(shape)
            if not (areas and areas[-1].holds(area)):
                areas.append(area)
        changed += areas
        self._over = areas
        return changed

    def _still(self, picture: Picture) -> list[Area]:
        """Bring what is still up to date, and wipe off what moved on the last frame."""
        known = set(map(id, self._shown))
        added = [sheet for sheet in picture.still if id(sheet) not in known]
        only_added = len(self._shown) + len(added) == len(picture.still)
        self._shown = picture.still
        if self._ground is None or not only_added:
            self._ground = Image.new("RGB", self._size, picture.ground)
            canvas = _Canvas(self._ground, picture)
            for sheet in picture.still:
                for shape in sheet.shapes:
                    canvas.draw(shape)
            self.image = self._ground.copy()
            return [Area(0, 0, *self._size)]
        canvas = _Canvas(self._ground, picture)
        areas = [canvas.draw(shape) for sheet in added for shape in sheet.shapes]
        areas += self._over
        for area in areas:
            self.image.paste(self._ground.crop(area), area)
        return areas


class _Canvas:
    """An image that the shapes of a picture are drawn on, as large as it allows."""

    def __init__(self, image: Image.Image, picture: Picture) -> None:
        self._image = image
        self._scale = min(image.width / picture.width, image.height / picture.height)
        self._fine = self._scale * FINE
        self._left = round((image.width - picture.width * self._scale) / 2)
        self._top = round((image.height - picture.height * self._scale) / 2)

    def draw(self, shape: Shape) -> Area:
        """Draw a shape; the answer is where."""
        match shape:
            case Rect():
                return self._rect(shape)
            case Line():
                return self._line(shape)
            case Hatch():
                return self._hatch(shape)
            case Pixels():
                return self._pixels(shape)
            case Text():
                return self._text(shape)

    def _corners(self, box: Box) -> tuple[int, int, int, int]:
        """Left, top, width and height in parts of a pixel; at least one of them."""
        left, top = round(box.x * self._fine), round(box.y * self._fine)
        right, bottom = round(box.right * self._fine), round(box.bottom * self._fine)
        return left, top, max(1, right - left), max(1, bottom - top)

    def _thick(self, width: float) -> int:
        return max(1, round(width * self._fine))

    def _area(self, left: int, top: int, size: tuple[int, int]) -> Area:
        """The pixels of a mask that starts in a pixel of the picture."""
        x, y = self._left + left, self._top + top
        across, down = self._image.size
        return Area(max(0, x), max(0, y), min(across, x + size[0]), min(down, y + size[1]))

    def _cover(self, mask: Image.Image, left: int, top: int, colour: Rgb) -> Area:
        self._image.paste(colour, (self._left + left, self._top + top), mask)
        return self._area(left, top, mask.size)

    def _rect(self, rect: Rect) -> Area:
        left, top, width, height = self._corners(rect.box)
        (x, within_x), (y, within_y) = divmod(left, FINE), divmod(top, FINE)
        radius = round(rect.radius * self._fine)
        kept = width * height <= LARGEST_KEPT * FINE * FINE
        mask = _rect_mask if kept else _rect_mask.__wrapped__
        area = Area(0, 0, 0, 0)
        if rect.fill:
            filled = mask(within_x, within_y, width, height, radius, 0)
            area = self._cover(filled, x, y, rect.fill)
        if rect.outline:
            thick = self._thick(rect.width)
            ring = mask(within_x, within_y, width, height, radius, thick)
            area = self._cover(ring, x, y, rect.outline)
        return area

    def _line(self, line: Line) -> Area:
        points = [(x * self._fine, y * self._fine) for x, y in line.points]
        thick = self._thick(line.width)
        left = int(min(x for x, _ in points) - thick) // FINE - 1
        top = int(min(y for _, y in points) - thick) // FINE - 1
        right = int(max(x for x, _ in points) + thick) // FINE + 2
        bottom = int(max(y for _, y in points) + thick) // FINE + 2
        fine = Image.new("L", ((right - left) * FINE, (bottom - top) * FINE))
        moved = [(x - left * FINE, y - top * FINE) for x, y in points]
        ImageDraw.Draw(fine).line(moved, 255, thick, joint="curve")
        return self._cover(fine.reduce(FINE), left, top, line.colour)

    def _hatch(self, hatch: Hatch) -> Area:
        left, top, width, height = self._corners(hatch.box)
        patch = Image.new("RGB", (width, height), hatch.ground)
        draw = ImageDraw.Draw(patch)
        gap = HATCH_GAP * self._fine
        for stroke in range(int((width + height) / gap) + 1):
            x = stroke * gap - height
            draw.line([(x, height), (x + height, 0)], hatch.stroke, self._thick(1.2))
        return self._patch(patch, left, top)

    def _pixels(self, pixels: Pixels) -> Area:
        left, top, width, height = self._corners(pixels.box)
        cells = Image.fromarray(pixels.colours)
        enlarging = width >= cells.width and height >= cells.height
        method = Image.Resampling.NEAREST if enlarging else Image.Resampling.BOX
        return self._patch(cells.resize((width, height), method), left, top)

    def _patch(self, fine: Image.Image, left: int, top: int) -> Area:
        """Put a picture in parts of a pixel in its place."""
        (x, within_x), (y, within_y) = divmod(left, FINE), divmod(top, FINE)
        across = -(-(within_x + fine.width) // FINE)
        down = -(-(within_y + fine.height) // FINE)
        area = self._area(x, y, (across, down))
        place = (area.left - self._left - x, area.top - self._top - y)
        # What a pixel at the rim does not get of the patch, it keeps of what is there.
        behind = self._image.crop(area).resize(
            ((area.right - area.left) * FINE, (area.bottom - area.top) * FINE),
            Image.Resampling.NEAREST,
        )
        behind.paste(fine, (within_x - place[0] * FINE, within_y - place[1] * FINE))
        self._image.paste(behind.reduce(FINE), area)
        return area

    def _text(self, text: Text) -> Area:
        left, top = round(text.x * self._fine), round(text.y * self._fine)
        (x, within_x), (y, within_y) = divmod(left, FINE), divmod(top, FINE)
        size = round(text.size * self._scale * 8) / 8
        mask = _text_mask(text.text, text.face, text.bold, size, text.anchor, within_x, within_y)
        return self._cover(mask.image, x + mask.left, y + mask.top, text.colour)


@lru_cache(maxsize=2048)
def _rect_mask(left: int, top: int, width: int, height: int, radius: int, ring: int) -> Image.Image:
    """How much of each pixel a rectangle covers; all lengths in parts of a pixel.

    Args:
        left: from the edge of the first pixel, below ``FINE``.
        top: the same downwards.
        width: of the rectangle.
        height: of the rectangle.
        radius: of its corners.
        ring: width of its outline, of which alone the mask is then; 0 for the whole of it.
    """
    size = (-(-(left + width) // FINE) * FINE, -(-(top + height) // FINE) * FINE)
    fine = Image.new("L", size)
    corners = (left, top, left + width - 1, top + height - 1)
    draw = ImageDraw.Draw(fine)
    if ring:
        draw.rounded_rectangle(corners, radius, None, 255, ring)
    else:
        draw.rounded_rectangle(corners, radius, 255)
    return fine.reduce(FINE)


class _TextMask(NamedTuple):
    """A line of text, and where its mask stands from its anchor's pixel."""

    image: Image.Image
    left: int
    top: int


@lru_cache(maxsize=4096)
def _text_mask(
    text: str, face: Face, bold: bool, size: float, anchor: Anchor, left: int, top: int
) -> _TextMask:
    """How much of each pixel a text covers, its anchor ``left`` and ``top`` parts into a pixel."""
    font = font_for(text, face, bold=bold, size=size)
    place = ANCHORS[anchor]
    start, above, end, below = (round(edge) for edge in font.getbbox(text, anchor=place))
    x, y = start - 1, above - 1
    image = Image.new("L", (max(1, end - start + 3), max(1, below - above + 3)))
    at = (left / FINE - x, top / FINE - y)
    ImageDraw.Draw(image).text(at, text, 255, font, place)
    return _TextMask(image, x, y)
