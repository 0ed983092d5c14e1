"""Every record adds up to its cell, and all the records together are the map."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine import compute
from app.operations import Layer
from app.steps import StepPage, page_json, step_page
from tests.support.layers import random_request
from tests.support.operations import layer_of
from tests.support.vectors import torch_vectors


def walked(request: dict[str, Any]) -> tuple[np.ndarray, np.ndarray, Layer]:
    x = np.array(request["input"]["values"], dtype=np.float64)
    x = x if x.ndim == 3 else x[None]
    layer = layer_of(x.shape, request["operation"])
    return x, compute(x, layer), layer


def explained(step: dict[str, Any]) -> float:
    """Work a record's result out from its own numbers, as one would on paper."""
    channel = step["channels"][0]
    if "bias" in step:
        for term in step["channels"]:
            products = np.multiply(term["values"], term["kernel"])
            np.testing.assert_allclose(products, term["products"], atol=1e-12)
            assert np.sum(products) == pytest.approx(term["sum"], abs=1e-9)
        return float(sum(term["sum"] for term in step["channels"]) + step["bias"])
    if "winner" in step:
        return float(max(v for row in channel["values"] for v in row if v is not None))
    if "norm_type" in step:
        return normed(step)
    assert step["sum"] == pytest.approx(np.sum(channel["values"]), abs=1e-9)
    return float(step["sum"] / step["divisor"])


def normed(step: dict[str, Any]) -> float:
    channel, p = step["channels"][0], step["norm_type"]
    powers = np.array(channel["powers"], dtype=float)
    with np.errstate(invalid="ignore"):
        inside = np.array(channel["values"], dtype=float) ** p
        np.testing.assert_allclose(powers, inside, atol=1e-9)
        total = np.nan if step["sum"] is None else step["sum"]
        np.testing.assert_allclose(total, powers.sum(), atol=1e-9)
        return float(np.float64(total / step["divisor"] * powers.size) ** (1 / p))


@given(seed=st.integers(0, 10**9))
def test_records_add_up_and_make_the_map(seed: int) -> None:
    x, out, layer = walked(random_request(np.random.default_rng(seed)))
    steps = page_json(step_page(x, out, layer, 0, out.size))
    assert len(steps) == layer.counts.steps
    for index, step in enumerate(steps):
        assert step["index"] == index
        cell = out[tuple(step["output"])]
        assert step["result"] == (cell if np.isfinite(cell) else None)
        assert explained(step) == pytest.approx(cell, abs=1e-9, nan_ok=True)


@given(seed=st.integers(0, 10**9))
def test_values_are_what_lies_under_the_window(seed: int) -> None:
    x, out, layer = walked(random_request(np.random.default_rng(seed)))
    page = step_page(x, out, layer, 0, out.size)
    for place in range(0, len(page), max(1, len(page) // 7)):
        step = page.step(place)
        for term in step.channels:
            for (m, n), value in np.ndenumerate(term.values):
                row = step.window.top + m * step.window.dilation[0]
                column = step.window.left + n * step.window.dilation[1]
                inside = 0 <= row < x.shape[1] and 0 <= column < x.shape[2]
                assert step.padding[m, n] == (not inside)
                if inside:
                    assert value == x[term.channel, row, column]
                elif step.sources is not None:
                    assert value == x[(term.channel, *step.sources[m, n].tolist())]
                else:
                    assert value in (0, -np.inf)


@pytest.mark.parametrize(
    "vector",
    [v for v in torch_vectors() if v["request"]["operation"]["op"] == "max_pool2d"],
    ids=lambda v: str(v["request"]["operation"]["kernel_size"]),
)
def test_winners_are_torchs_indices(vector: dict[str, Any]) -> None:
    x, out, layer = walked(vector["request"])
    page = step_page(x, out, layer, 0, out.size)
    assert page.winner_index is not None
    np.testing.assert_array_equal(page.winner_index.reshape(out.shape), vector["winners"])


@given(seed=st.integers(0, 10**9), start=st.integers(0, 60), count=st.integers(0, 40))
def test_a_page_is_a_cut_of_the_whole(seed: int, start: int, count: int) -> None:
    x, out, layer = walked(random_request(np.random.default_rng(seed)))
    start = min(start, out.size)
    whole = page_json(step_page(x, out, layer, 0, out.size))
    assert page_json(step_page(x, out, layer, start, count)) == whole[start : start + count]


def test_the_step_of_the_design(stage: dict[str, Any]) -> None:
    x, out, layer = walked(
        {
            "input": {"values": stage["input"]},
            "operation": {
                "op": "conv2d",
                "weight": stage["weight"],
                "bias": stage["bias"],
                "padding": 1,
            },
        }
    )
    (step,) = page_json(step_page(x, out, layer, 66, 1))
    assert step["output"] == [0, 5, 6]
    assert step["window"] == {"top": 4, "left": 5, "height": 3, "width": 3, "dilation": [1, 1]}
    assert step["channels"][0]["values"] == [[224, 199, 174], [214, 236, 176], [176, 210, 152]]
    assert step["channels"][0]["products"] == [[-224, -398, -174], [0, 0, 0], [176, 420, 152]]
    assert [channel["sum"] for channel in step["channels"]] == [-48, -123, -161]
    assert (step["bias"], step["result"]) == (12, -320)


def test_convolution_shows_the_kernel_turned() -> None:
    x, out, layer = walked(
        {
            "input": {"values": [[1, 2], [3, 4]]},
            "operation": {"op": "conv2d", "kernel": [[1, 2], [3, 4]], "mode": "convolution"},
        }
    )
    (step,) = page_json(step_page(x, out, layer, 0, 1))
    assert step["channels"][0]["kernel"] == [[4, 3], [2, 1]]
    assert step["result"] == 4 + 6 + 6 + 4


def test_taps_in_the_padding_say_so() -> None:
    x, out, layer = walked(
        {
            "input": {"values": [[-5, -6], [-7, -8]]},
            "operation": {"op": "max_pool2d", "kernel_size": 2, "padding": 1},
        }
    )
    (step,) = page_json(step_page(x, out, layer, 0, 1))
    assert step["window"]["top"] == step["window"]["left"] == -1
    assert step["padding_taps"] == [[0, 0], [0, 1], [1, 0]]
    assert step["channels"][0]["values"] == [[None, None], [None, -5]]
    assert step["winner"] == [0, 0]


def test_a_page_after_the_last_step_is_empty() -> None:
    x, out, layer = walked(
        {"input": {"values": [[1]]}, "operation": {"op": "conv2d", "kernel": [[1]]}}
    )
    page = step_page(x, out, layer, 1, 100)
    assert isinstance(page, StepPage)
    assert page_json(page) == []


@pytest.mark.parametrize(
    ("mode", "sources"),
    [
        ("reflect", [[1, 1], [1, 0], [1, 1], [0, 1], [1, 1]]),
        ("replicate", [[0, 0], [0, 0], [0, 1], [0, 0], [1, 0]]),
        ("circular", [[2, 2], [2, 0], [2, 1], [0, 2], [1, 2]]),
    ],
)
def test_a_padding_cell_says_where_its_value_comes_from(
    mode: str, sources: list[list[int]]
) -> None:
    values = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
    kernel = [[1, 1, 1], [1, 1, 1], [1, 1, 1]]
    x, out, layer = walked(
        {
            "input": {"values": values},
            "operation": {"op": "conv2d", "kernel": kernel, "padding": 1, "padding_mode": mode},
        }
    )
    step = page_json(step_page(x, out, layer, 0, 1))[0]
    assert step["padding_taps"] == [[0, 0], [0, 1], [0, 2], [1, 0], [2, 0]]
    assert step["padding_sources"] == sources
    read = [step["channels"][0]["values"][m][n] for m, n in step["padding_taps"]]
    assert read == [values[row][column] for row, column in sources]
    assert step["result"] == np.pad(values, 1, MODES[mode])[:3, :3].sum()


MODES: dict[str, Any] = {"reflect": "reflect", "replicate": "edge", "circular": "wrap"}


def test_taps_that_hang_over_the_edge_never_count() -> None:
    x, out, layer = walked(
        {
            "input": {"values": [[1, 2, 3], [4, 5, 6], [7, 8, 9]]},
            "operation": {"op": "avg_pool2d", "kernel_size": 2, "stride": 2, "ceil_mode": True},
        }
    )
    steps = page_json(step_page(x, out, layer, 0, 4))
    assert [step["divisor"] for step in steps] == [4, 2, 2, 1]
    assert steps[3]["overhang_taps"] == [[0, 1], [1, 0], [1, 1]]
    assert steps[3]["padding_taps"] == []
    assert [step["result"] for step in steps] == [3, 4.5, 7.5, 9]
    assert "overhang_taps" not in steps[0]


@pytest.mark.parametrize(
    ("fields", "divisors"),
    [
        ({}, [4, 4, 4, 4]),
        ({"count_include_pad": False}, [1, 2, 2, 4]),
        ({"divisor_override": 3}, [3, 3, 3, 3]),
    ],
)
def test_what_an_average_is_divided_by(fields: dict[str, Any], divisors: list[int]) -> None:
    x, out, layer = walked(
        {
            "input": {"values": [[1, 2, 3], [4, 5, 6], [7, 8, 9]]},
            "operation": {"op": "avg_pool2d", "kernel_size": 2, "padding": 1, **fields},
        }
    )
    steps = page_json(step_page(x, out, layer, 0, 4))
    assert [step["divisor"] for step in steps] == divisors
    assert [step["sum"] for step in steps] == [1, 5, 11, 28]


def test_a_p_norm_shows_its_powers() -> None:
    x, out, layer = walked(
        {
            "input": {"values": [[3, 4], [0, 12]]},
            "operation": {"op": "lp_pool2d", "norm_type": 2, "kernel_size": 2},
        }
    )
    step = page_json(step_page(x, out, layer, 0, 1))[0]
    assert step["channels"][0]["powers"] == [[9, 16], [0, 144]]
    assert (step["sum"], step["divisor"], step["norm_type"]) == (169, 4, 2)
    assert step["result"] == 13
