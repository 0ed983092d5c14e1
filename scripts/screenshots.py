#!/usr/bin/env python3
"""Take the pictures of the page that the documents show.

Without ``--gallery``: those of the README and a frame, into ``docs/images``. With it: every mode in
every size, theme and language into ``docs/gallery``, and the table of them, ``docs/gallery.md``;
what is wrong with a layout is said, and makes the command fail.

A server of its own with an empty data folder is started, and the browser is the one that
``CHROMIUM`` names (``make screenshots`` and ``make gallery`` find or install it).

usage: screenshots.py [--gallery] [NAME...]      all, or those named
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import httpx
from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.texts import LANGUAGES, Language, catalogue  # noqa: E402
from tests.browser.layout import faults  # noqa: E402
from tests.support.chromium import ARGUMENTS  # noqa: E402
from tests.support.server import serving  # noqa: E402
from tests.support.shots import (  # noqa: E402
    GALLERY,
    SHOTS,
    SIZES,
    THEMES,
    Line,
    Shot,
    gallery_file,
)

IMAGES = ROOT / "docs" / "images"
WALL = ROOT / "docs" / "gallery"
QUALITY = 14
"""Of the gallery's WebP: text can be read, and all of them together stay under 16 MB."""

SEEN = """() => [...document.images].every(image => image.complete && image.naturalWidth > 0
    || image.getBoundingClientRect().top > innerHeight)"""
"""Whether every picture on the screen has come."""

PRESSED = "dialog[open], .sheet, .tabs [aria-selected=true]:not(#tab-operation)"
"""What is on a page after something was pressed that its address does not say."""

GO = """query => new Promise(done => {
    history.pushState(null, '', query);
    dispatchEvent(new PopStateEvent('popstate'));
    requestAnimationFrame(() => requestAnimationFrame(done));
})"""
"""Have the page show another address, as the back button would: sooner than loading it again."""

STILL = """() => {
    const figure = document.querySelector('.lesson-figure');
    if (figure) {
        const stage = figure.querySelector('.stage-frame') ?? figure;
        return [figure, stage].every(one => one.getAttribute('aria-busy') === 'false');
    }
    const frame = document.querySelector('.stage-frame');
    return frame?.hasAttribute('data-stage-ready') && frame.getAttribute('aria-busy') !== 'true'
        && !document.querySelector('dialog[open] .is-waiting');
}"""
"""Whether the numbers have come."""


def arrange(page: Page, address: str, shot: Shot, language: Language) -> None:
    """Open the page and press what is to be pressed, until it is as the picture shows it."""
    words = catalogue(language)
    is_near = page.url.split("?")[0] == f"{address}/" and not shot.path
    if is_near and not page.locator(PRESSED).count():
        page.evaluate(GO, f"?{shot.query}")
    else:
        page.goto(f"{address}/{shot.path}?{shot.query}")
    page.wait_for_function(STILL)
    if shot.panel:
        tabs = page.locator(".tabs, .tabbar")
        name = words[f"explore.tab.{shot.panel}"]
        # Where there is room for all panels there are no tabs.
        if tabs.count():
            tabs.get_by_text(name, exact=True).click()
    if shot.opens:
        page.get_by_role("button", name=words[shot.opens], exact=True).click()
    if shot.key:
        page.keyboard.press(shot.key)
    if shot.says:
        page.get_by_text(words[shot.says]).first.wait_for()
    for stroke in shot.strokes:
        draw(page, stroke)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.wait_for_function(STILL)
    page.wait_for_function(SEEN)
    page.evaluate("document.activeElement?.blur()")
    assert_step(page, shot)


def assert_step(page: Page, shot: Shot) -> None:
    """See to it that the page stands at the step that was asked for."""
    asked = parse_qs(shot.query).get("step")
    shown = page.locator(".transport input[inputmode=numeric]")
    if asked and shown.count():
        found = "".join(filter(str.isdigit, shown.input_value()))
        assert found == asked[0], f"{shot.name} stands at step {found}"


def take(browser: Browser, address: str, shot: Shot) -> Path:
    """Write a picture of the README and return its path."""
    context = browser.new_context(
        viewport=ViewportSize(width=shot.width, height=shot.height),
        device_scale_factor=shot.scale,
        reduced_motion="reduce",
    )
    page = context.new_page()
    arrange(page, address, shot, "zh" if "lang=zh" in shot.query else "en")
    path = IMAGES / f"{shot.name}.png"
    page.screenshot(path=path, animations="disabled")
    context.close()
    return path


def draw(page: Page, stroke: Line) -> None:
    """Draw a line in the dialog for drawing."""
    box = page.get_by_role("application").bounding_box()
    assert box
    for place, (across, down) in enumerate(stroke):
        page.mouse.move(box["x"] + across * box["width"], box["y"] + down * box["height"])
        if place == 0:
            page.mouse.down()
    page.mouse.up()


def hang(browser: Browser, address: str, shots: list[Shot]) -> Iterator[str]:
    """Write pictures of the gallery, and yield a sentence for each fault of a layout."""
    for width, height in SIZES:
        for language in LANGUAGES:
            context = browser.new_context(
                viewport=ViewportSize(width=width, height=height),
                has_touch=width < height,
                locale=language,
                reduced_motion="reduce",
            )
            page = context.new_page()
            for shot in shots:
                page.emulate_media(color_scheme="light", reduced_motion="reduce")
                arrange(page, address, shot, language)
                where = f"{shot.name}, {width}×{height}, {language}"
                yield from (f"{where}: {fault}" for fault in faults(page))
                for theme in THEMES:
                    page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
                    shown = Image.open(io.BytesIO(page.screenshot(animations="disabled")))
                    path = WALL / gallery_file(shot, width, theme, language)
                    shown.convert("RGB").save(path, quality=QUALITY)
            context.close()


def list_gallery() -> str:
    """The table of the gallery, as Markdown."""
    lines = [
        "# Every mode of the page",
        "",
        "In both themes and languages, at three sizes. `make gallery` takes them again, checks",
        "that no text is cut off and no controls overlap, and writes this table.",
        "",
    ]
    sizes = [f"{width}×{height}" for width, height in SIZES]
    lines += [f"| mode | {' | '.join(sizes)} |", f"| --- |{' --- |' * len(sizes)}"]
    for shot in GALLERY:
        cells = [f"**{shot.name}**<br>{shot.about}"]
        for width, _ in SIZES:
            names = [
                (f"{theme} {language}", gallery_file(shot, width, theme, language))
                for theme in THEMES
                for language in LANGUAGES
            ]
            links = ", ".join(f"[{words}](gallery/{name})" for words, name in names)
            cells.append(links)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def report(path: Path) -> None:
    """Say which file was written and how large it is."""
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1024:.0f} KiB")


def draw_frame(address: str) -> Path:
    """Have the server draw the frame of the design's step and return its path."""
    layer = {
        "input": {"image": "astronaut", "crop": [40, 50, 160, 170], "size": [12, 12]},
        "operation": {"op": "conv2d", "kernel": "astronaut_bank", "padding": 1},
    }
    run = httpx.post(f"{address}/api/v1/runs", json=layer).raise_for_status().json()
    frame = httpx.get(f"{address}{run['links']['self']}/frames/66.png", params={"width": 1280})
    path = IMAGES / "frame.png"
    path.write_bytes(frame.raise_for_status().content)
    return path


def main(arguments: list[str]) -> int:
    """Take the pictures named, or all.

    Returns 0; 1 where a layout has faults, 2 for a name that there is not.
    """
    is_gallery = "--gallery" in arguments
    names = [name for name in arguments if name != "--gallery"]
    table = GALLERY if is_gallery else SHOTS
    if unknown := set(names) - {shot.name for shot in table} - {"frame"}:
        print(f"no such picture: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    shots = [shot for shot in table if not names or shot.name in names]
    found = 0
    with (
        tempfile.TemporaryDirectory() as data,
        serving(Path(data)) as address,
        sync_playwright() as playwright,
    ):
        chromium = os.environ.get("CHROMIUM")
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        if is_gallery:
            WALL.mkdir(parents=True, exist_ok=True)
            for sentence in hang(browser, address, shots):
                print(sentence, file=sys.stderr, flush=True)
                found = 1
            (ROOT / "docs" / "gallery.md").write_text(list_gallery(), "utf-8")
        else:
            for shot in shots:
                report(take(browser, address, shot))
            if not names or "frame" in names:
                report(draw_frame(address))
        browser.close()
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
