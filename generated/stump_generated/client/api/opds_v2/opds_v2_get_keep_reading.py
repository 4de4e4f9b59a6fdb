from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.opds_authentication import OpdsAuthentication
from ...models.opds_feed import OpdsFeed
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    zero_based: bool | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["page"] = page

    params["page_size"] = page_size

    params["zero_based"] = zero_based

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/opds/v2.0/books/keep-reading",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | OpdsAuthentication | OpdsFeed | Problem | None:
    if response.status_code == 200:
        response_200 = OpdsFeed.from_dict(response.json())

        return response_200

    if response.status_code == 304:
        response_304 = cast(Any, None)
        return response_304

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = OpdsAuthentication.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

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
) -> Response[Any | OpdsAuthentication | OpdsFeed | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    zero_based: bool | Unset = UNSET,
) -> Response[Any | OpdsAuthentication | OpdsFeed | Problem]:
    """List books being read

     The one read last first.

    Args:
        page (int | Unset):
        page_size (int | Unset):
        zero_based (bool | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | OpdsAuthentication | OpdsFeed | Problem]
    """

    kwargs = _get_kwargs(
        page=page,
        page_size=page_size,
        zero_based=zero_based,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    zero_based: bool | Unset = UNSET,
) -> Any | OpdsAuthentication | OpdsFeed | Problem | None:
    """List books being read

     The one read last first.

    Args:
        page (int | Unset):
        page_size (int | Unset):
        zero_based (bool | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | OpdsAuthentication | OpdsFeed | Problem
    """

    return sync_detailed(
        client=client,
        page=page,
        page_size=page_size,
        zero_based=zero_based,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    zero_based: bool | Unset = UNSET,
) -> Response[Any | OpdsAuthentication | OpdsFeed | Problem]:
    """List books being read

     The one read last first.

    Args:
        page (int | Unset):
        page_size (int | Unset):
        zero_based (bool | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | OpdsAuthentication | OpdsFeed | Problem]
    """

    kwargs = _get_kwargs(
        page=page,
        page_size=page_size,
        zero_based=zero_based,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    zero_based: bool | Unset = UNSET,
) -> Any | OpdsAuthentication | OpdsFeed | Problem | None:
    """List books being read

     The one read last first.

    Args:
        page (int | Unset):
        page_size (int | Unset):
        zero_based (bool | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | OpdsAuthentication | OpdsFeed | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            page=page,
            page_size=page_size,
            zero_based=zero_based,
        )
    ).parsed
