"""What programs have in common: arrays that are written out or loaded, one layer after another.

A program works on ``x``, which every layer replaces, and ends with ``out``, a NumPy array in the
shape of the run's output. Few numbers are written out; many are loaded from the run's archive.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

import numpy as np

from app.operations import Layer
from app.operations.arrays import plain
from app.runs import Run

WRITTEN = 200
"""So many numbers of an array are written out; more are loaded."""

LINE = 84
"""Characters of a line, before what it is assigned to."""


class CannotSay(Exception):
    """Raised when a library has no words for a run; the message says what it lacks."""


class Library(ABC):
    """A library, and how it says a run.

    Attributes:
        name: in addresses.
        title: as it is spelled.
        file: what its program is called when it is saved.
        packages: what has to be installed, as PyPI calls it.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    file: ClassVar[str]
    packages: ClassVar[tuple[str, ...]]

    @abstractmethod
    def program(self, run: Run, address: str) -> str:
        """Write the program.

        Args:
            run: with all that feed it.
            address: under which the runs are asked for, without a slash at its end.

        Raises:
            CannotSay: the library has no words for it.
        """


class PythonLibrary(Library):
    """A library whose programs compute the run themselves.

    Attributes:
        imports: first lines of a program, those whose last name it uses.
        helpers: what stands between them and the first layer.
    """

    imports: ClassVar[tuple[str, ...]]
    helpers: ClassVar[str] = ""

    def program(self, run: Run, address: str) -> str:
        """See ``Library.program``."""
        parts: list[list[str]] = []
        chain = run.chain
        for place, one in enumerate(chain, 1):
            layer = one.layer
            if min(layer.output_shape) < 1:
                raise CannotSay(f"the output of {layer.op} is empty")
            number = place if len(chain) > 1 else None
            held = _Held(one, address, number)
            lines: list[str] = []
            if place == 1:
                lines += self.begin(held.code("input", self), layer)
            names: dict[str, str] = {}
            for name in held.names:
                if name not in ("input", "output", "indices"):
                    names[name] = name if number is None else f"{name}{number}"
                    lines.append(f"{names[name]} = {held.code(name, self)}")
            lines += self.layer(layer, names)
            lines[-1] += f"  # {_shape(layer.result_shape)}"
            parts.append([*held.loading, *lines])
        parts.append(self.end(chain[-1].layer))
        body = "\n\n".join("\n".join(part) for part in parts)
        text = f"{self.helpers}{body}"
        imports = [line for line in self.imports if f"{line.split()[-1]}." in text]
        head = "\n".join(imports) + self.helpers
        return f"{head}\n\n{body}\n"

    def written(self, numbers: str) -> str:
        """An expression for an array of the library's, of nested lists."""
        return f"np.array({numbers}, dtype=np.float64)"

    def loaded(self, code: str) -> str:
        """The same of an expression for a NumPy array of float64."""
        return code

    def begin(self, code: str, layer: Layer) -> list[str]:
        """Lines that make ``x`` of the input; ``layer`` is the first."""
        return [f"x = {code}  # {_shape(layer.given_shape)}"]

    @abstractmethod
    def layer(self, layer: Layer, names: Mapping[str, str]) -> list[str]:
        """Lines that replace ``x`` by what a layer makes of it.

        Args:
            layer: the layer.
            names: of its arrays, by what the layer calls them.

        Raises:
            CannotSay: the library has no words for it.
        """

    @abstractmethod
    def end(self, layer: Layer) -> list[str]:
        """Lines that make ``out`` of ``x``; ``layer`` is the last."""


class _Held:
    """The arrays of one run as expressions."""

    def __init__(self, run: Run, address: str, number: int | None) -> None:
        self._arrays = run.arrays
        self._name = "arrays" if number is None else f"arrays{number}"
        self._load = [
            f"# from {address}/runs/{run.id}/arrays.npz",
            f'{self._name} = np.load("convwalk-{run.id[:8]}.npz")',
        ]
        self.loading: list[str] = []

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._arrays)

    def code(self, name: str, library: PythonLibrary) -> str:
        array = self._arrays[name]
        if array.size > WRITTEN or not np.isfinite(array).all():
            self.loading = self._load
            return library.loaded(f'{self._name}["{name}"]')
        return library.written(written(plain(array)))


def written(value: Any, indent: str = "") -> str:
    """Lists, numbers and strings as JSON and Python both write them, in lines that can be read."""
    line = json.dumps(value, ensure_ascii=False)
    if len(indent) + len(line) <= LINE or not value or not isinstance(value, dict | list):
        return line
    deeper = f"{indent}    "
    if isinstance(value, dict):
        inner = [f"{json.dumps(key)}: {written(one, deeper)}" for key, one in value.items()]
        start, stop = "{", "}"
    else:
        inner = [written(one, deeper) for one in value]
        start, stop = "[", "]"
    return f"{start}\n{deeper}" + f",\n{deeper}".join(inner) + f"\n{indent}{stop}"


def call(function: str, *given: str, **settings: object) -> str:
    """A call as Python writes it; settings that are None are left out."""
    named = (f"{name}={value}" for name, value in settings.items() if value is not None)
    arguments = [*given, *named]
    line = f"{function}({', '.join(arguments)})"
    if len(line) <= LINE:
        return line
    inner = "".join(f"    {argument},\n" for argument in arguments)
    return f"{function}(\n{inner})"


def but(value: object, usual: object) -> object:
    """The value, or None where it is the usual one, which need not be said."""
    return None if value == usual else value


def pair(values: Iterable[int]) -> str:
    """Numbers as a tuple, one that is alone or the same for all as itself."""
    listed = tuple(values)
    return str(listed[0]) if len(set(listed)) == 1 else str(listed)


def _shape(shape: Iterable[int]) -> str:
    return str(tuple(shape))
