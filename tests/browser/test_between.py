"""What stands between layers: every cell by itself, its formula with the numbers put in."""

import math

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.explore import MINUS, Explore

START = "/?range=1&op={}&step=30"


def formula(explore: Explore, channel: str = "red") -> str:
    """The lines of a channel's formula."""
    return explore.page.get_by_role("group", name=f"Formula, {channel}", exact=True).inner_text()


def cell(explore: Explore) -> float:
    """The one cell of the red channel."""
    return explore.group("Cell, red")[0]


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        ("relu", lambda x: max(0, x)),
        ("leaky_relu", lambda x: x if x >= 0 else 0.01 * x),
        ("sigmoid", lambda x: 1 / (1 + math.exp(-x))),
        ("tanh", math.tanh),
    ],
)
def test_a_cell_becomes_what_its_formula_says(
    open_page: Open, operation: str, expected: object
) -> None:
    explore = open_page(START.format(operation))
    record = explore.record(29)
    assert callable(expected)
    value = record["channels"][0]["values"][0][0]
    assert cell(explore) == pytest.approx(value, rel=1e-3)
    assert record["result"] == pytest.approx(expected(value))
    assert explore.number("Result, red") == pytest.approx(record["result"], rel=1e-3)
    assert explore.run()["output_shape"] == [3, 12, 12]


def test_the_formula_has_the_numbers_put_in(open_page: Open) -> None:
    explore = open_page(START.format("relu"))
    shown = explore.page.get_by_role("group", name="Cell, red", exact=True).inner_text()
    assert formula(explore) == f"max(0, {shown})"
    explore.choose("Operation", "Sigmoid")
    explore.settled()
    assert formula(explore).startswith(f"1 / (1 + e{MINUS}{shown})")


def test_phases_slide_apply_and_write(open_page: Open) -> None:
    explore = open_page(START.format("sigmoid"))
    phases = explore.page.get_by_role("group", name="Phases of the step")
    assert phases.get_by_role("button").all_inner_texts() == ["slide", "apply", "write"]
    phases.get_by_role("button", name="slide").click()
    assert formula(explore) == ""
    phases.get_by_role("button", name="apply").click()
    assert formula(explore) != ""
    assert explore.number("Result, red") > 0.5


def test_the_shares_of_softmax_add_up_to_one(open_page: Open) -> None:
    explore = open_page(START.format("softmax"))
    shares = [explore.number(f"Result, {name}") for name in ("red", "green", "blue")]
    assert sum(shares) == pytest.approx(1, abs=2e-3)
    assert formula(explore).count("+") == 2


def test_batch_norm_takes_the_statistics_of_its_input(open_page: Open) -> None:
    explore = open_page(START.format("batch_norm"))
    record = explore.record(29)
    known = record["intermediate"]
    operation = explore.run()["operation"]
    assert operation["running_mean"][0] == pytest.approx(known["mean"])
    assert 0 < operation["running_mean"][0] < 1
    assert 0 < operation["running_var"][0] < 1
    x = record["channels"][0]["values"][0][0]
    normalized = (x - known["mean"]) / math.sqrt(known["variance"] + known["eps"])
    assert record["result"] == pytest.approx(normalized)
    assert explore.number("Result, red") == pytest.approx(record["result"], rel=1e-3)
    assert "√(" in formula(explore)


def test_the_slope_of_leaky_relu_is_shown_only_for_it(open_page: Open) -> None:
    explore = open_page(START.format("leaky_relu"))
    slope = explore.page.get_by_role("slider", name="Slope a")
    slope.fill("0.2")
    explore.settled()
    assert explore.run()["operation"]["negative_slope"] == 0.2
    explore.choose("Operation", "ReLU")
    expect(slope).to_have_count(0)
    expect(explore.page.get_by_role("slider", name="Kernel")).to_have_count(0)
    expect(explore.page.get_by_role("radiogroup", name="Filters")).to_have_count(0)


def test_a_step_is_said(open_page: Open) -> None:
    explore = open_page(START.format("tanh"))
    said = explore.page.get_by_role("status").filter(has_text="becomes")
    expect(said).to_have_count(1)


def test_on_a_phone_the_formula_is_under_the_cell(open_page: Open) -> None:
    explore = open_page(START.format("softmax"), width=390, height=844, touch=True)
    cell_box = explore.page.get_by_role("group", name="Cell, red", exact=True).bounding_box()
    lines = explore.page.get_by_role("group", name="Formula, red", exact=True).bounding_box()
    assert cell_box
    assert lines
    assert lines["y"] >= cell_box["y"] + cell_box["height"]
    assert explore.number("Result, red") > 0
