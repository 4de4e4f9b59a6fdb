from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="SeriesMetadataUpdate")


@_attrs_define
class SeriesMetadataUpdate:
    """Changes of the metadata; what is left out stays, null empties a field.

    Example:
        {'title': 'Science Comics', 'age_rating': '10+', 'imprint': None}

    Attributes:
        title (None | str | Unset):
        summary (None | str | Unset):
        publisher (None | str | Unset):
        imprint (None | str | Unset):
        comicid (int | None | Unset): Number in the Comic Vine catalogue.
        volume (int | None | Unset):
        booktype (None | str | Unset):
        age_rating (int | None | str | Unset):
        status (None | str | Unset):
        year (int | None | Unset):
        comic_image (None | str | Unset): A web address; a scheme other than `http` and `https` is refused.
        total_issues (int | None | Unset):
        publication_run (None | str | Unset):
    """

    title: None | str | Unset = UNSET
    summary: None | str | Unset = UNSET
    publisher: None | str | Unset = UNSET
    imprint: None | str | Unset = UNSET
    comicid: int | None | Unset = UNSET
    volume: int | None | Unset = UNSET
    booktype: None | str | Unset = UNSET
    age_rating: int | None | str | Unset = UNSET
    status: None | str | Unset = UNSET
    year: int | None | Unset = UNSET
    comic_image: None | str | Unset = UNSET
    total_issues: int | None | Unset = UNSET
    publication_run: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        title: None | str | Unset
        if isinstance(self.title, Unset):
            title = UNSET
        else:
            title = self.title

        summary: None | str | Unset
        if isinstance(self.summary, Unset):
            summary = UNSET
        else:
            summary = self.summary

        publisher: None | str | Unset
        if isinstance(self.publisher, Unset):
            publisher = UNSET
        else:
            publisher = self.publisher

        imprint: None | str | Unset
        if isinstance(self.imprint, Unset):
            imprint = UNSET
        else:
            imprint = self.imprint

        comicid: int | None | Unset
        if isinstance(self.comicid, Unset):
            comicid = UNSET
        else:
            comicid = self.comicid

        volume: int | None | Unset
        if isinstance(self.volume, Unset):
            volume = UNSET
        else:
            volume = self.volume

        booktype: None | str | Unset
        if isinstance(self.booktype, Unset):
            booktype = UNSET
        else:
            booktype = self.booktype

        age_rating: int | None | str | Unset
        if isinstance(self.age_rating, Unset):
            age_rating = UNSET
        else:
            age_rating = self.age_rating

        status: None | str | Unset
        if isinstance(self.status, Unset):
            status = UNSET
        else:
            status = self.status

        year: int | None | Unset
        if isinstance(self.year, Unset):
            year = UNSET
        else:
            year = self.year

        comic_image: None | str | Unset
        if isinstance(self.comic_image, Unset):
            comic_image = UNSET
        else:
            comic_image = self.comic_image

        total_issues: int | None | Unset
        if isinstance(self.total_issues, Unset):
            total_issues = UNSET
        else:
            total_issues = self.total_issues

        publication_run: None | str | Unset
        if isinstance(self.publication_run, Unset):
            publication_run = UNSET
        else:
            publication_run = self.publication_run

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if title is not UNSET:
            field_dict["title"] = title
        if summary is not UNSET:
            field_dict["summary"] = summary
        if publisher is not UNSET:
            field_dict["publisher"] = publisher
        if imprint is not UNSET:
            field_dict["imprint"] = imprint
        if comicid is not UNSET:
            field_dict["comicid"] = comicid
        if volume is not UNSET:
            field_dict["volume"] = volume
        if booktype is not UNSET:
            field_dict["booktype"] = booktype
        if age_rating is not UNSET:
            field_dict["age_rating"] = age_rating
        if status is not UNSET:
            field_dict["status"] = status
        if year is not UNSET:
            field_dict["year"] = year
        if comic_image is not UNSET:
            field_dict["comic_image"] = comic_image
        if total_issues is not UNSET:
            field_dict["total_issues"] = total_issues
        if publication_run is not UNSET:
            field_dict["publication_run"] = publication_run

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_title(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        title = _parse_title(d.pop("title", UNSET))

        def _parse_summary(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        summary = _parse_summary(d.pop("summary", UNSET))

        def _parse_publisher(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        publisher = _parse_publisher(d.pop("publisher", UNSET))

        def _parse_imprint(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        imprint = _parse_imprint(d.pop("imprint", UNSET))

        def _parse_comicid(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        comicid = _parse_comicid(d.pop("comicid", UNSET))

        def _parse_volume(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        volume = _parse_volume(d.pop("volume", UNSET))

        def _parse_booktype(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        booktype = _parse_booktype(d.pop("booktype", UNSET))

        def _parse_age_rating(data: object) -> int | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | str | Unset, data)

        age_rating = _parse_age_rating(d.pop("age_rating", UNSET))

        def _parse_status(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        status = _parse_status(d.pop("status", UNSET))

        def _parse_year(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        year = _parse_year(d.pop("year", UNSET))

        def _parse_comic_image(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        comic_image = _parse_comic_image(d.pop("comic_image", UNSET))

        def _parse_total_issues(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        total_issues = _parse_total_issues(d.pop("total_issues", UNSET))

        def _parse_publication_run(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        publication_run = _parse_publication_run(d.pop("publication_run", UNSET))

        series_metadata_update = cls(
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

        return series_metadata_update
