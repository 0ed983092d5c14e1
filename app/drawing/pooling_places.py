"""Where everything stands in the frame of a pooling, or of what stands between layers."""

from dataclasses import dataclass

from app.drawing.geometry import (
    FOOTER,
    FRAME,
    LEFT,
    RIGHT,
    TOP,
    WIDTH,
    Grid,
    Row,
    bar_of,
    fit,
    grid,
    group,
    padded,
    rows_at,
    rows_height,
)
from app.drawing.scene import Scene
from app.drawing.shapes import Box

CHIP = 70.0
NOTE = 118.0
LARGEST_PLANE = 290.0
LARGEST_MAP = 250.0
LARGEST_CELL = 46.0
LEAST_GAP = 40.0
READABLE = 30.0
"""From this size on a cell of a window carries its number well."""


@dataclass(frozen=True)
class PoolingRow(Row):
    """A row of a pooling.

    Attributes:
        map: the output of this channel.
    """

    map: Grid


@dataclass(frozen=True)
class Places:
    """A frame's places.

    Attributes:
        height: of the whole frame; its width is ``geometry.WIDTH``.
        rows: one a channel that is shown.
        headings: where the columns begin.
    """

    height: float
    rows: tuple[PoolingRow, ...]
    headings: dict[str, float]


def pooling_places(scene: Scene, note: float = NOTE) -> Places:
    """Places of a frame in which every channel is for itself.

    Args:
        scene: the step.
        note: room beside the result for how it came about.
    """
    content = rows_height(scene)
    tops, height = rows_at(scene, content)
    size, out = scene.largest, scene.out.shape[1:]
    besides = LEFT + 2 * FRAME + CHIP + note + RIGHT + 3 * LEAST_GAP
    # Planes leave a wide window, as that of a signal, cells in which numbers can be read.
    room = WIDTH - besides - size[1] * min(READABLE, 0.4 * (WIDTH - besides) / size[1])
    share = LARGEST_PLANE / (LARGEST_PLANE + LARGEST_MAP)
    _, _, plane = fit(*padded(scene), height, min(LARGEST_PLANE, room * share))
    _, _, map_width = fit(out[0], out[1], height, min(LARGEST_MAP, room * (1 - share)))
    fixed = LEFT + plane + 2 * FRAME + CHIP + note + map_width + RIGHT
    pitch = min(
        LARGEST_CELL, (height - 2 * FRAME) / size[0], (WIDTH - fixed - 3 * LEAST_GAP) / size[1]
    )
    gap = (WIDTH - fixed - size[1] * pitch) / 3
    shift = size[1] * pitch + 2 * FRAME

    def row(top: float) -> PoolingRow:
        middle = top + height / 2
        input_plane = grid(*padded(scene), Box(LEFT, top, plane, height))
        window = group(LEFT + plane + gap, middle, scene.taps, pitch)
        chip = min(38.0, height - 2)
        return PoolingRow(
            bar=bar_of(input_plane),
            plane=input_plane,
            window=window,
            chip=Box(window.box.x + shift + gap, middle - chip / 2, CHIP, chip),
            map=grid(out[0], out[1], Box(WIDTH - RIGHT - map_width, top, map_width, height)),
        )

    rows = tuple(row(top) for top in tops)
    first = rows[0]
    return Places(
        height=TOP + content + FOOTER,
        rows=rows,
        headings={
            "input": first.plane.box.x,
            "window": first.window.box.x + FRAME,
            "winner": first.chip.x,
            "output": first.map.box.x,
        },
    )
