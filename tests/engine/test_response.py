"""A kernel's gain is the magnitude of its Fourier transform, by the definition and by SciPy."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.signal import freqz

from app.engine import frequencies, frequency_response
from tests.support.strategies import planes

SIDE = 16
MIDDLE = SIDE // 2

kernels = planes(1, 6)
dilations = st.tuples(st.integers(1, 3), st.integers(1, 3))


def by_definition(kernel: np.ndarray, dilation: tuple[int, int]) -> np.ndarray:
    """|Σ w(i, j) exp(−2πi v·i·D) exp(−2πi u·j·D)|, over all i and j."""
    waves = -2j * np.pi * frequencies(SIDE)
    down, across = (
        np.exp(np.outer(waves, np.arange(side)) * apart)
        for side, apart in zip(kernel.shape, dilation, strict=True)
    )
    total = np.einsum("vi,ij,uj->vu", down, kernel, across)
    gain: np.ndarray = np.abs(total)
    return gain


def test_frequencies_run_from_half_a_cycle_below_to_just_under_half_above() -> None:
    np.testing.assert_array_equal(frequencies(4), [-0.5, -0.25, 0, 0.25])


@given(kernel=kernels, dilation=dilations)
def test_the_gain_is_the_sum_of_the_definition(
    kernel: np.ndarray, dilation: tuple[int, int]
) -> None:
    gain = frequency_response(kernel, side=SIDE, dilation=dilation)
    np.testing.assert_allclose(gain, by_definition(kernel, dilation), atol=1e-8)


@given(kernel=planes(20, 40))
def test_a_kernel_wider_than_the_frequencies_has_their_exact_gain(kernel: np.ndarray) -> None:
    gain = frequency_response(kernel, side=SIDE)
    np.testing.assert_allclose(gain, by_definition(kernel, (1, 1)), atol=1e-6)


@given(row=planes(1, 8).map(lambda plane: plane[0]))
def test_along_an_axis_it_is_scipys_freqz(row: np.ndarray) -> None:
    _, response = freqz(row, worN=2 * np.pi * frequencies(SIDE))
    gain = frequency_response(row[None], side=SIDE)
    np.testing.assert_allclose(gain, np.broadcast_to(np.abs(response), gain.shape), atol=1e-8)


@given(kernel=kernels, dilation=dilations)
def test_an_even_area_is_multiplied_by_the_sum_of_the_weights(
    kernel: np.ndarray, dilation: tuple[int, int]
) -> None:
    gain = frequency_response(kernel, side=SIDE, dilation=dilation)
    np.testing.assert_allclose(gain[MIDDLE, MIDDLE], abs(kernel.sum()), atol=1e-9)


@given(column=planes(1, 5).map(lambda plane: plane[0]), row=planes(1, 5).map(lambda p: p[0]))
def test_a_separable_kernel_factors(column: np.ndarray, row: np.ndarray) -> None:
    gain = frequency_response(np.outer(column, row), side=SIDE)
    down = frequency_response(column[:, None], side=SIDE)[:, MIDDLE]
    across = frequency_response(row[None], side=SIDE)[MIDDLE]
    np.testing.assert_allclose(gain, np.outer(down, across), atol=1e-6)


@given(kernel=kernels)
def test_turning_a_kernel_changes_no_gain_and_mirroring_mirrors_it(kernel: np.ndarray) -> None:
    gain = frequency_response(kernel, side=SIDE)
    turned = frequency_response(kernel[::-1, ::-1], side=SIDE)
    mirrored = frequency_response(kernel[:, ::-1], side=SIDE)
    np.testing.assert_allclose(turned, gain, atol=1e-8)
    # −½ stands alone, the others face each other around 0.
    np.testing.assert_allclose(mirrored[:, 1:], gain[:, :0:-1], atol=1e-8)
