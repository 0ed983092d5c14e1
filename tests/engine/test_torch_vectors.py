"""The engine gives PyTorch's numbers."""

from typing import Any

import numpy as np
import pytest

from app.engine import compute
from tests.support.operations import layer_of
from tests.support.vectors import torch_vectors


@pytest.mark.parametrize("vector", torch_vectors(), ids=lambda v: v["request"]["operation"]["op"])
def test_layer_gives_what_torch_gives(vector: dict[str, Any]) -> None:
    x = np.array(vector["request"]["input"]["values"], dtype=np.float64)
    layer = layer_of(x.shape, vector["request"]["operation"])
    out = compute(x, layer)
    assert out.shape == layer.output_shape == np.shape(vector["output"])
    np.testing.assert_allclose(out, vector["output"], rtol=0, atol=1e-9)
