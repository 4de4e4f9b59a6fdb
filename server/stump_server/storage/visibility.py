"""What a viewer may see, as SQL: the one place where exclusions, age limits and denied tags
become conditions.

Every list, single look-up, image, file, count and write goes through these functions.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from stump_server.domain.access import AgeRestriction, Viewer
from stump_server.storage.tables import (
    denied_tags,
    libraries,
    library_exclusions,
    library_tags,
    media,
    media_metadata,
    media_tags,
    series,
    series_metadata,
    series_tags,
)

Conditions = list[ColumnElement[bool]]
# Conditions are as unchanging as the sight they come from, so they are made once for each.
_Kept = tuple[ColumnElement[bool], ...]
_KEPT_SIGHTS = 512


def visible_libraries(viewer: Viewer) -> Conditions:
    """Conditions on `libraries`: neither excluded nor with a denied tag."""
    return [*_libraries(viewer.sight)]


def visible_series(viewer: Viewer) -> Conditions:
    """Conditions on `series`: in a visible library, without a denied tag, and not empty for lack
    of visible books.
    """
    return [*_series(viewer.sight)]


def visible_media(viewer: Viewer) -> Conditions:
    """Conditions on `media`: in a visible library, without a denied tag of its own or its series',
    and of a suitable rating: its own, else the series', else unset.
    """
    return [*_media(viewer.sight)]


@lru_cache(_KEPT_SIGHTS)
def _libraries(viewer: Viewer) -> _Kept:
    return _in_visible_library(viewer, libraries.c.id)


@lru_cache(_KEPT_SIGHTS)
def _series(viewer: Viewer) -> _Kept:
    conditions = _in_visible_library(viewer, series.c.library_id)
    if not viewer.is_server_owner:
        conditions += (series.c.id.not_in(_denied(viewer, series_tags.c.series_id)),)
    has_visible_book = (
        exists().where(and_(media.c.series_id == series.c.id, *_book(viewer))).correlate(series)
    )
    if viewer.age_restriction is not None:
        return (*conditions, has_visible_book)
    if viewer.is_server_owner:
        return conditions
    # A series nobody has put a book into is there; one whose books are all denied is not.
    of_denied_books = select(media.c.series_id).where(
        media.c.id.in_(_denied(viewer, media_tags.c.media_id))
    )
    return (*conditions, or_(series.c.id.not_in(of_denied_books), has_visible_book))


@lru_cache(_KEPT_SIGHTS)
def _media(viewer: Viewer) -> _Kept:
    conditions = (*_in_visible_library(viewer, media.c.library_id), *_book(viewer))
    if viewer.is_server_owner:
        return conditions
    return (*conditions, media.c.series_id.not_in(_denied(viewer, series_tags.c.series_id)))


def _in_visible_library(viewer: Viewer, library_id: ColumnElement[Any]) -> _Kept:
    if viewer.is_server_owner:
        return ()  # the owner cannot be excluded
    excluded = select(library_exclusions.c.library_id).where(
        library_exclusions.c.user_id == viewer.id
    )
    return (
        library_id.not_in(excluded),
        library_id.not_in(_denied(viewer, library_tags.c.library_id)),
    )


def _book(viewer: Viewer) -> _Kept:
    """Conditions on `media` for what a book itself says."""
    conditions: _Kept = ()
    if not viewer.is_server_owner:
        conditions = (media.c.id.not_in(_denied(viewer, media_tags.c.media_id)),)
    if viewer.age_restriction is not None:
        conditions = (*conditions, _suits(viewer.age_restriction))
    return conditions


def _denied(viewer: Viewer, thing_id: Any) -> Any:
    """The ids in one of the tables that tag things, as far as the tag is denied to the viewer."""
    tagging = thing_id.table
    return (
        select(thing_id)
        .join_from(tagging, denied_tags, denied_tags.c.tag_id == tagging.c.tag_id)
        .where(denied_tags.c.user_id == viewer.id)
    )


def _suits(restriction: AgeRestriction) -> ColumnElement[bool]:
    own = (
        select(media_metadata.c.age_rating)
        .where(media_metadata.c.media_id == media.c.id)
        .correlate(media)
        .scalar_subquery()
    )
    of_series = (
        select(series_metadata.c.age_rating)
        .where(series_metadata.c.series_id == media.c.series_id)
        .correlate(media)
        .scalar_subquery()
    )
    rating = func.coalesce(own, of_series)
    if restriction.restrict_on_unset:
        return rating <= restriction.age
    return or_(rating <= restriction.age, rating.is_(None))
