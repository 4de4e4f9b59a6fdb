"""Files whose headers lie: every scan ends, and the honest books beside them are whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from builders.books import comic, epub, pdf_file
from builders.lies import LIES, write_all
from stump_client import Api, Conflict, NotFound, models

AddLibrary = Callable[..., models.Library]

_HONEST = {"Honest 1.cbz", "Honest 2.epub", "Honest 3.pdf"}


def test_lies_cost_nobody_else_anything(
    owner: Api, add_library: AddLibrary, tmp_path: Path
) -> None:
    shelf = tmp_path / "books" / "Shelf"
    lying = {file.name for file in write_all(shelf)}
    assert len(lying) == sum(map(len, LIES.values()))
    comic(shelf / "Honest 1.cbz")
    epub(shelf / "Honest 2.epub")
    pdf_file(shelf / "Honest 3.pdf")
    before = sorted(path for path in tmp_path.rglob("*"))

    library = add_library(
        tmp_path / "books", generate_file_hashes=True, generate_koreader_hashes=True
    )
    first = _told(owner, library)
    again = owner.library.scan(library.id, config=models.ScanConfig(force_rebuild=True))
    owner.job.wait(again.job_id)
    second = _told(owner, library)

    assert first.keys() == lying | _HONEST
    assert {name: _outcome(book) for name, book in second.items()} == {
        name: _outcome(book) for name, book in first.items()
    }
    for name, book in second.items():
        assert book.status == "READY" or book.fault, name
        shown = _shown(owner, book)
        if name in _HONEST:
            assert (book.status, shown) == ("READY", book.pages), name
    assert sorted(path for path in tmp_path.rglob("*")) == before


def _told(owner: Api, library: models.Library) -> dict[str, models.Media]:
    return {Path(book.path).name: book for book in owner.library.get_media(library.id)}


def _outcome(book: models.Media) -> tuple[object, ...]:
    return book.status, book.pages, book.fault, book.hash_, book.koreader_hash


def _shown(owner: Api, book: models.Media) -> int:
    """How many pages come; for the others there is a reason, without a place on the disk."""
    shown = 0
    for page in range(1, min(book.pages, 3) + 1):
        try:
            shown += bool(owner.media.get_page(book.id, page).content)
        except (Conflict, NotFound) as error:
            assert "/" not in str(error), book.name
    return shown
