"""Layers in short: ``conv 64 k7 s2 p3, maxpool k3 s2 p1``, read into what the arithmetic takes."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

MARKS = {
    "k": "kernel_size",
    "s": "stride",
    "p": "padding",
    "d": "dilation",
    "g": "groups",
    "op": "output_padding",
    "n": "norm_type",
}
"""Letters before a number, and the argument that it is."""

WORDS: dict[str, tuple[str, Any]] = {
    "same": ("padding", "same"),
    "valid": ("padding", "valid"),
    "ceil": ("ceil_mode", True),
    "nobias": ("bias", False),
    "nopad": ("count_include_pad", False),
}
"""Words that stand alone, and what they say."""

_PART = re.compile(r"(?P<mark>[a-z]*)(?P<numbers>-?\d+(?:\.\d+)?(?:x\d+)*)")


class NotationError(ValueError):
    """Raised for what cannot be read; the message quotes it."""


@dataclass(frozen=True)
class _Name:
    """What a name stands for.

    Attributes:
        op: the operation.
        number: the argument that a bare number is; none takes none.
        always: what is said with the name itself.
    """

    op: str
    number: str | None = None
    always: dict[str, Any] = field(default_factory=dict)


def _named(*names: str, **what: Any) -> dict[str, _Name]:
    return dict.fromkeys(names, _Name(**what))


def _sliding(op: str, *names: str, number: str) -> dict[str, _Name]:
    """The names of an operation on pictures, and with "1d" behind them on signals."""
    on_pictures = [*names, *(f"{name}2d" for name in names)]
    return _named(*on_pictures, op=f"{op}2d", number=number) | _named(
        *(f"{name}1d" for name in names), op=f"{op}1d", number=number
    )


NAMES: dict[str, _Name] = {
    **_sliding("conv", "conv", number="out_channels"),
    **_sliding("conv_transpose", "convt", "convtranspose", "deconv", number="out_channels"),
    **_sliding("max_pool", "maxpool", number="kernel_size"),
    **_sliding("avg_pool", "avgpool", number="kernel_size"),
    **_sliding("lp_pool", "lppool", number="kernel_size"),
    **_sliding("adaptive_max_pool", "adaptivemaxpool", number="output_size"),
    **_sliding("adaptive_avg_pool", "adaptiveavgpool", number="output_size"),
    **_named("gap", "globalavgpool", op="adaptive_avg_pool2d", always={"output_size": 1}),
    **_named("gmp", "globalmaxpool", op="adaptive_max_pool2d", always={"output_size": 1}),
    **_named("relu", op="relu"),
    **_named("leakyrelu", "lrelu", op="leaky_relu", number="negative_slope"),
    **_named("sigmoid", op="sigmoid"),
    **_named("tanh", op="tanh"),
    **_named("softmax", op="softmax"),
    **_named("bn", "batchnorm", "batchnorm1d", "batchnorm2d", op="batch_norm"),
    **_named("flatten", op="flatten"),
    **_named("linear", "dense", "fc", op="linear", number="out_features"),
    **_named("add", op="add"),
}
"""By their names, in small letters and without underscores."""

USUAL = (
    "conv, convt, maxpool, avgpool, lppool (1d behind them for signals), adaptiveavgpool, "
    "adaptivemaxpool, gap, gmp, relu, leakyrelu, sigmoid, tanh, softmax, bn, flatten, linear, add"
)
"""The names that are told to who does not know them."""


def read_layers(text: str) -> list[dict[str, Any]]:
    """Read layers, with commas, semicolons or line ends between them.

    Returns:
        What ``POST /arithmetic`` takes as ``layers``.

    Raises:
        NotationError: something is not known, said twice, or missing.
    """
    written = [part.strip() for part in re.split(r"[,;\n]", text)]
    layers = [_layer(part) for part in written if part]
    if not layers:
        raise NotationError("there is no layer in it")
    return layers


def read_shape(text: str) -> list[int]:
    """Read a shape: ``3x224x224``, or with × or commas.

    Raises:
        NotationError: it is not one.
    """
    parts = re.split(r"[x×,\s]+", text.strip().strip("()[]").lower())
    if not 1 <= len(parts) <= 4 or not all(re.fullmatch(r"0*[1-9]\d{0,9}", part) for part in parts):
        raise NotationError(f"a shape is 3x224x224, or one to four sizes like it, got {text!r:.40}")
    return [int(part) for part in parts]


def _layer(text: str) -> dict[str, Any]:
    first, *rest = text.lower().split()
    name = NAMES.get(first.replace("_", ""))
    if name is None:
        raise NotationError(f"{first!r:.40} is not a layer: {USUAL}")
    layer: dict[str, Any] = {"op": name.op, **name.always}
    for part in rest:
        argument, value = _argument(name, part, text)
        if argument in layer:
            raise NotationError(f"in {text!r:.60} {argument} is said twice")
        layer[argument] = value
    return layer


def _argument(name: _Name, part: str, text: str) -> tuple[str, Any]:
    if part in WORDS:
        return WORDS[part]
    found = _PART.fullmatch(part.replace("×", "x"))
    argument = (
        MARKS.get(found["mark"], name.number if not found["mark"] else None) if found else None
    )
    if found is None or argument is None:
        letters = ", ".join(f"{mark}N" for mark in MARKS)
        raise NotationError(
            f"in {text!r:.60} {part!r:.20} is not known: {letters}, {', '.join(WORDS)}"
        )
    read: Callable[[str], Any] = float if argument in ("norm_type", "negative_slope") else int
    try:
        values = [read(number) for number in found["numbers"].split("x")]
    except ValueError as error:
        raise NotationError(
            f"in {text!r:.60} {argument} must be whole, got {part!r:.20}"
        ) from error
    return argument, values[0] if len(values) == 1 else values
