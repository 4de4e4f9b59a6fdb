"""Which fields people have the say over, and what of the rest a scan brings."""

from __future__ import annotations

import pytest
from stump_server.domain.media import MediaMetadata, SeriesMetadata
from stump_server.domain.metadata import LOCKABLE, SERIES_LOCKABLE, Kind, keep, locked_by

SAGA = SeriesMetadata(title="Saga", publisher="Image", volume=1)


def test_what_an_edit_changes_is_locked_emptied_or_not() -> None:
    before = MediaMetadata(title="Fog", year=1999, genre=("Horror",))

    assert locked_by(before, before, ()) == ()
    assert locked_by(before, before._replace(title="Sun"), ()) == ("title",)
    assert locked_by(before, MediaMetadata(), ()) == ("title", "genre", "year")
    assert locked_by(SAGA, SAGA._replace(volume=None), ()) == ("volume",)


def test_what_is_locked_stays_so_in_the_order_of_the_fields() -> None:
    after = SAGA._replace(title="Saga II")

    assert locked_by(SAGA, after, ("status", "publisher")) == ("title", "publisher", "status")


def test_what_is_counted_or_a_kind_is_never_locked() -> None:
    assert locked_by(MediaMetadata(), MediaMetadata(page_count=5), ("page_count",)) == ()
    assert locked_by(SAGA, SAGA._replace(meta_type="manga"), ("meta_type",)) == ()
    assert "page_count" not in LOCKABLE
    assert "meta_type" not in SERIES_LOCKABLE


def test_every_change_of_a_lockable_field_locks_it() -> None:
    book = MediaMetadata(*["x"] * len(MediaMetadata._fields))
    series = SeriesMetadata(*["x"] * len(SeriesMetadata._fields))

    assert locked_by(MediaMetadata(), book, ()) == LOCKABLE
    assert locked_by(SeriesMetadata(), series, ()) == SERIES_LOCKABLE


def test_a_scan_brings_all_but_the_locked_fields() -> None:
    found = SeriesMetadata(title="Of the file", volume=2, year=2012)

    assert keep(found, SAGA, ()) == found
    assert keep(found, SAGA, ("title", "publisher", "year")) == SeriesMetadata(
        title="Saga", publisher="Image", volume=2
    )


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_value_is_a_list_or_the_publisher(kind: Kind) -> None:
    names = {Kind.GENRES: "genre", Kind.PUBLISHERS: "publisher"}
    empty = getattr(MediaMetadata(), names.get(kind, kind.value))

    assert empty == (None if kind is Kind.PUBLISHERS else ())
