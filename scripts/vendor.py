#!/usr/bin/env python3
"""Bring the third-party files under ``static/vendor`` and keep account of them.

``static/vendor/vendor.json`` says which files of which package, at which version, are wanted. This
script has the npm client pack each package, copies those files out of the tarball unchanged, and
writes ``static/vendor/vendor.lock.json``: version, licence, the tarball's digest, and a sha384 of
every file. ``--check`` compares the files on disk with that lock; it needs no network.

usage: vendor.py [--check]
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "static" / "vendor"
CACHE = ROOT / ".cache" / "vendor"
OWN_FILES = {"vendor.json", "vendor.lock.json"}


class VendorError(Exception):
    """Raised with one sentence when a package cannot be brought as it is asked for."""


@dataclass(frozen=True)
class Package:
    """One entry of ``vendor.json``: the wanted ``files`` of a package go to ``folder``."""

    name: str
    version: str
    folder: str
    files: tuple[str, ...]


def read_manifest(vendor: Path = VENDOR) -> tuple[Package, ...]:
    """Return the packages that ``vendor.json`` in the folder ``vendor`` asks for."""
    entries = json.loads((vendor / "vendor.json").read_text("utf-8"))["packages"]
    return tuple(
        Package(entry["name"], entry["version"], entry["folder"], tuple(entry["files"]))
        for entry in entries
    )


def read_lock(vendor: Path = VENDOR) -> dict[str, Any]:
    """Return ``vendor.lock.json``, or an empty lock where there is none yet."""
    path = vendor / "vendor.lock.json"
    if not path.exists():
        return {"packages": {}, "derived": {}}
    lock: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return lock


def write_lock(lock: dict[str, Any], vendor: Path = VENDOR) -> None:
    """Write ``lock`` with its entries in order, so that a change is a small diff."""
    text = json.dumps(lock, indent=2, sort_keys=True, ensure_ascii=False)
    (vendor / "vendor.lock.json").write_text(text + "\n", "utf-8")


def integrity(data: bytes, algorithm: str = "sha384") -> str:
    """Return the digest of ``data`` as browsers write it in an ``integrity`` attribute."""
    digest = base64.b64encode(hashlib.new(algorithm, data).digest()).decode("ascii")
    return f"{algorithm}-{digest}"


def tarball(package: Package) -> Path:
    """Return the path of the package's tarball, packed by npm if it is not in the cache yet.

    Raises:
        VendorError: npm is missing, or could not pack this version.
    """
    path = CACHE / f"{package.name.removeprefix('@').replace('/', '-')}-{package.version}.tgz"
    if path.exists():
        return path
    npm = shutil.which("npm")
    if npm is None:
        raise VendorError("npm is not on the PATH; it is needed to bring packages")
    CACHE.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [npm, "pack", "--silent", f"{package.name}@{package.version}"],
        cwd=CACHE,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0 or not path.exists():
        raise VendorError(f"npm could not pack {package.name}@{package.version}: {done.stderr}")
    return path


def read_member(archive: tarfile.TarFile, package: Package, name: str) -> bytes:
    """Return the bytes of the file ``name`` in a package's open tarball.

    Raises:
        VendorError: the package has no such file.
    """
    try:
        member = archive.extractfile(f"package/{name}")
    except KeyError:
        member = None
    if member is None:
        raise VendorError(f"{package.name}@{package.version} has no file {name}")
    return member.read()


def bring(package: Package, locked: dict[str, Any] | None) -> dict[str, Any]:
    """Copy the package's wanted files into place and return its entry for the lock.

    ``locked`` is its entry in the present lock: the same version must have the same tarball.

    Raises:
        VendorError: the tarball differs from the locked one, or lacks a file.
    """
    path = tarball(package)
    digest = integrity(path.read_bytes(), "sha512")
    if locked and locked["version"] == package.version and locked["tarball"] != digest:
        path.unlink()
        raise VendorError(f"the tarball of {package.name}@{package.version} is not the locked one")
    with tarfile.open(path) as archive:
        about = json.loads(read_member(archive, package, "package.json"))
        contents = {name: read_member(archive, package, name) for name in package.files}
    for name, data in contents.items():
        target = VENDOR / package.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return {
        "version": package.version,
        "license": about["license"],
        "folder": package.folder,
        "tarball": digest,
        "files": {name: integrity(data) for name, data in contents.items()},
    }


def locked_files(lock: dict[str, Any]) -> dict[str, str]:
    """Return every file that the lock knows, as path under ``static/vendor`` → integrity."""
    files = {
        f"{entry['folder']}/{name}": digest
        for entry in lock["packages"].values()
        for name, digest in entry["files"].items()
    }
    files.update({path: entry["integrity"] for path, entry in lock["derived"].items()})
    return files


def files_on_disk(vendor: Path) -> set[str]:
    """Return the paths under ``vendor`` but for the manifest and the lock."""
    paths = {path.relative_to(vendor).as_posix() for path in vendor.rglob("*") if path.is_file()}
    return paths - OWN_FILES


def check(vendor: Path = VENDOR) -> list[str]:
    """Compare the folder ``vendor`` with its manifest and lock; return a sentence a difference."""
    lock = read_lock(vendor)
    problems = []
    for package in read_manifest(vendor):
        entry = lock["packages"].get(package.name)
        if entry is None or entry["version"] != package.version:
            problems.append(f"{package.name}@{package.version} is asked for but not locked")
        elif set(entry["files"]) != set(package.files):
            problems.append(f"the files of {package.name} differ between manifest and lock")
    known = locked_files(lock)
    present = files_on_disk(vendor)
    problems += [f"{path} is missing" for path in sorted(known.keys() - present)]
    problems += [f"{path} is not in the lock" for path in sorted(present - known.keys())]
    for path in sorted(known.keys() & present):
        if integrity((vendor / path).read_bytes()) != known[path]:
            problems.append(f"{path} is not what the lock says")
    return problems


def check_types(vendor: Path = VENDOR, package_json: Path = ROOT / "package.json") -> list[str]:
    """Return a sentence for each package whose types are checked at another version."""
    wanted = json.loads(package_json.read_text("utf-8"))["devDependencies"]
    return [
        f"package.json has {package.name} {wanted[package.name]}, static/vendor {package.version}"
        for package in read_manifest(vendor)
        if wanted.get(package.name, package.version) != package.version
    ]


def update() -> None:
    """Bring every package of the manifest, drop files of packages no longer asked for, lock."""
    lock = read_lock()
    before = locked_files(lock)
    packages = {
        package.name: bring(package, lock["packages"].get(package.name))
        for package in read_manifest()
    }
    lock = {"packages": packages, "derived": lock["derived"]}
    for path in before.keys() - locked_files(lock).keys():
        (VENDOR / path).unlink(missing_ok=True)
    write_lock(lock)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return 0, or 1 with the problems on standard error."""
    parser = argparse.ArgumentParser(description="Third-party files under static/vendor.")
    parser.add_argument("--check", action="store_true", help="verify the hashes, offline")
    options = parser.parse_args(arguments)
    try:
        if not options.check:
            update()
        problems = check() + check_types()
    except VendorError as error:
        problems = [str(error)]
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print(f"static/vendor: {len(locked_files(read_lock()))} files as locked")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
