"""Chains: an output becomes the next input, and a cell sees a part of the picture."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Open
from tests.browser.explore import Explore

FIELD = ".seen-field"


def walk_on(explore: Explore, operation: str | None = None) -> None:
    """Take the output as the next input, and choose what is done with it."""
    explore.page.get_by_role("button", name="Walk on from this output").click()
    explore.settled()
    if operation:
        explore.choose("Operation", operation)
        explore.settled()


def chips(explore: Explore) -> list[str]:
    """The chain as it is written."""
    links = explore.page.get_by_role("navigation", name="Layers up to here")
    return [text.strip() for text in links.locator(".chain-link").all_inner_texts()]


def chip(explore: Explore, name: str) -> Locator:
    """A layer before the present one."""
    links = explore.page.get_by_role("navigation", name="Layers up to here")
    return links.get_by_role("button", name=name)


def test_the_output_becomes_the_next_input(open_page: Open) -> None:
    explore = open_page("/?step=67")
    before = explore.run()
    result = explore.result()
    walk_on(explore, "ReLU")
    run = explore.run()
    assert run["input"] == {"run": before["id"]}
    assert run["input_shape"] == before["output_shape"]
    assert explore.group("Cell, channel 0") == [result]
    assert explore.number("Result, channel 0") == max(0, result)
    assert chips(explore) == ["Picture 12×12", "conv2d 3×3", "relu"]
    expect(explore.page).to_have_url(re.compile(f"from={before['id']}"))


def test_a_link_into_a_chain_shows_the_same(open_page: Open) -> None:
    explore = open_page("/?step=20")
    walk_on(explore, "Max")
    explore.walk_to(8)
    expect(explore.page).to_have_url(re.compile("step=8"))
    run, largest = explore.run(), explore.number("Largest, channel 0")
    other = open_page(explore.page.url.removeprefix(explore.origin()), fresh=True)
    assert other.run() == run
    assert other.number("Largest, channel 0") == largest
    assert chips(other) == ["Picture 12×12", "conv2d 3×3", "max_pool2d 2×2"]


def test_a_chip_leads_back_to_its_layer(open_page: Open) -> None:
    explore = open_page("/?step=20&preset=sobel_x&stride=2")
    first = explore.run()
    walk_on(explore, "ReLU")
    walk_on(explore, "Average")
    chip(explore, "relu").click()
    explore.settled()
    expect(explore.page.get_by_role("radio", name="ReLU", exact=True)).to_be_checked()
    chip(explore, "conv2d").click()
    explore.settled()
    assert explore.run() == first
    expect(explore.page.get_by_role("radio", name="Sobel →")).to_be_checked()
    assert explore.page.get_by_role("navigation", name="Layers up to here").count() == 0


def test_a_chip_of_a_link_restores_what_the_run_says(open_page: Open) -> None:
    explore = open_page("/?step=20&preset=sobel_x&stride=2&padding=0")
    first = explore.run()
    walk_on(explore, "ReLU")
    other = open_page(explore.page.url.removeprefix(explore.origin()), fresh=True)
    chip(other, "conv2d").click()
    other.settled()
    assert other.run() == first
    expect(other.page.get_by_role("slider", name="Stride")).to_have_value("2")


def test_the_picture_chip_and_the_back_button_return(open_page: Open) -> None:
    explore = open_page("/?step=20")
    first = explore.run()
    walk_on(explore)
    assert explore.run()["input"] == {"run": first["id"]}
    chip(explore, "Picture").click()
    explore.settled()
    assert explore.run() == first
    explore.page.go_back()
    explore.settled()
    assert chips(explore) == ["Picture 12×12", "conv2d 3×3", "conv2d 3×3"]


def test_kernels_fit_as_many_channels_as_there_are(open_page: Open) -> None:
    explore = open_page("/?step=20&filters=8")
    walk_on(explore)
    run = explore.run()
    assert run["input_shape"][0] == 8
    assert len(run["weight"][0]) == 8
    expect(
        explore.page.get_by_role("listbox", name="Channels").get_by_role("option")
    ).to_have_count(8)
    explore.choose("Operation", "Max")
    explore.settled()
    rows = explore.page.get_by_role("group", name="Channels")
    more = explore.page.get_by_role("button", name=re.compile("more channels"))
    expect(more).to_contain_text("4 more channels")
    more.click()
    expect(rows).not_to_have_js_property("scrollTop", 0)
    expect(more).to_have_count(0)


def test_the_rows_of_the_present_group_come_into_sight(open_page: Open) -> None:
    explore = open_page("/?step=20&filters=8")
    walk_on(explore)
    explore.slide("Groups", 3)
    explore.settled()
    assert explore.run()["groups"] == 8
    explore.press("8")
    explore.settled()
    expect(explore.page.get_by_role("group", name="Window, channel 7")).to_be_in_viewport()
    expect(explore.page.locator(".strip.is-dimmed")).to_have_count(7)


def test_a_cell_sees_a_part_of_the_picture(open_page: Open) -> None:
    explore = open_page("/?step=1&op=correlation&padding=0")
    walk_on(explore, "Max")
    main = explore.page.get_by_role("navigation", name="Layers up to here")
    expect(main).to_contain_text("sees 4 × 4 pixels, jump 2, start 1.5")
    explore.walk_to(8)
    frame = explore.page.get_by_role("group", name=re.compile("^The part that is read"))
    crop, field = frame.bounding_box(), explore.page.locator(FIELD).bounding_box()
    assert crop
    assert field
    pitch = crop["width"] / 12
    # The eighth of 5×5 cells: row 1, column 2, whose field begins at row 2, column 4.
    assert field["width"] == pytest.approx(4 * pitch, abs=3)
    assert field["x"] == pytest.approx(crop["x"] + 4 * pitch, abs=3)
    assert field["y"] == pytest.approx(crop["y"] + 2 * pitch, abs=3)


def test_where_cells_differ_the_server_is_asked_once_the_walk_rests(open_page: Open) -> None:
    explore = open_page("/?step=1&padding=0")
    walk_on(explore)
    asked: list[str] = []
    explore.page.on("request", lambda one: asked.append(one.url))
    explore.choose("Operation", "Max")
    explore.choose("Windows", "Adaptive")
    explore.settled()
    chain = explore.page.get_by_role("navigation", name="Layers up to here")
    expect(chain).to_contain_text("this cell sees 4 × 4 pixels")
    fields = [url for url in asked if "receptive_field" in url]
    assert len(fields) == 1
    for _ in range(6):
        explore.press("ArrowRight")
    expect(explore.page.locator(FIELD)).to_be_visible()
    expect(chain).to_contain_text("this cell sees")
    assert len([url for url in asked if "receptive_field" in url]) <= 4


def test_another_picture_keeps_the_layers(open_page: Open) -> None:
    explore = open_page("/?step=20")
    walk_on(explore, "ReLU")
    before = explore.run()
    explore.choose("Choose a picture", "Chelsea the cat")
    expect(explore.page).not_to_have_url(re.compile(before["input"]["run"]))
    explore.settled()
    run = explore.run()
    assert run["id"] != before["id"]
    assert [link["op"] for link in run["chain"]] == ["conv2d", "relu"]


def test_layers_that_do_not_fit_the_new_picture_are_left(open_page: Open) -> None:
    explore = open_page("/?step=20", allow="status of 4")
    walk_on(explore, "ReLU")
    explore.choose("Read as", "Grey")
    expect(explore.notice()).to_contain_text("do not fit this input")
    explore.settled()
    assert "image" in explore.run()["input"]


def test_a_layer_that_is_gone_is_said(open_page: Open) -> None:
    explore = open_page(f"/?from={'0' * 32}", allow="status of 404")
    expect(explore.notice()).to_contain_text("not (or no longer) on this server")
    assert "image" in explore.run()["input"]


def test_a_transposed_layer_stands_in_a_chain(open_page: Open) -> None:
    explore = open_page("/?step=20")
    walk_on(explore, "Transposed")
    assert chips(explore) == ["Picture 12×12", "conv2d 3×3", "conv_transpose2d 3×3"]
    walk_on(explore, "ReLU")
    assert chips(explore)[-1] == "relu"
    chip(explore, "conv_transpose2d").click()
    explore.settled()
    expect(explore.page.get_by_role("radio", name="Transposed", exact=True)).to_be_checked()


_UNDER = """button => {
  const { left, right, top, bottom } = button.getBoundingClientRect();
  return [...document.querySelectorAll('.heading h2, .heading p')].filter((text) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    const isBeside = box.right <= left || box.left >= right;
    // Line boxes that share less than a pixel do not touch.
    return box.width && !isBeside && box.top + 1 < bottom && box.bottom - 1 > top;
  }).map((text) => text.textContent);
}"""


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768), (390, 844)], ids=str)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_heading_runs_under_the_button(
    open_page: Open, size: tuple[int, int], lang: str
) -> None:
    explore = open_page("/", width=size[0], height=size[1], reduced=True)
    for query in (
        "op=transposed",
        "op=transposed&t_view=gather",
        "op=lp_pool",
        "op=softmax",
        "op=flatten",
        "op=dense",
        "op=add&add=self",
        "",
    ):
        explore.go(f"{query}&lang={lang}")
        assert explore.page.locator(".walk-on").evaluate(_UNDER) == [], query
