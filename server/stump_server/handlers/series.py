"""Series."""

from __future__ import annotations

from typing import Any

from stump_generated import models

from stump_server import services, shapes
from stump_server.domain.access import Viewer
from stump_server.web import accept, door, reply
from stump_server.web.call import Call
from stump_server.web.reply import Reply
from stump_server.web.upload import Upload

Query = dict[str, Any]


def _loads(query: Query) -> services.series.Loads:
    return services.series.Loads(
        media=bool(query.get("load_media")),
        library=bool(query.get("load_library")),
        media_count=bool(query.get("count_media")),
    )


def get(query: Query, user: Viewer) -> dict[str, Any]:
    """Series that match."""
    with door.work() as work:
        page = services.series.get(
            work,
            user,
            shapes.filters.series(query),
            shapes.page.request(query),
            shapes.page.order(query),
            _loads(query),
        )
    return shapes.page.one(page, shapes.series.one)


def get_recently_added(query: Query, user: Viewer) -> dict[str, Any]:
    """Series added last."""
    with door.work() as work:
        page = services.series.get_recently_added(
            work, user, shapes.filters.series(query), shapes.page.paged(query), _loads(query)
        )
    return shapes.page.one(page, shapes.series.one)


def get_by_id(id: str, query: Query, user: Viewer) -> dict[str, Any]:
    """One series."""
    with door.work() as work:
        series = services.series.get_by_id(work, user, id, _loads(query))
    return shapes.series.one(series)


def scan(id: str, user: Viewer, body: models.ScanOptions | None) -> dict[str, Any]:
    """Queue a scan."""
    with door.work() as work:
        job_id = services.series.scan(work, user, id, shapes.library.scan_options(body))
    return shapes.job.reference(job_id)


def get_media(id: str, query: Query, user: Viewer) -> dict[str, Any]:
    """Books of the series."""
    with door.work() as work:
        page = services.series.get_media(
            work,
            user,
            id,
            shapes.filters.media(query),
            shapes.page.request(query),
            shapes.page.order(query),
        )
    return shapes.page.one(page, shapes.media.one)


def analyze(id: str, user: Viewer) -> dict[str, Any]:
    """Queue measuring all pages."""
    with door.work() as work:
        job_id = services.series.analyze(work, user, id)
    return shapes.job.reference(job_id)


def write_metadata(id: str, user: Viewer) -> dict[str, Any]:
    """Queue writing the metadata into its books."""
    with door.work() as work:
        job_id = services.series.write_metadata(work, user, id)
    return shapes.job.reference(job_id)


def update_metadata(id: str, body: models.SeriesMetadataUpdate, user: Viewer) -> dict[str, Any]:
    """Change some of what is known of the series."""
    changes = shapes.series.metadata_changes(body)
    with door.work() as work:
        metadata = services.series.update_metadata(work, user, id, changes)
    return shapes.series.metadata(metadata)


def get_metadata_locks(id: str, user: Viewer) -> dict[str, Any]:
    """The fields that a scan leaves alone."""
    with door.work() as work:
        locked = services.series.get_metadata_locks(work, user, id)
    return {"fields": list(locked)}


def update_metadata_locks(
    id: str, body: models.SeriesMetadataLocks, user: Viewer
) -> dict[str, Any]:
    """Say which fields a scan leaves alone."""
    wanted = [field.value for field in body.fields]
    with door.work() as work:
        locked = services.series.update_metadata_locks(work, user, id, wanted)
    return {"fields": list(locked)}


def get_next_media(id: str, user: Viewer) -> dict[str, Any] | None:
    """The book to read next."""
    with door.work() as work:
        book = services.series.get_next_media(work, user, id)
    return shapes.media.maybe(book)


def get_thumbnail(id: str, user: Viewer, query: Query, request: Call) -> Reply:
    """The picture of the series."""
    wanted = shapes.image.wanted(query, accept.images(request))
    with door.work() as work:
        picture = services.thumbnail.locate_for_series(work, user, id)
    return reply.negotiated(
        reply.located(
            request,
            picture.etag + wanted.tag,
            lambda: services.thumbnail.read(picture, wanted),
            last_modified=picture.last_modified,
        )
    )


def update_thumbnail(id: str, body: models.SeriesThumbnailUpdate, user: Viewer) -> Reply:
    """Make the picture from a page."""
    page = body.page + bool(body.is_zero_based)
    with door.reading() as work:
        choice = services.thumbnail.choose_for_series(work, user, id, body.media_id, page)
    image = services.thumbnail.make(door.writing, choice)
    return reply.image(image.content, image.media_type)


def upload_thumbnail(id: str, upload: Upload, user: Viewer) -> Reply:
    """Take an uploaded picture."""
    with door.reading() as work:
        place = services.thumbnail.place_for_series(work, user, id)
    image = services.thumbnail.upload(door.writing, place, upload.file.stream)
    return reply.image(image.content, image.media_type)


def get_completion(id: str, user: Viewer) -> dict[str, Any]:
    """Whether every book is finished."""
    with door.work() as work:
        done = services.series.get_completion(work, user, id)
    return shapes.series.completion(done.is_complete, done.completed_at)


def update_completion(
    id: str, user: Viewer, body: models.SeriesCompletionUpdate | None
) -> dict[str, Any]:
    """Mark every book as finished or not."""
    is_complete = body is None or body.is_complete
    with door.work() as work:
        done = services.series.update_completion(work, user, id, is_complete=is_complete)
    return shapes.series.completion(done.is_complete, done.completed_at)
