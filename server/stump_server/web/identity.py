"""Finds out who calls, by the services that know accounts, sessions and keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from stump_server.domain.access import Viewer
from stump_server.domain.errors import Unauthorized
from stump_server.services import api_key, auth
from stump_server.web.call import Call
from stump_server.web.door import Database

if TYPE_CHECKING:
    from stump_server.storage import Work


class StoredIdentities:
    """The identities that the database holds; fits `security.Identify`."""

    def session(self, work: Work, token: str) -> Viewer | None:
        """The viewer of a session cookie, or None."""
        return auth.identify_session(work, token)

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

        Raises Unauthorized.
        """
        sign_in = auth.login(
            partial(database.work, writes=True),
            username,
            password,
            auth.Origin.of(call.client, call.user_agent),
            create_session=call.header("x-stump-save-session") in (None, "true"),
        )
        with database.work() as work:
            standing = work.sessions.find_user(sign_in.user.id)
        if standing is None:
            raise Unauthorized
        return standing.viewer, sign_in.session_token
