from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.direction import Direction
from ...models.media_order import MediaOrder
from ...models.media_page import MediaPage
from ...models.problem import Problem
from ...models.read_status import ReadStatus
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    zero_based: bool | Unset = UNSET,
    cursor: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order_by: MediaOrder | Unset = UNSET,
    direction: Direction | Unset = UNSET,
    id: list[str] | Unset = UNSET,
    name: list[str] | Unset = UNSET,
    extension: list[str] | Unset = UNSET,
    path: list[str] | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
    search: str | Unset = UNSET,
    read_status: list[ReadStatus] | Unset = UNSET,
    metadatapublisher: list[str] | Unset = UNSET,
    metadatagenre: list[str] | Unset = UNSET,
    metadatacharacter: list[str] | Unset = UNSET,
    metadatacolorist: list[str] | Unset = UNSET,
    metadatawriter: list[str] | Unset = UNSET,
    metadatapenciller: list[str] | Unset = UNSET,
    metadatainker: list[str] | Unset = UNSET,
    metadataletterer: list[str] | Unset = UNSET,
    metadataeditor: list[str] | Unset = UNSET,
    metadataage_rating: str | Unset = UNSET,
    metadatayear: int | Unset = UNSET,
    metadatayearfrom: int | Unset = UNSET,
    metadatayearto: int | Unset = UNSET,
    series_id: list[str] | Unset = UNSET,
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
    serieslibraryid: list[str] | Unset = UNSET,
    serieslibraryname: list[str] | Unset = UNSET,
    serieslibrarypath: list[str] | Unset = UNSET,
    serieslibrarysearch: str | Unset = UNSET,
    seriesmediaid: list[str] | Unset = UNSET,
    seriesmedianame: list[str] | Unset = UNSET,
    seriesmediaextension: list[str] | Unset = UNSET,
    seriesmediapath: list[str] | Unset = UNSET,
    seriesmediaread_status: list[ReadStatus] | Unset = UNSET,
    seriesmediatags: list[str] | Unset = UNSET,
    seriesmediasearch: str | Unset = UNSET,
    seriesmediametadatapublisher: list[str] | Unset = UNSET,
    seriesmediametadatagenre: list[str] | Unset = UNSET,
    seriesmediametadatacharacter: list[str] | Unset = UNSET,
    seriesmediametadatacolorist: list[str] | Unset = UNSET,
    seriesmediametadatawriter: list[str] | Unset = UNSET,
    seriesmediametadatapenciller: list[str] | Unset = UNSET,
    seriesmediametadatainker: list[str] | Unset = UNSET,
    seriesmediametadataletterer: list[str] | Unset = UNSET,
    seriesmediametadataeditor: list[str] | Unset = UNSET,
    seriesmediametadataage_rating: str | Unset = UNSET,
    seriesmediametadatayear: int | Unset = UNSET,
    seriesmediametadatayearfrom: int | Unset = UNSET,
    seriesmediametadatayearto: int | Unset = UNSET,
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

    json_extension: list[str] | Unset = UNSET
    if not isinstance(extension, Unset):
        json_extension = extension

    params["extension"] = json_extension

    json_path: list[str] | Unset = UNSET
    if not isinstance(path, Unset):
        json_path = path

    params["path"] = json_path

    json_tags: list[str] | Unset = UNSET
    if not isinstance(tags, Unset):
        json_tags = tags

    params["tags"] = json_tags

    params["search"] = search

    json_read_status: list[str] | Unset = UNSET
    if not isinstance(read_status, Unset):
        json_read_status = []
        for read_status_item_data in read_status:
            read_status_item: str = read_status_item_data
            json_read_status.append(read_status_item)

    params["read_status"] = json_read_status

    json_metadatapublisher: list[str] | Unset = UNSET
    if not isinstance(metadatapublisher, Unset):
        json_metadatapublisher = metadatapublisher

    params["metadata[publisher]"] = json_metadatapublisher

    json_metadatagenre: list[str] | Unset = UNSET
    if not isinstance(metadatagenre, Unset):
        json_metadatagenre = metadatagenre

    params["metadata[genre]"] = json_metadatagenre

    json_metadatacharacter: list[str] | Unset = UNSET
    if not isinstance(metadatacharacter, Unset):
        json_metadatacharacter = metadatacharacter

    params["metadata[character]"] = json_metadatacharacter

    json_metadatacolorist: list[str] | Unset = UNSET
    if not isinstance(metadatacolorist, Unset):
        json_metadatacolorist = metadatacolorist

    params["metadata[colorist]"] = json_metadatacolorist

    json_metadatawriter: list[str] | Unset = UNSET
    if not isinstance(metadatawriter, Unset):
        json_metadatawriter = metadatawriter

    params["metadata[writer]"] = json_metadatawriter

    json_metadatapenciller: list[str] | Unset = UNSET
    if not isinstance(metadatapenciller, Unset):
        json_metadatapenciller = metadatapenciller

    params["metadata[penciller]"] = json_metadatapenciller

    json_metadatainker: list[str] | Unset = UNSET
    if not isinstance(metadatainker, Unset):
        json_metadatainker = metadatainker

    params["metadata[inker]"] = json_metadatainker

    json_metadataletterer: list[str] | Unset = UNSET
    if not isinstance(metadataletterer, Unset):
        json_metadataletterer = metadataletterer

    params["metadata[letterer]"] = json_metadataletterer

    json_metadataeditor: list[str] | Unset = UNSET
    if not isinstance(metadataeditor, Unset):
        json_metadataeditor = metadataeditor

    params["metadata[editor]"] = json_metadataeditor

    params["metadata[age_rating]"] = metadataage_rating

    params["metadata[year]"] = metadatayear

    params["metadata[year][from]"] = metadatayearfrom

    params["metadata[year][to]"] = metadatayearto

    json_series_id: list[str] | Unset = UNSET
    if not isinstance(series_id, Unset):
        json_series_id = series_id

    params["series_id"] = json_series_id

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

    json_serieslibraryid: list[str] | Unset = UNSET
    if not isinstance(serieslibraryid, Unset):
        json_serieslibraryid = serieslibraryid

    params["series[library][id]"] = json_serieslibraryid

    json_serieslibraryname: list[str] | Unset = UNSET
    if not isinstance(serieslibraryname, Unset):
        json_serieslibraryname = serieslibraryname

    params["series[library][name]"] = json_serieslibraryname

    json_serieslibrarypath: list[str] | Unset = UNSET
    if not isinstance(serieslibrarypath, Unset):
        json_serieslibrarypath = serieslibrarypath

    params["series[library][path]"] = json_serieslibrarypath

    params["series[library][search]"] = serieslibrarysearch

    json_seriesmediaid: list[str] | Unset = UNSET
    if not isinstance(seriesmediaid, Unset):
        json_seriesmediaid = seriesmediaid

    params["series[media][id]"] = json_seriesmediaid

    json_seriesmedianame: list[str] | Unset = UNSET
    if not isinstance(seriesmedianame, Unset):
        json_seriesmedianame = seriesmedianame

    params["series[media][name]"] = json_seriesmedianame

    json_seriesmediaextension: list[str] | Unset = UNSET
    if not isinstance(seriesmediaextension, Unset):
        json_seriesmediaextension = seriesmediaextension

    params["series[media][extension]"] = json_seriesmediaextension

    json_seriesmediapath: list[str] | Unset = UNSET
    if not isinstance(seriesmediapath, Unset):
        json_seriesmediapath = seriesmediapath

    params["series[media][path]"] = json_seriesmediapath

    json_seriesmediaread_status: list[str] | Unset = UNSET
    if not isinstance(seriesmediaread_status, Unset):
        json_seriesmediaread_status = []
        for seriesmediaread_status_item_data in seriesmediaread_status:
            seriesmediaread_status_item: str = seriesmediaread_status_item_data
            json_seriesmediaread_status.append(seriesmediaread_status_item)

    params["series[media][read_status]"] = json_seriesmediaread_status

    json_seriesmediatags: list[str] | Unset = UNSET
    if not isinstance(seriesmediatags, Unset):
        json_seriesmediatags = seriesmediatags

    params["series[media][tags]"] = json_seriesmediatags

    params["series[media][search]"] = seriesmediasearch

    json_seriesmediametadatapublisher: list[str] | Unset = UNSET
    if not isinstance(seriesmediametadatapublisher, Unset):
        json_seriesmediametadatapublisher = seriesmediametadatapublisher

    params["series[media][metadata][publisher]"] = json_seriesmediametadatapublisher

    json_seriesmediametadatagenre: list[str] | Unset = UNSET
    if not isinstance(seriesmediametadatagenre, Unset):
        json_seriesmediametadatagenre = seriesmediametadatagenre

    params["series[media][metadata][genre]"] = json_seriesmediametadatagenre

    json_seriesmediametadatacharacter: list[str] | Unset = UNSET
    if not isinstance(seriesmediametadatacharacter, Unset):
        json_seriesmediametadatacharacter = seriesmediametadatacharacter

    params["series[media][metadata][character]"] = json_seriesmediametadatacharacter

    json_seriesmediametadatacolorist: list[str] | Unset = UNSET
    if not isinstance(seriesmediametadatacolorist, Unset):
        json_seriesmediametadatacolorist = seriesmediametadatacolorist

    params["series[media][metadata][colorist]"] = json_seriesmediametadatacolorist

    json_seriesmediametadatawriter: list[str] | Unset = UNSET
    if not isinstance(seriesmediametadatawriter, Unset):
        json_seriesmediametadatawriter = seriesmediametadatawriter

    params["series[media][metadata][writer]"] = json_seriesmediametadatawriter

    json_seriesmediametadatapenciller: list[str] | Unset = UNSET
    if not isinstance(seriesmediametadatapenciller, Unset):
        json_seriesmediametadatapenciller = seriesmediametadatapenciller

    params["series[media][metadata][penciller]"] = json_seriesmediametadatapenciller

    json_seriesmediametadatainker: list[str] | Unset = UNSET
    if not isinstance(seriesmediametadatainker, Unset):
        json_seriesmediametadatainker = seriesmediametadatainker

    params["series[media][metadata][inker]"] = json_seriesmediametadatainker

    json_seriesmediametadataletterer: list[str] | Unset = UNSET
    if not isinstance(seriesmediametadataletterer, Unset):
        json_seriesmediametadataletterer = seriesmediametadataletterer

    params["series[media][metadata][letterer]"] = json_seriesmediametadataletterer

    json_seriesmediametadataeditor: list[str] | Unset = UNSET
    if not isinstance(seriesmediametadataeditor, Unset):
        json_seriesmediametadataeditor = seriesmediametadataeditor

    params["series[media][metadata][editor]"] = json_seriesmediametadataeditor

    params["series[media][metadata][age_rating]"] = seriesmediametadataage_rating

    params["series[media][metadata][year]"] = seriesmediametadatayear

    params["series[media][metadata][year][from]"] = seriesmediametadatayearfrom

    params["series[media][metadata][year][to]"] = seriesmediametadatayearto

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/media/recently-added",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> MediaPage | Problem | None:
    if response.status_code == 200:
        response_200 = MediaPage.from_dict(response.json())

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
) -> Response[MediaPage | Problem]:
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
    order_by: MediaOrder | Unset = UNSET,
    direction: Direction | Unset = UNSET,
    id: list[str] | Unset = UNSET,
    name: list[str] | Unset = UNSET,
    extension: list[str] | Unset = UNSET,
    path: list[str] | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
    search: str | Unset = UNSET,
    read_status: list[ReadStatus] | Unset = UNSET,
    metadatapublisher: list[str] | Unset = UNSET,
    metadatagenre: list[str] | Unset = UNSET,
    metadatacharacter: list[str] | Unset = UNSET,
    metadatacolorist: list[str] | Unset = UNSET,
    metadatawriter: list[str] | Unset = UNSET,
    metadatapenciller: list[str] | Unset = UNSET,
    metadatainker: list[str] | Unset = UNSET,
    metadataletterer: list[str] | Unset = UNSET,
    metadataeditor: list[str] | Unset = UNSET,
    metadataage_rating: str | Unset = UNSET,
    metadatayear: int | Unset = UNSET,
    metadatayearfrom: int | Unset = UNSET,
    metadatayearto: int | Unset = UNSET,
    series_id: list[str] | Unset = UNSET,
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
    serieslibraryid: list[str] | Unset = UNSET,
    serieslibraryname: list[str] | Unset = UNSET,
    serieslibrarypath: list[str] | Unset = UNSET,
    serieslibrarysearch: str | Unset = UNSET,
    seriesmediaid: list[str] | Unset = UNSET,
    seriesmedianame: list[str] | Unset = UNSET,
    seriesmediaextension: list[str] | Unset = UNSET,
    seriesmediapath: list[str] | Unset = UNSET,
    seriesmediaread_status: list[ReadStatus] | Unset = UNSET,
    seriesmediatags: list[str] | Unset = UNSET,
    seriesmediasearch: str | Unset = UNSET,
    seriesmediametadatapublisher: list[str] | Unset = UNSET,
    seriesmediametadatagenre: list[str] | Unset = UNSET,
    seriesmediametadatacharacter: list[str] | Unset = UNSET,
    seriesmediametadatacolorist: list[str] | Unset = UNSET,
    seriesmediametadatawriter: list[str] | Unset = UNSET,
    seriesmediametadatapenciller: list[str] | Unset = UNSET,
    seriesmediametadatainker: list[str] | Unset = UNSET,
    seriesmediametadataletterer: list[str] | Unset = UNSET,
    seriesmediametadataeditor: list[str] | Unset = UNSET,
    seriesmediametadataage_rating: str | Unset = UNSET,
    seriesmediametadatayear: int | Unset = UNSET,
    seriesmediametadatayearfrom: int | Unset = UNSET,
    seriesmediametadatayearto: int | Unset = UNSET,
) -> Response[MediaPage | Problem]:
    """List books added last

     Without paging parameters the answer holds everything that matches. `order_by` and `direction` are
    accepted from published clients, without effect.

    Args:
        page (int | Unset):
        page_size (int | Unset):
        zero_based (bool | Unset):
        cursor (str | Unset):
        limit (int | Unset):
        order_by (MediaOrder | Unset): What books can be ordered by. Example: title.
        direction (Direction | Unset): Smallest first or largest first. Example: desc.
        id (list[str] | Unset):
        name (list[str] | Unset):
        extension (list[str] | Unset):
        path (list[str] | Unset):
        tags (list[str] | Unset):
        search (str | Unset):
        read_status (list[ReadStatus] | Unset):
        metadatapublisher (list[str] | Unset):
        metadatagenre (list[str] | Unset):
        metadatacharacter (list[str] | Unset):
        metadatacolorist (list[str] | Unset):
        metadatawriter (list[str] | Unset):
        metadatapenciller (list[str] | Unset):
        metadatainker (list[str] | Unset):
        metadataletterer (list[str] | Unset):
        metadataeditor (list[str] | Unset):
        metadataage_rating (str | Unset):
        metadatayear (int | Unset):
        metadatayearfrom (int | Unset):
        metadatayearto (int | Unset):
        series_id (list[str] | Unset):
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
        serieslibraryid (list[str] | Unset):
        serieslibraryname (list[str] | Unset):
        serieslibrarypath (list[str] | Unset):
        serieslibrarysearch (str | Unset):
        seriesmediaid (list[str] | Unset):
        seriesmedianame (list[str] | Unset):
        seriesmediaextension (list[str] | Unset):
        seriesmediapath (list[str] | Unset):
        seriesmediaread_status (list[ReadStatus] | Unset):
        seriesmediatags (list[str] | Unset):
        seriesmediasearch (str | Unset):
        seriesmediametadatapublisher (list[str] | Unset):
        seriesmediametadatagenre (list[str] | Unset):
        seriesmediametadatacharacter (list[str] | Unset):
        seriesmediametadatacolorist (list[str] | Unset):
        seriesmediametadatawriter (list[str] | Unset):
        seriesmediametadatapenciller (list[str] | Unset):
        seriesmediametadatainker (list[str] | Unset):
        seriesmediametadataletterer (list[str] | Unset):
        seriesmediametadataeditor (list[str] | Unset):
        seriesmediametadataage_rating (str | Unset):
        seriesmediametadatayear (int | Unset):
        seriesmediametadatayearfrom (int | Unset):
        seriesmediametadatayearto (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MediaPage | Problem]
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
        extension=extension,
        path=path,
        tags=tags,
        search=search,
        read_status=read_status,
        metadatapublisher=metadatapublisher,
        metadatagenre=metadatagenre,
        metadatacharacter=metadatacharacter,
        metadatacolorist=metadatacolorist,
        metadatawriter=metadatawriter,
        metadatapenciller=metadatapenciller,
        metadatainker=metadatainker,
        metadataletterer=metadataletterer,
        metadataeditor=metadataeditor,
        metadataage_rating=metadataage_rating,
        metadatayear=metadatayear,
        metadatayearfrom=metadatayearfrom,
        metadatayearto=metadatayearto,
        series_id=series_id,
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
        serieslibraryid=serieslibraryid,
        serieslibraryname=serieslibraryname,
        serieslibrarypath=serieslibrarypath,
        serieslibrarysearch=serieslibrarysearch,
        seriesmediaid=seriesmediaid,
        seriesmedianame=seriesmedianame,
        seriesmediaextension=seriesmediaextension,
        seriesmediapath=seriesmediapath,
        seriesmediaread_status=seriesmediaread_status,
        seriesmediatags=seriesmediatags,
        seriesmediasearch=seriesmediasearch,
        seriesmediametadatapublisher=seriesmediametadatapublisher,
        seriesmediametadatagenre=seriesmediametadatagenre,
        seriesmediametadatacharacter=seriesmediametadatacharacter,
        seriesmediametadatacolorist=seriesmediametadatacolorist,
        seriesmediametadatawriter=seriesmediametadatawriter,
        seriesmediametadatapenciller=seriesmediametadatapenciller,
        seriesmediametadatainker=seriesmediametadatainker,
        seriesmediametadataletterer=seriesmediametadataletterer,
        seriesmediametadataeditor=seriesmediametadataeditor,
        seriesmediametadataage_rating=seriesmediametadataage_rating,
        seriesmediametadatayear=seriesmediametadatayear,
        seriesmediametadatayearfrom=seriesmediametadatayearfrom,
        seriesmediametadatayearto=seriesmediametadatayearto,
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
    order_by: MediaOrder | Unset = UNSET,
    direction: Direction | Unset = UNSET,
    id: list[str] | Unset = UNSET,
    name: list[str] | Unset = UNSET,
    extension: list[str] | Unset = UNSET,
    path: list[str] | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
    search: str | Unset = UNSET,
    read_status: list[ReadStatus] | Unset = UNSET,
    metadatapublisher: list[str] | Unset = UNSET,
    metadatagenre: list[str] | Unset = UNSET,
    metadatacharacter: list[str] | Unset = UNSET,
    metadatacolorist: list[str] | Unset = UNSET,
    metadatawriter: list[str] | Unset = UNSET,
    metadatapenciller: list[str] | Unset = UNSET,
    metadatainker: list[str] | Unset = UNSET,
    metadataletterer: list[str] | Unset = UNSET,
    metadataeditor: list[str] | Unset = UNSET,
    metadataage_rating: str | Unset = UNSET,
    metadatayear: int | Unset = UNSET,
    metadatayearfrom: int | Unset = UNSET,
    metadatayearto: int | Unset = UNSET,
    series_id: list[str] | Unset = UNSET,
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
    serieslibraryid: list[str] | Unset = UNSET,
    serieslibraryname: list[str] | Unset = UNSET,
    serieslibrarypath: list[str] | Unset = UNSET,
    serieslibrarysearch: str | Unset = UNSET,
    seriesmediaid: list[str] | Unset = UNSET,
    seriesmedianame: list[str] | Unset = UNSET,
    seriesmediaextension: list[str] | Unset = UNSET,
    seriesmediapath: list[str] | Unset = UNSET,
    seriesmediaread_status: list[ReadStatus] | Unset = UNSET,
    seriesmediatags: list[str] | Unset = UNSET,
    seriesmediasearch: str | Unset = UNSET,
    seriesmediametadatapublisher: list[str] | Unset = UNSET,
    seriesmediametadatagenre: list[str] | Unset = UNSET,
    seriesmediametadatacharacter: list[str] | Unset = UNSET,
    seriesmediametadatacolorist: list[str] | Unset = UNSET,
    seriesmediametadatawriter: list[str] | Unset = UNSET,
    seriesmediametadatapenciller: list[str] | Unset = UNSET,
    seriesmediametadatainker: list[str] | Unset = UNSET,
    seriesmediametadataletterer: list[str] | Unset = UNSET,
    seriesmediametadataeditor: list[str] | Unset = UNSET,
    seriesmediametadataage_rating: str | Unset = UNSET,
    seriesmediametadatayear: int | Unset = UNSET,
    seriesmediametadatayearfrom: int | Unset = UNSET,
    seriesmediametadatayearto: int | Unset = UNSET,
) -> MediaPage | Problem | None:
    """List books added last

     Without paging parameters the answer holds everything that matches. `order_by` and `direction` are
    accepted from published clients, without effect.

    Args:
        page (int | Unset):
        page_size (int | Unset):
        zero_based (bool | Unset):
        cursor (str | Unset):
        limit (int | Unset):
        order_by (MediaOrder | Unset): What books can be ordered by. Example: title.
        direction (Direction | Unset): Smallest first or largest first. Example: desc.
        id (list[str] | Unset):
        name (list[str] | Unset):
        extension (list[str] | Unset):
        path (list[str] | Unset):
        tags (list[str] | Unset):
        search (str | Unset):
        read_status (list[ReadStatus] | Unset):
        metadatapublisher (list[str] | Unset):
        metadatagenre (list[str] | Unset):
        metadatacharacter (list[str] | Unset):
        metadatacolorist (list[str] | Unset):
        metadatawriter (list[str] | Unset):
        metadatapenciller (list[str] | Unset):
        metadatainker (list[str] | Unset):
        metadataletterer (list[str] | Unset):
        metadataeditor (list[str] | Unset):
        metadataage_rating (str | Unset):
        metadatayear (int | Unset):
        metadatayearfrom (int | Unset):
        metadatayearto (int | Unset):
        series_id (list[str] | Unset):
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
        serieslibraryid (list[str] | Unset):
        serieslibraryname (list[str] | Unset):
        serieslibrarypath (list[str] | Unset):
        serieslibrarysearch (str | Unset):
        seriesmediaid (list[str] | Unset):
        seriesmedianame (list[str] | Unset):
        seriesmediaextension (list[str] | Unset):
        seriesmediapath (list[str] | Unset):
        seriesmediaread_status (list[ReadStatus] | Unset):
        seriesmediatags (list[str] | Unset):
        seriesmediasearch (str | Unset):
        seriesmediametadatapublisher (list[str] | Unset):
        seriesmediametadatagenre (list[str] | Unset):
        seriesmediametadatacharacter (list[str] | Unset):
        seriesmediametadatacolorist (list[str] | Unset):
        seriesmediametadatawriter (list[str] | Unset):
        seriesmediametadatapenciller (list[str] | Unset):
        seriesmediametadatainker (list[str] | Unset):
        seriesmediametadataletterer (list[str] | Unset):
        seriesmediametadataeditor (list[str] | Unset):
        seriesmediametadataage_rating (str | Unset):
        seriesmediametadatayear (int | Unset):
        seriesmediametadatayearfrom (int | Unset):
        seriesmediametadatayearto (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MediaPage | Problem
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
        extension=extension,
        path=path,
        tags=tags,
        search=search,
        read_status=read_status,
        metadatapublisher=metadatapublisher,
        metadatagenre=metadatagenre,
        metadatacharacter=metadatacharacter,
        metadatacolorist=metadatacolorist,
        metadatawriter=metadatawriter,
        metadatapenciller=metadatapenciller,
        metadatainker=metadatainker,
        metadataletterer=metadataletterer,
        metadataeditor=metadataeditor,
        metadataage_rating=metadataage_rating,
        metadatayear=metadatayear,
        metadatayearfrom=metadatayearfrom,
        metadatayearto=metadatayearto,
        series_id=series_id,
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
        serieslibraryid=serieslibraryid,
        serieslibraryname=serieslibraryname,
        serieslibrarypath=serieslibrarypath,
        serieslibrarysearch=serieslibrarysearch,
        seriesmediaid=seriesmediaid,
        seriesmedianame=seriesmedianame,
        seriesmediaextension=seriesmediaextension,
        seriesmediapath=seriesmediapath,
        seriesmediaread_status=seriesmediaread_status,
        seriesmediatags=seriesmediatags,
        seriesmediasearch=seriesmediasearch,
        seriesmediametadatapublisher=seriesmediametadatapublisher,
        seriesmediametadatagenre=seriesmediametadatagenre,
        seriesmediametadatacharacter=seriesmediametadatacharacter,
        seriesmediametadatacolorist=seriesmediametadatacolorist,
        seriesmediametadatawriter=seriesmediametadatawriter,
        seriesmediametadatapenciller=seriesmediametadatapenciller,
        seriesmediametadatainker=seriesmediametadatainker,
        seriesmediametadataletterer=seriesmediametadataletterer,
        seriesmediametadataeditor=seriesmediametadataeditor,
        seriesmediametadataage_rating=seriesmediametadataage_rating,
        seriesmediametadatayear=seriesmediametadatayear,
        seriesmediametadatayearfrom=seriesmediametadatayearfrom,
        seriesmediametadatayearto=seriesmediametadatayearto,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    zero_based: bool | Unset = UNSET,
    cursor: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order_by: MediaOrder | Unset = UNSET,
    direction: Direction | Unset = UNSET,
    id: list[str] | Unset = UNSET,
    name: list[str] | Unset = UNSET,
    extension: list[str] | Unset = UNSET,
    path: list[str] | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
    search: str | Unset = UNSET,
    read_status: list[ReadStatus] | Unset = UNSET,
    metadatapublisher: list[str] | Unset = UNSET,
    metadatagenre: list[str] | Unset = UNSET,
    metadatacharacter: list[str] | Unset = UNSET,
    metadatacolorist: list[str] | Unset = UNSET,
    metadatawriter: list[str] | Unset = UNSET,
    metadatapenciller: list[str] | Unset = UNSET,
    metadatainker: list[str] | Unset = UNSET,
    metadataletterer: list[str] | Unset = UNSET,
    metadataeditor: list[str] | Unset = UNSET,
    metadataage_rating: str | Unset = UNSET,
    metadatayear: int | Unset = UNSET,
    metadatayearfrom: int | Unset = UNSET,
    metadatayearto: int | Unset = UNSET,
    series_id: list[str] | Unset = UNSET,
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
    serieslibraryid: list[str] | Unset = UNSET,
    serieslibraryname: list[str] | Unset = UNSET,
    serieslibrarypath: list[str] | Unset = UNSET,
    serieslibrarysearch: str | Unset = UNSET,
    seriesmediaid: list[str] | Unset = UNSET,
    seriesmedianame: list[str] | Unset = UNSET,
    seriesmediaextension: list[str] | Unset = UNSET,
    seriesmediapath: list[str] | Unset = UNSET,
    seriesmediaread_status: list[ReadStatus] | Unset = UNSET,
    seriesmediatags: list[str] | Unset = UNSET,
    seriesmediasearch: str | Unset = UNSET,
    seriesmediametadatapublisher: list[str] | Unset = UNSET,
    seriesmediametadatagenre: list[str] | Unset = UNSET,
    seriesmediametadatacharacter: list[str] | Unset = UNSET,
    seriesmediametadatacolorist: list[str] | Unset = UNSET,
    seriesmediametadatawriter: list[str] | Unset = UNSET,
    seriesmediametadatapenciller: list[str] | Unset = UNSET,
    seriesmediametadatainker: list[str] | Unset = UNSET,
    seriesmediametadataletterer: list[str] | Unset = UNSET,
    seriesmediametadataeditor: list[str] | Unset = UNSET,
    seriesmediametadataage_rating: str | Unset = UNSET,
    seriesmediametadatayear: int | Unset = UNSET,
    seriesmediametadatayearfrom: int | Unset = UNSET,
    seriesmediametadatayearto: int | Unset = UNSET,
) -> Response[MediaPage | Problem]:
    """List books added last

     Without paging parameters the answer holds everything that matches. `order_by` and `direction` are
    accepted from published clients, without effect.

    Args:
        page (int | Unset):
        page_size (int | Unset):
        zero_based (bool | Unset):
        cursor (str | Unset):
        limit (int | Unset):
        order_by (MediaOrder | Unset): What books can be ordered by. Example: title.
        direction (Direction | Unset): Smallest first or largest first. Example: desc.
        id (list[str] | Unset):
        name (list[str] | Unset):
        extension (list[str] | Unset):
        path (list[str] | Unset):
        tags (list[str] | Unset):
        search (str | Unset):
        read_status (list[ReadStatus] | Unset):
        metadatapublisher (list[str] | Unset):
        metadatagenre (list[str] | Unset):
        metadatacharacter (list[str] | Unset):
        metadatacolorist (list[str] | Unset):
        metadatawriter (list[str] | Unset):
        metadatapenciller (list[str] | Unset):
        metadatainker (list[str] | Unset):
        metadataletterer (list[str] | Unset):
        metadataeditor (list[str] | Unset):
        metadataage_rating (str | Unset):
        metadatayear (int | Unset):
        metadatayearfrom (int | Unset):
        metadatayearto (int | Unset):
        series_id (list[str] | Unset):
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
        serieslibraryid (list[str] | Unset):
        serieslibraryname (list[str] | Unset):
        serieslibrarypath (list[str] | Unset):
        serieslibrarysearch (str | Unset):
        seriesmediaid (list[str] | Unset):
        seriesmedianame (list[str] | Unset):
        seriesmediaextension (list[str] | Unset):
        seriesmediapath (list[str] | Unset):
        seriesmediaread_status (list[ReadStatus] | Unset):
        seriesmediatags (list[str] | Unset):
        seriesmediasearch (str | Unset):
        seriesmediametadatapublisher (list[str] | Unset):
        seriesmediametadatagenre (list[str] | Unset):
        seriesmediametadatacharacter (list[str] | Unset):
        seriesmediametadatacolorist (list[str] | Unset):
        seriesmediametadatawriter (list[str] | Unset):
        seriesmediametadatapenciller (list[str] | Unset):
        seriesmediametadatainker (list[str] | Unset):
        seriesmediametadataletterer (list[str] | Unset):
        seriesmediametadataeditor (list[str] | Unset):
        seriesmediametadataage_rating (str | Unset):
        seriesmediametadatayear (int | Unset):
        seriesmediametadatayearfrom (int | Unset):
        seriesmediametadatayearto (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MediaPage | Problem]
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
        extension=extension,
        path=path,
        tags=tags,
        search=search,
        read_status=read_status,
        metadatapublisher=metadatapublisher,
        metadatagenre=metadatagenre,
        metadatacharacter=metadatacharacter,
        metadatacolorist=metadatacolorist,
        metadatawriter=metadatawriter,
        metadatapenciller=metadatapenciller,
        metadatainker=metadatainker,
        metadataletterer=metadataletterer,
        metadataeditor=metadataeditor,
        metadataage_rating=metadataage_rating,
        metadatayear=metadatayear,
        metadatayearfrom=metadatayearfrom,
        metadatayearto=metadatayearto,
        series_id=series_id,
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
        serieslibraryid=serieslibraryid,
        serieslibraryname=serieslibraryname,
        serieslibrarypath=serieslibrarypath,
        serieslibrarysearch=serieslibrarysearch,
        seriesmediaid=seriesmediaid,
        seriesmedianame=seriesmedianame,
        seriesmediaextension=seriesmediaextension,
        seriesmediapath=seriesmediapath,
        seriesmediaread_status=seriesmediaread_status,
        seriesmediatags=seriesmediatags,
        seriesmediasearch=seriesmediasearch,
        seriesmediametadatapublisher=seriesmediametadatapublisher,
        seriesmediametadatagenre=seriesmediametadatagenre,
        seriesmediametadatacharacter=seriesmediametadatacharacter,
        seriesmediametadatacolorist=seriesmediametadatacolorist,
        seriesmediametadatawriter=seriesmediametadatawriter,
        seriesmediametadatapenciller=seriesmediametadatapenciller,
        seriesmediametadatainker=seriesmediametadatainker,
        seriesmediametadataletterer=seriesmediametadataletterer,
        seriesmediametadataeditor=seriesmediametadataeditor,
        seriesmediametadataage_rating=seriesmediametadataage_rating,
        seriesmediametadatayear=seriesmediametadatayear,
        seriesmediametadatayearfrom=seriesmediametadatayearfrom,
        seriesmediametadatayearto=seriesmediametadatayearto,
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
    order_by: MediaOrder | Unset = UNSET,
    direction: Direction | Unset = UNSET,
    id: list[str] | Unset = UNSET,
    name: list[str] | Unset = UNSET,
    extension: list[str] | Unset = UNSET,
    path: list[str] | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
    search: str | Unset = UNSET,
    read_status: list[ReadStatus] | Unset = UNSET,
    metadatapublisher: list[str] | Unset = UNSET,
    metadatagenre: list[str] | Unset = UNSET,
    metadatacharacter: list[str] | Unset = UNSET,
    metadatacolorist: list[str] | Unset = UNSET,
    metadatawriter: list[str] | Unset = UNSET,
    metadatapenciller: list[str] | Unset = UNSET,
    metadatainker: list[str] | Unset = UNSET,
    metadataletterer: list[str] | Unset = UNSET,
    metadataeditor: list[str] | Unset = UNSET,
    metadataage_rating: str | Unset = UNSET,
    metadatayear: int | Unset = UNSET,
    metadatayearfrom: int | Unset = UNSET,
    metadatayearto: int | Unset = UNSET,
    series_id: list[str] | Unset = UNSET,
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
    serieslibraryid: list[str] | Unset = UNSET,
    serieslibraryname: list[str] | Unset = UNSET,
    serieslibrarypath: list[str] | Unset = UNSET,
    serieslibrarysearch: str | Unset = UNSET,
    seriesmediaid: list[str] | Unset = UNSET,
    seriesmedianame: list[str] | Unset = UNSET,
    seriesmediaextension: list[str] | Unset = UNSET,
    seriesmediapath: list[str] | Unset = UNSET,
    seriesmediaread_status: list[ReadStatus] | Unset = UNSET,
    seriesmediatags: list[str] | Unset = UNSET,
    seriesmediasearch: str | Unset = UNSET,
    seriesmediametadatapublisher: list[str] | Unset = UNSET,
    seriesmediametadatagenre: list[str] | Unset = UNSET,
    seriesmediametadatacharacter: list[str] | Unset = UNSET,
    seriesmediametadatacolorist: list[str] | Unset = UNSET,
    seriesmediametadatawriter: list[str] | Unset = UNSET,
    seriesmediametadatapenciller: list[str] | Unset = UNSET,
    seriesmediametadatainker: list[str] | Unset = UNSET,
    seriesmediametadataletterer: list[str] | Unset = UNSET,
    seriesmediametadataeditor: list[str] | Unset = UNSET,
    seriesmediametadataage_rating: str | Unset = UNSET,
    seriesmediametadatayear: int | Unset = UNSET,
    seriesmediametadatayearfrom: int | Unset = UNSET,
    seriesmediametadatayearto: int | Unset = UNSET,
) -> MediaPage | Problem | None:
    """List books added last

     Without paging parameters the answer holds everything that matches. `order_by` and `direction` are
    accepted from published clients, without effect.

    Args:
        page (int | Unset):
        page_size (int | Unset):
        zero_based (bool | Unset):
        cursor (str | Unset):
        limit (int | Unset):
        order_by (MediaOrder | Unset): What books can be ordered by. Example: title.
        direction (Direction | Unset): Smallest first or largest first. Example: desc.
        id (list[str] | Unset):
        name (list[str] | Unset):
        extension (list[str] | Unset):
        path (list[str] | Unset):
        tags (list[str] | Unset):
        search (str | Unset):
        read_status (list[ReadStatus] | Unset):
        metadatapublisher (list[str] | Unset):
        metadatagenre (list[str] | Unset):
        metadatacharacter (list[str] | Unset):
        metadatacolorist (list[str] | Unset):
        metadatawriter (list[str] | Unset):
        metadatapenciller (list[str] | Unset):
        metadatainker (list[str] | Unset):
        metadataletterer (list[str] | Unset):
        metadataeditor (list[str] | Unset):
        metadataage_rating (str | Unset):
        metadatayear (int | Unset):
        metadatayearfrom (int | Unset):
        metadatayearto (int | Unset):
        series_id (list[str] | Unset):
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
        serieslibraryid (list[str] | Unset):
        serieslibraryname (list[str] | Unset):
        serieslibrarypath (list[str] | Unset):
        serieslibrarysearch (str | Unset):
        seriesmediaid (list[str] | Unset):
        seriesmedianame (list[str] | Unset):
        seriesmediaextension (list[str] | Unset):
        seriesmediapath (list[str] | Unset):
        seriesmediaread_status (list[ReadStatus] | Unset):
        seriesmediatags (list[str] | Unset):
        seriesmediasearch (str | Unset):
        seriesmediametadatapublisher (list[str] | Unset):
        seriesmediametadatagenre (list[str] | Unset):
        seriesmediametadatacharacter (list[str] | Unset):
        seriesmediametadatacolorist (list[str] | Unset):
        seriesmediametadatawriter (list[str] | Unset):
        seriesmediametadatapenciller (list[str] | Unset):
        seriesmediametadatainker (list[str] | Unset):
        seriesmediametadataletterer (list[str] | Unset):
        seriesmediametadataeditor (list[str] | Unset):
        seriesmediametadataage_rating (str | Unset):
        seriesmediametadatayear (int | Unset):
        seriesmediametadatayearfrom (int | Unset):
        seriesmediametadatayearto (int | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MediaPage | Problem
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
            extension=extension,
            path=path,
            tags=tags,
            search=search,
            read_status=read_status,
            metadatapublisher=metadatapublisher,
            metadatagenre=metadatagenre,
            metadatacharacter=metadatacharacter,
            metadatacolorist=metadatacolorist,
            metadatawriter=metadatawriter,
            metadatapenciller=metadatapenciller,
            metadatainker=metadatainker,
            metadataletterer=metadataletterer,
            metadataeditor=metadataeditor,
            metadataage_rating=metadataage_rating,
            metadatayear=metadatayear,
            metadatayearfrom=metadatayearfrom,
            metadatayearto=metadatayearto,
            series_id=series_id,
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
            serieslibraryid=serieslibraryid,
            serieslibraryname=serieslibraryname,
            serieslibrarypath=serieslibrarypath,
            serieslibrarysearch=serieslibrarysearch,
            seriesmediaid=seriesmediaid,
            seriesmedianame=seriesmedianame,
            seriesmediaextension=seriesmediaextension,
            seriesmediapath=seriesmediapath,
            seriesmediaread_status=seriesmediaread_status,
            seriesmediatags=seriesmediatags,
            seriesmediasearch=seriesmediasearch,
            seriesmediametadatapublisher=seriesmediametadatapublisher,
            seriesmediametadatagenre=seriesmediametadatagenre,
            seriesmediametadatacharacter=seriesmediametadatacharacter,
            seriesmediametadatacolorist=seriesmediametadatacolorist,
            seriesmediametadatawriter=seriesmediametadatawriter,
            seriesmediametadatapenciller=seriesmediametadatapenciller,
            seriesmediametadatainker=seriesmediametadatainker,
            seriesmediametadataletterer=seriesmediametadataletterer,
            seriesmediametadataeditor=seriesmediametadataeditor,
            seriesmediametadataage_rating=seriesmediametadataage_rating,
            seriesmediametadatayear=seriesmediametadatayear,
            seriesmediametadatayearfrom=seriesmediametadatayearfrom,
            seriesmediametadatayearto=seriesmediametadatayearto,
        )
    ).parsed
