"""Who did what: written down with what changed, and without secrets."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest
from builders.servers import MEMBER, OWNER, PASSWORD, Server
from stump_client import Api, Conflict, Forbidden, Invalid, Unauthorized, models
from stump_server.domain.access import Permission
from stump_server.domain.audit import Action

MakeUser = Callable[..., Api]
Http = Callable[..., httpx.Client]

_NUMBERS = count()


class Entry(NamedTuple):
    """What a test looks at."""

    action: str
    actor: str
    subject: str | None
    changes: dict[str, tuple[str | None, str | None]]


@pytest.fixture
def written(owner: Api) -> Callable[[], list[Entry]]:
    """Gives what has been written down since the test began, oldest first."""
    (newest,) = owner.audit.get(limit=1)

    def entries() -> list[Entry]:
        found = [entry for entry in owner.audit.get(limit=50) if entry.id > newest.id]
        return [
            Entry(
                entry.action,
                entry.actor_name,
                entry.subject_name,
                {change.field: (change.before, change.after) for change in entry.changes},
            )
            for entry in reversed(found)
        ]

    return entries


@pytest.fixture
def name() -> str:
    """A username that nobody has."""
    return f"watched {next(_NUMBERS)}"


Written = Callable[[], list[Entry]]


def test_nobody_unknown_reads_it(anonymous: Api) -> None:
    with pytest.raises(Unauthorized):
        anonymous.audit.get()


def test_only_the_owner_reads_it(make_user: MakeUser) -> None:
    with pytest.raises(Forbidden):
        make_user(*Permission).audit.get()


def test_an_entry_says_who_did_what_when_and_from_where(owner: Api, name: str) -> None:
    made = owner.user.create(username=name, password=PASSWORD, permissions=["file:download"])

    (entry,) = owner.audit.get(limit=1)

    assert (entry.actor_id, entry.actor_name) == (owner.auth.me().id, OWNER)
    assert (entry.action, entry.subject_id, entry.subject_name) == ("user.create", made.id, name)
    assert entry.ip_address == "127.0.0.1"
    assert entry.created_at == made.created_at
    changes = {change.field: (change.before, change.after) for change in entry.changes}
    assert changes == {"username": (None, name), "permissions": (None, "file:download")}


def test_what_is_done_to_accounts_is_written_down(owner: Api, written: Written, name: str) -> None:
    made = owner.user.create(username=name, password=PASSWORD, denied_tags=["horror"])
    owner.user.update(
        made.id,
        username=f"{name}!",
        permissions=["library:scan", "file:download"],
        age_restriction=models.AgeRestriction(age=12, restrict_on_unset=True),
        denied_tags=["war", "gore"],
    )
    owner.user.update(made.id, username=name, password="new and secret")
    owner.user.lock(made.id, lock=True)
    owner.user.lock(made.id, lock=True)
    owner.user.lock(made.id, lock=False)
    owner.user.delete_sessions(made.id)
    owner.user.delete(made.id)
    owner.user.restore(made.id)
    owner.user.delete(made.id, hard_delete=True)

    entries = written()

    assert {entry.actor for entry in entries} == {OWNER}
    assert [entry.action for entry in entries] == [
        "user.create",
        "user.update",
        "user.password",
        "user.update",
        "user.lock",
        "user.unlock",
        "user.end_sessions",
        "user.delete",
        "user.restore",
        "user.delete",
    ]
    assert entries[1].changes == {
        "username": (name, f"{name}!"),
        "permissions": (None, "file:download, library:scan"),
        "age": (None, "12"),
        "restrict_on_unset": (None, "true"),
        "denied_tags": ("horror", "gore, war"),
    }
    assert entries[2].changes == {}
    assert entries[-1] == Entry("user.delete", OWNER, name, {"hard_delete": (None, "true")})


def test_what_people_do_to_their_own_account_is_written_down(
    make_user: MakeUser, written: Written
) -> None:
    api = make_user()
    me = api.auth.me()

    api.user.update_me(username=f"{me.username}!", password="another secret")
    api.user.update_me(username=f"{me.username}!")

    assert [(entry.action, entry.actor) for entry in written()] == [
        ("user.password", me.username),
        ("user.update", me.username),
    ]


def test_what_is_done_to_keys_is_written_down(make_user: MakeUser, written: Written) -> None:
    api = make_user(Permission.API_KEYS, Permission.FILE_DOWNLOAD)
    who = api.auth.me().username
    made = api.api_key.create(name="tablet", permissions=["file:download"])
    api.api_key.update(made.id, name="phone", permissions="inherit")
    api.api_key.regenerate_secret(made.id)
    api.api_key.delete(made.id)

    assert written() == [
        Entry(
            "api_key.create",
            who,
            "tablet",
            {"name": (None, "tablet"), "permissions": (None, "file:download")},
        ),
        Entry(
            "api_key.update",
            who,
            "phone",
            {"name": ("tablet", "phone"), "permissions": ("file:download", "inherit")},
        ),
        Entry("api_key.regenerate", who, "phone", {}),
        Entry("api_key.delete", who, "phone", {}),
    ]


def test_what_is_done_to_libraries_is_written_down(
    owner: Api, member: Api, written: Written, books: Path
) -> None:
    library = owner.library.create(name="Watched", path=str(books), scan_mode="NONE")
    config = models.LibraryConfigWrite.from_dict(library.config.to_dict() | {"watch": False})
    owner.library.update(
        library.id,
        name="Watched!",
        path=library.path,
        config=config,
        tags=["tea"],
        scan_mode="NONE",
    )
    ids = [member.auth.me().id]
    owner.library.update_excluded_users(library.id, user_ids=ids)
    owner.library.update_excluded_users(library.id, user_ids=ids)
    owner.library.clean(library.id)
    owner.library.delete(library.id)

    assert written() == [
        Entry("library.create", OWNER, "Watched", {"path": (None, str(books))}),
        Entry(
            "library.update",
            OWNER,
            "Watched!",
            {"name": ("Watched", "Watched!"), "tags": (None, "tea"), "watch": ("true", "false")},
        ),
        Entry("library.exclusions", OWNER, "Watched!", {"excluded_users": (None, MEMBER)}),
        Entry(
            "library.clean",
            OWNER,
            "Watched!",
            {"deleted_media_count": (None, "0"), "deleted_series_count": (None, "0")},
        ),
        Entry("library.delete", OWNER, "Watched!", {}),
    ]


def test_a_lock_out_is_written_down_as_the_servers_own(
    fresh_server: Callable[..., Server],
) -> None:
    server = fresh_server()
    with server.api(OWNER) as owner, server.api() as anonymous:
        for _ in range(10):
            with pytest.raises(Unauthorized):
                anonymous.auth.login(username=MEMBER, password="wrong")

        (entry,) = owner.audit.get(limit=1)

        assert (entry.action, entry.subject_name) == ("user.lock_out", MEMBER)
        assert (entry.actor_id, entry.actor_name) == (None, "server")
        assert entry.ip_address == "127.0.0.1"
        assert owner.user.get_by_id(entry.subject_id or "").is_locked


def test_who_claims_the_server_is_written_down_first(fresh_server: Callable[..., Server]) -> None:
    server = fresh_server(is_claimed=False)
    with server.api() as api:
        first = api.auth.register(username="ann", password=PASSWORD)
        api.auth.login(username="ann", password=PASSWORD)
        api.auth.register(username="bob", password=PASSWORD)

        entries = list(reversed(api.audit.get()))

    assert [(e.action, e.actor_name, e.subject_name) for e in entries] == [
        ("user.create", "ann", "ann"),
        ("user.create", "ann", "bob"),
    ]
    assert {entry.actor_id for entry in entries} == {first.id}


def test_what_is_refused_is_not_written_down(
    owner: Api, member: Api, make_user: MakeUser, written: Written
) -> None:
    me = make_user().auth.me()
    refused: list[tuple[type[Exception], Callable[[], Any]]] = [
        (Forbidden, lambda: member.user.delete(me.id)),
        (Conflict, lambda: owner.user.update(me.id, username=OWNER)),
        (Conflict, lambda: owner.user.create(username=OWNER, password=PASSWORD)),
        (Invalid, lambda: owner.user.update(me.id, username=me.username, avatar_url="nowhere")),
    ]
    for error, act in refused:
        with pytest.raises(error):
            act()

    assert written() == []


def test_what_comes_to_nothing_is_not_written_down(
    owner: Api, make_user: MakeUser, written: Written
) -> None:
    me = make_user(Permission.FILE_DOWNLOAD).auth.me()

    owner.user.update(me.id, username=me.username, permissions=["file:download"])
    owner.user.lock(me.id, lock=False)
    owner.user.restore(me.id)

    assert written() == []


def test_names_stay_when_their_owners_go(owner: Api, server: Server, name: str) -> None:
    made = owner.user.create(username=name, password=PASSWORD)
    with server.api(name) as api:
        api.user.update_me(username=f"{name}!")
    owner.user.delete(made.id, hard_delete=True)

    deletion, renaming, creation = owner.audit.get(limit=3)

    assert (renaming.actor_id, renaming.actor_name) == (made.id, name)
    assert (deletion.subject_name, creation.subject_name) == (f"{name}!", name)


def test_secrets_are_nowhere_in_it(owner: Api, http: Http, make_user: MakeUser, name: str) -> None:
    made = owner.user.create(username=name, password="a secret nobody reads")
    owner.user.update(made.id, username=name, password="a newer secret")
    api = make_user(Permission.API_KEYS)
    key = api.api_key.create(name="k", permissions="inherit").api_key

    text = http(owner).get("/api/v1/audit-log", params={"limit": 10}).text

    assert "api_key.create" in text
    for secret in ("nobody reads", "newer secret", *key.split("_")[1:], "argon2"):
        assert secret not in text


def test_it_comes_in_pages_newest_first(owner: Api) -> None:
    whole = owner.audit.get(page_size=100)
    walked = list(owner.audit.each(page_size=3))

    assert [entry.id for entry in walked][: len(whole)] == [entry.id for entry in whole]
    assert [entry.created_at for entry in walked] == sorted(
        (entry.created_at for entry in walked), reverse=True
    )
    by_id = owner.audit.get(cursor=str(walked[1].id), limit=2)
    assert [entry.id for entry in by_id] == [entry.id for entry in walked[2:4]]
    for cursor in ("nobody", "0", "99999999999999999999999"):
        with pytest.raises(Invalid):
            owner.audit.get(cursor=cursor, limit=1)


def test_the_contract_knows_every_action(owner: Api) -> None:
    known = {*models.AuditAction.__args__}  # type: ignore[attr-defined]

    assert known == {action.value for action in Action}
    assert {entry.action for entry in owner.audit.each()} <= known
