"""The front end's files under an address that changes when any of them does."""

import hashlib
from pathlib import Path

from fastapi.staticfiles import StaticFiles
from starlette.responses import Response
from starlette.types import Scope

FOR_EVER = "public, max-age=31536000, immutable"


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
        for path in sorted(directory.rglob("*")):
            if path.is_file():
                digest.update(str(path.relative_to(directory)).encode())
                digest.update(path.read_bytes())
        self._version = digest.hexdigest()[:12]
        self._mount = mount

    def address(self, path: str) -> str:
        """The address of a file, such as ``js/main.js``."""
        return f"{self._mount}/{self._version}/{path}"

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Serve a file, with or without the digest before its path."""
        plain = path.removeprefix(f"{self._version}/")
        response = await super().get_response(plain, scope)
        response.headers["Cache-Control"] = "no-cache" if plain == path else FOR_EVER
        return response
