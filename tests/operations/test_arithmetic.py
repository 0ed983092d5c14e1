"""Receptive fields: what a cell sees is what can change it."""

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from app.engine import compute
from app.operations.arithmetic import LayerArithmetic, table
from app.operations.shapes import ShapeOperation
from tests.support.operations import layer_of

OPERATIONS: TypeAdapter[Any] = TypeAdapter(list[ShapeOperation])

layers = st.lists(
    st.tuples(st.integers(1, 4), st.integers(1, 3), st.integers(0, 2), st.integers(1, 3)),
    min_size=1,
    max_size=3,
)
"""(kernel, stride, padding, dilation) along the width, from the first layer to the last."""


def chain(chosen: list[tuple[int, int, int, int]], width: int) -> list[LayerArithmetic]:
    """The table of one-channel layers along one row of cells."""
    written = [
        {
            "op": "conv2d",
            "out_channels": 1,
            "kernel_size": [1, kernel],
            "stride": [1, stride],
            "padding": [0, padding],
            "dilation": [1, dilation],
        }
        for kernel, stride, padding, dilation in chosen
    ]
    return table((1, 1, width), OPERATIONS.validate_python(written), [])


def seen(chosen: list[tuple[int, int, int, int]], width: int) -> np.ndarray:
    """(W_out, W): whether an input cell changes an output cell, tried out with the engine."""
    columns = []
    for cell in range(width):
        x = np.zeros((1, 1, width))
        x[0, 0, cell] = 1
        for kernel, stride, padding, dilation in chosen:
            layer = layer_of(
                x.shape,
                {
                    "op": "conv2d",
                    "weight": np.ones((1, 1, 1, kernel)).tolist(),
                    "stride": [1, stride],
                    "padding": [0, padding],
                    "dilation": [1, dilation],
                },
            )
            x = compute(x, layer)
        columns.append(x[0, 0] > 0)
    return np.stack(columns, axis=1)


def reach(chosen: list[tuple[int, int, int, int]]) -> int:
    """Cells that the chain needs at least."""
    size, jump = 1, 1
    for kernel, stride, _, dilation in chosen:
        size += dilation * (kernel - 1) * jump
        jump *= stride
    return size


@given(chosen=layers, more=st.integers(0, 6))
def test_a_cell_sees_its_receptive_field(
    chosen: list[tuple[int, int, int, int]], more: int
) -> None:
    width = min(60, reach(chosen) + more)
    lines = chain(chosen, width) if width >= reach(chosen) else []
    if not lines:
        return
    field = lines[-1].receptive_field
    assert field is not None
    size, jump, start = field.size[1], field.jump[1], field.start[1]
    padded = any(padding for _, _, padding, _ in chosen)
    for index, cells in enumerate(seen(chosen, width)):
        first = start + index * jump - (size - 1) / 2
        last = first + size - 1
        found = np.flatnonzero(cells)
        assert first == int(first)
        assert all(first <= cell <= last for cell in found)
        if not padded:
            assert (found[0], found[-1]) == (first, last)


def test_the_field_of_a_row_and_of_a_column_are_apart() -> None:
    operations = OPERATIONS.validate_python(
        [
            {"op": "conv2d", "out_channels": 2, "kernel_size": [3, 5], "padding": [1, 0]},
            {"op": "max_pool2d", "kernel_size": [2, 1], "stride": [2, 1]},
        ]
    )
    field = table((1, 8, 9), operations, [])[-1].receptive_field
    assert field is not None
    assert (field.size, field.jump, field.start) == ((4, 5), (2, 1), (0.5, 2.0))
