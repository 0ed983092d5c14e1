"""The Python client, both of them, against a server that really runs."""

import asyncio
import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from app.client import AsyncConvwalk, Convwalk, ConvwalkError, Step

X = np.arange(48.0).reshape(3, 4, 4) - 20
SOBEL = {"kernel": "sobel_x", "padding": 1, "combine": "sum"}


@pytest.fixture(scope="module")
def convwalk(server: str) -> Iterator[Convwalk]:
    with Convwalk(server) as convwalk:
        yield convwalk


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.png"
    Image.new("RGB", (40, 30), (200, 30, 60)).save(path)
    return path


def added_up(step: Step) -> float:
    products = [channel.products for channel in step.channels]
    return sum(float(one.sum()) for one in products if one is not None) + (step.bias or 0)


def test_an_upload_becomes_a_run(convwalk: Convwalk, photo: Path) -> None:
    picture = convwalk.upload(photo)
    assert (picture.width, picture.height, picture.mode) == (40, 30, "rgb")
    assert convwalk.upload(photo.read_bytes()) == picture
    run = convwalk.run(picture.read(size=(6, 8), range=(0, 1)), "conv2d", **SOBEL)
    assert run.input_shape == (3, 6, 8)
    np.testing.assert_allclose(run.input[:, 0, 0], [200 / 255, 30 / 255, 60 / 255])
    assert convwalk.run(picture, "relu").input_shape == (3, 30, 40)


def test_maps_are_arrays_and_steps_lead_to_them(convwalk: Convwalk) -> None:
    run = convwalk.run(X, "conv2d", **SOBEL, bias=[2])
    np.testing.assert_array_equal(run.input, X)
    assert run.output.shape == run.output_shape == (1, 4, 4)
    assert run.weight is not None
    assert run.weight.shape == (1, 3, 3, 3)
    np.testing.assert_array_equal(run.bias, [2])
    steps = list(run.steps())
    assert [step.index for step in steps] == list(range(run.counts["steps"])) == list(range(16))
    for step in steps:
        assert added_up(step) == step.result == run.output[step.output]
    assert run.step(5) == steps[5]
    corner = steps[0].window
    assert corner is not None
    assert (corner.top, corner.left, corner.height, corner.width) == (-1, -1, 3, 3)


def test_steps_are_paged_and_a_range_of_them(convwalk: Convwalk) -> None:
    run = convwalk.run({"image": "coffee", "size": [20, 20], "color": "grey"}, "conv2d", **SOBEL)
    long = convwalk.run({"image": "coffee", "size": [30, 30]}, "max_pool2d", kernel_size=1)
    assert sum(1 for _ in long.steps()) == 2700
    assert [step.index for step in run.steps(390, 395)] == [390, 391, 392, 393, 394]
    with pytest.raises(ValueError, match="this run has 400"):
        run.steps(0, 401)


def test_layers_are_chained(convwalk: Convwalk) -> None:
    first = convwalk.run(X, "conv2d", weight=np.ones((2, 3, 2, 2)), stride=(1, 2))
    last = first.then("relu").then("max_pool2d", kernel_size=2).then("flatten")
    pooled = np.maximum(first.output, 0)[:, :2, :2].max(axis=(1, 2))
    np.testing.assert_array_equal(last.output, pooled)
    assert [one["op"] for one in last.answer["chain"]] == [
        "conv2d",
        "relu",
        "max_pool2d",
        "flatten",
    ]
    doubled = first.then("add", other=first)
    np.testing.assert_array_equal(doubled.output, 2 * first.output)
    assert convwalk.known(first.id) == first


@pytest.mark.parametrize(
    ("values", "op", "settings"),
    [
        ([1, 2, 4, 8], "conv1d", {"kernel": [1, -1]}),
        ([1, 2, 4], "softmax", {"dim": 0}),
        ([1, 2, 4], "linear", {"weight": [[1, 2, 3]]}),
        ([[1, -2], [3, 4]], "lp_pool2d", {"kernel_size": 2, "norm_type": 2}),
        ([[-1]], "lp_pool2d", {"kernel_size": 1, "norm_type": 3}),
        ([[1, -2], [3, 4]], "conv_transpose2d", {"weight": [[[[1, 2]]]]}),
        ([[1, -2], [3, 4]], "adaptive_avg_pool2d", {"output_size": 1}),
    ],
)
def test_every_kind_of_step_is_read(
    convwalk: Convwalk, values: Any, op: str, settings: dict[str, Any]
) -> None:
    run = convwalk.run(values, op, **settings)
    for step in run.steps():
        np.testing.assert_equal(step.result, run.output[step.output])
        assert step.channels[0].values.size > 0


def test_what_it_can_be_taken_as(convwalk: Convwalk, tmp_path: Path) -> None:
    run = convwalk.run(X, "conv2d", **SOBEL)
    with Image.open(io.BytesIO(run.frame(3, width=480))) as frame:
        assert frame.size[0] == 480
    assert run.frame(3, "svg").startswith(b"<svg")
    assert run.animation("gif", stop=2, width=320)[:6] == b"GIF89a"
    assert "F.conv2d" in run.code()
    assert set(run.arrays()) == {"input", "output", "weight"}
    for name in ("walk.webp", "step.png", "step.svg", "all.npz"):
        settings = {"stop": 2} if name == "walk.webp" else {}
        assert run.save(tmp_path / name, **settings).stat().st_size > 500
    assert len(list(tmp_path.iterdir())) == 4
    with pytest.raises(ValueError, match="'docx' is not a suffix"):
        run.save(tmp_path / "walk.docx")


def test_a_file_that_cannot_be_written_leaves_nothing(convwalk: Convwalk, tmp_path: Path) -> None:
    run = convwalk.run(X, "relu")
    (tmp_path / "all.npz").mkdir()
    with pytest.raises(OSError, match=r"all\.npz"):
        run.save(tmp_path / "all.npz")
    assert [path.name for path in tmp_path.iterdir()] == ["all.npz"]


def test_a_notebook_shows_the_stage(convwalk: Convwalk, server: str) -> None:
    view = convwalk.run(X, "conv2d", **SOBEL).show(5, lang="zh", height=500)
    assert view.address.startswith(f"{server}/?embed&run=")
    assert "step=6" in view.address
    html = view._repr_html_()
    assert html.startswith("<iframe")
    assert 'height="500"' in html
    assert "&amp;run=" in html


def test_presets_and_samples_have_names(convwalk: Convwalk) -> None:
    kernels = convwalk.kernels()
    assert kernels["sobel_x"].weight.tolist() == [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]
    assert set(kernels["sobel_x"].title) == {"en", "zh"}
    assert convwalk.samples()["coffee"].mode == "rgb"


def test_a_refusal_says_what_and_where(convwalk: Convwalk) -> None:
    with pytest.raises(ConvwalkError, match="non-positive stride") as refused:
        convwalk.run(X, "conv2d", **SOBEL, stride=0)
    assert refused.value.status == 422
    assert refused.value.errors[0].pointer == "/operation/stride"
    with pytest.raises(ConvwalkError, match="no run is kept"):
        convwalk.known("nothing")
    with pytest.raises(ConvwalkError, match="this is not a PNG"):
        convwalk.upload(b"plain text")


def test_a_server_that_is_not_there_is_named() -> None:
    with (
        Convwalk("http://127.0.0.1:9") as nobody,
        pytest.raises(ConvwalkError, match=r"127\.0\.0\.1:9 does not answer") as error,
    ):
        nobody.samples()
    assert error.value.status == 0


def test_the_same_awaited(server: str, photo: Path, tmp_path: Path) -> None:
    async def walk() -> None:
        async with AsyncConvwalk(server) as convwalk:
            picture = await convwalk.upload(photo)
            run = await convwalk.run(picture.read(size=(6, 8)), "conv2d", **SOBEL)
            output = await run.output()
            assert (await run.input()).shape == (3, 6, 8)
            indices = []
            async for step in run.steps(40):
                assert added_up(step) == step.result == output[step.output]
                indices.append(step.index)
            assert indices == list(range(40, 48))
            assert (await run.step(40)).index == 40
            pooled = await (await run.then("relu")).then("max_pool2d", kernel_size=2)
            assert pooled.output_shape == (1, 3, 4)
            assert (await convwalk.known(pooled.id)).id == pooled.id
            films = await asyncio.gather(
                run.animation("gif", stop=2, width=320), run.frame(0), run.code("scipy")
            )
            assert [len(one) > 300 for one in films] == [True, True, True]
            assert (await run.save(tmp_path / "a.npz")).exists()
            assert "output" in await run.arrays()
            assert "sobel_x" in await convwalk.kernels()
            assert "coffee" in await convwalk.samples()
            assert f"run={run.id}" in run.show().address
            with pytest.raises(ConvwalkError, match="non-positive stride"):
                await run.then("max_pool2d", kernel_size=2, stride=0)
        async with AsyncConvwalk("http://127.0.0.1:9") as nobody:
            with pytest.raises(ConvwalkError, match="does not answer"):
                await nobody.samples()

    # In a thread of its own: where a browser was driven, this one has a loop already.
    with ThreadPoolExecutor(1) as aside:
        aside.submit(asyncio.run, walk()).result()
