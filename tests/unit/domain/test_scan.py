"""Comparing what is stored with what lies on disk."""

from __future__ import annotations

from stump_server.domain.scan import (
    FileFacts,
    FoundFile,
    FoundSeries,
    KnownFile,
    compare,
    fingerprint,
)

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


def facts(*files: tuple[str, int, int]) -> FileFacts:
    found = FileFacts()
    for file in files:
        found.add(*file)
    return found


def test_a_fingerprint_tells_of_names_sizes_times_and_wishes() -> None:
    files = facts(("1.cbz", 10, TIME), ("2.cbz", 11, TIME))
    others = [
        facts(("1.cbz", 10, TIME)),
        facts(("1.cbz", 10, TIME), ("3.cbz", 11, TIME)),
        facts(("1.cbz", 10, TIME), ("2.cbz", 12, TIME)),
        facts(("1.cbz", 10, TIME), ("2.cbz", 11, TIME + 1000)),
        facts(),
    ]
    told = [*(fingerprint(one) for one in (files, *others)), fingerprint(files, wish="1")]

    assert len(set(told)) == len(told)
    assert fingerprint(facts(*files)) == fingerprint(files)


def test_a_fingerprint_tells_of_renamed_files_whose_names_hold_ends_of_lines() -> None:
    before = facts(("1.cbz\n2.cbz", 10, TIME), ("3.cbz", 10, TIME))
    after = facts(("1.cbz", 10, TIME), ("2.cbz\n3.cbz", 10, TIME))

    assert fingerprint(before) != fingerprint(after)


def test_damaged_file_systems_know_times_that_no_database_does() -> None:
    series = FoundSeries("/a", facts(("1.cbz", 10, 2**70)))

    assert fingerprint(series.facts)
    assert series.files == (FoundFile("/a/1.cbz", 10, 2**63 - 1),)
