"""Random layers over the whole space of settings, as bodies of ``POST /runs``."""

from typing import Any

import numpy as np

Request = dict[str, Any]


def _pair(rng: np.random.Generator, low: int, high: int) -> int | list[int]:
    first, second = (int(v) for v in rng.integers(low, high + 1, 2))
    return first if rng.random() < 0.4 else [first, second]


def _both(value: int | list[int]) -> list[int]:
    return [value, value] if isinstance(value, int) else value


def _numbers(rng: np.random.Generator, *shape: int) -> Any:
    """Integers, halves or noise: exact and inexact sums are both tried."""
    kind = rng.integers(3)
    if kind == 0:
        return rng.integers(-9, 10, shape).tolist()
    if kind == 1:
        return (rng.integers(-20, 21, shape) / 2).tolist()
    return np.round(rng.normal(0, 3, shape), 3).tolist()


def random_conv(rng: np.random.Generator) -> Request:
    """A convolution layer that PyTorch accepts, in either mode."""
    groups = int(rng.choice([1, 1, 1, 2, 3]))
    per_group, out_per_group = (int(v) for v in rng.integers(1, 4, 2))
    kernel = [int(v) for v in rng.integers(1, 6, 2)]
    stride, padding, dilation = _pair(rng, 1, 3), _pair(rng, 0, 3), _pair(rng, 1, 2)
    sides = [
        max(1, d * (k - 1) + 1 - 2 * p) + int(rng.integers(0, 5))
        for k, p, d in zip(kernel, _both(padding), _both(dilation), strict=True)
    ]
    operation: Request = {
        "op": "conv2d",
        "mode": str(rng.choice(["correlation", "convolution"])),
        "weight": _numbers(rng, groups * out_per_group, per_group, *kernel),
        "stride": stride,
        "padding": padding,
        "dilation": dilation,
        "groups": groups,
    }
    if rng.random() < 0.7:
        operation["bias"] = _numbers(rng, groups * out_per_group)
    if rng.random() < 0.4:
        fitting = [
            mode
            for mode, room in (("replicate", None), ("circular", 0), ("reflect", 1))
            if room is None
            or all(p + room <= s for p, s in zip(_both(padding), sides, strict=True))
        ]
        operation["padding_mode"] = str(rng.choice(fitting))
    return {
        "input": {"values": _numbers(rng, groups * per_group, *sides)},
        "operation": operation,
    }


def random_pool(rng: np.random.Generator) -> Request:
    """A max, average or p-norm pooling that PyTorch accepts."""
    op = str(rng.choice(["max_pool2d", "avg_pool2d", "lp_pool2d"]))
    kernel = _pair(rng, 1, 4)
    operation: Request = {"op": op, "kernel_size": kernel}
    if rng.random() < 0.7:
        operation["stride"] = _pair(rng, 1, 3)
    padding = [0, 0]
    if op == "lp_pool2d":
        operation["norm_type"] = float(rng.choice([1, 2, 3, 2.5]))
    else:
        operation["padding"] = padding = [int(rng.integers(0, k // 2 + 1)) for k in _both(kernel)]
    if rng.random() < 0.5:
        operation["ceil_mode"] = True
    if op == "avg_pool2d" and rng.random() < 0.4:
        operation["count_include_pad"] = False
    if op == "avg_pool2d" and rng.random() < 0.3:
        operation["divisor_override"] = int(rng.choice([-3, -1, 1, 2, 5, 7]))
    dilation = [1, 1]
    if op == "max_pool2d" and rng.random() < 0.5:
        operation["dilation"] = dilation = [int(v) for v in rng.integers(1, 4, 2)]
    sides = [
        max(1, d * (k - 1) + 1 - 2 * p) + int(rng.integers(0, 6))
        for k, p, d in zip(_both(kernel), padding, dilation, strict=True)
    ]
    channels = int(rng.integers(1, 4))
    return {"input": {"values": _numbers(rng, channels, *sides)}, "operation": operation}


def random_request(rng: np.random.Generator) -> Request:
    """Three convolutions to each pooling."""
    return random_pool(rng) if rng.random() < 0.25 else random_conv(rng)
