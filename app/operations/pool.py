"""``max_pool2d`` and ``avg_pool2d``: windows without weights, every channel for itself."""

from typing import Literal

from pydantic import Field

from app.operations.base import Layer, WindowOperation
from app.operations.errors import OperationError
from app.operations.sizes import (
    Counts,
    Dilation,
    KernelSize,
    Pair,
    PoolPadding,
    Shape,
    Stride,
    output_size,
    span,
)


class _Pool2d(WindowOperation):
    kernel_size: KernelSize = Field(description="The window, int or (height, width).")
    stride: Stride | None = Field(
        None, description="Jump of the window; the window itself if left out."
    )
    padding: PoolPadding = Field(
        (0, 0), description="Cells added on each side, at most half the window; int or pair."
    )

    def _layer(
        self, shape: Shape, op: Literal["max_pool2d", "avg_pool2d"], dilation: Pair
    ) -> "PoolLayer":
        vertical, horizontal = self.padding
        reach = tuple(span(k, d) for k, d in zip(self.kernel_size, dilation, strict=True))
        if vertical > reach[0] // 2 or horizontal > reach[1] // 2:
            raise OperationError(
                "padding",
                "pad should be at most half of effective kernel size, but got "
                f"pad={list(self.padding)}, kernel_size={list(self.kernel_size)} and "
                f"dilation={list(dilation)}",
            )
        stride = self.stride or self.kernel_size
        padding = (vertical, vertical, horizontal, horizontal)
        size = output_size(
            shape[1:], self.kernel_size, stride=stride, padding=padding, dilation=dilation
        )
        return PoolLayer(
            input_shape=shape,
            kernel_size=self.kernel_size,
            stride=stride,
            padding=padding,
            dilation=dilation,
            output_size=size,
            op=op,
        )


class MaxPool2d(_Pool2d):
    """The largest value under the window, as ``torch.nn.functional.max_pool2d``."""

    op: Literal["max_pool2d"]
    dilation: Dilation = Field((1, 1), description="Distance between taps, int or pair.")

    def resolve(self, shape: Shape) -> "PoolLayer":
        """Bind to an input of ``shape`` (C, H, W); see ``WindowOperation.resolve``."""
        return self._layer(shape, "max_pool2d", self.dilation)


class AvgPool2d(_Pool2d):
    """The mean under the window, padding counted, as ``torch.nn.functional.avg_pool2d``."""

    op: Literal["avg_pool2d"]

    def resolve(self, shape: Shape) -> "PoolLayer":
        """Bind to an input of ``shape`` (C, H, W); see ``WindowOperation.resolve``."""
        return self._layer(shape, "avg_pool2d", (1, 1))


class PoolLayer(Layer):
    """A pooling bound to an input shape."""

    op: Literal["max_pool2d", "avg_pool2d"]

    @property
    def output_shape(self) -> Shape:
        """(C, H_out, W_out)."""
        return (self.input_shape[0], *self.output_size.plane)

    @property
    def counts(self) -> Counts:
        """Steps and parameters; pooling multiplies nothing and learns nothing."""
        channels, height, width = self.output_shape
        return Counts(
            steps=channels * height * width,
            multiply_adds=0,
            parameters=0,
            dense_parameters=self.dense_parameters(),
        )

    @property
    def canonical(self) -> dict[str, object]:
        """The operation with every default written out."""
        written: dict[str, object] = {
            "op": self.op,
            "kernel_size": list(self.kernel_size),
            "stride": list(self.stride),
            "padding": [self.padding[0], self.padding[2]],
        }
        if self.op == "max_pool2d":
            written["dilation"] = list(self.dilation)
        return written
