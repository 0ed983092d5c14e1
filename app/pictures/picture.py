"""A picture is an array of pixels, and an id that follows from them."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Mode = Literal["rgb", "grey"]


class PictureError(ValueError):
    """Raised when bytes are not a picture that can be taken in.

    Attributes:
        kind: ``"unsupported"`` (not a picture of a known format), ``"damaged"`` (cut off or
            corrupt) or ``"too_large"`` (bytes, pixels or side over the limit).
        detail: one sentence with the numbers.
    """

    def __init__(self, kind: Literal["unsupported", "damaged", "too_large"], detail: str) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail


@dataclass(frozen=True)
class Limits:
    """Bounds of an upload.

    Attributes:
        max_bytes: of the file.
        max_pixels: width × height, read from the header before anything is decoded.
        max_side: the longer of width and height in pixels.
    """

    max_bytes: int
    max_pixels: int
    max_side: int


@dataclass(frozen=True, eq=False)
class Picture:
    """Pixels and nothing else: no name, no metadata, no format.

    Attributes:
        pixels: (H, W, 3) RGB or (H, W) grey, 0–255.
    """

    pixels: Pixels

    @property
    def height(self) -> int:
        """Pixels down."""
        return int(self.pixels.shape[0])

    @property
    def width(self) -> int:
        """Pixels across."""
        return int(self.pixels.shape[1])

    @property
    def mode(self) -> Mode:
        """``"rgb"`` or ``"grey"``."""
        return "rgb" if self.pixels.ndim == 3 else "grey"

    @cached_property
    def id(self) -> str:
        """32 hexadecimal digits: the same size, mode and pixels have the same id everywhere."""
        digest = hashlib.sha256(f"{self.mode} {self.width}x{self.height}\n".encode())
        digest.update(np.ascontiguousarray(self.pixels).data)
        return digest.hexdigest()[:32]
