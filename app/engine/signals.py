"""Convolution of functions of one variable: exact where time is continuous, sums where it is not.

``h(x) = ∫ f(t) g(x − t) dt``. Every function here is a finite number of smooth pieces, so the
integral is one over the pieces between the break points of ``f(t)`` and those of ``g(x − t)``. On
each of them Gauss–Legendre quadrature is exact to rounding (Abramowitz and Stegun, 25.4.30), for
pieces are cut until nothing in them decays by more than a few times. Impulses are not integrated:
one of area w at t adds ``w · g(x − t)``.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.operations.signals import (
    CUT_OFF,
    Box,
    Exponential,
    Gaussian,
    Impulses,
    Samples,
    Signal,
    Triangle,
    support,
)

Array = NDArray[np.float64]
Function = Callable[[Array], Array]

NODES, WEIGHTS = np.polynomial.legendre.leggauss(16)
"""Exact for polynomials up to degree 31 on [−1, 1]."""

CHUNK = 1 << 20
"""Numbers that are held at once."""

SAME = 1e-9
"""Places nearer than this are one."""

MOST_VALUES = 1 << 24
"""Values of a product that are asked for when a convolution is integrated."""


@dataclass(frozen=True, eq=False)
class Curve:
    """A function in smooth pieces, or a train of impulses.

    Attributes:
        breaks: (b,), the ends of the pieces from left to right; of a train, where impulses are.
        function: its values at places of any shape; nothing outside ``breaks`` counts.
        impulses: (b,), the area of each; none for a function.
    """

    breaks: Array
    function: Function
    impulses: Array | None = None

    def __call__(self, t: Array) -> Array:
        """The values at places of any shape; between impulses, and at them, zero."""
        inside = (t >= self.breaks[0] - SAME) & (t <= self.breaks[-1] + SAME)
        return np.where(inside, self.function(t), 0.0)

    def turned(self) -> "Curve":
        """The same turned about zero: ``f(−t)``."""
        impulses = None if self.impulses is None else self.impulses[::-1]
        return Curve(-self.breaks[::-1], lambda t: self.function(-t), impulses)


def curve(signal: Signal) -> Curve:
    """A signal where time is continuous."""
    first, last = support(signal)
    match signal:
        case Box(height=height):
            return Curve(np.array([first, last]), lambda t: np.full_like(t, height))
        case Triangle(height=height):
            middle, half = (first + last) / 2, (last - first) / 2
            ends = np.array([first, middle, last])
            return Curve(ends, lambda t: height * np.maximum(0.0, 1 - np.abs(t - middle) / half))
        case Gaussian(mean=mean, sd=sd, height=height):
            ends = np.asarray(mean + sd * np.arange(-CUT_OFF, CUT_OFF + 1), dtype=np.float64)
            return Curve(ends, lambda t: height * np.exp(-(((t - mean) / sd) ** 2) / 2))
        case Exponential(rate=rate, height=height):
            ends = np.linspace(first, last, 8, dtype=np.float64)
            return Curve(ends, lambda t: height * np.exp(-rate * np.maximum(0.0, t - first)))
        case Samples():
            at = np.asarray(first + signal.spacing * np.arange(len(signal.values)))
            heights = np.asarray(signal.values, dtype=np.float64)
            return Curve(at, lambda t: np.interp(t, at, heights))
        case Impulses():
            at = np.asarray(first + signal.period * np.arange(signal.count))
            return Curve(at, np.zeros_like, np.full(signal.count, signal.height))


def samples(signal: Signal, t: NDArray[np.int64]) -> Array:
    """A signal where time is discrete: its values at whole places, impulses among them.

    Args:
        signal: the signal.
        t: (n,), consecutive whole numbers.

    Returns:
        (n,).
    """
    seen = curve(signal)
    found = seen(t.astype(np.float64))
    if seen.impulses is not None:
        at = np.rint(seen.breaks).astype(np.int64)
        whole = (np.abs(seen.breaks - at) < SAME) & (at >= t[0]) & (at <= t[-1])
        found[at[whole] - t[0]] = seen.impulses[whole]
    return found


def convolve(f: Curve, g: Curve, x: Array) -> Array:
    """``h(x) = ∫ f(t) g(x − t) dt``, where at least one of both is a function.

    Args:
        f: stays.
        g: is turned and slid.
        x: (n,), places.

    Returns:
        (n,).
    """
    for spikes, other in ((f, g), (g, f)):
        if spikes.impulses is not None:
            return np.asarray(other(x[:, None] - spikes.breaks) @ spikes.impulses)
    each = max(1, CHUNK // ((len(f.breaks) + len(g.breaks)) * len(NODES)))
    parts = [_integrals(f, g, x[at : at + each]) for at in range(0, len(x), each)]
    return np.concatenate(parts) if parts else np.empty(0)


def _integrals(f: Curve, g: Curve, x: Array) -> Array:
    low = np.maximum(f.breaks[0], x - g.breaks[-1])[:, None]
    high = np.maximum(low, np.minimum(f.breaks[-1], x - g.breaks[0])[:, None])
    own = np.broadcast_to(f.breaks, (len(x), len(f.breaks)))
    slid = x[:, None] - g.breaks
    edges = np.sort(np.clip(np.concatenate([own, slid], axis=1), low, high), axis=1)
    half = np.diff(edges, axis=1)[:, :, None] / 2
    t = edges[:, :-1, None] + half * (1 + NODES)
    heights = f.function(t) * g.function(x[:, None, None] - t)
    return np.asarray(((half * heights) @ WEIGHTS).sum(axis=1))


def meet(f: Curve, g: Curve) -> tuple[Array, Array]:
    """The convolution of two impulse trains: an impulse wherever two places add up.

    Returns:
        Their places from left to right, and the area of each; both (n,).

    Raises:
        TypeError: one of both is a function.
    """
    if f.impulses is None or g.impulses is None:
        raise TypeError("both must be trains of impulses")
    places = (f.breaks[:, None] + g.breaks).ravel()
    areas = (f.impulses[:, None] * g.impulses).ravel()
    order = np.argsort(places, kind="stable")
    places, areas = places[order], areas[order]
    first = np.flatnonzero(np.concatenate([[True], np.diff(places) > SAME]))
    return places[first], np.add.reduceat(areas, first)


def area(f: Curve) -> float:
    """``∫ f(t) dt``; of impulses the sum of their areas."""
    if f.impulses is not None:
        return float(f.impulses.sum())
    return _over(f.breaks, f.function)


def area_of_convolution(f: Curve, g: Curve) -> float:
    """``∫ h(x) dx``, integrated over x: not the product of both areas, which it equals.

    The break points of h are the sums of those of both; where these are very many, even pieces
    stand in for them.
    """
    if f.impulses is not None and g.impulses is not None:
        return float(meet(f, g)[1].sum())
    edges = np.unique(np.round((f.breaks[:, None] + g.breaks).ravel(), 9))
    most = max(16, MOST_VALUES // (len(NODES) ** 2 * (len(f.breaks) + len(g.breaks))))
    if len(edges) > most:
        edges = np.linspace(edges[0], edges[-1], most)
    return _over(edges, lambda x: convolve(f, g, x.ravel()).reshape(x.shape))


def _over(edges: Array, function: Function) -> float:
    half = np.diff(edges)[:, None] / 2
    t = edges[:-1, None] + half * (1 + NODES)
    return float(((half * function(t)) @ WEIGHTS).sum())
