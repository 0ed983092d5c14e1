"""Runs without a server: what ``POST /runs`` makes of a body, in this process."""

from typing import Any

from app.pictures import Limits
from app.runs import PictureShelf, Run, RunLimits, RunRequest, Runs
from tests.support.layers import Request


class MemoryStore:
    """A store that forgets everything with the process."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keep ``data``."""
        self._kept[kind, key] = data

    def get(self, kind: str, key: str) -> bytes | None:
        """What was put."""
        return self._kept.get((kind, key))

    def touch(self, kind: str, key: str) -> bool:
        """Whether it is kept."""
        return (kind, key) in self._kept

    def check(self) -> None:
        """Something can always be kept."""


def memory_runs() -> Runs:
    """Runs with room for whatever a test asks."""
    store = MemoryStore()
    limits = RunLimits(
        input_side=4096,
        input_cells=10**6,
        weights=10**6,
        kernel_side=255,
        output_cells=10**6,
        multiply_adds=10**8,
        chain=64,
    )
    return Runs(store, PictureShelf(store, Limits(1 << 20, 10_000, 200), 1 << 20), limits, 1 << 24)


def run_of(request: Request, runs: Runs | None = None) -> Run:
    """The run of a body.

    Raises:
        ValueError: a value of the body is refused by itself (a pydantic ``ValidationError``).
        RunError: the values do not fit one another.
    """
    return (runs or memory_runs()).create(RunRequest.model_validate(request))


def output_of(values: Any, **operation: Any) -> Any:
    """The output of one operation, as an array in its shape as seen from outside."""
    request = {"input": {"values": values}, "operation": operation}
    return run_of(request).seen_output
