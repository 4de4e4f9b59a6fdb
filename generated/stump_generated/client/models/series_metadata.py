from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="SeriesMetadata")


@_attrs_define
class SeriesMetadata:
    """What `series.json` in the folder says.

    Example:
        {'_type': 'comicSeries', 'title': 'Science Comics', 'summary': 'Eight issues of 1940 and 1941', 'publisher':
            'Fox Feature Syndicate', 'imprint': None, 'comicid': 1839, 'volume': 1, 'booktype': 'Print', 'age_rating': 10,
            'status': 'Ended'}

    Attributes:
        field_type_ (str): Kind, such as `comicSeries`.
        title (None | str):
        summary (None | str):
        publisher (None | str):
        imprint (None | str):
        comicid (int | None): Number in the Comic Vine catalogue.
        volume (int | None):
        booktype (None | str): Such as Print, OneShot, TPB or GN.
        age_rating (int | None): Lowest age in years.
        status (None | str): Such as Continuing or Ended.
    """

    field_type_: str
    title: None | str
    summary: None | str
    publisher: None | str
    imprint: None | str
    comicid: int | None
    volume: int | None
    booktype: None | str
    age_rating: int | None
    status: None | str

    def to_dict(self) -> dict[str, Any]:
        field_type_ = self.field_type_

        title: None | str
        title = self.title

        summary: None | str
        summary = self.summary

        publisher: None | str
        publisher = self.publisher

        imprint: None | str
        imprint = self.imprint

        comicid: int | None
        comicid = self.comicid

        volume: int | None
        volume = self.volume

        booktype: None | str
        booktype = self.booktype

        age_rating: int | None
        age_rating = self.age_rating

        status: None | str
        status = self.status

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "_type": field_type_,
                "title": title,
                "summary": summary,
                "publisher": publisher,
                "imprint": imprint,
                "comicid": comicid,
                "volume": volume,
                "booktype": booktype,
                "age_rating": age_rating,
                "status": status,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        field_type_ = d.pop("_type")

        def _parse_title(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        title = _parse_title(d.pop("title"))

        def _parse_summary(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        summary = _parse_summary(d.pop("summary"))

        def _parse_publisher(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        publisher = _parse_publisher(d.pop("publisher"))

        def _parse_imprint(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        imprint = _parse_imprint(d.pop("imprint"))

        def _parse_comicid(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        comicid = _parse_comicid(d.pop("comicid"))

        def _parse_volume(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        volume = _parse_volume(d.pop("volume"))

        def _parse_booktype(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        booktype = _parse_booktype(d.pop("booktype"))

        def _parse_age_rating(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        age_rating = _parse_age_rating(d.pop("age_rating"))

        def _parse_status(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        status = _parse_status(d.pop("status"))

        series_metadata = cls(
            field_type_=field_type_,
            title=title,
            summary=summary,
            publisher=publisher,
            imprint=imprint,
            comicid=comicid,
            volume=volume,
            booktype=booktype,
            age_rating=age_rating,
            status=status,
        )

        return series_metadata
