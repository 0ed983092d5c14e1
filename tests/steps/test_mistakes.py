"""A wrong answer is told which mistake it is; each is made here with loops and lists only."""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.runs import Run, RunError
from app.steps import AnswerError, Verdict
from app.steps.marking import near
from tests.support.layers import random_conv, random_pool
from tests.support.runs import run_of

Named = tuple[str, dict[str, Any], float]
seeds = st.integers(0, 2**31)
data = st.data()


def whole(nested: Any) -> Any:
    """The same lists with whole numbers, so that sums are exact."""
    if isinstance(nested, list):
        return [whole(one) for one in nested]
    return round(nested * 3)


def convolution(seed: int) -> Run:
    request = random_conv(np.random.default_rng(seed))
    request["input"]["values"] = whole(request["input"]["values"])
    operation = request["operation"]
    operation["weight"] = whole(operation["weight"])
    if "bias" in operation:
        operation["bias"] = whole(operation["bias"])
    return made(request)


def pooling(seed: int, op: str) -> Run:
    rng = np.random.default_rng(seed)
    request = random_pool(rng)
    while request["operation"]["op"] != op:
        request = random_pool(rng)
    request["input"]["values"] = whole(request["input"]["values"])
    return made(request)


def made(request: dict[str, Any]) -> Run:
    try:
        return run_of(request)
    except (ValueError, RunError):
        assume(False)
        raise


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


def named(verdict: Verdict) -> list[tuple[str, dict[str, Any]]]:
    return [
        (
            one.name,
            {
                key: value
                for key in ("channel", "direction", "bias", "divisor")
                if (value := getattr(one, key)) is not None
            },
        )
        for one in verdict.mistakes
    ]


def check(run: Run, index: int, wrong: list[Named]) -> None:
    """Each of the wrong numbers is wrong, and its mistake is named."""
    right = run.step(index).result
    for name, about, value in wrong:
        verdict = run.mark(index, "output", value)
        if near(value, right, 1) or near(right, float(value), 1):
            continue
        assert verdict.right is False, (name, value, right)
        assert (name, about) in named(verdict), (name, about, value, verdict)


@given(seed=seeds, drawn=data)
def test_mistakes_of_a_convolution_are_named(seed: int, drawn: st.DataObject) -> None:
    run = convolution(seed)
    index = drawn.draw(st.integers(0, run.total - 1))
    window = Convolution(run, index)
    right = window.output(window.corner, window.dilation, window.mode, turns=window.turns)
    assert run.mark(index, "output", right).right is True
    check(run, index, list(window.wrong_outputs()))


@given(seed=seeds, drawn=data)
def test_mistakes_of_a_channel_and_of_a_tap_are_named(seed: int, drawn: st.DataObject) -> None:
    run = convolution(seed)
    index = drawn.draw(st.integers(0, run.total - 1))
    window = Convolution(run, index)
    channel = drawn.draw(st.sampled_from(window.channels))
    here = (window.corner, window.dilation, window.mode)
    right = window.sum_of(channel, *here, turns=window.turns)
    turned = window.sum_of(channel, *here, turns=not window.turns)
    assert run.mark(index, "sum", right, channel=channel).right is True
    for name, value in (
        ("kernel_not_turned" if window.turns else "kernel_turned", turned),
        ("sign_slipped", -right),
        ("bias_included", right + window.bias),
    ):
        verdict = run.mark(index, "sum", value, channel=channel)
        if value != right:
            assert name in [one.name for one in verdict.mistakes]
    tap = [drawn.draw(st.integers(0, side - 1)) for side in window.kernel]
    value = window.read(channel, *here)[tap[0]][tap[1]] or 0
    kernel = window.operation["weight"][window.channel][channel - window.channels[0]]
    weight = kernel[-1 - tap[0]][-1 - tap[1]] if window.turns else kernel[tap[0]][tap[1]]
    at: dict[str, Any] = {"channel": channel, "tap": tap}
    assert run.mark(index, "product", value * weight, **at).right is True
    if value + weight != value * weight:
        made_by = run.mark(index, "product", value + weight, **at).mistakes
        assert "added" in [one.name for one in made_by]


@given(seed=seeds, drawn=data)
def test_mistakes_of_a_maximum_are_named(seed: int, drawn: st.DataObject) -> None:
    run = pooling(seed, "max_pool2d")
    index = drawn.draw(st.integers(0, run.total - 1))
    window = Window(run, index)
    read = [
        value
        for line in window.read(window.channel, window.corner, window.dilation, "zeros")
        for value in line
    ]
    inside = [value for value in read if value is not None]
    assume(inside)
    assert run.mark(index, "output", max(inside)).right is True
    wrong: list[Named] = [
        ("minimum", {}, min(inside)),
        ("mean", {}, sum(inside) / len(inside)),
        ("sum", {}, sum(inside)),
        ("sign_slipped", {}, -max(inside)),
    ]
    if None in read:
        wrong.append(("padding_as_zeros", {}, max(0, *inside)))
    for name, about, corner, dilation in window.misplaced():
        lines = window.read(window.channel, corner, dilation, "zeros")
        found = [value for line in lines for value in line if value is not None]
        if found:
            wrong.append((name, about, max(found)))
    check(run, index, wrong)


@given(seed=seeds, drawn=data)
def test_mistakes_of_a_mean_are_named(seed: int, drawn: st.DataObject) -> None:
    run = pooling(seed, "avg_pool2d")
    index = drawn.draw(st.integers(0, run.total - 1))
    window = Window(run, index)
    lines = window.read(window.channel, window.corner, window.dilation, "zeros")
    inside = [value for line in lines for value in line if value is not None]
    assume(inside)
    total, step = sum(inside), run.step(index)
    assert step.divisor is not None
    assert run.mark(index, "output", total / step.divisor).right is True
    wrong: list[Named] = [
        ("not_divided", {}, total),
        ("maximum", {}, max(inside)),
        ("minimum", {}, min(inside)),
        ("sign_slipped", {}, -total / step.divisor),
    ]
    wrong += [
        ("wrong_divisor", {"divisor": count}, total / count)
        for count in {len(inside), window.kernel[0] * window.kernel[1]} - {step.divisor}
    ]
    check(run, index, wrong)


@given(seed=seeds, drawn=data)
def test_the_right_number_is_right_whatever_the_operation(seed: int, drawn: st.DataObject) -> None:
    rng = np.random.default_rng(seed)
    run = made(random_pool(rng) if seed % 2 else random_conv(rng))
    index = drawn.draw(st.integers(0, run.total - 1))
    result = run.step(index).result
    assume(math.isfinite(result))
    shown = result if result.is_integer() else float(f"{result:.4g}")
    for answer in (result, shown):
        verdict = run.mark(index, "output", answer)
        assert (verdict.right, verdict.mistakes) == (True, ())
    assert run.mark(index, "output", None).expected == result


FIGURE = {
    "input": {"values": [[1, 0, 1, 0], [1, 1, 0, 1], [0, 1, 0, 0], [0, 0, 1, 1]]},
    "operation": {
        "op": "conv2d",
        "weight": [[[[0, 1, 1], [0, 0, 0], [1, 0, 1]]]],
        "bias": [2],
        "padding": 1,
    },
}


def test_the_likeliest_mistake_comes_first_and_the_others_after_it() -> None:
    run = run_of(FIGURE)
    verdict = run.mark(1, "output", 4)
    assert [(one.name, one.direction) for one in verdict.mistakes] == [
        ("kernel_turned", None),
        ("padding_ignored", None),
        ("window_shifted", "right"),
    ]
    assert run.mark(0, "output", 1).mistakes[0].name == "bias_forgotten"
    assert run.mark(0, "output", 1000).mistakes == ()


@pytest.mark.parametrize(
    ("value", "number", "meant"),
    [
        (3, 3.0, True),
        (3.0001, 3.0, False),
        (0.3333, 1 / 3, True),
        (0.333, 1 / 3, False),
        (0.6666, 2 / 3, True),
        (0.6667, 2 / 3, True),
        (0.667, 2 / 3, False),
        (-0.6667, 2 / 3, False),
        (1234.9, 1234.56, True),
        (1236.0, 1234.56, False),
        (0.0, 1e-17, False),
    ],
)
def test_four_digits_are_enough(value: float, number: float, meant: bool) -> None:
    assert near(value, number) is meant


def test_dust_of_binary_fractions_is_nothing() -> None:
    run = run_of(
        {
            "input": {"values": [[0.1, 0.2, 0.3]]},
            "operation": {"op": "conv2d", "weight": [[[[1, 1, -1]]]]},
        }
    )
    assert run.step(0).result != 0
    assert run.mark(0, "output", 0).right is True


@pytest.mark.parametrize(
    ("question", "field", "words"),
    [
        ({"quantity": "sum"}, "channel", "one of 0, which filter 0 reads, got None"),
        ({"quantity": "sum", "channel": 1}, "channel", "one of 0"),
        ({"quantity": "product", "channel": 0}, "tap", "kernel of 3×3, got None"),
        ({"quantity": "product", "channel": 0, "tap": [3, 0]}, "tap", "got [3, 0]"),
        ({"quantity": "product", "channel": 0, "tap": [0]}, "tap", "[row, column]"),
        ({"quantity": "output", "channel": 0}, "channel", "says nothing about output"),
        ({"quantity": "sum", "channel": 0, "tap": [0, 0]}, "tap", "says nothing about sum"),
    ],
)
def test_what_cannot_be_asked_is_said(question: dict[str, Any], field: str, words: str) -> None:
    run = run_of(FIGURE)
    with pytest.raises(AnswerError) as error:
        run.mark(0, value=1, **question)
    assert error.value.field == field
    assert words in error.value.detail


def test_signals_have_places_and_poolings_have_no_products() -> None:
    signal = run_of(
        {
            "input": {"values": [3, 9, 6]},
            "operation": {"op": "conv1d", "kernel": [1, 2, 1], "padding": [2, 0]},
        }
    )
    assert signal.mark(1, "product", 18, channel=0, tap=[1]).right is False
    assert signal.mark(1, "product", 9, channel=0, tap=[2]).right is True
    assert signal.mark(1, "output", 6 + 9).right is True
    pooled = run_of(
        {"input": {"values": [[1, 2], [3, 4]]}, "operation": {"op": "max_pool2d", "kernel_size": 2}}
    )
    with pytest.raises(AnswerError, match="multiplies nothing"):
        pooled.mark(0, "sum", 10, channel=0)


def test_other_operations_are_right_or_wrong() -> None:
    run = run_of({"input": {"values": [[-1, 2]]}, "operation": {"op": "relu"}})
    assert run.mark(0, "output", 0).right is True
    verdict = run.mark(0, "output", -1)
    assert (verdict.right, verdict.mistakes) == (False, ())


def test_a_maximum_of_nothing_cannot_be_asked_for() -> None:
    run = run_of(
        {
            "input": {"values": [[1]]},
            "operation": {"op": "max_pool2d", "kernel_size": 2, "dilation": 2, "padding": 1},
        }
    )
    with pytest.raises(AnswerError, match="no number"):
        run.mark(0, "output", 1)
