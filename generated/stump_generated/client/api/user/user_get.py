from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.user_page import UserPage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    zero_based: bool | Unset = UNSET,
    cursor: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    include_read_progresses: bool | Unset = False,
    include_session_count: bool | Unset = False,
    include_restrictions: bool | Unset = False,
    include_deleted: bool | Unset = False,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["page"] = page

    params["page_size"] = page_size

    params["zero_based"] = zero_based

    params["cursor"] = cursor

    params["limit"] = limit

    params["include_read_progresses"] = include_read_progresses

    params["include_session_count"] = include_session_count

    params["include_restrictions"] = include_restrictions

    params["include_deleted"] = include_deleted

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/users",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | UserPage | None:
    if response.status_code == 200:
        response_200 = UserPage.from_dict(response.json())

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
) -> Response[Problem | UserPage]:
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
    cursor: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    include_read_progresses: bool | Unset = False,
    include_session_count: bool | Unset = False,
    include_restrictions: bool | Unset = False,
    include_deleted: bool | Unset = False,
) -> Response[Problem | UserPage]:
    """List accounts

     By name. Preferences are nobody's business but their owner's and are left out. Deleted accounts are
    left out too, unless asked for.

    Args:
        page (int | Unset):
        page_size (int | Unset):
        zero_based (bool | Unset):
        cursor (str | Unset):
        limit (int | Unset):
        include_read_progresses (bool | Unset):  Default: False.
        include_session_count (bool | Unset):  Default: False.
        include_restrictions (bool | Unset):  Default: False.
        include_deleted (bool | Unset):  Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | UserPage]
    """

    kwargs = _get_kwargs(
        page=page,
        page_size=page_size,
        zero_based=zero_based,
        cursor=cursor,
        limit=limit,
        include_read_progresses=include_read_progresses,
        include_session_count=include_session_count,
        include_restrictions=include_restrictions,
        include_deleted=include_deleted,
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
    cursor: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    include_read_progresses: bool | Unset = False,
    include_session_count: bool | Unset = False,
    include_restrictions: bool | Unset = False,
    include_deleted: bool | Unset = False,
) -> Problem | UserPage | None:
    """List accounts

     By name. Preferences are nobody's business but their owner's and are left out. Deleted accounts are
    left out too, unless asked for.

    Args:
        page (int | Unset):
        page_size (int | Unset):
        zero_based (bool | Unset):
        cursor (str | Unset):
        limit (int | Unset):
        include_read_progresses (bool | Unset):  Default: False.
        include_session_count (bool | Unset):  Default: False.
        include_restrictions (bool | Unset):  Default: False.
        include_deleted (bool | Unset):  Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | UserPage
    """

    return sync_detailed(
        client=client,
        page=page,
        page_size=page_size,
        zero_based=zero_based,
        cursor=cursor,
        limit=limit,
        include_read_progresses=include_read_progresses,
        include_session_count=include_session_count,
        include_restrictions=include_restrictions,
        include_deleted=include_deleted,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    zero_based: bool | Unset = UNSET,
    cursor: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    include_read_progresses: bool | Unset = False,
    include_session_count: bool | Unset = False,
    include_restrictions: bool | Unset = False,
    include_deleted: bool | Unset = False,
) -> Response[Problem | UserPage]:
    """List accounts

     By name. Preferences are nobody's business but their owner's and are left out. Deleted accounts are
    left out too, unless asked for.

    Args:
        page (int | Unset):
        page_size (int | Unset):
        zero_based (bool | Unset):
        cursor (str | Unset):
        limit (int | Unset):
        include_read_progresses (bool | Unset):  Default: False.
        include_session_count (bool | Unset):  Default: False.
        include_restrictions (bool | Unset):  Default: False.
        include_deleted (bool | Unset):  Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | UserPage]
    """

    kwargs = _get_kwargs(
        page=page,
        page_size=page_size,
        zero_based=zero_based,
        cursor=cursor,
        limit=limit,
        include_read_progresses=include_read_progresses,
        include_session_count=include_session_count,
        include_restrictions=include_restrictions,
        include_deleted=include_deleted,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    zero_based: bool | Unset = UNSET,
    cursor: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    include_read_progresses: bool | Unset = False,
    include_session_count: bool | Unset = False,
    include_restrictions: bool | Unset = False,
    include_deleted: bool | Unset = False,
) -> Problem | UserPage | None:
    """List accounts

     By name. Preferences are nobody's business but their owner's and are left out. Deleted accounts are
    left out too, unless asked for.

    Args:
        page (int | Unset):
        page_size (int | Unset):
        zero_based (bool | Unset):
        cursor (str | Unset):
        limit (int | Unset):
        include_read_progresses (bool | Unset):  Default: False.
        include_session_count (bool | Unset):  Default: False.
        include_restrictions (bool | Unset):  Default: False.
        include_deleted (bool | Unset):  Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | UserPage
    """

    return (
        await asyncio_detailed(
            client=client,
            page=page,
            page_size=page_size,
            zero_based=zero_based,
            cursor=cursor,
            limit=limit,
            include_read_progresses=include_read_progresses,
            include_session_count=include_session_count,
            include_restrictions=include_restrictions,
            include_deleted=include_deleted,
        )
    ).parsed
