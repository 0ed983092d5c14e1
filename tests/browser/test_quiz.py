"""Two guessing games: which kernel was it, and what size comes out."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Response, expect

from tests.browser.conftest import Open
from tests.browser.layout import faults
from tests.browser.test_accessibility import violations

OPS = {
    "Convolution": "conv2d",
    "Transposed convolution": "conv_transpose2d",
    "Max pooling": "max_pool2d",
    "Average pooling": "avg_pool2d",
}
FIELDS = {
    "Filters": "out_channels",
    "Kernel": "kernel_size",
    "Window": "kernel_size",
    "Stride": "stride",
    "Padding": "padding",
    "Dilation": "dilation",
    "Output pad": "output_padding",
}


def quiz(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Quiz")


def choices(page: Page) -> Locator:
    return quiz(page).get_by_role("group", name="Four kernels").get_by_role("button")


def asked_layer(page: Page) -> tuple[list[int], dict[str, Any]]:
    """The layer that is shown, as the arithmetic of the API takes it."""
    card = quiz(page).locator(".quiz-layer")
    names, values = card.locator("dt").all_inner_texts(), card.locator("dd").all_inner_texts()
    shown = dict(zip(names, values, strict=True))
    layer: dict[str, Any] = {"op": OPS[card.locator("h3").inner_text()]}
    for name, text in shown.items():
        if name in FIELDS:
            layer[FIELDS[name]] = int(text.split(" × ")[0])
    if "Rounding" in shown:
        layer["ceil_mode"] = shown["Rounding"] == "up"
    return [int(side) for side in shown["Input"].split(" × ")], layer


def right_shape(page: Page) -> list[int]:
    shape, layer = asked_layer(page)
    origin = "/".join(page.url.split("/")[:3])
    answer = page.request.post(
        f"{origin}/api/v1/arithmetic", data={"input_shape": shape, "layers": [layer]}
    )
    output: list[int] = answer.json()["output_shape"]
    return output


def answer_size(page: Page, shape: list[Any]) -> None:
    for name, side in zip(("Channels", "Height", "Width"), shape, strict=True):
        quiz(page).get_by_role("textbox", name=name).fill(str(side))
    page.keyboard.press("Enter")


def test_a_kernel_is_guessed(open_page: Open) -> None:
    page = open_page("/?step=67").page
    page.get_by_role("button", name="Try it yourself").click()
    page.get_by_role("button", name="Guess the kernel").click()
    expect(page).to_have_url(re.compile(r"quiz=kernel&quiz_seed=\d+"))
    expect(choices(page)).to_have_count(4)
    before = quiz(page).get_by_role("img", name="Before")
    after = quiz(page).get_by_role("img", name="After")
    pixels = "canvas => canvas.toDataURL()"
    assert before.evaluate(pixels) != after.evaluate(pixels)
    expect(quiz(page).locator(".kernel-table")).to_have_count(0)
    choices(page).first.click()
    expect(quiz(page).locator(".kernel-table")).to_have_count(4)
    expect(quiz(page).get_by_role("status")).not_to_be_empty()
    expect(quiz(page).locator(".quiz-choice.is-right")).to_have_count(1)
    address = page.url
    quiz(page).get_by_role("button", name="Next question").click()
    expect(quiz(page).locator(".kernel-table")).to_have_count(0)
    expect(page).not_to_have_url(address)
    page.keyboard.press("Escape")
    expect(quiz(page)).to_be_hidden()
    expect(page).not_to_have_url(re.compile("quiz"))


def test_the_picture_is_what_the_right_kernel_makes_of_it(open_page: Open) -> None:
    page = open_page("/").page

    def is_the_quiz_s(response: Response) -> bool:
        body = response.request.post_data or ""
        return response.url.endswith("/runs") and '"kernel"' in body

    with page.expect_response(is_the_quiz_s) as asked:
        page.goto(f"{page.url.split('?')[0]}?quiz=kernel&quiz_seed=5")
    name = json.loads(asked.value.request.post_data or "")["operation"]["kernel"]
    kernels = page.request.get(f"{page.url.split('?')[0]}api/v1/kernels").json()["kernels"]
    title = next(one["title"]["en"] for one in kernels if one["name"] == name)
    choices(page).filter(has_text=title).click()
    expect(quiz(page).get_by_role("status")).to_contain_text(f"Right, it was {title}")
    expect(quiz(page).locator(".score")).to_contain_text("1 of 1 right")


def test_the_same_address_asks_the_same(open_page: Open) -> None:
    page = open_page("/?quiz=kernel&quiz_seed=77").page
    names = choices(page).all_inner_texts()
    other = open_page("/?quiz=kernel&quiz_seed=77", fresh=True).page
    expect(choices(other)).to_have_count(4)
    assert choices(other).all_inner_texts() == names
    page.goto(page.url.replace("seed=77", "seed=78"))
    expect(choices(page)).to_have_count(4)
    assert choices(page).all_inner_texts() != names


@pytest.mark.parametrize("seed", [2, 5, 6])
def test_a_size_is_guessed(open_page: Open, seed: int) -> None:
    page = open_page(f"/?quiz=size&quiz_seed={seed}").page
    shape = right_shape(page)
    expect(quiz(page).locator(".quiz-arithmetic")).to_have_count(0)
    answer_size(page, shape)
    right = " × ".join(map(str, shape))
    expect(quiz(page).get_by_role("status")).to_have_text(f"Right: {right}.")
    expect(quiz(page).locator(".quiz-arithmetic .formula-result")).to_have_text(
        [str(side) for side in shape[1:]]
    )
    expect(quiz(page).get_by_role("button", name="Next question")).to_be_focused()


def test_a_wrong_size_gets_the_formula_and_its_mistake(open_page: Open) -> None:
    explore = open_page("/?quiz=size&quiz_seed=1")
    page = explore.page
    for seed in range(1, 60):
        explore.go(f"quiz=size&quiz_seed={seed}")
        quiz(page).locator(".quiz-layer").wait_for()
        shape, layer = asked_layer(page)
        if layer["op"] == "conv2d" and layer["stride"] == 1 and layer["padding"] > 0:
            break
    right = right_shape(page)
    answer_size(page, [shape[0], right[1] - layer["padding"], right[2] - layer["padding"]])
    said = quiz(page).get_by_role("status")
    expect(said).to_contain_text(f"It is {' × '.join(map(str, right))}.")
    once = "counted once" if layer["padding"] > 1 else "The + 1 is missing"
    expect(said).to_contain_text(once)
    expect(said).to_contain_text("Those are the input's channels")
    formula = quiz(page).locator(".quiz-arithmetic")
    expect(formula).to_contain_text(f"({shape[1]} + 2·{layer['padding']}")


def test_what_is_no_number_is_said(open_page: Open) -> None:
    page = open_page("/?quiz=size&quiz_seed=5").page
    answer_size(page, ["many", 1, ""])
    expect(quiz(page).get_by_role("alert")).to_have_text("Three numbers belong here.")
    expect(quiz(page).get_by_role("textbox", name="Channels")).to_have_value("many")


def test_a_server_that_is_gone_is_asked_again(open_page: Open) -> None:
    page = open_page("/", allow="Failed to load").page
    page.route("**/arithmetic", lambda route: route.abort())
    page.get_by_role("button", name="Try it yourself").click()
    page.get_by_role("button", name="Guess the size").click()
    expect(quiz(page).get_by_role("alert")).to_contain_text("does not answer")
    page.unroute_all()
    quiz(page).get_by_role("button", name="Try again").click()
    expect(quiz(page).locator(".quiz-layer")).to_be_visible()


@pytest.mark.parametrize(
    ("width", "height", "lang", "dark"),
    [(1440, 900, "zh", True), (390, 844, "en", False)],
)
def test_it_fits_and_axe_finds_nothing(
    open_page: Open, width: int, height: int, lang: str, *, dark: bool
) -> None:
    size = {"width": width, "height": height, "touch": width < 500}
    page = open_page(f"/?quiz=kernel&quiz_seed=5&lang={lang}", dark=dark, reduced=True, **size).page
    expect(page.locator(".quiz-choice")).to_have_count(4)
    assert violations(page) == []
    page.locator(".quiz-choice").first.click()
    assert violations(page) == []
    assert faults(page) == []
    page.locator(".quiz .segment").nth(1).click()
    page.locator(".quiz-layer").wait_for()
    for at in range(3):
        page.locator(".quiz-form input").nth(at).fill("3")
    page.keyboard.press("Enter")
    page.locator(".quiz-arithmetic").wait_for()
    assert violations(page) == []
    assert faults(page) == []
