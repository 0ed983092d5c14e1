"""A frame as SVG says what the PNG shows: every shape once, text as text, all in one file."""

import re
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

from app.drawing import ThemeName, frame_svg
from app.drawing.collecting import Brush
from app.drawing.colour import signed_colours
from app.drawing.convolution_places import convolution_places
from app.drawing.frame import frame
from app.drawing.scene import Scene
from app.drawing.shapes import Hatch, Line, Pixels, Rect, Text
from app.drawing.theme import THEMES
from app.texts import LANGUAGES, Language, catalogue
from tests.drawing.frames import design_scene, scene_of

NAME = "{http://www.w3.org/2000/svg}"


def written(scene: Scene, language: Language = "en", theme: ThemeName = "light") -> str:
    return frame_svg(scene, labels=catalogue(language), theme=theme, width=1280, language=language)


def parsed(scene: Scene, language: Language = "en") -> ElementTree.Element:
    return ElementTree.fromstring(written(scene, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_frame_is_text_in_its_order(
    stage: dict[str, Any], language: Language
) -> None:
    scene = design_scene(stage)
    picture = frame(scene, Brush(THEMES["light"], catalogue(language)))
    said = [shape.text for shape in picture.shapes if isinstance(shape, Text)]
    assert [element.text for element in parsed(scene, language).iter(f"{NAME}text")] == said
    assert "−320" in said


def test_every_shape_is_one_element_and_a_hatch_two(stage: dict[str, Any]) -> None:
    scene = design_scene(stage)
    shapes = frame(scene, Brush(THEMES["light"], catalogue("en"))).shapes
    root = parsed(scene)
    for kind, element in ((Line, "polyline"), (Pixels, "image"), (Hatch, "path")):
        found = len(list(root.iter(f"{NAME}{element}")))
        assert found == sum(isinstance(shape, kind) for shape in shapes)
    # Besides the ground of the frame, and one of each hatch.
    expected = 1 + sum(isinstance(shape, Rect | Hatch) for shape in shapes)
    assert len(list(root.iter(f"{NAME}rect"))) == expected


def test_it_has_the_width_that_was_asked_for_and_a_name(stage: dict[str, Any]) -> None:
    root = parsed(design_scene(stage))
    assert root.get("width") == "1280"
    left, top, width, height = (float(part) for part in root.get("viewBox", "").split())
    assert (left, top) == (0, 0)
    assert float(root.get("height", "")) == pytest.approx(1280 * height / width, abs=0.01)
    assert root.findtext(f"{NAME}title") == "step 67 / 288"


def test_chinese_brings_its_font_and_english_needs_none(stage: dict[str, Any]) -> None:
    assert "@font-face" not in written(design_scene(stage))
    chinese = written(design_scene(stage), "zh")
    assert chinese.count("@font-face") == 2
    assert re.search(r"font-family=\"[^\"]*'Convwalk Frame SC'", chinese)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_asked_of_another_place(stage: dict[str, Any], language: Language) -> None:
    large = {"op": "conv2d", "kernel": "sobel_x", "padding": 1}
    for scene in (design_scene(stage), scene_of(np.ones((200, 200)), large, 4)):
        text = written(scene, language)
        addresses = re.findall(r"(?:href=\"|url\()([^\")]{0,30})", text)
        assert all(address.startswith("data:") for address in addresses)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_map_s_cells_are_its_values(stage: dict[str, Any], theme: ThemeName) -> None:
    scene = design_scene(stage)
    root = ElementTree.fromstring(written(scene, theme=theme))
    rects = [
        ([float(element.get(side, 0)) for side in ("x", "y", "width", "height")], element)
        for element in root.iter(f"{NAME}rect")
        if element.get("width") != "100%"
    ]

    def on_top(x: float, y: float) -> str | None:
        """The colour of the last rectangle that covers a point."""
        covering = [
            element.get("fill")
            for (left, top, width, height), element in rects
            if left < x < left + width and top < y < top + height
        ]
        return [fill for fill in covering if fill != "none"][-1]

    grid = convolution_places(scene, turns=False).output.maps[0]
    colours = signed_colours(scene.out[0], scene.stage.limits.map, THEMES[theme])
    for index in range(67):
        row, column = divmod(index, 12)
        cell = grid.cell(row, column)
        expected = "#{:02x}{:02x}{:02x}".format(*colours[row, column])
        assert on_top(cell.x + cell.width / 2, cell.middle) == expected


def test_what_a_text_says_cannot_break_the_file() -> None:
    labels = {key: text.replace("Input", "<b>&\"'") for key, text in catalogue("en").items()}
    scene = scene_of([[1, 2], [3, 4]], {"op": "conv2d", "kernel": [[1]]}, 0)
    text = frame_svg(scene, labels=labels, theme="light", width=640, language="en")
    said = [element.text or "" for element in ElementTree.fromstring(text).iter(f"{NAME}text")]
    assert any("<b>&\"'" in words for words in said)
