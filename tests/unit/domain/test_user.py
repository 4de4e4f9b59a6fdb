"""What an account may do, be called and look like."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from stump_server.domain.access import Permission
from stump_server.domain.errors import Invalid
from stump_server.domain.user import User, avatar_path, check_username, chosen_avatar


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


@pytest.mark.parametrize("current", [None, avatar_path("1"), "https://elsewhere.example/a.png"])
@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        (None, None),
        ("", None),
        ("http://elsewhere.example/a.png?size=2#x", "http://elsewhere.example/a.png?size=2#x"),
        ("HTTPS://elsewhere.example", "HTTPS://elsewhere.example"),
    ],
)
def test_an_avatar_is_dropped_or_an_address_on_the_web(
    current: str | None, wanted: str | None, chosen: str | None
) -> None:
    assert chosen_avatar(current, wanted) == chosen


def test_an_avatar_is_kept_by_sending_it_back() -> None:
    own = avatar_path("1")

    assert chosen_avatar(own, own) == own
    for current in (None, avatar_path("2")):
        with pytest.raises(Invalid):
            chosen_avatar(current, own)


@pytest.mark.parametrize("name", ["a", "ann b", "Ångström", "../../x", " a", "a" * 255])
def test_almost_anything_is_a_name(name: str) -> None:
    check_username(name)


@pytest.mark.parametrize("name", ["", " ", "\t\n", "a\x00b", "a" * 256])
def test_nobody_is_called_nothing(name: str) -> None:
    with pytest.raises(Invalid):
        check_username(name)
