"""Imports run one way: each room imports only what the house allows."""

import ast
from pathlib import Path

import pytest

APP = Path(__file__).resolve().parent.parent / "app"

RUNS = {"operations", "engine", "steps", "pictures", "drawing", "store", "runs"}
ALLOWED: dict[str, set[str]] = {
    "cli": RUNS | {"files", "films", "house", "settings", "texts", "main"},
    "client": {"files"},
    "operations": set(),
    "engine": {"operations"},
    "steps": {"operations", "engine"},
    "pictures": set(),
    "drawing": {"steps", "pictures", "operations"},
    "films": {"drawing", "steps"},
    "store": set(),
    "runs": RUNS - {"drawing"},
    "snippets": {"operations", "runs"},
    "texts": set(),
    "settings": set(),
    "files": set(),
    "house": {"pictures", "runs", "settings", "store"},
    "openapi": set(),
    "api": RUNS | {"films", "snippets", "texts"},
    "pages": {"settings", "texts"},
}
"""Rooms that a room may import besides itself and ``app.__version__``; main may import all."""

OUTSIDE: dict[str, set[str]] = {
    "client": {"httpx", "numpy"},
    "operations": {"numpy", "pydantic"},
    "engine": {"numpy"},
    "steps": {"numpy"},
    "pictures": {"cmap", "numpy", "PIL"},
    "drawing": {"numpy", "PIL"},
    "films": {"av", "numpy", "PIL"},
    "snippets": {"numpy"},
    "store": set(),
}
"""Third-party packages of the rooms that must stay free of HTTP and of one another's tools."""


def _modules() -> list[Path]:
    return sorted(path for path in APP.rglob("*.py"))


def _room(path: Path) -> str:
    return path.relative_to(APP).parts[0].removesuffix(".py")


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(APP)))
def test_module_imports_only_what_its_room_may(path: Path) -> None:
    room = _room(path)
    if room in ("__init__", "__main__", "main"):
        return
    ours = {name.split(".")[1] for name in _imports(path) if name.startswith("app.")}
    assert ours - {room} <= ALLOWED[room]


@pytest.mark.parametrize("room", sorted(OUTSIDE))
def test_room_uses_only_its_tools(room: str) -> None:
    import sys

    used = {
        name.split(".")[0] for path in _modules() if _room(path) == room for name in _imports(path)
    }
    assert used - set(sys.stdlib_module_names) - {"app"} <= OUTSIDE[room]


def test_nobody_but_main_reads_the_environment() -> None:
    readers = {
        _room(path)
        for path in _modules()
        if "os.environ" in path.read_text(encoding="utf-8")
        or "getenv" in path.read_text(encoding="utf-8")
    }
    assert readers <= {"settings", "__main__"}


def test_every_room_has_its_rule() -> None:
    rooms = {_room(path) for path in _modules()} - {"__init__", "__main__", "main"}
    assert rooms == set(ALLOWED)
