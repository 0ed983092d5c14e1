"""Hypothesis strategies for planes of numbers, and for what is asked of a run."""

from typing import Any

import numpy as np
from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from app.runs import Run, RunError
from tests.support.runs import memory_runs, run_of
from tests.support.settings_space import WINDOWED, random_settings

BETWEEN = ("relu", "leaky_relu", "sigmoid", "tanh", "batch_norm", "flatten", "softmax", "add")
"""Operations that stand between layers."""


def planes(smallest: int, largest: int) -> st.SearchStrategy[NDArray[np.float64]]:
    """(H, W) float64 with sides from ``smallest`` to ``largest``: integers and eighths."""
    side = st.integers(smallest, largest)
    return st.tuples(side, side).flatmap(
        lambda shape: arrays(
            np.float64, shape, elements=st.integers(-999, 999).map(lambda n: n / 8)
        )
    )


def integers(*shape: int) -> st.SearchStrategy[NDArray[np.float64]]:
    """Float64 of a shape that holds small integers: sums and products of them are exact."""
    return arrays(np.float64, shape, elements=st.integers(-99, 99))


@st.composite
def runs_of(draw: st.DrawFn, op: str) -> Run:
    """A run of one of ``WINDOWED`` at any setting that is not refused."""
    assert op in WINDOWED
    try:
        return run_of(random_settings(op, draw(st.integers(0, 2**31)), 0))
    except (ValueError, RunError):
        assume(False)
        raise


@st.composite
def runs_between(draw: st.DrawFn, op: str) -> Run:
    """A run of one of ``BETWEEN``: on planes, on signals that a layer made, on a flat list."""
    runs = memory_runs()
    shape = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    elements = st.integers(-40, 40).map(lambda n: n / 4) | st.sampled_from((0.0, -800.0, 800.0))
    values = draw(arrays(np.float64, tuple(shape), elements=elements))
    given: dict[str, Any] = {"values": values.tolist()}
    if len(shape) == 2:
        # Two axes that are written out are a plane; a signal comes from a layer.
        signal = {"input": given, "operation": {"op": "max_pool1d", "kernel_size": 1}}
        given = {"run": run_of(signal, runs).id}
    operation = {"op": op, **draw(_fields(op, shape))}
    return run_of({"input": given, "operation": operation}, runs)


@st.composite
def _fields(draw: st.DrawFn, op: str, shape: list[int]) -> dict[str, Any]:
    numbers = st.integers(-20, 20).map(lambda n: n / 4)
    channels = st.lists(numbers, min_size=shape[0], max_size=shape[0])
    match op:
        case "leaky_relu":
            return draw(st.fixed_dictionaries({}, optional={"negative_slope": numbers}))
        case "softmax":
            return {"dim": draw(st.integers(-len(shape), len(shape) - 1))}
        case "batch_norm":
            variances = st.lists(
                st.integers(0, 20).map(lambda n: n / 4), min_size=shape[0], max_size=shape[0]
            )
            return draw(
                st.fixed_dictionaries(
                    {"running_mean": channels, "running_var": variances},
                    optional={
                        "weight": channels,
                        "bias": channels,
                        "eps": st.sampled_from((1e-5, 0.1, 1.0)),
                    },
                )
            )
        case "add":
            spread = [draw(st.sampled_from((1, side))) for side in shape]
            other = arrays(np.float64, tuple(spread), elements=numbers).map(np.ndarray.tolist)
            fields = {"other": numbers | other}
            return draw(st.fixed_dictionaries(fields, optional={"alpha": numbers}))
    return {}
