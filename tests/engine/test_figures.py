"""The worked figures of the tutorial come out to the last number."""

from typing import Any

import numpy as np

from app.engine import compute
from tests.support.operations import layer_of


def test_one_channel_window_by_window() -> None:
    x = np.array([[[1, 0, 1, 0], [1, 1, 0, 1], [0, 1, 0, 0], [0, 0, 1, 1]]], dtype=float)
    layer = layer_of(
        (1, 4, 4),
        {
            "op": "conv2d",
            "weight": [[[[0, 1, 1], [0, 0, 0], [1, 0, 1]]]],
            "bias": [2],
            "padding": 1,
        },
    )
    expected = [[3, 3, 4, 2], [4, 3, 4, 2], [4, 4, 4, 4], [3, 3, 2, 2]]
    np.testing.assert_array_equal(compute(x, layer)[0], expected)


def test_max_pooling_window_by_window() -> None:
    x = np.array(
        [
            [2, 1, 5, 3, 4, 6],
            [4, 3, 4, 0, 3, 2],
            [3, 0, 5, 4, 1, 4],
            [7, 1, 2, 3, 0, 3],
            [8, 4, 2, 5, 1, 3],
            [3, 5, 6, 2, 0, 2],
        ],
        dtype=float,
    )[None]
    layer = layer_of((1, 6, 6), {"op": "max_pool2d", "kernel_size": 2})
    np.testing.assert_array_equal(compute(x, layer)[0], [[4, 5, 6], [7, 5, 4], [8, 6, 3]])


def test_layer_of_the_design(stage: dict[str, Any]) -> None:
    operation = {"op": "conv2d", "weight": stage["weight"], "bias": stage["bias"], "padding": 1}
    layer = layer_of((3, 12, 12), operation)
    out = compute(np.array(stage["input"], dtype=float), layer)
    np.testing.assert_array_equal(out, stage["output"])


def test_worked_shapes() -> None:
    weight = np.zeros((33, 16, 3, 3)).tolist()
    conv = layer_of((16, 50, 100), {"op": "conv2d", "weight": weight, "stride": 2})
    assert conv.output_shape == (33, 24, 49)
    pooling = {"op": "max_pool2d", "kernel_size": 3, "stride": 2, "padding": 1}
    assert layer_of((16, 50, 32), pooling).output_shape == (16, 25, 16)


def test_an_average_counts_its_padding() -> None:
    layer = layer_of((1, 2, 2), {"op": "avg_pool2d", "kernel_size": 2, "padding": 1})
    np.testing.assert_array_equal(compute(np.full((1, 2, 2), 8.0), layer)[0], [[2, 2], [2, 2]])


def test_padding_never_wins_a_maximum() -> None:
    layer = layer_of((1, 2, 2), {"op": "max_pool2d", "kernel_size": 2, "padding": 1})
    np.testing.assert_array_equal(compute(np.full((1, 2, 2), -5.0), layer), np.full((1, 2, 2), -5))
