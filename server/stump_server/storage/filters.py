"""Filters of lists as SQL conditions. Fields are and-ed, the values of one field or-ed.

What a thing is found by must be visible too: a hidden book does not lead to its series.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    FromClause,
    Text,
    and_,
    exists,
    not_,
    or_,
    type_coerce,
)

from stump_server.domain import age_rating
from stump_server.domain.access import Viewer
from stump_server.domain.filters import (
    Between,
    LibraryFilter,
    MediaFilter,
    MediaMetadataFilter,
    MetadataFilter,
    ReadStatus,
    SeriesFilter,
    SeriesMetadataFilter,
)
from stump_server.storage.folding import contains
from stump_server.storage.tables import (
    active_readings,
    finished_readings,
    libraries,
    media,
    media_metadata,
    media_tags,
    series,
    series_metadata,
    tags,
)
from stump_server.storage.tables.columns import encode_lines
from stump_server.storage.visibility import visible_media, visible_series

Conditions = list[ColumnElement[bool]]


def _any_of(column: Column[Any], values: tuple[str, ...]) -> Conditions:
    if not values:
        return []
    return [column == values[0] if len(values) == 1 else column.in_(values)]


def _contains(columns: Iterable[Column[Any]], text: str | None) -> Conditions:
    if not text:
        return []
    return [or_(*(contains(column, text) for column in columns))]


def _mentions(column: Column[Any], values: tuple[str, ...]) -> Conditions:
    """A list-typed column holds one of the texts, whole or as part of a value."""
    if not values:
        return []
    lines = type_coerce(column, Text)
    return [or_(*(contains(lines, value) for value in values))]


def _names(column: Column[Any], values: tuple[str, ...]) -> Conditions:
    """A list-typed column holds one of the texts as a whole value."""
    return _mentions(column, tuple(encode_lines((value,)) for value in values))


def _between(column: Column[Any], span: Between | None) -> Conditions:
    if span is None:
        return []
    conditions: Conditions = []
    if span.low is not None:
        conditions.append(column >= span.low)
    if span.high is not None:
        conditions.append(column <= span.high)
    return conditions


def _rated_at_most(column: Column[Any], text: str | None) -> Conditions:
    rating = age_rating.parse(text) if text else None
    return [] if rating is None else [column <= rating]


def _inside(inner: FromClause, link: ColumnElement[bool], conditions: Conditions) -> Conditions:
    """At least one row of another table, linked to this one, meets the conditions."""
    if not conditions:
        return []
    return [exists().where(link, *conditions).correlate_except(inner)]


def _found(
    inner: FromClause, link: ColumnElement[bool], conditions: Conditions, visible: Conditions
) -> Conditions:
    """The same, among those that are visible; without conditions it need not even exist."""
    return _inside(inner, link, [*conditions, *visible]) if conditions else []


def library_conditions(wanted: LibraryFilter, viewer: Viewer) -> Conditions:
    """Conditions on `libraries`."""
    conditions = _library_columns(wanted)
    if wanted.series is not None:
        link = series.c.library_id == libraries.c.id
        conditions += _found(series, link, _series_columns(wanted.series), visible_series(viewer))
    return conditions


def _library_columns(wanted: LibraryFilter) -> Conditions:
    return [
        *_any_of(libraries.c.id, wanted.id),
        *_any_of(libraries.c.name, wanted.name),
        *_any_of(libraries.c.path, wanted.path),
        *_contains([libraries.c.name], wanted.search),
    ]


def series_conditions(wanted: SeriesFilter, viewer: Viewer) -> Conditions:
    """Conditions on `series`."""
    conditions = _series_columns(wanted) + _any_of(series.c.library_id, wanted.of_library)
    if wanted.media is not None:
        link = media.c.series_id == series.c.id
        conditions += _found(
            media, link, _media_columns(wanted.media, viewer), visible_media(viewer)
        )
    return conditions


def _series_columns(wanted: SeriesFilter) -> Conditions:
    conditions = [
        *_any_of(series.c.id, wanted.id),
        *_any_of(series.c.name, wanted.name),
        *_any_of(series.c.path, wanted.path),
        *_series_search(wanted.search),
    ]
    if wanted.metadata is not None:
        link = series_metadata.c.series_id == series.c.id
        conditions += _inside(series_metadata, link, _series_metadata(wanted.metadata))
    if wanted.library is not None:
        link = libraries.c.id == series.c.library_id
        conditions += _inside(libraries, link, _library_columns(wanted.library))
    return conditions


def _series_search(text: str | None) -> Conditions:
    if not text:
        return []
    described = exists().where(
        series_metadata.c.series_id == series.c.id,
        *_contains([series_metadata.c.title, series_metadata.c.summary], text),
    )
    own = _contains([series.c.name, series.c.description], text)
    return [or_(*own, described.correlate_except(series_metadata))]


def _series_metadata(wanted: SeriesMetadataFilter) -> Conditions:
    return [
        *_any_of(series_metadata.c.meta_type, wanted.meta_type),
        *_any_of(series_metadata.c.publisher, wanted.publisher),
        *_any_of(series_metadata.c.status, wanted.status),
        *_rated_at_most(series_metadata.c.age_rating, wanted.age_rating),
        *_between(series_metadata.c.volume, wanted.volume),
    ]


def media_conditions(wanted: MediaFilter, viewer: Viewer) -> Conditions:
    """Conditions on `media`; a read status means the viewer's own reading."""
    conditions = [
        *_any_of(media.c.library_id, wanted.of_library),
        *_any_of(media.c.series_id, wanted.of_series),
        *_media_columns(wanted, viewer),
    ]
    if wanted.series is not None:
        link = series.c.id == media.c.series_id
        conditions += _inside(series, link, _series_of_media(wanted.series, viewer))
    return conditions


def _series_of_media(wanted: SeriesFilter, viewer: Viewer) -> Conditions:
    conditions = _series_columns(wanted)
    if wanted.media is not None:
        found = _media_columns(wanted.media, viewer)
        if found:
            # Any book of the series, not only the one that is listed.
            link = media.c.series_id == series.c.id
            matching = exists().where(link, *found, *visible_media(viewer))
            conditions.append(matching.correlate(series))
    return conditions


def _media_columns(wanted: MediaFilter, viewer: Viewer) -> Conditions:
    conditions = [
        *_any_of(media.c.id, wanted.id),
        *_any_of(media.c.name, wanted.name),
        *_any_of(media.c.extension, wanted.extension),
        *_any_of(media.c.path, wanted.path),
        *_any_of(media.c.series_id, wanted.series_id),
        *_media_search(wanted.search),
        *_media_anywhere(wanted.anywhere),
        *_media_of(wanted),
    ]
    if wanted.read_status:
        conditions.append(or_(*(_has_status(s, viewer.id) for s in set(wanted.read_status))))
    if wanted.tags:
        tagged = exists().where(
            media_tags.c.media_id == media.c.id,
            tags.c.id == media_tags.c.tag_id,
            tags.c.name.in_(wanted.tags),
        )
        conditions.append(tagged.correlate_except(media_tags, tags))
    if wanted.metadata is not None:
        link = media_metadata.c.media_id == media.c.id
        conditions += _inside(media_metadata, link, _media_metadata(wanted.metadata))
    return conditions


def _media_search(text: str | None) -> Conditions:
    if not text:
        return []
    described = exists().where(
        media_metadata.c.media_id == media.c.id,
        *_contains([media_metadata.c.title, media_metadata.c.summary], text),
    )
    own = _contains([media.c.name], text)
    return [or_(*own, described.correlate_except(media_metadata))]


def _media_anywhere(text: str | None) -> Conditions:
    """Every word is somewhere in the title, the series, the authors or the summary."""
    return [_mentioned(word) for word in (text or "").split()]


def _media_of(wanted: MediaFilter) -> Conditions:
    known = media_metadata.c
    named = [*_names(known.writers, wanted.of_writer), *_names(known.genre, wanted.of_genre)]
    return _inside(media_metadata, known.media_id == media.c.id, named)


def _mentioned(word: str) -> ColumnElement[bool]:
    known = media_metadata.c
    described = exists().where(
        known.media_id == media.c.id,
        *_contains([known.title, known.series, known.summary], word),
    )
    written = exists().where(known.media_id == media.c.id, *_mentions(known.writers, (word,)))
    of_series = exists().where(series.c.id == media.c.series_id, *_contains([series.c.name], word))
    return or_(
        *_contains([media.c.name], word),
        described.correlate_except(media_metadata),
        written.correlate_except(media_metadata),
        of_series.correlate_except(series),
    )


def metadata_conditions(wanted: MetadataFilter, viewer: Viewer) -> Conditions:
    """Conditions on `media_metadata` joined with `media`."""
    conditions = _media_metadata(wanted.known)
    if wanted.media is not None:
        conditions += media_conditions(wanted.media, viewer)
    return conditions


def _media_metadata(wanted: MediaMetadataFilter) -> Conditions:
    return [
        *_any_of(media_metadata.c.publisher, wanted.publisher),
        *_mentions(media_metadata.c.genre, wanted.genre),
        *_mentions(media_metadata.c.characters, wanted.character),
        *_mentions(media_metadata.c.colorists, wanted.colorist),
        *_mentions(media_metadata.c.writers, wanted.writer),
        *_mentions(media_metadata.c.pencillers, wanted.penciller),
        *_mentions(media_metadata.c.inkers, wanted.inker),
        *_mentions(media_metadata.c.letterers, wanted.letterer),
        *_mentions(media_metadata.c.editors, wanted.editor),
        *_rated_at_most(media_metadata.c.age_rating, wanted.age_rating),
        *_between(media_metadata.c.year, wanted.year),
    ]


def _has_status(status: ReadStatus, user_id: str) -> ColumnElement[bool]:
    is_open = (
        exists()
        .where(active_readings.c.media_id == media.c.id, active_readings.c.user_id == user_id)
        .correlate_except(active_readings)
    )
    is_finished = (
        exists()
        .where(finished_readings.c.media_id == media.c.id, finished_readings.c.user_id == user_id)
        .correlate_except(finished_readings)
    )
    if status is ReadStatus.READING:
        return is_open
    if status is ReadStatus.COMPLETED:
        # A book that is being read again is not done.
        return and_(is_finished, not_(is_open))
    return not_(or_(is_open, is_finished))
