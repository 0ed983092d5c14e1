"""A step worked out from nothing but its record, as one would on paper.

Each function takes the JSON of a step, checks every number on the way against those before it, and
gives the result; where the record has ``null`` for what is not finite, NaN.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

Step = dict[str, Any]
Array = np.ndarray[Any, np.dtype[np.float64]]


def check_close(recorded: Any, worked_out: Array) -> None:
    """Hold recorded numbers against those worked out; NaN is where NaN is."""
    np.testing.assert_allclose(numbers(recorded), worked_out, rtol=1e-9, atol=1e-9)


def by_hand(op: str, step: Step) -> float:
    """The result of a step of an operation."""
    return _hands(op)(step)


def _hands(op: str) -> Callable[[Step], float]:
    if op in _BETWEEN:
        return _BETWEEN[op]
    if "conv" in op or op == "linear":
        return _convolved
    if "max_pool" in op:
        return _largest
    if "lp_pool" in op:
        return _normed
    return _averaged


def numbers(nested: Any) -> Array:
    """Nested lists as an array, ``null`` as NaN."""
    return np.array(nested, dtype=np.float64)


def same(recorded: float | None, worked_out: float) -> bool:
    """Whether a recorded number is the one worked out; ``null`` stands for what is not finite."""
    if recorded is None:
        return not math.isfinite(worked_out)
    return math.isclose(recorded, worked_out, rel_tol=1e-9, abs_tol=1e-9)


def _convolved(step: Step) -> float:
    for term in step["channels"]:
        products = numbers(term["values"]) * numbers(term["kernel"])
        check_close(term["products"], products)
        assert same(term["sum"], products.sum())
    total: float = sum(term["sum"] for term in step["channels"]) + step["bias"]
    return total


def _largest(step: Step) -> float:
    (term,) = step["channels"]
    values = numbers(term["values"])
    if np.isnan(values).all():
        assert step["winner"] is None
        return math.nan
    place = np.unravel_index(np.nanargmax(values), values.shape)
    window = step["window"]
    corner = [window[side] for side in ("top", "left") if side in window]
    tap = [int(i) * gap for i, gap in zip(place, window["dilation"], strict=True)]
    assert step["winner"] == [start + far for start, far in zip(corner, tap, strict=True)]
    return float(np.nanmax(values))


def _averaged(step: Step) -> float:
    (term,) = step["channels"]
    assert same(step["sum"], numbers(term["values"]).sum())
    return float(step["sum"] / step["divisor"])


def _normed(step: Step) -> float:
    (term,) = step["channels"]
    p = step["norm_type"]
    with np.errstate(all="ignore"):
        powers = numbers(term["values"]) ** p
        for tap in step.get("overhang_taps", []):
            powers[tuple(tap)] = 0
        finite = np.where(np.isfinite(powers), powers, np.nan)
        check_close(term["powers"], finite)
        total = powers.sum()
        assert same(step["sum"], total)
        return float((total / step["divisor"] * powers.size) ** np.float64(1 / p))


def _value(step: Step) -> float:
    """The one number under the window of a layer that takes each for itself."""
    (value,) = numbers(step["channels"][0]["values"]).reshape(-1)
    return float(value)


def _relu(step: Step) -> float:
    assert step["intermediate"] == {}
    return max(0.0, _value(step))


def _leaky_relu(step: Step) -> float:
    slope = step["intermediate"]["slope"]
    assert slope == 1 or _value(step) <= 0
    return float(slope * _value(step))


def _sigmoid(step: Step) -> float:
    with np.errstate(over="ignore"):
        exponential = float(np.exp(-_value(step)))
    assert same(step["intermediate"]["exponential"], exponential)
    return 1 / (1 + exponential)


def _tanh(step: Step) -> float:
    exponential = math.exp(-2 * abs(_value(step)))
    assert same(step["intermediate"]["exponential"], exponential)
    return math.copysign((1 - exponential) / (1 + exponential), _value(step))


def _batch_norm(step: Step) -> float:
    known = step["intermediate"]
    normalized = (_value(step) - known["mean"]) / math.sqrt(known["variance"] + known["eps"])
    assert same(known["normalized"], normalized)
    return float(normalized * known["weight"] + known["bias"])


def _added(step: Step) -> float:
    return float(_value(step) + step["intermediate"]["alpha"] * step["intermediate"]["other"])


def _flattened(step: Step) -> float:
    assert step["intermediate"] == {}
    return _value(step)


def _softmax(step: Step) -> float:
    values = np.concatenate([numbers(term["values"]).reshape(-1) for term in step["channels"]])
    written = np.concatenate(
        [numbers(term["exponentials"]).reshape(-1) for term in step["channels"]]
    )
    known = step["intermediate"]
    assert known["maximum"] == values.max()
    exponentials = np.exp(values - values.max())
    check_close(written, exponentials)
    assert same(known["total"], exponentials.sum())
    assert any(same(known["exponential"], one) for one in exponentials)
    return float(known["exponential"] / known["total"])


_BETWEEN: dict[str, Callable[[Step], float]] = {
    "relu": _relu,
    "leaky_relu": _leaky_relu,
    "sigmoid": _sigmoid,
    "tanh": _tanh,
    "batch_norm": _batch_norm,
    "add": _added,
    "flatten": _flattened,
    "softmax": _softmax,
}


def stamped(stamps: Sequence[Step], shape: Sequence[int], bias: Any) -> Array:
    """The map that the stamps of a transposed convolution add up to.

    Args:
        stamps: the records of ``view=scatter``, all of them.
        shape: of the output, as seen from outside.
        bias: (C_out,), or none.
    """
    out = np.zeros(tuple(shape))
    if bias is not None:
        out += numbers(bias).reshape(-1, *[1] * (len(shape) - 1))
    for stamp in stamps:
        window = stamp["window"]
        corner = [window[side] for side in ("top", "left") if side in window]
        lost = set()
        for term in stamp["channels"]:
            products = numbers(term["products"])
            check_close(products, stamp["value"] * numbers(term["kernel"]))
            for tap, product in np.ndenumerate(products):
                cell = tuple(
                    start + place * gap
                    for start, place, gap in zip(corner, tap, window["dilation"], strict=True)
                )
                if all(0 <= i < side for i, side in zip(cell, shape[1:], strict=True)):
                    out[(term["channel"], *cell)] += product
                else:
                    lost.add(tap)
        assert {tuple(tap) for tap in stamp["cut_taps"]} == lost
    return out
