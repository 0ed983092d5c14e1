"""Every limit and path of Convwalk, read from the environment in one place.

``app.main`` reads it and hands the values down; nothing else looks at the environment.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

PREFIX = "CONVWALK_"


def _default_data() -> Path:
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "convwalk"


@dataclass(frozen=True)
class Settings:
    """What can be set, as ``CONVWALK_<NAME>`` in the environment; the defaults suit a classroom.

    Attributes:
        data: folder in which pictures and runs are kept.
        data_bytes: bytes that may be kept; beyond, the least recently used go first.
        upload_bytes: largest upload.
        upload_pixels: most pixels of an upload, checked before it is decoded.
        upload_side: longest side of an upload in pixels.
        body_bytes: largest JSON body.
        input_side: longest side of a run's input in cells.
        input_cells: most numbers in a run's input, padding included.
        weights: most numbers in a weight.
        kernel_side: longest side of a kernel or pooling window.
        output_cells: most numbers in a run's output.
        multiply_adds: most multiplications of a run, window cells for pooling.
        chain: most runs that feed one another.
        page_steps: most steps on a page.
        page_cells: most window cells on a page of steps.
        frame_width: widest frame in pixels.
        film_frames: most frames of an animation.
        map_side: longest side of a map drawn as a picture, in pixels.
        cache_bytes: memory for arrays that were computed lately.
        picture_cache_bytes: memory for uploads that were looked at lately.
    """

    data: Path = field(default_factory=_default_data)
    data_bytes: int = 1 << 30
    upload_bytes: int = 10 << 20
    upload_pixels: int = 25_000_000
    upload_side: int = 20_000
    body_bytes: int = 16 << 20
    input_side: int = 4_096
    input_cells: int = 20_000_000
    weights: int = 2_000_000
    kernel_side: int = 255
    output_cells: int = 20_000_000
    multiply_adds: int = 4_000_000_000
    chain: int = 64
    page_steps: int = 2_000
    page_cells: int = 2_000_000
    frame_width: int = 1_920
    film_frames: int = 600
    map_side: int = 4_096
    cache_bytes: int = 256 << 20
    picture_cache_bytes: int = 128 << 20

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Read the settings; what is not set keeps its default.

        Raises:
            ValueError: a limit is not a positive integer; the message names the variable.
        """
        environment = os.environ if environment is None else environment
        given: dict[str, Any] = {}
        for setting in fields(cls):
            name = PREFIX + setting.name.upper()
            text = environment.get(name)
            if text:
                given[setting.name] = Path(text) if setting.name == "data" else _limit(name, text)
        return cls(**given)


def _limit(name: str, text: str) -> int:
    try:
        value = int(text.replace("_", ""))
    except ValueError:
        value = 0
    if value < 1:
        raise ValueError(f"{name} must be a positive integer, got {text!r}")
    return value
