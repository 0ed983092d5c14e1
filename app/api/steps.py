"""``/runs/{id}/steps``: the walk as records, a step or a page of them."""

import json
import math
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response

from app.api.arrays import NPZ, npz
from app.api.caching import immutable
from app.api.problems import FieldError, Responses, responses
from app.api.schemas import StampAnswer, StepAnswer, StepsAnswer
from app.operations import ConvTransposeLayer
from app.runs import NotKept, Run, Runs
from app.steps import ScatterPage, StepPage, page_json, scatter_json

View = Literal["gather", "scatter"]
VIEW = (
    "Of a transposed convolution: `gather`, each output cell collects, or `scatter`, each input "
    "cell stamps its kernel on the output. Everything else gathers."
)


def steps_router(runs: Runs, *, page_steps: int, page_cells: int) -> APIRouter:
    """The router of the walk.

    Args:
        runs: where runs are found.
        page_steps: most steps on a page.
        page_cells: most window cells on a page.
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
        view: Annotated[View, Query(description=VIEW)] = "gather",
    ) -> Response:
        """Give a page of step records, as JSON or as arrays."""
        as_arrays = NPZ in request.headers.get("accept", "")

        def make() -> bytes:
            run = runs.get(run_id)
            total = _total(run, view)
            if start > total:
                raise FieldError(
                    "/query/start",
                    f"start must be at most {total}, the number of steps, got {start}",
                )
            most = min(count, max(1, page_cells // _cells(run, view)))
            page = run.scatter(start, most) if view == "scatter" else run.steps(start, most)
            return npz(page.arrays()) if as_arrays else _page(page, total)

        return immutable(request, NPZ if as_arrays else "application/json", make)

    @router.get(
        "/runs/{run_id}/steps/{n}",
        response_model=StepAnswer | StampAnswer,
        responses=responses(404, 422),
    )
    def get_step(
        request: Request,
        run_id: str,
        n: int,
        view: Annotated[View, Query(description=VIEW)] = "gather",
    ) -> Response:
        """Give the record of one step."""

        def make() -> bytes:
            run = with_step(runs, run_id, n, view)
            return _dump(_records(run.scatter(n, 1) if view == "scatter" else run.steps(n, 1))[0])

        return immutable(request, "application/json", make)

    return router


def _total(run: Run, view: View) -> int:
    """Steps of a run, looked at in one of the ways.

    Raises:
        FieldError: the run cannot be looked at in that way.
    """
    if view == "gather":
        return run.total
    if run.stamps is None:
        raise FieldError(
            "/query/view",
            f"view=scatter is for transposed convolutions, this run is {run.layer.op}",
        )
    return run.stamps


def with_step(runs: Runs, run_id: str, n: int, view: View = "gather") -> Run:
    """Find a run that has a step.

    Raises:
        NotKept: there is no such run, or it has no such step.
        FieldError: the run cannot be looked at in that way.
    """
    run = runs.get(run_id)
    total = _total(run, view)
    if not total:
        raise NotKept(f"step {n} is not there: the output of this run is empty")
    if not 0 <= n < total:
        raise NotKept(f"step {n} is not there: this run has steps 0 to {total - 1}")
    return run


def _cells(run: Run, view: View) -> int:
    """Window cells that one step of a page holds."""
    layer = run.layer
    if view == "scatter" and isinstance(layer, ConvTransposeLayer):
        return math.prod(layer.weight.shape[1:])
    return max(1, layer.reads)


def _records(page: StepPage | ScatterPage) -> list[dict[str, Any]]:
    return scatter_json(page) if isinstance(page, ScatterPage) else page_json(page)


def _dump(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer, separators=(",", ":"), allow_nan=False).encode()


def _page(page: StepPage | ScatterPage, total: int) -> bytes:
    return _dump({"start": page.start, "count": len(page), "total": total, "steps": _records(page)})
