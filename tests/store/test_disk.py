"""The store keeps what it took, within its bound, and whole or not at all."""

import os
from pathlib import Path

import pytest

from app.store import DiskStore, StoreError


def key(n: int) -> str:
    return f"{n:032x}"


def used(path: Path) -> int:
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())


def test_what_was_put_is_there_after_a_restart(tmp_path: Path) -> None:
    DiskStore(tmp_path, 1000).put("runs", key(1), b"abc")
    assert DiskStore(tmp_path, 1000).get("runs", key(1)) == b"abc"


def test_what_was_never_put_is_not_there(tmp_path: Path) -> None:
    assert DiskStore(tmp_path, 1000).get("runs", key(1)) is None


def test_the_least_recently_used_go_first(tmp_path: Path) -> None:
    store = DiskStore(tmp_path, 100)
    for n in range(4):
        store.put("pictures", key(n), bytes(25))
        os.utime(next(tmp_path.rglob(key(n))), (n, n))
    store.get("pictures", key(0))
    store.put("pictures", key(9), bytes(25))
    kept = [n for n in (0, 1, 2, 3, 9) if store.get("pictures", key(n)) is not None]
    assert kept == [0, 3, 9]
    assert used(tmp_path) <= 100


def test_the_bound_counts_what_was_there_before(tmp_path: Path) -> None:
    DiskStore(tmp_path, 100).put("pictures", key(1), bytes(80))
    DiskStore(tmp_path, 100).put("pictures", key(2), bytes(80))
    assert used(tmp_path) == 80


def test_an_entry_larger_than_the_store_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="do not fit"):
        DiskStore(tmp_path, 10).put("pictures", key(1), bytes(11))


def test_a_key_from_a_client_never_becomes_a_path(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    store = DiskStore(tmp_path / "root", 100)
    for hostile in ("../secret", "../../etc/passwd", "a" * 15, "A" * 32, "", "\x00" * 32):
        assert store.get("runs", hostile) is None
    with pytest.raises(ValueError, match="not a kind and a digest"):
        store.put("runs", "../secret", b"")


def test_a_disk_that_takes_nothing_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "root").write_text("a file where a folder should be")
    store = DiskStore(tmp_path / "root", 100)
    with pytest.raises(StoreError, match="nothing can be kept on disk"):
        store.put("runs", key(1), b"abc")
    with pytest.raises(StoreError, match="nothing can be kept on disk"):
        store.check()


def test_no_half_written_file_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="No space left"):
        DiskStore(tmp_path, 100).put("runs", key(1), b"abc")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_touching_counts_as_using(tmp_path: Path) -> None:
    store = DiskStore(tmp_path, 100)
    for n in range(3):
        store.put("pictures", key(n), bytes(30))
        os.utime(next(tmp_path.rglob(key(n))), (n, n))
    assert store.touch("pictures", key(0))
    store.put("pictures", key(3), bytes(30))
    assert store.get("pictures", key(0)) is not None
    assert store.get("pictures", key(1)) is None


def test_what_is_not_kept_cannot_be_touched(tmp_path: Path) -> None:
    assert not DiskStore(tmp_path, 100).touch("pictures", key(1))
    assert not DiskStore(tmp_path, 100).touch("pictures", "../../etc/passwd")
