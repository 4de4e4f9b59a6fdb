"""Libraries with their settings, tags, exclusions, visits and scan history."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from stump_server.domain.access import Viewer
from stump_server.domain.errors import NotFound
from stump_server.domain.filters import LibraryFilter
from stump_server.domain.jobs import ScanOptions, ScanRecord
from stump_server.domain.library import (
    FileStatus,
    ImageFormat,
    ImageOptions,
    Library,
    LibraryConfig,
    LibraryPattern,
    LibraryStats,
    Resize,
    ResizeMode,
    Tag,
)
from stump_server.domain.page import Order, Page, PageRequest
from stump_server.domain.page_order import sort_text
from stump_server.storage.filters import library_conditions
from stump_server.storage.paging import fetch_page, listing, sorting
from stump_server.storage.revision import UNSEEN
from stump_server.storage.tables import (
    active_readings,
    finished_readings,
    libraries,
    library_configs,
    library_exclusions,
    library_scans,
    library_tags,
    library_visits,
    media,
    series,
    tags,
)
from stump_server.storage.tagging import tag_ids
from stump_server.storage.visibility import visible_libraries, visible_media, visible_series

_ORDER = {
    "name": libraries.c.sort_name,
    "path": libraries.c.path,
    "status": libraries.c.status,
    "updated_at": libraries.c.updated_at,
    "created_at": libraries.c.created_at,
}
_CONFIG = [column.label(f"config_{column.name}") for column in library_configs.c]
_PLAIN_CONFIG = (
    "convert_rar_to_zip",
    "hard_delete_conversions",
    "generate_file_hashes",
    "generate_koreader_hashes",
    "process_metadata",
    "watch",
    "default_reading_dir",
    "default_reading_mode",
    "default_reading_image_scale_fit",
)


def to_library(row: Row[Any], tagged: tuple[Tag, ...] | None = None) -> Library:
    """The domain value of a row with the columns of `libraries` and its settings."""
    return Library(
        id=row.id,
        name=row.name,
        path=row.path,
        status=FileStatus(row.status),
        created_at=row.created_at,
        updated_at=row.updated_at,
        description=row.description,
        emoji=row.emoji,
        last_scanned_at=row.last_scanned_at,
        config=_to_config(row),
        tags=tagged,
    )


def _to_config(row: Row[Any]) -> LibraryConfig:
    values = row._mapping
    return LibraryConfig(
        id=row.config_id,
        library_id=row.config_library_id,
        library_pattern=LibraryPattern(row.config_library_pattern),
        thumbnail_config=_to_image_options(row.config_thumbnail_config),
        ignore_rules=tuple(row.config_ignore_rules),
        **{name: values[f"config_{name}"] for name in _PLAIN_CONFIG},
    )


def _to_image_options(stored: dict[str, Any] | None) -> ImageOptions | None:
    if stored is None:
        return None
    resize = stored["resize"]
    return ImageOptions(
        format=ImageFormat(stored["format"]),
        quality=stored["quality"],
        page=stored["page"],
        resize=resize and Resize(ResizeMode(resize["mode"]), resize["height"], resize["width"]),
    )


def _config_columns(config: LibraryConfig) -> dict[str, Any]:
    thumbnails = config.thumbnail_config
    return {
        **{name: getattr(config, name) for name in _PLAIN_CONFIG},
        "thumbnail_config": dataclasses.asdict(thumbnails) if thumbnails else None,
        "ignore_rules": list(config.ignore_rules),
    }


def to_scan_record(row: Row[Any]) -> ScanRecord:
    """The domain value of a row of `library_scans`."""
    return ScanRecord(
        id=row.id,
        library_id=row.library_id,
        timestamp=row.timestamp,
        options=ScanOptions(**row.options) if row.options else None,
        job_id=row.job_id,
    )


def _libraries() -> Select[Any]:
    return select(libraries, *_CONFIG).join(
        library_configs, library_configs.c.library_id == libraries.c.id
    )


@dataclass
class LibraryRows:
    """Questions about libraries."""

    connection: Connection
    now: datetime

    def get(
        self, viewer: Viewer, wanted: LibraryFilter, request: PageRequest, order: Order
    ) -> Page[Library]:
        """The visible libraries that match, with settings and tags."""
        query = _libraries().where(*visible_libraries(viewer), *library_conditions(wanted, viewer))
        how = sorting(order, _ORDER, (libraries.c.sort_name, libraries.c.id))
        page = fetch_page(self.connection, listing(query, how, libraries.c.id), request)
        tagged = self._tags([row.id for row in page.items])
        return page.map(lambda row: to_library(row, tagged.get(row.id, ())))

    def find(self, viewer: Viewer, id: str) -> Library | None:
        """The library if it is there and visible."""
        query = _libraries().where(libraries.c.id == id, *visible_libraries(viewer))
        row = self.connection.execute(query).first()
        return to_library(row, self._tags([id]).get(id, ())) if row else None

    def fetch(self, viewer: Viewer, id: str) -> Library:
        """The library. Raises NotFound when missing or hidden."""
        library = self.find(viewer, id)
        if library is None:
            raise NotFound("library", id)
        return library

    def fetch_any(self, id: str) -> Library:
        """The library for work that no viewer asked for. Raises NotFound."""
        row = self.connection.execute(_libraries().where(libraries.c.id == id)).first()
        if row is None:
            raise NotFound("library", id)
        return to_library(row, self._tags([id]).get(id, ()))

    def all(self) -> tuple[Library, ...]:
        """Every library, for schedules and the command line."""
        rows = self.connection.execute(_libraries().order_by(libraries.c.sort_name))
        return tuple(to_library(row) for row in rows)

    def find_by_path(self, path: str) -> Library | None:
        """The library whose root is exactly this directory."""
        row = self.connection.execute(_libraries().where(libraries.c.path == path)).first()
        return to_library(row) if row else None

    def paths(self) -> tuple[tuple[str, str], ...]:
        """Id and root of every library."""
        rows = self.connection.execute(select(libraries.c.id, libraries.c.path))
        return tuple((row.id, row.path) for row in rows)

    def is_name_taken(self, name: str, *, except_id: str | None = None) -> bool:
        """Whether another library has the name."""
        query = select(libraries.c.id).where(libraries.c.name == name)
        if except_id is not None:
            query = query.where(libraries.c.id != except_id)
        return self.connection.execute(query).first() is not None

    def add(self, library: Library) -> Library:
        """Store a new library with its settings; ids and times are given here."""
        id = str(uuid4())
        self.connection.execute(
            insert(libraries).values(
                id=id,
                name=library.name,
                sort_name=sort_text(library.name),
                path=library.path,
                description=library.description,
                emoji=library.emoji,
                status=library.status,
                created_at=self.now,
                updated_at=self.now,
            )
        )
        self.connection.execute(
            insert(library_configs).values(
                id=str(uuid4()),
                library_id=id,
                library_pattern=library.config.library_pattern,
                **_config_columns(library.config),
            )
        )
        return self.fetch_any(id)

    def save(self, library: Library) -> Library:
        """Store the changed names, paths and settings of a library."""
        self.connection.execute(
            update(libraries)
            .where(libraries.c.id == library.id)
            .values(
                name=library.name,
                sort_name=sort_text(library.name),
                path=library.path,
                description=library.description,
                emoji=library.emoji,
                updated_at=self.now,
            )
        )
        self.connection.execute(
            update(library_configs)
            .where(library_configs.c.library_id == library.id)
            .values(
                library_pattern=library.config.library_pattern,
                **_config_columns(library.config),
            )
        )
        return self.fetch_any(library.id)

    def set_status(self, id: str, status: FileStatus) -> None:
        """Note what a scan found of the root."""
        self.connection.execute(update(libraries).where(libraries.c.id == id).values(status=status))

    def remove(self, id: str) -> tuple[str, ...]:
        """Remove the library and all below it; returns the ids whose images are to go as well."""
        owned = self.thumbnail_ids(id)
        self.connection.execute(delete(libraries).where(libraries.c.id == id))
        return owned

    def thumbnail_ids(self, id: str) -> tuple[str, ...]:
        """The library, its series and its books: everything that can have a thumbnail."""
        of_series = self.connection.scalars(select(series.c.id).where(series.c.library_id == id))
        of_media = self.connection.scalars(select(media.c.id).where(media.c.library_id == id))
        return (id, *of_series, *of_media)

    def set_tags(self, id: str, names: Sequence[str]) -> None:
        """Replace the tags; unknown ones are made."""
        self.connection.execute(delete(library_tags).where(library_tags.c.library_id == id))
        for tag_id in tag_ids(self.connection, names):
            self.connection.execute(insert(library_tags).values(library_id=id, tag_id=tag_id))

    def _tags(self, ids: Sequence[str]) -> dict[str, tuple[Tag, ...]]:
        if not ids:
            return {}
        rows = self.connection.execute(
            select(library_tags.c.library_id, tags)
            .join(tags, tags.c.id == library_tags.c.tag_id)
            .where(library_tags.c.library_id.in_(ids))
            .order_by(tags.c.name)
        )
        found: dict[str, tuple[Tag, ...]] = {}
        for row in rows:
            found[row.library_id] = (*found.get(row.library_id, ()), Tag(row.id, row.name))
        return found

    def stats(self, viewer: Viewer, id: str | None, *, all_users: bool) -> LibraryStats:
        """Counts of what the viewer sees, in one library or in all."""
        of_series = visible_series(viewer)
        of_media = visible_media(viewer)
        if id is not None:
            of_series.append(series.c.library_id == id)
            of_media.append(media.c.library_id == id)
        books = self.connection.execute(
            select(func.count(), func.coalesce(func.sum(media.c.size), 0))
            .select_from(media)
            .where(*of_media)
        ).one()
        return LibraryStats(
            series_count=self._count(select(series.c.id).where(*of_series)),
            book_count=books[0],
            total_bytes=int(books[1]),
            completed_books=self._readings(finished_readings, viewer, of_media, all_users),
            in_progress_books=self._readings(active_readings, viewer, of_media, all_users),
        )

    def _count(self, query: Select[Any]) -> int:
        return self.connection.execute(
            select(func.count()).select_from(query.subquery())
        ).scalar_one()

    def _readings(self, readings: Any, viewer: Viewer, of_media: list[Any], all_users: bool) -> int:
        # Re-reading a book does not make it two; two people reading it do.
        pairs = (
            select(readings.c.user_id, readings.c.media_id)
            .join(media, media.c.id == readings.c.media_id)
            .where(*of_media)
            .distinct()
        )
        if not all_users:
            pairs = pairs.where(readings.c.user_id == viewer.id)
        return self._count(pairs)

    def last_visited(self, viewer: Viewer) -> Library | None:
        """The visible library the viewer came to last."""
        query = (
            _libraries()
            .join(library_visits, library_visits.c.library_id == libraries.c.id)
            .where(library_visits.c.user_id == viewer.id, *visible_libraries(viewer))
            .order_by(library_visits.c.visited_at.desc())
            .limit(1)
        )
        row = self.connection.execute(query).first()
        return to_library(row, self._tags([row.id]).get(row.id, ())) if row else None

    def visit(self, viewer: Viewer, id: str) -> None:
        """Note that the viewer came to the library now."""
        key = (library_visits.c.user_id == viewer.id, library_visits.c.library_id == id)
        seen = self.connection.execute(
            update(library_visits).where(*key).values(visited_at=self.now)
        )
        if seen.rowcount == 0:
            self.connection.execute(
                insert(library_visits).values(user_id=viewer.id, library_id=id, visited_at=self.now)
            )

    def excluded_user_ids(self, id: str) -> tuple[str, ...]:
        """Accounts that must not see the library."""
        query = select(library_exclusions.c.user_id).where(library_exclusions.c.library_id == id)
        return tuple(self.connection.scalars(query))

    def set_excluded_user_ids(self, id: str, user_ids: Sequence[str]) -> None:
        """Replace the accounts that must not see the library."""
        self.connection.execute(
            delete(library_exclusions).where(library_exclusions.c.library_id == id)
        )
        for user_id in dict.fromkeys(user_ids):
            self.connection.execute(
                insert(library_exclusions).values(library_id=id, user_id=user_id)
            )

    def excluded_ids(self, user_id: str) -> tuple[str, ...]:
        """Libraries that an account must not see."""
        query = select(library_exclusions.c.library_id).where(
            library_exclusions.c.user_id == user_id
        )
        return tuple(self.connection.scalars(query))

    def exclude(self, user_id: str, ids: Sequence[str]) -> None:
        """Hide libraries from an account that has been excluded from none of them."""
        for id in ids:
            self.connection.execute(
                insert(library_exclusions).values(library_id=id, user_id=user_id)
            )

    def scan_history(self, id: str) -> tuple[ScanRecord, ...]:
        """Finished scans, newest first."""
        query = (
            select(library_scans)
            .where(library_scans.c.library_id == id)
            .order_by(library_scans.c.timestamp.desc(), library_scans.c.id.desc())
        )
        return tuple(to_scan_record(row) for row in self.connection.execute(query))

    def clear_scan_history(self, id: str) -> None:
        """Forget the finished scans."""
        self.connection.execute(delete(library_scans).where(library_scans.c.library_id == id))

    def note_scan(self, id: str, options: ScanOptions, job_id: str | None) -> None:
        """Record a finished scan."""
        self.connection.execute(
            insert(library_scans).values(
                library_id=id,
                job_id=job_id,
                options=None if options.is_default else dataclasses.asdict(options),
                timestamp=self.now,
            )
        )
        this = libraries.c.id == id
        scanned = update(libraries).where(this).values(last_scanned_at=self.now)
        self.connection.execute(scanned, execution_options=UNSEEN)
        if self.connection.scalar(select(libraries.c.status).where(this)) != FileStatus.READY:
            back = update(libraries).where(this).values(status=FileStatus.READY)
            self.connection.execute(back)

    def clean(
        self, id: str, *, keeps_series: bool = False
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Remove missing books, then series without any book; returns both kinds of ids."""
        gone_media = tuple(
            self.connection.scalars(
                delete(media)
                .where(media.c.library_id == id, media.c.status == FileStatus.MISSING)
                .returning(media.c.id)
            )
        )
        if keeps_series:
            return gone_media, ()
        filled = select(media.c.series_id).where(media.c.library_id == id)
        gone_series = tuple(
            self.connection.scalars(
                delete(series)
                .where(series.c.library_id == id, series.c.id.not_in(filled))
                .returning(series.c.id)
            )
        )
        return gone_media, gone_series

    def is_empty(self, id: str) -> bool:
        """Whether the library has neither series nor books."""
        query = select(series.c.id).where(series.c.library_id == id).limit(1)
        return self.connection.execute(query).first() is None


def image_options_document(options: ImageOptions | None) -> dict[str, Any] | None:
    """Image options as a JSON document, for the arguments of a job."""
    return dataclasses.asdict(options) if options else None


def image_options_from(document: dict[str, Any] | None) -> ImageOptions | None:
    """Image options from a JSON document of `image_options_document`."""
    return _to_image_options(document)
