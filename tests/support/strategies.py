"""Hypothesis strategies for planes of numbers."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray


def planes(smallest: int, largest: int) -> st.SearchStrategy[NDArray[np.float64]]:
    """(H, W) float64 with sides from ``smallest`` to ``largest``: integers and eighths."""
    side = st.integers(smallest, largest)
    return st.tuples(side, side).flatmap(
        lambda shape: arrays(
            np.float64, shape, elements=st.integers(-999, 999).map(lambda n: n / 8)
        )
    )
