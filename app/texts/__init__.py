"""The texts of Convwalk: one catalogue a language, used by templates, scripts and frames alike."""

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
    path = Path(__file__).with_name(f"{language}.json")
    return MappingProxyType(json.loads(path.read_text(encoding="utf-8")))


def both(key: str) -> dict[str, str]:
    """The text of a key in every language.

    Raises:
        KeyError: a catalogue lacks the key.
    """
    return {language: catalogue(language)[key] for language in LANGUAGES}
