"""What every store can do, and the error it raises."""

from typing import Protocol


class StoreError(RuntimeError):
    """Raised when something cannot be kept now: the disk is full or cannot be written."""


class Store(Protocol):
    """Bytes under a kind and a key; what is put once never changes under its key."""

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keep ``data``; putting the same key again refreshes it.

        Raises:
            StoreError: it cannot be kept.
        """

    def get(self, kind: str, key: str) -> bytes | None:
        """What was put under the key, or ``None`` when it is not (or no longer) kept."""

    def touch(self, kind: str, key: str) -> bool:
        """Count an entry as used, without reading it; false when it is not (or no longer) kept."""

    def check(self) -> None:
        """Try whether something can be kept now.

        Raises:
            StoreError: nothing can.
        """
