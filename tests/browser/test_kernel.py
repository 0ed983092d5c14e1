"""The kernel editor: tools and the way back, sizes, and the frequency response."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.explore import CHANNELS, Explore
from tests.browser.test_start import agrees_with_the_api

SOBEL_Y = [-1, -2, -1, 0, 0, 0, 1, 2, 1]
SOBEL_X = [-1, 0, 1, -2, 0, 2, -1, 0, 1]


def kernels(explore: Explore) -> list[list[float]]:
    return [explore.kernel(name) for name in CHANNELS]


def said(explore: Explore) -> str:
    return explore.page.locator(".tools-of-kernel [role=status]").inner_text()


def change(explore: Explore, what: str) -> None:
    """Choose which kernels the tools change."""
    explore.page.get_by_label("What the tools change").select_option(label=what)


def test_a_tool_changes_every_kernel_of_the_present_filter(open_page: Open) -> None:
    explore = open_page("/?step=67")
    second = explore.run()["weight"][1]
    explore.use_tool("Turn by 90°")
    turned = [np.rot90(np.reshape(one, (3, 3)), -1).ravel().tolist() for one in (SOBEL_Y, SOBEL_X)]
    assert kernels(explore)[:2] == turned
    assert explore.run()["weight"][1] == second
    agrees_with_the_api(explore)
    for _ in range(3):
        explore.use_tool("Turn by 90°")
    assert kernels(explore)[:2] == [SOBEL_Y, SOBEL_X]


def test_one_channel_or_the_whole_layer_may_be_meant(open_page: Open) -> None:
    explore = open_page("/?step=67")
    before = np.array(explore.run()["weight"])
    change(explore, "Channel G")
    explore.use_tool("Negate")
    one = before.copy()
    one[0, 1] *= -1
    np.testing.assert_array_equal(explore.run()["weight"], one)
    expect(explore.page).to_have_url(re.compile(r"edit=1&"))
    change(explore, "Whole layer")
    explore.use_tool("Mirror top and bottom")
    np.testing.assert_array_equal(explore.run()["weight"], one[:, :, ::-1])
    agrees_with_the_api(explore)


def test_each_tool_does_what_it_is_called(open_page: Open) -> None:
    explore = open_page("/?step=67")
    explore.use_tool("Random")
    first = np.array(kernels(explore)).reshape(3, 3, 3)
    assert set(first.ravel()) <= set(range(-3, 4))
    explore.use_tool("Mirror left and right")
    np.testing.assert_array_equal(np.reshape(kernels(explore), (3, 3, 3)), first[:, :, ::-1])
    explore.use_tool("Turn by 180°")
    np.testing.assert_array_equal(np.reshape(kernels(explore), (3, 3, 3)), first[:, ::-1])
    explore.use_tool("Transpose")
    turned = first[:, ::-1].swapaxes(1, 2)
    np.testing.assert_array_equal(np.reshape(kernels(explore), (3, 3, 3)), turned)
    explore.use_tool("Identity")
    assert kernels(explore) == [[0, 0, 0, 0, 1, 0, 0, 0, 0]] * 3
    explore.use_tool("All to 0")
    assert kernels(explore) == [[0] * 9] * 3
    assert explore.result() == 12
    agrees_with_the_api(explore)


def test_normalising_says_what_it_divided_by(open_page: Open) -> None:
    explore = open_page("/?step=67&preset=sharpen&groups=1&filters=1")
    explore.cell("red", 1, 1).fill("6")
    explore.cell("red", 1, 1).press("Enter")
    explore.use_tool("Normalise")
    assert sum(explore.run()["weight"][0][0][1]) + 2 * -0.5 == pytest.approx(1)
    assert said(explore) == "Normalised: the weights add up to 1."
    explore.use_tool("All to 0")
    explore.use_tool("Normalise")
    note = explore.page.locator(".tool-note")
    expect(note).to_have_text("All weights are 0: there is nothing to divide.")
    explore.choose("Filters", "Sobel →")
    explore.settled()
    expect(note).to_have_count(0)
    explore.use_tool("Normalise")
    expect(note).to_contain_text("the positive ones add up to 1")
    assert explore.kernel("red") == [-0.25, 0, 0.25, -0.5, 0, 0.5, -0.25, 0, 0.25]


def test_a_kernel_that_is_not_square_is_turned_with_the_whole_layer(open_page: Open) -> None:
    explore = open_page("/?step=67&kernel=3,2")
    explore.use_tool("Turn by 90°")
    expect(explore.page.locator(".tool-note")).to_contain_text("choose the whole layer")
    assert explore.run()["kernel_size"] == [3, 2]
    change(explore, "Whole layer")
    explore.use_tool("Turn by 90°")
    assert explore.run()["kernel_size"] == [2, 3]
    agrees_with_the_api(explore)


def test_every_change_is_taken_back_and_made_again(open_page: Open) -> None:
    explore = open_page("/?step=67")
    start = explore.run()["id"]
    seen = [start]

    def changed() -> None:
        explore.settled()
        assert explore.run()["id"] != seen[-1]
        seen.append(explore.run()["id"])

    explore.cell("red", 0, 0).fill("7")
    explore.cell("red", 0, 0).press("Enter")
    changed()
    explore.page.get_by_role("textbox", name="Bias of filter 1").fill("30")
    explore.page.get_by_role("textbox", name="Bias of filter 1").press("Enter")
    changed()
    explore.slide("Kernel", 2)
    changed()
    explore.take_filter("Gaussian 5")
    changed()
    explore.use_tool("Negate")
    changed()
    explore.page.evaluate("document.activeElement.blur()")
    for one in reversed(seen[:-1]):
        explore.press("Control+z")
        explore.settled()
        assert explore.run()["id"] == one
    assert kernels(explore)[:2] == [SOBEL_Y, SOBEL_X]
    undo = explore.page.get_by_role("button", name="Undo")
    redo = explore.page.get_by_role("button", name="Redo")
    expect(undo).to_be_disabled()
    for one in seen[1:]:
        redo.click()
        explore.settled()
        assert explore.run()["id"] == one
    expect(redo).to_be_disabled()
    undo.click()
    explore.press("Control+Shift+z")
    explore.settled()
    assert explore.run()["id"] == seen[-1]


def test_a_held_key_is_one_change_and_goes_back_at_once(open_page: Open) -> None:
    explore = open_page("/?step=67")
    cell = explore.cell("red", 0, 0)
    cell.focus()
    keyboard = explore.page.keyboard
    for _ in range(5):
        keyboard.down("ArrowUp")
    keyboard.up("ArrowUp")
    assert explore.kernel("red")[0] == 4
    cell.press("Control+z")
    explore.settled()
    assert explore.kernel("red") == SOBEL_Y
    assert explore.result() == -320
    expect(explore.page.get_by_role("button", name="Undo")).to_be_disabled()


def test_what_is_typed_into_a_field_is_the_fields_own(open_page: Open) -> None:
    explore = open_page("/?step=67")
    explore.use_tool("Negate")
    negated = explore.kernel("red")
    cell = explore.cell("red", 0, 0)
    cell.click()
    explore.page.keyboard.type("55")
    cell.press("Control+z")
    field = explore.page.get_by_role("textbox", name="step")
    field.click()
    field.press("Control+z")
    explore.settled()
    assert explore.kernel("red")[1:] == negated[1:]


def test_the_tools_are_one_stop_of_the_keyboard(open_page: Open) -> None:
    explore = open_page("/?step=67")
    explore.page.get_by_label("What the tools change").focus()
    explore.press("Tab")
    expect(explore.page.get_by_role("button", name="Normalise")).to_be_focused()
    explore.press("ArrowRight", "ArrowDown")
    focused = explore.page.evaluate("() => document.activeElement.getAttribute('aria-label')")
    assert focused in {"Undo", "Redo", "Transpose", "Turn by 180°", "Turn by 90°"}
    explore.press("Home", "ArrowRight", "Enter")
    explore.settled()
    assert explore.kernel("red") == [0 - weight for weight in SOBEL_Y]
    assert explore.step() == 67, "the arrows are the toolbar's here, not the walk's"
    explore.press("Shift+Tab")
    expect(explore.page.get_by_label("What the tools change")).to_be_focused()


def test_the_address_carries_the_result(open_page: Open) -> None:
    explore = open_page("/?step=67")
    explore.use_tool("Normalise")
    expect(explore.page).to_have_url(re.compile("weights="))
    address = explore.page.url.removeprefix(explore.origin())
    assert kernels(open_page(address, fresh=True)) == kernels(explore)


def test_stamps_are_edited_with_the_same_tools(open_page: Open) -> None:
    explore = open_page("/?op=transposed&t_preset=sobel_x&step=10")
    explore.use_tool("Transpose")
    weight = np.array(explore.run()["weight"])
    np.testing.assert_array_equal(weight[0, 0].ravel(), SOBEL_Y)
    explore.press("Control+z")
    explore.settled()
    np.testing.assert_array_equal(np.array(explore.run()["weight"])[0, 0].ravel(), SOBEL_X)
    explore.choose("Operation", "Correlation")
    explore.settled()
    assert explore.kernel("red") == SOBEL_Y, "the convolution has kernels of its own"


def test_the_size_goes_by_keyboard_through_every_side(open_page: Open) -> None:
    explore = open_page("/?step=67&preset=laplacian_4&padding=8")
    slider = explore.page.get_by_role("slider", name="Kernel", exact=True)
    slider.focus()
    explore.press("Home")
    for side in range(1, 16):
        expect(slider).to_have_attribute("aria-valuetext", f"{side}×{side}")
        note = explore.page.get_by_text("An even side has no middle cell")
        expect(note).to_have_count(1 - side % 2)
        if side % 2 == 0:
            expect(note).to_contain_text(f"[{side // 2}, {side // 2}] counts as the middle")
        if side in (1, 2, 4, 15):
            explore.settled()
            kernel = explore.kernel("red")
            assert len(kernel) == side * side
            assert kernel[side // 2 * side + side // 2] == -4, "the middle stays the middle"
            agrees_with_the_api(explore)
        explore.press("ArrowRight")


def test_the_frequency_response_is_the_servers(open_page: Open) -> None:
    explore = open_page("/?step=67&preset=sobel_x")
    response = explore.page.locator(".response")
    expect(response.locator("summary")).to_contain_text("band-pass")
    response.locator("summary").click()
    expect(explore.page).to_have_url(re.compile("response=1"))
    expect(response).to_contain_text("Changes from left to right count most.")
    expect(response).to_contain_text("Filter 1, mean of its kernels: even areas × 0, at most × 8")
    picture = response.get_by_role("img", name="Gain at every frequency")
    size = picture.evaluate("image => image.decode().then(() => image.naturalWidth)")
    assert size == 64
    explore.cell("red", 1, 1).fill("9")
    explore.cell("red", 1, 1).press("Enter")
    change(explore, "Channel R")
    expect(response).to_contain_text("Filter 1, channel R: even areas × 9")
    change(explore, "Channel B")
    expect(response).to_contain_text("Filter 1, channel B: even areas × 0, at most × 8")
    answer = explore.page.request.get(
        f"{explore.origin()}{explore.run()['links']['self']}/frequency_response/0.json?channel=2"
    ).json()
    plot = response.get_by_role("img", name="Gain left ↔ right: 0 in the middle")
    points = plot.locator("polyline").get_attribute("points") or ""
    heights = [float(point.split(",")[1]) for point in points.split()]
    shares = 1 - np.array(heights[:-1]) / 34
    np.testing.assert_allclose(shares, np.array(answer["across"]) / answer["largest"], atol=0.001)


def test_the_response_follows_the_kernel(open_page: Open) -> None:
    explore = open_page("/?step=67&preset=sobel_x&response=1")
    kind = explore.page.locator(".response-kind")
    expect(kind).to_contain_text("band-pass ↔")
    explore.use_tool("Transpose")
    expect(kind).to_contain_text("band-pass ↕")
    explore.take_filter("Box 3")
    expect(kind).to_have_text("low-pass")
    explore.use_tool("Identity")
    expect(kind).to_have_text("all-pass")
    explore.use_tool("All to 0")
    expect(kind).to_have_text("nothing passes")
