"""`stump account`: what the person at the machine does to accounts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from stump_server.commands import app
from stump_server.domain.access import AgeRestriction, Permission
from stump_server.domain.errors import Forbidden, Invalid, NotFound, Taken
from stump_server.domain.page import Everything
from stump_server.domain.user import User
from stump_server.installation import open_installation
from stump_server.services import password
from stump_server.settings import Settings
from stump_server.storage import Work
from typer.testing import CliRunner, Result

T = TypeVar("T")
Stump = Callable[..., Result]
PASSWORD = "correct horse battery staple"


@pytest.fixture
def stump(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stump:
    """Runs `stump account ...` over a data directory of this test's own, which ann owns."""
    monkeypatch.setenv("STUMP_CONFIG_DIR", str(tmp_path))

    def run(*arguments: str, says: str = PASSWORD) -> Result:
        done = CliRunner().invoke(app, ["account", *arguments], input=f"{says}\n")
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    assert run("create", "ann").exit_code == 0
    return run


def look(ask: Callable[[Work], T]) -> T:
    """What a unit of work over the same directory finds."""
    with open_installation(Settings()) as installation, installation.database.work() as work:
        return ask(work)


def account(name: str) -> User:
    found = look(lambda work: work.users.find_by_username(name, with_deleted=True))
    assert found is not None
    return found


def audited() -> list[tuple[str, str, str | None]]:
    """Actor, action and subject of all that was written down, oldest first."""
    entries = look(lambda work: work.audit.get(Everything())).items
    return [(entry.actor_name, entry.action, entry.subject_name) for entry in reversed(entries)]


def test_the_first_account_owns_the_server_and_others_do_not(stump: Stump) -> None:
    done = stump(
        "create",
        "bob",
        *("--permission", "file:download", "--permission", "user:read"),
        *("--age", "12", "--deny-tag", "horror"),
    )

    bob = account("bob")
    assert "bob is a member" in done.output
    assert account("ann").is_server_owner
    assert not bob.is_server_owner
    assert {*bob.permissions} == {Permission.FILE_DOWNLOAD, Permission.USER_READ}
    assert (bob.age_restriction, bob.denied_tags) == (AgeRestriction(12), ("horror",))
    stored = look(lambda work: work.users.password_hash(bob.id))
    assert password.is_right(stored, PASSWORD)
    assert PASSWORD not in done.output


@pytest.mark.parametrize(
    ("arguments", "says", "error"),
    [
        (["create", "ANN"], PASSWORD, Taken),
        (["create", " "], PASSWORD, Invalid),
        (["delete", "ann"], "", Forbidden),
        (["delete", "ann", "--hard", "--yes"], "", Forbidden),
        (["delete", "nobody"], "", NotFound),
        (["lock", "nobody"], "", NotFound),
    ],
)
def test_what_cannot_be_done_is_refused(
    stump: Stump, arguments: list[str], says: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        stump(*arguments, says=says)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["create", "bob"], ""),
        (["create", "bob", "--permission", "everything"], PASSWORD),
        (["create", "bob", "--age", "-1"], PASSWORD),
    ],
)
def test_what_is_not_understood_is_refused(stump: Stump, arguments: list[str], says: str) -> None:
    assert stump(*arguments, says=says).exit_code == 2
    assert look(lambda work: work.users.find_by_username("bob")) is None


@pytest.mark.usefixtures("stump")
def test_a_password_that_is_no_text_is_refused() -> None:
    done = CliRunner().invoke(app, ["account", "create", "bob"], input=b"\xff\n")

    assert done.exit_code == 2
    assert "The password is no UTF-8" in done.output
    assert look(lambda work: work.users.find_by_username("bob")) is None


def test_a_deleted_account_keeps_its_name_until_all_of_it_goes(stump: Stump) -> None:
    stump("create", "bob")

    assert stump("delete", "bob").exit_code == 0
    assert account("bob").deleted_at is not None
    assert "bob" not in stump("list").output
    with pytest.raises(Taken):
        stump("create", "bob")
    assert stump("delete", "bob", "--hard", says="n").exit_code == 1
    assert account("bob")
    assert stump("delete", "bob", "--hard", says="y").exit_code == 0
    assert stump("create", "bob").exit_code == 0
    assert stump("delete", "bob", "--hard", "--yes").exit_code == 0


def test_what_the_command_line_does_is_written_down(stump: Stump) -> None:
    stump("create", "bob")
    stump("lock", "bob")
    stump("unlock", "bob")
    stump("reset-password", "bob", says="another one")
    stump("lock", "ann")
    stump("delete", "bob")

    assert audited() == [
        ("command line", "user.create", "ann"),
        ("command line", "user.create", "bob"),
        ("command line", "user.lock", "bob"),
        ("command line", "user.unlock", "bob"),
        ("command line", "user.password", "bob"),
        ("command line", "user.lock", "ann"),
        ("command line", "user.delete", "bob"),
    ]


def test_a_new_password_ends_what_was_open(stump: Stump) -> None:
    ann = account("ann")
    with (
        open_installation(Settings()) as installation,
        installation.database.work(writes=True) as work,
    ):
        ends_at = work.now + timedelta(days=1)
        work.sessions.add("s", ann.id, ends_at, ip_address="", user_agent="")
    assert len(look(lambda work: work.sessions.get_open(ann.id, None))) == 1

    stump("reset-password", "ann", says="another one")

    assert look(lambda work: work.sessions.get_open(ann.id, None)) == ()
    assert password.is_right(look(lambda work: work.users.password_hash(ann.id)), "another one")
