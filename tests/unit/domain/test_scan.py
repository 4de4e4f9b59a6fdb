"""Comparing what is stored with what lies on disk."""

from __future__ import annotations

from stump_server.domain.scan import FoundFile, FoundSeries, KnownFile, compare, fingerprint

TIME = 1_700_000_000_000_000_000


def test_every_file_lands_in_one_place() -> None:
    known = [
        KnownFile("same", "/a/same.cbz", 10, TIME),
        KnownFile("grown", "/a/grown.cbz", 10, TIME),
        KnownFile("touched", "/a/touched.cbz", 10, TIME),
        KnownFile("gone", "/a/gone.cbz", 10, TIME),
        KnownFile("long gone", "/a/long-gone.cbz", 10, TIME, is_missing=True),
        KnownFile("back", "/a/back.cbz", 10, TIME, is_missing=True),
        KnownFile("back anew", "/a/back-anew.cbz", 10, TIME, is_missing=True),
        KnownFile("timeless", "/a/timeless.cbz", 10, None),
    ]
    found = [
        FoundFile("/a/same.cbz", 10, TIME + 999),
        FoundFile("/a/grown.cbz", 11, TIME),
        FoundFile("/a/touched.cbz", 10, TIME + 1000),
        FoundFile("/a/back.cbz", 10, TIME),
        FoundFile("/a/back-anew.cbz", 10, TIME - 5_000_000),
        FoundFile("/a/timeless.cbz", 10, TIME),
        FoundFile("/a/new.cbz", 10, TIME),
    ]

    result = compare(known, found)

    assert [file.path for file in result.created] == ["/a/new.cbz"]
    assert [book.id for book, _ in result.changed] == ["grown", "touched", "back anew"]
    assert [book.id for book in result.missing] == ["gone"]
    assert [book.id for book in result.restored] == ["back"]
    assert [book.id for book in result.unchanged] == ["same", "timeless"]


def test_a_fingerprint_does_not_depend_on_the_order_of_listing() -> None:
    files = [("1.cbz", 10, TIME), ("2.cbz", 11, TIME)]

    assert fingerprint(files) == fingerprint(files[::-1])
    assert fingerprint(files) != fingerprint([files[0], ("2.cbz", 12, TIME)])
    assert fingerprint(files) != fingerprint([files[0], ("2.cbz", 11, TIME + 1000)])
    assert fingerprint(files) != fingerprint(files, wish="1")
    assert fingerprint([]) != fingerprint([], wish="1")


def test_damaged_file_systems_know_times_that_no_database_does() -> None:
    series = FoundSeries("/a", (("1.cbz", 10, 2**70),))

    assert fingerprint(series.facts)
    assert series.files == (FoundFile("/a/1.cbz", 10, 2**63 - 1),)
