"""Programs in Keras, whose planes have their channels last."""

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
from app.snippets.base import CannotSay, PythonLibrary, but, call, pair
from app.snippets.planes import axes_of

LAST = {2: (0, 2, 3, 1), 1: (0, 2, 1), 0: (0, 1)}
"""From channels first to channels last, by the rank of the planes."""

FIRST = {2: (0, 3, 1, 2), 1: (0, 2, 1), 0: (0, 1)}
"""And back."""


class Keras(PythonLibrary):
    """``keras.ops``, on any of its backends."""

    name = "keras"
    title = "Keras"
    file = "convwalk_keras.py"
    packages = ("keras", "numpy")
    imports = ("import numpy as np", "from keras import ops")

    def written(self, numbers: str) -> str:
        """See ``PythonLibrary.written``."""
        return f'ops.array({numbers}, dtype="float64")'

    def loaded(self, code: str) -> str:
        """See ``PythonLibrary.loaded``."""
        return f"ops.convert_to_tensor({code})"

    def begin(self, code: str, layer: Layer) -> list[str]:
        """See ``PythonLibrary.begin``: with the axis of the pictures in front."""
        return [f"x = {code}  # {layer.given_shape}", f"x = {_last('x[None]', layer.rank)}"]

    def end(self, layer: Layer) -> list[str]:
        """See ``PythonLibrary.end``."""
        first = "x" if layer.result_rank == 0 else f"ops.transpose(x, {FIRST[layer.result_rank]})"
        return [f"out = ops.convert_to_numpy({first})[0]", "print(out.shape)"]

    def layer(self, layer: Layer, names: Mapping[str, str]) -> list[str]:
        """See ``PythonLibrary.layer``."""
        match layer:
            case ConvLayer(op="linear"):
                return [f"x = x @ ops.transpose({names['weight']}){_plus(names)}"]
            case ConvLayer():
                return _conv(layer, names)
            case ConvTransposeLayer():
                return _transposed(layer, names)
            case PoolLayer():
                return _pool(layer)
            case AdaptiveLayer():
                size = pair(layer.output_shape[3 - layer.rank :])
                if layer.rank == 1:
                    size = f"({size},)"
                mode = "max" if layer.kind == "max" else "average"
                name = f"ops.adaptive_{mode}_pool"
                return [f'x = {name}(x, {size}, data_format="channels_last")']
            case FunctionLayer(op="leaky_relu"):
                return [f"x = ops.leaky_relu(x, {layer.negative_slope!r})"]
            case FunctionLayer():
                return [f"x = ops.{layer.op}(x)"]
            case BatchNormLayer():
                given = [names[name] for name in ("running_mean", "running_var")]
                more = {
                    "axis": -1,
                    "offset": names["bias"],
                    "scale": names["weight"],
                    "epsilon": repr(layer.eps),
                }
                return [f"x = {call('ops.batch_normalization', 'x', *given, **more)}"]
            case SoftmaxLayer():
                return [f"x = ops.softmax(x, axis={FIRST[layer.rank][layer.dim + 1]})"]
            case AddLayer():
                by = "" if layer.alpha == 1 else f"{layer.alpha!r} * "
                return [f"x = x + {by}{_last(names['other'] + '[None]', layer.rank)}"]
            case _:
                back = "x" if layer.rank == 0 else f"ops.transpose(x, {FIRST[layer.rank]})"
                return [f"x = ops.reshape({back}, (1, -1))"]


def _last(code: str, rank: int) -> str:
    return f"ops.transpose({code}, {LAST[rank]})" if rank else code


def _plus(names: Mapping[str, str]) -> str:
    return f" + {names['bias']}" if "bias" in names else ""


def _around(axes: tuple[AxisSize, ...], mode: str | None = None, value: str | None = None) -> str:
    """A call that pads the planes, with what ceil_mode's last windows reach over."""
    widths = tuple((axis.padding[0], axis.padding[1] + axis.overhang) for axis in axes)
    return call("ops.pad", "x", str(((0, 0), *widths, (0, 0))), mode=mode, constant_values=value)


def _is_padded(axes: tuple[AxisSize, ...]) -> bool:
    return any(sum(axis.padding) + axis.overhang for axis in axes)


def _kernels(layer: ConvLayer | ConvTransposeLayer, weight: str) -> list[str]:
    """Lines that bring (out, in, …) to Keras's order, turned where the mode says so."""
    lines = []
    if layer.mode == "convolution":
        lines.append(f"{weight} = ops.flip({weight}, axis={tuple(range(2, 2 + layer.rank))})")
    order = (*range(2, 2 + layer.rank), 1, 0)
    return [*lines, f"{weight} = ops.transpose({weight}, {order})"]


def _conv(layer: ConvLayer, names: Mapping[str, str]) -> list[str]:
    axes = axes_of(layer)
    lines = []
    if _is_padded(axes):
        if layer.padding_mode not in ("zeros", "reflect"):
            raise CannotSay(f"Keras pads with zeros or by reflection, not {layer.padding_mode}")
        mode = '"reflect"' if layer.padding_mode == "reflect" else None
        lines.append(f"x = {_around(axes, mode)}")
    strides, dilations = pair(axis.stride for axis in axes), pair(axis.dilation for axis in axes)
    if strides != "1" and dilations != "1":
        raise CannotSay("Keras does not take strides and a dilation together")
    spoken = call(
        "ops.conv",
        "x",
        names["weight"],
        strides=but(strides, "1"),
        padding='"valid"',
        data_format='"channels_last"',
        dilation_rate=but(dilations, "1"),
    )
    return [*lines, *_kernels(layer, names["weight"]), f"x = {spoken}{_plus(names)}"]


def _transposed(layer: ConvTransposeLayer, names: Mapping[str, str]) -> list[str]:
    if layer.groups > 1:
        raise CannotSay("Keras has no groups in transposed convolutions")
    first = 2 - layer.rank
    axes = layer.axes[first:]
    strides, dilations = pair(layer.stride[first:]), pair(layer.dilation[first:])
    if strides != "1" and dilations != "1":
        raise CannotSay("Keras does not take strides and a dilation together")
    if any(axis.stride > axis.span for axis in axes) or any(layer.output_padding):
        raise CannotSay("Keras works out the size of a transposed convolution in another way here")
    lines = _kernels(layer, names["weight"])
    spoken = call(
        "ops.conv_transpose",
        "x",
        names["weight"],
        strides=strides,
        padding='"valid"',
        data_format='"channels_last"',
        dilation_rate=but(dilations, "1"),
    )
    lines.append(f"x = {spoken}")
    if any(layer.padding):
        kept = (
            f"{cut}:{cut + axis.result}" if cut else ":"
            for cut, axis in zip(layer.padding[first:], axes, strict=True)
        )
        lines.append(f"x = x[:, {', '.join(kept)}]")
    if "bias" in names:
        lines.append(f"x = x{_plus(names)}")
    return lines


def _pool(layer: PoolLayer) -> list[str]:
    axes = axes_of(layer)
    lines = []
    if layer.kind == "max":
        if any(axis.dilation > 1 for axis in axes):
            raise CannotSay("Keras has no dilation in max pooling")
        if _is_padded(axes):
            lines.append(f"x = {_around(axes, value='-np.inf')}")
        return [*lines, f"x = {_pooled(axes, 'max', 'x')}"]
    if layer.kind == "lp":
        if any(axis.overhang for axis in axes):
            raise CannotSay("Keras has no ceil_mode, and Lp pooling scales its last windows up")
        power = repr(layer.norm_type)
        mean = _pooled(axes, "average", "x")
        return [f"x = x ** {power}", f"x = ({mean} * {layer.reads}) ** (1 / {power})"]
    by = layer.divisor_override
    if _is_padded(axes):
        if by is None and (any(axis.overhang for axis in axes) or not layer.count_include_pad):
            raise CannotSay(
                "Keras has no ceil_mode and no count_include_pad: its average counts every cell "
                "of a window"
            )
        lines.append(f"x = {_around(axes)}")
    share = "" if by is None else f" * {layer.reads} / {by}"
    return [*lines, f"x = {_pooled(axes, 'average', 'x')}{share}"]


def _pooled(axes: tuple[AxisSize, ...], mode: str, planes: str) -> str:
    return call(
        f"ops.{mode}_pool",
        planes,
        pair(axis.kernel for axis in axes),
        strides=pair(axis.stride for axis in axes),
        padding='"valid"',
        data_format='"channels_last"',
    )
