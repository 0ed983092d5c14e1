"""Around the equation: the names of the columns over it, and how far the walk is under it."""

from collections.abc import Iterator, Mapping

from app.drawing import words
from app.drawing.collecting import Brush, Collection
from app.drawing.colour import ink_on
from app.drawing.fonts import width_of
from app.drawing.geometry import WIDTH
from app.drawing.scene import Phase, Scene
from app.drawing.shapes import Box, Line, Rect, Text
from app.drawing.shapes import Shape as Drawn
from app.operations import Shape, outer

BETWEEN = 16
"""From the end of a column's heading to the next, at least."""


def heading(x: float, title: str, detail: str, room: float, brush: Brush) -> Iterator[Drawn]:
    """The name of a column and what is said under it, small enough for its room."""
    yield _fitted(Text(x, 22, title, 13.5, brush.theme.ink, "words", True), room)
    yield _fitted(Text(x, 41, detail, 12, brush.theme.muted, "numbers"), room)


def _fitted(text: Text, room: float) -> Text:
    width = width_of(text.text, text.face, bold=text.bold, size=text.size)
    size = text.size * min(1.0, room / max(width, 1.0))
    return Text(text.x, text.y, text.text, size, text.colour, text.face, text.bold, text.anchor)


def headings(
    frame: Collection,
    places: Mapping[str, float],
    said: Mapping[str, tuple[str, str]],
    brush: Brush,
) -> None:
    """The names of all the columns."""
    starts = [*places.values(), WIDTH]
    for place, (key, x) in enumerate(places.items()):
        frame.add(heading(x, *said[key], starts[place + 1] - x - BETWEEN, brush))


def input_detail(scene: Scene, brush: Brush) -> str:
    """The input's shape, what it becomes when zeros are put in between, and its padding."""
    shape = words.shape(scene.seen_input)
    if scene.stage.inserted is not None:
        shape = f"{shape} → {words.shape(outer(_planes(scene), scene.layer.rank))}"
    padding = scene.stage.padding if scene.layer.rank == 2 else scene.stage.padding[2:]
    if not any(padding):
        return shape
    sides = padding[:1] if len(set(padding)) == 1 else padding
    return brush.say("stage.input.padded", shape=shape, pad=",".join(map(str, sides)))


def _planes(scene: Scene) -> Shape:
    channels, height, width = scene.x.shape
    return channels, height, width


def footer(
    scene: Scene, height: float, names: Mapping[Phase, str], brush: Brush
) -> Iterator[Drawn]:
    """How far the step and the walk have come."""
    theme = brush.theme
    line = height - 46
    middle = height - 22
    yield Line(((0, line), (WIDTH, line)), theme.line, 1)
    x = 16.0
    for phase in scene.stage.phases:
        name = names[phase]
        width = width_of(name, "words", bold=True, size=12) + 16
        now = phase == scene.present
        if now:
            yield Rect(Box(x, middle - 12, width, 24), theme.now, radius=5)
        colour = ink_on(theme.now) if now else theme.muted
        yield Text(x + width / 2, middle, name, 12, colour, "words", now, "middle")
        x += width + 4
    total = scene.out.size
    said = " ".join(
        (
            brush.say("transport.step"),
            words.count(scene.step.index + 1),
            brush.say("transport.step_of", total=words.count(total)),
        )
    )
    end = WIDTH - 16
    yield Text(end, middle, said, 13, theme.ink, "numbers", False, "right")
    left, right = x + 14, end - width_of(said, "numbers", size=13) - 24
    share = (scene.step.index + 1) / total
    yield Rect(Box(left, middle - 2, right - left, 4), theme.line, radius=2)
    yield Rect(Box(left, middle - 2, max(4.0, (right - left) * share), 4), theme.now, radius=2)
