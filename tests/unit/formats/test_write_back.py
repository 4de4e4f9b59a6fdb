"""Metadata written into books: what was said is in there, and nothing else has changed."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders.books import comic, epub, png
from builders.dying import steps_survived
from builders.rar import write_rar
from lxml import etree
from stump_server.domain.book import Wanted
from stump_server.domain.errors import UnreadableBook
from stump_server.domain.media import MediaMetadata
from stump_server.domain.metadata import LOCKABLE
from stump_server.formats import inspect, write_back

NOW = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
# A value for every field that people may lock.
SAID = MediaMetadata(
    title="The Käfer & other <stories>",
    series="New Series",
    number=3.5,
    volume=2,
    summary="First line.\nSecond line.",
    notes="Noted",
    age_rating=13,
    genre=("Noir", "Science Fiction"),
    year=1999,
    month=12,
    day=31,
    writers=("Ada Quill", "Ben Ferrite"),
    pencillers=("Cy",),
    inkers=("Dee",),
    colorists=("Eve",),
    letterers=("Fay",),
    cover_artists=("Gus",),
    editors=("Hal",),
    links=("https://example.org/1", "https://example.org/2"),
    characters=("Ida",),
    teams=("The Jays",),
    publisher="Kestrel",
    language="de",
    translators=("Lou",),
    tags=("signed",),
    locations=("Mars",),
    story_arcs=("Nova",),
    identifiers=("gtin:9783161484100",),
    imprint="Owl",
    issue_count=12,
    community_rating=4.5,
    reading_direction="rtl",
    alternate_series="Other",
    alternate_number="12A",
    alternate_count=3,
    story_arc_numbers=("1", "1"),
    series_groups=("Pulp",),
    edition_format="Annual",
    black_and_white=False,
    scan_information="Scanned by nobody",
    review="Fine.",
    main_character_or_team="The Quails",
)
# What a package document has words for.
IN_EPUB = {
    "title", "series", "number", "summary", "genre", "year", "month", "day", "writers",
    "pencillers", "inkers", "colorists", "letterers", "cover_artists", "editors", "publisher",
    "language", "translators", "community_rating", "reading_direction",
}  # fmt: skip


def said_in(file: Path) -> MediaMetadata:
    """What a scan reads out of a file."""
    found = inspect(str(file), Wanted())
    assert found.fault is None, found.reason
    return found.metadata or MediaMetadata()


def members(file: Path) -> dict[str, bytes]:
    """All members by name."""
    with zipfile.ZipFile(file) as archive:
        assert len(set(archive.namelist())) == len(archive.namelist())
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_comic_says_every_field(tmp_path: Path) -> None:
    assert None not in (getattr(SAID, name) for name in LOCKABLE)
    assert () not in (getattr(SAID, name) for name in LOCKABLE)
    file = comic(tmp_path / "1.cbz")
    before = members(file)

    outcome = write_back(str(file), SAID, LOCKABLE, NOW)

    assert (outcome.is_written, outcome.not_kept) == (True, ())
    assert said_in(file) == SAID._replace(page_count=3)
    after = members(file)
    after.pop("ComicInfo.xml")
    assert after == before


def test_elements_stand_in_the_order_of_the_schema(tmp_path: Path) -> None:
    file = comic(tmp_path / "1.cbz", Title="Old", Notes="Mine", Pages="")

    write_back(str(file), SAID, ("series", "genre", "title", "community_rating"), NOW)

    names = [part.tag for part in etree.fromstring(members(file)["ComicInfo.xml"])]
    assert names == ["Title", "Series", "Notes", "Genre", "Pages", "CommunityRating"]


def test_what_nobody_locked_stays_as_it_is(tmp_path: Path) -> None:
    info = (
        b'<?xml version="1.0"?><ComicInfo xmlns:x="urn:x"><Title>Old</Title><Writer>Ann</Writer>'
        b'<x:Own keep="me">mine</x:Own><Pages><Page Image="0" Type="FrontCover"/></Pages>'
        b"</ComicInfo>"
    )
    file = comic(tmp_path / "1.cbz", extra={"sub/ComicInfo.xml": info})

    write_back(str(file), SAID, ("title",), NOW)

    root = etree.fromstring(members(file)["sub/ComicInfo.xml"])
    assert [(part.tag, part.text) for part in root][:3] == [
        ("Title", SAID.title),
        ("Writer", "Ann"),
        ("{urn:x}Own", "mine"),
    ]
    assert root.find("Pages/Page").attrib == {"Image": "0", "Type": "FrontCover"}
    assert "ComicInfo.xml" not in members(file)


def test_emptied_fields_are_gone(tmp_path: Path) -> None:
    file = comic(tmp_path / "1.cbz", Title="Old", Writer="Ann", Number=4)

    write_back(str(file), MediaMetadata(), ("title", "writers"), NOW)

    found = said_in(file)
    assert (found.title, found.writers, found.number) == (None, (), 4)


@pytest.mark.parametrize("number", [20230115.0, 1000000.5, 1234.567, 123456789.25, -1.0, 0.1])
@pytest.mark.parametrize("make", [comic, epub])
def test_numbers_are_written_to_the_last_digit(
    tmp_path: Path, make: Callable[..., Path], number: float
) -> None:
    file = make(tmp_path / "1.book")
    said = MediaMetadata(series="S", number=number)

    outcome = write_back(str(file), said, ("series", "number"), NOW)

    assert (outcome.not_kept, said_in(file).number) == ((), number)


def test_comments_and_instructions_stay(tmp_path: Path) -> None:
    info = (
        b"<?xml version='1.0' encoding='utf-8'?>\n<!-- tagged by hand --><?a tool?><ComicInfo>\n"
        b"  <!-- inside -->\n  <Title>Old</Title>\n  <Summary>One<!-- two --> three</Summary>\n"
        b"</ComicInfo>"
    )
    file = comic(tmp_path / "1.cbz", extra={"ComicInfo.xml": info})

    write_back(str(file), SAID, ("title",), NOW)

    written = members(file)["ComicInfo.xml"]
    assert written.rstrip() == info.replace(
        b"Old", "The Käfer &amp; other &lt;stories&gt;".encode()
    )


def test_an_untidy_document_is_put_right_and_loses_nothing(tmp_path: Path) -> None:
    info = b"<ComicInfo><Title>Old</Title><Own>A & B &lt; C &copy; D</Own></ComicInfo>"
    file = comic(tmp_path / "1.cbz", extra={"ComicInfo.xml": info})

    write_back(str(file), SAID, ("title",), NOW)

    root = etree.fromstring(members(file)["ComicInfo.xml"])
    assert (root.findtext("Title"), root.findtext("Own")) == (SAID.title, "A & B < C © D")


def test_characters_that_no_document_may_hold_are_left_out(tmp_path: Path) -> None:
    for file in (comic(tmp_path / "1.cbz"), epub(tmp_path / "1.epub")):
        said = MediaMetadata(title="B\x01ell\ufffe", writers=("A\x1bnn", "\x02"), publisher="\x07")

        outcome = write_back(str(file), said, ("title", "writers", "publisher"), NOW)

        assert (outcome.is_written, outcome.not_kept) == (True, ())
        found = said_in(file)
        assert (found.title, found.writers, found.publisher) == ("Bell", ("Ann",), None)


def test_a_file_that_says_so_already_is_not_touched(tmp_path: Path) -> None:
    file = comic(tmp_path / "1.cbz")
    write_back(str(file), SAID, LOCKABLE, NOW)
    before = file.stat()

    assert not write_back(str(file), SAID, LOCKABLE, NOW).is_written
    assert file.stat() == before


def test_files_do_not_grow_by_being_edited(tmp_path: Path) -> None:
    file = comic(tmp_path / "1.cbz")
    sizes = set()
    for title in ("One", "Two", "Six"):
        write_back(str(file), MediaMetadata(title=title), ("title",), NOW)
        sizes.add(file.stat().st_size)
    assert len(sizes) == 1


def test_bytes_and_places_of_pages_stay(tmp_path: Path) -> None:
    """Also names in old code pages, extra fields, comments and packed data of any method."""
    file = tmp_path / "1.cbz"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as archive:
        entry = zipfile.ZipInfo("Band 1/__.png", (1999, 1, 2, 3, 4, 6))
        entry.comment = b"about this page"
        entry.extra = b"\xfe\xca\x02\x00ok"
        archive.writestr(entry, png(20, 30, (1, 2, 3)))
        archive.comment = b"about all"
    content = file.read_bytes().replace(b"__.png", b"\x82_.png")
    file.write_bytes(content)
    before = inspect(str(file), Wanted())

    write_back(str(file), SAID, ("title",), NOW)

    after = inspect(str(file), Wanted())
    assert after.index == before.index
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file) as new:
        assert new.comment == b"about all"
        kept = new.infolist()[0]
        for name in ("filename", "comment", "extra", "date_time", "header_offset", "CRC"):
            assert getattr(kept, name) == getattr(old.infolist()[0], name)


def test_rights_stay_and_nothing_is_left_over(tmp_path: Path) -> None:
    file = comic(tmp_path / "1.cbz")
    os.chmod(file, 0o640)

    write_back(str(file), SAID, LOCKABLE, NOW)

    assert file.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["1.cbz"]


def test_an_epub_says_what_its_package_has_words_for(tmp_path: Path) -> None:
    file = epub(tmp_path / "1.epub")
    before, old = members(file), said_in(file)

    outcome = write_back(str(file), SAID, LOCKABLE, NOW)

    assert outcome.is_written
    assert set(outcome.not_kept) == set(LOCKABLE) - IN_EPUB
    found = said_in(file)
    for name in LOCKABLE:
        expected = SAID if name in IN_EPUB else old
        assert getattr(found, name) == getattr(expected, name), name
    after = members(file)
    assert {name for name in after if after[name] != before[name]} == {"OEBPS/book.opf"}
    with zipfile.ZipFile(file) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="{version}" unique-identifier="i">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
<dc:identifier id="i">urn:uuid:1</dc:identifier>{said}</metadata>
<manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="c"/></spine></package>"""
TWO = (
    '<dc:title>Old</dc:title><dc:creator opf:role="aut" opf:file-as="Old, A.">A. Old</dc:creator>'
    '<dc:creator opf:role="ill">Ill</dc:creator><dc:date opf:event="modification">2020</dc:date>'
    "<dc:subject>One</dc:subject><dc:subject>Two</dc:subject>"
    '<meta name="calibre:series" content="Old Series"/><meta name="cover" content="c"/>'
)
THREE = (
    '<dc:title id="t">Old</dc:title><meta refines="#t" property="title-type">main</meta>'
    '<dc:title id="s">Sub</dc:title><meta refines="#s" property="title-type">subtitle</meta>'
    '<dc:creator id="a">A. Old</dc:creator><meta refines="#a" property="role">aut</meta>'
    '<meta refines="#a" property="file-as">Old, A.</meta>'
    '<meta id="k" property="belongs-to-collection">Old Series</meta>'
    '<meta refines="#k" property="collection-type">series</meta>'
    '<meta refines="#k" property="group-position">1</meta>'
    '<meta property="dcterms:modified">2000-01-01T00:00:00Z</meta>'
)


def packaged(file: Path, version: str, said: str) -> Path:
    """An EPUB whose package document says this."""
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="p.opf" media-type="application/oebps-package+xml"/>'
        "</rootfiles></container>"
    )
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("p.opf", PACKAGE.format(version=version, said=said))
        archive.writestr("c.xhtml", "<html xmlns='http://www.w3.org/1999/xhtml'/>")
    return file


@pytest.mark.parametrize(("version", "said"), [("2.0", TWO), ("3.0", THREE)])
def test_both_generations_of_packages_are_edited_in_their_own_words(
    tmp_path: Path, version: str, said: str
) -> None:
    file = packaged(tmp_path / "1.epub", version, said)
    fields = ("title", "series", "number", "writers", "genre", "year", "month", "day", "editors")

    outcome = write_back(str(file), SAID, fields, NOW)

    assert outcome.not_kept == ()
    found = said_in(file)
    assert all(getattr(found, name) == getattr(SAID, name) for name in fields)
    text = members(file)["p.opf"].decode()
    assert "Old" not in text
    assert ("2026-11-27T09:30:00Z" in text) == (version == "3.0")
    if version == "3.0":
        assert "Sub" in text
        assert "opf:role" not in text
    else:
        assert (found.pencillers, "2020" in text, 'content="c"' in text) == (("Ill",), True, True)


@pytest.mark.parametrize("writers", [(), ("New",), ("New", "Newer")])
def test_who_helped_in_no_stated_way_stays(tmp_path: Path, writers: tuple[str, ...]) -> None:
    said = "<dc:creator>Old</dc:creator><dc:contributor>Helper</dc:contributor>"
    file = packaged(tmp_path / "1.epub", "3.0", said)

    write_back(str(file), MediaMetadata(writers=writers), ("writers",), NOW)

    assert said_in(file).writers == writers
    text = members(file)["p.opf"].decode()
    assert "<dc:contributor>Helper</dc:contributor>" in text
    assert (text.count("<dc:creator"), "Old" in text) == (len(writers), False)


@pytest.mark.parametrize(
    ("version", "said"),
    [
        (
            "2.0",
            '<dc:title opf:file-as="Old, The">The Old</dc:title>'
            '<meta name="calibre:title_sort" content="Old, The"/>',
        ),
        (
            "3.0",
            '<dc:title id="t">The Old</dc:title>'
            '<meta refines="#t" property="file-as">Old, The</meta>',
        ),
    ],
)
def test_a_new_title_is_not_sorted_as_the_old_one(tmp_path: Path, version: str, said: str) -> None:
    file = packaged(tmp_path / "1.epub", version, said)

    write_back(str(file), MediaMetadata(title="New"), ("title",), NOW)

    assert said_in(file).title == "New"
    assert "Old" not in members(file)["p.opf"].decode()


def test_other_formats_are_refused(tmp_path: Path) -> None:
    file = write_rar(tmp_path / "1.cbr", {"01.png": png(20, 30, (1, 2, 3))})
    before = file.read_bytes()

    with pytest.raises(UnreadableBook, match="Only CBZ and EPUB"):
        write_back(str(file), SAID, LOCKABLE, NOW)

    assert file.read_bytes() == before


def _with_garbage_behind(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"garbage")


def _with_a_program_in_front(file: Path) -> None:
    file.write_bytes(b"MZ" + bytes(100) + file.read_bytes())


def _cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-30])


def _with_a_torn_document(file: Path) -> None:
    comic(file, extra={"ComicInfo.xml": b"\xff\xfe\x00 no document"})


@pytest.mark.parametrize(
    "harm", [_with_garbage_behind, _with_a_program_in_front, _cut_off, _with_a_torn_document]
)
def test_files_that_are_not_plain_stay_as_they_are(
    tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    file = comic(tmp_path / "1.cbz")
    harm(file)
    before = file.read_bytes()

    with pytest.raises(UnreadableBook):
        write_back(str(file), SAID, LOCKABLE, NOW)

    assert file.read_bytes() == before
    assert os.listdir(tmp_path) == ["1.cbz"]


def write_title(path: str) -> None:
    """A task for processes that die."""
    write_back(path, MediaMetadata(title="New"), ("title",), NOW)


def test_a_kill_at_any_step_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    file = comic(tmp_path / "books" / "1.cbz", Title="Old")

    assert steps_survived(f"{__name__}:write_title", file) > 10
