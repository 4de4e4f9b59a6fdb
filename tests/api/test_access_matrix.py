"""Who gets in where: every operation of the contract, asked by everybody there is.

What is expected follows from the contract alone, so that new operations are covered without a
word here. Everybody is new for every operation: what one does to their account hurts nobody else.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from typing import Any

import httpx
import pytest
from builders import sdk_contract, servers
from builders.books import png
from builders.servers import PASSWORD
from sqlalchemy import select
from stump_server import services
from stump_server.domain.access import AgeRestriction, Permission, Viewer
from stump_server.services.auth import Origin
from stump_server.storage import Work
from stump_server.storage.tables import users

OWNER_ONLY = "server_owner"
# They judge what the body says, not who sends it.
JUDGES_OF_BODIES = {"auth.login", "auth.refresh", "auth.register"}
# A key with a list stands for a part of its owner's rights, and does not speak for the account.
WHOLE_ACCOUNT = {
    "auth.logout_everywhere",
    "user.update",
    "user.update_me",
    "user.get_sessions",
    "user.delete_sessions",
    "user.delete_session",
    "user.get_login_activity",
    "user.upload_avatar",
    "user.delete_avatar",
}
# Examples of the contract that give away what their senders do not have.
BODIES = {
    "api_key.create": {"name": "tablet", "permissions": []},
    "api_key.update": {"name": "tablet", "permissions": []},
    "user.create": {"username": "made", "password": PASSWORD},
}
NOWHERE = Origin("127.0.0.1", "tests")
NO_KEY = "stump_no_key"
LET_IN = "let in"


@dataclass(frozen=True)
class Operation:
    """What the contract says of one operation."""

    id: str
    method: str
    path: str
    schemes: frozenset[str]
    is_optional: bool
    permissions: tuple[str, ...]
    parameters: tuple[str, ...]
    statuses: frozenset[str]
    body: dict[str, Any] | None

    @property
    def is_open(self) -> bool:
        """Whether nobody is asked who they are."""
        return not self.schemes and not self.takes_path_key

    @property
    def takes_path_key(self) -> bool:
        """Whether the key is a part of the path."""
        return "{api_key}" in self.path

    @property
    def wanted(self) -> tuple[Permission, ...]:
        """The permissions that an account can be given."""
        return tuple(Permission(name) for name in self.permissions if name != OWNER_ONLY)


@cache
def operations() -> tuple[Operation, ...]:
    """Every operation of the contract."""
    return tuple(
        _operation(path, method, node)
        for path, item in sdk_contract.load()["paths"].items()
        for method, node in item.items()
        if isinstance(node, dict) and "operationId" in node
    )


def _operation(path: str, method: str, node: dict[str, Any]) -> Operation:
    names = (p.get("$ref", "").rpartition("/")[2] for p in node.get("parameters", []))
    return Operation(
        id=node["operationId"],
        method=method.upper(),
        path=path,
        schemes=frozenset(name for entry in node["security"] for name in entry),
        is_optional={} in node["security"],
        permissions=tuple(node.get("x-permission", ())),
        parameters=tuple(names),
        statuses=frozenset(node["responses"]),
        body=node.get("requestBody"),
    )


# -- everybody ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Caller:
    """Somebody as a request shows them, and what the contract lets them expect."""

    expected: Callable[[Operation], object]
    user_id: str = "nobody"
    cookie: str | None = None
    bearer: str | None = None
    password: tuple[str, str] | None = None

    @property
    def headers(self) -> dict[str, str]:
        """What they send."""
        sent: dict[str, str] = {"x-stump-save-session": "false"}
        if self.cookie:
            sent["cookie"] = f"stump_session={self.cookie}"
        if self.bearer:
            sent["authorization"] = f"Bearer {self.bearer}"
        if self.password:
            pair = b64encode(":".join(self.password).encode()).decode()
            sent["authorization"] = f"Basic {pair}"
        return sent

    @property
    def path_key(self) -> str:
        """What stands in paths that hold a key."""
        return self.bearer if self.bearer and self.bearer.startswith("stump_") else NO_KEY


def unknown(operation: Operation) -> object:
    """Somebody without credentials, or with none that count."""
    if operation.is_open or operation.is_optional:
        return LET_IN
    return 401


def powerless(operation: Operation) -> object:
    """Somebody with a session and no permission."""
    if operation.takes_path_key:
        return 401
    return 403 if operation.permissions else LET_IN


def entitled(operation: Operation) -> object:
    """Somebody with a session or a token and all that is needed."""
    return 401 if operation.takes_path_key else LET_IN


def inheriting_key(operation: Operation) -> object:
    """A key that is its owner, who has all that is needed."""
    if not (operation.takes_path_key or "bearer" in operation.schemes):
        return unknown(operation)
    return LET_IN


def listing_key(operation: Operation) -> object:
    """A key that lists all that is needed."""
    if operation.id in WHOLE_ACCOUNT or OWNER_ONLY in operation.permissions:
        return 403
    return inheriting_key(operation)


def empty_key(operation: Operation) -> object:
    """A key that lists nothing, of somebody who has all that is needed."""
    return 403 if operation.permissions else listing_key(operation)


def with_password(operation: Operation) -> object:
    """Somebody with all that is needed who sends name and password."""
    return LET_IN if "basic" in operation.schemes else unknown(operation)


def locked_token(operation: Operation) -> object:
    """The token of a locked account: it is known who that is."""
    if "bearer" not in operation.schemes:
        return unknown(operation)
    return 403


def gone_bearer(operation: Operation) -> object:
    """A token or key that counts no more, which is no reason to take somebody for a stranger."""
    if "bearer" not in operation.schemes:
        return unknown(operation)
    return 401


@dataclass
class Town:
    """Makes people, over the database of a running server."""

    server: Any
    hashed: str = field(default_factory=lambda: services.password.hashed(PASSWORD))
    numbers: Iterator[int] = field(default_factory=count)

    def people(self, operation: Operation) -> dict[str, Caller]:
        """Everybody who will ask for an operation."""
        with self.server.installation.database.work(writes=True) as work:
            return dict(self._people(work, operation))

    def _people(self, work: Work, operation: Operation) -> Iterator[tuple[str, Caller]]:
        yield "anonymous", Caller(unknown)
        yield "made up cookie", Caller(unknown, cookie="made-up")
        plain = self._add(work, ())
        yield "member", Caller(powerless, plain.id, cookie=self._session(work, plain))
        right = self._entitled(work, operation)
        yield "member with right", Caller(entitled, right.id, bearer=self._token(work, right))
        minor = self._entitled(work, operation, limit=AgeRestriction(0, restrict_on_unset=True))
        yield "restricted member", Caller(entitled, minor.id, cookie=self._session(work, minor))
        keeper = self._entitled(work, operation)
        shown = (keeper.username, PASSWORD)
        yield "member with password", Caller(with_password, keeper.id, password=shown)
        for name, expected, listed in (
            ("key inherit", inheriting_key, None),
            ("key with list", listing_key, operation.wanted),
            ("key with empty list", empty_key, ()),
        ):
            holder = self._entitled(work, operation, Permission.API_KEYS)
            yield name, Caller(expected, holder.id, bearer=self._key(work, holder, listed))
        yield from self._gone(work, operation)

    def _gone(self, work: Work, operation: Operation) -> Iterator[tuple[str, Caller]]:
        """Members with all that is needed, by what they showed before they were shut out."""
        for state, of_token in (("locked", locked_token), ("deleted", gone_bearer)):
            by_cookie, by_token = (self._add(work, operation.wanted) for _ in range(2))
            by_key = self._add(work, (*operation.wanted, Permission.API_KEYS))
            cookie = self._session(work, by_cookie)
            yield f"{state}, session", Caller(unknown, by_cookie.id, cookie=cookie)
            token = self._token(work, by_token)
            yield f"{state}, token", Caller(of_token, by_token.id, bearer=token)
            key = self._key(work, by_key, None)
            yield f"{state}, key", Caller(gone_bearer, by_key.id, bearer=key)
            for user in (by_cookie, by_token, by_key):
                if state == "locked":
                    work.users.set_locked(user.id, is_locked=True)
                else:
                    work.users.set_deleted(user.id, is_deleted=True)

    def _entitled(
        self,
        work: Work,
        operation: Operation,
        *more: Permission,
        limit: AgeRestriction | None = None,
    ) -> Viewer:
        """A member with exactly what is needed, or the owner where nobody else will do."""
        if OWNER_ONLY not in operation.permissions:
            return self._add(work, (*operation.wanted, *more), limit)
        row = work.connection.execute(select(users).where(users.c.is_server_owner)).one()
        return Viewer(row.id, row.username, is_server_owner=True)

    def _add(
        self, work: Work, permissions: tuple[Permission, ...], limit: AgeRestriction | None = None
    ) -> Viewer:
        user = work.users.add(
            f"member {next(self.numbers)}",
            self.hashed,
            permissions=permissions,
            age_restriction=limit,
        )
        return Viewer(user.id, user.username, permissions=frozenset(user.effective_permissions))

    def _session(self, work: Work, viewer: Viewer) -> str:
        return services.auth.open_session(work, viewer.id, NOWHERE)

    def _token(self, work: Work, viewer: Viewer) -> str:
        return services.token.create(work, viewer.id).text

    def _key(self, work: Work, viewer: Viewer, listed: tuple[Permission, ...] | None) -> str:
        _, text = services.api_key.create(
            work, viewer, name="tablet", permissions=listed, expires_at=None
        )
        return text


@pytest.fixture(scope="module")
def town(
    prepared: Any, tmp_path_factory: pytest.TempPathFactory, new_database: Any
) -> Iterator[Town]:
    """A server of our own, which nobody is turned away from for coming too often."""
    folder = tmp_path_factory.mktemp("town")
    address = prepared.copy(folder, new_database)
    settings = servers.settings_for(folder, address, sign_in_failures_per_minute=0)
    with servers.serving(settings, prepared) as server:
        yield Town(server)


# -- asking ---------------------------------------------------------------------------------


def place(operation: Operation, caller: Caller) -> str:
    """The path, about the caller's own account where it is about one."""
    known = sdk_contract.load()["components"]["parameters"]
    filled = operation.path
    for name in operation.parameters:
        parameter = known[name]
        if parameter["in"] == "path":
            value = _value(name, parameter, caller)
            filled = filled.replace(f"{{{parameter['name']}}}", value)
    return filled


def _value(name: str, parameter: dict[str, Any], caller: Caller) -> str:
    if parameter["name"] == "api_key":
        return caller.path_key
    if name == "UserId":
        return caller.user_id
    schema = sdk_contract.resolve(parameter["schema"])
    return "1" if schema.get("type") == "integer" else "missing"


def body(operation: Operation) -> dict[str, Any]:
    """What the contract gives as an example, as arguments of httpx."""
    if operation.body is None:
        return {}
    if operation.id in BODIES:
        return {"json": BODIES[operation.id]}
    media_type, content = next(iter(operation.body["content"].items()))
    if media_type.startswith("multipart/"):
        return {"files": {"file": ("a.png", png(4, 4, (1, 2, 3)), "image/png")}}
    schema = sdk_contract.resolve(content["schema"])
    return {"json": content.get("example", schema.get("example"))}


def ask(client: httpx.Client, operation: Operation, caller: Caller) -> int:
    """The status of the answer; a stream is left as soon as it begins."""
    asked: dict[str, Any] = {"headers": caller.headers, **body(operation)}
    with client.stream(operation.method, place(operation, caller), **asked) as answer:
        return answer.status_code


def seen(status: int) -> object:
    """What somebody sees of a status: to be let in may still mean that nothing is there."""
    return status if status in (401, 403) else LET_IN


@pytest.mark.parametrize("operation", operations(), ids=lambda operation: operation.id)
def test_everybody_gets_in_where_the_contract_says(town: Town, operation: Operation) -> None:
    people = town.people(operation)

    with httpx.Client(base_url=town.server.url, timeout=30) as client:
        statuses = {name: ask(client, operation, caller) for name, caller in people.items()}

    assert {str(status) for status in statuses.values()} <= operation.statuses
    assert not {500, 429} & set(statuses.values())
    if operation.id not in JUDGES_OF_BODIES:
        expected = {name: caller.expected(operation) for name, caller in people.items()}
        assert {name: seen(status) for name, status in statuses.items()} == expected


def test_the_exceptions_stand_for_operations_that_there_are() -> None:
    known = {operation.id for operation in operations()}

    assert known >= JUDGES_OF_BODIES | WHOLE_ACCOUNT | set(BODIES)
    assert any(operation.permissions == (OWNER_ONLY,) for operation in operations())
