"""``/links`` and ``/s/{id}``: a short address that holds all that a page shows."""

import hashlib
import re
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from app.api.caching import IMMUTABLE
from app.api.problems import responses
from app.runs import NotKept
from app.store import Store

LONGEST = 16_000
"""Characters of a query; a page's own is below it."""

PAGES = r"^/(learn(/[a-z0-9-]{1,40}){0,2})?$"
DIGITS = 16
KIND = "links"
GONE = "/?lost"
"""The page, which then says that the link leads nowhere any more."""


class LinkRequest(BaseModel):
    """What a page shows, as its address says it."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={"examples": [{"path": "/", "query": "pic=coffee&op=max_pool&step=5"}]},
    )

    path: str = Field(
        "/", pattern=PAGES, description="The page: `/`, or `/learn/…` for a step of a lesson."
    )
    query: str = Field(
        max_length=LONGEST,
        pattern=r"^[!-~]*$",
        description='What stands behind "?" in its address, percent-encoded.',
    )


class ShortLink(BaseModel):
    """A short address."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"id": "3e0c634a6350b269", "address": "/s/3e0c634a6350b269"}]
        }
    )

    id: str = Field(description="Digest of the page and its query: the same state has the same.")
    address: str = Field(
        description="Leads there; what is put behind it is added, `?embed` for a frame."
    )


def links_router(store: Store) -> APIRouter:
    """The router that makes short links.

    Args:
        store: where they are kept.
    """
    router = APIRouter(tags=["links"])

    @router.post("/links", status_code=201, responses=responses(400, 413, 422, 503))
    def create_link(response: Response, link: LinkRequest) -> ShortLink:
        """Keep the state of a page under a short address.

        It is kept as uploads and runs are: what nobody used for long goes when room is needed.
        """
        target = f"{link.path}?{link.query}".encode()
        link_id = hashlib.sha256(target).hexdigest()[:DIGITS]
        store.put(KIND, link_id, target)
        response.headers["Location"] = f"/s/{link_id}"
        return ShortLink(id=link_id, address=f"/s/{link_id}")

    return router


def short_router(store: Store) -> APIRouter:
    """The router of the short addresses themselves, at the root.

    Args:
        store: where they are kept.
    """
    router = APIRouter(tags=["links"])

    @router.get(
        "/s/{link_id}",
        status_code=302,
        response_class=Response,
        responses={302: {"description": "The page."}, **responses(404)},
    )
    def follow_link(
        request: Request,
        link_id: Annotated[str, Path(openapi_examples={"one": {"value": "3e0c634a6350b269"}})],
    ) -> Response:
        """Lead to the page that a short link was made of."""
        known = re.fullmatch(rf"[0-9a-f]{{{DIGITS}}}", link_id)
        target = store.get(KIND, link_id) if known else None
        if target is None:
            if "text/html" in request.headers.get("accept", ""):
                return Response(status_code=302, headers={"Location": GONE})
            raise NotKept(f"no link is kept under {link_id!r:.40}")
        more = f"&{request.url.query}" if request.url.query else ""
        headers = {"Location": f"{target.decode()}{more}", "Cache-Control": IMMUTABLE}
        return Response(status_code=302, headers=headers)

    return router
