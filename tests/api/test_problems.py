"""Bad input gets a clear error that names the field and the numbers; never a 500."""

from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

VALUES = {"values": [[1, 2, 3], [4, 5, 6], [7, 8, 9]]}
POOL = {"op": "max_pool2d", "kernel_size": 2}


def conv(**fields: Any) -> dict[str, Any]:
    return {"op": "conv2d", "kernel": [[1, 2], [3, 4]], **fields}


def ask(client: httpx.Client, body: object) -> httpx.Response:
    return client.post("/runs", json=body)


@pytest.mark.parametrize(
    ("source", "operation", "pointer", "words"),
    [
        (VALUES, conv(stride=0), "/operation/stride", "non-positive stride is not supported"),
        (VALUES, conv(stride=[1, 0]), "/operation/stride", "got 0"),
        (VALUES, conv(padding=-2), "/operation/padding", "got -2"),
        (VALUES, conv(kernel=[[1] * 5] * 5), "/operation/kernel", "(3 x 3). Kernel size: (5 x 5)"),
        (VALUES, conv(kernel=[[1, 2], [3]]), "/operation/kernel", "kernel[1] has 1 entries"),
        (VALUES, conv(kernel=[]), "/operation/kernel", "kernel is an empty list"),
        (VALUES, conv(kernel="sobel"), "/operation/kernel", "is not a preset"),
        (VALUES, conv(kernel=7), "/operation/kernel", "kernel must be a nested list"),
        (VALUES, conv(bias=[1, 2]), "/operation/bias", "bias of size [2]"),
        (VALUES, conv(groups=0), "/operation/groups", "groups"),
        (VALUES, conv(mode="turned"), "/operation/mode", "got 'turned'"),
        (VALUES, conv(strides=2), "/operation/strides", "strides is not a field"),
        (VALUES, conv(weight=[[[[1]]]]), "/operation", "exactly one of weight and kernel"),
        (VALUES, {"op": "conv3d"}, "/operation", "op must be one of 'conv2d', 'conv1d', "),
        (VALUES, {"kernel_size": 2}, "/operation", "op must be one of"),
        (VALUES, "blur", "/operation", "operation"),
        (VALUES, {"op": "max_pool2d"}, "/operation/kernel_size", "kernel_size is missing"),
        (
            VALUES,
            {"op": "avg_pool2d", "kernel_size": 2, "padding": 2},
            "/operation/padding",
            "pad should be at most half",
        ),
        (
            {"values": [[[1]], [[2]]]},
            {"op": "conv2d", "weight": [[[[1]]]]},
            "/operation/weight",
            "to have 1 channels, but got 2 channels instead",
        ),
        ({"values": []}, POOL, "/input/values", "values is an empty list"),
        ({"values": [[1, 2], [3]]}, POOL, "/input/values", "values[1] has 1 entries"),
        ({"values": [[1, None]]}, POOL, "/input/values", "values[0][1] is None"),
        ({"values": [[1, "2"]]}, POOL, "/input/values", "values[0][1] is '2'"),
        ({"values": [[[1]], [[1, 2]]]}, POOL, "/input/values", "ragged"),
        ({"image": "nobody"}, POOL, "/input/image", "no picture is kept under 'nobody'"),
        ({"image": "../etc"}, POOL, "/input/image", "image"),
        ({"run": "0" * 32}, POOL, "/input/run", "no run is kept"),
        ({"image": "coffee", "crop": [0, 0, 0, 5]}, POOL, "/input/crop", "is empty"),
        ({"image": "coffee", "crop": [0, 0, 9999, 5]}, POOL, "/input/crop", "does not lie in"),
        ({"image": "coffee", "crop": [0, 0, 5]}, POOL, "/input/crop", "crop must be 4 integers"),
        ({"image": "coffee", "size": [0, 5]}, POOL, "/input/size", "at least 1"),
        ({"image": "coffee", "color": "sepia"}, POOL, "/input/color", "got 'sepia'"),
        ({"image": "coffee", "range": [0, 7]}, POOL, "/input/range", "[0, 255] or [0, 1]"),
        ({}, POOL, "/input", "exactly one of image, values, run"),
        ([1], POOL, "/input", "exactly one of image, values, run"),
        ({"image": "coffee", "values": [[1]]}, POOL, "/input", "exactly one of"),
    ],
)
def test_a_value_that_does_not_fit_names_its_field(
    client: httpx.Client, source: object, operation: object, pointer: str, words: str
) -> None:
    response = ask(client, {"input": source, "operation": operation})
    assert response.status_code == 422, response.text
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert pointer in [error["pointer"] for error in problem["errors"]]
    assert words in problem["detail"]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_numbers_that_are_none_are_refused(client: httpx.Client, number: str) -> None:
    source = '{"values": [[1, ' + number + "]]}"
    response = client.post(
        "/runs",
        content=f'{{"input": {source}, "operation": {{"op": "max_pool2d", "kernel_size": 1}}}}',
        headers={"Content-Type": "application/json"},
    )
    assert response.status_code == 422
    assert "values[0][1] is not finite" in response.json()["detail"]


@pytest.mark.parametrize(
    "body", [b"", b"{", b"hello", b"\xff\xfe", b"[" * 100_000, b'{"a": ' + b"9" * 5000 + b"}"]
)
def test_what_is_not_json_is_told(client: httpx.Client, body: bytes) -> None:
    response = client.post("/runs", content=body, headers={"Content-Type": "application/json"})
    assert response.status_code in (400, 422)
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("source", "operation", "pointer"),
    [
        ({"image": "coffee", "size": [5000, 5000]}, POOL, "/input"),
        (VALUES, conv(padding=10_000_000), "/operation/padding"),
        (VALUES, conv(kernel=[[1] * 300]), "/operation/kernel"),
        (
            {"image": "coffee", "size": [4000, 1500]},
            conv(kernel=[[1] * 101] * 101),
            "/operation",
        ),
    ],
)
def test_too_much_work_is_refused(
    client: httpx.Client, source: object, operation: object, pointer: str
) -> None:
    response = ask(client, {"input": source, "operation": operation})
    assert response.status_code == 413 or (pointer == "/operation/kernel"), response.text
    problem = response.json()
    assert problem["errors"][0]["pointer"].startswith("/")
    assert any(character.isdigit() for character in problem["detail"])


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/runs/nothing", 404, "no run is kept under 'nothing'"),
        ("/runs/../../etc/passwd", 404, "nothing at"),
        ("/runs/RUN/steps/99", 404, "step 99 is not there: this run has steps 0 to 3"),
        ("/runs/RUN/steps/-1", 404, "step -1 is not there"),
        ("/runs/RUN/steps/first", 422, "got 'first'"),
        ("/runs/RUN/steps?start=-1", 422, "start"),
        ("/runs/RUN/steps?start=5", 422, "start must be at most 4"),
        ("/runs/RUN/steps?count=0", 422, "count"),
        ("/runs/RUN/steps?count=100000", 422, "count"),
        ("/runs/RUN/maps/1.png", 404, "map 1 is not there"),
        ("/runs/RUN/maps/0.png?colormap=sepia", 422, "colormap must be one of"),
        ("/runs/RUN/maps/0.png?range=5,1", 422, "low < high"),
        ("/runs/RUN/maps/0.png?range=nan,1", 422, "low < high"),
        ("/runs/RUN/maps/0.png?scale=0", 422, "scale"),
        ("/runs/RUN/channel_maps/1.npy", 404, "filter 1 is not there: this run has filter 0"),
        ("/runs/RUN/channel_maps/-1/0.png", 404, "filter -1 is not there"),
        ("/runs/RUN/channel_maps/0/1.npy", 404, "no kernel for channel 1"),
        ("/runs/RUN/channel_maps/0/red.npy", 422, "got 'red'"),
        ("/runs/RUN/channel_maps/0/0.png?colormap=sepia", 422, "colormap must be one of"),
        ("/runs/RUN/channel_maps/0/0.png?range=5,1", 422, "low < high"),
        ("/runs/RUN/frames/9.png", 404, "step 9 is not there"),
        ("/runs/RUN/frames/9.svg", 404, "step 9 is not there"),
        ("/runs/RUN/frames/0.svg?theme=pink", 422, "theme should be"),
        ("/runs/RUN/frames/0.png?phase=later", 422, "phase should be"),
        ("/runs/RUN/frames/0.png?width=99999", 422, "width"),
        ("/runs/RUN/frames/0.png?lang=fr", 422, "got 'fr'"),
        ("/nowhere", 404, "nothing at /api/v1/nowhere"),
    ],
)
def test_addresses_that_lead_nowhere_say_why(
    client: httpx.Client, address: str, status: int, words: str
) -> None:
    run = ask(client, {"input": VALUES, "operation": conv()}).json()["id"]
    response = client.get(address.replace("RUN", run))
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert words in response.json()["detail"]


@pytest.mark.parametrize(
    ("path", "taken"), [("/kernels", "GET"), ("/images", "GET, POST"), ("/runs", "POST")]
)
def test_a_method_that_is_not_taken(client: httpx.Client, path: str, taken: str) -> None:
    response = client.delete(path)
    assert response.status_code == 405
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["allow"] == taken


def test_static_files_are_only_read(server: str) -> None:
    response = httpx.post(f"{server}/static/logo.svg")
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["op", "image", "values", "kernel", "x"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)
OPERATIONS = st.fixed_dictionaries(
    {"op": st.sampled_from(["conv2d", "max_pool2d", "avg_pool2d"])},
    optional={
        name: JSON | st.integers(-2, 5)
        for name in (
            "kernel",
            "weight",
            "bias",
            "stride",
            "padding",
            "dilation",
            "groups",
            "mode",
            "kernel_size",
            "combine",
        )
    },
)
SOURCES = st.fixed_dictionaries(
    {"image": st.just("edge")},
    optional=dict.fromkeys(("crop", "size", "color", "range"), JSON),
)


@settings(max_examples=300)
@given(source=SOURCES | JSON, operation=OPERATIONS | JSON)
def test_no_body_makes_an_error_of_the_server(
    server: str, source: object, operation: object
) -> None:
    import json

    body = json.dumps({"input": source, "operation": operation})
    response = httpx.post(
        f"{server}/api/v1/runs", content=body, headers={"Content-Type": "application/json"}
    )
    assert response.status_code in (201, 400, 413, 422), response.text
    if response.status_code != 201:
        assert response.json()["detail"]
