"""API keys: never wider, and never longer, than whoever made them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from builders.shelf import Clock, Shelf, viewer
from sqlalchemy import select, update
from stump_server import services
from stump_server.domain.access import AgeRestriction, Permission, Viewer
from stump_server.domain.errors import Forbidden, Invalid, NotFound, Unauthorized
from stump_server.storage import Database, Work
from stump_server.storage.tables import api_keys, users

KEYS = Permission.API_KEYS
SCAN = Permission.LIBRARY_SCAN
DOWNLOAD = Permission.FILE_DOWNLOAD


@pytest.fixture
def kim(work: Work) -> Viewer:
    """Somebody who may have keys, scan, and see what is fit for twelve-year-olds."""
    limit = AgeRestriction(12)
    return viewer(work.users.add("kim", "", permissions=(KEYS, SCAN), age_restriction=limit))


def make(
    work: Work,
    maker: Viewer,
    permissions: tuple[Permission, ...] | None = None,
    expires_at: datetime | None = None,
) -> str:
    _, text = services.api_key.create(
        work, maker, name="tablet", permissions=permissions, expires_at=expires_at
    )
    return text


def identify(work: Work, text: str) -> Viewer:
    return services.api_key.identify(work, text)


def refuses(work: Work, text: str) -> None:
    with pytest.raises(Unauthorized) as refusal:
        identify(work, text)
    assert refusal.value.sentence == "The API key is not valid"


def test_a_key_has_a_form_and_is_kept_as_a_hash(work: Work, ann: Viewer) -> None:
    text = make(work, ann)
    prefix, short, long = text.split("_")
    stored = str(work.connection.execute(select(api_keys)).all())

    assert services.api_key.has_form(text)
    assert (prefix, len(short), len(long)) == ("stump", 11, 33)
    assert short in stored
    assert long not in stored


def test_a_key_that_inherits_is_its_owner(work: Work, ann: Viewer) -> None:
    caller = identify(work, make(work, ann))

    assert caller.is_server_owner
    assert (caller.id, caller.is_limited_key) == (ann.id, False)
    assert caller.api_key_id is not None


def test_a_list_limits_even_the_server_owner(work: Work, ann: Viewer) -> None:
    caller = identify(work, make(work, ann, (Permission.LIBRARY_MANAGE,)))

    assert not caller.is_server_owner
    assert caller.permissions == {
        Permission.LIBRARY_MANAGE,
        Permission.LIBRARY_DELETE,
        Permission.LIBRARY_EDIT,
        SCAN,
    }


def test_a_list_holds_nothing_its_maker_lacks(work: Work, kim: Viewer) -> None:
    with pytest.raises(Forbidden):
        make(work, kim, (SCAN, DOWNLOAD))


@pytest.mark.parametrize(("listed", "left"), [(None, {KEYS}), ((KEYS, SCAN), {KEYS})])
def test_what_the_owner_loses_the_key_loses(
    database: Database, shelf: Shelf, listed: tuple[Permission, ...] | None, left: set[Permission]
) -> None:
    kim = shelf.person("kim", KEYS, SCAN)
    with database.work(writes=True) as work:
        text = make(work, kim, listed)
        give(work, kim, permissions=[KEYS.value])

    with database.work() as work:
        assert identify(work, text).permissions == left


def give(work: Work, user: Viewer, **values: Any) -> None:
    work.connection.execute(update(users).where(users.c.id == user.id).values(**values))


@pytest.mark.parametrize("listed", [None, (SCAN,), ()])
def test_limits_of_the_owner_hold_for_every_key(
    work: Work, kim: Viewer, listed: tuple[Permission, ...] | None
) -> None:
    caller = identify(work, make(work, kim, listed))

    assert caller.age_restriction == AgeRestriction(12)
    assert caller.sight == kim.sight


@pytest.mark.parametrize(
    "values",
    [{"permissions": []}, {"is_locked": True}, {"deleted_at": datetime.now().astimezone()}],
)
def test_keys_of_those_who_may_have_none_are_refused(
    work: Work, kim: Viewer, values: dict[str, Any]
) -> None:
    text = make(work, kim)
    give(work, kim, **values)

    refuses(work, text)


def test_a_right_that_brings_keys_along_is_not_made_up(work: Work, bob: Viewer) -> None:
    text = make(work, bob)

    refuses(work, text)


def test_keys_expire_at_the_moment_they_say(database: Database, clock: Clock, ann: Viewer) -> None:
    with database.work(writes=True) as work:
        text = make(work, ann, expires_at=work.now + timedelta(hours=1))

    clock.pass_by(minutes=59)
    with database.work() as work:
        assert identify(work, text).id == ann.id
    clock.pass_by(minutes=1)
    with database.work() as work:
        refuses(work, text)


def test_deleted_and_renewed_keys_stop_at_once(work: Work, ann: Viewer) -> None:
    first = make(work, ann)
    (key,) = services.api_key.get(work, ann)
    _, second = services.api_key.regenerate_secret(work, ann, key.id)
    refuses(work, first)
    assert identify(work, second).id == ann.id

    services.api_key.delete(work, ann, key.id)
    refuses(work, second)


@pytest.mark.parametrize(
    "form",
    [
        "stump_{short}_{long}x",
        "stump_{short}_{long:.32}",
        "stump_{short:.10}_{long}",
        "stump_{long}_{short}",
        "stump_{short}_",
        "stump__{long}",
        "{short}_{long}",
    ],
)
def test_almost_right_is_wrong(work: Work, ann: Viewer, form: str) -> None:
    _, short, long = make(work, ann).split("_")

    refuses(work, form.format(short=short, long=long))


# -- what a key may do with keys ------------------------------------------------------------


@pytest.fixture
def limited(work: Work, ann: Viewer) -> Viewer:
    """The owner's key for keys and scans."""
    return identify(work, make(work, ann, (KEYS, SCAN)))


def test_a_key_with_a_list_cannot_make_a_wider_one(work: Work, limited: Viewer) -> None:
    with pytest.raises(Forbidden):
        make(work, limited, None)
    with pytest.raises(Forbidden):
        make(work, limited, (DOWNLOAD,))
    assert identify(work, make(work, limited, (SCAN,))).permissions == {SCAN}


@pytest.mark.parametrize("wanted", [None, (KEYS, SCAN, DOWNLOAD)])
def test_a_key_with_a_list_cannot_widen_itself_or_others(
    work: Work, ann: Viewer, limited: Viewer, wanted: tuple[Permission, ...] | None
) -> None:
    make(work, ann, (SCAN,))

    for key in services.api_key.get(work, ann):
        with pytest.raises(Forbidden):
            services.api_key.update(
                work, limited, key.id, name="x", permissions=wanted, expires_at=None
            )


def test_a_key_with_a_list_cannot_take_over_a_wider_one(
    work: Work, ann: Viewer, limited: Viewer
) -> None:
    make(work, ann)
    wide = services.api_key.get(work, ann)[0]

    with pytest.raises(Forbidden):
        services.api_key.regenerate_secret(work, limited, wide.id)


def test_a_key_cannot_be_made_to_last_by_itself(work: Work, ann: Viewer) -> None:
    end = work.now + timedelta(days=7)
    caller = identify(work, make(work, ann, expires_at=end))
    key_id = caller.api_key_id or 0

    for later in (None, end + timedelta(seconds=1)):
        with pytest.raises(Forbidden):
            make(work, caller, expires_at=later)
        with pytest.raises(Forbidden):
            services.api_key.update(
                work, caller, key_id, name="x", permissions=None, expires_at=later
            )
    assert identify(work, make(work, caller, expires_at=end)).id == ann.id
    services.api_key.regenerate_secret(work, caller, key_id)


def test_an_expiry_lies_in_the_future(work: Work, ann: Viewer) -> None:
    with pytest.raises(Invalid):
        make(work, ann, expires_at=work.now)


def test_keys_of_others_look_like_missing_ones(work: Work, ann: Viewer, kim: Viewer) -> None:
    make(work, ann)
    (key,) = services.api_key.get(work, ann)

    for use in (services.api_key.delete, services.api_key.regenerate_secret):
        with pytest.raises(NotFound):
            use(work, kim, key.id)


def test_testing_a_key_tells_nothing_of_others(work: Work, ann: Viewer, kim: Viewer) -> None:
    own, other = make(work, kim), make(work, ann)

    assert services.api_key.is_valid(work, kim, own)
    assert not services.api_key.is_valid(work, kim, other)
    assert not services.api_key.is_valid(work, kim, "stump_no_key")
    with pytest.raises(Invalid):
        services.api_key.is_valid(work, kim, "no key")
    assert {key.last_used_at for key in services.api_key.get(work, ann)} == {None}
