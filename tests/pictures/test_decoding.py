"""Every picture a person may have is read as they expect; everything else is refused in words."""

import io
import struct
import zlib
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.pictures import Limits, Picture, PictureError, decode, decode_png, encode_png

LIMITS = Limits(max_bytes=1 << 20, max_pixels=1_000_000, max_side=5_000)


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def read(image: Image.Image, kind: str = "PNG", **options: object) -> np.ndarray:
    return decode(saved(image, kind, **options), LIMITS).pixels


def colours(width: int = 6, height: int = 4) -> Image.Image:
    rng = np.random.default_rng(1)
    return Image.fromarray(rng.integers(0, 256, (height, width, 3), dtype=np.uint8))


def refused(data: bytes, limits: Limits = LIMITS) -> PictureError:
    with pytest.raises(PictureError) as caught:
        decode(data, limits)
    return caught.value


@pytest.mark.parametrize("kind", ["PNG", "BMP", "TIFF"])
def test_lossless_formats_keep_every_pixel(kind: str) -> None:
    np.testing.assert_array_equal(read(colours(), kind), np.asarray(colours()))


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_lossy_formats_come_close(kind: str) -> None:
    image = Image.new("RGB", (16, 16), (200, 60, 20))
    difference = read(image, kind, quality=95).astype(int) - np.asarray(image)
    assert np.abs(difference).max() < 12


def test_a_lossless_webp_keeps_every_pixel() -> None:
    np.testing.assert_array_equal(read(colours(), "WEBP", lossless=True), np.asarray(colours()))


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "TIFF"])
def test_the_first_frame_of_an_animation_is_taken(kind: str) -> None:
    red, blue = Image.new("RGB", (8, 8), (255, 0, 0)), Image.new("RGB", (8, 8), (0, 0, 255))
    pixels = read(red, kind, save_all=True, append_images=[blue])
    assert tuple(pixels[4, 4].tolist()) == pytest.approx((255, 0, 0), abs=3)


def test_a_phones_jpeg_with_two_pictures_is_its_first() -> None:
    first, second = Image.new("RGB", (8, 8), (250, 0, 0)), Image.new("RGB", (8, 8), (0, 0, 250))
    pixels = read(first, "MPO", save_all=True, append_images=[second])
    assert tuple(pixels[4, 4].tolist()) == pytest.approx((250, 0, 0), abs=4)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_the_exif_orientation_is_applied(kind: str, orientation: int) -> None:
    upright = np.zeros((16, 32, 3), np.uint8)
    upright[:8, :16] = 255  # the top left quarter is white
    how = {
        1: lambda a: a,
        2: lambda a: a[:, ::-1],
        3: lambda a: a[::-1, ::-1],
        4: lambda a: a[::-1],
        5: lambda a: a.transpose(1, 0, 2),
        6: lambda a: np.rot90(a, 1),
        7: lambda a: a.transpose(1, 0, 2)[::-1, ::-1],
        8: lambda a: np.rot90(a, -1),
    }
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = Image.fromarray(np.ascontiguousarray(how[orientation](upright)))
    options = {"lossless": True} if kind == "WEBP" else {}
    pixels = read(stored, kind, exif=exif, **options)
    assert pixels.shape == upright.shape
    assert np.abs(pixels.astype(int) - upright).mean() < 6


def test_grey_stays_grey() -> None:
    assert read(Image.new("L", (3, 2), 77)).tolist() == [[77] * 3] * 2


def test_black_and_white_becomes_0_and_255() -> None:
    image = Image.new("1", (2, 1))
    image.putpixel((1, 0), 1)
    assert read(image).tolist() == [[0, 255]]


def test_16_bits_become_8() -> None:
    deep = np.array([[0, 257, 32_896, 65_535]], np.uint16)
    assert read(Image.fromarray(deep)).tolist() == [[0, 1, 128, 255]]
    assert read(Image.fromarray(deep), "TIFF").tolist() == [[0, 1, 128, 255]]


def test_a_float_tiff_of_0_to_1_keeps_its_meaning() -> None:
    image = Image.fromarray(np.array([[0, 0.2, 0.5]], np.float32))
    assert read(image, "TIFF").tolist() == [[0, 51, 128]]


def test_other_numbers_are_spread_over_their_range() -> None:
    image = Image.fromarray(np.array([[-10, 0, 10]], np.float32))
    assert read(image, "TIFF").tolist() == [[0, 128, 255]]
    wide = Image.fromarray(np.array([[0, 500_000, 1_000_000]], np.int32))
    assert read(wide, "TIFF").tolist() == [[0, 128, 255]]


def test_transparency_lies_over_white() -> None:
    image = Image.new("RGBA", (3, 1))
    for x, alpha in enumerate((0, 128, 255)):
        image.putpixel((x, 0), (255, 0, 0, alpha))
    assert read(image).tolist() == [[[255, 255, 255], [255, 127, 127], [255, 0, 0]]]


def test_grey_with_transparency_lies_over_white() -> None:
    image = Image.new("LA", (2, 1))
    image.putpixel((1, 0), (40, 255))
    assert read(image).tolist() == [[255, 40]]


def test_a_palette_is_looked_up() -> None:
    image = colours().quantize(16)
    np.testing.assert_array_equal(read(image), np.asarray(image.convert("RGB")))


def test_a_palette_with_a_transparent_colour_lies_over_white() -> None:
    image = Image.new("P", (2, 1))
    image.putpalette([0, 0, 0, 10, 20, 30])
    image.putpixel((1, 0), 1)
    assert read(image, "PNG", transparency=0).tolist() == [[[255, 255, 255], [10, 20, 30]]]
    assert read(image, "GIF", transparency=0).tolist() == [[[255, 255, 255], [10, 20, 30]]]


def test_colour_with_a_transparent_colour_lies_over_white() -> None:
    image = Image.new("RGB", (2, 1), (1, 2, 3))
    image.putpixel((1, 0), (9, 8, 7))
    assert read(image, "PNG", transparency=(1, 2, 3)).tolist() == [[[255] * 3, [9, 8, 7]]]


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_cmyk_shows_its_colours(kind: str) -> None:
    image = Image.new("RGB", (16, 16), (220, 40, 30)).convert("CMYK")
    assert tuple(read(image, kind)[8, 8].tolist()) == pytest.approx((220, 40, 30), abs=6)


@pytest.mark.parametrize("mode", ["YCbCr", "LAB", "HSV"])
def test_other_colour_spaces_become_rgb(mode: str) -> None:
    image = Image.new("RGB", (4, 4), (10, 200, 90))
    if mode == "LAB":
        stored = Image.new("LAB", (4, 4), (180, 100, 150))
        assert read(stored, "TIFF").shape == (4, 4, 3)
    elif mode == "YCbCr":
        assert tuple(read(image.convert(mode), "TIFF")[0, 0].tolist()) == pytest.approx(
            (10, 200, 90), abs=3
        )
    else:
        assert image.convert(mode).convert("RGB").size == (4, 4)


def test_the_same_pixels_have_the_same_id() -> None:
    as_png, as_bmp = (decode(saved(colours(), kind), LIMITS) for kind in ("PNG", "BMP"))
    assert as_png.id == as_bmp.id
    assert len(as_png.id) == 32


def test_other_shapes_of_the_same_bytes_have_other_ids() -> None:
    pixels = np.zeros(12, np.uint8)
    shapes = [(12, 1), (1, 12), (3, 4), (2, 2, 3)]
    assert len({Picture(pixels.reshape(shape)).id for shape in shapes}) == len(shapes)


def test_our_png_comes_back_as_it_was() -> None:
    for image in (colours(), colours().convert("L")):
        picture = Picture(np.asarray(image))
        assert decode_png(encode_png(picture)).id == picture.id


# What is refused


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
        b"<!doctype html><img src=x>",
        b"%PDF-1.7\n1 0 obj",
        b"PK\x03\x04" + bytes(60),
        b"\x00\x00\x01\x00\x01\x00" + bytes(60),
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    ],
    ids=["empty", "text", "svg", "html", "pdf", "zip", "ico", "eps"],
)
def test_what_is_not_a_picture_is_unsupported(data: bytes) -> None:
    error = refused(data)
    assert error.kind == "unsupported"
    assert "PNG, JPEG, WebP, GIF, BMP or TIFF" in error.detail


def test_a_file_over_the_limit_is_refused_with_the_numbers() -> None:
    data = saved(colours())
    error = refused(data, Limits(len(data) - 1, 100, 100))
    assert error.kind == "too_large"
    assert f"{len(data)} bytes, at most {len(data) - 1}" in error.detail


def test_pixels_and_side_over_the_limit_are_refused_with_the_numbers() -> None:
    error = refused(saved(colours(60, 40)), Limits(1 << 20, 2_399, 100))
    assert "60×40 = 2400 pixels, at most 2399" in error.detail
    error = refused(saved(colours(60, 40)), Limits(1 << 20, 10_000, 59))
    assert "60×40" in error.detail
    assert "59" in error.detail


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_claiming(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(100_000))
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", body)
        + _chunk(b"IEND", b"")
    )


def gif_claiming(width: int, height: int) -> bytes:
    data = bytearray(saved(Image.new("P", (1, 1)), "GIF"))
    struct.pack_into("<HH", data, 6, width, height)
    return bytes(data)


def bmp_claiming(width: int, height: int) -> bytes:
    data = bytearray(saved(Image.new("RGB", (1, 1)), "BMP"))
    struct.pack_into("<ii", data, 18, width, height)
    return bytes(data)


def tiff_claiming(width: int, height: int) -> bytes:
    small = Image.new("L", (3, 5))
    data = saved(small, "TIFF")
    return data.replace(
        struct.pack("<HHII", 256, 4, 1, 3), struct.pack("<HHII", 256, 4, 1, width)
    ).replace(struct.pack("<HHII", 257, 4, 1, 5), struct.pack("<HHII", 257, 4, 1, height))


@pytest.mark.parametrize("make", [png_claiming, gif_claiming, bmp_claiming, tiff_claiming])
def test_a_claim_of_50_000_by_50_000_is_refused_before_decoding(
    make: Callable[[int, int], bytes],
) -> None:
    error = refused(make(50_000, 50_000))
    assert error.kind == "too_large"
    assert "50000×50000" in error.detail


SMALL = {
    "png": saved(colours()),
    "png-palette": saved(colours().quantize(8)),
    "jpeg": saved(colours(), "JPEG"),
    "webp": saved(colours(), "WEBP"),
    "gif": saved(colours().quantize(8), "GIF"),
    "bmp": saved(colours(), "BMP"),
    "tiff": saved(colours(), "TIFF"),
    "tiff-lzw": saved(colours(), "TIFF", compression="tiff_lzw"),
}


def survives(data: bytes) -> None:
    """Read or refused in words; anything else raises."""
    try:
        picture = decode(data, LIMITS)
    except PictureError:
        return
    assert picture.pixels.dtype == np.uint8


@pytest.mark.parametrize("name", SMALL)
def test_a_file_cut_off_anywhere_is_read_or_refused(name: str) -> None:
    for length in range(len(SMALL[name])):
        survives(SMALL[name][:length])


@pytest.mark.parametrize("name", ["png", "jpeg", "gif", "bmp", "tiff"])
def test_a_file_cut_in_the_middle_is_damaged(name: str) -> None:
    kind = "GIF" if name == "gif" else name.upper()
    image = colours(64, 64)
    data = saved(image.quantize(64) if name == "gif" else image, kind)
    assert refused(data[: len(data) // 2]).kind == "damaged"


@given(
    name=st.sampled_from(sorted(SMALL)),
    flips=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=6),
)
def test_flipped_bytes_are_read_or_refused(name: str, flips: list[tuple[int, int]]) -> None:
    data = bytearray(SMALL[name])
    for place, value in flips:
        data[place % len(data)] = value
    survives(bytes(data))


@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"BM", b"II*\x00"]),
)
def test_random_bytes_are_read_or_refused(data: bytes, start: bytes) -> None:
    survives(start + data)


def test_what_hides_behind_a_picture_is_gone() -> None:
    data = saved(colours()) + b"<script>alert(1)</script>"
    assert b"script" not in encode_png(decode(data, LIMITS))
