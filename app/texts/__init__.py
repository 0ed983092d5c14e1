"""The texts of Convwalk, in every language, used by templates, scripts and frames alike."""

import json
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, get_args

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@cache
def catalogue(language: Language) -> MappingProxyType[str, str]:
    """Every text of a language under its key; ``{name}`` stands for a value that is put in."""
    return _read(language)


@cache
def course(language: Language) -> MappingProxyType[str, str]:
    """The texts of the lessons alone, whose keys all begin with ``learn.``."""
    return _read(f"learn.{language}")


def _read(name: str) -> MappingProxyType[str, str]:
    path = Path(__file__).with_name(f"{name}.json")
    return MappingProxyType(json.loads(path.read_text(encoding="utf-8")))


def both(key: str) -> dict[str, str]:
    """The text of a key in every language.

    Raises:
        KeyError: a catalogue lacks the key.
    """
    return {language: catalogue(language)[key] for language in LANGUAGES}
