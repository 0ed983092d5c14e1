"""What the documents say is true: their examples run, their tables match the code."""

import base64
import contextlib
import io
import json
import os
import re
import runpy
import subprocess
import sysconfig
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image, ImageSequence

from app.settings import Settings
from app.texts import LANGUAGES, catalogue
from tests.support.shots import GALLERY, SIZES, THEMES, gallery_file

ROOT = Path(__file__).resolve().parent.parent
run_notebook: Any = runpy.run_path(str(ROOT / "scripts" / "run_notebook.py"))
make_films: Any = runpy.run_path(str(ROOT / "scripts" / "make_films.py"))
FENCE = re.compile(r"^```(bash|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ADDRESS = "http://127.0.0.1:8000"


def examples(document: str) -> list[tuple[str, str]]:
    return FENCE.findall((ROOT / "docs" / document).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a photograph, as the reader of the documents has one."""
    folder = tmp_path_factory.mktemp("reader")
    Image.effect_noise((96, 72), 90).convert("RGB").save(folder / "photo.jpg")
    return folder


Asked = set[tuple[str, str]]
"""What examples ask for: (method, path)."""


def run_in_bash(script: str, folder: Path) -> str:
    path = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATH": path},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def run_in_python(code: str, name: str, folder: Path) -> None:
    """Run code in a thread of its own: where a browser was driven, one has a loop already."""
    with contextlib.chdir(folder), ThreadPoolExecutor(1) as aside:
        aside.submit(exec, compile(code, name, "exec"), {}).result()


@pytest.fixture(scope="module")
def asked_by_curl(server: str, folder: Path) -> Asked:
    blocks = [code for kind, code in examples("api.md") if kind == "bash"]
    assert len(blocks) >= 4
    script = "\n".join(blocks).replace("curl ", "curl -fsS ").replace(ADDRESS, server)
    run_in_bash(script, folder)
    asked = set()
    for line in script.replace("\\\n", " ").splitlines():
        if address := re.search(rf"{server}(/[^\s\"?]*)", line):
            asked.add(("post" if re.search(r" -[dF] ", line) else "get", address[1]))
    return asked


@pytest.fixture(scope="module")
def asked_by_python(server: str, folder: Path) -> Asked:
    blocks = [code for kind, code in examples("api.md") if kind == "python"]
    assert len(blocks) >= 4
    asked = set()
    send = httpx.Client.send

    def noted(client: httpx.Client, request: httpx.Request, **more: Any) -> httpx.Response:
        asked.add((request.method.lower(), request.url.path))
        return send(client, request, **more)

    code = "\n".join([*blocks, "api.close()"]).replace(ADDRESS, server)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(httpx.Client, "send", noted)
        run_in_python(code, "docs/api.md", folder)
    return asked


def test_curl_examples_run(asked_by_curl: Asked, folder: Path) -> None:
    assert len(asked_by_curl) > 20
    for name in ("map.png", "frame.png", "coffee.png"):
        with Image.open(folder / name) as picture:
            picture.verify()


def test_python_examples_run(asked_by_python: Asked) -> None:
    assert len(asked_by_python) > 20


def test_every_endpoint_has_an_example_that_ran(
    client: httpx.Client, asked_by_curl: Asked, asked_by_python: Asked
) -> None:
    document = client.get("/openapi.json").json()["paths"]
    without = [
        f"{method} {path}"
        for path, methods in document.items()
        for method in methods
        if not any(
            method == given and re.fullmatch(re.sub(r"\{\w+\}", r"[^/]+", path), address)
            for given, address in asked_by_curl | asked_by_python
        )
    ]
    assert without == []


def test_command_line_examples_run(folder: Path) -> None:
    blocks = [code for kind, code in examples("command-line.md") if kind == "bash"]
    assert len(blocks) >= 4
    printed = run_in_bash("\n".join(blocks), folder)
    document = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    (table,) = re.findall(r"^```text\n(.*?)^```$", document, re.MULTILINE | re.DOTALL)
    assert table in printed
    made = {path.name for path in folder.iterdir()}
    assert {"out.png", "pooled.npy", "blurred.csv", "walk.mp4", "steps.gif", "pool.webm"} <= made


def test_examples_of_the_client_run(server: str, folder: Path) -> None:
    code = "\n".join(code for kind, code in examples("python.md") if kind == "python")
    run_in_python(code.replace(ADDRESS, server), "docs/python.md", folder)
    assert {"step.png", "walk.gif", "arrays.npz"} <= {path.name for path in folder.iterdir()}


def test_the_notebook_s_outputs_are_what_its_cells_give(server: str, folder: Path) -> None:
    notebook = json.loads(run_notebook["NOTEBOOK"].read_text(encoding="utf-8"))
    # In a thread of its own: where a browser was driven, this one has a loop already.
    with ThreadPoolExecutor(1) as aside:
        outputs = aside.submit(run_notebook["outputs_of"], notebook, server, folder).result()
    kept = [cell["outputs"] for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert len(kept) >= 12
    for made, shown in zip(outputs, kept, strict=True):
        assert without_picture(made) == without_picture(shown)
        assert [pixels(one) for one in made] == [pixels(one) for one in shown]
    assert (folder / "walk.mp4").stat().st_size > 1000


def without_picture(outputs: list[dict[str, Any]]) -> list[Any]:
    return [
        one.get("text") or {form: of for form, of in one["data"].items() if form != "image/png"}
        for one in outputs
    ]


def pixels(output: dict[str, Any]) -> bytes:
    """Of its picture, however that is packed; nothing where there is none."""
    if "image/png" not in output.get("data", {}):
        return b""
    with Image.open(io.BytesIO(base64.b64decode(output["data"]["image/png"]))) as picture:
        return picture.convert("RGB").tobytes()


def test_the_page_of_films_is_what_the_engine_says() -> None:
    written = (ROOT / "docs" / "arithmetic.md").read_text(encoding="utf-8")
    assert written == make_films["page"]()


@pytest.mark.parametrize("classic", make_films["CLASSICS"], ids=lambda classic: classic.name)
def test_every_classic_film_is_there(classic: Any) -> None:
    with Image.open(make_films["FOLDER"] / f"{classic.name}.gif") as film:
        assert getattr(film, "n_frames", 1) == make_films["run_of"](classic).total
        assert film.info["loop"] == 0
    assert len(list(make_films["FOLDER"].iterdir())) == len(make_films["CLASSICS"])


def test_a_classic_film_is_made_again(tmp_path: Path) -> None:
    made = make_films["film"](make_films["CLASSICS"][0], tmp_path)
    with Image.open(made) as film, Image.open(make_films["FOLDER"] / made.name) as kept:
        for one, other in zip(
            ImageSequence.Iterator(film), ImageSequence.Iterator(kept), strict=True
        ):
            assert one.convert("RGB").tobytes() == other.convert("RGB").tobytes()


def test_every_limit_is_documented_with_its_default() -> None:
    rows = re.findall(
        r"^\| `CONVWALK_(\w+)` \| ([^|]+) \|",
        (ROOT / "docs" / "api.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    documented = {name.lower(): value.strip().replace(" ", "") for name, value in rows}
    defaults = Settings()
    for field in fields(Settings):
        assert field.name in documented
        if field.name != "data":
            assert documented[field.name] == str(getattr(defaults, field.name))


def test_links_between_documents_lead_somewhere() -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    for document in documents:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


QUOTE = re.compile(r"“([^”]+)” \(「([^」]+)」\)")
PLACEHOLDER = re.compile(r"\\\{\w+\\\}")


def says(text: str, words: str) -> bool:
    """Whether a text of the page, with anything put in, is these words."""
    return re.fullmatch(PLACEHOLDER.sub(".+", re.escape(text)), words) is not None


def test_the_walkthrough_quotes_the_page() -> None:
    document = (ROOT / "docs" / "walkthrough.md").read_text(encoding="utf-8")
    quotes = QUOTE.findall(document)
    assert len(quotes) >= 20
    assert document.count("“") == len(quotes)
    english, chinese = catalogue("en"), catalogue("zh")
    strange = [
        (in_english, in_chinese)
        for in_english, in_chinese in quotes
        if not any(
            says(english[key], in_english) and says(chinese[key], in_chinese)
            for key in english
            if len(PLACEHOLDER.sub("", re.escape(english[key]))) > 1
        )
    ]
    assert strange == []


def test_every_picture_of_the_gallery_is_there_and_in_its_table() -> None:
    table = (ROOT / "docs" / "gallery.md").read_text(encoding="utf-8")
    wanted = {
        gallery_file(shot, width, theme, language)
        for shot in GALLERY
        for width, _ in SIZES
        for theme in THEMES
        for language in LANGUAGES
    }
    assert set(re.findall(r"\]\(gallery/([^)]+)\)", table)) == wanted
    assert {path.name for path in (ROOT / "docs" / "gallery").iterdir()} == wanted
