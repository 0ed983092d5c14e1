"""Shape arithmetic without any data: one layer or a chain of them, as a table."""

from collections.abc import Sequence

from pydantic import ConfigDict, Field

from app.operations.base import Layer, Operation
from app.operations.conv_layer import ConvLayer
from app.operations.conv_transpose_layer import ConvTransposeLayer
from app.operations.errors import InputError, OperationError
from app.operations.receptive_field import ITSELF, ReceptiveField
from app.operations.sizes import Counts, Outer, Size


class LayerArithmetic(Counts):
    """One line of the table."""

    model_config = ConfigDict(frozen=True)

    op: str = Field(description="The operation.")
    input_shape: list[int] = Field(
        description="[C, H, W], [C, L] or [F], the batch before where it is given."
    )
    output_shape: list[int] = Field(description="The same of the output.")
    output_size: Size | None = Field(
        description="The output-size arithmetic; null where nothing slides."
    )
    weight_shape: list[int] | None = Field(
        description="(C_out, C_in/groups, kH, kW), transposed (C_in, C_out/groups, kH, kW), dense "
        "(out, in); null without weights."
    )
    receptive_field: ReceptiveField | None = Field(
        description="Of the first input of the table; null where cells do not see alike."
    )


class ChainError(Exception):
    """Raised when a layer does not fit what comes before it.

    Attributes:
        index: which layer.
        error: what is wrong with it; an ``InputError`` for the shape that reaches it.
    """

    def __init__(self, index: int, error: OperationError) -> None:
        super().__init__(error.detail)
        self.index = index
        self.error = error


def split_batch(shape: Sequence[int], first: Operation) -> tuple[list[int], Outer]:
    """A shape as what stands before the channels, and the rest.

    The first layer says how many axes there are: [N, C, H, W] for one on pictures, [N, C, L] for
    one on signals. One that takes any shape has no batch.
    """
    if first.rank is not None and len(shape) == first.rank + 2:
        return [shape[0]], tuple(shape[1:])
    return [], tuple(shape)


def table(shape: Outer, operations: Sequence[Operation], batch: list[int]) -> list[LayerArithmetic]:
    """Work out a chain of layers, one line a layer.

    Args:
        shape: of the first layer's input, without the batch.
        operations: the layers, each a ``ShapeOperation``.
        batch: what stands before the channels in every shape: nothing, or the batch size.

    Raises:
        ChainError: a layer does not fit the output before it.
    """
    lines: list[LayerArithmetic] = []
    field: ReceptiveField | None = ITSELF
    for index, operation in enumerate(operations):
        try:
            layer = operation.resolve(shape)
        except OperationError as error:
            raise ChainError(index, error) from error
        if min(layer.result_shape) < 1 and index + 1 < len(operations):
            raise ChainError(
                index + 1,
                InputError(f"nothing is left for this layer: {list(layer.result_shape)} goes in"),
            )
        field = None if field is None else layer.widened(field)
        lines.append(_line(layer, field, batch))
        shape = layer.result_shape
    return lines


def _line(layer: Layer, field: ReceptiveField | None, batch: list[int]) -> LayerArithmetic:
    weight = layer.seen_weight if isinstance(layer, ConvLayer | ConvTransposeLayer) else None
    return LayerArithmetic(
        op=layer.op,
        input_shape=[*batch, *layer.given_shape],
        output_shape=[*batch, *layer.result_shape],
        output_size=layer.arithmetic,
        weight_shape=None if weight is None else list(weight.shape),
        receptive_field=field,
        **layer.counts.model_dump(),
    )
