"""Bytes from anywhere → a picture, within bounds; a picture ⇄ our own PNG."""

import io
import struct
import zlib

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from app.pictures.picture import Limits, Picture, PictureError, Pixels

FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
"""What is read, told by content and never by a file's name."""

# Pillow has a bound of its own, which warns first and gives no numbers. Every picture that is
# opened here is held against ``Limits`` before it is decoded.
Image.MAX_IMAGE_PIXELS = None

_HOSTILE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    OverflowError,
    ZeroDivisionError,
    EOFError,
    MemoryError,
    RuntimeError,
    struct.error,
    zlib.error,
)
"""What Pillow's readers are known to raise on broken files."""

_DEEP_GREYS = {"I", "I;16", "I;16B", "I;16L", "I;16N"}


def decode(data: bytes, limits: Limits) -> Picture:
    """Read an upload.

    The EXIF orientation is applied, transparency is laid over white, deeper and other colour spaces
    become 8-bit RGB or grey, the first frame of an animation is taken, metadata is dropped.

    Args:
        data: a whole file: PNG, JPEG, WebP, GIF, BMP or TIFF.
        limits: bounds; bytes, pixels and side are checked before decoding.

    Raises:
        PictureError: not such a file, cut off or corrupt, or over a limit.
    """
    if len(data) > limits.max_bytes:
        raise PictureError(
            "too_large", f"the file has {len(data)} bytes, at most {limits.max_bytes} are allowed"
        )
    with _open(data) as image:
        _check_size(image, limits)
        try:
            image.load()
            return Picture(_pixels(ImageOps.exif_transpose(image)))
        except _HOSTILE as error:
            raise PictureError(
                "damaged", f"the {image.format} picture is cut off or damaged and cannot be read"
            ) from error


def encode_png(picture: Picture) -> bytes:
    """Write a picture as PNG without any metadata.

    At the lowest level of compression: on photographs the others take twice as long and more for a
    few hundredths of the size.
    """
    buffer = io.BytesIO()
    Image.fromarray(picture.pixels).save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def decode_png(data: bytes) -> Picture:
    """Read a PNG that ``encode_png`` wrote."""
    with Image.open(io.BytesIO(data), formats=["PNG"]) as image:
        return Picture(np.array(image))


def _open(data: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError as error:
        raise PictureError(
            "unsupported", "this is not a PNG, JPEG, WebP, GIF, BMP or TIFF picture"
        ) from error
    except _HOSTILE as error:
        raise PictureError("damaged", "the header of the picture is damaged") from error


def _check_size(image: Image.Image, limits: Limits) -> None:
    width, height = image.size
    if width < 1 or height < 1:
        raise PictureError("damaged", f"the picture says that it has {width}×{height} pixels")
    if max(width, height) > limits.max_side:
        raise PictureError(
            "too_large",
            f"the picture has {width}×{height} pixels = {width * height}; a side may have at most "
            f"{limits.max_side}, the whole at most {limits.max_pixels}",
        )
    if width * height > limits.max_pixels:
        raise PictureError(
            "too_large",
            f"the picture has {width}×{height} = {width * height} pixels, at most "
            f"{limits.max_pixels} are allowed",
        )


def _pixels(image: Image.Image) -> Pixels:
    """(H, W) where the picture is grey by its mode, else (H, W, 3)."""
    if image.mode in _DEEP_GREYS:
        return _deep_grey(np.asarray(image))
    if image.mode == "F":
        return _scaled(np.asarray(image))
    if image.mode in ("P", "PA"):
        image = image.convert("RGBA" if _is_transparent(image) else "RGB")
    if image.mode in ("LA", "La"):
        return _over_white(image.convert("LA"))[..., 0]
    if image.mode in ("RGBA", "RGBa") or _is_transparent(image):
        return _over_white(image.convert("RGBA"))
    if image.mode in ("1", "L"):
        return np.array(image.convert("L"))
    return np.array(image.convert("RGB"))


def _is_transparent(image: Image.Image) -> bool:
    return "transparency" in image.info or image.mode in ("PA", "RGBA", "LA")


def _over_white(image: Image.Image) -> Pixels:
    """Lay a picture with alpha over white; (H, W, colours)."""
    array = np.asarray(image).astype(np.uint16)
    colour, alpha = array[..., :-1], array[..., -1:]
    # Rounded to the nearest: an opaque pixel stays exactly what it is.
    return ((colour * alpha + 255 * (255 - alpha) + 127) // 255).astype(np.uint8)


def _deep_grey(values: np.ndarray) -> Pixels:
    """16 bits to 8: 65535 is white. Numbers that need more are spread over their range."""
    deep = values.astype(np.int64)
    if deep.min() < 0 or deep.max() > 65_535:
        return _scaled(deep)
    return ((deep * 255 + 32_767) // 65_535).astype(np.uint8)


def _scaled(values: np.ndarray) -> Pixels:
    """Any numbers to 0–255: 0–1 keeps its meaning, everything else is spread over its range."""
    finite = np.nan_to_num(values.astype(np.float64), nan=0.0, posinf=0.0, neginf=0.0)
    finite = finite.clip(-1e300, 1e300)  # their difference is still a float
    low, high = float(finite.min()), float(finite.max())
    if low >= 0 and high <= 1:
        low, high = 0.0, 1.0
    span = high - low or 1.0
    return np.rint((finite - low) / span * 255).astype(np.uint8)
