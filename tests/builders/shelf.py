"""Fills a database directly, for tests that need no files and no server."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from stump_server.domain.access import AgeRestriction, Permission, Viewer, expand
from stump_server.domain.book import BookFormat, Inspection
from stump_server.domain.library import FileStatus, Library, LibraryConfig
from stump_server.domain.media import MediaMetadata, SeriesMetadata
from stump_server.domain.user import User
from stump_server.storage import Database
from stump_server.storage.scan import InspectedBook


class Clock:
    """Stands still until it is told to go on, so that times in tests are exact."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 12, 0, 0, 123_456, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **span: float) -> None:
        """Let time go by, such as `hours=2`."""
        self.now += timedelta(**span)


class Shelf:
    """Puts libraries, series, books and people into a database, the way the services do."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._libraries: dict[str, str] = {}
        self._paths: dict[str, str] = {}

    def library(self, name: str = "Comics", **config: Any) -> str:
        """Add a library; returns its id."""
        now = self.database.clock()
        draft = Library(
            id="",
            name=name,
            path=f"/books/{name}",
            status=FileStatus.READY,
            created_at=now,
            updated_at=now,
            config=LibraryConfig(**config),
        )
        with self.database.work(writes=True) as work:
            id = work.libraries.add(draft).id
        self._paths[id] = draft.path
        return id

    def series(self, library_id: str, name: str, metadata: SeriesMetadata | None = None) -> str:
        """Add a series; returns its id."""
        path = f"{self._paths[library_id]}/{name}"
        with self.database.work(writes=True) as work:
            id = str(uuid4())
            work.scans.add_series(library_id, [(id, path, metadata)])
        self._libraries[id] = library_id
        self._paths[id] = path
        return id

    def book(
        self,
        series_id: str,
        name: str,
        metadata: MediaMetadata | None = None,
        *,
        extension: str = "cbz",
        **facts: Any,
    ) -> str:
        """Add a book; returns its id."""
        return self.books(series_id, [name], metadata, extension=extension, **facts)[0]

    def books(
        self,
        series_id: str,
        names: Sequence[str],
        metadata: MediaMetadata | None = None,
        *,
        extension: str = "cbz",
        **facts: Any,
    ) -> tuple[str, ...]:
        """Add several books alike; returns their ids."""
        found = {"size": 1000, "modified_ns": 1_700_000_000_000_000_000, "pages": 3}
        found |= {"format": BookFormat.ZIP, "metadata": metadata} | facts
        read = [
            InspectedBook(
                series_id, Inspection(f"{self._paths[series_id]}/{name}.{extension}", **found)
            )
            for name in names
        ]
        with self.database.work(writes=True) as work:
            return work.scans.save_books(self._libraries[series_id], read)

    def person(
        self,
        name: str,
        *permissions: Permission,
        age: int | None = None,
        restrict_on_unset: bool = False,
        **facts: Any,
    ) -> Viewer:
        """Add an account; returns it as a viewer."""
        restriction = None if age is None else AgeRestriction(age, restrict_on_unset)
        with self.database.work(writes=True) as work:
            user = work.users.add(
                name, "no hash", permissions=permissions, age_restriction=restriction, **facts
            )
        return viewer(user)


def viewer(user: User) -> Viewer:
    """The account as one who calls."""
    return Viewer(
        user.id,
        user.username,
        user.is_server_owner,
        expand(user.permissions),
        user.age_restriction,
    )
