"""Output-size arithmetic as data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.operations import OperationError
from app.operations.sizes import AxisSize, OutputSize, check_kernel_fits, output_size


def axis(
    size: int, kernel: int, *, stride: int = 1, padding: int = 0, dilation: int = 1
) -> AxisSize:
    whole = output_size(
        (size, size),
        (kernel, kernel),
        stride=(stride, stride),
        padding=(padding,) * 4,
        dilation=(dilation, dilation),
    )
    assert isinstance(whole, OutputSize)
    return whole.axes[0]


def test_formula_and_numbers_of_the_design() -> None:
    size = output_size((12, 12), (3, 3), stride=(1, 1), padding=(1, 1, 1, 1), dilation=(1, 1))
    assert size.formula == "⌊(W + 2P − F) / S⌋ + 1"
    assert size.axes[1].expression == "⌊(12 + 2·1 − 3) / 1⌋ + 1"
    assert size.plane == (12, 12)


def test_every_number_on_the_way_is_told() -> None:
    got = axis(10, 3, stride=4)
    assert (got.numerator, got.quotient, got.remainder, got.result) == (7, 1, 3, 2)
    assert got.never_read == 3


def test_padding_at_the_end_is_left_over_before_cells_are() -> None:
    assert axis(6, 3, stride=4, padding=2).remainder == 3
    assert axis(6, 3, stride=4, padding=2).never_read == 1


def test_dilation_widens_the_kernel() -> None:
    got = axis(9, 3, dilation=2)
    assert (got.span, got.result) == (5, 5)
    assert got.expression == "⌊(9 + 2·0 − (2·(3 − 1) + 1)) / 1⌋ + 1"


def test_uneven_padding_is_written_as_a_sum() -> None:
    size = output_size((5, 5), (2, 2), stride=(1, 1), padding=(0, 1, 0, 1), dilation=(1, 1))
    assert size.formula == "⌊(W + P₁ + P₂ − F) / S⌋ + 1"
    assert size.axes[0].expression == "⌊(5 + 0 + 1 − 2) / 1⌋ + 1"


def test_a_kernel_that_does_not_fit_is_refused_in_torchs_words() -> None:
    size = output_size((4, 4), (5, 5), stride=(1, 1), padding=(0, 0, 0, 0), dilation=(1, 1))
    with pytest.raises(OperationError) as caught:
        check_kernel_fits((4, 4), size, "weight")
    assert caught.value.field == "weight"
    assert caught.value.detail == (
        "Calculated padded input size per channel: (4 x 4). Kernel size: (5 x 5). "
        "Kernel size can't be greater than actual input size"
    )


@given(
    size=st.integers(1, 60),
    kernel=st.integers(1, 9),
    stride=st.integers(1, 6),
    padding=st.integers(0, 6),
    dilation=st.integers(1, 4),
)
def test_the_result_is_the_number_of_places_the_window_fits(
    size: int, kernel: int, stride: int, padding: int, dilation: int
) -> None:
    reach = dilation * (kernel - 1) + 1
    places = [
        top for top in range(-padding, size + padding - reach + 1) if (top + padding) % stride == 0
    ]
    got = axis(size, kernel, stride=stride, padding=padding, dilation=dilation)
    if not places:
        assert got.result < 1
        return
    assert got.result == len(places)
    assert got.never_read == max(0, size - max(0, places[-1] + reach))
