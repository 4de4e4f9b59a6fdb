"""What the tests of the SDK share: an outside to talk to, and the contract."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from builders import sdk_contract
from builders.outside import Outside, running
from stump_client import Api


@pytest.fixture
def outside() -> Iterator[Outside]:
    with running() as place:
        yield place


@pytest.fixture
def api(outside: Outside) -> Iterator[Api]:
    with Api(outside.url) as api:
        yield api


@pytest.fixture(scope="session")
def contract() -> dict[str, Any]:
    return sdk_contract.load()
