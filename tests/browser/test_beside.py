"""Two walks side by side: the same picture, one setting that differs, in step."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.explore import MINUS, number
from tests.browser.layout import faults
from tests.browser.test_accessibility import violations


def half(page: Page, name: str) -> Locator:
    return page.locator(".beside-half").filter(has=page.locator(f".stage[aria-label='{name}']"))


def output(page: Page, name: str) -> Locator:
    return half(page, name).get_by_role("group", name="Output", exact=True)


def says(page: Page) -> Locator:
    return page.locator(".beside-says > p").first


def ready(page: Page) -> None:
    """Wait until both walks have their numbers."""
    expect(page.locator(".beside")).to_have_attribute("aria-busy", "false")
    expect(page.locator(".beside-half .stage .cell").first).to_be_visible()


def test_the_switch_opens_it_and_stride_2_steps_over_places(open_page: Open) -> None:
    explore = open_page("/?step=27")
    page = explore.page
    explore.choose("View", "Side by side")
    ready(page)
    expect(page).to_have_url(re.compile("beside=stride"))
    expect(output(page, "Stride 1")).to_have_text("86")
    expect(output(page, "Stride 2")).to_have_text("86")
    expect(says(page)).to_contain_text("Both write 86 here.")
    # Between two windows of the second it rests, and says so.
    forward = page.get_by_role("button", name="One step forward")
    forward.click()
    expect(output(page, "Stride 1")).to_have_text(f"{MINUS}103")
    expect(output(page, "Stride 2")).to_have_text("86")
    expect(half(page, "Stride 2")).to_contain_text("Steps over this place")
    expect(says(page)).to_contain_text(
        "Stride 2 steps over this place and rests at row 1, column 1."
    )
    expect(page.locator(".beside-says [role=status]")).to_contain_text("Step 28 of 288. Stride 1")
    forward.press("ArrowRight")
    expect(half(page, "Stride 2")).not_to_contain_text("Steps over this place")
    expect(output(page, "Stride 2")).to_have_text(output(page, "Stride 1").inner_text())
    # Another stride, kept in the link.
    page.get_by_label("What the other walk has").select_option("Stride 3")
    ready(page)
    expect(half(page, "Stride 3")).to_contain_text("2 × 4 × 4")
    expect(page).to_have_url(re.compile("beside_value=3"))


def test_it_is_left_with_nothing_lost(open_page: Open) -> None:
    explore = open_page("/?step=67&view=layer")
    page = explore.page
    explore.choose("View", "Side by side")
    ready(page)
    page.keyboard.press("Escape")
    expect(page.locator(".beside")).to_have_count(0)
    expect(page.get_by_role("radio", name="Layer")).to_be_checked()
    expect(page.get_by_role("radio", name="Layer")).to_be_focused()
    assert explore.step() == 67
    page.go_back()
    ready(page)
    page.get_by_role("button", name="Leave the comparison").click()
    expect(page.locator(".beside")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("beside"))


def test_correlation_waits_while_convolution_turns_its_kernel(open_page: Open) -> None:
    explore = open_page("/?step=67&beside=mode")
    page = explore.page
    ready(page)
    expect(says(page)).to_contain_text(
        f"Correlation: {MINUS}320. Convolution: 22. The difference is 342."
    )
    expect(page.locator(".beside-count")).to_have_text("287 of the 288 numbers differ.")
    # The same weights, turned by 180°.
    given, turned = (
        half(page, name).locator(".group[aria-label='Kernel, red'] input")
        for name in ("Correlation", "Convolution")
    )
    weights = given.evaluate_all("all => all.map(one => one.value)")
    assert turned.evaluate_all("all => all.map(one => one.value)") == weights[::-1]
    explore.press("Home")
    phases = page.get_by_role("group", name="Phases of the step")
    expect(phases.get_by_role("button")).to_have_text(
        ["slide", "flip", "multiply", "sum", "bias", "write"]
    )
    phases.get_by_role("button", name="flip").click()
    expect(output(page, "Correlation")).to_have_text("…")
    expect(output(page, "Convolution")).to_have_text("…")
    expect(says(page)).not_to_contain_text("Correlation:")
    page.get_by_role("button", name="Leave the comparison").click()
    expect(phases.get_by_role("button", name="flip")).to_have_count(0)


def test_what_the_padding_holds_differs_at_the_rim_alone(open_page: Open) -> None:
    explore = open_page("/?beside=padding_mode")
    page = explore.page
    ready(page)
    expect(says(page)).to_contain_text("5 of the 9 cells under the window are padding.")
    expect(output(page, "Zeros")).not_to_have_text(output(page, "Reflect").inner_text())
    expect(page.locator(".beside-count")).to_have_text("88 of the 288 numbers differ.")
    explore.walk_to(67)
    expect(says(page)).to_contain_text(f"Both write {MINUS}320 here. This window reads no padding.")


def test_one_hand_for_both(open_page: Open) -> None:
    explore = open_page("/?beside=stride")
    page = explore.page
    ready(page)
    # A cell of the other map is a place of the page's own walk.
    map_ = half(page, "Stride 2").get_by_role("slider", name="Feature map 1")
    box = map_.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 2.5 / 6, box["y"] + box["height"] * 1.5 / 6)
    expect(output(page, "Stride 2")).to_have_text(output(page, "Stride 1").inner_text())
    explore.settled()
    assert explore.step() == 2 * 12 + 4 + 1
    # One channel is seen in both, and a weight is the weight of both.
    half(page, "Stride 1").get_by_role("button", name="Green").click()
    for name in ("Stride 1", "Stride 2"):
        expect(half(page, name).get_by_role("group", name="Window, green")).to_be_visible()
    cell = half(page, "Stride 2").get_by_role("group", name="Kernel, green").locator("input").first
    cell.fill("5")
    cell.press("Enter")
    ready(page)
    explore.settled()
    first = half(page, "Stride 1").get_by_role("group", name="Kernel, green").locator("input").first
    expect(first).to_have_value("5")
    # It plays on with the focus anywhere, both in step.
    cell.blur()
    explore.press("Space")
    expect(output(page, "Stride 1")).to_have_text("…")
    explore.press("Space")
    explore.press("End")
    expect(half(page, "Stride 2")).to_contain_text("Steps over this place")


def test_what_cannot_be_compared_is_not_offered_and_says_why(open_page: Open) -> None:
    explore = open_page("/?op=max_pool&beside=mode")
    page = explore.page
    expect(page.locator(".beside-reason")).to_have_text(
        "Max cannot be compared by this: Correlation and convolution."
    )
    offered = page.get_by_label("Compare", exact=True).locator("option:not(:disabled)")
    expect(offered).to_have_text(["Stride", "Padding", "Dilation", "Max and average"])
    page.get_by_label("Compare", exact=True).select_option("Max and average")
    ready(page)
    expect(page.locator(".beside-reason")).to_have_count(0)
    expect(says(page)).to_have_text(re.compile(r"Max: 212 · \d+ · \d+\. Average: 177 · "))
    explore.choose("Operation", "Correlation")
    expect(page.locator(".beside-reason")).to_be_visible()
    page.goto(f"{explore.origin()}/?beside=padding_mode&padding=0", wait_until="commit")
    expect(page.locator(".beside-reason")).to_contain_text("There is no padding")


def test_a_refusal_is_said_beside_the_walk_that_goes_on(open_page: Open) -> None:
    page = open_page("/?padding=same&beside=stride", allow="422").page
    complaint = page.locator(".beside-half").nth(1).get_by_role("alert")
    expect(complaint).to_contain_text("padding='same' is not supported for strided convolutions")
    expect(output(page, "Stride 1")).to_have_text("897")


def test_a_phone_shows_one_walk_and_the_output_of_both(open_page: Open) -> None:
    explore = open_page("/?beside=mode&step=67", width=390, height=844, touch=True)
    page = explore.page
    ready(page)
    both = page.get_by_role("radiogroup", name="Which walk is seen")
    numbers = both.locator(".beside-result").all_inner_texts()
    assert [number(text) for text in numbers] == [-320, 22]
    expect(page.locator(".stage")).to_have_count(1)
    both.get_by_role("radio", name="Convolution").check(force=True)
    expect(output(page, "Convolution")).to_have_text("22")
    page.get_by_role("button", name="One step on").or_(
        page.locator(".buttons button").nth(3)
    ).first.tap()
    expect(both.locator(".beside-result").last).not_to_have_text("22")


@pytest.mark.parametrize(
    ("width", "height", "lang", "dark"),
    [(1440, 900, "en", False), (1024, 768, "zh", True), (390, 844, "en", True)],
)
def test_it_fits_and_axe_finds_nothing(
    open_page: Open, width: int, height: int, lang: str, *, dark: bool
) -> None:
    explore = open_page(
        f"/?lang={lang}", width=width, height=height, dark=dark, touch=width < 500, reduced=True
    )
    page = explore.page
    for state in ("beside=stride&step=28", "beside=mode&step=1&present", "op=avg_pool&beside=mode"):
        explore.go(f"lang={lang}&{state}")
        expect(page.locator(".beside")).to_have_attribute("aria-busy", "false")
        assert faults(page) == [], state
        assert violations(page) == [], state
