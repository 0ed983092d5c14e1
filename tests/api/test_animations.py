"""The walk as a film, over a server that really runs."""

import io
from typing import Any

import av
import httpx
import pytest
from PIL import Image

VALUES = [[(row * 5 + column * 3) % 11 for column in range(5)] for row in range(4)]


@pytest.fixture(scope="module")
def run(client: httpx.Client) -> str:
    question = {
        "input": {"values": VALUES},
        "operation": {"op": "conv2d", "kernel": "sobel_x", "padding": 1},
    }
    return str(client.post("/runs", json=question).json()["id"])


def frames(data: bytes, kind: str) -> int:
    if kind in ("gif", "webp"):
        with Image.open(io.BytesIO(data)) as film:
            return int(getattr(film, "n_frames", 1))
    with av.open(io.BytesIO(data), "r") as film:
        return len(list(film.decode(video=0)))


@pytest.mark.parametrize(
    ("kind", "media_type", "query", "count"),
    [
        ("gif", "image/gif", {"start": 3, "stop": 9}, 6),
        ("webp", "image/webp", {"every": 7, "lang": "zh", "theme": "dark", "height": 200}, 3),
        ("mp4", "video/mp4", {"start": 19, "phases": "true", "fps": 25}, 5),
        ("webm", "video/webm", {"stop": 1}, 1),
    ],
)
def test_a_film_has_the_frames_that_were_asked_for(
    client: httpx.Client, run: str, kind: str, media_type: str, query: dict[str, Any], count: int
) -> None:
    answer = client.get(f"/runs/{run}/animation.{kind}", params={"width": 360, **query})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == media_type
    assert "immutable" in answer.headers["cache-control"]
    assert frames(answer.content, kind) == count


def test_who_has_a_film_is_not_sent_it_again(client: httpx.Client, run: str) -> None:
    address = f"/runs/{run}/animation.gif?width=320&stop=1"
    tag = client.get(address).headers["etag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_the_run_links_to_its_film(client: httpx.Client, run: str) -> None:
    link = client.get(f"/runs/{run}").json()["links"]["animation"]
    assert link == f"/api/v1/runs/{run}/animation.{{kind}}"


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("gif?stop=21", 422, "stop must be at most 20, the number of steps, got 21"),
        ("gif?start=20", 422, "start must be below stop, 20, got 20"),
        ("mp4?start=5&stop=5", 422, "start must be below stop, 5, got 5"),
        ("gif?start=-1", 422, "start should be greater than or equal to 0"),
        ("gif?fps=0", 422, "fps should be greater than or equal to 0.2"),
        ("gif?fps=nan", 422, "fps"),
        ("webm?width=5000", 422, "width should be less than or equal to 1920"),
        ("webp?height=20", 422, "height should be greater than or equal to 180"),
        ("avi", 422, "kind should be 'gif', 'webp', 'mp4' or 'webm'"),
        ("gif?lang=fr", 422, "lang should be"),
        ("gif?phases=perhaps", 422, "phases"),
    ],
)
def test_what_cannot_be_filmed_is_said(
    client: httpx.Client, run: str, address: str, status: int, words: str
) -> None:
    answer = client.get(f"/runs/{run}/animation.{address}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert words in answer.json()["detail"]


def test_a_run_that_is_not_there_and_a_walk_without_steps(client: httpx.Client) -> None:
    assert client.get(f"/runs/{'0' * 32}/animation.gif").status_code == 404
    empty = {
        "input": {"values": [[1, 2], [3, 4]]},
        "operation": {"op": "adaptive_avg_pool2d", "output_size": 0},
    }
    run = client.post("/runs", json=empty).json()["id"]
    answer = client.get(f"/runs/{run}/animation.gif")
    assert answer.status_code == 404
    assert "the output of this run is empty" in answer.json()["detail"]


def test_a_film_that_is_too_long_says_how_long_it_would_be(client: httpx.Client) -> None:
    question = {
        "input": {"image": "astronaut", "size": [32, 32], "color": "grey"},
        "operation": {"op": "conv2d", "kernel": "sobel_x", "padding": 1},
    }
    run = client.post("/runs", json=question).json()["id"]
    answer = client.get(f"/runs/{run}/animation.gif")
    assert answer.status_code == 422
    assert "1024 steps make 1024 frames, at most 600 are allowed" in answer.json()["detail"]
    phases = client.get(f"/runs/{run}/animation.gif", params={"stop": 121, "phases": True})
    assert "121 steps make 605 frames" in phases.json()["detail"]


def test_a_client_may_go_away(client: httpx.Client) -> None:
    """The server answers others while nobody reads a film, and after."""
    question = {
        "input": {"image": "coffee", "size": [24, 25], "color": "rgb"},
        "operation": {"op": "conv2d", "kernel": "sobel_x", "padding": 1},
    }
    run = client.post("/runs", json=question).json()["id"]
    for kind in ("gif", "mp4"):
        address = f"/runs/{run}/animation.{kind}?width=1920"
        # The first bytes of a GIF are there at once; an MP4 sends none before it is whole.
        patience = {"gif": 60.0, "mp4": 0.5}[kind]
        try:
            with client.stream("GET", address, timeout=patience) as answer:
                assert next(answer.iter_raw()).startswith(b"GIF89a")
        except httpx.ReadTimeout:
            assert kind == "mp4"
        assert client.get(f"/runs/{run}").status_code == 200
