"""Choosing a filter: the present one, those near to it, and all of them with a search."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Open
from tests.browser.explore import Explore
from tests.browser.layout import faults
from tests.browser.test_accessibility import violations


def sides_of(pictures: Locator) -> list[int]:
    """The natural widths of pictures, each when it is there."""
    found: list[int] = pictures.evaluate_all(
        "all => Promise.all(all.map(one => one.decode().then(() => one.naturalWidth)))"
    )
    return found


def open_all(explore: Explore) -> Locator:
    explore.page.get_by_role("button", name="All filters").click()
    dialog = explore.page.get_by_role("dialog", name="All filters")
    expect(dialog).to_be_visible()
    return dialog


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_rail_needs_no_scrolling_at_the_start(open_page: Open, lang: str) -> None:
    page = open_page(f"/?lang={lang}").page
    expect(page.locator(".response-kind")).to_be_visible()
    room, needed = page.locator(".rail-right").evaluate("it => [it.clientHeight, it.scrollHeight]")
    assert needed <= room


def test_on_a_small_grid_filters_are_shown_on_the_picture_itself(open_page: Open) -> None:
    explore = open_page("/?step=67&preset=sobel_x")
    assert explore.run()["input_shape"] == [3, 12, 12]
    near = explore.page.locator(".filters-near img")
    assert sides_of(near) == [64] * 6
    expect(explore.page.get_by_role("radio", name="Sobel →")).to_be_checked()
    before = near.first.get_attribute("src")
    explore.page.get_by_role("radio", name="Coffee").check(force=True)
    explore.settled()
    expect(near.first).not_to_have_attribute("src", before or "")
    expect(near.first).to_have_attribute("src", re.compile("image=coffee&"))
    assert len(sides_of(near)) == 6


def test_one_of_the_nearest_is_chosen_and_nothing_jumps(open_page: Open) -> None:
    explore = open_page("/?step=67&preset=sobel_x")
    names = explore.page.locator(".filters-near input").evaluate_all(
        "all => all.map(one => one.ariaLabel)"
    )
    explore.choose("Filters", "Prewitt →")
    explore.settled()
    assert explore.kernel("red") == [-1, 0, 1, -1, 0, 1, -1, 0, 1]
    after = explore.page.locator(".filters-near input").evaluate_all(
        "all => all.map(one => one.ariaLabel)"
    )
    assert names == after


def test_all_filters_by_keyboard(open_page: Open) -> None:
    explore = open_page("/?step=67&preset=sobel_x")
    page = explore.page
    opener = page.get_by_role("button", name="All filters")
    opener.focus()
    explore.press("Enter")
    dialog = page.get_by_role("dialog", name="All filters")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    explore.press("Tab")
    expect(dialog.get_by_role("option", selected=True)).to_be_focused()
    expect(dialog.get_by_role("option", selected=True)).to_contain_text("Sobel →")
    explore.press("Home", "ArrowDown", "ArrowRight")
    focused = page.locator(":focus")
    expect(focused).to_contain_text("Gaussian 7")
    explore.press("ArrowDown", "ArrowUp", "Enter")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()
    explore.settled()
    expect(page.locator(".filter-present h2")).to_have_text("Gaussian 7")
    assert explore.run()["kernel_size"] == [7, 7]


def test_typing_searches_names_and_effects(open_page: Open) -> None:
    explore = open_page("/?step=67")
    dialog = open_all(explore)
    options = dialog.get_by_role("option")
    assert options.count() == 32
    explore.page.keyboard.type("blur ")
    expect(options).to_have_count(5)
    explore.press("ArrowDown")
    explore.page.keyboard.type("camera")
    expect(dialog.get_by_role("searchbox")).to_have_value("blur camera")
    expect(options).to_have_count(1)
    explore.press("Enter")
    expect(dialog).to_be_hidden()
    expect(explore.page.locator(".filter-present h2")).to_have_text("Motion blur")


def test_a_search_that_finds_nothing_says_so(open_page: Open) -> None:
    explore = open_page("/?step=67")
    dialog = open_all(explore)
    explore.page.keyboard.type("sobbel")
    expect(dialog).to_contain_text("No filter has “sobbel” in its name or its note.")
    explore.press("Enter")
    expect(dialog).to_be_visible()
    explore.press("Escape")
    expect(dialog).to_be_hidden()
    expect(explore.page.get_by_role("button", name="All filters")).to_be_focused()
    assert explore.result() == -320


def test_a_picture_that_does_not_come_leaves_the_weights(open_page: Open) -> None:
    explore = open_page("/?step=67&preset=sobel_x", allow="Failed to load resource")
    explore.page.route("**/kernels/*.png*", lambda route: route.abort())
    explore.page.get_by_role("radio", name="Coffee").check(force=True)
    expect(explore.page.locator(".filters-near canvas")).to_have_count(6)


SIZES = {"desktop": (1440, 900), "tablet": (1024, 768), "phone": (390, 844)}


def show(explore: Explore, size: str, name: str = "Filters") -> None:
    """Bring the filters up where they are on a tab or a sheet."""
    if size == "tablet":
        explore.page.get_by_role("tab", name=name).click()
    elif size == "phone":
        explore.page.get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize(("size", "dark"), [("desktop", False), ("tablet", True), ("phone", False)])
def test_axe_finds_nothing_in_the_editor(open_page: Open, size: str, *, dark: bool) -> None:
    width, height = SIZES[size]
    query = "/?step=67&response=1&kernel=4"
    explore = open_page(query, width=width, height=height, dark=dark, reduced=True)
    show(explore, size)
    explore.use_tool("Normalise")
    assert violations(explore.page) == []
    open_all(explore)
    assert violations(explore.page) == []


@pytest.mark.parametrize(
    ("size", "lang"), [("desktop", "en"), ("desktop", "zh"), ("tablet", "en"), ("phone", "zh")]
)
def test_nothing_is_cut_or_overlaps(open_page: Open, size: str, lang: str) -> None:
    width, height = SIZES[size]
    query = f"/?step=67&response=1&lang={lang}"
    explore = open_page(query, width=width, height=height, reduced=True)
    show(explore, size, "Filters" if lang == "en" else "滤波器")
    assert faults(explore.page) == []
    explore.page.locator(".filters-all").click()
    expect(explore.page.get_by_role("listbox")).to_be_visible()
    assert faults(explore.page) == []
