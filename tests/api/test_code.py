"""A run as a program: what is executed gives the run's own map.

SciPy, OpenCV, httpx and curl are executed here; PyTorch, ONNX Runtime and Keras by
``make reference``.
"""

import subprocess
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest

from tests.support.programs import chain, executed, output, program, requests

EACH, SEED = 5, 6
PICTURE = {"image": "astronaut", "size": [12, 12]}
ROWS = {
    "picture": (PICTURE, {"op": "conv2d", "kernel": "astronaut_bank", "padding": 1}),
    "bank": (
        {"values": np.random.default_rng(3).integers(-3, 4, (8, 9, 9)).tolist()},
        {
            "op": "conv2d",
            "weight": np.random.default_rng(4).integers(-3, 4, (8, 4, 3, 3)).tolist(),
            "groups": 2,
            "padding": 1,
        },
    ),
}


def ask(client: httpx.Client, source: Any, operation: Any) -> str:
    question = {"input": source, "operation": operation}
    return str(client.post("/runs", json=question).raise_for_status().json()["id"])


@pytest.mark.filterwarnings("ignore::RuntimeWarning")  # roots of negative sums: NaN on both sides
@pytest.mark.parametrize("library", ["scipy", "opencv"])
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
        if text is None:
            continue
        out, wanted = executed(text, tmp_path), output(client, run)
        assert out.shape == wanted.shape, text
        np.testing.assert_allclose(out, wanted, rtol=1e-9, atol=1e-8, err_msg=text)
        done.add(request["operation"]["op"])
    if library == "scipy":
        assert len(done) == len({request["operation"]["op"] for request in requests(1, SEED)})
    else:
        assert done == {"conv2d", "max_pool2d", "avg_pool2d", "relu"}


@pytest.mark.parametrize("library", ["scipy", "httpx"])
def test_a_program_has_all_layers_of_a_chain(
    client: httpx.Client, library: str, tmp_path: Path
) -> None:
    run = chain(client, {"image": "coffee", "size": [7, 7], "color": "grey"})["id"]
    text = program(client, run, library, tmp_path)
    assert text
    np.testing.assert_allclose(executed(text, tmp_path), output(client, run), rtol=0, atol=1e-12)


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("library", ["scipy", "opencv", "httpx"])
def test_large_arrays_are_loaded(
    client: httpx.Client, library: str, name: str, tmp_path: Path
) -> None:
    run = ask(client, *ROWS[name])
    text = program(client, run, library, tmp_path)
    assert text
    assert max(map(len, text.splitlines())) < 160
    np.testing.assert_allclose(executed(text, tmp_path), output(client, run), rtol=0, atol=1e-9)


def test_a_question_too_long_to_be_written_is_asked_for_by_its_id(
    client: httpx.Client, tmp_path: Path
) -> None:
    source = {"values": np.random.default_rng(0).random((60, 60)).tolist()}
    run = ask(client, source, {"op": "relu"})
    for library in ("httpx", "curl"):
        text = program(client, run, library, tmp_path)
        assert text
        assert len(text) < 1000
        assert run in text


def test_the_script_for_curl_runs(client: httpx.Client, tmp_path: Path) -> None:
    run = chain(client, {"values": [[1, 2, 3], [4, 5, 6], [7, 8, 9.5]]})["id"]
    text = program(client, run, "curl", tmp_path)
    assert text
    done = subprocess.run(
        ["sh", "-e", "-c", text], cwd=tmp_path, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    np.testing.assert_array_equal(np.load(tmp_path / "output.npy"), output(client, run))


def test_what_a_library_cannot_say_is_listed_with_the_reason(client: httpx.Client) -> None:
    run = ask(client, {"values": [[1, 2]]}, {"op": "tanh"})
    programs = client.get(f"/runs/{run}/code").json()["programs"]
    by_name = {one["library"]: one for one in programs}
    assert list(by_name) == ["pytorch", "scipy", "keras", "onnx", "opencv", "httpx", "curl"]
    assert by_name["opencv"]["link"] is None
    assert by_name["opencv"]["reason"].startswith("OpenCV has no tanh")
    assert by_name["pytorch"]["reason"] is None
    answer = client.get(by_name["pytorch"]["link"].removeprefix("/api/v1"))
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert 'filename="convwalk_pytorch.py"' in answer.headers["content-disposition"]
    refused = client.get(f"/runs/{run}/code/opencv")
    assert refused.status_code == 422
    assert refused.json()["detail"] == by_name["opencv"]["reason"]


def test_a_library_that_is_not_there_is_named(client: httpx.Client) -> None:
    run = ask(client, {"values": [[1, 2]]}, {"op": "tanh"})
    answer = client.get(f"/runs/{run}/code/fortran")
    assert answer.status_code == 404
    assert "'fortran'" in answer.json()["detail"]
    assert "pytorch" in answer.json()["detail"]
