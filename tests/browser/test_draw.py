"""Drawing a picture: what is drawn are the very numbers that are walked."""

from collections.abc import Iterable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Open
from tests.browser.explore import Explore
from tests.browser.layout import faults
from tests.browser.test_accessibility import violations

Place = tuple[int, int]


class Drawing:
    """The open dialog."""

    def __init__(self, explore: Explore) -> None:
        self.explore = explore
        self.page = explore.page
        self.page.get_by_role("button", name="Draw", exact=True).click()
        self.dialog = self.page.get_by_role("dialog", name="Draw")
        self.ground = self.dialog.get_by_role("application")
        expect(self.ground).to_be_visible()

    def button(self, name: str) -> Locator:
        """A button of the dialog."""
        return self.dialog.get_by_role("button", name=name, exact=True)

    def at(self, place: Place, side: int = 12) -> tuple[float, float]:
        """The middle of a pixel on the screen."""
        box = self.ground.bounding_box()
        assert box
        row, column = place
        return (
            box["x"] + (column + 0.5) * box["width"] / side,
            box["y"] + (row + 0.5) * box["height"] / side,
        )

    def drag(self, *places: Place) -> None:
        """One stroke of the mouse."""
        mouse = self.page.mouse
        mouse.move(*self.at(places[0]))
        mouse.down()
        for place in places[1:]:
            mouse.move(*self.at(place))
        mouse.up()

    def choose(self, group: str, option: str) -> None:
        """Choose a tool, a colour or a size."""
        radios = self.dialog.get_by_role("radiogroup", name=group, exact=True)
        radios.get_by_role("radio", name=option, exact=True).check(force=True)

    def painted(self) -> list[Place]:
        """The pixels that are not black."""
        found: list[list[int]] = self.ground.locator("canvas").evaluate(
            """async canvas => {
                const frame = () => new Promise(requestAnimationFrame);
                await frame();
                await frame();
                const {width, height} = canvas;
                const {data} = canvas.getContext('2d').getImageData(0, 0, width, height);
                return Array.from({length: width * height}, (_, i) => i)
                    .filter(i => data[4 * i] || data[4 * i + 1] || data[4 * i + 2])
                    .map(i => [Math.floor(i / width), i % width]);
            }"""
        )
        return [(row, column) for row, column in found]

    def walk(self) -> list[list[list[float]]]:
        """Walk it, and give the numbers that the server reads."""
        self.button("Walk it").click()
        expect(self.dialog).to_be_hidden()
        self.explore.brought()
        read: list[list[list[float]]] = self.explore.input().tolist()
        return read


def plane(side: int, level: float, places: Iterable[Place]) -> list[list[float]]:
    """Zeros, and a level at some places."""
    kept = set(places)
    return [
        [level if (row, column) in kept else 0 for column in range(side)] for row in range(side)
    ]


def test_what_is_drawn_is_what_is_walked(open_page: Open) -> None:
    explore = open_page("/?step=30")
    drawing = Drawing(explore)
    drawing.drag((2, 1), (2, 6))
    expect(drawing.ground).to_be_visible()
    drawing.choose("Colour", "grey")
    drawing.drag((5, 5), (5, 5))
    line = [(2, column) for column in range(1, 7)]
    expected = plane(12, 255, line)
    expected[5][5] = 128
    assert drawing.walk() == [expected]
    assert explore.group("Window, grey") == [0] * 3 + [255] * 3 + [0] * 3
    explore.page.goto(explore.page.url)
    explore.started()
    assert explore.input().tolist() == [expected], "the address reads a grey drawing as it opened"


def test_colours_brushes_and_the_eraser(open_page: Open) -> None:
    explore = open_page("/")
    drawing = Drawing(explore)
    drawing.choose("Colour", "orange")
    drawing.choose("Brush size", "3×3")
    drawing.drag((4, 4), (4, 5))
    drawing.choose("Tool", "Eraser")
    drawing.choose("Brush size", "1×1")
    drawing.drag((4, 4), (4, 4))
    block = [
        (row, column) for row in (3, 4, 5) for column in (3, 4, 5, 6) if (row, column) != (4, 4)
    ]
    assert drawing.painted() == block
    red, green, blue = drawing.walk()
    assert red == plane(12, 255, block)
    assert green == plane(12, 128, block)
    assert blue == plane(12, 0, [])


def test_undo_redo_and_clear(open_page: Open) -> None:
    drawing = Drawing(open_page("/"))
    expect(drawing.button("Undo")).to_be_disabled()
    expect(drawing.button("Clear")).to_be_disabled()
    drawing.drag((1, 1), (1, 3))
    drawing.drag((3, 1), (3, 2))
    both = drawing.painted()
    drawing.button("Undo").click()
    assert drawing.painted() == [(1, 1), (1, 2), (1, 3)]
    drawing.page.keyboard.press("Control+z")
    assert drawing.painted() == []
    drawing.page.keyboard.press("Control+y")
    drawing.page.keyboard.press("Control+Shift+z")
    assert drawing.painted() == both
    expect(drawing.button("Redo")).to_be_disabled()
    drawing.button("Clear").click()
    assert drawing.painted() == []
    drawing.button("Undo").click()
    assert drawing.painted() == both


def test_the_keys_alone_draw(open_page: Open) -> None:
    explore = open_page("/")
    drawing = Drawing(explore)
    expect(drawing.ground).to_be_focused()
    explore.press("Space", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowDown")
    assert drawing.painted() == [(6, 6), (6, 8), (7, 8)]
    expect(drawing.ground).to_contain_text("Row 7, column 8: white")
    explore.press("Delete")
    assert drawing.painted() == [(6, 6), (6, 8)]
    expect(drawing.ground).to_contain_text("Row 7, column 8: black")
    assert explore.step() == 1, "the walk rests while a person draws"
    explore.press("Tab", "Tab", "ArrowRight")
    expect(drawing.dialog.get_by_role("radio", name="light grey")).to_be_checked()
    for _ in range(3):
        explore.press("Tab")
    expect(drawing.button("Walk it")).to_be_focused()
    explore.press("Enter")
    expect(drawing.dialog).to_be_hidden()
    explore.brought()
    assert explore.input().tolist() == [plane(12, 255, [(6, 6), (6, 8)])]


def test_the_grid_is_the_pictures_in_every_operation(open_page: Open) -> None:
    explore = open_page("/?op=transposed")
    drawing = Drawing(explore)
    drawing.drag((6, 6), (6, 6))
    drawing.dialog.get_by_role("slider", name="Grid").fill("0")
    expect(drawing.ground).to_have_accessible_name("Drawing of 8 × 8 pixels")
    assert drawing.painted() == [(4, 4)]
    assert drawing.walk() == [plane(8, 255, [(4, 4)])]


def test_a_finger_draws(open_page: Open) -> None:
    explore = open_page("/", width=390, height=844, touch=True)
    explore.page.get_by_role("button", name="Picture", exact=True).click()
    drawing = Drawing(explore)
    session = explore.page.context.new_cdp_session(explore.page)
    points = [drawing.at(place) for place in ((2, 2), (3, 4), (3, 8))]
    for kind, point in zip(("touchStart", "touchMove", "touchMove"), points, strict=True):
        touch = [{"x": point[0], "y": point[1]}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touch})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    painted = drawing.painted()
    assert {(2, 2), (3, 4), (3, 8)} <= set(painted)
    assert sorted({column for _, column in painted}) == list(range(2, 9)), "a stroke has no gaps"


def test_a_drawing_is_kept_and_a_server_that_is_gone_is_said(open_page: Open) -> None:
    explore = open_page("/", allow="Failed to load resource")
    drawing = Drawing(explore)
    drawing.drag((1, 1), (1, 1))
    explore.press("Escape")
    expect(drawing.dialog).to_be_hidden()
    explore.page.get_by_role("button", name="Draw", exact=True).click()
    assert drawing.painted() == [(1, 1)]
    explore.page.route("**/api/v1/images", lambda route: route.abort())
    drawing.button("Walk it").click()
    expect(drawing.dialog.get_by_role("alert")).to_contain_text("The server did not answer")
    explore.page.unroute_all()
    assert drawing.walk() == [plane(12, 255, [(1, 1)])]


@pytest.mark.parametrize(
    ("size", "lang"), [((1440, 900), "en"), ((1024, 768), "en"), ((390, 844), "zh")]
)
def test_the_dialog_looks_right(open_page: Open, size: tuple[int, int], lang: str) -> None:
    width, height = size
    path = f"/?lang={lang}"
    page = open_page(path, width=width, height=height, dark=lang == "zh", reduced=True).page
    tab = {"en": "Picture", "zh": "图片"}[lang]
    if width == 390:
        page.get_by_role("button", name=tab, exact=True).click()
    elif width == 1024:
        page.get_by_role("tab", name=tab).click()
    page.get_by_role("button", name={"en": "Draw", "zh": "绘制"}[lang], exact=True).click()
    expect(page.get_by_role("application")).to_be_visible()
    assert faults(page) == []
    assert violations(page) == []
