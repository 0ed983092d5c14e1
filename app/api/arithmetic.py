"""``/arithmetic``: shapes, sizes and receptive fields of layers, without any data."""

from typing import Annotated

from fastapi import APIRouter, Body
from pydantic import BaseModel, ConfigDict, Field

from app.api import examples
from app.api.problems import FieldError, responses
from app.operations import InputError, OperationError
from app.operations.arguments import LARGEST
from app.operations.arithmetic import ChainError, LayerArithmetic, split_batch, table
from app.operations.inverse import InverseAnswer, Wanted, inverse
from app.operations.shapes import ShapeOperation

Size = Annotated[int, Field(strict=True, ge=1, le=LARGEST)]

MOST_LAYERS = 1000
"""Lines of a table; deeper networks than that are not written by hand."""

EXAMPLES = {
    "one": {"summary": "One layer", "value": examples.ARITHMETIC_QUESTION},
    "chain": {
        "summary": "The first layers of a ResNet",
        "value": {
            "input_shape": [3, 224, 224],
            "layers": [
                {
                    "op": "conv2d",
                    "out_channels": 64,
                    "kernel_size": 7,
                    "stride": 2,
                    "padding": 3,
                    "bias": False,
                },
                {"op": "max_pool2d", "kernel_size": 3, "stride": 2, "padding": 1},
            ],
        },
    },
}


INVERSE_EXAMPLES = {
    "half": {
        "summary": "A 3×3 convolution that halves a picture",
        "value": examples.INVERSE_QUESTION,
    },
    "double": {
        "summary": "A transposed convolution that doubles it",
        "value": {
            "op": "conv_transpose2d",
            "input_size": [12, 12],
            "output_size": [24, 24],
            "kernel_size": [4],
        },
    },
}


class ArithmeticRequest(BaseModel):
    """A chain of layers and the shape that goes into the first."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    input_shape: Annotated[list[Size], Field(min_length=1, max_length=4)] = Field(
        description="[C, H, W], or [N, C, H, W] with a batch; [C, L] or [N, C, L] where the first "
        "layer is on signals; [F] for a flat list."
    )
    layers: Annotated[list[ShapeOperation], Field(min_length=1, max_length=MOST_LAYERS)] = Field(
        description="The layers in order, told apart by `op`."
    )


class ArithmeticAnswer(BaseModel):
    """The table: one line a layer."""

    output_shape: list[int] = Field(description="Of the last layer.")
    parameters: int = Field(description="Weights and biases of all layers.")
    multiply_adds: int = Field(description="Products that are added up, for one picture.")
    layers: list[LayerArithmetic] = Field(description="One line a layer.")

    model_config = ConfigDict(json_schema_extra={"examples": [examples.ARITHMETIC]})


class SettingsAnswer(InverseAnswer):
    """The ways to a wanted output size."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.INVERSE]})


def arithmetic_router() -> APIRouter:
    """The router of ``/arithmetic``."""
    router = APIRouter(tags=["arithmetic"])

    @router.post("/arithmetic", responses=responses(400, 413, 422))
    def work_out(
        request: Annotated[ArithmeticRequest, Body(openapi_examples=EXAMPLES)],
    ) -> ArithmeticAnswer:
        """Work out the shapes of a layer, or of a chain of them, from shapes alone.

        For each layer: the output size with every number on the way, what is never read, weights
        and biases against a dense layer, and the receptive field in the first input.
        """
        batch, shape = split_batch(request.input_shape, request.layers[0])
        try:
            lines = table(shape, request.layers, batch)
        except ChainError as chain:
            at = f"/layers/{chain.index}"
            if isinstance(chain.error, InputError):
                at = "/input_shape" if chain.index == 0 else at
            elif chain.error.field:
                at = f"{at}/{chain.error.field}"
            raise FieldError(at, chain.error.detail) from chain
        return ArithmeticAnswer(
            output_shape=lines[-1].output_shape,
            parameters=sum(line.parameters for line in lines),
            multiply_adds=sum(line.multiply_adds for line in lines),
            layers=lines,
        )

    @router.post("/arithmetic/inverse", responses=responses(400, 413, 422))
    def work_back(
        request: Annotated[Wanted, Body(openapi_examples=INVERSE_EXAMPLES)],
    ) -> SettingsAnswer:
        """Find the strides and paddings that reach a wanted output size."""
        try:
            return SettingsAnswer(**dict(inverse(request)))
        except OperationError as error:
            raise FieldError(f"/{error.field}", error.detail) from error

    return router
