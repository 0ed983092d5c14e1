"""The command line, as it is installed: files, tables, messages and exit statuses."""

import csv
import json
import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import av
import httpx
import numpy as np
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from app import films
from app.cli import main
from tests.support.server import free_port

SHAPE = ["shape", "conv 64 k7 s2 p3, maxpool k3 s2 p1", "--input", "3x224x224"]


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    noise = np.random.default_rng(0).integers(0, 256, (60, 80, 3), dtype=np.uint8)
    Image.fromarray(noise).save(path)
    return path


def convwalk(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments], catch_exceptions=False)


def test_it_is_installed() -> None:
    command = Path(sysconfig.get_path("scripts")) / "convwalk"
    done = subprocess.run([command, *SHAPE], capture_output=True, text=True, check=True, timeout=60)
    assert "64×56×56" in done.stdout
    assert done.stderr == ""


def test_shape_prints_the_table() -> None:
    lines = convwalk(*SHAPE).output.splitlines()
    assert lines[0].split("  ")[0] == "layer"
    assert re.split(r"\s{2,}", lines[3]) == [
        "conv2d", "64×112×112", "9,472", "118,013,952", "7×7", "2×2"
    ]  # fmt: skip
    assert re.split(r"\s{2,}", lines[4]) == ["max_pool2d", "64×56×56", "0", "0", "11×11", "4×4"]
    assert lines[-1].split() == ["total", "9,472", "118,013,952"]


def test_shape_as_json_is_what_the_api_says(client: httpx.Client) -> None:
    said = json.loads(convwalk(*SHAPE, "--json").output)
    layers = [
        {"op": "conv2d", "out_channels": 64, "kernel_size": 7, "stride": 2, "padding": 3},
        {"op": "max_pool2d", "kernel_size": 3, "stride": 2, "padding": 1},
    ]
    asked = client.post("/arithmetic", json={"input_shape": [3, 224, 224], "layers": layers})
    assert said == asked.json()


@pytest.mark.parametrize(
    ("layers", "shape", "output"),
    [
        ("conv 8 k5, relu, maxpool 2, flatten, linear 10", "1×28×28", [10]),
        ("conv 6 k3x5 same; bn; leakyrelu 0.1; gap", "3,20,30", [6, 1, 1]),
        ("convt 4 k4 s2 p1 op1 nobias", "3x8x8", [4, 17, 17]),
        ("conv1d 4 k3 d2 g2\nmaxpool1d k2 ceil", "2x16", [4, 6]),
        ("lppool n2 k2, avgpool k3 s2 p1 nopad, softmax", "2x3x16x16", [2, 3, 4, 4]),
        ("adaptiveavgpool 7x5, add, tanh, sigmoid", "3x9x9", [3, 7, 5]),
    ],
)
def test_layers_are_written_in_short(layers: str, shape: str, output: list[int]) -> None:
    said = json.loads(convwalk("shape", layers, "--input", shape, "--json").output)
    assert said["output_shape"] == output


@pytest.mark.parametrize(
    ("layers", "shape", "words"),
    [
        ("conf 3", "3x4x5", "'conf' is not a layer: conv, convt"),
        ("conv 64 q7", "3x4x5", "'q7' is not known: kN, sN"),
        ("conv 64 k3 k5", "3x4x5", "kernel_size is said twice"),
        ("conv 64 k1.5", "3x4x5", "kernel_size must be whole"),
        ("relu 4", "3x4x5", "'4' is not known"),
        ("conv 64", "3x4x5", "layer 1, conv2d: kernel_size"),
        ("relu, conv 64 k9", "3x4x5", "layer 2, conv2d: Calculated padded input size"),
        ("conv 4 k3 s0", "3x4x5", "non-positive stride"),
        (" , ", "3x4x5", "no layer in it"),
        ("relu", "3xx5y", "a shape is 3x224x224"),
        ("relu", "0x4x4", "got '0x4x4'"),
    ],
)
def test_shape_says_what_does_not_fit(layers: str, shape: str, words: str) -> None:
    done = convwalk("shape", layers, "--input", shape)
    assert done.exit_code == 2
    assert words in done.output
    assert "Traceback" not in done.output


def test_a_map_in_every_form(photo: Path, tmp_path: Path) -> None:
    said = {}
    for suffix in ("png", "npy", "npz", "csv", "json"):
        target = tmp_path / f"out.{suffix}"
        done = convwalk("map", photo, "--kernel", "sobel_x", "--size", 20, "-o", target, "--json")
        said[suffix] = json.loads(done.output)
        assert said[suffix]["bytes"] == target.stat().st_size
    assert said["png"]["output_shape"] == [1, 15, 20]
    maps = np.load(tmp_path / "out.npy")
    assert maps.shape == (1, 15, 20)
    with (tmp_path / "out.csv").open() as file:
        np.testing.assert_allclose(np.array(list(csv.reader(file)), float), maps[0])
    with np.load(tmp_path / "out.npz") as arrays:
        np.testing.assert_array_equal(arrays["output"], maps)
        assert arrays["weight"].shape == (1, 1, 3, 3)
    assert json.loads((tmp_path / "out.json").read_text())["output"] == maps.tolist()
    with Image.open(tmp_path / "out.png") as picture:
        assert picture.size == (20, 15)


def test_a_map_is_the_servers(client: httpx.Client, tmp_path: Path) -> None:
    kernel = "[[0,1,0],[1,-4,1],[0,1,0]]"
    target = tmp_path / "map.png"
    options = ["--size", "12x10", "--color", "rgb", "--mode", "convolution", "--combine", "sum"]
    more = ["--crop", "0,0,200,200", "--colormap", "vik", "--scale", 3, "--padding", 1]
    assert convwalk("map", "coffee", "-k", kernel, *options, *more, "-o", target).exit_code == 0
    question = {
        "input": {"image": "coffee", "size": [12, 10], "crop": [0, 0, 200, 200]},
        "operation": {
            "op": "conv2d",
            "kernel": json.loads(kernel),
            "mode": "convolution",
            "combine": "sum",
            "padding": 1,
        },
    }
    run = client.post("/runs", json=question).json()["id"]
    asked = client.get(f"/runs/{run}/maps/0.png", params={"colormap": "vik", "scale": 3})
    assert target.read_bytes() == asked.content


def test_a_film_has_its_frames(photo: Path, tmp_path: Path) -> None:
    target = tmp_path / "walk.mp4"
    layer = '{"op": "max_pool2d", "kernel_size": 2}'
    done = convwalk(
        "animate", photo, "--layer", layer, "--size", 8, "--fps", 8, "--width", 320, "-o", target
    )
    assert done.exit_code == 0
    assert "12 frames, 1.5 s" in done.output
    with av.open(str(target), "r") as film:
        assert len(list(film.decode(video=0))) == 12
    assert sorted(path.name for path in tmp_path.iterdir()) == ["photo.jpg", "walk.mp4"]


def test_a_film_of_phases_says_what_was_made(tmp_path: Path) -> None:
    target = tmp_path / "walk.gif"
    options = ["--size", 5, "--start", 3, "--stop", 8, "--every", 2, "--phases", "--lang", "zh"]
    done = convwalk(
        "animate", "digit", "-k", "sobel_y", *options, "--width", 320, "-o", target, "--json"
    )
    said = json.loads(done.output)
    assert said["frames"] == 3 * 5
    with Image.open(target) as film:
        assert getattr(film, "n_frames", 1) == 15
    assert said["seconds"] == 15 / 4


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["map", "coffee", "-k", "blurry", "-o", "o.png"], 2, "'blurry' is not a preset"),
        (["map", "coffee", "-k", "[[1,", "-o", "o.png"], 2, "--kernel is not JSON"),
        (["map", "coffee", "-k", "[[1,2],[3]]", "-o", "o.png"], 2, "must not be ragged"),
        (["map", "coffee", "-o", "o.png"], 2, "give a --kernel or a --layer"),
        (["map", "coffee", "-k", "box_3", "--layer", "{}", "-o", "o.png"], 2, "and not both"),
        (["map", "coffee", "--layer", "[]", "-o", "o.png"], 2, "must be a JSON object"),
        (["map", "coffee", "--layer", "{}", "-o", "o.png"], 2, "op"),
        (["map", "coffee", "--layer", "{}", "--stride", "2", "-o", "o.png"], 2, "--stride goes"),
        (["map", "nothing.jpg", "-k", "sobel_x", "-o", "o.png"], 2, "no file 'nothing.jpg'"),
        (["map", "TEXT", "-k", "sobel_x", "-o", "o.png"], 1, "this is not a PNG"),
        (["map", "coffee", "-k", "sobel_x", "-o", "o.doc"], 2, "must end in .png"),
        (["map", "coffee", "-k", "sobel_x", "-o", "no/o.png"], 1, "no/o.png"),
        (
            ["map", "coffee", "-k", "sobel_x", "--channel", "1", "-o", "o.png"],
            2,
            "there are maps 0 to 0",
        ),
        (["map", "coffee", "-k", "sobel_x", "--size", "4y4", "-o", "o.png"], 2, "--size must be"),
        (["map", "coffee", "-k", "sobel_x", "--crop", "1,2", "-o", "o.png"], 2, "four numbers"),
        (["map", "coffee", "-k", "sobel_x", "--size", "99999", "-o", "o.png"], 2, "99999"),
        (["animate", "coffee", "-k", "sobel_x", "--stop", "999", "-o", "w.gif"], 2, "at most 144"),
        (
            ["animate", "coffee", "-k", "sobel_x", "--start", "9", "--stop", "3", "-o", "w.gif"],
            2,
            "--start must be below --stop",
        ),
        (["animate", "coffee", "-k", "sobel_x", "--fps", "0", "-o", "w.gif"], 2, "0.2<=x<=50"),
        (["animate", "coffee", "-k", "sobel_x", "-o", "w.avi"], 2, "must end in .gif"),
        (["animate", "coffee", "-k", "sobel_x", "--stop", "2", "-o", "no/w.gif"], 1, "no/w.gif"),
        (["serve", "--port", "0"], 2, "1<=x<=65535"),
        (["dance"], 2, "No such command"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_stays(
    arguments: list[str], status: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = tmp_path / "text.jpg"
    text.write_text("no picture")
    done = convwalk(*(str(text) if one == "TEXT" else one for one in arguments))
    assert words in done.output
    assert done.exit_code == status
    assert "Traceback" not in done.output
    assert [path.name for path in tmp_path.iterdir()] == ["text.jpg"]


@pytest.mark.parametrize("kind", films.FORMATS)
def test_a_full_disk_leaves_nothing(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    target = tmp_path / f"walk.{kind}"
    done = convwalk("animate", "digit", "-k", "sobel_x", "--size", 4, "--stop", 2, "-o", target)
    assert done.exit_code == 1
    assert "No space left on device" in done.output
    assert list(tmp_path.iterdir()) == []


def test_help_has_examples() -> None:
    assert 'convwalk shape "conv 64 k7 s2 p3' in convwalk("--help").output
    for command in ("serve", "map", "animate", "shape"):
        done = convwalk(command, "--help")
        assert done.exit_code == 0
        assert f"convwalk {command}" in done.output.split("Options:")[1]


def test_serve_serves(tmp_path: Path) -> None:
    port = free_port()
    environment = {**os.environ, "CONVWALK_DATA": str(tmp_path)}
    command = [sys.executable, "-m", "app", "serve", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as served:
        assert served.stdout is not None
        assert served.stdout.readline() == (
            f"Convwalk: open http://127.0.0.1:{port} (stop with Ctrl+C)\n"
        )
        transport = httpx.HTTPTransport(retries=5)
        with httpx.Client(transport=transport) as client:
            assert client.get(f"http://127.0.0.1:{port}/healthz").status_code == 200
        served.terminate()
    assert served.returncode in (0, -15)
