"""Measuring the pages of books, and going on with it after a restart."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from builders.books import comic
from builders.shelf import Shelf
from stump_server.domain.book import Wanted
from stump_server.domain.jobs import JobKind
from stump_server.formats import inspect
from stump_server.services import analysis
from stump_server.services.report import Report
from stump_server.storage import Database
from stump_server.storage.scan import InspectedBook


def test_what_was_measured_before_a_restart_is_not_measured_again(
    database: Database, shelf: Shelf, tmp_path: Path
) -> None:
    library = shelf.library()
    series = shelf.series(library, "Fog")
    paths = [comic(tmp_path / f"Fog {number}.cbz", 3) for number in (1, 2)]
    with database.work(writes=True) as work:
        read = [InspectedBook(series, inspect(str(path), Wanted())) for path in paths]
        first, second = work.scans.save_books(library, read)
        job = work.jobs.add(JobKind.ANALYZE_MEDIA, arguments={"library_id": library})
    open_work = partial(database.work, writes=True)
    before = Report(open_work, job, library)
    analysis.analyze(open_work, before, media_id=first)
    paths[0].unlink()

    after = Report(open_work, job, library, earlier=before.output)
    analysis.analyze(open_work, after, library_id=library)
    after.flush()

    assert after.output == {
        "page_counts_analyzed": 2,
        "image_dimensions_analyzed": 6,
        "media_updated": 2,
    }
    with database.work() as work:
        assert work.media.measured([first, second, "nobody"]) == {first, second}
        assert work.jobs.logs([job]) == {job: ()}
