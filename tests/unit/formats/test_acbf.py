"""ACBF descriptions inside comics."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from builders.books import comic
from stump_server.domain.book import Wanted
from stump_server.domain.media import MediaMetadata
from stump_server.formats import acbf, inspect, write_back

DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<ACBF xmlns="http://www.fictionbook-lib.org/xml/acbf/1.1"><meta-data><book-info>
<author activity="Writer"><first-name>Ada</first-name><last-name>Quill</last-name></author>
<author activity="Artist"><nickname>Cy</nickname></author>
<author activity="Dancer"><nickname>Nobody</nickname></author>
<book-title lang="en">The Knot</book-title>
<genre match="80">science_fiction</genre><genre>humor</genre>
<characters><name>Ida</name><name>Jay</name></characters>
<annotation lang="en"><p>One.</p><p>Two.</p></annotation>
<keywords>rope, sea</keywords><coverpage><image href="1.png"/></coverpage>
<languages><text-layer lang="en" show="false"/><text-layer lang="de" show="true"/></languages>
<sequence title="Ropes" volume="2">3</sequence>
<content-rating type="Age Rating System">16+</content-rating></book-info>
<publish-info><publisher>Kestrel</publisher><publish-date value="2012-03-04">March</publish-date>
<isbn>9783161484100</isbn></publish-info>
<document-info><author><nickname>Scanner</nickname></author></document-info></meta-data></ACBF>"""

NOW = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
SAID = MediaMetadata(
    title="The Knot",
    series="Ropes",
    number=3,
    volume=2,
    summary="One.\nTwo.",
    age_rating=16,
    genre=("science fiction", "humor"),
    year=2012,
    month=3,
    day=4,
    writers=("Ada Quill",),
    pencillers=("Cy",),
    characters=("Ida", "Jay"),
    publisher="Kestrel",
    language="en",
    tags=("rope", "sea"),
    identifiers=("isbn:9783161484100",),
)


def test_a_description_is_read() -> None:
    assert acbf.parse(DOCUMENT.encode()) == SAID


def test_nothing_is_required() -> None:
    assert acbf.parse(b"<ACBF/>") == MediaMetadata()


def test_a_comic_says_it_where_it_has_no_comic_info(tmp_path: Path) -> None:
    extra = {"book.acbf": DOCUMENT.encode()}
    alone = comic(tmp_path / "alone 9.cbz", extra=extra)
    both = comic(tmp_path / "both 9.cbz", extra=extra, Title="Its own", Series="Own")
    torn = comic(tmp_path / "torn 9.cbz", extra={"book.acbf": b"<torn"})

    assert inspect(str(alone), Wanted()).metadata == SAID._replace(page_count=3)
    metadata = inspect(str(both), Wanted()).metadata
    assert metadata is not None
    assert (metadata.title, metadata.writers) == ("Its own", ())
    assert inspect(str(torn), Wanted()).fault is None


def test_what_it_says_is_not_lost_to_the_comic_info_that_is_written(tmp_path: Path) -> None:
    file = comic(tmp_path / "1.cbz", extra={"book.acbf": DOCUMENT.encode()})
    said = SAID._replace(title="New", summary=None)

    outcome = write_back(str(file), said, ("title", "summary"), NOW)

    assert (outcome.is_written, outcome.not_kept) == (True, ())
    # ComicInfo has no place for an ISBN.
    expected = said._replace(identifiers=(), page_count=3)
    assert inspect(str(file), Wanted()).metadata == expected
    assert not write_back(str(file), said, ("title", "summary"), NOW).is_written


def test_a_comic_that_says_so_in_acbf_is_left_alone(tmp_path: Path) -> None:
    file = comic(tmp_path / "1.cbz", extra={"book.acbf": DOCUMENT.encode()})
    before = file.read_bytes()

    assert not write_back(str(file), SAID, ("title", "writers"), NOW).is_written
    assert file.read_bytes() == before


def test_authors_in_authors_are_not_gone_through_again_and_again() -> None:
    depth = 200
    document = (
        "<ACBF><meta-data><book-info><author><nickname>Ada</nickname></author>"
        f"{'<author>' * depth}{'<x/>' * 500_000}{'</author>' * depth}"
        "</book-info></meta-data></ACBF>"
    )

    assert acbf.parse(document.encode()) == MediaMetadata(writers=("Ada",))
