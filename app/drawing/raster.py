"""Painting frames with Pillow, and of a frame that follows another only what is new."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from PIL import Image, ImageDraw

from app.drawing.shapes import Picture, Shape, Sheet
from app.drawing.stamps import Area, Stamp, Stamper, bounds

TILE = 16
"""Pixels of the squares that are painted again where something changed; even, for films."""

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

    def paint(self, picture: Picture) -> list[Area]:
        """Paint a picture over the last.

        Returns:
            Where something may have changed, as areas that have no pixel in common and begin at
            even ones; all of it at first.
        """
        if self._stamper is None or not self._stamper.suits(picture):
            self._stamper = Stamper(self._size, picture)
        tiles = _Tiles(self._size)
        ground = self._still(picture, self._stamper, tiles)
        self._moving = self._moved(picture.moving, self._stamper, tiles)
        areas = list(tiles.areas())
        if areas:
            # One part that holds them all is quicker than each by itself: its shapes are put once.
            around = bounds(areas)
            part = ground.crop(around)
            draw = ImageDraw.Draw(part)
            for drawn in self._moving:
                if drawn.area.meets(around):
                    for stamp in drawn.stamps:
                        stamp.put(part, draw, around.left, around.top)
            self.image.paste(part, around)
        return areas

    def _still(self, picture: Picture, stamper: Stamper, tiles: "_Tiles") -> Image.Image:
        """Bring what is still up to date."""
        known = set(map(id, self._shown))
        added = [sheet for sheet in picture.still if id(sheet) not in known]
        only_added = len(self._shown) + len(added) == len(picture.still)
        self._shown = picture.still
        if self._ground is None or not only_added:
            self._ground = Image.new("RGB", self._size, picture.ground)
            self.image = self._ground.copy()
            added = list(picture.still)
            tiles.mark(Area(0, 0, *self._size))
        draw = ImageDraw.Draw(self._ground)
        for sheet in added:
            for shape in sheet.shapes:
                for stamp in stamper.stamps(shape):
                    stamp.put(self._ground, draw, 0, 0)
                    tiles.mark(stamp.area)
        return self._ground

    def _moved(self, shapes: tuple[Shape, ...], stamper: Stamper, tiles: "_Tiles") -> list[_Drawn]:
        """What is over the ground now; where it is not what was there before is marked.

        Shapes stay as they were when they come in the same order as before.
        """
        before, place = self._moving, 0
        now: list[_Drawn] = []
        for shape in shapes:
            for index in range(place, min(place + REACH, len(before))):
                was = before[index].shape
                if was is shape or was == shape:
                    for gone in before[place:index]:
                        tiles.mark(gone.area)
                    now.append(before[index])
                    place = index + 1
                    break
            else:
                stamps = stamper.stamps(shape)
                drawn = _Drawn(shape, stamps, bounds([stamp.area for stamp in stamps]))
                tiles.mark(drawn.area)
                now.append(drawn)
        for gone in before[place:]:
            tiles.mark(gone.area)
        return now


class _Tiles:
    """Squares of a frame, some of them marked: of each row of squares a number, a bit a square."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._size = size
        self._rows = [0] * -(-size[1] // TILE)

    def mark(self, area: Area) -> None:
        """Mark every square that an area has a pixel of."""
        left, right = max(0, area.left) // TILE, -(-min(area.right, self._size[0]) // TILE)
        bits = (1 << max(0, right - left)) - 1 << left
        for row in range(max(0, area.top) // TILE, min(len(self._rows), -(-area.bottom // TILE))):
            self._rows[row] |= bits

    def areas(self) -> Iterator[Area]:
        """The marked squares, joined into rectangles that lie beside one another."""
        width, height = self._size
        open_runs: dict[tuple[int, int], int] = {}
        for row, bits in enumerate([*self._rows, 0]):
            runs = _runs(bits)
            for left, right in [run for run in open_runs if run not in runs]:
                first = open_runs.pop((left, right))
                yield Area(
                    left * TILE, first * TILE, min(width, right * TILE), min(height, row * TILE)
                )
            for run in runs:
                open_runs.setdefault(run, row)


@lru_cache(maxsize=1024)
def _runs(bits: int) -> tuple[tuple[int, int], ...]:
    """Where runs of bits that are set begin and end."""
    runs, place = [], 0
    while bits:
        gap = (bits & -bits).bit_length() - 1
        bits >>= gap
        length = (~bits & bits + 1).bit_length() - 1
        bits >>= length
        runs.append((place + gap, place + gap + length))
        place += gap + length
    return tuple(runs)
