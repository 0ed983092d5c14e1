"""What is taken along from the page: films, numbers, code, links."""

import contextlib
import io
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.explore import Explore
from tests.browser.test_accessibility import violations
from tests.support.programs import executed

PARTS = ("Film", "Numbers", "Code", "Link")


def take(explore: Explore, part: str) -> Page:
    page = explore.page
    page.get_by_role("button", name="Export").click()
    page.get_by_role("button", name="Film, numbers, code").click()
    page.get_by_role("radio", name=part, exact=True).check(force=True)
    return page


def fetched(page: Page, server: str, link: str) -> bytes:
    address = page.get_by_role("dialog").get_by_role("link", name=link).get_attribute("href")
    return httpx.get(f"{server}{address}", timeout=60).raise_for_status().content


def test_a_film_is_as_it_was_wanted(open_page: Open, server: str) -> None:
    page = take(open_page("/?step=67"), "Film")
    expect(page.get_by_text("288 frames, 72 s")).to_be_visible()
    page.get_by_role("textbox", name="From step").fill("5")
    page.get_by_role("textbox", name="To step").fill("8")
    page.get_by_role("radio", name="a phase of a step").check(force=True)
    page.get_by_role("combobox", name="Frames a second").select_option("8")
    page.get_by_role("combobox", name="Width").select_option("640")
    page.get_by_role("radio", name="GIF").check(force=True)
    expect(page.get_by_text("20 frames, 2.5 s")).to_be_visible()
    with Image.open(io.BytesIO(fetched(page, server, "Download"))) as film:
        assert getattr(film, "n_frames", 1) == 20
        assert film.size[0] == 640


def test_a_film_that_cannot_be_is_refused_here(open_page: Open) -> None:
    page = take(open_page("/?step=67"), "Film")
    page.get_by_role("radio", name="a phase of a step").check(force=True)
    alert = page.get_by_role("dialog").get_by_role("alert")
    for start, stop, words in (
        ("5", "900", "it has 1 to 288"),
        ("9", "3", "it has 1 to 288"),
        ("first", "3", "it has 1 to 288"),
        ("1", "200", r"1\s?000 frames are too many"),
    ):
        page.get_by_role("textbox", name="From step").fill(start)
        page.get_by_role("textbox", name="To step").fill(stop)
        expect(alert).to_contain_text(re.compile(words))
        expect(page.get_by_role("button", name="Download")).to_be_disabled()


@pytest.mark.parametrize(
    "query", ["op=convolution&grid=4", "op=max_pool&grid=4", "op=dense", "op=transposed&grid=4"]
)
def test_phases_are_counted_as_the_server_does(open_page: Open, server: str, query: str) -> None:
    page = take(open_page(f"/?{query}"), "Film")
    page.get_by_role("radio", name="a phase of a step").check(force=True)
    page.get_by_role("textbox", name="To step").fill("2")
    page.get_by_role("combobox", name="Width").select_option("640")
    page.get_by_role("radio", name="GIF").check(force=True)
    said = page.get_by_text(re.compile(r"\d+ frames, ")).inner_text()
    with Image.open(io.BytesIO(fetched(page, server, "Download"))) as film:
        assert said.startswith(f"{getattr(film, 'n_frames', 1)} frames")


def test_numbers_are_those_of_the_run(open_page: Open, server: str) -> None:
    explore = open_page("/?step=67")
    output = httpx.get(f"{server}{explore.run()['links']['output']}").content
    page = take(explore, "Numbers")
    assert fetched(page, server, "NumPy output.npy") == output
    maps = np.load(io.BytesIO(output))
    table = fetched(page, server, "CSV map-1.csv").decode()
    rows = [line.split(",") for line in table.split()]
    np.testing.assert_array_equal(np.array(rows, float), maps[0])
    with np.load(io.BytesIO(fetched(page, server, "npz"))) as arrays:
        np.testing.assert_array_equal(arrays["output"], maps)
    page.get_by_role("combobox", name="Colours of the PNG").select_option("viridis")
    with Image.open(io.BytesIO(fetched(page, server, "PNG map-1-viridis.png"))) as picture:
        light = np.asarray(picture.convert("L"))[::64, ::64]
    assert maps[0].flat[light.argmax()] > np.percentile(maps[0], 95)
    shown = page.get_by_role("img", name="Feature map 1")
    expect(shown).to_have_js_property("naturalWidth", 768)


def test_a_vector_is_one_long_map(open_page: Open, server: str) -> None:
    page = take(open_page("/?op=flatten"), "Numbers")
    shown = page.get_by_role("img", name="Feature map 1")
    expect(shown).to_have_js_property("naturalWidth", 3 * 36 * 7)
    with Image.open(io.BytesIO(fetched(page, server, "PNG map-1-diverging.png"))) as picture:
        assert picture.height == 7


def test_code_gives_the_map(open_page: Open, server: str, tmp_path: Path) -> None:
    explore = open_page("/?grid=4&padding=0&color=grey&preset=sobel_x")
    page = take(explore, "Code")
    code = page.get_by_role("dialog").locator("pre")
    expect(code).to_contain_text("F.conv2d")
    page.get_by_role("combobox", name="Library").select_option("scipy")
    expect(code).to_contain_text("signal.correlate2d")
    output = httpx.get(f"{server}{explore.run()['links']['output']}").content
    text = code.inner_text()
    np.testing.assert_allclose(executed(text, tmp_path), np.load(io.BytesIO(output)))
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("Copied", exact=True)).to_be_visible()


def test_what_a_library_cannot_say_is_explained(open_page: Open) -> None:
    page = take(open_page("/?op=tanh"), "Code")
    page.get_by_role("combobox", name="Library").select_option("opencv")
    expect(page.get_by_text("OpenCV has no tanh")).to_be_visible()


def test_a_short_link_and_a_frame_show_the_same(
    open_page: Open, server: str, tmp_path: Path
) -> None:
    explore = open_page("/?step=67&theme=dark")
    result = explore.result()
    page = take(explore, "Link")
    field = page.get_by_role("textbox", name="Short link")
    expect(field).to_have_value(re.compile(r"/s/[0-9a-f]{16}$"))
    frame = page.get_by_role("textbox", name="For a page of your own").input_value()
    link = field.input_value()
    assert f'src="{link}?embed"' in frame
    again = open_page(link.removeprefix(server), fresh=True)
    assert (again.step(), again.result()) == (67, result)
    outside = open_page("/", fresh=True).page
    (tmp_path / "index.html").write_text(f'<!doctype html><link rel="icon" href="data:,">{frame}')
    with page_of_another_origin(tmp_path) as host:
        outside.goto(host)
        inside = outside.frame_locator("iframe")
        expect(inside.get_by_role("group", name="Output")).to_have_text("−320")


@contextlib.contextmanager
def page_of_another_origin(folder: Path) -> Iterator[str]:
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as served:
        threading.Thread(target=served.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{served.server_address[1]}/"
        served.shutdown()


def test_the_cell_of_a_notebook_shows_the_step(open_page: Open, server: str) -> None:
    explore = open_page("/?step=67")
    result = explore.result()
    page = take(explore, "Link")
    code = page.get_by_role("textbox", name="In a notebook").input_value()
    names: dict[str, Any] = {}
    exec("\n".join(code.splitlines()[:-1]), names)
    view = eval(code.splitlines()[-1], names)
    names["convwalk"].close()
    shown = open_page(view.address.removeprefix(server), fresh=True)
    assert (shown.step(), shown.result()) == (67, result)


@pytest.mark.parametrize(("width", "dark"), [(1440, False), (390, True)])
def test_axe_finds_nothing_and_it_fits(open_page: Open, width: int, *, dark: bool) -> None:
    explore = open_page("/?step=67", width=width, height=844, dark=dark, reduced=True)
    page = explore.page
    page.get_by_role("button", name="Export" if width > 600 else "Menu").click()
    page.get_by_role("button", name="Film, numbers, code").click()
    dialog = page.get_by_role("dialog")
    for part in PARTS:
        page.get_by_role("radio", name=part, exact=True).check(force=True)
        expect(dialog.locator("[aria-busy]")).to_have_count(0)
        assert violations(page) == []
        assert dialog.evaluate("element => element.scrollWidth <= element.clientWidth")


def test_it_is_worked_with_keys_alone(open_page: Open) -> None:
    page = open_page("/?step=67").page
    page.get_by_role("button", name="Export").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Film, numbers, code").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Numbers")).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="NumPy output.npy")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
