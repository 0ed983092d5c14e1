"""Many channels: a line each, one of them whole, as they are counted or the largest first."""

import random
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Open
from tests.browser.explore import Explore, number
from tests.browser.layout import faults
from tests.browser.test_accessibility import violations

CHANNELS = 64
SIZES = {"desktop": (1440, 900), "tablet": (1024, 768), "phone": (390, 844)}


def many(open_page: Open, query: str = "", channels: int = CHANNELS, **options: Any) -> Explore:
    """Walk over what a layer with so many filters has made."""
    explore = open_page("/", **options)
    draw = random.Random(3)
    kernels = [
        [[[draw.randint(-4, 4) for _ in range(3)] for _ in range(3)]] for _ in range(channels)
    ]
    question = {
        "input": {"image": "astronaut", "size": [12, 12], "color": "grey"},
        "operation": {"op": "conv2d", "weight": kernels, "padding": 1},
    }
    answer = explore.page.request.post(f"{explore.origin()}/api/v1/runs", data=question)
    explore.page.goto(f"{explore.origin()}/?from={answer.json()['id']}&step=40&{query}")
    explore.started()
    expect(explore.page.locator(".strip").first).to_be_visible()
    return explore


def lines(explore: Explore) -> Locator:
    """The lines that are there: those in sight and a few more."""
    return explore.page.get_by_role("listbox", name="Channels").get_by_role("option")


def shown(explore: Explore) -> list[tuple[int, float]]:
    """Channel and sum of the lines, from the top."""
    read = lines(explore).evaluate_all(
        """lines => lines.map(line => [
            Number(line.getAttribute('aria-posinset')), line.firstElementChild.textContent])"""
    )
    said = [re.findall(r"[−\d.]+", label) for _, label in sorted(read)]
    return [(int(channel), number(total)) for channel, total in said]


def places(explore: Explore) -> dict[str, int]:
    """Which line is in which place."""
    read: dict[str, int] = lines(explore).evaluate_all(
        """lines => Object.fromEntries(
            lines.map(line => [
                line.getAttribute('aria-posinset'), Number(line.id.split('-').pop())]))"""
    )
    return read


def total(explore: Explore) -> float:
    """What the card says that all channels come to."""
    card = explore.page.get_by_role("region", name="Sum of the channels")
    return number(card.get_by_role("group", name="the sums of").inner_text())


def test_every_channel_has_its_sum_and_all_come_to_the_output(open_page: Open) -> None:
    explore = many(open_page)
    record = explore.record(39)
    sums = {term["channel"]: term["sum"] for term in record["channels"]}
    assert len(sums) == CHANNELS
    read = dict(shown(explore))
    listbox = explore.page.get_by_role("listbox", name="Channels")
    for _ in range(8):
        listbox.press("PageDown")
        explore.settled()
        read |= dict(shown(explore))
    assert read == sums
    assert lines(explore).count() < CHANNELS
    assert total(explore) == sum(sums.values())
    assert total(explore) + record["bias"] == explore.result()


def test_the_largest_come_first_and_the_sum_stays(open_page: Open) -> None:
    explore = many(open_page)
    before = total(explore), explore.result()
    explore.choose("Order of the channels", "Largest first")
    expect(explore.page).to_have_url(re.compile("sort=size"))
    sizes = [abs(one) for _, one in shown(explore)]
    assert sizes == sorted(sizes, reverse=True)
    largest = max(abs(term["sum"]) for term in explore.record(39)["channels"])
    assert sizes[0] == largest
    assert (total(explore), explore.result()) == before
    explore.walk_to(41)
    assert abs(shown(explore)[0][1]) == max(
        abs(term["sum"]) for term in explore.record(40)["channels"]
    )


def test_bars_have_one_scale_with_zero_in_its_middle(open_page: Open) -> None:
    explore = many(open_page)
    end = number(explore.page.locator(".strips-axis span").last.inner_text())
    measured = explore.page.locator(".strip").evaluate_all(
        """lines => lines.map(line => {
            const bar = line.querySelector('.strip-bar').getBoundingClientRect();
            const track = line.querySelector('.strip-track').getBoundingClientRect();
            const zero = track.left + track.width / 2;
            const from = Math.abs(bar.left - zero) < 1 ? 1 : -1;
            return [line.querySelector('.strip-number').textContent,
                from * bar.width / (track.width / 2)];
        })"""
    )
    for text, share in measured:
        assert share == pytest.approx(number(text) / end, abs=0.02), text


def test_the_keyboard_opens_a_channel(open_page: Open) -> None:
    explore = many(open_page, "sort=size")
    order = [channel for channel, _ in shown(explore)]
    listbox = explore.page.get_by_role("listbox", name="Channels")
    listbox.press("Home")
    listbox.press("ArrowDown")
    opened = order[1]
    expect(explore.page).to_have_url(re.compile(rf"channel={opened}\b"))
    term = explore.record(39)["channels"][opened]
    name = f"channel {opened}"
    assert explore.group(f"Products, {name}") == [
        value for row in term["products"] for value in row
    ]
    assert explore.kernel(name) == [value for row in term["kernel"] for value in row]
    assert explore.number(f"Sum, {name}") == term["sum"]
    assert explore.step() == 40
    expect(explore.page.locator(".stage .tip")).to_have_text(re.compile(rf"^{name}: "))


def test_while_it_plays_lines_keep_their_places(open_page: Open) -> None:
    explore = many(open_page, "sort=size&speed=4")
    before = places(explore)
    explore.press("Space")
    expect(explore.page.get_by_text("the order stays while it plays")).to_be_visible()
    expect(explore.page.get_by_role("textbox", name="step")).not_to_have_value(re.compile("4[01]"))
    assert places(explore) == before
    explore.press("Space")
    explore.walk_to(45)
    sizes = [abs(one) for _, one in shown(explore)]
    assert sizes == sorted(sizes, reverse=True)


def test_what_is_worked_out_alone_is_not_told_by_its_place(open_page: Open) -> None:
    explore = many(open_page, "sort=size&try=sum", channels=6)
    assert places(explore) == {str(n + 1): n for n in range(6)}
    asked = lines(explore).filter(has_text="?")
    expect(asked).to_have_count(1)
    expect(asked).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_lines_are_in_order_on_every_screen(open_page: Open, size: str, lang: str) -> None:
    width, height = SIZES[size]
    query = f"lang={lang}&sort=size"
    dark = lang == "zh"
    explore = many(open_page, query, width=width, height=height, reduced=True, dark=dark)
    assert faults(explore.page) == []
    assert violations(explore.page) == []


def test_on_a_phone_a_channel_is_chosen_from_its_line(open_page: Open) -> None:
    explore = many(open_page, width=390, height=844, touch=True)
    lines(explore).nth(3).tap()
    expect(explore.page.get_by_role("group", name="Window, channel 3")).to_be_visible()
    expect(lines(explore).nth(3)).to_have_attribute("aria-selected", "true")
