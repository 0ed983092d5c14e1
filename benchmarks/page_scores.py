#!/usr/bin/env python3
"""Have Lighthouse judge the page in its modes, and fail where a score is below its goal.

A server of its own with an empty data folder is started, and the browser is the one that
``CHROMIUM`` names. ``make lighthouse`` installs Lighthouse and finds the browser.

usage: page_scores.py [MODE...]      all, or those named
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.support.chromium import ARGUMENTS  # noqa: E402
from tests.support.server import serving  # noqa: E402

CLI = "benchmarks/lighthouse/node_modules/lighthouse/cli/index.js"

MODES = {
    "explore": "",
    "explore, zh, dark": "lang=zh&theme=dark&step=67",
    "layer": "view=layer&step=67",
    "picture": "grid=224&preset=sobel_x&step=9000",
    "try": "step=67&try=output",
    "present": "step=67&present",
}
"""What is judged: a name, and what the page's address says."""

GOALS = {"performance": 95, "accessibility": 100, "best-practices": 100}

ATTEMPTS = 3
"""Other work on the machine makes a page only slower: the best of so many counts."""

Report = dict[str, Any]


def judge(address: str, folder: Path) -> Report:
    """Return Lighthouse's report of one load of a page.

    Raises:
        subprocess.CalledProcessError: Lighthouse could not judge it; it has said why.
    """
    path = folder / "report.json"
    command = [
        *(sys.executable, "scripts/node.py", "node", CLI, address),
        "--preset=desktop",
        f"--only-categories={','.join(GOALS)}",
        f"--chrome-flags={' '.join(['--headless=new', *ARGUMENTS])}",
        "--output=json",
        f"--output-path={path}",
        "--no-enable-error-reporting",
        "--quiet",
    ]
    browser = os.environ.get("CHROMIUM", "chromium")
    subprocess.run(command, cwd=ROOT, env={**os.environ, "CHROME_PATH": browser}, check=True)
    report: Report = json.loads(path.read_text("utf-8"))
    return report


def scores(report: Report) -> dict[str, int]:
    """Return the score of each category, of 100."""
    return {name: round(100 * (report["categories"][name]["score"] or 0)) for name in GOALS}


def falls_short(found: dict[str, int]) -> list[str]:
    """Return the categories that are below their goal."""
    return [name for name, goal in GOALS.items() if found[name] < goal]


def reasons(report: Report, category: str) -> list[str]:
    """Return a line for each audit that costs a category points, and what it found."""
    lines = []
    for part in report["categories"][category]["auditRefs"]:
        audit = report["audits"][part["id"]]
        if not part["weight"] or audit["score"] is None or audit["score"] >= 0.9:
            continue
        lines.append(f"{category}: {audit['title']} {audit.get('displayValue', '')}".rstrip())
        lines += [
            f"    {item.get('node', {}).get('snippet') or json.dumps(item)[:200]}"
            for item in audit.get("details", {}).get("items", [])[:5]
        ]
    return lines


def best_of(address: str, folder: Path) -> tuple[Report, int]:
    """Judge a page until it reaches its goals, or so often; return the best and the tries."""
    best = judge(address, folder)
    for tried in range(1, ATTEMPTS):
        # Nothing but speed depends on what else the machine does.
        if falls_short(scores(best)) != ["performance"]:
            return best, tried
        best = max(best, judge(address, folder), key=lambda one: scores(one)["performance"])
    return best, ATTEMPTS


def main(names: list[str]) -> int:
    """Print the scores, and the machine's speed as Lighthouse measures it.

    Returns 1 if a score is below its goal, 2 for an unknown mode.
    """
    if unknown := set(names) - set(MODES):
        print(f"no such mode: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    short: list[str] = []
    print(f"| mode | {' | '.join(GOALS)} | tries | machine |")
    print(f"| --- |{' ---: |' * (len(GOALS) + 2)}")
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder, "data")) as address:
        for name in names or MODES:
            report, tries = best_of(f"{address}/?{MODES[name]}", Path(folder))
            found = scores(report)
            machine = round(report["environment"]["benchmarkIndex"])
            row = [name, *map(str, found.values()), str(tries), str(machine)]
            print(f"| {' | '.join(row)} |", flush=True)
            for category in falls_short(found):
                short += [f"{name}: {line}" for line in reasons(report, category)]
    for line in short:
        print(line, file=sys.stderr)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
