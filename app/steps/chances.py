"""Two everyday convolutions: noisy readings that are smoothed, and the chances of a sum of dice."""

from dataclasses import dataclass
from functools import reduce
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

Weighting = Literal["exponential", "box"]

AMPLITUDE, PERIOD = 3.0, 160.0
"""How far the spacecraft swings, in the unit of the noise, and in how many seconds."""

FADED = 1e-6
"""Exponential weights smaller than this share of the largest are left out."""


@dataclass(frozen=True, eq=False)
class Smoothed:
    """Readings of a position, and what weights for the recent ones make of them.

    Attributes:
        truth: (n,), where the spacecraft was.
        readings: (n,), what the sensor said.
        weights: (k,), for the newest reading first; they add up to 1.
        smoothed: (n,).
    """

    truth: Array
    readings: Array
    weights: Array
    smoothed: Array

    def off(self, track: Array) -> float:
        """Root mean square distance of a track (n,) from the truth."""
        return float(np.sqrt(np.mean((track - self.truth) ** 2)))

    def terms(self, at: int) -> tuple[Array, Array]:
        """Readings and weights of the sum at a moment, the newest first; both (m,).

        At the beginning there are fewer readings than weights: those there are count more.
        """
        count = min(at + 1, len(self.weights))
        weights = self.weights[:count]
        return self.readings[at - count + 1 : at + 1][::-1], weights / weights.sum()


def smoothing(count: int, noise: float, seed: int, weighting: Weighting, width: int) -> Smoothed:
    """Smooth noisy readings: ``s(t) = Σₐ w(a) r(t − a)``, a the age of a reading.

    Args:
        count: readings, one a second.
        noise: standard deviation of the error of each.
        seed: of NumPy's PCG64; the same seed gives the same errors.
        weighting: ``exponential``: w(a) ∝ exp(−a / width); ``box``: alike for ``width`` readings.
        width: in readings.
    """
    t = np.arange(count)
    truth = AMPLITUDE * np.sin(2 * np.pi * t / PERIOD)
    errors = np.random.Generator(np.random.PCG64(seed)).standard_normal(count)
    readings = truth + noise * errors
    if weighting == "box":
        weights = np.ones(width)
    else:
        weights = np.exp(-np.arange(min(count, int(-np.log(FADED) * width) + 1)) / width)
    # The weights of the readings that there are, at every moment.
    there = np.convolve(np.ones(count), weights)[:count]
    smoothed = np.convolve(readings, weights)[:count] / there
    return Smoothed(truth, readings, weights / weights.sum(), smoothed)


@dataclass(frozen=True, eq=False)
class Distribution:
    """Chances of consecutive whole numbers.

    Attributes:
        start: the least of them.
        chances: (n,).
    """

    start: int
    chances: Array

    @property
    def totals(self) -> NDArray[np.int64]:
        """(n,), the numbers."""
        return self.start + np.arange(len(self.chances))

    @property
    def mean(self) -> float:
        """Σ k·p(k)."""
        return float(self.totals @ self.chances)

    @property
    def variance(self) -> float:
        """Σ (k − mean)²·p(k)."""
        return float((self.totals - self.mean) ** 2 @ self.chances)

    def plus(self, other: "Distribution") -> "Distribution":
        """Of the sum of two that are independent: p(k) = Σᵢ p₁(i) p₂(k − i)."""
        return Distribution(self.start + other.start, np.convolve(self.chances, other.chances))

    def ways(self, other: "Distribution", total: int) -> NDArray[np.int64]:
        """The first numbers of the pairs that add up to a total, from the least up."""
        first = np.arange(
            max(self.start, total - int(other.totals[-1])),
            min(int(self.totals[-1]), total - other.start) + 1,
        )
        seconds = total - first
        possible = (self.chances[first - self.start] > 0) & (
            other.chances[seconds - other.start] > 0
        )
        return first[possible]


def fair(faces: int) -> Distribution:
    """A die with as many faces, 1 and up, all alike."""
    return Distribution(1, np.full(faces, 1 / faces))


def dice(count: int, faces: int) -> tuple[Distribution, Distribution]:
    """The sum of all dice but the last, and the last: what the last convolution is of."""
    die = fair(faces)
    return reduce(Distribution.plus, [die] * (count - 1)), die
