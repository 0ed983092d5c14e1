#!/usr/bin/env python3
"""Run the notebook of the documents against a server of its own, and put its outputs into it.

It is written as Jupyter writes it; Jupyter itself is not needed. Cells run one after another; what
they print and the value of their last line become their outputs.

usage: run_notebook.py
"""

import ast
import base64
import contextlib
import io
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

NOTEBOOK = ROOT / "docs" / "ten-minutes.ipynb"
ADDRESS = "http://127.0.0.1:8000"


def outputs_of(notebook: dict[str, Any], address: str, folder: Path) -> list[list[dict[str, Any]]]:
    """Run a notebook.

    Args:
        notebook: as JSON.
        address: of the server that stands in for the usual one.
        folder: in which it runs.

    Returns:
        The outputs of every cell of code, in Jupyter's form; the address in them is the usual one.
    """
    names: dict[str, Any] = {}
    found = []
    before = Path.cwd()
    os.chdir(folder)
    try:
        cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        for count, cell in enumerate(cells, 1):
            code = "".join(cell["source"]).replace(ADDRESS, address)
            made = json.dumps(_cell(code, names, count)).replace(address, ADDRESS)
            found.append(json.loads(made))
    finally:
        os.chdir(before)
    return found


def _cell(code: str, names: dict[str, Any], count: int) -> list[dict[str, Any]]:
    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    value = None
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "cell", "exec"), names)  # noqa: S102 (the document's own code)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307
    outputs: list[dict[str, Any]] = []
    if printed.getvalue():
        text = printed.getvalue().splitlines(keepends=True)
        outputs.append({"output_type": "stream", "name": "stdout", "text": text})
    if value is not None:
        outputs.append(
            {
                "output_type": "execute_result",
                "execution_count": count,
                "metadata": {},
                "data": _shown(value),
            }
        )
    return outputs


def _shown(value: Any) -> dict[str, Any]:
    """A value in the forms that a notebook shows, without what changes from run to run."""
    if (png := getattr(value, "_repr_png_", lambda: None)()) is not None:
        return {
            "text/plain": ["<a picture>"],
            "image/png": base64.b64encode(png).decode(),
        }
    if (html := getattr(value, "_repr_html_", lambda: None)()) is not None:
        return {"text/plain": ["<the stage>"], "text/html": [html]}
    return {"text/plain": repr(value).splitlines(keepends=True)}


def main() -> int:
    """Run it and write it back."""
    from tests.support.server import serving

    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as data, serving(Path(data)) as address:
        outputs = outputs_of(notebook, address, Path(data))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    for count, (cell, made) in enumerate(zip(cells, outputs, strict=True), 1):
        cell["outputs"], cell["execution_count"] = made, count
    text = json.dumps(notebook, ensure_ascii=False, indent=1)
    NOTEBOOK.write_text(f"{text}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
