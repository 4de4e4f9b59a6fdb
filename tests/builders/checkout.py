"""The checkout as tests of the house read it: its files, its modules and its contract."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import bundle as bundling

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = {
    "stump_server": ROOT / "server" / "stump_server",
    "stump_client": ROOT / "client" / "stump_client",
}
CODE = (*PACKAGES.values(), ROOT / "scripts", ROOT / "tests")
METHODS = ("get", "put", "post", "delete", "patch", "head", "options")


def kept_files() -> Iterator[Path]:
    """Every file that is or will be committed: all but what .gitignore names."""
    lines = (ROOT / ".gitignore").read_text("utf-8").split()
    names = {".git", *(line.strip("/") for line in lines)}
    waiting = [ROOT]
    while waiting:
        for path in waiting.pop().iterdir():
            if path.name in names or any(path.match(name) for name in names):
                continue
            if path.is_dir() and not path.is_symlink():
                waiting.append(path)
            elif path.is_file():
                yield path


def modules(*folders: Path) -> Iterator[tuple[Path, ast.Module]]:
    """Every module written by hand below the folders, parsed."""
    for folder in folders or CODE:
        for file in sorted(folder.rglob("*.py")):
            yield file.relative_to(ROOT), ast.parse(file.read_text("utf-8"))


def contract() -> dict[str, Any]:
    """The committed bundle."""
    text = (ROOT / "generated" / "stump_generated" / "openapi.yaml").read_text("utf-8")
    document: dict[str, Any] = bundling.parse(text)
    return document


def operation_ids() -> dict[str, set[str]]:
    """The verbs of each tag, as operation ids spell them."""
    verbs: dict[str, set[str]] = {}
    for item in contract()["paths"].values():
        for method in METHODS:
            if method in item:
                tag, _, verb = item[method]["operationId"].partition(".")
                verbs.setdefault(tag, set()).add(verb)
    return verbs
