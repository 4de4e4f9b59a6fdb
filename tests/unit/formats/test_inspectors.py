"""Inspecting in other processes: nothing is lost, and only culprits are reported."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from stump_server.domain.book import Inspection, Wanted
from stump_server.domain.errors import Fault
from stump_server.domain.media import MediaMetadata
from stump_server.formats import LIMITS, Inspectors, inspect, inspectors

Build = Callable[..., str]


def slow_book(epub: Build, name: str, documents: int = 20_000) -> str:
    """An honest EPUB with so many documents that it takes a while to read."""
    kind = 'media-type="application/xhtml+xml"'
    items = "".join(f'<item id="i{n}" href="c.xhtml#{n}" {kind}/>' for n in range(documents))
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(documents))
    return epub(items, spine, {"OEBPS/c.xhtml": b"<html/>"}, name=name)


def by_name(found: Sequence[Inspection]) -> dict[str, Inspection]:
    return {Path(one.path).name: one for one in found}


def test_every_file_is_answered(comic: Build, png: Callable[[int], bytes], tmp_path: Path) -> None:
    paths = [comic({"1.png": png(n)}, f"{n}.cbz") for n in range(100)]
    (tmp_path / "broken.cbz").write_bytes(b"PK\3\4")
    paths.append(str(tmp_path / "broken.cbz"))
    found: list[Inspection] = []

    def work() -> None:
        with Inspectors(2) as inspectors:
            found.extend(inspectors.inspect_many(paths, Wanted()))

    # As a server does it: from a thread that is not the main one.
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    assert sorted(one.path for one in found) == sorted(paths)
    assert [Path(one.path).name for one in found if one.fault] == ["broken.cbz"]


def test_answers_come_as_they_were_found(comic: Build, png: Callable[[int], bytes]) -> None:
    said = b"<ComicInfo><Series>A</Series><Pages><Page Image='0' Type='Story'/></Pages></ComicInfo>"
    paths = [
        comic({"1.png": png(1), "ComicInfo.xml": said}, "told.cbz"),
        comic({"1.png": png(1)}, "A 1.cbz"),
        comic({"notes.txt": b"none"}, "empty.cbz"),
    ]
    wanted = Wanted(file_hash=True, koreader_hash=True)

    with Inspectors(1) as inspectors:
        found = by_name(list(inspectors.inspect_many(paths, wanted)))

    assert found == by_name([inspect(path, wanted) for path in paths])
    assert type(found["told.cbz"].metadata) is MediaMetadata


@pytest.mark.parametrize(
    "said",
    [
        *(None, [], [None], [()], [(1, 2)], [Inspection("a", 1, 1)[:-1]]),
        [Inspection("b", 1, 1)[:]],
        [Inspection("a", 1, 1)[:]] * 2,
    ],
)
def test_an_answer_of_another_form_is_that_of_a_damaged_reader(said: object) -> None:
    with pytest.raises(BrokenExecutor):
        inspectors._unpacked(pickle.dumps(said), ("a",))


def test_files_that_are_slow_are_told_of_before_all_of_their_batch_are_read(
    comic: Build, png: Callable[[int], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [comic({"1.png": png(n)}, f"{n}.cbz") for n in range(3)]

    def read() -> list[str]:
        found = inspectors._unpacked(inspectors._inspect_batch(paths, Wanted()), paths)
        return [one.path for one in found]

    assert read() == paths
    monkeypatch.setattr(inspectors, "_LONG_SECONDS", 0.0)
    assert read() == paths[:1]


def test_nothing_starts_without_files() -> None:
    with Inspectors(2) as inspectors:
        assert list(inspectors.inspect_many([], Wanted())) == []


def test_slow_batch_is_repeated_file_by_file(epub: Build) -> None:
    paths = [slow_book(epub, f"{n}.epub") for n in range(3)]
    limits = replace(LIMITS, batch_seconds=0.2)

    with Inspectors(1, limits) as inspectors:
        found = list(inspectors.inspect_many(paths, Wanted()))

    assert [(one.pages, one.fault) for one in found] == [(20_000, None)] * 3


def test_what_a_slow_batch_leaves_is_read_as_well(epub: Build) -> None:
    paths = [slow_book(epub, f"{n}.epub", 60_000) for n in range(4)]

    with Inspectors(1) as inspectors:
        found = list(inspectors.inspect_many(paths, Wanted()))

    assert [one.path for one in found] == paths
    assert [one.fault for one in found] == [None] * 4


def test_only_the_slow_file_is_given_up(
    epub: Build, comic: Build, png: Callable[[int], bytes]
) -> None:
    paths = [comic({"1.png": png(1)}), slow_book(epub, "slow.epub", 65_000)]
    limits = replace(LIMITS, batch_seconds=0.15, file_seconds=0.15)

    with Inspectors(1, limits) as inspectors:
        found = by_name(list(inspectors.inspect_many(paths, Wanted())))

    assert found["book.cbz"].fault is None
    assert found["slow.epub"].fault is Fault.UNREADABLE
    assert found["slow.epub"].reason == "Reading the book took too long"
    assert found["slow.epub"].size > 0


# From what no process can do with to what is nearly enough for a large document.
@pytest.mark.parametrize("megabytes", [0, 40, 60, 70, 80, 90, 100, 120, 140])
def test_a_book_for_which_memory_is_short_is_not_called_damaged(
    epub: Build, megabytes: int
) -> None:
    limits = replace(LIMITS, worker_bytes=max(1, megabytes * 1_000_000))

    with Inspectors(1, limits) as inspectors:
        found = list(inspectors.inspect_many([slow_book(epub, "large.epub")], Wanted()))

    assert found[0].fault in (None, Fault.UNREADABLE, Fault.TOO_LARGE), found[0].reason
    assert megabytes > 0 or found[0].fault is not None


def test_a_few_files_wait_for_no_many(
    epub: Build, comic: Build, png: Callable[[int], bytes]
) -> None:
    slow = [slow_book(epub, f"{n}.epub", 30_000) for n in range(12)]
    quick = comic({"1.png": png(1)}, "quick.cbz")
    has_begun = threading.Event()
    read: list[Inspection] = []

    # All three batches are in line from the beginning.
    with Inspectors(1, replace(LIMITS, batch_files=4)) as inspectors:

        def read_many() -> None:
            for one in inspectors.inspect_many(slow, Wanted()):
                has_begun.set()
                read.append(one)

        thread = threading.Thread(target=read_many)
        thread.start()
        has_begun.wait(60)
        (found,) = inspectors.inspect_many([quick], Wanted())
        already_read = len(read)
        thread.join(60)

    assert (found.pages, found.fault) == (1, None)
    assert already_read < len(read) == 12


def test_a_scan_of_many_small_files_is_not_a_few_files() -> None:
    with Inspectors(2) as inspectors, inspectors._readers(1000) as many:
        with inspectors._readers(32) as readers:
            assert readers is not many
        with inspectors._readers(LIMITS.batch_files) as readers:
            assert readers is many


def test_batches_are_larger_where_files_are_read_fast() -> None:
    assert inspectors.files_in_a_moment(0, 0.0, 2) == 32
    assert inspectors.files_in_a_moment(64, 10.0, 2) == 32
    assert inspectors.files_in_a_moment(4000, 1.0, 2) == 100
    assert inspectors.files_in_a_moment(4000, 1.0, 1) == 200


def test_leaving_early_is_quick(comic: Build, png: Callable[[int], bytes]) -> None:
    paths = [comic({"1.png": png(n)}, f"{n}.cbz") for n in range(200)]

    with Inspectors(1) as inspectors:
        first = next(iter(inspectors.inspect_many(paths, Wanted())))

    assert first.fault is None


def test_nobody_waits_for_what_a_pool_that_ended_has_forgotten(
    comic: Build, png: Callable[[int], bytes]
) -> None:
    book = comic({"1.png": png(1)}, "1.cbz")
    readers = inspectors._Readers(1, LIMITS)
    try:
        tasks = [readers.schedule((book,) * 32, Wanted()) for _ in range(200)]
        readers._pool.stop()
        readers.check()

        told = [task.exception(timeout=5) for task in tasks]

        assert any(isinstance(one, BrokenExecutor) for one in told)
        (found,) = inspectors._unpacked(readers.schedule((book,), Wanted()).result(20), (book,))
        assert found.fault is None
    finally:
        readers.stop()
