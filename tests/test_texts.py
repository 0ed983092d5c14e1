"""Texts live in one catalogue a language, and none is missing, unused or half translated."""

import re
from pathlib import Path

import pytest

from app.operations.kernels import PRESETS
from app.pictures import samples
from app.texts import LANGUAGES, catalogue

ROOT = Path(__file__).resolve().parent.parent
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def test_catalogues_have_the_same_keys() -> None:
    assert set(catalogue("en")) == set(catalogue("zh"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language: str) -> None:
    assert not [key for key, text in catalogue(language).items() if not text.strip()]


def test_translations_put_in_the_same_values() -> None:
    different = [
        key
        for key, text in catalogue("en").items()
        if set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(catalogue("zh")[key]))
    ]
    assert not different


def test_catalogues_are_sorted() -> None:
    for language in LANGUAGES:
        assert list(catalogue(language)) == sorted(catalogue(language))


def test_every_preset_and_sample_has_its_words() -> None:
    wanted = {f"kernels.{name}.{part}" for name in PRESETS for part in ("title", "note")}
    wanted |= {f"kernels.family.{preset.family}" for preset in PRESETS.values()}
    wanted |= {f"samples.{sample.name}.title" for sample in samples()}
    assert wanted <= set(catalogue("en"))


def _sources() -> str:
    paths = [
        *(ROOT / "static" / "js").rglob("*.js"),
        *(ROOT / "templates").rglob("*.html"),
        *(ROOT / "app").rglob("*.py"),
    ]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def test_every_text_that_is_asked_for_is_there() -> None:
    asked = {
        key for key in re.findall(r"""\bt\(\s*['"]([\w.]+)['"]""", _sources()) if key[-1] != "."
    }
    assert asked
    assert asked <= set(catalogue("en")), sorted(asked - set(catalogue("en")))


def test_every_text_is_used() -> None:
    source = _sources()
    stems = set(re.findall(r"""[`'"]([\w.]+\.)\$?\{""", source))
    unused = [
        key
        for key in catalogue("en")
        if key not in source and not any(key.startswith(stem) for stem in stems)
    ]
    assert not unused
