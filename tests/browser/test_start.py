"""Open the page: a sample is loaded, one step in, and the numbers are the API's."""

import numpy as np
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.explore import CHANNELS, Explore


def agrees_with_the_api(explore: Explore) -> None:
    """Hold every number of the equation against the step record of the API."""
    record = explore.record(explore.step() - 1)
    names = CHANNELS if len(record["channels"]) > 1 else ("grey",)
    for name, channel in zip(names, record["channels"], strict=True):
        assert explore.group(f"Window, {name}") == np.ravel(channel["values"]).tolist()
        assert explore.kernel(name) == np.ravel(channel["kernel"]).tolist()
        assert explore.group(f"Products, {name}") == np.ravel(channel["products"]).tolist()
    assert explore.sums() == [channel["sum"] for channel in record["channels"]]
    assert explore.bias() == record["bias"]
    assert explore.result() == record["result"]


def test_a_sample_is_open_one_step_in(open_page: Open) -> None:
    explore = open_page("/")
    assert (explore.step(), explore.total()) == (1, 288)
    assert explore.result() == 897
    assert explore.page.get_by_role("slider", name="Feature map").count() == 2


def test_every_number_is_the_apis(open_page: Open) -> None:
    explore = open_page("/?step=67")
    agrees_with_the_api(explore)
    assert explore.sums() == [-48, -123, -161]
    assert explore.result() == -320


def test_every_step_agrees(open_page: Open) -> None:
    explore = open_page("/")
    for step in (1, 12, 144, 145, 288):
        explore.walk_to(step)
        agrees_with_the_api(explore)


def test_a_true_convolution_agrees(open_page: Open) -> None:
    explore = open_page("/?step=30&op=convolution")
    agrees_with_the_api(explore)
    assert explore.kernel("red") == [1, 2, 1, 0, 0, 0, -1, -2, -1]


def test_what_is_on_the_screen_adds_up(open_page: Open) -> None:
    explore = open_page("/?step=100")
    for name, total in zip(CHANNELS, explore.sums(), strict=True):
        window, kernel = explore.group(f"Window, {name}"), explore.kernel(name)
        products = [value * weight for value, weight in zip(window, kernel, strict=True)]
        assert explore.group(f"Products, {name}") == products
        assert sum(products) == total
    assert sum(explore.sums()) + explore.bias() == explore.result()


def test_the_formula_has_the_numbers_in_it(open_page: Open) -> None:
    text = open_page("/?stride=2&padding=2").page.locator("body").inner_text()
    assert "⌊(W + 2P − F) / S⌋ + 1" in text
    assert "⌊(12 + 2·2 − 3) / 2⌋ + 1" in text


def test_a_screen_reader_hears_the_step(open_page: Open) -> None:
    explore = open_page("/?step=67")
    spoken = (
        "Step 67 of 288. Filter 1, row 5, column 6. "
        "Red −48, green −123, blue −161, bias 12: output −320."
    )
    status = explore.page.get_by_role("status")
    expect(status.filter(has_text=spoken)).to_have_count(1)
