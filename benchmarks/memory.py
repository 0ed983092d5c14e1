#!/usr/bin/env python3
"""Play a picture of 224×224×3 for a while and see whether the page's memory stays where it is.

A server of its own with an empty data folder is started; the browser is the one that ``CHROMIUM``
names. Pages of steps are kept up to a bound, which playing takes over half an hour to reach, so the
walk first goes down rows until it is reached. Then it plays at 4×; each minute rubbish is collected
and what is left is counted: the heap of JavaScript, the nodes of the document, the listeners. The
last minute is compared with the second.

usage: memory.py [MINUTES]      10, unless told
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import CDPSession, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.support.chromium import ARGUMENTS  # noqa: E402
from tests.support.server import serving  # noqa: E402

QUERY = "?lang=en&theme=light&pic=astronaut&crop=whole&grid=224&speed=4"
ROWS = 140
"""Steps down that meet more pages than are kept: a page has at most 100 steps, a row 224."""
MINUTE = 60_000  # ms
SHORTEST, USUAL = 3, 10
FLAT = 1.05
"""What the last minute may have of the second one's heap, nodes and listeners."""


@dataclass(frozen=True)
class Count:
    """What a page holds after rubbish was collected."""

    step: int
    heap: int
    nodes: int
    listeners: int

    def row(self, minute: int) -> str:
        """A line of the table."""
        heap = f"{self.heap / (1 << 20):.2f}"
        return f"| {minute} | {self.step} | {heap} | {self.nodes} | {self.listeners} |"


def count(page: Page, session: CDPSession) -> Count:
    """Collect rubbish and count what is left."""
    for _ in range(2):  # what only a finaliser held goes with the second
        session.send("HeapProfiler.collectGarbage")
    metrics = session.send("Performance.getMetrics")["metrics"]
    found = {one["name"]: int(one["value"]) for one in metrics}
    step = page.get_by_role("textbox", name="step").input_value()
    return Count(
        int("".join(filter(str.isdigit, step))),
        found["JSHeapUsedSize"],
        found["Nodes"],
        found["JSEventListeners"],
    )


def play(page: Page, address: str, minutes: int) -> list[Count]:
    """Play for so many minutes; print and return the counts of the beginning and of each."""
    page.goto(f"{address}/{QUERY}")
    page.wait_for_selector("[data-stage-ready]")
    page.wait_for_load_state("networkidle")
    for _ in range(ROWS):
        page.keyboard.press("ArrowDown")
        page.wait_for_selector(".stage-frame[aria-busy=false]")
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    print("| minute | step | heap, MiB | nodes | listeners |\n| ---: | ---: | ---: | ---: | ---: |")
    counts = [count(page, session)]
    print(counts[0].row(0), flush=True)
    page.keyboard.press("Space")
    for minute in range(1, minutes + 1):
        page.wait_for_timeout(MINUTE)
        counts.append(count(page, session))
        print(counts[-1].row(minute), flush=True)
    return counts


def grown(counts: list[Count]) -> list[str]:
    """Return a sentence for each thing of which the last minute has more than the second."""
    second, last = counts[2], counts[-1]
    found = [
        f"{name} grew by {after / before - 1:.1%}"
        for name, before, after in (
            ("the heap", second.heap, last.heap),
            ("nodes", second.nodes, last.nodes),
            ("listeners", second.listeners, last.listeners),
        )
        if after > FLAT * before
    ]
    return found if last.step > second.step else [*found, "the walk stood still"]


def main(arguments: list[str]) -> int:
    """Print a table of the minutes; return 1 if something grew, 2 if the time makes no sense."""
    minutes = int(arguments[0]) if arguments and arguments[0].isdigit() else USUAL
    if minutes < SHORTEST:
        print(f"at least {SHORTEST} minutes, for the second to have a later one", file=sys.stderr)
        return 2
    with (
        tempfile.TemporaryDirectory() as data,
        serving(Path(data)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM"), args=ARGUMENTS
        )
        page = browser.new_page(viewport=ViewportSize(width=1440, height=900))
        found = grown(play(page, address, minutes))
        browser.close()
    for sentence in found:
        print(sentence, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
