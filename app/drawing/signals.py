"""The frame of a convolution of signals at one x: both, their product, and the result so far."""

import io
import itertools
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.drawing.raster import paint
from app.drawing.shapes import Box as Place
from app.drawing.shapes import Line, Picture, Rect, Shape, Text
from app.drawing.theme import THEMES, Rgb, Theme, ThemeName
from app.drawing.words import MINUS, number
from app.steps.signals import Convolved, Overlap

Array = NDArray[np.float64]
Train = tuple[Array, Array] | None

WIDTH, PLOT, HEAD, FOOT, PAD = 640.0, 150.0, 34.0, 24.0, 28.0
"""In units of the design: a frame across, the height of a plot, of its title and its ticks."""

DASH = 5.0


@dataclass(frozen=True)
class _Plot:
    """From numbers to places."""

    top: float
    across: tuple[float, float]
    up: tuple[float, float]

    def x(self, t: float) -> float:
        low, high = self.across
        return PAD + (t - low) / ((high - low) or 1.0) * (WIDTH - 2 * PAD)

    def y(self, value: float) -> float:
        low, high = self.up
        return self.top + HEAD + PLOT * (1 - (value - low) / ((high - low) or 1.0))


def signals_frame(
    found: Convolved,
    overlap: Overlap,
    *,
    discrete: bool,
    labels: Mapping[str, str],
    theme: ThemeName,
) -> Picture:
    """The shapes of a frame.

    Args:
        found: both signals and their convolution.
        overlap: what lies on top of each other at the x of the frame.
        discrete: whether time is: then there are stems in place of curves.
        labels: the texts of one language under their keys.
        theme: ``"light"`` or ``"dark"``.
    """
    look = THEMES[theme]
    x = overlap.x
    t, span = found.t, (float(found.t[0]), float(found.t[-1]))
    each = HEAD + PLOT + FOOT + 10
    moved = _moved(found, overlap)
    product = _product(found, overlap, moved)
    plots = [
        _Plot(place * each, span, _heights(*series))
        for place, series in enumerate(
            [
                ((found.f, found.g), (found.impulses[0], found.impulses[1])),
                ((overlap.product,), (product,)),
                ((found.h,), (found.impulses[2],)),
            ]
        )
    ]
    draw = _Drawing(look, discrete)
    done = t <= x + 1e-9
    heads = (
        ("learn.signals.both", f"x = {number(round(x, 4))}"),
        ("learn.signals.product", number(round(overlap.area, 6))),
        ("learn.signals.result", f"h({number(round(x, 4))}) = {number(round(overlap.area, 6))}"),
    )
    for plot, (title, note) in zip(plots, heads, strict=True):
        draw.frame(plot, labels[title], note)
    draw.series(plots[0], t, found.g, found.impulses[1], look.muted, dashed=True)
    draw.series(plots[0], t, overlap.g, moved, look.negative)
    draw.series(plots[0], t, found.f, found.impulses[0], look.ink)
    draw.area(plots[1], t, overlap.product)
    draw.series(plots[1], t, overlap.product, product, look.now)
    whole = found.impulses[2]
    draw.series(
        plots[2], t[~done], found.h[~done], _part(whole, x, after=True), look.muted, dashed=True
    )
    draw.series(plots[2], t[done], found.h[done], _part(whole, x, after=False), look.positive)
    for plot in plots:
        draw.line(plot, ((x, plot.up[0]), (x, plot.up[1])), look.now, dashed=True)
    point = plots[2].x(x), plots[2].y(overlap.area)
    draw.shapes.append(Rect(Place(point[0] - 5, point[1] - 5, 10, 10), look.now, radius=5))
    return Picture(WIDTH, 3 * each, look.paper, tuple(draw.shapes))


def signals_png(
    found: Convolved,
    overlap: Overlap,
    *,
    discrete: bool,
    labels: Mapping[str, str],
    theme: ThemeName,
    width: int,
) -> bytes:
    """Draw a frame as PNG; the arguments are ``signals_frame``'s, and pixels across."""
    picture = signals_frame(found, overlap, discrete=discrete, labels=labels, theme=theme)
    buffer = io.BytesIO()
    paint(picture, width).save(buffer, "PNG", compress_level=3)
    return buffer.getvalue()


def _heights(series: tuple[Array, ...], trains: tuple[Train, ...]) -> tuple[float, float]:
    every = np.concatenate([*series, *(train[1] for train in trains if train is not None)])
    low, high = min(0.0, float(every.min())), max(0.0, float(every.max()))
    room = (high - low or 1.0) * 0.1
    return (low - room if low < 0 else 0.0), high + room


def _moved(found: Convolved, overlap: Overlap) -> Train:
    train = found.impulses[1]
    if train is None:
        return None
    places = overlap.x - train[0] if found.turns else train[0] + overlap.x
    return places, train[1]


def _product(found: Convolved, overlap: Overlap, moved: Train) -> Train:
    """Where one of both is a train of impulses, so is the product."""
    for train, other in ((moved, overlap.f), (found.impulses[0], overlap.g)):
        if train is not None:
            return train[0], train[1] * np.interp(train[0], overlap.t, other, left=0, right=0)
    return None


def _part(train: Train, x: float, *, after: bool) -> Train:
    if train is None:
        return None
    chosen = (train[0] > x + 1e-9) == after
    return train[0][chosen], train[1][chosen]


class _Drawing:
    """Collects shapes, from back to front."""

    def __init__(self, look: Theme, discrete: bool) -> None:
        self.shapes: list[Shape] = []
        self._look = look
        self._discrete = discrete

    def frame(self, plot: _Plot, title: str, note: str) -> None:
        """Title, note, axis and ticks of a plot."""
        look, middle = self._look, plot.top + HEAD / 2
        self.shapes += [
            Text(PAD, middle, title, 14, look.ink, bold=True),
            Text(WIDTH - PAD, middle, note, 13, look.muted, "numbers", anchor="right"),
        ]
        self.line(plot, ((plot.across[0], 0), (plot.across[1], 0)), look.line)
        low, high = plot.across
        step = max(1, round((high - low) / 10))
        for tick in range(int(np.ceil(low)), int(high) + 1, step):
            text = str(tick).replace("-", MINUS)
            foot = plot.top + HEAD + PLOT + FOOT / 2
            self.shapes.append(
                Text(plot.x(tick), foot, text, 11, look.muted, "numbers", anchor="middle")
            )

    def line(
        self,
        plot: _Plot,
        points: tuple[tuple[float, float], ...],
        colour: Rgb,
        *,
        width: float = 1.2,
        dashed: bool = False,
    ) -> None:
        """A line through points of a plot."""
        placed = [(plot.x(t), plot.y(value)) for t, value in points]
        if not dashed:
            self.shapes.append(Line(tuple(placed), colour, width))
            return
        for (x0, y0), (x1, y1) in itertools.pairwise(placed):
            length = float(np.hypot(x1 - x0, y1 - y0))
            for at in np.arange(0, length, 2 * DASH):
                a, b = at / length, min(1.0, (at + DASH) / length)
                ends = tuple((x0 + (x1 - x0) * s, y0 + (y1 - y0) * s) for s in (a, b))
                self.shapes.append(Line(ends, colour, width))

    def series(
        self,
        plot: _Plot,
        t: Array,
        values: Array,
        train: Train,
        colour: Rgb,
        *,
        dashed: bool = False,
    ) -> None:
        """A function as a curve, or as stems where time is discrete; impulses as arrows."""
        if train is None and not self._discrete:
            step = 2 if dashed else 1
            every = range(0, len(t), step)
            points = tuple((float(t[at]), float(values[at])) for at in every)
            if dashed:
                for one, other in zip(points[::2], points[1::2], strict=False):
                    self.line(plot, (one, other), colour, width=1.6)
            elif len(points) > 1:
                self.line(plot, points, colour, width=2.4)
            return
        places, heights = (t, values) if train is None else train
        for at, height in zip(places, heights, strict=True):
            if not plot.across[0] - 1e-9 <= at <= plot.across[1] + 1e-9:
                continue
            place, top = float(at), float(height)
            self.line(plot, ((place, 0), (place, top)), colour, width=2)
            x, y = plot.x(place), plot.y(top)
            if train is None:
                self.shapes.append(Rect(Place(x - 3, y - 3, 6, 6), colour, radius=3))
            else:
                down = 7 if top >= 0 else -7
                self.shapes.append(Line(((x - 4, y + down), (x, y), (x + 4, y + down)), colour, 2))

    def area(self, plot: _Plot, t: Array, values: Array) -> None:
        """What lies between a curve and its axis."""
        if self._discrete:
            return
        soft = tuple(
            round(ground + (now - ground) * 0.4)
            for ground, now in zip(self._look.paper, self._look.now, strict=True)
        )
        width = (plot.x(float(t[1])) - plot.x(float(t[0]))) * 1.05 if len(t) > 1 else 1.0
        for at, value in zip(t, values, strict=True):
            if value:
                ends = ((plot.x(float(at)), plot.y(0)), (plot.x(float(at)), plot.y(float(value))))
                self.shapes.append(Line(ends, (soft[0], soft[1], soft[2]), width))
