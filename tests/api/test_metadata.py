"""Values of metadata: each once, narrowed like lists of books, and none that gives a book away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from builders.books import comic
from builders.catalogue import COMICS, NOVELS, Catalogue
from sqlalchemy import insert
from stump_client import Api, Unauthorized, models
from stump_server.storage.tables import media_tags, tags

KINDS = {
    "genres": ["Horror", "Science Fiction"],
    "writers": ["Ann Lee"],
    "pencillers": ["Will Eisner"],
    "inkers": ["Lou Fine"],
    "colorists": ["Mary Hall"],
    "letterers": ["Ben Oda"],
    "editors": ["Robert Farrell"],
    "publishers": ["Ace"],
    "characters": ["Mary Ann", "Sal"],
    "teams": [],
}


def of_library(*ids: str) -> dict[str, Any]:
    return {"series": {"library": {"id": list(ids)}}}


@pytest.mark.parametrize("kind", ["overview", *KINDS])
def test_values_are_for_those_who_sign_in(anonymous: Api, kind: str) -> None:
    with pytest.raises(Unauthorized):
        getattr(anonymous.metadata, f"get_{kind}")()


def test_the_overview_holds_what_the_lists_hold(catalogue: Catalogue) -> None:
    of_fog = {"id": [catalogue.ids["Fog 1"]]}

    overview = catalogue.reader.metadata.get_overview(media=of_fog)

    assert overview.to_dict() == KINDS
    for kind, values in KINDS.items():
        assert getattr(catalogue.reader.metadata, f"get_{kind}")(media=of_fog) == values


@pytest.mark.parametrize(
    ("query", "genres"),
    [
        ({}, ["Horror", "Romance", "Science Fiction"]),
        ({"genre": ["horror"]}, ["Horror", "Science Fiction"]),
        ({"genre": ["romance", "horror"], "writer": ["ann"]}, ["Horror", "Science Fiction"]),
        ({"publisher": ["Ace"]}, ["Horror", "Science Fiction"]),
        ({"publisher": ["ace"]}, []),
        ({"character": ["sal"], "inker": ["fine"]}, ["Horror", "Science Fiction"]),
        ({"penciller": ["eisner"], "colorist": ["hall"]}, ["Horror", "Science Fiction"]),
        ({"letterer": ["nobody"]}, []),
        ({"editor": ["farrell"]}, ["Horror", "Science Fiction"]),
        ({"age_rating": "Teen"}, ["Horror", "Science Fiction"]),
        ({"year": 2001}, ["Romance"]),
        ({"year": {"to": 2000}}, ["Horror", "Science Fiction"]),
        ({"media": {"read_status": ["Completed"]}}, ["Romance"]),
        ({"media": {"tags": ["fog robots"]}}, ["Horror", "Science Fiction"]),
        ({"media": {"series": {"name": ["Sun"]}}}, ["Romance"]),
        ({"media": {"series": {"library": {"name": [NOVELS]}}}}, []),
        ({"media": {"metadata": {"genre": ["romance"]}}}, ["Romance"]),
    ],
    ids=str,
)
def test_filters_narrow_the_books_looked_at(
    catalogue: Catalogue, query: dict[str, Any], genres: list[str]
) -> None:
    in_catalogue = {"media": of_library(*catalogue.library_ids)} if "media" not in query else {}

    assert catalogue.reader.metadata.get_genres(**in_catalogue, **query) == genres


def test_values_may_be_asked_for_in_brackets(
    catalogue: Catalogue, http: Callable[..., httpx.Client]
) -> None:
    query = {"genre[]": "Romance", "media[series][library][id][]": catalogue.ids[COMICS]}

    answer = http(catalogue.reader).get("/api/v1/metadata/media/genres", params=query)

    assert answer.json() == ["Romance"]


def test_every_value_comes_once_and_names_keep_their_commas(
    owner: Api, add_library: Callable[..., models.Library], tmp_path: Path
) -> None:
    for number, writers in enumerate(("Zoe, ann", "Zoe, Özgür"), start=1):
        comic(tmp_path / "A" / f"{number}.cbz", 1, Writer=writers, Publisher="Smith, Smith & Co")
    library = add_library(tmp_path)

    overview = owner.metadata.get_overview(media=of_library(library.id))

    assert overview.writers == ["Zoe", "ann", "Özgür"]
    assert overview.publishers == ["Smith, Smith & Co"]


def test_nobody_sees_values_of_books_they_may_not_see(
    server: Any,
    owner: Api,
    make_user: Callable[..., Api],
    add_library: Callable[..., models.Library],
    tmp_path: Path,
) -> None:
    comic(tmp_path / "A" / "1.cbz", 1, Genre="Open", AgeRating="Everyone")
    comic(tmp_path / "A" / "2.cbz", 1, Genre="Adult", AgeRating="X18+")
    comic(tmp_path / "A" / "3.cbz", 1, Genre="Tagged", AgeRating="Everyone")
    library = add_library(tmp_path)
    child, excluded, denied = make_user(age=12), make_user(), make_user()
    owner.library.update_excluded_users(library.id, user_ids=[excluded.auth.me().id])
    (tagged,) = owner.media.get(name=["3"], series={"library": {"id": [library.id]}})
    with server.installation.database.work(writes=True) as work:
        work.connection.execute(insert(tags), [{"id": "metadata", "name": "hidden words"}])
        work.connection.execute(insert(media_tags), [{"media_id": tagged.id, "tag_id": "metadata"}])
    barred = denied.auth.me()
    owner.user.update(barred.id, username=barred.username, denied_tags=["hidden words"])

    seen = {"Open", "Adult", "Tagged"}
    for viewer, genres in (
        (owner, seen),
        (child, {"Open", "Tagged"}),
        (denied, {"Open", "Adult"}),
        (excluded, set()),
    ):
        assert seen & set(viewer.metadata.get_genres()) == genres
        assert seen & set(viewer.metadata.get_overview().genres) == genres
