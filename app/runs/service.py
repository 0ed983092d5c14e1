"""Making runs from requests, finding them again, and computing what they need once."""

import json
import math
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, TypeAlias

import numpy as np
from cachetools import LRUCache
from pydantic import ValidationError

from app.engine import compute
from app.operations import (
    AddLayer,
    ConvLayer,
    ConvTransposeLayer,
    InputError,
    Layer,
    OperationError,
    Outer,
    RunReference,
    WindowLayer,
)
from app.operations.arrays import plain
from app.pictures import Picture, to_array
from app.runs.errors import DoesNotFit, NotKept, TooLarge
from app.runs.inputs import ImageInput, RunInput, ValuesInput
from app.runs.run import Array, Computed, Run, RunRequest, canonical_json, digest
from app.runs.shelf import PictureShelf
from app.store import Store


@dataclass(frozen=True)
class RunLimits:
    """Bounds of one run; see ``app.settings.Settings`` for what each is."""

    input_side: int
    input_cells: int
    weights: int
    kernel_side: int
    output_cells: int
    multiply_adds: int
    chain: int


_Question: TypeAlias = dict[str, Any]
_Load: TypeAlias = Callable[[], Array]


class Runs:
    """All the runs there are: any that was asked before, and any that is asked now."""

    def __init__(
        self, store: Store, shelf: PictureShelf, limits: RunLimits, cache_bytes: int
    ) -> None:
        """Open the runs.

        Args:
            store: where the JSON of runs is kept.
            shelf: where pictures come from.
            limits: bounds of one run.
            cache_bytes: memory for arrays that were computed lately.
        """
        self._store = store
        self._shelf = shelf
        self._limits = limits
        self._lock = threading.Lock()
        self._busy = tuple(threading.Lock() for _ in range(16))
        self._arrays: LRUCache[str, Computed] = LRUCache(
            cache_bytes, getsizeof=lambda c: c.input.nbytes + c.output.nbytes
        )

    def create(self, request: RunRequest) -> Run:
        """Make the run of a request and keep its JSON; the same request makes the same run.

        Raises:
            DoesNotFit: a value does not fit the input or the operation.
            TooLarge: the run is over a limit.
            StoreError: it cannot be kept.
        """
        run = self._make(request, _Trail())
        self._store.put("runs", run.id, canonical_json(run.question))
        return run

    def get(self, run_id: str) -> Run:
        """Find a run that was made before.

        Raises:
            NotKept: the run, or the picture it reads, is not kept any more.
        """
        return self._find(run_id, _Trail())

    def _find(self, run_id: str, trail: "_Trail") -> Run:
        if (known := trail.known.get(run_id)) is not None:
            return known
        data = self._store.get("runs", run_id)
        if data is None:
            raise NotKept(f"no run is kept under {run_id!r:.70}")
        try:
            run = self._make(RunRequest.model_validate(json.loads(data)), trail)
        except DoesNotFit as error:
            raise NotKept(f"run {run_id} cannot be answered any more: {error.detail}") from error
        except (ValidationError, json.JSONDecodeError) as error:
            raise NotKept(f"what is kept under {run_id} is not a run") from error
        trail.known[run_id] = run
        return run

    def _before(self, run_id: str, pointer: str, trail: "_Trail") -> Run:
        """A run that feeds the one that is made."""
        if trail.depth >= self._limits.chain:
            raise TooLarge(pointer, f"more than {self._limits.chain} runs feed one another")
        try:
            return self._find(run_id, replace(trail, depth=trail.depth + 1))
        except NotKept as error:
            raise DoesNotFit(pointer, str(error)) from error

    def _make(self, request: RunRequest, trail: "_Trail") -> Run:
        source = self._source(request, trail)
        self._check_input(source.shape)
        try:
            layer = request.operation.resolve(source.shape)
            load = self._with_other(layer, source.load, trail)
        except InputError as error:
            raise DoesNotFit("/input", error.detail) from error
        except OperationError as error:
            raise DoesNotFit(f"/operation/{error.field}".rstrip("/"), error.detail) from error
        self._check_work(layer)
        question: _Question = {"input": source.question, "operation": layer.canonical}
        run_id = digest(question)
        computed = cache(lambda: self._computed(run_id, layer, load))
        return Run(run_id, question, layer, source.before, computed)

    def _with_other(self, layer: Layer, load: _Load, trail: "_Trail") -> _Load:
        """The input as planes; that of an addition with the planes of what is added."""
        if not isinstance(layer, AddLayer):
            return lambda: load().reshape(layer.input_shape)
        if isinstance(layer.other, RunReference):
            run = self._before(layer.other.run, "/operation/other/run", trail)
            layer.check_other(run.layer.result_shape)
            return lambda: np.concatenate(
                (load().reshape(layer.input_shape), layer.spread(run.seen_output))
            )
        other = layer.other
        return lambda: np.concatenate((load().reshape(layer.input_shape), layer.spread(other)))

    def _computed(self, run_id: str, layer: Layer, load: _Load) -> Computed:
        if (known := self._known(run_id)) is not None:
            return known
        x = load()
        # A page asks for input, output and steps at once: one of the requests computes, the
        # others wait for it. Nothing is loaded under the lock: chained runs cannot wait in a ring.
        with self._busy[int(run_id[:2], 16) % len(self._busy)]:
            if (known := self._known(run_id)) is not None:
                return known
            computed = Computed(x, compute(x, layer))
            for array in computed:
                array.setflags(write=False)
            # An entry beyond the whole cache is answered, just not kept.
            if computed.input.nbytes + computed.output.nbytes <= self._arrays.maxsize:
                with self._lock:
                    self._arrays[run_id] = computed
        return computed

    def _known(self, run_id: str) -> Computed | None:
        with self._lock:
            return self._arrays.get(run_id)

    def _source(self, request: RunRequest, trail: "_Trail") -> "_Source":
        match request.input:
            case ValuesInput(values=values):
                seen = values.reshape(request.operation.read(values.shape))
                return _Source({"values": plain(seen)}, seen.shape, lambda: seen)
            case RunInput():
                before = self._before(request.input.run, "/input/run", trail)
                shape = before.layer.result_shape
                return _Source({"run": before.id}, shape, lambda: before.seen_output, before)
            case ImageInput():
                return self._picture(request.input)

    def _picture(self, given: ImageInput) -> "_Source":
        try:
            picture = self._shelf.get(given.image)
        except NotKept as error:
            raise DoesNotFit("/input/image", str(error)) from error
        crop = given.crop or (0, 0, picture.width, picture.height)
        _check_crop(crop, picture)
        size = given.size or (crop[3] - crop[1], crop[2] - crop[0])
        question = {
            "image": picture.id,
            "crop": list(crop),
            "size": list(size),
            "color": given.color,
            "range": list(given.range),
        }
        shape = (3 if given.color == "rgb" else 1, *size)

        def load() -> Array:
            return to_array(picture, crop=crop, size=size, color=given.color, range=given.range)

        return _Source(question, shape, load)

    def _check_input(self, shape: Outer) -> None:
        limits = self._limits
        if len(shape) > 1 and max(shape[1:]) > limits.input_side:
            sides = "×".join(map(str, shape[1:]))
            raise TooLarge(
                "/input",
                f"the input is {sides} cells, at most {limits.input_side} a side are allowed",
            )
        _bound("/input", "numbers in the input", math.prod(shape), limits.input_cells)

    def _check_work(self, layer: Layer) -> None:
        limits = self._limits
        _bound(
            "/operation/padding",
            "numbers in the padded input",
            layer.padded_cells,
            limits.input_cells,
        )
        weighted = isinstance(layer, ConvLayer | ConvTransposeLayer)
        field = "/operation/weight" if weighted else "/operation/kernel_size"
        if isinstance(layer, ConvLayer | ConvTransposeLayer):
            _bound(field, "weights", layer.weight.size, limits.weights)
        if isinstance(layer, WindowLayer | ConvTransposeLayer) and layer.rank > 0:
            side = max(layer.kernel_size)
            _bound(field, "cells along a side of the kernel", side, limits.kernel_side)
        steps = layer.counts.steps
        _bound("/operation", "numbers in the output", steps, limits.output_cells)
        _bound("/operation", "window cells to be read", steps * layer.reads, limits.multiply_adds)


@dataclass(frozen=True)
class _Trail:
    """How deep in a chain a run is made, and the runs that were found on the way.

    A chain may branch and meet again (an addition), so that each run is found only once.
    """

    depth: int = 0
    known: dict[str, Run] = field(default_factory=dict)


@dataclass(frozen=True)
class _Source:
    """The input of a run: as canonical JSON, its shape, how to get its numbers, and from where."""

    question: _Question
    shape: Outer
    load: _Load
    before: Run | None = None


def _bound(pointer: str, what: str, number: int, limit: int) -> None:
    if number > limit:
        raise TooLarge(pointer, f"{number} {what}, at most {limit} are allowed")


def _check_crop(crop: tuple[int, int, int, int], picture: Picture) -> None:
    left, top, right, bottom = crop
    if not (left < right <= picture.width and top < bottom <= picture.height):
        raise DoesNotFit(
            "/input/crop",
            f"crop [left, top, right, bottom] = {list(crop)} does not lie in a picture of "
            f"{picture.width}×{picture.height} pixels, or is empty",
        )
