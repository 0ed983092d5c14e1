"""A run is a value: an input and an operation say everything about a result."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from app.engine import max_pool2d_indices
from app.operations import Layer, Operation, PoolLayer
from app.pictures import Reading
from app.runs.inputs import Input
from app.steps import Step, StepPage, step_page

Array = NDArray[np.float64]


class RunRequest(BaseModel):
    """What is asked: an operation on an input."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    input: Input = Field(description="What the operation is applied to.")
    operation: Operation = Field(description="What is done with it, told apart by `op`.")


class Computed(NamedTuple):
    """The two arrays of a run: ``input`` (C, H, W) and ``output`` (C_out, H_out, W_out)."""

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
    """

    id: str
    question: dict[str, Any]
    layer: Layer
    _compute: Callable[[], Computed]

    @property
    def reading(self) -> Reading | None:
        """How a picture was read as the input; none when it is numbers or a run's output."""
        source = self.question["input"]
        return Reading(source["color"], tuple(source["range"])) if "image" in source else None

    @property
    def input(self) -> Array:
        """(C, H, W), float64."""
        return self._compute().input

    @property
    def output(self) -> Array:
        """(C_out, H_out, W_out), float64."""
        return self._compute().output

    @property
    def indices(self) -> NDArray[np.int64] | None:
        """(C, H_out, W_out) of a max pooling: where each maximum stands, flat over its plane."""
        if not (isinstance(self.layer, PoolLayer) and self.layer.op == "max_pool2d"):
            return None
        return max_pool2d_indices(self.input, self.layer)

    @property
    def total(self) -> int:
        """Number of steps."""
        return self.layer.counts.steps

    def steps(self, start: int, count: int) -> StepPage:
        """A page of steps; 0 ≤ start ≤ total, count ≥ 0."""
        computed = self._compute()
        return step_page(computed.input, computed.output, self.layer, start, count)

    def step(self, index: int) -> Step:
        """The record of one step, 0 ≤ index < total."""
        return self.steps(index, 1).step(0)
