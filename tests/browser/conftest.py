"""A real Chromium, and pages that must not write an error to its console."""

import os
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    ViewportSize,
    sync_playwright,
)

from tests.browser.course import Course
from tests.browser.explore import Explore
from tests.support.chromium import ARGUMENTS

CLASSROOM = "classroom.test"
"""A name that leads to this machine, but is not one that browsers trust without https."""

DEVICES = [
    "--use-fake-device-for-media-stream=fps=30",
    f"--host-resolver-rules=MAP {CLASSROOM} 127.0.0.1",
]
"""A camera that shows a pie filling up; contexts grant it until a test takes that back."""

OpenAny = Callable[..., Page]
Open = Callable[..., Explore]
OpenLesson = Callable[..., Course]
SharedPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium that ``CHROMIUM`` names, or Debian's."""
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, *DEVICES])
        yield browser
        browser.close()


def new_context(browser: Browser, locale: str = "en-US", *, touch: bool = False) -> BrowserContext:
    """A person's browser with nothing in it yet."""
    context = browser.new_context(
        locale=locale,
        has_touch=touch,
        is_mobile=touch,
        permissions=["camera", "clipboard-read", "clipboard-write"],
    )
    # Tests read from it what the page has asked for: after all modules there must still be room.
    context.add_init_script("performance.setResourceTimingBufferSize(4000)")
    return context


@pytest.fixture(scope="session")
def shared_page(browser: Browser) -> Iterator[SharedPage]:
    """Pages that tests use one after the other: what is fetched and compiled once stays so."""
    pages: dict[tuple[str, bool], Page] = {}

    def page(locale: str, *, touch: bool) -> Page:
        if (locale, touch) not in pages:
            pages[locale, touch] = new_context(browser, locale, touch=touch).new_page()
        return pages[locale, touch]

    yield page
    for one in pages.values():
        one.context.close()


class Console:
    """What pages have written to their consoles as errors."""

    def __init__(self) -> None:
        self.errors: list[str] = []

    def said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def thrown(self, error: Error) -> None:
        self.errors.append(str(error))

    def listen(self, page: Page) -> None:
        page.on("console", self.said)
        page.on("pageerror", self.thrown)

    def leave(self, page: Page) -> None:
        page.remove_listener("console", self.said)
        page.remove_listener("pageerror", self.thrown)


@pytest.fixture
def open_any(browser: Browser, shared_page: SharedPage, server: str) -> Iterator[OpenAny]:
    """Open an address of the server; what waits for it is not this fixture's.

    Every page must end without an error in its console, save those that a test allows.
    """
    console = Console()
    allowed: list[str] = []
    shared: list[Page] = []
    own: list[BrowserContext] = []

    def page_for(locale: str, *, touch: bool, fresh: bool) -> Page:
        if not fresh:
            page = shared_page(locale, touch=touch)
            assert page not in shared, "a second page of one test has to be a fresh one"
            shared.append(page)
            return page
        own.append(new_context(browser, locale, touch=touch))
        return own[-1].new_page()

    def opened(
        path: str = "/",
        *,
        width: int = 1440,
        height: int = 900,
        dark: bool = False,
        locale: str = "en-US",
        reduced: bool = False,
        touch: bool = False,
        fresh: bool = False,
        address: str = "",
        allow: str = "",
    ) -> Page:
        page = page_for(locale, touch=touch, fresh=fresh)
        if allow:
            allowed.append(allow)
        page.set_viewport_size(ViewportSize(width=width, height=height))
        page.emulate_media(
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce" if reduced else "no-preference",
        )
        console.listen(page)
        page.goto((address or server) + path, wait_until="commit")
        return page

    yield opened
    for page in shared:
        console.leave(page)
        _forget(page)
    for one in own:
        one.close()
    errors = [text for text in console.errors if not any(part in text for part in allowed)]
    assert errors == []


@pytest.fixture
def open_page(open_any: OpenAny) -> Open:
    """Open Explore and wait until the stage shows a step; the arguments are ``open_any``'s."""

    def opened(path: str = "/", **how: Any) -> Explore:
        explore = Explore(open_any(path, **how))
        explore.started()
        return explore

    return opened


@pytest.fixture
def open_lesson(open_any: OpenAny) -> OpenLesson:
    """Open a lesson and wait for its figure; the arguments are ``open_any``'s."""

    def opened(path: str = "", **how: Any) -> Course:
        course = Course(open_any(f"/learn{path}", **how))
        course.settled()
        return course

    return opened


def _forget(page: Page) -> None:
    """Take back what a test has left in a page."""
    parts = urlsplit(page.url)
    page.unroute_all()
    page.mouse.move(0, 0)
    page.goto("about:blank")
    if parts.netloc:
        session = page.context.new_cdp_session(page)
        session.send(
            "Storage.clearDataForOrigin",
            {"origin": f"{parts.scheme}://{parts.netloc}", "storageTypes": "local_storage"},
        )
        session.detach()
