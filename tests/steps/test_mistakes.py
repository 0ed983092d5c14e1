"""A wrong answer is told which mistake it is; each is made here with loops and lists only."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.runs import Run, RunError
from app.steps import AnswerError, Verdict
from app.steps.marking import near
from tests.support.layers import random_conv, random_pool
from tests.support.mistakes_by_hand import Convolution, Named, Window
from tests.support.runs import run_of

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
