"""Painting frames with Pillow, and of a frame that follows another only what is new."""

from typing import NamedTuple

from PIL import Image, ImageDraw

from app.drawing.shapes import Picture, Shape, Sheet
from app.drawing.stamps import Area, Stamp, Stamper, bounds

REACH = 4
"""How many shapes may be put in or taken out before those behind are taken for new ones."""


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


class _Drawn(NamedTuple):
    """A shape, its stamps, and the pixels of all of them."""

    shape: Shape
    stamps: list[Stamp]
    area: Area


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
        self._moving: list[_Drawn] = []
        self._stamper: Stamper | None = None

    def paint(self, picture: Picture) -> Area | None:
        """Paint a picture over the last.

        Returns:
            The pixels that may have changed, all of them at first; none where nothing has.
        """
        if self._stamper is None or not self._stamper.suits(picture):
            self._stamper = Stamper(self._size, picture)
        ground, added = self._still(picture, self._stamper)
        moved = self._moved(picture.moving, self._stamper)
        if not (added or moved):
            return None
        # One part that holds all of it is quicker than each by itself: its shapes are put once.
        changed = bounds([*added, *moved]).within(self._size)
        if changed.left >= changed.right or changed.top >= changed.bottom:
            return None
        part = ground.crop(changed)
        draw = ImageDraw.Draw(part)
        for drawn in self._moving:
            if drawn.area.meets(changed):
                for stamp in drawn.stamps:
                    stamp.put(part, draw, changed.left, changed.top)
        self.image.paste(part, changed)
        return changed

    def _still(self, picture: Picture, stamper: Stamper) -> tuple[Image.Image, list[Area]]:
        """Bring what is still up to date: that, and where something is new."""
        known = set(map(id, self._shown))
        added = [sheet for sheet in picture.still if id(sheet) not in known]
        only_added = len(self._shown) + len(added) == len(picture.still)
        self._shown = picture.still
        areas = []
        if self._ground is None or not only_added:
            self._ground = Image.new("RGB", self._size, picture.ground)
            self.image = self._ground.copy()
            added = list(picture.still)
            areas.append(Area(0, 0, *self._size))
        draw = ImageDraw.Draw(self._ground)
        for sheet in added:
            for shape in sheet.shapes:
                for stamp in stamper.stamps(shape):
                    stamp.put(self._ground, draw, 0, 0)
                    areas.append(stamp.area)
        return self._ground, areas

    def _moved(self, shapes: tuple[Shape, ...], stamper: Stamper) -> list[Area]:
        """Bring what is over the ground up to date: where it is not what was there before.

        Shapes stay as they were when they come in the same order as before.
        """
        before, place = self._moving, 0
        now: list[_Drawn] = []
        areas = []
        for shape in shapes:
            for index in range(place, min(place + REACH, len(before))):
                was = before[index].shape
                if was is shape or was == shape:
                    areas += [gone.area for gone in before[place:index]]
                    now.append(before[index])
                    place = index + 1
                    break
            else:
                stamps = stamper.stamps(shape)
                drawn = _Drawn(shape, stamps, bounds([stamp.area for stamp in stamps]))
                areas.append(drawn.area)
                now.append(drawn)
        self._moving = now
        return areas + [gone.area for gone in before[place:]]
