from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.file_status import FileStatus, check_file_status
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.active_reading_session import ActiveReadingSession
    from ..models.bookmark import Bookmark
    from ..models.finished_reading_session import FinishedReadingSession
    from ..models.media_metadata import MediaMetadata
    from ..models.series import Series
    from ..models.tag import Tag


T = TypeVar("T", bound="Media")


@_attrs_define
class Media:
    """A book file. Reading sessions are the caller's own.

    Example:
        {'id': 'c5b4a7e2-90d1-4f8a-b3c6-7d2e1f0a9b84', 'name': 'The Cybernetic Tea Shop', 'size': 412356, 'extension':
            'epub', 'pages': 112, 'updated_at': '2024-11-20T18:42:07+00:00', 'created_at': '2024-11-02T09:15:00+00:00',
            'modified_at': '2024-11-02T09:15:00+00:00', 'hash': None, 'koreader_hash': 'b1946ac92492d2347c6235b4d2611184',
            'path': '/data/books/Meredith Katz/The Cybernetic Tea Shop.epub', 'status': 'READY', 'series_id':
            '3d2a9f64-1f0e-4c6d-8f7b-5a1e0c4b2d33', 'metadata': {'title': 'The Cybernetic Tea Shop', 'series': 'Galvanic
            Tales', 'number': 1, 'summary': 'A technician meets the owner of a tea shop.', 'age_rating': 13, 'genre':
            ['Science Fiction'], 'year': 2016, 'writers': ['Meredith Katz'], 'publisher': 'Soft Cryptid Games', 'language':
            'en', 'page_count': 112}, 'active_reading_session': {'id': 'e1a7c3d9-6f24-4b80-9c5d-7b3e2a1f0d68', 'page': 14,
            'epubcfi': None, 'percentage_completed': 0.125, 'elapsed_seconds': 840, 'started_at':
            '2024-11-02T09:15:00+00:00', 'media_id': 'c5b4a7e2-90d1-4f8a-b3c6-7d2e1f0a9b84', 'media': None, 'user_id':
            '5e0d3c7b-2a19-4b68-8c4f-1d9e6a7f0b52', 'user': None}, 'finished_reading_sessions': [], 'current_page': 14,
            'is_completed': False}

    Attributes:
        id (str):
        name (str): File name without its ending.
        size (int): In bytes.
        extension (str): Without a dot.
        pages (int): -1 when they cannot be counted.
        updated_at (datetime.datetime):
        created_at (datetime.datetime):
        modified_at (datetime.datetime | None): When the file was last changed.
        hash_ (None | str): Sampled SHA-256 in hexadecimal; null unless the library asks for hashes.
        koreader_hash (None | str): MD5 as KOReader computes it; null unless the library asks for it.
        path (str): File on the server.
        status (FileStatus): What the last scan found. Example: READY.
        series_id (str):
        metadata (MediaMetadata | None): Null when there is none.
        finished_reading_sessions (list[FinishedReadingSession] | None): Null unless loaded.
        fault (None | str | Unset): Why the status is `ERROR` or `UNSUPPORTED`.
        series (Series | Unset): A folder of books. Example: {'id': '3d2a9f64-1f0e-4c6d-8f7b-5a1e0c4b2d33', 'name':
            'Meredith Katz', 'path': '/data/books/Meredith Katz', 'description': None, 'status': 'READY', 'updated_at':
            '2024-11-20T18:42:07+00:00', 'created_at': '2024-11-02T09:15:00+00:00', 'library_id':
            '8f1cbb1a-6c0b-4d51-9a0e-2f5b7e3c9d10', 'library': None, 'media': None, 'metadata': None, 'media_count': 3}.
        active_reading_session (ActiveReadingSession | Unset): One person's open reading of a book. Example: {'id':
            'e1a7c3d9-6f24-4b80-9c5d-7b3e2a1f0d68', 'page': 14, 'epubcfi': None, 'percentage_completed': 0.125,
            'elapsed_seconds': 840, 'started_at': '2024-11-02T09:15:00+00:00', 'media_id':
            'c5b4a7e2-90d1-4f8a-b3c6-7d2e1f0a9b84', 'media': None, 'user_id': '5e0d3c7b-2a19-4b68-8c4f-1d9e6a7f0b52',
            'user': None}.
        current_page (int | Unset): Page of the open session.
        current_epubcfi (str | Unset): Place in an EPUB, of the open session.
        is_completed (bool | Unset): Whether the book was read to the end; left out unless loaded.
        tags (list[Tag] | Unset): Left out unless loaded.
        bookmarks (list[Bookmark] | Unset): Left out unless loaded.
    """

    id: str
    name: str
    size: int
    extension: str
    pages: int
    updated_at: datetime.datetime
    created_at: datetime.datetime
    modified_at: datetime.datetime | None
    hash_: None | str
    koreader_hash: None | str
    path: str
    status: FileStatus
    series_id: str
    metadata: MediaMetadata | None
    finished_reading_sessions: list[FinishedReadingSession] | None
    fault: None | str | Unset = UNSET
    series: Series | Unset = UNSET
    active_reading_session: ActiveReadingSession | Unset = UNSET
    current_page: int | Unset = UNSET
    current_epubcfi: str | Unset = UNSET
    is_completed: bool | Unset = UNSET
    tags: list[Tag] | Unset = UNSET
    bookmarks: list[Bookmark] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.media_metadata import MediaMetadata  # noqa: PLC0415

        id = self.id

        name = self.name

        size = self.size

        extension = self.extension

        pages = self.pages

        updated_at = self.updated_at.isoformat()

        created_at = self.created_at.isoformat()

        modified_at: None | str
        if isinstance(self.modified_at, datetime.datetime):
            modified_at = self.modified_at.isoformat()
        else:
            modified_at = self.modified_at

        hash_: None | str
        hash_ = self.hash_

        koreader_hash: None | str
        koreader_hash = self.koreader_hash

        path = self.path

        status: str = self.status

        series_id = self.series_id

        metadata: dict[str, Any] | None
        if isinstance(self.metadata, MediaMetadata):
            metadata = self.metadata.to_dict()
        else:
            metadata = self.metadata

        finished_reading_sessions: list[dict[str, Any]] | None
        if isinstance(self.finished_reading_sessions, list):
            finished_reading_sessions = []
            for finished_reading_sessions_type_0_item_data in self.finished_reading_sessions:
                finished_reading_sessions_type_0_item = (
                    finished_reading_sessions_type_0_item_data.to_dict()
                )
                finished_reading_sessions.append(finished_reading_sessions_type_0_item)

        else:
            finished_reading_sessions = self.finished_reading_sessions

        fault: None | str | Unset
        if isinstance(self.fault, Unset):
            fault = UNSET
        else:
            fault = self.fault

        series: dict[str, Any] | Unset = UNSET
        if not isinstance(self.series, Unset):
            series = self.series.to_dict()

        active_reading_session: dict[str, Any] | Unset = UNSET
        if not isinstance(self.active_reading_session, Unset):
            active_reading_session = self.active_reading_session.to_dict()

        current_page = self.current_page

        current_epubcfi = self.current_epubcfi

        is_completed = self.is_completed

        tags: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.tags, Unset):
            tags = []
            for tags_item_data in self.tags:
                tags_item = tags_item_data.to_dict()
                tags.append(tags_item)

        bookmarks: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.bookmarks, Unset):
            bookmarks = []
            for bookmarks_item_data in self.bookmarks:
                bookmarks_item = bookmarks_item_data.to_dict()
                bookmarks.append(bookmarks_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "name": name,
                "size": size,
                "extension": extension,
                "pages": pages,
                "updated_at": updated_at,
                "created_at": created_at,
                "modified_at": modified_at,
                "hash": hash_,
                "koreader_hash": koreader_hash,
                "path": path,
                "status": status,
                "series_id": series_id,
                "metadata": metadata,
                "finished_reading_sessions": finished_reading_sessions,
            }
        )
        if fault is not UNSET:
            field_dict["fault"] = fault
        if series is not UNSET:
            field_dict["series"] = series
        if active_reading_session is not UNSET:
            field_dict["active_reading_session"] = active_reading_session
        if current_page is not UNSET:
            field_dict["current_page"] = current_page
        if current_epubcfi is not UNSET:
            field_dict["current_epubcfi"] = current_epubcfi
        if is_completed is not UNSET:
            field_dict["is_completed"] = is_completed
        if tags is not UNSET:
            field_dict["tags"] = tags
        if bookmarks is not UNSET:
            field_dict["bookmarks"] = bookmarks

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.active_reading_session import ActiveReadingSession  # noqa: PLC0415
        from ..models.bookmark import Bookmark  # noqa: PLC0415
        from ..models.finished_reading_session import FinishedReadingSession  # noqa: PLC0415
        from ..models.media_metadata import MediaMetadata  # noqa: PLC0415
        from ..models.series import Series  # noqa: PLC0415
        from ..models.tag import Tag  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        size = d.pop("size")

        extension = d.pop("extension")

        pages = d.pop("pages")

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_modified_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                modified_at_type_0 = datetime.datetime.fromisoformat(data)

                return modified_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        modified_at = _parse_modified_at(d.pop("modified_at"))

        def _parse_hash_(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        hash_ = _parse_hash_(d.pop("hash"))

        def _parse_koreader_hash(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        koreader_hash = _parse_koreader_hash(d.pop("koreader_hash"))

        path = d.pop("path")

        status = check_file_status(d.pop("status"))

        series_id = d.pop("series_id")

        def _parse_metadata(data: object) -> MediaMetadata | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                metadata_type_1 = MediaMetadata.from_dict(data)

                return metadata_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MediaMetadata | None, data)

        metadata = _parse_metadata(d.pop("metadata"))

        def _parse_finished_reading_sessions(data: object) -> list[FinishedReadingSession] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                finished_reading_sessions_type_0 = []
                _finished_reading_sessions_type_0 = data
                for finished_reading_sessions_type_0_item_data in _finished_reading_sessions_type_0:
                    finished_reading_sessions_type_0_item = FinishedReadingSession.from_dict(
                        finished_reading_sessions_type_0_item_data
                    )

                    finished_reading_sessions_type_0.append(finished_reading_sessions_type_0_item)

                return finished_reading_sessions_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[FinishedReadingSession] | None, data)

        finished_reading_sessions = _parse_finished_reading_sessions(
            d.pop("finished_reading_sessions")
        )

        def _parse_fault(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        fault = _parse_fault(d.pop("fault", UNSET))

        _series = d.pop("series", UNSET)
        series: Series | Unset
        if isinstance(_series, Unset):
            series = UNSET
        else:
            series = Series.from_dict(_series)

        _active_reading_session = d.pop("active_reading_session", UNSET)
        active_reading_session: ActiveReadingSession | Unset
        if isinstance(_active_reading_session, Unset):
            active_reading_session = UNSET
        else:
            active_reading_session = ActiveReadingSession.from_dict(_active_reading_session)

        current_page = d.pop("current_page", UNSET)

        current_epubcfi = d.pop("current_epubcfi", UNSET)

        is_completed = d.pop("is_completed", UNSET)

        _tags = d.pop("tags", UNSET)
        tags: list[Tag] | Unset = UNSET
        if _tags is not UNSET:
            tags = []
            for tags_item_data in _tags:
                tags_item = Tag.from_dict(tags_item_data)

                tags.append(tags_item)

        _bookmarks = d.pop("bookmarks", UNSET)
        bookmarks: list[Bookmark] | Unset = UNSET
        if _bookmarks is not UNSET:
            bookmarks = []
            for bookmarks_item_data in _bookmarks:
                bookmarks_item = Bookmark.from_dict(bookmarks_item_data)

                bookmarks.append(bookmarks_item)

        media = cls(
            id=id,
            name=name,
            size=size,
            extension=extension,
            pages=pages,
            updated_at=updated_at,
            created_at=created_at,
            modified_at=modified_at,
            hash_=hash_,
            koreader_hash=koreader_hash,
            path=path,
            status=status,
            series_id=series_id,
            metadata=metadata,
            finished_reading_sessions=finished_reading_sessions,
            fault=fault,
            series=series,
            active_reading_session=active_reading_session,
            current_page=current_page,
            current_epubcfi=current_epubcfi,
            is_completed=is_completed,
            tags=tags,
            bookmarks=bookmarks,
        )

        return media
