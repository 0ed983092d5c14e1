"""The five minutes of docs/walkthrough.md: clicks of a person who knows none of the words.

Each test is what one of the three questions needs: what a kernel, a stride and a channel sum are.
"""

import re

from playwright.sync_api import Locator, Page, expect

from app.texts import catalogue
from tests.browser.conftest import Open
from tests.browser.explore import CHANNELS, Explore, number

WORDS = catalogue("en")


def meaning(page: Page, word: str) -> Locator:
    """What the help says of a word; the help is opened as a newcomer would, and left open."""
    page.get_by_role("button", name="Help").click()
    dialog = page.get_by_role("dialog", name="Help")
    return dialog.locator("div", has=page.get_by_role("term").get_by_text(word, exact=True)).last


def test_what_a_kernel_is(open_page: Open) -> None:
    explore = open_page("/")
    page = explore.page
    expect(meaning(page, "Kernel")).to_contain_text("a small table of weights")
    page.get_by_role("button", name="Close").click()
    # The same sentence where the kernel stands, for who rests on its heading.
    heading = page.get_by_role("heading", name="Filter 1 of 2")
    expect(heading).to_have_attribute("title", WORDS["words.kernel"])
    # Another kernel, another map: the identity leaves the picture as it is.
    explore.take_filter("Identity")
    assert explore.kernel("red") == [0, 0, 0, 0, 1, 0, 0, 0, 0]
    middle = explore.group("Window, red")[4]
    assert explore.group("Products, red") == [0, 0, 0, 0, middle, 0, 0, 0, 0]
    assert explore.result() == middle


def test_what_a_stride_is(open_page: Open) -> None:
    explore = open_page("/")
    page = explore.page
    expect(meaning(page, "Stride")).to_contain_text("how many cells the window jumps")
    page.get_by_role("button", name="Close").click()
    slider = page.get_by_role("slider", name="Stride", exact=True)
    box = slider.bounding_box()
    assert box
    # 1 to 8 along the track: a click a little right of its left end is 2.
    page.mouse.click(box["x"] + box["width"] * 0.2, box["y"] + box["height"] / 2)
    expect(slider).to_have_attribute("aria-valuetext", "2")
    explore.settled()
    columns = []
    for _ in range(2):
        detail = page.get_by_role("heading", name="Window").locator("xpath=following-sibling::p")
        found = re.search(r", ([−\d]+):", detail.inner_text())
        assert found
        columns.append(number(found[1]))
        page.get_by_role("button", name="One step forward").click()
        explore.settled()
    assert columns[1] - columns[0] == 2
    assert explore.run()["output_shape"] == [2, 6, 6]


def test_what_a_channel_sum_is(open_page: Open) -> None:
    explore = open_page("/?step=67")
    page = explore.page
    expect(meaning(page, "Channel sum Σ")).to_contain_text("all the products of one channel")
    page.get_by_role("button", name="Close").click()
    for name, value in zip(CHANNELS, explore.sums(), strict=True):
        assert sum(explore.group(f"Products, {name}")) == value
    assert sum(explore.sums()) + explore.bias() == explore.result()
    answered(explore)


def answered(explore: Explore) -> None:
    """Work out a channel's sum, as the page asks for it."""
    page = explore.page
    products = {name: explore.group(f"Products, {name}") for name in CHANNELS}
    page.get_by_role("button", name="Try it yourself").click()
    page.get_by_role("button", name="Work out a channel's sum").click()
    card = page.get_by_role("region", name="Try it yourself")
    question = re.search(r"the products of (\w+) add up to", card.inner_text())
    assert question
    card.get_by_role("textbox", name="Your answer").fill(f"{sum(products[question[1]]):g}")
    card.get_by_role("button", name="Check").click()
    expect(card.get_by_role("status")).to_contain_text("Right:")
