"""The dice that settings are drawn with."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import numpy as np

from tests.support.layers import Request

T = TypeVar("T")

Sizes = list[int]
"""One integer for each axis."""

Operation = dict[str, Any]


class Draws:
    """Seeded draws for an operation over ``axes`` axes (1 or 2)."""

    def __init__(self, rng: np.random.Generator, axes: int) -> None:
        self.rng = rng
        self.axes = axes

    def chance(self, probability: float) -> bool:
        """True this often."""
        return bool(self.rng.random() < probability)

    def whole(self, low: int, high: int) -> int:
        """An integer from low to high, both included."""
        return int(self.rng.integers(low, high + 1))

    def pick(self, options: Sequence[T]) -> T:
        """One of the options."""
        return options[self.whole(0, len(options) - 1)]

    def sizes(self, low: int, high: int) -> Sizes:
        """An integer for each axis; often the same for all."""
        if self.chance(0.4):
            return [self.whole(low, high)] * self.axes
        return [self.whole(low, high) for _ in range(self.axes)]

    def written(self, sizes: Sizes) -> int | Sizes:
        """Sizes as a person writes them: once for all axes where they are equal, or a list."""
        if len(set(sizes)) == 1 and self.chance(0.8):
            return sizes[0]
        return sizes

    def numbers(self, *shape: int) -> Any:
        """Nested lists of integers, halves or noise: exact and inexact sums are both tried."""
        kind = self.whole(0, 2)
        if kind == 0:
            return self.rng.integers(-9, 10, shape).tolist()
        if kind == 1:
            return (self.rng.integers(-20, 21, shape) / 2).tolist()
        return np.round(self.rng.normal(0, 3, shape), 3).tolist()

    def request(self, channels: int, sides: Sizes, operation: Operation) -> Request:
        """A body with an input; that of one channel is written without its axis at times."""
        values = self.numbers(channels, *sides)
        if channels == 1 and self.chance(0.3):
            values = values[0]
        return {"input": {"values": values}, "operation": operation}

    def sides(self, spans: Sizes, padding: Sizes, most: int = 5) -> Sizes:
        """Sides of an input that mostly hold a window, and at times miss it by one or two.

        Args:
            spans: cells from the first tap of the window to the last.
            padding: cells added on both sides together.
            most: how many cells more there may be than the window needs.
        """
        low = -2 if self.chance(0.1) else 0
        return [
            max(1, span - pad + self.whole(low, most))
            for span, pad in zip(spans, padding, strict=True)
        ]

    def spoiled(self, probability: float, ways: Sequence[Callable[[], Operation]]) -> Operation:
        """Fields that overwrite an operation's and are (nearly) always refused; mostly none."""
        return self.pick(ways)() if self.chance(probability) else {}

    def wrong_sizes(self, name: str, smallest: int) -> Callable[[], Operation]:
        """A way to spoil a field of sizes: below ``smallest``, no integer, too many of them."""

        def draw() -> Operation:
            kind = self.whole(0, 9)
            if kind == 0:
                return {name: self.whole(1, 3) + 0.5}
            if kind == 1:
                return {name: [2] * (self.axes + 1)}
            sizes = self.sizes(smallest, smallest + 2)
            sizes[self.whole(0, self.axes - 1)] = smallest - self.whole(1, 3)
            return {name: self.written(sizes)}

        return draw


def span(kernel: Sizes, dilation: Sizes) -> Sizes:
    """Cells from the first tap to the last along each axis."""
    return [d * (k - 1) + 1 for k, d in zip(kernel, dilation, strict=True)]
