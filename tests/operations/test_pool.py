"""What pooling accepts, and the words in which it refuses."""

from typing import Any

import pytest
from pydantic import ValidationError

from app.operations import OperationError, PoolLayer
from tests.support.operations import layer_of


def pool(
    shape: tuple[int, int, int] = (2, 6, 6), op: str = "max_pool2d", **fields: Any
) -> PoolLayer:
    layer = layer_of(shape, {"op": op, **fields})
    assert isinstance(layer, PoolLayer)
    return layer


def test_the_stride_is_the_window_when_left_out() -> None:
    assert pool(kernel_size=[2, 3]).stride == (2, 3)


def test_pooling_learns_nothing() -> None:
    counts = pool(kernel_size=2).counts
    assert (counts.steps, counts.parameters, counts.multiply_adds) == (18, 0, 0)


def test_canonical_form_parses_back_to_the_same_layer() -> None:
    for layer in (
        pool(kernel_size=3, padding=1, ceil_mode=True, dilation=2),
        pool(
            op="avg_pool2d", kernel_size=3, count_include_pad=False, divisor_override=7, padding=1
        ),
    ):
        assert layer_of((2, 6, 6), layer.canonical) == layer


def test_padding_over_half_the_window_is_refused_in_torchs_words() -> None:
    with pytest.raises(OperationError) as caught:
        pool(kernel_size=3, padding=2)
    assert caught.value.field == "padding"
    assert "pad should be at most half of effective kernel size" in caught.value.detail
    assert "pad=[2, 2], kernel_size=[3, 3]" in caught.value.detail


def test_dilation_does_not_allow_more_padding() -> None:
    with pytest.raises(OperationError) as caught:
        pool(kernel_size=3, padding=2, dilation=2)
    assert caught.value.field == "padding"
    assert caught.value.detail == (
        "pad should be smaller than or equal to half of kernel size, but got padW = 2, padH = 2, "
        "kW = 3, kH = 3"
    )


def test_a_window_larger_than_the_input_is_refused() -> None:
    with pytest.raises(OperationError) as caught:
        pool(kernel_size=9)
    assert caught.value.field == "kernel_size"
    assert caught.value.detail == (
        "Given input size: (2x6x6). Calculated output size: (2x0x0). Output size is too small"
    )


def test_ceil_mode_lets_the_last_window_hang_over() -> None:
    layer = pool((1, 7, 5), kernel_size=2, stride=3, ceil_mode=True)
    down, across = layer.output_size.axes
    assert (down.result, across.result) == (3, 2)
    assert (down.overhang, across.overhang) == (1, 0)
    assert down.expression == "⌈(7 + 2·0 − 2) / 3⌉ + 1"


def test_a_last_window_that_would_begin_beyond_the_input_is_dropped() -> None:
    axis = pool((1, 4, 4), kernel_size=2, stride=3, padding=1, ceil_mode=True).output_size.axes[0]
    assert (axis.quotient, axis.dropped, axis.result) == (2, True, 2)
    assert axis.expression == "⌈(4 + 2·1 − 2) / 3⌉ + 1 − 1"


def test_with_ceil_mode_a_window_may_be_larger_than_the_input() -> None:
    assert pool((1, 3, 3), kernel_size=4, stride=2, ceil_mode=True).output_shape == (1, 1, 1)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "kernel_size"),
        ({"kernel_size": 0}, "kernel size should be greater than zero"),
        ({"kernel_size": 2, "stride": [1, 0]}, "non-positive stride is not supported"),
        ({"kernel_size": 2, "weight": [[1]]}, "weight"),
        ({"op": "avg_pool2d", "kernel_size": 2, "dilation": 2}, "dilation"),
        ({"op": "avg_pool2d", "kernel_size": 2, "divisor_override": 0}, "divisor must be not zero"),
        ({"op": "avg_pool2d", "kernel_size": 2, "divisor_override": 1.5}, "must be an integer"),
        ({"kernel_size": 2, "ceil_mode": 1}, "ceil_mode"),
        ({"op": "lp_pool2d", "kernel_size": 2}, "norm_type"),
        (
            {"op": "lp_pool2d", "kernel_size": 2, "norm_type": 0},
            "norm_type must be finite and not 0",
        ),
        ({"op": "lp_pool2d", "kernel_size": 2, "norm_type": 2, "padding": 1}, "padding"),
        ({"kernel_size": 2, "count_include_pad": False}, "count_include_pad"),
    ],
)
def test_what_is_refused(fields: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError) as caught:
        layer_of((2, 6, 6), {"op": "max_pool2d", **fields})
    assert words in str(caught.value)
