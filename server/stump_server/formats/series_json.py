"""`series.json`: what Mylar and its kin write about a series into its directory."""

from __future__ import annotations

from typing import Any

import orjson

from stump_server.domain import age_rating
from stump_server.domain.errors import UnreadableBook
from stump_server.domain.media import SeriesMetadata
from stump_server.domain.web_address import is_web_address
from stump_server.formats.files import BookFile

_NAME = "series.json"
_LIMIT_BYTES = 1024 * 1024
_LONGEST = 100_000
# Mylar's other ratings, such as "12+", carry their number.
_MYLAR_RATINGS = {"all": 0, "adult": 18}


def read_series_json(directory: str) -> SeriesMetadata | None:
    """What the file in the directory says, None when there is none or it cannot be understood."""
    try:
        with BookFile(f"{directory}/{_NAME}") as file:
            content = file.read(0, _LIMIT_BYTES + 1)
        document = orjson.loads(content) if len(content) <= _LIMIT_BYTES else None
    except (UnreadableBook, ValueError):
        return None
    fields = document.get("metadata") if isinstance(document, dict) else None
    if isinstance(fields, list) and fields:
        # As the first versions of Mylar wrote it.
        fields = fields[0]
    return _metadata(fields) if isinstance(fields, dict) else None


def _metadata(fields: dict[str, Any]) -> SeriesMetadata:
    return SeriesMetadata(
        meta_type=_text(fields, "type") or "comicSeries",
        title=_text(fields, "title", "name"),
        summary=_text(fields, "summary", "description_text", "description_formatted"),
        publisher=_text(fields, "publisher"),
        imprint=_text(fields, "imprint"),
        comicid=_number(fields, "comicid"),
        volume=_number(fields, "volume"),
        booktype=_text(fields, "booktype"),
        age_rating=_rating(fields.get("age_rating")),
        status=_text(fields, "status"),
        year=_number(fields, "year"),
        comic_image=_link(fields, "comic_image", "ComicImage"),
        total_issues=_number(fields, "total_issues"),
        publication_run=_text(fields, "publication_run"),
    )


def _text(fields: dict[str, Any], *names: str) -> str | None:
    """The first of several spellings that holds text; `description_*` are Mylar's."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, str) and (text := value.replace("\x00", "").strip()):
            return text[:_LONGEST]
    return None


def _link(fields: dict[str, Any], *names: str) -> str | None:
    text = _text(fields, *names)
    return text if text and is_web_address(text) else None


def _number(fields: dict[str, Any], name: str) -> int | None:
    value = fields.get(name)
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit():
        value = int(value.strip()[:12])
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if abs(value) < 2**31 else None


def _rating(value: Any) -> int | None:
    if isinstance(value, str):
        return _MYLAR_RATINGS.get(value.strip().lower(), age_rating.parse(value))
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 <= value < 150 else None
