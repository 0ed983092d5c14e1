"""RGB → the pixels that an encoder takes."""

from typing import Protocol

import av
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter
from av.video.stream import VideoStream


class Pixels(Protocol):
    """Turns the frames of one film, one after another."""

    def describe(self, stream: VideoStream) -> None:
        """Say what the numbers mean."""
        ...

    def turn(self, frame: av.VideoFrame) -> av.VideoFrame:
        """Turn the next frame, which is RGB."""
        ...


class RgbPixels:
    """Pixels as they are painted."""

    def describe(self, stream: VideoStream) -> None:
        """Nothing has to be said."""

    def turn(self, frame: av.VideoFrame) -> av.VideoFrame:
        """Turn the next frame."""
        return frame


class YuvPixels:
    """Brightness and, at half the size, colour: what every player reads."""

    def __init__(self) -> None:
        """Prepare for frames of one size."""
        self._turn = VideoReformatter()

    def describe(self, stream: VideoStream) -> None:
        """Name the matrix and the range, that players agree on the colours."""
        context = stream.codec_context
        context.colorspace, context.color_range = Colorspace.ITU709, ColorRange.MPEG
        context.color_primaries = context.color_trc = 1

    def turn(self, frame: av.VideoFrame) -> av.VideoFrame:
        """Turn the next frame."""
        return self._turn.reformat(
            frame,
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
        )
