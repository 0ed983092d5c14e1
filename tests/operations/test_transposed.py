"""Transposed convolution: its arithmetic, its words, and the convolution it is."""

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.engine import compute, conv2d, stretched
from app.operations import ConvTransposeLayer, OperationError, Size
from tests.support.operations import layer_of


def transposed(shape: tuple[int, ...], **operation: Any) -> ConvTransposeLayer:
    layer = layer_of(shape, {"op": "conv_transpose2d", **operation})
    assert isinstance(layer, ConvTransposeLayer)
    return layer


def ones(*shape: int) -> Any:
    return np.ones(shape).tolist()


def test_every_number_on_the_way_to_the_size() -> None:
    layer = transposed((1, 5, 6), weight=ones(1, 2, 3, 3), stride=2, padding=1, output_padding=1)
    assert layer.output_shape == (2, 10, 12)
    size = layer.arithmetic
    assert isinstance(size, Size)
    assert size.formula == "(W − 1)·S − 2P + F + A"
    assert size.axes[0].expression == "(5 − 1)·2 − 2·1 + 3 + 1"
    assert layer.axes[0].stretched == 9


@given(
    size=st.integers(1, 5),
    kernel=st.integers(1, 4),
    stride=st.integers(1, 3),
    padding=st.integers(0, 4),
    dilation=st.integers(1, 3),
    groups=st.sampled_from([1, 2]),
    seed=st.integers(0, 999),
    turned=st.booleans(),
)
def test_it_is_the_convolution_over_the_stretched_input(
    size: int,
    kernel: int,
    stride: int,
    padding: int,
    dilation: int,
    groups: int,
    seed: int,
    turned: bool,
) -> None:
    rng = np.random.default_rng(seed)
    x = rng.integers(-9, 10, (2, size, size + 1)).astype(float)
    operation = {
        "weight": rng.integers(-9, 10, (2, 3, kernel, kernel)).tolist(),
        "bias": rng.integers(-9, 10, 3 * groups).tolist(),
        "stride": stride,
        "padding": padding,
        "output_padding": max(stride, dilation) - 1,
        "dilation": dilation,
        "groups": groups,
        "mode": "convolution" if turned else "correlation",
    }
    reach = dilation * (kernel - 1) + 1
    assume((size - 1) * stride - 2 * padding + reach + max(stride, dilation) - 1 > 0)
    layer = transposed(x.shape, **operation)
    gathering = layer.gathering
    assert gathering.output_shape == layer.output_shape
    # What is cut off beyond the window's reach is cut off the input itself: conv2d does not pad
    # by less than nothing.
    top, bottom, left, right = (max(0, -side) for side in gathering.padding)
    wide = stretched(x, layer)
    cut = wide[:, top : wide.shape[1] - bottom, left : wide.shape[2] - right]
    sides = tuple(max(0, side) for side in gathering.padding)
    plain = gathering.model_copy(update={"padding": sides, "input_shape": cut.shape})
    np.testing.assert_array_equal(compute(x, layer), conv2d(cut, plain))


@pytest.mark.parametrize(
    ("operation", "field", "words"),
    [
        (
            {"weight": ones(3, 2, 3, 3)},
            "weight",
            "Given transposed=1, weight of size [3, 2, 3, 3], expected input[1, 4, 5, 6] to have "
            "3 channels, but got 4 channels instead",
        ),
        (
            {"weight": ones(4, 2, 3, 3), "groups": 3},
            "groups",
            "in_channels must be divisible by groups: 4 is not divisible by 3",
        ),
        (
            {"weight": ones(4, 2, 3, 3), "groups": 2, "bias": [1, 2, 3]},
            "bias",
            "expected bias to be 1-dimensional with 4 elements, but got bias of size [3] instead",
        ),
        (
            {"weight": ones(4, 2, 3, 3), "stride": 2, "output_padding": [1, 2]},
            "output_padding",
            "output padding must be smaller than either stride or dilation, but got "
            "output_padding_height: 1 output_padding_width: 2 stride_height: 2 stride_width: 2 "
            "dilation_height: 1 dilation_width: 1",
        ),
        (
            {"weight": ones(4, 2, 3, 3), "padding": 4},
            "padding",
            "Given input size per channel: (5 x 6). Calculated output size per channel: "
            "(-1 x 0). Output size is too small",
        ),
    ],
)
def test_it_is_refused_in_the_field_s_words(
    operation: dict[str, Any], field: str, words: str
) -> None:
    with pytest.raises(OperationError) as caught:
        transposed((4, 5, 6), **operation)
    assert caught.value.field == field
    assert words in caught.value.detail


def test_an_output_padding_may_be_below_the_dilation_alone() -> None:
    layer = transposed((1, 2, 2), weight=ones(1, 1, 2, 2), dilation=2, output_padding=1)
    assert layer.output_shape == (1, 5, 5)
