"""Filters of lists: fields are and-ed, the values of one field or-ed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest
from builders.shelf import Clock, Shelf
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert
from stump_server.domain.access import Viewer
from stump_server.domain.filters import (
    Between,
    LibraryFilter,
    MediaFilter,
    MediaMetadataFilter,
    ReadStatus,
    SeriesFilter,
    SeriesMetadataFilter,
)
from stump_server.domain.media import MediaMetadata, SeriesMetadata
from stump_server.domain.page import Everything, Order
from stump_server.domain.progress import begin, finish
from stump_server.storage import Database
from stump_server.storage.tables import media_tags, tags


@dataclass(frozen=True)
class Filled:
    """A database that is only read, its two readers, and what is in it by name."""

    database: Database
    ann: Viewer
    bob: Viewer
    ids: dict[str, str]


@pytest.fixture(scope="module")
def filled(
    open_database: Callable[[Path, Clock], AbstractContextManager[Database]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Filled]:
    """Two libraries, three series and five books."""
    with open_database(tmp_path_factory.mktemp("filters") / "data", Clock()) as database:
        shelf = Shelf(database)
        ann, bob = shelf.person("ann", is_server_owner=True), shelf.person("bob")
        yield Filled(database, ann, bob, _fill(shelf, ann, bob))


def _fill(shelf: Shelf, ann: Viewer, bob: Viewer) -> dict[str, str]:
    comics, novels = shelf.library("Comics"), shelf.library("Novels 100%")
    fog = shelf.series(
        comics,
        "Fog",
        SeriesMetadata(title="The Fog", publisher="Ace", volume=2, age_rating=13, status="Ended"),
    )
    sun = shelf.series(comics, "Sun", SeriesMetadata("manga", summary="All is bright", volume=5))
    tea = shelf.series(novels, "Tea_Time")
    found = {"Comics": comics, "Novels 100%": novels, "Fog": fog, "Sun": sun, "Tea_Time": tea}
    found["Fog 1"] = shelf.book(
        fog,
        "Fog 1",
        MediaMetadata(
            title="Grey Dawn",
            genre=("Horror", "Science Fiction"),
            characters=("Sal", "Mary Ann"),
            writers=("Ann Lee",),
            pencillers=("Will Eisner",),
            inkers=("Lou Fine",),
            colorists=("Mary Hall",),
            letterers=("Ben Oda",),
            editors=("R. Farrell",),
            publisher="Ace",
            year=1990,
            age_rating=13,
        ),
    )
    found["Fog 2"] = shelf.book(
        fog, "Fog 2", MediaMetadata(summary="Grey DAWN again", year=1999, writers=("Lee, A.",))
    )
    found["Sun 1"] = shelf.book(
        sun,
        "Sun 1",
        MediaMetadata(genre=("Romance",), writers=("Лев Толстой",), year=2001, age_rating=18),
        extension="cbr",
    )
    found["Tea 50%"] = shelf.book(tea, "Tea 50%", MediaMetadata(year=1990), extension="epub")
    found["Über_Tee"] = shelf.book(tea, "Über_Tee", extension="epub")
    with shelf.database.work(writes=True) as work:
        work.readings.save_active(begin(found["Fog 1"], ann.id, work.now))
        work.readings.save_active(begin(found["Sun 1"], ann.id, work.now))
        done = finish(begin(found["Fog 2"], ann.id, work.now), work.now)
        work.readings.add_finished(done)
        work.readings.add_finished(finish(begin(found["Sun 1"], ann.id, work.now), work.now))
        work.readings.save_active(begin(found["Tea 50%"], bob.id, work.now))
        work.connection.execute(
            insert(tags), [{"id": "t1", "name": "robots"}, {"id": "t2", "name": "tea"}]
        )
        work.connection.execute(
            insert(media_tags),
            [
                {"media_id": found["Fog 1"], "tag_id": "t1"},
                {"media_id": found["Tea 50%"], "tag_id": "t1"},
                {"media_id": found["Tea 50%"], "tag_id": "t2"},
            ],
        )
    return found


def books(filled: Filled, wanted: MediaFilter, viewer: Viewer | None = None) -> set[str]:
    with filled.database.work() as work:
        page = work.media.get(viewer or filled.ann, wanted, Everything(), Order())
    names = [book.name for book in page.items]
    assert len(names) == len(set(names))
    return set(names)


ALL = {"Fog 1", "Fog 2", "Sun 1", "Tea 50%", "Über_Tee"}


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (MediaFilter(), ALL),
        (MediaFilter(name=("Fog 1", "Sun 1", "fog 2")), {"Fog 1", "Sun 1"}),
        (MediaFilter(extension=("epub",)), {"Tea 50%", "Über_Tee"}),
        (MediaFilter(extension=("cbr", "epub")), {"Sun 1", "Tea 50%", "Über_Tee"}),
        (MediaFilter(path=("/books/Comics/Fog/Fog 1.cbz",)), {"Fog 1"}),
        (MediaFilter(tags=("robots",)), {"Fog 1", "Tea 50%"}),
        (MediaFilter(tags=("tea", "robots")), {"Fog 1", "Tea 50%"}),
        (MediaFilter(tags=("tea",), extension=("cbz",)), set()),
        (MediaFilter(search="fog"), {"Fog 1", "Fog 2"}),
        (MediaFilter(search="grey dawn"), {"Fog 1", "Fog 2"}),
        (MediaFilter(search="%"), {"Tea 50%"}),
        (MediaFilter(search="_"), {"Über_Tee"}),
        (MediaFilter(search="0%"), {"Tea 50%"}),
        (MediaFilter(search="\\"), set()),
        (MediaFilter(search="Über"), {"Über_Tee"}),
        (MediaFilter(search="ÜBER_t"), {"Über_Tee"}),
        (MediaFilter(search="u\u0308ber"), {"Über_Tee"}),
        (MediaFilter(search="ü%"), set()),
        (MediaFilter(search="ü/"), set()),
        (MediaFilter(search="'; --"), set()),
        (MediaFilter(read_status=(ReadStatus.READING,)), {"Fog 1", "Sun 1"}),
        (MediaFilter(read_status=(ReadStatus.COMPLETED,)), {"Fog 2"}),
        (MediaFilter(read_status=(ReadStatus.UNREAD,)), {"Tea 50%", "Über_Tee"}),
        (MediaFilter(read_status=tuple(ReadStatus)), ALL),
    ],
)
def test_books_are_narrowed_by_their_own_fields(
    filled: Filled, wanted: MediaFilter, names: set[str]
) -> None:
    assert books(filled, wanted) == names


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (MediaMetadataFilter(publisher=("Ace", "DC")), {"Fog 1"}),
        (MediaMetadataFilter(publisher=("ace",)), set()),
        (MediaMetadataFilter(genre=("Horror",)), {"Fog 1"}),
        (MediaMetadataFilter(genre=("fiction",)), {"Fog 1"}),
        (MediaMetadataFilter(genre=("Horror", "Romance")), {"Fog 1", "Sun 1"}),
        (MediaMetadataFilter(character=("mary",)), {"Fog 1"}),
        (MediaMetadataFilter(colorist=("Mary Hall",)), {"Fog 1"}),
        (MediaMetadataFilter(writer=("Lee",)), {"Fog 1", "Fog 2"}),
        (MediaMetadataFilter(writer=("Lee, A.",)), {"Fog 2"}),
        (MediaMetadataFilter(penciller=("eisner",)), {"Fog 1"}),
        (MediaMetadataFilter(inker=("Lou Fine",)), {"Fog 1"}),
        (MediaMetadataFilter(letterer=("Oda",)), {"Fog 1"}),
        (MediaMetadataFilter(editor=("Farrell",)), {"Fog 1"}),
        (MediaMetadataFilter(editor=("%",)), set()),
        (MediaMetadataFilter(writer=("ЛЕВ ТОЛСТОЙ",)), {"Sun 1"}),
        (MediaMetadataFilter(writer=("лев", "nobody")), {"Sun 1"}),
        (MediaMetadataFilter(age_rating="PG-13"), {"Fog 1"}),
        (MediaMetadataFilter(age_rating="18"), {"Fog 1", "Sun 1"}),
        (MediaMetadataFilter(age_rating="All Ages"), set()),
        (MediaMetadataFilter(age_rating="who knows"), ALL),
        (MediaMetadataFilter(year=Between(1990, 1990)), {"Fog 1", "Tea 50%"}),
        (MediaMetadataFilter(year=Between(1991, 2000)), {"Fog 2"}),
        (MediaMetadataFilter(year=Between(1999, None)), {"Fog 2", "Sun 1"}),
        (MediaMetadataFilter(year=Between(None, 1990)), {"Fog 1", "Tea 50%"}),
        (MediaMetadataFilter(year=Between(2000, 1990)), set()),
        (MediaMetadataFilter(writer=("Lee",), genre=("Horror",)), {"Fog 1"}),
        (MediaMetadataFilter(writer=("Lee",), genre=("Romance",)), set()),
    ],
)
def test_books_are_narrowed_by_their_metadata(
    filled: Filled,
    wanted: MediaMetadataFilter,
    names: set[str],
) -> None:
    assert books(filled, MediaFilter(metadata=wanted)) == names


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (SeriesFilter(name=("Fog", "Sun")), {"Fog 1", "Fog 2", "Sun 1"}),
        (SeriesFilter(path=("/books/Comics/Sun",)), {"Sun 1"}),
        (SeriesFilter(search="the fog"), {"Fog 1", "Fog 2"}),
        (SeriesFilter(search="_"), {"Tea 50%", "Über_Tee"}),
        (SeriesFilter(metadata=SeriesMetadataFilter(meta_type=("manga",))), {"Sun 1"}),
        (SeriesFilter(library=LibraryFilter(name=("Comics",))), {"Fog 1", "Fog 2", "Sun 1"}),
        (SeriesFilter(library=LibraryFilter(search="100%")), {"Tea 50%", "Über_Tee"}),
        (SeriesFilter(media=MediaFilter(name=("Fog 2",))), {"Fog 1", "Fog 2"}),
        (
            SeriesFilter(media=MediaFilter(metadata=MediaMetadataFilter(genre=("Horror",)))),
            {"Fog 1", "Fog 2"},
        ),
        (
            SeriesFilter(
                name=("Fog",),
                library=LibraryFilter(name=("Novels 100%",)),
            ),
            set(),
        ),
    ],
)
def test_books_are_narrowed_by_their_series(
    filled: Filled, wanted: SeriesFilter, names: set[str]
) -> None:
    assert books(filled, MediaFilter(series=wanted)) == names


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (SeriesFilter(), {"Fog", "Sun", "Tea_Time"}),
        (SeriesFilter(name=("Sun",)), {"Sun"}),
        (SeriesFilter(path=("/books/Comics/Fog", "/books/Comics/Sun")), {"Fog", "Sun"}),
        (SeriesFilter(search="BRIGHT"), {"Sun"}),
        (SeriesFilter(search="_t"), {"Tea_Time"}),
        (SeriesFilter(metadata=SeriesMetadataFilter(meta_type=("comicSeries",))), {"Fog"}),
        (SeriesFilter(metadata=SeriesMetadataFilter(publisher=("Ace",))), {"Fog"}),
        (SeriesFilter(metadata=SeriesMetadataFilter(status=("Ended", "Continuing"))), {"Fog"}),
        (SeriesFilter(metadata=SeriesMetadataFilter(age_rating="Teen")), {"Fog"}),
        (SeriesFilter(metadata=SeriesMetadataFilter(age_rating="12")), set()),
        (SeriesFilter(metadata=SeriesMetadataFilter(volume=Between(5, 5))), {"Sun"}),
        (SeriesFilter(metadata=SeriesMetadataFilter(volume=Between(None, 4))), {"Fog"}),
        (SeriesFilter(library=LibraryFilter(name=("Novels 100%",))), {"Tea_Time"}),
        (SeriesFilter(library=LibraryFilter(path=("/books/Comics",))), {"Fog", "Sun"}),
        (SeriesFilter(media=MediaFilter(extension=("cbz", "cbr"))), {"Fog", "Sun"}),
        (SeriesFilter(media=MediaFilter(tags=("tea",))), {"Tea_Time"}),
        (SeriesFilter(media=MediaFilter(search="Über")), {"Tea_Time"}),
        (
            SeriesFilter(media=MediaFilter(metadata=MediaMetadataFilter(year=Between(1990, 1990)))),
            {"Fog", "Tea_Time"},
        ),
    ],
)
def test_series_are_narrowed_by_themselves_and_what_goes_with_them(
    filled: Filled, wanted: SeriesFilter, names: set[str]
) -> None:
    with filled.database.work() as work:
        page = work.series.get(filled.ann, wanted, Everything(), Order())

    assert sorted(one.name for one in page.items) == sorted(names)


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (LibraryFilter(), {"Comics", "Novels 100%"}),
        (LibraryFilter(name=("Comics", "comics")), {"Comics"}),
        (LibraryFilter(path=("/books/Novels 100%",)), {"Novels 100%"}),
        (LibraryFilter(search="%"), {"Novels 100%"}),
        (LibraryFilter(search="O"), {"Comics", "Novels 100%"}),
        (LibraryFilter(series=SeriesFilter(name=("Sun", "Fog"))), {"Comics"}),
        (
            LibraryFilter(series=SeriesFilter(metadata=SeriesMetadataFilter(status=("Ended",)))),
            {"Comics"},
        ),
        (LibraryFilter(series=SeriesFilter(search="tea")), {"Novels 100%"}),
    ],
)
def test_libraries_are_narrowed_by_themselves_and_their_series(
    filled: Filled, wanted: LibraryFilter, names: set[str]
) -> None:
    with filled.database.work() as work:
        page = work.libraries.get(filled.ann, wanted, Everything(), Order())

    assert sorted(one.name for one in page.items) == sorted(names)


def test_ids_are_looked_up_exactly(filled: Filled) -> None:
    assert books(filled, MediaFilter(id=(filled.ids["Sun 1"], "nobody"))) == {"Sun 1"}
    assert books(filled, MediaFilter(series_id=(filled.ids["Sun"],))) == {"Sun 1"}
    assert books(filled, MediaFilter(series=SeriesFilter(id=(filled.ids["Fog"],)))) == {
        "Fog 1",
        "Fog 2",
    }


def test_everybody_has_their_own_reading(filled: Filled) -> None:
    assert books(filled, MediaFilter(read_status=(ReadStatus.READING,)), filled.bob) == {"Tea 50%"}
    assert books(filled, MediaFilter(read_status=(ReadStatus.COMPLETED,)), filled.bob) == set()


subsets = st.sets(st.sampled_from(sorted(ALL)), min_size=1).map(sorted).map(tuple)


@settings(max_examples=25, deadline=None)
@given(subsets, subsets)
def test_fields_are_anded_and_values_ored(
    filled: Filled,
    some: Collection[str],
    others: Collection[str],
) -> None:
    by_id = tuple(filled.ids[name] for name in others)

    found = books(filled, MediaFilter(name=tuple(some), id=by_id))

    assert found == set(some) & set(others)
