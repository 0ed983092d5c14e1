"""Programs in NumPy and SciPy: windows as views, correlation and convolution as SciPy's."""

from collections.abc import Mapping

from app.operations import (
    AdaptiveLayer,
    AddLayer,
    BatchNormLayer,
    ConvLayer,
    ConvTransposeLayer,
    FunctionLayer,
    Layer,
    PoolLayer,
    SoftmaxLayer,
)
from app.operations.sizes import AxisSize
from app.snippets.base import PythonLibrary, call
from app.snippets.planes import NUMPY_MODES, axes_of, beside, every, jumps, sides, spread, stacked

FUNCTIONS = {
    "relu": "np.maximum(x, 0)",
    "sigmoid": "special.expit(x)",
    "tanh": "np.tanh(x)",
}


class SciPy(PythonLibrary):
    """NumPy, and ``scipy.signal`` where something slides."""

    name = "scipy"
    title = "NumPy and SciPy"
    file = "convwalk_scipy.py"
    packages = ("numpy", "scipy")
    imports = (
        "import numpy as np",
        "from scipy import signal",
        "from scipy import special",
    )

    def end(self, layer: Layer) -> list[str]:
        """See ``PythonLibrary.end``."""
        return ["out = x", "print(out.shape)"]

    def layer(self, layer: Layer, names: Mapping[str, str]) -> list[str]:
        """See ``PythonLibrary.layer``."""
        match layer:
            case ConvLayer(op="linear"):
                return [f"x = {names['weight']} @ x{_plus(names, '')}"]
            case ConvLayer():
                return _conv(layer, names)
            case ConvTransposeLayer():
                return _transposed(layer, names)
            case PoolLayer():
                return _pool(layer)
            case AdaptiveLayer():
                return _adaptive(layer)
            case FunctionLayer(op="leaky_relu"):
                return [f"x = np.where(x < 0, {layer.negative_slope!r} * x, x)"]
            case FunctionLayer():
                return [f"x = {FUNCTIONS[layer.op]}"]
            case BatchNormLayer():
                return _batch_norm(layer, names)
            case SoftmaxLayer():
                return [f"x = special.softmax(x, axis={layer.dim})"]
            case AddLayer():
                by = "" if layer.alpha == 1 else f"{layer.alpha!r} * "
                return [f"x = x + {by}{names['other']}"]
            case _:
                return ["x = x.ravel()"]


def _plus(names: Mapping[str, str], index: str) -> str:
    return f" + {names['bias']}{index}" if "bias" in names else ""


def _conv(layer: ConvLayer, names: Mapping[str, str]) -> list[str]:
    axes, rank, weight = axes_of(layer), layer.rank, names["weight"]
    lines = []
    if any(layer.padding):
        mode = NUMPY_MODES[layer.padding_mode]
        lines.append(f"x = {call('np.pad', 'x', sides(axes), mode=mode)}")
    lines += spread(weight, layer.seen_weight.shape, [axis.dilation for axis in axes])
    verb = "correlate" if layer.mode == "correlation" else "convolve"
    slide = f'signal.{verb}2d(plane, kernel, mode="valid")'
    if rank == 1:
        slide = f'signal.{verb}(plane, kernel, mode="valid", method="direct")'
    after = f"{jumps(axis.stride for axis in axes)}{_plus(names, beside(rank))}"
    return [*lines, *stacked(layer, weight, slide, after)]


def _transposed(layer: ConvTransposeLayer, names: Mapping[str, str]) -> list[str]:
    axes, rank, weight = layer.axes[2 - layer.rank :], layer.rank, names["weight"]
    stretched = tuple(axis.stretched for axis in axes)
    first = 2 - rank
    lines = spread(weight, layer.seen_weight.shape, layer.dilation[first:])
    if any(axis.stride > 1 for axis in axes):
        lines += [
            f"stretched = np.zeros({(layer.input_shape[0], *stretched)})",
            f"stretched[:, {', '.join(every(axis.stride) for axis in axes)}] = x",
            "x = stretched",
        ]
    # To stamp is to convolve; a kernel that is turned before makes a correlation of it.
    verb = "convolve" if layer.mode == "correlation" else "correlate"
    per_group, reads = layer.weight.shape[1], layer.weight.shape[0] // layer.groups
    stamp = f"signal.{verb}2d(plane, kernels[KERNEL])"
    if rank == 1:
        stamp = f'signal.{verb}(plane, kernels[KERNEL], method="direct")'
    if layer.groups == 1:
        kernel, planes, kernels = "out", "x", weight
    else:
        group = "out" if per_group == 1 else f"out // {per_group}"
        kernel = "0" if per_group == 1 else f"out % {per_group}"
        lines.append(f"groups = np.split(x, {layer.groups})")
        lines.append(f"filters = np.split({weight}, {layer.groups})  # {reads} channels each")
        planes, kernels = f"groups[{group}]", f"filters[{group}]"
    each = f"sum({stamp.replace('KERNEL', kernel)} for plane, kernels in zip({planes}, {kernels}))"
    lines.append(f"x = np.stack([\n    {each}\n    for out in range({layer.output_shape[0]})\n])")
    if any(layer.output_padding):
        after = tuple((0, more) for more in layer.output_padding[first:])
        lines.append(f"x = np.pad(x, {((0, 0), *after)})")
    if any(layer.padding):
        kept = (
            f"{cut}:{cut + axis.result}" if cut else ":"
            for cut, axis in zip(layer.padding[first:], axes, strict=True)
        )
        lines.append(f"x = x[:, {', '.join(kept)}]")
    if "bias" in names:
        lines.append(f"x = x{_plus(names, beside(rank))}")
    return lines


def _windows(axes: tuple[AxisSize, ...], planes: str) -> str:
    """An expression for the windows of some planes, their cells along the last axes."""
    spans = tuple(axis.span for axis in axes)
    places = tuple(range(1, len(axes) + 1))
    if len(axes) == 1:
        views = f"np.lib.stride_tricks.sliding_window_view({planes}, {spans[0]}, axis=1)"
    else:
        views = f"np.lib.stride_tricks.sliding_window_view({planes}, {spans}, axis={places})"
    steps = [axis.stride for axis in axes] + [axis.dilation for axis in axes]
    return f"{views}{jumps(steps)}"


def _pool(layer: PoolLayer) -> list[str]:
    axes = axes_of(layer)
    around, cells = sides(axes, overhang=True), "-1" if layer.rank == 1 else "(-2, -1)"
    lines = []
    if layer.kind == "max":
        if around:
            lines.append(f"x = np.pad(x, {around}, constant_values=-np.inf)")
        return [*lines, f"x = {_windows(axes, 'x')}.max({cells})"]
    is_lp = layer.kind == "lp"
    if is_lp:
        lines.append(f"x = x ** {layer.norm_type!r}")
    counts = _counts(layer, axes, cells)
    lines += counts
    if around:
        lines.append(f"x = np.pad(x, {around})")
    windows = _windows(axes, "x")
    if layer.divisor_override is not None:
        return [*lines, f"x = {windows}.sum({cells}) / {layer.divisor_override}"]
    mean = f"{windows}.sum({cells}) / counts" if counts else f"{windows}.mean({cells})"
    lines.append(f"x = {mean}")
    if is_lp:
        lines.append(f"x = (x * {layer.reads}) ** (1 / {layer.norm_type!r})")
    return lines


def _counts(layer: PoolLayer, axes: tuple[AxisSize, ...], cells: str) -> list[str]:
    """Lines that count the cells of each window; none where all windows have the same."""
    over = any(axis.overhang for axis in axes)
    is_padded = any(layer.padding)
    if layer.divisor_override is not None or not (
        over or (is_padded and not layer.count_include_pad)
    ):
        return []
    inside = [axis.input for axis in axes]
    widths = [(axis.padding[0], axis.padding[1] + axis.overhang) for axis in axes]
    if layer.count_include_pad:
        inside = [axis.input + sum(axis.padding) for axis in axes]
        widths = [(0, axis.overhang) for axis in axes]
    return [
        f"counts = np.pad(np.ones({(1, *inside)}), {((0, 0), *widths)})",
        f"counts = {_windows(axes, 'counts')}.sum({cells})",
    ]


def _adaptive(layer: AdaptiveLayer) -> list[str]:
    axes = layer.axes[2 - layer.rank :]
    if layer.rank == 1:
        return [
            f"spans = {list(axes[0].windows)}",
            f"x = np.stack([x[:, start:stop].{_of(layer)}(1) for start, stop in spans], axis=1)",
        ]
    window = f"x[:, top:bottom, left:right].{_of(layer)}((1, 2))"
    return [
        f"rows = {list(axes[0].windows)}",
        f"columns = {list(axes[1].windows)}",
        "x = np.array([",
        f"    [{window} for left, right in columns]",
        "    for top, bottom in rows",
        "])",
        "x = x.transpose(2, 0, 1)",
    ]


def _of(layer: AdaptiveLayer) -> str:
    return "max" if layer.kind == "max" else "mean"


def _batch_norm(layer: BatchNormLayer, names: Mapping[str, str]) -> list[str]:
    index = beside(layer.rank)
    mean, variance, weight, bias = (
        f"{names[name]}{index}" for name in ("running_mean", "running_var", "weight", "bias")
    )
    return [f"x = (x - {mean}) / np.sqrt({variance} + {layer.eps!r}) * {weight} + {bias}"]
