"""Series: lists, what comes along, the next book, completion and pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from builders import sdk_contract
from builders.books import comic, png
from builders.catalogue import COMICS, NOVELS, Catalogue
from stump_client import Api, Forbidden, Invalid, NotFound, models
from stump_server.domain.access import Permission

Http = Callable[..., httpx.Client]
AddLibrary = Callable[..., models.Library]
MakeUser = Callable[..., Api]

ALL = {"Fog", "Sun", "Tea_Time"}
ID, PATH = "id of ", "path of "
NOT_FILTERS = {
    *("page", "page_size", "zero_based", "cursor", "limit", "order_by", "direction"),
    *("load_media", "load_library", "count_media"),
}
# For every filter of series: what is asked for, and which series of the catalogue answer.
CASES: dict[str, list[tuple[list[str], set[str]]]] = {
    "id": [([ID + "Sun", "nobody"], {"Sun"})],
    "name": [(["Fog", "Sun"], {"Fog", "Sun"}), (["fog"], set())],
    "path": [([f"{PATH}{COMICS}/Fog"], {"Fog"})],
    "search": [
        (["the fog"], {"Fog"}),
        (["bright"], {"Sun"}),
        (["_"], {"Tea_Time"}),
        (["%"], set()),
    ],
    "metadata[meta_type]": [(["manga"], {"Sun"}), (["manga", "comicSeries"], {"Fog", "Sun"})],
    "metadata[publisher]": [(["Ace"], {"Fog"})],
    "metadata[status]": [(["Ended", "Continuing"], {"Fog"})],
    "metadata[age_rating]": [(["PG-13"], {"Fog", "Sun"}), (["12"], set())],
    "metadata[volume]": [(["2"], {"Fog"}), (["3"], set())],
    "metadata[volume][from]": [(["3"], {"Sun"})],
    "metadata[volume][to]": [(["4"], {"Fog"})],
    "library[id]": [([ID + NOVELS], {"Tea_Time"})],
    "library[name]": [([COMICS], {"Fog", "Sun"})],
    "library[path]": [([PATH + NOVELS], {"Tea_Time"})],
    "library[search]": [(["100%"], {"Tea_Time"})],
    "media[id]": [([ID + "Fog 2"], {"Fog"})],
    "media[name]": [(["Sun 1", "Fog 1"], {"Fog", "Sun"})],
    "media[extension]": [(["epub"], {"Tea_Time"}), (["zip", "cbz"], {"Fog", "Sun"})],
    "media[path]": [([f"{PATH}{COMICS}/Sun/Sun 1.zip"], {"Sun"})],
    "media[read_status]": [
        (["Reading"], {"Fog", "Tea_Time"}),
        (["completed"], {"Fog", "Sun"}),
        (["Unread"], {"Tea_Time"}),
    ],
    "media[tags]": [(["fog robots"], {"Fog", "Tea_Time"})],
    "media[search]": [(["Über"], {"Tea_Time"}), (["%"], {"Tea_Time"}), (["grey"], {"Fog"})],
    "media[metadata][publisher]": [(["Ace"], {"Fog"})],
    "media[metadata][genre]": [(["romance", "Horror"], {"Fog", "Sun"})],
    "media[metadata][character]": [(["Sal"], {"Fog"})],
    "media[metadata][colorist]": [(["hall"], {"Fog"})],
    "media[metadata][writer]": [(["Quill"], {"Tea_Time"})],
    "media[metadata][penciller]": [(["Eisner"], {"Fog"})],
    "media[metadata][inker]": [(["Fine"], {"Fog"})],
    "media[metadata][letterer]": [(["Oda"], {"Fog"})],
    "media[metadata][editor]": [(["Robert"], {"Fog"})],
    "media[metadata][age_rating]": [(["17"], {"Fog"}), (["18"], {"Fog", "Sun"})],
    "media[metadata][year]": [(["2001"], {"Sun"})],
    "media[metadata][year][from]": [(["2000"], {"Sun", "Tea_Time"})],
    "media[metadata][year][to]": [(["1995"], {"Fog"})],
}
LISTS = {
    "/api/v1/series": ALL,
    "/api/v1/series/recently-added": ALL,
    f"/api/v1/libraries/{{{COMICS}}}/series": {"Fog", "Sun"},
}


def wire(catalogue: Catalogue, value: str) -> str:
    if value.startswith(ID):
        return catalogue.ids[value.removeprefix(ID)]
    if value.startswith(PATH):
        return catalogue.path(*value.removeprefix(PATH).split("/"))
    return value


@pytest.mark.parametrize("path", ["/api/v1/series", "/api/v1/libraries/{id}/series"])
def test_every_filter_of_series_has_a_case(path: str) -> None:
    declared = sdk_contract.load()["paths"][path]["get"]["parameters"]
    parameters = [sdk_contract.resolve(parameter) for parameter in declared]
    names = {p["name"] for p in parameters if p["in"] == "query"}

    assert names - NOT_FILTERS == CASES.keys()


@pytest.mark.parametrize("name", sorted(CASES))
def test_series_are_narrowed_in_every_list_of_them(
    http: Http, catalogue: Catalogue, name: str
) -> None:
    client = http(catalogue.reader)
    for place, within in LISTS.items():
        for asked, expected in CASES[name]:
            values = [wire(catalogue, value) for value in asked]
            query = [(name, value) for value in values]
            answer = client.get(place.format_map(catalogue.ids), params=[*query, ("limit", "100")])

            assert answer.status_code == 200, answer.text
            found = [one["name"] for one in answer.json()["data"] if one["name"] in ALL]
            assert set(found) == expected & within, (asked, place)
            assert len(found) == len(set(found))


ORDERS = sdk_contract.load()["components"]["schemas"]["SeriesOrder"]["enum"]


@pytest.mark.parametrize("direction", ["asc", "desc"])
@pytest.mark.parametrize("field", ORDERS)
def test_every_order_can_be_walked_through(
    catalogue: Catalogue, field: Any, direction: Any
) -> None:
    order = {"order_by": field, "direction": direction, "name": sorted(ALL)}
    whole = [one.id for one in catalogue.reader.series.get(**order)]

    walked = [one.id for one in catalogue.reader.series.each(page_size=1, **order)]
    numbered = [
        one.id
        for page in (1, 2)
        for one in catalogue.reader.series.get(page=page, page_size=2, **order)
    ]

    assert walked == numbered == whole
    assert len(set(whole)) == 3


def test_names_are_in_natural_order(owner: Api, add_library: AddLibrary, tmp_path: Path) -> None:
    for name in ("Vol 10", "vol 9", "Vol 1", "Äpfel"):
        comic(tmp_path / "natural" / name / "1.cbz", 1)
    library = add_library(tmp_path / "natural")

    found = [one.name for one in owner.library.get_series(library.id)]

    assert found == ["Vol 1", "vol 9", "Vol 10", "Äpfel"]


def test_a_series_says_what_its_file_says(catalogue: Catalogue) -> None:
    (fog,) = catalogue.reader.series.get(name=["Fog"])

    assert fog.metadata is not None
    assert fog.metadata.to_dict() == {
        "_type": "comicSeries",
        "title": "The Fog",
        "summary": None,
        "publisher": "Ace",
        "imprint": None,
        "comicid": None,
        "volume": 2,
        "booktype": None,
        "age_rating": 13,
        "status": "Ended",
        "year": None,
        "comic_image": None,
        "total_issues": None,
        "publication_run": None,
    }
    assert (fog.status, fog.path) == ("READY", catalogue.path(COMICS, "Fog"))
    (tea,) = catalogue.reader.series.get(name=["Tea_Time"])
    assert tea.metadata is None


def test_series_come_with_what_is_asked_for(catalogue: Catalogue) -> None:
    asked = {"name": ["Fog", "Tea_Time"]}

    plain = catalogue.reader.series.get(**asked)
    counted = catalogue.reader.series.get(**asked, count_media=True)
    loaded = catalogue.reader.series.get(**asked, load_media=True, load_library=True)

    assert all(
        (one.media, one.library, one.media_count) == (None, None, plain[0].media_count)
        for one in plain
    )
    assert not plain[0].media_count
    assert [one.media_count for one in counted] == [2, 2]
    assert [one.library and one.library.name for one in loaded] == [COMICS, NOVELS]
    books = loaded[0].media
    assert books is not None
    assert [book.name for book in books] == ["Fog 1", "Fog 2"]
    # With the caller's own reading.
    assert (books[0].current_page, books[1].is_completed) == (2, True)


@pytest.mark.parametrize("place", LISTS)
def test_every_list_of_series_brings_along_what_is_asked_for(
    http: Http, catalogue: Catalogue, place: str
) -> None:
    client, path = http(catalogue.reader), place.format_map(catalogue.ids)

    plain = client.get(path, params={"name": "Sun"}).json()["data"][0]
    asked = {"name": "Sun", "load_media": "true", "load_library": "true"}
    loaded = client.get(path, params=asked).json()["data"][0]

    assert (plain["media"], plain["library"]) == (None, None)
    assert [book["name"] for book in loaded["media"]] == ["Sun 1"]
    assert loaded["library"]["name"] == COMICS


def test_one_series_comes_with_its_number_of_books(catalogue: Catalogue) -> None:
    id = catalogue.ids["Fog"]

    plain = catalogue.reader.series.get_by_id(id)
    loaded = catalogue.reader.series.get_by_id(id, load_media=True, load_library=True)

    assert (plain.media_count, plain.media, plain.library) == (2, None, None)
    assert loaded.media is not None
    assert [book.name for book in loaded.media] == ["Fog 1", "Fog 2"]
    assert loaded.library is not None
    assert loaded.library.id == catalogue.ids[COMICS]


def test_series_added_last_come_first_with_counts_for_the_caller(
    make_user: MakeUser, owner: Api, server: Any, library: models.Library, books: Path
) -> None:
    reader = make_user()
    for number in (1, 2, 3):
        comic(books / "Newest" / f"{number}.cbz", 2)
    server.scan(library.id)
    (series,) = owner.library.get_series(library.id, name=["Newest"])
    media = owner.series.get_media(series.id)
    reader.media.update_progress(media[0].id, page=1)
    reader.media.update_completion(media[1].id, is_complete=True)

    page = reader.series.get_recently_added()
    newest = page[0]

    assert (newest.name, newest.media_count, newest.unread_media_count) == ("Newest", 3, 1)
    assert owner.series.get_recently_added()[0].unread_media_count == 3
    # Never the whole list at once.
    assert page.page is not None
    assert (page.page.current_page, page.page.page_size) == (1, 20)
    assert len(reader.series.get_recently_added(page=0, page_size=1)) == 1


def test_books_of_a_series_come_in_pages_and_with_metadata(catalogue: Catalogue) -> None:
    id = catalogue.ids["Fog"]

    page = catalogue.reader.series.get_media(id, page=1, page_size=1, direction="desc")

    assert [book.name for book in page] == ["Fog 2"]
    assert page.page is not None
    assert page.page.total_pages == 2
    assert page[0].metadata is not None
    assert page[0].metadata.summary == "grey DAWN again"
    assert page[0].is_completed
    walked = catalogue.reader.series.media_pages(id, page_size=1)
    assert [book.name for one in walked for book in one] == ["Fog 1", "Fog 2"]


def test_the_next_book_follows_the_one_just_finished(
    make_user: MakeUser, shared: models.Library
) -> None:
    reader = make_user()
    series = reader.library.get_series(shared.id)[0]
    one, two = reader.series.get_media(series.id)

    def next_name() -> str:
        book = reader.series.get_next_media(series.id)
        assert book is not None
        return book.name

    assert next_name() == one.name
    reader.media.update_progress(one.id, page=2)
    assert next_name() == one.name
    reader.media.update_progress(one.id, page=one.pages)
    assert next_name() == two.name
    reader.media.update_completion(two.id, is_complete=True)
    assert next_name() == one.name
    reader.media.update_progress(two.id, page=1)
    assert next_name() == two.name


def test_a_series_is_complete_when_every_book_is(
    make_user: MakeUser, shared: models.Library
) -> None:
    reader, other = make_user(), make_user()
    series = reader.library.get_series(shared.id)[0]
    one, two = reader.series.get_media(series.id)
    assert reader.series.get_completion(series.id).is_complete is False

    reader.media.update_completion(one.id, is_complete=True)
    reader.media.update_completion(one.id, is_complete=True)
    assert reader.series.get_completion(series.id).is_complete is False

    reader.media.update_completion(two.id, is_complete=True)
    done = reader.series.get_completion(series.id)
    assert done.is_complete
    assert done.completed_at == reader.media.get_completion(two.id).last_completed_at
    assert other.series.get_completion(series.id).is_complete is False


def test_a_series_is_marked_as_a_whole(make_user: MakeUser, shared: models.Library) -> None:
    reader = make_user()
    series = reader.library.get_series(shared.id)[0]
    one, two = reader.series.get_media(series.id)
    reader.media.update_progress(one.id, page=2, elapsed_seconds=60)
    began = reader.media.get_progress(one.id)
    assert began is not None

    assert reader.series.update_completion(series.id).is_complete

    finished = reader.media.get_by_id(one.id).finished_reading_sessions or []
    assert [(f.started_at, f.elapsed_seconds) for f in finished] == [(began.started_at, 60)]
    assert reader.media.get_completion(two.id).is_completed
    # Said twice, it is still read once.
    reader.series.update_completion(series.id, is_complete=True)
    assert len(reader.media.get_by_id(one.id).finished_reading_sessions or []) == 1

    assert reader.series.update_completion(series.id, is_complete=False).is_complete is False
    assert reader.media.get_completion(one.id).is_completed is False
    assert reader.media.get_completion(two.id).is_completed is False


def test_an_empty_series_is_not_complete(
    owner: Api, server: Any, library: models.Library, books: Path
) -> None:
    series = owner.library.get_series(library.id)[0]
    for file in (books / series.name).iterdir():
        file.unlink()
    server.scan(library.id)

    assert owner.series.get_completion(series.id).is_complete is False


def test_scanning_one_series_leaves_the_others_alone(
    owner: Api, library: models.Library, books: Path
) -> None:
    alpha, beta = owner.library.get_series(library.id)
    comic(books / "Alpha" / "Alpha 3.cbz", 1)
    comic(books / "Beta" / "Beta 3.cbz", 1)
    (books / "Alpha" / "Alpha 1.cbz").unlink()

    job = owner.job.wait(owner.series.scan(alpha.id).job_id)

    assert isinstance(job.output_data, models.SeriesScanOutput)
    assert (job.output_data.created_media, job.output_data.updated_media) == (1, 1)
    statuses = {book.name: book.status for book in owner.series.get_media(alpha.id)}
    assert statuses == {"Alpha 1": "MISSING", "Alpha 2": "READY", "Alpha 3": "READY"}
    assert len(owner.series.get_media(beta.id)) == 2
    # A series scan is no library scan.
    assert len(owner.library.get_scan_history(library.id)) == 1


@pytest.mark.parametrize("body", [{}, {"json": {}}, {"json": {"config": {"force_rebuild": True}}}])
def test_scanning_a_series_takes_options_and_needs_none(
    http: Http, owner: Api, shared: models.Library, body: dict[str, Any]
) -> None:
    series = owner.library.get_series(shared.id)[0]

    answer = http(owner).post(f"/api/v1/series/{series.id}/scan", **body)

    assert answer.status_code == 200
    job = owner.job.wait(answer.json()["job_id"])
    assert isinstance(job.output_data, models.SeriesScanOutput)
    assert job.output_data.updated_media == (2 if "config" in str(body) else 0)


def test_analysing_a_series_measures_its_books(owner: Api, shared: models.Library) -> None:
    series = owner.library.get_series(shared.id)[1]

    job = owner.job.wait(owner.series.analyze(series.id).job_id)

    assert isinstance(job.output_data, models.AnalyzeMediaOutput)
    assert job.output_data.media_updated == 2
    for book in owner.series.get_media(series.id):
        assert len(owner.media.get_dimensions(book.id)) == book.pages


def test_metadata_of_a_series_is_changed_field_by_field(
    owner: Api, library: models.Library
) -> None:
    series = owner.library.get_series(library.id)[0]
    assert series.metadata is None

    owner.series.update_metadata(series.id, title="Mine", age_rating="Teen", year=1999)
    changed = owner.series.update_metadata(series.id, year=None, total_issues=8)

    assert (changed.title, changed.age_rating, changed.year) == ("Mine", 13, None)
    assert (changed.total_issues, changed.publisher) == (8, None)
    assert owner.series.get_by_id(series.id).metadata == changed
    locks = owner.series.get_metadata_locks(series.id)
    assert locks.fields == ["title", "age_rating", "year", "total_issues"]


def test_a_cover_of_a_series_lies_in_the_web(owner: Api, library: models.Library) -> None:
    id = owner.library.get_series(library.id)[0].id
    address = "https://example.org/cover.jpg"
    owner.series.update_metadata(id, comic_image=address)

    with pytest.raises(Invalid) as raised:
        owner.series.update_metadata(id, comic_image="javascript:alert(1)")

    assert [fault.pointer for fault in raised.value.errors] == ["/comic_image"]
    metadata = owner.series.get_by_id(id).metadata
    assert metadata is not None
    assert metadata.comic_image == address
    assert owner.series.update_metadata(id, comic_image=None).comic_image is None


def test_locks_alone_are_no_metadata_of_a_series(owner: Api, library: models.Library) -> None:
    series = owner.library.get_series(library.id)[0]

    assert owner.series.update_metadata_locks(series.id, fields=[]).fields == []
    assert owner.series.get_by_id(series.id).metadata is None
    locked = owner.series.update_metadata_locks(series.id, fields=["status", "title"])
    assert locked.fields == ["title", "status"]
    owner.series.update_metadata_locks(series.id, fields=[])
    assert owner.series.get_by_id(series.id).metadata is None


def test_the_thumbnail_of_a_series_is_its_own_or_that_of_its_first_book(
    http: Http, owner: Api, library: models.Library
) -> None:
    client = http(owner)
    series, other = owner.library.get_series(library.id)
    one, two = owner.series.get_media(series.id)
    foreign = owner.series.get_media(other.id)[0]
    place = f"/api/v1/series/{series.id}/thumbnail"
    cover = client.get(place)
    assert cover.content == owner.media.get_page(one.id, 1).content

    chosen = owner.series.update_thumbnail(series.id, media_id=two.id, page=3)
    stored = client.get(place, headers={"if-none-match": cover.headers["etag"]})
    known = client.get(place, headers={"if-none-match": stored.headers["etag"]})
    picture = png(8, 8, (8, 8, 8))
    uploaded = owner.series.upload_thumbnail(series.id, file=picture)

    assert (stored.status_code, stored.content) == (200, chosen.content)
    assert known.status_code == 304
    assert uploaded.content == owner.series.get_thumbnail(series.id).content
    with pytest.raises(NotFound):
        owner.series.update_thumbnail(series.id, media_id=foreign.id, page=1)
    with pytest.raises(Invalid):
        owner.series.update_thumbnail(series.id, media_id=one.id, page=9)


def test_series_are_for_those_who_may(
    member: Api, make_user: MakeUser, shared: models.Library
) -> None:
    series = member.library.get_series(shared.id)[0]
    media_id = member.series.get_media(series.id)[0].id
    picture = png(4, 4, (0, 0, 0))
    for call in (
        lambda: member.series.scan(series.id),
        lambda: member.series.analyze(series.id),
        lambda: member.series.update_metadata(series.id, title="Mine"),
        lambda: member.series.update_metadata_locks(series.id, fields=[]),
        lambda: member.series.update_thumbnail(series.id, media_id=media_id, page=1),
        lambda: member.series.upload_thumbnail(series.id, file=picture),
        lambda: make_user(Permission.LIBRARY_MANAGE).series.upload_thumbnail(
            series.id, file=picture
        ),
    ):
        with pytest.raises(Forbidden):
            call()

    make_user(Permission.LIBRARY_SCAN).series.scan(series.id)


@pytest.mark.parametrize(
    "act",
    [
        lambda api: api.series.get_by_id("nobody"),
        lambda api: api.series.get_media("nobody"),
        lambda api: api.series.get_next_media("nobody"),
        lambda api: api.series.scan("nobody"),
        lambda api: api.series.analyze("nobody"),
        lambda api: api.series.update_metadata("nobody", title="x"),
        lambda api: api.series.get_metadata_locks("nobody"),
        lambda api: api.series.update_metadata_locks("nobody", fields=[]),
        lambda api: api.series.get_completion("nobody"),
        lambda api: api.series.update_completion("nobody"),
        lambda api: api.series.get_thumbnail("nobody"),
        lambda api: api.series.update_thumbnail("nobody", media_id="x", page=1),
        lambda api: api.series.upload_thumbnail("nobody", file=png(2, 2, (1, 2, 3))),
    ],
)
def test_a_series_that_is_not_there_is_not_found(owner: Api, act: Callable[[Api], object]) -> None:
    with pytest.raises(NotFound) as missing:
        act(owner)

    assert missing.value.message == "There is no such series"


def test_a_book_that_cannot_be_read_is_no_picture_of_its_series_or_library(
    owner: Api, server: Any, library: models.Library, books: Path
) -> None:
    alpha, beta = owner.library.get_series(library.id)
    second = owner.series.get_media(alpha.id)[1]
    (books / "Alpha" / "Alpha 1.cbz").unlink()
    server.scan(library.id)

    cover = owner.media.get_page(second.id, 1)
    assert owner.series.get_thumbnail(alpha.id) == cover
    assert owner.library.get_thumbnail(library.id) == cover

    (books / "Alpha" / "Alpha 2.cbz").write_bytes(b"torn")
    server.scan(library.id)

    first = owner.series.get_media(beta.id)[0]
    assert owner.library.get_thumbnail(library.id) == owner.media.get_page(first.id, 1)
