"""Sizes that differ between height and width, and padding by its sides."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.test_chains import chip, walk_on


def fields(page: Page, size: str) -> list[int]:
    """The fields of a size that is taken apart."""
    values: list[str] = (
        page.get_by_role("group", name=size, exact=True)
        .get_by_role("spinbutton")
        .evaluate_all("fields => fields.map(field => field.value)")
    )
    return [int(value) for value in values]


def test_a_stride_is_taken_apart_and_joined_again(open_page: Open) -> None:
    explore = open_page()
    page = explore.page
    page.get_by_role("button", name="Stride: height and width apart").click()
    assert fields(page, "Stride") == [1, 1]
    expect(page.get_by_label("Stride, height")).to_be_focused()
    page.keyboard.press("ArrowUp")
    explore.settled()
    run = explore.run()
    assert (run["stride"], run["output_shape"]) == ([2, 1], [2, 6, 12])
    expect(page).to_have_url(re.compile(r"stride=2,1"))
    page.get_by_role("button", name="Stride: one number for all sides").click()
    explore.settled()
    expect(page.get_by_role("slider", name="Stride", exact=True)).to_have_value("2")
    assert explore.run()["stride"] == [2, 2]


def test_a_kernel_of_one_row_and_causal_padding(open_page: Open) -> None:
    explore = open_page()
    page = explore.page
    page.get_by_role("button", name="Kernel: height and width apart").click()
    page.get_by_label("Kernel, height").fill("1")
    page.get_by_role("button", name="Padding: height and width apart").click()
    for side, cells in {"top": 0, "bottom": 0, "left": 2, "right": 0}.items():
        page.get_by_label(f"Padding, {side}").fill(str(cells))
    explore.settled()
    run = explore.run()
    assert run["kernel_size"] == [1, 3]
    assert run["padding"] == [0, 0, 2, 0]
    assert run["output_shape"] == [2, 12, 12]
    record = explore.record(0)
    # What comes later than the present cell is never read.
    assert record["window"]["left"] == -2
    assert explore.result() == pytest.approx(record["result"])


def test_same_is_uneven_where_it_must_be(open_page: Open) -> None:
    explore = open_page()
    page = explore.page
    explore.slide("Kernel", 4)
    page.get_by_role("button", name="Padding: height and width apart").click()
    page.get_by_role("button", name="same").click()
    explore.settled()
    assert fields(page, "Padding") == [1, 2, 1, 2]
    assert explore.run()["output_shape"] == [2, 12, 12]
    page.get_by_label("Padding, bottom").fill("1")
    explore.settled()
    assert explore.run()["padding"] == [1, 1, 1, 2]
    assert explore.run()["output_shape"] == [2, 11, 12]


def test_same_and_a_stride_are_refused_in_the_fields_words(open_page: Open) -> None:
    explore = open_page(allow="422")
    page = explore.page
    explore.slide("Stride", 2)
    page.get_by_role("button", name="Padding: height and width apart").click()
    explore.settled()
    before = explore.run()["id"]
    page.get_by_role("button", name="same").click()
    field = page.get_by_label("Padding, top")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(explore.complaint(field)).to_contain_text("not supported for strided convolutions")
    page.get_by_role("button", name="same").click()
    explore.settled()
    assert explore.run()["id"] == before


def test_what_does_not_belong_into_a_field_is_said_and_forgotten(open_page: Open) -> None:
    explore = open_page()
    page = explore.page
    page.get_by_role("button", name="Dilation: height and width apart").click()
    field = page.get_by_label("Dilation, width")
    for wrong in ("99", "", "1.5"):
        field.fill(wrong)
        expect(explore.complaint(field)).to_have_text("A whole number from 1 to 6 belongs here.")
    field.blur()
    expect(field).to_have_value("1")
    expect(field).not_to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize(
    ("query", "kernel", "stride", "padding", "shape"),
    [
        (
            "op=max_pool&window=2,3&pool_stride=1,2&pool_padding=1,0",
            [2, 3],
            [1, 2],
            [1, 1, 0, 0],
            [3, 13, 5],
        ),
        ("op=lp_pool&window=3,2&pool_stride=2,1", [3, 2], [2, 1], None, [3, 5, 11]),
        (
            "op=transposed&t_kernel=3,2&t_stride=2,1&t_padding=1,0",
            [3, 2],
            [2, 1],
            [1, 1, 0, 0],
            None,
        ),
    ],
)
def test_an_address_opens_them_for_every_window(
    open_page: Open,
    query: str,
    kernel: list[int],
    stride: list[int],
    padding: list[int] | None,
    shape: list[int] | None,
) -> None:
    run = open_page(f"/?{query}").run()
    assert (run["kernel_size"], run["stride"]) == (kernel, stride)
    assert padding is None or run["padding"] == padding
    assert shape is None or run["output_shape"] == shape


def test_going_back_along_a_chain_brings_them_back(open_page: Open) -> None:
    explore = open_page("/?kernel=1,3&stride=2,1&padding=0,0,2,0")
    walk_on(explore, "ReLU")
    # From a link the page knows of the layer only what the server says.
    address = explore.page.url.removeprefix(explore.origin())
    other = open_page(address, fresh=True)
    chip(other, "conv2d").click()
    other.settled()
    assert fields(other.page, "Padding") == [0, 0, 2, 0]
    assert fields(other.page, "Stride") == [2, 1]
