"""OPDS 1.2: what feeds say, how they page, search and narrow, and what reading does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import httpx
import pytest
from builders.books import comic, epub, png
from builders.schemas import ATOM, atom_faults
from builders.servers import OWNER, PASSWORD
from lxml import etree
from sqlalchemy import event
from stump_client import Api, Forbidden, NotFound, models
from stump_server.imaging import dimensions

AddLibrary = Callable[..., models.Library]
MakeUser = Callable[..., Api]
Http = Callable[..., httpx.Client]

OPDS = "{http://opds-spec.org/2010/catalog}"
PSE = "{http://vaemendis.net/opds-pse/ns}"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
STUMP = "{urn:stump:opds}"
TERMS = "{http://purl.org/dc/terms/}"
STREAM = "http://vaemendis.net/opds-pse/stream"
ACQUISITION = "http://opds-spec.org/acquisition"
KEY_KINDS = (
    "catalog",
    "search",
    "keep_reading",
    "libraries",
    "all_series",
    "latest_series",
    "books",
)


def parsed(answer: Any) -> Any:
    feed = etree.fromstring(answer.content)
    assert atom_faults(feed) == []
    return feed


def titles(answer: Any) -> list[str]:
    return [entry.findtext(f"{ATOM}title") for entry in parsed(answer).iter(f"{ATOM}entry")]


def link(node: Any, relation: str) -> Any:
    return next((one for one in node.iter(f"{ATOM}link") if one.get("rel") == relation), None)


def entry(answer: Any, title: str) -> Any:
    return next(
        one for one in parsed(answer).iter(f"{ATOM}entry") if one.findtext(f"{ATOM}title") == title
    )


def everything(get: Callable[..., Any], **query: Any) -> list[str]:
    """All titles over all pages, counted from 0."""
    found: list[str] = []
    number = 0
    while True:
        answer = get(page=number, **query)
        found += titles(answer)
        if link(parsed(answer), "next") is None:
            return found
        number += 1


def test_the_root_leads_to_everything_else(owner: Api) -> None:
    answer = owner.opds_v1.get_catalog()

    assert answer.media_type == "application/atom+xml"
    assert titles(answer) == [
        "Keep reading",
        "All series",
        "Latest series",
        "All libraries",
        "All books",
        "Latest books",
    ]


@pytest.mark.parametrize("address", ["/opds", "/opds/", "/opds/v1.2", "/opds/v1.2/"])
def test_the_root_is_found_by_a_short_address(http: Http, owner: Api, address: str) -> None:
    assert http(owner).get(address).content == owner.opds_v1.get_catalog().content
    stranger = http().get(address)
    assert stranger.status_code == 401
    assert stranger.headers["www-authenticate"].startswith('Basic realm="stump OPDS v1.2"')


@pytest.mark.parametrize("rest", ["", "/", "/v1.2"])
def test_a_key_has_a_short_address_too(owner: Api, anonymous: Api, http: Http, rest: str) -> None:
    key = owner.api_key.create(name="k", permissions="inherit").api_key

    found = http().get(f"/opds/{key}{rest}")

    assert found.content == anonymous.opds_v1.get_catalog_by_key(key).content
    assert http().get(f"/opds/stump_no_key{rest}").status_code == 401


def test_each_choice_is_a_feed_of_its_own_and_its_pages_are_one(owner: Api) -> None:
    def id_of(**query: Any) -> Any:
        return parsed(owner.opds_v1.get_books(**query)).findtext(f"{ATOM}id")

    choices = [{}, {"search": "fog & é"}, {"search": "rain"}, {"order_by": "created_at"}]
    ids = [id_of(**choice) for choice in choices]

    assert ids[0] == "urn:stump:allBooks"
    assert len(set(ids)) == len(ids)
    assert [id_of(page=1, **choice) for choice in choices] == ids


def test_other_addresses_are_no_catalogues(http: Http, owner: Api) -> None:
    for address in ("/opds/nothing", "/opds/v1.2/nothing", "/opds/v3", "/opdsx", "/opds//"):
        assert http(owner).get(address).status_code == 404, address


def test_a_book_says_what_it_is(owner: Api) -> None:
    book = owner.media.get(name=["Fog Harbour 1"]).data[0]

    found = entry(owner.opds_v1.get_series(book.series_id), "Fog 1")

    assert found.findtext(f"{ATOM}id") == f"urn:uuid:{book.id}"
    assert [name.text for name in found.iter(f"{ATOM}name")] == ["Ada Quill", "Ben Ferrite"]
    assert [one.get("term") for one in found.iter(f"{ATOM}category")] == ["Adventure", "Mystery"]
    assert found.findtext(f"{TERMS}publisher") == "Demonstration Press"
    told = str(found.findtext(f"{ATOM}content"))
    assert told.endswith(" MiB - cbz\n\nThe fog comes in, part 1.")
    # Some clients show the content and no summary beside it, others both.
    assert found.find(f"{ATOM}summary") is None
    acquired = link(found, ACQUISITION)
    assert acquired.get("type") == "application/vnd.comicbook+zip"
    assert int(acquired.get("length")) == book.size
    assert unquote(acquired.get("href")).endswith("/Fog Harbour 1.cbz")


def test_a_file_says_how_large_it_is_and_what_it_hashes_to(
    owner: Api, http: Http, add_library: AddLibrary, tmp_path: Path
) -> None:
    file = comic(tmp_path / "h" / "Hashed" / "Hashed.cbz")
    library = add_library(tmp_path / "h", generate_file_hashes=True, generate_koreader_hashes=True)
    book = owner.library.get_media(library.id).data[0]

    acquired = link(entry(owner.opds_v1.get_books(library_id=library.id), "Hashed"), ACQUISITION)

    assert int(acquired.get("length")) == file.stat().st_size
    assert acquired.get(f"{STUMP}hash") == book.hash_
    assert acquired.get(f"{STUMP}koreaderHash") == book.koreader_hash
    assert book.hash_
    assert book.koreader_hash
    assert http(owner).get(acquired.get("href")).content == file.read_bytes()


def test_only_books_with_page_images_have_streams_and_only_whole_ones_pictures(owner: Api) -> None:
    books = owner.opds_v1.get_books()

    assert link(entry(books, "Rain"), STREAM) is None
    assert link(entry(books, "Fog 1"), STREAM).get(f"{PSE}count") == "3"
    assert link(entry(books, "Torn 1"), "http://opds-spec.org/image") is None


@pytest.mark.parametrize("size", [1, 2, 3, 7, 20])
def test_pages_hold_everything_once(owner: Api, shared: models.Library, size: int) -> None:
    whole = titles(owner.opds_v1.get_books(library_id=shared.id, page_size=100))

    paged = everything(owner.opds_v1.get_books, library_id=shared.id, page_size=size)

    assert paged == whole == ["Alpha 1", "Alpha 2", "Beta 1", "Beta 2"]


def test_pages_know_their_place(owner: Api, shared: models.Library) -> None:
    feed = parsed(owner.opds_v1.get_books(library_id=shared.id, page_size=2, page=1))

    assert feed.findtext(f"{SEARCH}totalResults") == "4"
    assert feed.findtext(f"{SEARCH}itemsPerPage") == "2"
    assert feed.findtext(f"{SEARCH}startIndex") == "3"
    assert link(feed, "next") is None
    first = f"/opds/v1.2/books?library_id={shared.id}&page_size=2"
    for relation, address in (
        ("first", first),
        ("previous", first),
        ("self", f"{first}&page=1"),
        ("last", f"{first}&page=1"),
    ):
        given = link(feed, relation).get("href")
        assert sorted(given.split("?")[1].split("&")) == sorted(address.split("?")[1].split("&"))


def test_a_page_behind_the_last_leads_back(owner: Api, shared: models.Library) -> None:
    feed = parsed(owner.opds_v1.get_books(library_id=shared.id, page_size=2, page=40))

    assert not list(feed.iter(f"{ATOM}entry"))
    assert link(feed, "previous").get("href").endswith("page=1")
    assert link(feed, "next") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fog comes", {"Fog 1", "Fog 2", "Fog 10"}),
        ("ada RAIN", {"Rain"}),
        ("part 10", {"Fog 10"}),
        ("night trains", {"Night Trains 1"}),
        ("%", set()),
        ("nobody", set()),
    ],
)
def test_a_search_looks_at_title_series_author_and_summary(
    owner: Api, server: Any, text: str, expected: set[str]
) -> None:
    answer = owner.opds_v1.get_books(search=text, library_id=server.library_id)

    assert set(titles(answer)) == expected


def test_the_search_description_names_the_search_of_books_alone(owner: Api) -> None:
    answer = owner.opds_v1.get_search()

    assert answer.media_type == "application/opensearchdescription+xml"
    urls = [one.get("template") for one in etree.fromstring(answer.content).iter(f"{SEARCH}Url")]
    assert urls == ["/opds/v1.2/books?search={searchTerms}"]


def test_facets_narrow_the_books(owner: Api, server: Any) -> None:
    feed = parsed(owner.opds_v1.get_books(library_id=server.library_id, extension="epub"))

    facets = [one for one in feed.iter(f"{ATOM}link") if one.get("rel", "").endswith("/facet")]
    groups = {one.get(f"{OPDS}facetGroup") for one in facets}
    assert groups == {"Library", "Author", "Format", "Status", "Order"}
    active = {
        one.get(f"{OPDS}facetGroup"): one.get("title")
        for one in facets
        if one.get(f"{OPDS}activeFacet") == "true"
    }
    assert active["Format"] == "EPUB"
    assert len(active) == len(groups)
    assert titles(owner.opds_v1.get_books(library_id=server.library_id, extension="epub")) == [
        "Rain"
    ]
    by_author = owner.opds_v1.get_books(library_id=server.library_id, author="Ben Ferrite")
    assert titles(by_author) == ["Fog 1", "Fog 2", "Fog 10"]


def test_each_facet_leads_to_its_choice(
    make_user: MakeUser, http: Http, add_library: AddLibrary, tmp_path: Path
) -> None:
    comic(tmp_path / "f" / "One" / "Begun.cbz", 2, Writer="Ada Quill")
    comic(tmp_path / "f" / "One" / "Done.cbz", 2, Writer="Ben Ferrite")
    epub(tmp_path / "f" / "One" / "Fresh.epub", title="Fresh", author="Cy Dell")
    library = add_library(tmp_path / "f", name="Facets")
    reader = make_user()
    for book, page in zip(reader.library.get_media(library.id), (1, 2), strict=False):
        reader.media.update_progress(book.id, page=page)
    client = http(reader)

    def offered(answer: Any) -> dict[tuple[str, str], str]:
        return {
            (one.get(f"{OPDS}facetGroup"), one.get("title")): one.get("href")
            for one in parsed(answer).iter(f"{ATOM}link")
            if one.get("rel") == "http://opds-spec.org/facet"
        }

    here = client.get(offered(client.get("/opds/v1.2/books"))["Library", "Facets"])
    facets = offered(here)

    assert titles(here) == ["Begun", "Done", "Fresh"]
    for facet, expected in (
        (("Author", "Ada Quill"), ["Begun"]),
        (("Author", "Cy Dell"), ["Fresh"]),
        (("Format", "EPUB"), ["Fresh"]),
        (("Format", "CBZ"), ["Begun", "Done"]),
        (("Status", "Reading"), ["Begun"]),
        (("Status", "Finished"), ["Done"]),
        (("Status", "Unread"), ["Fresh"]),
        (("Order", "By name"), ["Begun", "Done", "Fresh"]),
    ):
        assert titles(client.get(facets[facet])) == expected, facet
    newest = parsed(client.get(facets["Order", "Newest first"]))
    found = [one.text for one in newest.iter(f"{ATOM}published")]
    assert len(found) == 3
    assert found == sorted(found, reverse=True)
    # A choice is kept while another is made.
    both = offered(client.get(facets["Format", "CBZ"]))["Status", "Finished"]
    assert titles(client.get(both)) == ["Done"]


def test_names_of_every_script_travel_whole(
    owner: Api, add_library: AddLibrary, tmp_path: Path
) -> None:
    comic(tmp_path / "b" / "Ünïcode" / "夜 #1 100% & <b>.cbz", 1)
    library = add_library(tmp_path / "b")

    answer = owner.opds_v1.get_books(library_id=library.id)

    found = entry(answer, "夜 #1 100% & <b>")
    address = link(found, ACQUISITION).get("href")
    assert unquote(address.rpartition("/")[2]) == "夜 #1 100% & <b>.cbz"
    got = owner._caller.http.get(address)
    assert got.headers["content-disposition"].endswith(
        "filename*=UTF-8''%E5%A4%9C%20%231%20100%25%20%26%20%3Cb%3E.cbz"
    )


@pytest.mark.usefixtures("shared")
def test_a_streamed_page_is_where_the_reader_is(make_user: MakeUser) -> None:
    reader = make_user()
    book = reader.media.get(name=["Alpha 1"], of_series=None).data[0]

    page = reader.opds_v1.get_page(book.id, 1, width=10)

    assert page.media_type == "image/jpeg"
    progress = reader.media.get_progress(book.id)
    assert progress is not None
    assert progress.page == 2
    stream = link(entry(reader.opds_v1.get_keep_reading(), "Alpha 1"), STREAM)
    assert stream.get(f"{PSE}lastRead") == "2"
    moment = datetime.fromisoformat(stream.get(f"{PSE}lastReadDate"))
    assert abs((datetime.now(UTC) - moment).total_seconds()) < 60


def test_streaming_leaves_nobody_behind_who_read_on_elsewhere(
    make_user: MakeUser, add_library: AddLibrary, tmp_path: Path
) -> None:
    comic(tmp_path / "s" / "Long" / "Long.cbz", 9)
    reader = make_user()
    book = reader.library.get_media(add_library(tmp_path / "s").id).data[0]
    reader.media.update_progress(book.id, page=3)

    def place() -> object:
        progress = reader.media.get_progress(book.id)
        return progress and progress.page

    # An app that was left open shows where it is, and fetches what comes next.
    reader.opds_v1.get_page(book.id, 1, zero_based=False)
    reader.opds_v1.get_page(book.id, 2, zero_based=False)
    assert place() == 3
    # What lies ahead is believed, and who turns back there as well.
    reader.opds_v1.get_page(book.id, 4, zero_based=False)
    assert place() == 4
    reader.opds_v1.get_page(book.id, 1, zero_based=False)
    assert place() == 1


def test_a_page_that_is_fetched_right_behind_turns_nobody_back(
    make_user: MakeUser, add_library: AddLibrary, tmp_path: Path
) -> None:
    comic(tmp_path / "s" / "Long" / "Long.cbz", 9)
    reader = make_user()
    book = reader.library.get_media(add_library(tmp_path / "s").id).data[0]

    def streams(*pages: int) -> object:
        for page in pages:
            reader.opds_v1.get_page(book.id, page, zero_based=False)
        progress = reader.media.get_progress(book.id)
        return progress and progress.page

    # An app shows page 6, and has the one before it ready for who turns back.
    assert streams(6, 5) == 6
    assert streams(7) == 7
    # Somebody reads on back.
    assert streams(6, 5) == 5
    # Who has read the last page is done, though the page before it is fetched after it.
    assert streams(9, 8) is None
    # Somebody reads the book once more.
    assert streams(1) == 1


@pytest.mark.usefixtures("shared")
def test_the_last_page_ends_the_book_once(make_user: MakeUser) -> None:
    reader = make_user()
    book = reader.media.get(name=["Beta 2"]).data[0]

    reader.opds_v1.get_page(book.id, 0)
    for _ in range(3):
        reader.opds_v1.get_page(book.id, book.pages, zero_based=False)

    finished = reader.media.get_by_id(book.id).finished_reading_sessions
    assert finished is not None
    assert len(finished) == 1
    assert reader.media.get_progress(book.id) is None


@pytest.mark.usefixtures("shared")
def test_a_page_that_is_not_there_is_nowhere_to_be(make_user: MakeUser) -> None:
    reader = make_user()
    book = reader.media.get(name=["Beta 1"]).data[0]

    with pytest.raises(NotFound):
        reader.opds_v1.get_page(book.id, book.pages)

    assert reader.media.get_progress(book.id) is None


def test_pages_are_jpeg_and_sent_as_they_are_where_they_cannot_be(
    owner: Api, http: Http, add_library: AddLibrary, tmp_path: Path
) -> None:
    odd = {"03.jpg": b"no picture at all", "04.jpg": png(40, 60, (9, 9, 9))}
    comic(tmp_path / "o" / "Odd" / "Odd.cbz", 2, odd)
    epub(tmp_path / "o" / "Odd" / "Text.epub")
    library = add_library(tmp_path / "o")
    books = {one.name: one.id for one in owner.library.get_media(library.id).data}
    client = http(owner)

    def streamed(name: str, page: int, width: str) -> httpx.Response:
        address = f"/opds/v1.2/books/{books[name]}/pages/{page}?zero_based=false&width={width}"
        return client.get(address).raise_for_status()

    for width in ("10", "{maxWidth}"):
        for page in (1, 2, 4):
            answer = streamed("Odd", page, width)
            assert answer.headers["content-type"] == "image/jpeg"
            assert answer.content.startswith(b"\xff\xd8\xff")
            assert (dimensions(answer.content).width == 10) is (width == "10")
        assert streamed("Odd", 3, width).content == b"no picture at all"
        text = streamed("Text", 2, width)
        assert text.headers["content-type"] == "application/xhtml+xml"


@pytest.mark.usefixtures("shared")
def test_pictures_are_jpeg_and_change_nothing(make_user: MakeUser) -> None:
    reader = make_user()
    book = reader.media.get(name=["Alpha 2"]).data[0]

    for full in (False, True):
        picture = reader.opds_v1.get_thumbnail(book.id, full=full)
        assert picture.media_type == "image/jpeg"
        assert picture.content.startswith(b"\xff\xd8\xff")
    assert reader.media.get_progress(book.id) is None


@pytest.mark.parametrize("feeds", ["v1.2", "v2.0"])
def test_nobody_keeps_the_blank_cover_of_a_book_whose_disk_was_away(
    http: Http, owner: Api, library: models.Library, books: Path, feeds: str
) -> None:
    client, book = http(owner), owner.library.get_media(library.id)[0]
    place = f"/opds/{feeds}/books/{book.id}/thumbnail"
    books.rename(books.with_name("away"))
    blank = client.get(place)
    books.with_name("away").rename(books)

    assert (blank.status_code, "etag" in blank.headers, "last-modified" in blank.headers) == (
        200,
        False,
        False,
    )
    cover = client.get(place)
    assert "etag" in cover.headers
    assert cover.content != blank.content


@pytest.mark.usefixtures("shared")
def test_downloads_need_the_permission(member: Api, owner: Api) -> None:
    book = owner.media.get(name=["Alpha 1"]).data[0]

    with pytest.raises(Forbidden):
        member.opds_v1.get_file(book.id, "Alpha 1.cbz")
    content = owner.opds_v1.get_file(book.id, "whatever").content
    assert content == owner.media.get_file(book.id).content


@pytest.mark.parametrize("kind", KEY_KINDS)
def test_a_key_in_the_address_stays_in_every_link(owner: Api, anonymous: Api, kind: str) -> None:
    key = owner.api_key.create(name="tablet", permissions="inherit").api_key

    answer = getattr(anonymous.opds_v1, f"get_{kind}_by_key")(key)

    addresses = [
        node.get("href") or node.get("template")
        for node in etree.fromstring(answer.content).iter(f"{ATOM}link", f"{SEARCH}Url")
    ]
    assert addresses
    assert all(address.startswith(f"/opds/{key}/v1.2/") for address in addresses)


def test_books_by_key(owner: Api, anonymous: Api, shared: models.Library) -> None:
    key = owner.api_key.create(name="tablet", permissions="inherit").api_key
    book = owner.media.get(name=["Alpha 1"]).data[0]
    feeds = anonymous.opds_v1

    assert "Alpha 1" in titles(feeds.get_series_by_key(key, book.series_id))
    assert "Alpha" in titles(feeds.get_library_by_key(key, shared.id))
    assert feeds.get_thumbnail_by_key(key, book.id).media_type == "image/jpeg"
    assert feeds.get_page_by_key(key, book.id, 0).media_type == "image/jpeg"
    assert feeds.get_file_by_key(key, book.id, "a.cbz") == owner.opds_v1.get_file(book.id, "a.cbz")


def test_a_feed_is_sent_once_until_something_changes(
    http: Http, make_user: MakeUser, owner: Api, shared: models.Library
) -> None:
    reader = make_user()
    client = http(reader)
    address = f"/opds/v1.2/books?library_id={shared.id}"
    book = owner.media.get(name=["Alpha 1"]).data[0]

    def is_same(known: httpx.Response) -> bool:
        by_tag = client.get(address, headers={"if-none-match": known.headers["etag"]})
        return by_tag.status_code == 304 and not by_tag.content

    first = client.get(address)
    assert first.headers["etag"].startswith("W/")
    assert is_same(first)
    since = {"if-modified-since": first.headers["last-modified"]}
    assert client.get(address, headers=since).status_code == 304
    # Somebody else reads.
    owner.media.update_progress(book.id, page=2)
    assert is_same(first)
    reader.media.update_progress(book.id, page=2)
    assert not is_same(first)
    second = client.get(address)
    owner.media.update_metadata(book.id, title="Alpha the first")
    assert not is_same(second)
    assert "Alpha the first" in client.get(address).text
    owner.media.update_metadata(book.id, title=None)


@pytest.mark.parametrize("address", ["/opds/v1.2/books", "/opds/v2.0/books/browse"])
def test_a_feed_that_the_client_has_is_not_built_again(
    fresh_server: Callable[..., Any], address: str
) -> None:
    server = fresh_server(run_worker=False)
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        asked.append(statement)

    with httpx.Client(base_url=server.url, auth=(OWNER, PASSWORD)) as client:
        first = client.get(address)
        event.listen(server.installation.database.engine, "before_cursor_execute", note)
        known = (
            {"if-none-match": first.headers["etag"]},
            {"if-modified-since": first.headers["last-modified"]},
        )
        statuses = [client.get(address, headers=one).status_code for one in known]
        built = [statement for statement in asked if "FROM media" in statement]
        again = client.get(address)

    assert statuses == [304, 304]
    assert asked
    assert not built
    assert again.status_code == 200
    assert any("FROM media" in statement for statement in asked)


def test_a_feed_of_another_time_is_sent_again_even_when_it_is_the_later_one(
    http: Http, owner: Api
) -> None:
    client = http(owner)
    known = parsedate_to_datetime(client.get("/opds/v1.2/books").headers["last-modified"])

    def status(moment: datetime) -> int:
        since = {"if-modified-since": format_datetime(moment, usegmt=True)}
        return client.get("/opds/v1.2/books", headers=since).status_code

    assert status(known) == 304
    assert status(known + timedelta(seconds=1)) == status(known - timedelta(seconds=1)) == 200


def test_another_age_limit_makes_another_feed(http: Http, make_user: MakeUser, owner: Api) -> None:
    reader = make_user()
    client = http(reader)
    known = client.get("/opds/v1.2/books").headers["etag"]
    me = reader.user.get_me()

    owner.user.update(
        me.id,
        username=me.username,
        age_restriction=models.AgeRestriction(age=6, restrict_on_unset=True),
    )

    assert client.get("/opds/v1.2/books", headers={"if-none-match": known}).status_code == 200


def test_one_accounts_feed_is_not_anothers(
    http: Http, make_user: MakeUser, shared: models.Library
) -> None:
    address = f"/opds/v1.2/books?library_id={shared.id}"
    known = http(make_user()).get(address).headers["etag"]

    answer = http(make_user()).get(address, headers={"if-none-match": known})

    assert answer.status_code == 200


@pytest.mark.parametrize("address", ["/opds/v1.2/books", "/opds/v2.0/books/browse"])
def test_feeds_travel_compressed(http: Http, owner: Api, address: str) -> None:
    answer = http(owner).get(address, headers={"accept-encoding": "gzip"})

    assert answer.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in answer.headers["vary"].lower()


def test_who_shows_nothing_is_asked_for_a_password(http: Http) -> None:
    answer = http().get("/opds/v1.2/catalog")

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith('Basic realm="stump OPDS v1.2"')


def test_a_wrong_password_is_asked_for_again(server: Any) -> None:
    with httpx.Client(base_url=server.url, auth=(OWNER, f"{PASSWORD}!")) as client:
        answer = client.get("/opds/v1.2/catalog")

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Basic ")


def test_a_wrong_key_is_no_reason_to_ask_for_a_password(http: Http) -> None:
    answer = http().get("/opds/stump_not_mine/v1.2/catalog")

    assert answer.status_code == 401
    assert not answer.headers["www-authenticate"].startswith("Basic")
    assert "stump_not_mine" not in answer.text


def test_addresses_begin_where_the_server_is_reached(fresh_server: Callable[..., Any]) -> None:
    server = fresh_server(public_url="https://books.example/stump")
    with httpx.Client(base_url=server.url, auth=(OWNER, PASSWORD)) as client:
        feed = etree.fromstring(client.get("/opds/v1.2/books").content)

    assert all(one.get("href").startswith("/stump/opds/v1.2/") for one in feed.iter(f"{ATOM}link"))
