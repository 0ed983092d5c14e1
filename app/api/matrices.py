"""``/matrices`` and ``/connectivity``: a convolution as a matrix, and its lines."""

from typing import Annotated, Any, Literal

import numpy as np
from fastapi import APIRouter, Body, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from app.api import lesson_examples as examples
from app.api.arrays import NPY, npy
from app.api.problems import FieldError, binary, responses
from app.drawing import ThemeName, connections_png, matrix_png
from app.operations import ConvLayer, OperationError
from app.operations.arrays import plain
from app.operations.conv import Conv1d, Conv2d
from app.runs import Array, ValuesInput
from app.steps.matrix import (
    Connections,
    ConvolutionMatrix,
    Im2col,
    all_to_all,
    between_channels,
    blocks,
    convolution_matrix,
    im2col,
    windowed,
)

MOST_UNITS = 64

Size = Annotated[int, Field(strict=True, ge=1, le=4096)]
Units = Annotated[int, Field(strict=True, ge=1, le=MOST_UNITS)]
Nested = list[Any]


class MatrixRequest(BaseModel):
    """A convolution, and what it is applied to: numbers, or their shape alone."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    operation: Annotated[Conv2d | Conv1d, Field(discriminator="op")] = Field(
        description="`conv1d` or `conv2d`, as in `POST /runs`; padding of zeros."
    )
    input_shape: Annotated[list[Size], Field(min_length=2, max_length=3)] | None = Field(
        None, description="[C, H, W], or [C, L] for `conv1d`."
    )
    input: ValuesInput | None = Field(None, description="Numbers: then im2col is given, too.")


class Blocks(BaseModel):
    """How a matrix of pictures falls into blocks: a Toeplitz matrix of Toeplitz matrices."""

    rows: int = Field(description="Blocks down: rows of the output.")
    columns: int = Field(description="Blocks across: rows of the input.")
    height: int = Field(description="Of a block: cells of an output row.")
    width: int = Field(description="Of a block: cells of an input row.")


class Im2colAnswer(BaseModel):
    """Every window as a column: the layer is one product of two matrices."""

    columns: Nested = Field(description="(C_in·kH·kW) × (H_out·W_out).")
    weight: Nested = Field(description="C_out × (C_in·kH·kW), as applied.")
    output: Nested = Field(description="C_out × (H_out·W_out), the bias added.")


class MatrixAnswer(BaseModel):
    """A convolution as a matrix: y = T x + b, with everything flattened."""

    shape: tuple[int, int] = Field(description="Rows (output cells) and columns (input cells).")
    matrix: Nested = Field(description="T.")
    taps: Nested = Field(
        description="Which weight of its filter stands in each entry, counted flat; −1 for none."
    )
    blocks: Blocks | None = Field(description="Of a picture; null for a signal.")
    distinct: int = Field(description="Weights that the entries share among them.")
    zeros: int = Field(description="Entries where no weight stands.")
    bias: list[float] = Field(description="b, one a row.")
    im2col: Im2colAnswer | None = Field(description="Where numbers were given, and groups=1.")

    model_config = ConfigDict(json_schema_extra={"examples": [examples.MATRIX]})


class DenseLines(BaseModel):
    """Every unit to every unit."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["dense"]
    inputs: Units = Field(description="Units that are read.")
    outputs: Units = Field(description="Units that are written.")


class WindowLines(BaseModel):
    """A window that slides over a row of units."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["window"]
    inputs: Units = Field(description="Units that are read.")
    kernel_size: Units = Field(description="Units that an output reads.")
    stride: Units = Field(1, description="Jump of the window.")
    padding: int = Field(0, ge=0, le=MOST_UNITS, strict=True, description="Zeros at both ends.")
    dilation: Units = Field(1, description="Distance between taps.")


class ChannelLines(BaseModel):
    """The channels of a layer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["channels"]
    in_channels: Units = Field(description="C_in.")
    out_channels: Units = Field(description="C_out.")
    groups: Units = Field(1, description="Groups of channels; C_in of them is depthwise.")


Lines = Annotated[DenseLines | WindowLines | ChannelLines, Field(discriminator="kind")]


class ConnectivityAnswer(BaseModel):
    """Who reaches whom."""

    inputs: int = Field(description="Units that are read.")
    outputs: int = Field(description="Units that are written.")
    edges: list[tuple[int, int, int]] = Field(
        description="[input, output, weight]; lines that share a weight have its number."
    )
    weights: int = Field(description="Distinct weights.")
    biases: int = Field(description="One an output; one for all where a window slides.")
    dense_weights: int = Field(description="Of a dense layer of the same sizes.")

    model_config = ConfigDict(json_schema_extra={"examples": [examples.CONNECTIVITY]})


def matrices_router(*, frame_width: int) -> APIRouter:
    """The router of matrices and connections.

    Args:
        frame_width: largest width of a frame in pixels.
    """
    router = APIRouter(tags=["lessons"])

    @router.post("/matrices", responses=responses(400, 413, 422))
    def as_matrix(
        request: Annotated[MatrixRequest, Body(openapi_examples=examples.AS_MATRIX)],
    ) -> MatrixAnswer:
        """Write a convolution as a matrix: Toeplitz for a signal, doubly blocked for a picture.

        Most entries are zero, and the others are the same few weights over and over.
        """
        layer, found = _layer(request), _written(request)
        try:
            laid = _laid(request, layer)
        except OperationError as error:
            raise FieldError(f"/operation/{error.field}".rstrip("/"), error.detail) from error
        own = blocks(layer)
        return MatrixAnswer(
            shape=found.matrix.shape,
            matrix=plain(found.matrix),
            taps=found.taps.tolist(),
            blocks=None if own is None else Blocks(**own),
            distinct=len(set(found.taps[found.taps >= 0].tolist())) * len(layer.weight),
            zeros=int((found.taps < 0).sum()),
            bias=plain(found.bias),
            im2col=None
            if laid is None
            else Im2colAnswer(
                columns=plain(laid.columns), weight=plain(laid.weight), output=plain(laid.output)
            ),
        )

    @router.post(
        "/matrices.npy",
        response_class=Response,
        responses=binary(NPY, "float64, little-endian, C order.") | responses(400, 413, 422),
    )
    def as_array(
        request: Annotated[MatrixRequest, Body(openapi_examples=examples.AS_MATRIX)],
    ) -> Response:
        """Give the matrix alone, (output cells, input cells)."""
        return Response(npy(_written(request).matrix), media_type=NPY)

    @router.post(
        "/matrices/frame.png",
        response_class=Response,
        responses=binary("image/png", "The frame.") | responses(400, 413, 422),
    )
    def draw_matrix(
        request: Annotated[MatrixRequest, Body(openapi_examples=examples.AS_MATRIX)],
        row: Annotated[int | None, Query(ge=0, description="One that is marked, from 0.")] = None,
        theme: Annotated[ThemeName, Query(description="Colours.")] = "light",
        width: Annotated[int, Query(ge=320, le=frame_width, description="Pixels across.")] = 960,
    ) -> Response:
        """Draw the matrix: equal weights share a colour, zeros are neutral."""
        found = _written(request)
        if row is not None and row >= len(found.matrix):
            raise FieldError(
                "/query/row", f"the matrix has {len(found.matrix)} rows, got row {row}"
            )
        frame = matrix_png(found, row, theme=theme, width=width)
        return Response(frame, media_type="image/png")

    @router.post("/connectivity", responses=responses(400, 413, 422))
    def connect(
        request: Annotated[Lines, Body(openapi_examples=examples.CONNECT)],
    ) -> ConnectivityAnswer:
        """Say who reaches whom: in a dense layer, under a window, or between channels."""
        found = _connections(request)
        return ConnectivityAnswer(
            inputs=found.inputs,
            outputs=found.outputs,
            edges=found.edges,
            weights=found.weights,
            biases=found.biases,
            dense_weights=found.dense_weights,
        )

    @router.post(
        "/connectivity/frame.png",
        response_class=Response,
        responses=binary("image/png", "The frame.") | responses(400, 413, 422),
    )
    def draw_lines(
        request: Annotated[Lines, Body(openapi_examples=examples.CONNECT)],
        theme: Annotated[ThemeName, Query(description="Colours.")] = "light",
        width: Annotated[int, Query(ge=320, le=frame_width, description="Pixels across.")] = 960,
    ) -> Response:
        """Draw the lines between both rows of units, each in the colour of its weight."""
        frame = connections_png(_connections(request), theme=theme, width=width)
        return Response(frame, media_type="image/png")

    return router


def _written(request: MatrixRequest) -> ConvolutionMatrix:
    try:
        return convolution_matrix(_layer(request))
    except OperationError as error:
        raise FieldError(f"/operation/{error.field}".rstrip("/"), error.detail) from error


def _layer(request: MatrixRequest) -> ConvLayer:
    if (request.input is None) == (request.input_shape is None):
        raise FieldError("/input_shape", "give either input_shape or input")
    shape = tuple(request.input_shape or _numbers(request).shape)
    try:
        layer = request.operation.resolve(shape)
    except OperationError as error:
        at = f"/operation/{error.field}" if error.field else "/input_shape"
        raise FieldError(at, error.detail) from error
    assert isinstance(layer, ConvLayer)
    return layer


def _laid(request: MatrixRequest, layer: ConvLayer) -> Im2col | None:
    if request.input is None or layer.groups > 1:
        return None
    return im2col(_numbers(request).reshape(layer.input_shape), layer)


def _numbers(request: MatrixRequest) -> Array:
    """The numbers that were given; a list, or a table of rows and columns, is one channel."""
    values: Array = np.asarray(getattr(request.input, "values", ()), dtype=np.float64)
    rank = 1 if request.operation.op == "conv1d" else 2
    return values[None] if values.ndim == rank else values


def _connections(lines: DenseLines | WindowLines | ChannelLines) -> Connections:
    match lines:
        case DenseLines():
            return all_to_all(lines.inputs, lines.outputs)
        case WindowLines():
            window = {
                "op": "conv1d",
                "weight": [[[1.0] * lines.kernel_size]],
                **lines.model_dump(include={"stride", "padding", "dilation"}),
            }
            return windowed(_bound(Conv1d.model_validate(window), (1, lines.inputs)))
        case ChannelLines():
            # Where they do not divide, the layer's own check says so.
            read = max(1, lines.in_channels // lines.groups)
            weight = [[[[1.0]]] * read] * lines.out_channels
            channels = {"op": "conv2d", "weight": weight, "groups": lines.groups}
            return between_channels(
                _bound(Conv2d.model_validate(channels), (lines.in_channels, 1, 1))
            )


def _bound(operation: Conv1d | Conv2d, shape: tuple[int, ...]) -> ConvLayer:
    try:
        layer = operation.resolve(shape)
    except OperationError as error:
        at = {"weight": "kernel_size", "kernel": "kernel_size"}.get(error.field, error.field)
        raise FieldError(f"/{at}", error.detail) from error
    assert isinstance(layer, ConvLayer)
    return layer
