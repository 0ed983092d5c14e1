"""Of a run's filters: their frequency response, and their work by way of spectra."""

from dataclasses import dataclass

import numpy as np

from app.engine import frequency_response
from app.operations import ConvLayer
from app.runs.errors import DoesNotFit, NotKept, TooLarge, named
from app.runs.run import Array, Run
from app.steps import Character, character
from app.steps.spectra import Rim, Spectra, spectra

MOST_PRODUCTS = 1 << 28
"""Products of a kernel that slides over every cell of a channel."""

READ = 64
"""Frequencies an axis from which a response is put into words, whatever is asked for."""


@dataclass(frozen=True)
class FilterResponse:
    """Which waves a kernel of a run lets pass.

    Attributes:
        gain: (side, side), low frequencies in the middle; see ``frequency_response``.
        even: what becomes of an even area of ones: |the sum of the weights|.
        character: the response in short.
        rank: 2 for pictures, 1 for signals, whose only axis is the middle row of ``gain``.
    """

    gain: Array
    even: float
    character: Character
    rank: int

    @property
    def seen(self) -> Array:
        """(side, side), or (side,) for a signal."""
        return self.gain if self.rank == 2 else self.gain[len(self.gain) // 2]


def _kernel(run: Run, filter: int, channel: int | None) -> tuple[Array, tuple[int, int]]:
    """The weights (kH, kW), and the distance between two of them.

    The mean over the channels is what a filter does to a grey picture, a channel.
    """
    layer = run.walk.layer
    if not isinstance(layer, ConvLayer) or not layer.rank:
        raise NotKept(f"run {run.id} has no kernels: its operation is {run.layer.op}")
    filters = range(len(layer.weight))
    if filter not in filters:
        raise NotKept(f"filter {filter} is not there: this run has {named('filter', filters)}")
    kernels = layer.weight[filter]
    if channel is None:
        return kernels.mean(axis=0), layer.dilation
    read = range(layer.input_shape[0])[layer.channels_of(filter)]
    if channel not in read:
        raise NotKept(
            f"filter {filter} does not read channel {channel}: it reads {named('channel', read)}"
        )
    return kernels[channel - read.start], layer.dilation


def filter_response(run: Run, filter: int, channel: int | None, side: int) -> FilterResponse:
    """The response of a kernel of a run, or of the mean of a filter's kernels.

    Args:
        run: a convolution, transposed or not, of pictures or of signals.
        filter: which filter.
        channel: which input channel; none for the mean over those that the filter reads.
        side: frequencies an axis.

    Raises:
        NotKept: the run has no such kernel.
    """
    kernel, dilation = _kernel(run, filter, channel)
    read = frequency_response(kernel, side=READ, dilation=dilation)
    gain = read if side == READ else frequency_response(kernel, side=side, dilation=dilation)
    return FilterResponse(gain, float(np.abs(kernel.sum())), character(read), run.walk.layer.rank)


def run_spectra(run: Run, filter: int, channel: int, rim: Rim, *, padded: bool) -> Spectra:
    """One kernel of a run on its channel by way of frequencies, and by sliding.

    Args:
        run: a convolution of pictures whose kernels have no gaps.
        filter: which filter.
        channel: which of the input channels that it reads.
        rim: what sliding finds beyond the edge.
        padded: whether the transform has room for the padding.

    Raises:
        NotKept: the run has no such kernel.
        DoesNotFit: kernels that have gaps or are larger than the picture; signals.
        TooLarge: more products than are made at once.
    """
    kernel, dilation = _kernel(run, filter, channel)
    layer = run.layer
    if not isinstance(layer, ConvLayer) or layer.rank != 2:
        raise DoesNotFit("", f"spectra are for conv2d, this run is {run.layer.op}")
    if dilation != (1, 1):
        raise DoesNotFit(
            "", f"spectra are for kernels without gaps, this run has dilation={dilation}"
        )
    plane = run.input[channel]
    if any(side > size for side, size in zip(kernel.shape, plane.shape, strict=True)):
        raise DoesNotFit(
            "", f"the kernel {list(kernel.shape)} is larger than the picture {list(plane.shape)}"
        )
    if plane.size * kernel.size > MOST_PRODUCTS:
        (height, width), (rows, columns) = plane.shape, kernel.shape
        raise TooLarge(
            "",
            f"sliding over all of {height}×{width} cells with {rows}×{columns} weights takes more "
            f"than {MOST_PRODUCTS} products",
        )
    return spectra(plane, kernel, layer.mode, rim, padded=padded)
