"""Random settings over the whole space of every operation, those PyTorch refuses too.

``tests/support/layers.py`` draws layers that PyTorch accepts; here nothing is promised: around a
third of the windows is refused, for every reason there is, and many lie right at the border.

What is never drawn, because PyTorch takes it by accident of its argument parser and the API does
not: a list of one number for two axes (``stride=[2]`` of a ``conv2d``), an empty list for a
pooling's stride, and a list for the kernel of ``lp_pool1d`` is refused by PyTorch alone.
"""

from collections.abc import Callable

import numpy as np

from tests.support.layers import Request
from tests.support.settings_space.between import BETWEEN, between
from tests.support.settings_space.convolutions import conv, conv_transpose
from tests.support.settings_space.draws import Draws
from tests.support.settings_space.poolings import adaptive_pool, avg_pool, lp_pool, max_pool
from tests.support.settings_space.repairs import repairs

_DRAWN: dict[str, Callable[[Draws, str], Request]] = {
    "conv": conv,
    "conv_transpose": conv_transpose,
    "max_pool": max_pool,
    "avg_pool": avg_pool,
    "lp_pool": lp_pool,
    "adaptive_max_pool": adaptive_pool,
    "adaptive_avg_pool": adaptive_pool,
}

WINDOWED = tuple(f"{family}{axes}d" for family in _DRAWN for axes in (1, 2))
"""The operations that slide a window over one axis or two."""

OPERATIONS = (*WINDOWED, *BETWEEN)
"""The operations that have settings to draw."""


def random_settings(op: str, seed: int, place: int) -> Request:
    """The body of a ``POST /runs`` for one of ``OPERATIONS``.

    Args:
        op: name of the operation.
        seed: which series.
        place: which of the series; each is drawn for itself, so a longer series begins like a
            shorter one.
    """
    rng = np.random.default_rng([seed, OPERATIONS.index(op), place])
    if op in WINDOWED:
        return _DRAWN[op[:-2]](Draws(rng, int(op[-2])), op)
    axes = 0 if op == "linear" else int(rng.choice((0, 2)))
    return between(Draws(rng, axes), op)


__all__ = ["BETWEEN", "OPERATIONS", "WINDOWED", "random_settings", "repairs"]
