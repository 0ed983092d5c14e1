#!/usr/bin/env python3
"""Take the pictures of the page that the documents show, and a frame, into ``docs/images``.

A server of its own with an empty data folder is started, and the browser is the one that
``CHROMIUM`` names (``make screenshots`` finds or installs it).

usage: screenshots.py [NAME...]      all, or those named
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import httpx
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.support.chromium import ARGUMENTS  # noqa: E402
from tests.support.server import serving  # noqa: E402

IMAGES = ROOT / "docs" / "images"


@dataclass(frozen=True)
class Shot:
    """A picture ``name``.png of the page at ``query`` in a window of this size in CSS pixels.

    ``opens`` names a button that opens a dialog, ``strokes`` are lines that are drawn in it: shares
    of its ground across and down.
    """

    name: str
    query: str
    width: int = 1440
    height: int = 900
    scale: float = 1
    opens: str = ""
    strokes: tuple[tuple[tuple[float, float], ...], ...] = ()


FIGURE = "values=1,0,1,0;1,1,0,1;0,1,0,0;0,0,1,1&weights=1x1x3x3:0,1*2,0*3,1,0,1&bias=2"
SEVEN = (((0.25, 0.2), (0.75, 0.2), (0.45, 0.85)), ((0.37, 0.55), (0.7, 0.55)))

SEEN = """() => [...document.images].every(image => image.complete && image.naturalWidth > 0
    || image.getBoundingClientRect().top > innerHeight)"""
"""Whether every picture on the screen has come."""

SHOTS = (
    Shot("explore", "?lang=en&theme=light&step=67"),
    Shot("explore-zh-dark", "?lang=zh&theme=dark&step=67"),
    Shot("convolution", "?lang=en&theme=light&op=convolution&step=67"),
    Shot("layer", "?lang=en&theme=light&view=layer&pic=coffee&grid=64&padding=0&step=2381"),
    Shot("letters", "?lang=en&theme=light&view=letters&op=convolution&step=67"),
    Shot("matrix", "?lang=en&theme=light&view=matrix&step=67"),
    Shot("max-pool", "?lang=en&theme=light&op=max_pool&step=15"),
    Shot("dense", "?lang=en&theme=light&op=dense&step=2"),
    Shot("flatten", "?lang=en&theme=light&op=flatten&step=68"),
    Shot("addition", "?lang=en&theme=light&op=add&add=self&step=30"),
    Shot("commute", "?lang=en&theme=light&step=67&show=commute"),
    Shot("turn-zh-dark", "?lang=zh&theme=dark&step=67&show=turn"),
    Shot(
        "shapes",
        "?lang=en&theme=light&show=shapes&shape=20%C3%9716%C3%9750%C3%97100"
        "&layers=Conv2d(16, 33, 3, stride=2)%0AMaxPool2d(3, stride=2, padding=1)",
    ),
    Shot("try", "?lang=en&theme=light&step=67&try=output&try_help=products"),
    Shot("quiz-zh-dark", "?lang=zh&theme=dark&step=67&quiz=kernel&quiz_seed=5"),
    Shot("table", f"?lang=en&theme=light&step=6&{FIGURE}"),
    Shot("draw", "?lang=en&theme=light&step=67", opens="Draw", strokes=SEVEN),
    Shot("examples", "?lang=en&theme=light&step=67", opens="Examples"),
    Shot("kernel", "?lang=en&theme=light&step=67&preset=sobel_x&response=1"),
    Shot("filters", "?lang=en&theme=light&step=67&preset=sobel_x", opens="All filters"),
    Shot("phone", "?lang=en&theme=light&step=67", 390, 844, 2),
)


def take(browser: Browser, address: str, shot: Shot) -> Path:
    """Write one picture and return its path."""
    context = browser.new_context(
        viewport=ViewportSize(width=shot.width, height=shot.height),
        device_scale_factor=shot.scale,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{address}/{shot.query}")
    page.wait_for_selector("[data-stage-ready]")
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    if shot.opens:
        page.get_by_role("button", name=shot.opens, exact=True).click()
    for stroke in shot.strokes:
        draw(page, stroke)
    page.wait_for_function(SEEN)
    page.evaluate("document.activeElement?.blur()")
    path = IMAGES / f"{shot.name}.png"
    page.screenshot(path=path, animations="disabled")
    context.close()
    return path


def draw(page: Page, stroke: tuple[tuple[float, float], ...]) -> None:
    """Draw a line in the dialog for drawing."""
    box = page.get_by_role("application").bounding_box()
    assert box
    for place, (across, down) in enumerate(stroke):
        page.mouse.move(box["x"] + across * box["width"], box["y"] + down * box["height"])
        if place == 0:
            page.mouse.down()
    page.mouse.up()


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


def main(names: list[str]) -> int:
    """Take the pictures named, or all; return 0, or 2 for a name that there is not."""
    if unknown := set(names) - {shot.name for shot in SHOTS} - {"frame"}:
        print(f"no such picture: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    IMAGES.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM")
    with (
        tempfile.TemporaryDirectory() as data,
        serving(Path(data)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for shot in SHOTS:
            if not names or shot.name in names:
                report(take(browser, address, shot))
        if not names or "frame" in names:
            report(draw_frame(address))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
