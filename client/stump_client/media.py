"""Media: book files, their pages, and how far the caller has read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import NoneType
from typing import Unpack

from stump_generated.client.api.media import (
    media_analyze,
    media_convert,
    media_delete_progress,
    media_get,
    media_get_by_id,
    media_get_by_path,
    media_get_completion,
    media_get_dimensions,
    media_get_duplicates,
    media_get_file,
    media_get_keep_reading,
    media_get_metadata,
    media_get_metadata_locks,
    media_get_page,
    media_get_page_dimensions,
    media_get_progress,
    media_get_recently_added,
    media_get_thumbnail,
    media_patch_metadata,
    media_scan,
    media_update_completion,
    media_update_metadata,
    media_update_metadata_locks,
    media_update_progress,
    media_update_thumbnail,
    media_upload_thumbnail,
    media_write_metadata,
)

from stump_client import models
from stump_client._calls import Call, call, given
from stump_client._downloads import Download, Progress
from stump_client._operation import C, Controller, Work, operation
from stump_client._renditions import Rendition, arguments
from stump_client._uploads import Picture, upload
from stump_client.binary import Binary
from stump_client.filters import (
    MediaLookup,
    MediaQuery,
    Numbering,
    flatten,
    flatten_under_id,
)
from stump_client.metadata_fields import MediaMetadataFields
from stump_client.pages import Page, each_of, page_of, pages_of

Reading = models.ActiveReadingSession | models.FinishedReadingSession


class MediaController(Controller[C]):
    """Operations of the tag `media`."""

    _tag = "media"

    @operation
    def get(self, **query: Unpack[MediaQuery]) -> Call[Page[models.Media]]:
        """List books."""
        return call(media_get)(**flatten(query)).then(page_of)

    pages = pages_of(get)
    each = each_of(get)

    @operation
    def get_duplicates(self, **query: Unpack[Numbering]) -> Call[Page[models.Media]]:
        """List books that share their content."""
        return call(media_get_duplicates)(**flatten(query)).then(page_of)

    @operation
    def get_keep_reading(self, **query: Unpack[MediaQuery]) -> Call[Page[models.Media]]:
        """List books the caller is reading."""
        return call(media_get_keep_reading)(**flatten(query)).then(page_of)

    keep_reading_pages = pages_of(get_keep_reading)

    @operation
    def get_recently_added(self, **query: Unpack[MediaQuery]) -> Call[Page[models.Media]]:
        """List books added last."""
        return call(media_get_recently_added)(**flatten(query)).then(page_of)

    recently_added_pages = pages_of(get_recently_added)

    @operation
    def get_by_id(self, id: str, /, **query: Unpack[MediaLookup]) -> Call[models.Media]:
        """Get a book; NotFound when it does not match the filters."""
        return call(media_get_by_id)(id, **flatten_under_id(query))

    @operation
    def get_by_path(self, path: str, /) -> Call[models.Media]:
        """Get a book by its path on the server."""
        return call(media_get_by_path)(path)

    @operation
    def scan(
        self, id: str, /, *, config: models.ScanConfig | None = None
    ) -> Call[models.JobReference]:
        """Look whether the file of a book has changed, is gone or is back, in the background."""
        body = None if config is None else models.ScanOptions(config=config)
        return call(media_scan)(id, body=body)

    @operation
    def analyze(self, id: str, /) -> Call[models.JobReference]:
        """Measure the pages of a book, in the background."""
        return call(media_analyze)(id)

    @operation
    def write_metadata(self, id: str, /) -> Call[models.JobReference]:
        """Write the metadata of a book into its file, in the background."""
        return call(media_write_metadata)(id)

    @operation
    def get_file(self, id: str, /) -> Call[Binary]:
        """Get the file of a book in memory; `download` is for large ones."""
        return call(media_get_file)(id).binary()

    @operation
    def download(
        self, id: str, path: str | Path, /, *, progress: Progress | None = None
    ) -> Work[Path]:
        """Write the file of a book to a path, and get the path.

        `progress` is called with the bytes written so far, and with all there will be or None.
        """
        return Download(call(media_get_file)(id).request, Path(path), progress)

    def download_url(self, id: str, /) -> str:
        """The address of the file of a book."""
        return self._caller.url(call(media_get_file)(id).request)

    @operation
    def convert(self, id: str, /) -> Call[Binary]:
        """Get a comic as CBZ, repacked on its way out."""
        return call(media_convert)(id).binary()

    @operation
    def get_page(self, id: str, page: int, /, **how: Unpack[Rendition]) -> Call[Binary]:
        """Get a page of a book, counted from 1; `height` and `width` in pixels."""
        return call(media_get_page)(id, page, **arguments(how)).binary()

    def page_url(self, id: str, page: int, /, **how: Unpack[Rendition]) -> str:
        """The address of a page of a book."""
        return self._caller.url(call(media_get_page)(id, page, **arguments(how)).request)

    @operation
    def get_page_dimensions(self, id: str, page: int, /) -> Call[models.PageDimension]:
        """Get the size of a page in pixels."""
        return call(media_get_page_dimensions)(id, page)

    @operation
    def get_dimensions(self, id: str, /) -> Call[list[models.PageDimension]]:
        """List the sizes of all pages in pixels."""
        return call(media_get_dimensions)(id)

    @operation
    def get_progress(self, id: str, /) -> Call[models.ActiveReadingSession | None]:
        """Get how far the caller is, None when the book is not being read."""
        return call(media_get_progress)(id).expect(models.ActiveReadingSession, NoneType)

    @operation
    def update_progress(
        self,
        id: str,
        /,
        *,
        page: int,
        epubcfi: str | None = None,
        elapsed_seconds: int | None = None,
    ) -> Call[Reading]:
        """Set how far the caller is; the last page finishes the book."""
        body = models.ProgressUpdate(
            page=page, epubcfi=given(epubcfi), elapsed_seconds=given(elapsed_seconds)
        )
        return call(media_update_progress)(id, body=body).expect(
            models.ActiveReadingSession, models.FinishedReadingSession
        )

    @operation
    def delete_progress(self, id: str, /) -> Call[models.MediaCompletion]:
        """Forget how far the caller is."""
        return call(media_delete_progress)(id)

    @operation
    def get_completion(self, id: str, /) -> Call[models.MediaCompletion]:
        """Tell whether a book is read."""
        return call(media_get_completion)(id)

    @operation
    def update_completion(
        self, id: str, /, *, is_complete: bool, page: int | None = None
    ) -> Call[models.MediaCompletion]:
        """Mark a book as read, or as not read."""
        body = models.MediaCompletionUpdate(is_complete=is_complete, page=given(page))
        return call(media_update_completion)(id, body=body)

    @operation
    def get_metadata(self, id: str, /) -> Call[models.MediaMetadata | None]:
        """Get the metadata of a book, None when there is none."""
        return call(media_get_metadata)(id).expect(models.MediaMetadata, NoneType)

    @operation
    def update_metadata(
        self, id: str, /, **fields: Unpack[MediaMetadataFields]
    ) -> Call[models.MediaMetadata]:
        """Replace the metadata of a book; what is left out is cleared."""
        return call(media_update_metadata)(id, body=models.MediaMetadataUpdate(**fields))

    @operation
    def patch_metadata(
        self, id: str, /, **fields: Unpack[MediaMetadataFields]
    ) -> Call[models.MediaMetadata]:
        """Change some of the metadata of a book; what is left out stays."""
        return call(media_patch_metadata)(id, body=models.MediaMetadataUpdate(**fields))

    @operation
    def get_metadata_locks(self, id: str, /) -> Call[models.MetadataLocks]:
        """List the fields of the metadata that scans leave alone."""
        return call(media_get_metadata_locks)(id)

    @operation
    def update_metadata_locks(
        self, id: str, /, *, fields: Sequence[models.MetadataField]
    ) -> Call[models.MetadataLocks]:
        """Lock these fields of the metadata, and unlock all others."""
        body = models.MetadataLocks(fields=list(fields))
        return call(media_update_metadata_locks)(id, body=body)

    @operation
    def get_thumbnail(self, id: str, /, **how: Unpack[Rendition]) -> Call[Binary]:
        """Get the thumbnail of a book."""
        return call(media_get_thumbnail)(id, **arguments(how)).binary()

    def thumbnail_url(self, id: str, /, **how: Unpack[Rendition]) -> str:
        """The address of the thumbnail of a book."""
        return self._caller.url(call(media_get_thumbnail)(id, **arguments(how)).request)

    @operation
    def update_thumbnail(
        self, id: str, /, *, page: int, is_zero_based: bool | None = None
    ) -> Call[Binary]:
        """Make the thumbnail of a page, and get it."""
        body = models.MediaThumbnailUpdate(page=page, is_zero_based=given(is_zero_based))
        return call(media_update_thumbnail)(id, body=body).binary()

    @operation
    def upload_thumbnail(self, id: str, /, *, file: Picture) -> Call[Binary]:
        """Upload a thumbnail, and get it as the server keeps it."""
        return call(media_upload_thumbnail)(id, body=upload(file)).binary()
