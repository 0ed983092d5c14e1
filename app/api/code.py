"""``/runs/{id}/code``: the run as a program, in the libraries of the field."""

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from app.api.caching import immutable
from app.api.problems import FieldError, Responses, responses
from app.api.schemas import CodeAnswer, ProgramAnswer
from app.runs import NotKept, Runs
from app.snippets import LIBRARIES, CannotSay

TEXT = "text/plain"


def code_router(runs: Runs, prefix: str) -> APIRouter:
    """The router of programs.

    Args:
        runs: where runs are found.
        prefix: path under which the router is mounted: programs name addresses.
    """
    router = APIRouter(tags=["runs"])
    text: Responses = {
        200: {"content": {TEXT: {"schema": {"type": "string"}}}, "description": "The program."}
    }

    def base(request: Request) -> str:
        return f"{str(request.base_url).rstrip('/')}{prefix}"

    @router.get("/runs/{run_id}/code", responses=responses(404))
    def list_code(request: Request, run_id: str) -> CodeAnswer:
        """List the libraries, whether each can say this run, and why not where it cannot."""
        run = runs.get(run_id)
        programs = []
        for library in LIBRARIES.values():
            reason = None
            try:
                library.program(run, base(request))
            except CannotSay as error:
                reason = str(error)
            link = None if reason else f"{prefix}/runs/{run_id}/code/{library.name}"
            programs.append(
                ProgramAnswer(
                    library=library.name,
                    title=library.title,
                    file=library.file,
                    packages=list(library.packages),
                    link=link,
                    reason=reason,
                )
            )
        return CodeAnswer(programs=programs)

    @router.get(
        "/runs/{run_id}/code/{library}",
        response_class=Response,
        responses=text | responses(404, 422),
    )
    def get_code(
        request: Request,
        run_id: str,
        library: Annotated[
            str,
            Path(
                description=f"One of {', '.join(LIBRARIES)}.",
                openapi_examples={"pytorch": {"value": "pytorch"}},
            ),
        ],
    ) -> Response:
        """Give the run, with all that feed it, as a program that makes the same map.

        In Python it ends with `out`, a NumPy array in the output's shape. Short arrays are written
        out; long ones are loaded from `arrays.npz`, whose address is in the program.
        """
        if library not in LIBRARIES:
            raise NotKept(f"there is no {library!r:.40}: ask for one of {', '.join(LIBRARIES)}")

        def make() -> bytes:
            try:
                return LIBRARIES[library].program(runs.get(run_id), base(request)).encode()
            except CannotSay as error:
                raise FieldError("/path/library", str(error)) from error

        response = immutable(request, TEXT, make)
        # It names the host that it was asked of.
        response.headers["Vary"] = "Accept, Host"
        response.headers["Cache-Control"] = "private, max-age=3600"
        file = LIBRARIES[library].file
        response.headers["Content-Disposition"] = f'inline; filename="{file}"'
        return response

    return router
