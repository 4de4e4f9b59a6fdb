"""What a viewer may see, as SQL: the one place where exclusions and age limits become conditions.

Every list, single look-up, image, file, count and write goes through these functions.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from stump_server.domain.access import AgeRestriction, Viewer
from stump_server.storage.tables import (
    libraries,
    library_exclusions,
    media,
    media_metadata,
    series,
    series_metadata,
)

Conditions = list[ColumnElement[bool]]


def _not_excluded(viewer: Viewer, library_id: ColumnElement[Any]) -> Conditions:
    if viewer.is_server_owner:
        return []  # the owner cannot be excluded
    excluded = select(library_exclusions.c.library_id).where(
        library_exclusions.c.user_id == viewer.id
    )
    return [library_id.not_in(excluded)]


def visible_libraries(viewer: Viewer) -> Conditions:
    """Conditions on `libraries`: those the viewer is not excluded from."""
    return _not_excluded(viewer, libraries.c.id)


def visible_media(viewer: Viewer) -> Conditions:
    """Conditions on `media`: own rating, else the series', else unset."""
    conditions = _not_excluded(viewer, media.c.library_id)
    if viewer.age_restriction is not None:
        conditions.append(_suits(viewer.age_restriction))
    return conditions


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


def visible_series(viewer: Viewer) -> Conditions:
    """Conditions on `series`: under an age limit, those with at least one visible book."""
    conditions = _not_excluded(viewer, series.c.library_id)
    if viewer.age_restriction is not None:
        has_visible_book = exists().where(
            and_(media.c.series_id == series.c.id, _suits(viewer.age_restriction))
        )
        conditions.append(has_visible_book.correlate(series))
    return conditions
