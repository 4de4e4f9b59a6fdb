"""How requests prove who sends them: a session cookie, a token, an API key or a password."""

from __future__ import annotations

import asyncio
import threading
from base64 import b64encode
from collections.abc import AsyncGenerator, Generator
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Literal

import httpx
from stump_generated.client.models import CreatedToken, LoginWithToken, User

from stump_client._answers import understanding
from stump_client.errors import ApiError

# Refused for what they hold, not for who sends them.
_OWN_CREDENTIALS = ("/auth/login", "/auth/refresh")

AuthMethodName = Literal["session", "token", "api-key", "basic"]


class AuthMethod(httpx.Auth):
    """A strategy: what a login asks for, what is kept of it, what requests carry."""

    wants_session = False
    wants_token = False
    token: str | None = None
    refresh_token: str | None = None
    base_url = ""

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
    """The access token of a login, and the refresh token if one was asked for.

    With a refresh token, a request that is refused is sent once more with new tokens. The lock
    is there because a refresh token is good for one exchange, whoever else waits for it.
    """

    wants_token = True

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._async_lock = asyncio.Lock()

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

    def sync_auth_flow(
        self, request: httpx.Request
    ) -> Generator[httpx.Request, httpx.Response, None]:
        """Send a request, and once more with new tokens when the old ones are refused."""
        sent = self._sign(request)
        response = yield request
        if not self._is_worth_refreshing(request, response):
            return
        with self._lock:
            if self.token == sent:
                answer = yield self._exchange(request)
                answer.read()
                self._take(answer)
        if self.token != sent:
            self._sign(request)
            yield request

    async def async_auth_flow(
        self, request: httpx.Request
    ) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """The same without blocking."""
        sent = self._sign(request)
        response = yield request
        if not self._is_worth_refreshing(request, response):
            return
        async with self._async_lock:
            if self.token == sent:
                answer = yield self._exchange(request)
                await answer.aread()
                self._take(answer)
        if self.token != sent:
            self._sign(request)
            yield request

    def _sign(self, request: httpx.Request) -> str | None:
        """Put the token on a request; tells which one."""
        sent = self.token
        if sent is not None:
            request.headers["Authorization"] = f"Bearer {sent}"
        return sent

    def _is_worth_refreshing(self, request: httpx.Request, response: httpx.Response) -> bool:
        is_refused = response.status_code == httpx.codes.UNAUTHORIZED
        has_tokens = self.token is not None and self.refresh_token is not None
        return is_refused and has_tokens and not request.url.path.endswith(_OWN_CREDENTIALS)

    def _exchange(self, refused: httpx.Request) -> httpx.Request:
        return httpx.Request(
            "POST",
            f"{self.base_url}/api/v1/auth/refresh",
            headers={"User-Agent": refused.headers["User-Agent"]},
            json={"refresh_token": self.refresh_token},
            # How long to wait stands there.
            extensions=refused.extensions,
        )

    def _take(self, answer: httpx.Response) -> None:
        """Keep the new tokens; without any, the answer is what the caller gets to see."""
        if answer.is_success:
            with understanding(answer):
                self.refreshed(CreatedToken.from_dict(answer.json()))
        elif answer.status_code == httpx.codes.UNAUTHORIZED:
            self.refresh_token = None


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
