"""Texts live in one catalogue a language, and none is missing, unused or half translated."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from app.operations.kernels import PRESETS
from app.pages.course import LESSONS, key_of
from app.pictures import samples
from app.texts import LANGUAGES, Language, catalogue, course

ROOT = Path(__file__).resolve().parent.parent
Texts = Callable[[Language], Mapping[str, str]]
PLACEHOLDER = re.compile(r"\{(\w+)\}")


both = pytest.mark.parametrize("texts", [catalogue, course])


@both
def test_catalogues_have_the_same_keys(texts: Texts) -> None:
    assert set(texts("en")) == set(texts("zh"))


@both
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(texts: Texts, language: Language) -> None:
    assert not [key for key, text in texts(language).items() if not text.strip()]


@both
def test_translations_put_in_the_same_values(texts: Texts) -> None:
    different = [
        key
        for key, text in texts("en").items()
        if set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(texts("zh")[key]))
    ]
    assert not different


@both
def test_catalogues_are_sorted(texts: Texts) -> None:
    for language in LANGUAGES:
        assert list(texts(language)) == sorted(texts(language))


def test_the_course_has_keys_of_its_own() -> None:
    assert all(key.startswith("learn.") for key in course("en"))
    assert not [key for key in catalogue("en") if key.startswith("learn.")]


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
    known = set(catalogue("en")) | set(course("en"))
    assert asked
    assert asked <= known, sorted(asked - known)


def test_every_text_is_used() -> None:
    source = _sources()
    # What the lessons themselves say is put together from a lesson's name: tests/js/course.test.js.
    said = tuple(f"learn.{key_of(lesson)}." for lesson in LESSONS)
    stems = set(re.findall(r"""[`'"]([\w.]+\.)\$?\{""", source)) - {"learn."}
    unused = [
        key
        for key in (*catalogue("en"), *course("en"))
        if key not in source
        and not key.startswith(said)
        and not any(key.startswith(stem) for stem in stems)
    ]
    assert not unused
