"""The pages: Explore, the course, and the interactive documentation of the API."""

import json
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from fastapi.templating import Jinja2Templates
from markupsafe import Markup

from app import __version__
from app.pages.assets import Assets
from app.pages.course import LESSONS, key_of
from app.texts import LANGUAGES, Language, catalogue, course

POLICY = (
    "default-src 'self'; script-src 'self' 'nonce-{nonce}'; img-src 'self' blob: data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors {framed}"
)
PERMISSIONS = (
    "camera=(self), clipboard-read=(self), clipboard-write=(self), microphone=(), geolocation=()"
)
THEMES = ("light", "dark")


def language_of(request: Request) -> Language:
    """The language of a request: what the address says, else the browser's first that we speak."""
    asked = request.query_params.get("lang", "")
    for wanted in (asked, *request.headers.get("accept-language", "").split(",")):
        base = wanted.strip().lower().split(";")[0].split("-")[0]
        for language in get_args(Language):
            if base == language:
                return language  # type: ignore[no-any-return]
    return LANGUAGES[0]


def _sample_of(request: Request, samples: Sequence[str]) -> str:
    """The sample that the page will open with; "" where it is another picture or a table."""
    asked = request.query_params
    name = asked.get("pic", samples[0])
    return name if name in samples and "values" not in asked else ""


def _kept(request: Request) -> str:
    """What a link to another page of ours takes along: the language and the theme, if chosen."""
    kept = {
        key: value
        for key, known in (("lang", LANGUAGES), ("theme", THEMES))
        if (value := request.query_params.get(key, "")) in known
    }
    return f"?{urlencode(kept)}" if kept else ""


def with_course(language: Language) -> dict[str, str]:
    """The texts of the course's pages: their own, and those of what they are made of."""
    return {**catalogue(language), **course(language)}


def _embedded(value: object) -> Markup:
    """JSON that may stand inside a ``script`` element: nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
    return Markup(text)  # noqa: S704 (no "<" is left in it)


def pages_router(
    templates_folder: Path,
    assets: Assets,
    openapi_address: str,
    *,
    upload_bytes: int,
    upload_pixels: int,
    film_frames: int,
    samples: Sequence[str],
) -> APIRouter:
    """The router of the pages.

    Args:
        templates_folder: where the templates are.
        assets: gives the addresses of scripts, styles and fonts.
        openapi_address: where the OpenAPI document is served.
        upload_bytes: largest upload, so that the page can refuse before it sends.
        upload_pixels: most pixels of an upload, likewise.
        film_frames: most frames of an animation, likewise.
        samples: names of the pictures that are always there; the first is open at the start.
    """
    router = APIRouter(include_in_schema=False)
    templates = Jinja2Templates(templates_folder)
    templates.env.globals["asset"] = assets.address
    templates.env.globals["sheets"] = assets.sheets

    def page(
        request: Request,
        name: str,
        more: Mapping[str, object] | None = None,
        *,
        texts: Mapping[str, str] | None = None,
        status: int = 200,
    ) -> Response:
        language = language_of(request)
        texts = texts or catalogue(language)
        nonce = secrets.token_urlsafe(16)
        theme = request.query_params.get("theme", "")
        response = templates.TemplateResponse(
            request,
            name,
            {
                "lang": language,
                "theme": theme if theme in THEMES else "",
                "t": texts.__getitem__,
                "texts_json": _embedded(dict(texts)),
                "nonce": nonce,
                "version": __version__,
                "sample": _sample_of(request, samples),
                "openapi_address": openapi_address,
                "upload_bytes": upload_bytes,
                "upload_pixels": upload_pixels,
                "film_frames": film_frames,
                "kept_query": _kept(request),
                **(more or {}),
            },
            status_code=status,
        )
        # A course page or a notebook frames the page that is made for it, and no other.
        framed = "*" if "embed" in request.query_params else "'self'"
        response.headers["Content-Security-Policy"] = POLICY.format(nonce=nonce, framed=framed)
        response.headers["Permissions-Policy"] = PERMISSIONS
        response.headers["Cache-Control"] = "no-cache"
        response.headers["Vary"] = "Accept-Language"
        return response

    @router.get("/")
    def explore(request: Request) -> Response:
        return page(request, "explore.html")

    @router.get("/learn")
    @router.get("/learn/{lesson}")
    @router.get("/learn/{lesson}/{step}")
    def learn(request: Request, lesson: str = LESSONS[0], step: str = "") -> Response:
        is_known = lesson in LESSONS
        shown = lesson if is_known else LESSONS[0]
        texts = with_course(language_of(request))
        lessons = [
            {"name": name, "title": texts[f"learn.{key_of(name)}.title"]} for name in LESSONS
        ]
        return page(
            request,
            "learn.html",
            {"lessons": lessons, "lesson": shown, "title": texts[f"learn.{key_of(shown)}.title"]},
            texts=texts,
            status=200 if is_known else 404,
        )

    @router.get("/api/docs")
    def api_docs(request: Request) -> Response:
        return page(request, "api_docs.html")

    @router.get("/texts/{language}.json")
    def texts(language: Language) -> Response:
        return JSONResponse(dict(catalogue(language)), headers={"Cache-Control": "no-cache"})

    @router.get("/texts/learn/{language}.json")
    def course_texts(language: Language) -> Response:
        return JSONResponse(with_course(language), headers={"Cache-Control": "no-cache"})

    @router.get("/favicon.ico")
    def favicon() -> Response:
        return Response(status_code=308, headers={"Location": assets.address("favicon.svg")})

    return router
