"""Nodes of ONNX as chains of operations of the API.

Where PyTorch's argument cannot say what a node's attribute says, there are two ways round it: cells
are added by a 1×1 kernel with padding, and taken away by a kernel that is 1 at one tap.
"""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from tests.support.onnx_cases import OnnxCase

Operation = dict[str, Any]


class CannotSayError(Exception):
    """Raised for a node that no chain of operations says; its message is the reason."""


@dataclass(frozen=True)
class _Window:
    """The attributes of a node along each axis, every default written out."""

    kernel: list[int]
    stride: list[int]
    dilation: list[int]
    begin: list[int]
    end: list[int]

    @property
    def span(self) -> list[int]:
        return [d * (k - 1) + 1 for k, d in zip(self.kernel, self.dilation, strict=True)]

    @property
    def half(self) -> list[int]:
        return [taps // 2 for taps in self.kernel]

    @property
    def widest(self) -> list[int]:
        return [max(pads) for pads in zip(self.begin, self.end, strict=True)]


def chain(case: OnnxCase) -> list[Operation]:
    """The operations that make a case's output of its input, first to last.

    Raises:
        CannotSayError: there are none.
    """
    if case.axes > 2:
        raise CannotSayError("windows over three axes")
    match case.op:
        case "Conv":
            return [_conv(case)]
        case "ConvTranspose":
            return _conv_transpose(case)
        case "GlobalMaxPool" | "GlobalAveragePool":
            kind = "max" if case.op == "GlobalMaxPool" else "avg"
            return [{"op": f"adaptive_{kind}_pool{case.axes}d", "output_size": 1}]
        case "MaxPool":
            return _max_pool(case)
        case "AveragePool":
            return _average_pool(case)
        case "LpPool":
            return _lp_pool(case)
    raise CannotSayError(f"{case.op} is no window")


def _window(case: OnnxCase) -> _Window:
    given = case.attributes
    ones = [1] * case.axes
    kernel = list(given.get("kernel_shape") or case.inputs[1].shape[2:])
    stride, dilation = list(given.get("strides", ones)), list(given.get("dilations", ones))
    pads = list(given.get("pads", [0] * 2 * case.axes))
    auto = given.get("auto_pad", b"NOTSET").decode()
    window = _Window(kernel, stride, dilation, pads[: case.axes], pads[case.axes :])
    if not auto.startswith("SAME"):
        return window
    # As many cells as the input over the stride: what is missing goes to the end, or the beginning.
    missing = [
        max(0, (math.ceil(size / step) - 1) * step + reach - size)
        for size, step, reach in zip(case.inputs[0].shape[2:], stride, window.span, strict=True)
    ]
    less = [cells // 2 for cells in missing]
    more = [cells - cells // 2 for cells in missing]
    begin, end = (less, more) if auto == "SAME_UPPER" else (more, less)
    return _Window(kernel, stride, dilation, begin, end)


def _conv(case: OnnxCase) -> Operation:
    window = _window(case)
    return {
        "op": f"conv{case.axes}d",
        **_weights(case),
        "stride": window.stride,
        "padding": _sides(window.begin, window.end),
        "dilation": window.dilation,
    }


def _weights(case: OnnxCase) -> Operation:
    fields: Operation = {
        "weight": case.inputs[1].tolist(),
        "groups": case.attributes.get("group", 1),
    }
    return fields | ({"bias": case.inputs[2].tolist()} if len(case.inputs) > 2 else {})


def _conv_transpose(case: OnnxCase) -> list[Operation]:
    window = _window(case)
    added = list(case.attributes.get("output_padding", [0] * case.axes))
    begin, end = window.begin, window.end
    auto = case.attributes.get("auto_pad", b"NOTSET").decode()
    if auto.startswith("SAME") or "output_shape" in case.attributes:
        begin, end = _taken_off(case, window, added, auto)
    # PyTorch takes as much off both ends; its output_padding then gives some of the end back.
    back = [b - e + more for b, e, more in zip(begin, end, added, strict=True)]
    layer = {
        "op": f"conv_transpose{case.axes}d",
        **_weights(case),
        "stride": window.stride,
        "padding": begin,
        "output_padding": [max(0, cells) for cells in back],
        "dilation": window.dilation,
    }
    return [layer, *_crop([0] * case.axes, [max(0, -cells) for cells in back])]


def _taken_off(
    case: OnnxCase, window: _Window, added: list[int], auto: str
) -> tuple[list[int], list[int]]:
    """Cells to take off each axis, at its beginning and end, to get the shape that is wanted."""
    sizes = case.inputs[0].shape[2:]
    same = [size * step for size, step in zip(sizes, window.stride, strict=True)]
    wanted = case.attributes.get("output_shape", same)
    begin, end = [], []
    for axis in range(case.axes):
        whole = window.stride[axis] * (sizes[axis] - 1) + added[axis] + window.span[axis]
        less = max(0, whole - wanted[axis]) // 2
        more = whole - wanted[axis] - less
        first, last = (less, more) if auto == "SAME_UPPER" or more < 0 else (more, less)
        begin.append(first)
        end.append(last)
    return begin, end


def _max_pool(case: OnnxCase) -> list[Operation]:
    window = _window(case)
    fields: Operation = {"op": f"max_pool{case.axes}d", "dilation": window.dilation}
    if direct := _pooled(case, window, fields):
        return direct
    if max(window.dilation) > 1:
        raise CannotSayError("a dilated maximum with more padding than half the window")
    # A window without gaps that reaches a copy of the rim also holds the rim itself.
    return [_padded(window, "replicate"), _pool(case, window, fields)]


def _average_pool(case: OnnxCase) -> list[Operation]:
    window = _window(case)
    if max(window.dilation) > 1:
        return [_dilated_average(case, window)]
    counted = bool(case.attributes.get("count_include_pad", 0))
    fields: Operation = {"op": f"avg_pool{case.axes}d", "count_include_pad": counted}
    if direct := _pooled(case, window, fields):
        return direct
    if not counted:
        raise CannotSayError("more padding than half the window, and not counted")
    return [_padded(window, "zeros"), _pool(case, window, fields)]


def _dilated_average(case: OnnxCase, window: _Window) -> Operation:
    """An average whose taps stand apart is a convolution by one number."""
    sizes = case.inputs[0].shape[2:]
    odd = [
        (size - reach) % step
        for size, reach, step in zip(sizes, window.span, window.stride, strict=True)
    ]
    if any(window.begin + window.end) or (case.attributes.get("ceil_mode", 0) and any(odd)):
        raise CannotSayError("a dilated average with padding or a window over the edge")
    return {
        "op": f"conv{case.axes}d",
        "kernel": np.full(window.kernel, 1 / math.prod(window.kernel)).tolist(),
        "stride": window.stride,
        "dilation": window.dilation,
    }


def _lp_pool(case: OnnxCase) -> list[Operation]:
    window = _window(case)
    p = case.attributes.get("p", 2)
    if max(window.dilation) > 1:
        raise CannotSayError("lp_pool has no dilation")
    # Padding comes first even where there is none: of a signal it makes a signal's run.
    first = [_padded(window, "zeros")] if p % 2 or any(window.begin + window.end) else []
    if p % 2:
        # ONNX takes the power of |x|, PyTorch that of x.
        first.append({"op": "leaky_relu", "negative_slope": -1})
    return [*first, _pool(case, window, {"op": f"lp_pool{case.axes}d", "norm_type": p})]


def _pool(case: OnnxCase, window: _Window, fields: Operation) -> Operation:
    kernel = window.kernel if case.axes == 2 else window.kernel[0]
    ceil = bool(case.attributes.get("ceil_mode", 0))
    return {**fields, "kernel_size": kernel, "stride": window.stride, "ceil_mode": ceil}


def _pooled(case: OnnxCase, window: _Window, fields: Operation) -> list[Operation]:
    """A pooling with PyTorch's own padding, as wide on both sides; nothing where it has none.

    With a stride of 1 the windows that begin too early, or too late, are cut off afterwards.
    """
    if any(pad > half for pad, half in zip(window.widest, window.half, strict=True)):
        return []
    if window.begin != window.end and max(window.stride) > 1:
        return []
    pooled = _pool(case, window, fields) | {"padding": window.widest}
    early, late = (
        [widest - pad for widest, pad in zip(window.widest, pads, strict=True)]
        for pads in (window.begin, window.end)
    )
    return [pooled, *_crop(early, late)]


def _padded(window: _Window, mode: str) -> Operation:
    """Put cells around the input: a kernel of a single 1, with padding."""
    axes = len(window.kernel)
    return {
        "op": f"conv{axes}d",
        "kernel": np.ones([1] * axes).tolist(),
        "padding": _sides(window.begin, window.end),
        "padding_mode": mode,
    }


def _crop(begin: list[int], end: list[int]) -> list[Operation]:
    """Take cells off: a kernel that sees only the tap after those at the beginning."""
    if not any(begin + end):
        return []
    kernel = np.zeros([b + e + 1 for b, e in zip(begin, end, strict=True)])
    kernel[tuple(begin)] = 1
    return [{"op": f"conv{len(begin)}d", "kernel": kernel.tolist()}]


def _sides(begin: list[int], end: list[int]) -> list[int]:
    return [pad for pads in zip(begin, end, strict=True) for pad in pads]
