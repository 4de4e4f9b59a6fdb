"""Permissions, what each brings along, and what a viewer may do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stump_server.domain.access import (
    COMMAND_LINE,
    IMPLIES,
    SERVER,
    AgeRestriction,
    Limits,
    Permission,
    Viewer,
    expand,
    known_permissions,
)
from stump_server.domain.errors import Forbidden

P = Permission


@pytest.mark.parametrize(
    ("held", "brought_along"),
    [
        (P.BOOK_CLUB_CREATE, {P.BOOK_CLUB_READ}),
        (P.EMAILER_READ, {P.EMAIL_SEND}),
        (P.EMAILER_CREATE, {P.EMAILER_READ, P.EMAIL_SEND}),
        (P.EMAILER_MANAGE, {P.EMAILER_CREATE, P.EMAILER_READ, P.EMAIL_SEND}),
        (P.EMAIL_ARBITRARY_SEND, {P.EMAIL_SEND}),
        (P.LIBRARY_CREATE, {P.LIBRARY_EDIT, P.LIBRARY_SCAN}),
        (P.LIBRARY_MANAGE, {P.LIBRARY_DELETE, P.LIBRARY_EDIT, P.LIBRARY_SCAN}),
        (P.LIBRARY_DELETE, {P.LIBRARY_MANAGE, P.LIBRARY_EDIT, P.LIBRARY_SCAN}),
        (P.NOTIFIER_CREATE, {P.NOTIFIER_READ}),
        (P.NOTIFIER_MANAGE, {P.NOTIFIER_DELETE, P.NOTIFIER_CREATE, P.NOTIFIER_READ}),
        (P.NOTIFIER_DELETE, {P.NOTIFIER_MANAGE, P.NOTIFIER_CREATE, P.NOTIFIER_READ}),
        (P.USER_MANAGE, {P.USER_READ}),
        (P.SERVER_MANAGE, set()),
        (P.EMAIL_SEND, set()),
        (P.FILE_DOWNLOAD, set()),
    ],
)
def test_a_permission_brings_along_what_the_rules_say(
    held: Permission, brought_along: set[Permission]
) -> None:
    assert expand([held]) == {held, *brought_along}


def test_permissions_without_a_rule_bring_nothing_along() -> None:
    for permission in set(Permission) - IMPLIES.keys():
        assert expand([permission]) == {permission}


permission_sets = st.frozensets(st.sampled_from(list(Permission)))


@given(permission_sets)
def test_expanding_twice_changes_nothing(held: frozenset[Permission]) -> None:
    assert expand(expand(held)) == expand(held)


@given(permission_sets, permission_sets)
def test_rights_add_up_and_never_take_each_other_away(
    some: frozenset[Permission], others: frozenset[Permission]
) -> None:
    assert expand(some | others) == expand(some) | expand(others)


def test_unknown_stored_names_are_passed_over() -> None:
    stored = ["library:scan", "space:travel", "", "file:download", "library:scan"]

    assert known_permissions(stored) == (P.FILE_DOWNLOAD, P.LIBRARY_SCAN)


@given(permission_sets)
def test_stored_names_come_back_as_they_were(held: frozenset[Permission]) -> None:
    assert set(known_permissions(permission.value for permission in held)) == held


def test_the_owner_may_do_everything() -> None:
    owner = Viewer("1", "ann", is_server_owner=True)

    owner.require_owner()
    owner.require(*Permission)

    assert all(owner.may(permission) for permission in Permission)


def test_a_member_may_do_what_they_hold_and_learns_what_is_missing() -> None:
    member = Viewer("2", "bob", permissions=frozenset({P.LIBRARY_SCAN}))

    member.require(P.LIBRARY_SCAN)

    with pytest.raises(Forbidden) as refused:
        member.require(P.LIBRARY_SCAN, P.LIBRARY_EDIT, P.SERVER_MANAGE)
    assert refused.value.permission == P.LIBRARY_EDIT
    assert refused.value.sentence == "The permission library:edit is needed for this"
    with pytest.raises(Forbidden, match="Only the server owner"):
        member.require_owner()


ages = st.none() | st.builds(AgeRestriction, st.integers(0, 20), st.booleans())
names = st.frozensets(st.sampled_from("abcd"))
limits = st.builds(Limits, ages, names, names)


@given(limits, limits)
def test_joined_limits_hide_what_either_hides(one: Limits, other: Limits) -> None:
    both = one.joined(other)

    assert both == other.joined(one)
    assert both.hide_all_of(one)
    assert both.hide_all_of(other)
    assert one.joined(Limits()) == one
    assert one.hide_all_of(both) is (one == both)


@pytest.mark.parametrize(
    ("own", "other", "hides_all"),
    [
        (None, None, True),
        ((12, False), None, True),
        (None, (12, False), False),
        ((12, False), (12, False), True),
        ((12, True), (12, False), True),
        ((12, False), (12, True), False),
        ((13, True), (12, False), False),
        ((6, False), (12, False), True),
    ],
)
def test_a_stricter_age_limit_hides_all_of_a_milder_one(
    own: tuple[int, bool] | None, other: tuple[int, bool] | None, hides_all: bool
) -> None:
    first, second = (Limits(AgeRestriction(*age) if age else None) for age in (own, other))

    assert first.hide_all_of(second) is hides_all


def test_those_without_an_account_are_nobody_in_particular() -> None:
    assert COMMAND_LINE.may(P.SERVER_MANAGE)
    assert not SERVER.may(P.EMAIL_SEND)
    assert COMMAND_LINE.id == SERVER.id == ""
