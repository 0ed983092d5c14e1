"""The OpenAPI document is complete: descriptions, examples, every error."""

from typing import Any

import httpx
import pytest

from app.api import examples


@pytest.fixture(scope="module")
def document(client: httpx.Client) -> dict[str, Any]:
    answer: dict[str, Any] = client.get("/openapi.json").json()
    return answer


def operations(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{method} {path}", call)
        for path, methods in document["paths"].items()
        for method, call in methods.items()
    ]


def test_every_call_of_the_outline_is_there(document: dict[str, Any]) -> None:
    wanted = {
        "get /api/v1/kernels",
        "get /api/v1/kernels/{name}.png",
        "get /api/v1/images",
        "post /api/v1/images",
        "get /api/v1/images/{image_id}",
        "post /api/v1/runs",
        "get /api/v1/runs/{run_id}",
        "get /api/v1/runs/{run_id}/steps",
        "get /api/v1/runs/{run_id}/steps/{n}",
        "post /api/v1/runs/{run_id}/steps/{n}/answers",
        "get /api/v1/runs/{run_id}/input.npy",
        "get /api/v1/runs/{run_id}/output.npy",
        "get /api/v1/runs/{run_id}/output.json",
        "get /api/v1/runs/{run_id}/code",
        "get /api/v1/runs/{run_id}/code/{library}",
        "get /api/v1/runs/{run_id}/input.csv",
        "get /api/v1/runs/{run_id}/output.csv",
        "get /api/v1/runs/{run_id}/arrays.npz",
        "get /api/v1/runs/{run_id}/inputs/{channel}.png",
        "get /api/v1/runs/{run_id}/inputs/{channel}.csv",
        "get /api/v1/runs/{run_id}/maps/{channel}.csv",
        "get /api/v1/runs/{run_id}/indices.npy",
        "get /api/v1/runs/{run_id}/maps/{channel}.png",
        "get /api/v1/runs/{run_id}/channel_maps/{out}.npy",
        "get /api/v1/runs/{run_id}/channel_maps/{out}/{in}.npy",
        "get /api/v1/runs/{run_id}/channel_maps/{out}/{in}.png",
        "get /api/v1/runs/{run_id}/frames/{n}.png",
        "get /api/v1/runs/{run_id}/frames/{n}.svg",
        "get /api/v1/runs/{run_id}/animation.{kind}",
        "get /api/v1/runs/{run_id}/frequency_response/{filter}.json",
        "get /api/v1/runs/{run_id}/frequency_response/{filter}.npy",
        "get /api/v1/runs/{run_id}/frequency_response/{filter}.png",
        "post /api/v1/arithmetic",
        "post /api/v1/arithmetic/inverse",
        "get /api/v1/runs/{run_id}/receptive_field",
        "post /api/v1/signals/convolve",
        "post /api/v1/signals/convolve/frame.png",
        "post /api/v1/signals/smooth",
        "post /api/v1/distributions/sum",
        "post /api/v1/distributions/dice",
        "post /api/v1/distributions/sum/frame.png",
        "post /api/v1/distributions/dice/frame.png",
        "post /api/v1/matrices/frame.png",
        "post /api/v1/connectivity/frame.png",
        "post /api/v1/matrices",
        "post /api/v1/matrices.npy",
        "post /api/v1/connectivity",
        "get /api/v1/runs/{run_id}/spectra/{filter}.json",
        "get /api/v1/runs/{run_id}/spectra/{filter}/{what}.png",
        "get /api/v1/runs/{run_id}/spectra/{filter}/{what}.npy",
        "post /api/v1/links",
        "get /s/{link_id}",
        "get /healthz",
        "get /readyz",
    }
    assert wanted == {name for name, _ in operations(document)}


def test_every_call_says_what_it_does(document: dict[str, Any]) -> None:
    assert all(call["summary"] and call["description"] for _, call in operations(document))


def test_every_error_is_a_problem(document: dict[str, Any]) -> None:
    for name, call in operations(document):
        for status, response in call["responses"].items():
            if int(status) >= 400:
                assert list(response["content"]) == ["application/problem+json"], name


def test_every_field_is_described(document: dict[str, Any]) -> None:
    bare = [
        f"{name}.{field}"
        for name, schema in document["components"]["schemas"].items()
        for field, value in schema.get("properties", {}).items()
        if "description" not in value and "const" not in value and "$ref" not in value
    ]
    assert [field for field in bare if not field.startswith("Body_")] == []


def test_every_answer_in_json_has_an_example(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    for name, call in operations(document):
        for status, response in call["responses"].items():
            for media, content in response.get("content", {}).items():
                if media.endswith("json"):
                    for schema in content["schema"].get("anyOf", [content["schema"]]):
                        reference = schema["$ref"].rsplit("/", 1)[1]
                        assert schemas[reference].get("examples"), f"{name} {status} {reference}"


def test_examples_of_runs_can_be_sent(client: httpx.Client, document: dict[str, Any]) -> None:
    body = document["paths"]["/api/v1/runs"]["post"]["requestBody"]["content"]["application/json"]
    assert len(body["examples"]) >= 3
    for example in body["examples"].values():
        assert client.post("/runs", json=example["value"]).status_code == 201


def test_the_examples_are_what_the_server_answers(client: httpx.Client) -> None:
    run = client.post("/runs", json=examples.QUESTION).json()
    assert run == examples.RUN
    address = f"/runs/{run['id']}"
    assert client.get(f"{address}/steps", params={"start": 2}).json() == examples.STEPS
    assert client.get(f"{address}/steps/3").json() == examples.STEP
    assert client.get(f"{address}/code").json() == examples.CODE
    verdict = client.post(f"{address}/steps/3/answers", json=examples.ANSWER_QUESTION).json()
    assert verdict == examples.VERDICT
    assert client.get(f"{address}/output.json").json() == examples.OUTPUT
    field = client.get(f"{address}/receptive_field", params={"row": 1, "column": 1}).json()
    assert field == examples.RECEPTIVE_FIELD
    response = client.get(f"{address}/frequency_response/0.json", params={"side": 4}).json()
    assert response == examples.FREQUENCY
    transposed = client.post("/runs", json=examples.STAMP_QUESTION).json()
    stamp = client.get(f"/runs/{transposed['id']}/steps/1", params={"view": "scatter"}).json()
    assert stamp == examples.STAMP
    answer = client.post("/arithmetic", json=examples.ARITHMETIC_QUESTION).json()
    assert answer == examples.ARITHMETIC
    ways = client.post("/arithmetic/inverse", json=examples.INVERSE_QUESTION).json()
    assert ways == examples.INVERSE
    assert examples.KERNELS["kernels"][0] in client.get("/kernels").json()["kernels"]
    sample = client.get("/images").json()["images"][0]
    assert {**sample, "source": examples.SAMPLE["source"]} == examples.SAMPLE
