"""Shape → stamps: what is put on which pixels, worked out before any of them is touched."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from PIL import Image, ImageDraw

from app.drawing.masks import FINE, HARD, Mask, rect_masks, text_mask
from app.drawing.shapes import Box, Hatch, Line, Picture, Pixels, Rect, Shape, Text
from app.drawing.theme import Rgb

HATCH_GAP = 6.0

MOST_KNOWN = 4096
"""Rectangles whose places are kept."""


class Area(NamedTuple):
    """Pixels: the first and, not included, the last in both directions."""

    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: "Area") -> bool:
        """Whether the two have a pixel in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, size: tuple[int, int]) -> "Area":
        """The part of it that an image of a size has."""
        width, height = size
        return Area(
            max(0, self.left), max(0, self.top), min(width, self.right), min(height, self.bottom)
        )


def bounds(areas: Sequence[Area]) -> Area:
    """The smallest area that holds all of some."""
    if len(areas) == 1:
        return areas[0]
    if not areas:
        return Area(0, 0, 0, 0)
    left, top, right, bottom = zip(*areas, strict=True)
    return Area(min(left), min(top), max(right), max(bottom))


class Stamp(NamedTuple):
    """A colour or a picture, and how much of each pixel it covers; all of it without a mask."""

    area: Area
    ink: Rgb | Image.Image
    mask: Image.Image | None

    def put(self, image: Image.Image, draw: ImageDraw.ImageDraw, left: int, top: int) -> None:
        """Put it on an image whose first pixel is (left, top) of the frame.

        Args:
            image: where it is put; what lies outside is left out.
            draw: draws on ``image``.
            left: pixels of the frame.
            top: pixels of the frame.
        """
        x, y = self.area.left - left, self.area.top - top
        if isinstance(self.ink, Image.Image):
            image.paste(self.ink, (x, y), self.mask)
        elif self.mask is None:
            right, bottom = self.area.right - left - 1, self.area.bottom - top - 1
            draw.rectangle((x, y, right, bottom), self.ink)
        else:
            draw.bitmap((x, y), self.mask, self.ink)


Cover: TypeAlias = tuple[Area, Image.Image | None]
"""Pixels, and how much of each is covered; all of it without a mask."""


class Stamper:
    """Works out stamps for frames of one size."""

    def __init__(self, size: tuple[int, int], picture: Picture) -> None:
        """Make one.

        Args:
            size: pixels across and down.
            picture: shown as large as it can be, in the middle.
        """
        self._shown = (picture.width, picture.height)
        self._scale = min(size[0] / picture.width, size[1] / picture.height)
        self._fine = self._scale * FINE
        self._left = round((size[0] - picture.width * self._scale) / 2)
        self._top = round((size[1] - picture.height * self._scale) / 2)
        self._known: dict[tuple[Box, float, float], list[Cover]] = {}

    def suits(self, picture: Picture) -> bool:
        """Whether a picture has the shape that the stamps are worked out for."""
        return self._shown == (picture.width, picture.height)

    def stamps(self, shape: Shape) -> list[Stamp]:
        """The stamps of a shape, from back to front."""
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

    def _area(self, mask: Mask, x: int, y: int) -> Area:
        left, top = self._left + x + mask.left, self._top + y + mask.top
        width, height = mask.image.size
        return Area(left, top, left + width, top + height)

    def _stamp(self, mask: Mask, x: int, y: int, ink: Rgb | Image.Image) -> Stamp:
        return Stamp(self._area(mask, x, y), ink, mask.image)

    def _rect(self, rect: Rect) -> list[Stamp]:
        stamps = []
        for ink, ring in ((rect.fill, 0.0), (rect.outline, rect.width)):
            if ink is not None:
                covers = self._covers(rect.box, rect.radius, ring)
                stamps += [Stamp(area, ink, mask) for area, mask in covers]
        return stamps

    def _covers(self, box: Box, radius: float, ring: float) -> list[Cover]:
        """What a rectangle covers, or its outline where ``ring`` is its width.

        Frames of a walk have their cells at the same places, in other colours.
        """
        key = (box, radius, ring)
        if (known := self._known.get(key)) is not None:
            return known
        left, top, width, height = self._corners(box)
        (x, within_x), (y, within_y) = divmod(left, FINE), divmod(top, FINE)
        thick = self._thick(ring) if ring else 0
        rounded = round(radius * self._fine)
        masks = rect_masks(within_x, within_y, width, height, rounded, thick)
        covers: list[Cover] = [(self._area(mask, x, y), mask.image) for mask in masks.parts]
        if masks.solid:
            first, above, last, below = masks.solid
            across, down = self._left + x, self._top + y
            covers.append((Area(across + first, down + above, across + last, down + below), None))
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        self._known[key] = covers
        return covers

    def _line(self, line: Line) -> list[Stamp]:
        points = [(x * self._fine, y * self._fine) for x, y in line.points]
        thick = self._thick(line.width)
        left = int(min(x for x, _ in points) - thick) // FINE - 1
        top = int(min(y for _, y in points) - thick) // FINE - 1
        right = int(max(x for x, _ in points) + thick) // FINE + 2
        bottom = int(max(y for _, y in points) + thick) // FINE + 2
        fine = Image.new("L", ((right - left) * FINE, (bottom - top) * FINE))
        moved = [(x - left * FINE, y - top * FINE) for x, y in points]
        ImageDraw.Draw(fine).line(moved, HARD, thick, joint="curve")
        return [self._stamp(Mask(fine.reduce(FINE), left, top), 0, 0, line.colour)]

    def _hatch(self, hatch: Hatch) -> list[Stamp]:
        left, top, width, height = self._corners(hatch.box)
        patch = Image.new("RGB", (width, height), hatch.ground)
        draw = ImageDraw.Draw(patch)
        gap = HATCH_GAP * self._fine
        for stroke in range(int((width + height) / gap) + 1):
            x = stroke * gap - height
            draw.line([(x, height), (x + height, 0)], hatch.stroke, self._thick(1.2))
        return [self._patch(patch, left, top)]

    def _pixels(self, pixels: Pixels) -> list[Stamp]:
        left, top, width, height = self._corners(pixels.box)
        cells = Image.fromarray(pixels.colours)
        enlarging = width >= cells.width and height >= cells.height
        method = Image.Resampling.NEAREST if enlarging else Image.Resampling.BOX
        return [self._patch(cells.resize((width, height), method), left, top)]

    def _patch(self, fine: Image.Image, left: int, top: int) -> Stamp:
        """A picture in parts of a pixel; a pixel at its rim takes it as far as it is covered."""
        (x, within_x), (y, within_y) = divmod(left, FINE), divmod(top, FINE)
        beyond = (-(within_x + fine.width) % FINE, -(within_y + fine.height) % FINE)
        rims = ((within_y, beyond[1]), (within_x, beyond[0]))
        spread = np.pad(np.asarray(fine), (*rims, (0, 0)), mode="edge")
        covered = np.pad(np.full((fine.height, fine.width), HARD, np.uint8), rims)
        mask = Mask(Image.fromarray(covered).reduce(FINE), 0, 0)
        return self._stamp(mask, x, y, Image.fromarray(spread).reduce(FINE))

    def _text(self, text: Text) -> list[Stamp]:
        left, top = round(text.x * self._fine), round(text.y * self._fine)
        (x, within_x), (y, within_y) = divmod(left, FINE), divmod(top, FINE)
        size = round(text.size * self._scale * 8) / 8
        mask = text_mask(text.text, text.face, text.bold, size, text.anchor, within_x, within_y)
        return [self._stamp(mask, x, y, text.colour)]
