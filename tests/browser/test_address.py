"""What is on the screen is in the address: a reload, a link and the back button keep to it."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.explore import Explore
from tests.browser.test_start import agrees_with_the_api
from tests.support.pictures import colours, saved


def says(explore: Explore, *pairs: str) -> None:
    """Wait until the address has every one of these."""
    for pair in pairs:
        expect(explore.page).to_have_url(re.compile(rf"[?&]{re.escape(pair)}(&|$)"))


def arrange(explore: Explore) -> None:
    """Change something of everything that the address holds."""
    explore.page.get_by_role("radio", name="A gradient").check(force=True)
    explore.choose("Filters", "Laplace 4")
    explore.choose("Read as", "RGB")
    explore.settled()
    explore.cell("green", 1, 1).fill("2.5")
    explore.cell("green", 1, 1).press("Enter")
    explore.page.get_by_role("textbox", name="Bias", exact=True).fill("-7")
    explore.page.get_by_role("textbox", name="Bias", exact=True).press("Enter")
    explore.slide("Stride", 2)
    explore.slide("Padding", 2)
    explore.settled()
    explore.walk_to(31)


def test_the_address_follows_every_change(open_page: Open) -> None:
    explore = open_page("/")
    assert urlsplit(explore.page.url).query == ""
    explore.choose("Filters", "Laplace 4")
    says(explore, "preset=laplacian_4")
    explore.choose("Operation", "Convolution")
    says(explore, "op=convolution")
    explore.page.get_by_role("slider", name="Grid").press("ArrowRight")
    says(explore, "grid=14")
    explore.slide("Dilation", 2)
    says(explore, "dilation=2")
    explore.press("+")
    says(explore, "speed=4")
    explore.page.get_by_role("button", name="Switch to dark").click()
    says(explore, "theme=dark")
    explore.choose("Language", "中文")
    says(explore, "lang=zh")
    explore.page.get_by_role("slider", name="步长").fill("3")
    says(explore, "stride=3", "preset=laplacian_4", "op=convolution", "theme=dark")


def test_a_reload_and_a_stranger_see_the_same(open_page: Open) -> None:
    explore = open_page("/")
    arrange(explore)
    says(explore, "pic=gradient", "color=rgb", "stride=2", "padding=2", "step=31")
    before = explore.numbers()
    assert before["bias"] == -7
    assert before["kernels"][1][4] == 2.5
    agrees_with_the_api(explore)
    address = explore.page.url
    explore.page.reload(wait_until="commit")
    explore.started()
    assert explore.numbers() == before
    assert explore.page.url == address
    parts = urlsplit(address)
    stranger = open_page(f"{parts.path}?{parts.query}", fresh=True)
    assert stranger.numbers() == before
    agrees_with_the_api(stranger)


def test_the_phase_is_kept(open_page: Open) -> None:
    explore = open_page("/?step=30")
    chips = explore.page.get_by_role("group", name="Phases of the step")
    chips.get_by_role("button", name="multiply").click()
    says(explore, "step=30", "phase=multiply")
    explore.page.reload(wait_until="commit")
    explore.started()
    current = chips.locator("[aria-current=step]")
    expect(current).to_have_text("multiply")


def test_a_picture_of_ones_own_is_in_the_link(open_page: Open) -> None:
    explore = open_page("/?step=67")
    explore.bring("mine.png", saved(colours(12, 12)))
    explore.brought()
    says(explore, "step=67")
    before = explore.numbers()
    address = urlsplit(explore.page.url)
    assert re.fullmatch(r"[0-9a-f]{16,64}", parse_qs(address.query)["pic"][0])
    stranger = open_page(f"/?{address.query}", fresh=True)
    expect(stranger.page.get_by_role("radio", name="Your picture")).to_be_checked()
    assert stranger.numbers() == before


def test_share_copies_a_link_that_shows_the_same(open_page: Open) -> None:
    explore = open_page("/?step=67&stride=2&padding=2&theme=dark")
    explore.choose("Filters", "Sobel ↓")
    explore.settled()
    explore.page.bring_to_front()
    explore.page.get_by_role("button", name="Share").click()
    expect(explore.notice()).to_have_text("Link copied. Whoever opens it sees exactly this.")
    link = urlsplit(explore.page.evaluate("() => navigator.clipboard.readText()"))
    assert parse_qs(link.query) == {
        "preset": ["sobel_y"],
        "stride": ["2"],
        "padding": ["2"],
        "step": [str(explore.step())],
        "lang": ["en"],
        "theme": ["dark"],
    }
    stranger = open_page(f"/?{link.query}", fresh=True, locale="zh-CN")
    assert stranger.numbers() == explore.numbers()
    expect(stranger.page.locator("html")).to_have_attribute("lang", "en")
    expect(stranger.page.locator("html")).to_have_attribute("data-theme", "dark")


def test_back_and_forward_go_through_the_places(open_page: Open) -> None:
    explore = open_page("/?step=30")
    first = explore.numbers()
    explore.choose("Filters", "Sobel →")
    explore.settled()
    explore.slide("Stride", 2)
    explore.settled()
    second = explore.numbers()
    explore.choose("Operation", "Max")
    explore.settled()
    explore.page.go_back()
    explore.settled()
    assert explore.numbers() == second
    agrees_with_the_api(explore)
    explore.page.go_back()
    explore.settled()
    assert explore.numbers() == first
    agrees_with_the_api(explore)
    explore.page.go_forward()
    explore.settled()
    assert explore.numbers() == second
    explore.page.go_forward()
    explore.settled()
    expect(explore.page.get_by_role("radio", name="Max", exact=True)).to_be_checked()
    assert explore.number("Largest, red") == max(explore.group("Window, red"))


def test_back_from_another_page_shows_the_same(open_page: Open) -> None:
    explore = open_page("/?step=67&stride=2")
    explore.press("ArrowRight")
    says(explore, "step=68")
    before = explore.numbers()
    explore.page.get_by_role("link", name="API").click()
    explore.page.wait_for_url("**/api/docs")
    explore.page.go_back(wait_until="commit")
    explore.started()
    assert explore.numbers() == before
