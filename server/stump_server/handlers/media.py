"""Books."""

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
    """Books that match."""
    with door.work() as work:
        page = services.media.get(
            work,
            user,
            shapes.filters.media(query),
            shapes.page.request(query),
            shapes.page.order(query),
        )
    return shapes.page.one(page, shapes.media.one)


def get_duplicates(query: Query, user: Viewer) -> dict[str, Any]:
    """Books that share their content."""
    with door.work() as work:
        page = services.media.get_duplicates(work, user, shapes.page.paged(query))
    return shapes.page.one(page, shapes.media.one)


def get_keep_reading(query: Query, user: Viewer) -> dict[str, Any]:
    """Books the caller is reading."""
    with door.work() as work:
        page = services.media.get_keep_reading(
            work, user, shapes.filters.media(query), shapes.page.request(query)
        )
    return shapes.page.one(page, shapes.media.one)


def get_recently_added(query: Query, user: Viewer) -> dict[str, Any]:
    """Books added last."""
    with door.work() as work:
        page = services.media.get_recently_added(
            work, user, shapes.filters.media(query), shapes.page.request(query)
        )
    return shapes.page.one(page, shapes.media.one)


def get_by_path(path: str, user: Viewer) -> dict[str, Any]:
    """The book of a file."""
    with door.work() as work:
        book = services.media.get_by_path(work, user, path)
    return shapes.media.one(book)


def get_by_id(
    id: str,
    user: Viewer,
    load_series: bool = False,
    load_library: bool = False,
    load_pages: bool = False,
) -> dict[str, Any]:
    """One book."""
    loads = services.media.Loads(load_series, load_library, load_pages)
    with door.work() as work:
        book = services.media.get_by_id(work, user, id, loads)
    return shapes.series.book(book)


def get_file(id: str, user: Viewer) -> Reply:
    """The file itself."""
    with door.work() as work:
        book = services.media.locate_file(work, user, id)
    media_type = shapes.media.media_type(book.format, book.extension)
    return reply.file(book.path, media_type, filename=book.file_name)


def convert(id: str, user: Viewer) -> Reply:
    """The book repacked as a CBZ."""
    with door.work() as work:
        book, files = services.media.locate_file(work, user, id), work.files
    with services.media.converted(files, book) as path:
        # It is open by then: what is sent needs no name any more.
        return reply.file(path, "application/vnd.comicbook+zip", filename=f"{book.name}.cbz")


def get_thumbnail(id: str, user: Viewer, query: Query, request: Call) -> Reply:
    """The picture of the book."""
    wanted = shapes.image.wanted(query, accept.images(request))
    with door.work() as work:
        picture = services.thumbnail.locate_for_media(work, user, id)
    return reply.negotiated(
        reply.located(
            request,
            picture.etag + wanted.tag,
            lambda: services.thumbnail.read(picture, wanted),
            last_modified=picture.last_modified,
        )
    )


def update_thumbnail(id: str, body: models.MediaThumbnailUpdate, user: Viewer) -> Reply:
    """Make the picture from a page."""
    page = body.page + bool(body.is_zero_based)
    with door.reading() as work:
        choice = services.thumbnail.choose_for_media(work, user, id, page)
    image = services.thumbnail.make(door.writing, choice)
    return reply.image(image.content, image.media_type)


def upload_thumbnail(id: str, upload: Upload, user: Viewer) -> Reply:
    """Take an uploaded picture."""
    with door.reading() as work:
        place = services.thumbnail.place_for_media(work, user, id)
    image = services.thumbnail.upload(door.writing, place, upload.file.stream)
    return reply.image(image.content, image.media_type)


def scan(id: str, user: Viewer, body: models.ScanOptions | None) -> dict[str, Any]:
    """Queue a scan."""
    with door.work() as work:
        job_id = services.media.scan(work, user, id, shapes.library.scan_options(body))
    return shapes.job.reference(job_id)


def analyze(id: str, user: Viewer) -> dict[str, Any]:
    """Queue measuring all pages."""
    with door.work() as work:
        job_id = services.media.analyze(work, user, id)
    return shapes.job.reference(job_id)


def write_metadata(id: str, user: Viewer) -> dict[str, Any]:
    """Queue writing the metadata into its file."""
    with door.work() as work:
        job_id = services.media.write_metadata(work, user, id)
    return shapes.job.reference(job_id)


def get_page(id: str, page: int, user: Viewer, query: Query, request: Call) -> Reply:
    """One page."""
    wanted = shapes.image.wanted(query, accept.images(request))
    with door.work() as work:
        source = services.media.locate_page(work, user, id, page, wanted)
    return reply.negotiated(
        reply.located(
            request,
            source.etag,
            lambda: services.media.read_page(source),
            last_modified=source.last_modified,
        )
    )


def get_page_dimensions(id: str, page: int, user: Viewer) -> dict[str, Any]:
    """The size of a page."""
    with door.work() as work:
        size = services.media.get_page_dimensions(work, user, id, page)
    return shapes.media.dimension(size)


def get_progress(id: str, user: Viewer) -> dict[str, Any] | None:
    """The caller's open reading."""
    with door.work() as work:
        found = services.reading.get_progress(work, user, id)
    return shapes.reading.maybe(found)


def update_progress(id: str, body: models.ProgressUpdate, user: Viewer) -> dict[str, Any]:
    """Move on in the book."""
    step = shapes.reading.step(body)
    with door.work() as work:
        reading = services.reading.update_progress(work, user, id, step)
    return shapes.reading.one(reading)


def delete_progress(id: str, user: Viewer) -> dict[str, Any]:
    """Close the open reading."""
    with door.work() as work:
        done = services.reading.delete_progress(work, user, id)
    return shapes.reading.completion(done.is_completed, done.last_completed_at)


def get_completion(id: str, user: Viewer) -> dict[str, Any]:
    """Whether the book is finished."""
    with door.work() as work:
        done = services.reading.get_completion(work, user, id)
    return shapes.reading.completion(done.is_completed, done.last_completed_at)


def update_completion(id: str, body: models.MediaCompletionUpdate, user: Viewer) -> dict[str, Any]:
    """Mark the book as finished or not."""
    with door.work() as work:
        done = services.reading.update_completion(
            work, user, id, is_complete=body.is_complete, page=body.page
        )
    return shapes.reading.completion(done.is_completed, done.last_completed_at)


def get_dimensions(id: str, user: Viewer) -> list[dict[str, Any]]:
    """The sizes of all pages."""
    with door.work() as work:
        sizes = services.media.get_dimensions(work, user, id)
    return [shapes.media.dimension(size) for size in sizes]


def get_metadata(id: str, user: Viewer) -> dict[str, Any] | None:
    """What is known of the book."""
    with door.work() as work:
        metadata = services.media.get_metadata(work, user, id)
    return None if metadata is None else shapes.media.known(metadata)


def update_metadata(id: str, body: models.MediaMetadataUpdate, user: Viewer) -> dict[str, Any]:
    """Replace what is known of the book."""
    wanted, kept = shapes.media.metadata_from(body), shapes.media.left_out(body)
    with door.work() as work:
        metadata = services.media.update_metadata(work, user, id, wanted, kept)
    return shapes.media.known(metadata)


def patch_metadata(id: str, body: models.MediaMetadataUpdate, user: Viewer) -> dict[str, Any]:
    """Change some of what is known of the book."""
    wanted, kept = shapes.media.metadata_from(body), shapes.media.unnamed(body)
    with door.work() as work:
        metadata = services.media.update_metadata(work, user, id, wanted, kept)
    return shapes.media.known(metadata)


def get_metadata_locks(id: str, user: Viewer) -> dict[str, Any]:
    """The fields that a scan leaves alone."""
    with door.work() as work:
        locked = services.media.get_metadata_locks(work, user, id)
    return {"fields": list(locked)}


def update_metadata_locks(id: str, body: models.MetadataLocks, user: Viewer) -> dict[str, Any]:
    """Say which fields a scan leaves alone."""
    wanted = [field.value for field in body.fields]
    with door.work() as work:
        locked = services.media.update_metadata_locks(work, user, id, wanted)
    return {"fields": list(locked)}
