"""Runs that feed one another: signals, flat lists, additions, and what a cell sees of the first."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine import compute
from app.runs import DoesNotFit, Run, Runs
from tests.runs.test_service import request, runs_in

VALUES = {"values": np.arange(36.0).reshape(1, 6, 6).tolist()}


def after(runs: Runs, run: Run, **operation: Any) -> Run:
    return runs.create(request({"run": run.id}, **operation))


def test_a_small_cnn_is_a_chain(tmp_path: Path) -> None:
    runs = runs_in(tmp_path)
    first = runs.create(request(VALUES, op="conv2d", kernel=[[1, 0], [0, -1]]))
    pooled = after(runs, after(runs, first, op="relu"), op="max_pool2d", kernel_size=2, stride=3)
    assert pooled.layer.result_shape == (1, 2, 2)
    assert [run.layer.op for run in pooled.chain] == ["conv2d", "relu", "max_pool2d"]


def test_a_residual_connection_adds_its_input(tmp_path: Path) -> None:
    runs = runs_in(tmp_path)
    first = runs.create(request(VALUES, op="conv2d", kernel=[[1, 0, 0]], padding="same"))
    second = after(runs, first, op="conv2d", kernel=[[2]])
    both = after(runs, second, op="add", other={"run": first.id}, alpha=-1)
    np.testing.assert_array_equal(both.output, first.output)
    np.testing.assert_array_equal(both.input, second.output)
    step = both.step(9)
    assert step.intermediate["other"] == first.output.reshape(-1)[9]
    assert step.result == step.channels[0].values[0, 0] - step.intermediate["other"]


def test_a_chain_that_branches_again_and_again_is_made_once(tmp_path: Path) -> None:
    # x → x + x → … doubles the ways through the chain each time.
    runs = runs_in(tmp_path, chain=40, cache_bytes=1)
    last = runs.create(request({"values": [[1]]}, op="relu"))
    for _ in range(40):
        last = after(runs, last, op="add", other={"run": last.id})
    np.testing.assert_array_equal(last.output, [[[2.0**40]]])


@pytest.mark.parametrize(
    ("other", "pointer", "words"),
    [
        ({"run": "nothing"}, "/operation/other/run", "no run is kept under 'nothing'"),
        ([[1, 2], [3, 4]], "/operation/other", "must match the size of tensor b (2)"),
    ],
)
def test_what_cannot_be_added(tmp_path: Path, other: Any, pointer: str, words: str) -> None:
    with pytest.raises(DoesNotFit) as caught:
        runs_in(tmp_path).create(request(VALUES, op="add", other=other))
    assert caught.value.pointer == pointer
    assert words in caught.value.detail


def test_numbers_are_read_as_the_operation_needs_them(tmp_path: Path) -> None:
    runs = runs_in(tmp_path)

    def shape(values: Any, **operation: Any) -> tuple[int, ...]:
        return runs.create(request({"values": values}, **operation)).layer.given_shape

    assert shape([[1, 2], [3, 4]], op="relu") == (1, 2, 2)
    assert shape([[1, 2], [3, 4]], op="conv1d", kernel=[1]) == (2, 2)
    assert shape([1, 2, 3], op="max_pool1d", kernel_size=2) == (1, 3)
    assert shape([1, 2, 3], op="linear", weight=[[1, 2, 3]]) == (3,)
    assert shape([1, 2, 3], op="softmax") == (3,)


def test_an_input_with_other_axes_is_the_input_s_fault(tmp_path: Path) -> None:
    with pytest.raises(DoesNotFit) as caught:
        runs_in(tmp_path).create(request({"values": [1, 2]}, op="conv2d", kernel=[[1]]))
    assert caught.value.pointer == "/input"


window = st.fixed_dictionaries(
    {
        "kernel": st.integers(1, 3),
        "stride": st.integers(1, 2),
        "padding": st.integers(0, 1),
        "dilation": st.integers(1, 2),
    }
)
LINKS = st.one_of(
    window.map(lambda w: ("conv2d", w)),
    window.map(lambda w: ("conv_transpose2d", w)),
    st.integers(1, 4).map(lambda size: ("adaptive_avg_pool2d", {"output_size": size})),
    st.just(("leaky_relu", {"negative_slope": 0.5})),
)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    return runs_in(tmp_path_factory.mktemp("runs"), chain=9)


@given(links=st.lists(LINKS, min_size=1, max_size=3), data=st.data())
def test_nothing_outside_of_what_a_cell_sees_changes_it(
    runs: Runs, links: list[tuple[str, Any]], data: st.DataObject
) -> None:
    run = None
    feed: dict[str, Any] = {"values": np.ones((9, 8)).tolist()}
    for op, arguments in links:
        asked = dict(arguments)
        if "kernel" in asked:
            side = asked.pop("kernel")
            asked["weight"] = np.ones((1, 1, side, side)).tolist()
        try:
            run = runs.create(request(feed, op=op, **asked))
        except DoesNotFit:
            return
        feed = {"run": run.id}
    assert run is not None
    _, height, width = run.layer.output_shape
    row = data.draw(st.integers(0, height - 1))
    column = data.draw(st.integers(0, width - 1))
    seen = run.seen(row, column)[-1].cells
    moved = np.zeros((9, 8), dtype=bool)
    for place in np.ndindex(9, 8):
        values = np.ones((9, 8))
        values[place] = 1000
        moved[place] = _through(run, values)[0, row, column] != run.output[0, row, column]
    rows, columns = np.flatnonzero(moved.any(axis=1)), np.flatnonzero(moved.any(axis=0))
    assert all(seen.rows[0] <= r < seen.rows[1] for r in rows)
    assert all(seen.columns[0] <= c < seen.columns[1] for c in columns)


def _through(run: Run, values: np.ndarray) -> np.ndarray:
    """What the chain of a run makes of other values."""
    x = values[None]
    for one in run.chain:
        x = compute(x.reshape(one.layer.input_shape), one.layer)
    return x
