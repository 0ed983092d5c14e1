#!/usr/bin/env python3
"""Film the field's convolution-arithmetic animations again, with numbers, into ``docs/films/``.

The settings are those of Dumoulin and Visin, "A guide to convolution arithmetic for deep learning"
(2016): what padding, stride and dilation do to a size, and each transposed. The page about them,
``docs/arithmetic.md``, is written from the same table, its sizes by the engine.

usage: make_films.py
"""

import sys
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.drawing import Look, Stage  # noqa: E402
from app.films import Film, Scenes, save  # noqa: E402
from app.house import furnish  # noqa: E402
from app.runs import Run, RunRequest  # noqa: E402
from app.settings import Settings  # noqa: E402
from app.store import MemoryStore  # noqa: E402
from app.texts import catalogue  # noqa: E402

FOLDER = ROOT / "docs" / "films"
PAGE = ROOT / "docs" / "arithmetic.md"
WIDTH = 640
FPS = 2


HEAD = """# Convolution arithmetic, with numbers

What padding (P), stride (S), dilation (D) and the kernel's size (F) make of an input of W cells,
and the same transposed. The settings are those of Dumoulin and Visin, [A guide to convolution
arithmetic for deep learning](https://arxiv.org/abs/1603.07285) (2016); here every number is shown.
`make films` makes this page and its films again; `convwalk animate` and [the API](api.md) make
others.

"""
TURN = "conv_transpose2d"


class Classic(NamedTuple):
    """One of the set.

    Attributes:
        name: of its file.
        title: what it shows.
        side: cells of the input, each way.
        kernel: taps, each way.
        settings: of the operation.
        op: what is done.
    """

    name: str
    title: str
    side: int
    kernel: int
    settings: dict[str, Any]
    op: str = "conv2d"


CLASSICS = (
    Classic("no-padding", "No padding, unit strides", 4, 3, {}),
    Classic("arbitrary-padding", "Arbitrary padding, unit strides", 5, 4, {"padding": 2}),
    Classic("same-padding", "Same (half) padding, unit strides", 5, 3, {"padding": 1}),
    Classic("full-padding", "Full padding, unit strides", 5, 3, {"padding": 2}),
    Classic("strides", "No padding, strides", 5, 3, {"stride": 2}),
    Classic("padding-strides", "Padding and strides", 5, 3, {"stride": 2, "padding": 1}),
    Classic(
        "padding-strides-odd",
        "Padding and strides, a last row that no window reads",
        6,
        3,
        {"stride": 2, "padding": 1},
    ),
    Classic("dilation", "Dilation", 7, 3, {"dilation": 2}),
    Classic("no-padding-transposed", "No padding, transposed", 2, 3, {}, TURN),
    Classic(
        "arbitrary-padding-transposed", "Arbitrary padding, transposed", 6, 4, {"padding": 2}, TURN
    ),
    Classic("same-padding-transposed", "Same padding, transposed", 5, 3, {"padding": 1}, TURN),
    Classic("full-padding-transposed", "Full padding, transposed", 7, 3, {"padding": 2}, TURN),
    Classic("strides-transposed", "Strides, transposed", 2, 3, {"stride": 2}, TURN),
    Classic(
        "padding-strides-transposed",
        "Padding and strides, transposed",
        3,
        3,
        {"stride": 2, "padding": 1},
        TURN,
    ),
    Classic(
        "padding-strides-odd-transposed",
        "The same, with output padding for the last row",
        3,
        3,
        {"stride": 2, "padding": 1, "output_padding": 1},
        TURN,
    ),
    Classic("max-pooling", "Max pooling, unit strides", 5, 3, {"stride": 1}, "max_pool2d"),
    Classic("average-pooling", "Average pooling, unit strides", 5, 3, {"stride": 1}, "avg_pool2d"),
)


def question(classic: Classic) -> dict[str, Any]:
    """The run of one of the set, as the API takes it: small whole numbers, always the same."""
    rng = np.random.default_rng(len(classic.name))
    most = 10 if "pool" in classic.op else 4
    values = rng.integers(0, most, (classic.side, classic.side)).tolist()
    weight = rng.integers(-2, 3, (classic.kernel, classic.kernel)).tolist()
    held = {"kernel_size": classic.kernel} if "pool" in classic.op else {"weight": [[weight]]}
    operation = {"op": classic.op, **held, **classic.settings}
    return {"input": {"values": values}, "operation": operation}


def run_of(classic: Classic) -> Run:
    """The same, made."""
    runs = furnish(Settings(), MemoryStore()).runs
    return runs.create(RunRequest.model_validate(question(classic)))


def film(classic: Classic, folder: Path) -> Path:
    """Film one of the set, a step a frame."""
    run = run_of(classic)
    path = folder / f"{classic.name}.gif"
    look = Look(catalogue("en"), "light", WIDTH, None)
    scenes = Scenes(Stage.of(run), run.step, range(run.total), phases=False)
    for _ in save(Film("gif", FPS, look), scenes, path):
        pass
    return path


def page() -> str:
    """The page about them."""
    rows = []
    for classic in CLASSICS:
        size = run_of(classic).layer.arithmetic
        assert size is not None
        axis = size.axes[0]
        rows.append(
            f"### {classic.title}\n\n"
            f"{size.formula} = {axis.expression} = **{axis.result}**\n\n"
            f"![{classic.title}: {axis.input}×{axis.input} in, {axis.result}×{axis.result} out, "
            f"every product and sum on the way](films/{classic.name}.gif)\n"
        )
    return HEAD + "\n".join(rows)


def main() -> int:
    """Write all films and the page."""
    FOLDER.mkdir(exist_ok=True)
    for classic in CLASSICS:
        path = film(classic, FOLDER)
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KiB")
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
