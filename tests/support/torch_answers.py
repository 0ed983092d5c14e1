"""What PyTorch makes of a run, in float64. Imported only where PyTorch is installed."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from tests.support.layers import Request


def _both(value: int | list[int]) -> list[int]:
    return [value, value] if isinstance(value, int) else value


def torch_output(request: Request) -> NDArray[np.float64]:
    """The feature maps (C_out, H_out, W_out) of a request whose input is written out."""
    operation = dict(request["operation"])
    x = torch.tensor(request["input"]["values"], dtype=torch.float64)[None]
    op = operation.pop("op")
    if op == "conv2d":
        weight = torch.tensor(operation.pop("weight"), dtype=torch.float64)
        if operation.pop("mode") == "convolution":
            weight = weight.flip(2, 3)
        bias = operation.pop("bias", None)
        operation["bias"] = None if bias is None else torch.tensor(bias, dtype=torch.float64)
        mode = operation.pop("padding_mode", "zeros")
        if mode != "zeros":
            vertical, horizontal = _both(operation.pop("padding"))
            x = functional.pad(x, (horizontal, horizontal, vertical, vertical), mode=mode)
        out = functional.conv2d(x, weight, **operation)
    else:
        out = getattr(functional, op)(x, **operation)
    answer: NDArray[np.float64] = out[0].numpy()
    return answer


def torch_winners(request: Request) -> NDArray[np.int64]:
    """The flat indices that PyTorch's max pooling returns, (C, H_out, W_out)."""
    operation = {k: v for k, v in request["operation"].items() if k != "op"}
    x = torch.tensor(request["input"]["values"], dtype=torch.float64)[None]
    _, indices = functional.max_pool2d(x, return_indices=True, **operation)
    winners: NDArray[np.int64] = indices[0].numpy()
    return winners
