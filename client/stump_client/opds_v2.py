"""OPDS 2.0: the feeds that readers browse, as values."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, Unpack

from stump_generated.client.api.opds_v2 import (
    opds_v2_browse_books,
    opds_v2_get_all_series,
    opds_v2_get_authentication,
    opds_v2_get_book,
    opds_v2_get_books,
    opds_v2_get_catalog,
    opds_v2_get_file,
    opds_v2_get_keep_reading,
    opds_v2_get_latest_books,
    opds_v2_get_libraries,
    opds_v2_get_library,
    opds_v2_get_library_books,
    opds_v2_get_library_latest_books,
    opds_v2_get_page,
    opds_v2_get_progression,
    opds_v2_get_series,
    opds_v2_get_thumbnail,
    opds_v2_search,
    opds_v2_update_progression,
)

from stump_client import models
from stump_client._calls import Call, call, given
from stump_client._operation import C, Controller, operation
from stump_client.binary import Binary
from stump_client.filters import Numbering, flatten


class FoundNumbering(Numbering, total=False):
    """A page by its number, of what a text is found in."""

    query: str


class OpdsSeriesQuery(FoundNumbering, total=False):
    """Series by a text, or of a library."""

    library_id: str


class OpdsBookQuery(OpdsSeriesQuery, total=False):
    """Books by search and facets."""

    author: str
    subject: str
    extension: str
    read_status: Literal["unread", "reading", "completed"]
    order_by: Literal["name", "created_at"]


class OpdsV2Controller(Controller[C]):
    """Operations of the tag `opds_v2`."""

    _tag = "opds_v2"

    @operation
    def get_authentication(self) -> Call[models.OpdsAuthentication]:
        """Get how to sign in."""
        return call(opds_v2_get_authentication)()

    @operation
    def get_catalog(self) -> Call[models.OpdsFeed]:
        """Get the root of the catalogue."""
        return call(opds_v2_get_catalog)().expect(models.OpdsFeed)

    @operation
    def search(self, *, query: str) -> Call[models.OpdsFeed]:
        """Search libraries, series and books."""
        return call(opds_v2_search)(query=query).expect(models.OpdsFeed)

    @operation
    def get_libraries(self, **query: Unpack[FoundNumbering]) -> Call[models.OpdsFeed]:
        """List libraries."""
        return call(opds_v2_get_libraries)(**flatten(query)).expect(models.OpdsFeed)

    @operation
    def get_all_series(self, **query: Unpack[OpdsSeriesQuery]) -> Call[models.OpdsFeed]:
        """List series."""
        return call(opds_v2_get_all_series)(**flatten(query)).expect(models.OpdsFeed)

    @operation
    def get_books(self, **query: Unpack[OpdsBookQuery]) -> Call[models.OpdsFeed]:
        """List books that are chosen."""
        return call(opds_v2_get_books)(**flatten(query)).expect(models.OpdsFeed)

    @operation
    def browse_books(self, **query: Unpack[OpdsBookQuery]) -> Call[models.OpdsFeed]:
        """List books that are chosen."""
        return call(opds_v2_browse_books)(**flatten(query)).expect(models.OpdsFeed)

    @operation
    def get_latest_books(self, **query: Unpack[Numbering]) -> Call[models.OpdsFeed]:
        """List the newest books."""
        return call(opds_v2_get_latest_books)(**flatten(query)).expect(models.OpdsFeed)

    @operation
    def get_keep_reading(self, **query: Unpack[Numbering]) -> Call[models.OpdsFeed]:
        """List books being read."""
        return call(opds_v2_get_keep_reading)(**flatten(query)).expect(models.OpdsFeed)

    @operation
    def get_library(self, id: str, /) -> Call[models.OpdsFeed]:
        """Get the beginnings of a library's lists."""
        return call(opds_v2_get_library)(id).expect(models.OpdsFeed)

    @operation
    def get_library_books(self, id: str, /, **query: Unpack[Numbering]) -> Call[models.OpdsFeed]:
        """List the books of a library."""
        return call(opds_v2_get_library_books)(id, **flatten(query)).expect(models.OpdsFeed)

    @operation
    def get_library_latest_books(
        self, id: str, /, **query: Unpack[Numbering]
    ) -> Call[models.OpdsFeed]:
        """List the newest books of a library."""
        return call(opds_v2_get_library_latest_books)(id, **flatten(query)).expect(models.OpdsFeed)

    @operation
    def get_series(self, id: str, /, **query: Unpack[Numbering]) -> Call[models.OpdsFeed]:
        """List the books of a series."""
        return call(opds_v2_get_series)(id, **flatten(query)).expect(models.OpdsFeed)

    @operation
    def get_book(self, id: str, /) -> Call[models.OpdsPublication]:
        """Get a book with its pages."""
        return call(opds_v2_get_book)(id).expect(models.OpdsPublication)

    @operation
    def get_thumbnail(self, id: str, /, *, full: bool | None = None) -> Call[Binary]:
        """Get the picture of a book as JPEG; `full` gives the whole cover."""
        return call(opds_v2_get_thumbnail)(id, full=given(full)).binary()

    @operation
    def get_page(self, id: str, page: int, /) -> Call[Binary]:
        """Get a page, counted from 1."""
        return call(opds_v2_get_page)(id, page).binary()

    @operation
    def get_file(self, id: str, /) -> Call[Binary]:
        """Get the file of a book."""
        return call(opds_v2_get_file)(id).binary()

    @operation
    def get_progression(self, id: str, /) -> Call[models.OpdsProgression]:
        """Get where the caller is in a book."""
        return call(opds_v2_get_progression)(id).expect(models.OpdsProgression)

    @operation
    def update_progression(
        self,
        id: str,
        /,
        *,
        modified: datetime,
        device: models.OpdsDevice,
        locator: models.OpdsLocator,
    ) -> Call[models.OpdsProgression]:
        """Report where the caller is; Conflict when somebody was further on since."""
        body = models.OpdsProgressionUpdate(modified=modified, device=device, locator=locator)
        return call(opds_v2_update_progression)(id, body=body).expect(models.OpdsProgression)
