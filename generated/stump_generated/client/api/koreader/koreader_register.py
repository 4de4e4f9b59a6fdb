from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.koreader_registered import KoreaderRegistered
from ...models.koreader_registration import KoreaderRegistration
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    api_key: str,
    *,
    body: KoreaderRegistration,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/koreader/{api_key}/users/create".format(
            api_key=quote(str(api_key), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> KoreaderRegistered | Problem | None:
    if response.status_code == 201:
        response_201 = KoreaderRegistered.from_dict(response.json())

        return response_201

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
) -> Response[KoreaderRegistered | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    api_key: str,
    *,
    client: AuthenticatedClient | Client,
    body: KoreaderRegistration,
) -> Response[KoreaderRegistered | Problem]:
    """Register with a key

     The button of KOReader that makes an account. There is nothing to make: whoever has the key has the
    account. The name and password that are typed are passed over.

    Args:
        api_key (str):
        body (KoreaderRegistration): What is typed into KOReader. Example: {'username': 'ann',
            'password': '5f4dcc3b5aa765d61d8327deb882cf99'}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[KoreaderRegistered | Problem]
    """

    kwargs = _get_kwargs(
        api_key=api_key,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    api_key: str,
    *,
    client: AuthenticatedClient | Client,
    body: KoreaderRegistration,
) -> KoreaderRegistered | Problem | None:
    """Register with a key

     The button of KOReader that makes an account. There is nothing to make: whoever has the key has the
    account. The name and password that are typed are passed over.

    Args:
        api_key (str):
        body (KoreaderRegistration): What is typed into KOReader. Example: {'username': 'ann',
            'password': '5f4dcc3b5aa765d61d8327deb882cf99'}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        KoreaderRegistered | Problem
    """

    return sync_detailed(
        api_key=api_key,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    api_key: str,
    *,
    client: AuthenticatedClient | Client,
    body: KoreaderRegistration,
) -> Response[KoreaderRegistered | Problem]:
    """Register with a key

     The button of KOReader that makes an account. There is nothing to make: whoever has the key has the
    account. The name and password that are typed are passed over.

    Args:
        api_key (str):
        body (KoreaderRegistration): What is typed into KOReader. Example: {'username': 'ann',
            'password': '5f4dcc3b5aa765d61d8327deb882cf99'}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[KoreaderRegistered | Problem]
    """

    kwargs = _get_kwargs(
        api_key=api_key,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    api_key: str,
    *,
    client: AuthenticatedClient | Client,
    body: KoreaderRegistration,
) -> KoreaderRegistered | Problem | None:
    """Register with a key

     The button of KOReader that makes an account. There is nothing to make: whoever has the key has the
    account. The name and password that are typed are passed over.

    Args:
        api_key (str):
        body (KoreaderRegistration): What is typed into KOReader. Example: {'username': 'ann',
            'password': '5f4dcc3b5aa765d61d8327deb882cf99'}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        KoreaderRegistered | Problem
    """

    return (
        await asyncio_detailed(
            api_key=api_key,
            client=client,
            body=body,
        )
    ).parsed
