"""Libraries."""

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


def get(query: Query, user: Viewer) -> dict[str, Any]:
    """Libraries that match."""
    with door.work() as work:
        page = services.library.get(
            work,
            user,
            shapes.filters.library(query),
            shapes.page.request(query),
            shapes.page.order(query),
        )
    return shapes.page.one(page, shapes.library.one)


def create(body: models.LibraryCreate, user: Viewer) -> dict[str, Any]:
    """Add a library."""
    library = services.library.create(door.work, user, shapes.library.draft(body))
    return shapes.library.one(library)


def get_stats_all(user: Viewer, all_users: bool = False) -> dict[str, Any]:
    """Counts over all libraries."""
    with door.work() as work:
        stats = services.library.get_stats(work, user, None, all_users=all_users)
    return shapes.library.stats(stats)


def get_last_visited(user: Viewer) -> dict[str, Any] | None:
    """The library visited last."""
    with door.work() as work:
        library = services.library.get_last_visited(work, user)
    return shapes.library.maybe(library)


def visit(id: str, user: Viewer) -> dict[str, Any]:
    """Note a visit."""
    with door.work() as work:
        library = services.library.visit(work, user, id)
    return shapes.library.one(library)


def get_by_id(id: str, user: Viewer) -> dict[str, Any]:
    """One library."""
    with door.work() as work:
        library = services.library.get_by_id(work, user, id)
    return shapes.library.one(library)


def update(id: str, body: models.LibraryUpdate, user: Viewer) -> dict[str, Any]:
    """Replace what is known and set of a library."""
    library = services.library.update(door.work, user, id, shapes.library.draft(body))
    return shapes.library.one(library)


def delete(id: str, user: Viewer) -> str:
    """Remove a library."""
    with door.work() as work:
        gone = services.library.delete(work, user, id)
        files = work.files
    files.remove_thumbnails(gone)
    return id


def get_stats(id: str, user: Viewer, all_users: bool = False) -> dict[str, Any]:
    """Counts over one library."""
    with door.work() as work:
        stats = services.library.get_stats(work, user, id, all_users=all_users)
    return shapes.library.stats(stats)


def get_excluded_users(id: str, user: Viewer) -> list[dict[str, Any]]:
    """Accounts that must not see the library."""
    with door.work() as work:
        users = services.library.get_excluded_users(work, user, id)
    return [shapes.user.one(one) for one in users]


def update_excluded_users(
    id: str, body: models.ExcludedUsersUpdate, user: Viewer
) -> dict[str, Any]:
    """Replace the accounts that must not see the library."""
    user_ids = [str(user_id) for user_id in body.user_ids]
    with door.work() as work:
        library = services.library.update_excluded_users(work, user, id, user_ids)
    return shapes.library.one(library)


def get_last_scan(id: str, user: Viewer) -> dict[str, Any]:
    """When and how the library was scanned last."""
    with door.work() as work:
        library, record = services.library.get_last_scan(work, user, id)
    return shapes.library.last_scan(library, record)


def get_scan_history(id: str, user: Viewer) -> list[dict[str, Any]]:
    """Finished scans."""
    with door.work() as work:
        records = services.library.get_scan_history(work, user, id)
    return [shapes.library.scan_record(record) for record in records]


def clear_scan_history(id: str, user: Viewer) -> None:
    """Forget the finished scans."""
    with door.work() as work:
        services.library.clear_scan_history(work, user, id)


def scan(id: str, user: Viewer, body: models.ScanOptions | None) -> dict[str, Any]:
    """Queue a scan."""
    with door.work() as work:
        job_id = services.library.scan(work, user, id, shapes.library.scan_options(body))
    return shapes.job.reference(job_id)


def clean(id: str, user: Viewer) -> dict[str, Any]:
    """Remove what is missing."""
    with door.work() as work:
        done, gone = services.library.clean(work, user, id)
        files = work.files
    files.remove_thumbnails(gone)
    return shapes.library.cleaning(done)


def get_series(id: str, query: Query, user: Viewer) -> dict[str, Any]:
    """Series of the library."""
    with door.work() as work:
        page = services.series.get_of_library(
            work,
            user,
            id,
            shapes.filters.series(query),
            shapes.page.request(query),
            shapes.page.order(query),
            services.series.Loads(
                media=bool(query.get("load_media")), library=bool(query.get("load_library"))
            ),
        )
    return shapes.page.one(page, shapes.series.one)


def get_media(id: str, query: Query, user: Viewer) -> dict[str, Any]:
    """Books of the library."""
    with door.work() as work:
        page = services.media.get_of_library(
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
        job_id = services.library.analyze(work, user, id)
    return shapes.job.reference(job_id)


def write_metadata(id: str, user: Viewer) -> dict[str, Any]:
    """Queue writing the metadata into its books."""
    with door.work() as work:
        job_id = services.library.write_metadata(work, user, id)
    return shapes.job.reference(job_id)


def get_thumbnail(id: str, user: Viewer, query: Query, request: Call) -> Reply:
    """The picture of the library."""
    wanted = shapes.image.wanted(query, accept.images(request))
    with door.work() as work:
        picture = services.thumbnail.locate_for_library(work, user, id)
    return reply.negotiated(
        reply.located(
            request,
            picture.etag + wanted.tag,
            lambda: services.thumbnail.read(picture, wanted),
            last_modified=picture.last_modified,
        )
    )


def update_thumbnail(id: str, body: models.LibraryThumbnailUpdate, user: Viewer) -> Reply:
    """Make the picture from a page."""
    page = body.page + bool(body.is_zero_based)
    with door.reading() as work:
        choice = services.thumbnail.choose_for_library(work, user, id, body.media_id, page)
    image = services.thumbnail.make(door.writing, choice)
    return reply.image(image.content, image.media_type)


def upload_thumbnail(id: str, upload: Upload, user: Viewer) -> Reply:
    """Take an uploaded picture."""
    with door.reading() as work:
        place = services.thumbnail.place_for_library(work, user, id)
    image = services.thumbnail.upload(door.writing, place, upload.file.stream)
    return reply.image(image.content, image.media_type)


def delete_thumbnails(id: str, user: Viewer) -> None:
    """Remove all pictures of the library, its series and books."""
    with door.work() as work:
        gone = services.thumbnail.delete_for_library(work, user, id)
        files = work.files
    files.remove_thumbnails(gone)


def generate_thumbnails(
    id: str, user: Viewer, body: models.ThumbnailGeneration | None
) -> dict[str, Any]:
    """Queue making the pictures of all books."""
    options = shapes.image.options(body.image_options if body else None)
    with door.work() as work:
        job_id = services.thumbnail.request_for_library(
            work, user, id, options, force=body is not None and body.force_regenerate
        )
    return shapes.job.reference(job_id)
