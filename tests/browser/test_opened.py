"""The page opened on a run, and on a short link."""

import re
from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open

TABLE = {"values": [[1, 0, 1, 0], [1, 1, 0, 1], [0, 1, 0, 0], [0, 0, 1, 1]]}
CONV = {"op": "conv2d", "kernel": [[0, 1], [2, 0.5]], "padding": [1, 0], "stride": [1, 2]}


def make(client: httpx.Client, source: Any, operation: Any) -> dict[str, Any]:
    question = {"input": source, "operation": operation}
    answer: dict[str, Any] = client.post("/runs", json=question).raise_for_status().json()
    return answer


@pytest.mark.parametrize(
    ("source", "operation", "address"),
    [
        (
            {"image": "coffee", "size": [10, 10]},
            {"op": "max_pool2d", "kernel_size": 3},
            "pic=coffee",
        ),
        ({"image": "coffee", "size": [7, 10], "color": "grey"}, CONV, "from="),
        (TABLE, CONV, "values="),
        ({"values": [3, -1, 2]}, {"op": "softmax"}, "from="),
        (TABLE, {"op": "add", "other": 4}, "op=add"),
        (
            TABLE,
            {"op": "conv_transpose2d", "weight": [[[[1, 2], [3, 4]]]], "stride": 2},
            "op=transposed",
        ),
    ],
)
def test_a_run_is_shown_as_it_is(
    open_page: Open, client: httpx.Client, source: Any, operation: Any, address: str
) -> None:
    run = make(client, source, operation)
    explore = open_page(f"/?run={run['id']}&step=2&t_view=gather")
    expect(explore.page).to_have_url(re.compile(re.escape(address)))
    expect(explore.page).not_to_have_url(re.compile("run="))
    assert explore.step() == 2
    shown = explore.run()
    # The page's own layers always have a bias, be it 0.
    assert shown["operation"] | {"bias": None} == run["operation"] | {"bias": None}
    assert shown["output_shape"] == run["output_shape"]
    output = client.get(f"/runs/{run['id']}/output.json").json()
    assert client.get(f"/runs/{shown['id']}/output.json").json() == output


def test_a_frame_of_a_notebook_shows_a_run(open_page: Open, client: httpx.Client) -> None:
    run = make(client, TABLE, CONV)
    explore = open_page(f"/?embed&run={run['id']}&step=3")
    expect(explore.page.get_by_role("banner")).to_be_hidden()
    assert explore.run()["input"] == run["input"]
    assert explore.result() == client.get(f"/runs/{run['id']}/steps/2").json()["result"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("run=nothing", "The run that the link opens is not"),
        ("lost", "This short link is not"),
    ],
)
def test_what_is_not_there_is_said(open_page: Open, query: str, words: str) -> None:
    explore = open_page(f"/?{query}", allow="404")
    expect(explore.page.get_by_text(words)).to_be_visible()
    assert explore.step() == 1


def test_a_run_that_the_page_has_no_words_for_is_said(
    open_page: Open, client: httpx.Client
) -> None:
    run = make(client, {"values": [1, 2, 3]}, {"op": "conv1d", "kernel": [1, 2]})
    explore = open_page(f"/?run={run['id']}")
    expect(explore.page.get_by_text("The page cannot show this run")).to_be_visible()


def test_a_short_link_shows_the_state(open_page: Open, client: httpx.Client) -> None:
    query = "pic=coffee&op=max_pool&step=5"
    address = client.post("/links", json={"query": query}).json()["address"]
    explore = open_page(address)
    expect(explore.page).to_have_url(re.compile(re.escape(query)))
    assert explore.step() == 5
