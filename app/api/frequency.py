"""The frequency response of a run's filters, as numbers, as arrays and as a picture."""

from typing import Annotated

import numpy as np
from fastapi import APIRouter, Path, Query, Request, Response
from numpy.typing import NDArray

from app.api.arrays import NPY, npy
from app.api.caching import immutable
from app.api.problems import binary, responses
from app.api.schemas import CharacterAnswer, FrequencyAnswer
from app.engine import frequencies
from app.operations.arrays import plain
from app.pictures import map_png
from app.runs import FilterResponse, Runs, filter_response

SIDE = 64

Filter = Annotated[int, Path(description="Which filter, from 0.")]
Channel = Annotated[
    int | None,
    Query(
        ge=0,
        description="Which input channel; the mean over those that the filter reads if left out.",
    ),
]
Side = Annotated[int, Query(ge=2, le=512, description="Frequencies an axis.")]


def frequency_router(runs: Runs) -> APIRouter:
    """The router of frequency responses.

    Args:
        runs: where runs are found.
    """
    router = APIRouter(tags=["runs"])

    @router.get(
        "/runs/{run_id}/frequency_response/{filter}.json",
        response_model=FrequencyAnswer,
        responses=responses(404, 422),
    )
    def get_response(
        request: Request, run_id: str, filter: Filter, channel: Channel = None, side: Side = SIDE
    ) -> Response:
        """Say which waves a kernel lets pass: in numbers, in a word, and along both axes.

        The gain at a frequency is what a wave of that frequency is multiplied by: the magnitude of
        the kernel's Fourier transform, its dilation included. Correlation, convolution and
        transposed convolution have the same one. Frequencies are in cycles a cell.
        """

        def make() -> bytes:
            response = filter_response(runs.get(run_id), filter, channel, side)
            answer = _answer(response, filter, channel)
            return answer.model_dump_json().encode()

        return immutable(request, "application/json", make)

    @router.get(
        "/runs/{run_id}/frequency_response/{filter}.npy",
        response_class=Response,
        responses=binary(NPY, "float64, little-endian, C order.") | responses(404, 422),
    )
    def get_response_array(
        request: Request, run_id: str, filter: Filter, channel: Channel = None, side: Side = SIDE
    ) -> Response:
        """Give the gain at every frequency (side, side), low frequencies in the middle.

        Rows are vertical frequencies and columns horizontal ones, from −½ up, 0 at side // 2. A
        signal has (side,).
        """

        def make() -> bytes:
            return npy(filter_response(runs.get(run_id), filter, channel, side).seen)

        return immutable(request, NPY, make)

    @router.get(
        "/runs/{run_id}/frequency_response/{filter}.png",
        response_class=Response,
        responses=binary("image/png", "The gain as a picture.") | responses(404, 422),
    )
    def get_response_picture(
        request: Request, run_id: str, filter: Filter, channel: Channel = None, side: Side = SIDE
    ) -> Response:
        """Draw the gain, from black for 0 to white for the largest, low frequencies in the middle.

        A signal has one row.
        """

        def make() -> bytes:
            gain = np.atleast_2d(filter_response(runs.get(run_id), filter, channel, side).seen)
            return map_png(gain, colormap="grey", low=0, high=float(gain.max()) or 1)

        return immutable(request, "image/png", make)

    return router


def _answer(response: FilterResponse, filter: int, channel: int | None) -> FrequencyAnswer:
    gain, read, is_signal = response.gain, response.character, response.rank == 1
    side = len(gain)
    return FrequencyAnswer(
        filter=filter,
        channel=channel,
        frequencies=_listed(frequencies(side)),
        across=_listed(gain[side // 2]),
        down=None if is_signal else _listed(gain[:, side // 2]),
        even=response.even,
        largest=float(response.seen.max()),
        smallest=float(response.seen.min()),
        character=CharacterAnswer(
            kind=read.kind,
            direction=None if is_signal else read.direction,
            coherence=read.coherence,
            rings=list(read.rings),
        ),
    )


def _listed(values: NDArray[np.float64]) -> list[float]:
    listed: list[float] = plain(values)
    return listed
