"""Books: lists and how they are narrowed and ordered, files, pages, pictures, metadata."""

from __future__ import annotations

import os
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from builders import sdk_contract
from builders.books import comic, png
from builders.catalogue import COMICS, FOG_1, NOVELS, Catalogue
from stump_client import Api, Conflict, Forbidden, Invalid, NotFound, models
from stump_server.domain.access import Permission

Http = Callable[..., httpx.Client]
AddLibrary = Callable[..., models.Library]
MakeUser = Callable[..., Api]

ALL = {"Fog 1", "Fog 2", "Sun 1", "Tea 50%", "Über_Tee"}
FOG = {"Fog 1", "Fog 2"}
TEA = {"Tea 50%", "Über_Tee"}
# Not filters: which part of a list, in which order, and what comes along.
NOT_FILTERS = {"page", "page_size", "zero_based", "cursor", "limit", "order_by", "direction"}
ID, PATH = "id of ", "path of "

# For every filter of books: what is asked for, and which books of the catalogue answer.
BY_METADATA: dict[str, list[tuple[list[str], set[str]]]] = {
    "publisher": [(["Ace"], {"Fog 1"}), (["ace"], set()), (["DC", "Ace"], {"Fog 1"})],
    "genre": [(["horror"], {"Fog 1"}), (["Romance", "Horror"], {"Fog 1", "Sun 1"})],
    "character": [(["Mary"], {"Fog 1"}), (["Nobody"], set())],
    "colorist": [(["Mary Hall"], {"Fog 1"})],
    "writer": [(["Lee"], {"Fog 1"}), (["Ada Quill"], TEA), (["%"], set())],
    "penciller": [(["eisner"], {"Fog 1"})],
    "inker": [(["Lou"], {"Fog 1"})],
    "letterer": [(["Oda"], {"Fog 1"})],
    "editor": [(["Farrell"], {"Fog 1"})],
    "age_rating": [(["13"], {"Fog 1"}), (["18+"], {"Fog 1", "Sun 1"}), (["All Ages"], set())],
    "year": [(["1990"], {"Fog 1"}), (["2010"], set())],
    "year][from": [(["1991"], ALL - {"Fog 1"}), (["2000"], {"Sun 1"} | TEA)],
    "year][to": [(["1999"], FOG), (["1989"], set())],
}
BY_SERIES: dict[str, list[tuple[list[str], set[str]]]] = {
    "id": [([ID + "Sun"], {"Sun 1"}), ([ID + "Sun", ID + "Fog"], {"Sun 1", *FOG})],
    "name": [(["Fog", "Tea_Time"], FOG | TEA), (["fog"], set())],
    "path": [([f"{PATH}{COMICS}/Fog"], FOG)],
    "search": [(["the fog"], FOG), (["_"], TEA), (["BRIGHT"], {"Sun 1"}), (["%"], set())],
    "metadata][meta_type": [(["manga"], {"Sun 1"}), (["manga", "comicSeries"], {"Sun 1", *FOG})],
    "metadata][publisher": [(["Ace"], FOG)],
    "metadata][status": [(["Ended"], FOG)],
    "metadata][age_rating": [(["Teen"], {"Sun 1", *FOG}), (["12"], set())],
    "metadata][volume": [(["2"], FOG)],
    "metadata][volume][from": [(["3"], {"Sun 1"})],
    "metadata][volume][to": [(["4"], FOG)],
    "library][id": [([ID + NOVELS], TEA)],
    "library][name": [([COMICS, "nobody"], {"Sun 1", *FOG})],
    "library][path": [([PATH + NOVELS], TEA)],
    "library][search": [(["100%"], TEA), (["catalog"], {"Sun 1", *FOG})],
    # At least one book of the series matches, not necessarily the one in the list.
    "media][id": [([ID + "Fog 2"], FOG)],
    "media][name": [(["Fog 2"], FOG)],
    "media][extension": [(["cbz"], FOG)],
    "media][path": [([f"{PATH}{NOVELS}/Tea_Time/Tea 50%.epub"], TEA)],
    "media][read_status": [
        (["Reading"], FOG | TEA),
        (["Completed"], {"Sun 1", *FOG}),
        (["unread"], TEA),
    ],
    "media][tags": [(["tea & cake"], TEA)],
    "media][search": [(["Über"], TEA)],
}
CASES: dict[str, list[tuple[list[str], set[str]]]] = {
    "id": [
        ([ID + "Sun 1", "nobody"], {"Sun 1"}),
        ([ID + "Sun 1", ID + "Fog 1"], {"Sun 1", "Fog 1"}),
    ],
    "name": [(["Fog 1", "Sun 1", "fog 2"], {"Fog 1", "Sun 1"}), (["Tea 50%"], {"Tea 50%"})],
    "extension": [(["epub"], TEA), (["cbz", "zip"], {"Sun 1", *FOG})],
    "path": [([f"{PATH}{COMICS}/Fog/Fog 1.cbz"], {"Fog 1"})],
    "tags": [(["fog robots"], {"Fog 1", "Tea 50%"}), (["tea & cake", "nothing"], {"Tea 50%"})],
    "search": [
        (["fog"], FOG),
        (["GREY dawn"], FOG),
        (["%"], {"Tea 50%"}),
        (["_"], {"Über_Tee"}),
        (["\\"], set()),
        (["'"], set()),
        (["über"], {"Über_Tee"}),
        (["ÜBER_TEE"], {"Über_Tee"}),
        (["茶の"], {"Über_Tee"}),
    ],
    "read_status": [
        (["Reading"], {"Fog 1", "Tea 50%"}),
        (["Completed"], {"Fog 2", "Sun 1"}),
        (["unread"], {"Über_Tee"}),
        (["Unread", "reading"], {"Über_Tee", "Fog 1", "Tea 50%"}),
    ],
    "series_id": [([ID + "Fog"], FOG)],
    **{f"metadata[{name}]": cases for name, cases in BY_METADATA.items()},
    **{f"series[{name}]": cases for name, cases in BY_SERIES.items()},
    **{
        f"series[media][metadata][{name}]": [
            (
                asked,
                set().union(*(FOG if n in FOG else {n} if n == "Sun 1" else TEA for n in names)),
            )
            for asked, names in cases
        ]
        for name, cases in BY_METADATA.items()
    },
}


def declared_filters(path: str) -> set[str]:
    contract = sdk_contract.load()
    parameters = [sdk_contract.resolve(p) for p in contract["paths"][path]["get"]["parameters"]]
    names = {p["name"] for p in parameters if p["in"] == "query"}
    return {name for name in names - NOT_FILTERS if not name.startswith(("load_", "count_"))}


LISTS = {
    "/api/v1/media": ALL,
    "/api/v1/media/keep-reading": {"Fog 1", "Tea 50%"},
    f"/api/v1/libraries/{{{COMICS}}}/media": {"Sun 1", *FOG},
    f"/api/v1/libraries/{{{NOVELS}}}/media": TEA,
    "/api/v1/series/{Fog}/media": FOG,
}


def wire(catalogue: Catalogue, value: str) -> str:
    """A value as it is sent: ids and paths of the catalogue are known only now."""
    if value.startswith(ID):
        return catalogue.ids[value.removeprefix(ID)]
    if value.startswith(PATH):
        return catalogue.path(*value.removeprefix(PATH).split("/"))
    return value


def names_in(answer: httpx.Response) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [book["name"] for book in answer.json()["data"] if book["name"] in ALL]


@pytest.mark.parametrize("path", ["/api/v1/media", "/api/v1/libraries/{id}/media"])
def test_every_filter_of_books_has_a_case(path: str) -> None:
    assert declared_filters(path) == CASES.keys()


@pytest.mark.parametrize("name", sorted(CASES))
def test_books_are_narrowed_in_every_list_of_them(
    http: Http, catalogue: Catalogue, name: str
) -> None:
    client = http(catalogue.reader)
    for place, within in LISTS.items():
        # Every value is tried on the list of all books, the first one on the others.
        for asked, expected in CASES[name] if within == ALL else CASES[name][:1]:
            values = [wire(catalogue, value) for value in asked]
            answer = client.get(place.format_map(catalogue.ids), params=[(name, v) for v in values])

            found = names_in(answer)
            assert set(found) == expected & within, (asked, place)
            assert len(found) == len(set(found))


def test_different_filters_are_anded(http: Http, catalogue: Catalogue) -> None:
    client = http(catalogue.reader)

    both = client.get(
        "/api/v1/media?extension=cbz&metadata[year][from]=1990&metadata[year][to]=1995"
    )
    none = client.get("/api/v1/media?extension=epub&metadata[publisher]=Ace")

    assert names_in(both) == ["Fog 1"]
    assert names_in(none) == []


@pytest.mark.parametrize(
    "query",
    [
        "name[]=Fog 1&name[]=Sun 1",
        "name%5B%5D=Fog%201&name%5B%5D=Sun%201",
        "name[0]=Fog 1&name[1]=Sun 1",
        "name=Fog 1&name=Sun 1&cursor=&limit=",
        "name=Fog+1&name=Sun+1&search=",
    ],
)
def test_lists_are_understood_however_they_are_written(
    http: Http, catalogue: Catalogue, query: str
) -> None:
    answer = http(catalogue.reader).get(f"/api/v1/media?{query}")

    assert set(names_in(answer)) == {"Fog 1", "Sun 1"}
    assert answer.json()["_cursor"] is None


@pytest.mark.parametrize(
    "query",
    [
        "colour=red",
        "metadata[colour]=red",
        "order_by=colour",
        "order_by=NAME",
        "direction=ASC",
        "page_size=0",
        "page_size=101",
        "limit=0",
        "limit=-1",
        "page=-1",
        "page=two",
        "cursor=nobody",
        "read_status=Maybe",
        "metadata[year]=last",
        "metadata[year]=1990&metadata[year][from]=1980",
        "zero_based=yes",
    ],
)
def test_what_cannot_be_meant_is_refused(http: Http, catalogue: Catalogue, query: str) -> None:
    answer = http(catalogue.reader).get(f"/api/v1/media?{query}")

    assert answer.status_code == 400
    assert answer.json()["status"] == 400
    assert answer.json()["message"]


def test_the_sdk_nests_filters_as_they_are_meant(catalogue: Catalogue) -> None:
    reader = catalogue.reader

    found = reader.media.get(
        series={"library": {"name": [COMICS]}, "metadata": {"volume": {"from": 1, "to": 2}}},
        metadata={"year": {"from": 1995}},
    )

    assert [book.name for book in found] == ["Fog 2"]


ORDERS = sdk_contract.load()["components"]["schemas"]["MediaOrder"]["enum"]


@pytest.mark.parametrize("direction", ["asc", "desc"])
@pytest.mark.parametrize("field", ORDERS)
def test_every_order_can_be_walked_through(
    catalogue: Catalogue, field: Any, direction: Any
) -> None:
    within = {"series": {"library": {"id": list(catalogue.library_ids)}}}
    order = {"order_by": field, "direction": direction}
    whole = [book.id for book in catalogue.reader.media.get(**within, **order)]

    walked = [book.id for book in catalogue.reader.media.each(page_size=2, **within, **order)]
    numbered = [
        book.id
        for page in (1, 2, 3)
        for book in catalogue.reader.media.get(page=page, page_size=2, **within, **order)
    ]

    assert walked == numbered == whole
    assert len(set(whole)) == 5


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("name", ["Fog 1", "Fog 2", "Sun 1", "Tea 50%", "Über_Tee"]),
        ("pages", ["Sun 1", "Tea 50%", "Fog 2", "Über_Tee", "Fog 1"]),
        # One book says nothing of itself, but its name does.
        ("number", ["Sun 1", "Fog 1", "Fog 2", "Tea 50%", "Über_Tee"]),
        ("year", ["Fog 1", "Fog 2", "Sun 1", "Tea 50%", "Über_Tee"]),
        ("volume", ["Fog 1", "Fog 2", "Sun 1", "Tea 50%", "Über_Tee"]),
        ("title", ["Fog 1", "Tea 50%", "Über_Tee", "Fog 2", "Sun 1"]),
    ],
)
def test_orders_mean_what_they_say(catalogue: Catalogue, field: Any, names: list[str]) -> None:
    within = {"series": {"library": {"id": list(catalogue.library_ids)}}}

    up = catalogue.reader.media.get(order_by=field, **within)
    down = catalogue.reader.media.get(order_by=field, direction="desc", **within)

    assert [book.name for book in up] == names
    assert [book.name for book in down] == names[::-1]


def test_without_paging_everything_comes_and_says_so(http: Http, catalogue: Catalogue) -> None:
    answer = http(catalogue.reader).get("/api/v1/media").json()

    assert {book["name"] for book in answer["data"]} >= ALL
    assert (answer["_page"], answer["_cursor"]) == (None, None)


@pytest.mark.parametrize(
    ("asked", "number", "offset", "size", "zero_based"),
    [
        ({"page": 2, "page_size": 2}, 2, 2, 2, False),
        ({"page": 0, "page_size": 2}, 1, 0, 2, False),
        ({"page": 1, "page_size": 2, "zero_based": True}, 1, 2, 2, True),
        ({"zero_based": True}, 0, 0, 20, True),
        ({"page": 9, "page_size": 2}, 9, 16, 2, False),
    ],
)
def test_numbered_pages_say_where_they_are(
    catalogue: Catalogue,
    asked: dict[str, Any],
    number: int,
    offset: int,
    size: int,
    zero_based: bool,
) -> None:
    page = catalogue.reader.media.get(**asked, series={"name": ["Fog", "Sun", "Tea_Time"]})

    assert page.page is not None
    assert page.page.current_page == number
    assert page.page.page_offset == offset
    assert page.page.page_size == size
    assert page.page.zero_based is zero_based
    assert page.page.total_pages == -(-5 // size)
    names = ["Fog 1", "Fog 2", "Sun 1", "Tea 50%", "Über_Tee"]
    assert [book.name for book in page] == names[offset : offset + size]


def test_a_cursor_or_a_limit_wins_over_page_numbers(catalogue: Catalogue) -> None:
    within = {"series": {"name": ["Fog", "Sun", "Tea_Time"]}}

    page = catalogue.reader.media.get(limit=2, page=7, page_size=1, **within)
    by_id = catalogue.reader.media.get(cursor=page[1].id, limit=2, **within)
    rest = catalogue.reader.media.get(cursor=by_id.next_cursor, limit=2, **within)
    all_the_rest = catalogue.reader.media.get(cursor=page[1].id, **within)

    assert page.page is None
    assert page.cursor is not None
    assert (page.cursor.current_cursor, page.cursor.limit) == (None, 2)
    assert [book.name for book in by_id] == ["Sun 1", "Tea 50%"]
    assert [book.name for book in rest] == ["Über_Tee"]
    # The last page says so: nobody has to ask for an empty one.
    assert rest.next_cursor is None
    assert (len(all_the_rest), all_the_rest.next_cursor) == (3, None)


def test_books_added_last_come_first(
    owner: Api, server: Any, library: models.Library, books: Path
) -> None:
    comic(books / "Alpha" / "Newest.cbz")
    server.scan(library.id)

    newest = owner.media.get_recently_added(limit=1)
    of_library = owner.media.get_recently_added(
        series={"library": {"id": [library.id]}}, order_by="name"
    )

    assert newest[0].name == "Newest"
    assert of_library[0].name == "Newest"
    assert len(of_library) == 5


def test_the_book_read_last_is_kept_first(make_user: MakeUser, catalogue: Catalogue) -> None:
    reader = make_user()
    ids = [catalogue.ids[name] for name in ("Fog 1", "Tea 50%", "Sun 1")]
    for id in (*ids[:2], ids[0]):
        reader.media.update_progress(id, page=1)
    reader.media.update_completion(ids[2], is_complete=True)

    assert [book.id for book in reader.media.get_keep_reading()] == [ids[0], ids[1]]
    page = reader.media.get_keep_reading(limit=1)
    assert [book.id for book in page] == [ids[0]]
    rest = reader.media.get_keep_reading(cursor=page.next_cursor, limit=1)
    assert [book.id for book in rest] == [ids[1]]
    assert rest.next_cursor is None


def test_books_that_share_their_content_are_found(
    owner: Api, add_library: AddLibrary, tmp_path: Path
) -> None:
    root = tmp_path / "twins"
    for name in ("One", "Other"):
        comic(root / "A" / f"{name}.cbz", 7)
    comic(root / "A" / "Different.cbz", 2)
    comic(root / "B" / "Copy.cbz", 7)
    library = add_library(root, generate_file_hashes=True)
    plain = owner.library.get_media(library.id)
    assert all(book.hash_ and len(book.hash_) == 64 for book in plain)

    found = owner.media.get_duplicates()

    mine = [book for book in found if book.path.startswith(str(root))]
    assert [book.name for book in mine] == ["Copy", "One", "Other"]
    assert len({book.hash_ for book in mine}) == 1
    # Never the whole list at once.
    assert found.page is not None
    assert found.page.page_size == 20


def test_without_hashes_nothing_is_a_duplicate(owner: Api, shared: models.Library) -> None:
    assert all(book.hash_ is None for book in owner.library.get_media(shared.id))
    assert all(
        not book.path.startswith(shared.path) for book in owner.media.get_duplicates(page_size=100)
    )


def test_a_book_is_found_by_its_path_whatever_its_name(owner: Api, catalogue: Catalogue) -> None:
    for parts in ((NOVELS, "Tea_Time", "Über_Tee.epub"), (COMICS, "Fog", "Fog 1.cbz")):
        path = catalogue.path(*parts)
        assert owner.media.get_by_path(path).path == path

    for path in (catalogue.path(COMICS, "Fog"), "/etc/passwd", "nobody"):
        with pytest.raises(NotFound):
            owner.media.get_by_path(path)


def test_a_book_comes_with_what_is_asked_for(owner: Api, catalogue: Catalogue) -> None:
    id = catalogue.ids["Fog 1"]

    plain = owner.media.get_by_id(id)
    with_series = owner.media.get_by_id(id, load_series=True)
    with_library = owner.media.get_by_id(id, load_library=True)

    assert not plain.series
    assert with_series.series
    assert with_series.series.name == "Fog"
    assert with_series.series.library is None
    assert with_library.series
    assert with_library.series.library is not None
    assert with_library.series.library.name == COMICS
    assert plain.tags
    assert [tag.name for tag in plain.tags] == ["fog robots"]


def test_a_book_says_what_it_is(catalogue: Catalogue) -> None:
    book = catalogue.reader.media.get_by_id(catalogue.ids["Fog 1"])
    file = Path(book.path)

    assert (book.name, book.extension, book.pages) == ("Fog 1", "cbz", 5)
    assert (book.size, book.status) == (file.stat().st_size, "READY")
    assert book.modified_at is not None
    assert abs(book.modified_at.timestamp() - file.stat().st_mtime) < 0.001
    assert book.metadata is not None
    assert book.metadata.to_dict() == {
        "title": "Grey Dawn",
        "number": 2.0,
        "volume": 7,
        "summary": FOG_1["Summary"],
        "age_rating": 13,
        "genre": ["Horror", "Science Fiction"],
        "year": 1990,
        "writers": ["Ann Lee"],
        "pencillers": ["Will Eisner"],
        "inkers": ["Lou Fine"],
        "colorists": ["Mary Hall"],
        "letterers": ["Ben Oda"],
        "editors": ["Robert Farrell"],
        "characters": ["Sal", "Mary Ann"],
        "publisher": "Ace",
        "page_count": 5,
    }
    # The caller's own reading, and nobody else's.
    assert (book.current_page, book.is_completed) == (2, False)
    assert book.active_reading_session
    assert book.active_reading_session.page == 2


def test_pages_are_numbered_in_natural_order(
    owner: Api, add_library: AddLibrary, tmp_path: Path
) -> None:
    root = tmp_path / "order"
    shades = {"p10.png": 10, "p9.png": 9, "p1.png": 1, "inner/p2.png": 0, ".hidden.png": 99}
    members = {name: png(shade + 1, 1, (shade, 0, 0)) for name, shade in shades.items()}
    comic(root / "A" / "Order.cbz", 0, members | {"__MACOSX/p3.png": png(3, 3, (3, 3, 3))})
    library = add_library(root)
    (book,) = owner.library.get_media(library.id)

    pages = [owner.media.get_page(book.id, number) for number in range(1, book.pages + 1)]

    in_order = ["inner/p2.png", "p1.png", "p9.png", "p10.png"]
    assert [page.content for page in pages] == [members[name] for name in in_order]
    assert {page.media_type for page in pages} == {"image/png"}


def test_pages_a_book_does_not_have_are_not_found(owner: Api, catalogue: Catalogue) -> None:
    id = catalogue.ids["Fog 1"]

    for page in (6, 2_000_000_000):
        with pytest.raises(NotFound):
            owner.media.get_page(id, page)
    for page in (0, -1, 2**31):
        with pytest.raises(Invalid):
            owner.media.get_page(id, page)


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ({"height": 15}, (11, 15)),
        ({"width": 11}, (11, 15)),
        ({"height": 15, "width": 3}, (11, 15)),
        ({"height": 300}, (22, 30)),
    ],
    ids=["height", "width", "height wins", "never larger"],
)
def test_pages_are_scaled_on_request(
    owner: Api, catalogue: Catalogue, asked: dict[str, int], size: tuple[int, int]
) -> None:
    page = owner.media.get_page(catalogue.ids["Fog 1"], 2, **asked)

    assert png_size(page.content) == size


def png_size(content: bytes) -> tuple[int, int]:
    assert content.startswith(b"\x89PNG")
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")


def test_a_page_comes_in_the_format_its_reader_likes_best(http: Http, catalogue: Catalogue) -> None:
    client, place = http(catalogue.reader), f"/api/v1/media/{catalogue.ids['Fog 1']}/page/2"
    browser = "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8"

    def get(query: str, accepted: str, **headers: str) -> Any:
        return client.get(place + query, headers={"accept": accepted} | headers)

    original = get("", browser)
    scaled = {
        accepted: get("?width=11", accepted)
        for accepted in (browser, "image/webp;q=0.5, image/jpeg;q=0.4", "image/*", "*/*")
    }
    wished = get("?width=11&format=jpeg&quality=30", browser)
    converted = get("", "image/jpeg")
    answers = [original, *scaled.values(), wished, converted]

    assert [answer.headers["content-type"] for answer in answers] == [
        "image/png",
        "image/avif",
        "image/webp",
        "image/png",
        "image/png",
        "image/jpeg",
        "image/jpeg",
    ]
    assert all("Accept" in answer.headers.get_list("vary") for answer in answers)
    assert all("last-modified" in answer.headers for answer in answers)
    # Four programs of five see another image.
    assert len({answer.headers["etag"] for answer in answers}) == 6
    again = get("?width=11", browser, **{"if-none-match": scaled[browser].headers["etag"]})
    other = get("?width=11", "image/webp", **{"if-none-match": scaled[browser].headers["etag"]})
    dated = get("", browser, **{"if-modified-since": original.headers["last-modified"]})
    assert (again.status_code, other.status_code, dated.status_code) == (304, 200, 304)
    assert "Accept" in again.headers.get_list("vary")
    part = get("?width=11", browser, range="bytes=0-9")
    assert (part.status_code, part.content) == (206, scaled[browser].content[:10])


def test_a_page_that_was_made_is_kept_until_the_book_changes(
    owner: Api, server: Any, library: models.Library, books: Path
) -> None:
    def kept() -> set[Path]:
        cache = server.data_dir / "cache" / "images"
        return {path for path in cache.rglob("*") if path.is_file()}

    book = owner.library.get_media(library.id)[0]
    before = kept()

    first = owner.media.get_page(book.id, 1, height=12, format="webp")
    (path,) = kept() - before
    used = path.stat().st_mtime_ns
    again = owner.media.get_page(book.id, 1, height=12, format="webp")

    assert (first, first.media_type) == (again, "image/webp")
    assert path.stat().st_mtime_ns > used
    comic(books / "Alpha" / "Alpha 1.cbz", 3, {"00.png": png(50, 50, (1, 1, 1))})
    changed = owner.media.get_page(book.id, 1, height=12, format="png")
    assert png_size(changed.content) == (12, 12)


def test_thumbnails_come_in_the_size_that_is_asked_for(
    http: Http, owner: Api, shared: models.Library
) -> None:
    book = owner.library.get_media(shared.id)[1]
    small = [
        controller.get_thumbnail(id, width=7, format="png")
        for controller, id in (
            (owner.media, book.id),
            (owner.series, book.series_id),
            (owner.library, shared.id),
        )
    ]

    assert [png_size(picture.content)[0] for picture in small] == [7, 7, 7]
    answer = http(owner).get(f"/api/v1/media/{book.id}/thumbnail", headers={"accept": "image/webp"})
    assert answer.headers["content-type"] == "image/webp"
    assert "last-modified" in answer.headers


@pytest.mark.parametrize(
    "asked",
    [{"height": 0}, {"width": -1}, {"height": 10_001}, {"quality": 0}, {"quality": 101}],
)
def test_sizes_nobody_needs_are_refused(
    owner: Api, catalogue: Catalogue, asked: dict[str, int]
) -> None:
    with pytest.raises(Invalid):
        owner.media.get_page(catalogue.ids["Fog 1"], 1, **asked)


def test_the_first_page_of_an_epub_is_its_cover_and_the_rest_are_its_chapters(
    http: Http, catalogue: Catalogue
) -> None:
    client, id = http(catalogue.reader), catalogue.ids["Tea 50%"]
    book = catalogue.reader.media.get_by_id(id)

    cover = client.get(f"/api/v1/media/{id}/page/1")
    texts = [client.get(f"/api/v1/media/{id}/page/{n}") for n in range(2, book.pages + 1)]

    assert cover.headers["content-type"] == "image/png"
    assert "Chapter 2 of Of Tea" in texts[-1].text
    for text in texts:
        assert text.headers["content-type"].startswith("application/xhtml+xml")
        # What a stranger wrote must not act as a page of this server.
        assert "sandbox" in text.headers["content-security-policy"]
    with pytest.raises(Invalid):
        catalogue.reader.media.get_page(id, 2, height=100)


def test_pages_of_a_pdf_are_rendered(owner: Api, server: Any) -> None:
    (book,) = owner.library.get_media(server.library_id, name=["Knots"])

    page = owner.media.get_page(book.id, 2)

    # Rendered once.
    assert owner.media.get_page(book.id, 2) == page
    assert page.media_type.startswith("image/")
    assert len(page.content) > 100
    assert book.pages == 2


def test_a_known_page_is_not_sent_again(http: Http, catalogue: Catalogue) -> None:
    client, place = http(catalogue.reader), f"/api/v1/media/{catalogue.ids['Fog 1']}/page/1"

    first = client.get(place)
    again = client.get(place, headers={"if-none-match": first.headers["etag"]})
    other = client.get(f"{place[:-1]}2", headers={"if-none-match": first.headers["etag"]})
    scaled = client.get(f"{place}?height=9", headers={"if-none-match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert "private" in again.headers["cache-control"]
    assert (other.status_code, scaled.status_code) == (200, 200)
    assert len({a.headers["etag"] for a in (first, other, scaled)}) == 3


def test_a_part_of_a_page_can_be_asked_for(http: Http, catalogue: Catalogue) -> None:
    client, place = http(catalogue.reader), f"/api/v1/media/{catalogue.ids['Fog 1']}/page/1"
    whole = client.get(place).content

    part = client.get(place, headers={"range": "bytes=2-5"})
    tail = client.get(place, headers={"range": "bytes=-4"})
    beyond = client.get(place, headers={"range": "bytes=99999999-"})

    assert (part.status_code, part.content) == (206, whole[2:6])
    assert part.headers["content-range"] == f"bytes 2-5/{len(whole)}"
    assert tail.content == whole[-4:]
    assert beyond.status_code == 416
    assert beyond.headers["content-range"] == f"bytes */{len(whole)}"


def test_a_changed_book_has_new_pages_before_any_scan(
    http: Http, owner: Api, library: models.Library, books: Path
) -> None:
    client = http(owner)
    book = owner.library.get_media(library.id)[0]
    place = f"/api/v1/media/{book.id}/page/1"
    before = client.get(place)
    comic(books / "Alpha" / "Alpha 1.cbz", 3, {"00.png": png(50, 50, (1, 1, 1))})

    after = client.get(place)

    assert after.status_code == 200
    assert png_size(after.content) == (50, 50)
    assert before.content != after.content


@pytest.mark.parametrize("what", ["page/1", "thumbnail", "thumbnail?width=9&format=png"])
def test_no_part_of_a_changed_book_is_taken_for_one_of_the_old(
    http: Http, owner: Api, library: models.Library, books: Path, what: str
) -> None:
    client = http(owner)
    book = owner.library.get_media(library.id)[0]
    place = f"/api/v1/media/{book.id}/{what}"
    etag = client.get(place).headers["etag"]
    comic(books / "Alpha" / "Alpha 1.cbz", 3, {"00.png": png(50, 50, (1, 1, 1))})

    known = client.get(place, headers={"if-none-match": etag})
    rest = client.get(place, headers={"range": "bytes=9-", "if-range": etag})

    assert (known.status_code, rest.status_code) == (200, 200)
    assert known.headers["etag"] != etag


def test_a_changed_comic_keeps_the_cover_it_names(
    http: Http, owner: Api, server: Any, add_library: AddLibrary, tmp_path: Path
) -> None:
    file = tmp_path / "named" / "A" / "1.cbz"
    said = b'<ComicInfo><Pages><Page Image="1" Type="FrontCover"/></Pages></ComicInfo>'

    def write(*sides: int) -> None:
        pages = {f"{n}.png": png(side, side, (1, 2, 3)) for n, side in enumerate(sides)}
        comic(file, 0, pages | {"ComicInfo.xml": said})

    write(10, 20)
    library = add_library(file.parent.parent, process_metadata=True)
    (book,) = owner.library.get_media(library.id)
    client, place = http(owner), f"/api/v1/media/{book.id}/thumbnail?format=png"
    write(11, 22)

    before = client.get(place)
    server.scan(library.id)
    after = client.get(place)

    assert (png_size(before.content), png_size(after.content)) == ((22, 22), (22, 22))


def test_a_cover_that_is_said_later_takes_the_place_of_a_known_one(
    http: Http, owner: Api, add_library: AddLibrary, tmp_path: Path
) -> None:
    said = b'<ComicInfo><Pages><Page Image="1" Type="FrontCover"/></Pages></ComicInfo>'
    pages = {f"{side}.png": png(side, side, (1, 2, 3)) for side in (10, 20)}
    comic(tmp_path / "later" / "A" / "1.cbz", 0, pages | {"ComicInfo.xml": said})
    library = add_library(tmp_path / "later", process_metadata=False)
    (book,) = owner.library.get_media(library.id)
    client, place = http(owner), f"/api/v1/media/{book.id}/thumbnail?format=webp"
    first = client.get(place)

    options = models.ScanConfig(regen_meta=True)
    owner.job.wait(owner.library.scan(library.id, config=options).job_id)
    known = client.get(place, headers={"if-none-match": first.headers["etag"]})

    assert known.status_code == 200
    plain = client.get(place.partition("?")[0])
    assert (png_size(plain.content), known.content != first.content) == ((20, 20), True)


def test_an_older_picture_or_file_is_news_as_well(
    http: Http, owner: Api, library: models.Library, books: Path
) -> None:
    client = http(owner)
    book = owner.library.get_media(library.id)[0]
    thumbnail, file = (f"/api/v1/media/{book.id}/{what}" for what in ("thumbnail", "file"))
    os.utime(books / "Alpha" / "Alpha 1.cbz", (1_000_000_000, 1_000_000_000))
    owner.media.update_thumbnail(book.id, page=2)
    newer = {path: client.get(path).headers["last-modified"] for path in (thumbnail, file)}

    owner.library.delete_thumbnails(library.id)
    os.utime(books / "Alpha" / "Alpha 1.cbz", (900_000_000, 900_000_000))

    for path, time in newer.items():
        assert client.get(path, headers={"if-modified-since": time}).status_code == 200


def test_the_validator_of_a_changed_book_is_another_one(
    http: Http, owner: Api, server: Any, library: models.Library, books: Path
) -> None:
    client = http(owner)
    book = owner.library.get_media(library.id)[0]
    place = f"/api/v1/media/{book.id}/page/1"
    before = client.get(place)
    comic(books / "Alpha" / "Alpha 1.cbz", 3, {"00.png": png(50, 50, (1, 1, 1))})
    server.scan(library.id)

    after = client.get(place, headers={"if-none-match": before.headers["etag"]})

    assert after.status_code == 200
    assert after.headers["etag"] != before.headers["etag"]


def test_a_book_whose_file_is_gone_is_not_found(
    owner: Api, library: models.Library, books: Path
) -> None:
    book = owner.library.get_media(library.id)[0]
    (books / "Alpha" / "Alpha 1.cbz").unlink()

    for call in (
        lambda: owner.media.get_page(book.id, 1),
        lambda: owner.media.get_file(book.id),
        lambda: owner.media.get_thumbnail(book.id),
    ):
        with pytest.raises(NotFound) as missing:
            call()
        assert str(books) not in missing.value.message


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_what_came_into_the_place_of_a_file_is_not_sent(
    owner: Api, library: models.Library, books: Path, kind: str
) -> None:
    book = owner.library.get_media(library.id)[0]
    file = books / "Alpha" / "Alpha 1.cbz"
    file.unlink()
    if kind == "link":
        file.symlink_to("/etc/passwd")
    elif kind == "pipe":
        os.mkfifo(file)
    else:
        file.mkdir()

    with pytest.raises(NotFound):
        owner.media.get_file(book.id)


def test_a_book_that_cannot_be_read_says_so(owner: Api, server: Any) -> None:
    (torn,) = owner.library.get_media(server.library_id, name=["Torn 1"])

    assert (torn.status, torn.pages) == ("ERROR", 0)
    assert torn.fault
    with pytest.raises(Conflict) as refused:
        owner.media.get_page(torn.id, 1)
    assert refused.value.status == 422
    assert str(server.library_path) not in refused.value.message


def test_a_file_is_for_those_who_may_download(
    member: Api, make_user: MakeUser, catalogue: Catalogue
) -> None:
    id = catalogue.ids["Fog 1"]
    for call in (member.media.get_file, member.media.convert):
        with pytest.raises(Forbidden):
            call(id)

    got = make_user(Permission.FILE_DOWNLOAD).media.get_file(id)

    assert got.content == Path(catalogue.path(COMICS, "Fog", "Fog 1.cbz")).read_bytes()
    assert got.media_type == "application/vnd.comicbook+zip"


@pytest.mark.parametrize(
    ("name", "parts", "media_type"),
    [
        ("Fog 1", (COMICS, "Fog", "Fog 1.cbz"), "application/vnd.comicbook+zip"),
        ("Sun 1", (COMICS, "Sun", "Sun 1.zip"), "application/zip"),
        ("Über_Tee", (NOVELS, "Tea_Time", "Über_Tee.epub"), "application/epub+zip"),
    ],
)
def test_a_file_comes_under_its_own_name_and_kind(
    http: Http,
    owner: Api,
    catalogue: Catalogue,
    name: str,
    parts: tuple[str, ...],
    media_type: str,
) -> None:
    answer = http(owner).get(f"/api/v1/media/{catalogue.ids[name]}/file")

    assert answer.content == Path(catalogue.path(*parts)).read_bytes()
    assert answer.headers["content-type"] == media_type
    assert answer.headers["accept-ranges"] == "bytes"
    assert int(answer.headers["content-length"]) == len(answer.content)
    disposition = answer.headers["content-disposition"]
    assert disposition.startswith("attachment; ")
    assert disposition.endswith(f"filename*=UTF-8''{quote(parts[-1], safe='')}")


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-9", 0, 9),
        ("bytes=100-", 100, None),
        ("bytes=-10", -10, None),
        ("bytes=0-99999999", 0, None),
    ],
)
def test_a_file_can_be_had_in_parts(
    http: Http, owner: Api, catalogue: Catalogue, asked: str, first: int, last: int | None
) -> None:
    place = f"/api/v1/media/{catalogue.ids['Über_Tee']}/file"
    whole = Path(catalogue.path(NOVELS, "Tea_Time", "Über_Tee.epub")).read_bytes()

    part = http(owner).get(place, headers={"range": asked})

    assert part.status_code == 206
    assert part.content == whole[first : None if last is None else last + 1]
    assert part.headers["content-range"].endswith(f"/{len(whole)}")
    assert "filename*=" in part.headers["content-disposition"]


@pytest.mark.parametrize("asked", ["bytes=5-2", "lines=1-2", "bytes=0-1,4-5", "nonsense"])
def test_a_range_that_says_nothing_gives_the_whole(
    http: Http, owner: Api, catalogue: Catalogue, asked: str
) -> None:
    place = f"/api/v1/media/{catalogue.ids['Fog 2']}/file"

    assert http(owner).get(place, headers={"range": asked}).status_code == 200


def test_a_range_holds_for_one_version_only(http: Http, owner: Api, catalogue: Catalogue) -> None:
    client, place = http(owner), f"/api/v1/media/{catalogue.ids['Fog 2']}/file"
    etag = client.get(place).headers["etag"]

    same = client.get(place, headers={"range": "bytes=0-3", "if-range": etag})
    other = client.get(place, headers={"range": "bytes=0-3", "if-range": '"another"'})

    assert (same.status_code, other.status_code) == (206, 200)


def test_a_file_is_asked_about_without_being_sent(
    http: Http, owner: Api, catalogue: Catalogue
) -> None:
    client, place = http(owner), f"/api/v1/media/{catalogue.ids['Fog 2']}/file"
    size = Path(catalogue.path(COMICS, "Fog", "Fog 2.cbz")).stat().st_size

    head = client.head(place)
    known = client.get(place, headers={"if-none-match": head.headers["etag"]})
    since = client.get(place, headers={"if-modified-since": head.headers["last-modified"]})

    assert (head.status_code, head.content) == (200, b"")
    assert int(head.headers["content-length"]) == size
    assert (known.status_code, since.status_code) == (304, 304)


def test_only_archives_that_are_no_zip_are_repacked(owner: Api, catalogue: Catalogue) -> None:
    for name in ("Fog 1", "Tea 50%"):
        with pytest.raises(Invalid):
            owner.media.convert(catalogue.ids[name])


def test_a_tar_comes_as_a_zip(owner: Api, add_library: AddLibrary, tmp_path: Path) -> None:
    pages = {f"{n}.png": png(n, n, (n, n, n)) for n in (1, 2, 10)}
    file = tmp_path / "tar" / "A" / "Tär.cbt"
    file.parent.mkdir(parents=True)
    with tarfile.open(file, "w") as archive:
        for name, content in pages.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, BytesIO(content))
    library = add_library(tmp_path / "tar")
    (book,) = owner.library.get_media(library.id)

    converted = owner.media.convert(book.id)

    assert converted.media_type == "application/vnd.comicbook+zip"
    with zipfile.ZipFile(BytesIO(converted.content)) as archive_:
        unpacked = [archive_.read(name) for name in archive_.namelist()]
    assert unpacked == list(pages.values())
    assert file.exists()


def _chunk(body: bytes) -> bytes:
    length = (len(body) - 4).to_bytes(4, "big")
    return length + body + zlib.crc32(body).to_bytes(4, "big")


def test_the_thumbnail_of_a_book_is_chosen_uploaded_and_deleted(
    http: Http, owner: Api, library: models.Library
) -> None:
    client = http(owner)
    book = owner.library.get_media(library.id)[0]
    place = f"/api/v1/media/{book.id}/thumbnail"
    cover = client.get(place)
    assert cover.content == owner.media.get_page(book.id, 1).content

    chosen = owner.media.update_thumbnail(book.id, page=2)
    stored = client.get(place, headers={"if-none-match": cover.headers["etag"]})
    known = client.get(place, headers={"if-none-match": stored.headers["etag"]})
    part = client.get(place, headers={"range": "bytes=0-3"})

    assert (stored.status_code, stored.content) == (200, chosen.content)
    assert stored.headers["content-type"] == chosen.media_type == "image/jpeg"
    assert known.status_code == 304
    assert (part.status_code, part.content) == (206, chosen.content[:4])
    secret = b"tEXtComment\0where it was taken"
    picture = png(9, 9, (9, 9, 9)).replace(b"\0\0\0\0IEND", _chunk(secret) + b"\0\0\0\0IEND")
    assert secret in picture
    uploaded = owner.media.upload_thumbnail(book.id, file=picture)
    shown = client.get(place)
    assert (shown.content, shown.headers["content-type"]) == (uploaded.content, "image/png")
    assert png_size(uploaded.content) == (9, 9)
    # Encoded anew: nothing that was hidden in it stays.
    assert secret not in uploaded.content
    assert shown.headers["etag"] != stored.headers["etag"]

    owner.library.delete_thumbnails(library.id)

    assert client.get(place).content == cover.content


def test_choosing_a_thumbnail_counts_from_one_unless_told_otherwise(
    owner: Api, shared: models.Library
) -> None:
    id = owner.library.get_media(shared.id)[0].id

    assert owner.media.update_thumbnail(
        id, page=1, is_zero_based=True
    ) == owner.media.update_thumbnail(id, page=2)
    for page in (0, 4):
        with pytest.raises(Invalid):
            owner.media.update_thumbnail(id, page=page)


def test_text_makes_no_thumbnail(owner: Api, catalogue: Catalogue) -> None:
    id = catalogue.ids["Tea 50%"]

    assert owner.media.update_thumbnail(id, page=1).media_type == "image/jpeg"
    with pytest.raises(Invalid, match="text"):
        owner.media.update_thumbnail(id, page=2)


def test_pictures_of_books_are_for_those_who_may(
    member: Api, make_user: MakeUser, shared: models.Library
) -> None:
    id = member.library.get_media(shared.id)[0].id
    picture = png(4, 4, (0, 0, 0))
    for permission in (Permission.LIBRARY_MANAGE, Permission.FILE_UPLOAD):
        with pytest.raises(Forbidden):
            make_user(permission).media.upload_thumbnail(id, file=picture)

    for call in (
        lambda: member.media.update_thumbnail(id, page=1),
        lambda: member.media.upload_thumbnail(id, file=picture),
        lambda: member.media.analyze(id),
        lambda: member.media.scan(id),
        lambda: member.media.update_metadata(id, title="Mine"),
        lambda: member.media.patch_metadata(id, title="Mine"),
        lambda: member.media.update_metadata_locks(id, fields=[]),
    ):
        with pytest.raises(Forbidden):
            call()


def test_uploads_have_a_limit(fresh_server: Callable[..., Any]) -> None:
    server = fresh_server(max_image_upload_size=2000)
    with server.api("oromei") as owner:
        id = owner.library.get_media(server.library_id)[0].id
        assert owner.media.upload_thumbnail(id, file=png(3, 3, (1, 2, 3)))

        with pytest.raises(Invalid) as refused:
            owner.media.upload_thumbnail(id, file=png(3, 3, (1, 2, 3)) + bytes(4000))

    assert refused.value.status == 413


def test_analysing_a_book_measures_its_pages(owner: Api, shared: models.Library) -> None:
    book = owner.library.get_media(shared.id)[1]

    job = owner.job.wait(owner.media.analyze(book.id).job_id)

    assert isinstance(job.output_data, models.AnalyzeMediaOutput)
    assert job.output_data.image_dimensions_analyzed == 3
    assert [size.width for size in owner.media.get_dimensions(book.id)] == [21, 22, 23]
    with pytest.raises(Invalid):
        owner.media.get_page_dimensions(book.id, 0)


def test_metadata_is_replaced_as_a_whole(owner: Api, library: models.Library) -> None:
    id = owner.library.get_media(library.id)[0].id
    before = owner.media.get_metadata(id)
    assert before is not None
    assert (before.series, before.number) == ("Alpha", 1)

    changed = owner.media.update_metadata(
        id,
        title="Ein Titel – mit Umlauten: äöü",
        genre=["Horror, supernatural", "Drama"],
        writers="Ann Lee, Bob Roe",
        age_rating="Teen",
        number=1.5,
        year=2011,
    )

    assert owner.media.get_metadata(id) == changed
    assert changed.to_dict() == {
        "title": "Ein Titel – mit Umlauten: äöü",
        "genre": ["Horror, supernatural", "Drama"],
        "writers": ["Ann Lee", "Bob Roe"],
        "age_rating": 13,
        "number": 1.5,
        "year": 2011,
    }
    assert owner.media.update_metadata(id).to_dict() == {}


def test_metadata_of_a_book_is_changed_field_by_field(
    http: Http, owner: Api, library: models.Library
) -> None:
    id = owner.library.get_media(library.id)[0].id
    owner.media.update_metadata(id, title="T", year=2011, genre=["Drama"], writers="A, B")
    owner.media.update_metadata_locks(id, fields=[])

    changed = owner.media.patch_metadata(id, year=None, number=2, genre="Horror")

    assert changed.to_dict() == {
        "title": "T",
        "number": 2,
        "genre": ["Horror"],
        "writers": ["A", "B"],
    }
    assert owner.media.get_metadata(id) == changed
    assert owner.media.get_metadata_locks(id).fields == ["number", "genre", "year"]
    assert owner.media.patch_metadata(id) == changed
    # ComicInfo's words are understood as they are with PUT.
    place = f"/api/v1/media/{id}/metadata"
    answer = http(owner).patch(place, json={"Writer": "C", "Title": None}).json()
    assert answer == {"number": 2, "genre": ["Horror"], "writers": ["C"]}


def test_blank_texts_empty_their_fields(owner: Api, library: models.Library) -> None:
    book = owner.library.get_media(library.id)[0]
    owner.media.update_metadata(book.id, title="T", publisher="P", summary="S", number=1)
    owner.series.update_metadata(book.series_id, title="T", publisher="P")

    known = owner.media.patch_metadata(book.id, title="", publisher=" \t", summary="\n")
    series = owner.series.update_metadata(book.series_id, title=" ", publisher="")

    assert known.to_dict() == {"number": 1}
    assert (series.title, series.publisher) == (None, None)
    assert "" not in {one.strip() for one in owner.metadata.get_publishers()}


def test_accents_in_metadata_are_part_of_their_letters(owner: Api, library: models.Library) -> None:
    id = owner.library.get_media(library.id)[0].id

    known = owner.media.patch_metadata(id, title="Cafe\u0301", genre=["e\u0301", "\u00e9"])

    assert (known.title, known.genre) == ("Caf\u00e9", ["\u00e9"])


def test_no_locks_are_no_metadata_of_a_book(owner: Api, library: models.Library) -> None:
    id = owner.library.get_media(library.id)[0].id
    owner.media.update_metadata(id)

    locked = owner.media.update_metadata_locks(id, fields=["year", "title"])
    assert locked.fields == ["title", "year"]
    assert owner.media.get_metadata_locks(id) == locked
    assert owner.media.update_metadata_locks(id, fields=[]).fields == []
    assert owner.media.get_metadata(id) is None
    owner.media.update_metadata_locks(id, fields=[])
    assert owner.media.get_metadata(id) is None


def test_metadata_as_it_came_can_be_sent_back(http: Http, owner: Api, catalogue: Catalogue) -> None:
    client, place = http(owner), f"/api/v1/media/{catalogue.ids['Fog 1']}/metadata"
    before = client.get(place).json()

    answer = client.put(place, json=before)

    assert answer.json() == before


def test_metadata_is_understood_in_comicinfos_words(
    http: Http, owner: Api, library: models.Library
) -> None:
    id = owner.library.get_media(library.id)[0].id

    answer = http(owner).put(
        f"/api/v1/media/{id}/metadata",
        json={"Title": "T", "Writer": "A, B", "Web": ["https://example.org"], "AgeRating": 16},
    )

    assert answer.json() == {
        "title": "T",
        "writers": ["A", "B"],
        "links": ["https://example.org"],
        "age_rating": 16,
    }


@pytest.mark.parametrize("method", ["PUT", "PATCH"])
@pytest.mark.parametrize(
    "body",
    [
        {"links": ["https://example.org", "javascript:alert(1)"]},
        {"links": "https://example.org, JavaScript:alert(1)"},
        {"Web": ["data:text/html,<script>"]},
    ],
)
def test_links_that_a_browser_would_run_are_refused(
    http: Http, owner: Api, catalogue: Catalogue, method: str, body: Any
) -> None:
    place = f"/api/v1/media/{catalogue.ids['Fog 2']}/metadata"
    before = http(owner).get(place).json()

    answer = http(owner).request(method, place, json=body)

    assert answer.status_code == 400
    assert [fault["pointer"] for fault in answer.json()["errors"]] == ["/links"]
    assert http(owner).get(place).json() == before


@pytest.mark.parametrize(
    "body",
    [
        {"year": "last"},
        {"year": 10_000},
        {"month": 13},
        {"genre": 7},
        {"title": "x" * 1001},
        {"title": "\u0000"},
        [],
        "text",
    ],
)
def test_metadata_that_cannot_be_meant_is_refused(
    http: Http, owner: Api, catalogue: Catalogue, body: Any
) -> None:
    place = f"/api/v1/media/{catalogue.ids['Fog 2']}/metadata"

    answer = http(owner).put(place, json=body)

    assert answer.status_code == 400
    assert answer.json()["message"]


@pytest.mark.parametrize(
    "act",
    [
        lambda api: api.media.get_by_id("nobody"),
        lambda api: api.media.get_file("nobody"),
        lambda api: api.media.convert("nobody"),
        lambda api: api.media.get_thumbnail("nobody"),
        lambda api: api.media.update_thumbnail("nobody", page=1),
        lambda api: api.media.upload_thumbnail("nobody", file=png(2, 2, (1, 2, 3))),
        lambda api: api.media.analyze("nobody"),
        lambda api: api.media.scan("nobody"),
        lambda api: api.media.get_page("nobody", 1),
        lambda api: api.media.get_page_dimensions("nobody", 1),
        lambda api: api.media.get_progress("nobody"),
        lambda api: api.media.update_progress("nobody", page=1),
        lambda api: api.media.delete_progress("nobody"),
        lambda api: api.media.get_completion("nobody"),
        lambda api: api.media.update_completion("nobody", is_complete=True),
        lambda api: api.media.get_dimensions("nobody"),
        lambda api: api.media.get_metadata("nobody"),
        lambda api: api.media.update_metadata("nobody"),
        lambda api: api.media.patch_metadata("nobody", title="x"),
        lambda api: api.media.update_metadata_locks("nobody", fields=[]),
    ],
)
def test_a_book_that_is_not_there_is_not_found(owner: Api, act: Callable[[Api], object]) -> None:
    with pytest.raises(NotFound) as missing:
        act(owner)

    assert missing.value.message == "There is no such book"
