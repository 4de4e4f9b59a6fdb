"""OPDS 2.0: what feeds and publications say, how they page and narrow, and where readers are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from builders.books import comic
from builders.schemas import json_faults
from builders.servers import OWNER, PASSWORD
from stump_client import Api, Conflict, Forbidden, NotFound, models

AddLibrary = Callable[..., models.Library]
MakeUser = Callable[..., Api]
Http = Callable[..., httpx.Client]
TABLET = models.OpdsDevice(id="urn:tablet", name="Tablet")
PHONE = models.OpdsDevice(id="urn:phone", name="Phone")


def titles(feed: models.OpdsFeed) -> list[str]:
    return [one.metadata.title for one in feed.publications or ()]


def link(feed: Any, relation: str) -> str | None:
    return next((one.href for one in feed.links if one.rel == relation), None)


def at(page: int, share: float) -> models.OpdsLocator:
    locations = models.OpdsLocations(position=page, total_progression=share)
    return models.OpdsLocator(locations=locations)


def now() -> datetime:
    return datetime.now(UTC)


def test_the_root_has_groups_and_a_search(owner: Api, server: Any) -> None:
    feed = owner.opds_v2.get_catalog()

    assert feed.metadata.title == "Stump OPDS V2 Catalog"
    assert [one.metadata.title for one in feed.groups][:2] == ["Libraries", "Latest Books"]
    assert link(feed, "self") == f"{server.url}/opds/v2.0/catalog"
    assert link(feed, "search") == f"{server.url}/opds/v2.0/search{{?query}}"


def test_the_root_is_found_by_a_short_address(http: Http, owner: Api) -> None:
    whole = http(owner).get("/opds/v2.0/catalog").json()

    for address in ("/opds/v2.0", "/opds/v2.0/"):
        assert http(owner).get(address).json() == whole
        stranger = http().get(address)
        assert stranger.status_code == 401
        assert stranger.headers["content-type"] == "application/opds-authentication+json"


def test_groups_lead_to_the_whole(owner: Api, http: Http) -> None:
    client = http(owner)
    for feed in (owner.opds_v2.get_catalog(), owner.opds_v2.search(query="fog")):
        for group in feed.groups:
            whole = client.get(group.links[0].href).json()
            assert json_faults("feed", whole) == []
            assert whole["metadata"]["numberOfItems"] == group.metadata.number_of_items


def test_a_book_says_what_it_is(owner: Api, server: Any) -> None:
    book = owner.media.get(name=["Fog Harbour 2"]).data[0]

    found = owner.opds_v2.get_book(book.id)

    known = found.metadata
    assert (known.title, known.identifier) == ("Fog 2", f"urn:uuid:{book.id}")
    assert [one.name for one in known.author] == ["Ada Quill", "Ben Ferrite"]
    assert [one.name for one in known.subject] == ["Adventure", "Mystery"]
    assert known.belongs_to.series.name == "Fog Harbour"
    assert known.belongs_to.series.position == 2
    assert known.number_of_pages == 4
    assert known.published == "2002-01-01"
    pages = [one.href for one in found.reading_order]
    assert pages == [f"{server.url}/opds/v2.0/books/{book.id}/pages/{n}" for n in (1, 2, 3, 4)]
    assert {one.type_ for one in found.reading_order} == {"image/png"}


def test_measured_pages_tell_their_size(owner: Api) -> None:
    book = owner.media.get(name=["Night Trains 1"]).data[0]
    owner.job.wait(owner.media.analyze(book.id).job_id)

    first = owner.opds_v2.get_book(book.id).reading_order[0]

    assert (first.width, first.height) == (21, 30)


def test_long_names_lead_to_their_books(
    owner: Api, http: Http, add_library: AddLibrary, tmp_path: Path
) -> None:
    everybody, everything = " and ".join(["Ada Quill"] * 40), " and ".join(["Adventure"] * 40)
    comic(tmp_path / "l" / "Long" / "Long 1.cbz", Writer=everybody, Genre=everything)
    book = owner.library.get_media(add_library(tmp_path / "l").id).data[0]

    told = owner.opds_v2.get_book(book.id).metadata

    for named in (told.author[0], told.subject[0]):
        found = http(owner).get(named.links[0].href)
        assert found.status_code == 200, found.text
        identifiers = [one["metadata"]["identifier"] for one in found.json()["publications"]]
        assert identifiers == [f"urn:uuid:{book.id}"]


def test_authors_and_subjects_are_meant_by_their_whole_names(
    owner: Api, add_library: AddLibrary, tmp_path: Path
) -> None:
    comic(tmp_path / "w" / "W" / "W 0.cbz", Writer="Benno, Ina Oak", Genre="Art")
    comic(tmp_path / "w" / "W" / "W 1.cbz", Writer="Benno, Marina Oakley", Genre="Martial Arts")
    add_library(tmp_path / "w")

    assert titles(owner.opds_v2.browse_books(author="Ina Oak")) == ["W 0"]
    assert titles(owner.opds_v2.browse_books(author="ina  oak")) == ["W 0"]
    assert titles(owner.opds_v2.browse_books(subject="Art")) == ["W 0"]
    assert titles(owner.opds_v2.browse_books(author="Benno", subject="Art")) == ["W 0"]
    assert titles(owner.opds_v2.browse_books(author="Benno")) == ["W 0", "W 1"]
    assert titles(owner.opds_v2.browse_books(author="%")) == []


def test_contributors_and_subjects_are_browsed(owner: Api, http: Http) -> None:
    book = owner.media.get(name=["Fog Harbour 1"]).data[0]
    known = owner.opds_v2.get_book(book.id).metadata

    for one in (known.author[0], known.subject[0]):
        feed = http(owner).get(one.links[0].href).json()
        found = {item["metadata"]["title"] for item in feed["publications"]}
        assert {"Fog 1", "Fog 2", "Fog 10"} <= found
        assert "Night Trains 1" not in found


@pytest.mark.parametrize("size", [1, 3, 4, 20])
def test_pages_hold_everything_once(owner: Api, shared: models.Library, size: int) -> None:
    found: list[str] = []
    number = 1
    while True:
        feed = owner.opds_v2.get_library_books(shared.id, page=number, page_size=size)
        assert feed.metadata.current_page == number
        assert feed.metadata.number_of_items == 4
        found += titles(feed)
        if link(feed, "next") is None:
            break
        number += 1

    assert found == ["Alpha 1", "Alpha 2", "Beta 1", "Beta 2"]


def test_pages_may_be_counted_from_zero(owner: Api, shared: models.Library) -> None:
    feed = owner.opds_v2.get_library_books(shared.id, page=1, page_size=2, zero_based=True)

    assert titles(feed) == ["Beta 1", "Beta 2"]
    assert feed.metadata.current_page == 2
    previous = link(feed, "previous")
    assert previous is not None
    assert "zero_based=true" in previous
    assert "page_size=2" in previous


def test_a_library_that_is_not_there_has_no_books(owner: Api) -> None:
    assert titles(owner.opds_v2.get_library_books("none")) == []
    with pytest.raises(NotFound):
        owner.opds_v2.get_library("none")


def test_books_are_narrowed(owner: Api, server: Any) -> None:
    feed = owner.opds_v2.browse_books(library_id=server.library_id, extension="epub")

    assert titles(feed) == ["Rain"]
    groups = [one.metadata.title for one in feed.facets]
    assert groups == ["Library", "Author", "Format", "Status", "Order"]
    same = owner.opds_v2.get_books(library_id=server.library_id, extension="epub")
    assert titles(same) == titles(feed)
    found = owner.opds_v2.browse_books(query="quill fog", library_id=server.library_id)
    assert titles(found) == ["Fog 1", "Fog 2", "Fog 10"]


def test_series_and_libraries(owner: Api, shared: models.Library) -> None:
    libraries = owner.opds_v2.get_libraries(page_size=100)
    assert shared.name in [one.title for one in libraries.navigation]
    inside = owner.opds_v2.get_library(shared.id)
    assert inside.metadata.title == shared.name
    series = owner.opds_v2.get_all_series(library_id=shared.id)
    assert [one.title for one in series.navigation] == ["Alpha", "Beta"]
    id = series.navigation[0].href.rpartition("/")[2]
    assert titles(owner.opds_v2.get_series(id)) == ["Alpha 1", "Alpha 2"]
    assert len(titles(owner.opds_v2.get_library_latest_books(shared.id))) == 4
    assert titles(owner.opds_v2.get_latest_books(page_size=1))


@pytest.mark.usefixtures("shared")
def test_pages_and_pictures_change_nothing(make_user: MakeUser) -> None:
    reader = make_user()
    book = reader.media.get(name=["Alpha 1"]).data[0]

    assert reader.opds_v2.get_page(book.id, 2).media_type == "image/png"
    for full in (False, True):
        assert reader.opds_v2.get_thumbnail(book.id, full=full).media_type == "image/jpeg"
    assert reader.media.get_progress(book.id) is None
    with pytest.raises(Forbidden):
        reader.opds_v2.get_file(book.id)


def test_files_are_what_they_are(owner: Api, shared: models.Library) -> None:
    book = owner.library.get_media(shared.id).data[0]

    assert owner.opds_v2.get_file(book.id) == owner.media.get_file(book.id)


@pytest.mark.usefixtures("shared")
def test_the_place_of_a_reader_is_kept(make_user: MakeUser) -> None:
    reader = make_user()
    book = reader.media.get(name=["Alpha 1"]).data[0]
    assert reader.opds_v2.get_progression(book.id).to_dict() == {}

    told = reader.opds_v2.update_progression(
        book.id, modified=now(), device=TABLET, locator=at(2, 2 / 3)
    )

    assert told.device == TABLET
    assert told == reader.opds_v2.get_progression(book.id)
    progress = reader.media.get_progress(book.id)
    assert progress is not None
    assert (progress.page, progress.percentage_completed) == (2, 2 / 3)
    assert titles(reader.opds_v2.get_keep_reading()) == ["Alpha 1"]


@pytest.mark.usefixtures("shared")
def test_a_share_of_a_comic_is_a_page_for_other_readers(make_user: MakeUser) -> None:
    reader = make_user()
    book = reader.media.get(name=["Alpha 2"]).data[0]
    locator = models.OpdsLocator(locations=models.OpdsLocations(total_progression=0.66))

    reader.opds_v2.update_progression(book.id, modified=now(), device=TABLET, locator=locator)

    progress = reader.media.get_progress(book.id)
    assert progress is not None
    assert progress.page == 2
    assert b'pse:lastRead="2"' in reader.opds_v1.get_keep_reading().content


@pytest.mark.usefixtures("shared")
def test_what_is_read_elsewhere_is_a_place_too(make_user: MakeUser, server: Any) -> None:
    reader = make_user()
    book = reader.media.get(name=["Beta 1"]).data[0]
    reader.media.update_progress(book.id, page=2)

    found = reader.opds_v2.get_progression(book.id)

    assert found.locator.href == f"{server.url}/opds/v2.0/books/{book.id}/pages/2"
    assert found.locator.locations.position == 2
    assert found.locator.locations.total_progression == pytest.approx(2 / 3)


@pytest.mark.usefixtures("shared")
def test_old_news_is_refused_and_nobody_moved_back(make_user: MakeUser) -> None:
    reader = make_user()
    book = reader.media.get(name=["Beta 2"]).data[0]
    put = reader.opds_v2.update_progression
    put(book.id, modified=now(), device=TABLET, locator=at(2, 0.66))

    with pytest.raises(Conflict):
        put(book.id, modified=now() - timedelta(days=1), device=TABLET, locator=at(3, 0.9))
    behind = put(book.id, modified=now(), device=PHONE, locator=at(1, 0.1))

    assert behind.device == TABLET
    reading_on = put(book.id, modified=now(), device=PHONE, locator=at(1, 0.2))
    assert reading_on.device == PHONE


@pytest.mark.usefixtures("shared")
def test_the_end_finishes_a_book(make_user: MakeUser) -> None:
    reader = make_user()
    book = reader.media.get(name=["Alpha 2"]).data[0]

    reader.opds_v2.update_progression(book.id, modified=now(), device=TABLET, locator=at(3, 1.0))

    assert reader.media.get_completion(book.id).is_completed
    assert reader.opds_v2.get_progression(book.id).locator.locations.total_progression == 1.0


def test_positions_in_an_epub_are_no_pages(make_user: MakeUser, server: Any) -> None:
    reader = make_user()
    found = reader.opds_v2.browse_books(library_id=server.library_id, extension="epub")
    id = found.publications[0].metadata.identifier.removeprefix("urn:uuid:")
    put = reader.opds_v2.update_progression

    for locations in (
        models.OpdsLocations(position=300, total_progression=0.4),
        models.OpdsLocations(position=301),
    ):
        locator = models.OpdsLocator(locations=locations)
        put(id, modified=now(), device=TABLET, locator=locator)

    progress = reader.media.get_progress(id)
    assert progress is not None
    assert progress.percentage_completed == 0.4
    assert progress.page is None
    assert reader.opds_v2.get_progression(id).locator.locations.position == 301


def test_readers_send_their_own_media_type(http: Http, make_user: MakeUser, owner: Api) -> None:
    reader = make_user()
    book = owner.media.get(name=["Fog Harbour 1"]).data[0]
    document = {
        "modified": now().isoformat(),
        "device": {"id": "urn:a", "name": "A"},
        "locator": {
            "href": "p1",
            "type": "image/jpeg",
            # What Readium has for places in HTML, besides.
            "locations": {
                "position": 1,
                "cssSelector": "p:nth-child(2)",
                "partialCfi": "/4/2/8",
                "domRange": {"start": {"cssSelector": "p", "textNodeIndex": 0, "charOffset": 11}},
            },
        },
    }

    answer = http(reader).put(
        f"/opds/v2.0/books/{book.id}/progression",
        json=document,
        headers={"content-type": "application/vnd.readium.progression+json"},
    )

    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/vnd.readium.progression+json"
    assert answer.json()["locator"] == document["locator"]


def test_who_is_not_known_learns_how_to_sign_in(http: Http, server: Any, anonymous: Api) -> None:
    answer = http().get("/opds/v2.0/catalog")

    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/opds-authentication+json"
    assert answer.headers["www-authenticate"].startswith('Basic realm="stump OPDS v2.0"')
    document = f"{server.url}/opds/v2.0/auth"
    assert answer.headers["link"].startswith(f"<{document}>; rel=")
    assert json_faults("authentication", answer.json()) == []
    assert answer.json() == anonymous.opds_v2.get_authentication().to_dict()
    assert answer.json()["id"] == document


def test_a_wrong_password_is_asked_for_again(server: Any) -> None:
    with httpx.Client(base_url=server.url, auth=(OWNER, f"{PASSWORD}!")) as client:
        answer = client.get("/opds/v2.0/catalog")

    assert answer.status_code == 401
    assert "www-authenticate" in answer.headers


def test_a_feed_is_sent_once_until_something_changes(http: Http, make_user: MakeUser) -> None:
    reader = make_user()
    client = http(reader)
    first = client.get("/opds/v2.0/books/browse")

    again = client.get("/opds/v2.0/books/browse", headers={"if-none-match": first.headers["etag"]})

    assert again.status_code == 304
    assert not again.content


def test_addresses_are_those_of_the_proxy(fresh_server: Callable[..., Any]) -> None:
    server = fresh_server(public_url="https://books.example/stump")
    with httpx.Client(base_url=server.url, auth=(OWNER, PASSWORD)) as client:
        feed = client.get("/opds/v2.0/catalog").json()

    assert all(
        one["href"].startswith("https://books.example/stump/opds/v2.0/") for one in feed["links"]
    )


def test_a_proxy_says_below_which_path_it_shows_the_server(
    fresh_server: Callable[..., Any],
) -> None:
    told = {"x-forwarded-prefix": "/stump"}
    server = fresh_server(trusted_proxies=("127.0.0.1",))
    with httpx.Client(base_url=server.url, auth=(OWNER, PASSWORD)) as client:
        plain = client.get("/opds/v2.0/books/browse")
        below = client.get("/opds/v2.0/books/browse", headers=told)
        known = {"if-none-match": plain.headers["etag"]}
        other = client.get("/opds/v2.0/books/browse", headers=told | known)
        atom = client.get("/opds/v1.2/catalog", headers=told).text

    assert all(one["href"].startswith(f"{server.url}/opds/") for one in plain.json()["links"])
    assert all(one["href"].startswith(f"{server.url}/stump/opds/") for one in below.json()["links"])
    # The feed with the other addresses is not the one that the client has.
    assert other.status_code == 200
    assert 'href="/stump/opds/v1.2/' in atom
    assert 'href="/opds/' not in atom


def test_nobody_else_says_below_which_path_the_server_is_shown(server: Any) -> None:
    with httpx.Client(base_url=server.url, auth=(OWNER, PASSWORD)) as client:
        answer = client.get("/opds/v2.0/catalog", headers={"x-forwarded-prefix": "/evil"})

    assert answer.status_code == 200
    assert "/evil" not in answer.text
