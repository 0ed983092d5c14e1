"""The stage alone: on a projector, in a frame of another page, and on paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.test_accessibility import violations

RAIL = ".rail"


def test_presenting_is_a_key_away_and_left_with_another(open_page: Open) -> None:
    explore = open_page("/?step=67")
    page = explore.page
    width = page.locator(".stage").evaluate("stage => stage.clientWidth")
    explore.press("p")
    expect(page.locator(RAIL)).to_have_count(0)
    expect(page.get_by_role("banner")).to_be_hidden()
    expect(page).to_have_url(re.compile("present=1"))
    explore.settled()
    assert page.locator(".stage").evaluate("stage => stage.clientWidth") > width * 1.4
    assert explore.result() == explore.record(66)["result"]
    explore.press("Escape")
    expect(page.get_by_role("banner")).to_be_visible()
    expect(page.locator(RAIL)).to_have_count(2)
    expect(page).not_to_have_url(re.compile("present"))


def test_a_remote_control_walks_by_phases_and_darkens_the_wall(open_page: Open) -> None:
    explore = open_page("/?present&step=67&phase=slide")
    page = explore.page
    phases = page.get_by_role("group", name="Phases of the step")
    for phase in ("multiply", "sum", "bias", "write"):
        explore.press("PageDown")
        expect(phases.get_by_role("button", name=phase)).to_have_attribute("aria-current", "step")
    explore.press("PageDown")
    explore.settled()
    assert explore.step() == 68
    explore.press("PageUp")
    explore.settled()
    assert explore.step() == 67
    explore.press("b")
    wall = page.get_by_role("button", name="Light the wall again")
    expect(wall).to_be_visible()
    explore.press("Escape")
    expect(wall).to_have_count(0)
    expect(page.get_by_role("banner")).to_be_hidden()


def test_the_button_presents_and_the_cross_leaves(open_page: Open) -> None:
    page = open_page().page
    page.get_by_role("button", name="Present").click()
    expect(page.get_by_role("banner")).to_be_hidden()
    page.get_by_role("button", name="Leave presenting").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("banner")).to_be_visible()


def test_another_page_frames_it(open_page: Open, server: str) -> None:
    explore = open_page("/?embed&step=67")
    expect(explore.page.get_by_role("banner")).to_be_hidden()
    link = explore.page.get_by_role("link", name="Open in Convwalk")
    address = link.get_attribute("href") or ""
    assert "step=67" in address
    assert "embed" not in address
    # A page of another origin may hold it, and nothing else of this server.
    page = open_page("/", fresh=True).page
    page.set_content(
        f'<iframe title="walk" width="800" height="560" src="{server}/?embed&step=67"></iframe>'
    )
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("group", name="Output")).to_have_text("−320")


@pytest.mark.parametrize("query", ["present", "embed"])
@pytest.mark.parametrize("width", [1440, 720, 390])
def test_alone_it_fits_and_axe_finds_nothing(open_page: Open, query: str, width: int) -> None:
    explore = open_page(f"/?{query}&step=67", width=width, height=800, reduced=True)
    assert violations(explore.page) == []
    wide = explore.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width


COVERED = """leave => {
    const box = leave.getBoundingClientRect();
    const others = document.querySelectorAll('.stage :is(h2, p), .transport button');
    return [...others].filter(element => {
        const other = element.getBoundingClientRect();
        return Math.min(box.right, other.right) > Math.max(box.left, other.left)
            && Math.min(box.bottom, other.bottom) > Math.max(box.top, other.top);
    }).map(element => element.textContent);
}"""


def test_the_way_out_lies_over_no_words(open_page: Open) -> None:
    page = open_page("/?present&step=67", width=1440, height=800, reduced=True).page
    for width in (1440, 1280, 1024, 720, 390):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(300)
        assert page.get_by_role("button", name="Leave presenting").evaluate(COVERED) == [], width


def test_a_step_is_printed_on_one_light_sheet(open_page: Open) -> None:
    explore = open_page("/?step=67&theme=dark")
    page = explore.page
    sheet = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type /Page\b", sheet)) == 1
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    expect(page.locator(RAIL).first).to_be_hidden()
    expect(page.get_by_role("region", name="Playing the walk")).to_be_hidden()
    expect(page.locator(".handout")).to_contain_text("step 67 / 288")
    expect(page.locator(".handout")).to_contain_text("⌊(12 + 2·1 − 3) / 1⌋ + 1 = 12")
    expect(page.locator(".stage > [role=status]")).to_contain_text("output −320")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
