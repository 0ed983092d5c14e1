"""What the course draws, over REST: signals, chances, matrices, connections, spectra."""

import io
from typing import Any

import httpx
import numpy as np
import pytest
import scipy.fft
from PIL import Image
from scipy import linalg, signal, stats

from app.api import lesson_examples as examples

BOX = {"shape": "box", "from": 0, "to": 2}
DECAY = {"shape": "exponential", "start": 0, "rate": 1}
TRAIN = {"shape": "impulses", "start": 0, "period": 2, "count": 3}


def samples(*values: float, start: int = 0) -> dict[str, Any]:
    return {"shape": "samples", "values": list(values), "start": start}


def answered(client: httpx.Client, path: str, body: dict[str, Any]) -> dict[str, Any]:
    response = client.post(path, json=body)
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


def refused(client: httpx.Client, path: str, body: dict[str, Any]) -> tuple[str, str]:
    """Pointer and words of the first error."""
    response = client.post(path, json=body)
    assert response.status_code == 422, response.text
    assert response.headers["content-type"].startswith("application/problem+json")
    first = response.json()["errors"][0]
    return first["pointer"], first["detail"]


EXAMPLES = [
    ("/signals/convolve", examples.CONVOLVE["discrete"], examples.CONVOLVED),
    ("/signals/smooth", examples.SMOOTH["three"], examples.SMOOTHED),
    ("/distributions/sum", examples.SUM["two"], examples.DICE),
    ("/distributions/dice", examples.ROLL["dice"], examples.DICE),
    ("/matrices", examples.AS_MATRIX["signal"], examples.MATRIX),
    ("/connectivity", examples.CONNECT["window"], examples.CONNECTIVITY),
]


@pytest.mark.parametrize(("path", "asked", "answer"), EXAMPLES, ids=lambda one: str(one)[:24])
def test_the_examples_of_the_documentation_are_true(
    client: httpx.Client, path: str, asked: dict[str, Any], answer: dict[str, Any]
) -> None:
    found = answered(client, path, asked["value"])
    assert set(found) == set(answer)
    for key, value in answer.items():
        assert same(found[key], value), key


def same(found: Any, shown: Any) -> bool:
    """Whether a value is the one that an example shows, to four digits."""
    if isinstance(shown, dict):
        return set(found) == set(shown) and all(same(found[key], shown[key]) for key in shown)
    if isinstance(shown, list):
        return len(found) == len(shown) and all(map(same, found, shown))
    return (
        bool(found == pytest.approx(shown, abs=1e-4))
        if isinstance(shown, float)
        else found == shown
    )


@pytest.mark.parametrize("mode", ["convolution", "correlation"])
def test_discrete_signals_are_scipys_sums(client: httpx.Client, mode: str) -> None:
    f, g = [1, 3, 2, 4, 1], [2, -1, 3]
    body = {"domain": "discrete", "mode": mode, "f": samples(*f), "g": samples(*g)}
    answer = answered(client, "/signals/convolve", body)
    compute = signal.convolve if mode == "convolution" else signal.correlate
    found = dict(zip(answer["x"], answer["h"], strict=True))
    start = 0 if mode == "convolution" else 1 - len(g)
    expected = compute(f, g)
    np.testing.assert_allclose(
        [found[start + at] for at in range(len(expected))], expected, atol=1e-9
    )
    assert sum(map(abs, answer["h"])) == pytest.approx(np.abs(expected).sum())


def test_for_each_x_there_is_the_overlap_and_its_area(client: httpx.Client) -> None:
    body = {"f": BOX, "g": DECAY, "range": [-1, 7], "step": 0.01, "at": [0.5, 1, 3.25]}
    answer = answered(client, "/signals/convolve", body)
    assert [one["x"] for one in answer["overlaps"]] == [0.5, 1, 3.25]
    for one in answer["overlaps"]:
        product = np.array(one["f"]) * np.array(one["g"])
        np.testing.assert_allclose(one["product"], product)
        # The curve's own samples, added up, come near to the integral.
        assert one["area"] == pytest.approx(product.sum() * 0.01, abs=0.01)
        assert one["area"] == pytest.approx(answer["h"][answer["x"].index(one["x"])], abs=1e-12)
    exact = 1 - np.exp(-1)
    assert answer["overlaps"][1]["area"] == pytest.approx(exact, abs=1e-12)
    assert answer["area"]["h"] == pytest.approx(answer["area"]["f"] * answer["area"]["g"])
    assert answer["swapped_difference"] < 1e-12
    assert answer["peak"]["x"] == 2


def test_impulses_are_told_apart_from_curves(client: httpx.Client) -> None:
    answer = answered(client, "/signals/convolve", {"f": TRAIN, "g": BOX, "range": [-1, 8]})
    assert answer["impulses"]["f"] == [[0, 1], [2, 1], [4, 1]]
    assert answer["impulses"]["g"] is None
    assert not any(answer["f"])
    both = answered(client, "/signals/convolve", {"f": TRAIN, "g": TRAIN, "at": [4]})
    assert both["impulses"]["h"] == [[0, 1], [2, 2], [4, 3], [6, 2], [8, 1]]
    assert both["overlaps"][0]["area"] == 3
    assert both["peak"] == {"x": 4, "h": 3}


BAD = [
    ({"f": {**BOX, "to": 0}, "g": BOX}, "/f", "`to` must be at least"),
    ({"f": {"shape": "circle"}, "g": BOX}, "/f", "shape must be one of"),
    ({"f": BOX, "g": {**DECAY, "rate": -1}}, "/g/rate", "greater than or equal to"),
    ({"f": BOX, "g": BOX, "range": [3, 1]}, "/range", "range must go up, got 3 to 1"),
    ({"f": BOX, "g": BOX, "range": [0, 1000], "step": 0.01}, "/step", "at most 4001"),
    (
        {"domain": "discrete", "f": {**samples(1), "start": 0.5}, "g": samples(1)},
        "/f",
        "whole places",
    ),
    ({"domain": "discrete", "f": samples(1), "g": samples(1), "at": [0.5]}, "/at", "whole number"),
    ({"f": BOX, "g": BOX, "at": [0] * 65}, "/at", "at most 64"),
]


@pytest.mark.parametrize(("body", "pointer", "words"), BAD)
def test_signals_that_do_not_fit_are_refused(
    client: httpx.Client, body: dict[str, Any], pointer: str, words: str
) -> None:
    found, said = refused(client, "/signals/convolve", body)
    assert found == pointer
    assert words in said


def test_too_much_work_is_refused(client: httpx.Client) -> None:
    long = {"shape": "samples", "values": [1.0] * 512, "spacing": 0.01}
    body = {"f": long, "g": long, "range": [0, 10], "step": 0.0025}
    assert refused(client, "/signals/convolve", body)[0] == "/step"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("domain", ["continuous", "discrete"])
def test_a_moment_is_drawn(client: httpx.Client, theme: str, domain: str) -> None:
    body = {"domain": domain, "f": BOX, "g": TRAIN, "x": 3}
    query = {"theme": theme, "lang": "zh", "width": "480"}
    response = client.post("/signals/convolve/frame.png", params=query, json=body)
    assert response.status_code == 200, response.text
    image = Image.open(io.BytesIO(response.content)).convert("RGB")
    assert image.width == 480
    now = (242, 160, 7) if theme == "light" else (255, 185, 56)
    near = np.abs(np.asarray(image).astype(int) - now).sum(axis=2) < 24
    assert near.sum() > 50, "nothing is marked as what is looked at"
    later = client.post("/signals/convolve/frame.png", params=query, json={**body, "x": 5})
    assert later.content != response.content


FRAMES = [
    ("/matrices", examples.AS_MATRIX["picture"]["value"]),
    ("/connectivity", examples.CONNECT["dense"]["value"]),
    ("/distributions/sum", examples.SUM["two"]["value"]),
    ("/distributions/dice", {"dice": 10, "faces": 20}),
]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("path", "body"), FRAMES, ids=lambda one: str(one)[:16])
def test_what_is_told_is_drawn(
    client: httpx.Client, path: str, body: dict[str, Any], theme: str
) -> None:
    query = {"theme": theme, "width": "640"}
    response = client.post(f"{path}/frame.png", params=query, json=body)
    assert response.status_code == 200, response.text
    image = np.asarray(Image.open(io.BytesIO(response.content)).convert("RGB")).astype(int)
    assert image.shape[1] == 640
    assert (image[0, 0].sum() > 384) == (theme == "light")
    assert len(np.unique(image.reshape(-1, 3), axis=0)) > 3


def test_a_row_of_a_matrix_is_marked_and_equal_weights_share_a_colour(
    client: httpx.Client,
) -> None:
    operation = {"op": "conv1d", "weight": [[[2, 1, -1]]]}
    body = {"operation": operation, "input_shape": [1, 10]}

    def drawn(**query: Any) -> Any:
        response = client.post("/matrices/frame.png", params={"width": 640, **query}, json=body)
        assert response.status_code == 200, response.text
        return np.asarray(Image.open(io.BytesIO(response.content)).convert("RGB")).astype(int)

    plain = drawn()
    left, side = (640 - 10 * 40) // 2, 40

    def corner(row: int, column: int) -> list[int]:
        found: list[int] = plain[24 + row * side + 6, left + column * side + 6].tolist()
        return found

    assert corner(0, 0) == corner(3, 3) == corner(7, 7)
    assert len({tuple(corner(0, tap)) for tap in range(4)}) == 4
    now = np.abs(drawn(row=2) - (242, 160, 7)).sum(axis=2) < 40
    rows = np.flatnonzero(now.sum(axis=1) > 100)
    assert abs(rows.min() - (24 + 2 * side)) < 4
    assert abs(rows.max() - (24 + 3 * side)) < 4
    response = client.post("/matrices/frame.png", params={"row": 8}, json=body)
    assert response.json()["errors"][0]["pointer"] == "/query/row"


def test_smoothing_is_scipys_filter_once_all_readings_are_there(client: httpx.Client) -> None:
    body = {"readings": 40, "noise": 0.7, "seed": 5, "weights": {"shape": "box", "width": 5}}
    answer = answered(client, "/signals/smooth", {**body, "at": 20})
    expected = signal.lfilter(np.ones(5) / 5, 1, answer["readings"])
    np.testing.assert_allclose(answer["smoothed"][4:], expected[4:], atol=1e-9)
    assert answer["smoothed"][0] == pytest.approx(answer["readings"][0])
    assert sum(term["product"] for term in answer["terms"]) == pytest.approx(answer["sum"])
    assert answer["sum"] == pytest.approx(answer["smoothed"][20])
    assert [term["age"] for term in answer["terms"]] == [0, 1, 2, 3, 4]
    assert answered(client, "/signals/smooth", body)["readings"] == answer["readings"]
    assert refused(client, "/signals/smooth", {**body, "at": 40})[0] == "/at"


def test_recent_readings_weigh_more_and_noise_is_smoothed(client: httpx.Client) -> None:
    answer = answered(client, "/signals/smooth", {"readings": 200})
    weights = answer["weights"]
    assert weights == sorted(weights, reverse=True)
    assert sum(weights) == pytest.approx(1)
    assert answer["error"]["smoothed"] < answer["error"]["readings"]


def test_dice_are_scipys_sums(client: httpx.Client) -> None:
    answer = answered(client, "/distributions/dice", {"dice": 3, "faces": 6})
    die = np.full(6, 1 / 6)
    np.testing.assert_allclose(
        answer["probabilities"], np.convolve(np.convolve(die, die), die), atol=1e-12
    )
    single = stats.randint(1, 7)
    assert answer["mean"] == pytest.approx(3 * single.mean())
    assert answer["variance"] == pytest.approx(3 * single.var())
    for total, ways in enumerate(answer["pairs"], start=answer["start"]):
        assert all(way["first"] + way["second"] == total for way in ways)
        chance = answer["probabilities"][total - answer["start"]]
        assert sum(way["product"] for way in ways) == pytest.approx(chance)


def test_as_many_dice_as_are_allowed_add_up(client: httpx.Client) -> None:
    answer = answered(client, "/distributions/dice", {"dice": 10, "faces": 20})
    assert (answer["start"], len(answer["probabilities"])) == (10, 191)
    assert sum(answer["probabilities"]) == pytest.approx(1)


def test_probabilities_must_be_some(client: httpx.Client) -> None:
    one = {"start": 0, "probabilities": [0.5, 0.4]}
    pointer, said = refused(client, "/distributions/sum", {"first": one, "second": one})
    assert pointer == "/first/probabilities"
    assert "they make 0.9" in said


@pytest.mark.parametrize("mode", ["correlation", "convolution"])
def test_the_matrix_of_a_signal_is_toeplitz(client: httpx.Client, mode: str) -> None:
    weight = [2.0, -1.0, 3.0]
    operation = {"op": "conv1d", "mode": mode, "weight": [[weight]]}
    answer = answered(client, "/matrices", {"operation": operation, "input_shape": [1, 8]})
    applied = weight if mode == "correlation" else weight[::-1]
    expected = linalg.toeplitz([applied[0]] + [0] * 5, applied + [0] * 5)
    np.testing.assert_array_equal(answer["matrix"], expected)
    assert answer["zeros"] == 6 * 5
    assert answer["distinct"] == 3
    taps = np.array(answer["taps"])
    assert (np.array(answer["matrix"])[taps == 0] == weight[0]).all()


LAYERS = [
    {"op": "conv2d", "stride": 2, "padding": 1},
    {"op": "conv2d", "padding": [0, 1, 2, 0], "dilation": [1, 2], "mode": "convolution"},
    {"op": "conv2d", "groups": 2},
]


@pytest.mark.parametrize("layer", LAYERS, ids=str)
def test_the_matrix_times_the_input_is_the_run(client: httpx.Client, layer: dict[str, Any]) -> None:
    random = np.random.default_rng(3)
    x = random.integers(-5, 6, (2, 5, 6)).tolist()
    groups = layer.get("groups", 1)
    weight = random.integers(-3, 4, (4, 2 // groups, 3, 2)).tolist()
    operation = {**layer, "weight": weight, "bias": [1, -2, 0, 5]}
    answer = answered(client, "/matrices", {"operation": operation, "input": {"values": x}})
    run = answered_run(client, {"input": {"values": x}, "operation": operation})
    output = np.array(client.get(f"/runs/{run}/output.json").json()["output"], dtype=float)
    product = np.array(answer["matrix"]) @ np.ravel(x) + answer["bias"]
    np.testing.assert_allclose(product, output.ravel(), atol=1e-9)
    if groups == 1:
        laid = answer["im2col"]
        by_columns = np.array(laid["weight"]) @ np.array(laid["columns"])
        bias = np.array([[1], [-2], [0], [5]])
        np.testing.assert_allclose(by_columns + bias, laid["output"])
        np.testing.assert_allclose(np.ravel(laid["output"]), output.ravel(), atol=1e-9)
    else:
        assert answer["im2col"] is None
    body = {"operation": operation, "input_shape": [2, 5, 6]}
    array = np.load(io.BytesIO(client.post("/matrices.npy", json=body).content))
    np.testing.assert_array_equal(array, answer["matrix"])


def answered_run(client: httpx.Client, body: dict[str, Any]) -> str:
    response = client.post("/runs", json=body)
    assert response.status_code == 201, response.text
    return str(response.json()["id"])


def test_a_picture_s_matrix_is_doubly_blocked(client: httpx.Client) -> None:
    operation = {"op": "conv2d", "weight": [[[[1, 2], [3, 4]]]]}
    answer = answered(client, "/matrices", {"operation": operation, "input_shape": [1, 3, 4]})
    assert answer["blocks"] == {"rows": 2, "columns": 3, "height": 3, "width": 4}
    blocks = np.array(answer["matrix"]).reshape(2, 3, 3, 4).swapaxes(1, 2)
    np.testing.assert_array_equal(blocks[0, 0], linalg.toeplitz([1, 0, 0], [1, 2, 0, 0]))
    np.testing.assert_array_equal(blocks[0, 1], linalg.toeplitz([3, 0, 0], [3, 4, 0, 0]))
    np.testing.assert_array_equal(blocks[0, 0], blocks[1, 1])
    assert not blocks[0, 2].any()


def test_matrices_that_cannot_be_written_are_refused(client: httpx.Client) -> None:
    operation = {"op": "conv2d", "weight": [[[[1, 2], [3, 4]]]]}
    body = {"operation": operation, "input_shape": [1, 64, 64]}
    assert "at most 65536" in refused(client, "/matrices", body)[1]
    assert "at most 65536" in refused(client, "/matrices.npy", body)[1]
    copied = {**operation, "padding": 1, "padding_mode": "reflect"}
    pointer, said = refused(client, "/matrices", {"operation": copied, "input_shape": [1, 4, 4]})
    assert pointer == "/operation/padding_mode"
    assert "zeros" in said
    both = {**body, "input": {"values": [[1, 2], [3, 4]]}}
    assert refused(client, "/matrices", both)[0] == "/input_shape"
    small = {"operation": operation, "input_shape": [1, 1, 1]}
    assert "Kernel size can't be greater" in refused(client, "/matrices", small)[1]


@pytest.mark.parametrize(
    "operation",
    [
        {"op": "conv2d", "weight": [[[[1]]]], "stride": 4096},
        {"op": "conv2d", "weight": [[[[1]]]], "stride": 10**6, "padding": 10**6},
        {"op": "conv1d", "weight": [[[1, 1]]], "dilation": 10**7, "padding": 10**7},
    ],
    ids=str,
)
def test_few_rows_of_very_many_columns_are_soon_there_or_refused(
    client: httpx.Client, operation: dict[str, Any]
) -> None:
    shape = [1, 200, 200] if operation["op"] == "conv2d" else [1, 100]
    response = client.post("/matrices.npy", json={"operation": operation, "input_shape": shape})
    assert response.status_code in (200, 422), response.text
    assert response.elapsed.total_seconds() < 5


def test_a_range_between_two_places_is_refused(client: httpx.Client) -> None:
    body = {"f": BOX, "g": BOX, "range": [0.01, 0.02]}
    pointer, said = refused(client, "/signals/convolve", body)
    assert pointer == "/range"
    assert "no multiple of 0.05" in said
    one = client.post("/signals/convolve/frame.png", json={**body, "range": [0, 0.01], "x": 0})
    assert one.status_code == 200


def test_windows_too_many_to_be_laid_down_are_refused(client: httpx.Client) -> None:
    vast = {"op": "conv2d", "weight": [[np.ones((200, 200)).tolist()]], "padding": 199}
    said = refused(client, "/matrices.npy", {"operation": vast, "input_shape": [1, 1, 1]})[1]
    assert "1600000000 cells in all" in said
    wide = {"op": "conv2d", "weight": [[np.ones((32, 32)).tolist()]], "padding": 31}
    said = refused(client, "/matrices", {"operation": wide, "input": {"values": [[1.0]]}})[1]
    assert "1024×1024" in said


def test_spectra_that_are_too_much_work_are_refused(client: httpx.Client) -> None:
    picture = {"image": "chelsea", "size": [200, 200], "color": "grey"}
    wide = {"op": "conv2d", "weight": [[np.ones((160, 160)).tolist()]]}
    run = answered_run(client, {"input": picture, "operation": wide})
    response = client.get(f"/runs/{run}/spectra/0.json")
    assert response.status_code == 413
    assert "200×200 cells with 160×160 weights" in response.json()["detail"]


def test_impulses_stay_within_bounds(client: httpx.Client) -> None:
    far = {"shape": "impulses", "period": 1000, "count": 64}
    pointer, said = refused(client, "/signals/convolve", {"f": far, "g": BOX})
    assert pointer == "/f"
    assert "the last impulse stands at 63000" in said


def test_lines_share_weights_where_a_window_slides(client: httpx.Client) -> None:
    body = {"kind": "window", "inputs": 9, "kernel_size": 3, "padding": 1}
    answer = answered(client, "/connectivity", body)
    assert (answer["weights"], answer["biases"], answer["dense_weights"]) == (3, 1, 81)
    assert len(answer["edges"]) == 25
    assert all(i - o + 1 == weight for i, o, weight in answer["edges"])
    dense = answered(client, "/connectivity", {"kind": "dense", "inputs": 5, "outputs": 4})
    assert (dense["weights"], len(dense["edges"])) == (20, 20)
    assert len({weight for *_, weight in dense["edges"]}) == 20


@pytest.mark.parametrize("groups", [1, 2, 4])
def test_channels_are_joined_within_their_group(client: httpx.Client, groups: int) -> None:
    body = {"kind": "channels", "in_channels": 4, "out_channels": 8, "groups": groups}
    answer = answered(client, "/connectivity", body)
    assert answer["weights"] == 32 // groups
    for i, o, _ in answer["edges"]:
        assert i * groups // 4 == o * groups // 8


def test_groups_that_do_not_divide_get_pytorchs_words(client: httpx.Client) -> None:
    body = {"kind": "channels", "in_channels": 4, "out_channels": 6, "groups": 3}
    pointer, said = refused(client, "/connectivity", body)
    assert pointer == "/groups"
    assert said.startswith("in_channels must be divisible by groups")
    wide = {"kind": "window", "inputs": 2, "kernel_size": 5}
    pointer, said = refused(client, "/connectivity", wide)
    assert pointer == "/kernel_size"
    assert "Kernel size can't be greater than actual input size" in said


@pytest.fixture(scope="module", params=["convolution", "correlation"])
def filtered(request: pytest.FixtureRequest, client: httpx.Client) -> tuple[str, Any, Any, str]:
    """A run, the picture and the kernel of it, and its mode."""
    random = np.random.default_rng(4)
    x = random.integers(0, 256, (12, 15))
    kernel = random.integers(-3, 4, (3, 5))
    operation = {"op": "conv2d", "mode": request.param, "weight": [[kernel.tolist()]]}
    run = answered_run(client, {"input": {"values": [x.tolist()]}, "operation": operation})
    return run, x.astype(float), kernel.astype(float), request.param


def array(client: httpx.Client, run: str, what: str, **query: Any) -> Any:
    response = client.get(f"/runs/{run}/spectra/0/{what}.npy", params=query)
    assert response.status_code == 200, response.text
    return np.load(io.BytesIO(response.content))


@pytest.mark.parametrize("rim", ["circular", "zeros"])
def test_sliding_is_scipys(
    client: httpx.Client, filtered: tuple[str, Any, Any, str], rim: str
) -> None:
    run, x, kernel, mode = filtered
    boundary = {"circular": "wrap", "zeros": "fill"}[rim]
    compute = signal.convolve2d if mode == "convolution" else signal.correlate2d
    expected = compute(x, kernel, mode="same", boundary=boundary)
    np.testing.assert_allclose(array(client, run, "sliding", padding=rim), expected, atol=1e-9)
    if rim == "circular":
        np.testing.assert_allclose(array(client, run, "result"), expected, atol=1e-9)


def test_spectra_are_scipys(client: httpx.Client, filtered: tuple[str, Any, Any, str]) -> None:
    run, x, *_ = filtered
    seen = np.log1p(np.abs(scipy.fft.fftshift(scipy.fft.fft2(x))))
    np.testing.assert_allclose(array(client, run, "picture"), seen / seen.max(), atol=1e-9)


def test_zeros_differ_at_the_rim_alone_and_not_with_room(
    client: httpx.Client, filtered: tuple[str, Any, Any, str]
) -> None:
    run = filtered[0]

    def asked(**query: Any) -> dict[str, Any]:
        response = client.get(f"/runs/{run}/spectra/0.json", params=query)
        assert response.status_code == 200, response.text
        answer: dict[str, Any] = response.json()
        assert set(answer) == set(examples.SPECTRA)
        return answer

    assert asked()["largest_difference"] < 1e-9
    zeros = asked(padding="zeros")
    assert zeros["inside_difference"] < 1e-9 < 1 < zeros["rim_difference"]
    assert zeros["reach"] == [1, 1, 2, 2]
    difference = array(client, run, "difference", padding="zeros")
    assert np.abs(difference[1:-1, 2:-2]).max() < 1e-9
    room = asked(padding="zeros", padded=True)
    assert room["largest_difference"] < 1e-9
    assert room["transform"] == [14, 19]


@pytest.mark.parametrize(
    "what", ["picture", "kernel", "product", "result", "sliding", "difference"]
)
def test_all_six_are_pictures(
    client: httpx.Client, filtered: tuple[str, Any, Any, str], what: str
) -> None:
    response = client.get(f"/runs/{filtered[0]}/spectra/0/{what}.png")
    assert response.status_code == 200
    assert "immutable" in response.headers["cache-control"]
    assert Image.open(io.BytesIO(response.content)).size == (15, 12)


def test_spectra_that_there_are_not_are_said(client: httpx.Client) -> None:
    values = {"values": [[1, 2, 3], [4, 5, 6], [7, 8, 9]]}
    apart = {"op": "conv2d", "weight": [[[[1, 1], [1, 1]]]], "dilation": 2}
    run = answered_run(client, {"input": values, "operation": apart})
    response = client.get(f"/runs/{run}/spectra/0.json")
    assert response.status_code == 422
    assert "without gaps" in response.json()["detail"]
    pool = answered_run(
        client, {"input": values, "operation": {"op": "max_pool2d", "kernel_size": 2}}
    )
    assert client.get(f"/runs/{pool}/spectra/0.json").status_code == 404
    plain = {"op": "conv2d", "weight": [[[[1]]]]}
    run = answered_run(client, {"input": values, "operation": plain})
    assert client.get(f"/runs/{run}/spectra/1.json").status_code == 404
    assert client.get(f"/runs/{run}/spectra/0.json?channel=1").status_code == 404
    assert client.get(f"/runs/{run}/spectra/0/nothing.png").status_code == 422
