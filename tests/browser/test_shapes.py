"""Asking for an output size, and the shapes of whole layers: the page says what the API says."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.explore import Explore
from tests.browser.layout import faults
from tests.browser.test_accessibility import violations

SIZES = {"desktop": (1440, 900), "tablet": (1024, 768), "phone": (390, 844)}
LOOKS = [("desktop", "en"), ("tablet", "zh"), ("phone", "en"), ("phone", "zh")]
SIZE_TAB = {"en": "Size", "zh": "尺寸"}


def want(explore: Explore, size: int | str) -> Locator:
    """Ask for a size; returns the ways to it."""
    page = explore.page
    if page.get_by_role("textbox", name="Wanted output size").count() == 0:
        page.get_by_role("button", name="I want…").click()
    page.get_by_role("textbox", name="Wanted output size").fill(str(size))
    expect(page.locator(".wanted-ways[aria-busy=true], .wanted-ways.is-waiting")).to_have_count(0)
    return page.get_by_role("group", name="Settings that reach it").get_by_role("button")


def overflow(page: Page) -> int:
    """Pixels that the right rail can be scrolled."""
    found: int = page.evaluate(
        """() => {
            const rail = document.querySelector('.rail-right');
            return rail.scrollHeight - rail.clientHeight;
        }"""
    )
    return found


def test_a_wanted_size_sets_the_sliders_and_there_is_a_way_back(open_page: Open) -> None:
    explore = open_page("/?step=67")
    ways = want(explore, 6)
    expect(ways).to_have_text(["stride 2, pad 1"])
    assert overflow(explore.page) <= 0
    ways.first.click()
    explore.settled()
    assert explore.run()["output_shape"] == [2, 6, 6]
    expect(explore.page.get_by_role("slider", name="Stride")).to_have_value("2")
    expect(explore.page).to_have_url(re.compile("stride=2"))
    expect(ways.first).to_have_attribute("aria-pressed", "true")
    explore.page.get_by_role("region", name="Wanted output size").get_by_role(
        "button", name="Undo"
    ).click()
    explore.settled()
    assert explore.run()["output_shape"] == [2, 12, 12]
    expect(explore.page.get_by_role("slider", name="Stride")).to_have_value("1")
    explore.page.get_by_role("button", name="Close: ask for no size").click()
    expect(explore.page.get_by_role("button", name="I want…")).to_be_focused()


def test_the_nearest_ways_come_first_and_the_rest_is_a_click_away(open_page: Open) -> None:
    explore = open_page("/?kernel=5&stride=2")
    ways = want(explore, 2)
    first = ways.nth(0)
    expect(first).to_have_text("stride 4, pad 0")
    more = ways.last
    expect(more).to_have_text(re.compile(r"\d+ more"))
    hidden = int(more.inner_text().split()[0])
    shown = ways.count() - 1
    more.click()
    expect(ways).to_have_count(shown + hidden)
    expect(ways.nth(shown)).to_be_focused()


def test_ways_to_the_size_before_are_not_taken(open_page: Open) -> None:
    explore = open_page("/?step=67")
    page = explore.page
    ways = want(explore, 6)
    before = explore.run()["output_shape"]
    page.route("**/api/v1/arithmetic/**", lambda route: None)
    page.get_by_role("textbox", name="Wanted output size").fill("10")
    expect(page.locator(".wanted-ways")).to_have_attribute("aria-busy", "true")
    ways.first.click()
    explore.settled()
    assert explore.run()["output_shape"] == before


def test_what_cannot_be_reached_is_said_with_what_can(open_page: Open) -> None:
    explore = open_page("/?step=67", allow="status of 422")
    want(explore, 9)
    field = explore.page.get_by_role("textbox", name="Wanted output size")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(explore.page.locator("#wanted-complaint")).to_have_text("Nothing makes 9 out of 12.")
    explore.page.get_by_role("button", name="10", exact=True).click()
    expect(field).to_have_value("10")
    ways = explore.page.get_by_role("group", name="Settings that reach it").get_by_role("button")
    expect(ways.first).to_have_text("stride 1, pad 0")
    want(explore, "ten")
    expect(explore.page.locator("#wanted-complaint")).to_have_text(
        "A size is a whole number from 1 on."
    )
    expect(field).to_have_value("ten")
    want(explore, 1)
    expect(explore.page.locator("#wanted-complaint")).to_have_text(re.compile("beyond the sliders"))
    want(explore, 70000)
    expect(field).to_have_attribute("aria-invalid", "true")
    assert explore.run()["stride"] == [1, 1]


@pytest.mark.parametrize(
    ("query", "wanted", "side"),
    [
        ("op=convolution&dilation=2", 5, 12),
        ("op=transposed", 12, 6),
        ("op=max_pool&window=3", 6, 12),
        ("op=avg_pool&ceil=1", 5, 12),
        ("op=lp_pool", 4, 12),
    ],
)
def test_each_way_reaches_the_size(open_page: Open, query: str, wanted: int, side: int) -> None:
    explore = open_page(f"/?{query}")
    assert explore.run()["input_shape"][1] == side
    ways = want(explore, wanted)
    expect(ways.first).to_be_visible()
    for place in range(min(3, ways.count())):
        if "more" in ways.nth(place).inner_text():
            continue
        ways.nth(place).click()
        explore.settled()
        assert explore.run()["output_shape"][1:] == [wanted, wanted]


def test_two_numbers_for_what_is_not_square_and_one_question_for_what_is_typed(
    open_page: Open,
) -> None:
    explore = open_page("/?crop=0,0,150,100&grid=12")
    page = explore.page
    asked: list[str] = []
    page.on(
        "request",
        lambda one: asked.append(one.post_data or "") if "inverse" in one.url else None,
    )
    page.get_by_role("button", name="I want…").click()
    height = page.get_by_role("textbox", name="Height")
    expect(height).to_have_value("8")
    ways = page.get_by_role("group", name="Settings that reach it").get_by_role("button")
    expect(ways.first).to_have_text("stride 1, pad 1")
    before = len(asked)
    height.press_sequentially("10", delay=10)
    width = page.get_by_role("textbox", name="Width")
    width.fill("14")
    expect(ways.first).to_have_text("stride 1, pad 2")
    assert len(asked) <= before + 2
    width.fill("6")
    expect(ways.first).to_have_text("stride 1×2, pad 2×1")
    ways.first.click()
    explore.settled()
    assert explore.run()["output_shape"] == [2, 10, 6]


def test_an_even_kernel_keeps_the_size_with_uneven_padding(open_page: Open) -> None:
    explore = open_page("/?kernel=4")
    ways = want(explore, 12)
    expect(ways.first).to_have_text("stride 1, pad 1/2")
    ways.first.click()
    explore.settled()
    assert explore.run()["padding"] == [1, 2, 1, 2]
    assert explore.run()["output_shape"] == [2, 12, 12]
    explore.page.get_by_role("region", name="Wanted output size").get_by_role(
        "button", name="Undo"
    ).click()
    explore.settled()
    assert explore.run()["padding"] == [1, 1, 1, 1]


def test_no_size_is_wanted_where_nothing_slides(open_page: Open) -> None:
    explore = open_page("/?op=relu")
    expect(explore.page.get_by_role("button", name="Calculator")).to_be_visible()
    expect(explore.page.get_by_role("button", name="I want…")).to_have_count(0)


def test_asking_makes_the_rail_no_longer(open_page: Open) -> None:
    explore = open_page("/?step=67")
    for query, size in (("step=67", 9), ("op=transposed", 11), ("op=max_pool", 2)):
        explore.go(query)
        before = overflow(explore.page)
        want(explore, size)
        explore.page.wait_for_selector(".wanted-nearest, .wanted-ways:not(.is-waiting)")
        assert overflow(explore.page) <= before, query


@pytest.mark.parametrize(("size", "lang"), LOOKS)
def test_asking_looks_right(open_page: Open, size: str, lang: str) -> None:
    width, height = SIZES[size]
    explore = open_page(f"/?lang={lang}", width=width, height=height, dark=lang == "zh")
    page = explore.page
    if size != "desktop":
        page.locator(".tabs, .tabbar").get_by_text(SIZE_TAB[lang], exact=True).click()
    page.locator("#want-size").click()
    for wanted, shown in (("6", ".wanted-way"), ("9", ".wanted-nearest"), ("x", ".complaint")):
        page.locator(".wanted-field input").fill(wanted)
        page.locator(f".wanted {shown}").first.wait_for()
        assert faults(page) == [], wanted
    assert violations(page) == []


def test_the_worked_shapes_come_out(open_page: Open) -> None:
    page = open_page("/?step=67").page
    page.get_by_role("button", name="Calculator").click()
    dialog = page.get_by_role("dialog", name="Shape calculator")
    expect(dialog.get_by_role("textbox", name="Layers")).to_have_value("Conv2d(3, 2, 3, padding=1)")
    expect(dialog.get_by_role("row", name="Conv2d")).to_contain_text("2 × 12 × 12")
    dialog.get_by_role("button", name="Worked: Conv2d").click()
    row = dialog.get_by_role("row", name="Conv2d(16, 33, 3, stride=2)")
    expect(row).to_contain_text("20 × 33 × 24 × 49")
    expect(row).to_contain_text("⌊(50 + 2·0 − 3) / 2⌋ + 1 = 24")
    expect(row).to_contain_text("⌊(100 + 2·0 − 3) / 2⌋ + 1 = 49")
    expect(row).to_contain_text("4 785")
    dialog.get_by_role("button", name="Worked: MaxPool2d").click()
    row = dialog.get_by_role("row", name="MaxPool2d(3, stride=2, padding=1)")
    expect(row).to_contain_text("20 × 16 × 25 × 16")
    expect(page).to_have_url(re.compile(r"show=shapes.*shape=20[^&]*32&"))
    page.reload(wait_until="commit")
    expect(row).to_contain_text("20 × 16 × 25 × 16")


def test_nothing_walks_on_behind_the_calculator(open_page: Open) -> None:
    page = open_page("/?step=67").page
    page.get_by_role("button", name="Play", exact=True).click()
    page.get_by_role("button", name="Calculator").click()
    expect(page.get_by_role("dialog", name="Shape calculator")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()


def test_a_chain_is_typed_and_what_is_wrong_is_said(open_page: Open) -> None:
    page = open_page("/?show=shapes", allow="status of 4").page
    shape = page.get_by_role("textbox", name="Input shape")
    layers = page.get_by_role("textbox", name="Layers")
    table = page.get_by_role("region", name="Shapes of the layers")
    shape.fill("(1, 28, 28)")
    layers.fill("nn.Conv2d(1, 6, 5), ReLU(), MaxPool2d(2)")
    expect(table.get_by_role("row", name="MaxPool2d(2)")).to_contain_text("6 × 12 × 12")
    layers.press("End")
    layers.press_sequentially("\nConv2d(6, 16")
    expect(layers).to_have_attribute("aria-invalid", "true")
    words = page.locator("#layers-complaint")
    expect(words).to_have_text("Conv2d( is not closed: a ) is missing.")
    layers.press_sequentially(", 13)")
    expect(words).to_have_text(re.compile(r"Layer 4, Conv2d: .*Kernel size: \(13 x 13\)"))
    # The last table stays until there is a new one.
    expect(table.get_by_role("row", name="MaxPool2d(2)")).to_contain_text("6 × 12 × 12")
    expect(table).to_have_class(re.compile("is-stale"))
    layers.fill("Conv2d(3, 6, 5)")
    expect(words).to_have_text(re.compile("in_channels is 3, the input has 1"))
    shape.fill("28")
    expect(page.locator("#shape-complaint")).to_have_text(re.compile("Expected 3D"))
    shape.fill("28×")
    expect(page.locator("#shape-complaint")).to_have_text(re.compile("A shape is one to four"))
    shape.fill("3 28 28")
    expect(table.get_by_role("row", name="Conv2d")).to_contain_text("6 × 24 × 24")
    expect(table).not_to_have_class(re.compile("is-stale"))


@pytest.mark.parametrize(("size", "lang"), LOOKS)
def test_the_calculator_looks_right(open_page: Open, size: str, lang: str) -> None:
    width, height = SIZES[size]
    query = f"/?lang={lang}&show=shapes&shape=20,16,50,100&layers=Conv2d(16, 33, 3, stride=2)"
    page = open_page(query, width=width, height=height, dark=lang == "zh").page
    page.locator(".shapes-axis").first.wait_for()
    assert faults(page) == []
    assert violations(page) == []
    page.locator(".shapes-examples button").nth(3).click()
    expect(page.locator(".shapes-table")).to_contain_text("Linear(64, 10)")
    assert faults(page) == []
