"""Adaptive pooling: as many windows as are wanted, which may differ in size."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from app.operations.arguments import LARGEST, Pair, ReturnIndices, check_integer
from app.operations.base import Layer, Operation
from app.operations.errors import OperationError
from app.operations.receptive_field import Rectangle
from app.operations.sizes import AdaptiveAxis, Counts, Outer, Shape, Size, axis_names

AdaptiveOp = Literal[
    "adaptive_max_pool2d", "adaptive_avg_pool2d", "adaptive_max_pool1d", "adaptive_avg_pool1d"
]

MOST_WINDOWS = 1 << 16
"""Windows along an axis; more cells than that are no picture and no signal here."""

FORMULA = "⌊i·W / N⌋ … ⌈(i + 1)·W / N⌉"
"""First cell of window i of N, and the first that is not in it any more."""

_cells: dict[str, Any] = {"type": "integer", "minimum": 0, "maximum": LARGEST}
_cells_or_null = {"anyOf": [_cells, {"type": "null"}]}


def _check(value: object) -> None:
    check_integer(
        "output_size", value, 0, "elements of output_size must be greater than or equal to 0"
    )


def _read_pair(value: object) -> object:
    entries = [value, value] if isinstance(value, int) else value
    if not isinstance(entries, list | tuple) or len(entries) != 2:
        raise ValueError(
            "output_size must be an integer or a pair of integers or nulls (the input's size), "
            f"got {value!r:.60}"
        )
    for entry in entries:
        if entry is not None:
            _check(entry)
    return tuple(entries)


def _read_single(value: object) -> object:
    entries = value if isinstance(value, list | tuple) else [value]
    if len(entries) != 1:
        raise ValueError(f"output_size must be an integer, got {value!r:.60}")
    _check(entries[0])
    return (1, entries[0])


Wanted = Annotated[
    tuple[int | None, int | None],
    BeforeValidator(_read_pair),
    WithJsonSchema(
        {
            "anyOf": [
                _cells,
                {"type": "array", "items": _cells_or_null, "minItems": 2, "maxItems": 2},
            ]
        }
    ),
]
Wanted1d = Annotated[
    tuple[int, int],
    BeforeValidator(_read_single),
    WithJsonSchema(
        {"anyOf": [_cells, {"type": "array", "items": _cells, "minItems": 1, "maxItems": 1}]}
    ),
]

SIZE = "Cells of the output, int or (height, width); null is as many as the input has."


class _Adaptive(Operation):
    """What adaptive poolings have in common."""

    op: AdaptiveOp
    output_size: tuple[int | None, int | None]

    def resolve(self, shape: Outer) -> "AdaptiveLayer":
        """Bind to an input of ``shape`` (C, H, W) or (C, L); see ``Operation.resolve``."""
        return adaptive_layer(self.op, self.planes(shape), self.output_size)


class AdaptiveMaxPool2d(_Adaptive):
    """The largest value under windows that divide the input among themselves."""

    op: Literal["adaptive_max_pool2d"]
    output_size: Wanted = Field(description=SIZE)
    return_indices: ReturnIndices = False


class AdaptiveAvgPool2d(_Adaptive):
    """The mean under windows that divide the input among themselves; size 1 is global pooling."""

    op: Literal["adaptive_avg_pool2d"]
    output_size: Wanted = Field(description=SIZE)


class AdaptiveMaxPool1d(_Adaptive):
    """The largest value under windows that divide the signal among themselves."""

    rank: ClassVar[int | None] = 1

    op: Literal["adaptive_max_pool1d"]
    output_size: Wanted1d = Field(description="Cells of the output.")
    return_indices: ReturnIndices = False


class AdaptiveAvgPool1d(_Adaptive):
    """The mean under windows that divide the signal among themselves."""

    rank: ClassVar[int | None] = 1

    op: Literal["adaptive_avg_pool1d"]
    output_size: Wanted1d = Field(description="Cells of the output.")


AdaptivePool = AdaptiveMaxPool2d | AdaptiveAvgPool2d | AdaptiveMaxPool1d | AdaptiveAvgPool1d
"""Every adaptive pooling."""


class AdaptiveLayer(Layer):
    """An adaptive pooling bound to an input shape.

    Attributes:
        op: which pooling.
        axes: the windows down and across.
    """

    op: AdaptiveOp
    axes: tuple[AdaptiveAxis, AdaptiveAxis]

    @property
    def kind(self) -> Literal["max", "avg"]:
        """What is made of a window."""
        return "max" if "max" in self.op else "avg"

    @property
    def kernel_size(self) -> Pair:
        """(height, width) of the largest window."""
        down, across = (
            max((stop - start for start, stop in axis.windows), default=0) for axis in self.axes
        )
        return down, across

    @property
    def has_indices(self) -> bool:
        """Of a maximum only."""
        return self.kind == "max"

    @property
    def output_shape(self) -> Shape:
        """(C, H_out, W_out)."""
        return (self.input_shape[0], self.axes[0].result, self.axes[1].result)

    @property
    def reads(self) -> int:
        """Cells of the largest window."""
        return self.kernel_size[0] * self.kernel_size[1]

    @property
    def counts(self) -> Counts:
        """Steps and parameters; pooling multiplies nothing and learns nothing."""
        return self.counted()

    @property
    def canonical(self) -> dict[str, object]:
        """The operation with every default written out."""
        return {"op": self.op, "output_size": list(self.output_shape[3 - self.rank :])}

    @property
    def arithmetic(self) -> Size | None:
        """See ``Layer.arithmetic``."""
        return Size(formula=FORMULA, axes=self.axes[2 - self.rank :])

    def seen(self, cells: Rectangle) -> Rectangle:
        """See ``Layer.seen``."""
        return Rectangle.of(
            (axis.windows[start][0], axis.windows[stop - 1][1], axis.input)
            for axis, (start, stop) in zip(self.axes, (cells.rows, cells.columns), strict=True)
        )


def adaptive_layer(
    op: AdaptiveOp, shape: Shape, wanted: tuple[int | None, int | None]
) -> AdaptiveLayer:
    """Divide an input among as many windows as are wanted.

    Window i of N begins at ``⌊i·W / N⌋`` and ends before ``⌈(i + 1)·W / N⌉``: PyTorch's rule, by
    which neighbours overlap where N does not divide W.

    Args:
        op: which pooling.
        shape: (C, H, W).
        wanted: (H_out, W_out); none is as many as the input has.

    Raises:
        OperationError: more than ``MOST_WINDOWS`` along an axis.
    """
    rank = 1 if op.endswith("1d") else 2
    names = axis_names(rank)

    def axis(place: int) -> AdaptiveAxis:
        size, asked = shape[1 + place], wanted[place]
        count = size if asked is None else asked
        if count > MOST_WINDOWS:
            raise OperationError(
                "output_size", f"output_size is {count}, at most {MOST_WINDOWS} are allowed"
            )
        return AdaptiveAxis(
            axis=names[place],
            input=size,
            expression=f"⌊i·{size} / {count}⌋ … ⌈(i + 1)·{size} / {count}⌉",
            result=count,
            windows=tuple((i * size // count, -(-(i + 1) * size // count)) for i in range(count)),
        )

    return AdaptiveLayer(op=op, rank=rank, input_shape=shape, axes=(axis(0), axis(1)))
