"""What PyTorch makes of a run, in float64. Imported only where PyTorch is installed."""

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from tests.support.layers import Request

REFUSALS = (RuntimeError, ValueError, TypeError, IndexError, ZeroDivisionError)
"""What PyTorch raises at settings that it does not take."""


@dataclass(frozen=True)
class TorchAnswer:
    """PyTorch's answer: an output, or the reason why there is none.

    Attributes:
        output: (C_out, H_out, W_out) or (C_out, L_out); none when the settings are refused.
        indices: of a max pooling: where each maximum stands, as ``return_indices``.
        refusal: PyTorch's message; empty when the settings are taken.
    """

    output: NDArray[np.float64] | None = None
    indices: NDArray[np.int64] | None = None
    refusal: str = ""


def torch_answer(request: Request) -> TorchAnswer:
    """Put a request whose input is written out to PyTorch.

    Convolutions go through the modules of ``torch.nn``, which check more than the functions do and
    say what ``padding_mode`` and ``"same"`` mean; poolings through ``torch.nn.functional``.
    """
    try:
        with warnings.catch_warnings(), torch.no_grad():
            warnings.filterwarnings("ignore", "Using padding='same'")
            out, indices = _answered(request)
    except REFUSALS as error:
        # The functions list all their signatures after the first line.
        return TorchAnswer(refusal=str(error).split(", but expected one of", 1)[0])
    return TorchAnswer(out[0].numpy(), None if indices is None else indices[0].numpy())


def torch_output(request: Request) -> NDArray[np.float64]:
    """The output of a request that PyTorch takes."""
    answer = torch_answer(request)
    assert answer.output is not None, answer.refusal
    return answer.output


def torch_winners(request: Request) -> NDArray[np.int64]:
    """The flat indices that PyTorch's max pooling returns, of the output's shape."""
    answer = torch_answer(request)
    assert answer.indices is not None, answer.refusal
    return answer.indices


def _answered(request: Request) -> tuple[torch.Tensor, torch.Tensor | None]:
    settings = dict(request["operation"])
    op = settings.pop("op")
    x = _tensor(request["input"]["values"])
    if not op.endswith("1d") and not op.endswith("2d"):
        return _between(op, x, settings)[None], None
    axes = int(op[-2])
    x = x.reshape(1, *([1] if x.dim() == axes else []), *x.shape)
    if op.startswith("conv_transpose"):
        return _conv_transpose(x, axes, settings), None
    if op.startswith("conv"):
        return _conv(x, axes, settings), None
    function = getattr(functional, op)
    if "max_pool" in op:
        out, indices = function(x, return_indices=True, **settings)
        return out, indices
    return function(x, **settings), None


def _between(op: str, x: torch.Tensor, settings: dict[str, Any]) -> torch.Tensor:
    """What stands between layers; x is (C, H, W), (H, W) for one channel, or a flat list."""
    if x.dim() == 2:
        x = x[None]
    named: dict[str, Any] = {
        name: _tensor(value) if isinstance(value, list) else value
        for name, value in settings.items()
    }
    if op == "flatten":
        return torch.flatten(x, **named)
    if op == "add":
        return torch.add(x, **named)
    if op == "batch_norm":
        return functional.batch_norm(x[None], **named)[0]
    out: torch.Tensor = getattr(functional, op)(x, **named)
    return out


def _tensor(values: Any) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float64)


def _conv(x: torch.Tensor, axes: int, settings: dict[str, Any]) -> torch.Tensor:
    weight, groups = _weight(x.shape[1], axes, settings)
    padding, mode = settings.pop("padding", 0), settings.pop("padding_mode", "zeros")
    sides = isinstance(padding, list) and len(padding) == 2 * axes
    module = {1: nn.Conv1d, 2: nn.Conv2d}[axes](
        weight.shape[1] * groups,
        weight.shape[0],
        tuple(weight.shape[2:]),
        groups=groups,
        padding=0 if sides else _several(padding),
        padding_mode=mode,
        **_arguments(settings),
    )
    if sides:
        # Four sides, or two along one axis: no argument of a module, but what its forward does.
        kind = "constant" if mode == "zeros" else mode
        x = functional.pad(x, _last_axis_first(padding), mode=kind)
    return _applied(module, x, weight, settings)


def _weight(channels: int, axes: int, settings: dict[str, Any]) -> tuple[torch.Tensor, int]:
    """The weights as PyTorch takes them, and groups; ``kernel`` and ``mode`` become weights."""
    turned = settings.pop("mode", "correlation") == "convolution"
    groups = settings.pop("groups", 1)
    if "kernel" in settings:
        kernel = _tensor(settings.pop("kernel"))
        if settings.pop("combine", "each") == "sum":
            weight = kernel.expand(1, channels, *kernel.shape)
        else:
            weight, groups = kernel.expand(channels, 1, *kernel.shape), channels
    else:
        weight = _tensor(settings.pop("weight"))
    return weight.flip(tuple(range(2, 2 + axes))) if turned else weight, groups


def _conv_transpose(x: torch.Tensor, axes: int, settings: dict[str, Any]) -> torch.Tensor:
    weight, groups = _weight(x.shape[1], axes, settings)
    module = {1: nn.ConvTranspose1d, 2: nn.ConvTranspose2d}[axes](
        weight.shape[0],
        weight.shape[1] * groups,
        tuple(weight.shape[2:]),
        groups=groups,
        **_arguments(settings),
    )
    return _applied(module, x, weight, settings)


def _arguments(settings: dict[str, Any]) -> dict[str, Any]:
    given = {name: _several(value) for name, value in settings.items() if name != "bias"}
    return given | {"bias": settings.get("bias") is not None, "dtype": torch.float64}


def _applied(
    module: Any, x: torch.Tensor, weight: torch.Tensor, settings: dict[str, Any]
) -> torch.Tensor:
    module.weight = nn.Parameter(weight.contiguous())
    if settings.get("bias") is not None:
        module.bias = nn.Parameter(_tensor(settings["bias"]))
    out: torch.Tensor = module(x)
    return out


def _several(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _last_axis_first(sides: list[int]) -> list[int]:
    """(top, bottom, left, right) as ``functional.pad`` takes it: (left, right, top, bottom)."""
    return sides[2:] + sides[:2]
