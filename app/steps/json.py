"""A page of steps as the lists and numbers that go into JSON."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.operations.arrays import plain
from app.steps.pages import StepPage
from app.steps.scatter import window_json

COLUMNS = (
    "kernel",
    "products",
    "sums",
    "bias",
    "winner_index",
    "powers",
    "total",
    "divisor",
    "exponentials",
)
TAPS = frozenset({"values", "kernel", "products", "powers", "exponentials"})
"""Columns of (n, c, kH, kW)."""


def page_json(page: StepPage) -> list[dict[str, Any]]:
    """Write a page as the step records of the REST API, whole numbers as integers.

    A tap in the padding is listed under ``padding_taps``; for max pooling its value is ``None``. So
    is everything else that is not finite: the maximum of a window that holds nothing but padding.
    Where the padding copies input cells, ``padding_sources`` lists them in the same order. The
    lists of a signal, or of a flat input, are without the single row.
    """
    overhang, padding = page.overhang.copy(), page.padding.copy()
    for place in range(len(page)):
        down, across = page.taps(place)
        for marks in (overhang, padding):
            marks[place, down.stop :] = marks[place, :, across.stop :] = False
    columns: dict[str, list[Any]] = {
        "output": _output(page),
        "window": page.window.tolist(),
        "size": page.size.tolist(),
        "channels": page.channels.tolist(),
        "values": _written("values", page),
        "result": plain(page.result),
        "padding": _taps(padding & ~overhang, page.rank),
        "overhang": _taps(overhang, page.rank),
    }
    if page.sources is not None:
        columns["sources"] = _padding_sources(page)
    if page.inserted is not None:
        columns["inserted"] = _taps(page.inserted, page.rank)
    for name in COLUMNS:
        if getattr(page, name) is not None:
            columns[name] = _written(name, page)
    if page.winner is not None:
        columns["winner"] = _winners(page)
    named = {name: plain(array) for name, array in page.intermediate.items()}
    return [_step(page, columns, named, place) for place in range(len(page))]


def _written(name: str, page: StepPage) -> list[Any]:
    """A column as lists: of a signal without the row, of smaller windows without the rest."""
    array = getattr(page, name)
    if name not in TAPS:
        lists: list[Any] = plain(array)
        return lists
    if page.rank < 2:
        array = array[:, :, 0]
    lists = plain(array)
    taps = [page.taps(place) for place in range(len(page))]
    if all((down.stop, across.stop) == page.padding.shape[1:] for down, across in taps):
        return lists
    # Numbers of one page are written alike; then each window is cut to its own taps.
    cut = []
    for terms, (down, across) in zip(lists, taps, strict=True):
        cut.append(
            [
                term[across] if page.rank < 2 else [row[across] for row in term[down]]
                for term in terms
            ]
        )
    return cut


def _output(page: StepPage) -> list[list[int]]:
    """The cells that are written, as they are seen from outside."""
    match page.result_rank:
        case 2:
            cells: list[list[int]] = page.output.tolist()
        case 1:
            cells = page.output[:, ::2].tolist()
        case _:
            cells = [[page.start + place] for place in range(len(page))]
    return cells


def _taps(marked: NDArray[np.bool_], rank: int) -> list[list[list[int]]]:
    """[row, column] of every tap that is marked, step by step; [place] of a signal's."""
    taps: list[list[list[int]]] = [[] for _ in range(len(marked))]
    for place, row, column in np.argwhere(marked).tolist():
        taps[place].append([row, column] if rank == 2 else [column])
    return taps


def _padding_sources(page: StepPage) -> list[list[list[int]]]:
    sources: list[list[list[int]]] = [[] for _ in range(len(page))]
    assert page.sources is not None
    places = np.argwhere(page.padding)
    cells = page.sources[page.padding].tolist()
    for (place, _, _), cell in zip(places.tolist(), cells, strict=True):
        sources[place].append(cell if page.rank == 2 else cell[1:])
    return sources


def _step(
    page: StepPage, columns: dict[str, list[Any]], named: dict[str, list[Any]], place: int
) -> dict[str, Any]:
    height, width = columns["size"][place]
    step: dict[str, Any] = {
        "index": page.start + place,
        "output": columns["output"][place],
        "window": window_json(columns["window"][place], (height, width), page.dilation, page.rank),
        "padding_taps": columns["padding"][place],
        "channels": _channels(columns, place),
    }
    if columns["overhang"][place]:
        step["overhang_taps"] = columns["overhang"][place]
    if "sources" in columns:
        step["padding_sources"] = columns["sources"][place]
    if "inserted" in columns:
        step["inserted_taps"] = columns["inserted"][place]
    if "bias" in columns:
        step["bias"] = columns["bias"][place]
    elif "winner" in columns:
        step["winner"] = columns["winner"][place]
        step["winner_index"] = columns["winner_index"][place]
    elif "total" in columns:
        step["sum"] = columns["total"][place]
        step["divisor"] = columns["divisor"][place]
    else:
        step["intermediate"] = {name: numbers[place] for name, numbers in named.items()}
    if page.norm_type is not None:
        step["norm_type"] = page.norm_type
    step["result"] = columns["result"][place]
    return step


def _winners(page: StepPage) -> list[list[int] | None]:
    """Nothing has won where the whole window lies in the padding."""
    assert page.winner is not None
    nothing = np.isneginf(page.result)
    cells = page.winner[:, 2 - max(1, page.rank) :].tolist()
    return [None if empty else place for place, empty in zip(cells, nothing.tolist(), strict=True)]


def _channels(columns: dict[str, list[Any]], place: int) -> list[dict[str, Any]]:
    names = [
        (name, columns[column])
        for name, column in (
            ("values", "values"),
            ("kernel", "kernel"),
            ("products", "products"),
            ("powers", "powers"),
            ("exponentials", "exponentials"),
            ("sum", "sums"),
        )
        if column in columns
    ]
    return [
        {"channel": channel, **{name: column[place][term] for name, column in names}}
        for term, channel in enumerate(columns["channels"][place])
    ]
