"""Runs over HTTP, against a server that really runs."""

import io
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import httpx
import numpy as np
import pytest
from PIL import Image

from tests.support.server import serving
from tests.support.vectors import torch_vectors


def make(client: httpx.Client, **body: Any) -> dict[str, Any]:
    response = client.post("/runs", json=body)
    assert response.status_code == 201, response.text
    answer: dict[str, Any] = response.json()
    return answer


def array(client: httpx.Client, run_id: str, name: str) -> np.ndarray:
    response = client.get(f"/runs/{run_id}/{name}.npy")
    assert response.status_code == 200
    loaded: np.ndarray = np.load(io.BytesIO(response.content), allow_pickle=False)
    return loaded


@pytest.fixture(scope="module")
def design(client: httpx.Client) -> dict[str, Any]:
    return make(
        client,
        input={"image": "astronaut", **_start(client, "astronaut")},
        operation={"op": "conv2d", "kernel": "astronaut_bank", "padding": 1},
    )


def _start(client: httpx.Client, name: str) -> dict[str, Any]:
    images = client.get("/images").json()["images"]
    start = next(image["start"] for image in images if image["name"] == name)
    return {key: value for key, value in start.items() if value is not None}


@pytest.mark.parametrize("part", range(10))
def test_300_layers_agree_with_torch(client: httpx.Client, part: int) -> None:
    for vector in torch_vectors()[part::10]:
        run = make(client, **vector["request"])
        assert run["output_shape"] == list(np.shape(vector["output"]))
        out = array(client, run["id"], "output")
        np.testing.assert_allclose(out, vector["output"], rtol=0, atol=1e-9)


def test_indices_are_torchs(client: httpx.Client) -> None:
    vectors = [v for v in torch_vectors() if "winners" in v]
    assert len(vectors) > 10
    for vector in vectors:
        run = make(client, **vector["request"])
        assert run["links"]["indices"] == f"/api/v1/runs/{run['id']}/indices.npy"
        np.testing.assert_array_equal(array(client, run["id"], "indices"), vector["winners"])


@pytest.mark.parametrize(
    "operation",
    [
        {"op": "max_pool2d", "kernel_size": 2},
        {"op": "max_pool1d", "kernel_size": 2},
        {"op": "adaptive_max_pool2d", "output_size": 2},
        {"op": "adaptive_max_pool1d", "output_size": 2},
    ],
)
def test_return_indices_may_be_said(client: httpx.Client, operation: dict[str, Any]) -> None:
    values: list[Any] = [[5, 1, 4, 2]]
    if operation["op"].endswith("2d"):
        values = [[[5, 1, 4, 2], [0, 7, 8, 3]]]
    question = {"input": {"values": values}, "operation": operation}
    ids = []
    for said in ({}, {"return_indices": True}, {"return_indices": False}):
        run = make(client, **(question | {"operation": operation | said}))
        assert run["links"]["indices"] is not None
        ids.append(run["id"])
    # The same layer, whether or not PyTorch would have been asked for them.
    assert len(set(ids)) == 1
    wrong = question | {"operation": operation | {"return_indices": "yes"}}
    refused = client.post("/runs", json=wrong)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/operation/return_indices"


def test_only_a_max_pooling_has_indices(client: httpx.Client, design: dict[str, Any]) -> None:
    assert design["links"]["indices"] is None
    response = client.get(f"/runs/{design['id']}/indices.npy")
    assert response.status_code == 404
    assert "is no max pooling" in response.json()["detail"]


def test_the_design_comes_out(
    client: httpx.Client, design: dict[str, Any], stage: dict[str, Any]
) -> None:
    np.testing.assert_array_equal(array(client, design["id"], "input"), stage["input"])
    np.testing.assert_array_equal(array(client, design["id"], "output"), stage["output"])
    assert design["output_shape"] == [2, 12, 12]
    assert design["output_size"]["axes"][0]["expression"] == "⌊(12 + 2·1 − 3) / 1⌋ + 1"
    assert design["counts"] == {
        "steps": 288,
        "multiply_adds": 7776,
        "parameters": 56,
        "dense_parameters": 124_704,
        "ungrouped_parameters": 56,
        "ungrouped_multiply_adds": 7776,
        "separable_parameters": 35,
        "separable_multiply_adds": 4752,
    }


def test_the_same_body_gives_the_same_id(client: httpx.Client, design: dict[str, Any]) -> None:
    again = make(client, input=design["input"], operation=design["operation"])
    assert again == design
    assert client.get(f"/runs/{design['id']}").json() == design


def test_defaults_written_out_are_the_same_question(client: httpx.Client) -> None:
    values = [[1, 2, 3], [4, 5, 6]]
    short = make(client, input={"values": values}, operation={"op": "max_pool2d", "kernel_size": 2})
    long = make(
        client,
        input={"values": [[[1.0, 2, 3], [4, 5, 6]]]},
        operation={
            "op": "max_pool2d",
            "kernel_size": [2, 2],
            "stride": 2,
            "padding": [0, 0],
            "dilation": 1,
        },
    )
    assert short["id"] == long["id"]


def test_another_question_has_another_id(client: httpx.Client) -> None:
    def run_id(kernel: Any) -> str:
        operation = {"op": "conv2d", "kernel": kernel}
        return str(make(client, input={"values": [[1, 2]]}, operation=operation)["id"])

    assert run_id([[1]]) != run_id([[2]])


def test_steps_page_through_to_the_end(client: httpx.Client, design: dict[str, Any]) -> None:
    steps: list[dict[str, Any]] = []
    while True:
        page = client.get(
            f"/runs/{design['id']}/steps", params={"start": len(steps), "count": 100}
        ).json()
        assert page["start"] == len(steps)
        assert page["count"] == len(page["steps"])
        steps += page["steps"]
        if len(steps) >= page["total"]:
            break
    assert [step["index"] for step in steps] == list(range(288))
    out = array(client, design["id"], "output")
    np.testing.assert_array_equal([step["result"] for step in steps], out.reshape(-1))


def test_one_step_is_the_step_of_its_page(client: httpx.Client, design: dict[str, Any]) -> None:
    one = client.get(f"/runs/{design['id']}/steps/66").json()
    page = client.get(f"/runs/{design['id']}/steps", params={"start": 60, "count": 10}).json()
    assert one == page["steps"][6]
    assert [channel["sum"] for channel in one["channels"]] == [-48, -123, -161]
    assert one["result"] == -320


def test_steps_as_arrays(client: httpx.Client, design: dict[str, Any]) -> None:
    response = client.get(
        f"/runs/{design['id']}/steps",
        params={"start": 66, "count": 2},
        headers={"Accept": "application/x-npz"},
    )
    assert response.headers["content-type"] == "application/x-npz"
    page = np.load(io.BytesIO(response.content), allow_pickle=False)
    assert page["products"].shape == (2, 3, 3, 3)
    np.testing.assert_array_equal(page["sums"].sum(axis=1) + page["bias"], page["result"])


def test_output_as_json(client: httpx.Client, design: dict[str, Any], stage: Any) -> None:
    answer = client.get(f"/runs/{design['id']}/output.json").json()
    assert answer == {"shape": [2, 12, 12], "output": stage["output"]}


def test_a_map_as_a_picture(client: httpx.Client, design: dict[str, Any]) -> None:
    response = client.get(f"/runs/{design['id']}/maps/1.png", params={"scale": 4})
    with Image.open(io.BytesIO(response.content)) as picture:
        assert picture.size == (48, 48)
    grey = client.get(
        f"/runs/{design['id']}/maps/1.png", params={"colormap": "grey", "range": "-100,100"}
    )
    with Image.open(io.BytesIO(grey.content)) as picture:
        assert picture.size == (12, 12)


def test_the_channel_maps_add_up_to_the_map(
    client: httpx.Client, design: dict[str, Any], stage: Any
) -> None:
    assert len(design["links"]["channel_maps"]) == 2
    for out in range(2):
        maps = array(client, design["id"], f"channel_maps/{out}")
        assert maps.shape == (3, 12, 12)
        total = maps.sum(axis=0) + design["bias"][out]
        np.testing.assert_array_equal(total, stage["output"][out])
        for channel in range(3):
            one = array(client, design["id"], f"channel_maps/{out}/{channel}")
            np.testing.assert_array_equal(one, maps[channel])


def test_a_channel_map_as_a_picture(client: httpx.Client, design: dict[str, Any]) -> None:
    address = f"/runs/{design['id']}/channel_maps/1/2.png"
    query = {"scale": "3", "colormap": "grey", "range": "-9,9"}
    response = client.get(address, params=query)
    with Image.open(io.BytesIO(response.content)) as picture:
        assert picture.size == (36, 36)
    assert "immutable" in response.headers["cache-control"]
    tag = {"If-None-Match": response.headers["etag"]}
    assert client.get(address, params=query, headers=tag).status_code == 304


def test_a_frame(client: httpx.Client, design: dict[str, Any]) -> None:
    tried: list[dict[str, Any]] = [
        {},
        {"lang": "zh", "theme": "dark", "width": 640, "phase": "multiply"},
    ]
    for settings in tried:
        response = client.get(f"/runs/{design['id']}/frames/66.png", params=settings)
        assert response.status_code == 200
        with Image.open(io.BytesIO(response.content)) as picture:
            assert picture.width == settings.get("width", 960)


def test_a_frame_as_svg(client: httpx.Client, design: dict[str, Any]) -> None:
    address = f"/runs/{design['id']}/frames/66.svg"
    chinese: dict[str, Any] = {"lang": "zh", "theme": "dark", "width": 640, "phase": "multiply"}
    plain: dict[str, Any] = {}
    for settings in (plain, chinese):
        response = client.get(address, params=settings)
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("image/svg+xml")
        # Opened by itself it may use what it carries, and nothing else.
        assert "default-src 'none'" in response.headers["content-security-policy"]
        root = ElementTree.fromstring(response.text)
        assert root.get("width") == str(settings.get("width", 960))
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == settings.get("lang", "en")
    assert "−398" in client.get(address, params=chinese).text
    assert "−320" not in client.get(address, params=chinese).text


def test_answers_about_a_run_are_cached_for_ever(
    client: httpx.Client, design: dict[str, Any]
) -> None:
    address = f"/runs/{design['id']}/output.npy"
    first = client.get(address)
    assert "immutable" in first.headers["cache-control"]
    again = client.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_a_run_feeds_a_run(client: httpx.Client) -> None:
    values = [[1, -2, 3, 4], [5, 6, -7, 8], [9, 1, 2, 3], [4, 5, 6, 7]]
    first = make(
        client, input={"values": values}, operation={"op": "conv2d", "kernel": [[1, 0], [0, -1]]}
    )
    second = make(
        client, input={"run": first["id"]}, operation={"op": "max_pool2d", "kernel_size": 3}
    )
    assert second["input_shape"] == first["output_shape"] == [1, 3, 3]
    out = array(client, second["id"], "output")
    assert out.max() == array(client, first["id"], "output").max()


def test_the_maximum_of_nothing_is_null(client: httpx.Client) -> None:
    """With dilation a window can lie in the padding with every tap; PyTorch answers −inf."""
    operation = {"op": "max_pool2d", "kernel_size": [1, 2], "padding": [0, 1], "dilation": [1, 2]}
    run = make(client, input={"values": [[7]]}, operation=operation)
    assert array(client, run["id"], "output").tolist() == [[[float("-inf")]]]
    assert client.get(f"/runs/{run['id']}/output.json").json()["output"] == [[[None]]]
    step = client.get(f"/runs/{run['id']}/steps/0").json()
    assert step["result"] is None
    assert step["winner"] is None
    assert step["winner_index"] == 1
    for picture in ("maps/0.png", "maps/0.png?colormap=grey", "frames/0.png", "steps?count=1"):
        assert client.get(f"/runs/{run['id']}/{picture}").status_code == 200, picture


def test_what_follows_from_the_maximum_of_nothing_is_answered(client: httpx.Client) -> None:
    operation = {"op": "max_pool2d", "kernel_size": [1, 2], "padding": [0, 1], "dilation": [1, 2]}
    nothing = make(client, input={"values": [[7]]}, operation=operation)
    after = make(client, input={"run": nothing["id"]}, operation={"op": "conv2d", "kernel": [[0]]})
    for what in ("steps", "output.json", "input.npy", "maps/0.png", "frames/0.png"):
        assert client.get(f"/runs/{after['id']}/{what}").status_code == 200, what


def test_runs_and_pictures_survive_a_restart(tmp_path: Path) -> None:
    picture = Image.effect_noise((20, 10), 50)
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    with serving(tmp_path) as address, httpx.Client(base_url=f"{address}/api/v1") as client:
        image = client.post("/images", files={"file": buffer.getvalue()}).json()["id"]
        run = make(
            client, input={"image": image}, operation={"op": "conv2d", "kernel": "gaussian_3"}
        )
        before = array(client, run["id"], "output")
    with serving(tmp_path) as address, httpx.Client(base_url=f"{address}/api/v1") as client:
        assert client.get(f"/runs/{run['id']}").json() == run
        np.testing.assert_array_equal(array(client, run["id"], "output"), before)


def test_curl_alone_can_walk(server: str, tmp_path: Path) -> None:
    """Upload, run, page through the steps and fetch the map with nothing but curl."""
    import json
    import subprocess

    def curl(*arguments: str) -> bytes:
        done = subprocess.run(["curl", "-fsS", *arguments], capture_output=True, check=True)
        return done.stdout

    api = f"{server}/api/v1"
    photo = tmp_path / "photo.jpg"
    Image.effect_noise((64, 48), 80).convert("RGB").save(photo)
    image = json.loads(curl("-F", f"file=@{photo}", f"{api}/images"))
    body = {
        "input": {"image": image["id"], "size": [6, 8]},
        "operation": {"op": "conv2d", "kernel": "sobel_x", "combine": "sum"},
    }
    json_type = "Content-Type: application/json"
    run = json.loads(curl("-H", json_type, "-d", json.dumps(body), f"{api}/runs"))
    page = json.loads(curl(server + run["links"]["steps"]))
    assert page["total"] == len(page["steps"]) == 4 * 6
    assert curl(server + run["links"]["maps"][0]).startswith(b"\x89PNG")
