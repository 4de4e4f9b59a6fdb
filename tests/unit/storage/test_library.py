"""Libraries in storage: settings, tags, what goes with them, and what is cleaned away."""

from __future__ import annotations

import dataclasses

import pytest
from builders.shelf import Clock, Shelf
from sqlalchemy import func, select
from stump_server.domain.access import Viewer
from stump_server.domain.errors import NotFound
from stump_server.domain.jobs import JobKind, ScanOptions
from stump_server.domain.library import (
    FileStatus,
    ImageFormat,
    ImageOptions,
    LibraryConfig,
    LibraryPattern,
    Resize,
    ResizeMode,
)
from stump_server.domain.media import MediaMetadata
from stump_server.domain.progress import begin, finish
from stump_server.storage import Database
from stump_server.storage.library import image_options_document, image_options_from
from stump_server.storage.tables import metadata, tags

OPTIONS = ImageOptions(ImageFormat.PNG, Resize(ResizeMode.SIZED, 300, 200), 75.0, 2)


def test_settings_are_kept_as_they_are(database: Database, shelf: Shelf) -> None:
    config = LibraryConfig(
        convert_rar_to_zip=True,
        generate_koreader_hashes=True,
        process_metadata=False,
        watch=False,
        library_pattern=LibraryPattern.COLLECTION_BASED,
        thumbnail_config=OPTIONS,
        default_reading_dir="rtl",
        ignore_rules=("*.pdf", "**/x/**"),
    )
    fields = {field.name: getattr(config, field.name) for field in dataclasses.fields(config)}
    del fields["id"], fields["library_id"]

    id = shelf.library("Comics", **fields)

    with database.work() as work:
        stored = work.libraries.fetch_any(id).config
    assert stored.library_id == id
    assert dataclasses.replace(stored, id=None, library_id=None) == config


@pytest.mark.parametrize("options", [None, ImageOptions(), OPTIONS])
def test_image_options_travel_as_a_document(options: ImageOptions | None) -> None:
    assert image_options_from(image_options_document(options)) == options


def test_tags_are_shared_and_replaced(database: Database, shelf: Shelf, ann: Viewer) -> None:
    one, two = shelf.library("One"), shelf.library("Two")
    with database.work(writes=True) as work:
        work.libraries.set_tags(one, ["robots", " robots ", "tea", "  "])
        work.libraries.set_tags(two, ["tea"])
        work.libraries.set_tags(one, ["tea", "cake"])

    with database.work() as work:
        first, second = work.libraries.fetch(ann, one).tags, work.libraries.fetch(ann, two).tags
        assert work.connection.scalar(select(func.count()).select_from(tags)) == 3
    assert [tag.name for tag in first or ()] == ["cake", "tea"]
    assert second == (first or ())[1:]


def test_a_removed_library_leaves_nothing_behind(
    database: Database, shelf: Shelf, ann: Viewer
) -> None:
    library = shelf.library("Gone")
    series = shelf.series(library, "One")
    book = shelf.book(series, "1", MediaMetadata(title="T"), index=b"index")
    with database.work(writes=True) as work:
        work.readings.save_active(begin(book, ann.id, work.now))
        work.readings.add_finished(finish(begin(book, ann.id, work.now), work.now))
        work.media.save_dimensions(book, [], size=1, modified_ns=1)
        work.libraries.visit(ann, library)
        work.libraries.set_tags(library, ["tag"])
        work.libraries.note_scan(library, ScanOptions(), None)

    with database.work(writes=True) as work:
        assert set(work.libraries.remove(library)) == {library, series, book}
        work.search.read_news()

    kept = {"users", "tags", "alembic_version", "jobs", "audit", "revisions"}
    with database.work() as work:
        for table in metadata.sorted_tables:
            if table.name not in kept:
                assert work.connection.scalar(select(func.count()).select_from(table)) == 0, table


def test_cleaning_spares_what_can_still_be_of_use(database: Database, shelf: Shelf) -> None:
    library, other = shelf.library("One"), shelf.library("Other")
    mixed, empty = shelf.series(library, "Mixed"), shelf.series(library, "Empty")
    lost = shelf.series(other, "Lost")
    ready, broken, missing = shelf.books(mixed, ["ready", "broken", "missing"])
    alone, elsewhere = shelf.book(empty, "alone"), shelf.book(lost, "elsewhere")
    with database.work(writes=True) as work:
        work.scans.set_media_status(library, [missing, alone], FileStatus.MISSING)
        work.scans.set_media_status(other, [elsewhere], FileStatus.MISSING)
        work.scans.set_media_status(library, [broken], FileStatus.ERROR)

        assert not work.libraries.is_empty(library)
        gone_media, gone_series = work.libraries.clean(library)

        assert (set(gone_media), gone_series) == ({missing, alone}, (empty,))
        assert work.media.fetch_any_file(ready).id == ready
        assert work.media.fetch_any_file(broken).id == broken
        # Another library is none of our business.
        assert work.media.fetch_any_file(elsewhere).id == elsewhere
        work.libraries.clean(other)
        assert work.libraries.is_empty(other)


def test_the_scan_history_outlives_its_jobs(database: Database, shelf: Shelf, clock: Clock) -> None:
    library = shelf.library()
    with database.work(writes=True) as work:
        job = work.jobs.add(JobKind.LIBRARY_SCAN)
        work.libraries.note_scan(library, ScanOptions(force_rebuild=True), job)
    clock.pass_by(minutes=1)
    with database.work(writes=True) as work:
        work.libraries.note_scan(library, ScanOptions(), None)
        work.jobs.remove(job)
        newest, oldest = work.libraries.scan_history(library)

    assert (newest.options, newest.timestamp) == (None, clock.now)
    assert (oldest.options, oldest.job_id) == (ScanOptions(force_rebuild=True), None)
    with database.work() as work:
        found = work.libraries.fetch_any(library)
    assert (found.last_scanned_at, found.status) == (clock.now, FileStatus.READY)


def test_rereading_a_book_does_not_make_it_two(
    database: Database, shelf: Shelf, ann: Viewer, bob: Viewer
) -> None:
    library = shelf.library()
    one, two = shelf.books(shelf.series(library, "One"), ["1", "2"], size=10)
    with database.work(writes=True) as work:
        for user in (ann, ann, bob):
            work.readings.add_finished(finish(begin(one, user.id, work.now), work.now))
        work.readings.save_active(begin(one, ann.id, work.now))
        work.readings.save_active(begin(two, ann.id, work.now))

        mine = work.libraries.stats(ann, library, all_users=False)
        everybodys = work.libraries.stats(ann, library, all_users=True)

    assert (mine.series_count, mine.book_count, mine.total_bytes) == (1, 2, 20)
    assert (mine.completed_books, mine.in_progress_books) == (1, 2)
    assert (everybodys.completed_books, everybodys.in_progress_books) == (2, 2)


def test_a_library_that_is_not_there_is_not_found(database: Database, ann: Viewer) -> None:
    with database.work() as work:
        assert work.libraries.find(ann, "nobody") is None
        assert work.libraries.find_by_path("/nowhere") is None
        for ask in (lambda: work.libraries.fetch(ann, "x"), lambda: work.libraries.fetch_any("x")):
            with pytest.raises(NotFound):
                ask()


def test_a_book_that_another_library_has_found_meanwhile_is_not_missing(
    database: Database, shelf: Shelf, ann: Viewer
) -> None:
    library, other = shelf.library("One"), shelf.library("Other")
    lost = shelf.book(shelf.series(library, "A"), "lost")
    found = shelf.book(shelf.series(other, "B"), "found")
    with database.work(writes=True) as work:
        work.scans.set_media_status(library, [lost, found], FileStatus.MISSING)

        assert work.media.fetch(ann, lost).status is FileStatus.MISSING
        assert work.media.fetch(ann, found).status is FileStatus.READY
