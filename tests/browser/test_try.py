"""A number of the walk is hidden, worked out by a person, and marked."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.explore import MINUS, Explore
from tests.browser.layout import faults
from tests.browser.test_accessibility import violations

# The design's step: −48 − 123 − 161 + 12 = −320.
OUTPUT = "/?step=67&try=output"


def card(page: Page) -> Locator:
    return page.get_by_role("region", name="Try it yourself")


def verdict(page: Page) -> Locator:
    return card(page).get_by_role("status")


def answer(page: Page, text: str) -> None:
    """Type a number and press Enter."""
    field = card(page).get_by_role("textbox", name="Your answer")
    field.fill(text)
    field.press("Enter")


def said(page: Page) -> str:
    """Everything on the stage that is written, named or told by hovering."""
    words: str = page.locator(".stage").evaluate(
        """stage => {
            const named = element => ['title', 'aria-label', 'aria-valuetext'].map(
                name => element.getAttribute(name));
            const all = [...stage.querySelectorAll('*')];
            return [stage.innerText, ...all.flatMap(one => [one.value, ...named(one)])].join(' ');
        }"""
    )
    return words


def score(page: Page) -> str:
    return card(page).locator(".score").inner_text()


def test_the_button_opens_what_can_be_tried(open_page: Open) -> None:
    page = open_page("/?step=67").page
    page.get_by_role("button", name="Try it yourself").click()
    page.get_by_role("button", name="Work out the output").click()
    expect(page).to_have_url(re.compile("try=output"))
    expect(card(page).get_by_role("textbox", name="Your answer")).to_be_focused()
    expect(card(page)).to_contain_text("What is written into map 1 at row 5, column 6?")
    card(page).get_by_role("button", name="Stop trying").click()
    expect(card(page)).to_have_count(0)
    expect(page).not_to_have_url(re.compile("try="))
    expect(page.get_by_role("group", name="Output", exact=True)).to_have_text(f"{MINUS}320")


def test_an_output_is_worked_out(open_page: Open) -> None:
    explore = open_page(OUTPUT)
    page = explore.page
    expect(page.get_by_role("group", name="Output", exact=True)).to_have_text("?")
    assert explore.group("Products, red") == []
    answer(page, "-332")
    expect(verdict(page)).to_have_text(f"{MINUS}332: the bias +12 is missing.")
    answer(page, "320")
    expect(verdict(page)).to_have_text("320: the sign is the other way round.")
    answer(page, "-272")
    expect(verdict(page)).to_have_text(f"{MINUS}272: the channel red is missing.")
    answer(page, "7")
    expect(verdict(page)).to_have_text("7 is not it.")
    expect(page.get_by_role("group", name="Output", exact=True)).to_have_text("?")
    answer(page, f"{MINUS}320")
    expect(verdict(page)).to_contain_text(f"Right: {MINUS}48 {MINUS} 123 {MINUS} 161 + 12")
    expect(page.get_by_role("group", name="Output", exact=True)).to_have_text(f"{MINUS}320")
    assert explore.group("Products, red") == explore.record(66)["channels"][0]["products"][0] + [
        0,
        0,
        0,
        *explore.record(66)["channels"][0]["products"][2],
    ]
    expect(card(page).locator(".score")).to_contain_text("1 of 1 right")
    card(page).get_by_role("button", name="Next").click()
    explore.settled()
    assert explore.step() != 67
    expect(card(page).get_by_role("textbox", name="Your answer")).to_have_value("")
    expect(page.get_by_role("group", name="Output", exact=True)).to_have_text("?")


def test_nothing_gives_it_away(open_page: Open) -> None:
    explore = open_page(OUTPUT)
    page = explore.page
    page.locator(".map canvas").first.hover(position={"x": 5, "y": 5})
    expect(page.locator(".stage .tip")).to_contain_text("=")
    ring = page.locator(".map .ring").first
    box = ring.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".stage .tip")).to_contain_text("not computed yet")
    expect(page.locator(".stage > [role=status]")).to_contain_text("A number is hidden")
    words = said(page)
    for number in ("320", "48", "123", "161"):
        assert not re.search(rf"(?<!\d){number}(?!\d)", words), number
    for phase in ("multiply", "sum", "bias", "write"):
        page.get_by_role("group", name="Phases of the step").get_by_role(
            "button", name=phase
        ).click()
        assert f"{MINUS}320" not in said(page), phase
    # What is on the way is shown only if it is asked for.
    card(page).get_by_role("button", name="Show the products").click()
    expect(page).to_have_url(re.compile("try_help=products"))
    assert explore.group("Products, red")
    assert f"{MINUS}161" not in said(page)
    card(page).get_by_role("button", name="Show the sums").click()
    assert explore.sums() == [-48, -123, -161]
    expect(page.get_by_role("group", name="Output", exact=True)).to_have_text("?")


@pytest.mark.parametrize("quantity", ["product", "sum"])
def test_a_product_and_a_sum_hide_what_they_are_in(open_page: Open, quantity: str) -> None:
    explore = open_page(f"/?step=67&try={quantity}")
    page = explore.page
    record = explore.record(66)
    question = card(page).locator(".try-question").inner_text()
    name = next(name for name in ("red", "green", "blue") if name in question)
    term: dict[str, Any] = record["channels"][("red", "green", "blue").index(name)]
    shown = page.get_by_role("group", name=f"Sum, {name}", exact=True)
    expect(page.get_by_role("group", name="Output", exact=True)).to_have_text("…")
    if quantity == "product":
        row, column = map(int, re.findall(r"\d", question))
        right = term["products"][row][column]
        products = page.get_by_role("group", name=f"Products, {name}").first.locator(".cell")
        expect(products.nth(row * 3 + column)).to_have_text("?")
        expect(shown.first).to_have_text("…")
        answer(page, str(term["values"][row][column] + term["kernel"][row][column]))
        expect(verdict(page)).to_contain_text("multiplied, not added")
    else:
        right = term["sum"]
        assert explore.group(f"Products, {name}")
        expect(shown.first).to_have_text("?")
        answer(page, str(right + 12))
        expect(verdict(page)).to_contain_text("the bias +12 does not belong")
    answer(page, str(right))
    expect(verdict(page)).to_contain_text("Right")
    expect(page.get_by_role("group", name="Output", exact=True)).to_have_text(f"{MINUS}320")


def test_the_solution_is_shown_on_request_and_counts(open_page: Open) -> None:
    explore = open_page(OUTPUT)
    page = explore.page
    card(page).get_by_role("button", name="Show the solution").click()
    expect(verdict(page)).to_have_text(f"{MINUS}48 {MINUS} 123 {MINUS} 161 + 12 = {MINUS}320")
    assert score(page).startswith("0 of 1")
    page.reload()
    explore.started()
    # The score is kept, the answer is not.
    assert score(page).startswith("0 of 1")
    expect(page.get_by_role("group", name="Output", exact=True)).to_have_text("?")
    card(page).get_by_role("button", name="Reset").click()
    expect(card(page).locator(".score")).to_have_count(0)


def test_a_streak_grows_with_what_is_right_at_once(open_page: Open) -> None:
    explore = open_page("/?step=67&try=sum")
    page = explore.page
    for n in range(1, 4):
        question = card(page).locator(".try-question").inner_text()
        name = next(name for name in ("red", "green", "blue") if name in question)
        record = explore.record(explore.step() - 1)
        term = record["channels"][("red", "green", "blue").index(name)]
        answer(page, str(term["sum"]))
        expect(card(page).locator(".score")).to_contain_text(f"{n} of {n} right")
        # Enter goes on.
        page.keyboard.press("Enter")
        explore.settled()
        expect(card(page).get_by_role("textbox", name="Your answer")).to_have_value("")
    assert "3 in a row" in score(page)


def test_what_is_no_number_is_said_and_nothing_is_lost(open_page: Open) -> None:
    page = open_page(OUTPUT, allow="Failed to load").page
    field = card(page).get_by_role("textbox", name="Your answer")
    answer(page, "")
    expect(card(page).get_by_role("alert")).to_have_text("Type a number first.")
    answer(page, "about 5")
    expect(card(page).get_by_role("alert")).to_have_text("“about 5” is not a number.")
    expect(field).to_have_attribute("aria-invalid", "true")
    page.route("**/answers", lambda route: route.abort())
    answer(page, "-320")
    expect(card(page).get_by_role("alert")).to_contain_text("The server does not answer")
    expect(field).to_have_value("-320")
    page.unroute_all()
    answer(page, "-320")
    expect(verdict(page)).to_contain_text("Right")


def test_pools_ask_for_one_channel_and_name_their_mistakes(open_page: Open) -> None:
    explore = open_page("/?step=10&op=max_pool&try=product")
    page = explore.page
    asked = page.locator(".stage .chip[data-kind=asked]")
    expect(asked).to_have_count(1)
    name = (asked.get_attribute("aria-label") or "").removeprefix("Largest, ")
    window = explore.group(f"Window, {name}")
    expect(page.locator(".stage [data-kind=won]")).to_have_count(0)
    answer(page, str(int(min(window))))
    expect(verdict(page)).to_contain_text("that is the smallest")
    answer(page, str(int(max(window))))
    expect(verdict(page)).to_contain_text("Right: max(")
    expect(page.locator(".stage [data-kind=won]")).to_have_count(3)


def test_a_stamp_says_where_there_is_something_to_work_out(open_page: Open) -> None:
    explore = open_page("/?op=transposed&try=output&step=9")
    page = explore.page
    expect(card(page)).to_contain_text("Look at Gather")
    explore.look_at("Gather")
    expect(page.get_by_role("group", name="Output", exact=True)).to_have_text("?")
    record = explore.record(explore.step() - 1, "?view=gather")
    answer(page, json.dumps(record["result"]))
    expect(verdict(page)).to_contain_text("Right")


def test_it_is_played_with_the_keyboard_alone(open_page: Open) -> None:
    page = open_page("/?step=67").page
    opener = page.get_by_role("button", name="Try it yourself")
    opener.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    field = card(page).get_by_role("textbox", name="Your answer")
    expect(field).to_be_focused()
    page.keyboard.type("-320")
    page.keyboard.press("Enter")
    expect(verdict(page)).to_contain_text("Right")
    page.keyboard.press("Enter")
    expect(verdict(page)).to_be_empty()
    expect(field).to_be_focused()
    radio = card(page).get_by_role("radio", name="Output")
    radio.focus()
    page.keyboard.press("ArrowLeft")
    expect(card(page).get_by_role("radio", name="Sum")).to_be_checked()
    expect(page).to_have_url(re.compile("try=sum"))


def test_a_phone_has_number_keys_and_a_sign(open_page: Open) -> None:
    explore = open_page(OUTPUT, width=390, height=844, touch=True)
    page = explore.page
    field = card(page).get_by_role("textbox", name="Your answer")
    expect(field).to_have_attribute("inputmode", "decimal")
    field.fill("332")
    card(page).get_by_role("button", name="Plus or minus").tap()
    expect(field).to_have_value(f"{MINUS}332")
    card(page).get_by_role("button", name="Check").tap()
    expect(verdict(page)).to_contain_text("the bias +12 is missing")
    card(page).get_by_role("radio", name="Product").check(force=True)
    explore.settled()
    asked = page.locator(".stage [data-kind=asked]")
    expect(asked).to_be_in_viewport()
    place, over = asked.bounding_box(), card(page).bounding_box()
    assert place
    assert over
    assert place["y"] + place["height"] <= over["y"]


@pytest.mark.parametrize(
    ("width", "height", "lang", "dark"),
    [(1440, 900, "en", False), (1024, 768, "zh", True), (390, 844, "en", True)],
)
def test_it_fits_and_axe_finds_nothing(
    open_page: Open, width: int, height: int, lang: str, *, dark: bool
) -> None:
    path = f"{OUTPUT}&lang={lang}"
    page = open_page(
        path, width=width, height=height, dark=dark, touch=width < 500, reduced=True
    ).page
    for state in ("open", "wrong", "shown"):
        if state == "wrong":
            page.locator("#try-answer").fill("-332")
            page.locator("#try-answer").press("Enter")
        if state == "shown":
            page.locator(".try-ways button").nth(1).click()
        if state != "open":
            expect(page.locator(".try-verdict")).not_to_be_empty()
        # The header lies over what has been scrolled under it.
        page.evaluate("scrollTo(0, 0)")
        assert violations(page) == [], state
        assert faults(page) == [], state


def test_it_is_shared_and_gone_back_to(open_page: Open) -> None:
    explore = open_page("/?step=67")
    page = explore.page
    page.get_by_role("button", name="Try it yourself").click()
    page.get_by_role("button", name="Work out a product").click()
    question = card(page).locator(".try-question").inner_text()
    address = page.url
    page.go_back()
    expect(card(page)).to_have_count(0)
    other: Explore = open_page(address.removeprefix(explore.origin()), fresh=True)
    expect(card(other.page).locator(".try-question")).to_have_text(question)
