"""What a viewer may see, as SQL: the one place where exclusions, age limits and denied tags
become conditions.

Every list, single look-up, image, file, count and write goes through these functions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    and_,
    case,
    exists,
    func,
    or_,
    select,
    union_all,
)

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


def count_media(viewer: Viewer, conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """How many visible books meet conditions on `media`.

    Counting all and leaving out what is hidden takes a time that grows with what the viewer may not
    see, and not with the library. Tags and ratings name candidates; `visible_media` decides.
    """
    visible, age = _media(viewer.sight), viewer.age_restriction
    if age is not None and age.restrict_on_unset:
        # Whatever nobody has rated is hidden, so it is what has a suitable rating that is named.
        rated = union_all(*_rated(lambda rating: rating <= age.age))
        return _count(media, media.c.id.in_(rated), *visible, *conditions)
    return _count_all_but(viewer, media, _doubtful_media(viewer), visible, conditions)


def count_series(viewer: Viewer, conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """How many visible series meet conditions on `series`, found in the way of `count_media`."""
    visible, age = _series(viewer.sight), viewer.age_restriction
    if age is not None and age.restrict_on_unset:
        rated = union_all(*_rated(lambda rating: rating <= age.age))
        of_rated = select(media.c.series_id).where(media.c.id.in_(rated))
        return _count(series, series.c.id.in_(of_rated), *visible, *conditions)
    return _count_all_but(viewer, series, _doubtful_series(viewer), visible, conditions)


def _count(things: Table, *conditions: ColumnElement[bool]) -> Select[Any]:
    return select(func.count()).select_from(things).where(*conditions)


def _count_all_but(
    viewer: Viewer,
    things: Table,
    doubtful: Sequence[Select[Any]],
    visible: _Kept,
    conditions: Sequence[ColumnElement[bool]],
) -> Select[Any]:
    """The number of things less those in hidden libraries and the hidden ones of the doubtful."""
    total: Any = _count(things, *conditions).scalar_subquery()
    if not viewer.is_server_owner:
        shown = select(libraries.c.id).where(*_libraries(viewer.sight))
        total -= _count(
            things,
            things.c.library_id.in_(select(libraries.c.id).where(libraries.c.id.not_in(shown))),
            *conditions,
        ).scalar_subquery()
    if doubtful:
        hidden = select(func.coalesce(func.sum(case((and_(*visible), 0), else_=1)), 0)).where(
            things.c.id.in_(union_all(*doubtful)),
            *_in_visible_library(viewer, things.c.library_id),
            *conditions,
        )
        total -= hidden.scalar_subquery()
    return select(total)


def _doubtful_media(viewer: Viewer) -> list[Select[Any]]:
    """Ids of all books that a tag or a rating could hide; what nobody has rated hides none."""
    found = []
    if not viewer.is_server_owner:
        of_series = _denied(viewer, series_tags.c.series_id)
        found += [
            _denied(viewer, media_tags.c.media_id),
            select(media.c.id).where(media.c.series_id.in_(of_series)),
        ]
    if (age := viewer.age_restriction) is not None:
        found += _rated(lambda rating: rating > age.age)
    return found


def _doubtful_series(viewer: Viewer) -> list[Select[Any]]:
    """Ids of all series that could be hidden for tags, for their books, or for having none."""
    found = []
    if not viewer.is_server_owner:
        found.append(_denied(viewer, series_tags.c.series_id))
    if of_media := _doubtful_media(viewer):
        doubtful = media.c.id.in_(union_all(*of_media))
        found.append(select(media.c.series_id).where(doubtful))
    if viewer.age_restriction is not None:
        books = exists().where(media.c.series_id == series.c.id)
        found.append(select(series.c.id).where(~books.correlate(series)))
    return found


def _rated(suits: Callable[[ColumnElement[Any]], ColumnElement[bool]]) -> list[Select[Any]]:
    """Ids of books by the rating of their own and by that of their series."""
    of_series = select(series_metadata.c.series_id).where(suits(series_metadata.c.age_rating))
    return [
        select(media_metadata.c.media_id).where(suits(media_metadata.c.age_rating)),
        select(media.c.id).where(media.c.series_id.in_(of_series)),
    ]


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
    if restriction.restrict_on_unset:
        return func.coalesce(own, of_series) <= restriction.age
    # What nobody has rated suits, whatever the limit.
    return func.coalesce(own, of_series, restriction.age) <= restriction.age
