"""Thumbnails that are made in the background while people choose some of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from builders.books import comic, png
from builders.shelf import Shelf
from stump_server.domain.book import Wanted
from stump_server.domain.jobs import JobKind
from stump_server.domain.library import ImageFormat, ImageOptions
from stump_server.domain.thumbnail import Making
from stump_server.formats import inspect
from stump_server.services import thumbnail
from stump_server.services.report import Report
from stump_server.services.thumbnail import Place
from stump_server.storage import Database, Work
from stump_server.storage.scan import InspectedBook

MAKING = Making(ImageOptions(format=ImageFormat.WEBP))


# After so many units of work of the job: when it knows what is due, and when it has kept that.
@pytest.mark.parametrize("units", [2, 3])
def test_a_picture_that_is_chosen_while_others_are_made_stays(
    database: Database, shelf: Shelf, tmp_path: Path, units: int
) -> None:
    library = shelf.library()
    series = shelf.series(library, "Fog")
    read = [InspectedBook(series, inspect(str(comic(tmp_path / "Fog 1.cbz")), Wanted()))]
    with database.work(writes=True) as work:
        (book,) = work.scans.save_books(library, read)
        job = work.jobs.add(JobKind.THUMBNAIL_GENERATION, arguments={"library_id": library})
        files = work.files
    done = 0

    @contextmanager
    def open_work() -> Iterator[Work]:
        nonlocal done
        with database.work(writes=True) as work:
            yield work
        done += 1
        if done == units:
            place = Place(book, files, limit_bytes=10_000)
            picture = BytesIO(png(7, 9, (1, 2, 3)))
            thumbnail.upload(partial(database.work, writes=True), place, picture)

    report = Report(partial(database.work, writes=True), job, library)
    thumbnail.generate(open_work, report, library, MAKING)
    thumbnail.generate(partial(database.work, writes=True), report, library, MAKING)

    found = files.find_thumbnail(book)
    assert found is not None
    assert found.extension == "png"
    with database.work() as work:
        assert work.thumbnails.chosen([book]) == {book}
