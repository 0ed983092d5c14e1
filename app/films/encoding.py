"""Scenes → the bytes of a film, as they are made.

GIF is packed by Pillow; the codecs and containers of the others are FFmpeg's, through PyAV. Two
formats can only be finished when their length is known, MP4 (its index goes to the front, where
players and slide programs look for it) and WebP: they are written into a file first.
"""

import os
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Literal, cast, get_args

import av
import numpy as np
from av.container import OutputContainer
from av.video.stream import VideoStream

from app.drawing import Look, Scene, animate
from app.films.gif import Writing, write_gif
from app.films.pixels import Pixels, RgbPixels, YuvPixels

Format = Literal["gif", "webp", "mp4", "webm"]
FORMATS: tuple[Format, ...] = get_args(Format)

MEDIA_TYPES: dict[Format, str] = {
    "gif": "image/gif",
    "webp": "image/webp",
    "mp4": "video/mp4",
    "webm": "video/webm",
}

PIECE = 1 << 16
"""Bytes of a piece of a file."""


class FilmError(Exception):
    """Raised when a film cannot be written; the message says why: a full disk, say."""


@dataclass(frozen=True)
class Film:
    """What a film is.

    Attributes:
        kind: its format.
        fps: frames a second, above 0; GIF counts hundredths of a second.
        look: of its frames.
    """

    kind: Format
    fps: float
    look: Look


@dataclass(frozen=True)
class _Codec:
    """How FFmpeg writes a format.

    Attributes:
        name: of the encoder.
        layout: of the pixels that it takes.
        pixels: turns painted frames into those.
        options: of the encoder.
        container: options of the container.
    """

    name: str
    layout: str
    pixels: type[Pixels]
    options: dict[str, str] = field(default_factory=dict)
    container: dict[str, str] = field(default_factory=dict)


_CODECS: dict[Format, _Codec] = {
    "webp": _Codec(
        "libwebp_anim",
        "bgra",
        RgbPixels,
        # Lossless, the first of seven efforts: numbers stay sharp, and files are small anyway.
        {"lossless": "1", "compression_level": "0", "quality": "30"},
        {"loop": "0"},
    ),
    "mp4": _Codec(
        "libx264",
        "yuv420p",
        YuvPixels,
        {"preset": "veryfast", "crf": "16", "tune": "animation", "profile": "high"},
        {"movflags": "faststart"},
    ),
    "webm": _Codec(
        "libvpx-vp9",
        "yuv420p",
        YuvPixels,
        {"deadline": "realtime", "cpu-used": "8", "crf": "20", "b": "0", "row-mt": "1"},
    ),
}
_SEEKING: set[Format] = {"mp4", "webp"}


class _Stream:
    """A file that is read while it is written; it cannot be sought in."""

    def __init__(self) -> None:
        self._written: list[bytes] = []

    def write(self, data: bytes) -> int:
        """Take some bytes."""
        self._written.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        """What was written since it was last asked for."""
        taken = b"".join(self._written)
        self._written.clear()
        return taken


def encode(film: Film, scenes: Sequence[Scene]) -> Iterator[bytes]:
    """Write a film, in pieces; nothing is left behind when the reader stops in between.

    Args:
        film: what it is.
        scenes: its frames, at least one; taken one at a time, as pieces are asked for.

    Yields:
        The bytes in order. A piece may be empty: a frame was taken, nothing can be read yet.

    Raises:
        FilmError: the disk is full, or the encoder refuses the size.
    """
    try:
        if film.kind in _SEEKING:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / f"film.{film.kind}"
                for _ in _write(film, scenes, str(path)):
                    yield b""
                with path.open("rb") as file:
                    while piece := file.read(PIECE):
                        yield piece
        else:
            stream = _Stream()
            for _ in _write(film, scenes, stream):
                yield stream.take()
            yield stream.take()
    except (OSError, av.FFmpegError) as error:
        raise FilmError(f"the film cannot be written: {_reason(error)}") from error


def save(film: Film, scenes: Sequence[Scene], path: Path) -> Iterator[int]:
    """Write a film into a file that is there whole or not at all.

    Args:
        film: what it is.
        scenes: its frames, at least one.
        path: of the file; one that is there is replaced when the film is finished.

    Yields:
        After each frame, how many are written.

    Raises:
        FilmError: the disk is full, the folder is not there or cannot be written to.
    """
    made: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        made = Path(name)
        with os.fdopen(handle, "wb") as file:
            target = file if film.kind == "gif" else name
            yield from _write(film, scenes, target)
        made.chmod(0o666 & ~_umask())
        made.replace(path)
        made = None
    except (OSError, av.FFmpegError) as error:
        raise FilmError(f"{path} cannot be written: {_reason(error)}") from error
    finally:
        if made is not None:
            with suppress(OSError):
                made.unlink()


def _umask() -> int:
    now = os.umask(0o022)
    os.umask(now)
    return now


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _write(film: Film, scenes: Sequence[Scene], target: str | Writing) -> Iterator[int]:
    """Write into what takes bytes, or into a file by its name: FFmpeg opens it a second time."""
    frames = animate(scenes, film.look)
    if film.kind == "gif":
        (last,) = animate(scenes[-1:], film.look)
        assert not isinstance(target, str)
        yield from write_gif(frames, target, film.fps, last.image)
        return
    rate = Fraction(film.fps).limit_denominator(1000)
    codec = _CODECS[film.kind]
    with (
        av.open(target, "w", format=film.kind, options=dict(codec.container)) as container,
        ThreadPoolExecutor(1) as aside,
    ):
        # A frame is encoded while the next one is painted: FFmpeg lets go of the interpreter.
        track: _Track | None = None
        encoded: Future[None] | None = None
        for count, painted in enumerate(frames):
            track = track or _Track(container, codec, rate, painted.image.size)
            frame = av.VideoFrame.from_ndarray(np.asarray(painted.image), format="rgb24")
            frame.pts, frame.time_base = count, 1 / rate
            if encoded:
                encoded.result()
            encoded = aside.submit(track.add, frame)
            yield count + 1
        if track and encoded:
            encoded.result()
            track.end()


class _Track:
    """The pictures of a file that is written."""

    def __init__(
        self, container: OutputContainer, codec: _Codec, rate: Fraction, size: tuple[int, int]
    ) -> None:
        self._container = container
        self._stream = cast(
            VideoStream, container.add_stream(codec.name, rate=rate, options=dict(codec.options))
        )
        self._stream.width, self._stream.height = size
        self._stream.pix_fmt = codec.layout
        self._pixels = codec.pixels()
        self._pixels.describe(self._stream)

    def add(self, frame: av.VideoFrame) -> None:
        """Encode one, which is RGB."""
        turned = self._pixels.turn(frame)
        turned.pts, turned.time_base = frame.pts, frame.time_base
        self._container.mux(self._stream.encode(turned))

    def end(self) -> None:
        """Encode what was held back."""
        self._container.mux(self._stream.encode(None))
