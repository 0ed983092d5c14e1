"""A bound on the bytes of a request, kept while they arrive and not after."""

import contextlib

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.problems import FieldProblem, problem

MULTIPART_OVERHEAD = 64 << 10
"""Bytes granted to the headers and boundaries around an uploaded file."""


class BodyTooLarge(Exception):
    """Raised inside the application when a body goes on past its bound."""


class BodyLimit:
    """ASGI middleware: 413 for a body that is announced, or turns out, larger than allowed."""

    def __init__(self, app: ASGIApp, *, json_bytes: int, upload_bytes: int) -> None:
        """Wrap an application.

        Args:
            app: the application.
            json_bytes: largest body that is not an upload.
            upload_bytes: largest uploaded file.
        """
        self._app = app
        self._json_bytes = json_bytes
        self._upload_bytes = upload_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        upload = headers.get(b"content-type", b"").startswith(b"multipart/form-data")
        limit = self._upload_bytes + MULTIPART_OVERHEAD if upload else self._json_bytes
        named = self._upload_bytes if upload else self._json_bytes
        what = "the uploaded file" if upload else "the body"
        sentence = f"{what} is larger than the {named} bytes that are allowed"

        fields = [FieldProblem(pointer="/file", detail=sentence)] if upload else []

        async def refuse() -> None:
            answer = problem(413, sentence, fields, headers={"Connection": "close"})
            await answer(scope, receive, send)

        length = headers.get(b"content-length", b"0")
        if length.isdigit() and int(length) > limit:
            await refuse()
            return
        seen = 0
        started = False

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            if message["type"] == "http.request":
                seen += len(message.get("body", b""))
                if seen > limit:
                    raise BodyTooLarge
            return message

        async def watched(message: Message) -> None:
            nonlocal started
            # Whatever the application makes of an interrupted body, the reason is its size.
            if seen <= limit or started:
                started = True
                await send(message)

        with contextlib.suppress(BodyTooLarge):
            await self._app(scope, counted, watched)
        if seen > limit and not started:
            await refuse()
