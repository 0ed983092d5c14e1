"""Painted frames → the pixels that an encoder takes; what did not change is not turned again."""

from typing import Protocol

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace
from av.video.stream import VideoStream
from numpy.typing import NDArray

from app.drawing import Painted

Plane = NDArray[np.uint8]


class Pixels(Protocol):
    """Turns the frames of one film, one after another."""

    def describe(self, stream: VideoStream) -> None:
        """Say what the numbers mean."""
        ...

    def turn(self, painted: Painted) -> av.VideoFrame:
        """Turn the next frame."""
        ...


class RgbPixels:
    """Pixels as they are painted."""

    def describe(self, stream: VideoStream) -> None:
        """Nothing has to be said."""

    def turn(self, painted: Painted) -> av.VideoFrame:
        """Turn the next frame."""
        return av.VideoFrame.from_ndarray(np.asarray(painted.image), format="rgb24")


class YuvPixels:
    """Brightness and, at half the size, colour: what every player reads."""

    def __init__(self) -> None:
        """Begin with nothing turned."""
        self._together: Plane | None = None

    def describe(self, stream: VideoStream) -> None:
        """Name the matrix and the range, that players agree on the colours."""
        context = stream.codec_context
        context.colorspace, context.color_range = Colorspace.ITU709, ColorRange.MPEG
        context.color_primaries = context.color_trc = 1

    def turn(self, painted: Painted) -> av.VideoFrame:
        """Turn the next frame."""
        width, height = painted.image.size
        if self._together is None:
            self._together = np.empty((height * 3 // 2, width), np.uint8)
        bright = self._together[:height]
        blue, red = self._together[height:].reshape(2, height // 2, width // 2)
        for left, top, right, bottom in painted.changed:
            part = np.asarray(painted.image.crop((left, top, right, bottom)))
            turned = av.VideoFrame.from_ndarray(part, format="rgb24").reformat(
                format="yuv420p", dst_colorspace=Colorspace.ITU709, dst_color_range=ColorRange.MPEG
            )
            for plane, source, by in zip(
                (bright, blue, red), turned.planes, (1, 2, 2), strict=True
            ):
                rows, columns = (bottom - top) // by, (right - left) // by
                lines = np.frombuffer(memoryview(source), np.uint8).reshape(-1, source.line_size)
                plane[top // by : bottom // by, left // by : right // by] = lines[:rows, :columns]
        frame = av.VideoFrame.from_ndarray(self._together, format="yuv420p")
        frame.colorspace, frame.color_range = Colorspace.ITU709, ColorRange.MPEG
        return frame
