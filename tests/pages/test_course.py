"""The course's page: every lesson and step has an address, in both languages."""

import json
import re
from pathlib import Path

import httpx
import pytest

from app.pages.course import LESSONS, key_of
from app.texts import LANGUAGES, course

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lesson", LESSONS)
def test_every_lesson_has_a_page_that_says_what_it_is(
    server: str, lesson: str, language: str
) -> None:
    page = httpx.get(f"{server}/learn/{lesson}", params={"lang": language})
    assert page.status_code == 200
    title = course(language)[f"learn.{key_of(lesson)}.title"]
    assert f"<title>{title} · Convwalk</title>" in page.text
    assert re.search(rf'href="/learn/{lesson}\?lang={language}" aria-current="page"', page.text)


def test_a_step_has_an_address_and_the_course_begins_with_its_first_lesson(server: str) -> None:
    assert httpx.get(f"{server}/learn/{LESSONS[1]}/flip").status_code == 200
    first = course("en")[f"learn.{key_of(LESSONS[0])}.title"]
    assert f"<h1>{first}</h1>" in httpx.get(f"{server}/learn").text


def test_what_is_no_lesson_is_not_found_and_still_a_page(server: str) -> None:
    page = httpx.get(f"{server}/learn/cooking")
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")
    assert 'id="learn"' in page.text


def test_scripts_have_the_lessons_in_the_same_order() -> None:
    index = ROOT / "static" / "js" / "lessons" / "course" / "index.js"
    names = re.findall(r"name: '([\w-]+)'", index.read_text(encoding="utf-8"))
    assert tuple(names) == LESSONS


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_of_the_course_come_with_those_of_its_pieces(server: str, language: str) -> None:
    served = httpx.get(f"{server}/texts/learn/{language}.json").json()
    assert served["learn.check"] == course(language)["learn.check"]
    assert {"learn.check", "transport.play", "stage.label"} <= set(served)
    explore = httpx.get(f"{server}/texts/{language}.json").text
    assert not [key for key in json.loads(explore) if key.startswith("learn.")]


def test_other_pages_are_reached_in_the_same_language_and_theme(server: str) -> None:
    page = httpx.get(f"{server}/learn/slide", params={"lang": "zh", "theme": "dark"}).text
    assert 'href="/?lang=zh&amp;theme=dark"' in page
    assert (
        'href="/learn?lang=zh&amp;theme=dark"'
        in httpx.get(server, params={"lang": "zh", "theme": "dark"}).text
    )
    assert "evil" not in httpx.get(server, params={"lang": "evil", "theme": "evil"}).text
