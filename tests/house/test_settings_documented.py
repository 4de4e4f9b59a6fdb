"""The table of settings in the README is the list of settings, with their words and defaults."""

from __future__ import annotations

import re

from builders.checkout import ROOT
from pydantic import AliasChoices
from pydantic.fields import FieldInfo
from stump_server.settings import Settings

ROW = re.compile(r"^\| `(?P<name>[A-Z_]+)` \| (?P<default>.*?) ?\| (?P<meaning>.*?) \|", re.M)


def documented() -> dict[str, tuple[str, str]]:
    """Default and meaning by environment variable, as the README has them."""
    text = (ROOT / "README.md").read_text("utf-8")
    return {row["name"]: (row["default"].strip(), row["meaning"]) for row in ROW.finditer(text)}


def variable(name: str, field: FieldInfo) -> str:
    """The environment variable of a setting: the published one, or the one with our prefix."""
    if isinstance(field.validation_alias, AliasChoices):
        spelled = [alias for alias in field.validation_alias.choices if isinstance(alias, str)]
        return next(alias for alias in spelled if alias.isupper())
    return f"STUMP_{name.upper()}"


def test_every_setting_stands_in_the_readme() -> None:
    fields = Settings.model_fields.items()

    meanings = {variable(name, field): field.description for name, field in fields}

    assert {name: meaning for name, (_, meaning) in documented().items()} == meanings


def test_every_default_stands_in_the_readme() -> None:
    wrong = {}
    for name, field in Settings.model_fields.items():
        default, _ = documented()[variable(name, field)]
        # A default of many words is described instead of repeated.
        is_described = bool(default) and not default.startswith("`")
        value = field.default
        spelled = str(value).lower() if isinstance(value, bool) else str(value or "")
        spelled = "0" if value == 0 and not isinstance(value, bool) else spelled
        if not is_described and default.strip("`") != spelled.removesuffix("()"):
            wrong[name] = (default, spelled)

    assert not wrong
