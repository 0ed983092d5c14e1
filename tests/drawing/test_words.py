"""Numbers in a frame: integers exactly, others to four significant digits, as the page has them."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.drawing import colour, words
from app.drawing.theme import DARK, LIGHT

ROOT = Path(__file__).resolve().parents[2]


def ask_the_page(script: str) -> object:
    """What the page's own modules answer, in Node."""
    done = subprocess.run(
        [sys.executable, "scripts/node.py", "node", "--input-type=module", "--eval", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    answer: object = json.loads(done.stdout)
    return answer


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-48, "−48"),
        (0, "0"),
        (-0.0, "0"),
        (1 / 9, "0.1111"),
        (-2.5, "−2.5"),
        (123456.789, "123500"),
        (1.234e-7, "1.234e−7"),
        (float("-inf"), "−∞"),
        (float("nan"), "NaN"),
        (2.0**53, "9007199254740992"),
    ],
)
def test_numbers(value: float, text: str) -> None:
    assert words.number(value) == text


@given(st.integers(-(2**53), 2**53))
def test_integers_are_exact(value: int) -> None:
    assert int(words.number(value).replace("−", "-")) == value


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_others_are_right_to_four_digits(value: float) -> None:
    shown = float(words.number(value).replace("−", "-"))
    assert shown == pytest.approx(value, rel=6e-4, abs=0)


def test_the_page_writes_the_same_numbers() -> None:
    rng = np.random.default_rng(5)
    values = [0.0, -1.0, 1 / 3, 1e-6, 9.9996e-7, 5e-324, 1e21, 12345.6789, 99999.5]
    values += (rng.normal(0, 1, 200) * 10.0 ** rng.integers(-9, 16, 200)).tolist()
    script = f"""
        import {{ cellForms, formatSigned }} from './static/js/lib/numbers.js';
        const values = {json.dumps(values)};
        console.log(JSON.stringify(values.map((v) => [cellForms(v), formatSigned(v)])));
    """
    ours = []
    for value in values:
        precise, rough = words.forms(value)
        ours.append([{"precise": list(precise), "rough": list(rough)}, words.signed(value)])
    assert ask_the_page(script) == ours


def test_a_number_is_written_shorter_where_there_is_less_room() -> None:
    assert words.forms(1 / 256) == (("0.003906", ".003906", ".00391"), (".0039", ".004"))
    assert words.forms(-113.9) == (("−113.9", "−114"), ())
    assert words.forms(-398) == (("−398",), ())


def test_the_page_has_the_same_colours() -> None:
    values = [-900.0, -12.5, -1.0, 0.0, 0.25, 3.0, 77.0, 255.0, 400.0]
    palettes = [
        {"zero": theme.zero, "positive": theme.positive, "negative": theme.negative}
        for theme in (LIGHT, DARK)
    ]
    script = f"""
        import {{ channelColour, diverging, inkOn }} from './static/js/lib/colour.js';
        const round = (c) => c.map((part) => Math.round(part));
        const values = {json.dumps(values)};
        const shown = [];
        for (const palette of {json.dumps(palettes)}) {{
          for (const v of values) {{
            const ground = round(diverging(v, 300, palette));
            shown.push([ground, inkOn(ground)]);
          }}
        }}
        for (const hue of ['red', 'green', 'blue', 'grey']) {{
          for (const v of values) shown.push(round(channelColour(v, [0, 255], hue)));
        }}
        console.log(JSON.stringify(shown));
    """
    ours: list[object] = []
    for theme in (LIGHT, DARK):
        grounds = colour.signed_colours(np.array(values), 300, theme).tolist()
        ours += [[ground, list(colour.ink_on(tuple(ground)))] for ground in grounds]
    for hue in colour.RAMPS:
        ours += colour.hue_colours(np.array(values), 0, 255, hue).tolist()
    page = ask_the_page(script)
    assert isinstance(page, list)
    assert len(page) == len(ours)
    # A half may be rounded up by one and to even by the other.
    np.testing.assert_allclose(_flat(page), _flat(ours), atol=1)


def _flat(nested: object) -> list[float]:
    if isinstance(nested, list):
        return [number for part in nested for number in _flat(part)]
    assert isinstance(nested, int | float)
    return [nested]


def test_text_on_every_cell_meets_aa() -> None:
    for theme in (LIGHT, DARK):
        for ground in colour.signed_colours(np.linspace(-9, 9, 181), 9, theme).tolist():
            assert colour.contrast(colour.ink_on(tuple(ground)), tuple(ground)) >= colour.AA
