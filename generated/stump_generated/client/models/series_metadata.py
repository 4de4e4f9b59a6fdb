from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="SeriesMetadata")


@_attrs_define
class SeriesMetadata:
    """What `series.json` in the folder says, and what people have changed of it.

    Example:
        {'_type': 'comicSeries', 'title': 'Science Comics', 'summary': 'Eight issues of 1940 and 1941', 'publisher':
            'Fox Feature Syndicate', 'imprint': None, 'comicid': 1839, 'volume': 1, 'booktype': 'Print', 'age_rating': 10,
            'status': 'Ended', 'year': 1940, 'comic_image': None, 'total_issues': 8, 'publication_run': 'February 1940 -
            September 1940'}

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
        year (int | None): When the series began.
        comic_image (None | str): Address of a cover in a catalogue.
        total_issues (int | None): How many issues there are, here or not.
        publication_run (None | str): From when to when, such as March 2012 - Present.
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
    year: int | None
    comic_image: None | str
    total_issues: int | None
    publication_run: None | str

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

        year: int | None
        year = self.year

        comic_image: None | str
        comic_image = self.comic_image

        total_issues: int | None
        total_issues = self.total_issues

        publication_run: None | str
        publication_run = self.publication_run

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
                "year": year,
                "comic_image": comic_image,
                "total_issues": total_issues,
                "publication_run": publication_run,
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

        def _parse_year(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        year = _parse_year(d.pop("year"))

        def _parse_comic_image(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        comic_image = _parse_comic_image(d.pop("comic_image"))

        def _parse_total_issues(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        total_issues = _parse_total_issues(d.pop("total_issues"))

        def _parse_publication_run(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        publication_run = _parse_publication_run(d.pop("publication_run"))

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
            year=year,
            comic_image=comic_image,
            total_issues=total_issues,
            publication_run=publication_run,
        )

        return series_metadata
