"""A picture → the numbers a run reads."""

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.pictures.picture import Picture

Crop = tuple[int, int, int, int]
"""(left, top, right, bottom) in pixels."""

Size = tuple[int, int]
"""(height, width) in cells."""


class Reading(NamedTuple):
    """How a picture was read as numbers.

    Attributes:
        color: ``"rgb"`` (three channels) or ``"grey"`` (one).
        range: the values of black and of the full colour: ``(0, 255)`` or ``(0, 1)``.
    """

    color: Literal["rgb", "grey"]
    range: tuple[int, int]


SHRINKING = Image.Resampling.LANCZOS
"""Keeps edges crisp on the small grids that people look at, without the jaggies of nearest."""


def to_array(
    picture: Picture,
    *,
    crop: Crop | None = None,
    size: Size | None = None,
    color: Literal["rgb", "grey"] = "rgb",
    range: tuple[int, int] = (0, 255),
) -> NDArray[np.float64]:
    """Read a picture as numbers.

    The crop is cut out, then resized, then made grey: all in 8 bits, so that with ``(0, 255)``
    every number is an integer. Grey is ITU-R BT.601 luma, as everywhere.

    Args:
        picture: the picture.
        crop: what is cut out; the whole if left out.
        size: the grid; as many cells as pixels if left out.
        color: ``"rgb"`` gives three channels (equal ones of a grey picture), ``"grey"`` one.
        range: ``(0, 255)`` or ``(0, 1)``.

    Returns:
        (C, H, W), float64.

    Raises:
        ValueError: the crop is empty or not inside the picture.
    """
    left, top, right, bottom = crop or (0, 0, picture.width, picture.height)
    if not (0 <= left < right <= picture.width and 0 <= top < bottom <= picture.height):
        raise ValueError(
            f"crop {(left, top, right, bottom)} does not lie in a picture of "
            f"{picture.width}×{picture.height} pixels, or is empty"
        )
    image = Image.fromarray(picture.pixels[top:bottom, left:right])
    if size is not None:
        image = _resized(image, (size[1], size[0]))
    image = image.convert("RGB" if color == "rgb" else "L")
    values = np.asarray(image, dtype=np.float64)
    planes = values.transpose(2, 0, 1) if values.ndim == 3 else values[None]
    return np.ascontiguousarray(planes / 255 if range[1] == 1 else planes)


def shrink(picture: Picture, width: int) -> Picture:
    """The picture at most ``width`` pixels across, its proportions kept; never enlarged."""
    if picture.width <= width:
        return picture
    height = max(1, round(picture.height * width / picture.width))
    image = Image.fromarray(picture.pixels)
    return Picture(np.asarray(_resized(image, (width, height))))


def mean_cells(planes: NDArray[np.float64], side: int) -> NDArray[np.float64]:
    """Planes with at most ``side`` cells a side, each the mean of those it stands for.

    Args:
        planes: (C, H, W), H and W at least 1.
        side: at least 1.
    """
    for axis in (1, 2):
        size = planes.shape[axis]
        if size > side:
            edges = np.rint(np.linspace(0, size, side + 1)).astype(np.intp)
            sums = np.add.reduceat(planes, edges[:-1], axis=axis)
            shape = [-1 if one == axis else 1 for one in range(3)]
            planes = sums / np.diff(edges).reshape(shape)
    return planes


def _resized(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Resize to (width, height): Lanczos when shrinking, whole pixels when enlarging."""
    if size == image.size:
        return image
    enlarging = size[0] >= image.width and size[1] >= image.height
    return image.resize(size, Image.Resampling.NEAREST if enlarging else SHRINKING)
