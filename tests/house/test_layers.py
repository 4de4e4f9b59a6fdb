"""Rooms know only what they may know, and each rule about that catches a planted violation."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders.checkout import PACKAGES, ROOT, modules

LINT = Path(sys.executable).parent / "lint-imports"
# One violation per contract: the module it is written into, and the line that is added.
PLANTED = {
    "rooms know only the rooms below them": (
        "server/stump_server/services/media.py",
        "import stump_server.handlers.media",
    ),
    "handlers never call each other": (
        "server/stump_server/handlers/media.py",
        "import stump_server.handlers.series",
    ),
    "services and storage have no circles": (
        "server/stump_server/storage/paging.py",
        "import stump_server.storage.library",
    ),
    "the environment is read by those who build and start": (
        "server/stump_server/services/scan.py",
        "import stump_server.settings",
    ),
    "SQL lives in storage": ("server/stump_server/services/scan.py", "import sqlalchemy"),
    "HTTP lives in web": ("server/stump_server/handlers/media.py", "import starlette"),
    "book files are opened in formats": ("server/stump_server/services/scan.py", "import zipfile"),
    "XML is read in formats and written in shapes": (
        "server/stump_server/services/scan.py",
        "import lxml.etree",
    ),
    "pixels are imaging's": ("server/stump_server/services/scan.py", "import pyvips"),
    "jobs are queued and carried out by the worker": (
        "server/stump_server/services/scan.py",
        "import huey",
    ),
    "cron expressions are read in services": (
        "server/stump_server/worker/loop.py",
        "import cronsim",
    ),
    "secrets are made and judged in services": (
        "server/stump_server/web/security.py",
        "import jwt",
    ),
    "servers and terminals are for commands": ("server/stump_server/app.py", "import uvicorn"),
    "settings are parsed in settings": (
        "server/stump_server/domain/policy.py",
        "import pydantic_settings",
    ),
    "the contract's models stop at handlers and shapes": (
        "server/stump_server/services/scan.py",
        "import stump_generated.models",
    ),
    "the SDK and the server never see each other": (
        "client/stump_client/pages.py",
        "import stump_server.domain.page",
    ),
    "the server never calls itself through the SDK": (
        "server/stump_server/worker/run.py",
        "import stump_client",
    ),
    "the generated calls are the SDK's": (
        "server/stump_server/worker/run.py",
        "import stump_generated.client",
    ),
}


def lint(*folders: Path) -> str:
    """What the check of imports says about the packages in these folders."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, folders))}
    command = [str(LINT), "--config", str(ROOT / "pyproject.toml"), "--no-cache"]
    done = subprocess.run(
        command, cwd=folders[0], env=environment, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def statuses(output: str) -> dict[str, str]:
    """KEPT or BROKEN by contract."""
    lines = (line.rpartition(" ") for line in output.splitlines())
    return {name: word for name, _, word in lines if word in ("KEPT", "BROKEN")}


@pytest.fixture(scope="module")
def contracts() -> set[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return {contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]}


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Copies of the three packages, one folder each, to plant violations in."""
    root = tmp_path_factory.mktemp("house")
    ignore = shutil.ignore_patterns("__pycache__", "swagger_ui")
    for name in ("server", "client", "generated"):
        shutil.copytree(ROOT / name, root / name, ignore=ignore)
    return root / "server", root / "client", root / "generated"


def test_imports_follow_the_house(contracts: set[str]) -> None:
    output = lint(ROOT / "server", ROOT / "client", ROOT / "generated")

    assert statuses(output) == dict.fromkeys(contracts, "KEPT"), output


def test_every_rule_has_a_planted_violation(contracts: set[str]) -> None:
    assert set(PLANTED) == contracts


def test_every_planted_violation_is_found(copies: tuple[Path, ...], contracts: set[str]) -> None:
    for file, line in PLANTED.values():
        module = copies[0].parent / file
        module.write_text(f"{module.read_text('utf-8')}\n{line}\n", "utf-8")

    output = lint(*copies)

    assert statuses(output) == dict.fromkeys(contracts, "BROKEN"), output


def test_an_unlisted_room_is_refused(copies: tuple[Path, ...]) -> None:
    room = copies[0] / "stump_server" / "attic"
    room.mkdir()
    (room / "__init__.py").touch()

    output = lint(*copies)

    room.joinpath("__init__.py").unlink()
    room.rmdir()
    assert "attic" in output


def imported(tree: ast.AST) -> Iterator[str]:
    """The modules that a module imports, wherever in it that happens."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def strangers(tree: ast.AST) -> set[str]:
    """What a module of the domain imports and may not."""
    allowed = {*sys.stdlib_module_names, "stump_server"}
    names = set(imported(tree))
    return {name for name in names if name.partition(".")[0] not in allowed} | {
        name
        for name in names
        if name.startswith("stump_server") and not name.startswith("stump_server.domain")
    }


def test_the_domain_needs_nothing_but_the_standard_library() -> None:
    found = {
        str(file): strangers(tree) for file, tree in modules(PACKAGES["stump_server"] / "domain")
    }

    assert not {file: names for file, names in found.items() if names}


@pytest.mark.parametrize("line", ["import attrs", "from stump_server.storage import Work"])
def test_a_stranger_in_the_domain_is_found(line: str) -> None:
    assert strangers(ast.parse(line))
