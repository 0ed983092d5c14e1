"""A convolution by way of frequencies: transform, multiply, turn back, and compare with sliding."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from app.engine import compute
from app.operations import ConvLayer
from app.operations.conv import Conv2d

Array = NDArray[np.float64]
Spectrum = NDArray[np.complex128]

Rim = Literal["circular", "zeros"]


@dataclass(frozen=True, eq=False)
class Spectra:
    """What one kernel makes of one channel, both ways.

    Attributes:
        picture: (H, W), complex: the transform of the channel; of the padded one where it is.
        kernel: the same shape: of the kernel as it is convolved.
        result: (H, W): the product of both, turned back.
        sliding: (H, W): what the window makes, cell by cell.
        reach: (top, bottom, left, right): cells of the rim whose window hangs over the edge.
    """

    picture: Spectrum
    kernel: Spectrum
    result: Array
    sliding: Array
    reach: tuple[int, int, int, int]

    @property
    def product(self) -> Spectrum:
        """The spectra multiplied: the spectrum of the result."""
        return self.picture * self.kernel

    @property
    def difference(self) -> Array:
        """(H, W): result less sliding."""
        return self.result - self.sliding

    def largest(self, where: Literal["all", "rim", "inside"] = "all") -> float:
        """The largest difference in all cells, in those of the rim, or in the others."""
        top, bottom, left, right = self.reach
        height, width = self.result.shape
        inside = np.zeros((height, width), dtype=np.bool_)
        inside[top : height - bottom, left : width - right] = True
        chosen = {"all": np.ones_like(inside), "rim": ~inside, "inside": inside}[where]
        return float(np.abs(self.difference[chosen]).max(initial=0))


def spectra(plane: Array, kernel: Array, mode: str, rim: Rim, *, padded: bool) -> Spectra:
    """Convolve by way of the Fourier transform, and by sliding.

    The transform of a convolution is the product of the transforms (the convolution theorem), for a
    picture that goes on at its other side: so sliding agrees with circular padding. With zeros
    around the picture it differs at the rim, unless the transform is made large enough to hold
    them (``padded``).

    Args:
        plane: (H, W), a channel.
        kernel: (kH, kW), as given; not larger than the plane.
        mode: ``convolution``, or ``correlation``, whose spectrum is conjugate.
        rim: what sliding finds beyond the edge.
        padded: whether the transform has room for the padding.
    """
    applied = kernel[::-1, ::-1] if mode == "convolution" else kernel
    before = [(side - 1) // 2 for side in kernel.shape]
    after = [side - 1 - first for side, first in zip(kernel.shape, before, strict=True)]
    sides = [
        (size + kernel.shape[axis] - 1 if padded else size) for axis, size in enumerate(plane.shape)
    ]
    taps = np.zeros(sides)
    rows, columns = (
        (np.arange(side) - first) % size
        for side, first, size in zip(kernel.shape, before, sides, strict=True)
    )
    np.add.at(taps, (rows[:, None], columns[None, :]), applied)
    picture = np.fft.fft2(plane, s=sides)
    # A window that slides is a correlation with the kernel as applied: its spectrum is conjugate.
    filter_ = np.conj(np.fft.fft2(taps))
    result = np.fft.ifft2(picture * filter_).real[: plane.shape[0], : plane.shape[1]]
    reach = (before[0], after[0], before[1], after[1])
    layer = _sliding(plane.shape, kernel, mode, rim, reach)
    return Spectra(picture, filter_, result, compute(plane[None], layer)[0], reach)


def _sliding(
    shape: tuple[int, ...], kernel: Array, mode: str, rim: Rim, reach: tuple[int, int, int, int]
) -> ConvLayer:
    operation = Conv2d.model_validate(
        {
            "op": "conv2d",
            "mode": mode,
            "weight": kernel[None, None].tolist(),
            "padding": list(reach),
            "padding_mode": rim,
        }
    )
    layer = operation.resolve((1, shape[0], shape[1]))
    assert isinstance(layer, ConvLayer)
    return layer


def brightness(spectrum: Spectrum) -> Array:
    """A spectrum to look at: log(1 + |F|) over its largest, low frequencies in the middle.

    Returns:
        Values from 0 to 1.
    """
    seen = np.log1p(np.abs(np.fft.fftshift(spectrum)))
    return np.asarray(seen / (seen.max() or 1.0))
