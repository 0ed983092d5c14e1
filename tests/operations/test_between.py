"""What stands between layers, signals and flat lists: what they accept, and their words."""

from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from app.engine import compute
from app.operations import InputError, OperationError
from tests.support.operations import layer_of

POINTS = ["relu", "leaky_relu", "sigmoid", "tanh", "softmax"]


@pytest.mark.parametrize("op", POINTS)
@pytest.mark.parametrize("shape", [(2, 3, 4), (3, 4), (5,)], ids=str)
def test_any_number_of_axes_is_taken(op: str, shape: tuple[int, ...]) -> None:
    layer = layer_of(shape, {"op": op})
    assert layer.given_shape == layer.result_shape == shape
    assert layer.counts.parameters == 0


def test_a_flat_list_goes_through_a_dense_layer() -> None:
    layer = layer_of((3,), {"op": "linear", "weight": [[1, 2, 3], [0, 0, 1]], "bias": [10, 20]})
    x = np.array([1.0, 2, 3]).reshape(layer.input_shape)
    assert layer.result_shape == (2,)
    np.testing.assert_array_equal(compute(x, layer).reshape(-1), [24, 23])
    assert (layer.counts.parameters, layer.counts.multiply_adds) == (8, 6)
    assert layer.counts.dense_parameters == layer.counts.parameters


def test_flatten_keeps_the_order() -> None:
    layer = layer_of((2, 2, 3), {"op": "flatten"})
    x = np.arange(12.0).reshape(2, 2, 3)
    assert layer.result_shape == (12,)
    np.testing.assert_array_equal(compute(x, layer).reshape(-1), np.arange(12))


def test_a_sigmoid_does_not_overflow() -> None:
    layer = layer_of((2,), {"op": "sigmoid"})
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        out = compute(np.array([[[-800.0, 800.0]]]), layer)
    np.testing.assert_array_equal(out, [[[np.exp(-800.0), 1]]])


def test_a_softmax_does_not_overflow_and_sums_to_one() -> None:
    layer = layer_of((3, 1, 2), {"op": "softmax"})
    out = compute(np.array([[[1000.0, 0]], [[999, 0]], [[-5000, 0]]]), layer)
    np.testing.assert_allclose(out.sum(axis=0), 1)
    np.testing.assert_allclose(out[:, 0, 1], 1 / 3)


@pytest.mark.parametrize(
    ("shape", "operation", "words"),
    [
        ((3, 4), {"op": "conv2d", "kernel": [[1]]}, "Expected 3D (unbatched) input to conv2d"),
        ((3, 4, 4), {"op": "conv1d", "kernel": [1]}, "Expected 2D (unbatched) input to conv1d"),
        ((3, 4, 4), {"op": "linear", "weight": [[1] * 48]}, "flatten it first"),
        ((4,), {"op": "max_pool1d", "kernel_size": 2}, "channels × length"),
    ],
)
def test_an_input_with_other_axes_is_refused(
    shape: tuple[int, ...], operation: dict[str, Any], words: str
) -> None:
    with pytest.raises(InputError) as caught:
        layer_of(shape, operation)
    assert words in caught.value.detail


@pytest.mark.parametrize(
    ("operation", "field", "words"),
    [
        (
            {"op": "batch_norm", "running_mean": [1], "running_var": [1, 1]},
            "running_mean",
            "running_mean should contain 2 elements not 1",
        ),
        (
            {"op": "batch_norm", "running_mean": [1, 1], "running_var": [1, -1]},
            "running_var",
            "negative variance",
        ),
        (
            {"op": "batch_norm", "running_mean": [1, 1], "running_var": [1, 0], "eps": 0},
            "eps",
            "running_var + eps must be above 0",
        ),
        (
            {"op": "add", "other": [[1, 2, 3]]},
            "other",
            "The size of tensor a (4) must match the size of tensor b (3) at non-singleton "
            "dimension 2",
        ),
    ],
)
def test_what_does_not_fit_the_input(operation: dict[str, Any], field: str, words: str) -> None:
    with pytest.raises(OperationError) as caught:
        layer_of((2, 3, 4), operation)
    assert caught.value.field == field
    assert words in caught.value.detail


def test_a_softmax_s_axis_has_to_be_there() -> None:
    with pytest.raises(OperationError) as caught:
        layer_of((5,), {"op": "softmax", "dim": 1})
    assert caught.value.detail == (
        "Dimension out of range (expected to be in range of [-1, 0], but got 1)"
    )


@pytest.mark.parametrize(
    "other", [3, [1, 2, 3, 4], [[1, 2, 3, 4]], np.ones((2, 1, 1)).tolist()], ids=str
)
def test_what_is_added_spreads_over_the_input(other: Any) -> None:
    layer = layer_of((2, 3, 4), {"op": "add", "other": other, "alpha": 2})
    assert layer.result_shape == (2, 3, 4)


@pytest.mark.parametrize(
    "operation",
    [
        {"op": "leaky_relu", "negative_slope": "much"},
        {"op": "batch_norm", "running_mean": [[1]], "running_var": [1]},
        {"op": "add"},
        {"op": "add", "other": {"image": "x"}},
        {"op": "add", "other": "a"},
        {"op": "linear", "weight": [1, 2]},
        {"op": "adaptive_avg_pool2d", "output_size": [1, 2, 3]},
        {"op": "adaptive_avg_pool2d", "output_size": -1},
        {"op": "adaptive_avg_pool1d", "output_size": None},
        {"op": "conv1d", "kernel": [1, 1], "padding": [1, 2, 3]},
        {"op": "conv1d", "kernel": [1, 1], "stride": [1, 2]},
        {"op": "avg_pool1d", "kernel_size": 2, "divisor_override": 3},
    ],
    ids=str,
)
def test_what_is_refused_before_any_input_is_known(operation: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        layer_of((2, 3, 4), operation)


def test_causal_padding_sees_nothing_of_what_comes() -> None:
    layer = layer_of((1, 6), {"op": "conv1d", "kernel": [1, 2, 4], "padding": [2, 0]})
    x = np.zeros(layer.input_shape)
    x[0, 0, 3] = 1
    np.testing.assert_array_equal(compute(x, layer)[0, 0], [0, 0, 0, 4, 2, 1])


def test_adaptive_windows_are_torch_s() -> None:
    layer = layer_of((1, 7, 5), {"op": "adaptive_avg_pool2d", "output_size": [3, None]})
    size = layer.arithmetic
    assert size is not None
    down, across = size.model_dump()["axes"]
    assert down["windows"] == ((0, 3), (2, 5), (4, 7))
    assert across["windows"] == tuple((i, i + 1) for i in range(5))


def test_too_many_adaptive_windows_are_refused() -> None:
    with pytest.raises(OperationError, match="at most 65536") as caught:
        layer_of((1, 4, 4), {"op": "adaptive_max_pool2d", "output_size": 10**6})
    assert caught.value.field == "output_size"
