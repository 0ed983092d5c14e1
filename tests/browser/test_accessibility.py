"""axe finds nothing on any state of the page, and the keyboard alone reaches everything."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import Open
from tests.browser.explore import Explore

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPERATIONS = (
    *("Max", "Average", "Lp norm", "ReLU", "Leaky ReLU", "Softmax", "Batch norm"),
    *("Flatten", "Dense", "Addition"),
)
SIZES = {"desktop": (1440, 900), "tablet": (1024, 768), "phone": (390, 844)}

CHECK = """async ([tags, exclude]) => {
    const options = {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']};
    const {violations} = await axe.run({include: [['html']], exclude}, options);
    return violations.flatMap(({id, nodes}) => nodes.map(
        node => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`));
}"""


def violations(page: Page, *exclude: str) -> list[str]:
    """What axe finds wrong, one line for each element."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    # What fades in is judged when it is there.
    page.evaluate("() => Promise.all(document.getAnimations().map(one => one.finished))")
    found: list[str] = page.evaluate(CHECK, [TAGS, [[one] for one in exclude]])
    return found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_axe_finds_nothing(open_page: Open, size: str, lang: str) -> None:
    width, height = SIZES[size]
    explore = open_page(f"/?step=67&lang={lang}", width=width, height=height, reduced=True)
    for dark in (False, True):
        explore.page.emulate_media(color_scheme="dark" if dark else "light")
        expect(explore.page.locator("html")).to_have_attribute(
            "data-theme", "dark" if dark else "light"
        )
        assert violations(explore.page) == []


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_in_any_operation(open_page: Open, size: str) -> None:
    width, height = SIZES[size]
    query = "/?step=10&padding=2,1&kernel=3,2&op=convolution"
    explore = open_page(query, width=width, height=height, dark=size == "phone", reduced=True)
    assert violations(explore.page) == []
    if size == "phone":
        explore.page.get_by_role("button", name="Operation", exact=True).click()
    for operation in OPERATIONS:
        explore.choose("Operation", operation)
        explore.settled()
        assert violations(explore.page) == [], operation
    explore.choose("Operation", "Average")
    for windows in ("Adaptive", "Global"):
        explore.choose("Windows", windows)
        explore.settled()
        assert violations(explore.page) == [], windows


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_in_a_chain(open_page: Open, size: str) -> None:
    width, height = SIZES[size]
    explore = open_page("/?filters=8", width=width, height=height, dark=size == "desktop")
    for _ in range(3):
        explore.page.get_by_role("button", name="Walk on from this output").click()
        explore.settled()
        assert violations(explore.page) == []


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_with_something_open_or_wrong(open_page: Open, *, dark: bool) -> None:
    explore = open_page("/?grid=4&padding=0", dark=dark, reduced=True, allow="status of 4")
    page = explore.page
    explore.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page) == []
    explore.press("Escape")
    page.get_by_role("button", name="Export").click()
    expect(page.get_by_role("link", name="This step as PNG")).to_be_visible()
    assert violations(page) == []
    explore.press("Escape")
    expect(page.get_by_role("link", name="This step as PNG")).to_be_hidden()
    explore.slide("Kernel", 5)
    explore.bring("letter.txt", b"Dear reader")
    page.get_by_role("textbox", name="Bias of filter 1").fill("much")
    page.get_by_role("textbox", name="Bias of filter 1").press("Enter")
    expect(page.locator("[role=alert].complaint")).to_have_count(3)
    assert violations(page) == []


def test_axe_finds_nothing_on_the_sheets_of_a_phone(open_page: Open) -> None:
    explore = open_page("/?step=67", width=390, height=844, touch=True, reduced=True)
    for name in ("Picture", "Operation", "Filters", "Size"):
        explore.page.get_by_role("button", name=name, exact=True).click()
        expect(explore.page.get_by_role("complementary", name=name)).to_be_visible()
        assert violations(explore.page) == []
    explore.page.get_by_role("button", name="Menu").click()
    assert violations(explore.page) == []


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_around_the_documentation(open_page: Open, *, dark: bool) -> None:
    page = open_page("/", dark=dark).page
    page.get_by_role("link", name="API").click()
    page.locator(".swagger-ui .opblock").first.wait_for()
    # Swagger UI is another's work; the page around it is ours.
    assert violations(page, ".swagger-ui") == []


TABBABLE = """() => {
    const isReached = element => element.tabIndex >= 0 && !element.disabled
        && element.checkVisibility({visibilityProperty: true});
    const all = [...document.querySelectorAll(
        'a[href], button, input, select, textarea, summary, [tabindex]')].filter(isReached);
    // Of radio buttons with one name the keyboard reaches the chosen one.
    const isChosen = element => element.type !== 'radio' || element.checked;
    return all.filter(isChosen).map((element, place) => {
        element.dataset.place = place;
        return element.getAttribute('aria-label') ?? element.textContent.trim() ?? element.id;
    });
}"""

LOOK = """place => {
    const element = document.querySelector(`[data-place="${place}"]`);
    const parts = [element, element.nextElementSibling, element.closest('label')];
    return parts.filter(Boolean).map(part => {
        const style = getComputedStyle(part);
        const isOutlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        const look = [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow];
        return {isSeen: isOutlined && style.opacity !== '0', look: look.join()};
    });
}"""


def look(page: Page, place: str) -> list[dict[str, Any]]:
    """How a control, what stands for it and its label are outlined."""
    found: list[dict[str, Any]] = page.evaluate(LOOK, place)
    return found


@pytest.mark.parametrize("size", SIZES)
def test_tab_reaches_every_control_and_shows_where_it_is(open_page: Open, size: str) -> None:
    width, height = SIZES[size]
    page = open_page("/?step=67", width=width, height=height, reduced=True).page
    names: list[str] = page.evaluate(TABBABLE)
    places = [str(place) for place in range(len(names))]
    resting = {place: look(page, place) for place in places}
    reached = []
    for _ in range(len(names) + 3):
        page.keyboard.press("Tab")
        place = page.evaluate("() => document.activeElement?.dataset.place ?? ''")
        if place in reached:
            break
        if place:
            reached.append(place)
            shown = look(page, place)
            name = names[int(place)]
            assert any(part["isSeen"] for part in shown), f"nothing shows that {name} has the focus"
            assert shown != resting[place], f"{name} looks the same with and without the focus"
    missed = [names[int(place)] for place in places if place not in reached]
    assert missed == []


def test_shift_tab_goes_back(open_page: Open) -> None:
    explore = open_page("/?step=67")
    second, first = explore.cell("red", 0, 1), explore.cell("red", 0, 0)
    second.focus()
    explore.press("Shift+Tab")
    expect(first).to_be_focused()


def test_escape_closes_and_the_focus_returns(open_page: Open) -> None:
    page = open_page("/").page
    opener = page.get_by_role("button", name="Help")
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Help")
    expect(dialog).to_be_visible()
    for _ in range(4):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "() => document.activeElement === document.body"
            " || Boolean(document.activeElement.closest('dialog'))"
        )
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()
    menu = page.get_by_role("button", name="Export")
    menu.focus()
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="This step as PNG")
    expect(link).to_be_visible()
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(menu).to_be_focused()


def walks_by_keyboard(explore: Explore) -> None:
    """Walk and play with nothing but the keyboard."""
    play = explore.page.get_by_role("button", name="Play")
    play.focus()
    explore.press("Enter")
    pause = explore.page.get_by_role("button", name="Pause")
    expect(pause).to_be_focused()
    explore.press("Space")
    expect(explore.page.get_by_role("button", name="Play")).to_be_focused()


def test_the_keyboard_alone_is_enough(open_page: Open) -> None:
    explore = open_page("/?step=67", reduced=True)
    walks_by_keyboard(explore)
    operation = explore.page.get_by_role("radio", name="Correlation")
    operation.focus()
    explore.press("ArrowRight")
    explore.settled()
    expect(explore.page.get_by_role("radio", name="Convolution", exact=True)).to_be_checked()
    plane = explore.page.get_by_role("slider", name="Feature map 1")
    plane.focus()
    explore.press("Home")
    explore.settled()
    assert explore.step() == 1
    expect(plane).to_have_attribute("aria-valuenow", "1")
    explore.press("ArrowDown")
    explore.settled()
    assert explore.step() == 13


def test_the_page_can_be_enlarged(open_page: Open) -> None:
    """At 400 % of a common screen everything is in one column, and nothing scrolls sideways."""
    page = open_page("/?step=67").page
    page.set_viewport_size(ViewportSize(width=320, height=256))
    expect(page.get_by_role("button", name="Operation", exact=True)).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
