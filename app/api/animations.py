"""``/runs/{id}/animation.*``: a range of steps as a film, sent while it is made."""

from collections.abc import AsyncIterator, Iterator
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from app.api.caching import known, lasting
from app.api.frames import Theme, Words
from app.api.problems import FieldError, Responses, responses
from app.drawing import Look, Stage
from app.films import FORMATS, MEDIA_TYPES, Film, Format, Scenes, encode
from app.runs import NotKept, Run, Runs
from app.texts import catalogue

GONE = 499
"""Nobody reads this answer: the client went away before there was anything to send."""


def animations_router(runs: Runs, *, frame_width: int, film_frames: int) -> APIRouter:
    """The router of films.

    Args:
        runs: where runs are found.
        frame_width: most pixels across and down.
        film_frames: most frames of a film.
    """
    router = APIRouter(tags=["steps"])
    films: Responses = {
        200: {
            "content": {
                media_type: {"schema": {"type": "string", "format": "binary"}}
                for media_type in MEDIA_TYPES.values()
            },
            "description": "The film.",
        }
    }

    @router.get(
        "/runs/{run_id}/animation.{kind}",
        response_class=Response,
        responses=films | responses(404, 422, 503),
    )
    async def get_animation(
        request: Request,
        run_id: str,
        kind: Annotated[
            Format,
            Path(
                description=f"One of {', '.join(FORMATS)}.",
                openapi_examples={"gif": {"value": "gif"}},
            ),
        ],
        start: Annotated[int, Query(ge=0, description="Index of the first step.")] = 0,
        stop: Annotated[
            int | None,
            Query(ge=1, description="Index behind the last step; left out: to the end."),
        ] = None,
        every: Annotated[int, Query(ge=1, description="One step of so many is shown.")] = 1,
        phases: Annotated[
            bool, Query(description="Each step phase by phase, not once when it is done.")
        ] = False,
        fps: Annotated[
            float, Query(ge=0.2, le=50, description="Frames a second; GIF: whole hundredths.")
        ] = 4,
        lang: Words = "en",
        theme: Theme = "light",
        width: Annotated[
            int, Query(ge=320, le=frame_width, description="Pixels across, an even number.")
        ] = 960,
        height: Annotated[
            int | None,
            Query(ge=180, le=frame_width, description="Pixels down; left out: as the frames need."),
        ] = None,
    ) -> Response:
        """Film the walk: a range of its steps, one after another, at most 600 frames by default.

        GIF and WebM are sent as they are made, MP4 and WebP when they are whole. A client that
        goes away ends it.
        """
        if tag := known(request, MEDIA_TYPES[kind]):
            return tag

        def begin() -> Iterator[bytes]:
            run = runs.get(run_id)
            steps = _steps(run, start, stop, every)
            scenes = Scenes(Stage.of(run), run.step, steps, phases=phases)
            if len(scenes) > film_frames:
                raise FieldError(
                    "/query/stop",
                    f"{len(steps)} steps make {len(scenes)} frames, at most {film_frames} are "
                    f"allowed: a lower stop, a higher every, or phases=false makes fewer",
                )
            return encode(Film(kind, fps, Look(catalogue(lang), theme, width, height)), scenes)

        pieces = await run_in_threadpool(begin)
        # Up to the first piece whatever goes wrong can still be said.
        first = b""
        while not first:
            first = await run_in_threadpool(next, pieces, b"")
            if await request.is_disconnected():
                pieces.close()  # type: ignore[attr-defined]
                return Response(status_code=GONE)
        return StreamingResponse(
            _rest(first, pieces),
            media_type=MEDIA_TYPES[kind],
            headers={
                **lasting(request, MEDIA_TYPES[kind]),
                "Content-Disposition": f'inline; filename="convwalk.{kind}"',
                # It is packed already.
                "Content-Encoding": "identity",
            },
        )

    return router


async def _rest(first: bytes, pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    """The pieces of a film; when nobody takes them any more, no more are made."""
    try:
        yield first
        while True:
            piece = await run_in_threadpool(next, pieces, None)
            if piece is None:
                return
            if piece:
                yield piece
    finally:
        pieces.close()  # type: ignore[attr-defined]


def _steps(run: Run, start: int, stop: int | None, every: int) -> range:
    """The steps that are asked for.

    Raises:
        NotKept: the run has no steps at all.
        FieldError: the range is empty, or goes beyond the last step.
    """
    total = run.total
    if not total:
        raise NotKept("there is no walk to film: the output of this run is empty")
    end = total if stop is None else stop
    if end > total:
        raise FieldError(
            "/query/stop", f"stop must be at most {total}, the number of steps, got {end}"
        )
    if start >= end:
        raise FieldError("/query/start", f"start must be below stop, {end}, got {start}")
    return range(start, end, every)
