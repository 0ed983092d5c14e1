"""Bringing a picture, choosing a sample, and saying which part of it is read and how."""

import base64

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.explore import CHANNELS, Explore
from tests.browser.test_start import agrees_with_the_api
from tests.support.pictures import colours, opened, saved

SAMPLES = {
    "Astronaut Eileen Collins": 12,
    "A cup of coffee": 64,
    "Chelsea the cat": 48,
    "An edge": 12,
    "A checkerboard": 12,
    "A gradient": 12,
    "A digit": 14,
    "A face": 12,
}


def shows_the_pixels(explore: Explore, data: bytes, row: int, column: int) -> None:
    """Hold the windows against the very pixels of the file, one a cell."""
    pixels = opened(data)
    top, left = row - 1, column - 1
    for channel, name in enumerate(CHANNELS):
        window = pixels[top : top + 3, left : left + 3, channel]
        assert explore.group(f"Window, {name}") == np.ravel(window).tolist()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_uploaded_with_the_button(open_page: Open, kind: str) -> None:
    explore = open_page("/?step=67")
    data = saved(colours(12, 12), kind)
    explore.bring(f"mine.{kind.lower()}", data)
    explore.brought()
    preview = explore.page.get_by_role("img", name="Your picture; the frame marks")
    expect(preview).to_be_visible()
    assert preview.evaluate("image => image.naturalWidth") == 12
    assert explore.run()["input_shape"] == [3, 12, 12]
    shows_the_pixels(explore, data, 5, 6)
    agrees_with_the_api(explore)


def test_a_photograph_keeps_its_proportions(open_page: Open) -> None:
    explore = open_page("/?step=67")
    explore.bring("wide.jpg", saved(colours(400, 300), "JPEG"))
    explore.brought()
    assert explore.run()["input_shape"] == [3, 72, 96]
    agrees_with_the_api(explore)


def test_the_same_file_can_be_brought_again(open_page: Open) -> None:
    explore = open_page("/")
    data = saved(colours(12, 12))
    explore.bring("mine.png", data)
    explore.brought()
    explore.page.get_by_role("radio", name="An edge").check(force=True)
    explore.bring("mine.png", data)
    explore.brought()
    expect(explore.page.get_by_role("radio", name="Your picture")).to_have_count(1)


def test_a_picture_is_dropped_on_the_page(open_page: Open) -> None:
    explore = open_page("/?step=67")
    data = saved(colours(12, 12))
    transfer = explore.page.evaluate_handle(
        """text => {
            const transfer = new DataTransfer();
            const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
            transfer.items.add(new File([bytes], 'dropped.png', {type: 'image/png'}));
            return transfer;
        }""",
        base64.b64encode(data).decode(),
    )
    stage = explore.page.locator("main")
    hint = explore.page.get_by_text("Drop the picture to walk over it")
    stage.dispatch_event("dragenter", {"dataTransfer": transfer})
    expect(hint).to_be_visible()
    stage.dispatch_event("dragleave", {"dataTransfer": transfer})
    expect(hint).to_be_hidden()
    stage.dispatch_event("dragenter", {"dataTransfer": transfer})
    stage.dispatch_event("drop", {"dataTransfer": transfer})
    expect(hint).to_be_hidden()
    explore.brought()
    shows_the_pixels(explore, data, 5, 6)
    agrees_with_the_api(explore)


def copy(explore: Explore, data: bytes) -> None:
    """Put a picture into the clipboard."""
    explore.page.bring_to_front()
    explore.page.evaluate(
        """async text => {
            const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
            const blob = new Blob([bytes], {type: 'image/png'});
            await navigator.clipboard.write([new ClipboardItem({'image/png': blob})]);
        }""",
        base64.b64encode(data).decode(),
    )


def test_a_picture_is_pasted_with_the_keys(open_page: Open) -> None:
    explore = open_page("/?step=67")
    data = saved(colours(12, 12))
    copy(explore, data)
    explore.press("Control+v")
    explore.brought()
    shows_the_pixels(explore, data, 5, 6)
    agrees_with_the_api(explore)


def test_a_picture_is_pasted_with_the_button(open_page: Open) -> None:
    explore = open_page("/?step=67")
    data = saved(colours(14, 14))
    copy(explore, data)
    explore.page.get_by_role("button", name="Paste").click()
    explore.brought()
    assert explore.run()["input_shape"] == [3, 14, 14]


def test_every_sample_is_walked(open_page: Open) -> None:
    explore = open_page("/?step=20")
    group = explore.page.get_by_role("radiogroup", name="Choose a picture")
    expect(group.get_by_role("radio")).to_have_count(len(SAMPLES))
    for name, side in SAMPLES.items():
        group.get_by_role("radio", name=name, exact=True).check(force=True)
        explore.settled()
        expect(explore.page.get_by_role("img", name=f"{name}; the frame marks")).to_be_visible()
        assert explore.run()["input_shape"][1:] == [side, side]
        agrees_with_the_api(explore)


def test_the_grid_slider_reads_more_or_fewer_cells(open_page: Open) -> None:
    explore = open_page("/?step=20")
    grid = explore.page.get_by_role("slider", name="Grid")
    for keys, side in ((["ArrowRight", "ArrowRight"], 16), (["Home"], 4), (["End"], 224)):
        for key in keys:
            grid.press(key)
        explore.settled()
        expect(grid).to_have_attribute("aria-valuetext", str(side))
        assert explore.run()["input_shape"] == [3, side, side]
        agrees_with_the_api(explore)


def test_the_crop_is_moved_with_the_keys(open_page: Open) -> None:
    explore = open_page("/?step=67")
    before = explore.numbers()
    crop = explore.page.get_by_role("group", name="The part that is read: ")
    expect(crop).to_have_accessible_name(
        "The part that is read: from column 40, row 50 to column 160, row 170. "
        "Arrow keys move it, Shift and arrow keys resize it."
    )
    crop.press("ArrowRight")
    explore.settled()
    left, top, right, bottom = explore.run()["input"]["crop"]
    assert left > 40
    assert (right - left, top, bottom) == (120, 50, 170)
    assert explore.numbers()["windows"] != before["windows"]
    assert explore.step() == 67
    agrees_with_the_api(explore)
    crop.press("Shift+ArrowDown")
    explore.settled()
    assert explore.run()["input"]["crop"][3] > 170
    agrees_with_the_api(explore)
    for _ in range(12):
        crop.press("ArrowLeft")
    explore.settled()
    assert explore.run()["input"]["crop"][0] == 0


def test_the_crop_is_dragged(open_page: Open) -> None:
    explore = open_page("/?step=67")
    before = explore.numbers()
    box = explore.page.get_by_role("group", name="The part that is read: ").bounding_box()
    assert box
    mouse = explore.page.mouse
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + 10, y + 5)
    mouse.move(x + 20, y + 10)
    mouse.up()
    explore.settled()
    left, top, right, bottom = explore.run()["input"]["crop"]
    assert left > 40
    assert top > 50
    assert (right - left, bottom - top) == (120, 120)
    assert explore.numbers()["windows"] != before["windows"]
    agrees_with_the_api(explore)


def test_a_corner_of_the_crop_is_dragged_and_the_whole_comes_back(open_page: Open) -> None:
    explore = open_page("/?step=67")
    crop = explore.page.get_by_role("group", name="The part that is read: ")
    box = crop.bounding_box()
    assert box
    mouse = explore.page.mouse
    mouse.move(box["x"] + box["width"] - 1, box["y"] + box["height"] - 1)
    mouse.down()
    mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    mouse.up()
    explore.settled()
    left, top, right, bottom = explore.run()["input"]["crop"]
    assert (left, top) == (40, 50)
    assert right - left == pytest.approx(60, abs=3)
    assert bottom - top == pytest.approx(60, abs=3)
    explore.page.get_by_role("button", name="Whole picture").click()
    explore.settled()
    assert explore.run()["input"]["crop"][:2] == [0, 0]
    expect(explore.page.get_by_role("button", name="Whole picture")).to_have_count(0)
    agrees_with_the_api(explore)


def test_a_side_of_the_crop_is_dragged(open_page: Open) -> None:
    explore = open_page("/?step=67")
    box = explore.page.get_by_role("group", name="The part that is read: ").bounding_box()
    assert box
    mouse = explore.page.mouse
    mouse.move(box["x"] + box["width"] - 1, box["y"] + box["height"] / 2)
    mouse.down()
    mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 4)
    mouse.up()
    explore.settled()
    left, top, right, bottom = explore.run()["input"]["crop"]
    assert (left, top, bottom) == (40, 50, 170)
    assert right == pytest.approx(100, abs=3)


def test_another_crop_is_drawn_beside_it_a_square_with_shift(open_page: Open) -> None:
    explore = open_page("/?step=67")
    image = explore.page.get_by_role("img", name="the frame marks").bounding_box()
    assert image
    mouse = explore.page.mouse
    mouse.move(image["x"] + image["width"] * 0.85, image["y"] + image["height"] * 0.1)
    explore.page.keyboard.down("Shift")
    mouse.down()
    mouse.move(image["x"] + image["width"] * 0.6, image["y"] + image["height"] * 0.5)
    mouse.up()
    explore.page.keyboard.up("Shift")
    explore.settled()
    left, top, right, bottom = explore.run()["input"]["crop"]
    assert right - left == pytest.approx(224 * 0.25, abs=3)
    assert bottom - top == pytest.approx(right - left, abs=1)
    assert top == pytest.approx(22, abs=2)


def swipe(explore: Explore, *points: tuple[float, float]) -> None:
    """Draw a finger over the screen."""
    session = explore.page.context.new_cdp_session(explore.page)
    for place, (x, y) in enumerate(points):
        kind = "touchMove" if place else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    explore.settled()


def test_a_finger_moves_the_crop_and_pulls_its_corner(open_page: Open) -> None:
    explore = open_page("/", width=390, height=844, touch=True)
    explore.page.get_by_role("button", name="Picture", exact=True).click()
    crop = explore.page.get_by_role("group", name="The part that is read: ")
    box = crop.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    swipe(explore, (x, y), (x + 10, y + 5), (x + 20, y + 10))
    left, top, right, bottom = explore.run()["input"]["crop"]
    assert left > 50
    assert top > 55
    assert (right - left, bottom - top) == (120, 120)
    box = crop.bounding_box()
    assert box
    # A finger does not hit the very corner.
    x, y = box["x"] - 9, box["y"] - 9
    swipe(explore, (x, y), (x + 15, y + 15), (x + 30, y + 30))
    pulled = explore.run()["input"]["crop"]
    assert pulled[0] > left
    assert pulled[1] > top
    assert pulled[2:] == [right, bottom]
    explore.page.get_by_role("button", name="Whole picture").click()
    explore.settled()
    assert explore.run()["input"]["crop"] == [0, 0, 224, 224]


def test_colours_or_one_grey(open_page: Open) -> None:
    explore = open_page("/?step=20")
    before = explore.numbers()
    explore.choose("Read as", "Grey")
    explore.settled()
    assert explore.run()["input_shape"][0] == 1
    agrees_with_the_api(explore)
    explore.choose("Read as", "RGB")
    explore.settled()
    assert explore.numbers() == before
