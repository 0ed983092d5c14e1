"""What a preset makes of a picture, drawn small, over HTTP."""

import io
from typing import Any

import httpx
import numpy as np
import pytest
from PIL import Image

CROP = "40,50,160,170"


def drawn(client: httpx.Client, name: str, **query: Any) -> np.ndarray:
    answer = client.get(f"/kernels/{name}.png", params=query)
    assert answer.status_code == 200, answer.text
    return np.asarray(Image.open(io.BytesIO(answer.content)).convert("RGB"), float)


def run_of(client: httpx.Client, operation: dict[str, Any], size: int = 64) -> np.ndarray:
    body = {
        "input": {"image": "astronaut", "crop": [40, 50, 160, 170], "size": [size, size]},
        "operation": {"padding": "same", "padding_mode": "replicate", **operation},
    }
    run = client.post("/runs", json=body).json()
    answer = client.get(f"/runs/{run['id']}/output.npy")
    output: np.ndarray = np.load(io.BytesIO(answer.content), allow_pickle=False)
    return output


def test_a_blur_is_the_runs_own_picture(client: httpx.Client) -> None:
    picture = drawn(client, "gaussian_5", image="astronaut", crop=CROP)
    output = run_of(client, {"op": "conv2d", "kernel": "gaussian_5"})
    np.testing.assert_allclose(picture.transpose(2, 0, 1), output, atol=0.51)


def test_an_edge_filter_is_signed_and_turning_it_swaps_the_colours(client: httpx.Client) -> None:
    output = run_of(client, {"op": "conv2d", "kernel": "sobel_x", "combine": "sum"})[0]
    for mode, sign in (("correlation", 1), ("convolution", -1)):
        picture = drawn(client, "sobel_x", image="astronaut", crop=CROP, mode=mode)
        strong = np.abs(output) > 0.3 * np.abs(output).max()
        warm = picture[..., 0] > picture[..., 2]
        np.testing.assert_array_equal(warm[strong], (sign * output > 0)[strong])


def test_it_keeps_the_proportions_of_the_crop(client: httpx.Client) -> None:
    picture = drawn(client, "identity", image="astronaut", crop="0,0,200,50", side=80)
    assert picture.shape == (20, 80, 3)


def test_the_dark_theme_has_a_dark_zero(client: httpx.Client) -> None:
    flat = {"image": "astronaut", "crop": "0,0,1,1"}
    assert drawn(client, "laplacian_4", **flat).mean() > 200
    assert drawn(client, "laplacian_4", **flat, theme="dark").mean() < 60


def test_the_output_of_a_run_is_drawn_over_as_well(client: httpx.Client) -> None:
    body = {
        "input": {"image": "coffee", "size": [100, 90]},
        "operation": {"op": "conv2d", "kernel": "sobel_x"},
    }
    run = client.post("/runs", json=body).json()["id"]
    assert drawn(client, "box_3", run=run, side=40).shape == (40, 40, 3)


@pytest.mark.parametrize(
    ("name", "query", "status", "words"),
    [
        ("sobel", {"image": "coffee"}, 404, "no preset is called 'sobel'"),
        ("astronaut_bank", {"image": "coffee"}, 404, "is a bank of filters"),
        ("sobel_x", {"image": "tea"}, 404, "no picture is kept under 'tea'"),
        ("sobel_x", {"run": "0" * 32}, 404, "no run is kept"),
        ("sobel_x", {}, 422, "exactly one of image and run must be given"),
        ("sobel_x", {"image": "coffee", "crop": "0,0,9999,1"}, 422, "does not lie in a picture"),
        ("sobel_x", {"image": "coffee", "crop": "0,0,-1,1"}, 422, "crop must be"),
        ("sobel_x", {"image": "coffee", "crop": "5,5,5,9"}, 422, "or is empty"),
    ],
)
def test_what_cannot_be_drawn_says_why(
    client: httpx.Client, name: str, query: dict[str, str], status: int, words: str
) -> None:
    answer = client.get(f"/kernels/{name}.png", params=query)
    assert answer.status_code == status
    assert words in answer.json()["detail"]
