"""Errors as ``application/problem+json`` (RFC 9457), all in this one place."""

import logging
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.routing import Match

from app.films import FilmError
from app.operations import OPS
from app.operations.signals import SHAPES
from app.pictures import PictureError
from app.runs import NotKept, RunError, TooLarge
from app.store import StoreError

MEDIA_TYPE = "application/problem+json"
RETRY_SECONDS = 5
METHODS = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")

_log = logging.getLogger("convwalk")

_UNIONS = {"input", "operation", "f", "g", "body"}
_UNION_TAGS = {*OPS, "image", "values", "run", *SHAPES, "dense", "window", "channels"}
_VALIDATORS = {"function-plain", "function-before", "function-after"}
"""What pydantic puts into the place of an error that is no field of the request."""


class FieldProblem(BaseModel):
    """What is wrong with one field."""

    pointer: str = Field(description="JSON pointer of the field; `/query/…` for the address.")
    detail: str = Field(description="One sentence in the field's words, with the numbers.")


class Problem(BaseModel):
    """An error, as RFC 9457 describes it."""

    type: str = Field(description="What kind of problem, as an address that names it.")
    title: str = Field(description="The kind in words.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What is wrong this time.")
    errors: list[FieldProblem] = Field(description="The fields that are at fault, if any.")

    model_config = {
        "json_schema_extra": {
            "examples": [
                {
                    "type": "/problems/does-not-fit",
                    "title": "A value does not fit",
                    "status": 422,
                    "detail": "non-positive stride is not supported: stride must be at least 1, "
                    "got 0",
                    "errors": [
                        {
                            "pointer": "/operation/stride",
                            "detail": "non-positive stride is not supported: stride must be at "
                            "least 1, got 0",
                        }
                    ],
                }
            ]
        }
    }


_KINDS: dict[int, tuple[str, str]] = {
    400: ("not-json", "The body is not JSON"),
    404: ("not-found", "There is nothing here"),
    405: ("method-not-allowed", "This address does not take that method"),
    406: ("not-acceptable", "None of the accepted forms can be given"),
    413: ("too-large", "More than the limits allow"),
    415: ("not-a-picture", "Not a picture that is read"),
    422: ("does-not-fit", "A value does not fit"),
    500: ("internal", "An error of the server"),
    503: ("not-now", "This cannot be done now"),
}


Responses = dict[int | str, dict[str, Any]]
"""OpenAPI entries by status, as FastAPI takes them."""


def responses(*statuses: int) -> Responses:
    """The OpenAPI entries of the errors that an endpoint can give."""
    return {
        status: {
            "description": _KINDS[status][1],
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in statuses
    }


def binary(media_type: str, description: str) -> Responses:
    """The OpenAPI entry of an answer that is not JSON."""
    schema = {"type": "string", "format": "binary"}
    return {200: {"content": {media_type: {"schema": schema}}, "description": description}}


def problem(
    status: int,
    detail: str,
    errors: Sequence[FieldProblem] = (),
    headers: dict[str, str] | None = None,
) -> Response:
    """Write a problem as a response."""
    kind, title = _KINDS.get(status, ("error", HTTPStatus(status).phrase))
    body = Problem(
        type=f"/problems/{kind}", title=title, status=status, detail=detail, errors=list(errors)
    )
    return Response(body.model_dump_json(), status, headers, MEDIA_TYPE)


class FieldError(ValueError):
    """Raised by an endpoint for a value of its address that does not fit."""

    def __init__(self, pointer: str, detail: str) -> None:
        super().__init__(detail)
        self.pointer = pointer
        self.detail = detail


def install(app: FastAPI) -> None:
    """Have every error of the application answered as a problem."""
    for error, handler in (
        (RequestValidationError, _validation),
        (HTTPException, _http),
        (RunError, _run),
        (FieldError, _field),
        (PictureError, _picture),
        (NotKept, _not_kept),
        (StoreError, _store),
        (FilmError, _store),
        (Exception, _internal),
    ):
        app.add_exception_handler(error, handler)


def _is_union(part: int | str) -> bool:
    """Whether a tag may follow: an input, an operation, or a layer by its place in a list."""
    return part in _UNIONS or isinstance(part, int)


def _pointer(location: tuple[int | str, ...]) -> str:
    """JSON pointer of a validation error; the tags pydantic adds for unions are left out."""
    if not location:
        return ""
    head, *rest = location
    parts: list[int | str] = [] if head == "body" else [head]
    before: int | str = head
    for part in rest:
        if part not in _VALIDATORS and not (_is_union(before) and part in _UNION_TAGS):
            parts.append(part)
        before = part
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in parts)


def _sentence(error: dict[str, Any], name: str) -> str:
    """A validation error in words that name the field and what was met."""
    kind, message = error["type"], str(error["msg"])
    if kind == "value_error":
        return message.removeprefix("Value error, ")
    if kind == "missing":
        return f"{name} is missing"
    if kind == "extra_forbidden":
        return f"{name} is not a field of this object"
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        context = error.get("ctx", {})
        tags = context.get("expected_tags", ", ".join(map(repr, OPS)))
        return f"{context.get('discriminator', 'op')} must be one of {tags}".replace("'", "", 2)
    if kind == "input_kind":
        return message
    message = message.removeprefix("Input ").removeprefix("Value ")
    given = error.get("input")
    shown = f", got {given!r:.60}" if isinstance(given, str | int | float | bool | None) else ""
    return f"{name} {message}{shown}"


async def _validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    found = error.errors()
    for one in found:
        if one["type"] == "json_invalid":
            reason = one.get("ctx", {}).get("error", "it cannot be read")
            return problem(400, f"the body is not JSON: {reason} (at character {one['loc'][-1]})")
    fields = []
    for one in found:
        pointer = _pointer(one["loc"])
        name = pointer.rsplit("/", 1)[-1] or "the body"
        fields.append(FieldProblem(pointer=pointer, detail=_sentence(one, name)))
    return problem(422, "; ".join(field.detail for field in fields), fields)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = str(error.detail)
    if error.status_code == 404 and detail == "Not Found":
        detail = f"there is nothing at {request.url.path}"
    elif error.status_code == 405:
        detail = f"{request.method} is not taken at {request.url.path}"
        return problem(405, detail, headers={"Allow": ", ".join(_methods(request))})
    elif error.status_code == 400:
        detail = "the body cannot be read: it is not what its Content-Type says"
    return problem(error.status_code, detail, headers=dict(error.headers or {}))


def _methods(request: Request) -> list[str]:
    """Every method that is taken at the address of a request."""

    def taken(method: str) -> bool:
        scope = {**request.scope, "method": method}
        return any(route.matches(scope)[0] is Match.FULL for route in request.app.routes)

    # Inside a mounted folder no route of ours matches: it only gives files.
    return [method for method in METHODS if taken(method)] or ["GET", "HEAD"]


async def _run(request: Request, error: Exception) -> Response:
    assert isinstance(error, RunError)
    status = 413 if isinstance(error, TooLarge) else 422
    return problem(status, error.detail, [FieldProblem(pointer=error.pointer, detail=error.detail)])


async def _field(request: Request, error: Exception) -> Response:
    assert isinstance(error, FieldError)
    return problem(422, error.detail, [FieldProblem(pointer=error.pointer, detail=error.detail)])


async def _picture(request: Request, error: Exception) -> Response:
    assert isinstance(error, PictureError)
    status = {"unsupported": 415, "too_large": 413}.get(error.kind, 422)
    return problem(status, error.detail, [FieldProblem(pointer="/file", detail=error.detail)])


async def _not_kept(request: Request, error: Exception) -> Response:
    return problem(404, str(error))


async def _store(request: Request, error: Exception) -> Response:
    return problem(503, str(error), headers={"Retry-After": str(RETRY_SECONDS)})


async def _internal(request: Request, error: Exception) -> Response:
    _log.exception("unexpected error at %s %s", request.method, request.url.path, exc_info=error)
    return problem(500, "an unexpected error of the server; it was written to its log")
