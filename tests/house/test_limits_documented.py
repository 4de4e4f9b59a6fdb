"""The table of limits in the README is the list of limits, with their values."""

from __future__ import annotations

import dataclasses
import re

from builders.checkout import ROOT
from stump_server.formats import LIMITS

ROW = re.compile(r"^\| `(?P<name>[a-z_]+)` \| (?P<value>[0-9.]+)(?P<unit> [KMG]iB)? \|", re.M)
UNITS = {"": 1, " KiB": 2**10, " MiB": 2**20, " GiB": 2**30}


def test_every_limit_stands_in_the_readme_with_its_value() -> None:
    text = (ROOT / "README.md").read_text("utf-8")

    documented = {
        row["name"]: float(row["value"]) * UNITS[row["unit"] or ""] for row in ROW.finditer(text)
    }

    assert documented == dataclasses.asdict(LIMITS)
