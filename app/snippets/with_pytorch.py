"""Programs in PyTorch, whose names and semantics the operations have."""

from collections.abc import Mapping

from app.operations import (
    AddLayer,
    BatchNormLayer,
    ConvLayer,
    ConvTransposeLayer,
    FunctionLayer,
    Layer,
    PoolLayer,
    SoftmaxLayer,
)
from app.snippets.base import PythonLibrary, but, call, pair
from app.snippets.planes import axes_of

MODES = {"reflect": '"reflect"', "replicate": '"replicate"', "circular": '"circular"'}


class PyTorch(PythonLibrary):
    """``torch.nn.functional``, in float64."""

    name = "pytorch"
    title = "PyTorch"
    file = "convwalk_pytorch.py"
    packages = ("torch", "numpy")
    imports = ("import numpy as np", "import torch", "import torch.nn.functional as F")

    def written(self, numbers: str) -> str:
        """See ``PythonLibrary.written``."""
        return f"torch.tensor({numbers}, dtype=torch.float64)"

    def loaded(self, code: str) -> str:
        """See ``PythonLibrary.loaded``."""
        return f"torch.from_numpy({code})"

    def end(self, layer: Layer) -> list[str]:
        """See ``PythonLibrary.end``."""
        return ["out = x.numpy()", "print(out.shape)"]

    def layer(self, layer: Layer, names: Mapping[str, str]) -> list[str]:
        """See ``PythonLibrary.layer``."""
        match layer:
            case ConvLayer(op="linear"):
                return [f"x = {call('F.linear', 'x', *_learned(names))}"]
            case ConvLayer():
                return _conv(layer, names)
            case ConvTransposeLayer():
                return [*_turn(layer, names), f"x = {_transposed(layer, names)}"]
            case PoolLayer():
                return [f"x = {_pool(layer)}"]
            case FunctionLayer(op="leaky_relu"):
                return [f"x = F.leaky_relu(x, {layer.negative_slope!r})"]
            case FunctionLayer():
                return [f"x = {'F' if layer.op == 'relu' else 'torch'}.{layer.op}(x)"]
            case BatchNormLayer():
                given = ", ".join(
                    names[name] for name in ("running_mean", "running_var", "weight", "bias")
                )
                return [f"x = F.batch_norm(x[None], {given}, eps={layer.eps!r})[0]"]
            case SoftmaxLayer():
                return [f"x = F.softmax(x, dim={layer.dim})"]
            case AddLayer():
                return [f"x = {call('torch.add', 'x', names['other'], alpha=but(layer.alpha, 1))}"]
            case _ if layer.op == "flatten":
                return ["x = x.flatten()"]
            case _:
                size = layer.output_shape[3 - layer.rank :]
                return [f"x = F.{layer.op}(x, {pair(size)})"]


def _learned(names: Mapping[str, str]) -> list[str]:
    return [names[name] for name in ("weight", "bias") if name in names]


def _turn(layer: ConvLayer | ConvTransposeLayer, names: Mapping[str, str]) -> list[str]:
    if layer.mode == "correlation":
        return []
    weight, turned = names["weight"], tuple(range(-layer.rank, 0))
    return [f"{weight} = {weight}.flip({turned})  # mode=convolution: turned by 180°"]


def _conv(layer: ConvLayer, names: Mapping[str, str]) -> list[str]:
    lines = _turn(layer, names)
    axes = axes_of(layer)
    is_even = all(axis.padding[0] == axis.padding[1] for axis in axes)
    is_own = is_even and layer.padding_mode == "zeros"
    padding = tuple(axis.padding[0] for axis in axes)
    if any(layer.padding) and not is_own:
        sides = tuple(side for axis in reversed(axes) for side in axis.padding)
        lines.append(f"x = {call('F.pad', 'x', str(sides), mode=MODES.get(layer.padding_mode))}")
        padding = (0,) * layer.rank
    spoken = call(
        f"F.{layer.op}",
        "x",
        *_learned(names),
        stride=but(pair(axis.stride for axis in axes), "1"),
        padding=but(pair(padding), "0"),
        dilation=but(pair(axis.dilation for axis in axes), "1"),
        groups=but(layer.groups, 1),
    )
    return [*lines, f"x = {spoken}"]


def _transposed(layer: ConvTransposeLayer, names: Mapping[str, str]) -> str:
    first = 2 - layer.rank
    return call(
        f"F.{layer.op}",
        "x",
        *_learned(names),
        stride=but(pair(layer.stride[first:]), "1"),
        padding=but(pair(layer.padding[first:]), "0"),
        output_padding=but(pair(layer.output_padding[first:]), "0"),
        dilation=but(pair(layer.dilation[first:]), "1"),
        groups=but(layer.groups, 1),
    )


def _pool(layer: PoolLayer) -> str:
    axes = axes_of(layer)
    kernel = pair(axis.kernel for axis in axes)
    given = ["x", kernel]
    if layer.kind == "lp":
        given.insert(1, repr(layer.norm_type))
    return call(
        f"F.{layer.op}",
        *given,
        stride=but(pair(axis.stride for axis in axes), kernel),
        padding=but(pair(axis.padding[0] for axis in axes), "0"),
        dilation=but(pair(axis.dilation for axis in axes), "1"),
        ceil_mode=but(layer.ceil_mode, False),
        count_include_pad=but(layer.count_include_pad, True),
        divisor_override=layer.divisor_override,
    )
