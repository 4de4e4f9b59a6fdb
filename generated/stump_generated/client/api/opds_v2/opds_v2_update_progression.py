from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.opds_authentication import OpdsAuthentication
from ...models.opds_progression import OpdsProgression
from ...models.opds_progression_update import OpdsProgressionUpdate
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    id: str,
    *,
    body: OpdsProgressionUpdate,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/opds/v2.0/books/{id}/progression".format(
            id=quote(str(id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> OpdsAuthentication | OpdsProgression | Problem | None:
    if response.status_code == 200:
        response_200 = OpdsProgression.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = OpdsAuthentication.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if response.status_code == 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())

        return response_413

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

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
) -> Response[OpdsAuthentication | OpdsProgression | Problem]:
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
    body: OpdsProgressionUpdate,
) -> Response[OpdsAuthentication | OpdsProgression | Problem]:
    """Report where the reader is

     The JSON that Readium describes, also under its own media type. 409 when the book was read later
    than that. The place of another device that lies ahead stays, and is what comes back; a device that
    reads on behind it is believed with its next report.

    Args:
        id (str):
        body (OpdsProgressionUpdate): Where the reader of a book is. Example: {'modified':
            '2024-11-20T18:42:07+00:00', 'device': {'id': '0F4B7B1D6C3E4F2A', 'name': 'KoboLibra2'},
            'locator': {'locations': {'position': 2, 'totalProgression': 0.4}}}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OpdsAuthentication | OpdsProgression | Problem]
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
    body: OpdsProgressionUpdate,
) -> OpdsAuthentication | OpdsProgression | Problem | None:
    """Report where the reader is

     The JSON that Readium describes, also under its own media type. 409 when the book was read later
    than that. The place of another device that lies ahead stays, and is what comes back; a device that
    reads on behind it is believed with its next report.

    Args:
        id (str):
        body (OpdsProgressionUpdate): Where the reader of a book is. Example: {'modified':
            '2024-11-20T18:42:07+00:00', 'device': {'id': '0F4B7B1D6C3E4F2A', 'name': 'KoboLibra2'},
            'locator': {'locations': {'position': 2, 'totalProgression': 0.4}}}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OpdsAuthentication | OpdsProgression | Problem
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
    body: OpdsProgressionUpdate,
) -> Response[OpdsAuthentication | OpdsProgression | Problem]:
    """Report where the reader is

     The JSON that Readium describes, also under its own media type. 409 when the book was read later
    than that. The place of another device that lies ahead stays, and is what comes back; a device that
    reads on behind it is believed with its next report.

    Args:
        id (str):
        body (OpdsProgressionUpdate): Where the reader of a book is. Example: {'modified':
            '2024-11-20T18:42:07+00:00', 'device': {'id': '0F4B7B1D6C3E4F2A', 'name': 'KoboLibra2'},
            'locator': {'locations': {'position': 2, 'totalProgression': 0.4}}}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OpdsAuthentication | OpdsProgression | Problem]
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
    body: OpdsProgressionUpdate,
) -> OpdsAuthentication | OpdsProgression | Problem | None:
    """Report where the reader is

     The JSON that Readium describes, also under its own media type. 409 when the book was read later
    than that. The place of another device that lies ahead stays, and is what comes back; a device that
    reads on behind it is believed with its next report.

    Args:
        id (str):
        body (OpdsProgressionUpdate): Where the reader of a book is. Example: {'modified':
            '2024-11-20T18:42:07+00:00', 'device': {'id': '0F4B7B1D6C3E4F2A', 'name': 'KoboLibra2'},
            'locator': {'locations': {'position': 2, 'totalProgression': 0.4}}}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OpdsAuthentication | OpdsProgression | Problem
    """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
            body=body,
        )
    ).parsed
