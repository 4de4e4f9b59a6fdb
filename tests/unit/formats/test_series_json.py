"""What Mylar and others write about a series."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from stump_server.domain.media import SeriesMetadata
from stump_server.formats import read_series_json

MYLAR: dict[str, Any] = {
    "version": "1.0.2",
    "metadata": {
        "type": "comicSeries",
        "publisher": "Image",
        "imprint": None,
        "name": "Saga",
        "comicid": 18166,
        "year": 2012,
        "description_text": "Two soldiers from opposite sides of a war fall in love.",
        "description_formatted": None,
        "volume": 1,
        "booktype": "Print",
        "age_rating": None,
        "collects": None,
        "comic_image": "https://example.org/18166.jpg",
        "total_issues": 66,
        "publication_run": "March 2012 - Present",
        "status": "Continuing",
    },
}
SAGA = SeriesMetadata(
    title="Saga",
    summary="Two soldiers from opposite sides of a war fall in love.",
    publisher="Image",
    comicid=18166,
    volume=1,
    booktype="Print",
    status="Continuing",
    year=2012,
    comic_image="https://example.org/18166.jpg",
    total_issues=66,
    publication_run="March 2012 - Present",
)


def written(folder: Path, text: str | bytes) -> SeriesMetadata | None:
    """What is understood of a file."""
    content = text.encode() if isinstance(text, str) else text
    (folder / "series.json").write_bytes(content)
    return read_series_json(str(folder))


def of(folder: Path, **fields: Any) -> SeriesMetadata:
    """What is understood of these fields."""
    found = written(folder, json.dumps({"metadata": fields}))
    assert found is not None
    return found


def test_what_mylar_writes_is_understood(tmp_path: Path) -> None:
    assert written(tmp_path, json.dumps(MYLAR)) == SAGA
    # Its first versions put everything into a list.
    assert written(tmp_path, json.dumps({"metadata": [MYLAR["metadata"]]})) == SAGA


def test_what_stump_describes_is_understood(tmp_path: Path) -> None:
    found = of(tmp_path, type="manga", title="T", summary="S", name="other", description_text="no")

    assert (found.meta_type, found.title, found.summary) == ("manga", "T", "S")


@pytest.mark.parametrize(
    ("field", "value", "attribute", "expected"),
    [
        ("description_formatted", " A\nB ", "summary", "A\nB"),
        ("comicid", "4050", "comicid", 4050),
        ("comicid", 2**40, "comicid", None),
        ("volume", "two", "volume", None),
        ("volume", True, "volume", None),
        ("age_rating", "12+", "age_rating", 12),
        ("age_rating", "All", "age_rating", 0),
        ("age_rating", "Adult", "age_rating", 18),
        ("age_rating", 15, "age_rating", 15),
        ("age_rating", -3, "age_rating", None),
        ("name", "a\u0000b", "title", "ab"),
        ("name", ["list"], "title", None),
        ("comic_image", "javascript:alert(1)", "comic_image", None),
    ],
)
def test_one_strange_value_spoils_nothing_else(
    tmp_path: Path, field: str, value: object, attribute: str, expected: object
) -> None:
    found = of(tmp_path, **{"publisher": "P", field: value})

    assert getattr(found, attribute) == expected
    assert found.publisher == "P"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"metadata": []}',
        '{"metadata": ["x"]}',
        '{"metadata": "x"}',
        "{",
        b"\xff\xfe",
        "[" * 100_000,
        '{"metadata": {"name": "' + "x" * (1024 * 1024) + '"}}',
    ],
    ids=["empty", "list", "none", "no object", "text", "cut off", "bytes", "deep", "large"],
)
def test_what_cannot_be_understood_is_left_out(tmp_path: Path, text: str | bytes) -> None:
    assert written(tmp_path, text) is None
    assert read_series_json(str(tmp_path / "nowhere")) is None


def test_a_link_is_not_followed_and_a_pipe_not_waited_for(tmp_path: Path) -> None:
    outside, linked, piped = (tmp_path / name for name in ("outside", "linked", "piped"))
    for folder in (outside, linked, piped):
        folder.mkdir()
    assert written(outside, json.dumps(MYLAR)) == SAGA
    (linked / "series.json").symlink_to(outside / "series.json")
    os.mkfifo(piped / "series.json")

    assert read_series_json(str(linked)) is None
    assert read_series_json(str(piped)) is None
