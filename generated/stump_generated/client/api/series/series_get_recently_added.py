from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.direction import Direction
from ...models.problem import Problem
from ...models.read_status import ReadStatus
from ...models.series_order import SeriesOrder
from ...models.series_page import SeriesPage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    zero_based: bool | Unset = UNSET,
    cursor: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order_by: SeriesOrder | Unset = UNSET,
    direction: Direction | Unset = UNSET,
    load_media: bool | Unset = False,
    load_library: bool | Unset = False,
    count_media: bool | Unset = False,
    id: list[str] | Unset = UNSET,
    name: list[str] | Unset = UNSET,
    path: list[str] | Unset = UNSET,
    search: str | Unset = UNSET,
    metadatameta_type: list[str] | Unset = UNSET,
    metadatapublisher: list[str] | Unset = UNSET,
    metadatastatus: list[str] | Unset = UNSET,
    metadataage_rating: str | Unset = UNSET,
    metadatavolume: int | Unset = UNSET,
    metadatavolumefrom: int | Unset = UNSET,
    metadatavolumeto: int | Unset = UNSET,
    libraryid: list[str] | Unset = UNSET,
    libraryname: list[str] | Unset = UNSET,
    librarypath: list[str] | Unset = UNSET,
    librarysearch: str | Unset = UNSET,
    mediaid: list[str] | Unset = UNSET,
    medianame: list[str] | Unset = UNSET,
    mediaextension: list[str] | Unset = UNSET,
    mediapath: list[str] | Unset = UNSET,
    mediaread_status: list[ReadStatus] | Unset = UNSET,
    mediatags: list[str] | Unset = UNSET,
    mediasearch: str | Unset = UNSET,
    mediametadatapublisher: list[str] | Unset = UNSET,
    mediametadatagenre: list[str] | Unset = UNSET,
    mediametadatacharacter: list[str] | Unset = UNSET,
    mediametadatacolorist: list[str] | Unset = UNSET,
    mediametadatawriter: list[str] | Unset = UNSET,
    mediametadatapenciller: list[str] | Unset = UNSET,
    mediametadatainker: list[str] | Unset = UNSET,
    mediametadataletterer: list[str] | Unset = UNSET,
    mediametadataeditor: list[str] | Unset = UNSET,
    mediametadataage_rating: str | Unset = UNSET,
    mediametadatayear: int | Unset = UNSET,
    mediametadatayearfrom: int | Unset = UNSET,
    mediametadatayearto: int | Unset = UNSET,
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

    params["load_media"] = load_media

    params["load_library"] = load_library

    params["count_media"] = count_media

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

    json_metadatameta_type: list[str] | Unset = UNSET
    if not isinstance(metadatameta_type, Unset):
        json_metadatameta_type = metadatameta_type

    params["metadata[meta_type]"] = json_metadatameta_type

    json_metadatapublisher: list[str] | Unset = UNSET
    if not isinstance(metadatapublisher, Unset):
        json_metadatapublisher = metadatapublisher

    params["metadata[publisher]"] = json_metadatapublisher

    json_metadatastatus: list[str] | Unset = UNSET
    if not isinstance(metadatastatus, Unset):
        json_metadatastatus = metadatastatus

    params["metadata[status]"] = json_metadatastatus

    params["metadata[age_rating]"] = metadataage_rating

    params["metadata[volume]"] = metadatavolume

    params["metadata[volume][from]"] = metadatavolumefrom

    params["metadata[volume][to]"] = metadatavolumeto

    json_libraryid: list[str] | Unset = UNSET
    if not isinstance(libraryid, Unset):
        json_libraryid = libraryid

    params["library[id]"] = json_libraryid

    json_libraryname: list[str] | Unset = UNSET
    if not isinstance(libraryname, Unset):
        json_libraryname = libraryname

    params["library[name]"] = json_libraryname

    json_librarypath: list[str] | Unset = UNSET
    if not isinstance(librarypath, Unset):
        json_librarypath = librarypath

    params["library[path]"] = json_librarypath

    params["library[search]"] = librarysearch

    json_mediaid: list[str] | Unset = UNSET
    if not isinstance(mediaid, Unset):
        json_mediaid = mediaid

    params["media[id]"] = json_mediaid

    json_medianame: list[str] | Unset = UNSET
    if not isinstance(medianame, Unset):
        json_medianame = medianame

    params["media[name]"] = json_medianame

    json_mediaextension: list[str] | Unset = UNSET
    if not isinstance(mediaextension, Unset):
        json_mediaextension = mediaextension

    params["media[extension]"] = json_mediaextension

    json_mediapath: list[str] | Unset = UNSET
    if not isinstance(mediapath, Unset):
        json_mediapath = mediapath

    params["media[path]"] = json_mediapath

    json_mediaread_status: list[str] | Unset = UNSET
    if not isinstance(mediaread_status, Unset):
        json_mediaread_status = []
        for mediaread_status_item_data in mediaread_status:
            mediaread_status_item: str = mediaread_status_item_data
            json_mediaread_status.append(mediaread_status_item)

    params["media[read_status]"] = json_mediaread_status

    json_mediatags: list[str] | Unset = UNSET
    if not isinstance(mediatags, Unset):
        json_mediatags = mediatags

    params["media[tags]"] = json_mediatags

    params["media[search]"] = mediasearch

    json_mediametadatapublisher: list[str] | Unset = UNSET
    if not isinstance(mediametadatapublisher, Unset):
        json_mediametadatapublisher = mediametadatapublisher

    params["media[metadata][publisher]"] = json_mediametadatapublisher

    json_mediametadatagenre: list[str] | Unset = UNSET
    if not isinstance(mediametadatagenre, Unset):
        json_mediametadatagenre = mediametadatagenre

    params["media[metadata][genre]"] = json_mediametadatagenre

    json_mediametadatacharacter: list[str] | Unset = UNSET
    if not isinstance(mediametadatacharacter, Unset):
        json_mediametadatacharacter = mediametadatacharacter

    params["media[metadata][character]"] = json_mediametadatacharacter

    json_mediametadatacolorist: list[str] | Unset = UNSET
    if not isinstance(mediametadatacolorist, Unset):
        json_mediametadatacolorist = mediametadatacolorist

    params["media[metadata][colorist]"] = json_mediametadatacolorist

    json_mediametadatawriter: list[str] | Unset = UNSET
    if not isinstance(mediametadatawriter, Unset):
        json_mediametadatawriter = mediametadatawriter

    params["media[metadata][writer]"] = json_mediametadatawriter

    json_mediametadatapenciller: list[str] | Unset = UNSET
    if not isinstance(mediametadatapenciller, Unset):
        json_mediametadatapenciller = mediametadatapenciller

    params["media[metadata][penciller]"] = json_mediametadatapenciller

    json_mediametadatainker: list[str] | Unset = UNSET
    if not isinstance(mediametadatainker, Unset):
        json_mediametadatainker = mediametadatainker

    params["media[metadata][inker]"] = json_mediametadatainker

    json_mediametadataletterer: list[str] | Unset = UNSET
    if not isinstance(mediametadataletterer, Unset):
        json_mediametadataletterer = mediametadataletterer

    params["media[metadata][letterer]"] = json_mediametadataletterer

    json_mediametadataeditor: list[str] | Unset = UNSET
    if not isinstance(mediametadataeditor, Unset):
        json_mediametadataeditor = mediametadataeditor

    params["media[metadata][editor]"] = json_mediametadataeditor

    params["media[metadata][age_rating]"] = mediametadataage_rating

    params["media[metadata][year]"] = mediametadatayear

    params["media[metadata][year][from]"] = mediametadatayearfrom

    params["media[metadata][year][to]"] = mediametadatayearto

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/series/recently-added",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | SeriesPage | None:
    if response.status_code == 200:
        response_200 = SeriesPage.from_dict(response.json())

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
) -> Response[Problem | SeriesPage]:
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
    order_by: SeriesOrder | Unset = UNSET,
    direction: Direction | Unset = UNSET,
    load_media: bool | Unset = False,
    load_library: bool | Unset = False,
    count_media: bool | Unset = False,
    id: list[str] | Unset = UNSET,
    name: list[str] | Unset = UNSET,
    path: list[str] | Unset = UNSET,
    search: str | Unset = UNSET,
    metadatameta_type: list[str] | Unset = UNSET,
    metadatapublisher: list[str] | Unset = UNSET,
    metadatastatus: list[str] | Unset = UNSET,
    metadataage_rating: str | Unset = UNSET,
    metadatavolume: int | Unset = UNSET,
    metadatavolumefrom: int | Unset = UNSET,
    metadatavolumeto: int | Unset = UNSET,
    libraryid: list[str] | Unset = UNSET,
    libraryname: list[str] | Unset = UNSET,
    librarypath: list[str] | Unset = UNSET,
    librarysearch: str | Unset = UNSET,
    mediaid: list[str] | Unset = UNSET,
    medianame: list[str] | Unset = UNSET,
    mediaextension: list[str] | Unset = UNSET,
    mediapath: list[str] | Unset = UNSET,
    mediaread_status: list[ReadStatus] | Unset = UNSET,
    mediatags: list[str] | Unset = UNSET,
    mediasearch: str | Unset = UNSET,
    mediametadatapublisher: list[str] | Unset = UNSET,
    mediametadatagenre: list[str] | Unset = UNSET,
    mediametadatacharacter: list[str] | Unset = UNSET,
    mediametadatacolorist: list[str] | Unset = UNSET,
    mediametadatawriter: list[str] | Unset = UNSET,
    mediametadatapenciller: list[str] | Unset = UNSET,
    mediametadatainker: list[str] | Unset = UNSET,
    mediametadataletterer: list[str] | Unset = UNSET,
    mediametadataeditor: list[str] | Unset = UNSET,
    mediametadataage_rating: str | Unset = UNSET,
    mediametadatayear: int | Unset = UNSET,
    mediametadatayearfrom: int | Unset = UNSET,
    mediametadatayearto: int | Unset = UNSET,
) -> Response[Problem | SeriesPage]:
    """List series added last

     The first page when none is asked for. `order_by` and `direction` are accepted from published
    clients, without effect.

    Args:
        page (int | Unset):
        page_size (int | Unset):
        zero_based (bool | Unset):
        cursor (str | Unset):
        limit (int | Unset):
        order_by (SeriesOrder | Unset): What series can be ordered by. Example: library_id.
        direction (Direction | Unset): Smallest first or largest first. Example: desc.
        load_media (bool | Unset):  Default: False.
        load_library (bool | Unset):  Default: False.
        count_media (bool | Unset):  Default: False.
        id (list[str] | Unset):
        name (list[str] | Unset):
        path (list[str] | Unset):
        search (str | Unset):
        metadatameta_type (list[str] | Unset):
        metadatapublisher (list[str] | Unset):
        metadatastatus (list[str] | Unset):
        metadataage_rating (str | Unset):
        metadatavolume (int | Unset):
        metadatavolumefrom (int | Unset):
        metadatavolumeto (int | Unset):
        libraryid (list[str] | Unset):
        libraryname (list[str] | Unset):
        librarypath (list[str] | Unset):
        librarysearch (str | Unset):
        mediaid (list[str] | Unset):
        medianame (list[str] | Unset):
        mediaextension (list[str] | Unset):
        mediapath (list[str] | Unset):
        mediaread_status (list[ReadStatus] | Unset):
        mediatags (list[str] | Unset):
        mediasearch (str | Unset):
        mediametadatapublisher (list[str] | Unset):
        mediametadatagenre (list[str] | Unset):
        mediametadatacharacter (list[str] | Unset):
        mediametadatacolorist (list[str] | Unset):
        mediametadatawriter (list[str] | Unset):
        mediametadatapenciller (list[str] | Unset):
        mediametadatainker (list[str] | Unset):
        mediametadataletterer (list[str] | Unset):
        mediametadataeditor (list[str] | Unset):
        mediametadataage_rating (str | Unset):
        mediametadatayear (int | Unset):
        mediametadatayearfrom (int | Unset):
        mediametadatayearto (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SeriesPage]
    """

    kwargs = _get_kwargs(
        page=page,
        page_size=page_size,
        zero_based=zero_based,
        cursor=cursor,
        limit=limit,
        order_by=order_by,
        direction=direction,
        load_media=load_media,
        load_library=load_library,
        count_media=count_media,
        id=id,
        name=name,
        path=path,
        search=search,
        metadatameta_type=metadatameta_type,
        metadatapublisher=metadatapublisher,
        metadatastatus=metadatastatus,
        metadataage_rating=metadataage_rating,
        metadatavolume=metadatavolume,
        metadatavolumefrom=metadatavolumefrom,
        metadatavolumeto=metadatavolumeto,
        libraryid=libraryid,
        libraryname=libraryname,
        librarypath=librarypath,
        librarysearch=librarysearch,
        mediaid=mediaid,
        medianame=medianame,
        mediaextension=mediaextension,
        mediapath=mediapath,
        mediaread_status=mediaread_status,
        mediatags=mediatags,
        mediasearch=mediasearch,
        mediametadatapublisher=mediametadatapublisher,
        mediametadatagenre=mediametadatagenre,
        mediametadatacharacter=mediametadatacharacter,
        mediametadatacolorist=mediametadatacolorist,
        mediametadatawriter=mediametadatawriter,
        mediametadatapenciller=mediametadatapenciller,
        mediametadatainker=mediametadatainker,
        mediametadataletterer=mediametadataletterer,
        mediametadataeditor=mediametadataeditor,
        mediametadataage_rating=mediametadataage_rating,
        mediametadatayear=mediametadatayear,
        mediametadatayearfrom=mediametadatayearfrom,
        mediametadatayearto=mediametadatayearto,
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
    order_by: SeriesOrder | Unset = UNSET,
    direction: Direction | Unset = UNSET,
    load_media: bool | Unset = False,
    load_library: bool | Unset = False,
    count_media: bool | Unset = False,
    id: list[str] | Unset = UNSET,
    name: list[str] | Unset = UNSET,
    path: list[str] | Unset = UNSET,
    search: str | Unset = UNSET,
    metadatameta_type: list[str] | Unset = UNSET,
    metadatapublisher: list[str] | Unset = UNSET,
    metadatastatus: list[str] | Unset = UNSET,
    metadataage_rating: str | Unset = UNSET,
    metadatavolume: int | Unset = UNSET,
    metadatavolumefrom: int | Unset = UNSET,
    metadatavolumeto: int | Unset = UNSET,
    libraryid: list[str] | Unset = UNSET,
    libraryname: list[str] | Unset = UNSET,
    librarypath: list[str] | Unset = UNSET,
    librarysearch: str | Unset = UNSET,
    mediaid: list[str] | Unset = UNSET,
    medianame: list[str] | Unset = UNSET,
    mediaextension: list[str] | Unset = UNSET,
    mediapath: list[str] | Unset = UNSET,
    mediaread_status: list[ReadStatus] | Unset = UNSET,
    mediatags: list[str] | Unset = UNSET,
    mediasearch: str | Unset = UNSET,
    mediametadatapublisher: list[str] | Unset = UNSET,
    mediametadatagenre: list[str] | Unset = UNSET,
    mediametadatacharacter: list[str] | Unset = UNSET,
    mediametadatacolorist: list[str] | Unset = UNSET,
    mediametadatawriter: list[str] | Unset = UNSET,
    mediametadatapenciller: list[str] | Unset = UNSET,
    mediametadatainker: list[str] | Unset = UNSET,
    mediametadataletterer: list[str] | Unset = UNSET,
    mediametadataeditor: list[str] | Unset = UNSET,
    mediametadataage_rating: str | Unset = UNSET,
    mediametadatayear: int | Unset = UNSET,
    mediametadatayearfrom: int | Unset = UNSET,
    mediametadatayearto: int | Unset = UNSET,
) -> Problem | SeriesPage | None:
    """List series added last

     The first page when none is asked for. `order_by` and `direction` are accepted from published
    clients, without effect.

    Args:
        page (int | Unset):
        page_size (int | Unset):
        zero_based (bool | Unset):
        cursor (str | Unset):
        limit (int | Unset):
        order_by (SeriesOrder | Unset): What series can be ordered by. Example: library_id.
        direction (Direction | Unset): Smallest first or largest first. Example: desc.
        load_media (bool | Unset):  Default: False.
        load_library (bool | Unset):  Default: False.
        count_media (bool | Unset):  Default: False.
        id (list[str] | Unset):
        name (list[str] | Unset):
        path (list[str] | Unset):
        search (str | Unset):
        metadatameta_type (list[str] | Unset):
        metadatapublisher (list[str] | Unset):
        metadatastatus (list[str] | Unset):
        metadataage_rating (str | Unset):
        metadatavolume (int | Unset):
        metadatavolumefrom (int | Unset):
        metadatavolumeto (int | Unset):
        libraryid (list[str] | Unset):
        libraryname (list[str] | Unset):
        librarypath (list[str] | Unset):
        librarysearch (str | Unset):
        mediaid (list[str] | Unset):
        medianame (list[str] | Unset):
        mediaextension (list[str] | Unset):
        mediapath (list[str] | Unset):
        mediaread_status (list[ReadStatus] | Unset):
        mediatags (list[str] | Unset):
        mediasearch (str | Unset):
        mediametadatapublisher (list[str] | Unset):
        mediametadatagenre (list[str] | Unset):
        mediametadatacharacter (list[str] | Unset):
        mediametadatacolorist (list[str] | Unset):
        mediametadatawriter (list[str] | Unset):
        mediametadatapenciller (list[str] | Unset):
        mediametadatainker (list[str] | Unset):
        mediametadataletterer (list[str] | Unset):
        mediametadataeditor (list[str] | Unset):
        mediametadataage_rating (str | Unset):
        mediametadatayear (int | Unset):
        mediametadatayearfrom (int | Unset):
        mediametadatayearto (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SeriesPage
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
        load_media=load_media,
        load_library=load_library,
        count_media=count_media,
        id=id,
        name=name,
        path=path,
        search=search,
        metadatameta_type=metadatameta_type,
        metadatapublisher=metadatapublisher,
        metadatastatus=metadatastatus,
        metadataage_rating=metadataage_rating,
        metadatavolume=metadatavolume,
        metadatavolumefrom=metadatavolumefrom,
        metadatavolumeto=metadatavolumeto,
        libraryid=libraryid,
        libraryname=libraryname,
        librarypath=librarypath,
        librarysearch=librarysearch,
        mediaid=mediaid,
        medianame=medianame,
        mediaextension=mediaextension,
        mediapath=mediapath,
        mediaread_status=mediaread_status,
        mediatags=mediatags,
        mediasearch=mediasearch,
        mediametadatapublisher=mediametadatapublisher,
        mediametadatagenre=mediametadatagenre,
        mediametadatacharacter=mediametadatacharacter,
        mediametadatacolorist=mediametadatacolorist,
        mediametadatawriter=mediametadatawriter,
        mediametadatapenciller=mediametadatapenciller,
        mediametadatainker=mediametadatainker,
        mediametadataletterer=mediametadataletterer,
        mediametadataeditor=mediametadataeditor,
        mediametadataage_rating=mediametadataage_rating,
        mediametadatayear=mediametadatayear,
        mediametadatayearfrom=mediametadatayearfrom,
        mediametadatayearto=mediametadatayearto,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    zero_based: bool | Unset = UNSET,
    cursor: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order_by: SeriesOrder | Unset = UNSET,
    direction: Direction | Unset = UNSET,
    load_media: bool | Unset = False,
    load_library: bool | Unset = False,
    count_media: bool | Unset = False,
    id: list[str] | Unset = UNSET,
    name: list[str] | Unset = UNSET,
    path: list[str] | Unset = UNSET,
    search: str | Unset = UNSET,
    metadatameta_type: list[str] | Unset = UNSET,
    metadatapublisher: list[str] | Unset = UNSET,
    metadatastatus: list[str] | Unset = UNSET,
    metadataage_rating: str | Unset = UNSET,
    metadatavolume: int | Unset = UNSET,
    metadatavolumefrom: int | Unset = UNSET,
    metadatavolumeto: int | Unset = UNSET,
    libraryid: list[str] | Unset = UNSET,
    libraryname: list[str] | Unset = UNSET,
    librarypath: list[str] | Unset = UNSET,
    librarysearch: str | Unset = UNSET,
    mediaid: list[str] | Unset = UNSET,
    medianame: list[str] | Unset = UNSET,
    mediaextension: list[str] | Unset = UNSET,
    mediapath: list[str] | Unset = UNSET,
    mediaread_status: list[ReadStatus] | Unset = UNSET,
    mediatags: list[str] | Unset = UNSET,
    mediasearch: str | Unset = UNSET,
    mediametadatapublisher: list[str] | Unset = UNSET,
    mediametadatagenre: list[str] | Unset = UNSET,
    mediametadatacharacter: list[str] | Unset = UNSET,
    mediametadatacolorist: list[str] | Unset = UNSET,
    mediametadatawriter: list[str] | Unset = UNSET,
    mediametadatapenciller: list[str] | Unset = UNSET,
    mediametadatainker: list[str] | Unset = UNSET,
    mediametadataletterer: list[str] | Unset = UNSET,
    mediametadataeditor: list[str] | Unset = UNSET,
    mediametadataage_rating: str | Unset = UNSET,
    mediametadatayear: int | Unset = UNSET,
    mediametadatayearfrom: int | Unset = UNSET,
    mediametadatayearto: int | Unset = UNSET,
) -> Response[Problem | SeriesPage]:
    """List series added last

     The first page when none is asked for. `order_by` and `direction` are accepted from published
    clients, without effect.

    Args:
        page (int | Unset):
        page_size (int | Unset):
        zero_based (bool | Unset):
        cursor (str | Unset):
        limit (int | Unset):
        order_by (SeriesOrder | Unset): What series can be ordered by. Example: library_id.
        direction (Direction | Unset): Smallest first or largest first. Example: desc.
        load_media (bool | Unset):  Default: False.
        load_library (bool | Unset):  Default: False.
        count_media (bool | Unset):  Default: False.
        id (list[str] | Unset):
        name (list[str] | Unset):
        path (list[str] | Unset):
        search (str | Unset):
        metadatameta_type (list[str] | Unset):
        metadatapublisher (list[str] | Unset):
        metadatastatus (list[str] | Unset):
        metadataage_rating (str | Unset):
        metadatavolume (int | Unset):
        metadatavolumefrom (int | Unset):
        metadatavolumeto (int | Unset):
        libraryid (list[str] | Unset):
        libraryname (list[str] | Unset):
        librarypath (list[str] | Unset):
        librarysearch (str | Unset):
        mediaid (list[str] | Unset):
        medianame (list[str] | Unset):
        mediaextension (list[str] | Unset):
        mediapath (list[str] | Unset):
        mediaread_status (list[ReadStatus] | Unset):
        mediatags (list[str] | Unset):
        mediasearch (str | Unset):
        mediametadatapublisher (list[str] | Unset):
        mediametadatagenre (list[str] | Unset):
        mediametadatacharacter (list[str] | Unset):
        mediametadatacolorist (list[str] | Unset):
        mediametadatawriter (list[str] | Unset):
        mediametadatapenciller (list[str] | Unset):
        mediametadatainker (list[str] | Unset):
        mediametadataletterer (list[str] | Unset):
        mediametadataeditor (list[str] | Unset):
        mediametadataage_rating (str | Unset):
        mediametadatayear (int | Unset):
        mediametadatayearfrom (int | Unset):
        mediametadatayearto (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SeriesPage]
    """

    kwargs = _get_kwargs(
        page=page,
        page_size=page_size,
        zero_based=zero_based,
        cursor=cursor,
        limit=limit,
        order_by=order_by,
        direction=direction,
        load_media=load_media,
        load_library=load_library,
        count_media=count_media,
        id=id,
        name=name,
        path=path,
        search=search,
        metadatameta_type=metadatameta_type,
        metadatapublisher=metadatapublisher,
        metadatastatus=metadatastatus,
        metadataage_rating=metadataage_rating,
        metadatavolume=metadatavolume,
        metadatavolumefrom=metadatavolumefrom,
        metadatavolumeto=metadatavolumeto,
        libraryid=libraryid,
        libraryname=libraryname,
        librarypath=librarypath,
        librarysearch=librarysearch,
        mediaid=mediaid,
        medianame=medianame,
        mediaextension=mediaextension,
        mediapath=mediapath,
        mediaread_status=mediaread_status,
        mediatags=mediatags,
        mediasearch=mediasearch,
        mediametadatapublisher=mediametadatapublisher,
        mediametadatagenre=mediametadatagenre,
        mediametadatacharacter=mediametadatacharacter,
        mediametadatacolorist=mediametadatacolorist,
        mediametadatawriter=mediametadatawriter,
        mediametadatapenciller=mediametadatapenciller,
        mediametadatainker=mediametadatainker,
        mediametadataletterer=mediametadataletterer,
        mediametadataeditor=mediametadataeditor,
        mediametadataage_rating=mediametadataage_rating,
        mediametadatayear=mediametadatayear,
        mediametadatayearfrom=mediametadatayearfrom,
        mediametadatayearto=mediametadatayearto,
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
    order_by: SeriesOrder | Unset = UNSET,
    direction: Direction | Unset = UNSET,
    load_media: bool | Unset = False,
    load_library: bool | Unset = False,
    count_media: bool | Unset = False,
    id: list[str] | Unset = UNSET,
    name: list[str] | Unset = UNSET,
    path: list[str] | Unset = UNSET,
    search: str | Unset = UNSET,
    metadatameta_type: list[str] | Unset = UNSET,
    metadatapublisher: list[str] | Unset = UNSET,
    metadatastatus: list[str] | Unset = UNSET,
    metadataage_rating: str | Unset = UNSET,
    metadatavolume: int | Unset = UNSET,
    metadatavolumefrom: int | Unset = UNSET,
    metadatavolumeto: int | Unset = UNSET,
    libraryid: list[str] | Unset = UNSET,
    libraryname: list[str] | Unset = UNSET,
    librarypath: list[str] | Unset = UNSET,
    librarysearch: str | Unset = UNSET,
    mediaid: list[str] | Unset = UNSET,
    medianame: list[str] | Unset = UNSET,
    mediaextension: list[str] | Unset = UNSET,
    mediapath: list[str] | Unset = UNSET,
    mediaread_status: list[ReadStatus] | Unset = UNSET,
    mediatags: list[str] | Unset = UNSET,
    mediasearch: str | Unset = UNSET,
    mediametadatapublisher: list[str] | Unset = UNSET,
    mediametadatagenre: list[str] | Unset = UNSET,
    mediametadatacharacter: list[str] | Unset = UNSET,
    mediametadatacolorist: list[str] | Unset = UNSET,
    mediametadatawriter: list[str] | Unset = UNSET,
    mediametadatapenciller: list[str] | Unset = UNSET,
    mediametadatainker: list[str] | Unset = UNSET,
    mediametadataletterer: list[str] | Unset = UNSET,
    mediametadataeditor: list[str] | Unset = UNSET,
    mediametadataage_rating: str | Unset = UNSET,
    mediametadatayear: int | Unset = UNSET,
    mediametadatayearfrom: int | Unset = UNSET,
    mediametadatayearto: int | Unset = UNSET,
) -> Problem | SeriesPage | None:
    """List series added last

     The first page when none is asked for. `order_by` and `direction` are accepted from published
    clients, without effect.

    Args:
        page (int | Unset):
        page_size (int | Unset):
        zero_based (bool | Unset):
        cursor (str | Unset):
        limit (int | Unset):
        order_by (SeriesOrder | Unset): What series can be ordered by. Example: library_id.
        direction (Direction | Unset): Smallest first or largest first. Example: desc.
        load_media (bool | Unset):  Default: False.
        load_library (bool | Unset):  Default: False.
        count_media (bool | Unset):  Default: False.
        id (list[str] | Unset):
        name (list[str] | Unset):
        path (list[str] | Unset):
        search (str | Unset):
        metadatameta_type (list[str] | Unset):
        metadatapublisher (list[str] | Unset):
        metadatastatus (list[str] | Unset):
        metadataage_rating (str | Unset):
        metadatavolume (int | Unset):
        metadatavolumefrom (int | Unset):
        metadatavolumeto (int | Unset):
        libraryid (list[str] | Unset):
        libraryname (list[str] | Unset):
        librarypath (list[str] | Unset):
        librarysearch (str | Unset):
        mediaid (list[str] | Unset):
        medianame (list[str] | Unset):
        mediaextension (list[str] | Unset):
        mediapath (list[str] | Unset):
        mediaread_status (list[ReadStatus] | Unset):
        mediatags (list[str] | Unset):
        mediasearch (str | Unset):
        mediametadatapublisher (list[str] | Unset):
        mediametadatagenre (list[str] | Unset):
        mediametadatacharacter (list[str] | Unset):
        mediametadatacolorist (list[str] | Unset):
        mediametadatawriter (list[str] | Unset):
        mediametadatapenciller (list[str] | Unset):
        mediametadatainker (list[str] | Unset):
        mediametadataletterer (list[str] | Unset):
        mediametadataeditor (list[str] | Unset):
        mediametadataage_rating (str | Unset):
        mediametadatayear (int | Unset):
        mediametadatayearfrom (int | Unset):
        mediametadatayearto (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SeriesPage
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
            load_media=load_media,
            load_library=load_library,
            count_media=count_media,
            id=id,
            name=name,
            path=path,
            search=search,
            metadatameta_type=metadatameta_type,
            metadatapublisher=metadatapublisher,
            metadatastatus=metadatastatus,
            metadataage_rating=metadataage_rating,
            metadatavolume=metadatavolume,
            metadatavolumefrom=metadatavolumefrom,
            metadatavolumeto=metadatavolumeto,
            libraryid=libraryid,
            libraryname=libraryname,
            librarypath=librarypath,
            librarysearch=librarysearch,
            mediaid=mediaid,
            medianame=medianame,
            mediaextension=mediaextension,
            mediapath=mediapath,
            mediaread_status=mediaread_status,
            mediatags=mediatags,
            mediasearch=mediasearch,
            mediametadatapublisher=mediametadatapublisher,
            mediametadatagenre=mediametadatagenre,
            mediametadatacharacter=mediametadatacharacter,
            mediametadatacolorist=mediametadatacolorist,
            mediametadatawriter=mediametadatawriter,
            mediametadatapenciller=mediametadatapenciller,
            mediametadatainker=mediametadatainker,
            mediametadataletterer=mediametadataletterer,
            mediametadataeditor=mediametadataeditor,
            mediametadataage_rating=mediametadataage_rating,
            mediametadatayear=mediametadatayear,
            mediametadatayearfrom=mediametadatayearfrom,
            mediametadatayearto=mediametadatayearto,
        )
    ).parsed
