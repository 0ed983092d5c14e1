"""Write the small test vectors that stand in for PyTorch where it is not installed.

    python scripts/make_vectors.py        (needs torch; `make vectors` installs it)

300 random layers and what PyTorch makes of them in float64, as
``tests/data/torch_vectors.json.gz``. The tests compare the API with it; ``make reference``
compares with PyTorch itself.
"""

import gzip
import json
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.support.layers import random_request  # noqa: E402
from tests.support.torch_answers import torch_output, torch_winners  # noqa: E402

COUNT = 300
SEED = 20_261_124


def main() -> None:
    """Draw the layers, ask PyTorch, write the file."""
    rng = np.random.default_rng(SEED)
    vectors = []
    for _ in range(COUNT):
        request = random_request(rng)
        vector = {"request": request, "output": torch_output(request).tolist()}
        if request["operation"]["op"] == "max_pool2d":
            vector["winners"] = torch_winners(request).tolist()
        vectors.append(vector)
    path = ROOT / "tests" / "data" / "torch_vectors.json.gz"
    text = json.dumps(vectors, separators=(",", ":"))
    # No time stamp: the same layers give the same file.
    path.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{path.relative_to(ROOT)}: {COUNT} layers, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
