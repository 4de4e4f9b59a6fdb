"""Signing in and out, and creating accounts."""

from __future__ import annotations

from stump_generated.client.api.auth import auth_login, auth_logout, auth_me, auth_register

from stump_client import models
from stump_client._calls import Call, call
from stump_client._operation import C, Controller, operation


class AuthController(Controller[C]):
    """Operations of the tag `auth`."""

    _tag = "auth"

    @operation
    def me(self) -> Call[models.User]:
        """Get the account that is calling."""
        return call(auth_me)()

    @operation
    def login(
        self,
        *,
        username: str,
        password: str,
        generate_token: bool | None = None,
        create_session: bool | None = None,
    ) -> Call[models.User]:
        """Sign in with a password, and keep what the auth method needs.

        Whether a token or a session is asked for follows from the auth method.
        """
        method = self._caller.auth_method
        answer: Call[models.LoginWithToken | models.User] = call(auth_login)(
            body=models.LoginRequest(username=username, password=password),
            generate_token=method.wants_token if generate_token is None else generate_token,
            create_session=method.wants_session if create_session is None else create_session,
        ).expect(models.LoginWithToken, models.User)
        return answer.then(method.signed_in)

    @operation
    def logout(self) -> Call[models.StatusMessage]:
        """End the session, and forget the cookie or the token."""
        return call(auth_logout)().then(self._forget)

    @operation
    def register(self, *, username: str, password: str) -> Call[models.User]:
        """Create an account; the first one owns the server."""
        return call(auth_register)(body=models.LoginRequest(username=username, password=password))

    def _forget(self, answer: models.StatusMessage) -> models.StatusMessage:
        self._caller.forget()
        return answer
