"""Libraries: roots of books, their settings, scans and thumbnails."""

from __future__ import annotations

from collections.abc import Sequence
from types import NoneType
from typing import Unpack

from stump_generated.client.api.library import (
    library_analyze,
    library_clean,
    library_clear_scan_history,
    library_create,
    library_delete,
    library_delete_thumbnails,
    library_generate_thumbnails,
    library_get,
    library_get_by_id,
    library_get_excluded_users,
    library_get_last_scan,
    library_get_last_visited,
    library_get_media,
    library_get_scan_history,
    library_get_series,
    library_get_stats,
    library_get_stats_all,
    library_get_thumbnail,
    library_scan,
    library_update,
    library_update_excluded_users,
    library_update_thumbnail,
    library_upload_thumbnail,
    library_visit,
    library_write_metadata,
)

from stump_client import models
from stump_client._calls import Call, call, given
from stump_client._operation import C, Controller, operation
from stump_client._renditions import Rendition, arguments
from stump_client._uploads import Picture, upload
from stump_client.binary import Binary
from stump_client.filters import (
    LibraryQuery,
    MediaQuery,
    SeriesQuery,
    flatten,
    flatten_under_id,
)
from stump_client.pages import Page, each_of, page_of, pages_of

# The settings to write, or those that a library came with.
Config = models.LibraryConfigWrite | models.LibraryConfig


class LibraryController(Controller[C]):
    """Operations of the tag `library`."""

    _tag = "library"

    @operation
    def get(self, **query: Unpack[LibraryQuery]) -> Call[Page[models.Library]]:
        """List libraries."""
        return call(library_get)(**flatten(query)).then(page_of)

    pages = pages_of(get)
    each = each_of(get)

    @operation
    def get_by_id(self, id: str, /) -> Call[models.Library]:
        """Get a library."""
        return call(library_get_by_id)(id)

    @operation
    def get_series(self, id: str, /, **query: Unpack[SeriesQuery]) -> Call[Page[models.Series]]:
        """List the series of a library."""
        return call(library_get_series)(id, **flatten_under_id(query)).then(page_of)

    series_pages = pages_of(get_series)

    @operation
    def get_media(self, id: str, /, **query: Unpack[MediaQuery]) -> Call[Page[models.Media]]:
        """List the books of a library."""
        return call(library_get_media)(id, **flatten_under_id(query)).then(page_of)

    media_pages = pages_of(get_media)

    @operation
    def create(
        self,
        *,
        name: str,
        path: str,
        description: str | None = None,
        emoji: str | None = None,
        tags: Sequence[str] | None = None,
        scan_mode: models.LibraryScanMode | None = None,
        config: Config | None = None,
    ) -> Call[models.Library]:
        """Create a library on a folder of the server, and scan it unless `scan_mode` is NONE."""
        body = models.LibraryCreate(
            name=name,
            path=path,
            description=given(description),
            emoji=given(emoji),
            tags=given(_names(tags)),
            scan_mode=given(scan_mode),
            config=given(None if config is None else _writable(config)),
        )
        return call(library_create)(body=body)

    @operation
    def update(
        self,
        id: str,
        /,
        *,
        name: str,
        path: str,
        config: Config,
        description: str | None = None,
        emoji: str | None = None,
        tags: Sequence[str] | None = None,
        scan_mode: models.LibraryScanMode | None = None,
    ) -> Call[models.Library]:
        """Replace what a library is; what is left out is cleared."""
        body = models.LibraryUpdate(
            name=name,
            path=path,
            config=_writable(config),
            description=given(description),
            emoji=given(emoji),
            tags=given(_names(tags)),
            scan_mode=given(scan_mode),
        )
        return call(library_update)(id, body=body)

    @operation
    def delete(self, id: str, /) -> Call[str]:
        """Delete a library with its series, its books and all reading of them; files stay."""
        return call(library_delete)(id).expect(str)

    @operation
    def scan(
        self, id: str, /, *, config: models.ScanConfig | None = None
    ) -> Call[models.JobReference]:
        """Look for new, changed and missing books, in the background."""
        body = None if config is None else models.ScanOptions(config=config)
        return call(library_scan)(id, body=body)

    @operation
    def get_last_scan(self, id: str, /) -> Call[models.LastScanDetails]:
        """Tell when a library was scanned."""
        return call(library_get_last_scan)(id)

    @operation
    def get_scan_history(self, id: str, /) -> Call[list[models.LibraryScanRecord]]:
        """List the scans of a library."""
        return call(library_get_scan_history)(id)

    @operation
    def clear_scan_history(self, id: str, /) -> Call[None]:
        """Forget the scans of a library."""
        return call(library_clear_scan_history)(id).expect(NoneType)

    @operation
    def clean(self, id: str, /) -> Call[models.LibraryCleaning]:
        """Remove what is missing from a library."""
        return call(library_clean)(id)

    @operation
    def analyze(self, id: str, /) -> Call[models.JobReference]:
        """Measure the pages of a library, in the background."""
        return call(library_analyze)(id)

    @operation
    def write_metadata(self, id: str, /) -> Call[models.JobReference]:
        """Write the metadata of a library into its books, in the background."""
        return call(library_write_metadata)(id)

    @operation
    def get_stats(
        self, id: str | None = None, /, *, all_users: bool | None = None
    ) -> Call[models.LibraryStats]:
        """Count over one library, or over all when none is named."""
        if id is None:
            return call(library_get_stats_all)(all_users=given(all_users))
        return call(library_get_stats)(id, all_users=given(all_users))

    @operation
    def get_stats_all(self, *, all_users: bool | None = None) -> Call[models.LibraryStats]:
        """Count over all libraries."""
        return call(library_get_stats_all)(all_users=given(all_users))

    @operation
    def get_last_visited(self) -> Call[models.Library | None]:
        """Get the library visited last."""
        return call(library_get_last_visited)().expect(models.Library, NoneType)

    @operation
    def visit(self, id: str, /) -> Call[models.Library]:
        """Note a visit to a library."""
        return call(library_visit)(id)

    @operation
    def get_excluded_users(self, id: str, /) -> Call[list[models.User]]:
        """List who must not see a library."""
        return call(library_get_excluded_users)(id)

    @operation
    def update_excluded_users(self, id: str, /, *, user_ids: Sequence[str]) -> Call[models.Library]:
        """Replace the list of who must not see a library."""
        body = models.ExcludedUsersUpdate(user_ids=list(user_ids))
        return call(library_update_excluded_users)(id, body=body)

    @operation
    def get_thumbnail(self, id: str, /, **how: Unpack[Rendition]) -> Call[Binary]:
        """Get the thumbnail of a library."""
        return call(library_get_thumbnail)(id, **arguments(how)).binary()

    def thumbnail_url(self, id: str, /, **how: Unpack[Rendition]) -> str:
        """The address of the thumbnail of a library."""
        return self._caller.url(call(library_get_thumbnail)(id, **arguments(how)).request)

    @operation
    def update_thumbnail(
        self, id: str, /, *, media_id: str, page: int, is_zero_based: bool | None = None
    ) -> Call[Binary]:
        """Make the thumbnail of a page of a book, and get it."""
        body = models.LibraryThumbnailUpdate(
            media_id=media_id, page=page, is_zero_based=given(is_zero_based)
        )
        return call(library_update_thumbnail)(id, body=body).binary()

    @operation
    def upload_thumbnail(self, id: str, /, *, file: Picture) -> Call[Binary]:
        """Upload a thumbnail, and get it as the server keeps it."""
        return call(library_upload_thumbnail)(id, body=upload(file)).binary()

    @operation
    def delete_thumbnails(self, id: str, /) -> Call[None]:
        """Delete the thumbnails of a library, its series and its books."""
        return call(library_delete_thumbnails)(id).expect(NoneType)

    @operation
    def generate_thumbnails(
        self,
        id: str,
        /,
        *,
        image_options: models.ImageOptionsWrite | None = None,
        force_regenerate: bool | None = None,
    ) -> Call[models.JobReference]:
        """Make thumbnails for a library, in the background."""
        body = models.ThumbnailGeneration(
            image_options=given(image_options), force_regenerate=given(force_regenerate)
        )
        return call(library_generate_thumbnails)(id, body=body)


def _names(tags: Sequence[str] | None) -> list[str] | None:
    return None if tags is None else list(tags)


def _writable(config: Config) -> models.LibraryConfigWrite:
    """Settings as they are written; those a library came with can be sent back."""
    if isinstance(config, models.LibraryConfigWrite):
        return config
    return models.LibraryConfigWrite.from_dict(config.to_dict())
