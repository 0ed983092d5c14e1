"""A plane of numbers as a picture."""

import io

import numpy as np
import pytest
from PIL import Image

from app.pictures import COLORMAPS, colour_scale, map_png
from app.pictures.maps import BALANCED, HUES, UNIFORM


def drawn(plane: list[list[float]], **settings: object) -> np.ndarray:
    data = map_png(np.array(plane, dtype=float), **settings)  # type: ignore[arg-type]
    with Image.open(io.BytesIO(data)) as image:
        return np.asarray(image.convert("RGB"))


def test_zero_is_the_neutral_colour_and_the_ends_are_the_signs() -> None:
    pixels = drawn([[-8, 0, 8]])[0].tolist()
    assert pixels == [[0x25, 0x63, 0xB8], [0xF6, 0xF4, 0xEE], [0xC8, 0x50, 0x1E]]


def test_the_scale_is_symmetric_however_lopsided_the_numbers() -> None:
    pixels = drawn([[0, 100, 50]])[0].tolist()
    assert pixels[0] == [0xF6, 0xF4, 0xEE]
    assert pixels[1] == [0xC8, 0x50, 0x1E]


def test_a_range_can_be_set() -> None:
    pixels = drawn([[-50, 0, 300]], colormap="grey", low=0, high=100)[0].tolist()
    assert pixels == [[0, 0, 0], [0, 0, 0], [255, 255, 255]]


@pytest.mark.parametrize("value", [0.0, 7.0, -3.5, 1e308, -1e308, 1e-300])
@pytest.mark.parametrize("colormap", COLORMAPS)
def test_a_constant_plane_can_be_drawn(colormap: str, value: float) -> None:
    assert drawn([[value, value]], colormap=colormap).shape == (1, 2, 3)


def test_numbers_of_any_size_can_be_drawn() -> None:
    ends = drawn([[-1e308, 0, 1e308]])[0].tolist()
    assert ends[1] == [0xF6, 0xF4, 0xEE]
    assert drawn([[-1e308, 1e308]], colormap="grey")[0].tolist() == [[0] * 3, [255] * 3]


def test_a_cell_may_be_many_pixels() -> None:
    small, large = drawn([[1, -2], [3, 0]]), drawn([[1, -2], [3, 0]], scale=3)
    np.testing.assert_array_equal(large, small.repeat(3, 0).repeat(3, 1))


@pytest.mark.parametrize("colormap", sorted(HUES))
def test_a_hue_goes_from_black_and_only_grows_lighter(colormap: str) -> None:
    scale = colour_scale(colormap).astype(int)
    assert scale[0].tolist() == [0, 0, 0]
    assert np.all(np.diff(scale.sum(axis=1)) >= 0)


def test_each_side_of_the_diverging_scale_grows_darker() -> None:
    lightness = colour_scale("diverging").astype(int)[1:] @ [299, 587, 114]
    middle = len(lightness) // 2
    assert np.all(np.diff(lightness[: middle + 1]) >= 0)
    assert np.all(np.diff(lightness[middle:]) <= 0)


def lab(scale: np.ndarray) -> np.ndarray:
    """CIE L*a*b* (D65) of sRGB colours (N, 3), from IEC 61966-2-1 and CIE 15."""
    encoded = scale / 255
    linear = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    xyz = linear @ np.transpose(to_xyz) / [0.9505, 1, 1.089]
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116).T
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=1)


@pytest.mark.parametrize("colormap", UNIFORM)
def test_equal_steps_of_a_uniform_scale_look_about_equally_large(colormap: str) -> None:
    colours = lab(colour_scale(colormap))
    steps = np.linalg.norm(np.diff(colours, axis=0), axis=1)
    tenths = np.array([part.sum() for part in np.array_split(steps, 10)])
    assert tenths.min() > 0.5 * tenths.mean()
    assert tenths.max() < 1.5 * tenths.mean()
    assert colours[0, 0] < 20 < 85 < colours[-1, 0]
    assert np.diff(colours[::8, 0]).min() > 0


@pytest.mark.parametrize("colormap", [*BALANCED, "diverging"])
def test_zero_is_the_lightest_of_a_scale_with_a_middle(colormap: str) -> None:
    scale = colour_scale(colormap)
    light = lab(scale)[:, 0]
    assert len(scale) == 256
    assert light[128] > light.max() - 2
    assert abs(light[:64].mean() - light[-64:].mean()) < 8
    np.testing.assert_array_equal(drawn([[0, -7, 7]], colormap=colormap)[0, 0], scale[128])


def test_an_unknown_scale_is_named() -> None:
    with pytest.raises(KeyError, match="sepia"):
        map_png(np.zeros((1, 1)), colormap="sepia")
