"""Putting the house together: settings in, a FastAPI application out."""

from pathlib import Path

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import __version__
from app.api import (
    BodyLimit,
    Problem,
    animations_router,
    answers_router,
    arithmetic_router,
    arrays_router,
    code_router,
    frames_router,
    frequency_router,
    health_router,
    images_router,
    install,
    kernels_router,
    links_router,
    maps_router,
    matrices_router,
    runs_router,
    short_router,
    signals_router,
    spectra_router,
    steps_router,
    tables_router,
)
from app.house import furnish
from app.openapi import describe
from app.pages import Assets, pages_router
from app.runs import Previews
from app.settings import Settings
from app.store import DiskStore

HERE = Path(__file__).resolve().parent
# A wheel has the files of the page inside the package, a checkout beside it.
FILES = HERE if (HERE / "static").is_dir() else HERE.parent
API = "/api/v1"


class PlainHeaders:
    """ASGI middleware: headers that keep a browser from guessing at what it is given."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("X-Content-Type-Options", "nosniff")
                headers.setdefault("Referrer-Policy", "same-origin")
                headers.setdefault("Content-Security-Policy", "default-src 'none'")
            await send(message)

        await self._app(scope, receive, with_headers)


def create_app(settings: Settings) -> FastAPI:
    """Build the application.

    Args:
        settings: every limit and path; nothing below looks at the environment.
    """
    store = DiskStore(settings.data, settings.data_bytes)
    shelf, runs = furnish(settings, store)
    app = FastAPI(
        title="Convwalk",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{API}/openapi.json",
    )
    for router in (
        kernels_router(Previews(runs, shelf)),
        images_router(shelf, API),
        runs_router(runs, API),
        arrays_router(runs),
        tables_router(runs),
        code_router(runs, API),
        frequency_router(runs),
        maps_router(runs, map_side=settings.map_side),
        steps_router(
            runs,
            page_steps=settings.page_steps,
            page_cells=settings.page_cells,
        ),
        frames_router(runs, frame_width=settings.frame_width),
        animations_router(runs, frame_width=settings.frame_width, film_frames=settings.film_frames),
        answers_router(runs),
        arithmetic_router(),
        signals_router(frame_width=settings.frame_width),
        matrices_router(frame_width=settings.frame_width),
        spectra_router(runs),
        links_router(store),
    ):
        app.include_router(router, prefix=API)
    app.include_router(health_router(store))
    app.include_router(short_router(store))
    assets = Assets(FILES / "static", "/static")
    app.include_router(
        pages_router(
            FILES / "templates",
            assets,
            f"{API}/openapi.json",
            upload_bytes=settings.upload_bytes,
            upload_pixels=settings.upload_pixels,
            film_frames=settings.film_frames,
            samples=[sample.name for sample in shelf.samples],
        )
    )
    app.mount("/static", assets)
    install(app)
    describe(app, Problem)
    app.add_middleware(
        BodyLimit, json_bytes=settings.body_bytes, upload_bytes=settings.upload_bytes
    )
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=5)
    app.add_middleware(PlainHeaders)
    return app
