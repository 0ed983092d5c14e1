"""The maps of a run as pictures, and what each kernel makes of its own channel."""

from typing import Annotated, Literal

import numpy as np
from fastapi import APIRouter, Depends, Path, Query, Request, Response
from numpy.typing import NDArray

from app.api.arrays import NPY, npy
from app.api.caching import immutable
from app.api.problems import FieldError, binary, responses
from app.pictures import COLORMAPS, map_png
from app.runs import NotKept, Run, Runs

Side = Literal["input", "output"]
"""Which planes of a run: the channels that go in, or the feature maps."""

Filter = Annotated[
    int, Path(description="Output channel: which filter.", openapi_examples={"first": {"value": 0}})
]
Channel = Annotated[
    int,
    Path(
        alias="in",
        description="Input channel, one that the filter reads.",
        openapi_examples={"first": {"value": 0}},
    ),
]


class Colours:
    """How a map is coloured and how large it is drawn, as an address says."""

    def __init__(
        self,
        colormap: Annotated[
            str, Query(description=f"One of {', '.join(COLORMAPS)}.")
        ] = "diverging",
        range: Annotated[
            str, Query(description="`auto`, or `low,high`: values at the ends of the colours.")
        ] = "auto",
        scale: Annotated[int, Query(ge=1, le=64, description="Pixels a cell.")] = 1,
    ) -> None:
        """Read the query.

        Raises:
            FieldError: there is no such colormap or no such range.
        """
        if colormap not in COLORMAPS:
            raise FieldError(
                "/query/colormap",
                f"colormap must be one of {', '.join(COLORMAPS)}, got {colormap!r:.60}",
            )
        self.colormap = colormap
        self.low, self.high = read_range(range)
        self.scale = scale


Coloured = Annotated[Colours, Depends()]


def maps_router(runs: Runs, *, map_side: int) -> APIRouter:
    """The router of a run's maps.

    Args:
        runs: where runs are found.
        map_side: longest side of a map drawn as a picture, in pixels.
    """
    router = APIRouter(tags=["runs"])

    def drawn(plane: NDArray[np.float64], colours: Colours) -> bytes:
        side = max(plane.shape) * colours.scale
        if side > map_side:
            raise FieldError(
                "/query/scale",
                f"scale {colours.scale} makes {side} pixels a side, at most {map_side} are allowed",
            )
        return map_png(
            plane,
            colormap=colours.colormap,
            low=colours.low,
            high=colours.high,
            scale=colours.scale,
        )

    @router.get(
        "/runs/{run_id}/maps/{channel}.png",
        response_class=Response,
        responses=binary("image/png", "The map.") | responses(404, 422),
    )
    def get_map(request: Request, run_id: str, channel: int, colours: Coloured) -> Response:
        """Give one feature map as a picture."""
        return immutable(
            request,
            "image/png",
            lambda: drawn(plane_of(runs.get(run_id), "output", channel), colours),
        )

    @router.get(
        "/runs/{run_id}/inputs/{channel}.png",
        response_class=Response,
        responses=binary("image/png", "The channel.") | responses(404, 422),
    )
    def get_input_map(request: Request, run_id: str, channel: int, colours: Coloured) -> Response:
        """Give one channel of the input as a picture, coloured as a map is."""
        return immutable(
            request,
            "image/png",
            lambda: drawn(plane_of(runs.get(run_id), "input", channel), colours),
        )

    arrays = binary(NPY, "float64, little-endian, C order.") | responses(404, 422)

    @router.get("/runs/{run_id}/channel_maps/{out}.npy", response_class=Response, responses=arrays)
    def get_channel_maps(request: Request, run_id: str, out: Filter) -> Response:
        """Give what each kernel of a filter makes of its own channel, before they are added.

        (C_in/groups, H_out, W_out), of a signal (C_in/groups, L_out). Added up, and the bias to
        them, they are the filter's feature map.
        """
        return immutable(request, NPY, lambda: npy(runs.get(run_id).channel_maps(out)))

    @router.get(
        "/runs/{run_id}/channel_maps/{out}/{in}.npy", response_class=Response, responses=arrays
    )
    def get_channel_map(request: Request, run_id: str, out: Filter, channel: Channel) -> Response:
        """Give what one kernel makes of its own channel: (H_out, W_out), of a signal (L_out,)."""

        def make() -> bytes:
            run = runs.get(run_id)
            return npy(run.channel_map(out, channel).reshape(run.layer.result_shape[1:]))

        return immutable(request, NPY, make)

    @router.get(
        "/runs/{run_id}/channel_maps/{out}/{in}.png",
        response_class=Response,
        responses=binary("image/png", "The map of one kernel.") | responses(404, 422),
    )
    def get_channel_map_picture(
        request: Request, run_id: str, out: Filter, channel: Channel, colours: Coloured
    ) -> Response:
        """Give what one kernel makes of its own channel, as a picture."""
        return immutable(
            request,
            "image/png",
            lambda: drawn(runs.get(run_id).channel_map(out, channel), colours),
        )

    return router


def plane_of(run: Run, side: Side, channel: int) -> NDArray[np.float64]:
    """One channel of the input, or one feature map: (H, W), whatever the rank.

    Raises:
        NotKept: there is no such plane, or it has no cells.
    """
    shape, seen = run.layer.input_shape, run.layer.given_shape
    if side == "output":
        shape, seen = run.layer.output_shape, run.layer.result_shape
    word = "channel" if side == "input" else "map"
    if not 0 <= channel < shape[0]:
        raise NotKept(f"{word} {channel} is not there: this run has {word}s 0 to {shape[0] - 1}")
    if min(shape) < 1:
        raise NotKept(f"{word} {channel} is empty: the {side} is {list(seen)}")
    plane: NDArray[np.float64] = (run.input if side == "input" else run.output)[channel]
    return plane


def read_range(text: str) -> tuple[float | None, float | None]:
    """Read ``auto`` or ``low,high``.

    Raises:
        FieldError: neither of them, or low is not below high.
    """
    if text == "auto":
        return None, None
    try:
        low, high = (float(part) for part in text.split(","))
    except ValueError:
        low = high = float("nan")
    if not (np.isfinite(low) and np.isfinite(high) and low < high):
        raise FieldError(
            "/query/range", f"range must be auto, or low,high with low < high, got {text!r:.60}"
        )
    return low, high
