"""Hostile files: each ends as expected, and nobody else notices.

They are made by the script beside the sample library; all lie in one library.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from builders.servers import OWNER
from stump_client import Api, models
from stump_server.domain.path_text import kept

SCRIPT = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "make_hostile.py"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not SCRIPT.exists(), reason="the sample library is not beside the checkout"),
]

# What a message has to tell, by the kind of error.
WORDS = {
    "empty": ("no page", "empty", "no image", "nothing"),
    "truncated": ("cut off", "end", "incomplete", "short"),
    "corrupt": ("corrupt", "damaged", "broken", "not a", "no ", "cannot", "cut off"),
    "encrypted": ("encrypted", "password", "protected"),
    "unsupported": ("not supported", "unknown", "unsupported", "not a", "no "),
    "bomb": ("large", "too", "more", "bomb", "overlap", "packed"),
    "too_large": ("large", "too", "more", "many", "long"),
    "bad_xml": ("xml", "read", "damaged", "cannot"),
    "unreadable": ("read", "permission", "open"),
}


@dataclass
class Scanned:
    """The library after its scan."""

    api: Api
    url: str
    cookies: dict[str, str]
    books: dict[bytes, models.Media]
    cases: list[dict[str, Any]]
    canaries: dict[str, Any]


def make(folder: Path, *, port: int) -> dict[str, Any]:
    """Make the hostile library; what is expected of it."""
    command = [sys.executable, str(SCRIPT), str(folder), "--port", str(port)]
    subprocess.run(command, check=True, capture_output=True)
    expected: dict[str, Any] = json.loads((folder / "expected.json").read_text("utf-8"))
    return expected


def _cases() -> list[Any]:
    if not SCRIPT.exists():
        return []
    with tempfile.TemporaryDirectory() as folder:
        cases = make(Path(folder), port=18999)["cases"]
    # One is made while a scan is running, in a test of its own.
    return [pytest.param(case, id=case["path"]) for case in cases if case["created"]]


@pytest.fixture(scope="module")
def scanned(
    start_server: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Scanned]:
    """A server that has scanned the hostile library twice."""
    folder = tmp_path_factory.mktemp("hostile")
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.setblocking(False)
        expected = make(folder, port=listener.getsockname()[1])
        server = start_server()
        with server.api(OWNER) as api:
            library = api.library.create(
                name="Hostile",
                path=str(folder / "library"),
                scan_mode="NONE",
                config=models.LibraryConfigWrite(
                    generate_file_hashes=True, generate_koreader_hashes=True
                ),
            )
            for _ in range(2):
                server.scan(library.id)
            root = os.fsencode(folder / "library") + b"/"
            books = {
                os.fsencode(book.path).removeprefix(root): book
                for book in api.library.get_media(library.id)
            }
            cookies = {one.name: one.value or "" for one in api._caller.http.cookies.jar}
            yield Scanned(api, server.url, cookies, books, expected["cases"], expected["canaries"])
        with pytest.raises(BlockingIOError):
            listener.accept()
    for path in expected["canaries"]["slip_paths"]:
        assert not Path(path).exists()


def outcomes(case: dict[str, Any]) -> list[dict[str, Any]]:
    return [case, *case["also"]]


def place(case: dict[str, Any]) -> bytes:
    if case["path_hex"]:
        # As it is kept and sent.
        name = bytes.fromhex(case["path_hex"]).decode("utf-8", "surrogateescape")
        return os.fsencode(kept(name))
    return os.fsencode(case["path"])


def fits(book: models.Media | None, outcome: dict[str, Any]) -> bool:
    if outcome["class"] == "ignore":
        return book is None
    if book is None:
        return False
    if outcome["class"] == "list_ok":
        return book.status == "READY" and book.pages == outcome["pages"]
    return book.status == "ERROR" and bool(book.fault)


@pytest.mark.parametrize("case", _cases())
def test_every_file_ends_as_expected(scanned: Scanned, case: dict[str, Any]) -> None:
    book = scanned.books.get(place(case))

    told = (book.status, book.pages, book.fault) if book else "not listed"
    assert any(fits(book, outcome) for outcome in outcomes(case)), told
    if book is None:
        return
    text = json.dumps(book.to_dict(), default=str)
    assert scanned.canaries["token"] not in text
    for betrayal in case.get("metadata", {}).get("must_not_contain", ()):
        assert betrayal not in text
    _ask_for_pages(scanned, case, book)


def _ask_for_pages(scanned: Scanned, case: dict[str, Any], book: models.Media) -> None:
    """Ask for pages: those that are spoken of, else the first and the last."""
    spoken_of = {one["page"]: one["answer"] for one in case.get("serve", ()) if "page" in one}
    numbers = set(spoken_of) | ({1, book.pages} if book.pages else set())
    with httpx.Client(base_url=scanned.url, cookies=scanned.cookies, timeout=30) as client:
        for number in sorted(numbers):
            answer = client.get(f"/api/v1/media/{book.id}/page/{number}")
            _judge(answer, spoken_of.get(number), case)
        _judge(client.get(f"/api/v1/media/{book.id}/thumbnail"), "image_or_error", case)


def _judge(answer: httpx.Response, expected: str | None, case: dict[str, Any]) -> None:
    is_served = answer.status_code == 200
    if not is_served:
        assert answer.status_code in (400, 404, 422), answer.text
        assert answer.headers["content-type"] == "application/problem+json"
        assert "Traceback" not in answer.text
        assert "/library/" not in answer.json()["detail"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert b"CANARY" not in answer.content
    if is_served and answer.headers["content-type"].partition(";")[0].endswith(("xml", "html")):
        assert "sandbox" in answer.headers["content-security-policy"]
    if expected == "image":
        assert is_served, (case["path"], answer.text)
        assert answer.headers["content-type"].startswith("image/")
    if expected in ("error", "not_found"):
        assert not is_served


def test_a_file_that_grows_while_it_is_read(scanned: Scanned, tmp_path: Path) -> None:
    (case,) = [case for case in scanned.cases if not case["created"]]
    assert case["path"] == "fs-growing/growing.cbz"
    (control,) = [book for place, book in scanned.books.items() if place == b"000-control/good.cbz"]
    whole = Path(control.path).read_bytes()
    growing = tmp_path / case["path"]
    growing.parent.mkdir()
    growing.write_bytes(whole[: len(whole) // 2])
    api = scanned.api
    library = api.library.create(
        name="Growing",
        path=str(tmp_path),
        scan_mode="NONE",
        config=models.LibraryConfigWrite(generate_file_hashes=True),
    )

    def scan() -> models.Media:
        api.job.wait(api.library.scan(library.id).job_id)
        (book,) = api.library.get_media(library.id)
        return book

    job = api.library.scan(library.id).job_id
    with growing.open("ab") as file:
        for start in range(len(whole) // 2, len(whole) - 2, 100):
            file.write(whole[start : min(start + 100, len(whole) - 2)])
            file.flush()
    api.job.wait(job)
    early = list(api.library.get_media(library.id))
    assert not early or any(fits(early[0], outcome) for outcome in outcomes(case))
    for book in early:
        _ask_for_pages(scanned, case, book)

    growing.write_bytes(whole)
    book = scan()

    assert (book.status, book.pages, book.fault) == ("READY", case["pages"], None)
    assert [book.id] == [one.id for one in early] or not early
    assert book.hash_ == control.hash_
    for number in range(1, book.pages + 1):
        page = api.media.get_page(book.id, number).content
        assert page == api.media.get_page(control.id, number).content
    thumbnail = api.media.get_thumbnail(book.id).content
    assert thumbnail == api.media.get_thumbnail(control.id).content
    assert scan() == book
    api.library.delete(library.id)


def test_honest_neighbours_are_whole(scanned: Scanned) -> None:
    honest = [case for case in scanned.cases if case["case"].endswith("-control")]
    assert len(honest) == 6
    for case in honest:
        book = scanned.books[place(case)]
        assert (book.status, book.pages) == ("READY", case["pages"])
        for number in range(1, case["pages"] + 1):
            assert scanned.api.media.get_page(book.id, number).content
