from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.koreader_progress import KoreaderProgress
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    api_key: str,
    document: str,
    *,
    ids: str | Unset = UNSET,
    position_kinds: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["ids"] = ids

    params["position_kinds"] = position_kinds

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/koreader/{api_key}/syncs/progress/{document}".format(
            api_key=quote(str(api_key), safe=""),
            document=quote(str(document), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> KoreaderProgress | Problem | None:
    if response.status_code == 200:
        response_200 = KoreaderProgress.from_dict(response.json())

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
) -> Response[KoreaderProgress | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    api_key: str,
    document: str,
    *,
    client: AuthenticatedClient | Client,
    ids: str | Unset = UNSET,
    position_kinds: str | Unset = UNSET,
) -> Response[KoreaderProgress | Problem]:
    """Get where the reader is

     Only the document comes back when nothing is known of it, or no place that KOReader can go to. In an
    EPUB that was read elsewhere that place is the beginning of a chapter.

    Args:
        api_key (str):
        document (str):
        ids (str | Unset):
        position_kinds (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[KoreaderProgress | Problem]
    """

    kwargs = _get_kwargs(
        api_key=api_key,
        document=document,
        ids=ids,
        position_kinds=position_kinds,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    api_key: str,
    document: str,
    *,
    client: AuthenticatedClient | Client,
    ids: str | Unset = UNSET,
    position_kinds: str | Unset = UNSET,
) -> KoreaderProgress | Problem | None:
    """Get where the reader is

     Only the document comes back when nothing is known of it, or no place that KOReader can go to. In an
    EPUB that was read elsewhere that place is the beginning of a chapter.

    Args:
        api_key (str):
        document (str):
        ids (str | Unset):
        position_kinds (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        KoreaderProgress | Problem
    """

    return sync_detailed(
        api_key=api_key,
        document=document,
        client=client,
        ids=ids,
        position_kinds=position_kinds,
    ).parsed


async def asyncio_detailed(
    api_key: str,
    document: str,
    *,
    client: AuthenticatedClient | Client,
    ids: str | Unset = UNSET,
    position_kinds: str | Unset = UNSET,
) -> Response[KoreaderProgress | Problem]:
    """Get where the reader is

     Only the document comes back when nothing is known of it, or no place that KOReader can go to. In an
    EPUB that was read elsewhere that place is the beginning of a chapter.

    Args:
        api_key (str):
        document (str):
        ids (str | Unset):
        position_kinds (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[KoreaderProgress | Problem]
    """

    kwargs = _get_kwargs(
        api_key=api_key,
        document=document,
        ids=ids,
        position_kinds=position_kinds,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    api_key: str,
    document: str,
    *,
    client: AuthenticatedClient | Client,
    ids: str | Unset = UNSET,
    position_kinds: str | Unset = UNSET,
) -> KoreaderProgress | Problem | None:
    """Get where the reader is

     Only the document comes back when nothing is known of it, or no place that KOReader can go to. In an
    EPUB that was read elsewhere that place is the beginning of a chapter.

    Args:
        api_key (str):
        document (str):
        ids (str | Unset):
        position_kinds (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        KoreaderProgress | Problem
    """

    return (
        await asyncio_detailed(
            api_key=api_key,
            document=document,
            client=client,
            ids=ids,
            position_kinds=position_kinds,
        )
    ).parsed
