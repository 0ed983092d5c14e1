"""``python -m app``: serve Convwalk on ``HOST`` and ``PORT``."""

import os
import sys

import uvicorn

from app.main import create_app
from app.settings import Settings


def main() -> int:
    """Read the environment, say where the page is, and serve until stopped.

    Returns:
        0 after serving; 2 when the environment holds a value that cannot be used.
    """
    host = os.environ.get("HOST") or "127.0.0.1"
    port = os.environ.get("PORT") or "8000"
    try:
        if not 0 < int(port) < 65536:
            raise ValueError
    except ValueError:
        print(f"PORT must be a number from 1 to 65535, got {port!r}", file=sys.stderr)
        return 2
    try:
        settings = Settings.from_environment()
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    print(f"Convwalk: open http://{shown}:{port} (stop with Ctrl+C)", flush=True)
    uvicorn.run(create_app(settings), host=host, port=int(port), log_level="warning")
    return 0


if __name__ == "__main__":
    sys.exit(main())
