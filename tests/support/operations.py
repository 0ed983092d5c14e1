"""Layers from the JSON of an operation."""

from typing import Any

from pydantic import TypeAdapter

from app.operations import Layer, Operation

_OPERATION: TypeAdapter[Any] = TypeAdapter(Operation)


def layer_of(shape: tuple[int, ...], operation: dict[str, Any]) -> Layer:
    """An operation, as it is written in a request, bound to an input of ``shape`` (C, H, W)."""
    layer: Layer = _OPERATION.validate_python(operation).resolve(shape)
    return layer
