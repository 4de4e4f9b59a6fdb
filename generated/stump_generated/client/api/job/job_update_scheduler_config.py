from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.scheduler_config import SchedulerConfig
from ...models.scheduler_config_update import SchedulerConfigUpdate
from ...types import Response


def _get_kwargs(
    *,
    body: SchedulerConfigUpdate,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/jobs/scheduler-config",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> None | SchedulerConfig | Problem | None:
    if response.status_code == 200:

        def _parse_response_200(data: object) -> None | SchedulerConfig:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_200_type_1 = SchedulerConfig.from_dict(data)

                return response_200_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SchedulerConfig, data)

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
) -> Response[None | SchedulerConfig | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: SchedulerConfigUpdate,
) -> Response[None | SchedulerConfig | Problem]:
    """Change the schedule of scans

     Takes effect at once. With all fields null or left out the schedule is removed. A schedule has an
    interval or a cron expression; runs that were missed are made up for by one.

    Args:
        body (SchedulerConfigUpdate): When libraries are to be scanned; with no field the schedule
            is removed. Example: {'interval_secs': 21600, 'excluded_library_ids':
            ['8f1cbb1a-6c0b-4d51-9a0e-2f5b7e3c9d10']}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[None | SchedulerConfig | Problem]
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
    body: SchedulerConfigUpdate,
) -> None | SchedulerConfig | Problem | None:
    """Change the schedule of scans

     Takes effect at once. With all fields null or left out the schedule is removed. A schedule has an
    interval or a cron expression; runs that were missed are made up for by one.

    Args:
        body (SchedulerConfigUpdate): When libraries are to be scanned; with no field the schedule
            is removed. Example: {'interval_secs': 21600, 'excluded_library_ids':
            ['8f1cbb1a-6c0b-4d51-9a0e-2f5b7e3c9d10']}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        None | SchedulerConfig | Problem
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: SchedulerConfigUpdate,
) -> Response[None | SchedulerConfig | Problem]:
    """Change the schedule of scans

     Takes effect at once. With all fields null or left out the schedule is removed. A schedule has an
    interval or a cron expression; runs that were missed are made up for by one.

    Args:
        body (SchedulerConfigUpdate): When libraries are to be scanned; with no field the schedule
            is removed. Example: {'interval_secs': 21600, 'excluded_library_ids':
            ['8f1cbb1a-6c0b-4d51-9a0e-2f5b7e3c9d10']}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[None | SchedulerConfig | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: SchedulerConfigUpdate,
) -> None | SchedulerConfig | Problem | None:
    """Change the schedule of scans

     Takes effect at once. With all fields null or left out the schedule is removed. A schedule has an
    interval or a cron expression; runs that were missed are made up for by one.

    Args:
        body (SchedulerConfigUpdate): When libraries are to be scanned; with no field the schedule
            is removed. Example: {'interval_secs': 21600, 'excluded_library_ids':
            ['8f1cbb1a-6c0b-4d51-9a0e-2f5b7e3c9d10']}.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        None | SchedulerConfig | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
