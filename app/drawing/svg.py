"""Writing a frame as SVG: the same shapes, text as text, in the fonts of the page or their kin.

A machine without a Chinese font still shows Chinese: the face of frames comes in the file.
"""

import base64
import io
from collections.abc import Iterator
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from PIL import Image

from app.drawing.fonts import CHINESE, is_chinese
from app.drawing.shapes import Box, Hatch, Line, Picture, Pixels, Rect, Shape, Text
from app.drawing.stamps import HATCH_GAP
from app.drawing.theme import Rgb

CARRIED = "Convwalk Frame SC"
FACES = {
    "words": "Inter, 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', Arial, "
    f"'{CARRIED}', sans-serif",
    "numbers": "'JetBrains Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
}
ANCHORS = {"left": "start", "middle": "middle", "right": "end"}

BASELINE = 0.35
"""From the middle of a line down to its baseline, in font sizes; not every program knows more."""


def svg(picture: Picture, *, width: int, title: str, language: str) -> str:
    """Write a frame as SVG.

    Args:
        picture: the shapes.
        width: how wide it is shown; the height follows. Coordinates stay in units.
        title: what a screen reader says of it.
        language: of its words, as in ``lang``.
    """
    height = width * picture.height / picture.width
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{_number(height)}" '
        f'viewBox="0 0 {_number(picture.width)} {_number(picture.height)}" '
        f'xml:lang={quoteattr(language)} role="img">',
        f"<title>{escape(title)}</title>",
        *_carried(picture),
        f'<rect width="100%" height="100%" fill="{_colour(picture.ground)}"/>',
        *(line for shape in picture.shapes for line in _element(shape)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _carried(picture: Picture) -> Iterator[str]:
    """The weights of the Chinese face that the texts of a frame need."""
    written = (shape for shape in picture.shapes if isinstance(shape, Text))
    weights = sorted({600 if text.bold else 400 for text in written if is_chinese(text.text)})
    if weights:
        yield f"<style>{''.join(map(_font_face, weights))}</style>"


@lru_cache
def _font_face(weight: int) -> str:
    data = base64.b64encode((CHINESE / f"frame-{weight}.woff2").read_bytes()).decode()
    return (
        f"@font-face{{font-family:'{CARRIED}';font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{data})}}"
    )


def _element(shape: Shape) -> Iterator[str]:
    match shape:
        case Rect():
            yield _rect(shape)
        case Line():
            yield _line(shape)
        case Hatch():
            yield from _hatch(shape)
        case Pixels():
            yield _pixels(shape)
        case Text():
            yield _text(shape)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _colour(colour: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _place(box: Box) -> str:
    return (
        f'x="{_number(box.x)}" y="{_number(box.y)}" '
        f'width="{_number(box.width)}" height="{_number(box.height)}"'
    )


def _rect(rect: Rect) -> str:
    # An outline lies within the rectangle; a stroke of SVG lies half outside.
    box = rect.box.grown(-rect.width / 2) if rect.outline else rect.box
    radius = max(0.0, rect.radius - rect.width / 2) if rect.outline else rect.radius
    fill = _colour(rect.fill) if rect.fill else "none"
    stroke = (
        f' stroke="{_colour(rect.outline)}" stroke-width="{_number(rect.width)}"'
        if rect.outline
        else ""
    )
    corners = f' rx="{_number(radius)}"' if radius else ""
    return f'<rect {_place(box)}{corners} fill="{fill}"{stroke}/>'


def _line(line: Line) -> str:
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in line.points)
    return (
        f'<polyline points="{points}" fill="none" stroke="{_colour(line.colour)}" '
        f'stroke-width="{_number(line.width)}"/>'
    )


def _hatch(hatch: Hatch) -> Iterator[str]:
    """A ground, and one path of strokes cut to it."""
    box = hatch.box
    yield f'<rect {_place(box)} fill="{_colour(hatch.ground)}"/>'
    path = []
    for stroke in range(int((box.width + box.height) / HATCH_GAP) + 1):
        # From the lower or left edge up to the right, until the upper or the right edge.
        start = stroke * HATCH_GAP - box.height
        low, high = max(0.0, -start), min(box.height, box.width - start)
        if high > low:
            path.append(
                f"M{_number(box.x + start + low)} {_number(box.bottom - low)}"
                f"L{_number(box.x + start + high)} {_number(box.bottom - high)}"
            )
    yield (
        f'<path d="{"".join(path)}" fill="none" stroke="{_colour(hatch.stroke)}" '
        'stroke-width="1.2"/>'
    )


def _pixels(pixels: Pixels) -> str:
    buffer = io.BytesIO()
    Image.fromarray(pixels.colours).save(buffer, "PNG")
    data = base64.b64encode(buffer.getvalue()).decode()
    return (
        f'<image {_place(pixels.box)} preserveAspectRatio="none" image-rendering="pixelated" '
        f'href="data:image/png;base64,{data}"/>'
    )


def _text(text: Text) -> str:
    anchor = "" if text.anchor == "left" else f' text-anchor="{ANCHORS[text.anchor]}"'
    weight = ' font-weight="600"' if text.bold else ""
    return (
        f'<text x="{_number(text.x)}" y="{_number(text.y + BASELINE * text.size)}" '
        f'font-family="{FACES[text.face]}" font-size="{_number(text.size)}"{weight}{anchor} '
        f'fill="{_colour(text.colour)}">{escape(text.text)}</text>'
    )
