"""Series and how far a person has come with them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from stump_generated import models

from stump_server.domain import age_rating
from stump_server.domain.media import Media, Series, SeriesMetadata
from stump_server.domain.metadata import SERIES_LOCKABLE, tidied
from stump_server.shapes import library, media


def one(series: Series) -> dict[str, Any]:
    """A series with what was loaded or counted."""
    shaped: dict[str, Any] = {
        "id": series.id,
        "name": series.name,
        "path": series.path,
        "description": series.description,
        "status": series.status.value,
        "updated_at": series.updated_at,
        "created_at": series.created_at,
        "library_id": series.library_id,
        "library": library.maybe(series.library),
        "media": None if series.media is None else [media.one(book) for book in series.media],
        "metadata": None if series.metadata is None else metadata(series.metadata),
    }
    if series.media_count is not None:
        shaped["media_count"] = series.media_count
    if series.unread_media_count is not None:
        shaped["unread_media_count"] = series.unread_media_count
    return shaped


def book(found: Media) -> dict[str, Any]:
    """A book with the series it belongs to, if that was loaded."""
    shaped = media.one(found)
    if found.series is not None:
        shaped["series"] = one(found.series)
    return shaped


def metadata(found: SeriesMetadata) -> dict[str, Any]:
    """What is known of a series."""
    fields = found._asdict()
    return {"_type": fields.pop("meta_type"), **fields}


def metadata_changes(body: models.SeriesMetadataUpdate) -> dict[str, Any]:
    """The fields that a client has sent, emptied or not; ratings may be texts."""
    changes = body.model_dump(mode="json", include=body.model_fields_set & set(SERIES_LOCKABLE))
    if isinstance(changes.get("age_rating"), str):
        changes["age_rating"] = age_rating.parse(changes["age_rating"])
    return tidied(changes)


def completion(is_complete: bool, completed_at: datetime | None) -> dict[str, Any]:
    """Whether every visible book is finished, and since when."""
    return {"is_complete": is_complete, "completed_at": completed_at}
