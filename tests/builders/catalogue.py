"""Two libraries whose books differ in every way that lists can be narrowed by."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from builders.books import comic, epub
from sqlalchemy import insert
from stump_client import Api
from stump_server.storage.tables import media_tags, tags

COMICS = "Catalogue"
NOVELS = "Novels 100%"

FOG_1 = {
    "Title": "Grey Dawn",
    "Summary": "Nobody sees the harbour.",
    "Genre": "Horror, Science Fiction",
    "Characters": "Sal, Mary Ann",
    "Writer": "Ann Lee",
    "Penciller": "Will Eisner",
    "Inker": "Lou Fine",
    "Colorist": "Mary Hall",
    "Letterer": "Ben Oda",
    "Editor": "Robert Farrell",
    "Publisher": "Ace",
    "Year": 1990,
    "AgeRating": "Teen",
    "Number": 2,
    "Volume": 7,
}


@dataclass
class Catalogue:
    """The libraries, who reads in them, and the ids of everything by name."""

    root: Path
    reader: Api
    ids: dict[str, str] = field(default_factory=dict)

    @property
    def library_ids(self) -> tuple[str, str]:
        """Both libraries."""
        return self.ids[COMICS], self.ids[NOVELS]

    def path(self, *parts: str) -> str:
        """Where something of it lies."""
        return str(self.root.joinpath(*parts))


def make_books(root: Path) -> None:
    """Write all books."""
    _series(root / COMICS / "Fog", name="The Fog", publisher="Ace", status="Ended", volume=2)
    comic(root / COMICS / "Fog" / "Fog 2.cbz", 3, Summary="grey DAWN again", Year=1999, Number=10)
    comic(root / COMICS / "Fog" / "Fog 1.cbz", 5, **FOG_1)
    _series(root / COMICS / "Sun", type="manga", description_text="All is bright", volume=5)
    comic(root / COMICS / "Sun" / "Sun 1.zip", 1, Genre="Romance", Year=2001, AgeRating="X18+")
    epub(root / NOVELS / "Tea_Time" / "Tea 50%.epub", title="Of Tea", chapters=2)
    epub(root / NOVELS / "Tea_Time" / "Über_Tee.epub", title="茶の本", chapters=3)


def _series(folder: Path, **facts: Any) -> None:
    folder.mkdir(parents=True)
    document = {
        "version": "1.0.2",
        "metadata": {"type": "comicSeries", "age_rating": "Teen"} | facts,
    }
    (folder / "series.json").write_text(json.dumps(document), "utf-8")


def make(server: Any, owner: Api, reader: Api, root: Path) -> Catalogue:
    """Add the libraries to a server, and let the reader read and the tags be put on."""
    make_books(root)
    made = Catalogue(root, reader)
    for name in (COMICS, NOVELS):
        library = owner.library.create(name=name, path=str(root / name), scan_mode="NONE")
        made.ids[name] = library.id
        server.scan(library.id)
        made.ids |= {series.name: series.id for series in owner.library.get_series(library.id)}
        made.ids |= {book.name: book.id for book in owner.library.get_media(library.id)}
    _read(reader, made.ids)
    _tag(server, made.ids)
    return made


def _read(reader: Api, ids: dict[str, str]) -> None:
    reader.media.update_completion(ids["Fog 2"], is_complete=True)
    reader.media.update_completion(ids["Sun 1"], is_complete=True)
    # Read once and begun again.
    reader.media.update_progress(ids["Tea 50%"], page=2)
    reader.media.update_completion(ids["Tea 50%"], is_complete=True)
    reader.media.update_progress(ids["Tea 50%"], page=1)
    reader.media.update_progress(ids["Fog 1"], page=2)


def _tag(server: Any, ids: dict[str, str]) -> None:
    # No operation puts tags on books yet.
    with server.installation.database.work(writes=True) as work:
        work.connection.execute(
            insert(tags), [{"id": "t1", "name": "fog robots"}, {"id": "t2", "name": "tea & cake"}]
        )
        pairs = [("Fog 1", "t1"), ("Tea 50%", "t1"), ("Tea 50%", "t2")]
        work.connection.execute(
            insert(media_tags), [{"media_id": ids[book], "tag_id": tag} for book, tag in pairs]
        )
