from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.user import User
from ...models.user_create import UserCreate
from ...types import Response


def _get_kwargs(
    *,
    body: UserCreate,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/users",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | User | None:
    if response.status_code == 200:
        response_200 = User.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())

        return response_413

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())

        return response_429

    if response.status_code == 500:
        response_500 = Problem.from_dict(response.json())

        return response_500

    if response.status_code == 503:
        response_503 = Problem.from_dict(response.json())

        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | User]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: UserCreate,
) -> Response[Problem | User]:
    """Create an account

     The account is a member without rights but for those given, and callers can only give rights they
    have. It never sees what its maker must not see: an age restriction, denied tags and excluded
    libraries of the maker hold for it too. 422 when the name is taken.

    Args:
        body (UserCreate): An account to be made. Example: {'username': 'bob', 'password':
            'correct horse battery staple', 'permissions': ['file:download'], 'age_restriction':
            {'age': 16, 'restrict_on_unset': False}, 'max_sessions_allowed': 3, 'denied_tags':
            ['horror']}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | User]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: UserCreate,
) -> Problem | User | None:
    """Create an account

     The account is a member without rights but for those given, and callers can only give rights they
    have. It never sees what its maker must not see: an age restriction, denied tags and excluded
    libraries of the maker hold for it too. 422 when the name is taken.

    Args:
        body (UserCreate): An account to be made. Example: {'username': 'bob', 'password':
            'correct horse battery staple', 'permissions': ['file:download'], 'age_restriction':
            {'age': 16, 'restrict_on_unset': False}, 'max_sessions_allowed': 3, 'denied_tags':
            ['horror']}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | User
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: UserCreate,
) -> Response[Problem | User]:
    """Create an account

     The account is a member without rights but for those given, and callers can only give rights they
    have. It never sees what its maker must not see: an age restriction, denied tags and excluded
    libraries of the maker hold for it too. 422 when the name is taken.

    Args:
        body (UserCreate): An account to be made. Example: {'username': 'bob', 'password':
            'correct horse battery staple', 'permissions': ['file:download'], 'age_restriction':
            {'age': 16, 'restrict_on_unset': False}, 'max_sessions_allowed': 3, 'denied_tags':
            ['horror']}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | User]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: UserCreate,
) -> Problem | User | None:
    """Create an account

     The account is a member without rights but for those given, and callers can only give rights they
    have. It never sees what its maker must not see: an age restriction, denied tags and excluded
    libraries of the maker hold for it too. 422 when the name is taken.

    Args:
        body (UserCreate): An account to be made. Example: {'username': 'bob', 'password':
            'correct horse battery staple', 'permissions': ['file:download'], 'age_restriction':
            {'age': 16, 'restrict_on_unset': False}, 'max_sessions_allowed': 3, 'denied_tags':
            ['horror']}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | User
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
