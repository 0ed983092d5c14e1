"""The frame of one step, as PNG and as SVG."""

import io
from collections.abc import Mapping

from app.drawing.between import between_frame
from app.drawing.collecting import Brush
from app.drawing.convolution import convolution_frame
from app.drawing.pooling import pooling_frame
from app.drawing.raster import paint
from app.drawing.scene import Scene
from app.drawing.shapes import Picture
from app.drawing.svg import svg
from app.drawing.theme import THEMES, ThemeName
from app.operations import AdaptiveLayer, ConvLayer, PointLayer, PoolLayer


def frame(scene: Scene, brush: Brush) -> Picture:
    """The shapes of a frame.

    Args:
        scene: the step, and how far it has come.
        brush: colours and words; frames of one walk share theirs, and with it what stays the same.

    Raises:
        TypeError: a kind of layer that has no frame.
    """
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
    image = paint(frame(scene, Brush(THEMES[theme], labels)), width)
    image.save(buffer, "PNG", compress_level=3)
    return buffer.getvalue()


def frame_svg(
    scene: Scene, *, labels: Mapping[str, str], theme: ThemeName, width: int, language: str
) -> str:
    """Write a frame as SVG, its text as text.

    Args:
        scene: the step, and how far it has come.
        labels: the texts of one language under their keys.
        theme: ``"light"`` or ``"dark"``.
        width: how wide it is shown; the height follows.
        language: of ``labels``, as in ``lang``.
    """
    brush = Brush(THEMES[theme], labels)
    step, total = scene.step.index + 1, scene.out.size
    title = f"{brush.say('transport.step')} {step} {brush.say('transport.step_of', total=total)}"
    return svg(frame(scene, brush), width=width, title=title, language=language)
