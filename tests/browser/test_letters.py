"""A step in letters: cells named by their indices, and the sum written out."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.explore import Explore
from tests.browser.layout import faults
from tests.browser.test_accessibility import SIZES, violations


def cells(explore: Explore, name: str) -> list[str]:
    return explore.page.get_by_role("img", name=name).locator(".cell").all_inner_texts()


def terms(explore: Explore) -> list[tuple[str, str]]:
    """The letters of each term of the sum, and the numbers under them."""
    found = explore.page.locator(".letters-term").all_inner_texts()
    return [(one.split("\n")[0].strip("+ "), one.split("\n")[-1]) for one in found]


def worth(numbers: str) -> float:
    """What "224·(−1)" is."""
    first, second = re.sub(r"[()]", "", numbers).replace("−", "-").split("·")
    return float(first) * float(second)


def test_the_sum_is_written_out_in_letters_and_numbers(open_page: Open) -> None:
    explore = open_page("/?op=convolution&step=67")
    explore.choose("View", "Letters")
    assert "view=letters" in explore.page.url
    record = explore.record(66)
    written = terms(explore)
    # As the tutorial writes it: a(u−1, v−1)·b(1, 1) + a(u−1, v)·b(1, 0) + …
    assert [letters for letters, _ in written[:2]] == ["a(4,5)·b(1,1)", "a(4,6)·b(1,0)"]
    for letters, _ in written:
        u, v, m, n = (int(index) for index in re.findall(r"-?\d+", letters.replace("−", "-")))
        assert (u + m, v + n) == (5, 6)
    assert sum(worth(numbers) for _, numbers in written) == record["channels"][0]["sum"]
    assert explore.result() == record["result"]
    expect(explore.page.locator(".letters-formula")).to_contain_text(
        "Σₘ Σₙ a(u − m, v − n) · b(m, n)"
    )
    assert cells(explore, "Window, red")[0] == "a4,5"
    assert cells(explore, "Kernel, red")[:2] == ["b1,1", "b1,0"]
    explore.page.get_by_role("button", name="B −").click()
    assert sum(worth(numbers) for _, numbers in terms(explore)) == record["channels"][2]["sum"]


def test_the_kernel_is_as_given_before_it_turns(open_page: Open) -> None:
    explore = open_page("/?op=convolution&step=1&phase=slide&view=letters")
    assert cells(explore, "Kernel, red")[0] == "b−1,−1"
    explore.press(".")
    explore.press(".")
    explore.settled()
    assert cells(explore, "Kernel, red")[0] == "b1,1"
    # In the padding a is zero, and that is said.
    assert terms(explore)[0] == ("0·b(1,1)", "0·1")
    expect(explore.page.locator(".letters-how")).to_contain_text("Outside the picture a is 0.")


def test_a_product_is_pointed_at_in_the_sum_too(open_page: Open) -> None:
    explore = open_page("/?view=letters&step=67")
    explore.page.get_by_role("img", name="Products, red").locator(".cell").nth(1).click()
    expect(explore.page.locator(".stage .tip")).to_have_text("a(4,6) · b(−1,0) = −398")
    expect(explore.page.locator(".letters-term").nth(1)).to_have_class(
        "letters-term is-done is-lit"
    )
    explore.press("Escape")
    expect(explore.page.locator(".letters-term.is-lit")).to_have_count(0)


@pytest.mark.parametrize("size", SIZES)
def test_it_looks_right(open_page: Open, size: str) -> None:
    width, height = SIZES[size]
    lang = "zh" if size == "tablet" else "en"
    explore = open_page("/", width=width, height=height, dark=size == "tablet")
    for query in ("step=67", "op=convolution&kernel=5&stride=2&step=9", "grid=224&kernel=11"):
        explore.go(f"view=letters&lang={lang}&{query}")
        explore.page.locator(".letters-term").first.wait_for()
        assert faults(explore.page) == [], query
    assert violations(explore.page) == []


GO = """query => {
    history.pushState(null, '', query);
    dispatchEvent(new PopStateEvent('popstate'));
}"""
DRAWN = "() => document.querySelector('.stage .map canvas').toDataURL()"


def test_a_map_as_large_but_of_other_cells_is_drawn_anew(open_page: Open) -> None:
    explore = open_page("/?view=letters&grid=24&step=40")
    explore.page.evaluate(GO, "?view=letters&step=40")
    explore.settled()
    after = explore.page.evaluate(DRAWN)
    explore.page.reload()
    explore.started()
    assert explore.page.evaluate(DRAWN) == after
