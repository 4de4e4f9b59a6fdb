"""Signing in and out, and creating accounts."""

from __future__ import annotations

from stump_generated.client.api.auth import (
    auth_login,
    auth_logout,
    auth_logout_everywhere,
    auth_me,
    auth_refresh,
    auth_register,
)

from stump_client import models
from stump_client._calls import Call, call, given
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
        generate_refresh_token: bool | None = None,
        create_session: bool | None = None,
    ) -> Call[models.User]:
        """Sign in with a password, and keep what the auth method needs.

        Whether a token or a session is asked for follows from the auth method; a refresh token is
        given only when it is asked for.
        """
        method = self._caller.auth_method
        answer: Call[models.LoginWithToken | models.User] = call(auth_login)(
            body=models.LoginRequest(username=username, password=password),
            generate_token=method.wants_token if generate_token is None else generate_token,
            generate_refresh_token=given(generate_refresh_token),
            create_session=method.wants_session if create_session is None else create_session,
        ).expect(models.LoginWithToken, models.User)
        return answer.then(method.signed_in)

    @operation
    def logout(self) -> Call[models.StatusMessage]:
        """End the session, and forget the cookie or the token."""
        return call(auth_logout)().then(self._forget)

    @operation
    def logout_everywhere(self) -> Call[models.StatusMessage]:
        """End all sessions and void all tokens of the account, those of this caller included."""
        return call(auth_logout_everywhere)().then(self._forget)

    @operation
    def refresh(self, *, refresh_token: str | None = None) -> Call[models.CreatedToken]:
        """Exchange a refresh token for new tokens and keep them.

        Without one, the token that the last login or refresh gave is used.
        """
        method = self._caller.auth_method
        token = refresh_token or method.refresh_token
        if token is None:
            raise ValueError("there is no refresh token; ask for one with generate_refresh_token")
        body = models.RefreshRequest(refresh_token=token)
        return call(auth_refresh)(body=body).then(method.refreshed)

    @operation
    def register(self, *, username: str, password: str) -> Call[models.User]:
        """Create an account; the first one owns the server."""
        return call(auth_register)(body=models.LoginRequest(username=username, password=password))

    def _forget(self, answer: models.StatusMessage) -> models.StatusMessage:
        self._caller.forget()
        return answer
