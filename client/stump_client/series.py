"""Series: folders of books."""

from __future__ import annotations

from collections.abc import Sequence
from types import NoneType
from typing import Unpack

from stump_generated.client.api.series import (
    series_analyze,
    series_get,
    series_get_by_id,
    series_get_completion,
    series_get_media,
    series_get_metadata_locks,
    series_get_next_media,
    series_get_recently_added,
    series_get_thumbnail,
    series_scan,
    series_update_completion,
    series_update_metadata,
    series_update_metadata_locks,
    series_update_thumbnail,
    series_upload_thumbnail,
    series_write_metadata,
)

from stump_client import models
from stump_client._calls import Call, call, given
from stump_client._operation import C, Controller, operation
from stump_client._renditions import Rendition, arguments
from stump_client._uploads import Picture, upload
from stump_client.binary import Binary
from stump_client.filters import (
    MediaQuery,
    SeriesLookup,
    SeriesQuery,
    flatten,
    flatten_under_id,
)
from stump_client.metadata_fields import SeriesMetadataFields
from stump_client.pages import Page, each_of, page_of, pages_of


class SeriesController(Controller[C]):
    """Operations of the tag `series`."""

    _tag = "series"

    @operation
    def get(self, **query: Unpack[SeriesQuery]) -> Call[Page[models.Series]]:
        """List series."""
        return call(series_get)(**flatten(query)).then(page_of)

    pages = pages_of(get)
    each = each_of(get)

    @operation
    def get_recently_added(self, **query: Unpack[SeriesQuery]) -> Call[Page[models.Series]]:
        """List series added last."""
        return call(series_get_recently_added)(**flatten(query)).then(page_of)

    recently_added_pages = pages_of(get_recently_added)

    @operation
    def get_by_id(self, id: str, /, **query: Unpack[SeriesLookup]) -> Call[models.Series]:
        """Get a series; NotFound when it does not match the filters."""
        return call(series_get_by_id)(id, **flatten_under_id(query))

    @operation
    def get_media(self, id: str, /, **query: Unpack[MediaQuery]) -> Call[Page[models.Media]]:
        """List the books of a series."""
        return call(series_get_media)(id, **flatten_under_id(query)).then(page_of)

    media_pages = pages_of(get_media)

    @operation
    def get_next_media(self, id: str, /) -> Call[models.Media | None]:
        """Get the book of a series that the caller reads next."""
        return call(series_get_next_media)(id).expect(models.Media, NoneType)

    @operation
    def scan(
        self, id: str, /, *, config: models.ScanConfig | None = None
    ) -> Call[models.JobReference]:
        """Look for new, changed and missing books of a series, in the background."""
        body = None if config is None else models.ScanOptions(config=config)
        return call(series_scan)(id, body=body)

    @operation
    def analyze(self, id: str, /) -> Call[models.JobReference]:
        """Measure the pages of a series, in the background."""
        return call(series_analyze)(id)

    @operation
    def update_metadata(
        self, id: str, /, **fields: Unpack[SeriesMetadataFields]
    ) -> Call[models.SeriesMetadata]:
        """Change some of the metadata of a series; what is left out stays."""
        return call(series_update_metadata)(id, body=models.SeriesMetadataUpdate(**fields))

    @operation
    def get_metadata_locks(self, id: str, /) -> Call[models.SeriesMetadataLocks]:
        """List the fields of the metadata that scans leave alone."""
        return call(series_get_metadata_locks)(id)

    @operation
    def update_metadata_locks(
        self, id: str, /, *, fields: Sequence[models.SeriesMetadataField]
    ) -> Call[models.SeriesMetadataLocks]:
        """Lock these fields of the metadata, and unlock all others."""
        body = models.SeriesMetadataLocks(fields=list(fields))
        return call(series_update_metadata_locks)(id, body=body)

    @operation
    def write_metadata(self, id: str, /) -> Call[models.JobReference]:
        """Write the metadata of a series into its books, in the background."""
        return call(series_write_metadata)(id)

    @operation
    def get_completion(self, id: str, /) -> Call[models.SeriesCompletion]:
        """Tell whether a series is read."""
        return call(series_get_completion)(id)

    @operation
    def update_completion(
        self, id: str, /, *, is_complete: bool | None = None
    ) -> Call[models.SeriesCompletion]:
        """Mark every book of a series as read, or as not read."""
        body = models.SeriesCompletionUpdate(is_complete=given(is_complete))
        return call(series_update_completion)(id, body=body)

    @operation
    def get_thumbnail(self, id: str, /, **how: Unpack[Rendition]) -> Call[Binary]:
        """Get the thumbnail of a series."""
        return call(series_get_thumbnail)(id, **arguments(how)).binary()

    def thumbnail_url(self, id: str, /, **how: Unpack[Rendition]) -> str:
        """The address of the thumbnail of a series."""
        return self._caller.url(call(series_get_thumbnail)(id, **arguments(how)).request)

    @operation
    def update_thumbnail(
        self, id: str, /, *, media_id: str, page: int, is_zero_based: bool | None = None
    ) -> Call[Binary]:
        """Make the thumbnail of a page of a book, and get it."""
        body = models.SeriesThumbnailUpdate(
            media_id=media_id, page=page, is_zero_based=given(is_zero_based)
        )
        return call(series_update_thumbnail)(id, body=body).binary()

    @operation
    def upload_thumbnail(self, id: str, /, *, file: Picture) -> Call[Binary]:
        """Upload a thumbnail, and get it as the server keeps it."""
        return call(series_upload_thumbnail)(id, body=upload(file)).binary()
