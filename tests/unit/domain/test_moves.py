"""Which book lies where now, when only contents are known."""

from __future__ import annotations

import pytest
from stump_server.domain.moves import Place, Rename, aside, matched, renamed, unhindered
from stump_server.domain.scan import FoundFile, KnownFile

TIME = 1_700_000_000_000_000_000


def book(path: str, content: str | None, *, is_missing: bool = False) -> KnownFile:
    """Called by its path."""
    return KnownFile(path, path, 10, TIME, is_missing, content, path.split("/")[1])


def place(path: str, content: str | None, occupant: KnownFile | None = None) -> Place:
    """Of another time than any book."""
    return Place(FoundFile(path, 10, TIME + 5_000), content, occupant)


@pytest.mark.parametrize(
    ("lost", "places", "expected"),
    [
        pytest.param(["/a/1 x"], ["/b/2 x"], {"/b/2": "/a/1"}, id="content alone"),
        pytest.param(["/a/1 x"], ["/a/1b y"], {}, id="another content"),
        pytest.param(
            ["/a/1 x", "/a/2 x"], ["/b/2 x", "/b/3 x"], {"/b/2": "/a/2", "/b/3": "/a/1"}, id="twins"
        ),
        pytest.param(
            ["/a/s/1 x", "/a/t/1 x"],
            ["/b/t/1 x", "/b/s/1 x"],
            {"/b/s/1": "/a/s/1", "/b/t/1": "/a/t/1"},
            id="twins of one name in folders of different names",
        ),
        pytest.param(["/a/1 x"], ["/c/9 x", "/b/1 x"], {"/b/1": "/a/1"}, id="two copies"),
        pytest.param(["/a/2 x", "/a/1 x"], ["/b/3 x"], {"/b/3": "/a/1"}, id="two books, one file"),
    ],
)
def test_books_are_known_again_by_their_content(
    lost: list[str], places: list[str], expected: dict[str, str]
) -> None:
    books = [book(*text.split()) for text in lost]

    for order in (places, places[::-1]):
        found = matched(books, [place(*text.split()) for text in order])

        assert {path: one.id for path, one in found.items()} == expected


def test_what_is_missing_since_just_now_comes_first() -> None:
    old, new = book("/a/1", "x", is_missing=True), book("/a/2", "x")

    assert matched([old, new], [place("/b/3", "x")]) == {"/b/3": new}


def test_what_somebody_has_touched_comes_first_whatever_the_others_are_called() -> None:
    one, two, old = book("/a/1", "x"), book("/a/2", "x"), book("/b/3", "x", is_missing=True)

    assert matched([one, two, old], [place("/b/4/3", "x")]) == {"/b/4/3": one}
    assert matched([one, two, old], [place("/b/4/3", "x")], frozenset({"/a/2"})) == {"/b/4/3": two}
    assert matched([one, two, old], [place("/b/4/3", "x")], frozenset({"/b/3"})) == {"/b/4/3": old}


def test_books_without_a_key_are_known_by_size_and_time() -> None:
    unread, read = book("/a/1", None), book("/a/2", "y")
    same_time = Place(FoundFile("/b/1", 10, TIME), "x")

    assert matched([unread, read], [same_time]) == {"/b/1": unread}
    assert matched([read], [same_time]) == {}


def test_a_row_of_books_moves_on_by_one() -> None:
    one, two = book("/a/1", "x"), book("/a/2", "y")

    found = matched([one, two], [place("/a/2", "x", two), place("/a/3", "y")])

    assert found == {"/a/2": one, "/a/3": two}


def test_books_change_places() -> None:
    one, two = book("/a/1", "x"), book("/a/2", "y")

    assert matched([one, two], [place("/a/1", "y", one), place("/a/2", "x", two)]) == {
        "/a/1": two,
        "/a/2": one,
    }


def test_what_was_written_over_is_not_driven_out() -> None:
    one, two = book("/a/1", "x"), book("/a/2", "y")

    assert matched([one, two], [place("/a/2", "x", two)]) == {}


@pytest.mark.parametrize(
    ("touched", "expected"),
    [
        ("", {}),
        ("/a/4", {"/a/3": "/a/4"}),
        ("/a/3", {"/a/2": "/a/3", "/a/3": "/a/4"}),
        ("/a/2", {"/a/1": "/a/2", "/a/2": "/a/3", "/a/3": "/a/4"}),
    ],
)
def test_books_that_somebody_reads_take_the_places_of_others(
    touched: str, expected: dict[str, str]
) -> None:
    one, two, three, four = row = [book(f"/a/{number}", f"x{number}") for number in range(1, 5)]
    places = [place("/a/1", "x2", one), place("/a/2", "x3", two), place("/a/3", "x4", three)]

    found = matched(row, places, frozenset({touched}))

    assert {path: one.id for path, one in found.items()} == expected
    assert four.path not in found


def test_a_book_without_a_place_is_where_no_walk_looks() -> None:
    lost = book("/a/b/1.cbz", "x")._replace(id="7")

    assert aside(lost) == lost._replace(path="/a/b/.7/1.cbz")


def test_a_series_goes_where_most_of_a_folder_came_from() -> None:
    moved = {
        "/n/1": book("/a/1", "1"),
        "/n/2": book("/a/2", "2"),
        "/n/3": book("/b/3", "3"),
        "/m/4": book("/a/4", "4"),
        "/c/5": book("/c/6", "6"),
        "/d/7": book("/e/7", "7"),
    }
    folders = {path: path[:2] for path in moved if path != "/c/5"}

    found = renamed(moved, folders, {"/n": 3, "/m": 1, "/d": 2}, frozenset({"a", "b", "e"}))

    # Half of the folder "/d" is not most of it, and "/m" has lost its series to "/n".
    assert found == [Rename("a", "/n")]
    assert renamed(moved, folders, {"/n": 3, "/m": 1, "/d": 1}, frozenset({"e"})) == [
        Rename("e", "/d")
    ]


# What series would go where, those whose folders are there without their books, and who may go.
@pytest.mark.parametrize(
    ("wanted", "emptied", "possible"),
    [
        ({"a": "/b", "b": "/a"}, "ab", "ab"),
        ({"a": "/b", "b": "/c"}, "b", "ab"),
        ({"a": "/b"}, "b", ""),
        ({"b": "/c"}, "b", ""),
        ({"a": "/b", "b": "/c", "c": "/d"}, "bcd", ""),
        ({"a": "/b", "e": "/f"}, "b", "e"),
    ],
)
def test_series_take_only_folders_that_others_leave_for_one_of_theirs(
    wanted: dict[str, str], emptied: str, possible: str
) -> None:
    renames = [Rename(id, path) for id, path in wanted.items()]

    found = unhindered(renames, {f"/{id}": id for id in emptied})

    assert "".join(one.series_id for one in found) == possible
