"""Scenes → films: a walk as GIF, animated WebP, MP4 or WebM, one frame at a time."""

from app.films.encoding import FORMATS, MEDIA_TYPES, Film, FilmError, Format, encode, save
from app.films.scenes import Scenes

__all__ = ["FORMATS", "MEDIA_TYPES", "Film", "FilmError", "Format", "Scenes", "encode", "save"]
