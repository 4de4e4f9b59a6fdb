"""OPDS 1.2: the feeds that readers browse, as the bytes they get."""

from __future__ import annotations

from typing import Literal, Unpack

from stump_generated.client.api.opds_v1 import (
    opds_v1_get_all_series,
    opds_v1_get_all_series_by_key,
    opds_v1_get_books,
    opds_v1_get_books_by_key,
    opds_v1_get_catalog,
    opds_v1_get_catalog_by_key,
    opds_v1_get_file,
    opds_v1_get_file_by_key,
    opds_v1_get_keep_reading,
    opds_v1_get_keep_reading_by_key,
    opds_v1_get_latest_series,
    opds_v1_get_latest_series_by_key,
    opds_v1_get_libraries,
    opds_v1_get_libraries_by_key,
    opds_v1_get_library,
    opds_v1_get_library_by_key,
    opds_v1_get_page,
    opds_v1_get_page_by_key,
    opds_v1_get_search,
    opds_v1_get_search_by_key,
    opds_v1_get_series,
    opds_v1_get_series_by_key,
    opds_v1_get_thumbnail,
    opds_v1_get_thumbnail_by_key,
)
from stump_generated.client.types import UNSET, Unset

from stump_client._calls import Call, call, given
from stump_client._operation import C, Controller, operation
from stump_client.binary import Binary
from stump_client.filters import Numbering, flatten


class FoundNumbering(Numbering, total=False):
    """A page by its number, of what a text is found in."""

    search: str


class BookChoice(FoundNumbering, total=False):
    """Books by search and facets."""

    library_id: str
    author: str
    extension: str
    read_status: Literal["unread", "reading", "completed"]
    order_by: Literal["name", "created_at"]


class OpdsV1Controller(Controller[C]):
    """Operations of the tag `opds_v1`; those by key are for addresses that hold one."""

    _tag = "opds_v1"

    @operation
    def get_catalog(self) -> Call[Binary]:
        """Get the root of the catalogue."""
        return call(opds_v1_get_catalog)().binary()

    @operation
    def get_search(self) -> Call[Binary]:
        """Get the description of the search."""
        return call(opds_v1_get_search)().binary()

    @operation
    def get_keep_reading(self, **query: Unpack[Numbering]) -> Call[Binary]:
        """Get the feed of books being read."""
        return call(opds_v1_get_keep_reading)(**flatten(query)).binary()

    @operation
    def get_libraries(self, *, search: str | None = None) -> Call[Binary]:
        """Get the feed of libraries."""
        return call(opds_v1_get_libraries)(search=given(search)).binary()

    @operation
    def get_library(self, id: str, /, **query: Unpack[Numbering]) -> Call[Binary]:
        """Get the feed of a library's series."""
        return call(opds_v1_get_library)(id, **flatten(query)).binary()

    @operation
    def get_all_series(self, **query: Unpack[FoundNumbering]) -> Call[Binary]:
        """Get the feed of all series."""
        return call(opds_v1_get_all_series)(**flatten(query)).binary()

    @operation
    def get_latest_series(self, **query: Unpack[Numbering]) -> Call[Binary]:
        """Get the feed of series found last."""
        return call(opds_v1_get_latest_series)(**flatten(query)).binary()

    @operation
    def get_series(self, id: str, /, **query: Unpack[Numbering]) -> Call[Binary]:
        """Get the feed of a series' books."""
        return call(opds_v1_get_series)(id, **flatten(query)).binary()

    @operation
    def get_books(self, **query: Unpack[BookChoice]) -> Call[Binary]:
        """Get the feed of books that are chosen."""
        return call(opds_v1_get_books)(**flatten(query)).binary()

    @operation
    def get_thumbnail(self, id: str, /, *, full: bool | None = None) -> Call[Binary]:
        """Get the picture of a book as JPEG; `full` gives the whole cover."""
        return call(opds_v1_get_thumbnail)(id, full=given(full)).binary()

    @operation
    def get_page(
        self, id: str, page: int, /, *, zero_based: bool | None = None, width: int | None = None
    ) -> Call[Binary]:
        """Get a page, counted from 0 unless told otherwise; the caller has come there."""
        return call(opds_v1_get_page)(
            id, page, zero_based=given(zero_based), width=_pixels(width)
        ).binary()

    @operation
    def get_file(self, id: str, filename: str, /) -> Call[Binary]:
        """Get the file of a book."""
        return call(opds_v1_get_file)(id, filename).binary()

    @operation
    def get_catalog_by_key(self, api_key: str, /) -> Call[Binary]:
        """Get the root of the catalogue, by a key in the address."""
        return call(opds_v1_get_catalog_by_key)(api_key).binary()

    @operation
    def get_search_by_key(self, api_key: str, /) -> Call[Binary]:
        """Get the description of the search, by a key in the address."""
        return call(opds_v1_get_search_by_key)(api_key).binary()

    @operation
    def get_keep_reading_by_key(self, api_key: str, /, **query: Unpack[Numbering]) -> Call[Binary]:
        """Get the feed of books being read, by a key in the address."""
        return call(opds_v1_get_keep_reading_by_key)(api_key, **flatten(query)).binary()

    @operation
    def get_libraries_by_key(self, api_key: str, /, *, search: str | None = None) -> Call[Binary]:
        """Get the feed of libraries, by a key in the address."""
        return call(opds_v1_get_libraries_by_key)(api_key, search=given(search)).binary()

    @operation
    def get_library_by_key(
        self, api_key: str, id: str, /, **query: Unpack[Numbering]
    ) -> Call[Binary]:
        """Get the feed of a library's series, by a key in the address."""
        return call(opds_v1_get_library_by_key)(api_key, id, **flatten(query)).binary()

    @operation
    def get_all_series_by_key(
        self, api_key: str, /, **query: Unpack[FoundNumbering]
    ) -> Call[Binary]:
        """Get the feed of all series, by a key in the address."""
        return call(opds_v1_get_all_series_by_key)(api_key, **flatten(query)).binary()

    @operation
    def get_latest_series_by_key(self, api_key: str, /, **query: Unpack[Numbering]) -> Call[Binary]:
        """Get the feed of series found last, by a key in the address."""
        return call(opds_v1_get_latest_series_by_key)(api_key, **flatten(query)).binary()

    @operation
    def get_series_by_key(
        self, api_key: str, id: str, /, **query: Unpack[Numbering]
    ) -> Call[Binary]:
        """Get the feed of a series' books, by a key in the address."""
        return call(opds_v1_get_series_by_key)(api_key, id, **flatten(query)).binary()

    @operation
    def get_books_by_key(self, api_key: str, /, **query: Unpack[BookChoice]) -> Call[Binary]:
        """Get the feed of books that are chosen, by a key in the address."""
        return call(opds_v1_get_books_by_key)(api_key, **flatten(query)).binary()

    @operation
    def get_thumbnail_by_key(
        self, api_key: str, id: str, /, *, full: bool | None = None
    ) -> Call[Binary]:
        """Get the picture of a book as JPEG, by a key in the address."""
        return call(opds_v1_get_thumbnail_by_key)(api_key, id, full=given(full)).binary()

    @operation
    def get_page_by_key(
        self,
        api_key: str,
        id: str,
        page: int,
        /,
        *,
        zero_based: bool | None = None,
        width: int | None = None,
    ) -> Call[Binary]:
        """Get a page and be there, by a key in the address."""
        return call(opds_v1_get_page_by_key)(
            api_key, id, page, zero_based=given(zero_based), width=_pixels(width)
        ).binary()

    @operation
    def get_file_by_key(self, api_key: str, id: str, filename: str, /) -> Call[Binary]:
        """Get the file of a book, by a key in the address."""
        return call(opds_v1_get_file_by_key)(api_key, id, filename).binary()


def _pixels(width: int | None) -> str | Unset:
    return UNSET if width is None else str(width)
