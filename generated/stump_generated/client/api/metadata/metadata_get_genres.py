from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.read_status import ReadStatus
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    publisher: list[str] | Unset = UNSET,
    genre: list[str] | Unset = UNSET,
    character: list[str] | Unset = UNSET,
    colorist: list[str] | Unset = UNSET,
    writer: list[str] | Unset = UNSET,
    penciller: list[str] | Unset = UNSET,
    inker: list[str] | Unset = UNSET,
    letterer: list[str] | Unset = UNSET,
    editor: list[str] | Unset = UNSET,
    age_rating: str | Unset = UNSET,
    year: int | Unset = UNSET,
    yearfrom: int | Unset = UNSET,
    yearto: int | Unset = UNSET,
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
    mediaseriesid: list[str] | Unset = UNSET,
    mediaseriesname: list[str] | Unset = UNSET,
    mediaseriespath: list[str] | Unset = UNSET,
    mediaseriessearch: str | Unset = UNSET,
    mediaserieslibraryid: list[str] | Unset = UNSET,
    mediaserieslibraryname: list[str] | Unset = UNSET,
    mediaserieslibrarypath: list[str] | Unset = UNSET,
    mediaserieslibrarysearch: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_publisher: list[str] | Unset = UNSET
    if not isinstance(publisher, Unset):
        json_publisher = publisher

    params["publisher"] = json_publisher

    json_genre: list[str] | Unset = UNSET
    if not isinstance(genre, Unset):
        json_genre = genre

    params["genre"] = json_genre

    json_character: list[str] | Unset = UNSET
    if not isinstance(character, Unset):
        json_character = character

    params["character"] = json_character

    json_colorist: list[str] | Unset = UNSET
    if not isinstance(colorist, Unset):
        json_colorist = colorist

    params["colorist"] = json_colorist

    json_writer: list[str] | Unset = UNSET
    if not isinstance(writer, Unset):
        json_writer = writer

    params["writer"] = json_writer

    json_penciller: list[str] | Unset = UNSET
    if not isinstance(penciller, Unset):
        json_penciller = penciller

    params["penciller"] = json_penciller

    json_inker: list[str] | Unset = UNSET
    if not isinstance(inker, Unset):
        json_inker = inker

    params["inker"] = json_inker

    json_letterer: list[str] | Unset = UNSET
    if not isinstance(letterer, Unset):
        json_letterer = letterer

    params["letterer"] = json_letterer

    json_editor: list[str] | Unset = UNSET
    if not isinstance(editor, Unset):
        json_editor = editor

    params["editor"] = json_editor

    params["age_rating"] = age_rating

    params["year"] = year

    params["year[from]"] = yearfrom

    params["year[to]"] = yearto

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

    json_mediaseriesid: list[str] | Unset = UNSET
    if not isinstance(mediaseriesid, Unset):
        json_mediaseriesid = mediaseriesid

    params["media[series][id]"] = json_mediaseriesid

    json_mediaseriesname: list[str] | Unset = UNSET
    if not isinstance(mediaseriesname, Unset):
        json_mediaseriesname = mediaseriesname

    params["media[series][name]"] = json_mediaseriesname

    json_mediaseriespath: list[str] | Unset = UNSET
    if not isinstance(mediaseriespath, Unset):
        json_mediaseriespath = mediaseriespath

    params["media[series][path]"] = json_mediaseriespath

    params["media[series][search]"] = mediaseriessearch

    json_mediaserieslibraryid: list[str] | Unset = UNSET
    if not isinstance(mediaserieslibraryid, Unset):
        json_mediaserieslibraryid = mediaserieslibraryid

    params["media[series][library][id]"] = json_mediaserieslibraryid

    json_mediaserieslibraryname: list[str] | Unset = UNSET
    if not isinstance(mediaserieslibraryname, Unset):
        json_mediaserieslibraryname = mediaserieslibraryname

    params["media[series][library][name]"] = json_mediaserieslibraryname

    json_mediaserieslibrarypath: list[str] | Unset = UNSET
    if not isinstance(mediaserieslibrarypath, Unset):
        json_mediaserieslibrarypath = mediaserieslibrarypath

    params["media[series][library][path]"] = json_mediaserieslibrarypath

    params["media[series][library][search]"] = mediaserieslibrarysearch

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/metadata/media/genres",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | list[str] | None:
    if response.status_code == 200:
        response_200 = cast(list[str], response.json())

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
) -> Response[Problem | list[str]]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    publisher: list[str] | Unset = UNSET,
    genre: list[str] | Unset = UNSET,
    character: list[str] | Unset = UNSET,
    colorist: list[str] | Unset = UNSET,
    writer: list[str] | Unset = UNSET,
    penciller: list[str] | Unset = UNSET,
    inker: list[str] | Unset = UNSET,
    letterer: list[str] | Unset = UNSET,
    editor: list[str] | Unset = UNSET,
    age_rating: str | Unset = UNSET,
    year: int | Unset = UNSET,
    yearfrom: int | Unset = UNSET,
    yearto: int | Unset = UNSET,
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
    mediaseriesid: list[str] | Unset = UNSET,
    mediaseriesname: list[str] | Unset = UNSET,
    mediaseriespath: list[str] | Unset = UNSET,
    mediaseriessearch: str | Unset = UNSET,
    mediaserieslibraryid: list[str] | Unset = UNSET,
    mediaserieslibraryname: list[str] | Unset = UNSET,
    mediaserieslibrarypath: list[str] | Unset = UNSET,
    mediaserieslibrarysearch: str | Unset = UNSET,
) -> Response[Problem | list[str]]:
    """List genres

     Sorted by code point, each value once, from all books the caller may see and that match.

    Args:
        publisher (list[str] | Unset):
        genre (list[str] | Unset):
        character (list[str] | Unset):
        colorist (list[str] | Unset):
        writer (list[str] | Unset):
        penciller (list[str] | Unset):
        inker (list[str] | Unset):
        letterer (list[str] | Unset):
        editor (list[str] | Unset):
        age_rating (str | Unset):
        year (int | Unset):
        yearfrom (int | Unset):
        yearto (int | Unset):
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
        mediaseriesid (list[str] | Unset):
        mediaseriesname (list[str] | Unset):
        mediaseriespath (list[str] | Unset):
        mediaseriessearch (str | Unset):
        mediaserieslibraryid (list[str] | Unset):
        mediaserieslibraryname (list[str] | Unset):
        mediaserieslibrarypath (list[str] | Unset):
        mediaserieslibrarysearch (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | list[str]]
    """

    kwargs = _get_kwargs(
        publisher=publisher,
        genre=genre,
        character=character,
        colorist=colorist,
        writer=writer,
        penciller=penciller,
        inker=inker,
        letterer=letterer,
        editor=editor,
        age_rating=age_rating,
        year=year,
        yearfrom=yearfrom,
        yearto=yearto,
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
        mediaseriesid=mediaseriesid,
        mediaseriesname=mediaseriesname,
        mediaseriespath=mediaseriespath,
        mediaseriessearch=mediaseriessearch,
        mediaserieslibraryid=mediaserieslibraryid,
        mediaserieslibraryname=mediaserieslibraryname,
        mediaserieslibrarypath=mediaserieslibrarypath,
        mediaserieslibrarysearch=mediaserieslibrarysearch,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    publisher: list[str] | Unset = UNSET,
    genre: list[str] | Unset = UNSET,
    character: list[str] | Unset = UNSET,
    colorist: list[str] | Unset = UNSET,
    writer: list[str] | Unset = UNSET,
    penciller: list[str] | Unset = UNSET,
    inker: list[str] | Unset = UNSET,
    letterer: list[str] | Unset = UNSET,
    editor: list[str] | Unset = UNSET,
    age_rating: str | Unset = UNSET,
    year: int | Unset = UNSET,
    yearfrom: int | Unset = UNSET,
    yearto: int | Unset = UNSET,
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
    mediaseriesid: list[str] | Unset = UNSET,
    mediaseriesname: list[str] | Unset = UNSET,
    mediaseriespath: list[str] | Unset = UNSET,
    mediaseriessearch: str | Unset = UNSET,
    mediaserieslibraryid: list[str] | Unset = UNSET,
    mediaserieslibraryname: list[str] | Unset = UNSET,
    mediaserieslibrarypath: list[str] | Unset = UNSET,
    mediaserieslibrarysearch: str | Unset = UNSET,
) -> Problem | list[str] | None:
    """List genres

     Sorted by code point, each value once, from all books the caller may see and that match.

    Args:
        publisher (list[str] | Unset):
        genre (list[str] | Unset):
        character (list[str] | Unset):
        colorist (list[str] | Unset):
        writer (list[str] | Unset):
        penciller (list[str] | Unset):
        inker (list[str] | Unset):
        letterer (list[str] | Unset):
        editor (list[str] | Unset):
        age_rating (str | Unset):
        year (int | Unset):
        yearfrom (int | Unset):
        yearto (int | Unset):
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
        mediaseriesid (list[str] | Unset):
        mediaseriesname (list[str] | Unset):
        mediaseriespath (list[str] | Unset):
        mediaseriessearch (str | Unset):
        mediaserieslibraryid (list[str] | Unset):
        mediaserieslibraryname (list[str] | Unset):
        mediaserieslibrarypath (list[str] | Unset):
        mediaserieslibrarysearch (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | list[str]
    """

    return sync_detailed(
        client=client,
        publisher=publisher,
        genre=genre,
        character=character,
        colorist=colorist,
        writer=writer,
        penciller=penciller,
        inker=inker,
        letterer=letterer,
        editor=editor,
        age_rating=age_rating,
        year=year,
        yearfrom=yearfrom,
        yearto=yearto,
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
        mediaseriesid=mediaseriesid,
        mediaseriesname=mediaseriesname,
        mediaseriespath=mediaseriespath,
        mediaseriessearch=mediaseriessearch,
        mediaserieslibraryid=mediaserieslibraryid,
        mediaserieslibraryname=mediaserieslibraryname,
        mediaserieslibrarypath=mediaserieslibrarypath,
        mediaserieslibrarysearch=mediaserieslibrarysearch,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    publisher: list[str] | Unset = UNSET,
    genre: list[str] | Unset = UNSET,
    character: list[str] | Unset = UNSET,
    colorist: list[str] | Unset = UNSET,
    writer: list[str] | Unset = UNSET,
    penciller: list[str] | Unset = UNSET,
    inker: list[str] | Unset = UNSET,
    letterer: list[str] | Unset = UNSET,
    editor: list[str] | Unset = UNSET,
    age_rating: str | Unset = UNSET,
    year: int | Unset = UNSET,
    yearfrom: int | Unset = UNSET,
    yearto: int | Unset = UNSET,
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
    mediaseriesid: list[str] | Unset = UNSET,
    mediaseriesname: list[str] | Unset = UNSET,
    mediaseriespath: list[str] | Unset = UNSET,
    mediaseriessearch: str | Unset = UNSET,
    mediaserieslibraryid: list[str] | Unset = UNSET,
    mediaserieslibraryname: list[str] | Unset = UNSET,
    mediaserieslibrarypath: list[str] | Unset = UNSET,
    mediaserieslibrarysearch: str | Unset = UNSET,
) -> Response[Problem | list[str]]:
    """List genres

     Sorted by code point, each value once, from all books the caller may see and that match.

    Args:
        publisher (list[str] | Unset):
        genre (list[str] | Unset):
        character (list[str] | Unset):
        colorist (list[str] | Unset):
        writer (list[str] | Unset):
        penciller (list[str] | Unset):
        inker (list[str] | Unset):
        letterer (list[str] | Unset):
        editor (list[str] | Unset):
        age_rating (str | Unset):
        year (int | Unset):
        yearfrom (int | Unset):
        yearto (int | Unset):
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
        mediaseriesid (list[str] | Unset):
        mediaseriesname (list[str] | Unset):
        mediaseriespath (list[str] | Unset):
        mediaseriessearch (str | Unset):
        mediaserieslibraryid (list[str] | Unset):
        mediaserieslibraryname (list[str] | Unset):
        mediaserieslibrarypath (list[str] | Unset):
        mediaserieslibrarysearch (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | list[str]]
    """

    kwargs = _get_kwargs(
        publisher=publisher,
        genre=genre,
        character=character,
        colorist=colorist,
        writer=writer,
        penciller=penciller,
        inker=inker,
        letterer=letterer,
        editor=editor,
        age_rating=age_rating,
        year=year,
        yearfrom=yearfrom,
        yearto=yearto,
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
        mediaseriesid=mediaseriesid,
        mediaseriesname=mediaseriesname,
        mediaseriespath=mediaseriespath,
        mediaseriessearch=mediaseriessearch,
        mediaserieslibraryid=mediaserieslibraryid,
        mediaserieslibraryname=mediaserieslibraryname,
        mediaserieslibrarypath=mediaserieslibrarypath,
        mediaserieslibrarysearch=mediaserieslibrarysearch,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    publisher: list[str] | Unset = UNSET,
    genre: list[str] | Unset = UNSET,
    character: list[str] | Unset = UNSET,
    colorist: list[str] | Unset = UNSET,
    writer: list[str] | Unset = UNSET,
    penciller: list[str] | Unset = UNSET,
    inker: list[str] | Unset = UNSET,
    letterer: list[str] | Unset = UNSET,
    editor: list[str] | Unset = UNSET,
    age_rating: str | Unset = UNSET,
    year: int | Unset = UNSET,
    yearfrom: int | Unset = UNSET,
    yearto: int | Unset = UNSET,
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
    mediaseriesid: list[str] | Unset = UNSET,
    mediaseriesname: list[str] | Unset = UNSET,
    mediaseriespath: list[str] | Unset = UNSET,
    mediaseriessearch: str | Unset = UNSET,
    mediaserieslibraryid: list[str] | Unset = UNSET,
    mediaserieslibraryname: list[str] | Unset = UNSET,
    mediaserieslibrarypath: list[str] | Unset = UNSET,
    mediaserieslibrarysearch: str | Unset = UNSET,
) -> Problem | list[str] | None:
    """List genres

     Sorted by code point, each value once, from all books the caller may see and that match.

    Args:
        publisher (list[str] | Unset):
        genre (list[str] | Unset):
        character (list[str] | Unset):
        colorist (list[str] | Unset):
        writer (list[str] | Unset):
        penciller (list[str] | Unset):
        inker (list[str] | Unset):
        letterer (list[str] | Unset):
        editor (list[str] | Unset):
        age_rating (str | Unset):
        year (int | Unset):
        yearfrom (int | Unset):
        yearto (int | Unset):
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
        mediaseriesid (list[str] | Unset):
        mediaseriesname (list[str] | Unset):
        mediaseriespath (list[str] | Unset):
        mediaseriessearch (str | Unset):
        mediaserieslibraryid (list[str] | Unset):
        mediaserieslibraryname (list[str] | Unset):
        mediaserieslibrarypath (list[str] | Unset):
        mediaserieslibrarysearch (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | list[str]
    """

    return (
        await asyncio_detailed(
            client=client,
            publisher=publisher,
            genre=genre,
            character=character,
            colorist=colorist,
            writer=writer,
            penciller=penciller,
            inker=inker,
            letterer=letterer,
            editor=editor,
            age_rating=age_rating,
            year=year,
            yearfrom=yearfrom,
            yearto=yearto,
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
            mediaseriesid=mediaseriesid,
            mediaseriesname=mediaseriesname,
            mediaseriespath=mediaseriespath,
            mediaseriessearch=mediaseriessearch,
            mediaserieslibraryid=mediaserieslibraryid,
            mediaserieslibraryname=mediaserieslibraryname,
            mediaserieslibrarypath=mediaserieslibrarypath,
            mediaserieslibrarysearch=mediaserieslibrarysearch,
        )
    ).parsed
