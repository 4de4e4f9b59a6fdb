"""Books and their metadata."""

from __future__ import annotations

from typing import Any

from stump_generated import models

from stump_server.domain import age_rating
from stump_server.domain.media import Media, MediaMetadata, PageDescription, PageDimension
from stump_server.domain.metadata import composed, tidied
from stump_server.shapes import library, reading

_LISTS = (
    "genre",
    "writers",
    "pencillers",
    "inkers",
    "colorists",
    "letterers",
    "cover_artists",
    "editors",
    "links",
    "characters",
    "teams",
    "translators",
    "tags",
    "locations",
    "story_arcs",
    "identifiers",
    "story_arc_numbers",
    "series_groups",
)
# Published clients do not know these, so leaving them out says nothing.
_NEWER = frozenset(
    {
        "translators",
        "tags",
        "locations",
        "story_arcs",
        "identifiers",
        "imprint",
        "issue_count",
        "community_rating",
        "reading_direction",
        "alternate_series",
        "alternate_number",
        "alternate_count",
        "story_arc_numbers",
        "series_groups",
        "edition_format",
        "black_and_white",
        "scan_information",
        "review",
        "main_character_or_team",
    }
)
# By format, then by file ending where that says that the archive is a comic.
_MEDIA_TYPES = {
    "zip": "application/zip",
    "rar": "application/vnd.rar",
    "7z": "application/x-7z-compressed",
    "tar": "application/x-tar",
    "epub": "application/epub+zip",
    "pdf": "application/pdf",
}
_COMICS = {
    ("zip", "cbz"): "application/vnd.comicbook+zip",
    ("rar", "cbr"): "application/vnd.comicbook-rar",
}
# ComicInfo's words for the fields, which published clients may send instead.
_COMIC_INFO = {
    "title": "Title",
    "series": "Series",
    "number": "Number",
    "volume": "Volume",
    "summary": "Summary",
    "notes": "Notes",
    "age_rating": "AgeRating",
    "genre": "Genre",
    "year": "Year",
    "month": "Month",
    "day": "Day",
    "writers": "Writer",
    "pencillers": "Penciller",
    "inkers": "Inker",
    "colorists": "Colorist",
    "letterers": "Letterer",
    "cover_artists": "CoverArtist",
    "editors": "Editor",
    "links": "Web",
    "characters": "Characters",
    "teams": "Teams",
    "publisher": "Publisher",
    "language": "LanguageISO",
    "page_count": "PageCount",
}
_FIELDS = MediaMetadata._fields


def one(book: Media) -> dict[str, Any]:
    """A book with what was loaded."""
    shaped: dict[str, Any] = {
        "id": book.id,
        "name": book.name,
        "size": book.size,
        "extension": book.extension,
        "pages": book.pages,
        "updated_at": book.updated_at,
        "created_at": book.created_at,
        "modified_at": book.modified_at,
        "hash": book.hash,
        "koreader_hash": book.koreader_hash,
        "path": book.path,
        "status": book.status.value,
        "fault": book.fault,
        "series_id": book.series_id,
        "metadata": metadata(book),
    }
    _add_readings(shaped, book)
    if book.tags is not None:
        shaped["tags"] = library.tags(book.tags)
    return shaped


def _add_readings(shaped: dict[str, Any], book: Media) -> None:
    finished = book.finished_readings
    shaped["finished_reading_sessions"] = (
        None if finished is None else [reading.finished(one) for one in finished]
    )
    if finished is not None:
        shaped["is_completed"] = bool(finished)
    active = book.active_reading
    if active is not None:
        shaped["active_reading_session"] = reading.active(active)
        if active.page is not None:
            shaped["current_page"] = active.page
        if active.epubcfi is not None:
            shaped["current_epubcfi"] = active.epubcfi


def maybe(book: Media | None) -> dict[str, Any] | None:
    """A book, or null."""
    return None if book is None else one(book)


def media_type(format: str | None, extension: str) -> str:
    """The media type of a book file."""
    if format is None:
        return "application/octet-stream"
    return _COMICS.get((format, extension)) or _MEDIA_TYPES[format]


def metadata(book: Media) -> dict[str, Any] | None:
    """Metadata without what is unknown; null when there is none."""
    if book.metadata is None:
        return None
    shaped = known(book.metadata)
    if book.descriptions is not None:
        shaped["page_descriptions"] = [_description(one) for one in book.descriptions]
    if book.dimensions is not None:
        shaped["page_dimensions"] = {
            "id": book.id,
            "metadata_id": book.id,
            "dimensions": [dimension(size) for size in book.dimensions],
        }
    return shaped


def known(found: MediaMetadata) -> dict[str, Any]:
    """The fields that hold something."""
    return {
        name: value
        for name, value in zip(_FIELDS, found, strict=True)
        if value is not None and value != ()
    }


def _description(page: PageDescription) -> dict[str, Any]:
    return {name: value for name, value in page._asdict().items() if value is not None}


def dimension(size: PageDimension) -> dict[str, Any]:
    """The size of a page."""
    return {"height": size.height, "width": size.width}


def metadata_from(body: models.MediaMetadataUpdate) -> MediaMetadata:
    """Metadata as a client sends it: lists may be one text with commas, ratings may be texts."""
    sent = body.model_dump(mode="json")
    values: dict[str, Any] = {
        name: sent[name] if sent.get(name) is not None else sent.get(other)
        for name, other in _COMIC_INFO.items()
    }
    values |= {name: sent[name] for name in _NEWER}
    for name in _LISTS:
        values[name] = _words(values[name], is_set=name != "story_arc_numbers")
    values["age_rating"] = _rating(values["age_rating"])
    return MediaMetadata(**tidied(values))


def left_out(body: models.MediaMetadataUpdate) -> frozenset[str]:
    """The fields that stay as they are, for the client may not even know them."""
    return _NEWER - body.model_fields_set


def unnamed(body: models.MediaMetadataUpdate) -> frozenset[str]:
    """The fields that are named neither by our word nor by ComicInfo's."""
    sent = body.model_fields_set
    return frozenset(
        name for name in _FIELDS if name not in sent and _COMIC_INFO.get(name) not in sent
    )


def _words(value: str | list[str] | None, *, is_set: bool) -> tuple[str, ...]:
    if value is None:
        return ()
    parts = value.split(",") if isinstance(value, str) else value
    words = [word for part in parts if (word := " ".join(composed(part).split()))]
    return tuple(dict.fromkeys(words) if is_set else words)


def _rating(value: str | int | None) -> int | None:
    return age_rating.parse(value) if isinstance(value, str) else value
