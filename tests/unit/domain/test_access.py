"""Permissions, what each brings along, and what a viewer may do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stump_server.domain.access import IMPLIES, Permission, Viewer, expand, known_permissions
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
