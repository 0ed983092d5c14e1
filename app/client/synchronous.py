"""The client that waits for its answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self, TypeVar

import httpx
from numpy.typing import NDArray

from app.client import calls
from app.client.answers import Array, Picture, Preset, Step
from app.client.calls import ADDRESS, API, Call, Kind, Photo, RunAnswer, Source
from app.client.errors import ConvwalkError, check
from app.client.stage import StageView, stage_view
from app.files import write

T = TypeVar("T")


class Convwalk:
    """A connection to a server; close it, or use it with ``with``."""

    def __init__(
        self,
        address: str = ADDRESS,
        *,
        timeout: float = 60,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        """Connect.

        Args:
            address: of the server.
            timeout: seconds that an answer may take.
            transport: what httpx sends with; its own if left out.
        """
        self.address = address.rstrip("/")
        self._http = httpx.Client(
            base_url=f"{self.address}{API}", timeout=timeout, transport=transport
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the connection."""
        self._http.close()

    def ask(self, call: Call[T]) -> T:
        """Ask the server.

        Raises:
            ConvwalkError: it refuses, or cannot be reached.
        """
        try:
            response = self._http.request(call.method, call.path, **call.more)
        except httpx.TransportError as error:
            raise ConvwalkError(0, f"{self.address} does not answer: {error}") from error
        return call.read(check(response))

    def upload(self, photo: Photo) -> Picture:
        """Have a picture kept: a file by its name, or its bytes.

        Raises:
            ConvwalkError: it is not one that is read, or too large.
            OSError: the file cannot be read.
        """
        return self.ask(calls.upload(photo))

    def samples(self) -> dict[str, Picture]:
        """The pictures that are always there, by name."""
        return self.ask(calls.samples())

    def kernels(self) -> dict[str, Preset]:
        """The presets, by name."""
        return self.ask(calls.kernels())

    def run(self, source: Source, op: str, **settings: Any) -> "Run":
        """Ask for a run.

        Args:
            source: a picture, a run, an input as the API takes it, or numbers.
            op: the operation, as ``torch.nn.functional`` calls it.
            settings: of the operation; arrays, tuples and runs are written as JSON.

        Raises:
            ConvwalkError: something does not fit; its words say what.
        """
        return self._run(self.ask(calls.run(source, op, settings)))

    def known(self, run_id: str) -> "Run":
        """Find a run that was made before.

        Raises:
            ConvwalkError: it is not kept any more.
        """
        return self._run(self.ask(calls.known(run_id)))

    def _run(self, answer: Mapping[str, Any]) -> "Run":
        return Run(convwalk=self, **calls.facts(answer))


@dataclass(frozen=True)
class Run(RunAnswer):
    """A run, whose arrays and steps are asked for when they are needed.

    Attributes:
        convwalk: the connection.
    """

    convwalk: Convwalk = field(kw_only=True, repr=False, compare=False)

    @cached_property
    def input(self) -> Array:
        """(C, H, W), (C, L) or (F,), float64."""
        return self.convwalk.ask(calls.array(self.id, "input"))

    @cached_property
    def output(self) -> Array:
        """The maps (C_out, H_out, W_out), (C_out, L_out) or (F_out,), float64."""
        return self.convwalk.ask(calls.array(self.id, "output"))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """All arrays by name: input, output, weight, bias, indices and so on."""
        return self.convwalk.ask(calls.arrays(self.id))

    def then(self, op: str, **settings: Any) -> "Run":
        """The next layer: a run on what comes out of this one."""
        return self.convwalk.run(self, op, **settings)

    def step(self, n: int) -> Step:
        """One step of the walk."""
        return self.convwalk.ask(calls.step(self.id, n))

    def steps(self, start: int = 0, stop: int | None = None) -> Iterator[Step]:
        """Walk: the steps of a range, all if left out; asked for in pages.

        Raises:
            ValueError: there are no such steps.
        """
        left = calls.span(start, stop, self.counts["steps"])
        return self._pages(left)

    def _pages(self, left: range) -> Iterator[Step]:
        while left:
            page = self.convwalk.ask(calls.steps(self.id, left.start, len(left)))
            yield from page
            left = left[len(page) :]

    def frame(self, n: int, kind: Literal["png", "svg"] = "png", **settings: Any) -> bytes:
        """The frame of a step, drawn by the server.

        Args:
            n: which step.
            kind: of picture.
            settings: ``lang``, ``theme``, ``width``, ``phase``.
        """
        return self.convwalk.ask(calls.frame(self.id, n, kind, settings))

    def animation(self, kind: Kind = "gif", **settings: Any) -> bytes:
        """The walk as a film.

        Args:
            kind: of film.
            settings: ``start``, ``stop``, ``every``, ``phases``, ``fps``, ``lang``, ``theme``,
                ``width``, ``height``.
        """
        return self.convwalk.ask(calls.animation(self.id, kind, settings))

    def code(self, library: str = "pytorch") -> str:
        """The run as a program: pytorch, scipy, keras, onnx, opencv, httpx, curl."""
        return self.convwalk.ask(calls.code(self.id, library))

    def save(self, path: str | Path, n: int = 0, **settings: Any) -> Path:
        """Write a frame (``.png``, ``.svg``), a film, or all arrays (``.npz``) into a file.

        Raises:
            ValueError: another suffix.
            OSError: the file cannot be written.
        """
        call = calls.saved(self.id, Path(path).suffix, n, settings)
        target = Path(path)
        write(target, self.convwalk.ask(call))
        return target

    def show(
        self,
        step: int = 0,
        *,
        lang: Literal["en", "zh"] = "en",
        theme: Literal["light", "dark"] = "light",
        height: int = 620,
    ) -> StageView:
        """The stage in the cell of a notebook, at a step; it can be walked there."""
        address = self.convwalk.address
        return stage_view(address, self.id, step=step, lang=lang, theme=theme, height=height)
