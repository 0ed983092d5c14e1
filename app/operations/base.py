"""What every operation can say about itself before anything is computed."""

from abc import ABC, abstractmethod

from pydantic import BaseModel, ConfigDict

from app.operations.sizes import Counts, OutputSize, Pair, Shape, Sides


class WindowOperation(BaseModel, ABC):
    """An operation that slides a window over each plane of a (C, H, W) input."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    @abstractmethod
    def resolve(self, shape: Shape) -> "Layer":
        """Bind the operation to an input shape: everything implicit is written out.

        Args:
            shape: (C, H, W) of the input.

        Raises:
            OperationError: the operation does not fit this input.
        """


class Layer(BaseModel, ABC):
    """An operation bound to an input shape: nothing is implicit any more.

    Two requests that mean the same resolve to equal layers; ``canonical`` writes that down.
    """

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    input_shape: Shape
    kernel_size: Pair
    stride: Pair
    padding: Sides
    dilation: Pair
    output_size: OutputSize

    @property
    @abstractmethod
    def output_shape(self) -> Shape:
        """(C_out, H_out, W_out)."""

    @property
    @abstractmethod
    def counts(self) -> Counts:
        """Steps, multiply-adds and parameters."""

    @property
    @abstractmethod
    def canonical(self) -> dict[str, object]:
        """The operation as JSON with every default written out; it parses back to this layer."""

    @property
    def overhang(self) -> Pair:
        """Cells that the last windows hang over the padded input: (below, to the right)."""
        down, across = self.output_size.axes
        return down.overhang, across.overhang

    def dense_parameters(self) -> int:
        """Parameters of the dense layer with the same input and output, biases included."""
        inputs = _product(self.input_shape)
        outputs = _product(self.output_shape)
        return inputs * outputs + outputs


def _product(shape: Shape) -> int:
    return shape[0] * shape[1] * shape[2]
