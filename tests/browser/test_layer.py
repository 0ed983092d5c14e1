"""Choosing and editing what is done: operation, presets, sizes, weights, biases."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.test_start import agrees_with_the_api


def test_a_preset_is_put_over_the_picture(open_page: Open) -> None:
    explore = open_page("/?step=40")
    explore.choose("Filters", "Sobel →")
    explore.settled()
    assert explore.kernel("red") == [-1, 0, 1, -2, 0, 2, -1, 0, 1]
    agrees_with_the_api(explore)


def test_operations(open_page: Open) -> None:
    explore = open_page("/?step=4")
    explore.choose("Operation", "Max")
    explore.settled()
    record = explore.record(3)
    values = record["channels"][0]["values"]
    assert explore.group("Window, red") == [value for row in values for value in row]
    text = explore.page.locator("main").inner_text()
    assert f"at [{record['winner'][0]}, {record['winner'][1]}]" in text
    assert explore.total() == 36
    explore.choose("Operation", "Average")
    explore.settled()
    record = explore.record(3)
    assert f"{record['sum']} ÷ {record['divisor']}" in explore.page.locator("main").inner_text()
    explore.choose("Operation", "Convolution")
    explore.settled()
    assert explore.kernel("red") == [1, 2, 1, 0, 0, 0, -1, -2, -1]
    explore.choose("Operation", "Correlation")
    explore.settled()
    agrees_with_the_api(explore)


def test_a_true_convolution_turns_the_kernel_and_back(open_page: Open) -> None:
    explore = open_page("/?step=40")
    explore.choose("Operation", "Convolution")
    explore.settled()
    assert explore.kernel("red") == [1, 2, 1, 0, 0, 0, -1, -2, -1]
    agrees_with_the_api(explore)
    explore.cell("red", 0, 0).fill("5")
    explore.cell("red", 0, 0).press("Enter")
    explore.settled()
    agrees_with_the_api(explore)
    explore.choose("Operation", "Correlation")
    explore.settled()
    assert explore.kernel("red") == [-1, -2, -1, 0, 0, 0, 1, 2, 5]
    agrees_with_the_api(explore)


def test_the_flip_is_one_turn_or_two_mirrorings(open_page: Open) -> None:
    explore = open_page("/?op=convolution&step=1&phase=slide")
    page = explore.page
    given = explore.kernel("red")
    ways = page.get_by_role("radiogroup", name="How the kernel turns")
    expect(ways.get_by_role("radio", name="One half turn")).to_be_checked()
    # What is seen for a moment only is looked for first.
    explore.choose("How the kernel turns", "Two mirrorings")
    expect(page.get_by_text("mirrored left to right")).to_be_visible()
    expect(page.get_by_text("then top to bottom")).to_be_visible()
    expect(page).to_have_url(re.compile("flip=mirrors"))
    # Its numbers stand upright and only change their places: nothing of the grid is turned.
    assert (
        page.locator(".kernel").first.evaluate("one => getComputedStyle(one).transform") == "none"
    )
    expect(page.get_by_text("then top to bottom")).to_have_count(0)
    assert explore.kernel("red") == given[::-1]
    cells = explore.cell("red", 0, 0)
    expect(cells).to_have_js_property("style.translate", "")
    explore.press("f")
    expect(page.get_by_text("mirrored left to right")).to_be_visible()


def test_scrubbing_back_mirrors_back(open_page: Open) -> None:
    explore = open_page("/?op=convolution&step=1&phase=slide&flip=mirrors")
    given = explore.kernel("red")
    explore.press(".")
    assert explore.kernel("red") == given[::-1]
    explore.press(",")
    assert explore.kernel("red") == given


def test_without_motion_the_mirrored_kernel_is_there_at_once(open_page: Open) -> None:
    explore = open_page("/?op=convolution&step=1&phase=slide", reduced=True)
    given = explore.kernel("red")
    explore.choose("How the kernel turns", "Two mirrorings")
    assert explore.kernel("red") == given[::-1]
    expect(explore.page.get_by_text("mirrored left to right")).to_have_count(0)


def test_stride_and_padding(open_page: Open) -> None:
    explore = open_page("/")
    explore.slide("Stride", 2)
    explore.slide("Padding", 0)
    explore.settled()
    assert explore.run()["output_shape"] == [2, 5, 5]
    assert explore.total() == 50
    agrees_with_the_api(explore)


def test_the_kernel_grows_around_its_centre(open_page: Open) -> None:
    explore = open_page("/?step=67&padding=2")
    explore.slide("Kernel", 5)
    explore.settled()
    kernel = explore.kernel("red")
    assert len(kernel) == 25
    assert [kernel[row * 5 + column] for row in (1, 2, 3) for column in (1, 2, 3)] == [
        *(-1, -2, -1),
        *(0, 0, 0),
        *(1, 2, 1),
    ]
    agrees_with_the_api(explore)


def test_a_kernel_cell_is_edited_in_place(open_page: Open) -> None:
    explore = open_page("/?step=67")
    cell = explore.cell("green", 1, 1)
    cell.click()
    cell.fill("2.5")
    cell.press("Enter")
    explore.settled()
    assert explore.kernel("green")[4] == 2.5
    assert explore.group("Products, green")[4] == 505
    assert explore.result() == -320 + 505
    assert explore.step() == 67
    agrees_with_the_api(explore)


def test_arrows_change_a_kernel_cell_and_tab_moves_on(open_page: Open) -> None:
    explore = open_page("/?step=67")
    cell = explore.cell("red", 0, 0)
    cell.focus()
    cell.press("ArrowUp")
    explore.settled()
    assert explore.kernel("red")[0] == 0
    cell.press("Tab")
    expect(explore.cell("red", 0, 1)).to_be_focused()


def test_what_is_no_number_is_refused_beside_the_cell(open_page: Open) -> None:
    explore = open_page("/?step=67")
    cell = explore.cell("red", 0, 0)
    cell.click()
    cell.fill("two")
    cell.press("Enter")
    expect(explore.page.get_by_role("alert").get_by_text("“two”")).to_be_visible()
    explore.settled()
    assert explore.result() == -320
    cell.press("Escape")
    assert explore.kernel("red")[0] == -1


def test_a_bias_is_edited_on_the_card(open_page: Open) -> None:
    explore = open_page("/?step=67")
    field = explore.page.get_by_role("region", name="Sum of the channels").get_by_role("spinbutton")
    field.click()
    field.fill("100")
    field.press("Enter")
    explore.settled()
    assert explore.bias() == 100
    assert explore.result() == -232


def test_two_filters_are_walked_each_with_its_map(open_page: Open) -> None:
    explore = open_page("/?step=211")
    agrees_with_the_api(explore)
    text = explore.page.locator("main").inner_text()
    assert "Filter 2 of 2" in text
    assert "out[1, 5, 6]" in text


def test_a_grey_picture_has_one_row(open_page: Open) -> None:
    explore = open_page("/?step=20&preset=sobel_y")
    explore.choose("Read as", "Grey")
    explore.settled()
    assert explore.page.get_by_role("group", name="Window,").count() == 1
    assert len(explore.sums()) == 1


def test_values_may_run_from_0_to_1(open_page: Open) -> None:
    explore = open_page("/?step=67")
    explore.choose("Values from and to", "0–1")
    explore.settled()
    assert max(explore.group("Window, red")) <= 1
    assert explore.record(66)["result"] == (-332 / 255 + 12)


def test_pooling_can_round_up_and_hang_over(open_page: Open) -> None:
    explore = open_page("/?op=max_pool&window=5&step=9")
    assert explore.run()["output_shape"] == [3, 2, 2]
    explore.page.get_by_role("switch", name="Round up (ceil_mode)").check()
    explore.settled()
    assert explore.run()["output_shape"] == [3, 3, 3]
    text = explore.page.locator("body").inner_text()
    assert "⌈(12 + 2·0 − 5) / 5⌉ + 1" in text
    assert "Caffe rounds the output size up" in text
    explore.press("End")
    explore.settled()
    assert len(explore.group("Window, red")) == 4
    assert explore.record(8)["result"] == explore.number("Largest, red")
    expect(explore.page).to_have_url(re.compile("ceil=1"))


def test_padding_may_be_left_out_of_an_average(open_page: Open) -> None:
    explore = open_page("/?op=avg_pool&pool_padding=1&step=1")
    assert "÷ 4" in explore.page.locator("main").inner_text()
    explore.page.get_by_role("switch", name="Count the padding").uncheck()
    explore.settled()
    assert explore.record(0)["divisor"] == 1
    assert "÷ 1" in explore.page.locator("main").inner_text()
    expect(explore.page).to_have_url(re.compile("count_pad=0"))


def test_padding_may_copy_the_picture(open_page: Open) -> None:
    explore = open_page("/?step=1")
    for mode in ("reflect", "replicate", "circular"):
        explore.choose("The padding holds", mode.capitalize())
        explore.settled()
        record = explore.record(0)
        assert explore.run()["operation"]["padding_mode"] == mode
        values = record["channels"][0]["values"]
        assert explore.group("Window, red") == [value for row in values for value in row]
        assert explore.result() == record["result"]
    expect(explore.page).to_have_url(re.compile("padding_mode=circular"))


def test_a_padding_cell_says_what_it_copies(open_page: Open) -> None:
    explore = open_page("/?step=1&padding_mode=reflect")
    plane = explore.page.get_by_role("img", name="Input, red")
    box = plane.bounding_box()
    assert box
    explore.page.mouse.move(box["x"] + 5, box["y"] + 5)
    tip = explore.page.get_by_text("padding, a copy of R[1, 1]")
    expect(tip).to_be_visible()
    place, stage = tip.bounding_box(), explore.page.locator(".stage").bounding_box()
    assert place
    assert stage
    assert place["x"] >= stage["x"]


def test_groups_say_where_they_stand_and_what_they_save(open_page: Open) -> None:
    explore = open_page("/?step=67&filters=6")
    note = explore.page.locator("#groups-note")
    expect(note).to_contain_text("Standard (6, 3, 3, 3)")
    explore.slide("Groups", 1)
    explore.settled()
    assert explore.run()["groups"] == 3
    expect(note).to_contain_text("Depthwise (6, 1, 3, 3)")
    expect(note).to_contain_text("108 of 162 weights saved")
    dimmed = explore.page.locator(".row.is-dimmed")
    expect(dimmed).to_have_count(2)
