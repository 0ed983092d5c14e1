"""Over HTTP, every operation does at random settings what PyTorch does, refusing included.

``SETTINGS`` in the environment says how many settings of each operation are tried; ``make reference
SETTINGS=2000`` sets it. A setting that differs is printed in full, ready for ``POST /runs``.
"""

import io
import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import httpx
import numpy as np
import pytest

from tests.support.layers import Request
from tests.support.settings_space import OPERATIONS, random_settings, repairs
from tests.support.torch_answers import TorchAnswer, torch_answer

SETTINGS = int(os.environ.get("SETTINGS") or 300)
SEED = 20_261_125
SHOWN = 5
TOLERANCE = 1e-9

WORDS: dict[str, tuple[str, ...]] = {
    "divisible by groups": (),
    "expected bias to be 1-dimensional": (),
    "channels, but got": ("divisible by groups",),
    "Calculated padded input size per channel": (),
    "Padding size should be less than the corresponding input dimension": (),
    "wrapping around more than once": (),
    "padding='same' is not supported for strided convolutions": (
        "non-positive stride",
        "stride must be an integer",
    ),
    "Invalid padding string": (),
    "at most half of": ("kernel size should be greater", "dilation should be greater"),
    "smaller than or equal to half of kernel size": ("at most half of kernel size",),
    "output padding must be smaller than either stride or dilation": (),
    "Given input size per channel": (),
    "Output size is too small": (),
    "non-positive stride is not supported": (),
    "stride should be greater than zero": ("non-positive stride is not supported",),
    "negative padding is not supported": ("dilation should be greater",),
    "pad must be non-negative": ("negative padding is not supported",),
    "negative output_padding is not supported": (),
    "kernel size should be greater than zero": (),
    "dilation should be greater than zero": (),
    "divisor must be not zero": (),
}
"""Phrases by which a person recognises, and looks up, a refusal of PyTorch: ours has the same.

Or it has one of those beside it, which PyTorch has for the same fault in another place: a stride of
0 or 1.5 is also one that ``same`` does not go with, a dilation below 1 makes ``same`` negative, and
the half of a negative window is less than any padding.
"""


@dataclass(frozen=True)
class Answered:
    """What the API said to a request: a run with its arrays, or a problem."""

    response: httpx.Response
    output: np.ndarray[Any, Any] | None = None
    indices: np.ndarray[Any, Any] | None = None


@pytest.fixture(scope="module")
def pool() -> Iterator[ThreadPoolExecutor]:
    """Threads that ask while PyTorch computes."""
    with ThreadPoolExecutor(4) as pool:
        yield pool


@pytest.mark.parametrize("op", OPERATIONS)
def test_settings_do_what_they_do_in_torch(
    client: httpx.Client, pool: ThreadPoolExecutor, op: str
) -> None:
    requests = [random_settings(op, SEED, place) for place in range(SETTINGS)]
    differing: list[str] = []
    refused = 0
    for request, answered in zip(
        requests, pool.map(lambda request: ask(client, request), requests), strict=True
    ):
        expected = torch_answer(request)
        refused += expected.output is None
        complaints = list(differences(request, answered, expected))
        if complaints:
            differing.append("\n".join(["", json.dumps(request), *complaints]))
    assert not differing, (
        f"{len(differing)} of {SETTINGS} settings of {op} differ, the first:\n"
        + "\n".join(differing[:SHOWN])
    )
    if SETTINGS >= 100:
        assert 0.05 < refused / SETTINGS < 0.5, "the settings should be refused now and then"


def ask(client: httpx.Client, request: Request) -> Answered:
    """Make a run and fetch its arrays."""
    response = client.post("/runs", json=request)
    if response.status_code != 201:
        return Answered(response)
    links = response.json()["links"]
    return Answered(
        response,
        array(client, links["output"]),
        array(client, links["indices"]) if links["indices"] else None,
    )


def array(client: httpx.Client, link: str) -> np.ndarray[Any, Any]:
    """An array of a run, by its link."""
    response = client.get(client.base_url.join(link)).raise_for_status()
    loaded: np.ndarray[Any, Any] = np.load(io.BytesIO(response.content))
    return loaded


def differences(request: Request, answered: Answered, expected: TorchAnswer) -> Iterator[str]:
    """Say what is not as PyTorch has it; nothing where all is.

    Two things PyTorch takes beside a ``padding_mode`` and refuses without one, and the API does not
    take: a negative padding, by which it crops, and three numbers, by which it pads the channels.
    """
    response = answered.response
    if expected.output is None or _pads_otherwise(request):
        yield from unlike_a_refusal(request, response, expected.refusal)
    elif answered.output is None:
        yield f"PyTorch takes it, the API answers {response.status_code}: {response.text}"
    else:
        if response.json()["output_shape"] != list(expected.output.shape):
            yield f"output_shape is {response.json()['output_shape']}, not {expected.output.shape}"
        yield from unlike_the_output(answered.output, expected.output)
        if expected.indices is not None and not np.array_equal(
            expected.indices, np.array(answered.indices)
        ):
            yield f"indices are\n{answered.indices}\nand PyTorch's\n{expected.indices}"


def unlike_a_refusal(request: Request, response: httpx.Response, message: str) -> Iterator[str]:
    """A refusal is a 422, a problem whose errors point at a field, in PyTorch's known words."""
    if response.status_code != 422:
        yield f"PyTorch says: {message}"
        yield f"and the API answers {response.status_code}: {response.text}"
        return
    if response.headers["Content-Type"] != "application/problem+json":
        yield f"a refusal comes as {response.headers['Content-Type']}"
    problem = response.json()
    if not problem["errors"]:
        yield f"no field is named: {problem}"
    for error in problem["errors"]:
        if not error["pointer"].startswith("/operation/") or not error["detail"]:
            yield f"an error without a field or without words: {error}"
    for phrase, others in WORDS.items():
        if phrase not in message or any(w in problem["detail"] for w in (phrase, *others)):
            continue
        if only_one_fault(request):
            yield f"PyTorch says: {message}\nand the API: {problem['detail']}"
            return


def only_one_fault(request: Request) -> bool:
    """Whether one repair makes PyTorch take it; of several faults any may be named first.

    A padding that PyTorch takes for something else makes the next fault by itself.
    """
    if _pads_otherwise(request):
        return False
    return any(torch_answer(repaired).output is not None for repaired in repairs(request))


def unlike_the_output(ours: np.ndarray[Any, Any], theirs: np.ndarray[Any, Any]) -> Iterator[str]:
    """Shapes are equal, numbers within a billionth of their size; NaN and infinities in place."""
    if ours.shape != theirs.shape:
        yield f"output.npy is of shape {ours.shape}, PyTorch's output of {theirs.shape}"
        return
    with np.errstate(invalid="ignore"):
        near = np.abs(ours - theirs) <= TOLERANCE * np.maximum(1, np.abs(theirs))
    same = near & np.isfinite(theirs) | (ours == theirs) | (np.isnan(ours) & np.isnan(theirs))
    if not same.all():
        where = tuple(np.argwhere(~same)[0].tolist())
        yield f"{(~same).sum()} cells differ; at {where}: {ours[where]}, PyTorch {theirs[where]}"


def _pads_otherwise(request: Request) -> bool:
    """Whether PyTorch's pad makes something of the padding that is no padding of planes."""
    operation = request["operation"]
    padding = operation.get("padding")
    sides = padding if isinstance(padding, list) else [padding]
    negative = any(isinstance(side, int) and side < 0 for side in sides)
    return negative or (operation["op"] == "conv2d" and len(sides) == 3)
