"""``convwalk``: the server, maps, films and shapes from a command line."""

from app.cli.command import main

__all__ = ["main"]
