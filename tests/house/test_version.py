"""Contract, package and server have one version."""

from __future__ import annotations

import tomllib
from importlib.metadata import version

import stump_server
from builders.checkout import ROOT, contract


def test_there_is_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert project["version"] == contract()["info"]["version"]
    assert project["version"] == stump_server.__version__
    assert project["version"] == version("stump-api")
