"""A film has the frames that were asked for, looks as they do, and is there whole or not at all."""

import io
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image, ImageSequence

from app.drawing import Look, Stage, animate
from app.films import FORMATS, Film, FilmError, Format, Scenes, encode, save
from app.steps import step_page
from app.texts import catalogue
from tests.drawing.frames import design_scene

LOOK = Look(catalogue("en"), "light", 480, 270)
COUNT = 7


@pytest.fixture
def scenes(stage: dict[str, Any]) -> Scenes:
    """Seven steps of the design's walk, across the end of a row."""
    return walk(design_scene(stage).stage, range(8, 8 + COUNT), phases=False)


def walk(stage: Stage, steps: range, *, phases: bool) -> Scenes:
    page = step_page(stage.x, stage.out, stage.layer, 0, stage.out.size)
    return Scenes(stage, page.step, steps, phases=phases)


def painted(scenes: Scenes) -> list[np.ndarray[Any, Any]]:
    return [np.asarray(one.image.copy()).astype(int) for one in animate(scenes, LOOK)]


def opened(data: bytes, kind: Format) -> list[np.ndarray[Any, Any]]:
    """The frames of a film, as a player shows them."""
    if kind in ("gif", "webp"):
        with Image.open(io.BytesIO(data)) as film:
            return [
                np.asarray(one.convert("RGB")).astype(int) for one in ImageSequence.Iterator(film)
            ]
    with av.open(io.BytesIO(data), "r") as film:
        return [one.to_ndarray(format="rgb24").astype(int) for one in film.decode(video=0)]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_film_has_its_frames_and_they_look_as_they_were_painted(
    scenes: Scenes, kind: Format
) -> None:
    frames = opened(b"".join(encode(Film(kind, 5, LOOK), scenes)), kind)
    wanted = painted(scenes)
    assert len(frames) == len(wanted) == COUNT
    for frame, expected in zip(frames, wanted, strict=True):
        assert frame.shape == expected.shape == (270, 480, 3)
        difference = np.abs(frame - expected)
        if kind == "webp":
            assert difference.max() == 0
        else:
            # A palette, or colour at half the size: edges differ a little, grounds hardly.
            assert difference.mean() < 3
            assert np.median(difference) <= 2


@pytest.mark.parametrize(("kind", "fps"), [("mp4", 5), ("webm", 12.5), ("mp4", 0.5)])
def test_a_film_lasts_as_long_as_its_frames(scenes: Scenes, kind: Format, fps: float) -> None:
    with av.open(io.BytesIO(b"".join(encode(Film(kind, fps, LOOK), scenes))), "r") as film:
        stream = film.streams.video[0]
        assert stream.codec_context.name == {"mp4": "h264", "webm": "vp9"}[kind]
        assert stream.codec_context.pix_fmt == "yuv420p"
        shown = [float(one.time or 0) for one in film.decode(video=0)]
    assert np.diff(shown) == pytest.approx(1 / fps, abs=0.002)


def test_an_mp4_begins_with_its_index(scenes: Scenes) -> None:
    data = b"".join(encode(Film("mp4", 5, LOOK), scenes))
    assert data.index(b"moov") < data.index(b"mdat")


@pytest.mark.parametrize("kind", ["gif", "webp"])
def test_a_picture_that_moves_plays_for_ever(scenes: Scenes, kind: Format) -> None:
    data = b"".join(encode(Film(kind, 8, LOOK), scenes))
    with Image.open(io.BytesIO(data)) as film:
        assert film.info["loop"] == 0
        lasts = []
        for index in range(COUNT):
            film.seek(index)
            film.load()
            lasts.append(film.info["duration"])
    # An eighth of a second is twelve and a half hundredths.
    assert set(lasts) <= ({120, 130} if kind == "gif" else {125})
    assert sum(lasts) == pytest.approx(1000 * COUNT / 8, abs=10)


def test_phases_are_frames_of_their_own(stage: dict[str, Any]) -> None:
    whole = design_scene(stage).stage
    scenes = walk(whole, range(3, 9, 2), phases=True)
    assert len(scenes) == 3 * len(whole.phases) == 15
    assert [scene.step.index for scene in scenes[::5]] == [3, 5, 7]
    assert [scene.phase for scene in scenes[5:10]] == list(whole.phases)
    assert scenes[-1].phase == "write"
    with pytest.raises(IndexError):
        scenes[15]


def test_frames_are_taken_as_they_are_asked_for(scenes: Scenes) -> None:
    class Counted(Scenes):
        taken = 0

        def __getitem__(self, index: Any) -> Any:
            Counted.taken += 1
            return super().__getitem__(index)

    scenes.__class__ = Counted
    pieces = encode(Film("gif", 5, LOOK), scenes)
    assert next(pieces)
    assert Counted.taken <= 3
    pieces.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_saved_film_is_there_when_it_is_finished(
    scenes: Scenes, kind: Format, tmp_path: Path
) -> None:
    path = tmp_path / f"walk.{kind}"
    path.write_bytes(b"what was there before")
    written = save(Film(kind, 5, LOOK), scenes, path)
    assert list(islice(written, COUNT - 1)) == list(range(1, COUNT))
    assert path.read_bytes() == b"what was there before"
    assert list(written) == [COUNT]
    assert len(opened(path.read_bytes(), kind)) == COUNT
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_film_that_is_broken_off_leaves_nothing(
    scenes: Scenes, kind: Format, tmp_path: Path
) -> None:
    written = save(Film(kind, 5, LOOK), scenes, tmp_path / f"walk.{kind}")
    next(written)
    written.close()  # type: ignore[attr-defined]
    assert list(tmp_path.iterdir()) == []


def test_an_error_on_the_way_leaves_nothing(scenes: Scenes, tmp_path: Path) -> None:
    class Failing(Scenes):
        def __getitem__(self, index: Any) -> Any:
            if index == 3:
                raise ZeroDivisionError
            return super().__getitem__(index)

    scenes.__class__ = Failing
    with pytest.raises(ZeroDivisionError):
        list(save(Film("mp4", 5, LOOK), scenes, tmp_path / "walk.mp4"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(scenes: Scenes, tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "walk.gif"
    with pytest.raises(FilmError, match=r"nowhere/walk\.gif cannot be written: No such file"):
        list(save(Film("gif", 5, LOOK), scenes, path))


FULL = """
import resource, signal, sys
from pathlib import Path
from app.films import Film, FilmError, encode, save
from tests.films.test_films import LOOK, walk
from tests.drawing.frames import scene_of
import numpy as np
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
values = np.random.default_rng(1).integers(0, 256, (3, 12, 12))
stage = scene_of(values, {"op": "conv2d", "kernel": "sobel_x", "combine": "sum"}, 0).stage
scenes = walk(stage, range(60), phases=False)
resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
kind, folder = sys.argv[1], Path(sys.argv[2])
for make in (lambda: save(Film(kind, 5, LOOK), scenes, folder / "walk"),
             lambda: encode(Film(kind, 5, LOOK), scenes)):
    try:
        for _ in make():
            pass
        print("written")
    except FilmError as error:
        print(error)
print(len(list(folder.iterdir())), "files")
"""


@pytest.mark.parametrize("kind", FORMATS)
def test_a_disk_without_room_is_said_and_leaves_nothing(kind: Format, tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk; what is sent at once needs none."""
    done = subprocess.run(
        [sys.executable, "-c", FULL, kind, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).resolve().parents[2],
    )
    lines = done.stdout.splitlines()
    assert len(lines) == 3, done.stderr
    assert lines[0] == f"{tmp_path}/walk cannot be written: File too large"
    streamed = kind in ("gif", "webm")
    assert lines[1] == ("written" if streamed else "the film cannot be written: File too large")
    assert lines[2] == "0 files"


def test_a_look_with_odd_sizes_is_made_even(scenes: Scenes) -> None:
    look = Look(catalogue("zh"), "dark", 641, 361)
    first: Iterator[Any] = animate(scenes[:1], look)
    assert next(first).image.size == (640, 360)
    data = b"".join(encode(Film("mp4", 5, look), scenes[:2]))
    assert opened(data, "mp4")[0].shape == (360, 640, 3)
