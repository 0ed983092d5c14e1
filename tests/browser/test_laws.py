"""The laws of convolutions on the page: the server's maps, and the sums that they are made of."""

import re
from collections import Counter

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.explore import Array, Explore, number
from tests.browser.layout import faults
from tests.browser.test_accessibility import violations

SIZES = {"desktop": (1440, 900), "tablet": (1024, 768), "phone": (390, 844)}
LOOKS = [("desktop", "en"), ("tablet", "zh"), ("phone", "en"), ("phone", "zh")]
STATES = [
    "show=commute&preset=gaussian_5",
    "show=commute&law_mode=correlation",
    "show=turn&law_channel=3",
]
SOBEL = np.array([[-1, -2, -1], [0, 0, 0], [1, 2, 1]])


def texts(of: Locator) -> list[str]:
    """What its cells say; the dialog asks for the numbers when it is there."""
    of.locator("title").first.wait_for(state="attached")
    return of.locator("title").all_text_contents()


def numbers(of: Locator, columns: int) -> Array:
    """The numbers of a grid, all of their digits."""
    cells = [number(text) for text in texts(of)]
    return np.array(cells).reshape(-1, columns)


def grid(page: Page, name: str) -> Array:
    """A map, by its name."""
    map_ = page.get_by_role("slider", name=name, exact=True)
    expect(map_).to_be_visible()
    cells = len(map_.locator("title").all_text_contents())
    return numbers(map_, round(cells**0.5))


def patch(page: Page) -> Array:
    """f without its padding."""
    shown = page.get_by_role("img", name=re.compile("^f, a patch"))
    cells = round(len(texts(shown)) ** 0.5)
    rim = (cells - 6) // 2
    return numbers(shown, cells)[rim:-rim, rim:-rim]


def full(f: Array, g: Array) -> Array:
    """Full convolution, as the definition has it."""
    out = np.zeros(np.add(f.shape, g.shape) - 1)
    for (i, j), value in np.ndenumerate(f):
        for (m, n), weight in np.ndenumerate(g):
            out[i + m, j + n] += value * weight
    return out


def products(page: Page, which: int) -> list[tuple[float, float, float]]:
    """The factors and products of a sum, in its order."""
    found = []
    for pair in page.locator(".law-sum").nth(which).locator(".law-pair").all():
        first, second = pair.locator(".law-factors").inner_text().split("×")
        product = pair.locator(".law-product").inner_text()
        found.append((number(first.strip()), number(second.strip()), number(product)))
    return found


def result(page: Page, which: int) -> float:
    """What a sum comes to."""
    return number(page.locator(".law-result strong").nth(which).inner_text())


def opened(explore: Explore) -> Locator:
    """Open the dialog with its button."""
    explore.page.get_by_role("button", name="Properties").click()
    dialog = explore.page.get_by_role("dialog", name="Properties")
    expect(dialog.locator(".law-sum").first).to_be_visible()
    return dialog


def test_convolution_commutes(open_page: Open) -> None:
    explore = open_page("/?step=67")
    page, read_as = explore.page, explore.run()["input"]
    dialog = opened(explore)
    expect(page).to_have_url(re.compile("show=commute"))
    f = patch(page)
    small = page.request.post(
        f"{explore.origin()}/api/v1/runs",
        data={
            "input": {**read_as, "size": [6, 6]},
            "operation": {"op": "relu"},
        },
    ).json()
    read = page.request.get(f"{explore.origin()}{small['links']['output_json']}").json()
    assert f.tolist() == read["output"][0]
    there, back = grid(page, "f ∗ g"), grid(page, "g ∗ f")
    np.testing.assert_array_equal(there, full(f, SOBEL))
    np.testing.assert_array_equal(there, back)
    expect(dialog.locator(".law-sign")).to_have_text(re.compile(r"=\s*largest difference\s*0"))


def test_the_same_pairs_are_multiplied_in_another_order(open_page: Open) -> None:
    page = open_page("/?step=67&show=commute").page
    there = page.get_by_role("slider", name="f ∗ g", exact=True)
    back = page.get_by_role("slider", name="g ∗ f", exact=True)
    there.focus()
    page.keyboard.press("Home")
    assert products(page, 0) == [(grid(page, "f ∗ g")[0, 0] / -1, -1, grid(page, "f ∗ g")[0, 0])]
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    for map_ in (there, back):
        expect(map_).to_have_attribute("aria-valuenow", str(3 * 8 + 4 + 1))
    expect(page).to_have_url(re.compile("law_cell=3,4"))
    first, second = products(page, 0), products(page, 1)
    assert len(first) == 9
    swapped = [(value, weight, product) for weight, value, product in second]
    assert Counter(first) == Counter(swapped)
    assert first != swapped
    assert sum(product for *_, product in first) == result(page, 0) == result(page, 1)
    assert result(page, 0) == grid(page, "f ∗ g")[3, 4]
    page.locator(".law-sum").first.locator(".law-pair").nth(2).hover()
    lit = page.locator(".law-pair.is-lit")
    expect(lit).to_have_count(2)
    factors = [set(text.split(" × ")) for text in lit.locator(".law-factors").all_inner_texts()]
    assert factors[0] == factors[1]
    expect(page.locator(".law-mark.is-lit")).to_have_count(2)


def test_a_cell_is_pointed_at_and_chosen_with_the_mouse(open_page: Open) -> None:
    page = open_page("/?step=67&show=commute&law_cell=0,0").page
    back = page.get_by_role("slider", name="g ∗ f", exact=True)
    box = back.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 5.5 / 8, box["y"] + box["height"] * 2.5 / 8)
    there = page.get_by_role("slider", name="f ∗ g", exact=True)
    expect(there).to_have_attribute("aria-valuenow", str(2 * 8 + 5 + 1))
    page.mouse.move(5, 5)
    expect(there).to_have_attribute("aria-valuenow", "1")
    page.mouse.click(box["x"] + box["width"] * 5.5 / 8, box["y"] + box["height"] * 2.5 / 8)
    page.mouse.move(5, 5)
    expect(there).to_have_attribute("aria-valuenow", str(2 * 8 + 5 + 1))


def test_correlation_does_not_commute_it_turns(open_page: Open) -> None:
    explore = open_page("/?step=67&show=commute")
    page = explore.page
    page.get_by_role("dialog").get_by_role("radio", name="Correlation", exact=True).check(
        force=True
    )
    there, back = grid(page, "f ⋆ g"), grid(page, "g ⋆ f")
    np.testing.assert_array_equal(there, full(patch(page), SOBEL[::-1, ::-1]))
    np.testing.assert_array_equal(there, back[::-1, ::-1])
    sign = page.locator(".law-sign")
    assert number(sign.locator("strong").inner_text()) == np.abs(there - back).max() > 0
    expect(sign).to_contain_text("≠")
    np.testing.assert_array_equal(there, grid(page, "g ⋆ f, turned by 180°"))
    expect(page.locator(".law-equal")).to_have_text(re.compile(r"= f ⋆ g, largest difference\s+0$"))
    expect(page).to_have_url(re.compile("law_mode=correlation"))
    # At the opposite cell the other multiplies the same pairs.
    swapped = [(value, weight, product) for weight, value, product in products(page, 2)]
    assert Counter(products(page, 0)) == Counter(swapped)


def test_correlation_is_convolution_with_the_kernel_turned(open_page: Open) -> None:
    page = open_page("/?step=67&show=turn").page
    same, turned, other = (grid(page, name) for name in ("f ⋆ K", "f ∗ K′", "f ∗ K"))
    np.testing.assert_array_equal(same, full(patch(page), SOBEL[::-1, ::-1])[1:-1, 1:-1])
    np.testing.assert_array_equal(same, turned)
    np.testing.assert_array_equal(other, -same)  # Sobel turned is Sobel with its signs changed
    kernel = numbers(page.get_by_role("img", name="K, the kernel as given"), 3)
    after = numbers(page.get_by_role("img", name="K′, the kernel turned by 180°"), 3)
    np.testing.assert_array_equal(after, kernel[::-1, ::-1])
    first, second = page.locator(".law-sign").all()
    expect(first).to_have_text(re.compile(r"=\s*largest difference\s*0"))
    assert number(second.locator("strong").inner_text()) == np.abs(same - other).max()
    assert products(page, 0) == products(page, 1)
    # The third kernel of the filter is symmetric.
    page.get_by_role("radio", name="blue").check(force=True)
    expect(page.locator(".law-says")).to_contain_text("This K is symmetric")
    expect(page.locator(".law-sign-mark")).to_have_text(["=", "="])
    np.testing.assert_array_equal(grid(page, "f ⋆ K"), grid(page, "f ∗ K"))


def test_a_link_shows_the_same_and_escape_and_back_close(open_page: Open) -> None:
    explore = open_page("/?step=67")
    page = explore.page
    dialog = opened(explore)
    page.get_by_role("radio", name="Correlation is convolution, turned").check(force=True)
    # The switch beside the channels goes, and they take its place.
    expect(dialog.get_by_role("radio", name="Correlation", exact=True)).to_have_count(0)
    page.get_by_role("radio", name="green").check(force=True)
    expect(page).to_have_url(re.compile("show=turn&law_channel=2"))
    shown = grid(page, "f ∗ K").tolist()
    page.reload(wait_until="commit")
    assert grid(page, "f ∗ K").tolist() == shown
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page).not_to_have_url(re.compile("show="))
    opener = page.get_by_role("button", name="Properties")
    opener.focus()
    page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    page.keyboard.press("ArrowRight")  # the walk rests behind the dialog
    assert explore.step() == 67
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(page).not_to_have_url(re.compile("show="))
    page.go_back()
    expect(dialog).to_be_visible()


def test_a_large_kernel_is_cut_and_rounding_is_said(open_page: Open) -> None:
    page = open_page("/?preset=gaussian_7&show=commute").page
    says = page.locator(".law-says")
    expect(says).to_contain_text("Of its 7 × 7 weights the middle 5 × 5 are taken.")
    expect(page.locator(".law-sign-mark")).to_have_text("=")
    page.goto(page.url.replace("gaussian_7", "box_3"), wait_until="commit")
    expect(page.locator(".law-sign-mark")).to_have_text("=")
    page.get_by_role("slider", name="f ∗ g", exact=True).focus()
    assert result(page, 0) == pytest.approx(result(page, 1))


def test_the_laws_hold_for_what_a_layer_reads(open_page: Open) -> None:
    explore = open_page("/?filters=8")
    explore.page.get_by_role("button", name="Walk on from this output").click()
    explore.settled()
    dialog = opened(explore)
    expect(dialog.locator(".law-says")).to_contain_text(
        "the middle 6 × 6 cells of this layer's input"
    )
    expect(dialog.locator(".law-sign-mark")).to_have_text("=")
    dialog.get_by_role("combobox", name="Channel").select_option("channel 7")
    expect(dialog.locator(".law-says")).to_contain_text("channel 7")


@pytest.mark.parametrize(("size", "lang"), LOOKS)
def test_the_laws_look_right(open_page: Open, size: str, lang: str) -> None:
    width, height = SIZES[size]
    explore = open_page(
        f"/?lang={lang}&show=commute", width=width, height=height, dark=lang == "zh"
    )
    page = explore.page
    for state in STATES:
        explore.go(f"lang={lang}&{state}")
        page.locator(".law-sum").first.wait_for()
        assert faults(page) == [], state
    explore.go(f"lang={lang}&{STATES[1]}")
    page.locator(".law-sum").first.wait_for()
    assert violations(page) == []


def test_a_table_is_the_patch_itself(open_page: Open) -> None:
    table = np.arange(1, 37).reshape(6, 6) % 7 - 3
    values = ";".join(",".join(str(value) for value in row) for row in table)
    page = open_page(f"/?show=commute&preset=sobel_y&values={values}").page
    assert (patch(page) == table).all()


def test_a_link_opens_it_at_once(open_page: Open) -> None:
    page = open_page("/?show=turn&preset=sobel_y", fresh=True).page
    expect(page.get_by_role("dialog", name="Properties")).to_be_visible()
    kernel = page.get_by_role("img", name="K, the kernel as given")
    expect(kernel).to_be_visible()
    assert len(numbers(kernel, 3)) == 3
