"""Runs as values: one id for one question, nothing computed twice, everything within bounds."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.pictures import Limits, Picture, Reading, encode_png
from app.runs import DoesNotFit, NotKept, PictureShelf, RunLimits, RunRequest, Runs, TooLarge
from app.store import DiskStore

LIMITS = RunLimits(
    input_side=64,
    input_cells=10_000,
    weights=1_000,
    kernel_side=15,
    output_cells=10_000,
    multiply_adds=100_000,
    chain=3,
)


def runs_in(
    folder: Path, limits: RunLimits = LIMITS, cache_bytes: int = 1 << 20, **changed: int
) -> Runs:
    limits = replace(limits, **changed)
    store = DiskStore(folder, 1 << 20)
    return Runs(
        store, PictureShelf(store, Limits(1 << 20, 10_000, 200), 1 << 20), limits, cache_bytes
    )


def request(values: Any, **operation: Any) -> RunRequest:
    return RunRequest.model_validate({"input": values, "operation": operation})


ONE = request({"values": [[1, 2], [3, 4]]}, op="conv2d", kernel=[[2]])


def test_a_run_is_found_again_by_another_process(tmp_path: Path) -> None:
    made = runs_in(tmp_path).create(ONE)
    found = runs_in(tmp_path).get(made.id)
    assert found.question == made.question
    np.testing.assert_array_equal(found.output, [[[2, 4], [6, 8]]])


def test_the_same_question_has_the_same_id_everywhere(tmp_path: Path) -> None:
    one = runs_in(tmp_path / "one").create(ONE)
    two = runs_in(tmp_path / "two").create(ONE)
    assert one.id == two.id


def test_what_is_computed_cannot_be_written_to(tmp_path: Path) -> None:
    run = runs_in(tmp_path).create(ONE)
    for array in (run.input, run.output):
        with pytest.raises(ValueError, match="read-only"):
            array[0, 0, 0] = 9


def test_arrays_are_computed_once_while_they_are_kept(tmp_path: Path) -> None:
    runs = runs_in(tmp_path)
    made = runs.create(ONE)
    assert made.output is runs.get(made.id).output


def test_a_cache_without_room_answers_all_the_same(tmp_path: Path) -> None:
    runs = runs_in(tmp_path, cache_bytes=1)
    made = runs.create(ONE)
    np.testing.assert_array_equal(made.output, runs.get(made.id).output)


def test_an_unknown_run_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(NotKept, match="no run is kept under 'abc'"):
        runs_in(tmp_path).get("abc")


def test_a_run_whose_picture_is_gone_says_so(tmp_path: Path) -> None:
    store = DiskStore(tmp_path, 1 << 20)
    runs = runs_in(tmp_path)
    picture = Picture(np.full((4, 5), 7, dtype=np.uint8))
    store.put("pictures", picture.id, encode_png(picture))
    made = runs.create(request({"image": picture.id}, op="max_pool2d", kernel_size=2))
    assert made.reading == Reading("rgb", (0, 255))
    (tmp_path / "pictures" / picture.id[:2] / picture.id).unlink()
    with pytest.raises(NotKept, match="cannot be answered any more"):
        runs_in(tmp_path).get(made.id)


def test_a_picture_that_is_remembered_but_not_kept_is_gone(tmp_path: Path) -> None:
    store = DiskStore(tmp_path, 1 << 20)
    shelf = PictureShelf(store, Limits(1 << 20, 10_000, 200), 1 << 20)
    picture = shelf.add(encode_png(Picture(np.full((4, 5, 3), 7, dtype=np.uint8))))
    assert shelf.get(picture.id) is shelf.get(picture.id)
    (tmp_path / "pictures" / picture.id[:2] / picture.id).unlink()
    with pytest.raises(NotKept, match="no picture is kept"):
        shelf.get(picture.id)


def test_a_picture_larger_than_the_memory_for_it_is_read_each_time(tmp_path: Path) -> None:
    shelf = PictureShelf(DiskStore(tmp_path, 1 << 20), Limits(1 << 20, 10_000, 200), 10)
    picture = shelf.add(encode_png(Picture(np.full((4, 5, 3), 7, dtype=np.uint8))))
    np.testing.assert_array_equal(shelf.get(picture.id).pixels, picture.pixels)
    assert shelf.get(picture.id) is not shelf.get(picture.id)


def test_a_damaged_entry_is_not_a_run(tmp_path: Path) -> None:
    made = runs_in(tmp_path).create(ONE)
    (tmp_path / "runs" / made.id[:2] / made.id).write_bytes(b'{"input"')
    with pytest.raises(NotKept, match="is not a run"):
        runs_in(tmp_path).get(made.id)


def test_numbers_and_chained_runs_were_read_from_no_picture(tmp_path: Path) -> None:
    runs = runs_in(tmp_path)
    first = runs.create(ONE)
    second = runs.create(request({"run": first.id}, op="avg_pool2d", kernel_size=2))
    assert first.reading is None
    assert second.reading is None
    np.testing.assert_array_equal(second.output, [[[5]]])


def test_only_so_many_runs_feed_one_another(tmp_path: Path) -> None:
    runs = runs_in(tmp_path)
    last = runs.create(ONE)
    for _ in range(LIMITS.chain):
        last = runs.create(request({"run": last.id}, op="max_pool2d", kernel_size=1))
    with pytest.raises(TooLarge, match="more than 3 runs feed one another"):
        runs.create(request({"run": last.id}, op="max_pool2d", kernel_size=1))


@pytest.mark.parametrize(
    ("limit", "pointer"),
    [
        ("input_side", "/input"),
        ("input_cells", "/input"),
        ("weights", "/operation/weight"),
        ("kernel_side", "/operation/weight"),
        ("output_cells", "/operation"),
        ("multiply_adds", "/operation"),
    ],
)
def test_every_limit_holds(tmp_path: Path, limit: str, pointer: str) -> None:
    asked = request({"values": [[1] * 5] * 5}, op="conv2d", kernel=[[1, 1], [1, 1]])
    runs_in(tmp_path).create(asked)
    tight = replace(LIMITS, **{limit: 1})
    with pytest.raises(TooLarge, match="at most 1") as caught:
        runs_in(tmp_path, tight).create(asked)
    assert caught.value.pointer == pointer


@pytest.mark.parametrize("crop", [[0, 0, 0, 4], [3, 0, 2, 4], [0, 0, 6, 4], [0, 3, 5, 3]], ids=str)
def test_a_crop_lies_in_its_picture(tmp_path: Path, crop: list[int]) -> None:
    store = DiskStore(tmp_path, 1 << 20)
    picture = Picture(np.zeros((4, 5, 3), dtype=np.uint8))
    store.put("pictures", picture.id, encode_png(picture))
    asked = request({"image": picture.id, "crop": crop}, op="max_pool2d", kernel_size=1)
    with pytest.raises(DoesNotFit, match="does not lie in a picture of 5×4 pixels") as caught:
        runs_in(tmp_path).create(asked)
    assert caught.value.pointer == "/input/crop"
