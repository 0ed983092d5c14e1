"""The worked examples: each opens with one click, and by its address, and is as it promises."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from app.texts import catalogue
from tests.browser.conftest import Open
from tests.browser.explore import Explore
from tests.browser.layout import faults
from tests.browser.test_accessibility import violations

RESULTS = {
    "one_channel": [[[3, 3, 4, 2], [4, 3, 4, 2], [4, 4, 4, 4], [3, 3, 2, 2]]],
    "max_pool": [[[4, 5, 6], [7, 5, 4], [8, 6, 3]]],
    "flip": [[[0] * 5, [0, 1, 2, 3, 0], [0, 4, 5, 6, 0], [0, 7, 8, 9, 0], [0] * 5]],
    "transposed": [
        [
            [1, 1.5, 2, 2.5, 3],
            [2.5, 3, 3.5, 4, 4.5],
            [4, 4.5, 5, 5.5, 6],
            [5.5, 6, 6.5, 7, 7.5],
            [7, 7.5, 8, 8.5, 9],
        ]
    ],
}
WEIGHTS = {
    "layer": [2, 3, 5, 5],
    "depthwise": [3, 1, 5, 5],
    "pointwise": [1, 3, 1, 1],
    "digits": [4, 1, 5, 5],
}
EXAMPLES = Path(__file__).resolve().parents[2] / "static" / "js" / "state" / "examples_table.js"


def examples() -> list[dict[str, Any]]:
    """The page's own table."""
    script = f"import('{EXAMPLES.as_uri()}').then(m => console.log(JSON.stringify(m.EXAMPLES)))"
    answer = subprocess.run(["node", "-e", script], capture_output=True, check=True, text=True)
    table: list[dict[str, Any]] = json.loads(answer.stdout)
    return table


def shape(nested: Any) -> list[int]:
    """Sides of nested lists."""
    return [len(nested), *shape(nested[0])] if isinstance(nested, list) else []


def keeps_its_promise(explore: Explore, example: dict[str, Any]) -> None:
    """Hold the run on the stage against the table."""
    name, run = example["name"], explore.run()
    assert run["input_shape"] == example["input"], name
    assert run["output_shape"] == example["output"], name
    if name in RESULTS:
        assert explore.output().tolist() == RESULTS[name], name
    if name in WEIGHTS:
        assert shape(run["weight"]) == WEIGHTS[name], name
        assert len(run["bias"]) == WEIGHTS[name][0], name
    expect(explore.page.locator(".notice")).to_have_count(0)


def test_the_address_of_every_example_opens_and_is_as_it_promises(open_page: Open) -> None:
    table = examples()
    assert len(table) >= 11
    explore = open_page(f"/?{table[0]['query']}")
    for example in table:
        explore.go(example["query"])
        keeps_its_promise(explore, example)


def test_an_example_is_one_click_away_and_the_pace_stays(open_page: Open) -> None:
    explore = open_page("/?lang=en&speed=16&stride=3")
    page = explore.page
    for example in examples()[:5]:
        page.get_by_role("button", name="Examples").click()
        title = catalogue("en")[f"examples.{example['name']}.title"]
        page.get_by_role("dialog").get_by_role("link", name=title).click()
        expect(page.get_by_role("dialog")).to_be_hidden()
        explore.settled()
        keeps_its_promise(explore, example)
        expect(page.get_by_role("radio", name="16×")).to_be_checked()
    page.go_back()
    explore.settled()
    keeps_its_promise(explore, examples()[3])


@pytest.mark.parametrize(("size", "lang"), [((1440, 900), "en"), ((390, 844), "zh")])
def test_the_list_looks_right(open_page: Open, size: tuple[int, int], lang: str) -> None:
    path = f"/?lang={lang}"
    page = open_page(path, width=size[0], height=size[1], dark=lang == "zh", reduced=True).page
    if size[0] == 390:
        page.get_by_role("button", name={"en": "Picture", "zh": "图片"}[lang], exact=True).click()
    page.get_by_role("button", name={"en": "Examples", "zh": "示例"}[lang]).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert faults(page) == []
    assert violations(page) == []
