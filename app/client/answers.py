"""What the server answers, as Python's own objects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Picture:
    """A picture that the server keeps.

    Attributes:
        id: digest of its pixels; the name of a sample does as well.
        width: pixels.
        height: pixels.
        mode: three channels or one.
    """

    id: str
    width: int
    height: int
    mode: Literal["rgb", "grey"]

    def read(
        self,
        *,
        size: tuple[int, int] | None = None,
        crop: tuple[int, int, int, int] | None = None,
        color: Literal["rgb", "grey"] | None = None,
        range: tuple[int, int] | None = None,
    ) -> dict[str, Any]:
        """How it becomes the input of a run.

        Args:
            size: (height, width) of the grid in cells; that of the crop if left out.
            crop: (left, top, right, bottom) in pixels; the whole if left out.
            color: three channels or one; three if left out.
            range: (0, 255) or (0, 1).

        Returns:
            What ``Convwalk.run`` takes.
        """
        given = {"size": size, "crop": crop, "color": color, "range": range}
        return {
            "image": self.id,
            **{
                name: list(value) if isinstance(value, tuple) else value
                for name, value in given.items()
                if value is not None
            },
        }


@dataclass(frozen=True, eq=False)
class Preset:
    """A kernel, or a bank of filters, that the server knows by name.

    Attributes:
        name: what ``kernel`` takes.
        family: edge, smoothing, …
        title: by language, ``en`` and ``zh``.
        note: what it does, by language.
        weight: kH×kW, or C_out×C_in×kH×kW for a bank.
    """

    name: str
    family: str
    title: Mapping[str, str]
    note: Mapping[str, str]
    weight: Array


@dataclass(frozen=True)
class Window:
    """Where a window stands, in cells of the input; negative in the padding.

    Attributes:
        left: first column, or first cell of a signal.
        width: columns from the first tap to the last.
        top: first row; 0 of a signal.
        height: rows; 1 of a signal.
    """

    left: int
    width: int
    top: int = 0
    height: int = 1


@dataclass(frozen=True, eq=False)
class Channel:
    """What a step reads of one channel, and what becomes of it.

    Attributes:
        channel: which.
        values: (kH, kW), or what the operation reads.
        kernel: as it is applied; none where nothing is multiplied.
        products: of both; likewise.
        sum: of the products; likewise.
    """

    channel: int
    values: Array
    kernel: Array | None
    products: Array | None
    sum: float | None


@dataclass(frozen=True)
class Step:
    """One step of a walk: everything on the way to one number of the output.

    Attributes:
        index: which step, from 0.
        output: where the number stands: (channel, row, column), or fewer.
        result: the number.
        channels: what was read.
        window: where; none where nothing slides.
        bias: what is added at the end; none where nothing is.
        record: all that the server said, as JSON.
    """

    index: int
    output: tuple[int, ...]
    result: float
    channels: tuple[Channel, ...] = field(compare=False)
    window: Window | None
    bias: float | None
    record: Mapping[str, Any] = field(repr=False, hash=False)


Pictures = Sequence[Picture]


def picture_of(answer: Mapping[str, Any]) -> Picture:
    """A picture from its JSON."""
    return Picture(answer["id"], answer["width"], answer["height"], answer["mode"])


def preset_of(answer: Mapping[str, Any]) -> Preset:
    """A preset from its JSON."""
    return Preset(
        name=answer["name"],
        family=answer["family"],
        title=answer["title"],
        note=answer["note"],
        weight=np.array(answer["weight"], np.float64),
    )


def step_of(record: Mapping[str, Any]) -> Step:
    """A step from its record."""
    window = record.get("window")
    return Step(
        index=record["index"],
        output=tuple(record["output"]),
        result=_number(record["result"]),
        channels=tuple(_channel(one) for one in record.get("channels", ())),
        window=window
        and Window(**{name: window[name] for name in Window.__annotations__ if name in window}),
        bias=record.get("bias"),
        record=record,
    )


def _channel(one: Mapping[str, Any]) -> Channel:
    return Channel(
        channel=one["channel"],
        values=_array(one["values"]),
        kernel=_array(one["kernel"]) if "kernel" in one else None,
        products=_array(one["products"]) if "products" in one else None,
        sum=one.get("sum"),
    )


def _number(value: float | None) -> float:
    """JSON has no number for what is not finite; it is null there."""
    return float("nan") if value is None else float(value)


def _array(values: Any) -> Array:
    array: Array = np.array(values, np.float64)
    return array
