"""Access tokens: only our own, only as signed, only for their time."""

from __future__ import annotations

import base64
import json
from datetime import timedelta

import jwt
import pytest
from builders.gate import Gate
from builders.shelf import Clock
from stump_server import services
from stump_server.domain.errors import Forbidden, Unauthorized
from stump_server.domain.policy import Policy
from stump_server.storage import Work


@pytest.fixture
def ann(gate: Gate) -> str:
    """An account."""
    return gate.person("ann")


def token_of(gate: Gate, id: str) -> str:
    with gate.open_work() as work:
        return services.token.create(work, id).text


def whose(gate: Gate, text: str) -> str:
    with gate.database.work() as work:
        return services.auth.identify_token(work, text).username


def refuses(gate: Gate, text: str) -> None:
    with pytest.raises(Unauthorized):
        whose(gate, text)


def key_of(work: Work) -> str:
    return work.sessions.signing_keys()[0][1]


def test_a_token_works_until_the_moment_it_says(gate: Gate, clock: Clock, ann: str) -> None:
    gate.database.policy = Policy(access_token_ttl=timedelta(minutes=15))
    with gate.open_work() as work:
        token = services.token.create(work, ann)

    assert token.expires_at == clock.now + timedelta(minutes=15)
    clock.pass_by(minutes=14, seconds=59)
    assert whose(gate, token.text) == "ann"
    clock.pass_by(seconds=1)
    refuses(gate, token.text)


def test_tokens_end_with_a_new_password(gate: Gate, clock: Clock, ann: str) -> None:
    token = token_of(gate, ann)
    clock.pass_by(seconds=1)

    services.user.reset_password(gate.open_work, "ann", "another")

    refuses(gate, token)


def test_tokens_of_locked_and_deleted_accounts_are_refused(
    gate: Gate, clock: Clock, ann: str
) -> None:
    token = token_of(gate, ann)
    with gate.open_work() as work:
        services.user.set_locked(work, "ann", is_locked=True)
    with pytest.raises(Forbidden):
        whose(gate, token)

    with gate.open_work() as work:
        services.user.set_locked(work, "ann", is_locked=False)
    refuses(gate, token)

    clock.pass_by(seconds=1)
    token = token_of(gate, ann)
    with gate.open_work() as work:
        work.users.set_deleted(ann, is_deleted=True)
    refuses(gate, token)


def test_another_algorithm_than_ours_is_refused(gate: Gate, ann: str) -> None:
    whole = token_of(gate, ann)
    claims = jwt.decode(whole, options={"verify_signature": False})
    with gate.database.work() as work:
        key = key_of(work)
    none = base64.urlsafe_b64encode(json.dumps({"alg": "none"}).encode()).rstrip(b"=").decode()

    refuses(gate, jwt.encode(claims, key, algorithm="HS512"))
    refuses(gate, f"{none}.{whole.split('.')[1]}.")
    refuses(gate, jwt.encode(claims, "x" * 64, algorithm="HS256"))
    assert whose(gate, jwt.encode(claims, key, algorithm="HS256")) == "ann"


@pytest.mark.parametrize("missing", ["sub", "iat", "exp"])
def test_tokens_say_everything(gate: Gate, ann: str, missing: str) -> None:
    claims = jwt.decode(token_of(gate, ann), options={"verify_signature": False})
    del claims[missing]
    with gate.database.work() as work:
        key = key_of(work)

    refuses(gate, jwt.encode(claims, key, algorithm="HS256"))


@pytest.mark.parametrize("text", ["", "x", "a.b.c", "é.è.ê", "." * 5, "eyJhbGciOiJIUzI1NiJ9.e30."])
def test_what_is_no_token_is_refused(gate: Gate, ann: str, text: str) -> None:
    token_of(gate, ann)

    refuses(gate, text)


def test_tokens_of_a_replaced_key_live_out_their_time(gate: Gate, clock: Clock, ann: str) -> None:
    old = token_of(gate, ann)
    clock.pass_by(hours=1)
    with gate.open_work() as work:
        services.token.rotate_key(work)
    new = token_of(gate, ann)
    assert jwt.get_unverified_header(old)["kid"] != jwt.get_unverified_header(new)["kid"]

    clock.pass_by(hours=22)
    with gate.open_work() as work:
        assert services.token.remove_old_keys(work) == 0
    assert (whose(gate, old), whose(gate, new)) == ("ann", "ann")

    clock.pass_by(hours=2)
    with gate.open_work() as work:
        assert services.token.remove_old_keys(work) == 1
        assert len(work.sessions.signing_keys()) == 1
    refuses(gate, new)
    assert whose(gate, token_of(gate, ann)) == "ann"
