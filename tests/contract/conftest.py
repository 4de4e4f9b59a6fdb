"""The contract as its tests see it."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from contract_reading import ROOT

# The scripts are no package: they are run from the checkout.
sys.path.insert(0, str(ROOT / "scripts"))

import bundle as bundling


@pytest.fixture(scope="session")
def contract() -> dict[str, Any]:
    """The committed bundle."""
    text = (ROOT / "generated" / "stump_generated" / "openapi.yaml").read_text("utf-8")
    document: dict[str, Any] = bundling.parse(text)
    return document
