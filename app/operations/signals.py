"""Functions of one variable, as they are asked for: what is convolved in one dimension.

Each is a model told apart by ``shape``. All are zero outside a finite support, so that integrals
over them are finite sums of smooth pieces.
"""

import math
from typing import Annotated, Literal, Self, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

BOUND = 1000.0
"""Largest place, width and value: what is farther away is not on the same page."""

NARROWEST = 1e-3
"""Least width of a shape: narrower ones are impulses."""

MOST_SAMPLES = 512

CUT_OFF = 4.0
"""Standard deviations at which a Gaussian is cut off; there it is 0.03 % of its height."""

DECAYED = 1e-3
"""Share of its height at which an exponential decay is cut off."""


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError("NaN and infinity are not accepted")
    return value


Place = Annotated[float, Field(ge=-BOUND, le=BOUND), AfterValidator(_finite)]
Width = Annotated[float, Field(ge=NARROWEST, le=BOUND), AfterValidator(_finite)]
Height = Annotated[float, Field(ge=-BOUND, le=BOUND), AfterValidator(_finite)]


class _Signal(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Between(_Signal):
    """A shape from one place to another."""

    start: Place = Field(alias="from", description="Where it begins.")
    stop: Place = Field(alias="to", description="Where it ends, farther to the right.")
    height: Height = Field(1.0, description="Its largest value.")

    @model_validator(mode="after")
    def _runs_to_the_right(self) -> Self:
        if self.stop - self.start < NARROWEST:
            raise ValueError(
                f"`to` must be at least {NARROWEST} to the right of `from`, "
                f"got {self.start:g} to {self.stop:g}"
            )
        return self


class Box(_Between):
    """``height`` from one place to another, both ends included."""

    shape: Literal["box"]


class Triangle(_Between):
    """Straight up to ``height`` in the middle and straight down again."""

    shape: Literal["triangle"]


class Gaussian(_Signal):
    """``height · exp(−(t − mean)² / 2sd²)``, cut off to zero four standard deviations away."""

    shape: Literal["gaussian"]
    mean: Place = Field(0.0, description="Where it is largest.")
    sd: Width = Field(1.0, description="Standard deviation.")
    height: Height = Field(1.0, description="Value at the mean.")


class Exponential(_Signal):
    """``height · exp(−rate·(t − start))`` from ``start`` on, until a thousandth of it is left."""

    shape: Literal["exponential"]
    start: Place = Field(0.0, description="Where it jumps to its height.")
    rate: Annotated[float, Field(ge=0.01, le=BOUND), AfterValidator(_finite)] = Field(
        1.0, description="How fast it decays: it halves in ln 2 / rate."
    )
    height: Height = Field(1.0, description="Value at its start.")


class Impulses(_Signal):
    """A train of impulses: of this area each where time is continuous, of this value else."""

    shape: Literal["impulses"]
    start: Place = Field(0.0, description="The first.")
    period: Width = Field(1.0, description="From one to the next.")
    count: int = Field(3, ge=1, le=64, strict=True, description="How many.")
    height: Height = Field(1.0, description="Area, or value, of each.")

    @model_validator(mode="after")
    def _ends_in_time(self) -> Self:
        last = self.start + (self.count - 1) * self.period
        if last > BOUND:
            raise ValueError(f"the last impulse stands at {last:g}; places go to {BOUND:g}")
        return self


class Samples(_Signal):
    """Values at even distances; straight lines between them where time is continuous."""

    shape: Literal["samples"]
    values: Annotated[list[Height], Field(min_length=1, max_length=MOST_SAMPLES)] = Field(
        description="From left to right; zero outside."
    )
    start: Place = Field(0.0, description="Where the first stands.")
    spacing: Width = Field(1.0, description="From one to the next; 1 where time is discrete.")


Signal = Annotated[
    Box | Triangle | Gaussian | Exponential | Impulses | Samples, Field(discriminator="shape")
]

SHAPES: tuple[str, ...] = tuple(
    get_args(model.model_fields["shape"].annotation)[0] for model in get_args(get_args(Signal)[0])
)
"""What ``shape`` may be."""


def support(signal: Signal) -> tuple[float, float]:
    """The first and the last place where a signal may differ from zero."""
    match signal:
        case Box() | Triangle():
            return signal.start, signal.stop
        case Gaussian():
            reach = CUT_OFF * signal.sd
            return signal.mean - reach, signal.mean + reach
        case Exponential():
            return signal.start, signal.start - math.log(DECAYED) / signal.rate
        case Impulses():
            return signal.start, signal.start + (signal.count - 1) * signal.period
        case Samples():
            return signal.start, signal.start + (len(signal.values) - 1) * signal.spacing
