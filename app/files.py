"""Files that are there whole or not at all."""

from pathlib import Path


def write(path: Path, data: bytes) -> None:
    """Write a file; what was there stays until the new one is whole.

    Raises:
        OSError: it cannot be written; its words name ``path``.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        part.unlink(missing_ok=True)
