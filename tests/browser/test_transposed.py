"""Transposed convolution on the stage: stamp by stamp, and as a window over the stretched input."""

import re
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.explore import Explore, number
from tests.browser.layout import faults
from tests.browser.test_accessibility import SIZES, violations
from tests.browser.test_address import says
from tests.browser.test_start import agrees_with_the_api

SCATTER = "?view=scatter"
NAMES = ("red", "green", "blue")


def stamps_as_the_api(explore: Explore) -> None:
    """Hold the numbers of the present stamp against the record of the API."""
    record = explore.record(explore.step() - 1, SCATTER)
    channels = record["channels"]
    name = NAMES[record["input"][0]]
    assert explore.stamp_cell() == record["value"]
    # A cell shows as many digits as it has room for: three or more.
    near = 0.005
    for one in channels:
        called = name if len(channels) == 1 else f"{name} → {one['channel'] + 1}"
        assert np.allclose(explore.kernel(called), np.ravel(one["kernel"]), rtol=near)
        assert np.allclose(explore.group(f"Stamp, {called}"), np.ravel(one["products"]), rtol=near)


def sum_so_far(explore: Explore, cell: tuple[int, int, int]) -> tuple[float, int]:
    """Add up what the API says that the steps until now have stamped on a cell, and count them."""
    total, count = 0.0, 0
    for index in range(explore.step()):
        record = explore.record(index, SCATTER)
        window = record["window"]
        for one in record["channels"]:
            if one["channel"] != cell[0]:
                continue
            for (row, column), product in np.ndenumerate(np.array(one["products"])):
                at = (
                    window["top"] + row * window["dilation"][0],
                    window["left"] + column * window["dilation"][1],
                )
                if at == cell[1:]:
                    total, count = total + float(product), count + 1
    return total, count


def phases(explore: Explore) -> list[str]:
    """The names of the phases of the present step."""
    group = explore.page.get_by_role("group", name="Phases of the step")
    return [text.strip() for text in group.get_by_role("button").all_inner_texts()]


def test_it_opens_stamp_by_stamp_on_a_grid_that_can_be_read(open_page: Open) -> None:
    explore = open_page("/")
    explore.choose("Operation", "Transposed")
    explore.settled()
    run = explore.run()
    assert run["input_shape"] == [3, 6, 6]
    assert run["output_shape"] == [3, 11, 11]
    assert explore.total() == 3 * 6 * 6
    assert phases(explore) == ["slide", "multiply", "add"]
    stamps_as_the_api(explore)
    says(explore, "op=transposed")


def test_a_chosen_grid_is_kept(open_page: Open) -> None:
    explore = open_page("/?grid=8&op=transposed")
    assert explore.run()["input_shape"] == [3, 8, 8]


def test_every_stamp_is_the_apis(open_page: Open) -> None:
    explore = open_page("/?op=transposed")
    for step in (1, 24, 36, 37, 108):
        explore.walk_to(step)
        stamps_as_the_api(explore)


def test_a_cell_is_stamped_on_all_maps_of_its_group(open_page: Open) -> None:
    explore = open_page("/?op=transposed&t_preset=astronaut_bank&step=50")
    assert len(explore.record(49, SCATTER)["channels"]) == 2
    stamps_as_the_api(explore)


def test_what_falls_outside_is_hatched_and_counted(open_page: Open) -> None:
    explore = open_page("/?op=transposed&step=1")
    cut = explore.record(0, SCATTER)["cut_taps"]
    stamp = explore.page.get_by_role("group", name="Stamp, red")
    expect(stamp.locator("[data-kind=pad]")).to_have_count(len(cut))
    expect(explore.page.get_by_text(f"{len(cut)} of 9 fall outside")).to_be_visible()
    assert "cut off by the padding" in explore.stamped(-1, -1)


def test_the_sums_grow_with_the_stamps(open_page: Open) -> None:
    explore = open_page("/?op=transposed&step=8")
    assert "no stamp has come here yet" in explore.stamped(7, 7)
    for step in (8, 9, 8):
        explore.walk_to(step)
        total, count = sum_so_far(explore, (0, 1, 3))
        text = explore.stamped(1, 3)
        assert number(text.split("=")[1].split("the")[0]) == total
        assert f"the sum of {count} so far" in text


def test_all_stamps_and_the_bias_make_the_output(open_page: Open) -> None:
    explore = open_page("/?op=transposed&t_preset=astronaut_bank&step=108&phase=sum")
    page = explore.page
    output = explore.output()
    biases: list[float] = explore.run()["bias"]
    assert phases(explore) == ["slide", "multiply", "add", "bias"]
    text = explore.stamped(4, 5)
    assert number(text.split("=")[1].split("the")[0]) + biases[0] == output[0, 4, 5]
    explore.press(".")
    expect(page.get_by_text("Last of all the bias is added")).to_be_visible()
    for row, column in ((0, 0), (4, 5), (10, 10)):
        assert number(explore.stamped(row, column).split("=")[1]) == output[0, row, column]


def test_without_a_bias_the_last_stamp_is_the_end(open_page: Open) -> None:
    explore = open_page("/?op=transposed&step=108")
    assert phases(explore) == ["slide", "multiply", "add"]
    explore.walk_to(36)
    page = explore.page
    expect(page.get_by_text("Map 1: 36 of 36 stamps")).to_be_visible()


def test_a_gather_is_a_window_over_the_stretched_input(open_page: Open) -> None:
    explore = open_page("/?op=transposed&t_view=gather&t_preset=astronaut_bank&step=50")
    assert explore.total() == int(np.prod(explore.run()["output_shape"]))
    for step in (1, 50, 51, 242):
        explore.walk_to(step)
        agrees_with_the_api(explore)
    explore.walk_to(50)
    inserted = explore.record(49)["inserted_taps"]
    window = explore.page.get_by_role("group", name="Window, red")
    expect(window.locator("[data-kind=gap]")).to_have_count(len(inserted))
    assert "kernel turned by 180°" in explore.page.locator("main").inner_text()


@pytest.mark.parametrize(
    "query", ["t_padding=4&t_preset=sobel_x", "t_dilation=2&t_output_padding=1", "t_stride=3"]
)
def test_a_gather_agrees_at_other_sizes(open_page: Open, query: str) -> None:
    explore = open_page(f"/?op=transposed&t_view=gather&step=9&{query}&t_groups=1")
    agrees_with_the_api(explore)


def test_a_zero_put_in_between_says_what_it_is(open_page: Open) -> None:
    explore = open_page("/?op=transposed&t_view=gather&step=1&t_padding=3")
    plane = explore.page.get_by_role("img", name="Input, red")
    box = plane.bounding_box()
    assert box
    pitch = box["width"] / 11
    tip = explore.page.locator(".stage .tip")
    explore.page.mouse.move(box["x"] + 3.5 * pitch, box["y"] + 2.5 * pitch)
    expect(tip).to_have_text("0  a zero put in between")
    explore.page.mouse.move(box["x"] + 2.5 * pitch, box["y"] + 2.5 * pitch)
    expect(tip).to_have_text(re.compile(r"R\[1, 1\] = \d+"))
    explore.page.mouse.move(box["x"] + 0.5 * pitch, box["y"] + 0.5 * pitch)
    expect(tip).to_contain_text("never read")


def test_the_view_is_in_the_address_and_keeps_the_place(open_page: Open) -> None:
    explore = open_page("/?op=transposed&step=15")
    cell = explore.record(14, SCATTER)["input"]
    explore.look_at("Gather")
    says(explore, "t_view=gather")
    assert explore.record(explore.step() - 1)["output"] == [cell[0], 2 * cell[1], 2 * cell[2]]
    explore.look_at("Scatter")
    assert explore.step() == 15
    explore.page.go_back()
    explore.settled()
    says(explore, "t_view=gather")


def test_switching_back_loses_nothing(open_page: Open) -> None:
    explore = open_page("/?stride=3&padding=2&op=transposed")
    explore.slide("Stride", 4)
    explore.slide("Padding", 0)
    explore.settled()
    assert explore.run()["stride"] == [4, 4]
    explore.choose("Operation", "Correlation")
    explore.settled()
    assert explore.run()["stride"] == [3, 3]
    assert explore.run()["input_shape"] == [3, 12, 12]
    explore.choose("Operation", "Transposed")
    explore.settled()
    assert (explore.run()["stride"], explore.run()["padding"]) == ([4, 4], [0, 0, 0, 0])


def test_a_kernel_that_was_chosen_comes_along(open_page: Open) -> None:
    explore = open_page("/?preset=sobel_x")
    explore.cell("red", 1, 1).fill("7")
    explore.cell("red", 1, 1).press("Enter")
    explore.choose("Operation", "Transposed")
    explore.settled()
    assert explore.kernel("red") == [-1, 0, 1, -2, 7, 2, -1, 0, 1]
    explore.choose("Filters", "Nearest 2")
    explore.settled()
    assert explore.run()["output_shape"] == [3, 12, 12]
    explore.choose("Operation", "Correlation")
    explore.settled()
    assert explore.kernel("red") == [-1, 0, 1, -2, 7, 2, -1, 0, 1]


def test_a_kernel_is_edited_as_it_is_stamped_and_as_it_is_turned(open_page: Open) -> None:
    explore = open_page("/?op=transposed&step=15")
    explore.cell("red", 0, 0).fill("3")
    explore.cell("red", 0, 0).press("Enter")
    explore.settled()
    stamps_as_the_api(explore)
    assert explore.group("Stamp, red")[0] == 3 * explore.stamp_cell()
    assert explore.run()["weight"][0][0][0][0] == 3
    explore.look_at("Gather")
    assert explore.kernel("red")[8] == 3
    explore.cell("red", 0, 0).fill("4")
    explore.cell("red", 0, 0).press("Enter")
    explore.settled()
    assert explore.run()["weight"][0][0][2][2] == 4
    assert explore.result() == explore.record(explore.step() - 1)["result"]
    expect(explore.page).to_have_url(re.compile("t_weights=3x1x3x3:3,"))


def test_output_padding_that_is_too_large_is_refused_at_its_slider(open_page: Open) -> None:
    explore = open_page("/?op=transposed", allow="status of 4")
    slider = explore.page.get_by_role("slider", name="Output pad")
    slider.fill("1")
    explore.settled()
    assert explore.run()["output_shape"] == [3, 12, 12]
    assert "(6 − 1)·2 − 2·1 + 3 + 1" in explore.page.locator("body").inner_text()
    slider.fill("2")
    explore.settled()
    expect(explore.complaint(slider)).to_contain_text("smaller than either stride or dilation")
    slider.fill("0")
    explore.settled()
    assert slider.get_attribute("aria-describedby") is None


def test_padding_that_leaves_nothing_is_refused_with_what_would(open_page: Open) -> None:
    explore = open_page("/?op=transposed", allow="status of 4")
    slider = explore.page.get_by_role("slider", name="Padding", exact=True)
    slider.fill("8")
    explore.settled()
    expect(explore.complaint(slider)).to_have_text(
        "Padding 8 cuts off everything: at most 6 leaves a cell."
    )
    slider.fill("6")
    explore.settled()
    assert explore.run()["output_shape"] == [3, 1, 1]


def test_the_walk_goes_on_from_what_was_stamped(open_page: Open) -> None:
    explore = open_page("/?op=transposed&step=20")
    page = explore.page
    page.get_by_role("button", name="Walk on from this output").click()
    explore.settled()
    assert explore.run()["input_shape"] == [3, 11, 11]
    says(explore, "grid=6")
    stamps = explore.record(explore.step() - 1, SCATTER)
    assert explore.stamp_cell() == pytest.approx(stamps["value"], rel=0.005)
    page.get_by_role("button", name="conv_transpose2d 3×3").click()
    explore.settled()
    assert explore.run()["input_shape"] == [3, 6, 6]
    stamps_as_the_api(explore)


def test_a_stamp_has_no_frame_to_take_away(open_page: Open) -> None:
    explore = open_page("/?op=transposed")
    explore.page.get_by_role("button", name="Export").click()
    expect(explore.page.get_by_role("link", name="This feature map as PNG")).to_be_visible()
    expect(explore.page.get_by_role("link", name="This step as PNG")).to_have_count(0)


def test_the_size_is_explained_with_its_numbers(open_page: Open) -> None:
    explore = open_page("/?op=transposed&t_output_padding=1")
    card: list[str] = explore.page.locator(".formula-parts").locator("dd").all_inner_texts()
    assert sum(number(text.replace("+", "")) for text in card) == 12
    text = explore.page.locator(".formula").inner_text()
    assert "(W − 1)·S − 2P + F + A" in text
    assert "corners of 6 stamps, 2 apart" in text


def test_the_keyboard_walks_over_the_input(open_page: Open) -> None:
    explore = open_page("/?op=transposed&step=1", reduced=True)
    explore.press("ArrowDown", "ArrowRight")
    assert explore.step() == 8
    explore.press("2")
    assert explore.step() == 37
    plane = explore.page.get_by_role("slider", name="Input, blue")
    plane.focus()
    explore.press("End")
    explore.settled()
    assert explore.step() == 108
    expect(plane).to_have_attribute("aria-valuenow", "36")
    gather = explore.page.get_by_role("radio", name="Scatter")
    gather.focus()
    explore.press("ArrowRight")
    explore.settled()
    says(explore, "t_view=gather")


def test_pressing_a_cell_goes_to_its_stamp(open_page: Open) -> None:
    explore = open_page("/?op=transposed")
    plane = explore.page.get_by_role("slider", name="Input, green")
    box = plane.bounding_box()
    assert box
    plane.click(position={"x": box["width"] * 2.5 / 6, "y": box["height"] * 3.5 / 6})
    explore.settled()
    assert explore.record(explore.step() - 1, SCATTER)["input"] == [1, 3, 2]
    stamps_as_the_api(explore)


def test_a_small_map_is_shown_large(open_page: Open) -> None:
    explore = open_page("/?op=transposed&step=3&t_groups=1&t_filters=3")
    maps = explore.page.get_by_role("group", name="All feature maps")
    maps.get_by_role("button", name="Feature map 3").click()
    explore.settled()
    expect(explore.page.get_by_text("Map 3: 3 of 108 stamps")).to_be_visible()
    assert explore.step() == 3


def test_a_pointed_output_cell_lights_the_cells_that_are_stamped_on_it(open_page: Open) -> None:
    explore = open_page("/?op=transposed&step=36")
    explore.stamped(3, 3)
    rows = explore.page.locator(".stage .row .pointed")
    lit = [
        path for path in rows.evaluate_all("all => all.map(one => one.getAttribute('d'))") if path
    ]
    assert len(lit) == 1


def test_every_step_is_said_in_a_sentence(open_page: Open) -> None:
    explore = open_page("/?op=transposed&step=15")
    record: dict[str, Any] = explore.record(14, SCATTER)
    expect(explore.page.locator(".stage").get_by_role("status")).to_contain_text(
        f"Red, row 2, column 2: {record['value']:g} times the kernel is added to map 1"
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", ["scatter", "gather"])
def test_axe_finds_nothing(open_page: Open, size: str, view: str) -> None:
    width, height = SIZES[size]
    explore = open_page(
        f"/?op=transposed&step=24&t_view={view}", width=width, height=height, reduced=True
    )
    for dark in (False, True):
        explore.page.emulate_media(color_scheme="dark" if dark else "light")
        expect(explore.page.locator("html")).to_have_attribute(
            "data-theme", "dark" if dark else "light"
        )
        assert violations(explore.page) == []


STATES = [
    "step=24",
    "step=24&t_view=gather",
    "step=108&t_preset=astronaut_bank&t_output_padding=1",
    "step=20&t_view=gather&t_padding=4&t_output_padding=1&t_preset=sobel_x",
    "step=40&t_groups=1&t_filters=8",
    "step=3&color=grey&t_kernel=7&t_padding=3",
]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nothing_is_cut_off_and_nothing_overlaps(open_page: Open, size: str, lang: str) -> None:
    width, height = SIZES[size]
    touch = size == "phone"
    explore = open_page("/?op=transposed", width=width, height=height, touch=touch, reduced=True)
    for state in STATES:
        explore.go(f"op=transposed&lang={lang}&{state}")
        assert faults(explore.page) == [], state


def test_a_phone_shows_one_map_at_a_time(open_page: Open) -> None:
    explore = open_page("/?op=transposed&step=24", width=390, height=844, touch=True)
    stamps_as_the_api(explore)
    tabs = explore.page.get_by_role("group", name="All feature maps")
    tabs.get_by_role("button", name="Feature map 2").tap()
    explore.settled()
    assert explore.step() == 37
    stamps_as_the_api(explore)


def test_back_and_forward_keep_the_step_of_either_telling(open_page: Open) -> None:
    explore = open_page("/?op=transposed&step=30")
    explore.look_at("Gather")
    explore.walk_to(200)
    expect(explore.page).to_have_url(re.compile("step=200"))
    explore.page.go_back()
    explore.settled()
    assert explore.step() == 30
    explore.page.go_forward()
    explore.settled()
    assert explore.step() == 200
