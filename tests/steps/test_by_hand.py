"""Every operation explains itself: its records, read without anything else, make its map."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.runs import Run
from app.steps import page_json, scatter_json
from tests.support.by_hand import by_hand, numbers, same, stamped
from tests.support.runs import run_of
from tests.support.settings_space import WINDOWED
from tests.support.strategies import BETWEEN, runs_between, runs_of

TRANSPOSED = tuple(op for op in WINDOWED if "transpose" in op)
data = st.data()


def check_walk(op: str, run: Run, drawn: st.DataObject) -> None:
    """Each step adds up, all of them fill the map, and one asked for alone is the same."""
    steps = page_json(run.steps(0, run.total))
    out = run.seen_output
    assert len(steps) == run.total == out.size
    walked = np.full(out.shape, np.inf)
    for index, step in enumerate(steps):
        assert step["index"] == index
        assert same(step["result"], by_hand(op, step)), step
        walked[tuple(step["output"])] = np.nan if step["result"] is None else step["result"]
    np.testing.assert_array_equal(walked, np.where(np.isfinite(out), out, np.nan))
    if steps:
        index = drawn.draw(st.integers(0, run.total - 1))
        assert page_json(run.steps(index, 1)) == [steps[index]]


@pytest.mark.parametrize("op", WINDOWED)
@given(drawn=data)
def test_records_of_a_layer_make_its_map(op: str, drawn: st.DataObject) -> None:
    check_walk(op, drawn.draw(runs_of(op)), drawn)


@pytest.mark.parametrize("op", BETWEEN)
@given(drawn=data)
def test_records_between_layers_make_the_map(op: str, drawn: st.DataObject) -> None:
    check_walk(op, drawn.draw(runs_between(op)), drawn)


@given(drawn=data)
def test_records_of_a_dense_layer_make_its_map(drawn: st.DataObject) -> None:
    features, neurons = drawn.draw(st.integers(1, 9)), drawn.draw(st.integers(1, 5))
    rng = np.random.default_rng(drawn.draw(st.integers(0, 2**31)))
    operation: dict[str, Any] = {
        "op": "linear",
        "weight": rng.normal(size=(neurons, features)).tolist(),
    }
    if drawn.draw(st.booleans()):
        operation["bias"] = rng.normal(size=neurons).tolist()
    values = rng.normal(size=features).tolist()
    check_walk("linear", run_of({"input": {"values": values}, "operation": operation}), drawn)


@pytest.mark.parametrize("op", TRANSPOSED)
@given(drawn=data)
def test_stamps_and_the_bias_make_the_map(op: str, drawn: st.DataObject) -> None:
    run = drawn.draw(runs_of(op))
    assert run.stamps == run.input.size
    stamps = scatter_json(run.scatter(0, run.stamps))
    assert [stamp["index"] for stamp in stamps] == list(range(run.stamps))
    for stamp in stamps:
        assert stamp["value"] == run.seen_input[tuple(stamp["input"])]
    out = stamped(stamps, run.seen_output.shape, run.question["operation"]["bias"])
    np.testing.assert_allclose(out, run.seen_output, rtol=1e-9, atol=1e-9)
    index = drawn.draw(st.integers(0, run.stamps - 1))
    assert scatter_json(run.scatter(index, 1)) == [stamps[index]]


@pytest.mark.parametrize("op", TRANSPOSED)
@given(drawn=data)
def test_a_stamp_is_the_weight_of_its_channel(op: str, drawn: st.DataObject) -> None:
    run = drawn.draw(runs_of(op))
    operation = run.question["operation"]
    weight = numbers(operation["weight"])
    turned = np.flip(weight, tuple(range(2, weight.ndim)))
    stamp = turned if operation["mode"] == "convolution" else weight
    per_group = weight.shape[1]
    inputs_per_group = weight.shape[0] // operation["groups"]
    assert run.stamps is not None
    for record in scatter_json(run.scatter(0, run.stamps)):
        channel = record["input"][0]
        first = channel // inputs_per_group * per_group
        assert [term["channel"] for term in record["channels"]] == list(
            range(first, first + per_group)
        )
        kernels = [numbers(term["kernel"]) for term in record["channels"]]
        np.testing.assert_array_equal(kernels, stamp[channel])


@pytest.mark.parametrize("op", TRANSPOSED)
@given(drawn=data)
def test_a_gathering_window_reads_the_input_with_zeros_put_between(
    op: str, drawn: st.DataObject
) -> None:
    run = drawn.draw(runs_of(op))
    operation, x = run.question["operation"], run.seen_input
    stride = operation["stride"]
    ends = [(side - 1) * jump for side, jump in zip(x.shape[1:], stride, strict=True)]
    for step in page_json(run.steps(0, run.total)):
        window = step["window"]
        corner = [window[side] for side in ("top", "left") if side in window]
        outside, between = [], []
        for tap in np.ndindex(numbers(step["channels"][0]["values"]).shape):
            places = zip(corner, tap, window["dilation"], strict=True)
            cell = [start + i * gap for start, i, gap in places]
            inside = all(0 <= i <= end for i, end in zip(cell, ends, strict=True))
            stands = inside and not any(i % jump for i, jump in zip(cell, stride, strict=True))
            if not inside:
                outside.append(list(tap))
            elif not stands:
                between.append(list(tap))
            source = tuple(i // jump for i, jump in zip(cell, stride, strict=True))
            for term in step["channels"]:
                read = x[(term["channel"], *source)] if stands else 0
                assert numbers(term["values"])[tap] == read
        assert step["padding_taps"] == outside
        assert step["inserted_taps"] == between
