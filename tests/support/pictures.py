"""Files that a person might bring: pictures, and what only pretends to be one."""

import io
import struct
import zlib
from typing import Any

import numpy as np
from PIL import Image


def colours(width: int, height: int) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Pixels (H, W, 3), no two alike in every channel."""
    rng = np.random.default_rng(width * 1000 + height)
    return rng.integers(0, 256, (height, width, 3), dtype=np.uint8)


def saved(pixels: np.ndarray[Any, np.dtype[np.uint8]], kind: str = "PNG") -> bytes:
    """A file of a kind that Pillow writes."""
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, kind)
    return buffer.getvalue()


def opened(data: bytes) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """The pixels of a file, (H, W, 3)."""
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))


def claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header says that it is larger."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(bytes(64)))
        + _chunk(b"IEND", b"")
    )


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
