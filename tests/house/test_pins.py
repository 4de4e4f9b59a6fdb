"""What is installed is pinned with hashes, and the three lists of pins agree."""

from __future__ import annotations

import re
import tomllib

import pytest
from builders.checkout import ROOT

PIN = re.compile(r"^(?P<name>[a-z0-9][a-z0-9._-]*)(?:\[[^]]*\])?==(?P<version>[^\s;]+)", re.M)
LISTS = ("requirements.txt", "requirements-build.txt", "requirements-dev.txt")


def pins(file: str) -> dict[str, str]:
    """Versions by name."""
    text = (ROOT / file).read_text("utf-8")
    return {match["name"]: match["version"] for match in PIN.finditer(text)}


def wanted(group: str) -> set[str]:
    """The names that pyproject.toml lists for the server or for development."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lines = {
        "server": [
            *project["project"]["dependencies"],
            *project["project"]["optional-dependencies"]["server"],
        ],
        "dev": project["dependency-groups"]["dev"],
    }[group]
    names = (re.split(r"[\[<>=!~; ]", line, maxsplit=1)[0] for line in lines)
    return {name.lower() for name in names}


@pytest.mark.parametrize("file", LISTS)
def test_every_pin_has_hashes(file: str) -> None:
    text = re.sub(r"\\\n", " ", (ROOT / file).read_text("utf-8"))
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]

    assert lines
    assert not [line for line in lines if "==" not in line or "--hash=sha256:" not in line]


@pytest.mark.parametrize("file", LISTS[:2])
def test_what_is_tested_is_what_is_served(file: str) -> None:
    tested = pins("requirements-dev.txt")

    differing = {name: (v, tested.get(name)) for name, v in pins(file).items()}

    assert not {name: both for name, both in differing.items() if both[0] != both[1]}


@pytest.mark.parametrize(
    ("group", "file"), [("server", "requirements.txt"), ("dev", "requirements-dev.txt")]
)
def test_everything_named_is_pinned(group: str, file: str) -> None:
    assert wanted(group) - set(pins(file)) == set()
