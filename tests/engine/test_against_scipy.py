"""Over random parameters, the engine gives what SciPy's definitions give."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.ndimage import correlate
from scipy.signal import convolve2d, correlate2d

from app.engine import compute
from tests.support.operations import layer_of
from tests.support.strategies import planes

kernels = planes(1, 6)


def one_map(x: np.ndarray, kernel: np.ndarray, **settings: object) -> np.ndarray:
    operation = {"op": "conv2d", "kernel": kernel, **settings}
    out: np.ndarray = compute(x[None], layer_of((1, *x.shape), operation))[0]
    return out


@given(x=planes(6, 12), kernel=kernels)
def test_correlation_is_scipys_valid_correlation(x: np.ndarray, kernel: np.ndarray) -> None:
    np.testing.assert_allclose(one_map(x, kernel), correlate2d(x, kernel, "valid"), atol=1e-9)


@given(x=planes(6, 12), kernel=kernels)
def test_convolution_is_scipys_valid_convolution(x: np.ndarray, kernel: np.ndarray) -> None:
    ours = one_map(x, kernel, mode="convolution")
    np.testing.assert_allclose(ours, convolve2d(x, kernel, "valid"), atol=1e-9)


@given(x=planes(1, 9), kernel=kernels)
def test_full_padding_is_scipys_full(x: np.ndarray, kernel: np.ndarray) -> None:
    padding = [side - 1 for side in kernel.shape]
    ours = one_map(x, kernel, mode="convolution", padding=padding)
    np.testing.assert_allclose(ours, convolve2d(x, kernel, "full"), atol=1e-9)


@given(x=planes(6, 12), kernel=kernels, stride=st.tuples(st.integers(1, 4), st.integers(1, 4)))
def test_stride_keeps_every_sth_cell(
    x: np.ndarray, kernel: np.ndarray, stride: tuple[int, int]
) -> None:
    ours = one_map(x, kernel, stride=stride)
    whole = correlate2d(x, kernel, "valid")
    np.testing.assert_allclose(ours, whole[:: stride[0], :: stride[1]], atol=1e-9)


@given(x=planes(1, 8), kernel=planes(1, 5))
def test_convolution_commutes(x: np.ndarray, kernel: np.ndarray) -> None:
    def full(f: np.ndarray, g: np.ndarray) -> np.ndarray:
        return one_map(f, g, mode="convolution", padding=[side - 1 for side in g.shape])

    np.testing.assert_allclose(full(x, kernel), full(kernel, x), atol=1e-9)


@given(x=planes(6, 10), kernel=kernels)
def test_correlation_is_convolution_with_the_kernel_turned(
    x: np.ndarray, kernel: np.ndarray
) -> None:
    turned = kernel[::-1, ::-1]
    np.testing.assert_array_equal(one_map(x, kernel), one_map(x, turned, mode="convolution"))


@given(
    x=arrays(np.float64, (2, 7, 7), elements=st.integers(-9, 9)),
    y=arrays(np.float64, (2, 7, 7), elements=st.integers(-9, 9)),
    weight=arrays(np.float64, (3, 2, 3, 3), elements=st.integers(-9, 9)),
)
def test_a_layer_without_bias_is_linear(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> None:
    layer = layer_of((2, 7, 7), {"op": "conv2d", "weight": weight, "padding": 1})
    np.testing.assert_array_equal(
        compute(2 * x - y, layer), 2 * compute(x, layer) - compute(y, layer)
    )


@given(
    x=planes(6, 12),
    kernel=planes(1, 5).filter(lambda kernel: kernel.shape[0] % 2 == kernel.shape[1] % 2 == 1),
    modes=st.sampled_from(
        [("reflect", "mirror"), ("replicate", "nearest"), ("circular", "grid-wrap")]
    ),
)
def test_padding_modes_are_scipys_boundaries(
    x: np.ndarray, kernel: np.ndarray, modes: tuple[str, str]
) -> None:
    ours = one_map(x, kernel, padding="same", padding_mode=modes[0])
    np.testing.assert_allclose(ours, correlate(x, kernel, mode=modes[1]), atol=1e-9)
