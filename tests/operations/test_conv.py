"""What a convolution layer accepts, and the words in which it refuses."""

from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from app.operations import ConvLayer, OperationError
from app.operations.conv import Conv2d
from tests.support.operations import layer_of

KERNEL = [[1, 2], [3, 4]]


def conv(**fields: Any) -> Conv2d:
    return Conv2d.model_validate({"op": "conv2d", **fields})


def resolved(shape: tuple[int, int, int], **fields: Any) -> ConvLayer:
    return conv(**fields).resolve(shape)


def ones(*shape: int) -> Any:
    return np.ones(shape).tolist()


def test_a_kernel_filters_each_channel_for_itself() -> None:
    layer = resolved((3, 5, 5), kernel=KERNEL)
    assert layer.weight.shape == (3, 1, 2, 2)
    assert layer.groups == 3


def test_a_kernel_can_sum_the_channels() -> None:
    layer = resolved((3, 5, 5), kernel=KERNEL, combine="sum")
    assert layer.weight.shape == (1, 3, 2, 2)
    assert layer.groups == 1


def test_a_preset_meets_the_channels_in_its_own_way() -> None:
    assert resolved((3, 9, 9), kernel="gaussian_3").weight.shape == (3, 1, 3, 3)
    assert resolved((3, 9, 9), kernel="sobel_x").weight.shape == (1, 3, 3, 3)
    assert resolved((3, 9, 9), kernel="sobel_x", combine="each").weight.shape == (3, 1, 3, 3)


def test_a_bank_brings_its_biases() -> None:
    layer = resolved((3, 12, 12), kernel="astronaut_bank", padding=1)
    assert layer.weight.shape == (2, 3, 3, 3)
    assert layer.bias is not None
    assert layer.bias.tolist() == [12, -8]


@pytest.mark.parametrize(
    ("padding", "sides"),
    [
        (2, (2, 2, 2, 2)),
        ([1, 2], (1, 1, 2, 2)),
        ([1, 2, 3, 4], (1, 2, 3, 4)),
        ("valid", (0, 0, 0, 0)),
        ("same", (0, 1, 1, 2)),
    ],
)
def test_padding_is_read_as_four_sides(padding: Any, sides: tuple[int, ...]) -> None:
    layer = resolved((1, 9, 9), weight=ones(1, 1, 2, 4), padding=padding)
    assert layer.padding == sides


def test_same_padding_keeps_the_size() -> None:
    layer = resolved((1, 9, 7), weight=ones(1, 1, 4, 3), padding="same", dilation=2)
    assert layer.output_shape == (1, 9, 7)


def test_counts_of_the_design() -> None:
    counts = resolved((3, 12, 12), weight=ones(2, 3, 3, 3), bias=[12, -8], padding=1).counts
    assert counts.steps == 288
    assert counts.multiply_adds == 7776
    assert counts.parameters == 56
    assert counts.dense_parameters == 124_704


def test_canonical_form_parses_back_to_the_same_layer() -> None:
    layer = resolved((3, 8, 8), kernel="sobel_x", stride=2, padding="valid", mode="convolution")
    again = layer_of((3, 8, 8), layer.canonical)
    assert again.canonical == layer.canonical


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"weight": ones(1, 2, 3, 3)}, "weight", "expected input[1, 3, 6, 6] to have 2 channels"),
        (
            {"weight": ones(3, 1, 3, 3), "groups": 2},
            "groups",
            "out_channels must be divisible by groups",
        ),
        (
            {"weight": ones(4, 1, 3, 3), "groups": 2},
            "groups",
            "in_channels must be divisible by groups",
        ),
        ({"weight": ones(2, 3, 3, 3), "bias": [1]}, "bias", "2 elements, but got bias of size [1]"),
        ({"weight": ones(1, 3, 7, 3)}, "weight", "Kernel size can't be greater"),
        ({"kernel": ones(7, 7)}, "kernel", "Kernel size: (7 x 7)"),
        ({"kernel": "astronaut_bank", "combine": "sum"}, "combine", "whole layer"),
        (
            {"kernel": KERNEL, "padding": "same", "stride": 2},
            "padding",
            "padding='same' is not supported for strided convolutions",
        ),
        (
            {"kernel": KERNEL, "padding": [1, 6], "padding_mode": "reflect"},
            "padding",
            "Padding size should be less than the corresponding input dimension, but got: "
            "padding (6, 6) at dimension 3 of input [1, 3, 6, 6]",
        ),
        (
            {"kernel": KERNEL, "padding": [7, 0, 0, 0], "padding_mode": "circular"},
            "padding",
            "Padding value causes wrapping around more than once: padding (7, 0) at dimension 2",
        ),
    ],
)
def test_what_does_not_fit_the_input(fields: dict[str, Any], field: str, words: str) -> None:
    with pytest.raises(OperationError) as caught:
        resolved((3, 6, 6), **fields)
    assert caught.value.field == field
    assert words in caught.value.detail


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "exactly one of weight and kernel"),
        ({"kernel": KERNEL, "weight": ones(1, 1, 2, 2)}, "exactly one of weight and kernel"),
        ({"kernel": "sobel"}, "is not a preset"),
        ({"kernel": KERNEL, "groups": 2}, "groups goes with weight"),
        ({"weight": ones(1, 1, 2, 2), "combine": "sum"}, "combine goes with kernel"),
        ({"kernel": KERNEL, "stride": 0}, "non-positive stride is not supported"),
        ({"kernel": KERNEL, "stride": 1.5}, "stride must be an integer"),
        ({"kernel": KERNEL, "stride": True}, "stride must be an integer"),
        ({"kernel": KERNEL, "stride": [1, 2, 3]}, "stride must be an integer or a pair"),
        ({"kernel": KERNEL, "padding": -1}, "negative padding is not supported"),
        ({"kernel": KERNEL, "padding": [1]}, "padding must be an integer, a pair"),
        ({"kernel": KERNEL, "padding_mode": "mirror"}, "padding_mode"),
        ({"kernel": KERNEL, "padding": "full"}, "Invalid padding string"),
        ({"kernel": KERNEL, "dilation": 0}, "dilation should be greater than zero"),
        ({"kernel": []}, "kernel is an empty list"),
        ({"kernel": [[]]}, "kernel[0] is an empty list"),
        ({"kernel": [[1, 2], [3]]}, "kernel[1] has 1 entries, kernel[0] has 2"),
        ({"kernel": [[1, "2"]]}, "kernel[0][1] is '2'"),
        ({"kernel": [[1, True]]}, "kernel[0][1] is True"),
        ({"kernel": [[float("nan")]]}, "kernel[0][0] is not finite"),
        ({"kernel": [[10**400]]}, "kernel[0][0] is not finite"),
        ({"kernel": KERNEL, "kernel_size": 2}, "kernel_size"),
        ({"weight": [[[[1, 2]]], [[[1]]]]}, "ragged"),
    ],
)
def test_what_is_refused_before_any_input_is_known(fields: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError) as caught:
        conv(**fields)
    assert words in str(caught.value)
