"""``/runs/{id}/steps`` and ``/runs/{id}/frames``: the walk, as records and as pictures."""

import io
import json
from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Query, Request, Response

from app.api.caching import immutable
from app.api.problems import FieldError, Responses, binary, responses
from app.api.schemas import StepAnswer, StepsAnswer
from app.drawing import PHASES, Phase, Scene, ThemeName, frame_png
from app.runs import NotKept, Run, Runs
from app.steps import StepPage, page_json
from app.texts import Language, catalogue

NPZ = "application/x-npz"


def steps_router(runs: Runs, *, page_steps: int, page_cells: int, frame_width: int) -> APIRouter:
    """The router of the walk.

    Args:
        runs: where runs are found.
        page_steps: most steps on a page.
        page_cells: most window cells on a page.
        frame_width: widest frame in pixels.
    """
    router = APIRouter(tags=["steps"])
    both_forms: Responses = {
        200: {
            "model": StepsAnswer,
            "content": {NPZ: {}},
            "description": "The page; as arrays with `Accept: application/x-npz`.",
        }
    }

    @router.get(
        "/runs/{run_id}/steps", response_class=Response, responses=both_forms | responses(404, 422)
    )
    def list_steps(
        request: Request,
        run_id: str,
        start: Annotated[int, Query(ge=0, description="Index of the first step.")] = 0,
        count: Annotated[
            int, Query(ge=1, le=page_steps, description="How many; fewer when windows are large.")
        ] = 100,
    ) -> Response:
        """Give a page of step records, as JSON or as arrays."""
        as_arrays = NPZ in request.headers.get("accept", "")

        def make() -> bytes:
            run = runs.get(run_id)
            if start > run.total:
                raise FieldError(
                    "/query/start",
                    f"start must be at most {run.total}, the number of steps, got {start}",
                )
            page = run.steps(start, min(count, _most(run, page_cells)))
            return npz(page) if as_arrays else _page(run, page)

        return immutable(request, NPZ if as_arrays else "application/json", make)

    @router.get(
        "/runs/{run_id}/steps/{n}", response_model=StepAnswer, responses=responses(404, 422)
    )
    def get_step(request: Request, run_id: str, n: int) -> Response:
        """Give the record of one step."""

        def make() -> bytes:
            run = _with_step(runs, run_id, n)
            return _dump(page_json(run.steps(n, 1))[0])

        return immutable(request, "application/json", make)

    @router.get(
        "/runs/{run_id}/frames/{n}.png",
        response_class=Response,
        responses=binary("image/png", "The frame.") | responses(404, 422),
    )
    def get_frame(
        request: Request,
        run_id: str,
        n: int,
        lang: Annotated[Language, Query(description="Language of the words.")] = "en",
        theme: Annotated[ThemeName, Query(description="Colours.")] = "light",
        width: Annotated[int, Query(ge=320, le=frame_width, description="Pixels across.")] = 960,
        phase: Annotated[
            Phase,
            Query(
                description=f"How far the step has come: {', '.join(PHASES)}. One that the "
                "operation does not have stands for the one before it."
            ),
        ] = "write",
    ) -> Response:
        """Draw the frame of one step: its equation, and the output so far."""

        def make() -> bytes:
            run = _with_step(runs, run_id, n)
            scene = Scene(run.layer, run.input, run.output, run.step(n), phase, run.reading)
            return frame_png(scene, labels=catalogue(lang), theme=theme, width=width)

        return immutable(request, "image/png", make)

    return router


def _with_step(runs: Runs, run_id: str, n: int) -> Run:
    run = runs.get(run_id)
    if not 0 <= n < run.total:
        raise NotKept(f"step {n} is not there: this run has steps 0 to {run.total - 1}")
    return run


def _most(run: Run, page_cells: int) -> int:
    """Steps that fit a page: their windows together hold at most ``page_cells`` cells."""
    rows, columns = run.layer.kernel_size
    return max(1, page_cells // (rows * columns * run.layer.input_shape[0]))


def _dump(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer, separators=(",", ":"), allow_nan=False).encode()


def _page(run: Run, page: StepPage) -> bytes:
    return _dump(
        {"start": page.start, "count": len(page), "total": run.total, "steps": page_json(page)}
    )


def npz(page: StepPage) -> bytes:
    """A page of steps as NumPy's archive of named arrays."""
    buffer = io.BytesIO()
    np.savez(buffer, **page.arrays())  # type: ignore[arg-type]
    return buffer.getvalue()
