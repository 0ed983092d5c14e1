"""The course: every lesson can be walked, in both languages, with the engine as the judge."""

import io

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, expect

from app.pages.course import LESSONS
from tests.browser.conftest import OpenLesson
from tests.browser.course import Course
from tests.browser.explore import number
from tests.browser.layout import faults
from tests.browser.test_accessibility import SIZES, violations

YES = {"en": "Yes.", "zh": "对。"}
NO = {"en": "Not quite.", "zh": "还不对。"}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_is_walked_from_its_title_to_its_last_question(
    open_lesson: OpenLesson, lesson: str, lang: str
) -> None:
    # One step of the groups is what the server refuses: that is its point.
    course = open_lesson(f"/{lesson}?lang={lang}", reduced=True, allow="status of 422")
    page = course.page
    for step in course.steps():
        if step != course.shown():
            course.follow(step)
        assert course.shown() == step
        page.wait_for_url(f"**/learn/{lesson}/{step}?**lang={lang}")
        refused = "".join(course.figure.get_by_role("alert").all_inner_texts())
        assert bool(refused) == (step == "refused"), refused
        assert course.figure.bounding_box()
    assert all(course.facts()), "a sentence states a number that no figure tells"
    for place, question in enumerate(course.questions()):
        right = question["answer"]
        wrong = (
            next(one for one in question["options"] if one != right)
            if question["kind"] == "choice"
            else right + question["tolerance"] + 1
        )
        expect(course.answer(place, wrong)).to_contain_text(NO[lang])
        expect(course.answer(place, right)).to_contain_text(YES[lang])
    mark = page.get_by_role("navigation", name="Lessons" if lang == "en" else "课程").locator(
        '[aria-current="page"]'
    )
    expect(mark).to_contain_text("✓")


def test_what_was_answered_is_kept_and_can_be_forgotten(open_lesson: OpenLesson) -> None:
    course = open_lesson("/layer", reduced=True)
    page = course.page
    for place, question in enumerate(course.questions()):
        course.answer(place, question["answer"])
    page.reload()
    course.settled()
    lessons = page.get_by_role("navigation", name="Lessons")
    expect(lessons.locator('[aria-current="page"]')).to_contain_text("✓")
    expect(course.question(0).get_by_role("status")).to_contain_text("Answered.")
    lessons.get_by_role("button", name="Begin again").click()
    expect(lessons.locator('[aria-current="page"]')).not_to_contain_text("✓")


def test_a_step_and_what_was_changed_of_it_are_in_the_address(open_lesson: OpenLesson) -> None:
    course = open_lesson("/slide/boxes?lang=zh", reduced=True)
    page = course.page
    assert course.shown() == "boxes"
    page.get_by_role("slider").first.fill("1")
    page.wait_for_url("**/slide/boxes?own&*x=1&lang=zh")
    before = course.facts()
    page.reload()
    course.settled()
    assert course.facts() == before
    course.figure.get_by_role("button", name="恢复为课文所述").click()
    course.settled()
    page.wait_for_url("**/slide/boxes?lang=zh")
    assert course.facts() != before


def test_the_back_button_goes_back_through_steps_and_lessons(open_lesson: OpenLesson) -> None:
    course = open_lesson("/two-dimensions", reduced=True)
    page = course.page
    course.follow("turn")
    page.get_by_role("link", name="Next Filters").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Filters")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    course.settled()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Two dimensions")
    course.settled()
    assert course.shown() == "turn"
    page.go_back()
    course.settled()
    assert course.shown() == "window"


def test_the_figure_opens_in_explore_as_it_is(open_lesson: OpenLesson) -> None:
    course = open_lesson("/two-dimensions/turn?theme=dark", reduced=True)
    written = course.figure.get_by_role("group", name="Output").first.inner_text()
    course.figure.get_by_role("link", name="Open in Explore").click()
    page = course.page
    page.wait_for_selector(".stage .cell")
    assert "op=convolution" in page.url
    assert "theme=dark" in page.url
    expect(page.get_by_role("group", name="Output").first).to_have_text(written)


def test_what_is_no_lesson_or_step_is_said_and_the_nearest_shown(open_lesson: OpenLesson) -> None:
    course = open_lesson("/cooking/eggs", allow="404")
    notices = course.page.locator(".notices")
    expect(notices).to_contain_text("There is no lesson “cooking”")
    expect(course.page.get_by_role("heading", level=1)).to_have_text("Neighbours matter")
    course.page.goto(course.page.url.split("/learn")[0] + "/learn/layer/%E0%A4%A")
    course.settled()
    expect(notices).to_contain_text("This lesson has no step")
    expect(course.page.get_by_role("heading", level=1)).to_have_text("The layer")


def test_settings_that_cannot_be_used_are_named(open_lesson: OpenLesson) -> None:
    course = open_lesson("/slide/boxes?own&f=circle,1&x=1")
    expect(course.page.locator(".notices")).to_contain_text("f=circle,1")
    assert course.shown() == "boxes"


def test_an_answer_that_is_no_number_and_a_server_that_is_away(open_lesson: OpenLesson) -> None:
    course = open_lesson("/layer", allow="ERR_FAILED")
    card = course.question(0)
    card.get_by_role("textbox").fill("many")
    card.get_by_role("button").click()
    expect(card.get_by_role("status")).to_contain_text("many")
    course.page.route("**/api/v1/**", lambda route: route.abort())
    card.get_by_role("textbox").fill("33")
    card.get_by_role("button").click()
    expect(card.get_by_role("status")).to_contain_text("does not answer")
    course.page.unroute_all()
    card.get_by_role("button").click()
    expect(card.get_by_role("status")).to_contain_text("Yes.")


def test_the_language_and_the_theme_change_in_place(open_lesson: OpenLesson) -> None:
    course = open_lesson("/layer/second", reduced=True)
    page = course.page
    page.get_by_role("radiogroup", name="Language").get_by_role("radio", name="中文").check(
        force=True
    )
    expect(page.get_by_role("heading", level=1)).to_have_text("卷积层")
    assert course.shown() == "second"
    page.get_by_role("button", name="切换到深色").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.wait_for_url("**/layer/second?lang=zh&theme=dark")
    page.get_by_role("link", name="探索", exact=True).click()
    page.wait_for_selector(".stage .cell")
    assert "lang=zh" in page.url


def test_the_keyboard_alone_walks_a_lesson(open_lesson: OpenLesson) -> None:
    course = open_lesson("/two-dimensions", reduced=True)
    page = course.page
    course.phrase("letters").focus()
    page.keyboard.press("Enter")
    course.settled()
    assert course.shown() == "letters"
    step = course.figure.get_by_role("textbox", name="step")
    step.focus()
    expect(step).to_have_value("6")
    course.figure.get_by_role("button", name="One step forward").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    expect(step).to_have_value("11")
    answer = course.question(0).get_by_role("textbox")
    answer.focus()
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    expect(course.question(0).get_by_role("status")).to_contain_text("Yes.")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lesson", LESSONS)
def test_axe_finds_nothing_and_nothing_is_cut_off(
    open_lesson: OpenLesson, lesson: str, size: str
) -> None:
    width, height = SIZES[size]
    course = open_lesson(
        f"/{lesson}?lang={'zh' if size == 'phone' else 'en'}",
        width=width,
        height=height,
        reduced=True,
        dark=size != "desktop",
    )
    assert faults(course.page) == []
    assert violations(course.page) == []


def bring_a_picture(course: Course) -> None:
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((96, 48)).save(buffer, "PNG")
    with course.page.expect_file_chooser() as chooser:
        course.figure.get_by_label("Upload", exact=True).click()
    chooser.value.set_files(FilePayload(name="mine.png", mimeType="", buffer=buffer.getvalue()))
    picture = course.figure.get_by_role("combobox", name="Picture")
    expect(picture.locator("option:checked")).to_have_text("Your picture")
    course.settled()


def test_filters_work_on_a_picture_of_ones_own(open_lesson: OpenLesson) -> None:
    course = open_lesson("/filters/edges", reduced=True)
    before = course.figure.get_by_role("group", name="Output").first.inner_text()
    bring_a_picture(course)
    assert course.figure.get_by_role("group", name="Output").first.inner_text() != before
    course.page.wait_for_url("**/learn/filters/edges?own&pic=*")


@pytest.mark.parametrize(
    "step",
    [
        "neighbours/shuffled",
        "filters/passes",
        "frequencies/low",
        "pooling/shift",
        "network/whole",
    ],
)
def test_a_picture_of_ones_own_goes_through_every_figure_that_reads_one(
    open_lesson: OpenLesson, step: str
) -> None:
    course = open_lesson(f"/{step}", reduced=True)
    canvas = course.figure.locator("canvas").first
    paint = "canvas => canvas.toDataURL()"
    before = canvas.evaluate(paint)
    bring_a_picture(course)
    now = canvas.evaluate(paint)
    assert now != before
    course.page.wait_for_url(f"**/learn/{step}?own&picture=*")
    # Whoever has the link sees the same, in a page that has not sent it.
    course.page.reload()
    course.settled()
    assert course.figure.locator("canvas").first.evaluate(paint) == now
    course.figure.get_by_role("combobox", name="Picture").select_option(index=0)
    course.settled()
    assert course.figure.locator("canvas").first.evaluate(paint) != now


def test_what_is_discrete_stands_beside_what_is_continuous(open_lesson: OpenLesson) -> None:
    course = open_lesson("/slide/sampled", reduced=True)
    columns = course.figure.locator(".signals-column")
    points = columns.locator(".plot-point-text").all_text_contents()
    shown = [number(point.split("=")[1]) for point in points]
    assert shown == [course.fact("the integral is"), course.fact("the sum")]
    apart = []
    for every in ["1", "0.5", "0.25", "0.1"]:
        course.figure.get_by_role("radio", name=every, exact=True).check()
        course.settled()
        expect(columns.nth(1)).to_contain_text(f"a sample every {every}")
        apart.append(abs(course.fact("the sum") - course.fact("the integral is")))
    assert apart == sorted(apart, reverse=True), "more samples must come nearer to the integral"
    assert apart[-1] < 0.03


@pytest.mark.parametrize("width", [1200, 1320, 960, 640, 360])
def test_between_the_sizes_nothing_is_cut_off_either(open_lesson: OpenLesson, width: int) -> None:
    course = open_lesson("/layer?lang=zh", width=width, height=800, reduced=True)
    assert faults(course.page) == []
