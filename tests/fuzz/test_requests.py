"""Made-up requests of every kind of caller find nothing that is not in the contract."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from builders import outside
from builders.checkout import operation_ids
from builders.fuzzing import IS_THOROUGH, PHASES, Budget, Outcome, Things, gather, run, token_of
from builders.servers import MEMBER, OWNER, Server

pytestmark = pytest.mark.slow

# What these do to the caller, or to all books, leaves nothing to try for the others: they run
# apart, each group on a server of its own.
ENDINGS = (
    ("library.delete", "library.create", "library.get_by_id"),
    ("auth.logout_everywhere", "auth.me"),
    ("user.update_me", "user.get_me"),
)
LINKED = {"library.delete"}
RELEASE = {"tag_name": "v99.0.0", "html_url": "https://example.org/releases/99"}


@dataclass(frozen=True, slots=True)
class Place:
    """A server, what is on it, and who calls."""

    server: Server
    things: Things
    folder: Path
    token: str | None

    def try_out(self, budget: Budget) -> Outcome:
        return run(self.server.url, self.folder, self.things, self.token, budget)


@pytest.fixture
def place(
    fresh_server: Callable[..., Server], tmp_path: Path
) -> Iterator[Callable[[str | None], Place]]:
    """Starts a server for a caller, with releases to look up."""
    with outside.running() as releases:
        releases.will(outside.reply_json(RELEASE))

        def start(username: str | None) -> Place:
            # Whoever tries made-up passwords on every feed would have to wait in between.
            chosen = {"update_feed_url": releases.url, "sign_in_failures_per_minute": 0}
            server = fresh_server(verbosity=0, **chosen)
            with server.api(OWNER) as owner:
                things = gather(server, owner, tmp_path / "shelves")
            token = token_of(server, username) if username else None
            return Place(server, things, tmp_path, token)

        yield start


# The coverage phase goes through each parameter by itself. These take the same sixty filters, by
# the same components, as the lists of libraries, series and media, where all of them are covered.
SAME_FILTERS = (
    "library.get_media",
    "library.get_series",
    "media.get_by_id",
    "media.get_keep_reading",
    "media.get_recently_added",
    "metadata.get_characters",
    "metadata.get_colorists",
    "metadata.get_editors",
    "metadata.get_genres",
    "metadata.get_inkers",
    "metadata.get_letterers",
    "metadata.get_pencillers",
    "metadata.get_publishers",
    "metadata.get_teams",
    "metadata.get_writers",
    "series.get_by_id",
    "series.get_media",
    "series.get_recently_added",
)
# With a key in the path an operation is the same as without.
SAME_BY_KEY = tuple(
    f"{tag}.{verb}"
    for tag, verbs in sorted(operation_ids().items())
    for verb in sorted(verbs)
    if verb.endswith("_by_key")
)
APART = tuple(names[0] for names in ENDINGS)


def test_the_owner_finds_nothing(place: Callable[[str | None], Place]) -> None:
    uncovered = () if IS_THOROUGH else (*SAME_FILTERS, *SAME_BY_KEY)

    outcome = place(OWNER).try_out(Budget(without=APART, uncovered=uncovered))

    assert not outcome.findings, outcome.output
    assert outcome.tested + len(APART) == sum(map(len, operation_ids().values()))


@pytest.mark.parametrize("username", [MEMBER, None], ids=["member", "anonymous"])
def test_those_with_fewer_rights_find_nothing(
    place: Callable[[str | None], Place], username: str | None
) -> None:
    # What values are refused does not depend on who sends them, and the owner went through them.
    phases = PHASES if IS_THOROUGH else ("examples", "fuzzing", "stateful")

    outcome = place(username).try_out(Budget(phases=phases, without=APART))

    assert not outcome.findings, outcome.output


@pytest.mark.parametrize("username", [OWNER, MEMBER], ids=["owner", "member"])
@pytest.mark.parametrize("operations", ENDINGS, ids=APART)
def test_what_ends_something_ends_nothing_else(
    place: Callable[[str | None], Place], operations: tuple[str, ...], username: str
) -> None:
    # Where nothing leads from one operation to the next, there is nothing to follow.
    phases = PHASES if operations[0] in LINKED else PHASES[:-1]

    outcome = place(username).try_out(Budget(only=operations, phases=phases))

    assert not outcome.findings, outcome.output
