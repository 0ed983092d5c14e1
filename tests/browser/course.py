"""A lesson as a person sees it: its text, its figure, its questions."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.explore import number

MODULE = """async name => {
    const script = document.querySelector('script[type=module][src$="/js/learn.js"]').src;
    const {COURSE} = await import(script.replace('learn.js', 'lessons/course/index.js'));
    const {lesson} = await COURSE.find(one => one.name === name).load();
"""


class Course:
    """Reads and works an open lesson, by the names that a screen reader gives."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def figure(self) -> Locator:
        """The live figure beside the text."""
        return self.page.locator(".lesson-figure")

    @property
    def text(self) -> Locator:
        """The text of the lesson."""
        return self.page.get_by_role("main")

    def settled(self) -> None:
        """Wait until the lesson and its figure are there, with all their numbers."""
        self.page.wait_for_function(
            """() => new Promise(done => {
                const look = () => {
                    const figure = document.querySelector('.lesson-figure');
                    const stage = figure?.querySelector('.stage-frame') ?? figure;
                    const isDone = [figure, stage].every(
                        one => one?.getAttribute('aria-busy') === 'false');
                    const isThere = document.querySelector('[data-lesson-ready]');
                    requestAnimationFrame(isDone && isThere ? () => done(true) : look);
                };
                requestAnimationFrame(() => requestAnimationFrame(look));
            })"""
        )

    def follow(self, step: str) -> None:
        """Follow the first phrase that leads to a step."""
        self.phrase(step).click()
        self.settled()

    def phrase(self, step: str) -> Locator:
        """The first phrase of the text that leads to a step."""
        link = ".lesson-text a.phrase"
        return self.text.locator(f'{link}[href$="/{step}"], {link}[href*="/{step}?"]').first

    def steps(self) -> list[str]:
        """The steps that the text leads to, in its order."""
        links = self.text.locator(".lesson-text a.phrase").evaluate_all(
            "links => links.map(link => new URL(link.href).pathname.split('/')[3])"
        )
        return list(dict.fromkeys(links))

    def shown(self) -> str:
        """The step that the figure shows, as the text marks it."""
        marked = self.text.locator('.lesson-text a.phrase[aria-current="step"]').first
        return str(marked.get_attribute("href")).split("?")[0].rsplit("/", 1)[1]

    def facts(self) -> list[str]:
        """The numbers of all figures that stand in the sentences, as soon as all are there."""
        self.page.wait_for_function(
            """() => [...document.querySelectorAll('.lesson-text .fact')]
                .every(fact => fact.textContent !== '…')"""
        )
        return self.text.locator(".lesson-text .fact").all_inner_texts()

    def fact(self, before: str) -> float:
        """The number that follows some words of the text."""
        found = re.search(re.escape(before) + r"\s*([−\d.]+)", self.text.inner_text())
        assert found, before
        return number(found[1].rstrip("."))

    def questions(self) -> list[dict[str, Any]]:
        """The questions of the lesson and what the engine answers to them now."""
        name = self.page.url.split("?")[0].split("/")[4]
        answers: list[dict[str, Any]] = self.page.evaluate(
            MODULE
            + """
            const asked = lesson.body.filter(block => block.question).map(block => block.question);
            return Promise.all(asked.map(async ({id, kind, tolerance = 0, options = [], ask}) => (
                {id, kind, tolerance, options, answer: await ask()})));
            }""",
            name,
        )
        return answers

    def question(self, place: int) -> Locator:
        """A question's card, from 0."""
        return self.text.locator("form.question").nth(place)

    def answer(self, place: int, given: float | str) -> Locator:
        """Answer a question; what is said to it."""
        card = self.question(place)
        choice = card.get_by_role("radio")
        if choice.count():
            card.locator(f'input[value="{given}"]').check()
        else:
            card.get_by_role("textbox").fill(str(given))
        card.get_by_role("button").click()
        says = card.get_by_role("status")
        expect(says.locator("strong")).to_be_visible()
        return says
