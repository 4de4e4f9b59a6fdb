"""Finds out who calls, by the services that know accounts, sessions and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stump_server.domain.access import Viewer
from stump_server.services import api_key, auth
from stump_server.services.basic import Remembered
from stump_server.services.pace import Pace
from stump_server.web.call import Call
from stump_server.web.door import Database

if TYPE_CHECKING:
    from stump_server.storage import Work


class StoredIdentities:
    """The identities that the database holds; fits `security.Identify`."""

    def __init__(self, pace: Pace) -> None:
        self._remembered = Remembered(pace)

    def session(self, work: Work, token: str) -> Viewer | None:
        """The viewer of a session cookie, or None."""
        return auth.identify_session(work, token)

    def is_ageing(self, work: Work, viewer: Viewer) -> bool:
        """Whether the end of the viewer's session is to be put off."""
        return auth.is_ageing(work.policy, viewer, work.now)

    def renew(self, work: Work, session_id: str) -> None:
        """Put the end of a session off."""
        auth.renew_session(work, session_id)

    def token(self, work: Work, text: str) -> Viewer:
        """The viewer of an access token. Raises Unauthorized or Forbidden."""
        return auth.identify_token(work, text)

    def api_key(self, work: Work, text: str) -> Viewer:
        """The viewer of an API key. Raises Unauthorized."""
        return api_key.identify(work, text)

    def note_use(self, work: Work, key_id: int) -> None:
        """Record that an API key was used now."""
        api_key.note_use(work, key_id)

    def password(
        self, database: Database, username: str, password: str, call: Call
    ) -> tuple[Viewer, str | None]:
        """The viewer of a name and a password, with a new session unless the client declines one.

        Raises Unauthorized or TooManyRequests.
        """
        return self._remembered.sign_in(
            database,
            username,
            password,
            auth.Origin.of(call.client, call.user_agent),
            wants_session=call.header("x-stump-save-session") in (None, "true"),
        )
