"""A frequency response in words: which waves a kernel lets pass, and in which direction."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from app.engine import frequencies

Kind = Literal["none", "all", "low", "high", "band", "boost", "mixed"]
Direction = Literal["across", "down", "falling", "rising"]

RINGS = 8
"""Equal rings between no change at all and half a cycle a cell."""

FLAT = 0.9
"""Share of the largest gain that the smallest has where all waves pass alike."""

SILENT = 0.05
"""Share of the largest gain below which even areas count as gone."""

LIFTED = 1.2
"""How many times the gain of even areas another has where it is lifted over them."""

DIRECTED = 0.2
"""Coherence from which one direction counts more than the others."""

DIGITS = 6
"""Digits of what is estimated over rings."""

_DIRECTIONS: tuple[Direction, ...] = ("across", "falling", "down", "rising")


@dataclass(frozen=True)
class Character:
    """What a kernel does to waves, in short.

    Attributes:
        kind: ``none``: nothing passes; ``all``: all waves pass alike; ``low``, ``high``, ``band``:
            slow, fast or middling waves pass best; ``boost``: even areas pass, faster waves are
            lifted over them; ``mixed``: none of these.
        direction: along which changes must run to pass best: from left to right, from top to
            bottom, or along one of the diagonals; none where all directions are about alike.
        coherence: from 0, all directions alike, to 1, one direction alone.
        rings: mean gain of each of eight rings, from slow waves to fast ones, over the largest.
    """

    kind: Kind
    direction: Direction | None
    coherence: float
    rings: tuple[float, ...]


def character(gain: NDArray[np.float64]) -> Character:
    """Read a frequency response.

    Args:
        gain: (N, N), N even and at least 32, no change at all at [N/2, N/2].
    """
    peak = float(gain.max())
    if not peak:
        return Character("none", None, 0.0, (0.0,) * RINGS)
    side = len(gain)
    share = gain / peak
    across = frequencies(side)
    down = across[:, None]
    radius = np.hypot(down, across)
    rings = np.array(
        [
            share[(radius >= i / 2 / RINGS) & (radius < (i + 1) / 2 / RINGS)].mean()
            for i in range(RINGS)
        ]
    )
    kind = _kind(float(share[side // 2, side // 2]), float(share.min()), rings)
    coherence, direction = _direction(share**2 * (radius <= 0.5), across, down)
    directed = kind != "all" and coherence >= DIRECTED
    return Character(
        kind,
        direction if directed else None,
        round(coherence, DIGITS),
        tuple(round(float(one), DIGITS) for one in rings),
    )


def _kind(middle: float, least: float, rings: NDArray[np.float64]) -> Kind:
    slow, fast, most = float(rings[0]), float(rings[-1]), float(rings.max())
    if least >= FLAT:
        return "all"
    if middle <= SILENT:
        return "high" if fast >= 0.8 * most else "band"
    if middle >= 0.5 and fast < slow / 2:
        return "low"
    return "boost" if most >= LIFTED * middle else "mixed"


def _direction(
    energy: NDArray[np.float64], across: NDArray[np.float64], down: NDArray[np.float64]
) -> tuple[float, Direction]:
    """How much, and along which axis, the energy of the waves that pass is spread out.

    From the second moments of the energy, as the structure tensor of a picture is read.
    """
    xx, yy, xy = (float(np.sum(energy * part)) for part in (across**2, down**2, across * down))
    if not xx + yy:
        return 0.0, "across"
    coherence = float(np.hypot(xx - yy, 2 * xy) / (xx + yy))
    angle = 0.5 * np.arctan2(2 * xy, xx - yy)  # rows grow downwards: 45° falls to the right
    return coherence, _DIRECTIONS[round(float(angle) / (np.pi / 4)) % 4]
