"""What stands between layers: activations, normalisation, flatten, dense, softmax, add."""

import math
from typing import Annotated, Any, ClassVar, Literal

import numpy as np
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    SkipValidation,
    WithJsonSchema,
)

from app.operations.arguments import Pair
from app.operations.arrays import (
    Array,
    Bias1d,
    Held,
    RunningMean,
    RunningVar,
    Weight1d,
    Weight2d,
    plain,
)
from app.operations.arrays import parse as parse_array
from app.operations.base import Layer, Operation, planes
from app.operations.conv_layer import ConvLayer, Weights, conv_layer
from app.operations.errors import InputError, OperationError
from app.operations.receptive_field import ReceptiveField, Rectangle
from app.operations.sizes import Counts, Outer, Shape

FunctionOp = Literal["relu", "leaky_relu", "sigmoid", "tanh"]


def _number(name: str) -> BeforeValidator:
    def validate(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError(f"{name} must be a number, got {value!r:.40}")
        if not abs(value) < math.inf:
            raise ValueError(f"{name} is not finite; NaN and infinity are not accepted")
        return float(value)

    return BeforeValidator(validate)


class _Any(Operation):
    """An operation on inputs of any number of axes."""

    rank: ClassVar[int | None] = None


class Relu(_Any):
    """``max(0, x)``, as ``torch.nn.functional.relu``."""

    op: Literal["relu"]

    def resolve(self, shape: Outer) -> "FunctionLayer":
        """Bind to an input of any shape; see ``Operation.resolve``."""
        return FunctionLayer(op=self.op, **place(shape))


class LeakyRelu(_Any):
    """``x`` where it is positive, else ``negative_slope · x``."""

    op: Literal["leaky_relu"]
    negative_slope: Annotated[float, _number("negative_slope")] = Field(
        0.01, description="What negative numbers are multiplied by."
    )

    def resolve(self, shape: Outer) -> "FunctionLayer":
        """Bind to an input of any shape; see ``Operation.resolve``."""
        return FunctionLayer(op=self.op, negative_slope=self.negative_slope, **place(shape))


class Sigmoid(_Any):
    """``1 / (1 + e⁻ˣ)``, as ``torch.nn.functional.sigmoid``."""

    op: Literal["sigmoid"]

    def resolve(self, shape: Outer) -> "FunctionLayer":
        """Bind to an input of any shape; see ``Operation.resolve``."""
        return FunctionLayer(op=self.op, **place(shape))


class Tanh(_Any):
    """The hyperbolic tangent, as ``torch.nn.functional.tanh``."""

    op: Literal["tanh"]

    def resolve(self, shape: Outer) -> "FunctionLayer":
        """Bind to an input of any shape; see ``Operation.resolve``."""
        return FunctionLayer(op=self.op, **place(shape))


class BatchNorm(_Any):
    """``(x − mean) / √(var + eps) · weight + bias``, a channel at a time, statistics given.

    As ``torch.nn.functional.batch_norm`` outside of training.
    """

    op: Literal["batch_norm"]
    running_mean: RunningMean = Field(description="(C,): mean of each channel.")
    running_var: RunningVar = Field(description="(C,): variance of each channel, 0 or more.")
    weight: Weight1d | None = Field(None, description="(C,): scale, 1 when left out.")
    bias: Bias1d | None = Field(None, description="(C,): shift, 0 when left out.")
    eps: Annotated[float, _number("eps")] = Field(
        1e-5, description="Added to the variance, so that nothing is divided by 0."
    )

    def resolve(self, shape: Outer) -> "BatchNormLayer":
        """Bind to an input of any shape; see ``Operation.resolve``.

        A flat list is a list of channels.
        """
        channels = shape[0]
        for name in ("running_mean", "running_var", "weight", "bias"):
            given = getattr(self, name)
            if given is not None and len(given) != channels:
                raise OperationError(
                    name, f"{name} should contain {channels} elements not {len(given)}"
                )
        if float(self.running_var.min()) < 0:
            raise OperationError("running_var", "running_var holds a negative variance")
        if float(self.running_var.min()) + self.eps <= 0:
            raise OperationError("eps", "running_var + eps must be above 0: a root is taken of it")
        return BatchNormLayer(
            mean=self.running_mean,
            variance=self.running_var,
            weight=np.ones(channels) if self.weight is None else self.weight,
            bias=np.zeros(channels) if self.bias is None else self.bias,
            eps=self.eps,
            **place(shape),
        )


class Softmax(_Any):
    """``eˣ / Σ eˣ`` along an axis, as ``torch.nn.functional.softmax``."""

    op: Literal["softmax"]
    dim: Annotated[int, Field(strict=True, ge=-3, le=2)] = Field(
        0, description="The axis that sums to 1; 0 is the channels, negative counts from the end."
    )

    def resolve(self, shape: Outer) -> "SoftmaxLayer":
        """Bind to an input of any shape; see ``Operation.resolve``."""
        axes = len(shape)
        if not -axes <= self.dim < axes:
            raise OperationError(
                "dim",
                f"Dimension out of range (expected to be in range of [{-axes}, {axes - 1}], but "
                f"got {self.dim})",
            )
        return SoftmaxLayer(dim=self.dim % axes, **place(shape))


class Flatten(_Any):
    """All numbers in a row: channel by channel, row by row."""

    op: Literal["flatten"]

    def resolve(self, shape: Outer) -> "FlattenLayer":
        """Bind to an input of any shape; see ``Operation.resolve``."""
        return FlattenLayer(**place(shape))


class Linear(Operation):
    """A dense layer, as ``torch.nn.functional.linear``: the whole input times one row a neuron."""

    rank: ClassVar[int | None] = 0

    op: Literal["linear"]
    weight: Weight2d = Field(description="(out_features, in_features).")
    bias: Bias1d | None = Field(None, description="(out_features,); none when left out.")

    def resolve(self, shape: Outer) -> ConvLayer:
        """Bind to a flat input of ``shape`` (F,); see ``Operation.resolve``.

        It is the convolution whose kernel is as large as its input.
        """
        if len(shape) != 1:
            raise InputError(
                f"Expected 1D (unbatched) input to linear: a flat list of numbers, but got input "
                f"of size: {list(shape)}; flatten it first"
            )
        out_features, in_features = self.weight.shape
        if in_features != shape[0]:
            raise OperationError(
                "weight",
                f"mat1 and mat2 shapes cannot be multiplied (1x{shape[0]} and "
                f"{in_features}x{out_features})",
            )
        weights = Weights(self.weight[:, None, None], self.bias, 1, "weight")
        return conv_layer(self.op, self.planes(shape), weights)


class RunReference(BaseModel):
    """The output of a run, by the run's id."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    run: str = Field(pattern=r"^[A-Za-z0-9_-]{1,64}$", description="Id of the run.")


def _read_other(value: object) -> object:
    if isinstance(value, RunReference):
        return value
    if isinstance(value, dict):
        return RunReference.model_validate(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return parse_array("other", [value], (1,)).reshape(())
    return parse_array("other", value, (1, 2, 3))


_numbers: dict[str, Any] = {"type": "number"}
_other_schema: dict[str, Any] = {
    "anyOf": [
        {
            "type": "object",
            "properties": {"run": {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,64}$"}},
            "required": ["run"],
            "additionalProperties": False,
        },
        _numbers,
        {"type": "array", "items": _numbers, "minItems": 1},
        {"type": "array", "items": {"type": "array", "items": _numbers, "minItems": 1}},
        {
            "type": "array",
            "items": {
                "type": "array",
                "items": {"type": "array", "items": _numbers, "minItems": 1},
            },
        },
    ]
}


class Add(_Any):
    """``input + alpha · other``, as ``torch.add``: what a residual connection does."""

    op: Literal["add"]
    other: Annotated[
        RunReference | Array, PlainValidator(_read_other), WithJsonSchema(_other_schema)
    ] = Field(description='The output of a run as `{"run": id}`, nested lists, or a number.')
    alpha: Annotated[float, _number("alpha")] = Field(
        1.0, description="What `other` is multiplied by."
    )

    def resolve(self, shape: Outer) -> "AddLayer":
        """Bind to an input of any shape; see ``Operation.resolve``."""
        layer = AddLayer(other=self.other, alpha=self.alpha, **place(shape))
        if not isinstance(self.other, RunReference):
            layer.check_other(self.other.shape)
        return layer


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
