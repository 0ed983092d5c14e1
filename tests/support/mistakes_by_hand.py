"""Windows laid by hand, with loops and lists only, and the mistakes that are made at it."""

from collections.abc import Iterator
from typing import Any

from app.runs import Run

Named = tuple[str, dict[str, Any], float]
"""A mistake, what it is about, and the number that it gives."""


def source(place: int, size: int, mode: str) -> int | None:
    """The cell of an axis that a place reads; none where the padding holds zeros."""
    if 0 <= place < size:
        return place
    if mode == "replicate":
        return min(max(place, 0), size - 1)
    if mode == "circular":
        return place % size
    if mode == "reflect":
        while not 0 <= place < size:
            place = -place if place < 0 else 2 * (size - 1) - place
        return place
    return None


class Window:
    """One window as one would lay it by hand."""

    def __init__(self, run: Run, index: int) -> None:
        question = run.question
        self.operation = question["operation"]
        self.x = question["input"]["values"]
        self.channel, self.row, self.column = run.step(index).output
        self.size = (len(self.x[0]), len(self.x[0][0]))
        self.stride = self.operation["stride"]
        pads = self.operation.get("padding", [0, 0])
        self.pads = pads if len(pads) == 4 else [pads[0], pads[0], pads[1], pads[1]]
        self.dilation = self.operation.get("dilation", [1, 1])
        weight = self.operation.get("weight")
        self.kernel = self.operation.get("kernel_size") or [
            len(weight[0][0]),
            len(weight[0][0][0]),
        ]
        self.corner = (
            self.row * self.stride[0] - self.pads[0],
            self.column * self.stride[1] - self.pads[2],
        )

    def misplaced(self) -> Iterator[tuple[str, dict[str, Any], list[int], list[int]]]:
        """Name, what it is about, corner and dilation of every wrong place in reach."""
        top, left = self.corner
        plain = [1, 1]
        strided = [self.row * self.stride[0], self.column * self.stride[1]]
        if strided != [top, left] and self.fits(strided, self.dilation, [0, 0, 0, 0]):
            yield "padding_ignored", {}, strided, self.dilation
        slow = [self.row - self.pads[0], self.column - self.pads[2]]
        if slow != [top, left]:
            yield "stride_ignored", {}, slow, self.dilation
        if list(self.dilation) != plain:
            yield "dilation_ignored", {}, [top, left], plain
        for way, down, across in (
            ("left", 0, -1),
            ("right", 0, 1),
            ("up", -1, 0),
            ("down", 1, 0),
        ):
            corner = [top + down, left + across]
            if self.fits(corner, self.dilation, self.pads):
                yield "window_shifted", {"direction": way}, corner, self.dilation

    def fits(self, corner: list[int], dilation: list[int], pads: list[int]) -> bool:
        ends = [
            start + gap * (taps - 1) + 1
            for start, gap, taps in zip(corner, dilation, self.kernel, strict=True)
        ]
        return (
            corner[0] >= -pads[0]
            and corner[1] >= -pads[2]
            and ends[0] <= self.size[0] + pads[1]
            and ends[1] <= self.size[1] + pads[3]
        )

    def read(self, channel: int, corner: Any, dilation: Any, mode: str) -> list[list[float | None]]:
        """Rows of what is read; none where there is no cell."""
        rows = []
        for i in range(self.kernel[0]):
            line: list[float | None] = []
            for j in range(self.kernel[1]):
                row = source(corner[0] + i * dilation[0], self.size[0], mode)
                column = source(corner[1] + j * dilation[1], self.size[1], mode)
                inside = row is not None and column is not None
                line.append(self.x[channel][row][column] if inside else None)
            rows.append(line)
        return rows


class Convolution(Window):
    """A window that is multiplied."""

    def __init__(self, run: Run, index: int) -> None:
        super().__init__(run, index)
        weight = self.operation["weight"]
        per_filter = len(weight) // self.operation["groups"]
        first = self.channel // per_filter * len(weight[0])
        self.channels = list(range(first, first + len(weight[0])))
        self.bias = (self.operation["bias"] or [0] * len(weight))[self.channel]
        self.mode = self.operation["padding_mode"]
        self.turns = self.operation["mode"] == "convolution"

    def sum_of(self, channel: int, corner: Any, dilation: Any, mode: str, *, turns: bool) -> float:
        kernel = self.operation["weight"][self.channel][channel - self.channels[0]]
        values = self.read(channel, corner, dilation, mode)
        total = 0.0
        for i in range(self.kernel[0]):
            for j in range(self.kernel[1]):
                k = kernel[-1 - i][-1 - j] if turns else kernel[i][j]
                total += (values[i][j] or 0) * k
        return total

    def output(self, corner: Any, dilation: Any, mode: str, *, turns: bool) -> float:
        sums = (
            self.sum_of(channel, corner, dilation, mode, turns=turns) for channel in self.channels
        )
        return float(sum(sums) + self.bias)

    def wrong_outputs(self) -> Iterator[Named]:
        here = (self.corner, self.dilation, self.mode)
        right = self.output(*here, turns=self.turns)
        yield "bias_forgotten", {"bias": self.bias}, right - self.bias
        yield "bias_subtracted", {"bias": self.bias}, right - 2 * self.bias
        name = "kernel_not_turned" if self.turns else "kernel_turned"
        yield name, {}, self.output(*here, turns=not self.turns)
        if len(self.channels) > 1:
            for channel in self.channels:
                others = [one for one in self.channels if one != channel]
                total = sum(self.sum_of(one, *here, turns=self.turns) for one in others)
                yield "channel_left_out", {"channel": channel}, total + self.bias
        yield "sign_slipped", {}, -right
        if self.mode != "zeros":
            value = self.output(self.corner, self.dilation, "zeros", turns=self.turns)
            yield "padding_as_zeros", {}, value
        for wrong, about, corner, dilation in self.misplaced():
            yield wrong, about, self.output(corner, dilation, self.mode, turns=self.turns)
