"""Collecting the shapes of a frame: those of this frame, and sheets that others share with it."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from app.drawing.geometry import WIDTH
from app.drawing.shapes import Picture, Shape, Sheet
from app.drawing.theme import Theme

Made = TypeVar("Made")


@dataclass(frozen=True)
class Brush:
    """What every part needs besides its numbers and its place; one for all frames of a walk.

    Attributes:
        theme: the colours.
        labels: every text under its key, in one language.
    """

    theme: Theme
    labels: Mapping[str, str]
    _kept: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    def say(self, key: str, **values: object) -> str:
        """A text with its values put in."""
        return self.labels[key].format_map(values)

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What ``make`` made when it was first asked for under a key."""
        if key not in self._kept:
            self._kept[key] = make()
        return cast(Made, self._kept[key])


class Collection:
    """The shapes of a frame on their way to a picture."""

    def __init__(self, brush: Brush) -> None:
        self._brush = brush
        self._moving: list[Shape] = []
        self._still: list[Sheet] = []

    def add(self, shapes: Iterable[Shape]) -> None:
        """Put shapes of this frame over everything else."""
        self._moving += shapes

    def keep(self, key: Hashable, make: Callable[[], Iterable[Shape]]) -> None:
        """Put shapes under it that look the same in every frame that has the key.

        Args:
            key: says all that they depend on.
            make: makes them, when no frame of the walk had them yet.
        """
        self._still.append(self._brush.once(key, lambda: Sheet(tuple(make()))))

    def lay(self, sheets: Sequence[Sheet]) -> None:
        """Put sheets under it that were made before."""
        self._still += sheets

    def picture(self, height: float) -> Picture:
        """The frame, so many units tall."""
        ground = self._brush.theme.paper
        return Picture(WIDTH, height, ground, tuple(self._moving), tuple(self._still))
