from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.created_token import CreatedToken
from ...models.problem import Problem
from ...models.refresh_request import RefreshRequest
from ...types import Response


def _get_kwargs(
    *,
    body: RefreshRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/auth/refresh",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CreatedToken | Problem | None:
    if response.status_code == 200:
        response_200 = CreatedToken.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

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
) -> Response[CreatedToken | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: RefreshRequest,
) -> Response[CreatedToken | Problem]:
    """Exchange a refresh token for new tokens

     Gives an access token and the refresh token to use next time; the one sent is used up. A refresh
    token that comes back used up was copied by somebody: every token that came from the same login
    stops working. 401 for any that cannot be used.

    Args:
        body (RefreshRequest): A refresh token to be exchanged. Example: {'refresh_token':
            '5b2YvFq0m3c4h0lXn8dK7sJq1uTzR6wEoPaGiLtVxNM'}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CreatedToken | Problem]
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
    body: RefreshRequest,
) -> CreatedToken | Problem | None:
    """Exchange a refresh token for new tokens

     Gives an access token and the refresh token to use next time; the one sent is used up. A refresh
    token that comes back used up was copied by somebody: every token that came from the same login
    stops working. 401 for any that cannot be used.

    Args:
        body (RefreshRequest): A refresh token to be exchanged. Example: {'refresh_token':
            '5b2YvFq0m3c4h0lXn8dK7sJq1uTzR6wEoPaGiLtVxNM'}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CreatedToken | Problem
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: RefreshRequest,
) -> Response[CreatedToken | Problem]:
    """Exchange a refresh token for new tokens

     Gives an access token and the refresh token to use next time; the one sent is used up. A refresh
    token that comes back used up was copied by somebody: every token that came from the same login
    stops working. 401 for any that cannot be used.

    Args:
        body (RefreshRequest): A refresh token to be exchanged. Example: {'refresh_token':
            '5b2YvFq0m3c4h0lXn8dK7sJq1uTzR6wEoPaGiLtVxNM'}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CreatedToken | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: RefreshRequest,
) -> CreatedToken | Problem | None:
    """Exchange a refresh token for new tokens

     Gives an access token and the refresh token to use next time; the one sent is used up. A refresh
    token that comes back used up was copied by somebody: every token that came from the same login
    stops working. 401 for any that cannot be used.

    Args:
        body (RefreshRequest): A refresh token to be exchanged. Example: {'refresh_token':
            '5b2YvFq0m3c4h0lXn8dK7sJq1uTzR6wEoPaGiLtVxNM'}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CreatedToken | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
