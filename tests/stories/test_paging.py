"""Walking through lists while the library changes under the reader's feet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from builders.books import comic
from stump_client import Api, models

AddLibrary = Callable[..., models.Library]


def make(folder: Path, *names: str) -> None:
    for name in names:
        comic(folder / f"{name}.cbz", 1)


def test_cursor_pages_neither_skip_nor_repeat_while_books_come_and_go(
    owner: Api, server: Any, add_library: AddLibrary, tmp_path: Path
) -> None:
    folder = tmp_path / "books" / "A"
    make(folder, *(f"Book {number}" for number in range(10, 30)))
    library = add_library(tmp_path / "books")
    staying = [book.id for book in owner.library.get_media(library.id)]
    seen: list[str] = []

    pages = owner.library.media_pages(library.id, page_size=4)
    for number, page in enumerate(pages):
        seen += [book.name for book in page]
        # One comes before the reader's place, one behind it, and the last one seen goes.
        make(folder, f"Book 0{number}", f"Book 29 {number}")
        (folder / f"{page[-1].name}.cbz").unlink()
        server.scan(library.id)
        owner.library.clean(library.id)

    assert [name for name in seen if " 29 " not in name] == [
        f"Book {number}" for number in range(10, 30)
    ]
    assert len(seen) == len(set(seen))
    assert len(staying) == 20


def test_the_id_of_a_missing_book_is_still_a_cursor(
    owner: Api, server: Any, library: models.Library, books: Path
) -> None:
    one, two, *rest = owner.library.get_media(library.id)
    Path(two.path).unlink()
    server.scan(library.id)

    page = owner.library.get_media(library.id, cursor=two.id, limit=10)

    assert [book.id for book in page] == [book.id for book in rest]
    assert one.path.startswith(str(books))


def test_new_books_do_not_shift_the_list_of_new_books(
    owner: Api, server: Any, add_library: AddLibrary, tmp_path: Path
) -> None:
    folder = tmp_path / "books" / "A"
    make(folder, "1", "2", "3", "4")
    library = add_library(tmp_path / "books")
    within = {"series": {"library": {"id": [library.id]}}}
    first = owner.media.get_recently_added(limit=2, **within)

    make(folder, "5", "6")
    server.scan(library.id)
    rest = owner.media.get_recently_added(limit=10, cursor=first.next_cursor, **within)

    assert {book.name for book in (*first, *rest)} == {"1", "2", "3", "4"}
    assert len(first) + len(rest) == 4


def test_equal_values_neither_repeat_nor_vanish(
    owner: Api, add_library: AddLibrary, tmp_path: Path
) -> None:
    for series in ("A", "B", "C"):
        make(tmp_path / "books" / series, "Same", "same", "SAME")
    library = add_library(tmp_path / "books")

    for field in ("name", "size", "pages", "status", "extension"):
        walked = [
            book.id
            for page in owner.library.media_pages(library.id, page_size=2, order_by=field)  # type: ignore[arg-type]
            for book in page
        ]
        assert len(walked) == len(set(walked)) == 9
