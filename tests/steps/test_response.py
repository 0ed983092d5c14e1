"""A frequency response is put into the words that an engineer would use."""

import numpy as np
import pytest

from app.engine import frequency_response
from app.operations.kernels import PRESETS
from app.steps import Character, character

KINDS = {
    "all": ["identity", "shift_left", "shift_down"],
    "low": ["box_3", "box_5", "gaussian_3", "gaussian_5", "gaussian_7", "motion_blur"],
    "high": ["laplacian_4", "laplacian_8", "laplacian_of_gaussian", "outline", "roberts_x"],
    "band": ["sobel_x", "sobel_y", "prewitt_x", "scharr_y", "line_diagonal_45"],
    "boost": ["sharpen", "unsharp_mask"],
}

DIRECTIONS = {
    "across": ["sobel_x", "prewitt_x", "scharr_x", "line_vertical"],
    "down": ["sobel_y", "prewitt_y", "scharr_y", "line_horizontal"],
    "falling": ["roberts_x", "line_diagonal_45"],
    "rising": ["roberts_y", "line_diagonal_135", "motion_blur"],
    None: ["identity", "box_3", "gaussian_5", "sharpen", "laplacian_4", "laplacian_8", "outline"],
}


def of(kernel: object) -> Character:
    return character(frequency_response(np.array(kernel, float), side=64))


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_of_presets(kind: str) -> None:
    found = {name: of(PRESETS[name].weight).kind for name in KINDS[kind]}
    assert found == dict.fromkeys(KINDS[kind], kind)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_the_direction_of_presets(direction: str | None) -> None:
    names = DIRECTIONS[direction]
    found = {name: of(PRESETS[name].weight).direction for name in names}
    assert found == dict.fromkeys(names, direction)


def test_nothing_passes_where_all_weights_are_zero() -> None:
    read = character(np.zeros((64, 64)))
    assert (read.kind, read.direction) == ("none", None)


def test_what_passes_even_areas_and_the_fastest_waves_alike_is_mixed() -> None:
    assert of([[0.5, 0, 0.5]]).kind == "mixed"


def test_scale_and_sign_change_nothing() -> None:
    kernel = np.array(PRESETS["sobel_x"].weight, float)
    assert of(kernel) == of(-kernel / 1024)
