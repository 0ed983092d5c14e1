"""``/runs/{id}/spectra``: a run's convolution by way of frequencies, compared with sliding."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from app.api import lesson_examples as examples
from app.api.arrays import NPY, npy
from app.api.caching import immutable
from app.api.problems import binary, responses
from app.pictures import map_png
from app.runs import Array, Runs, run_spectra
from app.steps.spectra import Rim, Spectra, brightness

What = Literal["picture", "kernel", "product", "result", "sliding", "difference"]

Filter = Annotated[int, Path(description="Which filter, from 0.")]
Channel = Annotated[int, Query(ge=0, description="Which input channel, from 0.")]
Padding = Annotated[Rim, Query(description="What sliding finds beyond the edge.")]
Padded = Annotated[bool, Query(description="Whether the transform has room for the padding.")]


class SpectraAnswer(BaseModel):
    """How far the product of the spectra, turned back, is from sliding the kernel."""

    filter: int = Field(description="As asked.")
    channel: int = Field(description="As asked.")
    padding: Rim = Field(description="As asked.")
    padded: bool = Field(description="As asked.")
    shape: tuple[int, int] = Field(description="Of the channel and of the result, (H, W).")
    transform: tuple[int, int] = Field(description="Of the spectra; larger where padded.")
    reach: tuple[int, int, int, int] = Field(
        description="Cells of the rim (top, bottom, left, right) whose window hangs over the edge."
    )
    largest_difference: float = Field(description="Between both results, in any cell.")
    rim_difference: float = Field(description="The same in the rim.")
    inside_difference: float = Field(description="The same everywhere else.")
    largest: float = Field(description="Largest absolute value of the sliding result.")

    model_config = ConfigDict(json_schema_extra={"examples": [examples.SPECTRA]})


def spectra_router(runs: Runs) -> APIRouter:
    """The router of spectra.

    Args:
        runs: where runs are found.
    """
    router = APIRouter(tags=["lessons"])

    @router.get(
        "/runs/{run_id}/spectra/{filter}.json",
        response_model=SpectraAnswer,
        responses=responses(404, 413, 422),
    )
    def get_spectra(
        request: Request,
        run_id: str,
        filter: Filter,
        channel: Channel = 0,
        padding: Padding = "circular",
        padded: Padded = False,
    ) -> Response:
        """Compare multiplying spectra with sliding, for one kernel on its channel.

        The transform of a convolution is the product of the transforms. Stride and the run's own
        padding stand aside: the kernel is slid over every cell of the channel.
        """

        def make() -> bytes:
            found = run_spectra(runs.get(run_id), filter, channel, padding, padded=padded)
            return (
                _answer(found, filter, channel, padding, padded=padded).model_dump_json().encode()
            )

        return immutable(request, "application/json", make)

    @router.get(
        "/runs/{run_id}/spectra/{filter}/{what}.png",
        response_class=Response,
        responses=binary("image/png", "The picture.") | responses(404, 413, 422),
    )
    def get_spectra_picture(
        request: Request,
        run_id: str,
        filter: Filter,
        what: What,
        channel: Channel = 0,
        padding: Padding = "circular",
        padded: Padded = False,
    ) -> Response:
        """Draw one of the six.

        Spectra as log(1 + |F|) over their largest, low frequencies in the middle; both results and
        their difference on one diverging scale each, zero in its middle.
        """

        def make() -> bytes:
            found = run_spectra(runs.get(run_id), filter, channel, padding, padded=padded)
            return _drawn(found, what)

        return immutable(request, "image/png", make)

    @router.get(
        "/runs/{run_id}/spectra/{filter}/{what}.npy",
        response_class=Response,
        responses=binary(NPY, "float64, little-endian, C order.") | responses(404, 413, 422),
    )
    def get_spectra_array(
        request: Request,
        run_id: str,
        filter: Filter,
        what: What,
        channel: Channel = 0,
        padding: Padding = "circular",
        padded: Padded = False,
    ) -> Response:
        """Give one of the six as numbers: of a spectrum its brightness from 0 to 1."""

        def make() -> bytes:
            found = run_spectra(runs.get(run_id), filter, channel, padding, padded=padded)
            return npy(_seen(found, what))

        return immutable(request, NPY, make)

    return router


def _answer(
    found: Spectra, filter: int, channel: int, padding: Rim, *, padded: bool
) -> SpectraAnswer:
    return SpectraAnswer(
        filter=filter,
        channel=channel,
        padding=padding,
        padded=padded,
        shape=found.result.shape,
        transform=found.picture.shape,
        reach=found.reach,
        largest_difference=found.largest(),
        rim_difference=found.largest("rim"),
        inside_difference=found.largest("inside"),
        largest=float(abs(found.sliding).max()),
    )


def _seen(found: Spectra, what: What) -> Array:
    match what:
        case "picture":
            return brightness(found.picture)
        case "kernel":
            return brightness(found.kernel)
        case "product":
            return brightness(found.product)
        case "result":
            return found.result
        case "sliding":
            return found.sliding
        case "difference":
            return found.difference


def _drawn(found: Spectra, what: What) -> bytes:
    seen = _seen(found, what)
    if what in ("picture", "kernel", "product"):
        return map_png(seen, colormap="grey", low=0, high=1)
    limit = float(abs(found.difference if what == "difference" else found.sliding).max()) or 1.0
    return map_png(seen, colormap="diverging", low=-limit, high=limit)
