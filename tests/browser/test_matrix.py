"""The convolution as a matrix times the input as a vector, with the row of the present step."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Open
from tests.browser.explore import CHANNELS, Explore, number
from tests.browser.layout import faults
from tests.browser.test_accessibility import SIZES, violations

FIGURE = "values=1,0,1,0;1,1,0,1;0,1,0,0;0,0,1,1&weights=1x1x3x3:0,1*2,0*3,1,0,1&bias=2"


def line(explore: Explore, channel: str) -> Locator:
    return explore.page.locator(".matrix-lines").get_by_role("region", name=channel, exact=True)


def rows(explore: Explore, channel: str) -> list[list[float]]:
    """Of a channel's part of the row: the weights, the numbers of the input, the products."""
    texts = line(explore, channel).locator(".cell").all_inner_texts()
    values = [number(text) for text in texts if text]
    third = len(values) // 3
    return [values[:third], values[third : 2 * third], values[2 * third :]]


def whole(explore: Explore) -> Locator:
    return explore.page.get_by_role("img", name="Matrix of filter 1:")


def test_the_row_adds_up_as_the_api_says(open_page: Open) -> None:
    explore = open_page("/?view=matrix&step=67")
    record = explore.record(66)
    for channel, term in zip(CHANNELS, record["channels"], strict=True):
        weights, values, products = rows(explore, channel)
        assert weights == [weight for row in term["kernel"] for weight in row]
        assert values == [value for row in term["values"] for value in row]
        assert products == [product for row in term["products"] for product in row]
        assert sum(products) == explore.number(f"Number, {channel}") == term["sum"]
    assert explore.result() == record["result"] == -320
    # Zeros, columns of the kernel's lines, zeros: together a channel's 144 columns.
    notes = line(explore, "red").locator(".matrix-zeros").all_inner_texts()
    assert [int(note.strip("⋯")) for note in notes] == [53, 9, 9, 64]
    assert line(explore, "red").locator(".matrix-columns").all_inner_texts() == [
        "53–55",
        "65–67",
        "77–79",
    ]
    expect(explore.page.locator(".matrix-counts")).to_contain_text("only 27 weights")


def test_it_is_chosen_and_pressed_like_the_other_views(open_page: Open) -> None:
    explore = open_page(f"/?{FIGURE}&step=6")
    explore.choose("View", "Matrix")
    expect(whole(explore)).to_be_visible()
    assert "view=matrix" in explore.page.url
    box = whole(explore).bounding_box()
    assert box
    pitch = box["height"] / 16
    explore.page.mouse.move(box["x"] + 5.5 * pitch, box["y"] + 10.5 * pitch)
    # Row 10 begins with the first line of the kernel, 0 1 1, in column 5.
    expect(explore.page.locator(".stage .tip")).to_have_text("A[10, 5] = 0  x[5] = 0[1, 1] = 1")
    explore.page.mouse.down()
    explore.page.mouse.up()
    explore.settled()
    assert explore.step() == 11
    assert explore.result() == explore.record(10)["result"]
    output = explore.page.get_by_role("slider", name="The output as a vector")
    output.focus()
    output.press("ArrowUp")
    explore.settled()
    assert explore.step() == 7
    output.press("Home")
    explore.settled()
    assert explore.step() == 1
    # In the padding there is no column: four of nine taps have one.
    assert [len(row) for row in rows(explore, "channel 0")] == [4, 4, 4]
    expect(explore.page.locator(".matrix-columns").first).to_have_text("no column")


def test_products_and_sums_come_in_their_phases(open_page: Open) -> None:
    explore = open_page("/?view=matrix&step=67&phase=slide")
    cells = line(explore, "green").locator(".cell")
    expect(cells.nth(0)).to_have_text("−1")
    expect(cells.nth(18)).to_have_text("")
    explore.press(".")
    expect(cells.nth(18)).to_have_text("−192")
    expect(explore.page.get_by_role("group", name="Number, green")).to_have_text("…")
    explore.press(".")
    expect(explore.page.get_by_role("group", name="Number, green")).to_have_text("−123")


def test_a_tap_is_pointed_at_and_pinned(open_page: Open) -> None:
    explore = open_page("/?view=matrix&step=67")
    cells = line(explore, "red").locator(".cell")
    cells.nth(0).click()
    tip = explore.page.locator(".stage .tip")
    expect(tip).to_have_text("A[66, 53] × x[53] = −1 × 224 = −224")
    explore.page.mouse.move(2, 2)
    for place in (0, 9, 18):
        expect(cells.nth(place)).to_have_class("cell is-lit")
    explore.press("Escape")
    expect(cells.nth(0)).to_have_class("cell")


def test_it_follows_the_size_of_the_kernel_both_ways(open_page: Open) -> None:
    explore = open_page("/?view=matrix&step=67")
    for side in (5, 2, 3, 1):
        explore.slide("Kernel", side)
        explore.settled()
        cells = line(explore, "red").locator(".cell")
        expect(cells).to_have_count(3 * side * side)
        record = explore.record(explore.step() - 1)
        assert sum(rows(explore, "red")[2]) == record["channels"][0]["sum"]
        columns = line(explore, "red").locator(".matrix-columns")
        expect(columns).to_have_count(side)


@pytest.mark.parametrize("size", SIZES)
def test_it_looks_right(open_page: Open, size: str) -> None:
    width, height = SIZES[size]
    lang = "zh" if size == "tablet" else "en"
    explore = open_page(
        f"/?view=matrix&step=67&lang={lang}", width=width, height=height, dark=size == "tablet"
    )
    for query in ("step=67", FIGURE, "grid=224&pic=coffee&kernel=5&step=20000"):
        explore.go(f"view=matrix&lang={lang}&{query}")
        explore.page.locator(".matrix-whole").wait_for()
        assert faults(explore.page) == [], query
    assert violations(explore.page) == []
