#!/usr/bin/env python3
"""Take the pictures of the page that the documents show, into ``docs/images``.

A server of its own with an empty data folder is started, and the browser is the one that
``CHROMIUM`` names (``make screenshots`` finds or installs it).

usage: screenshots.py [NAME...]      all, or those named
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)


@dataclass(frozen=True)
class Shot:
    """A picture ``name``.png of the page at ``query`` in a window of this size in CSS pixels."""

    name: str
    query: str
    width: int = 1440
    height: int = 900
    scale: float = 1


SHOTS = (
    Shot("explore", "?lang=en&theme=light&step=67"),
    Shot("explore-zh-dark", "?lang=zh&theme=dark&step=67"),
    Shot("convolution", "?lang=en&theme=light&op=convolution&step=67"),
    Shot("max-pool", "?lang=en&theme=light&op=max_pool&step=15"),
    Shot("phone", "?lang=en&theme=light&step=67", 390, 844, 2),
)


@contextlib.contextmanager
def serving() -> Iterator[str]:
    """Run Convwalk on a free port and yield its address.

    Raises:
        RuntimeError: it did not answer within half a minute.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as data:
        environment = {"HOST": "127.0.0.1", "PORT": str(port), "CONVWALK_DATA": data}
        server = subprocess.Popen(
            [sys.executable, "-m", "app"],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdout=subprocess.DEVNULL,
        )
        try:
            wait_for(f"{address}/healthz")
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_for(address: str) -> None:
    """Return when ``address`` answers.

    Raises:
        RuntimeError: it did not within half a minute.
    """
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with contextlib.suppress(urllib.error.URLError), urllib.request.urlopen(address):  # noqa: S310
            return
        time.sleep(0.1)
    raise RuntimeError(f"{address} did not answer")


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
    path = IMAGES / f"{shot.name}.png"
    page.screenshot(path=path, animations="disabled")
    context.close()
    return path


def main(names: list[str]) -> int:
    """Take the pictures named, or all; return 0, or 2 for a name that there is not."""
    if unknown := set(names) - {shot.name for shot in SHOTS}:
        print(f"no such picture: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    IMAGES.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM")
    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        for shot in SHOTS:
            if not names or shot.name in names:
                path = take(browser, address, shot)
                print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1024:.0f} KiB")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
