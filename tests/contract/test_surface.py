"""The contract has every operation and parameter of the surface that published clients know."""

from __future__ import annotations

import subprocess
import sys
from itertools import takewhile

import pytest
from contract_reading import ROOT

COMPARE = ROOT.parent / "shared" / "tools" / "surface_diff.py"
SHEETS = (
    "server",
    "auth",
    "api_keys",
    "users",
    "libraries",
    "series",
    "media",
    "metadata",
    "jobs",
    "events",
    "config",
)

pytestmark = pytest.mark.skipif(
    not COMPARE.exists(), reason="the reference sheets are not beside the checkout"
)


@pytest.fixture(scope="module")
def differences() -> list[str]:
    """What the comparison prints: a line per sheet, indented lines for what it lacks."""
    bundle = ROOT / "generated" / "stump_generated" / "openapi.yaml"
    command = [sys.executable, str(COMPARE), str(bundle)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()


@pytest.mark.parametrize("sheet", SHEETS)
def test_nothing_is_missing(sheet: str, differences: list[str]) -> None:
    begin = next(n for n, line in enumerate(differences) if line.startswith(f"{sheet}: "))

    lacking = list(takewhile(lambda line: line.startswith(" "), differences[begin + 1 :]))

    assert not lacking
