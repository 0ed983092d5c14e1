"""The programs that a run is given as: asked for over HTTP, and executed."""

import contextlib
import io
import re
from pathlib import Path
from typing import Any

import httpx
import numpy as np

from tests.support.layers import Request
from tests.support.settings_space import OPERATIONS, random_settings

CHAIN: list[dict[str, Any]] = [
    {"op": "conv2d", "kernel": "sobel_x", "padding": 1, "mode": "convolution"},
    {"op": "relu"},
    {"op": "max_pool2d", "kernel_size": 2, "ceil_mode": True},
    {"op": "add", "other": [[[0.5]]], "alpha": 2},
    {"op": "flatten"},
    {"op": "softmax", "dim": 0},
]
"""A run that is fed by five others."""


def requests(each: int, seed: int) -> list[Request]:
    """Settings of every operation, some of which are refused."""
    return [random_settings(op, seed, place) for op in OPERATIONS for place in range(each)]


def chain(client: httpx.Client, source: dict[str, Any]) -> dict[str, Any]:
    """The last run of ``CHAIN`` over an input."""
    answer: dict[str, Any] = {}
    for operation in CHAIN:
        question = {"input": source, "operation": operation}
        answer = client.post("/runs", json=question).raise_for_status().json()
        source = {"run": answer["id"]}
    return answer


def output(client: httpx.Client, run_id: str) -> np.ndarray:
    """What the server says comes out of a run."""
    array: np.ndarray = np.load(io.BytesIO(client.get(f"/runs/{run_id}/output.npy").content))
    return array


def program(client: httpx.Client, run_id: str, library: str, folder: Path) -> str | None:
    """Its text, with what it loads put into the folder; none where the library has no words."""
    answer = client.get(f"/runs/{run_id}/code/{library}")
    if answer.status_code == 422:
        assert answer.json()["errors"][0]["pointer"] == "/path/library"
        assert len(answer.json()["detail"]) > 20
        return None
    assert answer.status_code == 200, answer.text
    for address, run in re.findall(r"# from (\S+/runs/(\w+)/arrays\.npz)", answer.text):
        (folder / f"convwalk-{run[:8]}.npz").write_bytes(client.get(address).content)
    return answer.text


def executed(text: str, folder: Path) -> np.ndarray:
    """What a Python program leaves as ``out``."""
    names: dict[str, Any] = {}
    with contextlib.chdir(folder), contextlib.redirect_stdout(io.StringIO()):
        exec(compile(text, "program.py", "exec"), names)
    # A program ends, and with it what it has opened; here it has to be closed.
    for value in names.values():
        if isinstance(value, np.lib.npyio.NpzFile):
            value.close()
    out: np.ndarray = names["out"]
    return out
