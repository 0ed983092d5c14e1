"""Inputs of many cells: two pictures side by side, a loupe, and the equation under them."""

import re

import numpy as np
import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Open
from tests.browser.explore import Explore, number
from tests.browser.test_accessibility import violations

NEAR = [(down, across) for down in (-1, 0, 1) for across in (-1, 0, 1)]

PICTURE = "/?grid=224&preset=sobel_x&step=28919"


def centre_of(explore: Explore, picture: Locator, row: float, column: float) -> tuple[float, float]:
    """Where the shares of a picture are on the screen."""
    box = picture.bounding_box()
    assert box
    return box["x"] + column * box["width"], box["y"] + row * box["height"]


def input_picture(explore: Explore) -> Locator:
    return explore.page.get_by_role("img", name="Input picture")


def output_picture(explore: Explore, name: str = "Feature map 1") -> Locator:
    return explore.page.get_by_role("slider", name=name).first


def test_the_equation_under_the_pictures_is_the_servers(open_page: Open) -> None:
    explore = open_page(PICTURE)
    record = explore.record(28918)
    numbers = explore.numbers()
    assert numbers["sums"] == [term["sum"] for term in record["channels"]]
    products = [np.ravel(term["products"]).tolist() for term in record["channels"]]
    assert numbers["products"] == products
    assert numbers["result"] == record["result"] == sum(numbers["sums"]) + numbers["bias"]
    expect(explore.page.locator(".loupe-glass")).to_be_visible()


def test_pressing_and_dragging_on_the_output_walks(open_page: Open) -> None:
    explore = open_page(PICTURE)
    picture = output_picture(explore)
    explore.page.mouse.move(*centre_of(explore, picture, 0.5, 0.25))
    explore.page.mouse.down()
    explore.settled()
    row, column = divmod(explore.step() - 1, 224)
    assert (row - 112, column - 56) in NEAR
    explore.page.mouse.move(*centre_of(explore, picture, 0.75, 0.5), steps=4)
    explore.page.mouse.up()
    explore.settled()
    step = explore.step() - 1
    row, column = divmod(step, 224)
    assert (row - 168, column - 112) in NEAR
    assert explore.result() == explore.record(step)["result"]


def test_a_press_on_the_input_goes_to_the_window_there(open_page: Open) -> None:
    explore = open_page(PICTURE)
    explore.page.mouse.click(*centre_of(explore, input_picture(explore), 0.5, 0.5))
    explore.settled()
    window = explore.record(explore.step() - 1)["window"]
    assert window["top"] == pytest.approx(111, abs=2)
    assert window["left"] == pytest.approx(111, abs=2)


def test_the_pointer_reads_every_channel_of_a_cell(open_page: Open) -> None:
    explore = open_page(PICTURE)
    explore.page.mouse.move(*centre_of(explore, input_picture(explore), 0.3, 0.7))
    tip = explore.page.locator(".stage .tip").inner_text()
    found = re.fullmatch(r"\[(\d+), (\d+)\]\s+R (\d+)\s+G (\d+)\s+B (\d+)", tip)
    assert found, tip
    row, column, *values = (int(part) for part in found.groups())
    assert values == [explore.input()[channel, row, column] for channel in range(3)]


def test_both_are_enlarged_together_around_the_pointer(open_page: Open) -> None:
    explore = open_page(PICTURE)
    page = explore.page
    zoom = page.get_by_role("status", name="Enlarged")
    expect(zoom).to_have_text("1×")
    page.mouse.move(*centre_of(explore, input_picture(explore), 0.3, 0.7))
    before = page.locator(".stage .tip").inner_text()
    page.mouse.wheel(0, -800)
    expect(page).to_have_url(re.compile(r"look=\d"))
    assert number(zoom.inner_text().removesuffix("×")) > 2
    page.mouse.move(*centre_of(explore, input_picture(explore), 0.3, 0.701))
    assert page.locator(".stage .tip").inner_text() == before
    # On the output the same part is seen: its cell is the one that the window stands around.
    page.mouse.click(*centre_of(explore, output_picture(explore), 0.3, 0.7))
    explore.settled()
    row, column = (int(part) for part in re.findall(r"\d+", before)[:2])
    window = explore.record(explore.step() - 1)["window"]
    assert window["top"] + 1 == pytest.approx(row, abs=2)
    assert window["left"] + 1 == pytest.approx(column, abs=2)


def test_the_enlarged_picture_is_moved_and_the_address_keeps_it(open_page: Open) -> None:
    explore = open_page(f"{PICTURE}&look=6,0.4,0.4")
    page = explore.page
    step = explore.step()
    page.mouse.move(*centre_of(explore, input_picture(explore), 0.5, 0.5))
    before = page.locator(".stage .tip").inner_text()
    page.mouse.down()
    page.mouse.move(*centre_of(explore, input_picture(explore), 0.7, 0.6), steps=4)
    page.mouse.up()
    assert explore.step() == step, "moving the picture is not walking"
    page.mouse.move(*centre_of(explore, input_picture(explore), 0.7, 0.601))
    assert page.locator(".stage .tip").inner_text() == before
    expect(page).to_have_url(re.compile(r"look=6,0\.3833,0\.3667"))
    address = page.url.removeprefix(explore.origin())
    other = open_page(address, fresh=True)
    expect(other.page.get_by_role("status", name="Enlarged")).to_have_text("6.0×")


def test_with_the_keyboard_alone(open_page: Open) -> None:
    explore = open_page(PICTURE)
    page = explore.page
    page.get_by_role("button", name="Enlarge both pictures").focus()
    for _ in range(3):
        page.keyboard.press("Enter")
    expect(page.get_by_role("status", name="Enlarged")).to_have_text("8.0×")
    picture = output_picture(explore)
    picture.focus()
    page.keyboard.press("End")
    explore.settled()
    assert explore.step() == 224 * 224
    # What is computed has come into view.
    ring = page.locator(".picture-frame .ring")
    box, frame = ring.bounding_box(), picture.bounding_box()
    assert box
    assert frame
    assert frame["x"] - 4 <= box["x"] <= frame["x"] + frame["width"]
    assert frame["y"] - 4 <= box["y"] <= frame["y"] + frame["height"]


def test_a_wall_of_maps_and_one_of_them_large(open_page: Open) -> None:
    explore = open_page("/?grid=160&step=3000&filters=8")
    wall = explore.page.get_by_role("group", name="Feature maps")
    third = wall.get_by_role("slider", name="Feature map 3")
    box = third.bounding_box()
    assert box
    explore.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    explore.settled()
    channel, row, column = explore.record(explore.step() - 1)["output"]
    assert (channel, row, column) == (2, pytest.approx(80, abs=3), pytest.approx(80, abs=3))
    expect(output_picture(explore, "Feature map 3")).to_be_visible()


def test_depthwise_shows_the_row_of_its_channel(open_page: Open) -> None:
    explore = open_page("/?grid=128&preset=gaussian_3&step=20000")
    record = explore.record(19999)
    assert [term["channel"] for term in record["channels"]] == [1]
    expect(explore.page.get_by_role("group", name="Products, green")).to_be_visible()
    expect(explore.page.get_by_role("group", name="Products, red")).to_have_count(0)
    assert explore.result() == pytest.approx(record["result"], abs=0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing(open_page: Open, dark: bool) -> None:
    explore = open_page("/?grid=224&filters=8&step=300&look=4,0,0", dark=dark, reduced=True)
    assert violations(explore.page) == []


def test_of_64_filters_one_is_chosen_on_the_wall_of_maps(open_page: Open) -> None:
    explore = open_page("/?preset=gabor_bank&pic=coffee&grid=64&padding=2&step=2000")
    page = explore.page
    assert explore.run()["output_shape"] == [64, 64, 64]
    wall = page.get_by_role("group", name="All feature maps")
    small = wall.get_by_role("slider", name="Feature map 40", exact=True)
    small.scroll_into_view_if_needed()
    small.click()
    explore.settled()
    plane = 64 * 64
    assert 39 * plane < explore.step() <= 40 * plane
    expect(page.locator(".headings")).to_contain_text("Map 40 of 64")
    # All maps up to there are full, and the picture shows the one that is chosen.
    assert (
        wall.get_by_role("slider", name="Feature map 39", exact=True).get_attribute("data-state")
        == "done"
    )
    record = explore.record(explore.step() - 1)
    assert explore.result() == record["result"]
