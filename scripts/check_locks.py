#!/usr/bin/env python3
"""Check, offline, that the lock files answer what ``pyproject.toml`` asks for.

Every dependency must be in its lock at a version that fits, with hashes, and no lock may say where
a package comes from: that is for the machine's own settings.

usage: check_locks.py
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
ADDRESS = re.compile(r"https?://|--(?:extra-)?index-url|--find-links")


def pins(lock: Path) -> dict[str, list[str]]:
    """Return each package's locked versions (one for each of its markers)."""
    versions: dict[str, list[str]] = {}
    for name, version in PIN.findall(lock.read_text("utf-8")):
        versions.setdefault(canonicalize_name(name), []).append(version)
    return versions


def problems(lock: Path, wanted: list[str]) -> list[str]:
    """Return a sentence for each of the requirements ``wanted`` that ``lock`` does not answer."""
    locked = pins(lock)
    found = []
    for requirement in map(Requirement, wanted):
        versions = locked.get(canonicalize_name(requirement.name), [])
        if not versions or not all(requirement.specifier.contains(one) for one in versions):
            found.append(f"{lock.name} does not answer {requirement}: run make lock UPGRADE=")
    if address := ADDRESS.search(lock.read_text("utf-8")):
        found.append(f"{lock.name} names an address: {address[0]}")
    return found


def main() -> int:
    """Check both lock files; return 1 with the problems on standard error."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    runtime = project["dependencies"]
    dev = project["optional-dependencies"]["dev"]
    found = problems(ROOT / "requirements.lock", runtime)
    found += problems(ROOT / "requirements-dev.lock", runtime + dev)
    development, served = pins(ROOT / "requirements-dev.lock"), pins(ROOT / "requirements.lock")
    found += [
        f"{name} is {development.get(name)} for development but {versions} when run"
        for name, versions in served.items()
        if development.get(name) != versions
    ]
    for problem in found:
        print(problem, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
