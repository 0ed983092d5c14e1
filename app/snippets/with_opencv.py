"""Programs in OpenCV: what it can say of pictures, a plane at a time."""

from collections.abc import Mapping

from app.operations import ConvLayer, FunctionLayer, Layer, PoolLayer
from app.operations.sizes import AxisSize
from app.snippets.base import CannotSay, PythonLibrary, call
from app.snippets.planes import axes_of, beside, every, jumps, spread, stacked

BORDERS = {
    "zeros": "cv2.BORDER_CONSTANT",
    "reflect": "cv2.BORDER_REFLECT_101",
    "replicate": "cv2.BORDER_REPLICATE",
    "circular": "cv2.BORDER_WRAP",
}


class OpenCv(PythonLibrary):
    """``filter2D``, ``boxFilter`` and ``dilate``."""

    name = "opencv"
    title = "OpenCV"
    file = "convwalk_opencv.py"
    packages = ("opencv-python", "numpy")
    imports = ("import cv2", "import numpy as np")

    def end(self, layer: Layer) -> list[str]:
        """See ``PythonLibrary.end``."""
        return ["out = x", "print(out.shape)"]

    def layer(self, layer: Layer, names: Mapping[str, str]) -> list[str]:
        """See ``PythonLibrary.layer``."""
        match layer:
            case ConvLayer(op="conv2d"):
                return _conv(layer, names)
            case PoolLayer(rank=2) if layer.kind != "lp":
                return _pool(layer)
            case FunctionLayer(op="relu", rank=2):
                return _planes("cv2.threshold(plane, 0, 0, cv2.THRESH_TOZERO)[1]")
            case _:
                raise CannotSay(
                    f"OpenCV has no {layer.op}: it filters, averages, dilates and thresholds "
                    "pictures (C, H, W)"
                )


def _planes(code: str, more: str = "") -> list[str]:
    return [f"x = np.stack([{code} for plane in x]){more}"]


def _bordered(axes: tuple[AxisSize, ...], border: str, value: str | None = None) -> list[str]:
    """Lines that pad the planes."""
    (top, bottom), (left, right) = (
        (axis.padding[0], axis.padding[1] + axis.overhang) for axis in axes
    )
    if not (top or bottom or left or right):
        return []
    sides = f"plane, {top}, {bottom}, {left}, {right}, {border}"
    return _planes(call("cv2.copyMakeBorder", sides, value=value))


def _conv(layer: ConvLayer, names: Mapping[str, str]) -> list[str]:
    axes, weight = axes_of(layer), names["weight"]
    lines = []
    if layer.mode == "convolution":
        lines.append(f"{weight} = {weight}[..., ::-1, ::-1]  # filter2D correlates")
    lines += spread(weight, layer.weight.shape, [axis.dilation for axis in axes])
    border = BORDERS[layer.padding_mode]
    # Padding that keeps the size is filter2D's own; it cannot wrap around.
    keeps = all(axis.padding == (axis.span // 2, (axis.span - 1) // 2) for axis in axes)
    is_own = keeps and border != BORDERS["circular"]
    if is_own:
        code = f"cv2.filter2D(plane, cv2.CV_64F, kernel, borderType={border})"
    else:
        lines += _bordered(axes, border)
        code = "cv2.filter2D(plane, cv2.CV_64F, kernel, anchor=(0, 0))"
    kept = jumps(axis.stride for axis in axes) if is_own else _fitting(axes)
    bias = f" + {names['bias']}{beside(2)}" if "bias" in names else ""
    return [*lines, *stacked(layer, weight, code, f"{kept}{bias}")]


def _fitting(axes: tuple[AxisSize, ...]) -> str:
    """An index that takes the windows which lie inside: their first cell is where they stand."""
    kept = []
    for axis in axes:
        stop = (axis.result - 1) * axis.stride + 1
        kept.append(f":{stop}" if axis.stride == 1 else f":{stop}:{axis.stride}")
    return f"[:, {', '.join(kept)}]"


def _pool(layer: PoolLayer) -> list[str]:
    axes = axes_of(layer)
    height, width = layer.kernel_size
    if layer.kind == "max":
        down, across = layer.dilation
        lines = _bordered(axes, BORDERS["zeros"], "-np.inf")
        kernel = f"np.ones({(height, width)}, np.uint8)"
        if down > 1 or across > 1:
            lines += [
                f"taps = np.zeros({tuple(axis.span for axis in axes)}, np.uint8)",
                f"taps[{every(down)}, {every(across)}] = 1",
            ]
            kernel = "taps"
        dilated = f"cv2.dilate(plane, {kernel}, anchor=(0, 0))"
        return [*lines, *_planes(dilated, _fitting(axes))]
    if any(axis.overhang for axis in axes) and layer.divisor_override is None:
        raise CannotSay("OpenCV's boxFilter does not know the smaller windows of ceil_mode")
    is_mean = layer.divisor_override is None
    if is_mean and any(layer.padding) and not layer.count_include_pad:
        raise CannotSay("OpenCV's boxFilter counts padding: it has no count_include_pad=False")
    box = call(
        "cv2.boxFilter",
        f"plane, cv2.CV_64F, {(width, height)}",
        anchor="(0, 0)",
        normalize=None if is_mean else False,
    )
    over = "" if is_mean else f" / {layer.divisor_override}"
    return [*_bordered(axes, BORDERS["zeros"]), *_planes(box, f"{_fitting(axes)}{over}")]
