"""A table of numbers in the place of a picture: typed, pasted, linked to, and walked on from."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import CLASSROOM, Open
from tests.browser.explore import Explore
from tests.browser.layout import faults
from tests.browser.test_accessibility import violations

FIGURE = "/?values=1,0,1,0;1,1,0,1;0,1,0,0;0,0,1,1&weights=1x1x3x3:0,1,1,0,0,0,1,0,1&bias=2"
SUMS = [[3, 3, 4, 2], [4, 3, 4, 2], [4, 4, 4, 4], [3, 3, 2, 2]]


def field(explore: Explore) -> Locator:
    """Open the dialog and give its field."""
    explore.page.get_by_role("button", name="Numbers", exact=True).click()
    return explore.page.get_by_role("textbox", name="Table of numbers")


def typed(explore: Explore, text: str) -> None:
    """Type a table and walk it."""
    field(explore).fill(text)
    explore.page.get_by_role("button", name="Walk it").click()
    expect(explore.page.get_by_role("dialog")).to_be_hidden()
    explore.settled()


def said(explore: Explore) -> Locator:
    """What is wrong with the table."""
    return explore.complaint(explore.page.get_by_role("textbox", name="Table of numbers"))


def values(explore: Explore) -> Any:
    """The numbers that the run on the stage reads."""
    explore.settled()
    return explore.run()["input"].get("values")


def paste(explore: Explore, text: str) -> None:
    """Copy a text and paste it with the keys."""
    explore.page.bring_to_front()
    explore.page.evaluate("text => navigator.clipboard.writeText(text)", text)
    explore.press("Control+v")


def test_a_table_is_typed_and_every_window_added_up(open_page: Open) -> None:
    explore = open_page("/?weights=1x1x3x3:0,1,1,0,0,0,1,0,1&bias=2")
    typed(explore, "1 0 1 0\n1 1 0 1\n0 1 0 0\n0 0 1 1")
    assert explore.output().tolist() == [SUMS]
    explore.walk_to(6)
    assert explore.group("Window, channel 0") == [1, 0, 1, 1, 1, 0, 0, 1, 0]
    assert explore.bias() == 2
    assert explore.result() == 3
    query = parse_qs(urlsplit(explore.page.url).query)
    assert query["values"] == ["1,0,1,0;1,1,0,1;0,1,0,0;0,0,1,1"]
    expect(explore.page.get_by_role("radio", name="Table of numbers")).to_be_checked()
    expect(explore.page.get_by_role("group", name="The part that is read")).to_have_count(0)
    expect(explore.page.get_by_role("radiogroup", name="Read as")).to_have_count(0)


def test_channels_signs_and_fractions(open_page: Open) -> None:
    explore = open_page("/?padding=0")
    typed(explore, "−1.5 2 0\n3 1/4 5\n0 0 1e3\n\n1 2 3\n4 5 6\n7 8 9\n")
    assert values(explore) == [
        [[-1.5, 2, 0], [3, 0.25, 5], [0, 0, 1000]],
        [[1, 2, 3], [4, 5, 6], [7, 8, 9]],
    ]
    assert explore.group("Window, channel 0") == [-1.5, 2, 0, 3, 0.25, 5, 0, 0, 1000]
    assert explore.group("Window, channel 1") == [1, 2, 3, 4, 5, 6, 7, 8, 9]


def test_a_table_that_is_all_zeros_is_walked(open_page: Open) -> None:
    explore = open_page("/?values=0*4;0*4;0*4;0*4")
    assert explore.result() == explore.output()[0][0][0]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("1 0 1\n1 x 1", "Row 2, column 2: “x” is not a number."),
        (
            "1 0 1\n1 0",
            "Row 2 has 2 numbers, the first row 3: column 3 is missing.",
        ),
        ("1 2\n\n1 2 3", "Channel no. 2: Row 1 has 3 numbers, the first row 2: column 3"),
        (" ", "There are no numbers yet."),
        ("\n".join(["1"] * 65), "65 rows are too many: at most 64"),
        ("\n".join(["0.12345678 0.23456789 " * 15] * 30), "would make the address of this page"),
    ],
)
def test_what_is_no_table_is_said_beside_it_and_nothing_is_lost(
    open_page: Open, text: str, complaint: str
) -> None:
    explore = open_page("/")
    before = explore.page.url
    box = field(explore)
    box.fill(text)
    explore.page.get_by_role("button", name="Walk it").click()
    expect(said(explore)).to_contain_text(complaint)
    expect(box).to_have_value(text)
    explore.press("Escape")
    expect(explore.page.get_by_role("dialog")).to_be_hidden()
    assert explore.page.url == before
    expect(field(explore)).to_have_value(text)


def test_a_link_that_is_no_table_says_so(open_page: Open) -> None:
    explore = open_page("/?values=1,2;3")
    expect(explore.notice()).to_contain_text("values=1,2;3")
    assert "image" in explore.run()["input"]


def test_the_table_stays_when_a_picture_is_looked_at(open_page: Open) -> None:
    explore = open_page(FIGURE)
    before = values(explore)
    explore.page.get_by_role("radio", name="An edge").check(force=True)
    assert values(explore) is None
    explore.page.get_by_role("radio", name="Table of numbers").check(force=True)
    assert values(explore) == before
    explore.page.go_back()
    assert values(explore) is None
    explore.page.go_back()
    assert values(explore) == before
    explore.page.get_by_role("button", name="Edit the numbers").click()
    box = explore.page.get_by_role("textbox", name="Table of numbers")
    expect(box).to_have_value("1 0 1 0\n1 1 0 1\n0 1 0 0\n0 0 1 1")
    expect(box).to_be_focused()
    explore.press("Control+Home", "Delete", "7", "Control+Enter")
    assert values(explore)[0][0] == [7, 0, 1, 0]


def test_a_table_is_walked_on_from_and_changed_under_its_layers(open_page: Open) -> None:
    explore = open_page(FIGURE)
    explore.page.get_by_role("button", name="Walk on from this output").click()
    explore.settled()
    assert explore.group("Window, channel 0")[4:6] == [3, 3]
    typed(explore, "1 1 1\n1 1 1\n1 1 1")
    beginning = explore.page.get_by_role("button", name="Table 3×3")
    expect(beginning).to_be_visible()
    explore.settled()
    assert explore.run()["input_shape"] == [1, 3, 3]
    assert "run" in explore.run()["input"]
    beginning.click()
    explore.settled()
    assert values(explore) == [[[1, 1, 1]] * 3]


def test_every_operation_reads_a_table(open_page: Open) -> None:
    explore = open_page("/?values=1,-2,3,4;0.5,6,7,8;1,2,3,4;5,6,7,8")
    for operation in ("Convolution", "Transposed", "Max", "Average", "Lp norm", "ReLU", "Softmax"):
        explore.choose("Operation", operation)
        explore.settled()
        run = explore.run()
        assert run["input_shape"] == [1, 4, 4], operation
        assert "values" in run["input"]
        assert faults(explore.page) == [], operation


def test_the_laws_and_the_whole_layer_are_shown_on_a_table(open_page: Open) -> None:
    explore = open_page("/?values=1,2;3,4&weights=1x1x3x3:0,0,0,0,1,0,0,0,0&show=commute")
    patch = explore.page.get_by_role("img", name=re.compile("^f, a patch"))
    expect(patch).to_be_visible()
    numbers = [text for text in patch.locator("title").all_text_contents() if text.strip("0")]
    assert numbers == ["1", "2", "3", "4"]
    explore.press("Escape")
    explore.page.goto(f"{explore.origin()}/?values=1,2;3,4&view=layer")
    explore.page.wait_for_selector("[data-stage-ready]")
    assert faults(explore.page) == []


@pytest.mark.parametrize(
    "text", ["1\t0\t-2\n1,5\t1\t0\n", "1;0;-2\n1,5;1;0", "1,0,-2\n1.5,1,0", "1 0 −2\n1.5 1 0"]
)
def test_numbers_are_pasted_anywhere(open_page: Open, text: str) -> None:
    explore = open_page("/")
    paste(explore, text)
    expect(explore.page.get_by_role("radio", name="Table of numbers")).to_be_checked()
    assert values(explore) == [[[1, 0, -2], [1.5, 1, 0]]]


def test_numbers_are_pasted_with_the_button(open_page: Open) -> None:
    explore = open_page("/")
    explore.page.bring_to_front()
    explore.page.evaluate("() => navigator.clipboard.writeText('1\\t2\\n3\\t4')")
    explore.page.get_by_role("button", name="Paste").click()
    expect(explore.page.get_by_role("radio", name="Table of numbers")).to_be_checked()
    assert values(explore) == [[[1, 2], [3, 4]]]


def test_a_table_that_is_pasted_with_a_mistake_can_be_mended(open_page: Open) -> None:
    explore = open_page("/")
    paste(explore, "1\t2\n3\tx")
    expect(said(explore)).to_have_text("Row 2, column 2: “x” is not a number.")
    explore.page.get_by_role("textbox", name="Table of numbers").fill("1 2\n3 4")
    explore.page.get_by_role("button", name="Walk it").click()
    assert values(explore) == [[[1, 2], [3, 4]]]


def test_what_is_neither_is_said_and_text_fields_keep_their_paste(open_page: Open) -> None:
    explore = open_page("/")
    complaint = explore.page.locator("#upload-complaint")
    paste(explore, "Dear reader")
    expect(complaint).to_have_text(re.compile("neither a picture nor a table"))
    paste(explore, " ")
    expect(complaint).to_have_text("There is nothing in the clipboard.")
    step = explore.page.get_by_role("textbox", name="step")
    step.focus()
    explore.press("Control+a")
    paste(explore, "5")
    explore.press("Enter")
    explore.settled()
    assert explore.step() == 5
    assert values(explore) is None


def test_what_went_wrong_comes_into_sight_on_a_small_screen(open_page: Open) -> None:
    explore = open_page("/", width=1024, height=768)
    paste(explore, "Dear reader")
    expect(explore.page.get_by_text("neither a picture nor a table")).to_be_visible()


def test_where_a_button_may_not_read_the_clipboard_the_keys_are_named(
    open_page: Open, server: str
) -> None:
    explore = open_page("/", address=server.replace("127.0.0.1", CLASSROOM), fresh=True)
    explore.page.get_by_role("button", name="Paste").click()
    expect(explore.page.get_by_text("Press Ctrl+V")).to_be_visible()


def test_where_the_clipboard_is_refused_the_keys_are_named(open_page: Open) -> None:
    explore = open_page("/", fresh=True)
    explore.page.context.clear_permissions()
    explore.page.evaluate(
        "() => { navigator.clipboard.read = async () => { throw new DOMException('no'); }; }"
    )
    explore.page.get_by_role("button", name="Paste").click()
    expect(explore.page.get_by_text("did not let the page read the clipboard")).to_be_visible()


@pytest.mark.parametrize(
    ("size", "lang"), [((1440, 900), "en"), ((1024, 768), "en"), ((390, 844), "zh")]
)
def test_the_table_and_its_dialog_look_right(
    open_page: Open, size: tuple[int, int], lang: str
) -> None:
    explore = open_page(
        f"{FIGURE}&lang={lang}", width=size[0], height=size[1], dark=lang == "zh", reduced=True
    )
    page = explore.page
    tab = {"en": "Picture", "zh": "图片"}[lang]
    if size[0] == 390:
        page.get_by_role("button", name=tab, exact=True).click()
    elif size[0] == 1024:
        page.get_by_role("tab", name=tab).click()
    assert faults(page) == []
    assert violations(page) == []
    edit = {"en": "Edit the numbers", "zh": "修改数值"}[lang]
    page.get_by_role("button", name=edit).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    box = page.get_by_role("dialog").get_by_role("textbox")
    box.fill("1 2\n3")
    box.blur()
    expect(page.locator("#table-complaint")).to_be_visible()
    assert faults(page) == []
    assert violations(page) == []
