"""The layers that PyTorch answered before; see ``scripts/make_vectors.py``."""

import gzip
import json
from functools import cache
from pathlib import Path
from typing import Any


@cache
def torch_vectors() -> list[dict[str, Any]]:
    """Layers as request bodies, each with PyTorch's output and, for max pooling, its winners."""
    path = Path(__file__).parents[1] / "data" / "torch_vectors.json.gz"
    vectors: list[dict[str, Any]] = json.loads(gzip.decompress(path.read_bytes()))
    return vectors
