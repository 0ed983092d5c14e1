"""Programs that build an ONNX model, and have ONNX Runtime compute it."""

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
from app.snippets.base import CannotSay, PythonLibrary, call
from app.snippets.planes import NUMPY_MODES, axes_of

OPSET = 21
HELPERS = """

nodes, held = [], []


def keep(name, array):
    held.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
    return name


def node(operator, *inputs, **attributes):
    # It reads what the node before it has made.
    before, after = f"x{len(nodes)}", f"x{len(nodes) + 1}"
    nodes.append(helper.make_node(operator, [before, *inputs], [after], **attributes))
"""
OPERATORS = {"relu": "Relu", "sigmoid": "Sigmoid", "tanh": "Tanh", "leaky_relu": "LeakyRelu"}
POOLS = {"max": "MaxPool", "avg": "AveragePool", "lp": "LpPool"}


class Onnx(PythonLibrary):
    """A model of one node a layer, in float32."""

    name = "onnx"
    title = "ONNX"
    file = "convwalk_onnx.py"
    packages = ("onnx", "onnxruntime", "numpy")
    imports = (
        "import numpy as np",
        "import onnxruntime",
        "from onnx import TensorProto, helper, numpy_helper",
    )
    helpers = HELPERS

    def written(self, numbers: str) -> str:
        """See ``PythonLibrary.written``."""
        return f"np.array({numbers}, dtype=np.float32)"

    def loaded(self, code: str) -> str:
        """See ``PythonLibrary.loaded``."""
        return f"{code}.astype(np.float32)"

    def begin(self, code: str, layer: Layer) -> list[str]:
        """See ``PythonLibrary.begin``: with the axis of the pictures in front."""
        return [f"x = {code}[None]  # {(1, *layer.given_shape)}"]

    def end(self, layer: Layer) -> list[str]:
        """See ``PythonLibrary.end``."""
        return [
            'inputs = [helper.make_tensor_value_info("x0", TensorProto.FLOAT, x.shape)]',
            'outputs = [helper.make_tensor_value_info(f"x{len(nodes)}", TensorProto.FLOAT, None)]',
            'graph = helper.make_graph(nodes, "convwalk", inputs, outputs, held)',
            f'opset = helper.make_opsetid("", {OPSET})',
            "model = helper.make_model(graph, opset_imports=[opset], ir_version=10)",
            "session = onnxruntime.InferenceSession(",
            '    model.SerializeToString(), providers=["CPUExecutionProvider"]',
            ")",
            'out = session.run(None, {"x0": x})[0][0]',
            "print(out.shape)",
        ]

    def layer(self, layer: Layer, names: Mapping[str, str]) -> list[str]:
        """See ``PythonLibrary.layer``."""
        match layer:
            case ConvLayer(op="linear"):
                return [_node("Gemm", *_learned(names), transB=1)]
            case ConvLayer():
                return _conv(layer, names)
            case ConvTransposeLayer():
                return _transposed(layer, names)
            case PoolLayer():
                return _pool(layer)
            case AdaptiveLayer():
                return [_adaptive(layer)]
            case FunctionLayer(op="leaky_relu"):
                return [_node("LeakyRelu", alpha=layer.negative_slope)]
            case FunctionLayer():
                return [_node(OPERATORS[layer.op])]
            case BatchNormLayer():
                order = ("weight", "bias", "running_mean", "running_var")
                held = (_keep(names[name]) for name in order)
                return [_node("BatchNormalization", *held, epsilon=layer.eps)]
            case SoftmaxLayer():
                return [_node("Softmax", axis=layer.dim + 1)]
            case AddLayer():
                by = "" if layer.alpha == 1 else f" * np.float32({layer.alpha!r})"
                return [_node("Add", f'keep("{names["other"]}", {names["other"]}{by})')]
            case _:
                return [_node("Flatten", axis=1)]


def _node(operator: str, *inputs: str, **attributes: object) -> str:
    written = {name: repr(value) for name, value in attributes.items()}
    return call("node", f'"{operator}"', *inputs, **written)


def _keep(name: str, code: str | None = None) -> str:
    return f'keep("{name}", {code or name})'


def _learned(names: Mapping[str, str], turned: str = "") -> list[str]:
    return [
        _keep(names[name], f"{names[name]}{turned if name == 'weight' else ''}")
        for name in ("weight", "bias")
        if name in names
    ]


def _turned(layer: ConvLayer | ConvTransposeLayer) -> str:
    """An index that turns the kernels, where they are."""
    if layer.mode == "correlation":
        return ""
    return f"[..., {', '.join(['::-1'] * layer.rank)}]"


def _pads(widths: list[tuple[int, int]]) -> list[int]:
    """As ONNX takes them: all at the near ends, then all at the far ends."""
    return [near for near, _ in widths] + [far for _, far in widths]


def _padded(name: str, widths: list[tuple[int, int]], mode: str, value: str = "0") -> str:
    """A node that pads the planes."""
    pads = _pads([(0, 0), (0, 0), *widths])
    held = [_keep(f"{name}_pads", f"np.array({pads})")]
    if mode == "constant":
        held.append(_keep(f"{name}_value", f"np.array({value}, np.float32)"))
    return _node("Pad", *held, mode=mode)


def _conv(layer: ConvLayer, names: Mapping[str, str]) -> list[str]:
    axes = axes_of(layer)
    widths = [axis.padding for axis in axes]
    lines = []
    mode = NUMPY_MODES[layer.padding_mode]
    if mode and any(layer.padding):
        lines.append(_padded(names["weight"], widths, mode.strip('"')))
        widths = [(0, 0)] * len(axes)
    lines.append(
        _node(
            "Conv",
            *_learned(names, _turned(layer)),
            strides=[axis.stride for axis in axes],
            pads=_pads(widths),
            dilations=[axis.dilation for axis in axes],
            group=layer.groups,
        )
    )
    return lines


def _transposed(layer: ConvTransposeLayer, names: Mapping[str, str]) -> list[str]:
    first = 2 - layer.rank
    if any(more >= step for more, step in zip(layer.output_padding, layer.stride, strict=True)):
        raise CannotSay("ONNX Runtime takes an output_padding only where it is below the stride")
    return [
        _node(
            "ConvTranspose",
            *_learned(names, _turned(layer)),
            strides=list(layer.stride[first:]),
            pads=[*layer.padding[first:], *layer.padding[first:]],
            output_padding=list(layer.output_padding[first:]),
            dilations=list(layer.dilation[first:]),
            group=layer.groups,
        )
    ]


def _pool(layer: PoolLayer) -> list[str]:
    axes = axes_of(layer)
    over = any(axis.overhang for axis in axes)
    settings = _windowing(axes)
    if layer.kind == "max":
        lines = []
        if any(layer.padding) or over:
            widths = [(axis.padding[0], axis.padding[1] + axis.overhang) for axis in axes]
            lines.append(_padded("around", widths, "constant", "-np.inf"))
        dilations = [axis.dilation for axis in axes]
        return [*lines, _node("MaxPool", **settings, dilations=dilations)]
    if over:
        raise CannotSay(
            f"ONNX does not say what its {POOLS[layer.kind]} divides by where ceil_mode makes a "
            "window smaller"
        )
    if layer.kind == "lp":
        norm = layer.norm_type or 0
        if norm % 2 or norm < 1:
            raise CannotSay(
                f"ONNX's LpPool takes absolute values and whole norms: norm_type={norm:g} is "
                "another number where the input is negative"
            )
        return [_node("LpPool", **settings, p=int(norm))]
    return [
        _node(
            "AveragePool",
            **settings,
            pads=_pads([axis.padding for axis in axes]),
            count_include_pad=int(layer.count_include_pad or layer.divisor_override is not None),
        ),
        *_divided(layer),
    ]


def _windowing(axes: tuple[AxisSize, ...]) -> dict[str, object]:
    return {
        "kernel_shape": [axis.kernel for axis in axes],
        "strides": [axis.stride for axis in axes],
    }


def _divided(layer: PoolLayer) -> list[str]:
    if layer.divisor_override is None:
        return []
    by = f"np.array({layer.reads} / {layer.divisor_override}, np.float32)"
    return [_node("Mul", _keep("share", by))]


def _adaptive(layer: AdaptiveLayer) -> str:
    axes = layer.axes[2 - layer.rank :]
    if any(axis.input % axis.result for axis in axes):
        raise CannotSay(
            "ONNX pools with windows of one size only: the output must divide the input"
        )
    sizes = [axis.input // axis.result for axis in axes]
    return _node(POOLS[layer.kind], kernel_shape=sizes, strides=sizes)
