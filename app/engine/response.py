"""What a kernel does to waves: the magnitude of its Fourier transform."""

import numpy as np
from numpy.typing import NDArray

from app.operations.arguments import Pair


def frequencies(side: int) -> NDArray[np.float64]:
    """The ``side`` frequencies of an axis in cycles a cell, from −½ up, 0 at ``side // 2``."""
    return np.fft.fftshift(np.fft.fftfreq(side))


def frequency_response(
    kernel: NDArray[np.float64], *, side: int, dilation: Pair = (1, 1)
) -> NDArray[np.float64]:
    """The gain |H(u, v)| of a kernel: by how much it multiplies a wave.

    H(u, v) = Σ w(i, j) · exp(−2πi (v·i·D + u·j·D)). Turning a kernel by 180° conjugates H, so that
    correlation and convolution have the same gain.

    Args:
        kernel: (kH, kW).
        side: frequencies an axis, at least 1. A kernel that spans more cells is folded on itself,
            which leaves these frequencies exact.
        dilation: distance between two taps, vertical and horizontal.

    Returns:
        (side, side): rows are vertical frequencies, columns horizontal ones, as ``frequencies``.
    """
    rows, columns = (
        np.arange(size) * step % side for size, step in zip(kernel.shape, dilation, strict=True)
    )
    taps = np.zeros((side, side))
    np.add.at(taps, (rows[:, None], columns[None, :]), kernel)
    gain: NDArray[np.float64] = np.abs(np.fft.fftshift(np.fft.fft2(taps)))
    return gain
