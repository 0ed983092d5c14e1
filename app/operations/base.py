"""What every operation can say about itself before anything is computed."""

import math
from abc import ABC, abstractmethod
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from app.operations.arguments import Pair
from app.operations.errors import InputError
from app.operations.receptive_field import ReceptiveField, Rectangle, through_window
from app.operations.sizes import Counts, Outer, OutputSize, Shape, Sides, Size

_NEEDS = {
    0: "a flat list of numbers",
    1: "channels × length",
    2: "channels × height × width",
}
"""What an input of a rank is, in words."""


class Operation(BaseModel, ABC):
    """An operation as it is written; it knows nothing of its input yet."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    rank: ClassVar[int | None] = 2
    """Axes that the input has besides its channels: 2 a picture, 1 a signal, 0 a flat list; none
    when the operation takes any of them."""

    op: str

    @abstractmethod
    def resolve(self, shape: Outer) -> "Layer":
        """Bind the operation to an input shape: everything implicit is written out.

        Args:
            shape: of the input: (C, H, W), (C, L) or (F,).

        Raises:
            OperationError: the operation does not fit this input.
        """

    @classmethod
    def read(cls, shape: Outer) -> Outer:
        """The shape of numbers that are written out, where one channel may be left unsaid.

        H×W is one channel of a picture, and a list is one channel of a signal.
        """
        rank = 2 if cls.rank is None and len(shape) == 2 else cls.rank
        return (1, *shape) if rank and len(shape) == rank else shape

    def planes(self, shape: Outer) -> Shape:
        """The input as planes (C, H, W).

        Raises:
            InputError: it has not the axes that the operation works on.
        """
        if self.rank is not None and len(shape) != self.rank + 1:
            raise InputError(
                f"Expected {self.rank + 1}D (unbatched) input to {self.op}: {_NEEDS[self.rank]}, "
                f"but got input of size: {list(shape)}"
            )
        return planes(shape)


def planes(shape: Outer) -> Shape:
    """A shape as (C, H, W): a signal is a channel's single row, a flat list a single row."""
    if len(shape) == 3:
        return shape
    return (shape[0], 1, shape[1]) if len(shape) == 2 else (1, 1, shape[0])


def outer(shape: Shape, rank: int) -> Outer:
    """The shape (C, H, W) as it is seen from outside: the same, (C, L) or (F,)."""
    if rank == 2:
        return shape
    return (shape[0], shape[1] * shape[2]) if rank == 1 else (math.prod(shape),)


class Layer(BaseModel, ABC):
    """An operation bound to an input shape: nothing is implicit any more.

    Two requests that mean the same resolve to equal layers; ``canonical`` writes that down.
    Everything inside is planes (C, H, W); ``rank`` says how many axes are seen from outside.
    """

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    op: str
    input_shape: Shape
    rank: int = 2

    @property
    @abstractmethod
    def output_shape(self) -> Shape:
        """(C_out, H_out, W_out)."""

    @property
    @abstractmethod
    def counts(self) -> Counts:
        """Steps, multiply-adds and parameters."""

    @property
    @abstractmethod
    def canonical(self) -> dict[str, object]:
        """The operation as JSON with every default written out; it parses back to this layer."""

    @property
    @abstractmethod
    def reads(self) -> int:
        """Numbers that one step reads."""

    @property
    def arithmetic(self) -> Size | None:
        """The output-size arithmetic of the axes that are seen; none where nothing slides."""
        return None

    @property
    def given_shape(self) -> Outer:
        """Shape of the input as it is seen from outside."""
        return outer(self.input_shape, self.rank)

    @property
    def result_rank(self) -> int:
        """Axes of the output besides its channels."""
        return self.rank

    @property
    def result_shape(self) -> Outer:
        """Shape of the output as it is seen from outside."""
        return outer(self.output_shape, self.result_rank)

    @property
    def seen_plane(self) -> Pair:
        """(rows, columns) of the output's cells as they are asked for; a flat list is one row."""
        shape = self.result_shape
        return (shape[1], shape[2]) if len(shape) == 3 else (1, shape[-1])

    @property
    def has_indices(self) -> bool:
        """Whether a maximum is picked, whose place is an answer too."""
        return False

    @property
    def padded_cells(self) -> int:
        """Numbers in the input with everything that is put around and between them."""
        return math.prod(self.input_shape)

    def widened(self, field: ReceptiveField) -> ReceptiveField | None:
        """The receptive field of the layer before, seen through this one.

        Returns:
            None where the cells of the output do not all see alike.
        """
        return None

    @abstractmethod
    def seen(self, cells: Rectangle) -> Rectangle:
        """Which cells of the input plane a rectangle of output cells is computed from.

        What padding copies from elsewhere is not counted.
        """

    def counted(self, multiply_adds: int = 0, parameters: int = 0, **grouped: int | None) -> Counts:
        """Counts of a layer: its steps and its dense counterpart follow from the shapes."""
        inputs, outputs = math.prod(self.input_shape), math.prod(self.output_shape)
        return Counts(
            steps=outputs,
            multiply_adds=multiply_adds,
            parameters=parameters,
            dense_parameters=inputs * outputs + outputs,
            **grouped,
        )


class WindowLayer(Layer):
    """A layer whose window slides over each plane of its input."""

    kernel_size: Pair
    stride: Pair
    padding: Sides
    dilation: Pair
    output_size: OutputSize

    @property
    def overhang(self) -> Pair:
        """Cells that the last windows hang over the padded input: (below, to the right)."""
        down, across = self.output_size.axes
        return down.overhang, across.overhang

    @property
    def span(self) -> Pair:
        """(height, width) of the window in cells, dilation included."""
        down, across = self.output_size.axes
        return down.span, across.span

    @property
    def arithmetic(self) -> Size | None:
        """The arithmetic of the axes that are seen from outside."""
        axes = self.output_size.axes[2 - self.rank :]
        return Size(formula=self.output_size.formula, axes=axes) if axes else None

    @property
    def padded_cells(self) -> int:
        """Numbers in the padded input."""
        channels, height, width = self.input_shape
        top, bottom, left, right = self.padding
        return channels * (height + top + bottom) * (width + left + right)

    def widened(self, field: ReceptiveField) -> ReceptiveField | None:
        """See ``Layer.widened``."""
        return through_window(field, self.span, self.stride, (self.padding[0], self.padding[2]))

    def seen(self, cells: Rectangle) -> Rectangle:
        """See ``Layer.seen``."""
        before = (self.padding[0], self.padding[2])
        return Rectangle.of(
            (
                start * stride - pad,
                (stop - 1) * stride - pad + span,
                size,
            )
            for (start, stop), stride, pad, span, size in zip(
                (cells.rows, cells.columns),
                self.stride,
                before,
                self.span,
                self.input_shape[1:],
                strict=True,
            )
        )
