"""What of the first input a cell of a later layer sees.

After Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional Neural Networks"
(Distill, 2019): over a layer with span R, stride S and padding P before,
``size += (R − 1) · jump``, ``start += ((R − 1) / 2 − P) · jump``, then ``jump *= S``.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from app.operations.arguments import Pair


class ReceptiveField(BaseModel):
    """What of the first layer's input a cell of this layer's output sees."""

    model_config = ConfigDict(frozen=True)

    size: Pair = Field(description="Rows and columns from its first input cell to its last.")
    jump: Pair = Field(description="Input cells between the fields of two neighbours.")
    start: tuple[float, float] = Field(
        description="Row and column of the middle of the first cell's field; negative in the "
        "padding, halves between two cells."
    )


ITSELF = ReceptiveField(size=(1, 1), jump=(1, 1), start=(0.0, 0.0))
"""A cell of the input sees itself."""


def through_window(
    before: ReceptiveField, span: Pair, stride: Pair, padding: Pair
) -> ReceptiveField:
    """The field of the layer before, seen through a sliding window.

    Args:
        before: of the layer before.
        span: (height, width) of the window in cells, dilation included.
        stride: (vertical, horizontal).
        padding: cells (above, to the left).
    """
    down, across = before.jump
    return ReceptiveField(
        size=(before.size[0] + (span[0] - 1) * down, before.size[1] + (span[1] - 1) * across),
        jump=(down * stride[0], across * stride[1]),
        start=(
            before.start[0] + ((span[0] - 1) / 2 - padding[0]) * down,
            before.start[1] + ((span[1] - 1) / 2 - padding[1]) * across,
        ),
    )


@dataclass(frozen=True)
class Rectangle:
    """Cells of a plane: rows and columns as (start, stop), the stop not included."""

    rows: Pair
    columns: Pair

    @classmethod
    def of(cls, axes: Iterable[tuple[int, int, int]]) -> "Rectangle":
        """From (start, stop, cells of the plane) down and across, cut to the plane."""
        rows, columns = (
            (min(max(0, start), size), max(0, min(size, stop))) for start, stop, size in axes
        )
        return cls(rows, columns)

    @classmethod
    def whole(cls, plane: Pair) -> "Rectangle":
        """All of a plane (H, W)."""
        return cls((0, plane[0]), (0, plane[1]))
