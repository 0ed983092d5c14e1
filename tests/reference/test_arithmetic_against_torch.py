"""The table of shapes and parameters is PyTorch's, without a number computed on either side."""

from typing import Any

import httpx
import numpy as np
import pytest
import torch
from torch import nn

LAYERS = {"conv2d": nn.Conv2d, "max_pool2d": nn.MaxPool2d, "avg_pool2d": nn.AvgPool2d}


def pair(rng: np.random.Generator, low: int, high: int) -> list[int]:
    return [int(v) for v in rng.integers(low, high + 1, 2)]


def random_layer(rng: np.random.Generator) -> dict[str, Any]:
    op = str(rng.choice(list(LAYERS)))
    layer: dict[str, Any] = {"op": op, "kernel_size": pair(rng, 1, 5)}
    if rng.random() < 0.7:
        layer["stride"] = pair(rng, 1, 3)
    layer["padding"] = pair(rng, 0, 2)
    if op != "avg_pool2d":
        layer["dilation"] = pair(rng, 1, 2)
    if op == "conv2d":
        layer["groups"] = int(rng.choice([1, 1, 2, 3]))
        layer["out_channels"] = int(rng.choice([1, 2, 4, 6]))
        layer["bias"] = bool(rng.random() < 0.5)
    elif rng.random() < 0.5:
        layer["ceil_mode"] = True
    return layer


def module(layer: dict[str, Any], channels: int) -> nn.Module:
    fields = {key: value for key, value in layer.items() if key != "op"}
    if layer["op"] == "conv2d":
        fields |= {"in_channels": channels, "device": "meta"}
    made: nn.Module = LAYERS[layer["op"]](**fields)
    return made


@pytest.mark.parametrize("seed", range(10))
def test_200_chains_have_torchs_shapes(client: httpx.Client, seed: int) -> None:
    rng = np.random.default_rng(seed)
    for _ in range(20):
        shape = [int(rng.integers(1, 4)), int(rng.choice([2, 3, 6])), *pair(rng, 5, 40)]
        x = torch.empty(shape, device="meta")
        layers: list[dict[str, Any]] = []
        shapes, refused = [], False
        for _ in range(int(rng.integers(1, 5))):
            layer = random_layer(rng)
            layers.append(layer)
            try:
                x = module(layer, x.shape[1])(x)
            except (RuntimeError, ValueError):
                refused = True
                break
            shapes.append(list(x.shape))
        response = client.post("/arithmetic", json={"input_shape": shape, "layers": layers})
        assert (response.status_code == 422) == refused, (shape, layers, response.text)
        if not refused:
            assert [line["output_shape"] for line in response.json()["layers"]] == shapes
