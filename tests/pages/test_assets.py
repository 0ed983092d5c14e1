"""Scripts leave the server without their documentation, and are otherwise what they are."""

import json
import re
import subprocess
import sys
from pathlib import Path

import httpx

from app.pages.assets import without_documentation

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPTS = sorted((ROOT / "static" / "js").rglob("*.js"))

COMPARE = """
const espree = require('espree');
const parsed = text => JSON.stringify(
    espree.parse(text, {ecmaVersion: 'latest', sourceType: 'module'}),
    (key, value) => (['start', 'end', 'range'].includes(key) ? undefined : value),
);
let input = '';
process.stdin.on('data', part => { input += part; }).on('end', () => {
    const different = JSON.parse(input).filter(([, a, b]) => parsed(a) !== parsed(b));
    process.stdout.write(JSON.stringify(different.map(([name]) => name)));
});
"""


def test_only_whole_comments_are_left_out() -> None:
    script = (
        "/** What it is.\n * @typedef {string} Name\n */\n"
        "const a = /** @type {Name} */ (b);\n"
        "  /** One line. */\n"
        "/** @type {Name} */ let c = 1; /* kept */\n"
    )
    assert without_documentation(script) == (
        "\n\n\nconst a = /** @type {Name} */ (b);\n\n/** @type {Name} */ let c = 1; /* kept */\n"
    )


def test_no_module_loses_a_word_of_its_code() -> None:
    texts = [(path.name, path.read_text(encoding="utf-8")) for path in SCRIPTS]
    pairs = [(name, text, without_documentation(text)) for name, text in texts]
    answer = subprocess.run(
        [sys.executable, ROOT / "scripts" / "node.py", "node", "-e", COMPARE],
        input=json.dumps(pairs),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(answer.stdout) == [], answer.stderr


def test_modules_are_served_short_with_their_lines_and_kept(server: str) -> None:
    path = ROOT / "static" / "js" / "stage" / "Stage.js"
    text = path.read_text(encoding="utf-8")
    served = httpx.get(f"{server}/static/js/stage/Stage.js")
    assert len(served.text) < len(text)
    assert served.text.count("\n") == text.count("\n")
    assert not re.search(r"^/\*\*", served.text, re.MULTILINE)
    again = httpx.get(
        f"{server}/static/js/stage/Stage.js", headers={"If-None-Match": served.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")
    assert httpx.head(f"{server}/static/js/stage/Stage.js").content == b""


def test_style_sheets_are_served_as_one(server: str) -> None:
    page = httpx.get(server).text
    addresses = re.findall(r'rel="stylesheet" href="([^"]+)"', page)
    assert len(addresses) == 2
    for address in addresses:
        served = httpx.get(server + address)
        assert served.headers["content-type"].startswith("text/css")
        assert "immutable" in served.headers["cache-control"]
        names = address.rsplit("/", 1)[1].removesuffix(".css").split("+")
        sheets = [(ROOT / "static" / "css" / f"{name}.css").read_text("utf-8") for name in names]
        assert served.text == "\n".join(sheets)
    assert httpx.get(f"{server}/static/css/base+tokens.css").status_code == 404
