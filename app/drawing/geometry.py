"""What the places of both kinds of frames have in common; all in units, from shapes alone.

From left to right: input, window × kernel = products, Σ, the card that holds the result, and the
feature maps around it. Pooling: input, window, winner or mean, output. One row a channel.
"""

from dataclasses import dataclass

from app.drawing.scene import ROWS, Scene
from app.drawing.shapes import Box

WIDTH = 960.0
TOP = 68.0
FOOTER = 58.0
LEFT = 38.0
RIGHT = 14.0
BAR = (10.0, 18.0)
"""Left edge and width of a channel's letter."""

FRAME = 4.5
"""From a group's edge to its first cell."""

ROW_HEIGHTS = {1: 330.0, 2: 236.0, 3: 204.0, 4: 156.0}
ALL_STRIPS = 640.0
REST = 30.0
"""Height of the line for the channels that have no row."""


@dataclass(frozen=True)
class Grid:
    """Square cells: ``pitch`` is a cell with its gap."""

    box: Box
    pitch: float
    rows: int
    columns: int

    def cell(self, row: float, column: float) -> Box:
        """The place of a cell, gap included."""
        return Box(
            self.box.x + column * self.pitch, self.box.y + row * self.pitch, self.pitch, self.pitch
        )


def fit(rows: int, columns: int, height: float, width: float) -> tuple[float, float, float]:
    """The largest grid in a room, as (pitch, height, width)."""
    pitch = min(height / rows, width / columns)
    return pitch, pitch * rows, pitch * columns


def grid(rows: int, columns: int, room: Box, *, middle: bool = True) -> Grid:
    """The largest grid in a room, at its left edge, half way down or at its top."""
    pitch, height, width = fit(rows, columns, room.height, room.width)
    y = room.y + (room.height - height) / 2 if middle else room.y
    return Grid(Box(room.x, y, width, height), pitch, rows, columns)


@dataclass(frozen=True)
class Row:
    """The parts of one channel's row; a group is its frame, its cells start ``FRAME`` inside.

    Attributes:
        bar: the channel's letter.
        plane: the input with its padding.
        window: the group of the numbers under the window.
        chip: the number that the row comes to.
    """

    bar: Box
    plane: Grid
    window: Grid
    chip: Box


def padded(scene: Scene) -> tuple[int, int]:
    """(rows, columns) of the input with its padding, and with what windows hang over it."""
    top, bottom, left, right = scene.stage.padding
    below, beyond = scene.overhang
    return scene.x.shape[1] + top + bottom + below, scene.x.shape[2] + left + right + beyond


def _row_heights(scene: Scene) -> tuple[float, float]:
    """How tall a row is, and how far from the next."""
    shown = len(scene.channels)
    if shown <= ROWS:
        return ROW_HEIGHTS[shown], 22.0 if shown < ROWS else 14.0
    return max(34.0, ALL_STRIPS / shown - 8), 8.0


def rows_at(scene: Scene, content: float) -> tuple[list[float], float]:
    """The top of every row and their height, centred in the height of the content."""
    height, gap = _row_heights(scene)
    total = rows_height(scene)
    top = TOP + (content - total) / 2
    return [top + place * (height + gap) for place in range(len(scene.channels))], height


def rows_height(scene: Scene) -> float:
    """Height of all rows with the gaps between them."""
    height, gap = _row_heights(scene)
    shown = len(scene.channels)
    rest = REST if scene.rest else 0.0
    return shown * height + (shown - 1) * gap + rest


def group(x: float, middle: float, size: tuple[int, int], pitch: float) -> Grid:
    """A group of (rows, columns) cells in a frame, centred on a line."""
    rows, columns = size
    height = rows * pitch + 2 * FRAME
    box = Box(x, middle - height / 2, columns * pitch + 2 * FRAME, height)
    return Grid(box, pitch, rows, columns)


def bar_of(plane: Grid) -> Box:
    """The place of a channel's letter, beside its plane."""
    return Box(BAR[0], plane.box.y, BAR[1], plane.box.height)
