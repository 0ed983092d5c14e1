"""Every size of screen: nothing is cut off, nothing overlaps, and a phone has all it needs."""

import re

import numpy as np
import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Open
from tests.browser.explore import Explore, number
from tests.browser.layout import faults

PHONE = {"width": 390, "height": 844, "touch": True}
SIZES = {"desktop": (1440, 900), "tablet": (1024, 768), "phone": (390, 844)}
TABS = {"en": ("Picture", "Operation", "Filters", "Size"), "zh": ("图片", "运算", "滤波器", "尺寸")}

STATES = [
    "step=67",
    "step=30&op=convolution&phase=flip",
    "step=10&op=max_pool",
    "step=10&op=avg_pool&range=1",
    "step=8&op=max_pool&windows=adaptive&grid=11",
    "op=avg_pool&windows=global",
    "step=10&op=lp_pool&norm_type=6&window=3",
    "step=10&op=tanh",
    "step=10&op=softmax&range=1",
    "step=10&op=batch_norm",
    "step=40&op=flatten",
    "step=2&op=dense&units=10",
    "step=10&op=dense&d_preset=untrained&units=16&range=1",
    "step=30&op=add&add=self",
    "step=300&pic=coffee&preset=gaussian_5&filters=6",
]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", TABS)
def test_nothing_is_cut_off_and_nothing_overlaps(open_page: Open, size: str, lang: str) -> None:
    width, height = SIZES[size]
    touch = size == "phone"
    explore = open_page(f"/?lang={lang}", width=width, height=height, touch=touch, reduced=True)
    for state in STATES:
        explore.go(f"lang={lang}&{state}")
        assert faults(explore.page) == [], state
    explore.go(f"lang={lang}&filters=8&step=20")
    for _ in range(3):
        explore.page.locator(".walk-on").click()
        explore.settled()
        assert faults(explore.page) == [], "a chain"
    if size != "desktop":
        bar = explore.page.locator(".tabs, .tabbar")
        for name in TABS[lang]:
            bar.get_by_text(name, exact=True).click()
            assert faults(explore.page) == [], name


def test_a_phone_shows_the_equation_of_one_channel(open_page: Open) -> None:
    explore = open_page("/?step=67", **PHONE)
    stage = explore.page.get_by_role("region", name="The present step, as an equation")
    expect(stage.get_by_role("group", name="Window,")).to_have_count(1)
    record = explore.record(66)
    for name, channel in zip(("red", "green", "blue"), record["channels"], strict=True):
        tab(explore, name).tap()
        expect(tab(explore, name)).to_have_attribute("aria-pressed", "true")
        assert explore.group(f"Window, {name}") == np.ravel(channel["values"]).tolist()
        assert explore.kernel(name) == np.ravel(channel["kernel"]).tolist()
        assert explore.group(f"Products, {name}") == np.ravel(channel["products"]).tolist()
        assert str(channel["sum"]).replace("-", "−") in tab(explore, name).inner_text()
    assert explore.result() == record["result"]


def test_a_phone_follows_a_filter_to_the_channel_that_it_reads(open_page: Open) -> None:
    explore = open_page("/?preset=identity&step=10", **PHONE)
    expect(tab(explore, "red")).to_have_attribute("aria-pressed", "true")
    explore.walk_to(150)
    expect(tab(explore, "green")).to_have_attribute("aria-pressed", "true")
    assert explore.group("Window, green")[4] == explore.result()
    tab(explore, "blue").tap()
    expect(tab(explore, "blue")).to_have_attribute("aria-pressed", "true")


def tab(explore: Explore, channel: str) -> Locator:
    """The tab of a channel."""
    tabs = explore.page.get_by_role("group", name="Channels")
    return tabs.get_by_role("button", name=channel)


def test_a_finger_swipes_between_the_channels(open_page: Open) -> None:
    explore = open_page("/?step=67", **PHONE)
    rows = explore.page.get_by_role("group", name="Window, red")
    swipe = """(element, [from, to]) => {
        const touch = x => new Touch({identifier: 1, target: element, clientX: x, clientY: 300});
        const send = (type, touches, changedTouches) => element.dispatchEvent(
            new TouchEvent(type, {bubbles: true, touches, changedTouches}));
        send('touchstart', [touch(from)], [touch(from)]);
        send('touchend', [], [touch(to)]);
    }"""
    rows.evaluate(swipe, [300, 200])
    expect(tab(explore, "green")).to_have_attribute("aria-pressed", "true")
    window = explore.page.get_by_role("group", name="Window, green")
    window.evaluate(swipe, [200, 300])
    expect(tab(explore, "red")).to_have_attribute("aria-pressed", "true")


def test_the_transport_of_a_phone_stays_in_sight_and_walks(open_page: Open) -> None:
    explore = open_page("/?step=10", **PHONE)
    for name in ("First step", "One step back", "Play", "One step forward", "Last step"):
        expect(explore.page.get_by_role("button", name=name)).to_be_in_viewport(ratio=1)
    forward = explore.page.get_by_role("button", name="One step forward")
    forward.tap()
    assert explore.step() == 11
    explore.page.evaluate("() => window.scrollTo(0, document.body.scrollHeight)")
    expect(forward).to_be_in_viewport(ratio=1)
    explore.page.get_by_role("combobox", name="Speed").select_option("4×")
    expect(explore.page).to_have_url(re.compile("speed=4"))
    explore.page.get_by_role("button", name="Play").tap()
    explore.page.get_by_role("button", name="Pause").tap()


def test_fingers_hit_what_they_aim_at(open_page: Open) -> None:
    page = open_page("/?step=10", **PHONE).page
    # What a menu holds has no place before it is opened.
    buttons = ".transport button:not(.menu *), .tabbar button, .channel-tab"
    for one in page.locator(buttons).all():
        box = one.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
    page.get_by_role("button", name="Try it yourself").tap()
    held = page.locator(".transport .menu button:visible").all()
    assert held
    for one in held:
        box = one.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24


def test_the_tabs_of_a_phone_open_sheets(open_page: Open) -> None:
    explore = open_page("/?step=67", **PHONE)
    page = explore.page
    for name in TABS["en"]:
        button = page.get_by_role("button", name=name, exact=True)
        button.tap()
        expect(page.get_by_role("complementary", name=name, exact=True)).to_be_in_viewport()
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(page.locator(".tabbar [aria-expanded=true]")).to_have_count(1)
    page.get_by_role("button", name="Operation", exact=True).tap()
    explore.choose("Operation", "Max")
    explore.settled()
    sheet = page.get_by_role("complementary", name="Operation")
    expect(sheet.get_by_role("slider", name="Window")).to_be_visible()
    explore.press("Escape")
    expect(sheet).to_have_count(0)
    expect(page.get_by_role("button", name="Operation", exact=True)).to_be_focused()
    expect(page.get_by_role("button", name="Play")).to_be_in_viewport(ratio=1)


def test_a_picture_is_chosen_on_a_phone(open_page: Open) -> None:
    explore = open_page("/?step=67", **PHONE)
    explore.page.get_by_role("button", name="Picture", exact=True).tap()
    explore.page.get_by_role("radio", name="A digit").check(force=True)
    explore.settled()
    assert explore.run()["input_shape"] == [1, 14, 14]


def test_the_menu_of_a_phone(open_page: Open) -> None:
    page = open_page("/?step=67", **PHONE).page
    page.get_by_role("button", name="Menu").tap()
    for one in (
        page.get_by_role("link", name="API"),
        page.get_by_role("link", name="This step as PNG"),
        page.get_by_role("button", name="Share"),
    ):
        expect(one).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="Switch to dark").tap()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_tablet_has_one_rail_with_tabs(open_page: Open) -> None:
    explore = open_page("/?step=67", width=1024, height=768)
    for name in TABS["en"]:
        explore.page.get_by_role("tab", name=name, exact=True).click()
        expect(explore.page.get_by_role("tabpanel", name=name)).to_be_visible()
    explore.press("ArrowLeft")
    expect(explore.page.get_by_role("tab", name="Filters", exact=True)).to_be_focused()
    expect(explore.page.get_by_role("tabpanel", name="Filters")).to_be_visible()
    explore.choose("Filters", "Sobel →")
    explore.settled()
    assert explore.kernel("red") == [-1, 0, 1, -2, 0, 2, -1, 0, 1]


def test_a_phone_on_its_side(open_page: Open) -> None:
    explore = open_page("/?step=67", width=844, height=390, touch=True)
    assert faults(explore.page) == []
    expect(explore.page.get_by_role("button", name="Play")).to_be_in_viewport(ratio=1)
    total = explore.page.get_by_role("region", name="Sum of the channels")
    total.scroll_into_view_if_needed()
    assert number(total.get_by_role("group", name="Output").inner_text()) == -320
