"""The longest run begins first, so that the others are done beside it."""

from __future__ import annotations

import pytest

LONGEST = "test_the_owner_finds_nothing"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.name != LONGEST)
