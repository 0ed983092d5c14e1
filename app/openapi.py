"""What the OpenAPI document says beyond what FastAPI finds out by itself."""

from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel

ABOUT = """\
Convwalk walks a convolution over a picture, one window at a time. Upload a picture, ask for a
**run** (an input and an operation), and read everything that follows from it: feature maps, step
records, frames. A run is a value: the same body gives the same id, and whatever stands under a
run's address never changes.
"""

TAGS = [
    {"name": "kernels", "description": "Preset kernels and filter banks."},
    {"name": "images", "description": "Samples and uploads."},
    {"name": "runs", "description": "An operation on an input: shapes, arithmetic, maps."},
    {"name": "steps", "description": "The walk, step by step, as records and as pictures."},
    {"name": "arithmetic", "description": "Shapes and receptive fields, without any data."},
    {"name": "lessons", "description": "What the course draws: signals, chances, matrices."},
    {"name": "health", "description": "Probes."},
]


def describe(app: FastAPI, problem: type[BaseModel]) -> None:
    """Complete the OpenAPI document of an application.

    The body of every error is ``application/problem+json``; FastAPI's own description of
    validation errors, which are never sent, is taken out.

    Args:
        app: the application; its document is made when it is first asked for.
        problem: the model of an error's body.
    """
    app.description = ABOUT
    app.openapi_tags = TAGS
    make = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema:
            return app.openapi_schema
        document = make()
        schemas = document["components"]["schemas"]
        own = problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas.update(own.pop("$defs", {}))
        schemas["Problem"] = own
        for name in ("HTTPValidationError", "ValidationError"):
            schemas.pop(name, None)
        for path in document["paths"].values():
            for call in path.values():
                _only_problems(call["responses"])
        return document

    app.openapi = openapi  # type: ignore[method-assign]


def _only_problems(responses: dict[str, Any]) -> None:
    default = responses.get("422")
    if default and "application/json" in default.get("content", {}):
        schema = {"$ref": "#/components/schemas/Problem"}
        responses["422"] = {
            "description": "A value does not fit",
            "content": {"application/problem+json": {"schema": schema}},
        }
