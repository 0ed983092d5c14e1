"""A page of steps as the lists and numbers that go into JSON."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.operations.arrays import plain
from app.steps.pages import StepPage


def page_json(page: StepPage) -> list[dict[str, Any]]:
    """Write a page as the step records of the REST API, whole numbers as integers.

    A tap in the padding is listed under ``padding_taps``; for max pooling its value is ``None``. So
    is everything else that is not finite: the maximum of a window that holds nothing but padding.
    Where the padding copies input cells, ``padding_sources`` lists them in the same order.
    """
    n = len(page)
    columns: dict[str, list[Any]] = {
        "output": page.output.tolist(),
        "window": page.window.tolist(),
        "channels": page.channels.tolist(),
        "values": plain(page.values),
        "result": plain(page.result),
        "padding": _taps(page.padding & ~page.overhang),
        "overhang": _taps(page.overhang),
    }
    if page.sources is not None:
        columns["sources"] = _padding_sources(page)
    for name in (
        "kernel",
        "products",
        "sums",
        "bias",
        "winner_index",
        "powers",
        "total",
        "divisor",
    ):
        array = getattr(page, name)
        if array is not None:
            columns[name] = plain(array)
    if page.winner is not None:
        columns["winner"] = _winners(page)
    return [_step(page, columns, place) for place in range(n)]


def _taps(marked: NDArray[np.bool_]) -> list[list[list[int]]]:
    """[row, column] of every tap that is marked, step by step."""
    taps: list[list[list[int]]] = [[] for _ in range(len(marked))]
    for place, row, column in np.argwhere(marked).tolist():
        taps[place].append([row, column])
    return taps


def _padding_sources(page: StepPage) -> list[list[list[int]]]:
    sources: list[list[list[int]]] = [[] for _ in range(len(page))]
    assert page.sources is not None
    places = np.argwhere(page.padding)
    cells = page.sources[page.padding].tolist()
    for (place, _, _), cell in zip(places.tolist(), cells, strict=True):
        sources[place].append(cell)
    return sources


def _step(page: StepPage, columns: dict[str, list[Any]], place: int) -> dict[str, Any]:
    top, left = columns["window"][place]
    step: dict[str, Any] = {
        "index": page.start + place,
        "output": columns["output"][place],
        "window": {
            "top": top,
            "left": left,
            "height": page.span[0],
            "width": page.span[1],
            "dilation": list(page.dilation),
        },
        "padding_taps": columns["padding"][place],
        "channels": _channels(columns, place),
    }
    if columns["overhang"][place]:
        step["overhang_taps"] = columns["overhang"][place]
    if "sources" in columns:
        step["padding_sources"] = columns["sources"][place]
    if "bias" in columns:
        step["bias"] = columns["bias"][place]
    elif "winner" in columns:
        step["winner"] = columns["winner"][place]
        step["winner_index"] = columns["winner_index"][place]
    else:
        step["sum"] = columns["total"][place]
        step["divisor"] = columns["divisor"][place]
    if page.norm_type is not None:
        step["norm_type"] = page.norm_type
    step["result"] = columns["result"][place]
    return step


def _winners(page: StepPage) -> list[list[int] | None]:
    """Nothing has won where the whole window lies in the padding."""
    assert page.winner is not None
    nothing = np.isneginf(page.result)
    return [
        None if empty else place
        for place, empty in zip(page.winner.tolist(), nothing.tolist(), strict=True)
    ]


def _channels(columns: dict[str, list[Any]], place: int) -> list[dict[str, Any]]:
    channels, values = columns["channels"][place], columns["values"][place]
    if "kernel" not in columns:
        term = {"channel": channels[0], "values": values[0]}
        return [term | {"powers": columns["powers"][place][0]} if "powers" in columns else term]
    return [
        {
            "channel": channel,
            "values": values[term],
            "kernel": columns["kernel"][place][term],
            "products": columns["products"][place][term],
            "sum": columns["sums"][place][term],
        }
        for term, channel in enumerate(channels)
    ]
