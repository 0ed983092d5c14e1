"""Answers that never change: an entity tag, a year of caching, and 304 for who has it already."""

import hashlib
from collections.abc import Callable

from fastapi import Request, Response

from app import __version__

IMMUTABLE = "public, max-age=31536000, immutable"


def immutable(request: Request, media_type: str, make: Callable[[], bytes]) -> Response:
    """Answer with what a run says for ever.

    Everything under a run is a pure function of its address, so the tag is made of the address
    (the accepted form, and the version that draws it): who sends it back is answered before
    anything is computed.

    Args:
        request: gives the address and ``If-None-Match``.
        media_type: what ``make`` makes.
        make: makes the body.
    """
    if answer := known(request, media_type):
        return answer
    return Response(make(), media_type=media_type, headers=lasting(request, media_type))


def known(request: Request, media_type: str) -> Response | None:
    """The answer to who has sent back the tag of what it asks for."""
    headers = lasting(request, media_type)
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return None


def lasting(request: Request, media_type: str) -> dict[str, str]:
    """The headers of an answer that stays as it is, its tag among them."""
    address = f"{__version__} {media_type} {request.url.path}?{request.url.query}"
    tag = f'"{hashlib.sha256(address.encode()).hexdigest()[:24]}"'
    return {"ETag": tag, "Cache-Control": IMMUTABLE, "Vary": "Accept"}
