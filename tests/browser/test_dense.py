"""Flatten, dense and addition on the page: their numbers, their places, the chain."""

import re

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.explore import MINUS, Explore, number
from tests.browser.layout import faults
from tests.browser.test_chains import chip, chips, walk_on


def formula(explore: Explore, channel: str) -> str:
    """The formula of a channel's cell."""
    return explore.page.get_by_role("group", name=f"Formula, {channel}", exact=True).inner_text()


def told(page: Page, element: Locator, row: int, column: int, cells: tuple[int, int]) -> str:
    """What is said of a cell of a grid that is drawn."""
    box = element.bounding_box()
    assert box
    page.mouse.move(
        box["x"] + (column + 0.5) * box["width"] / cells[1],
        box["y"] + (row + 0.5) * box["height"] / cells[0],
    )
    return page.locator(".stage .tip").inner_text()


def units(explore: Explore) -> list[float]:
    """The units that are worked out."""
    texts = explore.page.get_by_role("slider", name="Output of the units").locator(".unit-value")
    return [number(text) for text in texts.all_inner_texts() if text]


def test_flatten_counts_the_places_channel_by_channel(open_page: Open) -> None:
    explore = open_page("/?op=add&step=1")
    explore.choose("Operation", "Flatten")
    explore.settled()
    assert explore.total() == 108
    explore.walk_to(68)
    output = explore.output()
    assert output.shape == (108,)
    assert explore.group("Cell, green") == [output[67]]
    assert formula(explore, "green") == "(1·6 + 5)·6 + 1 = 67"
    vector = explore.page.get_by_role("slider", name="The vector")
    expect(vector).to_have_attribute("aria-valuetext", f"Place 67: {output[67]:g}")
    assert told(explore.page, vector, 0, 2, (12, 9)) == f"[2] = R[0, 2] {output[2]:g}"
    assert told(explore.page, vector, 11, 8, (12, 9)).endswith("not computed yet")
    said = explore.page.get_by_role("status").filter(has_text="goes to place 67 of the vector")
    expect(said).to_have_count(1)


def test_the_vector_is_walked_by_pressing_and_by_keys(open_page: Open) -> None:
    explore = open_page("/?op=flatten&step=1")
    vector = explore.page.get_by_role("slider", name="The vector")
    vector.focus()
    for key in ("End", "ArrowUp", "ArrowLeft"):
        vector.press(key)
    assert explore.step() == 108 - 9 - 1
    vector.click(position={"x": 3, "y": 3})
    assert explore.step() == 1
    explore.press("3")
    explore.settled()
    assert explore.step() == 73
    expect(explore.page.get_by_role("group", name="Cell, blue")).to_be_visible()


def test_the_channels_of_a_dense_unit_add_up_to_it(open_page: Open) -> None:
    explore = open_page("/?step=1")
    explore.choose("Operation", "Dense")
    explore.settled()
    assert explore.total() == 4
    explore.walk_to(2)
    run = explore.run()
    assert [link["op"] for link in run["chain"]] == ["flatten", "linear"]
    record = explore.record(1)
    products = np.reshape(record["channels"][0]["products"], (3, 36)).sum(axis=1)
    assert explore.sums() == pytest.approx(products.tolist(), rel=1e-3)
    assert sum(explore.sums()) + explore.bias() == pytest.approx(explore.result(), rel=2e-3)
    assert explore.result() == pytest.approx(record["result"], rel=1e-3)
    assert units(explore)[1] == pytest.approx(record["result"], rel=1e-3)
    expect(explore.page.get_by_text("flattened to 108 numbers first")).to_be_visible()


def test_the_weights_and_products_say_their_numbers(open_page: Open) -> None:
    explore = open_page("/?op=dense&d_preset=untrained&seed=5&step=3")
    record = explore.record(2)["channels"][0]
    place = 36 + 2 * 6 + 4
    for name, key in (("Weights, green", "kernel"), ("Products, green", "products")):
        text = told(explore.page, explore.page.get_by_role("img", name=name), 2, 4, (6, 6))
        assert float(text.split("=")[1].replace(MINUS, "-")) == record[key][place]
    plane = explore.page.get_by_role("img", name="Input, green: 6 rows, 6 columns")
    said = told(explore.page, plane, 2, 4, (6, 6))
    assert said == f"G[2, 4] = {record['values'][place]:g}"
    explore.page.get_by_role("button", name="multiply").click()
    explore.page.get_by_role("button", name="slide").click()
    products = explore.page.get_by_role("img", name="Products, green")
    assert told(explore.page, products, 2, 4, (6, 6)).endswith("…")


def test_units_biases_and_the_seed_are_in_the_address(open_page: Open) -> None:
    explore = open_page("/?op=dense&step=2")
    explore.slide("Units", 6)
    explore.choose("Weights", "Untrained")
    explore.page.get_by_role("button", name="Draw again").click()
    explore.settled()
    before = explore.result()
    bias = explore.page.get_by_label("Bias of unit 2")
    bias.fill("100")
    bias.press("Enter")
    explore.settled()
    assert explore.result() == pytest.approx(before + 100, abs=0.1)
    for part in ("units=6", "d_preset=untrained", "seed=2", "d_bias=0,100,0,0,0,0"):
        expect(explore.page).to_have_url(re.compile(part))
    other = open_page(explore.page.url.removeprefix(explore.origin()), fresh=True)
    assert other.run()["id"] == explore.run()["id"]


def test_units_are_a_slider_and_have_the_filters_keys(open_page: Open) -> None:
    explore = open_page("/?op=dense&step=1&units=10")
    slider = explore.page.get_by_role("slider", name="Output of the units")
    slider.focus()
    slider.press("End")
    assert explore.step() == 10
    slider.press("ArrowUp")
    assert explore.step() == 9
    explore.page.locator(".unit").nth(3).click()
    explore.settled()
    assert explore.step() == 4
    explore.press("2")
    explore.settled()
    assert explore.step() == 2
    said = explore.page.get_by_role("status").filter(has_text="Unit 2. Red")
    expect(said).to_have_count(1)


def test_too_many_weights_are_said_beside_the_units(open_page: Open) -> None:
    explore = open_page("/?op=dense&step=2&units=8")
    before = explore.result()
    explore.slide("Grid", 11)
    slider = explore.page.get_by_role("slider", name="Units", exact=True)
    expect(slider).to_have_attribute("aria-invalid", "true")
    expect(explore.complaint(slider)).to_contain_text("more weights than are drawn here")
    assert explore.result() == before
    explore.slide("Units", 1)
    explore.settled()
    expect(slider).not_to_have_attribute("aria-invalid", "true")


def test_a_small_network_by_walking_on(open_page: Open) -> None:
    explore = open_page("/?step=20")
    walk_on(explore, "ReLU")
    walk_on(explore, "Flatten")
    assert explore.total() == 288
    walk_on(explore, "Dense")
    expect(explore.page.get_by_role("radio", name="Untrained")).to_be_checked()
    explore.slide("Units", 10)
    explore.settled()
    explore.walk_to(4)
    scores = explore.output()
    assert explore.result() == pytest.approx(scores[3], rel=1e-3)
    assert explore.sums() == pytest.approx([explore.result()], rel=1e-3)
    walk_on(explore, "Softmax")
    explore.walk_to(10)
    assert chips(explore) == [
        "Picture 12×12",
        "conv2d 3×3",
        "relu",
        "flatten 288",
        "linear 288→10",
        "softmax",
    ]
    shares = explore.output()
    assert shares.sum() == pytest.approx(1)
    assert explore.group("Cell, vector") == pytest.approx([scores[9]], rel=1e-3)
    assert explore.number("Result, vector") == pytest.approx(shares[9], rel=1e-3)
    expect(explore.page.get_by_text("this cell sees 12 × 12 pixels")).to_be_visible()
    chip(explore, "linear").click()
    explore.settled()
    expect(explore.page.get_by_role("radio", name="Dense", exact=True)).to_be_checked()
    assert explore.total() == 10
    chip(explore, "flatten").click()
    explore.settled()
    assert explore.total() == 288


def test_a_link_into_a_network_leads_back_to_its_dense_layer(open_page: Open) -> None:
    explore = open_page("/?op=dense&units=5&d_preset=top_bottom&step=1")
    dense = explore.run()["id"]
    walk_on(explore, "ReLU")
    other = open_page(explore.page.url.removeprefix(explore.origin()), fresh=True)
    chip(other, "linear").click()
    other.settled()
    expect(other.page.get_by_role("radio", name="Top − bottom")).to_be_checked()
    assert other.run()["id"] == dense
    assert len(other.sums()) == 3


def test_what_slides_does_not_take_a_vector(open_page: Open) -> None:
    explore = open_page("/?op=flatten&step=1", allow="status of 422")
    walk_on(explore, "Max")
    complaint = explore.page.locator("#operation-complaint")
    expect(complaint).to_contain_text("a vector of 108 numbers has none")
    explore.choose("Operation", "Batch norm")
    expect(complaint).to_contain_text("more than one value of each channel")
    explore.choose("Operation", "ReLU")
    explore.settled()
    expect(complaint).to_have_count(0)


def test_a_number_is_added_to_every_cell(open_page: Open) -> None:
    explore = open_page("/?step=30")
    explore.choose("Operation", "Addition")
    explore.settled()
    (x,) = explore.group("Cell, red")
    assert explore.group("Added, red") == [10]
    assert explore.number("Result, red") == x + 10
    assert formula(explore, "red") == f"{x:g} + 10 = {x + 10:g}"
    field = explore.page.get_by_role("textbox", name="Number")
    field.fill("-2.5")
    field.press("Enter")
    explore.settled()
    assert explore.number("Result, red") == x - 2.5
    field.fill("much")
    field.press("Enter")
    expect(explore.complaint(field)).to_contain_text("“much” is not a number")
    expect(field).to_have_value(f"{MINUS}2.5")
    explore.choose("What is added", "The input itself (x + x)")
    explore.settled()
    assert explore.number("Result, red") == 2 * x


def test_a_residual_connection_adds_an_earlier_layer(open_page: Open) -> None:
    explore = open_page("/?step=20&preset=box_3")
    first = explore.output()
    walk_on(explore, "Tanh")
    walk_on(explore, "Addition")
    options = explore.page.get_by_role("radiogroup", name="What is added")
    options.get_by_role("radio", name="layer 1, conv2d").check()
    explore.settled()
    assert chips(explore)[-1] == "add layer 1, conv2d"
    row, column = divmod(explore.step() - 1, 12)
    (x,), (y,) = explore.group("Cell, channel 1"), explore.group("Added, channel 1")
    assert y == pytest.approx(first[1, row, column], rel=1e-3)
    assert explore.number("Result, channel 1") == pytest.approx(x + y, rel=1e-3)
    said = explore.page.get_by_role("status").filter(has_text=" plus ")
    expect(said).to_have_count(1)
    options.get_by_role("radio", name="The picture").check()
    explore.settled()
    assert explore.number("Result, channel 1") > 1


def test_what_does_not_fit_says_why(open_page: Open) -> None:
    explore = open_page("/?step=20")
    walk_on(explore, "Max")
    walk_on(explore, "Addition")
    options = explore.page.get_by_role("radiogroup", name="What is added")
    first = options.get_by_role("radio", name="layer 1, conv2d")
    expect(first).to_be_disabled()
    expect(first).to_have_accessible_description("2×12×12 does not fit 2×6×6")


def test_another_picture_is_added_to_itself_and_not_to_the_one_before(open_page: Open) -> None:
    explore = open_page("/?step=30&op=add&add=self")
    walk_on(explore, "ReLU")
    explore.choose("Choose a picture", "Chelsea the cat")
    expect(explore.page).not_to_have_url(re.compile(explore.run()["input"]["run"]))
    explore.settled()
    chip(explore, "add").click()
    explore.settled()
    (x,) = explore.group("Cell, red")
    assert explore.number("Result, red") == 2 * x


@pytest.mark.parametrize(
    "query", ["op=flatten&step=40", "op=dense&step=2&units=10", "op=add&add=self&step=30"]
)
@pytest.mark.parametrize(
    ("width", "height", "look"),
    [(1440, 900, ""), (1024, 768, "&theme=dark&lang=zh"), (390, 844, "&lang=zh")],
    ids=["wide", "middle", "phone"],
)
def test_nothing_is_cut_off_or_lies_over_anything(
    open_page: Open, query: str, width: int, height: int, look: str
) -> None:
    explore = open_page(f"/?{query}{look}", width=width, height=height, touch=width < 500)
    assert faults(explore.page) == []
