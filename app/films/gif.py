"""Painted frames → GIF: one palette for the whole film, and of each frame only what changed.

The blocks are those of the GIF89a specification; the pictures in them are packed by Pillow.
"""

import struct
from collections.abc import Iterable, Iterator
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import GifImagePlugin, Image

from app.drawing import Area, Painted

COLOURS = 255
"""Of the palette, besides the one that stands for "as before"."""

SAME = 255
EXACT = 128
"""So many of the most frequent colours stay what they are; the others share the rest."""

MOST_COLOURS = 1 << 18
"""More than that in one frame are not counted, but taken together from the start."""

FASTEST = 2
"""Hundredths of a second; players take what is shorter for a mistake, and go slowly."""


class Writing(Protocol):
    """Where bytes go."""

    def write(self, data: bytes, /) -> int:
        """Take some."""
        ...


def write_gif(
    frames: Iterable[Painted], file: Writing, fps: float, last: Image.Image
) -> Iterator[int]:
    """Write a GIF that plays for ever.

    Args:
        frames: at least one.
        file: where it goes, from front to back.
        fps: frames a second; a frame lasts whole hundredths, so some last one longer than others.
        last: the last frame, whose colours make the palette together with those of the first.

    Yields:
        After each frame, how many are written.
    """
    palette: Image.Image | None = None
    shown = np.full(last.size[::-1], SAME, np.uint8)
    for count, painted in enumerate(frames):
        if palette is None:
            palette = palette_of((painted.image, last))
            file.write(_header(last.size, palette))
        hundredths = max(FASTEST, round((count + 1) * 100 / fps) - round(count * 100 / fps))
        for block in _blocks(painted, palette, shown, hundredths):
            file.write(block)
        yield count + 1
    file.write(b";")


def palette_of(samples: Iterable[Image.Image]) -> Image.Image:
    """An image whose palette suits some others best.

    What is most frequent, grounds and lines, is in it as it is.
    """
    counted: dict[object, int] = {}
    for sample in samples:
        small = (sample.width // 2, sample.height // 2)
        colours = sample.resize(small, Image.Resampling.NEAREST).getcolors(MOST_COLOURS)
        if colours is None:
            return _room_for_same(sample.quantize(COLOURS, dither=Image.Dither.NONE))
        for count, colour in colours:
            counted[colour] = counted.get(colour, 0) + count
    order = sorted(counted, key=counted.__getitem__, reverse=True)
    listed = np.array(order, np.uint8).reshape(1, -1, 3)
    exact = listed[:, : EXACT if listed.shape[1] > COLOURS else COLOURS]
    rest = listed[:, exact.shape[1] :]
    entries = exact.tobytes()
    if rest.size:
        few = Image.fromarray(rest).quantize(COLOURS - EXACT, dither=Image.Dither.NONE)
        entries += bytes(few.getpalette() or ())[: 3 * (COLOURS - EXACT)]
    palette = Image.new("P", (1, 1))
    palette.putpalette(entries)
    return _room_for_same(palette)


def _room_for_same(palette: Image.Image) -> Image.Image:
    """The same with 256 entries, of which the last is a colour that is there already."""
    entries = bytes(palette.getpalette() or ())[: 3 * COLOURS]
    palette.putpalette(entries + entries[:3] * (256 - len(entries) // 3))
    return palette


def _header(size: tuple[int, int], palette: Image.Image) -> bytes:
    """The size, the palette of 256 colours, and that the film begins again when it has ended."""
    screen = struct.pack("<6sHHBBB", b"GIF89a", *size, 0xF7, 0, 0)
    again = b"!\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00"
    return screen + bytes(palette.getpalette() or ()) + again


def _blocks(
    painted: Painted, palette: Image.Image, shown: NDArray[np.uint8], hundredths: int
) -> list[bytes]:
    """One frame: the box around what changed, with what did not left as it was."""
    box = painted.changed or Area(0, 0, 1, 1)
    now = np.asarray(painted.image.crop(box).quantize(palette=palette, dither=Image.Dither.NONE))
    before = shown[box.top : box.bottom, box.left : box.right]
    frame = np.where(now == before, np.uint8(SAME), now)
    before[...] = now
    return GifImagePlugin.getdata(
        Image.fromarray(frame, "P"),
        (box.left, box.top),
        transparency=SAME,
        duration=10 * hundredths,
        disposal=1,
    )
