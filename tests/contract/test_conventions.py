"""The contract keeps its manners, and each rule notices when it is broken."""

from __future__ import annotations

import tomllib
from copy import deepcopy

import pytest
import yaml
from contract_reading import ROOT, Document
from contract_rules import RULES, Rule

EVERY_RULE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@EVERY_RULE
def test_the_contract_keeps(rule: Rule, contract: Document) -> None:
    complaints = list(rule.check(contract))

    assert not complaints, "\n".join(complaints)


@EVERY_RULE
def test_a_planted_violation_is_noticed(rule: Rule, contract: Document) -> None:
    broken = deepcopy(contract)
    rule.plant(broken)

    assert list(rule.check(broken))


def test_contract_and_package_have_one_version(contract: Document) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert contract["info"]["version"] == project["version"]


def test_the_files_use_no_anchors() -> None:
    with_anchors = [
        file.name
        for file in sorted((ROOT / "openapi").rglob("*.yaml"))
        for token in yaml.scan(file.read_text("utf-8"), yaml.CSafeLoader)
        if isinstance(token, yaml.AnchorToken | yaml.AliasToken)
    ]

    assert not with_anchors
