"""How requests prove who sends them: a session cookie, a token, an API key or a password."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Generator
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Literal

import httpx
from stump_generated.client.models import CreatedToken, LoginWithToken, User

from stump_client.errors import ApiError

AuthMethodName = Literal["session", "token", "api-key", "basic"]


class AuthMethod(httpx.Auth):
    """A strategy: what a login asks for, what is kept of it, what requests carry."""

    wants_session = False
    wants_token = False
    token: str | None = None
    refresh_token: str | None = None

    def authorization(self) -> str | None:
        """The `Authorization` header of the next request, None for none."""
        return f"Bearer {self.token}" if self.token else None

    def cookie_jar(self) -> CookieJar:
        """Where cookies are kept. A cookie would win over the header, so none are."""
        return CookieJar(DefaultCookiePolicy(allowed_domains=[]))

    def signed_in(self, answer: LoginWithToken | User) -> User:
        """Keep of a login what this method needs."""
        return answer.for_user if isinstance(answer, LoginWithToken) else answer

    def refreshed(self, token: CreatedToken) -> CreatedToken:
        """Keep of new tokens what this method needs."""
        return token

    def forget(self) -> None:
        """Forget what a login gave."""

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Put the header on a request that is about to leave."""
        if header := self.authorization():
            request.headers["Authorization"] = header
        yield request


class SessionAuth(AuthMethod):
    """The cookie of a login."""

    wants_session = True

    def cookie_jar(self) -> CookieJar:
        """A jar that keeps the session cookie."""
        return CookieJar()


class TokenAuth(AuthMethod):
    """The access token of a login, and the refresh token if one was asked for."""

    wants_token = True

    def signed_in(self, answer: LoginWithToken | User) -> User:
        """Keep the tokens."""
        if isinstance(answer, User):
            raise ApiError("The server signs in without giving a token")
        self.refreshed(answer.token)
        return answer.for_user

    def refreshed(self, token: CreatedToken) -> CreatedToken:
        """Keep the tokens."""
        self.token = token.access_token
        self.refresh_token = token.refresh_token or None
        return token

    def forget(self) -> None:
        """Forget the tokens."""
        self.token = self.refresh_token = None


class ApiKeyAuth(AuthMethod):
    """An API key, `stump_<short>_<long>`."""

    def __init__(self, api_key: str) -> None:
        self.token = api_key


class BasicAuth(AuthMethod):
    """Name and password with every request; the server looks at them in OPDS only."""

    def __init__(self, username: str, password: str) -> None:
        self._credentials = b64encode(f"{username}:{password}".encode()).decode()

    def authorization(self) -> str:
        """The name and the password, as RFC 7617 has it."""
        return f"Basic {self._credentials}"


def choose(
    name: AuthMethodName, *, api_key: str | None, username: str | None, password: str | None
) -> AuthMethod:
    """The strategy of that name; raises ValueError when the credentials do not go with it."""
    if (api_key is not None) != (name == "api-key"):
        raise ValueError('api_key goes with auth_method="api-key", and only with that')
    if (username is not None, password is not None) != (name == "basic", name == "basic"):
        raise ValueError('username and password go with auth_method="basic", and only with that')
    if api_key is not None:
        return ApiKeyAuth(api_key)
    if username is not None and password is not None:
        return BasicAuth(username, password)
    return _without_credentials(name)


def _without_credentials(name: str) -> AuthMethod:
    if name == "session":
        return SessionAuth()
    if name == "token":
        return TokenAuth()
    raise ValueError(f"auth_method is session, token, api-key or basic, not {name!r}")
