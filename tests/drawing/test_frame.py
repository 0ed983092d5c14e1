"""A frame shows every number of its step, nothing that is not computed yet, and stays legible."""

import io
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFont

from app.drawing import PHASES, Phase, Scene, ThemeName, frame_png
from app.drawing.collecting import Brush
from app.drawing.colour import signed_colours
from app.drawing.convolution_places import convolution_places
from app.drawing.fonts import font_for, width_of
from app.drawing.frame import frame
from app.drawing.raster import Painter
from app.drawing.shapes import Picture, Text
from app.drawing.theme import THEMES
from app.steps import step_page
from app.texts import LANGUAGES, Language, catalogue
from tests.drawing.frames import RGB, design_scene, scene_of
from tests.support.layers import random_request


def drawn(scene: Scene, language: Language = "en", theme: ThemeName = "light") -> Picture:
    return frame(scene, Brush(THEMES[theme], catalogue(language)))


def texts(scene: Scene, language: Language = "en") -> list[str]:
    return [shape.text for shape in drawn(scene, language).shapes if isinstance(shape, Text)]


def bounds(text: Text) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a text as it is written."""
    width = width_of(text.text, text.face, bold=text.bold, size=text.size)
    left = text.x - {"left": 0, "middle": 0.5, "right": 1}[text.anchor] * width
    return left, text.y - text.size / 2, left + width, text.y + text.size / 2


def test_the_design_s_step_has_its_numbers(stage: dict[str, Any]) -> None:
    said = texts(design_scene(stage))
    for number in ("224", "−398", "420", "−716", "−48", "−123", "−161", "+12", "−320"):
        assert number in said
    for words in ("Filter 1 of 2", "(4:7, 5:8)", "3 × 12 × 12 + pad 1", "out[0, 5, 6]"):
        assert words in said
    assert "step 67 / 288" in said


def test_what_is_on_a_frame_adds_up(stage: dict[str, Any]) -> None:
    def number(text: str) -> float:
        return float(text.replace("−", "-"))

    said = texts(design_scene(stage, 200))
    at = said.index(next(text for text in said if text.startswith("out[")))
    result = number(said[at + 1])
    bias = number(next(text for text in said if text[0] in "+−" and text == "−8"))
    sums = [number(text) for text in said[at - 5 : at - 2]]
    assert sum(sums) + bias == result


@pytest.mark.parametrize(
    ("phase", "products", "sums", "result"),
    [
        ("slide", False, False, False),
        ("flip", False, False, False),
        ("multiply", True, False, False),
        ("sum", True, True, False),
        ("bias", True, True, False),
        ("write", True, True, True),
    ],
)
def test_a_phase_shows_what_is_worked_out_by_then(
    stage: dict[str, Any], phase: Phase, products: bool, sums: bool, result: bool
) -> None:
    said = texts(design_scene(stage, phase=phase))
    assert ("−398" in said) is products
    assert ("−123" in said) is sums
    assert ("−320" in said) is result


def test_a_turned_kernel_has_the_given_one_over_it(stage: dict[str, Any]) -> None:
    operation = {"op": "conv2d", "kernel": "astronaut_bank", "padding": 1, "mode": "convolution"}
    scene = scene_of(stage["input"], operation, 66, reading=RGB)
    assert texts(scene).count("as given") == 3
    assert "as given" not in texts(design_scene(stage))


def test_max_pooling_names_its_winner() -> None:
    values = [[2, 1, 5, 3], [4, 3, 4, 0], [3, 0, 5, 4], [7, 1, 2, 3]]
    said = texts(scene_of(values, {"op": "max_pool2d", "kernel_size": 2}, 2))
    assert "7" in said
    assert "at [3, 0]" in said
    assert "pick" in said


def test_average_pooling_shows_sum_and_count() -> None:
    said = texts(scene_of([[1, 2], [3, 5]], {"op": "avg_pool2d", "kernel_size": 2}, 0))
    assert "11 ÷ 4" in said
    assert "2.75" in said


def test_a_group_lights_only_its_channels() -> None:
    weight = np.ones((2, 2, 1, 1)).tolist()
    values = np.arange(16.0).reshape(4, 2, 2)
    scene = scene_of(values, {"op": "conv2d", "weight": weight, "groups": 2}, 4)
    assert scene.lit == {2, 3}
    assert len(scene.channels) == 4


def test_of_very_many_channels_the_rest_is_one_sum() -> None:
    rng = np.random.default_rng(2)
    weight = rng.integers(-3, 4, (1, 64, 3, 3))
    scene = scene_of(rng.integers(0, 9, (64, 5, 5)), {"op": "conv2d", "weight": weight.tolist()}, 4)
    assert scene.rest is not None
    count, rest = scene.rest
    shown = {channel.index for channel in scene.channels}
    sums = {term.channel: term.sum or 0.0 for term in scene.step.channels}
    assert count == 64 - len(shown)
    assert sum(sums[channel] for channel in shown) + rest == scene.step.result
    assert f"{count} more channels" in texts(scene)


@settings(max_examples=40)
@given(
    seed=st.integers(0, 10**9), phase=st.sampled_from(PHASES), language=st.sampled_from(LANGUAGES)
)
def test_every_text_lies_in_the_frame_and_on_no_other(
    seed: int, phase: Phase, language: Language
) -> None:
    rng = np.random.default_rng(seed)
    request = random_request(rng)
    first = scene_of(request["input"]["values"], request["operation"], 0, phase)
    index = int(rng.integers(first.out.size))
    scene = scene_of(request["input"]["values"], request["operation"], index, phase)
    picture = drawn(scene, language)
    written = [shape for shape in picture.shapes if isinstance(shape, Text)]
    places = [bounds(text) for text in written]
    for text, (left, top, right, bottom) in zip(written, places, strict=True):
        assert left >= 0, text
        assert right <= picture.width, text
        assert top >= 0, text
        assert bottom <= picture.height, text
    for place, (text, one) in enumerate(zip(written, places, strict=True)):
        for other, two in zip(written[place + 1 :], places[place + 1 :], strict=True):
            apart = one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1]
            assert apart, (text, other)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fonts_have_every_character(stage: dict[str, Any], language: Language) -> None:
    average = {"op": "avg_pool2d", "kernel_size": 3, "padding": 1}
    turned = {"op": "conv2d", "kernel": "astronaut_bank", "mode": "convolution"}
    many = {"op": "conv2d", "weight": np.ones((3, 20, 1, 1)).tolist()}
    scenes = [
        design_scene(stage, phase="slide"),
        scene_of(stage["input"], {"op": "max_pool2d", "kernel_size": 3, "padding": 1}, 0),
        scene_of(stage["input"], average, 0),
        scene_of(stage["input"], turned, 0),
        scene_of(np.ones((20, 2, 2)), many, 0),
    ]
    for scene in scenes:
        for shape in drawn(scene, language).shapes:
            if isinstance(shape, Text):
                font = font_for(shape.text, shape.face, bold=shape.bold, size=20)
                lacking = [c for c in shape.text if c.strip() and _is_missing(font, c)]
                assert not lacking, (shape.text, lacking)


def _is_missing(font: ImageFont.FreeTypeFont, character: str) -> bool:
    nothing = bytes(font.getmask("\U0010ffff"))
    return bytes(font.getmask(character)) == nothing


@pytest.mark.parametrize("width", [320, 961, 1920])
def test_a_png_has_the_width_that_was_asked_for(stage: dict[str, Any], width: int) -> None:
    data = frame_png(design_scene(stage), labels=catalogue("en"), theme="dark", width=width)
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.format == "PNG"
        assert picture.width == width
        assert 0.5 < picture.height / width < 1


@pytest.mark.parametrize(
    ("operation", "steps"),
    [
        ({"op": "conv2d", "kernel": "astronaut_bank", "padding": 1}, range(140, 150)),
        ({"op": "conv2d", "kernel": "sobel_x", "mode": "convolution"}, range(3)),
        ({"op": "max_pool2d", "kernel_size": 2}, range(33, 39)),
        ({"op": "relu"}, range(142, 147)),
        ({"op": "softmax", "dim": 1}, range(3)),
        ({"op": "flatten"}, range(142, 147)),
    ],
    ids=lambda value: value["op"] if isinstance(value, dict) else "",
)
def test_a_frame_painted_over_the_last_is_the_frame_painted_alone(
    stage: dict[str, Any], operation: dict[str, Any], steps: range
) -> None:
    first = scene_of(stage["input"], operation, 0, reading=RGB).stage
    page = step_page(first.x, first.out, first.layer, steps.start, len(steps))
    brush = Brush(THEMES["light"], catalogue("en"))
    one_after_another = Painter(640, 400)
    for place in range(len(steps)):
        for phase in first.phases:
            picture = frame(first.scene(page.step(place), phase), brush)
            before = one_after_another.image.copy() if place else None
            changed = one_after_another.paint(picture)
            alone = Painter(640, 400)
            alone.paint(picture)
            assert one_after_another.image.tobytes() == alone.image.tobytes()
            if before is not None:
                if changed:
                    before.paste(alone.image.crop(changed), changed)
                assert before.tobytes() == alone.image.tobytes()


def test_the_same_step_has_the_same_bytes(stage: dict[str, Any]) -> None:
    one, two = (
        frame_png(design_scene(stage), labels=catalogue("zh"), theme="light", width=480)
        for _ in range(2)
    )
    assert one == two


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_map_s_pixels_are_its_values(stage: dict[str, Any], theme: ThemeName) -> None:
    scene = design_scene(stage, 66)
    data = frame_png(scene, labels=catalogue("en"), theme=theme, width=1920)
    grid = convolution_places(scene, turns=False).output.maps[0]
    colours = signed_colours(scene.out[0], scene.stage.limits.map, THEMES[theme])
    with Image.open(io.BytesIO(data)) as picture:
        pixels = np.asarray(picture).astype(int)
    # The line to the present cell crosses the cells below it; those at the sides are left alone.
    for index in [*range(67), *range(72, 144, 12), *range(83, 144, 12)]:
        row, column = divmod(index, 12)
        cell = grid.cell(row, column)
        x, y = round(2 * (cell.x + cell.width / 2)), round(2 * cell.middle)
        expected = colours[row, column] if index <= 66 else THEMES[theme].faint
        np.testing.assert_allclose(pixels[y, x], expected, atol=2)


def test_a_large_input_is_drawn_as_a_picture() -> None:
    values = np.arange(200.0 * 300).reshape(200, 300) % 251
    scene = scene_of(values, {"op": "conv2d", "kernel": "sobel_x", "padding": 1}, 12345)
    assert len(drawn(scene).shapes) < 400
