from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.library import Library
from ...models.library_update import LibraryUpdate
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    id: str,
    *,
    body: LibraryUpdate,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/v1/libraries/{id}".format(
            id=quote(str(id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Library | Problem | None:
    if response.status_code == 200:
        response_200 = Library.from_dict(response.json())

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
) -> Response[Library | Problem]:
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
    body: LibraryUpdate,
) -> Response[Library | Problem]:
    """Change a library

     Replaces name, path, description, emoji, tags and settings, and scans the folder unless `scan_mode`
    is `NONE`. 422 when the name is taken.

    Args:
        id (str):
        body (LibraryUpdate): A library as it is to be from now on; what is left out is cleared.
            Example: {'name': 'Books', 'path': '/data/books', 'emoji': '📚', 'tags': ['robots', 'tea'],
            'scan_mode': 'NONE', 'config': {'watch': False}}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Library | Problem]
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
    body: LibraryUpdate,
) -> Library | Problem | None:
    """Change a library

     Replaces name, path, description, emoji, tags and settings, and scans the folder unless `scan_mode`
    is `NONE`. 422 when the name is taken.

    Args:
        id (str):
        body (LibraryUpdate): A library as it is to be from now on; what is left out is cleared.
            Example: {'name': 'Books', 'path': '/data/books', 'emoji': '📚', 'tags': ['robots', 'tea'],
            'scan_mode': 'NONE', 'config': {'watch': False}}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Library | Problem
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
    body: LibraryUpdate,
) -> Response[Library | Problem]:
    """Change a library

     Replaces name, path, description, emoji, tags and settings, and scans the folder unless `scan_mode`
    is `NONE`. 422 when the name is taken.

    Args:
        id (str):
        body (LibraryUpdate): A library as it is to be from now on; what is left out is cleared.
            Example: {'name': 'Books', 'path': '/data/books', 'emoji': '📚', 'tags': ['robots', 'tea'],
            'scan_mode': 'NONE', 'config': {'watch': False}}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Library | Problem]
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
    body: LibraryUpdate,
) -> Library | Problem | None:
    """Change a library

     Replaces name, path, description, emoji, tags and settings, and scans the folder unless `scan_mode`
    is `NONE`. 422 when the name is taken.

    Args:
        id (str):
        body (LibraryUpdate): A library as it is to be from now on; what is left out is cleared.
            Example: {'name': 'Books', 'path': '/data/books', 'emoji': '📚', 'tags': ['robots', 'tea'],
            'scan_mode': 'NONE', 'config': {'watch': False}}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Library | Problem
    """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
            body=body,
        )
    ).parsed
