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
    for op in ("max_pool2d", "avg_pool2d"):
        layer = pool(op=op, kernel_size=3, padding=1)
        assert layer_of((2, 6, 6), layer.canonical) == layer


def test_padding_over_half_the_window_is_refused_in_torchs_words() -> None:
    with pytest.raises(OperationError) as caught:
        pool(kernel_size=3, padding=2)
    assert caught.value.field == "padding"
    assert "pad should be at most half of effective kernel size" in caught.value.detail
    assert "pad=[2, 2], kernel_size=[3, 3]" in caught.value.detail


def test_a_window_larger_than_the_input_is_refused() -> None:
    with pytest.raises(OperationError, match="Kernel size can't be greater"):
        pool(kernel_size=9)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "kernel_size"),
        ({"kernel_size": 0}, "kernel size should be greater than zero"),
        ({"kernel_size": 2, "stride": [1, 0]}, "non-positive stride is not supported"),
        ({"kernel_size": 2, "weight": [[1]]}, "weight"),
        ({"op": "avg_pool2d", "kernel_size": 2, "dilation": 2}, "dilation"),
    ],
)
def test_what_is_refused(fields: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError) as caught:
        layer_of((2, 6, 6), {"op": "max_pool2d", **fields})
    assert words in str(caught.value)
