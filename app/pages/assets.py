"""The front end's files under an address that changes when any of them does."""

import hashlib
import re
from pathlib import Path

from fastapi.staticfiles import StaticFiles
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.staticfiles import NotModifiedResponse
from starlette.types import Scope

FOR_EVER = "public, max-age=31536000, immutable"

SCRIPTS = "js"
"""The folder of our own modules, whose documentation stays here."""

STYLES, TOGETHER = "css", "+"
"""The folder of the style sheets, several of which are one file: ``css/tokens+base.css``."""

DOCUMENTATION = re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/[ \t]*$", re.MULTILINE | re.DOTALL)
"""A documentation comment that has its lines to itself; a type within a line is not one."""


def without_documentation(script: str) -> str:
    """A module as browsers need it, which is half of it; its lines keep their numbers."""
    return DOCUMENTATION.sub(lambda found: "\n" * found.group().count("\n"), script)


class Assets(StaticFiles):
    """Static files served under ``/<digest>/…`` for ever, and under their plain path revalidated.

    ES modules import each other by relative paths, so the digest in the first address carries over
    to all of them: a browser never mixes files of two versions.
    """

    def __init__(self, directory: Path, mount: str) -> None:
        """Read the files once to know their digest.

        Args:
            directory: the folder of the files.
            mount: the path that this application is mounted under.
        """
        super().__init__(directory=directory)
        digest = hashlib.sha256()
        self._changed: dict[str, tuple[bytes, str, str]] = {}
        for path in sorted(directory.rglob("*")):
            if path.is_file():
                name, content = path.relative_to(directory), path.read_bytes()
                digest.update(str(name).encode())
                digest.update(content)
                if name.parts[0] == SCRIPTS and name.suffix == ".js":
                    short = without_documentation(content.decode("utf-8")).encode("utf-8")
                    self._keep(name.as_posix(), short, "text/javascript")
        self._version = digest.hexdigest()[:12]
        self._mount = mount

    def address(self, path: str) -> str:
        """The address of a file, such as ``js/main.js``."""
        return f"{self._mount}/{self._version}/{path}"

    def sheets(self, *names: str) -> str:
        """The address of style sheets as one file: before anything shows, one request."""
        path = f"{STYLES}/{TOGETHER.join(names)}.css"
        if path not in self._changed:
            folder = Path(str(self.directory), STYLES)
            joined = b"\n".join((folder / f"{name}.css").read_bytes() for name in names)
            self._keep(path, joined, "text/css")
        return self.address(path)

    def _keep(self, path: str, content: bytes, media_type: str) -> None:
        tag = hashlib.sha256(content).hexdigest()[:32]
        self._changed[path] = (content, f'"{tag}"', media_type)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Serve a file, with or without the digest before its path."""
        plain = path.removeprefix(f"{self._version}/")
        if plain in self._changed and scope["method"] in ("GET", "HEAD"):
            response = self._as_kept(plain, scope)
        else:
            response = await super().get_response(plain, scope)
        response.headers["Cache-Control"] = "no-cache" if plain == path else FOR_EVER
        return response

    def _as_kept(self, plain: str, scope: Scope) -> Response:
        content, tag, media_type = self._changed[plain]
        response = Response(content, media_type=media_type, headers={"ETag": tag})
        if self.is_not_modified(response.headers, Headers(scope=scope)):
            return NotModifiedResponse(response.headers)
        return response
