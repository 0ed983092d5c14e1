"""What is kept: the bytes of pictures and the JSON of runs, under their digests."""

from app.store.disk import DiskStore
from app.store.memory import MemoryStore
from app.store.protocol import Store, StoreError

__all__ = ["DiskStore", "MemoryStore", "Store", "StoreError"]
