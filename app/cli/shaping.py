"""``convwalk shape``: shapes, parameters and receptive fields of a chain of layers."""

import json
from collections.abc import Sequence
from typing import Any

import click
from pydantic import TypeAdapter, ValidationError

from app.cli.notation import NotationError, read_layers, read_shape
from app.operations import OperationError
from app.operations.arithmetic import ChainError, LayerArithmetic, split_batch, table
from app.operations.shapes import ShapeOperation

HEADS = ("layer", "output", "parameters", "multiply-adds", "receptive field", "jump")
_LAYER: TypeAdapter[Any] = TypeAdapter(ShapeOperation)


@click.command(
    epilog="""
\b
A layer is a name, a number and marks: kN kernel, sN stride, pN padding, dN dilation, gN groups,
opN output padding, nN norm; same, valid, ceil, nobias, nopad. Two sizes are k3x5.
Names: conv, convt, maxpool, avgpool, lppool (1d behind them for signals), adaptiveavgpool,
adaptivemaxpool, gap, gmp, relu, leakyrelu, sigmoid, tanh, softmax, bn, flatten, linear, add.

\b
Examples:
  convwalk shape "conv 64 k7 s2 p3, maxpool k3 s2 p1" --input 3x224x224
  convwalk shape "conv 8 k5, relu, maxpool 2, flatten, linear 10" --input 1x28x28 --json
"""
)
@click.argument("layers")
@click.option("--input", "shape", required=True, metavar="CxHxW", help="What goes in: 3x224x224.")
@click.option("--json", "as_json", is_flag=True, help="The table as JSON, as POST /arithmetic.")
def shape(layers: str, shape: str, as_json: bool) -> None:
    """Print the table of shapes, parameters and receptive fields of LAYERS."""
    try:
        read, size = read_layers(layers), read_shape(shape)
    except NotationError as error:
        raise click.UsageError(str(error)) from error
    operations = [_operation(index, one) for index, one in enumerate(read)]
    batch, given = split_batch(size, operations[0])
    try:
        lines = table(given, operations, batch)
    except ChainError as error:
        name = operations[error.index].op
        raise click.UsageError(f"layer {error.index + 1}, {name}: {error.error.detail}") from error
    answer = {
        "output_shape": lines[-1].output_shape,
        "parameters": sum(line.parameters for line in lines),
        "multiply_adds": sum(line.multiply_adds for line in lines),
        "layers": [line.model_dump(mode="json") for line in lines],
    }
    click.echo(json.dumps(answer) if as_json else _written(size, lines, answer))


def _operation(index: int, layer: dict[str, Any]) -> Any:
    try:
        return _LAYER.validate_python(layer)
    except (ValidationError, OperationError) as error:
        if isinstance(error, OperationError):
            detail = error.detail
        else:
            first = error.errors()[0]
            place = str(first["loc"][-1]) if first["loc"] else ""
            detail = f"{place}: {first['msg'].removeprefix('Value error, ')}"
        raise click.UsageError(f"layer {index + 1}, {layer['op']}: {detail}") from error


def _written(size: Sequence[int], lines: Sequence[LayerArithmetic], answer: dict[str, Any]) -> str:
    rows = [("input", _size(size), "", "", "", "")]
    for line in lines:
        field = line.receptive_field
        rows.append(
            (
                line.op,
                _size(line.output_shape),
                f"{line.parameters:,}",
                f"{line.multiply_adds:,}",
                _size(field.size) if field else "–",
                _size(field.jump) if field else "–",
            )
        )
    rows.append(("total", "", f"{answer['parameters']:,}", f"{answer['multiply_adds']:,}", "", ""))
    widths = [max(map(len, column)) for column in zip(HEADS, *rows, strict=True)]
    rule = "  ".join("─" * width for width in widths)
    drawn = [_row(row, widths) for row in (HEADS, *rows)]
    return "\n".join((drawn[0], rule, *drawn[1:-1], rule, drawn[-1]))


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = (
        cell.ljust(width) if place < 2 else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join((first, *rest)).rstrip()


def _size(sizes: Sequence[int]) -> str:
    return "×".join(map(str, sizes))
