"""The numbers of a run as CSV, as one archive, and its input as pictures."""

import csv
import io
from typing import Any

import httpx
import numpy as np
import pytest
from PIL import Image

RGB = np.random.default_rng(6).integers(-9, 9, (3, 4, 5)) / 4
CONV = {"op": "conv2d", "kernel": [[0.1, -1], [2, 0.25]], "padding": 1, "combine": "sum"}
SIGNAL = {
    "input": {"values": [[1, 4, -2, 0.5, 8]]},
    "operation": {"op": "conv1d", "kernel": [1, -1]},
}
FLAT = {"input": {"values": [3, 0.1, -4]}, "operation": {"op": "softmax", "dim": 0}}


@pytest.fixture(scope="module")
def run(client: httpx.Client) -> dict[str, Any]:
    question = {"input": {"values": RGB.tolist()}, "operation": CONV}
    answer: dict[str, Any] = client.post("/runs", json=question).json()
    return answer


def table(client: httpx.Client, run_id: str, name: str) -> list[list[str]]:
    answer = client.get(f"/runs/{run_id}/{name}.csv")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.text.endswith("\r\n")
    return list(csv.reader(io.StringIO(answer.text, newline="")))


def arrays(client: httpx.Client, run_id: str) -> dict[str, np.ndarray]:
    answer = client.get(f"/runs/{run_id}/arrays.npz")
    assert answer.headers["content-type"] == "application/x-npz"
    with np.load(io.BytesIO(answer.content), allow_pickle=False) as archive:
        return dict(archive)


@pytest.mark.parametrize("side", ["input", "output"])
def test_a_list_has_each_number_at_its_place(
    client: httpx.Client, run: dict[str, Any], side: str
) -> None:
    heading, *lines = table(client, run["id"], side)
    assert heading == ["channel", "row", "column", "value"]
    wanted = arrays(client, run["id"])[side]
    assert len(lines) == wanted.size
    for *place, value in lines:
        assert float(value) == wanted[tuple(map(int, place))]
    assert run["links"][f"{side}_csv"].endswith(f"/{side}.csv")


@pytest.mark.parametrize(
    ("question", "heading", "place"),
    [(SIGNAL, ["channel", "position", "value"], 2), (FLAT, ["feature", "value"], 1)],
)
def test_a_list_names_the_axes_that_there_are(
    client: httpx.Client, question: Any, heading: list[str], place: int
) -> None:
    made = client.post("/runs", json=question).json()["id"]
    first, *lines = table(client, made, "output")
    assert first == heading
    output = arrays(client, made)["output"]
    assert [float(line[place]) for line in lines] == output.ravel().tolist()


def test_a_plane_is_a_table(client: httpx.Client, run: dict[str, Any]) -> None:
    rows = np.array(table(client, run["id"], "maps/0"), dtype=float)
    np.testing.assert_array_equal(rows, arrays(client, run["id"])["output"][0])
    rows = np.array(table(client, run["id"], "inputs/2"), dtype=float)
    np.testing.assert_array_equal(rows, RGB[2])


def test_whole_numbers_have_no_point(client: httpx.Client) -> None:
    question = {"input": {"values": [[1, -2.5]]}, "operation": {"op": "relu"}}
    made = client.post("/runs", json=question).json()["id"]
    assert table(client, made, "inputs/0") == [["1", "-2.5"]]


def test_a_long_table_is_whole(client: httpx.Client) -> None:
    question = {"input": {"image": "coffee", "size": [90, 90]}, "operation": {"op": "relu"}}
    made = client.post("/runs", json=question).json()["id"]
    assert len(table(client, made, "input")) == 1 + 3 * 90 * 90


@pytest.mark.parametrize(
    ("operation", "names"),
    [
        ({"op": "relu"}, set()),
        (CONV, {"weight"}),
        ({**CONV, "bias": [1]}, {"weight", "bias"}),
        ({"op": "max_pool2d", "kernel_size": 2}, {"indices"}),
        (
            {"op": "batch_norm", "running_mean": [0, 1, 2], "running_var": [1, 1, 1]},
            {"weight", "bias", "running_mean", "running_var"},
        ),
        ({"op": "add", "other": [[[1]], [[2]], [[3]]]}, {"other"}),
    ],
)
def test_the_archive_has_every_array(
    client: httpx.Client, operation: dict[str, Any], names: set[str]
) -> None:
    made = client.post("/runs", json={"input": {"values": RGB.tolist()}, "operation": operation})
    found = arrays(client, made.json()["id"])
    assert set(found) == {"input", "output"} | names
    np.testing.assert_array_equal(found["input"], RGB)
    if "other" in names:
        np.testing.assert_array_equal(found["other"] + RGB, found["output"])


def test_a_channel_of_the_input_as_a_picture(client: httpx.Client, run: dict[str, Any]) -> None:
    assert len(run["links"]["inputs"]) == 3
    query: dict[str, str | int] = {"colormap": "viridis", "scale": 8}
    answer = client.get(f"/runs/{run['id']}/inputs/1.png", params=query)
    with Image.open(io.BytesIO(answer.content)) as picture:
        assert picture.size == (40, 32)
        colours = np.asarray(picture.convert("RGB"))[::8, ::8].reshape(-1, 3)
    # The smallest is the darkest, the largest the lightest: viridis only grows lighter.
    light = colours @ [0.2126, 0.7152, 0.0722]
    assert RGB[1].flat[light.argmin()] == RGB[1].min()
    assert RGB[1].flat[light.argmax()] == RGB[1].max()


def test_who_has_a_table_is_not_sent_it_again(client: httpx.Client, run: dict[str, Any]) -> None:
    for name in ("output", "maps/0"):
        first = client.get(f"/runs/{run['id']}/{name}.csv")
        tag = {"If-None-Match": first.headers["etag"]}
        assert client.get(f"/runs/{run['id']}/{name}.csv", headers=tag).status_code == 304


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("maps/1.csv", "map 1 is not there: this run has maps 0 to 0"),
        ("inputs/3.csv", "channel 3 is not there: this run has channels 0 to 2"),
        ("inputs/-1.png", "channel -1 is not there"),
    ],
)
def test_a_plane_that_is_not_there_is_named(
    client: httpx.Client, run: dict[str, Any], address: str, words: str
) -> None:
    answer = client.get(f"/runs/{run['id']}/{address}")
    assert answer.status_code == 404
    assert words in answer.json()["detail"]
