"""``/runs/{id}/steps/{n}/answers``: marking over REST."""

from typing import Any

import httpx
import pytest

from app.api import examples

LAYER = {
    "input": {"image": "astronaut", "crop": [40, 50, 160, 170], "size": [12, 12]},
    "operation": {"op": "conv2d", "kernel": "astronaut_bank", "padding": 1},
}


@pytest.fixture(scope="module")
def address(client: httpx.Client) -> str:
    """The step of the design: −48 − 123 − 161 + 12 = −320."""
    run = client.post("/runs", json=LAYER).json()
    return f"/runs/{run['id']}/steps/66/answers"


def answered(client: httpx.Client, address: str, **question: Any) -> dict[str, Any]:
    response = client.post(address, json=question)
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


def test_the_design_s_step_is_marked(client: httpx.Client, address: str) -> None:
    right = answered(client, address, quantity="output", value=-320)
    assert right == {"right": True, "mistake": None, "others": [], "expected": -320}
    for value, mistake in (
        (-332, {"name": "bias_forgotten", "bias": 12}),
        (320, {"name": "sign_slipped"}),
        (-272, {"name": "channel_left_out", "channel": 0}),
        (-159, {"name": "channel_left_out", "channel": 2}),
    ):
        verdict = answered(client, address, quantity="output", value=value)
        assert verdict["right"] is False
        assert verdict["mistake"] == mistake
        assert verdict["expected"] is None


def test_sums_and_products_are_marked(client: httpx.Client, address: str) -> None:
    assert answered(client, address, quantity="sum", channel=1, value=-123)["right"] is True
    product = {"quantity": "product", "channel": 0, "tap": [0, 1]}
    assert answered(client, address, **product, value=-398)["right"] is True
    assert answered(client, address, **product, value=197)["mistake"] == {"name": "added"}


def test_the_right_number_is_told_only_when_asked_for(client: httpx.Client, address: str) -> None:
    told = answered(client, address, quantity="output", reveal=True)
    assert told == {"right": None, "mistake": None, "others": [], "expected": -320}
    wrong = answered(client, address, quantity="output", value=1, reveal=True)
    assert (wrong["right"], wrong["expected"]) == (False, -320)


@pytest.mark.parametrize(
    ("body", "pointer", "words"),
    [
        ({"quantity": "output"}, "/value", "value is missing"),
        ({"quantity": "output", "value": "12"}, "/value", "must be a number, got '12'"),
        ({"quantity": "output", "value": True}, "/value", "must be a number, got True"),
        ({"quantity": "area", "value": 1}, "/quantity", "'product', 'sum' or 'output'"),
        ({"quantity": "sum", "channel": 7, "value": 1}, "/channel", "one of 0, 1, 2"),
        ({"quantity": "sum", "channel": 1.5, "value": 1}, "/channel", "integer"),
        ({"quantity": "product", "channel": 0, "tap": [0, 3], "value": 1}, "/tap", "3×3"),
        ({"quantity": "output", "value": 1, "mark": 2}, "/mark", "is not a field"),
        ({"value": 1}, "/quantity", "quantity is missing"),
    ],
)
def test_what_does_not_fit_is_said(
    client: httpx.Client, address: str, body: dict[str, Any], pointer: str, words: str
) -> None:
    response = client.post(address, json=body)
    assert response.status_code == 422
    error = response.json()["errors"][0]
    assert error["pointer"] == pointer
    assert words in error["detail"]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999"])
def test_numbers_have_to_be_finite(client: httpx.Client, address: str, number: str) -> None:
    body = f'{{"quantity": "output", "value": {number}}}'
    response = client.post(address, content=body, headers={"Content-Type": "application/json"})
    assert response.status_code == 422
    assert "value must be a finite number" in response.json()["detail"]


def test_steps_and_runs_that_are_not_there(client: httpx.Client, address: str) -> None:
    beyond = address.replace("/66/", "/288/")
    assert client.post(beyond, json=examples.ANSWER_QUESTION).status_code == 404
    unknown = "/runs/0123/steps/0/answers"
    assert client.post(unknown, json=examples.ANSWER_QUESTION).status_code == 404
