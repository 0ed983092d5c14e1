"""What is asked of the server and how its answers are read, without asking: for both clients."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, Literal, TypeAlias, TypeVar

import httpx
import numpy as np
from numpy.typing import ArrayLike, NDArray

from app.client.answers import (
    Array,
    Picture,
    Preset,
    Step,
    picture_of,
    preset_of,
    step_of,
)

ADDRESS = "http://127.0.0.1:8000"
API = "/api/v1"
PAGE = 500
"""Steps that are asked for at a time; the server may give fewer."""

T = TypeVar("T")
Kind = Literal["gif", "webp", "mp4", "webm"]
Photo: TypeAlias = str | Path | bytes
Source: TypeAlias = "Picture | RunAnswer | Mapping[str, Any] | ArrayLike"
"""What a run reads: a picture as it is, the output of a run, an input as the API takes it, or
numbers (C, H, W), (H, W), (C, L) or (F,)."""


@dataclass(frozen=True)
class Call(Generic[T]):
    """One question to the server.

    Attributes:
        method: of HTTP.
        path: under the API.
        read: makes the answer of the response.
        more: what httpx takes besides: ``params``, ``json``, ``files``.
    """

    method: str
    path: str
    read: "Reader[T]"
    more: Mapping[str, Any] = field(default_factory=dict)


class Reader(Generic[T]):
    """Makes an answer of a response."""

    def __init__(self, read: Any) -> None:
        self._read = read

    def __call__(self, response: httpx.Response) -> T:
        """Read it."""
        answer: T = self._read(response)
        return answer


@dataclass(frozen=True)
class RunAnswer:
    """What is known of a run without its arrays.

    Attributes:
        id: digest of what was asked.
        input_shape: (C, H, W), (C, L) or (F,).
        output_shape: the same of the output.
        counts: steps, multiply-adds, parameters, those of a dense layer, …
        answer: all that the server said, as JSON.
    """

    id: str
    input_shape: tuple[int, ...]
    output_shape: tuple[int, ...]
    counts: Mapping[str, int]
    answer: Mapping[str, Any] = field(repr=False)

    @property
    def weight(self) -> Array | None:
        """(C_out, C_in/groups, kH, kW), not turned; none where there is none."""
        return _array_or_none(self.answer["weight"])

    @property
    def bias(self) -> Array | None:
        """(C_out,); none where there is none."""
        return _array_or_none(self.answer["bias"])


def _array_or_none(value: Any) -> Array | None:
    return None if value is None else np.array(value, np.float64)


def upload(photo: Photo) -> Call[Picture]:
    """Have a picture kept: a file by its name, or its bytes."""
    data = photo if isinstance(photo, bytes) else Path(photo).read_bytes()
    name = "picture" if isinstance(photo, bytes) else Path(photo).name
    read = Reader[Picture](lambda response: picture_of(response.json()))
    return Call("POST", "/images", read, {"files": {"file": (name, data)}})


def samples() -> Call[dict[str, Picture]]:
    """The pictures that are always there, by name."""
    read = Reader[dict[str, Picture]](
        lambda response: {one["name"]: picture_of(one) for one in response.json()["images"]}
    )
    return Call("GET", "/images", read)


def kernels() -> Call[dict[str, Preset]]:
    """The presets, by name."""
    read = Reader[dict[str, Preset]](
        lambda response: {one["name"]: preset_of(one) for one in response.json()["kernels"]}
    )
    return Call("GET", "/kernels", read)


def run(source: Source, op: str, settings: Mapping[str, Any]) -> Call[Mapping[str, Any]]:
    """Ask for a run."""
    operation = {"op": op, **{name: plain(value) for name, value in settings.items()}}
    question = {"input": input_of(source), "operation": operation}
    return Call("POST", "/runs", _JSON, {"json": question})


def known(run_id: str) -> Call[Mapping[str, Any]]:
    """Ask for a run that was made before."""
    return Call("GET", f"/runs/{run_id}", _JSON)


def array(run_id: str, name: str) -> Call[Array]:
    """One of its arrays."""
    read = Reader[Array](lambda response: np.load(io.BytesIO(response.content), allow_pickle=False))
    return Call("GET", f"/runs/{run_id}/{name}.npy", read)


def arrays(run_id: str) -> Call[dict[str, NDArray[Any]]]:
    """All of its arrays, by name."""

    def read(response: httpx.Response) -> dict[str, NDArray[Any]]:
        with np.load(io.BytesIO(response.content), allow_pickle=False) as archive:
            return dict(archive)

    return Call("GET", f"/runs/{run_id}/arrays.npz", Reader[dict[str, NDArray[Any]]](read))


def steps(run_id: str, start: int, count: int) -> Call[Sequence[Step]]:
    """A page of steps."""
    read = Reader[Sequence[Step]](
        lambda response: [step_of(record) for record in response.json()["steps"]]
    )
    params = {"start": start, "count": min(count, PAGE)}
    return Call("GET", f"/runs/{run_id}/steps", read, {"params": params})


def step(run_id: str, n: int) -> Call[Step]:
    """One step."""
    return Call(
        "GET",
        f"/runs/{run_id}/steps/{n}",
        Reader[Step](lambda response: step_of(response.json())),
    )


def frame(run_id: str, n: int, kind: str, settings: Mapping[str, Any]) -> Call[bytes]:
    """The frame of a step."""
    return Call("GET", f"/runs/{run_id}/frames/{n}.{kind}", _BYTES, {"params": settings})


def animation(run_id: str, kind: str, settings: Mapping[str, Any]) -> Call[bytes]:
    """The walk as a film."""
    return Call("GET", f"/runs/{run_id}/animation.{kind}", _BYTES, {"params": settings})


def code(run_id: str, library: str) -> Call[str]:
    """The run as a program."""
    read = Reader[str](lambda response: response.text)
    return Call("GET", f"/runs/{run_id}/code/{library}", read)


def saved(run_id: str, suffix: str, n: int, settings: Mapping[str, Any]) -> Call[bytes]:
    """What goes into a file, by its suffix.

    Raises:
        ValueError: there is nothing with that suffix.
    """
    match suffix.removeprefix("."):
        case "png" | "svg" as kind:
            return frame(run_id, n, kind, settings)
        case "gif" | "webp" | "mp4" | "webm" as kind:
            return animation(run_id, kind, settings)
        case "npz":
            return Call("GET", f"/runs/{run_id}/arrays.npz", _BYTES)
        case other:
            raise ValueError(
                f"{other!r} is not a suffix that is written: png, svg, gif, webp, mp4, webm or npz"
            )


_JSON = Reader[Mapping[str, Any]](lambda response: response.json())
_BYTES = Reader[bytes](lambda response: response.content)


def facts(answer: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes of ``RunAnswer`` from its JSON."""
    return {
        "id": answer["id"],
        "input_shape": tuple(answer["input_shape"]),
        "output_shape": tuple(answer["output_shape"]),
        "counts": answer["counts"],
        "answer": answer,
    }


def input_of(source: Source) -> Any:
    """An input as the API takes it."""
    if isinstance(source, Picture):
        return source.read()
    if isinstance(source, RunAnswer):
        return {"run": source.id}
    if isinstance(source, Mapping):
        return dict(source)
    return {"values": np.asarray(source).tolist()}


def plain(value: Any) -> Any:
    """A setting as JSON has it."""
    if isinstance(value, RunAnswer):
        return {"run": value.id}
    if isinstance(value, np.ndarray | np.generic):
        return value.tolist()
    return list(value) if isinstance(value, tuple) else value


def span(start: int, stop: int | None, total: int) -> range:
    """The steps of a range.

    Raises:
        ValueError: it is not one of the run's.
    """
    end = total if stop is None else stop
    if not 0 <= start <= end <= total:
        raise ValueError(f"steps {start} to {end} are not there: this run has {total}")
    return range(start, end)
