"""A picture and a layer from the options of a command, as a run."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click
from pydantic import ValidationError

from app.films import FilmError
from app.house import House, furnish
from app.pictures import PictureError
from app.runs import NotKept, Run, RunError, RunRequest
from app.settings import Settings
from app.store import MemoryStore

Command = TypeVar("Command", bound=Callable[..., Any])

LAYER = (
    click.option(
        "-k",
        "--kernel",
        metavar="NAME|JSON",
        help="A preset, or its numbers: '[[0,1,0],[1,-4,1],[0,1,0]]'.",
    ),
    click.option(
        "--layer",
        metavar="JSON",
        help='Any operation as the API takes it: \'{"op": "max_pool2d", "kernel_size": 2}\'.',
    ),
    click.option(
        "--mode",
        type=click.Choice(["correlation", "convolution"]),
        help="Whether the kernel is turned by 180°.  [default: correlation]",
    ),
    click.option("--stride", metavar="N|HxW", help="Jump of the window.  [default: 1]"),
    click.option("--padding", metavar="N|HxW|same|valid", help="Cells around.  [default: same]"),
    click.option("--dilation", metavar="N|HxW", help="Distance between taps.  [default: 1]"),
    click.option(
        "--combine",
        type=click.Choice(["each", "sum"]),
        help="Each channel for itself, or all added up.",
    ),
)
"""Options that say the layer."""

READING = (
    click.option("--size", metavar="N|HxW", help="Cells: of the longer side, or of both."),
    click.option(
        "--crop", metavar="L,T,R,B", help="The part of the picture that is read, in pixels."
    ),
    click.option("--color", type=click.Choice(["grey", "rgb"]), default="grey", show_default=True),
)
"""Options that say how the picture is read."""


def options(*given: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Several options as one decorator, in their order."""

    def decorate(command: Command) -> Command:
        for option in reversed(given):
            command = option(command)
        return command

    return decorate


@contextmanager
def told() -> Iterator[None]:
    """Have whatever goes wrong end the command with a sentence and its status."""
    try:
        yield
    except RunError as error:
        raise click.UsageError(_shortened(error.detail)) from error
    except (PictureError, FilmError, NotKept, OSError) as error:
        raise click.ClickException(_shortened(str(error))) from error


def _shortened(text: str) -> str:
    return text if len(text) < 400 else f"{text[:400]}…"


def run_of(picture: str, **given: Any) -> Run:
    """The run that the options of ``LAYER`` and ``READING`` ask for.

    Args:
        picture: a file, or the name of a sample.
        given: the options by their names.

    Raises:
        click.UsageError: they do not fit.
        PictureError: the file is no picture that is read.
        OSError: it cannot be read.
    """
    try:
        house = furnish(Settings.from_environment(), MemoryStore())
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    source = _input(house, picture, given)
    return _ask(house, source, _operation(given))


def _input(house: House, picture: str, given: dict[str, Any]) -> dict[str, Any]:
    names = {sample.name: sample.picture for sample in house.shelf.samples}
    path = Path(picture)
    if picture in names and not path.exists():
        kept = names[picture]
    elif not path.is_file():
        known = ", ".join(names)
        raise click.UsageError(f"there is no file {picture!r}, and no sample either: {known}")
    else:
        kept = house.shelf.add(path.read_bytes())
    source: dict[str, Any] = {"image": kept.id, "color": given["color"]}
    height, width = kept.pixels.shape[:2]
    if given["crop"]:
        crop = _numbers("crop", given["crop"], ",", (4,))
        source["crop"] = crop
        width, height = crop[2] - crop[0], crop[3] - crop[1]
    if given["size"]:
        size = _numbers("size", given["size"], "x", (1, 2))
        if len(size) == 1:
            longer = max(height, width, 1)
            size = [max(1, round(side * size[0] / longer)) for side in (height, width)]
        source["size"] = size
    return source


def _operation(given: dict[str, Any]) -> dict[str, Any]:
    kernel, layer = given["kernel"], given["layer"]
    if (kernel is None) == (layer is None):
        raise click.UsageError("give a --kernel or a --layer, and not both")
    sliding = {
        name: given[name]
        for name in ("mode", "stride", "padding", "dilation", "combine")
        if given[name] is not None
    }
    if layer is not None:
        if sliding:
            raise click.UsageError(f"--{next(iter(sliding))} goes into the JSON of --layer")
        operation = _json("layer", layer)
        if not isinstance(operation, dict):
            raise click.UsageError("--layer must be a JSON object with an op")
        return operation
    for name in ("stride", "dilation", "padding"):
        text = sliding.get(name, "")
        if text and text not in ("same", "valid"):
            sliding[name] = _numbers(name, text, "x", (1, 2))
            if len(sliding[name]) == 1:
                sliding[name] = sliding[name][0]
    if "padding" not in sliding:
        sliding["padding"] = "same" if sliding.get("stride", 1) in (1, [1, 1]) else 0
    is_json = kernel.lstrip().startswith("[")
    return {
        "op": "conv2d",
        "kernel": _json("kernel", kernel) if is_json else kernel,
        **sliding,
    }


def _json(name: str, text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise click.UsageError(f"--{name} is not JSON: {error}") from error


def _numbers(name: str, text: str, between: str, counts: tuple[int, ...]) -> list[int]:
    parts = text.replace("×", "x").split(between)
    if len(parts) not in counts or not all(part.strip().isdigit() for part in parts):
        shape = {"crop": "four numbers: left,top,right,bottom"}
        wanted = shape.get(name, "a number, or two: 12 or 9x12")
        raise click.UsageError(f"--{name} must be {wanted}, got {text!r:.40}")
    return [int(part) for part in parts]


def _ask(house: House, source: dict[str, Any], operation: dict[str, Any]) -> Run:
    try:
        request = RunRequest.model_validate({"input": source, "operation": operation})
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"][-1:])
        message = first["msg"].removeprefix("Value error, ")
        raise click.UsageError(_shortened(f"{place}: {message}")) from error
    return house.runs.create(request)


def facts(run: Run) -> dict[str, Any]:
    """What ``--json`` says of a run."""
    return {
        "run": run.id,
        "op": run.layer.op,
        "input_shape": list(run.layer.given_shape),
        "output_shape": list(run.layer.result_shape),
        "counts": run.layer.counts.model_dump(),
    }
