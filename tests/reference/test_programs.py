"""A run as a program for PyTorch, ONNX Runtime and Keras: executed, it gives the run's own map."""

import os
from pathlib import Path

import httpx
import numpy as np
import pytest

from tests.support.programs import chain, executed, output, program, requests

os.environ["KERAS_BACKEND"] = "torch"

EACH, SEED = 12, 7
TOLERANCE = {"pytorch": 1e-9, "keras": 1e-9, "onnx": 1e-4}
"""Of the largest number: ONNX Runtime computes in float32."""

pytestmark = pytest.mark.filterwarnings("ignore")


def close(out: np.ndarray, wanted: np.ndarray, library: str, text: str) -> None:
    assert out.shape == wanted.shape, text
    largest = np.abs(wanted[np.isfinite(wanted)]).max(initial=1)
    within = TOLERANCE[library] * float(largest)
    np.testing.assert_allclose(out, wanted, rtol=TOLERANCE[library], atol=within, err_msg=text)


@pytest.mark.parametrize("library", TOLERANCE)
def test_a_program_gives_the_map_whatever_the_settings(
    client: httpx.Client, library: str, tmp_path: Path
) -> None:
    done: set[str] = set()
    for request in requests(EACH, SEED):
        answer = client.post("/runs", json=request)
        if answer.status_code == 422:
            continue
        run = answer.json()["id"]
        text = program(client, run, library, tmp_path)
        if text is not None:
            close(executed(text, tmp_path), output(client, run), library, text)
            done.add(request["operation"]["op"])
    assert done == {request["operation"]["op"] for request in requests(1, SEED)}


@pytest.mark.parametrize("library", TOLERANCE)
def test_a_program_has_all_layers_of_a_chain(
    client: httpx.Client, library: str, tmp_path: Path
) -> None:
    run = chain(client, {"image": "coffee", "size": [20, 20], "color": "grey"})["id"]
    text = program(client, run, library, tmp_path)
    assert text
    assert "arrays1" in text
    close(executed(text, tmp_path), output(client, run), library, text)
