"""``/arithmetic``: shapes without data, in PyTorch's numbers and words."""

from typing import Any

import httpx
import pytest


def ask(client: httpx.Client, shape: list[int], *layers: dict[str, Any]) -> httpx.Response:
    return client.post("/arithmetic", json={"input_shape": shape, "layers": list(layers)})


def answered(client: httpx.Client, shape: list[int], *layers: dict[str, Any]) -> dict[str, Any]:
    response = ask(client, shape, *layers)
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


def conv(out_channels: int, kernel_size: Any, **more: Any) -> dict[str, Any]:
    return {"op": "conv2d", "out_channels": out_channels, "kernel_size": kernel_size, **more}


def test_the_worked_shapes(client: httpx.Client) -> None:
    first = answered(client, [20, 16, 50, 100], conv(33, 3, stride=2))
    assert first["output_shape"] == [20, 33, 24, 49]
    pooling = {"op": "max_pool2d", "kernel_size": 3, "stride": 2, "padding": 1}
    assert answered(client, [20, 16, 50, 32], pooling)["output_shape"] == [20, 16, 25, 16]


def test_a_chain_is_a_table(client: httpx.Client) -> None:
    answer = answered(
        client,
        [3, 224, 224],
        conv(64, 7, stride=2, padding=3, bias=False),
        {"op": "max_pool2d", "kernel_size": 3, "stride": 2, "padding": 1},
        conv(64, 3, padding=1, bias=False),
        conv(64, 3, padding=1, bias=False),
    )
    assert [line["output_shape"] for line in answer["layers"]] == [
        [64, 112, 112],
        [64, 56, 56],
        [64, 56, 56],
        [64, 56, 56],
    ]
    # The receptive fields of a ResNet's first layers, as the literature has them.
    assert [line["receptive_field"]["size"][0] for line in answer["layers"]] == [7, 11, 19, 27]
    assert [line["receptive_field"]["jump"][0] for line in answer["layers"]] == [2, 4, 4, 4]
    assert answer["parameters"] == 9408 + 2 * 36_864


def test_groups_save_parameters(client: httpx.Client) -> None:
    line = answered(client, [32, 8, 8], conv(32, 3, groups=32, padding="same"))["layers"][0]
    assert line["weight_shape"] == [32, 1, 3, 3]
    assert (line["parameters"], line["ungrouped_parameters"]) == (320, 9248)
    assert line["dense_parameters"] == 2048 * 2048 + 2048


def test_numbers_beyond_64_bits_are_exact(client: httpx.Client) -> None:
    side = 2**31 - 1
    line = answered(client, [1, side, side], conv(1, 1))["layers"][0]
    assert line["dense_parameters"] == side**4 + side**2


@pytest.mark.parametrize(
    ("shape", "layers", "pointer", "words"),
    [
        (
            [6, 8, 8],
            [conv(4, 3, groups=4)],
            "/layers/0/groups",
            "in_channels must be divisible by groups",
        ),
        (
            [6, 8, 8],
            [conv(4, 3, groups=3)],
            "/layers/0/groups",
            "out_channels must be divisible by groups",
        ),
        (
            [6, 8, 8],
            [conv(6, 3), conv(6, 9)],
            "/layers/1/kernel_size",
            "Calculated padded input size per channel: (6 x 6). Kernel size: (9 x 9)",
        ),
        ([6, 8, 8], [conv(6, 3, in_channels=3)], "/layers/0/in_channels", "the input has 6"),
        ([6, 8, 8], [conv(6, 3, stride=0)], "/layers/0/stride", "non-positive stride"),
        ([6, 8, 8], [conv(0, 3)], "/layers/0/out_channels", "greater than or equal to 1"),
        (
            [6, 8, 8],
            [conv(1, 3, padding="same", stride=2)],
            "/layers/0/padding",
            "strided convolutions",
        ),
        (
            [6, 4, 4],
            [{"op": "avg_pool2d", "kernel_size": 5}],
            "/layers/0/kernel_size",
            "Output size is too small",
        ),
        ([6, 4], [conv(1, 1)], "/input_shape", "Expected 3D (unbatched) input to conv2d"),
        ([], [conv(1, 1)], "/input_shape", "at least 1"),
        ([6, 4, 4], [conv(1, 1), {"op": "linear", "out_features": 2}], "/layers/1", "Expected 1D"),
        ([6, 4, 0], [conv(1, 1)], "/input_shape/2", "greater than or equal to 1"),
        ([6, 4, 4], [], "/layers", "at least 1"),
        ([6, 4, 4], [{"op": "gelu"}], "/layers/0", "op must be one of"),
    ],
)
def test_what_does_not_fit_is_said(
    client: httpx.Client, shape: list[int], layers: list[Any], pointer: str, words: str
) -> None:
    response = ask(client, shape, *layers)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    error = response.json()["errors"][0]
    assert error["pointer"] == pointer
    assert words in error["detail"]
