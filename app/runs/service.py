"""Making runs from requests, finding them again, and computing what they need once."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from cachetools import LRUCache
from pydantic import ValidationError

from app.engine import compute
from app.operations import ConvLayer, Layer, OperationError, Shape
from app.operations.arrays import plain
from app.pictures import Picture, to_array
from app.runs.errors import DoesNotFit, NotKept, TooLarge
from app.runs.inputs import ImageInput, Input, RunInput, ValuesInput
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
        run = self._make(request, depth=0)
        self._store.put("runs", run.id, canonical_json(run.question))
        return run

    def get(self, run_id: str) -> Run:
        """Find a run that was made before.

        Raises:
            NotKept: the run, or the picture it reads, is not kept any more.
        """
        return self._find(run_id, depth=0)

    def _find(self, run_id: str, depth: int) -> Run:
        data = self._store.get("runs", run_id)
        if data is None:
            raise NotKept(f"no run is kept under {run_id!r:.70}")
        try:
            return self._make(RunRequest.model_validate(json.loads(data)), depth)
        except DoesNotFit as error:
            raise NotKept(f"run {run_id} cannot be answered any more: {error.detail}") from error
        except (ValidationError, json.JSONDecodeError) as error:
            raise NotKept(f"what is kept under {run_id} is not a run") from error

    def _make(self, request: RunRequest, depth: int) -> Run:
        if depth > self._limits.chain:
            raise TooLarge("/input/run", f"more than {self._limits.chain} runs feed one another")
        source, shape, load = self._source(request.input, depth)
        self._check_input(shape)
        try:
            layer = request.operation.resolve(shape)
        except OperationError as error:
            raise DoesNotFit(f"/operation/{error.field}".rstrip("/"), error.detail) from error
        self._check_work(layer)
        question: _Question = {"input": source, "operation": layer.canonical}
        run_id = digest(question)
        return Run(run_id, question, layer, lambda: self._computed(run_id, layer, load))

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

    def _source(self, given: Input, depth: int) -> tuple[_Question, Shape, _Load]:
        """The input as canonical JSON, its shape (C, H, W), and how to get its numbers."""
        match given:
            case ValuesInput():
                values = given.values if given.values.ndim == 3 else given.values[None]
                channels, height, width = values.shape
                return {"values": plain(values)}, (channels, height, width), lambda: values
            case RunInput():
                try:
                    before = self._find(given.run, depth + 1)
                except NotKept as error:
                    raise DoesNotFit("/input/run", str(error)) from error
                return {"run": before.id}, before.layer.output_shape, lambda: before.output
            case ImageInput():
                return self._picture(given)

    def _picture(self, given: ImageInput) -> tuple[_Question, Shape, _Load]:
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

        return question, shape, load

    def _check_input(self, shape: Shape) -> None:
        limits = self._limits
        if max(shape[1:]) > limits.input_side:
            raise TooLarge(
                "/input",
                f"the input is {shape[1]}×{shape[2]} cells, at most "
                f"{limits.input_side} a side are allowed",
            )
        _bound("/input", "numbers in the input", int(np.prod(shape)), limits.input_cells)

    def _check_work(self, layer: Layer) -> None:
        limits = self._limits
        channels, height, width = layer.input_shape
        top, bottom, left, right = layer.padding
        padded = channels * (height + top + bottom) * (width + left + right)
        _bound("/operation/padding", "numbers in the padded input", padded, limits.input_cells)
        field = "/operation/kernel_size"
        taps = layer.kernel_size[0] * layer.kernel_size[1]
        if isinstance(layer, ConvLayer):
            field = "/operation/weight"
            _bound(field, "weights", layer.weight.size, limits.weights)
            taps *= layer.weight.shape[1]
        _bound(
            field, "cells along a side of the kernel", max(layer.kernel_size), limits.kernel_side
        )
        steps = layer.counts.steps
        _bound("/operation", "numbers in the output", steps, limits.output_cells)
        _bound("/operation", "window cells to be read", steps * taps, limits.multiply_adds)


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
