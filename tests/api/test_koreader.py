"""KOReader: what its plugin tells and asks, and the rules of positions behind it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from builders.books import comic, epub
from stump_client import Api, Forbidden, NotFound, Unauthorized, models
from stump_client.models import UNSET
from stump_server.domain.access import Permission
from stump_server.domain.position import name_hash

AddLibrary = Callable[..., models.Library]
MakeUser = Callable[..., Api]

DEVICE, DEVICE_ID = "KoboLibra2", "0F4B7B1D6C3E4F2A"


class Plugin:
    """KOReader's plugin: what it sends with every call, and what it makes of the answers."""

    def __init__(
        self, url: str, key: str, device: str = DEVICE, device_id: str = DEVICE_ID
    ) -> None:
        self.device, self.device_id = device, device_id
        self._http = httpx.Client(
            base_url=f"{url}/koreader/{key}",
            headers={
                "accept": "application/vnd.koreader.v1+json",
                "x-auth-user": "ann",
                "x-auth-key": "5f4dcc3b5aa765d61d8327deb882cf99",
            },
        )

    def register(self) -> bool:
        body = '{"username":"ann","password":"5f4dcc3b5aa765d61d8327deb882cf99"}'
        return self._send("POST", "/users/create", body).status_code == 201

    def login(self) -> bool:
        return self._http.get("/users/auth").status_code == 200

    def push(self, document: str, progress: str, percentage: float) -> dict[str, Any]:
        body = json.dumps(
            {
                "document": document,
                "progress": progress,
                "percentage": percentage,
                "device": self.device,
                "device_id": self.device_id,
                "metadata": {"filename": "a.epub", "title": "A"},
            }
        )
        answer = self._send("PUT", "/syncs/progress", body)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def pull(self, document: str, **query: str) -> dict[str, Any]:
        answer = self._http.get(f"/syncs/progress/{document}", params=query)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def _send(self, method: str, path: str, body: str) -> httpx.Response:
        return self._http.request(
            method, path, content=body, headers={"content-type": "application/json"}
        )

    def close(self) -> None:
        self._http.close()


@pytest.fixture
def connect(server: Any) -> Iterator[Callable[..., Plugin]]:
    """Plugins with keys of their accounts."""
    plugins: list[Plugin] = []

    def plugin(api: Api, **named: str) -> Plugin:
        key = api.api_key.create(name="reader", permissions="inherit").api_key
        plugins.append(Plugin(server.url, key, **named))
        return plugins[-1]

    yield plugin
    for one in plugins:
        one.close()


@pytest.fixture
def reader(make_user: MakeUser) -> Api:
    """Somebody who may use KOReader."""
    return make_user(Permission.API_KEYS, Permission.KOREADER_SYNC)


@pytest.fixture
def book(owner: Api, add_library: AddLibrary, tmp_path: Path) -> models.Media:
    """A comic of ten pages that KOReader knows by its content."""
    comic(tmp_path / "k" / "Gulls" / "Gulls 1.cbz", 10)
    library = add_library(tmp_path / "k", generate_koreader_hashes=True)
    return owner.library.get_media(library.id).data[0]


def document(book: models.Media) -> str:
    assert isinstance(book.koreader_hash, str)
    return book.koreader_hash


def test_a_plugin_signs_in(connect: Callable[..., Plugin], reader: Api) -> None:
    plugin = connect(reader)

    assert plugin.register()
    assert plugin.login()


def test_who_may_not_is_told(
    connect: Callable[..., Plugin], make_user: MakeUser, anonymous: Api
) -> None:
    stranger = make_user(Permission.API_KEYS)
    key = stranger.api_key.create(name="k", permissions="inherit").api_key

    with pytest.raises(Forbidden):
        anonymous.koreader.authorize(key)
    with pytest.raises(Unauthorized):
        anonymous.koreader.authorize("stump_no_key")
    assert not connect(stranger).login()


def test_a_position_is_stored_and_read_again(
    connect: Callable[..., Plugin], reader: Api, book: models.Media
) -> None:
    plugin = connect(reader)

    stored = plugin.push(document(book), "3", 0.3191)

    assert stored["document"] == document(book)
    # Seconds, as its client compares them with its own clock.
    assert abs(stored["timestamp"] - time.time()) < 60
    assert plugin.pull(document(book)) == {
        "document": document(book),
        "progress": "3",
        "percentage": 0.3191,
        "device": DEVICE,
        "device_id": DEVICE_ID,
        "timestamp": stored["timestamp"],
    }
    progress = reader.media.get_progress(book.id)
    assert progress is not None
    assert (progress.page, progress.percentage_completed) == (3, 0.3191)


def test_a_place_in_its_own_words_comes_back_unchanged(
    connect: Callable[..., Plugin], reader: Api, book: models.Media
) -> None:
    plugin = connect(reader)
    xpointer = "/body/DocFragment[20]/body/p[22]/img.0"

    plugin.push(document(book), xpointer, 0.5)

    assert plugin.pull(document(book))["progress"] == xpointer


def test_what_is_read_elsewhere_is_found(
    connect: Callable[..., Plugin], reader: Api, book: models.Media
) -> None:
    plugin = connect(reader)
    plugin.push(document(book), "2", 0.2)

    reader.media.update_progress(book.id, page=6)

    found = plugin.pull(document(book))
    assert (found["progress"], found["percentage"]) == ("6", 0.6)
    assert found["device_id"] != DEVICE_ID


@pytest.fixture
def novel(owner: Api, add_library: AddLibrary, tmp_path: Path) -> models.Media:
    """An EPUB of five documents that KOReader knows by its content."""
    epub(tmp_path / "e" / "Rain" / "Rain.epub", chapters=5)
    library = add_library(tmp_path / "e", generate_koreader_hashes=True)
    return owner.library.get_media(library.id).data[0]


def test_an_epub_that_is_read_elsewhere_opens_at_its_chapter(
    connect: Callable[..., Plugin], reader: Api, novel: models.Media
) -> None:
    plugin = connect(reader)
    plugin.push(document(novel), "/body/DocFragment[1]/body/p[1].0", 0.1)

    reader.media.update_progress(novel.id, page=3, epubcfi="epubcfi(/6/6!/4/2)")

    found = plugin.pull(document(novel))
    assert found["progress"] == "/body/DocFragment[3].0"
    # What is the same share to KOReader is the same place.
    assert found["percentage"] > 0.1
    reader.media.update_completion(novel.id, is_complete=True)
    assert plugin.pull(document(novel))["progress"] == f"/body/DocFragment[{novel.pages}].0"


def test_an_epub_that_is_opened_elsewhere_in_the_same_chapter_has_not_moved(
    connect: Callable[..., Plugin], reader: Api, novel: models.Media
) -> None:
    plugin = connect(reader)
    plugin.push(document(novel), "/body/DocFragment[3]/body/p[7].0", 0.55)

    reader.media.update_progress(novel.id, page=3)

    assert plugin.pull(document(novel))["percentage"] == 0.55


def test_an_epub_that_is_opened_is_not_read(
    connect: Callable[..., Plugin], reader: Api, novel: models.Media
) -> None:
    reader.media.update_progress(novel.id, page=1)
    assert connect(reader).pull(document(novel))["percentage"] == 0

    reader.media.update_progress(novel.id, page=novel.pages)
    assert connect(reader).pull(document(novel))["percentage"] < 1


def read_to(share: float, **locations: Any) -> dict[str, Any]:
    """What a reader of Readium says of its place in an EPUB."""
    return {
        "modified": datetime.now(UTC),
        "device": models.OpdsDevice(id="tablet", name="Tablet"),
        "locator": models.OpdsLocator(
            locations=models.OpdsLocations(total_progression=share, **locations)
        ),
    }


def test_a_cfi_names_the_chapter_too(
    connect: Callable[..., Plugin], reader: Api, novel: models.Media
) -> None:
    place = read_to(0.7, fragments=["epubcfi(/6/8[four]!/4/2/1:0)"])

    reader.opds_v2.update_progression(novel.id, **place)

    found = connect(reader).pull(document(novel))
    assert (found["progress"], found["percentage"]) == ("/body/DocFragment[4].0", 0.7)


def test_koreader_is_sent_nowhere_by_a_mere_share(
    connect: Callable[..., Plugin], reader: Api, novel: models.Media
) -> None:
    plugin = connect(reader)

    reader.opds_v2.update_progression(novel.id, **read_to(0.7))

    assert plugin.pull(document(novel)) == {"document": document(novel)}
    # Others say that they can make something of it.
    found = plugin.pull(document(novel), position_kinds="locator,percentage")
    assert (found["percentage"], "progress" in found) == (0.7, False)


def test_the_end_finishes_the_book_once(
    connect: Callable[..., Plugin], reader: Api, book: models.Media
) -> None:
    plugin = connect(reader)
    plugin.push(document(book), "9", 0.9)
    for _ in range(3):
        plugin.push(document(book), "10", 1)

    finished = reader.media.get_by_id(book.id).finished_reading_sessions
    assert finished is not None
    assert len(finished) == 1
    assert finished[0].started_at > book.created_at
    found = plugin.pull(document(book))
    assert (found["percentage"], found["progress"]) == (1.0, "10")


def test_a_device_left_behind_moves_nobody_back(
    connect: Callable[..., Plugin], reader: Api, book: models.Media
) -> None:
    plugin = connect(reader)
    old = connect(reader, device="Kindle", device_id="OLD")
    plugin.push(document(book), "8", 0.8)

    old.push(document(book), "1", 0.1)

    assert old.pull(document(book))["percentage"] == 0.8
    # Somebody is reading there after all.
    old.push(document(book), "2", 0.2)
    assert plugin.pull(document(book))["percentage"] == 0.2


def test_a_device_left_behind_moves_nobody_back_who_read_in_person(
    connect: Callable[..., Plugin], reader: Api, book: models.Media
) -> None:
    plugin = connect(reader)
    reader.media.update_progress(book.id, page=8)

    plugin.push(document(book), "1", 0.1)

    assert plugin.pull(document(book))["percentage"] == 0.8


def test_books_are_known_by_file_name_as_well(
    connect: Callable[..., Plugin], reader: Api, shared: models.Library
) -> None:
    plugin = connect(reader)
    book = reader.library.get_media(shared.id).data[0]

    plugin.push(name_hash(book.path), "1", 0.5)

    assert reader.media.get_progress(book.id) is not None


def test_of_books_with_one_name_the_one_read_last_is_meant(
    connect: Callable[..., Plugin], reader: Api, add_library: AddLibrary, tmp_path: Path
) -> None:
    for series in ("Auks", "Gulls", "Terns"):
        comic(tmp_path / "n" / series / "Chapter 1.cbz", 10, Series=series)
    library = add_library(tmp_path / "n")
    auks, gulls, terns = sorted(reader.library.get_media(library.id).data, key=lambda one: one.path)
    plugin, by_name = connect(reader), name_hash("Chapter 1.cbz")

    def page(book: models.Media) -> int | None:
        progress = reader.media.get_progress(book.id)
        return None if progress is None else progress.page

    reader.media.update_progress(auks.id, page=2)
    reader.media.update_progress(gulls.id, page=3)

    plugin.push(by_name, "5", 0.5)
    assert page(gulls) == 5
    # It is still meant when it is finished, however often that is said.
    plugin.push(by_name, "10", 1)
    plugin.push(by_name, "10", 1)
    assert plugin.pull(by_name)["percentage"] == 1.0
    assert page(auks) == 2
    reader.media.update_progress(auks.id, page=4)
    assert plugin.pull(by_name)["progress"] == "4"
    assert page(terns) is None


def test_of_books_with_one_name_that_nobody_read_the_first_by_path_is_meant(
    connect: Callable[..., Plugin], reader: Api, add_library: AddLibrary, tmp_path: Path
) -> None:
    for series in ("C", "A", "B"):
        comic(tmp_path / "n" / series / "Chapter 1.cbz", 10, Series=series)
    library = add_library(tmp_path / "n")

    connect(reader).push(name_hash("Chapter 1.cbz"), "5", 0.5)

    books = sorted(reader.library.get_media(library.id).data, key=lambda one: one.path)
    assert [reader.media.get_progress(one.id) is None for one in books] == [False, True, True]


def test_a_position_waits_for_its_book(
    connect: Callable[..., Plugin],
    reader: Api,
    add_library: AddLibrary,
    tmp_path: Path,
) -> None:
    plugin = connect(reader)
    comic(tmp_path / "w" / "Later" / "Later 1.cbz", 4)
    by_name = name_hash("Later 1.cbz")
    plugin.push(by_name, "2", 0.5)
    assert plugin.pull(by_name)["percentage"] == 0.5

    library = add_library(tmp_path / "w")

    book = reader.library.get_media(library.id).data[0]
    progress = reader.media.get_progress(book.id)
    assert progress is not None
    assert (progress.page, progress.percentage_completed) == (2, 0.5)
    assert plugin.pull(by_name)["device"] == DEVICE


def test_the_same_rule_holds_for_documents_that_are_no_books_yet(
    connect: Callable[..., Plugin],
    reader: Api,
    add_library: AddLibrary,
    tmp_path: Path,
) -> None:
    plugin = connect(reader)
    old = connect(reader, device="Kindle", device_id="OLD")
    by_name = name_hash("Later still 1.cbz")
    plugin.push(by_name, "8", 0.8)

    old.push(by_name, "1", 0.1)
    assert old.pull(by_name) | {"timestamp": 0} == {
        "document": by_name,
        "progress": "8",
        "percentage": 0.8,
        "device": DEVICE,
        "device_id": DEVICE_ID,
        "timestamp": 0,
    }
    # The device that said the last word may go back freely.
    plugin.push(by_name, "5", 0.5)
    assert old.pull(by_name)["percentage"] == 0.5

    # What was held back is remembered when the book appears.
    old.push(by_name, "2", 0.2)
    comic(tmp_path / "w" / "Later still" / "Later still 1.cbz", 10)
    library = add_library(tmp_path / "w")
    book = reader.library.get_media(library.id).data[0]
    progress = reader.media.get_progress(book.id)
    assert progress is not None
    assert progress.percentage_completed == 0.5
    old.push(by_name, "3", 0.3)
    assert plugin.pull(by_name)["percentage"] == 0.3


def test_nothing_is_known_of_a_stranger(connect: Callable[..., Plugin], reader: Api) -> None:
    assert connect(reader).pull("0" * 32) == {"document": "0" * 32}


def test_a_hidden_book_is_a_document_like_any_other(
    connect: Callable[..., Plugin], owner: Api, reader: Api, book: models.Media
) -> None:
    library_id = owner.series.get_by_id(book.series_id).library_id
    owner.library.update_excluded_users(library_id, user_ids=[reader.user.get_me().id])
    plugin = connect(reader)

    plugin.push(document(book), "3", 0.3)

    assert plugin.pull(document(book))["percentage"] == 0.3
    owner.library.update_excluded_users(library_id, user_ids=[])
    assert reader.media.get_progress(book.id) is None
    # It is not lost when the book is seen again, and goes before what is said after it.
    assert plugin.pull(document(book))["percentage"] == 0.3
    connect(reader, device_id="OLD").push(document(book), "1", 0.1)
    progress = reader.media.get_progress(book.id)
    assert progress is not None
    assert progress.percentage_completed == 0.3


def test_one_account_knows_nothing_of_anothers_place(
    connect: Callable[..., Plugin], owner: Api, reader: Api, book: models.Media
) -> None:
    connect(reader).push(document(book), "3", 0.3)

    assert connect(owner).pull(document(book)) == {"document": document(book)}


def test_devices_are_listed_and_named(
    connect: Callable[..., Plugin], reader: Api, book: models.Media
) -> None:
    # Two readers of the same model are two devices.
    for device_id in ("ONE", "TWO"):
        connect(reader, device_id=device_id).push(document(book), "3", 0.3)

    assert [(one.id, one.model, one.name) for one in reader.user.get_devices()] == [
        ("TWO", DEVICE, None),
        ("ONE", DEVICE, None),
    ]
    named = reader.user.update_device("TWO", name="The one by the bed")
    assert named.name == "The one by the bed"
    found = connect(reader).pull(document(book))
    # KOReader knows its own word by what it calls itself.
    assert (found["device"], found["device_id"]) == (DEVICE, "TWO")
    reader.user.delete_device("ONE")
    assert [one.id for one in reader.user.get_devices()] == ["TWO"]
    with pytest.raises(NotFound):
        reader.user.update_device("ONE", name="gone")
    with pytest.raises(NotFound):
        reader.user.delete_device("ONE")


def test_the_sdk_speaks_it_too(owner: Api, anonymous: Api, book: models.Media) -> None:
    key = owner.api_key.create(name="k", permissions="inherit").api_key
    koreader = anonymous.koreader

    assert koreader.register(key, username="ann", password="md5").username == "ann"
    assert koreader.authorize(key).authorized == "OK"
    koreader.update_progress(
        key, document=document(book), progress="4", percentage=0.4, device="pc", device_id="pc"
    )

    assert koreader.get_progress(key, document(book)).percentage == 0.4
    assert koreader.get_progress(key, "unknown").percentage is UNSET


def test_the_door_is_shut_unless_it_is_opened(fresh_server: Callable[..., Any]) -> None:
    server = fresh_server(enable_koreader_sync=False)

    assert httpx.get(f"{server.url}/koreader/stump_a_b/users/auth").status_code == 404
    assert "/koreader/" not in httpx.get(f"{server.url}/openapi.json").text


def test_first_reports_at_the_same_moment_are_all_taken_in(
    connect: Callable[..., Plugin], reader: Api, book: models.Media
) -> None:
    plugins = [connect(reader, device_id=f"D{number}") for number in range(6)]
    with ThreadPoolExecutor(len(plugins)) as pool:
        pushes = [pool.submit(one.push, document(book), "3", 0.3) for one in plugins]
        pushes += [pool.submit(one.push, "e" * 32, "3", 0.3) for one in plugins]

    # Every other status than 200 is a broken connection to KOReader.
    assert [push.result()["document"] for push in pushes]
