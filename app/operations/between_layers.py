"""What stands between layers, bound to an input shape."""

import math
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, SkipValidation

from app.operations.arguments import Pair
from app.operations.arrays import Array, Held, plain
from app.operations.base import Layer, planes
from app.operations.errors import OperationError
from app.operations.receptive_field import ReceptiveField, Rectangle
from app.operations.sizes import Counts, Outer, Shape

FunctionOp = Literal["relu", "leaky_relu", "sigmoid", "tanh"]


class RunReference(BaseModel):
    """The output of a run, by the run's id."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    run: str = Field(pattern=r"^[A-Za-z0-9_-]{1,64}$", description="Id of the run.")


def place(shape: Outer) -> dict[str, Any]:
    """What a layer holds of the shape of its input."""
    return {"input_shape": planes(shape), "rank": len(shape) - 1}


class PointLayer(Layer):
    """A layer in which every cell of the output comes from one cell of the input."""

    @property
    def kernel_size(self) -> Pair:
        """One cell."""
        return (1, 1)

    @property
    def output_shape(self) -> Shape:
        """The input's."""
        return self.input_shape

    @property
    def reads(self) -> int:
        """One cell."""
        return 1

    @property
    def counts(self) -> Counts:
        """Steps; nothing is learned."""
        return self.counted()

    def widened(self, field: ReceptiveField) -> ReceptiveField | None:
        """See ``Layer.widened``: nothing changes."""
        return field

    def seen(self, cells: Rectangle) -> Rectangle:
        """See ``Layer.seen``."""
        return cells


class FunctionLayer(PointLayer):
    """A function of one number, bound to an input shape."""

    op: FunctionOp
    negative_slope: float = 0.01

    @property
    def canonical(self) -> dict[str, object]:
        """The operation with every default written out."""
        if self.op == "leaky_relu":
            return {"op": self.op, "negative_slope": self.negative_slope}
        return {"op": self.op}


class BatchNormLayer(PointLayer):
    """A batch normalisation with given statistics, bound to an input shape; all are (C,)."""

    op: Literal["batch_norm"] = "batch_norm"
    mean: Held
    variance: Held
    weight: Held
    bias: Held
    eps: float

    def along_channels(self, values: Array) -> Array:
        """(C,) so that it meets the planes: (C, 1, 1), or (1, 1, F) for a flat list."""
        return values[None, None] if self.rank == 0 else values[:, None, None]

    @property
    def counts(self) -> Counts:
        """A scale and a shift a channel; each number is multiplied once."""
        return self.counted(
            multiply_adds=math.prod(self.input_shape),
            parameters=self.weight.size + self.bias.size,
        )

    @property
    def canonical(self) -> dict[str, object]:
        """The operation with every default written out."""
        return {
            "op": self.op,
            "running_mean": plain(self.mean),
            "running_var": plain(self.variance),
            "weight": plain(self.weight),
            "bias": plain(self.bias),
            "eps": self.eps,
        }


class FlattenLayer(PointLayer):
    """Flatten, bound to an input shape."""

    op: Literal["flatten"] = "flatten"

    @property
    def output_shape(self) -> Shape:
        """(1, 1, F)."""
        return (1, 1, math.prod(self.input_shape))

    @property
    def result_rank(self) -> int:
        """A flat list."""
        return 0

    @property
    def canonical(self) -> dict[str, object]:
        """The operation."""
        return {"op": self.op}

    def widened(self, field: ReceptiveField) -> ReceptiveField | None:
        """See ``Layer.widened``: places are lost."""
        return None

    def seen(self, cells: Rectangle) -> Rectangle:
        """See ``Layer.seen``."""
        start, stop = cells.columns
        if stop - start != 1:
            return Rectangle.whole(self.input_shape[1:])
        _, row, column = (int(i) for i in np.unravel_index(start, self.input_shape))
        return Rectangle((row, row + 1), (column, column + 1))


class SoftmaxLayer(PointLayer):
    """A softmax bound to an input shape; ``dim`` counts the axes that are seen from outside."""

    op: Literal["softmax"] = "softmax"
    dim: int

    @property
    def axis(self) -> int:
        """The axis of the planes (C, H, W) that sums to 1."""
        return self.dim if self.rank == 2 else (0, 2)[self.dim] if self.rank == 1 else 2

    @property
    def kernel_size(self) -> Pair:
        """Everything along the axis, one cell across it."""
        _, height, width = self.input_shape
        return (height if self.axis == 1 else 1, width if self.axis == 2 else 1)

    @property
    def reads(self) -> int:
        """Everything along the axis."""
        return self.input_shape[self.axis]

    @property
    def canonical(self) -> dict[str, object]:
        """The operation with every default written out."""
        return {"op": self.op, "dim": self.dim}

    def widened(self, field: ReceptiveField) -> ReceptiveField | None:
        """See ``Layer.widened``: along rows or columns everything is seen."""
        return field if self.axis == 0 else None

    def seen(self, cells: Rectangle) -> Rectangle:
        """See ``Layer.seen``."""
        whole = Rectangle.whole(self.input_shape[1:])
        return Rectangle(
            whole.rows if self.axis == 1 else cells.rows,
            whole.columns if self.axis == 2 else cells.columns,
        )


class AddLayer(PointLayer):
    """An addition bound to an input shape.

    What is added goes with the input: the planes that are computed on are (2C, H, W), the input's
    and then the other's.
    """

    op: Literal["add"] = "add"
    other: Annotated[RunReference | Array, SkipValidation]
    alpha: float

    def check_other(self, shape: Outer) -> None:
        """Whether ``other`` spreads over the input.

        Raises:
            OperationError: it does not; PyTorch's words.
        """
        given = self.given_shape
        for place in range(1, len(shape) + 1):
            size = given[-place] if place <= len(given) else 1
            if shape[-place] not in (1, size) or place > len(given):
                raise OperationError(
                    "other",
                    f"The size of tensor a ({size}) must match the size of tensor b "
                    f"({shape[-place]}) at non-singleton dimension {max(0, len(given) - place)}",
                )

    def spread(self, other: Array) -> Array:
        """``other`` as planes (C, H, W) of the input's shape."""
        return np.broadcast_to(other, self.given_shape).reshape(self.input_shape)

    @property
    def reads(self) -> int:
        """One cell of each."""
        return 2

    @property
    def padded_cells(self) -> int:
        """Numbers in both."""
        return 2 * math.prod(self.input_shape)

    @property
    def counts(self) -> Counts:
        """One multiply-add a cell."""
        return self.counted(multiply_adds=math.prod(self.input_shape))

    @property
    def canonical(self) -> dict[str, object]:
        """The operation with every default written out."""
        other = (
            {"run": self.other.run} if isinstance(self.other, RunReference) else plain(self.other)
        )
        return {"op": self.op, "other": other, "alpha": self.alpha}
