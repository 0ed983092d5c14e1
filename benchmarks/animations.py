"""A walk as GIF, MP4, WebM and WebP, against matplotlib's FuncAnimation with its pillow writer.

One hundred frames of 960×540: a 12×12 input, a 3×3 kernel, a 12×12 output, every number of every
step; a step a frame, and a phase a frame. matplotlib draws the very shapes that Convwalk draws,
each as its simplest artist: what stays the same is made once, what moves is made anew. Both write
a file that plays; turns are taken, and the median of each counts.

usage: animations.py [ROUNDS]
"""

import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("agg")

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.animation import FuncAnimation, PillowWriter
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, Rectangle
from pydantic import TypeAdapter

from app.drawing import Look, Scene, Stage
from app.drawing.collecting import Brush
from app.drawing.frame import frame
from app.drawing.shapes import Hatch, Line, Picture, Pixels, Rect, Shape, Text
from app.drawing.theme import THEMES, Rgb
from app.engine import compute
from app.films import Film, Scenes, save
from app.operations import Operation
from app.steps import step_page
from app.texts import catalogue

FRAMES = 100
WIDTH, HEIGHT = 960, 540
DPI = 100


def main() -> int:
    """Take turns, print the tables."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    # What was imported for the peer is no garbage of ours.
    gc.collect()
    gc.freeze()
    for title, walk in (("a step a frame", steps), ("a phase a frame", phases)):
        table(title, walk, rounds)
    return 0


def table(title: str, walk: Callable[[], Sequence[Scene]], rounds: int) -> None:
    """Write one walk in every way, and print how long each took."""
    writers: dict[str, Callable[[Path], None]] = {
        "Convwalk, GIF": lambda folder: convwalk(walk(), folder / "walk.gif"),
        "Convwalk, MP4": lambda folder: convwalk(walk(), folder / "walk.mp4"),
        "Convwalk, WebM": lambda folder: convwalk(walk(), folder / "walk.webm"),
        "Convwalk, WebP": lambda folder: convwalk(walk(), folder / "walk.webp"),
        "matplotlib, pillow writer, GIF": lambda folder: peer(walk(), folder / "peer.gif"),
    }
    seconds: dict[str, list[float]] = {name: [] for name in writers}
    sizes: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for _ in range(rounds):
            for writer, write in writers.items():
                start = time.perf_counter()
                write(folder)
                seconds[writer].append(time.perf_counter() - start)
                newest = max(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
                sizes[writer] = newest.stat().st_size
    slowest = max(statistics.median(times) for times in seconds.values())
    print(f"| {FRAMES} frames of {WIDTH}×{HEIGHT}, {title} | ms a frame | ratio | KiB |")
    print("| --- | ---: | ---: | ---: |")
    for writer, times in seconds.items():
        middle = statistics.median(times)
        print(
            f"| {writer} | {middle / FRAMES * 1000:.1f} | {slowest / middle:.0f} "
            f"| {sizes[writer] / 1024:.0f} |"
        )
    print()


def steps() -> Sequence[Scene]:
    """The walk, one step a frame."""
    return scenes(range(FRAMES), each=False)


def phases() -> Sequence[Scene]:
    """The walk, five frames a step."""
    return scenes(range(FRAMES // 5), each=True)


def scenes(walked: range, *, each: bool) -> Sequence[Scene]:
    """Some steps over a 12×12 input, every number of them."""
    x = np.random.default_rng(1).integers(0, 256, (1, 12, 12)).astype(np.float64)
    question = {"op": "conv2d", "kernel": "sobel_x", "padding": 1}
    layer = TypeAdapter[Any](Operation).validate_python(question).resolve(x.shape)
    stage = Stage(layer, x, compute(x, layer))
    page = step_page(x, stage.out, layer, 0, len(walked))
    return Scenes(stage, page.step, walked, phases=each)


def convwalk(walk: Sequence[Scene], path: Path) -> None:
    """Write it with Convwalk."""
    kind: Any = path.suffix[1:]
    film = Film(kind, 10, Look(catalogue("en"), "light", WIDTH, HEIGHT))
    for _ in save(film, walk, path):
        pass


def peer(walk: Sequence[Scene], path: Path) -> None:
    """Write it with matplotlib."""
    brush = Brush(THEMES["light"], catalogue("en"))
    pictures = [frame(scene, brush) for scene in walk]
    figure = plt.figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, pictures[0].width)
    axes.set_ylim(pictures[0].height, 0)
    known: set[int] = set()
    moving: list[Artist] = []

    def update(index: int) -> list[Artist]:
        picture: Picture = pictures[index]
        for artist in moving:
            artist.remove()
        moving.clear()
        for sheet in picture.still:
            if id(sheet) not in known:
                known.add(id(sheet))
                for shape in sheet.shapes:
                    draw(axes, shape)
        moving.extend(
            artist
            for artist in (draw(axes, shape) for shape in picture.moving)
            if artist is not None
        )
        return moving

    animation = FuncAnimation(figure, update, frames=FRAMES, init_func=list, blit=False)
    animation.save(path, PillowWriter(fps=10), dpi=DPI)
    plt.close(figure)


def draw(axes: Axes, shape: Shape) -> Artist | None:
    """One shape as the simplest artist that shows it."""
    match shape:
        case Rect():
            box = shape.box
            style = f"round,pad=0,rounding_size={shape.radius}" if shape.radius else "square,pad=0"
            return axes.add_patch(
                FancyBboxPatch(
                    (box.x, box.y),
                    box.width,
                    box.height,
                    boxstyle=style,
                    facecolor=colour(shape.fill) if shape.fill else "none",
                    edgecolor=colour(shape.outline) if shape.outline else "none",
                    linewidth=shape.width * 72 / DPI,
                )
            )
        case Hatch():
            box = shape.box
            return axes.add_patch(
                Rectangle((box.x, box.y), box.width, box.height, facecolor=colour(shape.ground))
            )
        case Line():
            across, down = zip(*shape.points, strict=True)
            return axes.add_line(
                Line2D(across, down, color=colour(shape.colour), linewidth=shape.width * 72 / DPI)
            )
        case Text():
            return axes.text(
                shape.x,
                shape.y,
                shape.text,
                color=colour(shape.colour),
                fontsize=shape.size * 72 / DPI,
                ha={"left": "left", "middle": "center", "right": "right"}[shape.anchor],
                va="center_baseline",
                fontweight="bold" if shape.bold else "normal",
            )
        case Pixels():
            return None


def colour(rgb: Rgb) -> tuple[float, float, float]:
    """As matplotlib takes it."""
    red, green, blue = rgb
    return red / 255, green / 255, blue / 255


if __name__ == "__main__":
    sys.exit(main())
