"""What can be asked: one frozen model an operation, its checks and its output-size arithmetic.

An operation as it is written (``Conv2d`` …) knows nothing of its input. ``resolve(shape)`` binds it
to one and gives a ``Layer``, in which nothing is implicit any more.
"""

from typing import Annotated

from pydantic import Field

from app.operations.base import Layer, WindowOperation
from app.operations.conv import Conv2d, ConvLayer, PaddingMode
from app.operations.errors import OperationError
from app.operations.pool import AvgPool2d, LpPool2d, MaxPool2d, PoolLayer
from app.operations.sizes import AxisSize, Counts, OutputSize, Shape, Sides

Operation = Annotated[Conv2d | MaxPool2d | AvgPool2d | LpPool2d, Field(discriminator="op")]
"""Any operation, told apart by its ``op``."""

__all__ = [
    "AvgPool2d",
    "AxisSize",
    "Conv2d",
    "ConvLayer",
    "Counts",
    "Layer",
    "LpPool2d",
    "MaxPool2d",
    "Operation",
    "OperationError",
    "OutputSize",
    "PaddingMode",
    "PoolLayer",
    "Shape",
    "Sides",
    "WindowOperation",
]
