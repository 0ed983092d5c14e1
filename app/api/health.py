"""``/healthz`` and ``/readyz``: is it up, and can it serve."""

from fastapi import APIRouter

from app import __version__
from app.api.problems import responses
from app.api.schemas import HealthAnswer
from app.store import Store


def health_router(store: Store) -> APIRouter:
    """The router of the probes.

    Args:
        store: must be able to keep things for the server to be ready.
    """
    router = APIRouter(tags=["health"])

    @router.get("/healthz")
    def healthz() -> HealthAnswer:
        """Say that the process is up."""
        return HealthAnswer(status="ok", version=__version__)

    @router.get("/readyz", responses=responses(503))
    def readyz() -> HealthAnswer:
        """Say that uploads and runs can be kept."""
        store.check()
        return HealthAnswer(status="ok", version=__version__)

    return router
