"""``/runs/{id}/frames``: a step of the walk as a picture, in the look of the stage."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from app.api.caching import immutable
from app.api.problems import Responses, binary, responses
from app.api.steps import with_step
from app.drawing import PHASES, Phase, Scene, Stage, ThemeName, frame_png, frame_svg
from app.runs import Runs
from app.texts import Language, catalogue

SVG = "image/svg+xml"
SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
"""What an SVG that is opened by itself may use: the font and the pictures that it carries."""

StepIndex = Annotated[
    int, Path(description="Index of the step.", openapi_examples={"first": {"value": 0}})
]
Words = Annotated[Language, Query(description="Language of the words.")]
Theme = Annotated[ThemeName, Query(description="Colours.")]
Until = Annotated[
    Phase,
    Query(
        description=f"How far the step has come: {', '.join(PHASES)}. One that the operation does "
        "not have stands for the one before it."
    ),
]


def frames_router(runs: Runs, *, frame_width: int) -> APIRouter:
    """The router of frames.

    Args:
        runs: where runs are found.
        frame_width: widest frame in pixels.
    """
    router = APIRouter(tags=["steps"])

    def scene(run_id: str, n: int, phase: Phase) -> Scene:
        run = with_step(runs, run_id, n)
        return Stage.of(run).scene(run.step(n), phase)

    def answers(media_type: str) -> Responses:
        return binary(media_type, "The frame.") | responses(404, 422)

    @router.get(
        "/runs/{run_id}/frames/{n}.png", response_class=Response, responses=answers("image/png")
    )
    def get_frame(
        request: Request,
        run_id: str,
        n: StepIndex,
        lang: Words = "en",
        theme: Theme = "light",
        width: Annotated[int, Query(ge=320, le=frame_width, description="Pixels across.")] = 960,
        phase: Until = "write",
    ) -> Response:
        """Draw the frame of one step: its equation, and the output so far."""

        def make() -> bytes:
            return frame_png(
                scene(run_id, n, phase), labels=catalogue(lang), theme=theme, width=width
            )

        return immutable(request, "image/png", make)

    @router.get("/runs/{run_id}/frames/{n}.svg", response_class=Response, responses=answers(SVG))
    def get_frame_svg(
        request: Request,
        run_id: str,
        n: StepIndex,
        lang: Words = "en",
        theme: Theme = "light",
        width: Annotated[int, Query(ge=320, le=frame_width, description="Pixels across.")] = 960,
        phase: Until = "write",
    ) -> Response:
        """Draw the frame of one step as SVG: its text is text, Chinese brings its font along."""

        def make() -> bytes:
            return frame_svg(
                scene(run_id, n, phase),
                labels=catalogue(lang),
                theme=theme,
                width=width,
                language=lang,
            ).encode()

        answer = immutable(request, SVG, make)
        answer.headers["Content-Security-Policy"] = SVG_POLICY
        return answer

    return router
