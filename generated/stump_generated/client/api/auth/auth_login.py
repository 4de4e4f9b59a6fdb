from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.login_request import LoginRequest
from ...models.login_with_token import LoginWithToken
from ...models.problem import Problem
from ...models.user import User
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: LoginRequest,
    generate_token: bool | Unset = False,
    generate_refresh_token: bool | Unset = False,
    create_session: bool | Unset = True,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    params: dict[str, Any] = {}

    params["generate_token"] = generate_token

    params["generate_refresh_token"] = generate_refresh_token

    params["create_session"] = create_session

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/auth/login",
        "params": params,
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> LoginWithToken | User | Problem | None:
    if response.status_code == 200:

        def _parse_response_200(data: object) -> LoginWithToken | User:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_login_response_type_0 = User.from_dict(data)

                return componentsschemas_login_response_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            componentsschemas_login_response_type_1 = LoginWithToken.from_dict(data)

            return componentsschemas_login_response_type_1

        response_200 = _parse_response_200(response.json())

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
) -> Response[LoginWithToken | User | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: LoginRequest,
    generate_token: bool | Unset = False,
    generate_refresh_token: bool | Unset = False,
    create_session: bool | Unset = True,
) -> Response[LoginWithToken | User | Problem]:
    """Sign in with a password

     Opens a session and sets its cookie, unless `create_session` is false. A session the caller had
    before ends. The tenth wrong password in a row locks the account. Every refusal is the same 401; too
    many of them from one address within a minute are 429.

    Args:
        generate_token (bool | Unset):  Default: False.
        generate_refresh_token (bool | Unset):  Default: False.
        create_session (bool | Unset):  Default: True.
        body (LoginRequest): Name and password of an account. Example: {'username': 'ann',
            'password': 'correct horse battery staple'}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LoginWithToken | User | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
        generate_token=generate_token,
        generate_refresh_token=generate_refresh_token,
        create_session=create_session,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: LoginRequest,
    generate_token: bool | Unset = False,
    generate_refresh_token: bool | Unset = False,
    create_session: bool | Unset = True,
) -> LoginWithToken | User | Problem | None:
    """Sign in with a password

     Opens a session and sets its cookie, unless `create_session` is false. A session the caller had
    before ends. The tenth wrong password in a row locks the account. Every refusal is the same 401; too
    many of them from one address within a minute are 429.

    Args:
        generate_token (bool | Unset):  Default: False.
        generate_refresh_token (bool | Unset):  Default: False.
        create_session (bool | Unset):  Default: True.
        body (LoginRequest): Name and password of an account. Example: {'username': 'ann',
            'password': 'correct horse battery staple'}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LoginWithToken | User | Problem
    """

    return sync_detailed(
        client=client,
        body=body,
        generate_token=generate_token,
        generate_refresh_token=generate_refresh_token,
        create_session=create_session,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: LoginRequest,
    generate_token: bool | Unset = False,
    generate_refresh_token: bool | Unset = False,
    create_session: bool | Unset = True,
) -> Response[LoginWithToken | User | Problem]:
    """Sign in with a password

     Opens a session and sets its cookie, unless `create_session` is false. A session the caller had
    before ends. The tenth wrong password in a row locks the account. Every refusal is the same 401; too
    many of them from one address within a minute are 429.

    Args:
        generate_token (bool | Unset):  Default: False.
        generate_refresh_token (bool | Unset):  Default: False.
        create_session (bool | Unset):  Default: True.
        body (LoginRequest): Name and password of an account. Example: {'username': 'ann',
            'password': 'correct horse battery staple'}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LoginWithToken | User | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
        generate_token=generate_token,
        generate_refresh_token=generate_refresh_token,
        create_session=create_session,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: LoginRequest,
    generate_token: bool | Unset = False,
    generate_refresh_token: bool | Unset = False,
    create_session: bool | Unset = True,
) -> LoginWithToken | User | Problem | None:
    """Sign in with a password

     Opens a session and sets its cookie, unless `create_session` is false. A session the caller had
    before ends. The tenth wrong password in a row locks the account. Every refusal is the same 401; too
    many of them from one address within a minute are 429.

    Args:
        generate_token (bool | Unset):  Default: False.
        generate_refresh_token (bool | Unset):  Default: False.
        create_session (bool | Unset):  Default: True.
        body (LoginRequest): Name and password of an account. Example: {'username': 'ann',
            'password': 'correct horse battery staple'}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LoginWithToken | User | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            generate_token=generate_token,
            generate_refresh_token=generate_refresh_token,
            create_session=create_session,
        )
    ).parsed
