"""The view of the whole layer: every channel, kernel, channel map, bias and feature map at once."""

import io
import itertools
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Open
from tests.browser.explore import CHANNELS, Array, Explore, number
from tests.browser.layout import faults
from tests.browser.test_accessibility import SIZES, violations
from tests.browser.test_address import says

LAYER = "/?view=layer"


def numbers(explore: Explore) -> list[float]:
    """The channels' numbers on their wires."""
    found = explore.page.get_by_role("group", name="Number, ")
    # The view is fetched when it is first chosen.
    found.first.wait_for()
    return [number(text) for text in found.all_inner_texts()]


def adds_up_as_the_api_says(explore: Explore) -> None:
    """Hold the numbers of the present step against one another and against the record."""
    record = explore.record(explore.step() - 1)
    assert numbers(explore) == [one["sum"] for one in record["channels"]]
    assert explore.sums_in_full() == numbers(explore)
    assert explore.bias_chip() == record["bias"]
    assert sum(numbers(explore)) + explore.bias_chip() == explore.result() == record["result"]


def channel_maps(explore: Explore, filter_: int) -> Array:
    """Ask the API what each kernel of a filter makes."""
    link = explore.run()["links"]["channel_maps"][filter_]
    answer = explore.page.request.get(f"{explore.origin()}{link}")
    maps: Array = np.load(io.BytesIO(answer.body()))
    return maps


def channel_map(explore: Explore, channel: str, filter_: int) -> Locator:
    return explore.page.get_by_role(
        "img", name=f"Channel map, {channel}, of filter {filter_}", exact=True
    )


def feature_map(explore: Explore, filter_: int) -> Locator:
    return explore.page.get_by_role("slider", name=f"Feature map {filter_}", exact=True)


def point(explore: Explore, plane: Locator, cell: tuple[int, int]) -> tuple[str, int]:
    """Put the pointer on a cell of a map; what is said of it, and of how many cells it is made."""
    _, rows, columns = explore.run()["output_shape"]
    box = plane.bounding_box()
    assert box
    explore.page.mouse.move(
        box["x"] + (cell[1] + 0.5) * box["width"] / columns,
        box["y"] + (cell[0] + 0.5) * box["height"] / rows,
    )
    said = explore.page.locator(".stage .tip").inner_text().replace("−", "-")
    value, _, cells = said.partition(" made of cells: ")
    return value, int(cells)


def press(explore: Explore, plane: Locator, cell: tuple[int, int]) -> None:
    point(explore, plane, cell)
    explore.page.mouse.down()
    explore.page.mouse.up()
    explore.settled()


def joined(explore: Explore) -> dict[int, list[int]]:
    """Which channels a line leads from to each filter that is shown."""
    found: list[tuple[str, str]] = explore.page.locator(
        ".layer-wires [data-filter] path"
    ).evaluate_all(
        "paths => paths.map(one => [one.parentNode.dataset.filter, one.dataset.channel])"
    )
    lines: dict[int, list[int]] = {}
    for filter_, channel in found:
        lines.setdefault(int(filter_), []).append(int(channel))
    return dict(sorted(lines.items()))


def test_the_numbers_on_the_wires_and_the_bias_add_up_to_the_cell(open_page: Open) -> None:
    explore = open_page(f"{LAYER}&step=67")
    adds_up_as_the_api_says(explore)
    assert explore.result() == -320
    for step in (1, 144, 145, 288):
        explore.walk_to(step)
        adds_up_as_the_api_says(explore)


@pytest.mark.parametrize("query", ["&op=convolution&stride=2", "&padding_mode=reflect&dilation=2"])
def test_they_do_in_every_convolution(open_page: Open, query: str) -> None:
    explore = open_page(LAYER + query)
    explore.walk_to(explore.total() // 2 + 3)
    adds_up_as_the_api_says(explore)


def test_the_phases_bring_the_numbers_one_after_the_other(open_page: Open) -> None:
    explore = open_page(f"{LAYER}&step=67&phase=multiply")
    chips = explore.page.get_by_role("group", name="Number, ")
    card = explore.page.get_by_role("region", name="Sum of the channels")
    expect(chips).to_have_text(["…"] * 3)
    explore.press(".")
    expect(chips).to_have_text(["−48", "−123", "−161"])
    expect(card.get_by_role("group", name="Output")).to_have_text("…")
    explore.press(".")
    expect(card).to_contain_text("+ 12")
    explore.press(".")
    expect(card.get_by_role("group", name="Output")).to_have_text("−320")
    expect(card).to_contain_text("out[0, 5, 6]")


def test_every_map_is_filled_as_far_as_the_walk_and_says_its_values(open_page: Open) -> None:
    explore = open_page(f"{LAYER}&step=67")
    maps, output = channel_maps(explore, 0), explore.output()
    for slot, channel in enumerate(CHANNELS):
        plane = channel_map(explore, channel, 1)
        # One kernel reads nine cells of its own channel, a filter those of all three.
        assert point(explore, plane, (3, 9)) == (f"[3, 9] = {maps[slot, 3, 9]:g}", 9)
        assert point(explore, plane, (5, 7)) == ("[5, 7] not computed yet", 9)
    whole = feature_map(explore, 1)
    assert point(explore, whole, (5, 6)) == (f"[5, 6] = {output[0, 5, 6]:g}", 27)
    assert point(explore, feature_map(explore, 2), (0, 0)) == ("[0, 0] not computed yet", 27)
    expect(explore.page.get_by_text("waits for its turn")).to_have_count(1)
    explore.walk_to(explore.total())
    expect(explore.page.get_by_text("waits for its turn")).to_have_count(0)
    blue = channel_map(explore, "blue", 1)
    assert point(explore, blue, (5, 7)) == (f"[5, 7] = {maps[2, 5, 7]:g}", 9)


def test_pressing_a_cell_of_a_map_goes_to_its_step(open_page: Open) -> None:
    explore = open_page(LAYER)
    press(explore, channel_map(explore, "green", 1), (4, 2))
    assert explore.step() == 4 * 12 + 2 + 1
    press(explore, channel_map(explore, "blue", 2), (0, 5))
    assert explore.step() == 144 + 5 + 1
    press(explore, feature_map(explore, 1), (11, 11))
    assert explore.step() == 144
    adds_up_as_the_api_says(explore)


def test_pressing_a_filter_goes_to_its_map(open_page: Open) -> None:
    explore = open_page(LAYER)
    explore.page.get_by_role("button", name="Filter 2: go to its map").click()
    explore.settled()
    assert explore.step() == 145
    adds_up_as_the_api_says(explore)
    explore.page.get_by_role("button", name="Filter 1: go to its map").click()
    assert explore.step() == 1


def test_the_kernels_of_the_present_filter_are_edited_in_place(open_page: Open) -> None:
    explore = open_page(f"{LAYER}&step=67")
    before = numbers(explore)
    cell = explore.cell("green", 0, 2)
    cell.fill("3")
    cell.press("Enter")
    explore.settled()
    adds_up_as_the_api_says(explore)
    assert numbers(explore)[1] != before[1]
    assert [numbers(explore)[0], numbers(explore)[2]] == [before[0], before[2]]
    maps = channel_maps(explore, 0)
    said, _ = point(explore, channel_map(explore, "green", 1), (3, 3))
    assert said == f"[3, 3] = {maps[1, 3, 3]:g}"


def test_lines_lead_only_from_the_channels_that_a_filter_reads(open_page: Open) -> None:
    explore = open_page(LAYER)
    assert joined(explore) == {0: [0, 1, 2], 1: [0, 1, 2]}
    explore.slide("Groups", 1)
    explore.settled()
    assert joined(explore) == {0: [0], 1: [1], 2: [2]}
    explore.walk_to(explore.total())
    assert len(numbers(explore)) == 1
    adds_up_as_the_api_says(explore)


def test_grouped_filters_read_the_channels_of_their_group(open_page: Open) -> None:
    explore = open_page("/?filters=4")
    explore.page.get_by_role("button", name="Walk on from this output").click()
    explore.settled()
    explore.choose("View", "Layer")
    # The slider's places are 1, 2 and 4 groups.
    for place, lines in (
        (1, {0: [0, 1], 1: [0, 1], 2: [2, 3], 3: [2, 3]}),
        (2, {0: [0], 1: [1], 2: [2], 3: [3]}),
    ):
        explore.slide("Groups", place)
        explore.slide("Filters", 4)
        explore.settled()
        assert joined(explore) == lines
        explore.walk_to(explore.total())
        adds_up_as_the_api_says(explore)


def test_the_address_keeps_the_view(open_page: Open) -> None:
    explore = open_page("/?step=67")
    explore.choose("View", "Layer")
    says(explore, "view=layer")
    assert numbers(explore) == [-48, -123, -161]
    explore.page.reload()
    explore.started()
    assert numbers(explore) == [-48, -123, -161]
    explore.page.go_back()
    expect(explore.page.get_by_role("group", name="Products, red")).to_be_visible()
    expect(explore.page.get_by_role("radio", name="Equation")).to_be_checked()


def test_another_operation_is_an_equation_and_coming_back_is_the_layer(open_page: Open) -> None:
    explore = open_page(f"{LAYER}&step=20")
    layer = explore.page.get_by_role("radio", name="Layer")
    for operation in ("Max", "Transposed", "Dense"):
        explore.choose("Operation", operation)
        explore.settled()
        expect(explore.page.get_by_role("region", name="The present step")).to_be_visible()
        expect(layer).to_have_count(0)
    explore.choose("Operation", "Correlation")
    explore.settled()
    expect(layer).to_be_checked()
    expect(explore.page.get_by_role("group", name="Number, ")).to_have_count(3)


def test_with_the_keyboard_alone(open_page: Open) -> None:
    explore = open_page("/?step=67")
    page = explore.page
    page.get_by_role("radio", name="Equation").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    explore.settled()
    assert numbers(explore) == [-48, -123, -161]
    feature_map(explore, 1).focus()
    page.keyboard.press("ArrowDown")
    assert explore.step() == 79
    seen = set()
    page.get_by_role("radio", name="Layer").focus()
    for _ in range(80):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("() => document.activeElement?.getAttribute('aria-label') ?? ''"))
        if page.evaluate("() => Boolean(document.activeElement?.closest('.transport'))"):
            break
    wanted = {"Filter 2: go to its map", "Feature map 1", "Feature map 2", "Bias"}
    assert wanted | {"Kernel, red, row 0, column 0"} <= seen
    page.get_by_role("button", name="Filter 2: go to its map").focus()
    page.keyboard.press("Enter")
    assert explore.step() == 145


def test_a_step_is_said_as_in_the_equation(open_page: Open) -> None:
    explore = open_page(f"{LAYER}&step=67")
    sentence = "Filter 1, row 5, column 6. Red −48, green −123, blue −161, bias 12: output −320."
    expect(explore.page.get_by_role("status").filter(has_text=sentence)).to_have_count(1)
    expect(explore.page.get_by_role("region", name="The whole layer")).to_have_count(1)


def test_of_many_filters_the_present_one_is_open_and_all_can_be_gone_to(open_page: Open) -> None:
    explore = open_page(f"{LAYER}&filters=8&step=300")
    assert joined(explore) == {2: [0, 1, 2]}
    adds_up_as_the_api_says(explore)
    explore.page.get_by_role("button", name="Filter 8: go to its map").click()
    explore.settled()
    assert explore.step() == 7 * 144 + 1
    assert joined(explore) == {7: [0, 1, 2]}
    adds_up_as_the_api_says(explore)


def many_channels(explore: Explore, count: int) -> str:
    """The id of a run of so many maps, to walk on from."""
    question: dict[str, Any] = {
        "input": {"image": "astronaut", "size": [12, 12], "color": "grey"},
        "operation": {"op": "conv2d", "weight": [[[[n % 5 - 2]]] for n in range(count)]},
    }
    answer = explore.page.request.post(f"{explore.origin()}/api/v1/runs", data=question)
    id_: str = answer.json()["id"]
    return id_


def test_many_channels_scroll_and_those_that_are_read_are_in_sight(open_page: Open) -> None:
    explore = open_page("/")
    run = many_channels(explore, 31)
    explore.page.goto(f"{explore.origin()}{LAYER}&from={run}&groups=31&preset=sobel_x&step=4000")
    explore.started()
    expect(explore.page.locator(".layer-lanes .channel-map")).to_be_in_viewport()
    adds_up_as_the_api_says(explore)
    assert faults(explore.page) == []


@pytest.mark.parametrize("size", SIZES)
def test_it_is_laid_out_and_axe_finds_nothing(open_page: Open, size: str) -> None:
    width, height = SIZES[size]
    explore = open_page(f"{LAYER}&step=67", width=width, height=height, reduced=True)
    for query, dark in (
        ("&lang=en", False),
        ("&lang=zh&groups=3&filters=6&preset=sobel_x", True),
        ("&lang=en&filters=8&kernel=5", True),
    ):
        explore.page.emulate_media(color_scheme="dark" if dark else "light")
        explore.go(f"{LAYER.removeprefix('/?')}&step=67{query}")
        assert faults(explore.page) == [], query
        # What the sides of a phone's screen hide in part would be judged by what is left of it.
        explore.page.locator(".layer-bias.is-present").evaluate(
            "element => element.scrollIntoView({block: 'center'})"
        )
        if "zh" not in query:
            assert violations(explore.page) == [], query


def test_on_a_phone_the_present_filter_stands_from_top_to_bottom(open_page: Open) -> None:
    explore = open_page("/?step=67", width=390, height=844, touch=True, reduced=True)
    explore.page.get_by_role("combobox", name="View").select_option("layer")
    explore.settled()
    adds_up_as_the_api_says(explore)
    places = [
        explore.page.get_by_role("img", name="Input, red").bounding_box(),
        explore.page.get_by_role("group", name="Kernel, red").bounding_box(),
        channel_map(explore, "red", 1).bounding_box(),
        explore.page.get_by_role("group", name="Number, red").bounding_box(),
        feature_map(explore, 1).bounding_box(),
    ]
    boxes = [box for box in places if box]
    assert len(boxes) == len(places)
    for above, below in itertools.pairwise(boxes):
        assert above["y"] + above["height"] <= below["y"]
    explore.page.get_by_role("button", name="Filter 2: go to its map").click()
    explore.settled()
    assert explore.step() == 145
    adds_up_as_the_api_says(explore)
