"""The store on disk: one file an entry, the least recently used go when the bound is reached."""

import contextlib
import os
import re
import tempfile
import threading
from pathlib import Path

from app.store.protocol import StoreError

_KEY = re.compile(r"[0-9a-f]{16,64}")
_KIND = re.compile(r"[a-z]{1,16}")

AFTER_CLEANING = 0.9
"""Part of the bound in use after the oldest entries went: cleaning is not needed each time."""


class DiskStore:
    """Entries as files ``root/kind/ab/abcdef…``; several processes may share one root.

    A file's modification time is when it was last used. Files are written beside their place and
    moved there, so a reader sees a whole entry or none.
    """

    def __init__(self, root: Path, max_bytes: int) -> None:
        """Open (and create) a store.

        Args:
            root: the folder; created when something is first kept.
            max_bytes: bound of all entries together.
        """
        self._root = root
        self._max_bytes = max_bytes
        self._lock = threading.Lock()
        self._bytes: int | None = None

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keep ``data``; see ``Store.put``."""
        path = self._path(kind, key)
        if len(data) > self._max_bytes:
            raise StoreError(f"{len(data)} bytes do not fit a store of {self._max_bytes} bytes")
        with self._lock:
            try:
                if path.exists():
                    os.utime(path)
                    return
                self._write(path, data)
            except OSError as error:
                raise _not_kept(error) from error
            self._make_room(len(data))

    def check(self) -> None:
        """Write a file and take it away again; see ``Store.check``."""
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self._root) as file:
                file.write(bytes(4096))
        except OSError as error:
            raise _not_kept(error) from error

    def get(self, kind: str, key: str) -> bytes | None:
        """What was put under the key; see ``Store.get``."""
        if not _KEY.fullmatch(key):
            return None
        path = self._path(kind, key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        # Marking the use may fail on a read-only disk; the entry is good all the same.
        with contextlib.suppress(OSError):
            os.utime(path)
        return data

    def touch(self, kind: str, key: str) -> bool:
        """Count an entry as used; see ``Store.touch``."""
        if not _KEY.fullmatch(key):
            return False
        path = self._path(kind, key)
        # A read-only disk has the entry all the same.
        with contextlib.suppress(OSError):
            os.utime(path)
        return path.exists()

    def _path(self, kind: str, key: str) -> Path:
        if not _KIND.fullmatch(kind) or not _KEY.fullmatch(key):
            raise ValueError(f"not a kind and a digest: {kind!r}, {key!r}")
        return self._root / kind / key[:2] / key

    def _write(self, path: Path, data: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(name)
            raise

    def _make_room(self, added: int) -> None:
        if self._bytes is None:
            self._bytes = sum(size for _, size, _ in self._entries())
        else:
            self._bytes += added
        if self._bytes <= self._max_bytes:
            return
        # Counted anew: another process may have added or removed entries.
        entries = sorted(self._entries(), key=lambda entry: entry[0])
        in_use = sum(size for _, size, _ in entries)
        for _, size, path in entries:
            if in_use <= self._max_bytes * AFTER_CLEANING:
                break
            with contextlib.suppress(OSError):
                path.unlink()
                in_use -= size
        self._bytes = in_use

    def _entries(self) -> list[tuple[int, int, Path]]:
        """(time of last use in ns, bytes, path) of every entry."""
        found = []
        for path in self._root.glob("*/??/*"):
            with contextlib.suppress(OSError):
                stat = path.stat()
                found.append((stat.st_mtime_ns, stat.st_size, path))
        return found


def _not_kept(error: OSError) -> StoreError:
    return StoreError(f"nothing can be kept on disk: {error.strerror or type(error).__name__}")
