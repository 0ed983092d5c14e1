"""Short links: a page's whole state under a short address."""

from typing import Any

import httpx
import pytest

STATE = "pic=coffee&weights=0,1*3;0,-4.5&step=5"


def make(client: httpx.Client, **link: Any) -> dict[str, str]:
    answer = client.post("/links", json=link)
    assert answer.status_code == 201, answer.text
    made: dict[str, str] = answer.json()
    assert answer.headers["location"] == made["address"]
    return made


def follow(server: str, address: str, accept: str = "*/*") -> httpx.Response:
    return httpx.get(f"{server}{address}", headers={"Accept": accept}, follow_redirects=False)


@pytest.mark.parametrize("path", ["/", "/learn", "/learn/slide", "/learn/slide/flip"])
def test_a_link_leads_to_the_state(client: httpx.Client, server: str, path: str) -> None:
    made = make(client, path=path, query=STATE)
    assert len(made["address"]) == len("/s/") + 16
    assert make(client, path=path, query=STATE) == made
    answer = follow(server, made["address"])
    assert (answer.status_code, answer.headers["location"]) == (302, f"{path}?{STATE}")
    assert httpx.get(f"{server}{made['address']}", follow_redirects=True).status_code == 200


def test_what_is_put_behind_it_is_added(client: httpx.Client, server: str) -> None:
    made = make(client, query=STATE)
    answer = follow(server, f"{made['address']}?embed&lang=zh")
    assert answer.headers["location"] == f"/?{STATE}&embed&lang=zh"


@pytest.mark.parametrize(
    ("link", "pointer"),
    [
        ({"path": "//evil.example", "query": ""}, "/path"),
        ({"path": "/api/docs", "query": ""}, "/path"),
        ({"path": "/learn/../x", "query": ""}, "/path"),
        ({"query": "a b"}, "/query"),
        ({"query": "a\r\nSet-Cookie: x"}, "/query"),
        ({"query": "x" * 16_001}, "/query"),
        ({}, "/query"),
    ],
)
def test_only_a_state_of_a_page_is_kept(client: httpx.Client, link: Any, pointer: str) -> None:
    answer = client.post("/links", json=link)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize("name", ["0123456789abcdef", "nothing", "..%2f..%2fetc"])
def test_a_link_that_is_not_kept_is_told(server: str, name: str) -> None:
    answer = follow(server, f"/s/{name}")
    assert answer.status_code == 404
    assert "application/problem+json" in answer.headers["content-type"]
    if "%" not in name:
        in_browser = follow(server, f"/s/{name}", "text/html,*/*;q=0.8")
        assert in_browser.headers["location"] == "/?lost"
