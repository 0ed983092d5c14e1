#!/usr/bin/env python3
"""Make the fonts that are cut from published ones: for frames drawn by the server, and symbols.

Pillow takes one file a face and does not look for a missing glyph elsewhere, so each frame face is
one static TrueType file that has all a frame can say: Latin, Greek (Σ) and the symbols below. The
Chinese face holds only the characters of the texts that a frame says, out of ``app/texts``;
run this again when those change (``--check`` says so, and needs neither network nor fontTools).
A frame written as SVG carries the same Chinese face as a woff2, which a browser reads. Browsers get
the symbols as a small woff2, for no published Latin or Greek subset has ⌊ or →.

All sources are under the SIL Open Font License without a reserved name of theirs; the licence lies
beside each result. What was made is written into ``static/vendor/vendor.lock.json``.

usage: subset_font.py [--check]
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import tarfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vendor import (
    ROOT,
    VENDOR,
    Package,
    VendorError,
    integrity,
    read_lock,
    read_manifest,
    read_member,
    tarball,
    write_lock,
)

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

CATALOGUES = (ROOT / "app" / "texts" / "zh.json", ROOT / "app" / "texts" / "learn.zh.json")
PRINTABLE = "".join(map(chr, range(0x20, 0x7F)))
SYMBOLS = "→←↔⇄∑√∗∞≠≤≥⊙⋆⌈⌉⌊⌋▶✓"
SIGNS = "−×÷·°½²…–—‘’“”"
INTER = "@fontsource-variable/inter"
MONO = "@fontsource-variable/jetbrains-mono"
MATH = "@fontsource/noto-sans-math"
CHINESE = "@fontsource/noto-sans-sc"
SAID_IN_FRAMES = ("stage.", "transport.", "operation.", "cells.cell", "learn.signals.")


@dataclass(frozen=True)
class Part:
    """A piece of a face: the file ``name`` of a package, cut to ``characters`` (None: all)."""

    package: str
    name: str
    characters: str | None = None


@dataclass(frozen=True)
class Face:
    """A font to make: ``parts`` in order of preference, joined at one weight, as ``path``.

    ``features`` are the OpenType features that are kept.
    """

    path: str
    parts: tuple[Part, ...]
    weight: int | None = None
    features: tuple[str, ...] = ()


def latin_face(folder: str, package: str, weight: int) -> Face:
    """Return a Latin and Greek face with the symbols, at one ``weight`` of a variable font."""
    parts = (
        Part(package, f"files/{folder}-latin-wght-normal.woff2"),
        Part(package, f"files/{folder}-greek-wght-normal.woff2"),
        Part(MATH, "files/noto-sans-math-latin-400-normal.woff2", SYMBOLS),
    )
    features = ("kern", "mark", "ccmp", "tnum") if folder == "inter" else ("mark", "ccmp")
    return Face(f"{folder}/frame-{weight}.ttf", parts, weight, features)


def chinese_characters() -> str:
    """Return, in order, the characters that a frame in Chinese can need."""
    texts: dict[str, str] = {}
    for catalogue in CATALOGUES:
        texts |= json.loads(catalogue.read_text("utf-8")) if catalogue.exists() else {}
    said = "".join(text for key, text in texts.items() if key.startswith(SAID_IN_FRAMES))
    # Full-width punctuation is always in: names and numbers are put between brackets and commas.
    wanted = set(said) | set(PRINTABLE + SIGNS + "，。：；（）、")
    return "".join(sorted(character for character in wanted if character.isprintable()))


def chinese_face(weight: int, kind: str = "ttf") -> Face:
    """Return the face for frames in Chinese, cut to the characters of their texts.

    ``kind``: ttf, which Pillow reads, or woff2, which an SVG carries.
    """
    name = f"files/noto-sans-sc-chinese-simplified-{weight}-normal.woff2"
    symbols = Part(MATH, "files/noto-sans-math-latin-400-normal.woff2", SYMBOLS + "Σ")
    parts = (Part(CHINESE, name, chinese_characters()), symbols)
    return Face(f"noto-sans-sc/frame-{weight}.{kind}", parts)


def chinese_faces() -> list[Face]:
    """Return the faces for frames in Chinese."""
    return [chinese_face(weight, kind) for weight in (400, 600) for kind in ("ttf", "woff2")]


def faces() -> tuple[Face, ...]:
    """Return every font this script makes."""
    symbols = Part(MATH, "files/noto-sans-math-latin-400-normal.woff2", SYMBOLS)
    latin = [
        latin_face(folder, package, weight)
        for folder, package in (("inter", INTER), ("jetbrains-mono", MONO))
        for weight in (400, 600)
    ]
    return (*latin, *chinese_faces(), Face("noto-sans-math/symbols.woff2", (symbols,)))


def source(package: Package, name: str) -> bytes:
    """Return the published font file ``name`` out of the package's tarball."""
    with tarfile.open(tarball(package)) as archive:
        return read_member(archive, package, name)


def cut(font: TTFont, characters: set[int], features: tuple[str, ...]) -> TTFont:
    """Return ``font`` with the glyphs of ``characters`` (code points) and these features only."""
    from fontTools import subset

    options = subset.Options()
    options.layout_features = list(features)
    options.drop_tables += ["MATH", "BASE", "vhea", "vmtx", "VORG", "STAT", "DSIG"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    return font


def load(part: Part, face: Face, taken: set[int], packages: dict[str, Package]) -> TTFont | None:
    """Return one part at the face's weight without the code points ``taken``; None if empty."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(io.BytesIO(source(packages[part.package], part.name)), recalcTimestamp=False)
    if face.weight is not None and "fvar" in font:
        instancer.instantiateVariableFont(font, {"wght": face.weight}, inplace=True)
    available: set[int] = set(font.getBestCmap())
    wanted = available if part.characters is None else available & set(map(ord, part.characters))
    wanted -= taken
    return cut(font, wanted, face.features) if wanted else None


def join(fonts: list[TTFont]) -> TTFont:
    """Return one font with the glyphs of all ``fonts``, on the grid of the first."""
    from fontTools.merge import Merger
    from fontTools.ttLib.scaleUpem import scale_upem

    if len(fonts) == 1:
        return fonts[0]
    files = []
    for font in fonts:
        if font["head"].unitsPerEm != fonts[0]["head"].unitsPerEm:
            scale_upem(font, fonts[0]["head"].unitsPerEm)
        file = io.BytesIO()
        font.flavor = None
        font.save(file)
        file.seek(0)
        files.append(file)
    head, lines, style = fonts[0]["head"], fonts[0]["hhea"], fonts[0]["OS/2"]
    joined = Merger().merge(files)
    # A line is as high as the first font has it: a symbol must not push the text down.
    for table, of in (("hhea", lines), ("OS/2", style)):
        for field in ("ascent", "descent", "sTypoAscender", "sTypoDescender", "usWinAscent"):
            if hasattr(of, field):
                setattr(joined[table], field, getattr(of, field))
    joined["head"].created, joined["head"].modified = head.created, head.modified
    joined.recalcTimestamp = False
    return joined


def make(face: Face, packages: dict[str, Package]) -> tuple[bytes, str]:
    """Return the bytes of the font that ``face`` describes and the characters it has."""
    fonts: list[TTFont] = []
    taken: set[int] = set()
    for part in face.parts:
        font = load(part, face, taken, packages)
        if font is not None:
            fonts.append(font)
            taken |= set(font.getBestCmap())
    joined = join(fonts)
    joined.flavor = "woff2" if face.path.endswith(".woff2") else None
    file = io.BytesIO()
    joined.save(file)
    return file.getvalue(), "".join(map(chr, sorted(joined.getBestCmap())))


def update() -> None:
    """Make every font and put it into the lock.

    Raises:
        VendorError: a wanted character is in none of the published fonts.
    """
    packages = {package.name: package for package in read_manifest()}
    derived: dict[str, Any] = {}
    for face in faces():
        data, characters = make(face, packages)
        wanted = {c for part in face.parts for c in part.characters or ""}
        if missing := wanted - set(characters):
            raise VendorError(f"no font has {''.join(sorted(missing))} for {face.path}")
        (VENDOR / face.path).parent.mkdir(parents=True, exist_ok=True)
        (VENDOR / face.path).write_bytes(data)
        derived[face.path] = {
            "integrity": integrity(data),
            "license": "OFL-1.1",
            "from": [f"{part.package}: {part.name}" for part in face.parts],
            "characters": characters,
        }
        print(f"{face.path}: {len(characters)} characters, {len(data) / 1024:.0f} KiB")
    write_lock(read_lock() | {"derived": derived})


def check() -> list[str]:
    """Return a sentence for each Chinese face that lacks a character of the present texts."""
    derived = read_lock()["derived"]
    problems = []
    for face in chinese_faces():
        has = set(derived.get(face.path, {}).get("characters", ""))
        if missing := set(chinese_characters()) - has:
            lacks = "".join(sorted(missing))
            problems.append(f"{face.path} lacks {lacks}: run scripts/subset_font.py")
    return problems


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return 0, or 1 with the problems on standard error."""
    parser = argparse.ArgumentParser(description="Fonts cut from the published ones.")
    parser.add_argument("--check", action="store_true", help="are the Chinese characters there?")
    options = parser.parse_args(arguments)
    try:
        if not options.check:
            update()
        problems = check()
    except VendorError as error:
        problems = [str(error)]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
