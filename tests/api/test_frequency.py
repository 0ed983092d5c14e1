"""Frequency responses over HTTP."""

import io
from typing import Any

import httpx
import numpy as np
import pytest
from PIL import Image

KERNELS = np.array([[[[0, 1], [2, 3]], [[4, 0], [0, -5]]], [[[1, 1], [1, 1]], [[0, 0], [0, 1]]]])


@pytest.fixture(scope="module")
def layer(client: httpx.Client) -> str:
    return made(client, {"op": "conv2d", "weight": KERNELS.tolist(), "dilation": [1, 2]})


def made(client: httpx.Client, operation: dict[str, Any]) -> str:
    body = {"input": {"values": np.ones((2, 8, 8)).tolist()}, "operation": operation}
    address: str = client.post("/runs", json=body).json()["links"]["self"]
    return address.removeprefix("/api/v1")


def gain_of(client: httpx.Client, address: str, **query: Any) -> np.ndarray:
    answer = client.get(address, params=query)
    assert answer.status_code == 200, answer.text
    gain: np.ndarray = np.load(io.BytesIO(answer.content), allow_pickle=False)
    return gain


def padded(kernel: np.ndarray, side: int, dilation: tuple[int, int]) -> np.ndarray:
    taps = np.zeros((side, side))
    taps[: kernel.shape[0] * dilation[0] : dilation[0], : 2 * dilation[1] : dilation[1]] = kernel
    return np.abs(np.fft.fftshift(np.fft.fft2(taps)))


def test_the_gain_of_a_channel_is_numpys_transform_of_its_kernel(
    client: httpx.Client, layer: str
) -> None:
    gain = gain_of(client, f"{layer}/frequency_response/0.npy", channel=1, side=32)
    np.testing.assert_allclose(gain, padded(KERNELS[0, 1], 32, (1, 2)), atol=1e-12)


def test_without_a_channel_it_is_that_of_the_mean_of_the_kernels(
    client: httpx.Client, layer: str
) -> None:
    gain = gain_of(client, f"{layer}/frequency_response/1.npy")
    np.testing.assert_allclose(gain, padded(KERNELS[1].mean(axis=0), 64, (1, 2)), atol=1e-12)


def test_the_sections_and_the_numbers_are_those_of_the_array(
    client: httpx.Client, layer: str
) -> None:
    gain = gain_of(client, f"{layer}/frequency_response/0.npy", channel=0, side=16)
    answer = client.get(
        f"{layer}/frequency_response/0.json", params={"channel": 0, "side": 16}
    ).json()
    assert answer["across"] == gain[8].tolist()
    assert answer["down"] == gain[:, 8].tolist()
    assert (answer["largest"], answer["smallest"]) == (gain.max(), gain.min())
    assert answer["even"] == 6 == pytest.approx(gain[8, 8])


def test_the_picture_is_white_where_the_gain_is_largest(client: httpx.Client, layer: str) -> None:
    gain = gain_of(client, f"{layer}/frequency_response/0.npy", side=64)
    answer = client.get(f"{layer}/frequency_response/0.png", params={"side": 64})
    picture = np.asarray(Image.open(io.BytesIO(answer.content)).convert("L"), float)
    np.testing.assert_allclose(picture / 255, gain / gain.max(), atol=0.005)
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("mode", ["correlation", "convolution"])
def test_turning_and_transposing_change_no_gain(
    client: httpx.Client, layer: str, mode: str
) -> None:
    wanted = gain_of(client, f"{layer}/frequency_response/1.npy", channel=0)
    weight = {"weight": KERNELS.swapaxes(0, 1).tolist(), "dilation": [1, 2]}
    transposed = made(client, {"op": "conv_transpose2d", "mode": mode, "stride": 2, **weight})
    got = gain_of(client, f"{transposed}/frequency_response/1.npy", channel=0)
    np.testing.assert_allclose(got, wanted, atol=1e-12)


def test_a_signal_has_one_axis(client: httpx.Client) -> None:
    body = {
        "input": {"values": [1, 2, 3, 4]},
        "operation": {"op": "conv1d", "kernel": [1, 1, 1]},
    }
    run = client.post("/runs", json=body).json()
    address = run["links"]["frequency_response"].removeprefix("/api/v1").format(filter=0)
    gain = gain_of(client, address.replace(".json", ".npy"), side=8)
    np.testing.assert_allclose(gain, np.abs(np.fft.fftshift(np.fft.fft([1, 1, 1], 8))), atol=1e-12)
    answer = client.get(address, params={"side": 8}).json()
    assert answer["down"] is None
    assert answer["character"]["kind"] == "low"


def test_channels_that_a_filter_does_not_read_are_not_there(client: httpx.Client) -> None:
    weight = np.ones((2, 1, 3, 3)).tolist()
    run = made(client, {"op": "conv2d", "weight": weight, "groups": 2})
    assert client.get(f"{run}/frequency_response/1.json", params={"channel": 1}).status_code == 200
    refused = client.get(f"{run}/frequency_response/1.json", params={"channel": 0})
    assert refused.status_code == 404
    assert refused.json()["detail"] == ("filter 1 does not read channel 0: it reads channel 1")


def test_only_kernels_that_slide_have_a_response(client: httpx.Client) -> None:
    pool = made(client, {"op": "max_pool2d", "kernel_size": 2})
    refused = client.get(f"{pool}/frequency_response/0.png")
    assert refused.status_code == 404
    assert "has no kernels: its operation is max_pool2d" in refused.json()["detail"]
    run = client.get(pool).json()
    assert run["links"]["frequency_response"] is None
