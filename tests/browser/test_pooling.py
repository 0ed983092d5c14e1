"""Pooling whole: the p-norm with its powers, adaptive and global windows that differ in size."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.explore import Explore


def values_under(explore: Explore, index: int) -> list[float]:
    """The window of a step as the API has it."""
    values: list[float] = np.ravel(explore.record(index)["channels"][0]["values"]).tolist()
    return values


def test_operations_stand_in_groups_with_names(open_page: Open) -> None:
    panel = open_page("/").page.get_by_role("radiogroup", name="Operation")
    expect(panel.get_by_role("radio")).not_to_have_count(0)
    for name, members in (
        ("Convolution", ["Correlation", "Convolution"]),
        ("Pooling", ["Max", "Average", "Lp norm"]),
        ("Between layers", ["ReLU", "Leaky ReLU", "Sigmoid", "Tanh", "Softmax", "Batch norm"]),
    ):
        group = panel.get_by_role("group", name=name, exact=True)
        for member in members:
            expect(group.get_by_role("radio", name=member, exact=True)).to_have_count(1)


def test_a_p_norm_shows_the_powers_their_sum_and_its_root(open_page: Open) -> None:
    explore = open_page("/?op=lp_pool&step=9")
    record = explore.record(8)
    assert explore.group("Window, red") == values_under(explore, 8)
    powers = np.ravel(record["channels"][0]["powers"]).tolist()
    assert explore.group("Powers, red") == powers
    assert explore.number("Norm, red") == pytest.approx(record["result"], rel=1e-3)
    main = explore.page.locator("main").inner_text()
    assert f"({record['sum']:.0f})" in main
    explore.slide("Power p", 1)
    explore.settled()
    assert explore.run()["operation"]["norm_type"] == 1
    assert explore.group("Powers, red") == explore.group("Window, red")
    expect(explore.page).to_have_url(re.compile("norm_type=1"))


def test_a_p_norm_has_no_padding_and_no_other_windows(open_page: Open) -> None:
    page = open_page("/?op=lp_pool").page
    expect(page.get_by_role("slider", name="Power p")).to_be_visible()
    expect(page.get_by_role("slider", name="Padding")).to_have_count(0)
    expect(page.get_by_role("radiogroup", name="Windows")).to_have_count(0)


@pytest.mark.parametrize(("operation", "name"), [("max_pool", "Largest"), ("avg_pool", "Mean")])
def test_adaptive_windows_differ_in_size(open_page: Open, operation: str, name: str) -> None:
    explore = open_page(f"/?op={operation}&step=1&windows=adaptive&grid=11&output_size=4")
    assert explore.run()["output_shape"] == [3, 4, 4]
    sizes = set()
    for index in (0, 1, 5, 10):
        explore.walk_to(index + 1)
        record = explore.record(index)
        window = record["window"]
        sizes.add((window["height"], window["width"]))
        assert len(explore.group("Window, red")) == window["height"] * window["width"]
        assert explore.group("Window, red") == values_under(explore, index)
        assert explore.number(f"{name}, red") == pytest.approx(record["result"], rel=1e-3)
    assert len(sizes) > 1


def test_the_outline_of_an_adaptive_window_follows_its_size(open_page: Open) -> None:
    explore = open_page("/?op=max_pool&windows=adaptive&grid=11&output_size=4&step=1")
    outline = explore.page.locator(".window-outline").first
    plane = explore.page.get_by_role("img", name="Input, red").bounding_box()
    assert plane
    for index in (0, 5):
        explore.walk_to(index + 1)
        window, box = explore.record(index)["window"], outline.bounding_box()
        assert box
        pitch = plane["width"] / 11
        assert box["width"] == pytest.approx(window["width"] * pitch, abs=4)
        assert box["height"] == pytest.approx(window["height"] * pitch, abs=4)
        assert box["x"] == pytest.approx(plane["x"] + window["left"] * pitch, abs=3)


def test_the_size_card_explains_the_adaptive_window(open_page: Open) -> None:
    explore = open_page("/?op=avg_pool&windows=adaptive&output_size=5&step=9")
    record = explore.record(8)
    text = explore.page.get_by_role("complementary", name="Operation").inner_text()
    window = record["window"]
    assert "⌊i·W / N⌋ … ⌈(i + 1)·W / N⌉" in text
    assert "⌊3·12 / 5⌋ …" in text
    assert f"{window['left']} … {window['left'] + window['width']}" in text
    assert f"{window['top']} … {window['top'] + window['height']}" in text


def test_a_global_pool_leaves_one_number_a_channel(open_page: Open) -> None:
    explore = open_page("/?op=avg_pool&step=1")
    explore.choose("Windows", "Global")
    explore.settled()
    assert explore.run()["output_shape"] == [3, 1, 1]
    assert explore.total() == 1
    assert explore.number("Mean, red") == pytest.approx(explore.record(0)["result"], rel=1e-3)
    expect(explore.page).to_have_url(re.compile("windows=global"))
    expect(explore.page.get_by_role("slider", name="Window")).to_have_count(0)
    explore.choose("Windows", "Sliding")
    explore.settled()
    assert explore.total() == 36


def test_a_window_as_large_as_a_picture_is_drawn_as_one(open_page: Open) -> None:
    explore = open_page("/?op=max_pool&grid=96&step=1")
    explore.choose("Windows", "Global")
    explore.settled()
    expect(explore.page.get_by_role("img", name="Window, red")).to_be_visible()
    assert explore.number("Largest, red") == explore.record(0)["result"]
