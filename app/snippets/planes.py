"""Slices and paddings of a layer's axes, as NumPy writes them."""

from collections.abc import Iterable, Sequence

from app.operations import ConvLayer, WindowLayer
from app.operations.sizes import AxisSize

NUMPY_MODES = {
    "zeros": None,
    "reflect": '"reflect"',
    "replicate": '"edge"',
    "circular": '"wrap"',
}
"""What NumPy calls the values that padding has."""


def axes_of(layer: WindowLayer) -> tuple[AxisSize, ...]:
    """The axes that are seen from outside: rows and columns, or that of a signal."""
    return layer.output_size.axes[2 - layer.rank :]


def sides(axes: Sequence[AxisSize], *, overhang: bool = False) -> str:
    """Padding as ``numpy.pad`` takes it, of channels none; "" where there is none.

    Args:
        axes: of the planes.
        overhang: whether what ceil_mode's last windows reach over is padded as well.
    """
    widths = [
        (axis.padding[0], axis.padding[1] + (axis.overhang if overhang else 0)) for axis in axes
    ]
    if not any(side for width in widths for side in width):
        return ""
    return str(((0, 0), *widths))


def jumps(strides: Iterable[int]) -> str:
    """An index that takes every so manieth of the windows; "" where all are taken."""
    listed = list(strides)
    while listed and listed[-1] == 1:
        listed.pop()
    return f"[:, {', '.join(map(every, listed))}]" if listed else ""


def every(step: int) -> str:
    """A slice that takes one of so many."""
    return ":" if step == 1 else f"::{step}"


def beside(rank: int) -> str:
    """An index that lets (C,) meet the planes."""
    return f"[:{', None' * rank}]" if rank else ""


def spread(weight: str, shape: Iterable[int], dilation: Sequence[int]) -> list[str]:
    """Lines that put zeros between the taps of a weight; none where they lie side by side.

    Args:
        weight: its name.
        shape: of it.
        dilation: distance between taps, along its last axes.
    """
    if all(step == 1 for step in dilation):
        return []
    whole = list(shape)
    for place, step in enumerate(dilation, len(whole) - len(dilation)):
        whole[place] = step * (whole[place] - 1) + 1
    return [
        f"spread = np.zeros({tuple(whole)})",
        f"spread[..., {', '.join(map(every, dilation))}] = {weight}",
        f"{weight} = spread",
    ]


def stacked(layer: ConvLayer, weight: str, slide: str, after: str) -> list[str]:
    """Lines that make the maps of a convolution: of every filter the sum over its channels.

    Args:
        layer: the convolution.
        weight: name of its weight, (C_out, C_in/groups, …).
        slide: what one ``kernel`` makes of its ``plane``.
        after: what is done with the maps, put behind them.
    """
    if layer.groups == 1:
        lines = []
        each = f"sum({slide} for plane, kernel in zip(x, filter_))"
        over = f"for filter_ in {weight}"
    else:
        per_group = layer.output_shape[0] // layer.groups
        place = "out" if per_group == 1 else f"out // {per_group}"
        lines = [f"groups = np.split(x, {layer.groups})"]
        each = f"sum({slide} for plane, kernel in zip(groups[{place}], {weight}[out]))"
        over = f"for out in range({layer.output_shape[0]})"
    return [*lines, f"x = np.stack([\n    {each}\n    {over}\n]){after}"]
