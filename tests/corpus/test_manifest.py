"""Every file of the sample library against what independent tools say about it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from stump_server.domain.book import BookFormat, Inspection, PageImage, Wanted
from stump_server.domain.errors import Fault, NotFound
from stump_server.formats import inspect, page_index, read_cover, read_page, sniff

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
MANIFEST = CORPUS / "manifest.json"

pytestmark = pytest.mark.corpus

FORMATS = {
    "zip": BookFormat.ZIP,
    "rar4": BookFormat.RAR,
    "rar5": BookFormat.RAR,
    "7z": BookFormat.SEVEN_ZIP,
    "tar": BookFormat.TAR,
    "epub": BookFormat.EPUB,
    "pdf": BookFormat.PDF,
}

# The title is empty there, and the tool behind the manifest took the label of the next line.
TITLE_IS_A_LABEL = {
    "books/pdf/Encrypted/Empty Owner Password AES-256.pdf",
    "books/pdf/Encrypted/Owner Password RC4.pdf",
}
# The page tree names no page object: PDFium counts one page, as stated, and has none to draw.
NOTHING_TO_DRAW = {"books/pdf/Broken/No Page Kids.pdf"}


def every(entry: dict[str, Any]) -> bool:
    """Any file at all."""
    return bool(entry)


def readable(entry: dict[str, Any]) -> bool:
    """Whether other tools can read it, and this one should."""
    return entry["expected"]["readable"] is True


def files(chosen: Callable[[dict[str, Any]], bool]) -> list[Any]:
    """One case per chosen file, or a single one that says why there are none."""
    if not MANIFEST.exists():
        reason = "the sample library is not beside the checkout"
        return [pytest.param({}, marks=pytest.mark.skip(reason=reason))]
    entries = json.loads(MANIFEST.read_text(encoding="utf-8"))["files"]
    return [
        pytest.param(entry, id=entry["path"].removeprefix("books/"))
        for entry in entries
        if chosen(entry)
    ]


@cache
def inspected(path: str) -> Inspection:
    return inspect(str(CORPUS / path), Wanted(file_hash=True, koreader_hash=True))


def read(entry: dict[str, Any], page: int) -> PageImage:
    found = inspected(entry["path"])
    assert found.format is not None
    return read_page(found.path, found.format, found.index, page)


def sha256(image: PageImage) -> str:
    return hashlib.sha256(image.content).hexdigest()


@pytest.mark.parametrize("entry", files(every))
def test_format_and_koreader_hash(entry: dict[str, Any]) -> None:
    found = inspected(entry["path"])

    assert sniff(found.path) is FORMATS.get(entry["format"])
    assert found.size == entry["size"]
    assert found.koreader_hash == entry["expected"]["koreader_hash"]


@pytest.mark.parametrize("entry", files(every))
def test_readable_or_a_fault(entry: dict[str, Any]) -> None:
    found, expected = inspected(entry["path"]), entry["expected"]

    if expected["readable"] is True:
        assert (found.fault, found.reason) == (None, None)
        assert found.pages == expected["pages"]
        assert found.hash is not None
    elif expected["readable"] is False:
        assert found.fault is not None
    if found.fault:
        assert found.reason
        assert str(CORPUS) not in found.reason
    if expected["readable"] is False and expected.get("encrypted"):
        assert found.fault is Fault.ENCRYPTED


@pytest.mark.parametrize(
    "entry", files(lambda entry: readable(entry) and "first_page" in entry["expected"])
)
def test_page_order(entry: dict[str, Any]) -> None:
    found, expected = inspected(entry["path"]), entry["expected"]
    assert found.index is not None

    names = [page_index.entry(found.index, page + 1).name for page in range(found.pages)]

    assert names[0] == expected["first_page"]
    assert names == expected.get("page_order", names)


@pytest.mark.parametrize(
    "entry", files(lambda entry: readable(entry) and entry["path"] not in NOTHING_TO_DRAW)
)
def test_every_page_can_be_read(entry: dict[str, Any]) -> None:
    found, expected = inspected(entry["path"]), entry["expected"]

    # Rendering hundreds of PDF pages shows nothing that the first and last do not.
    is_long = found.format is BookFormat.PDF and found.pages > 10
    for page in (1, found.pages) if is_long else range(1, found.pages + 1):
        image = read(entry, page)
        assert image.content
        assert "/" in image.media_type
    with pytest.raises(NotFound):
        read(entry, found.pages + 1)
    if "first_page_sha256" in expected:
        assert sha256(read(entry, 1)) == expected["first_page_sha256"]


@pytest.mark.parametrize(
    "entry", files(lambda entry: readable(entry) and "cover_sha256" in entry["expected"])
)
def test_cover(entry: dict[str, Any]) -> None:
    found, expected = inspected(entry["path"]), entry["expected"]
    assert found.format is not None

    cover = read_cover(found.path, found.format, found.index)

    assert sha256(cover) == expected["cover_sha256"]
    assert sha256(read(entry, 1)) == expected["cover_sha256"]
    assert cover.media_type.endswith(expected["cover_format"])


def told(entry: dict[str, Any]) -> dict[str, Any]:
    """What the manifest says of title and so on, in the types of the product."""
    expected = entry["expected"]
    # Tools show the zero bytes that some writers end their texts with.
    facts: dict[str, Any] = {
        name: expected[name].rstrip("\0")
        for name in ("title", "series", "publisher", "language")
        if name in expected
    }
    if entry["path"] in TITLE_IS_A_LABEL:
        facts["title"] = None
    if "year" in expected:
        facts["year"] = int(expected["year"])
    if "number" in expected:
        facts["number"] = float(expected["number"])
    return facts


def speaks(entry: dict[str, Any]) -> bool:
    """Whether a readable book says something of itself."""
    says = entry["format"] in ("epub", "pdf") or "comicinfo" in entry["expected"]
    return readable(entry) and says


@pytest.mark.parametrize("entry", files(speaks))
def test_metadata(entry: dict[str, Any]) -> None:
    said, expected = inspected(entry["path"]).metadata, entry["expected"]
    assert said is not None

    facts = told(entry)

    assert {name: getattr(said, name) for name in facts} == facts
    assert sorted(said.writers) == sorted(expected.get("authors", said.writers))
    assert said.page_count == expected["pages"]


@pytest.mark.parametrize(
    "entry", files(lambda entry: readable(entry) and "comicinfo" in entry["expected"])
)
def test_comic_info(entry: dict[str, Any]) -> None:
    said, info = inspected(entry["path"]).metadata, entry["expected"]["comicinfo"]
    assert said is not None

    for name, value in {"volume": said.volume, "month": said.month, "day": said.day}.items():
        assert value == (int(info[name]) if name in info else None), name
    lists = {"genre": said.genre, "writer": said.writers, "penciller": said.pencillers}
    for name, values in lists.items():
        assert list(values) == [word.strip() for word in info.get(name, "").split(",") if word]
    assert said.summary == info.get("summary")
    assert list(said.links) == info.get("web", "").split()
