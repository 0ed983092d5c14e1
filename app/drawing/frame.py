"""The frame of one step as a PNG."""

import io
from collections.abc import Mapping

from app.drawing.between import between_frame
from app.drawing.convolution import convolution_frame
from app.drawing.parts import Brush
from app.drawing.pooling import pooling_frame
from app.drawing.raster import paint
from app.drawing.scene import Scene
from app.drawing.shapes import Picture
from app.drawing.theme import THEMES, ThemeName
from app.operations import AdaptiveLayer, ConvLayer, PointLayer, PoolLayer


def frame(scene: Scene, *, labels: Mapping[str, str], theme: ThemeName) -> Picture:
    """The shapes of a frame.

    Args:
        scene: the step, and how far it has come.
        labels: the texts of one language under their keys.
        theme: ``"light"`` or ``"dark"``.

    Raises:
        TypeError: a kind of layer that has no frame.
    """
    brush = Brush(THEMES[theme], labels)
    match scene.layer:
        case ConvLayer() as layer:
            return convolution_frame(scene, layer, brush)
        case PoolLayer() | AdaptiveLayer() as layer:
            return pooling_frame(scene, layer, brush)
        case PointLayer() as layer:
            return between_frame(scene, layer, brush)
        case _:
            raise TypeError(f"no frame for {type(scene.layer).__name__}")


def frame_png(scene: Scene, *, labels: Mapping[str, str], theme: ThemeName, width: int) -> bytes:
    """Draw a frame as PNG.

    Args:
        scene: the step, and how far it has come.
        labels: the texts of one language under their keys.
        theme: ``"light"`` or ``"dark"``.
        width: pixels across; the height follows from what is shown.
    """
    buffer = io.BytesIO()
    image = paint(frame(scene, labels=labels, theme=theme), width)
    image.save(buffer, "PNG", compress_level=3)
    return buffer.getvalue()
