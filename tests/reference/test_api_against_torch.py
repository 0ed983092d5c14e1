"""Over HTTP, random layers agree with PyTorch itself, to 1e-9 in float64."""

import io

import httpx
import numpy as np
import pytest

from tests.support.layers import random_conv, random_pool, random_request
from tests.support.torch_answers import torch_output, torch_winners

ROUNDS = 10
LAYERS = 30


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_300_random_layers_agree_with_torch(client: httpx.Client, seed: int) -> None:
    rng = np.random.default_rng(seed)
    for _ in range(LAYERS):
        request = random_request(rng)
        run = client.post("/runs", json=request).raise_for_status().json()
        out = np.load(io.BytesIO(client.get(f"/runs/{run['id']}/output.npy").content))
        expected = torch_output(request)
        assert run["output_shape"] == list(out.shape) == list(expected.shape)
        np.testing.assert_allclose(out, expected, rtol=0, atol=1e-9)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_every_step_adds_up_to_torchs_cell(client: httpx.Client, seed: int) -> None:
    request = random_conv(np.random.default_rng(1000 + seed))
    run = client.post("/runs", json=request).raise_for_status().json()
    expected = torch_output(request)
    start, total = 0, run["counts"]["steps"]
    while start < total:
        page = client.get(f"/runs/{run['id']}/steps", params={"start": start, "count": 2000}).json()
        for step in page["steps"]:
            by_hand = step["bias"] + sum(
                float(np.sum(np.multiply(channel["values"], channel["kernel"])))
                for channel in step["channels"]
            )
            assert by_hand == pytest.approx(expected[tuple(step["output"])], abs=1e-9)
        start += page["count"]


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_winners_are_torchs_indices(client: httpx.Client, seed: int) -> None:
    rng = np.random.default_rng(2000 + seed)
    request = next(
        pool
        for pool in iter(lambda: random_pool(rng), None)
        if pool["operation"]["op"] == "max_pool2d"
    )
    run = client.post("/runs", json=request).raise_for_status().json()
    page = client.get(f"/runs/{run['id']}/steps", params={"count": 2000}).json()
    winners = [step["winner_index"] for step in page["steps"]]
    np.testing.assert_array_equal(winners, torch_winners(request).reshape(-1))
