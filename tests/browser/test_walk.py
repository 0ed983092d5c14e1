"""Walking: buttons, keys, the scrubber, the output map."""

from playwright.sync_api import expect

from tests.browser.conftest import Open


def test_buttons_step_and_jump(open_page: Open) -> None:
    explore = open_page("/?step=10")
    for name, step in (
        ("One step forward", 11),
        ("One step back", 10),
        ("Last step", 288),
        ("First step", 1),
    ):
        explore.page.get_by_role("button", name=name).click()
        assert explore.step() == step


def test_play_and_pause(open_page: Open) -> None:
    explore = open_page("/?step=10&speed=4")
    explore.page.get_by_role("button", name="Play").click()
    explore.page.wait_for_timeout(1500)
    explore.page.get_by_role("button", name="Pause").click()
    stopped = explore.step()
    assert 11 <= stopped <= 16
    explore.page.wait_for_timeout(600)
    assert explore.step() == stopped


def test_keys_walk(open_page: Open) -> None:
    explore = open_page("/")
    for keys, step in (
        (["ArrowRight"], 31),
        (["ArrowLeft", "ArrowLeft"], 28),
        (["ArrowDown"], 42),
        (["ArrowUp"], 18),
        (["Home"], 1),
        (["End"], 288),
        (["2"], 145),
        (["2", "1"], 1),
    ):
        explore.walk_to(30)
        explore.press(*keys)
        assert explore.step() == step


def test_space_plays_and_pauses(open_page: Open) -> None:
    explore = open_page("/")
    explore.press("Space")
    expect(explore.page.get_by_role("button", name="Pause")).to_be_visible()
    explore.press("Space")
    expect(explore.page.get_by_role("button", name="Play")).to_be_visible()


def test_comma_and_full_stop_go_by_phases(open_page: Open) -> None:
    explore = open_page("/?step=30&phase=multiply")

    def pressed() -> str:
        chips = explore.page.get_by_role("group", name="Phases of the step")
        return chips.locator(
            "[aria-pressed=true], [aria-current=true], [aria-current=step]"
        ).inner_text()

    assert pressed() == "multiply"
    explore.press(".")
    assert pressed() == "sum"
    explore.press(",", ",")
    assert pressed() == "slide"
    explore.press(",")
    assert explore.step() == 29
    assert pressed() == "write"


def test_plus_and_minus_change_the_speed(open_page: Open) -> None:
    explore = open_page("/")
    speeds = explore.page.get_by_role("radiogroup", name="Speed")
    explore.press("+")
    expect(speeds.get_by_role("radio", name="4×")).to_be_checked()
    explore.press("-", "-")
    expect(speeds.get_by_role("radio", name="¼×")).to_be_checked()


def test_r_starts_over(open_page: Open) -> None:
    explore = open_page("/?step=30&pic=face")
    explore.choose("Filters", "Sobel →")
    explore.slide("Stride", 3)
    explore.settled()
    explore.press("r")
    explore.settled()
    assert (explore.step(), explore.total()) == (1, 288)
    expect(explore.page.get_by_role("radio", name="A face")).to_be_checked()
    expect(explore.page.get_by_role("slider", name="Stride")).to_have_value("1")


def test_keys_walk_after_a_control_was_touched(open_page: Open) -> None:
    explore = open_page("/?step=30")
    explore.choose("Operation", "Convolution")
    explore.settled()
    explore.press("Home")
    assert explore.step() == 1
    explore.page.get_by_role("slider", name="Stride").press("End")
    explore.press("Space")
    expect(explore.page.get_by_role("button", name="Pause")).to_be_visible()
    explore.press("Space")
    expect(explore.page.get_by_role("button", name="Play")).to_be_visible()


def test_a_question_mark_lists_the_keys(open_page: Open) -> None:
    explore = open_page("/")
    explore.press("?")
    dialog = explore.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    assert "Home" in dialog.inner_text()
    explore.press("Escape")
    expect(dialog).to_be_hidden()


def test_the_scrubber_goes_anywhere(open_page: Open) -> None:
    explore = open_page("/")
    scrubber = explore.page.get_by_role("slider", name="Place in the walk")
    box = scrubber.bounding_box()
    assert box
    explore.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert 140 <= explore.step() <= 149
    explore.page.mouse.click(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2)
    assert explore.step() >= 286


def test_a_click_on_the_output_goes_to_its_step(open_page: Open) -> None:
    explore = open_page("/")
    for which, row, column in ((1, 7, 3), (2, 0, 11)):
        plane = explore.page.get_by_role("slider", name=f"Feature map {which}")
        box = plane.bounding_box()
        assert box
        cell = box["width"] / 12
        explore.page.mouse.click(box["x"] + (column + 0.5) * cell, box["y"] + (row + 0.5) * cell)
        explore.settled()
        assert explore.step() == (which - 1) * 144 + row * 12 + column + 1
        assert f"out[{which - 1}, {row}, {column}]" in explore.page.locator("body").inner_text()


def test_typing_a_step_goes_there(open_page: Open) -> None:
    explore = open_page("/")
    field = explore.page.get_by_role("textbox", name="step")
    field.fill("200")
    field.press("Enter")
    assert explore.step() == 200
    field.fill("9999")
    field.press("Enter")
    assert explore.step() == 288


def test_the_walk_stops_at_its_end(open_page: Open) -> None:
    explore = open_page("/?step=280&speed=max")
    explore.press("Space")
    expect(explore.page.get_by_role("button", name="Play")).to_be_visible(timeout=10_000)
    assert explore.step() == 288


def test_keys_do_nothing_while_typing(open_page: Open) -> None:
    explore = open_page("/?step=30")
    field = explore.page.get_by_role("textbox", name="Bias of filter 1")
    field.click()
    field.press("ArrowRight")
    field.press("2")
    assert explore.step() == 30


def test_with_reduced_motion_steps_jump(open_page: Open) -> None:
    explore = open_page("/?step=10", reduced=True)
    explore.press("ArrowRight")
    assert explore.step() == 11


def test_the_scrubber_keeps_its_place(open_page: Open) -> None:
    explore = open_page("/?step=1")
    scrubber = explore.page.get_by_role("slider", name="Place in the walk")
    first = scrubber.bounding_box()
    explore.press("End")
    explore.settled()
    assert scrubber.bounding_box() == first
