"""Fixtures for every test: a server that runs, a client for it, and the layer of the design."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, settings

from tests.support.server import serving

# Two busy cores make single examples slow now and then; that is no failure.
settings.register_profile(
    "convwalk", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.load_profile("convwalk")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running server."""
    with serving(tmp_path_factory.mktemp("data")) as address:
        yield address


@pytest.fixture(scope="session")
def client(server: str) -> Iterator[httpx.Client]:
    """A client of the API."""
    with httpx.Client(base_url=f"{server}/api/v1", timeout=60) as client:
        yield client


@pytest.fixture(scope="session")
def stage() -> dict[str, Any]:
    """The layer of the design: 12×12 RGB crop, 2 filters of 3×3×3, biases, padding 1."""
    path = Path(__file__).parent / "data" / "stage.json"
    numbers: dict[str, Any] = json.loads(path.read_text())
    return numbers
