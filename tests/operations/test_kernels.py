"""The presets are what their names say."""

import cv2
import numpy as np
import pytest

from app.operations.conv import Conv2d
from app.operations.kernels import PRESETS, kernel

PLANES = {name: np.array(p.weight, float) for name, p in PRESETS.items() if p.family != "bank"}


def test_there_are_at_least_20() -> None:
    assert len(PLANES) >= 20


@pytest.mark.parametrize("name", [n for n, p in PRESETS.items() if p.family == "smoothing"])
def test_smoothing_keeps_the_brightness(name: str) -> None:
    assert PLANES[name].sum() == pytest.approx(1, abs=1e-12)
    assert PLANES[name].min() >= 0


@pytest.mark.parametrize("name", [n for n, p in PRESETS.items() if p.family == "sharpening"])
def test_sharpening_keeps_the_brightness(name: str) -> None:
    assert PLANES[name].sum() == pytest.approx(1, abs=1e-12)
    assert PLANES[name].min() < 0


@pytest.mark.parametrize("name", [n for n, p in PRESETS.items() if p.family in ("edge", "line")])
def test_edges_and_lines_do_not_see_flat_ground(name: str) -> None:
    assert PLANES[name].sum() == 0


@pytest.mark.parametrize(
    "name", ["identity", "shift_left", "shift_right", "shift_up", "shift_down"]
)
def test_identity_and_shifts_move_one_cell(name: str) -> None:
    assert PLANES[name].sum() == PLANES[name].max() == 1


@pytest.mark.parametrize(
    ("name", "dx", "dy"),
    [("sobel_x", 1, 0), ("sobel_y", 0, 1), ("scharr_x", 1, 0), ("scharr_y", 0, 1)],
)
def test_derivatives_are_opencvs(name: str, dx: int, dy: int) -> None:
    size = cv2.FILTER_SCHARR if name.startswith("scharr") else 3
    across, down = cv2.getDerivKernels(dx, dy, size)
    np.testing.assert_array_equal(PLANES[name], np.outer(down, across))


def test_the_laplacian_is_opencvs() -> None:
    spot = np.zeros((5, 5))
    spot[2, 2] = 1
    np.testing.assert_array_equal(
        cv2.Laplacian(spot, cv2.CV_64F, ksize=1)[1:4, 1:4], PLANES["laplacian_4"]
    )


@pytest.mark.parametrize("size", [3, 5])
def test_gaussians_are_opencvs(size: int) -> None:
    row = cv2.getGaussianKernel(size, 0)
    np.testing.assert_allclose(PLANES[f"gaussian_{size}"], row @ row.T, atol=1e-12)


def test_a_shift_to_the_left_moves_the_picture_to_the_left() -> None:
    picture = np.zeros((3, 4))
    picture[1, 2] = 9
    moved = cv2.filter2D(picture, cv2.CV_64F, PLANES["shift_left"])
    assert moved[1, 1] == 9


def test_the_bank_is_the_layer_of_the_design(stage: dict[str, object]) -> None:
    bank = kernel("astronaut_bank")
    assert np.array(bank.weight).tolist() == stage["weight"]
    assert list(bank.bias or ()) == stage["bias"]


def test_the_gabor_bank_is_64_waves_that_do_not_see_flat_ground() -> None:
    weight = np.array(kernel("gabor_bank").weight)
    assert weight.shape == (64, 1, 5, 5)
    assert (weight.sum(axis=(2, 3)) == 0).all()
    assert len({plane.tobytes() for plane in weight}) == 64
    even, odd = weight.reshape(4, 2, 8, 5, 5)[:, 0], weight.reshape(4, 2, 8, 5, 5)[:, 1]
    np.testing.assert_array_equal(even, even[..., ::-1, ::-1])
    np.testing.assert_array_equal(odd, -odd[..., ::-1, ::-1])


def test_a_quarter_turn_on_a_gabor_filter_is_the_same_wave_turned() -> None:
    weight = np.array(kernel("gabor_bank").weight).reshape(8, 8, 5, 5)
    for waves in weight[::2]:
        np.testing.assert_array_equal(waves[4], np.rot90(waves[0]))


def test_a_bank_with_one_kernel_a_filter_has_it_for_every_channel() -> None:
    layer = Conv2d.model_validate({"op": "conv2d", "kernel": "gabor_bank"}).resolve((3, 9, 9))
    assert layer.weight.shape == (64, 3, 5, 5)
    assert (layer.weight[:, 0] == layer.weight[:, 2]).all()


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(KeyError, match="sobel"):
        kernel("sobel")
