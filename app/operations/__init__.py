"""What can be asked: one frozen model an operation, its checks and its output-size arithmetic.

An operation as it is written (``Conv2d`` …) knows nothing of its input. ``resolve(shape)`` binds it
to one and gives a ``Layer``, in which nothing is implicit any more.
"""

from typing import Annotated, get_args

from pydantic import Field

from app.operations.adaptive import AdaptiveLayer, AdaptivePool
from app.operations.base import Layer, WindowLayer, outer
from app.operations.between import Activation, Add, BatchNorm, Flatten, Linear, Softmax
from app.operations.between_layers import (
    AddLayer,
    BatchNormLayer,
    FlattenLayer,
    FunctionLayer,
    PointLayer,
    RunReference,
    SoftmaxLayer,
)
from app.operations.conv import Conv1d, Conv2d
from app.operations.conv_layer import ConvLayer, PaddingMode
from app.operations.conv_transpose import ConvTranspose1d, ConvTranspose2d
from app.operations.conv_transpose_layer import ConvTransposeLayer
from app.operations.errors import InputError, OperationError
from app.operations.pool import Pool, PoolLayer
from app.operations.receptive_field import ITSELF, ReceptiveField, Rectangle
from app.operations.sizes import Counts, Outer, Shape, Sides, Size

Operation = Annotated[
    Conv2d
    | Conv1d
    | ConvTranspose2d
    | ConvTranspose1d
    | Pool
    | AdaptivePool
    | Activation
    | BatchNorm
    | Softmax
    | Flatten
    | Linear
    | Add,
    Field(discriminator="op"),
]
"""Any operation, told apart by its ``op``."""

OPS: tuple[str, ...] = tuple(
    get_args(model.model_fields["op"].annotation)[0] for model in get_args(get_args(Operation)[0])
)
"""What ``op`` may be."""

__all__ = [
    "ITSELF",
    "OPS",
    "AdaptiveLayer",
    "AddLayer",
    "BatchNormLayer",
    "ConvLayer",
    "ConvTransposeLayer",
    "Counts",
    "FlattenLayer",
    "FunctionLayer",
    "InputError",
    "Layer",
    "Operation",
    "OperationError",
    "Outer",
    "PaddingMode",
    "PointLayer",
    "PoolLayer",
    "ReceptiveField",
    "Rectangle",
    "RunReference",
    "Shape",
    "Sides",
    "Size",
    "SoftmaxLayer",
    "WindowLayer",
    "outer",
]
