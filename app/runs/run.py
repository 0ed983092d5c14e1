"""A run is a value: an input and an operation say everything about a result."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from app.engine import channel_maps, max_indices, stretched
from app.operations import (
    ITSELF,
    BatchNormLayer,
    ConvLayer,
    ConvTransposeLayer,
    Layer,
    Operation,
    ReceptiveField,
    Rectangle,
)
from app.pictures import Reading
from app.runs.errors import NotKept, named
from app.runs.inputs import Input
from app.steps import (
    Quantity,
    ScatterPage,
    Step,
    StepPage,
    Verdict,
    asked_of,
    mark,
    scatter_page,
    scatter_total,
    step_page,
)

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Walk:
    """What a walk goes over: planes and the layer whose windows stand on them.

    Attributes:
        x: (C, H, W): the input; of a transposed convolution with the zeros put in between.
        layer: the layer; of a transposed convolution the convolution that gathers.
        every: which rows and columns of ``x`` are cells of the input.
    """

    x: Array
    layer: Layer
    every: tuple[int, int] = (1, 1)


@dataclass(frozen=True)
class Seen:
    """What a cell sees of the input of one run of a chain.

    Attributes:
        run: the run.
        cells: of the plane that goes into it.
    """

    run: "Run"
    cells: Rectangle


class RunRequest(BaseModel):
    """What is asked: an operation on an input."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    input: Input = Field(description="What the operation is applied to.")
    operation: Operation = Field(description="What is done with it, told apart by `op`.")


class Computed(NamedTuple):
    """The two arrays of a run: ``input`` (C, H, W) and ``output`` (C_out, H_out, W_out).

    The input of an addition has the planes of both, one after the other.
    """

    input: Array
    output: Array


def canonical_json(question: dict[str, Any]) -> bytes:
    """JSON in one spelling only: sorted keys, no spaces."""
    return json.dumps(question, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def digest(question: dict[str, Any]) -> str:
    """The id of a run: 32 hexadecimal digits of the SHA-256 of its canonical JSON."""
    return hashlib.sha256(canonical_json(question)).hexdigest()[:32]


@dataclass(frozen=True)
class Run:
    """A run, from which everything else follows lazily.

    Attributes:
        id: digest of the question.
        question: ``{"input": …, "operation": …}`` with every default written out; it parses back
            to this run. A picture stands in it by the digest of its pixels.
        layer: the operation bound to the input's shape.
        before: the run whose output is the input, where it is one.
    """

    id: str
    question: dict[str, Any]
    layer: Layer
    before: "Run | None"
    _compute: Callable[[], Computed]

    @property
    def reading(self) -> Reading | None:
        """How a picture was read as the input; none when it is numbers or a run's output."""
        source = self.question["input"]
        return Reading(source["color"], tuple(source["range"])) if "image" in source else None

    @property
    def input(self) -> Array:
        """(C, H, W), float64; what is added to it is left out."""
        x = self._compute().input
        return x[: self.layer.input_shape[0]]

    @property
    def output(self) -> Array:
        """(C_out, H_out, W_out), float64."""
        return self._compute().output

    @property
    def seen_input(self) -> Array:
        """The input in its shape as it is seen from outside: (C, H, W), (C, L) or (F,)."""
        return self.input.reshape(self.layer.given_shape)

    @property
    def seen_output(self) -> Array:
        """The same of the output."""
        return self.output.reshape(self.layer.result_shape)

    @property
    def other(self) -> Array | None:
        """Of an addition, what is added, in the input's shape."""
        if self.layer.op != "add":
            return None
        return self._compute().input[self.layer.input_shape[0] :].reshape(self.layer.given_shape)

    @property
    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """All of its arrays by name, as they are seen from outside.

        ``input`` and ``output``; where the operation has them ``weight``, ``bias``,
        ``running_mean``, ``running_var``, ``other`` and ``indices``.
        """
        match self.layer:
            case ConvLayer() | ConvTransposeLayer() as layer:
                held = {"weight": layer.seen_weight, "bias": layer.bias}
            case BatchNormLayer() as layer:
                held = {
                    "weight": layer.weight,
                    "bias": layer.bias,
                    "running_mean": layer.mean,
                    "running_var": layer.variance,
                }
            case _:
                held = {}
        named: dict[str, NDArray[np.generic] | None] = {
            "input": self.seen_input,
            "output": self.seen_output,
            **held,
            "other": self.other,
            "indices": self.indices,
        }
        return {name: value for name, value in named.items() if value is not None}

    @property
    def indices(self) -> NDArray[np.int64] | None:
        """Of a max pooling, in the output's shape: where each maximum stands, flat on its plane."""
        indices = max_indices(self.input, self.layer)
        return None if indices is None else indices.reshape(self.layer.result_shape)

    @property
    def has_channel_maps(self) -> bool:
        """Whether kernels slide over channels; those of a dense layer do not slide."""
        return isinstance(self.layer, ConvLayer) and self.layer.rank > 0

    def channel_maps(self, filter_: int) -> Array:
        """What each kernel of a filter makes of its own channel, before they are added.

        Returns:
            (C_in/groups, H_out, W_out), of a signal (C_in/groups, L_out); never more numbers than
            the padded input has.

        Raises:
            NotKept: there is no such filter, or the run is no convolution.
        """
        layer = self._kernels(filter_)
        maps = channel_maps(self.input, layer, filter_)
        return maps.reshape(len(maps), *layer.result_shape[1:])

    def channel_map(self, filter_: int, channel: int) -> Array:
        """One of them, by its input channel: (H_out, W_out), whatever the rank.

        Raises:
            NotKept: there is no such filter, or it does not read the channel.
        """
        layer = self._kernels(filter_)
        read = range(layer.input_shape[0])[layer.channels_of(filter_)]
        if channel not in read:
            raise NotKept(
                f"filter {filter_} has no kernel for channel {channel}: given "
                f"groups={layer.groups}, it reads {named('channel', read)}"
            )
        slot = channel - read.start
        plane: Array = channel_maps(self.input, layer, filter_, slice(slot, slot + 1))[0]
        return plane

    def _kernels(self, filter_: int) -> ConvLayer:
        layer = self.layer
        if not (isinstance(layer, ConvLayer) and self.has_channel_maps):
            raise NotKept(f"run {self.id} is no convolution: only that has channel maps")
        filters = range(layer.output_shape[0])
        if filter_ not in filters:
            raise NotKept(f"filter {filter_} is not there: this run has {named('filter', filters)}")
        return layer

    @property
    def chain(self) -> "tuple[Run, ...]":
        """The runs that feed one another, from the first to this one."""
        before = () if self.before is None else self.before.chain
        return (*before, self)

    @property
    def receptive_field(self) -> ReceptiveField | None:
        """What a cell of the output sees of the chain's first input.

        None where cells do not see alike: after adaptive pooling, flatten, a dense layer, a
        transposed convolution, and a softmax over rows or columns.
        """
        field: ReceptiveField | None = ITSELF
        for run in self.chain:
            field = None if field is None else run.layer.widened(field)
        return field

    def seen(self, row: int, column: int) -> tuple[Seen, ...]:
        """What the output cells at a place see of the input of each run, this one first.

        Padding that copies cells from elsewhere is not counted, and of an addition only its own
        input.
        """
        cells = Rectangle((row, row + 1), (column, column + 1))
        fields = []
        for run in reversed(self.chain):
            cells = run.layer.seen(cells)
            fields.append(Seen(run, cells))
        return tuple(fields)

    @property
    def total(self) -> int:
        """Number of steps."""
        return self.layer.counts.steps

    @property
    def walk(self) -> Walk:
        """What the steps of this run go over."""
        if isinstance(self.layer, ConvTransposeLayer):
            layer = self.layer
            return Walk(stretched(self.input, layer), layer.gathering, layer.stride)
        return Walk(self.input, self.layer)

    def steps(self, start: int, count: int) -> StepPage:
        """A page of steps; 0 ≤ start ≤ total, count ≥ 0."""
        computed = self._compute()
        return step_page(computed.input, computed.output, self.layer, start, count)

    def step(self, index: int) -> Step:
        """The record of one step, 0 ≤ index < total."""
        return self.steps(index, 1).step(0)

    def mark(
        self,
        index: int,
        quantity: Quantity,
        value: float | None,
        *,
        channel: int | None = None,
        tap: list[int] | None = None,
    ) -> Verdict:
        """Mark what a person answers about a step, 0 ≤ index < total.

        Args:
            index: of the step.
            quantity: what was asked for.
            value: the answer; none where only the right number is wanted.
            channel: of a product and a sum: which input channel.
            tap: of a product: which tap of the kernel as it is laid on.

        Raises:
            AnswerError: the step has no such number.
        """
        step = self.step(index)
        asked = asked_of(self.layer, step, quantity, channel, tap)
        return mark(self.input, self.layer, step, asked, value)

    @property
    def stamps(self) -> int | None:
        """Number of stamps of a transposed convolution; none for anything else."""
        return scatter_total(self.layer) if isinstance(self.layer, ConvTransposeLayer) else None

    def scatter(self, start: int, count: int) -> ScatterPage:
        """A page of stamps of a transposed convolution; 0 ≤ start ≤ ``stamps``, count ≥ 0."""
        assert isinstance(self.layer, ConvTransposeLayer)
        return scatter_page(self.input, self.layer, start, count)
