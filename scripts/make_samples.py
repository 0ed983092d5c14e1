"""Make the sample pictures again.

    make samples        (photographs need scikit-image, which it installs)

Small pictures are drawn here; photographs are cut from those that ship inside scikit-image. What
each is and under which licence it stands: ``app/pictures/samples/SOURCES.md``.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

FOLDER = Path(__file__).resolve().parent.parent / "app" / "pictures" / "samples"

Pixels = NDArray[np.uint8]

DIGIT = """
..............
....#######...
...##.....##..
..........##..
..........##..
.........##...
.....#####....
.........##...
..........##..
..........##..
..........##..
..##.....##...
...#######....
..............
"""

FACE = """
....yyyy....
..yyyyyyyy..
.yyyyyyyyyy.
.yywwyywwyy.
yyywkyywkyyy
yyyyyyyyyyyy
ypyyyyyyyypy
yppyyyyyyppy
.yyryyyyryy.
.yyyrrrryyy.
..yyyyyyyy..
....yyyy....
"""
FACE_COLOURS = {
    ".": (232, 240, 250),
    "y": (250, 205, 70),
    "w": (255, 255, 255),
    "k": (30, 30, 40),
    "p": (245, 150, 110),
    "r": (190, 50, 50),
}


def edge() -> Pixels:
    """Dark on the left, light on the right."""
    plane = np.full((12, 12), 235, np.uint8)
    plane[:, :6] = 20
    return plane


def checkerboard() -> Pixels:
    """Squares of 2×2 cells."""
    rows, columns = np.indices((12, 12)) // 2
    plane: Pixels = np.where((rows + columns) % 2, 235, 20).astype(np.uint8)
    return plane


def gradient() -> Pixels:
    """Light in the middle, dark in the corners."""
    rows, columns = np.indices((96, 96)) - 47.5
    distance = np.hypot(rows, columns) / np.hypot(47.5, 47.5)
    plane: Pixels = np.rint(245 - 215 * distance).astype(np.uint8)
    return plane


def digit() -> Pixels:
    """A three, light on dark as in the well-known sets of digits; strokes have a soft rim."""
    ink = np.array([[cell == "#" for cell in row] for row in DIGIT.split()], dtype=float)
    padded = np.pad(ink, 1)
    beside = (padded[:-2, 1:-1] + padded[2:, 1:-1] + padded[1:-1, :-2] + padded[1:-1, 2:]) / 4
    plane: Pixels = np.rint(255 * np.clip(ink * 0.9 + beside * 0.25, 0, 1)).astype(np.uint8)
    return plane


def face() -> Pixels:
    """A face of 12×12 cells, in colour."""
    cells = [[FACE_COLOURS[cell] for cell in row] for row in FACE.split()]
    return np.array(cells, np.uint8)


def photographs() -> dict[str, Pixels]:
    """Squares cut from scikit-image's photographs.

    The astronaut's is the region of which the 12×12 crop (40, 50, 160, 170) is the start of the
    Explore page.
    """
    from skimage import data

    return {
        "astronaut": data.astronaut()[18:242, 148:372],
        "coffee": data.coffee()[:, 100:500],
        "chelsea": data.chelsea()[:, 75:375],
    }


def main() -> None:
    """Write every sample as PNG."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    drawn = {f.__name__: f() for f in (edge, checkerboard, gradient, digit, face)}
    for name, pixels in (drawn | photographs()).items():
        path = FOLDER / f"{name}.png"
        Image.fromarray(np.ascontiguousarray(pixels)).save(path, "PNG", optimize=True)
        print(f"{path.name}: {pixels.shape[1]}×{pixels.shape[0]}, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
