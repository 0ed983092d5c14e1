"""What belongs to a cell lights up with it, with a count, and stays lit when it is pinned."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Open
from tests.browser.explore import Explore


def over(explore: Explore, plane: Locator, row: float, column: float) -> str:
    """Point at the shares of a plane, and read what is said."""
    box = plane.bounding_box()
    assert box
    explore.page.mouse.move(box["x"] + column * box["width"], box["y"] + row * box["height"])
    return tip(explore).inner_text()


def tip(explore: Explore) -> Locator:
    return explore.page.locator(".stage .tip")


def outlines(of: Locator) -> int:
    """How many outlines are drawn on a map or a plane."""
    return (of.locator(".pointed").first.get_attribute("d") or "").count("M")


def red(explore: Explore) -> Locator:
    return explore.page.get_by_role("img", name="Input, red")


def test_an_input_cell_lights_every_output_that_reads_it(open_page: Open) -> None:
    explore = open_page("/?step=67&padding=0")
    inside = over(explore, red(explore), 0.5, 0.5)
    assert inside.endswith("windows that read it: 9")
    corner = over(explore, red(explore), 0.04, 0.04)
    assert corner.endswith("windows that read it: 1")
    # The maps of both filters are made of it.
    for number in (1, 2):
        assert outlines(explore.page.get_by_role("slider", name=f"Feature map {number}")) == 1


def test_with_gaps_each_of_them_has_its_own_outline(open_page: Open) -> None:
    explore = open_page("/?step=20&dilation=2&padding=0")
    text = over(explore, red(explore), 0.5, 0.5)
    assert text.endswith("windows that read it: 9")
    assert outlines(explore.page.get_by_role("slider", name="Feature map 1")) == 9


def test_in_a_depthwise_layer_only_the_map_of_its_channel(open_page: Open) -> None:
    explore = open_page("/?preset=gaussian_3&step=20")
    over(explore, red(explore), 0.5, 0.5)
    maps = [explore.page.get_by_role("slider", name=f"Feature map {n}").last for n in (1, 2, 3)]
    assert [outlines(one) for one in maps] == [1, 0, 0]


def test_an_output_cell_lights_its_window_and_says_of_how_much_it_is_made(open_page: Open) -> None:
    explore = open_page("/?step=200")
    map_ = explore.page.get_by_role("slider", name="Feature map 1")
    assert over(explore, map_, 0.3, 0.3).endswith("made of cells: 27")
    pointed = explore.page.locator(".row .overlay .pointed")
    assert [bool(one.get_attribute("d")) for one in pointed.all()] == [True, True, True]


def test_a_kernel_cell_says_how_often_it_is_used_and_a_product_its_factors(open_page: Open) -> None:
    explore = open_page("/?step=67")
    explore.cell("red", 2, 1).hover()
    expect(tip(explore)).to_have_text(re.compile(r"^2\s+used at places: 144$"))
    products = explore.page.get_by_role("group", name="Products, red")
    expect(products.locator(".cell.is-lit")).to_have_text("420")
    products.locator(".cell").nth(1).hover()
    expect(tip(explore)).to_have_text("199 × −2 = −398")


def test_pinned_it_stays_until_escape(open_page: Open) -> None:
    explore = open_page("/?step=67&padding=0")
    text = over(explore, red(explore), 0.5, 0.5)
    explore.page.mouse.down()
    explore.page.mouse.up()
    explore.page.mouse.move(5, 400)
    expect(tip(explore)).to_have_text(text)
    map_ = explore.page.get_by_role("slider", name="Feature map 1")
    assert outlines(map_) == 1
    explore.press("Escape")
    expect(tip(explore)).to_have_count(0)
    assert outlines(map_) == 0


@pytest.mark.parametrize("key", ["ArrowRight", "ArrowDown"])
def test_the_keyboard_reaches_every_cell(open_page: Open, key: str) -> None:
    explore = open_page("/?step=67&padding=0")
    page = explore.page
    cells = page.get_by_role("slider", name="Cells of the input, red")
    cells.focus()
    before = cells.get_attribute("aria-valuetext") or ""
    page.keyboard.press(key)
    after = cells.get_attribute("aria-valuetext") or ""
    found = [tuple(map(int, re.findall(r"\d+", text)[:3])) for text in (before, after)]
    moved = (0, 1) if key == "ArrowRight" else (1, 0)
    assert (found[1][0] - found[0][0], found[1][1] - found[0][1]) == moved
    assert found[1][2] == explore.input()[0, found[1][0], found[1][1]]
    expect(tip(explore)).to_have_text(after)
    assert explore.step() == 67, "the walk stays where it is"
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Export").focus()
    expect(tip(explore)).to_have_text(after)
