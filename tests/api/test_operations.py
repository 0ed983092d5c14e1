"""Every operation over REST: shapes from outside, steps, stamps, receptive fields, frames."""

import io
from typing import Any
from xml.etree import ElementTree

import httpx
import numpy as np
import pytest
from PIL import Image

PICTURE = {"values": np.arange(48.0).reshape(3, 4, 4).tolist()}
SIGNAL = {"values": [[1, 2, 3, 4, 5], [9, 8, 7, 6, 5]]}
FLAT = {"values": [1, -2, 3]}
ONES = [[[[1, 1], [1, 1]]]] * 3

EVERY: list[tuple[dict[str, Any], dict[str, Any], list[int]]] = [
    (PICTURE, {"op": "conv2d", "kernel": [[1, 1]]}, [3, 4, 3]),
    (SIGNAL, {"op": "conv1d", "kernel": [1, 1, 1], "padding": [2, 0]}, [2, 5]),
    (SIGNAL, {"op": "conv1d", "weight": [[[1], [1]]]}, [1, 5]),
    (PICTURE, {"op": "conv_transpose2d", "weight": ONES, "stride": 2}, [1, 8, 8]),
    (PICTURE, {"op": "conv_transpose2d", "weight": ONES, "padding": 2}, [1, 1, 1]),
    (SIGNAL, {"op": "conv_transpose1d", "weight": [[[1, 2]], [[3, 4]]], "stride": 3}, [1, 14]),
    (PICTURE, {"op": "max_pool2d", "kernel_size": 3, "ceil_mode": True}, [3, 2, 2]),
    (PICTURE, {"op": "avg_pool2d", "kernel_size": 2}, [3, 2, 2]),
    (PICTURE, {"op": "lp_pool2d", "kernel_size": 2, "norm_type": 2}, [3, 2, 2]),
    (SIGNAL, {"op": "max_pool1d", "kernel_size": 2, "dilation": 2, "padding": 1}, [2, 3]),
    (SIGNAL, {"op": "avg_pool1d", "kernel_size": 2, "ceil_mode": True}, [2, 3]),
    (SIGNAL, {"op": "lp_pool1d", "kernel_size": 2, "norm_type": 1}, [2, 2]),
    (PICTURE, {"op": "adaptive_max_pool2d", "output_size": [3, None]}, [3, 3, 4]),
    (PICTURE, {"op": "adaptive_avg_pool2d", "output_size": 1}, [3, 1, 1]),
    (SIGNAL, {"op": "adaptive_max_pool1d", "output_size": 3}, [2, 3]),
    (SIGNAL, {"op": "adaptive_avg_pool1d", "output_size": 7}, [2, 7]),
    (PICTURE, {"op": "relu"}, [3, 4, 4]),
    (SIGNAL, {"op": "leaky_relu"}, [1, 2, 5]),
    (FLAT, {"op": "sigmoid"}, [3]),
    (FLAT, {"op": "tanh"}, [3]),
    (PICTURE, {"op": "softmax"}, [3, 4, 4]),
    (PICTURE, {"op": "softmax", "dim": 1}, [3, 4, 4]),
    (FLAT, {"op": "softmax"}, [3]),
    (
        PICTURE,
        {"op": "batch_norm", "running_mean": [1, 2, 3], "running_var": [1, 0, 4]},
        [3, 4, 4],
    ),
    (FLAT, {"op": "batch_norm", "running_mean": [1, 2, 3], "running_var": [1, 0, 4]}, [3]),
    (PICTURE, {"op": "flatten"}, [48]),
    (FLAT, {"op": "linear", "weight": [[1, 2, 3], [4, 5, 6]], "bias": [1, -1]}, [2]),
    (PICTURE, {"op": "add", "other": 3, "alpha": 2}, [3, 4, 4]),
]
IDS = [f"{operation['op']}-{place}" for place, (_, operation, _) in enumerate(EVERY)]


def made(client: httpx.Client, source: dict[str, Any], operation: dict[str, Any]) -> dict[str, Any]:
    response = client.post("/runs", json={"input": source, "operation": operation})
    assert response.status_code == 201, response.text
    answer: dict[str, Any] = response.json()
    return answer


def array(client: httpx.Client, run: dict[str, Any], name: str) -> np.ndarray:
    answer = client.get(f"/runs/{run['id']}/{name}.npy")
    assert answer.status_code == 200
    loaded: np.ndarray = np.load(io.BytesIO(answer.content))
    return loaded


@pytest.mark.parametrize(("source", "operation", "shape"), EVERY, ids=IDS)
def test_every_operation_has_its_shapes_steps_and_frames(
    client: httpx.Client, source: dict[str, Any], operation: dict[str, Any], shape: list[int]
) -> None:
    run = made(client, source, operation)
    assert run["output_shape"] == shape
    assert list(array(client, run, "output").shape) == shape
    assert list(array(client, run, "input").shape) == run["input_shape"]
    assert client.get(f"/runs/{run['id']}/output.json").json()["shape"] == shape
    assert run["chain"] == [{"id": run["id"], "op": operation["op"], "output_shape": shape}]
    again = made(client, run["input"], run["operation"])
    assert again == run
    total = run["counts"]["steps"]
    page = client.get(f"/runs/{run['id']}/steps", params={"count": total}).json()
    assert page["total"] == total == len(page["steps"])
    written = np.full(shape, np.nan)
    for step in page["steps"]:
        written[tuple(step["output"])] = step["result"]
    np.testing.assert_array_equal(written, array(client, run, "output"))
    alone = client.get(f"/runs/{run['id']}/steps/{total - 1}").json()
    assert alone == page["steps"][-1]
    for language in ("en", "zh"):
        for index in (0, total - 1):
            frame = client.get(f"/runs/{run['id']}/frames/{index}.png", params={"lang": language})
            assert frame.status_code == 200
            assert Image.open(io.BytesIO(frame.content)).width == 960
            drawing = client.get(f"/runs/{run['id']}/frames/{index}.svg", params={"lang": language})
            assert ElementTree.fromstring(drawing.text).get("width") == "960"
    assert client.get(f"/runs/{run['id']}/maps/0.png").status_code == 200
    packed = client.get(
        f"/runs/{run['id']}/steps", params={"count": 2}, headers={"Accept": "application/x-npz"}
    )
    assert np.load(io.BytesIO(packed.content))["result"].shape == (min(2, total),)


def test_stamps_and_the_bias_make_the_map(client: httpx.Client) -> None:
    weight = np.arange(-12, 12).reshape(2, 3, 2, 2).tolist()
    run = made(
        client,
        {"values": [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]},
        {
            "op": "conv_transpose2d",
            "weight": weight,
            "bias": [100, 200, 300],
            "stride": 2,
            "padding": 1,
            "output_padding": 1,
        },
    )
    page = client.get(run["links"]["scatter"].removeprefix("/api/v1")).json()
    assert page["total"] == 8
    out = np.zeros(run["output_shape"]) + np.array([100, 200, 300])[:, None, None]
    for stamp in page["steps"]:
        cut = {tuple(tap) for tap in stamp["cut_taps"]}
        for term in stamp["channels"]:
            for tap in np.ndindex(2, 2):
                if tap not in cut:
                    place = (stamp["window"]["top"] + tap[0], stamp["window"]["left"] + tap[1])
                    out[(term["channel"], *place)] += term["products"][tap[0]][tap[1]]
    np.testing.assert_array_equal(out, array(client, run, "output"))
    packed = client.get(
        f"/runs/{run['id']}/steps",
        params={"view": "scatter"},
        headers={"Accept": "application/x-npz"},
    )
    assert np.load(io.BytesIO(packed.content))["products"].shape == (8, 3, 2, 2)


def test_a_signal_s_record_has_no_rows(client: httpx.Client) -> None:
    run = made(client, SIGNAL, {"op": "conv1d", "kernel": [1, 10, 100], "padding": [2, 0]})
    assert run["kernel_size"] == [3]
    assert run["padding"] == [2, 0]
    assert [axis["axis"] for axis in run["output_size"]["axes"]] == ["length"]
    step = client.get(f"/runs/{run['id']}/steps/6").json()
    assert step == {
        "index": 6,
        "output": [1, 1],
        "window": {"left": -1, "width": 3, "dilation": [1]},
        "padding_taps": [[0]],
        "channels": [
            {
                "channel": 1,
                "values": [0, 9, 8],
                "kernel": [1, 10, 100],
                "products": [0, 90, 800],
                "sum": 890,
            }
        ],
        "bias": 0,
        "result": 890,
    }


def test_the_chain_and_its_receptive_field_are_answered(client: httpx.Client) -> None:
    image = {"values": np.arange(100.0).reshape(10, 10).tolist()}
    first = made(client, image, {"op": "conv2d", "kernel": [[1] * 3] * 3, "padding": 1})
    second = made(client, {"run": first["id"]}, {"op": "max_pool2d", "kernel_size": 2, "stride": 2})
    assert second["receptive_field"] == {"size": [4, 4], "jump": [2, 2], "start": [0.5, 0.5]}
    assert [link["op"] for link in second["chain"]] == ["conv2d", "max_pool2d"]
    field = client.get(
        f"/runs/{second['id']}/receptive_field", params={"row": 1, "column": 4}
    ).json()
    assert [(one["rows"], one["columns"]) for one in field["fields"]] == [
        ([2, 4], [8, 10]),
        ([1, 5], [7, 10]),
    ]
    third = made(client, {"run": second["id"]}, {"op": "adaptive_avg_pool2d", "output_size": 1})
    assert third["receptive_field"] is None


@pytest.mark.parametrize(
    ("address", "status", "pointer", "words"),
    [
        ("receptive_field?row=9", 422, "/query/row", "row must be below 2"),
        ("receptive_field?column=-1", 422, "/query/column", "greater than or equal to 0"),
        ("steps?view=scatter", 422, "/query/view", "is for transposed convolutions"),
        ("steps/0?view=scatter", 422, "/query/view", "this run is max_pool2d"),
        ("steps?view=inside", 422, "/query/view", "gather"),
    ],
)
def test_what_a_run_does_not_have(
    client: httpx.Client, address: str, status: int, pointer: str, words: str
) -> None:
    run = made(client, PICTURE, {"op": "max_pool2d", "kernel_size": 2})
    answer = client.get(f"/runs/{run['id']}/{address}")
    assert answer.status_code == status
    error = answer.json()["errors"][0]
    assert error["pointer"] == pointer
    assert words in error["detail"]


@pytest.mark.parametrize("address", ["channel_maps/0.npy", "channel_maps/0/0.png"])
def test_only_a_convolution_has_channel_maps(client: httpx.Client, address: str) -> None:
    run = made(client, PICTURE, {"op": "max_pool2d", "kernel_size": 2})
    assert run["links"]["channel_maps"] is None
    answer = client.get(f"/runs/{run['id']}/{address}")
    assert answer.status_code == 404
    assert "only that has channel maps" in answer.json()["detail"]


def test_a_filter_has_no_kernel_for_another_groups_channel(client: httpx.Client) -> None:
    operation = {"op": "conv2d", "weight": np.ones((4, 2, 1, 1)).tolist(), "groups": 2}
    run = made(client, {"values": np.arange(16).reshape(4, 2, 2).tolist()}, operation)
    answer = client.get(f"/runs/{run['id']}/channel_maps/2/1.npy")
    assert answer.status_code == 404
    said = "filter 2 has no kernel for channel 1: given groups=2, it reads channels 2 to 3"
    assert answer.json()["detail"] == said


def test_the_channel_maps_of_a_signal(client: httpx.Client) -> None:
    operation = {"op": "conv1d", "weight": [[[1, -1], [2, 0]]], "bias": [5]}
    run = made(client, {"values": [[1, 2, 4], [3, 5, 7]]}, operation)
    assert array(client, run, "channel_maps/0").tolist() == [[-1, -2], [6, 10]]
    assert array(client, run, "channel_maps/0/1").tolist() == [6, 10]
    assert array(client, run, "output").tolist() == [[10, 13]]


def test_an_output_may_be_empty_as_in_torch(client: httpx.Client) -> None:
    run = made(client, PICTURE, {"op": "adaptive_max_pool2d", "output_size": 0})
    assert run["output_shape"] == [3, 0, 0]
    assert run["links"]["maps"] == []
    assert array(client, run, "output").shape == (3, 0, 0)
    assert array(client, run, "indices").shape == (3, 0, 0)
    assert client.get(f"/runs/{run['id']}/steps").json()["steps"] == []
    for address in ("maps/0.png", "steps/0", "frames/0.png"):
        answer = client.get(f"/runs/{run['id']}/{address}")
        assert answer.status_code == 404
        assert "empty" in answer.json()["detail"]
    after = made(client, {"run": run["id"]}, {"op": "relu"})
    assert after["output_shape"] == [3, 0, 0]


@pytest.mark.parametrize("name", ["adaptive_max_pool2d", "adaptive_max_pool1d", "max_pool1d"])
def test_every_max_pooling_has_indices(client: httpx.Client, name: str) -> None:
    source = SIGNAL if name.endswith("1d") else PICTURE
    key = "output_size" if "adaptive" in name else "kernel_size"
    run = made(client, source, {"op": name, key: 2})
    x, out = array(client, run, "input"), array(client, run, "output")
    indices = array(client, run, "indices")
    flat = x.reshape(len(x), -1)
    picked = np.take_along_axis(flat, indices.reshape(len(x), -1), axis=1)
    np.testing.assert_array_equal(picked.reshape(out.shape), out)
