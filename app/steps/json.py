"""A page of steps as the lists and numbers that go into JSON."""

from typing import Any

import numpy as np

from app.operations.arrays import plain
from app.steps.pages import StepPage


def page_json(page: StepPage) -> list[dict[str, Any]]:
    """Write a page as the step records of the REST API, whole numbers as integers.

    A tap in the padding is listed under ``padding_taps``; for max pooling its value is ``None``.
    """
    n = len(page)
    columns: dict[str, list[Any]] = {
        "output": page.output.tolist(),
        "window": page.window.tolist(),
        "channels": page.channels.tolist(),
        "values": _values(page),
        "result": plain(page.result),
        "padding": _padding_taps(page),
    }
    for name in ("kernel", "products", "sums", "bias", "winner", "winner_index", "total"):
        array = getattr(page, name)
        if array is not None:
            columns[name] = plain(array)
    return [_step(page, columns, place) for place in range(n)]


def _values(page: StepPage) -> list[Any]:
    if page.winner is None or not page.padding.any():
        whole: list[Any] = plain(page.values)
        return whole
    values = plain(np.where(np.isfinite(page.values), page.values, 0.0))
    shown = np.array(values, dtype=object)
    shown[np.broadcast_to(page.padding[:, None], page.values.shape)] = None
    written: list[Any] = shown.tolist()
    return written


def _padding_taps(page: StepPage) -> list[list[list[int]]]:
    taps: list[list[list[int]]] = [[] for _ in range(len(page))]
    for place, row, column in np.argwhere(page.padding).tolist():
        taps[place].append([row, column])
    return taps


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
    if "bias" in columns:
        step["bias"] = columns["bias"][place]
    elif "winner" in columns:
        step["winner"] = columns["winner"][place]
        step["winner_index"] = columns["winner_index"][place]
    else:
        step["sum"] = columns["total"][place]
        step["divisor"] = page.divisor
    step["result"] = columns["result"][place]
    return step


def _channels(columns: dict[str, list[Any]], place: int) -> list[dict[str, Any]]:
    channels, values = columns["channels"][place], columns["values"][place]
    if "kernel" not in columns:
        return [{"channel": channels[0], "values": values[0]}]
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
