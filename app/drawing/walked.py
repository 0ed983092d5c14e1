"""A run, as far as frames are concerned: whatever has these can be drawn."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from app.operations import Layer
from app.pictures import Reading


class Planes(Protocol):
    """What a walk goes over; see ``Stage``."""

    @property
    def x(self) -> NDArray[np.float64]:
        """(C, H, W)."""

    @property
    def layer(self) -> Layer:
        """Whose windows stand on it."""

    @property
    def every(self) -> tuple[int, int]:
        """Which rows and columns are cells of the input."""


class Walked(Protocol):
    """What is walked."""

    @property
    def walk(self) -> Planes:
        """What its walk goes over."""

    @property
    def output(self) -> NDArray[np.float64]:
        """(C_out, H_out, W_out)."""

    @property
    def reading(self) -> Reading | None:
        """How its input was read from a picture; none when it was not."""
