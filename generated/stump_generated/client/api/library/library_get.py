from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.direction import Direction
from ...models.library_order import LibraryOrder
from ...models.library_page import LibraryPage
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    zero_based: bool | Unset = UNSET,
    cursor: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order_by: LibraryOrder | Unset = UNSET,
    direction: Direction | Unset = UNSET,
    id: list[str] | Unset = UNSET,
    name: list[str] | Unset = UNSET,
    path: list[str] | Unset = UNSET,
    search: str | Unset = UNSET,
    seriesid: list[str] | Unset = UNSET,
    seriesname: list[str] | Unset = UNSET,
    seriespath: list[str] | Unset = UNSET,
    seriessearch: str | Unset = UNSET,
    seriesmetadatameta_type: list[str] | Unset = UNSET,
    seriesmetadatapublisher: list[str] | Unset = UNSET,
    seriesmetadatastatus: list[str] | Unset = UNSET,
    seriesmetadataage_rating: str | Unset = UNSET,
    seriesmetadatavolume: int | Unset = UNSET,
    seriesmetadatavolumefrom: int | Unset = UNSET,
    seriesmetadatavolumeto: int | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["page"] = page

    params["page_size"] = page_size

    params["zero_based"] = zero_based

    params["cursor"] = cursor

    params["limit"] = limit

    json_order_by: str | Unset = UNSET
    if not isinstance(order_by, Unset):
        json_order_by = order_by

    params["order_by"] = json_order_by

    json_direction: str | Unset = UNSET
    if not isinstance(direction, Unset):
        json_direction = direction

    params["direction"] = json_direction

    json_id: list[str] | Unset = UNSET
    if not isinstance(id, Unset):
        json_id = id

    params["id"] = json_id

    json_name: list[str] | Unset = UNSET
    if not isinstance(name, Unset):
        json_name = name

    params["name"] = json_name

    json_path: list[str] | Unset = UNSET
    if not isinstance(path, Unset):
        json_path = path

    params["path"] = json_path

    params["search"] = search

    json_seriesid: list[str] | Unset = UNSET
    if not isinstance(seriesid, Unset):
        json_seriesid = seriesid

    params["series[id]"] = json_seriesid

    json_seriesname: list[str] | Unset = UNSET
    if not isinstance(seriesname, Unset):
        json_seriesname = seriesname

    params["series[name]"] = json_seriesname

    json_seriespath: list[str] | Unset = UNSET
    if not isinstance(seriespath, Unset):
        json_seriespath = seriespath

    params["series[path]"] = json_seriespath

    params["series[search]"] = seriessearch

    json_seriesmetadatameta_type: list[str] | Unset = UNSET
    if not isinstance(seriesmetadatameta_type, Unset):
        json_seriesmetadatameta_type = seriesmetadatameta_type

    params["series[metadata][meta_type]"] = json_seriesmetadatameta_type

    json_seriesmetadatapublisher: list[str] | Unset = UNSET
    if not isinstance(seriesmetadatapublisher, Unset):
        json_seriesmetadatapublisher = seriesmetadatapublisher

    params["series[metadata][publisher]"] = json_seriesmetadatapublisher

    json_seriesmetadatastatus: list[str] | Unset = UNSET
    if not isinstance(seriesmetadatastatus, Unset):
        json_seriesmetadatastatus = seriesmetadatastatus

    params["series[metadata][status]"] = json_seriesmetadatastatus

    params["series[metadata][age_rating]"] = seriesmetadataage_rating

    params["series[metadata][volume]"] = seriesmetadatavolume

    params["series[metadata][volume][from]"] = seriesmetadatavolumefrom

    params["series[metadata][volume][to]"] = seriesmetadatavolumeto

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/libraries",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> LibraryPage | Problem | None:
    if response.status_code == 200:
        response_200 = LibraryPage.from_dict(response.json())

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

    if response.status_code == 414:
        response_414 = Problem.from_dict(response.json())

        return response_414

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
) -> Response[LibraryPage | Problem]:
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
    order_by: LibraryOrder | Unset = UNSET,
    direction: Direction | Unset = UNSET,
    id: list[str] | Unset = UNSET,
    name: list[str] | Unset = UNSET,
    path: list[str] | Unset = UNSET,
    search: str | Unset = UNSET,
    seriesid: list[str] | Unset = UNSET,
    seriesname: list[str] | Unset = UNSET,
    seriespath: list[str] | Unset = UNSET,
    seriessearch: str | Unset = UNSET,
    seriesmetadatameta_type: list[str] | Unset = UNSET,
    seriesmetadatapublisher: list[str] | Unset = UNSET,
    seriesmetadatastatus: list[str] | Unset = UNSET,
    seriesmetadataage_rating: str | Unset = UNSET,
    seriesmetadatavolume: int | Unset = UNSET,
    seriesmetadatavolumefrom: int | Unset = UNSET,
    seriesmetadatavolumeto: int | Unset = UNSET,
) -> Response[LibraryPage | Problem]:
    """List libraries

     Without paging parameters the answer holds everything that matches.

    Args:
        page (int | Unset):
        page_size (int | Unset):
        zero_based (bool | Unset):
        cursor (str | Unset):
        limit (int | Unset):
        order_by (LibraryOrder | Unset): What libraries can be ordered by. Example: created_at.
        direction (Direction | Unset): Smallest first or largest first. Example: desc.
        id (list[str] | Unset):
        name (list[str] | Unset):
        path (list[str] | Unset):
        search (str | Unset):
        seriesid (list[str] | Unset):
        seriesname (list[str] | Unset):
        seriespath (list[str] | Unset):
        seriessearch (str | Unset):
        seriesmetadatameta_type (list[str] | Unset):
        seriesmetadatapublisher (list[str] | Unset):
        seriesmetadatastatus (list[str] | Unset):
        seriesmetadataage_rating (str | Unset):
        seriesmetadatavolume (int | Unset):
        seriesmetadatavolumefrom (int | Unset):
        seriesmetadatavolumeto (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LibraryPage | Problem]
    """

    kwargs = _get_kwargs(
        page=page,
        page_size=page_size,
        zero_based=zero_based,
        cursor=cursor,
        limit=limit,
        order_by=order_by,
        direction=direction,
        id=id,
        name=name,
        path=path,
        search=search,
        seriesid=seriesid,
        seriesname=seriesname,
        seriespath=seriespath,
        seriessearch=seriessearch,
        seriesmetadatameta_type=seriesmetadatameta_type,
        seriesmetadatapublisher=seriesmetadatapublisher,
        seriesmetadatastatus=seriesmetadatastatus,
        seriesmetadataage_rating=seriesmetadataage_rating,
        seriesmetadatavolume=seriesmetadatavolume,
        seriesmetadatavolumefrom=seriesmetadatavolumefrom,
        seriesmetadatavolumeto=seriesmetadatavolumeto,
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
    order_by: LibraryOrder | Unset = UNSET,
    direction: Direction | Unset = UNSET,
    id: list[str] | Unset = UNSET,
    name: list[str] | Unset = UNSET,
    path: list[str] | Unset = UNSET,
    search: str | Unset = UNSET,
    seriesid: list[str] | Unset = UNSET,
    seriesname: list[str] | Unset = UNSET,
    seriespath: list[str] | Unset = UNSET,
    seriessearch: str | Unset = UNSET,
    seriesmetadatameta_type: list[str] | Unset = UNSET,
    seriesmetadatapublisher: list[str] | Unset = UNSET,
    seriesmetadatastatus: list[str] | Unset = UNSET,
    seriesmetadataage_rating: str | Unset = UNSET,
    seriesmetadatavolume: int | Unset = UNSET,
    seriesmetadatavolumefrom: int | Unset = UNSET,
    seriesmetadatavolumeto: int | Unset = UNSET,
) -> LibraryPage | Problem | None:
    """List libraries

     Without paging parameters the answer holds everything that matches.

    Args:
        page (int | Unset):
        page_size (int | Unset):
        zero_based (bool | Unset):
        cursor (str | Unset):
        limit (int | Unset):
        order_by (LibraryOrder | Unset): What libraries can be ordered by. Example: created_at.
        direction (Direction | Unset): Smallest first or largest first. Example: desc.
        id (list[str] | Unset):
        name (list[str] | Unset):
        path (list[str] | Unset):
        search (str | Unset):
        seriesid (list[str] | Unset):
        seriesname (list[str] | Unset):
        seriespath (list[str] | Unset):
        seriessearch (str | Unset):
        seriesmetadatameta_type (list[str] | Unset):
        seriesmetadatapublisher (list[str] | Unset):
        seriesmetadatastatus (list[str] | Unset):
        seriesmetadataage_rating (str | Unset):
        seriesmetadatavolume (int | Unset):
        seriesmetadatavolumefrom (int | Unset):
        seriesmetadatavolumeto (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LibraryPage | Problem
    """

    return sync_detailed(
        client=client,
        page=page,
        page_size=page_size,
        zero_based=zero_based,
        cursor=cursor,
        limit=limit,
        order_by=order_by,
        direction=direction,
        id=id,
        name=name,
        path=path,
        search=search,
        seriesid=seriesid,
        seriesname=seriesname,
        seriespath=seriespath,
        seriessearch=seriessearch,
        seriesmetadatameta_type=seriesmetadatameta_type,
        seriesmetadatapublisher=seriesmetadatapublisher,
        seriesmetadatastatus=seriesmetadatastatus,
        seriesmetadataage_rating=seriesmetadataage_rating,
        seriesmetadatavolume=seriesmetadatavolume,
        seriesmetadatavolumefrom=seriesmetadatavolumefrom,
        seriesmetadatavolumeto=seriesmetadatavolumeto,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    zero_based: bool | Unset = UNSET,
    cursor: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order_by: LibraryOrder | Unset = UNSET,
    direction: Direction | Unset = UNSET,
    id: list[str] | Unset = UNSET,
    name: list[str] | Unset = UNSET,
    path: list[str] | Unset = UNSET,
    search: str | Unset = UNSET,
    seriesid: list[str] | Unset = UNSET,
    seriesname: list[str] | Unset = UNSET,
    seriespath: list[str] | Unset = UNSET,
    seriessearch: str | Unset = UNSET,
    seriesmetadatameta_type: list[str] | Unset = UNSET,
    seriesmetadatapublisher: list[str] | Unset = UNSET,
    seriesmetadatastatus: list[str] | Unset = UNSET,
    seriesmetadataage_rating: str | Unset = UNSET,
    seriesmetadatavolume: int | Unset = UNSET,
    seriesmetadatavolumefrom: int | Unset = UNSET,
    seriesmetadatavolumeto: int | Unset = UNSET,
) -> Response[LibraryPage | Problem]:
    """List libraries

     Without paging parameters the answer holds everything that matches.

    Args:
        page (int | Unset):
        page_size (int | Unset):
        zero_based (bool | Unset):
        cursor (str | Unset):
        limit (int | Unset):
        order_by (LibraryOrder | Unset): What libraries can be ordered by. Example: created_at.
        direction (Direction | Unset): Smallest first or largest first. Example: desc.
        id (list[str] | Unset):
        name (list[str] | Unset):
        path (list[str] | Unset):
        search (str | Unset):
        seriesid (list[str] | Unset):
        seriesname (list[str] | Unset):
        seriespath (list[str] | Unset):
        seriessearch (str | Unset):
        seriesmetadatameta_type (list[str] | Unset):
        seriesmetadatapublisher (list[str] | Unset):
        seriesmetadatastatus (list[str] | Unset):
        seriesmetadataage_rating (str | Unset):
        seriesmetadatavolume (int | Unset):
        seriesmetadatavolumefrom (int | Unset):
        seriesmetadatavolumeto (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[LibraryPage | Problem]
    """

    kwargs = _get_kwargs(
        page=page,
        page_size=page_size,
        zero_based=zero_based,
        cursor=cursor,
        limit=limit,
        order_by=order_by,
        direction=direction,
        id=id,
        name=name,
        path=path,
        search=search,
        seriesid=seriesid,
        seriesname=seriesname,
        seriespath=seriespath,
        seriessearch=seriessearch,
        seriesmetadatameta_type=seriesmetadatameta_type,
        seriesmetadatapublisher=seriesmetadatapublisher,
        seriesmetadatastatus=seriesmetadatastatus,
        seriesmetadataage_rating=seriesmetadataage_rating,
        seriesmetadatavolume=seriesmetadatavolume,
        seriesmetadatavolumefrom=seriesmetadatavolumefrom,
        seriesmetadatavolumeto=seriesmetadatavolumeto,
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
    order_by: LibraryOrder | Unset = UNSET,
    direction: Direction | Unset = UNSET,
    id: list[str] | Unset = UNSET,
    name: list[str] | Unset = UNSET,
    path: list[str] | Unset = UNSET,
    search: str | Unset = UNSET,
    seriesid: list[str] | Unset = UNSET,
    seriesname: list[str] | Unset = UNSET,
    seriespath: list[str] | Unset = UNSET,
    seriessearch: str | Unset = UNSET,
    seriesmetadatameta_type: list[str] | Unset = UNSET,
    seriesmetadatapublisher: list[str] | Unset = UNSET,
    seriesmetadatastatus: list[str] | Unset = UNSET,
    seriesmetadataage_rating: str | Unset = UNSET,
    seriesmetadatavolume: int | Unset = UNSET,
    seriesmetadatavolumefrom: int | Unset = UNSET,
    seriesmetadatavolumeto: int | Unset = UNSET,
) -> LibraryPage | Problem | None:
    """List libraries

     Without paging parameters the answer holds everything that matches.

    Args:
        page (int | Unset):
        page_size (int | Unset):
        zero_based (bool | Unset):
        cursor (str | Unset):
        limit (int | Unset):
        order_by (LibraryOrder | Unset): What libraries can be ordered by. Example: created_at.
        direction (Direction | Unset): Smallest first or largest first. Example: desc.
        id (list[str] | Unset):
        name (list[str] | Unset):
        path (list[str] | Unset):
        search (str | Unset):
        seriesid (list[str] | Unset):
        seriesname (list[str] | Unset):
        seriespath (list[str] | Unset):
        seriessearch (str | Unset):
        seriesmetadatameta_type (list[str] | Unset):
        seriesmetadatapublisher (list[str] | Unset):
        seriesmetadatastatus (list[str] | Unset):
        seriesmetadataage_rating (str | Unset):
        seriesmetadatavolume (int | Unset):
        seriesmetadatavolumefrom (int | Unset):
        seriesmetadatavolumeto (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LibraryPage | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            page=page,
            page_size=page_size,
            zero_based=zero_based,
            cursor=cursor,
            limit=limit,
            order_by=order_by,
            direction=direction,
            id=id,
            name=name,
            path=path,
            search=search,
            seriesid=seriesid,
            seriesname=seriesname,
            seriespath=seriespath,
            seriessearch=seriessearch,
            seriesmetadatameta_type=seriesmetadatameta_type,
            seriesmetadatapublisher=seriesmetadatapublisher,
            seriesmetadatastatus=seriesmetadatastatus,
            seriesmetadataage_rating=seriesmetadataage_rating,
            seriesmetadatavolume=seriesmetadatavolume,
            seriesmetadatavolumefrom=seriesmetadatavolumefrom,
            seriesmetadatavolumeto=seriesmetadatavolumeto,
        )
    ).parsed
