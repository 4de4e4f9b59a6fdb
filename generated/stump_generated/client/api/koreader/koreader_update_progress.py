from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.koreader_progress_update import KoreaderProgressUpdate
from ...models.koreader_stored import KoreaderStored
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    api_key: str,
    *,
    body: KoreaderProgressUpdate,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/koreader/{api_key}/syncs/progress".format(
            api_key=quote(str(api_key), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> KoreaderStored | Problem | None:
    if response.status_code == 200:
        response_200 = KoreaderStored.from_dict(response.json())

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
) -> Response[KoreaderStored | Problem]:
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
    body: KoreaderProgressUpdate,
) -> Response[KoreaderStored | Problem]:
    """Report where a device is

     A book is known by the partial MD5 of its content, or by the MD5 of its file name. Of several with
    one name the one that the caller read in last is meant, else the first by path. The position in a
    document that is no visible book is kept, and is that of the book once there is one. A report from
    another device than the last that lies behind is held back until that device reads on.

    Args:
        api_key (str):
        body (KoreaderProgressUpdate): Where a device is in a document. Newer versions send more,
            which is passed over. Example: {'document': '59d481d168cca6267322f150c5f6a2a3',
            'progress': '/body/DocFragment[20]/body/p[22]/img.0', 'percentage': 0.3191, 'device':
            'KoboLibra2', 'device_id': '0F4B7B1D6C3E4F2A'}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[KoreaderStored | Problem]
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
    body: KoreaderProgressUpdate,
) -> KoreaderStored | Problem | None:
    """Report where a device is

     A book is known by the partial MD5 of its content, or by the MD5 of its file name. Of several with
    one name the one that the caller read in last is meant, else the first by path. The position in a
    document that is no visible book is kept, and is that of the book once there is one. A report from
    another device than the last that lies behind is held back until that device reads on.

    Args:
        api_key (str):
        body (KoreaderProgressUpdate): Where a device is in a document. Newer versions send more,
            which is passed over. Example: {'document': '59d481d168cca6267322f150c5f6a2a3',
            'progress': '/body/DocFragment[20]/body/p[22]/img.0', 'percentage': 0.3191, 'device':
            'KoboLibra2', 'device_id': '0F4B7B1D6C3E4F2A'}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        KoreaderStored | Problem
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
    body: KoreaderProgressUpdate,
) -> Response[KoreaderStored | Problem]:
    """Report where a device is

     A book is known by the partial MD5 of its content, or by the MD5 of its file name. Of several with
    one name the one that the caller read in last is meant, else the first by path. The position in a
    document that is no visible book is kept, and is that of the book once there is one. A report from
    another device than the last that lies behind is held back until that device reads on.

    Args:
        api_key (str):
        body (KoreaderProgressUpdate): Where a device is in a document. Newer versions send more,
            which is passed over. Example: {'document': '59d481d168cca6267322f150c5f6a2a3',
            'progress': '/body/DocFragment[20]/body/p[22]/img.0', 'percentage': 0.3191, 'device':
            'KoboLibra2', 'device_id': '0F4B7B1D6C3E4F2A'}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[KoreaderStored | Problem]
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
    body: KoreaderProgressUpdate,
) -> KoreaderStored | Problem | None:
    """Report where a device is

     A book is known by the partial MD5 of its content, or by the MD5 of its file name. Of several with
    one name the one that the caller read in last is meant, else the first by path. The position in a
    document that is no visible book is kept, and is that of the book once there is one. A report from
    another device than the last that lies behind is held back until that device reads on.

    Args:
        api_key (str):
        body (KoreaderProgressUpdate): Where a device is in a document. Newer versions send more,
            which is passed over. Example: {'document': '59d481d168cca6267322f150c5f6a2a3',
            'progress': '/body/DocFragment[20]/body/p[22]/img.0', 'percentage': 0.3191, 'device':
            'KoboLibra2', 'device_id': '0F4B7B1D6C3E4F2A'}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        KoreaderStored | Problem
    """

    return (
        await asyncio_detailed(
            api_key=api_key,
            client=client,
            body=body,
        )
    ).parsed
