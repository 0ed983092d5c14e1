"""Marking what a person answers: right, or wrong and by which mistake."""

import math
from dataclasses import dataclass

from app.operations import Layer
from app.steps.mistakes import Asked, Mistake, Quantity, mistakes
from app.steps.records import Array, Step

DIGITS = 4
"""Significant digits to which a number that is not whole is shown, and has to be answered."""

DUST = 1e-12
"""What binary fractions leave behind, as a share of the numbers that were added up."""


class AnswerError(ValueError):
    """Raised when a step cannot be asked that.

    Attributes:
        field: what of the question does not fit.
        detail: one sentence in the field's words.
    """

    def __init__(self, field: str, detail: str) -> None:
        super().__init__(detail)
        self.field = field
        self.detail = detail


@dataclass(frozen=True)
class Verdict:
    """How an answer was marked.

    Attributes:
        right: whether it is the number; none where nothing was answered.
        mistakes: those that give the number that was answered, the likeliest first.
        expected: the number itself.
    """

    right: bool | None
    mistakes: tuple[Mistake, ...]
    expected: float


def near(value: float, number: float, scale: float = 0.0) -> bool:
    """Whether a number was meant.

    A whole number is meant by itself alone; any other by what agrees with it to four significant
    digits, rounded or cut off.

    Args:
        value: what was answered.
        number: what it is held against.
        scale: the size of what the number was added up from; anything far below it is dust.
    """
    if value == number:
        return True
    if abs(value - number) <= DUST * scale:
        return True
    if number.is_integer() or not math.isfinite(number):
        return False
    unit = 10.0 ** (math.floor(math.log10(abs(number))) + 1 - DIGITS)
    return abs(value - number) < unit * (1 + 1e-9)


def asked_of(
    layer: Layer,
    step: Step,
    quantity: Quantity,
    channel: int | None = None,
    tap: list[int] | None = None,
) -> Asked:
    """Read a question about a step.

    Args:
        layer: the layer, for its words and axes.
        step: the record.
        quantity: what is asked.
        channel: of a product and a sum: which input channel.
        tap: of a product: [row, column] in the kernel as it is laid on; [place] of a signal.

    Raises:
        AnswerError: the step has no such number.
    """
    if not math.isfinite(step.result):
        raise AnswerError("quantity", f"step {step.index} has no number to be asked for")
    if quantity == "output":
        _check_unused("channel", channel, quantity)
        _check_unused("tap", tap, quantity)
        return Asked(quantity)
    if step.channels[0].products is None:
        raise AnswerError(
            "quantity",
            f"{layer.op} multiplies nothing: only its output can be asked for, got {quantity}",
        )
    term = _term(step, channel)
    if quantity == "sum":
        _check_unused("tap", tap, quantity)
        return Asked(quantity, term)
    return Asked(quantity, term, _tap(layer, step, tap))


def _check_unused(field: str, given: object, quantity: Quantity) -> None:
    if given is not None:
        raise AnswerError(field, f"{field} says nothing about {quantity}, got {given}")


def _term(step: Step, channel: int | None) -> int:
    read = [term.channel for term in step.channels]
    if channel not in read:
        raise AnswerError(
            "channel",
            f"channel must be one of {', '.join(map(str, read))}, which filter {step.output[0]} "
            f"reads, got {channel}",
        )
    return read.index(channel)


def _tap(layer: Layer, step: Step, tap: list[int] | None) -> tuple[int, int]:
    sizes = step.padding.shape
    seen = sizes if layer.rank == 2 else sizes[1:]
    fits = (
        tap is not None
        and len(tap) == len(seen)
        and all(0 <= place < size for place, size in zip(tap, seen, strict=True))
    )
    if tap is None or not fits:
        words = "[row, column]" if layer.rank == 2 else "[place]"
        raise AnswerError(
            "tap",
            f"tap {words} must lie in a kernel of {'×'.join(map(str, seen))}, got {tap}",
        )
    row, column = tap if layer.rank == 2 else (0, tap[0])
    return row, column


def expected(step: Step, asked: Asked) -> float:
    """The number that is asked for."""
    if asked.quantity == "output":
        return step.result
    term = step.channels[asked.term]
    assert term.products is not None  # a question about them was read
    assert term.sum is not None
    return float(term.products[asked.tap]) if asked.quantity == "product" else term.sum


def mark(x: Array, layer: Layer, step: Step, asked: Asked, value: float | None) -> Verdict:
    """Mark an answer.

    Args:
        x: (C, H, W), the input of the layer.
        layer: the layer.
        step: the record.
        asked: what was asked.
        value: what was answered; none where only the number is wanted.
    """
    number = expected(step, asked)
    if value is None:
        return Verdict(None, (), number)
    scale = _scale(step, asked)
    if near(value, number, scale):
        return Verdict(True, (), number)
    made = tuple(
        one
        for one in mistakes(x, layer, step, asked)
        if near(value, one.value, scale)
        # What gives the right number all the same is no mistake.
        and not (near(one.value, number, scale) or near(number, one.value, scale))
    )
    return Verdict(False, made, number)


def _scale(step: Step, asked: Asked) -> float:
    """The largest of the numbers that are added up."""
    if asked.quantity == "product":
        return 0.0
    terms = (term.products if term.products is not None else term.values for term in step.channels)
    return max((abs(float(v)) for term in terms for v in term.flat if math.isfinite(v)), default=0)
