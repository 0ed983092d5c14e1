"""What a frame shows: one step of a layer, how far it has come, and which channels are in sight."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from app.drawing.colour import Colours, Limits, hue_colours, limits_of, signed_colours
from app.drawing.theme import Hue, Theme
from app.drawing.walked import Walked
from app.operations import (
    AdaptiveLayer,
    ConvLayer,
    Layer,
    Outer,
    Sides,
    SoftmaxLayer,
    WindowLayer,
    outer,
)
from app.pictures import Reading
from app.steps import Step, copied_padding

Array = NDArray[np.float64]
Phase = Literal["slide", "flip", "multiply", "sum", "bias", "write"]
PHASES: tuple[Phase, ...] = get_args(Phase)

ROWS = 4
"""Channels that have a full row of their own."""

STRIPS = 16
"""Channels that have at least a strip; of more, those whose sums are largest are shown."""

RGB: tuple[tuple[str, Hue], ...] = (("R", "red"), ("G", "green"), ("B", "blue"))


@dataclass(frozen=True)
class Channel:
    """A channel as it is named and coloured."""

    index: int
    name: str
    hue: Hue


@dataclass(frozen=True, eq=False)
class Stage:
    """What all frames of a walk share.

    Attributes:
        layer: the layer.
        x: (C, H, W), its input.
        out: (C_out, H_out, W_out), what the layer makes of it.
        reading: how the input was read from a picture; none when it was not.
        every: (vertical, horizontal): which rows and columns of ``x`` are cells of the input; those
            between are zeros that were put in.
    """

    layer: Layer
    x: Array
    out: Array
    reading: Reading | None = None
    every: tuple[int, int] = (1, 1)

    @classmethod
    def of(cls, run: Walked) -> "Stage":
        """What all frames of a run share."""
        walk = run.walk
        return cls(walk.layer, walk.x, run.output, run.reading, walk.every)

    def scene(self, step: Step, phase: Phase = "write") -> "Scene":
        """A step of the walk at the end of one of its phases."""
        return Scene(self, step, phase)

    @cached_property
    def padding(self) -> Sides:
        """Padding around the input as it is drawn; below 0 there is none."""
        if not isinstance(self.layer, WindowLayer):
            return (0, 0, 0, 0)
        top, bottom, left, right = (max(0, side) for side in self.layer.padding)
        return (top, bottom, left, right)

    @cached_property
    def inserted(self) -> NDArray[np.bool_] | None:
        """(H, W): where ``x`` holds zeros that were put between its cells; none without any."""
        if self.every == (1, 1):
            return None
        marks = np.ones(self.x.shape[1:], dtype=np.bool_)
        marks[:: self.every[0], :: self.every[1]] = False
        return marks

    @cached_property
    def phases(self) -> tuple[Phase, ...]:
        """The phases that a step of this layer has, in order."""
        if not isinstance(self.layer, ConvLayer):
            return ("slide", "sum", "write")
        turns = self.layer.mode == "convolution"
        return tuple(phase for phase in PHASES if turns or phase != "flip")

    @cached_property
    def around(self) -> Array | None:
        """The input with padding that copies its cells, (C, H + …, W + …); none for zeros."""
        return copied_padding(self.x, self.layer)

    @cached_property
    def limits(self) -> Limits:
        """The limits of the diverging scales."""
        weights = self.layer.weight if isinstance(self.layer, ConvLayer) else np.empty(0)
        return limits_of(weights, self.x, self.out)

    @cached_property
    def values(self) -> tuple[float, float]:
        """The ends of the scale of the input's values."""
        if self.reading is not None:
            return float(self.reading.range[0]), float(self.reading.range[1])
        finite = self.x[np.isfinite(self.x)]
        return float(finite.min(initial=0)), float(finite.max(initial=0))


@dataclass(frozen=True, eq=False)
class Scene:
    """One step of a walk at the end of one of its phases.

    Attributes:
        stage: what it shares with all other steps.
        step: the record of the step.
        phase: how far the step has come; one that the layer does not have stands for the one
            before it.
    """

    stage: Stage
    step: Step
    phase: Phase = "write"

    @property
    def layer(self) -> Layer:
        """The layer."""
        return self.stage.layer

    @property
    def x(self) -> Array:
        """(C, H, W), its input."""
        return self.stage.x

    @property
    def out(self) -> Array:
        """(C_out, H_out, W_out), what the layer makes of it."""
        return self.stage.out

    @property
    def overhang(self) -> tuple[int, int]:
        """Cells that the last windows hang over the padded input: (below, to the right)."""
        return self.layer.overhang if isinstance(self.layer, WindowLayer) else (0, 0)

    @cached_property
    def taps(self) -> tuple[int, int]:
        """(kH, kW) of this step's window; of a softmax over channels, one below another."""
        rows, columns = self.step.padding.shape
        across_channels = isinstance(self.layer, SoftmaxLayer) and self.layer.axis == 0
        return (len(self.step.channels) if across_channels else rows), columns

    @cached_property
    def largest(self) -> tuple[int, int]:
        """(kH, kW) of the largest window of the walk: frames keep their places."""
        if isinstance(self.layer, WindowLayer | AdaptiveLayer):
            return self.layer.kernel_size
        return self.taps

    @property
    def seen_input(self) -> Outer:
        """Shape of the input from outside; of a stretched one without what was put in between."""
        channels, height, width = self.x.shape
        down, across = self.stage.every
        return outer((channels, -(-height // down), -(-width // across)), self.layer.rank)

    @property
    def seen_output(self) -> Outer:
        """Shape of the output from outside."""
        return self.layer.result_shape

    @property
    def place(self) -> Outer:
        """The cell that is written, as it is seen from outside."""
        at = np.unravel_index(self.step.index, self.seen_output)
        return tuple(int(index) for index in at)

    @cached_property
    def present(self) -> Phase:
        """The phase that is shown: ``phase``, or the last before it that the layer has."""
        asked = PHASES.index(self.phase)
        return [phase for phase in self.stage.phases if PHASES.index(phase) <= asked][-1]

    def done(self, phase: Phase) -> bool:
        """Whether a phase is over."""
        return PHASES.index(self.phase) >= PHASES.index(phase)

    @property
    def filled(self) -> int:
        """Cells of the present map that are written."""
        _, row, column = self.step.output
        width: int = self.out.shape[2]
        return row * width + column + int(self.done("write"))

    @cached_property
    def turned(self) -> bool:
        """Whether the kernel is turned yet: on a filter's first step it first comes as given."""
        first = self.step.output[1:] == (0, 0)
        return not (first and self.phase == "slide")

    @cached_property
    def lit(self) -> frozenset[int]:
        """The channels that this step reads."""
        return frozenset(term.channel for term in self.step.channels)

    @property
    def own(self) -> int:
        """The input channel that is in the same place as the cell that is written."""
        read = self.step.channels
        return read[0].channel if len(read) == 1 else self.step.output[0]

    @cached_property
    def channels(self) -> tuple[Channel, ...]:
        """The channels that have a row, from the top down."""
        return tuple(self.channel(index) for index in self._rows())

    @cached_property
    def rest(self) -> tuple[int, float] | None:
        """How many of the step's channels have no row, and what they sum to; none if all have."""
        shown = {channel.index for channel in self.channels}
        left = [term.sum or 0.0 for term in self.step.channels if term.channel not in shown]
        return (len(left), float(sum(left))) if left and self.step.bias is not None else None

    def channel(self, index: int) -> Channel:
        """Name and colour of an input channel."""
        if self.stage.reading is None:
            return Channel(index, str(index), "grey")
        if self.stage.reading.color == "grey":
            return Channel(index, "Y", "grey")
        name, hue = RGB[index]
        return Channel(index, name, hue)

    def _rows(self) -> Sequence[int]:
        total = self.x.shape[0]
        if total <= ROWS:
            return range(total)
        if self.step.bias is None:
            start = min(self.own // ROWS * ROWS, total - ROWS)
            return range(start, start + ROWS)
        terms = self.step.channels
        if len(terms) > STRIPS:
            largest = sorted(terms, key=lambda term: -abs(term.sum or 0.0))[: STRIPS - 1]
            return sorted(term.channel for term in largest)
        return sorted(self.lit)

    def value_colours(self, values: Array, hue: Hue, theme: Theme) -> Colours:
        """Colours of input values: black to the hue; the diverging scale where some are negative.

        Args:
            values: any shape.
            hue: the channel's.
            theme: gives the ends of the diverging scale.

        Returns:
            values.shape + (3,).
        """
        low, high = self.stage.values
        if low < 0:
            return signed_colours(values, max(-low, high) * 1.3, theme)
        return hue_colours(values, low, high, hue)

    def cell_hue(self, channel: Channel) -> Hue:
        """The hue of a channel's cells; none of its own where they are on the diverging scale."""
        return "grey" if self.stage.values[0] < 0 else channel.hue
