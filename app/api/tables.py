"""The numbers of a run as CSV, for a spreadsheet: a plane as a table, or all with their places."""

from collections.abc import Iterator
from itertools import product

import numpy as np
from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse
from numpy.typing import NDArray

from app.api.caching import known, lasting
from app.api.maps import Side, plane_of
from app.api.problems import Responses, responses
from app.runs import Runs

CSV = "text/csv"
PLACES = {3: ("channel", "row", "column"), 2: ("channel", "position"), 1: ("feature",)}
"""What the axes of an input or an output are called, by their number."""

LINES = 4096
"""Lines that are sent together."""


def tables_router(runs: Runs) -> APIRouter:
    """The router of a run's tables.

    Args:
        runs: where runs are found.
    """
    router = APIRouter(tags=["runs"])
    table: Responses = {
        200: {
            "content": {CSV: {"schema": {"type": "string"}}},
            "description": "Lines end in CR LF, as RFC 4180 has it.",
        }
    }

    def sent(request: Request, lines: Iterator[str]) -> Response:
        return StreamingResponse(
            _together(lines),
            media_type=CSV,
            headers=lasting(request, CSV),
        )

    def listed(request: Request, run_id: str, side: Side) -> Response:
        if answer := known(request, CSV):
            return answer
        run = runs.get(run_id)
        return sent(request, long_lines(run.seen_input if side == "input" else run.seen_output))

    def gridded(request: Request, run_id: str, side: Side, channel: int) -> Response:
        if answer := known(request, CSV):
            return answer
        return sent(request, grid_lines(plane_of(runs.get(run_id), side, channel)))

    @router.get(
        "/runs/{run_id}/input.csv", response_class=Response, responses=table | responses(404)
    )
    def get_input_table(request: Request, run_id: str) -> Response:
        """Give the input as a list: a line a number, its place before it.

        `channel,row,column,value`; of a signal `channel,position,value`; of a flat list
        `feature,value`. All count from 0.
        """
        return listed(request, run_id, "input")

    @router.get(
        "/runs/{run_id}/output.csv", response_class=Response, responses=table | responses(404)
    )
    def get_output_table(request: Request, run_id: str) -> Response:
        """Give the feature maps as a list, in the columns of `input.csv`."""
        return listed(request, run_id, "output")

    @router.get(
        "/runs/{run_id}/inputs/{channel}.csv",
        response_class=Response,
        responses=table | responses(404, 422),
    )
    def get_input_grid(request: Request, run_id: str, channel: int) -> Response:
        """Give one channel of the input as a table: a line a row, no heading."""
        return gridded(request, run_id, "input", channel)

    @router.get(
        "/runs/{run_id}/maps/{channel}.csv",
        response_class=Response,
        responses=table | responses(404, 422),
    )
    def get_map_grid(request: Request, run_id: str, channel: int) -> Response:
        """Give one feature map as a table: a line a row, no heading."""
        return gridded(request, run_id, "output", channel)

    return router


def long_lines(array: NDArray[np.float64]) -> Iterator[str]:
    """An array as a list: a heading, then a line a number with its place before it."""
    yield ",".join((*PLACES[array.ndim], "value"))
    *before, last = array.shape
    for place in product(*map(range, before)):
        start = "".join(f"{index}," for index in place)
        row = array[place].tolist()
        for index in range(last):
            yield f"{start}{index},{_number(row[index])}"


def grid_lines(plane: NDArray[np.float64]) -> Iterator[str]:
    """A plane (H, W) as a table: a line a row."""
    for row in plane:
        yield ",".join(map(_number, row.tolist()))


def _number(value: float) -> str:
    """The shortest digits that are this number and no other; whole ones without a point."""
    return repr(value).removesuffix(".0")


def _together(lines: Iterator[str]) -> Iterator[str]:
    kept: list[str] = []
    for line in lines:
        kept.append(f"{line}\r\n")
        if len(kept) == LINES:
            yield "".join(kept)
            kept.clear()
    yield "".join(kept)
