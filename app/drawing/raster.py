"""Painting a frame with Pillow: shapes several times too large and scaled down, text on top."""

from PIL import Image, ImageDraw

from app.drawing.fonts import font_for
from app.drawing.shapes import Box, Hatch, Line, Picture, Pixels, Rect, Text
from app.drawing.theme import Rgb

FINE = 3
"""Pillow's shapes have hard edges: they are painted so many times larger and averaged."""

HATCH_GAP = 6.0
ANCHORS = {"left": "lm", "middle": "mm", "right": "rm"}


def paint(picture: Picture, width: int) -> Image.Image:
    """Paint a frame.

    Args:
        picture: the shapes; text lies over everything else.
        width: pixels across; the height follows.
    """
    scale = width / picture.width
    height = round(picture.height * scale)
    canvas = _Canvas(width, height, scale * FINE, picture.ground)
    for shape in picture.shapes:
        match shape:
            case Rect():
                canvas.rect(shape)
            case Line():
                canvas.line(shape)
            case Hatch():
                canvas.hatch(shape)
            case Pixels():
                canvas.pixels(shape)
    image = canvas.image.reduce(FINE)
    draw = ImageDraw.Draw(image)
    for shape in picture.shapes:
        if isinstance(shape, Text):
            _write(draw, shape, scale)
    return image


def _write(draw: ImageDraw.ImageDraw, text: Text, scale: float) -> None:
    font = font_for(text.text, text.face, bold=text.bold, size=text.size * scale)
    draw.text((text.x * scale, text.y * scale), text.text, text.colour, font, ANCHORS[text.anchor])


class _Canvas:
    """The large canvas of the shapes; ``scale`` is pixels a unit on it."""

    def __init__(self, width: int, height: int, scale: float, ground: Rgb) -> None:
        self.image = Image.new("RGB", (width * FINE, height * FINE), ground)
        self._draw = ImageDraw.Draw(self.image)
        self._scale = scale

    def _corners(self, box: Box) -> tuple[int, int, int, int]:
        """Left, top and the last pixel right and below; at least one pixel."""
        left, top = round(box.x * self._scale), round(box.y * self._scale)
        right, bottom = round(box.right * self._scale), round(box.bottom * self._scale)
        return left, top, max(left, right - 1), max(top, bottom - 1)

    def _thick(self, width: float) -> int:
        return max(1, round(width * self._scale))

    def rect(self, rect: Rect) -> None:
        self._draw.rounded_rectangle(
            self._corners(rect.box),
            rect.radius * self._scale,
            rect.fill,
            rect.outline,
            self._thick(rect.width) if rect.outline else 0,
        )

    def line(self, line: Line) -> None:
        points = [(x * self._scale, y * self._scale) for x, y in line.points]
        self._draw.line(points, line.colour, self._thick(line.width), joint="curve")

    def hatch(self, hatch: Hatch) -> None:
        left, top, right, bottom = self._corners(hatch.box)
        patch = Image.new("RGB", (right - left + 1, bottom - top + 1), hatch.ground)
        draw = ImageDraw.Draw(patch)
        gap = HATCH_GAP * self._scale
        for stroke in range(int((patch.width + patch.height) / gap) + 1):
            x = stroke * gap - patch.height
            draw.line([(x, patch.height), (x + patch.height, 0)], hatch.stroke, self._thick(1.2))
        self.image.paste(patch, (left, top))

    def pixels(self, pixels: Pixels) -> None:
        left, top, right, bottom = self._corners(pixels.box)
        size = (right - left + 1, bottom - top + 1)
        cells = Image.fromarray(pixels.colours)
        enlarging = size[0] >= cells.width and size[1] >= cells.height
        method = Image.Resampling.NEAREST if enlarging else Image.Resampling.BOX
        self.image.paste(cells.resize(size, method), (left, top))
