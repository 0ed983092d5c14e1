"""How arguments are written: integers, pairs of them, and the same along a signal's one axis.

Whatever is written, what is kept is a pair (vertical, horizontal). A signal is a plane of one row:
its ``kernel_size=3`` is kept as (1, 3), so that everything after this works on planes alone.
"""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

LARGEST = 2**31 - 1
"""Bound of every integer argument; sizes near it are refused later for the work they would make."""

Pair = tuple[int, int]


def check_integer(name: str, value: object, smallest: int, why: str) -> None:
    """Raise ``ValueError`` unless ``value`` is an integer of at least ``smallest``."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{name} must be an integer, got {value!r:.60}")
    if value < smallest:
        raise ValueError(f"{why}: {name} must be at least {smallest}, got {value}")
    if value > LARGEST:
        raise ValueError(f"{name} must be at most {LARGEST}")


def _pair(name: str, smallest: int, why: str) -> BeforeValidator:
    def validate(value: object) -> Pair:
        entries = [value, value] if isinstance(value, int) else value
        if not isinstance(entries, list | tuple) or len(entries) != 2:
            raise ValueError(f"{name} must be an integer or a pair of integers, got {value!r:.60}")
        for entry in entries:
            check_integer(name, entry, smallest, why)
        return (entries[0], entries[1])

    return BeforeValidator(validate)


def _along(name: str, smallest: int, why: str, *, across: int) -> BeforeValidator:
    """One integer along a signal; ``across`` is what stands for its single row."""

    def validate(value: object) -> tuple[int, Any]:
        entries = value if isinstance(value, list | tuple) else [value]
        if len(entries) != 1:
            raise ValueError(f"{name} must be an integer, got {value!r:.60}")
        (entry,) = entries
        check_integer(name, entry, smallest, why)
        return (across, entry)

    return BeforeValidator(validate)


def integers(smallest: int, *lengths: int, default: int | None = None) -> dict[str, Any]:
    """JSON schema of an integer, or of a list of one of ``lengths``."""
    integer = {"type": "integer", "minimum": smallest, "maximum": LARGEST}
    lists = [
        {"type": "array", "items": integer, "minItems": length, "maxItems": length}
        for length in lengths
    ]
    schema: dict[str, Any] = {"anyOf": [integer, *lists]}
    return schema if default is None else schema | {"default": default}


_KERNEL = ("kernel_size", 1, "kernel size should be greater than zero")
_STRIDE = ("stride", 1, "non-positive stride is not supported")
_DILATION = ("dilation", 1, "dilation should be greater than zero")
_PADDING = ("padding", 0, "negative padding is not supported")
_OUTPUT_PADDING = ("output_padding", 0, "negative output_padding is not supported")

KernelSize = Annotated[Pair, _pair(*_KERNEL), WithJsonSchema(integers(1, 2))]
Stride = Annotated[Pair, _pair(*_STRIDE), WithJsonSchema(integers(1, 2))]
Dilation = Annotated[Pair, _pair(*_DILATION), WithJsonSchema(integers(1, 2))]
PairPadding = Annotated[Pair, _pair(*_PADDING), WithJsonSchema(integers(0, 2))]
OutputPadding = Annotated[Pair, _pair(*_OUTPUT_PADDING), WithJsonSchema(integers(0, 2))]

KernelSize1d = Annotated[Pair, _along(*_KERNEL, across=1), WithJsonSchema(integers(1, 1))]
Stride1d = Annotated[Pair, _along(*_STRIDE, across=1), WithJsonSchema(integers(1, 1))]
Dilation1d = Annotated[Pair, _along(*_DILATION, across=1), WithJsonSchema(integers(1, 1))]
Padding1d = Annotated[Pair, _along(*_PADDING, across=0), WithJsonSchema(integers(0, 1))]
OutputPadding1d = Annotated[
    Pair, _along(*_OUTPUT_PADDING, across=0), WithJsonSchema(integers(0, 1))
]


def along(entry: int, across: int, description: str) -> Any:
    """A field of a signal's operation: ``entry`` is its default, written as one integer."""

    def default() -> Pair:
        return (across, entry)

    return Field(
        default_factory=default, description=description, json_schema_extra={"default": entry}
    )


ReturnIndices = Annotated[
    bool,
    Field(
        strict=True,
        description="As PyTorch has it. Nothing depends on it here: where the maxima stand is "
        "always to be had, under the run's `links.indices`.",
    ),
]
