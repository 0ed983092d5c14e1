"""The inverse arithmetic: every setting that is listed reaches the size, and none is missing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.operations import OperationError
from app.operations.conv_transpose_layer import transposed_axes
from app.operations.inverse import MOST, Setting, Wanted, inverse
from app.operations.sizes import output_size, span

small = st.integers(1, 9)


def ways(**wanted: Any) -> list[Setting]:
    return inverse(Wanted.model_validate(wanted)).axes[0].settings


@given(size=st.integers(1, 14), out=small, kernel=st.integers(1, 5), dilation=st.integers(1, 2))
def test_a_convolution_s_settings_are_all_that_reach_the_size(
    size: int, out: int, kernel: int, dilation: int
) -> None:
    reach = span(kernel, dilation)

    def result(stride: int, before: int, after: int) -> int:
        return output_size(
            (1, size),
            (1, kernel),
            stride=(1, stride),
            padding=(0, 0, before, after),
            dilation=(1, dilation),
        ).plane[1]

    found = ways(
        op="conv1d", input_size=[size], output_size=[out], kernel_size=[kernel], dilation=[dilation]
    )
    for way in found:
        assert result(way.stride, *way.padding) == out
    even = {(way.stride, way.padding[0]) for way in found if len(set(way.padding)) == 1}
    largest = max((stride for stride, _ in even), default=0)
    wanted = {
        (stride, pad)
        for stride in range(1, size + 2 * reach + 2)
        for pad in range(reach)
        if result(stride, pad, pad) == out
    }
    if len(found) < MOST:
        assert {one for one in wanted if one[0] <= size + 2 * (reach - 1)} <= even
    else:
        assert {one for one in wanted if one[0] < largest} <= even


@given(size=st.integers(1, 14), out=small, kernel=st.integers(1, 5), ceil_mode=st.booleans())
def test_a_pooling_s_settings_are_all_that_reach_the_size(
    size: int, out: int, kernel: int, ceil_mode: bool
) -> None:
    def result(stride: int, pad: int) -> int:
        return output_size(
            (1, size),
            (1, kernel),
            stride=(1, stride),
            padding=(0, 0, pad, pad),
            dilation=(1, 1),
            ceil_mode=ceil_mode,
        ).plane[1]

    found = {
        (way.stride, way.padding[0])
        for way in ways(
            op="avg_pool1d",
            input_size=[size],
            output_size=[out],
            kernel_size=[kernel],
            ceil_mode=ceil_mode,
        )
    }
    last = max((stride for stride, _ in found), default=size + kernel)
    wanted = {
        (stride, pad)
        for stride in range(1, last)
        for pad in range(kernel // 2 + 1)
        if result(stride, pad) == out
    }
    assert all(result(*one) == out for one in found)
    assert wanted <= found


@given(size=st.integers(1, 9), out=st.integers(1, 30), kernel=st.integers(1, 5))
def test_a_transposed_convolution_s_settings_are_all_that_reach_the_size(
    size: int, out: int, kernel: int
) -> None:
    def result(stride: int, pad: int, extra: int) -> int | None:
        try:
            axes = transposed_axes(
                (1, size),
                (1, kernel),
                stride=(1, stride),
                padding=(0, pad),
                output_padding=(0, extra),
                dilation=(1, 1),
            )
        except OperationError:
            return None
        return axes[1].result

    found = {
        (way.stride, way.padding[0], way.output_padding or 0)
        for way in ways(
            op="conv_transpose1d", input_size=[size], output_size=[out], kernel_size=[kernel]
        )
    }
    assert all(result(*one) == out for one in found)
    last = max((stride for stride, *_ in found), default=6)
    wanted = {
        (stride, pad, extra)
        for stride in range(1, last)
        for pad in range(kernel)
        for extra in range(stride)
        if result(stride, pad, extra) == out
    }
    assert wanted <= found


def test_both_axes_meet_in_one_setting() -> None:
    answer = inverse(
        Wanted.model_validate(
            {
                "op": "conv2d",
                "input_size": [50, 100],
                "output_size": [24, 49],
                "kernel_size": [3],
            }
        )
    )
    assert [(way.stride, way.padding) for way in answer.together] == [(2, (0, 0))]


def test_an_even_kernel_s_same_padding_is_uneven() -> None:
    (first, *_) = ways(op="conv2d", input_size=[8, 8], output_size=[8, 8], kernel_size=[4])
    assert (first.stride, first.padding) == (1, (1, 2))


def test_a_size_out_of_reach_has_no_settings() -> None:
    assert ways(op="max_pool2d", input_size=[4, 4], output_size=[9, 9], kernel_size=[2]) == []


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"input_size": [8]}, "input_size"),
        ({"output_size": [8]}, "output_size"),
        ({"ceil_mode": True}, "ceil_mode"),
        ({"op": "avg_pool2d", "dilation": [2]}, "dilation"),
    ],
)
def test_what_does_not_belong_is_refused(changed: dict[str, Any], field: str) -> None:
    asked = {"op": "conv2d", "input_size": [8, 8], "output_size": [8, 8], "kernel_size": [3]}
    with pytest.raises(OperationError) as caught:
        inverse(Wanted.model_validate(asked | changed))
    assert caught.value.field == field


def test_a_great_many_settings_are_cut_short() -> None:
    answer = inverse(
        Wanted.model_validate(
            {
                "op": "conv_transpose1d",
                "input_size": [1],
                "output_size": [60000],
                "kernel_size": [60000],
            }
        )
    )
    assert len(answer.axes[0].settings) == MOST
    assert answer.axes[0].more


@pytest.mark.parametrize("op", ["conv1d", "max_pool1d", "lp_pool1d", "conv_transpose1d"])
@given(size=st.integers(1, 12), out=small, kernel=st.integers(1, 4))
def test_the_nearest_sizes_can_be_reached_and_none_is_nearer(
    op: str, size: int, out: int, kernel: int
) -> None:
    def reached(cells: int) -> bool:
        return bool(
            ways(op=op, input_size=[size], output_size=[cells], kernel_size=[kernel], dilation=[1])
        )

    asked = Wanted.model_validate(
        {"op": op, "input_size": [size], "output_size": [out], "kernel_size": [kernel]}
    )
    below, above = inverse(asked).axes[0].nearest
    assert below == next((cells for cells in range(out - 1, 0, -1) if reached(cells)), None)
    assert above == next((cells for cells in range(out + 1, out + 80) if reached(cells)), None)


def test_no_larger_size_is_named_where_there_is_none() -> None:
    far = Wanted(op="conv2d", input_size=[12, 12], output_size=[40, 40], kernel_size=[3])
    (down, _) = inverse(far).axes
    assert down.settings == []
    assert down.nearest == (14, None)
