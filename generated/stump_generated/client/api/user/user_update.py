from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.user import User
from ...models.user_lock import UserLock
from ...models.user_update import UserUpdate
from ...types import Response


def _get_kwargs(
    id: str,
    *,
    body: UserLock | UserUpdate,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/v1/users/{id}".format(
            id=quote(str(id), safe=""),
        ),
    }

    if isinstance(body, UserUpdate):
        _kwargs["json"] = body.to_dict()
    else:
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

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

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
    id: str,
    *,
    client: AuthenticatedClient | Client,
    body: UserLock | UserUpdate,
) -> Response[Problem | User]:
    """Change an account

     Needs `user:manage`, unless it is the caller's own account, of which the same can be changed as with
    `user.update_me`. Replaces name, avatar, rights and restrictions; what is left out is cleared, but
    for the password and the denied tags. Callers can only give rights they have, and only change
    accounts that may do and see no more than they; nobody else changes the owner's. A new password ends
    all sessions and tokens. A body that has nothing but `lock` does what `user.lock` does. 422 when the
    name is taken.

    Args:
        id (str):
        body (UserLock | UserUpdate): What an account is to be, or, as published clients have it,
            only whether it is locked. Example: {'username': 'bob', 'permissions': ['file:download',
            'library:scan'], 'age_restriction': {'age': 16, 'restrict_on_unset': False},
            'denied_tags': ['horror']}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | User]
    """

    kwargs = _get_kwargs(
        id=id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    id: str,
    *,
    client: AuthenticatedClient | Client,
    body: UserLock | UserUpdate,
) -> Problem | User | None:
    """Change an account

     Needs `user:manage`, unless it is the caller's own account, of which the same can be changed as with
    `user.update_me`. Replaces name, avatar, rights and restrictions; what is left out is cleared, but
    for the password and the denied tags. Callers can only give rights they have, and only change
    accounts that may do and see no more than they; nobody else changes the owner's. A new password ends
    all sessions and tokens. A body that has nothing but `lock` does what `user.lock` does. 422 when the
    name is taken.

    Args:
        id (str):
        body (UserLock | UserUpdate): What an account is to be, or, as published clients have it,
            only whether it is locked. Example: {'username': 'bob', 'permissions': ['file:download',
            'library:scan'], 'age_restriction': {'age': 16, 'restrict_on_unset': False},
            'denied_tags': ['horror']}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | User
    """

    return sync_detailed(
        id=id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    id: str,
    *,
    client: AuthenticatedClient | Client,
    body: UserLock | UserUpdate,
) -> Response[Problem | User]:
    """Change an account

     Needs `user:manage`, unless it is the caller's own account, of which the same can be changed as with
    `user.update_me`. Replaces name, avatar, rights and restrictions; what is left out is cleared, but
    for the password and the denied tags. Callers can only give rights they have, and only change
    accounts that may do and see no more than they; nobody else changes the owner's. A new password ends
    all sessions and tokens. A body that has nothing but `lock` does what `user.lock` does. 422 when the
    name is taken.

    Args:
        id (str):
        body (UserLock | UserUpdate): What an account is to be, or, as published clients have it,
            only whether it is locked. Example: {'username': 'bob', 'permissions': ['file:download',
            'library:scan'], 'age_restriction': {'age': 16, 'restrict_on_unset': False},
            'denied_tags': ['horror']}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | User]
    """

    kwargs = _get_kwargs(
        id=id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: str,
    *,
    client: AuthenticatedClient | Client,
    body: UserLock | UserUpdate,
) -> Problem | User | None:
    """Change an account

     Needs `user:manage`, unless it is the caller's own account, of which the same can be changed as with
    `user.update_me`. Replaces name, avatar, rights and restrictions; what is left out is cleared, but
    for the password and the denied tags. Callers can only give rights they have, and only change
    accounts that may do and see no more than they; nobody else changes the owner's. A new password ends
    all sessions and tokens. A body that has nothing but `lock` does what `user.lock` does. 422 when the
    name is taken.

    Args:
        id (str):
        body (UserLock | UserUpdate): What an account is to be, or, as published clients have it,
            only whether it is locked. Example: {'username': 'bob', 'permissions': ['file:download',
            'library:scan'], 'age_restriction': {'age': 16, 'restrict_on_unset': False},
            'denied_tags': ['horror']}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | User
    """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
            body=body,
        )
    ).parsed
