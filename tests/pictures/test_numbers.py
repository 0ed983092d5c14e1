"""A picture as numbers: crop, grid, grey, range."""

from typing import Any

import cv2
import numpy as np
import pytest

from app.pictures import Picture, samples, shrink, to_array


def gradient(height: int, width: int) -> Picture:
    rng = np.random.default_rng(2)
    return Picture(rng.integers(0, 256, (height, width, 3), dtype=np.uint8))


def test_pixels_become_channels() -> None:
    picture = gradient(4, 5)
    x = to_array(picture)
    assert x.shape == (3, 4, 5)
    assert x.dtype == np.float64
    np.testing.assert_array_equal(x.transpose(1, 2, 0), picture.pixels)


def test_a_crop_is_left_top_right_bottom() -> None:
    picture = gradient(6, 8)
    x = to_array(picture, crop=(1, 2, 4, 6))
    np.testing.assert_array_equal(x.transpose(1, 2, 0), picture.pixels[2:6, 1:4])


def test_a_grid_of_any_size_holds_whole_numbers() -> None:
    for size in ((3, 7), (64, 5), (4, 4)):
        x = to_array(gradient(17, 23), size=size)
        assert x.shape == (3, *size)
        assert np.all(x == np.rint(x))
        assert x.min() >= 0
        assert x.max() <= 255


def test_enlarging_keeps_pixels_pixels() -> None:
    picture = gradient(2, 2)
    x = to_array(picture, size=(4, 6))
    np.testing.assert_array_equal(x[0], picture.pixels[..., 0].repeat(2, 0).repeat(3, 1))


def test_a_constant_picture_stays_constant_when_it_shrinks() -> None:
    picture = Picture(np.full((50, 70, 3), 123, np.uint8))
    assert np.all(to_array(picture, size=(12, 12)) == 123)


def test_grey_is_opencvs_grey() -> None:
    picture = gradient(20, 20)
    ours = to_array(picture, color="grey")[0]
    theirs = cv2.cvtColor(picture.pixels, cv2.COLOR_RGB2GRAY)
    assert np.abs(ours - theirs).max() <= 1


def test_a_grey_picture_read_as_rgb_has_equal_channels() -> None:
    x = to_array(Picture(np.arange(12, dtype=np.uint8).reshape(3, 4)))
    assert x.shape == (3, 3, 4)
    np.testing.assert_array_equal(x[0], x[2])


def test_the_range_0_to_1_divides_by_255() -> None:
    picture = gradient(3, 3)
    np.testing.assert_array_equal(to_array(picture, range=(0, 1)), to_array(picture) / 255)


@pytest.mark.parametrize("crop", [(0, 0, 9, 3), (2, 0, 2, 3), (3, 0, 1, 3), (-1, 0, 3, 3)])
def test_a_crop_that_is_not_inside_is_refused(crop: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="does not lie in a picture of 5×4 pixels"):
        to_array(gradient(4, 5), crop=crop)


def test_the_start_is_the_layer_of_the_design(stage: dict[str, Any]) -> None:
    sample = samples()[0]
    x = to_array(sample.picture, crop=sample.crop, size=sample.size, color=sample.color)
    np.testing.assert_array_equal(x, stage["input"])


def test_samples_are_drawn_and_photographed() -> None:
    named = {sample.name: sample for sample in samples()}
    assert len(named) >= 6
    assert named["face"].picture.pixels.shape == (12, 12, 3)
    assert {"edge", "checkerboard", "gradient", "digit"} <= set(named)
    assert all(sample.licence in ("public domain", "CC0 1.0") for sample in named.values())


def test_shrinking_keeps_the_proportions_and_never_enlarges() -> None:
    assert shrink(gradient(30, 60), 20).pixels.shape == (10, 20, 3)
    assert shrink(gradient(30, 60), 100).pixels.shape == (30, 60, 3)
