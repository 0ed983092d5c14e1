"""What stands between layers: activations, normalisation, flatten, dense, softmax, add."""

import math
from typing import Annotated, Any, ClassVar, Literal

import numpy as np
from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from app.operations.arrays import Array, Bias1d, RunningMean, RunningVar, Weight1d, Weight2d
from app.operations.arrays import parse as parse_array
from app.operations.base import Operation
from app.operations.between_layers import (
    AddLayer,
    BatchNormLayer,
    FlattenLayer,
    FunctionLayer,
    RunReference,
    SoftmaxLayer,
    place,
)
from app.operations.conv_layer import ConvLayer, Weights, conv_layer
from app.operations.errors import InputError, OperationError
from app.operations.sizes import Outer


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

    def resolve(self, shape: Outer) -> FunctionLayer:
        """Bind to an input of any shape; see ``Operation.resolve``."""
        return FunctionLayer(op=self.op, **place(shape))


class LeakyRelu(_Any):
    """``x`` where it is positive, else ``negative_slope · x``."""

    op: Literal["leaky_relu"]
    negative_slope: Annotated[float, _number("negative_slope")] = Field(
        0.01, description="What negative numbers are multiplied by."
    )

    def resolve(self, shape: Outer) -> FunctionLayer:
        """Bind to an input of any shape; see ``Operation.resolve``."""
        return FunctionLayer(op=self.op, negative_slope=self.negative_slope, **place(shape))


class Sigmoid(_Any):
    """``1 / (1 + e⁻ˣ)``, as ``torch.nn.functional.sigmoid``."""

    op: Literal["sigmoid"]

    def resolve(self, shape: Outer) -> FunctionLayer:
        """Bind to an input of any shape; see ``Operation.resolve``."""
        return FunctionLayer(op=self.op, **place(shape))


class Tanh(_Any):
    """The hyperbolic tangent, as ``torch.nn.functional.tanh``."""

    op: Literal["tanh"]

    def resolve(self, shape: Outer) -> FunctionLayer:
        """Bind to an input of any shape; see ``Operation.resolve``."""
        return FunctionLayer(op=self.op, **place(shape))


Activation = Relu | LeakyRelu | Sigmoid | Tanh
"""Every function of one number."""


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

    def resolve(self, shape: Outer) -> BatchNormLayer:
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

    def resolve(self, shape: Outer) -> SoftmaxLayer:
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

    def resolve(self, shape: Outer) -> FlattenLayer:
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

    def resolve(self, shape: Outer) -> AddLayer:
        """Bind to an input of any shape; see ``Operation.resolve``."""
        layer = AddLayer(other=self.other, alpha=self.alpha, **place(shape))
        if not isinstance(self.other, RunReference):
            layer.check_other(self.other.shape)
        return layer
