#!/usr/bin/env python3
"""Say in one sentence why this Python cannot run Convwalk, or nothing.

Written so that Python 3.6 can read it: `make` runs it before anything is installed.
"""

import sys

NEEDED = (3, 11)


def problem() -> str:
    """Return what is missing, or an empty string."""
    if sys.version_info < NEEDED:
        present = ".".join(map(str, sys.version_info[:2]))
        needed = ".".join(map(str, NEEDED))
        return (
            f"Convwalk needs Python {needed} or newer; {sys.executable} is {present}. "
            "Name another: make PYTHON=python3.12"
        )
    try:
        __import__("venv")
        __import__("ensurepip")
    except ImportError:
        return (
            "This Python cannot make a virtual environment: its module venv is missing. "
            "On Debian and Ubuntu: apt install python3-venv"
        )
    return ""


if __name__ == "__main__":
    sys.exit(problem() or 0)
