"""A unit of work: one transaction with every kind of row within reach."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Connection

from stump_server.domain.policy import Policy
from stump_server.storage.api_key import ApiKeyRows
from stump_server.storage.audit import AuditRows
from stump_server.storage.event import EventRows
from stump_server.storage.files import Files
from stump_server.storage.job import JobRows
from stump_server.storage.library import LibraryRows
from stump_server.storage.media import MediaRows
from stump_server.storage.metadata import MetadataRows
from stump_server.storage.position import PositionRows
from stump_server.storage.reading import ReadingRows
from stump_server.storage.refresh_token import RefreshTokenRows
from stump_server.storage.revision import RevisionRows
from stump_server.storage.scan import ScanRows
from stump_server.storage.search import SearchRows
from stump_server.storage.series import SeriesRows
from stump_server.storage.session import SessionRows
from stump_server.storage.thumbnail import ThumbnailRows
from stump_server.storage.user import UserRows


@dataclass
class Work:
    """Rows by subject over one transaction; `now` is the one time that holds for all of it."""

    connection: Connection
    files: Files
    policy: Policy
    now: datetime
    # Jobs that were enqueued and events that were added: listeners hear of it after the commit.
    new_job_ids: list[str] = field(default_factory=list)
    news: list[tuple[dict[str, Any], str | None]] = field(default_factory=list)

    @property
    def has_events(self) -> bool:
        """Whether events were added."""
        return bool(self.news)

    @cached_property
    def libraries(self) -> LibraryRows:
        """Libraries with their settings, tags, exclusions and scan history."""
        return LibraryRows(self.connection, self.now)

    @cached_property
    def series(self) -> SeriesRows:
        """Series with their metadata."""
        return SeriesRows(self.connection, self.now)

    @cached_property
    def media(self) -> MediaRows:
        """Books with their metadata, page indexes and dimensions."""
        return MediaRows(self.connection, self.now)

    @cached_property
    def search(self) -> SearchRows:
        """The index over what books are searched by."""
        return SearchRows(self.connection)

    @cached_property
    def metadata(self) -> MetadataRows:
        """Values that occur in the metadata of books."""
        return MetadataRows(self.connection, self.now)

    @cached_property
    def readings(self) -> ReadingRows:
        """Open and finished readings of books."""
        return ReadingRows(self.connection, self.now)

    @cached_property
    def positions(self) -> PositionRows:
        """Where devices say their readers are."""
        return PositionRows(self.connection, self.now)

    @cached_property
    def revisions(self) -> RevisionRows:
        """How often what an account can be shown has changed."""
        return RevisionRows(self.connection, self.now)

    @cached_property
    def users(self) -> UserRows:
        """Accounts with their preferences and sign-in records."""
        return UserRows(self.connection, self.now)

    @cached_property
    def sessions(self) -> SessionRows:
        """Signed-in browsers and the keys that sign tokens."""
        return SessionRows(self.connection, self.now)

    @cached_property
    def refresh_tokens(self) -> RefreshTokenRows:
        """What gives the next access token."""
        return RefreshTokenRows(self.connection, self.now)

    @cached_property
    def api_keys(self) -> ApiKeyRows:
        """API keys."""
        return ApiKeyRows(self.connection, self.now)

    @cached_property
    def audit(self) -> AuditRows:
        """Who did what."""
        return AuditRows(self.connection, self.now)

    @cached_property
    def scans(self) -> ScanRows:
        """What a scan reads and writes in batches."""
        return ScanRows(self.connection, self.now)

    @cached_property
    def thumbnails(self) -> ThumbnailRows:
        """What thumbnails were made of."""
        return ThumbnailRows(self.connection)

    @cached_property
    def jobs(self) -> JobRows:
        """Background jobs, their logs and the schedule."""
        return JobRows(self.connection, self.now, self.new_job_ids.append)

    @cached_property
    def events(self) -> EventRows:
        """The outbox of events."""
        return EventRows(self.connection, self.now, self.news)


# How services that work in several steps get their units of work.
OpenWork = Callable[[], AbstractContextManager[Work]]
