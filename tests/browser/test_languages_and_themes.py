"""English and Chinese, light and dark: switched with one press, kept, and complete."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.explore import Explore

TEXTS = Path(__file__).resolve().parents[2] / "app" / "texts"
LATIN = re.compile(r"[A-Za-z]{2,}")

# Names and signs that are the same in every language, beside those in the Chinese texts.
ANYWHERE = {"Convwalk", "EN", "RGB", "Home", "PgUp", "PgDn", "End", "out", "max"}

WORDS = """() => {
    const words = [];
    const seen = element => element.checkVisibility({visibilityProperty: true});
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (parent.closest('script, style, noscript') || !seen(parent)) continue;
        words.push(walker.currentNode.data);
    }
    const names = ['aria-label', 'aria-description', 'aria-valuetext', 'alt', 'title'];
    for (const element of document.body.querySelectorAll('*')) {
        if (!seen(element) || element.closest('.preview-picture') && element.title) continue;
        for (const name of names) words.push(element.getAttribute(name) ?? '');
    }
    return [document.title, ...words].filter(text => text.trim());
}"""


def chinese() -> dict[str, str]:
    """The Chinese texts."""
    texts: dict[str, str] = json.loads((TEXTS / "zh.json").read_text(encoding="utf-8"))
    return texts


def english_left(explore: Explore) -> set[str]:
    """Latin words, seen or heard, that no Chinese text has."""
    known = {word for text in chinese().values() for word in LATIN.findall(text)} | ANYWHERE
    words: list[str] = explore.page.evaluate(WORDS)
    return {word for text in words for word in LATIN.findall(text)} - known


def lang(explore: Explore) -> str:
    """The language that the document says it is in."""
    return explore.page.locator("html").get_attribute("lang") or ""


def theme(explore: Explore) -> str:
    """The theme on the screen."""
    return explore.page.locator("html").get_attribute("data-theme") or ""


def test_the_language_is_switched_and_kept(open_page: Open) -> None:
    explore = open_page("/?step=67")
    assert lang(explore) == "en"
    explore.choose("Language", "中文")
    expect(explore.page.get_by_role("button", name="播放")).to_be_visible()
    expect(explore.page).to_have_title("探索 · Convwalk")
    assert lang(explore) == "zh-Hans"
    expect(explore.page).to_have_url(re.compile("lang=zh"))
    explore.page.reload(wait_until="commit")
    explore.started()
    assert lang(explore) == "zh-Hans"
    explore.choose("语言", "EN")
    expect(explore.page.get_by_role("button", name="Play")).to_be_visible()
    assert lang(explore) == "en"
    assert explore.result() == -320


def test_no_english_is_left_in_chinese(open_page: Open) -> None:
    explore = open_page("/?step=67")
    explore.choose("Language", "中文")
    explore.settled()
    status = explore.page.get_by_role("status").filter(has_text="第 67 步，共 288 步")
    expect(status).to_have_count(1)
    assert english_left(explore) == set()
    for operation in (
        "卷积",
        "最大",
        "平均",
        "Lp 范数",
        "ReLU",
        "Leaky ReLU",
        "Softmax",
        "批归一化",
    ):
        explore.choose("运算", operation)
        explore.settled()
        assert english_left(explore) == set()
    explore.press("?")
    expect(explore.page.get_by_role("dialog")).to_be_visible()
    assert english_left(explore) == set()


def test_what_is_wrong_is_said_in_chinese(open_page: Open) -> None:
    explore = open_page("/?lang=zh&grid=4&padding=0&stride=0", allow="status of 4")
    expect(explore.notice()).to_contain_text("链接")
    explore.page.get_by_role("slider", name="卷积核").fill("5")
    complaint = explore.page.get_by_role("alert").filter(has_text="窗口跨越 5×5 格")
    expect(complaint).to_be_visible()
    explore.page.get_by_label("上传").set_input_files(
        {"name": "letter.txt", "mimeType": "text/plain", "buffer": b"Dear reader"}
    )
    expect(explore.page.get_by_role("alert").filter(has_text="这不是能读取的图片")).to_be_visible()
    assert english_left(explore) - {"stride"} == set()


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (390, 844)])
def test_no_english_is_left_on_smaller_screens(open_page: Open, width: int, height: int) -> None:
    explore = open_page("/?lang=zh&step=67", width=width, height=height)
    phone = width < 960
    for name in ("图片", "运算", "滤波器", "尺寸"):
        tab = explore.page.get_by_role("button" if phone else "tab", name=name, exact=True)
        tab.click()
        assert english_left(explore) == set()
    explore.page.get_by_role("button", name="菜单" if phone else "导出").click()
    assert english_left(explore) == set()


def test_a_chinese_browser_opens_in_chinese(open_page: Open) -> None:
    explore = open_page("/?step=67", locale="zh-CN")
    assert lang(explore) == "zh-Hans"
    expect(explore.page.get_by_role("button", name="播放")).to_be_visible()
    assert english_left(explore) == set()


def test_the_link_wins_over_the_browser(open_page: Open) -> None:
    assert lang(open_page("/?lang=en", locale="zh-CN")) == "en"


def test_the_theme_is_switched_and_kept(open_page: Open) -> None:
    explore = open_page("/?step=67")
    assert theme(explore) == "light"
    ground = explore.page.evaluate(
        "() => getComputedStyle(document.documentElement).backgroundColor"
    )
    explore.page.get_by_role("button", name="Switch to dark").click()
    assert theme(explore) == "dark"
    dark = explore.page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor")
    assert dark != ground
    expect(explore.page).to_have_url(re.compile("theme=dark"))
    explore.page.reload(wait_until="commit")
    explore.started()
    assert theme(explore) == "dark"
    explore.page.goto(explore.page.url.split("?")[0], wait_until="commit")
    explore.started()
    assert theme(explore) == "dark"
    explore.page.get_by_role("button", name="Switch to light").click()
    assert theme(explore) == "light"


def test_a_dark_system_opens_dark(open_page: Open) -> None:
    explore = open_page("/", dark=True)
    assert theme(explore) == "dark"
    explore.page.emulate_media(color_scheme="light")
    expect(explore.page.locator("html")).to_have_attribute("data-theme", "light")
