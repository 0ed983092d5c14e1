"""The store of a program that keeps nothing: entries live as long as it does."""


class MemoryStore:
    """Entries in memory, unbounded."""

    def __init__(self) -> None:
        """Begin empty."""
        self._entries: dict[tuple[str, str], bytes] = {}

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keep ``data``; see ``Store.put``."""
        self._entries[kind, key] = data

    def get(self, kind: str, key: str) -> bytes | None:
        """Give what is kept; see ``Store.get``."""
        return self._entries.get((kind, key))

    def touch(self, kind: str, key: str) -> bool:
        """Whether an entry is there; see ``Store.touch``."""
        return (kind, key) in self._entries

    def check(self) -> None:
        """There is always room; see ``Store.check``."""
