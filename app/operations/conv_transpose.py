"""``conv_transpose2d`` and ``conv_transpose1d``, as they are written."""

from typing import ClassVar, Literal

from pydantic import Field

from app.operations.arguments import (
    LARGEST,
    Dilation,
    Dilation1d,
    OutputPadding,
    OutputPadding1d,
    Padding1d,
    Pair,
    PairPadding,
    Stride,
    Stride1d,
    along,
)
from app.operations.arrays import Array, Bias1d, Weight3d, Weight4d
from app.operations.base import Operation
from app.operations.conv_layer import Mode, Weights
from app.operations.conv_transpose_layer import (
    ConvTransposeLayer,
    TransposeOp,
    conv_transpose_layer,
)
from app.operations.sizes import Outer


class _ConvTranspose(Operation):
    """What transposed convolutions of pictures and of signals have in common."""

    op: TransposeOp
    weight: Array
    stride: Pair
    padding: Pair
    output_padding: Pair
    dilation: Pair
    mode: Mode = Field(
        "correlation",
        description="`correlation` stamps the kernel as it is, as PyTorch does; `convolution` "
        "turns it by 180° first.",
    )
    bias: Bias1d | None = Field(None, description="(C_out,); none when left out.")
    groups: int = Field(1, ge=1, le=LARGEST, strict=True, description="Groups of channels.")

    def resolve(self, shape: Outer) -> ConvTransposeLayer:
        """Bind to an input of ``shape`` (C, H, W) or (C, L); see ``Operation.resolve``."""
        weight = self.weight if self.weight.ndim == 4 else self.weight[:, :, None]
        return conv_transpose_layer(
            self.op,
            self.planes(shape),
            Weights(weight, self.bias, self.groups, "weight"),
            mode=self.mode,
            stride=self.stride,
            padding=self.padding,
            output_padding=self.output_padding,
            dilation=self.dilation,
        )


class ConvTranspose2d(_ConvTranspose):
    """A transposed convolution, as ``torch.nn.functional.conv_transpose2d``."""

    op: Literal["conv_transpose2d"]
    weight: Weight4d = Field(description="(C_in, C_out/groups, kH, kW).")
    stride: Stride = Field((1, 1), description="Output cells between two stamps, int or pair.")
    padding: PairPadding = Field(
        (0, 0), description="Output cells that are cut off on each side, int or pair."
    )
    output_padding: OutputPadding = Field(
        (0, 0), description="Output cells added at the far ends, int or pair."
    )
    dilation: Dilation = Field((1, 1), description="Distance between taps, int or pair.")


class ConvTranspose1d(_ConvTranspose):
    """A transposed convolution of signals, as ``torch.nn.functional.conv_transpose1d``."""

    rank: ClassVar[int | None] = 1

    op: Literal["conv_transpose1d"]
    weight: Weight3d = Field(description="(C_in, C_out/groups, k).")
    stride: Stride1d = along(1, 1, "Output cells between two stamps.")
    padding: Padding1d = along(0, 0, "Output cells that are cut off on each side.")
    output_padding: OutputPadding1d = along(0, 0, "Output cells added at the far end.")
    dilation: Dilation1d = along(1, 1, "Distance between taps.")
