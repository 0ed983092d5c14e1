"""The frames of a film, before they are painted: steps of a walk, whole or phase by phase."""

from collections.abc import Callable, Sequence
from typing import overload

from app.drawing import Phase, Scene, Stage
from app.steps import Step


class Scenes(Sequence[Scene]):
    """Scenes that are made when they are asked for."""

    def __init__(
        self, stage: Stage, step: Callable[[int], Step], steps: range, *, phases: bool
    ) -> None:
        """Say which.

        Args:
            stage: what they share.
            step: makes the record of a step.
            steps: the steps, in order.
            phases: whether each of them is shown phase by phase, or once, when it is done.
        """
        self._stage = stage
        self._step = step
        self._steps = steps
        self._phases: tuple[Phase, ...] = stage.phases if phases else stage.phases[-1:]

    def __len__(self) -> int:
        """How many."""
        return len(self._steps) * len(self._phases)

    @overload
    def __getitem__(self, index: int) -> Scene: ...

    @overload
    def __getitem__(self, index: slice) -> list[Scene]: ...

    def __getitem__(self, index: int | slice) -> Scene | list[Scene]:
        """One of them, or some."""
        if isinstance(index, slice):
            return [self[place] for place in range(len(self))[index]]
        place, phase = divmod(range(len(self))[index], len(self._phases))
        return self._stage.scene(self._step(self._steps[place]), self._phases[phase])
