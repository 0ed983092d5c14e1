"""The pictures that can be asked for by id: uploads in the store, and the samples."""

import threading

from cachetools import LRUCache

from app.pictures import Limits, Picture, Sample, decode, decode_png, encode_png, samples
from app.runs.errors import NotKept
from app.store import Store


class PictureShelf:
    """Takes uploads in and gives pictures out."""

    def __init__(self, store: Store, limits: Limits, cache_bytes: int) -> None:
        """Open a shelf.

        Args:
            store: where uploads are kept.
            limits: bounds of an upload.
            cache_bytes: memory for uploads that were looked at lately, decoded.
        """
        self._store = store
        self.limits = limits
        self._lock = threading.Lock()
        self._decoded: LRUCache[str, Picture] = LRUCache(
            cache_bytes, getsizeof=lambda picture: picture.pixels.nbytes
        )
        self._samples = {sample.picture.id: sample for sample in samples()}
        self._names = {sample.name: sample.picture.id for sample in samples()}

    @property
    def samples(self) -> tuple[Sample, ...]:
        """The pictures that ship with Convwalk, the first to be shown first."""
        return tuple(self._samples.values())

    def add(self, data: bytes) -> Picture:
        """Decode an upload once and keep it re-encoded, without its metadata.

        Raises:
            PictureError: not a picture that is read, damaged, or too large.
            StoreError: it cannot be kept.
        """
        picture = decode(data, self.limits)
        if picture.id not in self._samples:
            self._store.put("pictures", picture.id, encode_png(picture))
            self._remember(picture.id, picture)
        return picture

    def get(self, name: str) -> Picture:
        """The picture with this id, or the sample with this name.

        Raises:
            NotKept: there is none.
        """
        picture_id = self._names.get(name, name)
        if picture_id in self._samples:
            return self._samples[picture_id].picture
        with self._lock:
            known = self._decoded.get(picture_id)
        if known is not None:
            # The store forgets what is not used: looking at a picture counts as using it.
            if self._store.touch("pictures", picture_id):
                return known
            raise NotKept(f"no picture is kept under {name!r:.70}")
        picture = decode_png(self.png(picture_id))
        self._remember(picture_id, picture)
        return picture

    def _remember(self, picture_id: str, picture: Picture) -> None:
        picture.pixels.setflags(write=False)
        with self._lock:
            if picture.pixels.nbytes <= self._decoded.maxsize:
                self._decoded[picture_id] = picture

    def png(self, name: str) -> bytes:
        """The same as PNG.

        Raises:
            NotKept: there is none.
        """
        picture_id = self._names.get(name, name)
        if picture_id in self._samples:
            return encode_png(self._samples[picture_id].picture)
        data = self._store.get("pictures", picture_id)
        if data is None:
            raise NotKept(f"no picture is kept under {name!r:.70}")
        return data
