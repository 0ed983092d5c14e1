"""The convolution of two signals as it is watched: for each x the overlap and its area."""

import math
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from app.engine.signals import (
    Array,
    Curve,
    area,
    area_of_convolution,
    convolve,
    curve,
    meet,
    samples,
)
from app.operations.errors import OperationError
from app.operations.signals import Samples, Signal, support

Domain = Literal["continuous", "discrete"]
Mode = Literal["convolution", "correlation"]

MOST_PLACES = 4001
"""Places of a curve; more than a screen has columns."""

MOST_WORK = 40_000_000
"""Values of functions that one question may need."""


@dataclass(frozen=True, eq=False)
class Overlap:
    """What lies on top of each other at one x.

    Attributes:
        x: where ``g`` was slid to.
        t: (n,), places.
        f: (n,).
        g: (n,), turned and slid; slid alone in a correlation.
        product: (n,), of both.
        area: h(x): the integral of the product, or where time is discrete its sum.
    """

    x: float
    t: Array
    f: Array
    g: Array
    product: Array
    area: float


@dataclass(frozen=True, eq=False)
class Convolved:
    """Two signals and what they make.

    Attributes:
        t: (n,), places; f, g and h are read at the same ones.
        f: (n,).
        g: (n,), not turned.
        h: (n,).
        impulses: of f, g and h: places and areas, or none for a function.
        areas: of f, g and h; sums where time is discrete.
        swapped_difference: the largest difference when f and g change places.
        overlaps: one for each x that was asked for.
        turns: whether g is turned: in a convolution, not in a correlation.
    """

    t: Array
    f: Array
    g: Array
    h: Array
    impulses: tuple[tuple[Array, Array] | None, ...]
    areas: tuple[float, float, float]
    swapped_difference: float
    overlaps: list[Overlap] = field(default_factory=list)
    turns: bool = True

    @property
    def peak(self) -> tuple[float, float]:
        """The first place where h is largest, and h there; of impulses the largest one."""
        if self.impulses[2] is not None:
            places, areas = self.impulses[2]
            at = int(np.argmax(areas))
            return float(places[at]), float(areas[at])
        at = int(np.argmax(self.h))
        return float(self.t[at]), float(self.h[at])


def convolved(
    f: Signal,
    g: Signal,
    *,
    domain: Domain,
    mode: Mode,
    span: tuple[float, float] | None,
    step: float,
    at: list[float],
) -> Convolved:
    """Convolve two signals.

    Args:
        f: stays where it is.
        g: is turned, unless the mode is correlation, and slid.
        domain: whether time is continuous or goes in whole steps.
        mode: ``h(x) = ∫ f(t) g(x − t) dt``, or ``∫ f(t) g(t − x) dt``.
        span: first and last place; what shows all three whole if left out.
        step: between two places, where time is continuous.
        at: places whose overlaps are wanted.

    Raises:
        OperationError: a range that is empty or has too many places, samples that do not stand on
            whole places where only these count, or more work than is done at once.
    """
    low, high = _range(f, g, mode) if span is None else span
    if high <= low:
        raise OperationError("range", f"range must go up, got {low:g} to {high:g}")
    if domain == "discrete":
        for name, signal in (("f", f), ("g", g)):
            if isinstance(signal, Samples) and (signal.spacing != 1 or signal.start % 1):
                raise OperationError(
                    name,
                    f"where time is discrete, samples stand on whole places one apart: {name} "
                    f"starts at {signal.start:g} with spacing {signal.spacing:g}",
                )
    each = 1.0 if domain == "discrete" else step
    first, last = math.ceil(low / each - 1e-9), math.floor(high / each + 1e-9)
    if last < first:
        raise OperationError("range", f"no multiple of {each:g} lies between {low:g} and {high:g}")
    if last - first + 1 > MOST_PLACES:
        raise OperationError(
            "step",
            f"from {low:g} to {high:g} in steps of {each:g} are {last - first + 1} places; "
            f"at most {MOST_PLACES} are worked out",
        )
    places = np.arange(first, last + 1)
    if domain == "discrete":
        return _discrete(f, g, mode, places, at)
    t = np.asarray(places * step, dtype=np.float64)
    return _continuous(curve(f), curve(g), mode, t, at)


def _range(f: Signal, g: Signal, mode: Mode) -> tuple[float, float]:
    (f0, f1), (g0, g1) = support(f), support(g)
    h = (f0 + g0, f1 + g1) if mode == "convolution" else (f0 - g1, f1 - g0)
    return math.floor(min(f0, g0, h[0])) - 1, math.ceil(max(f1, g1, h[1]))


def _continuous(f: Curve, g: Curve, mode: Mode, t: Array, at: list[float]) -> Convolved:
    slid = g if mode == "convolution" else g.turned()
    work = (len(f.breaks) + len(g.breaks)) * 16 * (len(t) + len(at)) * 2
    if work > MOST_WORK:
        raise OperationError(
            "step", f"{len(t)} places of signals in so many pieces are too much at once"
        )
    both = f.impulses is not None and g.impulses is not None
    meeting = meet(f, slid) if both else None
    h = np.zeros_like(t) if meeting else convolve(f, slid, t)
    again = np.zeros_like(t) if meeting else convolve(slid, f, t)
    overlaps = []
    for x in at:
        moved = slid(x - t)
        found = _met(meeting, x) if meeting else float(convolve(f, slid, np.array([x]))[0])
        overlaps.append(Overlap(x, t, f(t), moved, f(t) * moved, found))
    return Convolved(
        t,
        f(t),
        g(t),
        h,
        (_train(f), _train(g), meeting),
        (area(f), area(g), area_of_convolution(f, slid)),
        float(np.abs(h - again).max(initial=0)),
        overlaps,
        mode == "convolution",
    )


def _met(meeting: tuple[Array, Array], x: float) -> float:
    places, areas = meeting
    return float(areas[np.abs(places - x) < 1e-9].sum())


def _train(f: Curve) -> tuple[Array, Array] | None:
    return None if f.impulses is None else (f.breaks, f.impulses)


def _discrete(f: Signal, g: Signal, mode: Mode, t: NDArray[np.int64], at: list[float]) -> Convolved:
    (f0, f1), (g0, g1) = (_whole(support(one)) for one in (f, g))
    own, other = samples(f, np.arange(f0, f1 + 1)), samples(g, np.arange(g0, g1 + 1))
    start = g0 if mode == "convolution" else -g1
    slid = other if mode == "convolution" else other[::-1]
    whole = np.convolve(own, slid)
    h, again = _laid(whole, f0 + start, t), _laid(np.convolve(slid, own), f0 + start, t)
    overlaps = []
    for x in at:
        if x % 1:
            raise OperationError("at", f"where time is discrete, x is a whole number, got {x:g}")
        moved = _laid(slid[::-1], int(x) - start - len(slid) + 1, t)
        fixed = _laid(own, f0, t)
        # The sum over all places, those beyond the range among them.
        found = float(_laid(whole, f0 + start, np.array([int(x)]))[0])
        overlaps.append(Overlap(x, t.astype(float), fixed, moved, fixed * moved, found))
    return Convolved(
        t.astype(np.float64),
        _laid(own, f0, t),
        _laid(other, g0, t),
        h,
        (None, None, None),
        (float(own.sum()), float(other.sum()), float(whole.sum())),
        float(np.abs(h - again).max(initial=0)),
        overlaps,
        mode == "convolution",
    )


def _whole(ends: tuple[float, float]) -> tuple[int, int]:
    """The whole places within; one that holds nothing where there are none."""
    first, last = math.ceil(ends[0] - 1e-9), math.floor(ends[1] + 1e-9)
    return first, max(first, last)


def _laid(values: Array, start: int, t: NDArray[np.int64]) -> Array:
    """Values from ``start`` on at the places of ``t``; zero where there are none."""
    at = t - start
    there = (at >= 0) & (at < len(values))
    return np.where(there, values[np.clip(at, 0, len(values) - 1)], 0.0)
