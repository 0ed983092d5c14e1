#!/usr/bin/env python3
"""Print the path of a Chromium for the browser tests; install one where there is none.

Looked at in turn: the variable ``CHROMIUM``; the usual names on the PATH and the usual places; a
browser that Playwright keeps. Then installed: Debian's or Ubuntu's package where this user may,
with a Chinese font, for the page is tested in Chinese too; otherwise Playwright's own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
PACKAGES = ("chromium", "fonts-noto-cjk")


def named() -> str | None:
    """Return the browser that the environment or the PATH names, if there is one."""
    if given := os.environ.get("CHROMIUM"):
        return shutil.which(given)
    found = [path for path in map(shutil.which, NAMES) if path]
    found += [place for place in PLACES if Path(place).is_file()]
    return found[0] if found else None


def kept_by_playwright() -> str | None:
    """Return the browser that Playwright has downloaded for itself, if it has."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def install_package() -> bool:
    """Install Debian's packages; return False where that cannot be done or did not work."""
    apt = shutil.which("apt-get")
    if apt is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    print("No Chromium here: installing the system's package.", file=sys.stderr)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    commands = (
        [apt, "update", "-qq"],
        [apt, "install", "-qq", "--yes", "--no-install-recommends", *PACKAGES],
    )
    return all(
        subprocess.run(command, env=environment, stdout=sys.stderr, check=False).returncode == 0
        for command in commands
    )


def install_by_playwright() -> bool:
    """Have Playwright download its Chromium; return False if it could not."""
    print("No Chromium here: Playwright downloads one.", file=sys.stderr)
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0


def main() -> int:
    """Print the path on standard output; return 1 with a sentence if there is no browser."""
    path = named()
    if path is None and "CHROMIUM" not in os.environ:
        path = kept_by_playwright()
        if path is None and install_package():
            path = named()
        if path is None and install_by_playwright():
            path = kept_by_playwright()
    if path is None:
        print(
            "There is no Chromium for the browser tests and none could be installed. "
            "Install one and name it: CHROMIUM=/path/to/chromium make test",
            file=sys.stderr,
        )
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
