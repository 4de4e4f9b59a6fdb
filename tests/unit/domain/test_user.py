"""What an account may do."""

from __future__ import annotations

from datetime import UTC, datetime

from stump_server.domain.access import Permission
from stump_server.domain.user import User


def test_effective_permissions_include_what_is_brought_along_in_a_fixed_order() -> None:
    user = User(
        "1",
        "bob",
        is_server_owner=False,
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
        permissions=(Permission.USER_MANAGE, Permission.EMAILER_CREATE),
    )

    assert user.effective_permissions == (
        Permission.EMAILER_READ,
        Permission.EMAILER_CREATE,
        Permission.EMAIL_SEND,
        Permission.USER_READ,
        Permission.USER_MANAGE,
    )
