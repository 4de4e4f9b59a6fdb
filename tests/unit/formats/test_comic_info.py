"""ComicInfo.xml, honest and otherwise."""

from __future__ import annotations

import pytest
from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.domain.media import MediaMetadata
from stump_server.formats import comic_info


def test_every_field() -> None:
    document = """<?xml version="1.0" encoding="utf-8"?>
    <ComicInfo xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
      <!-- a comment -->
      <Title> Größe </Title><Series>Uzumaki</Series><Number>1.5</Number><Volume>2</Volume>
      <Summary>One.\nTwo.</Summary><Notes>n</Notes><AgeRating>Teen</AgeRating>
      <Genre>Horror, Drama</Genre><Year>1998</Year><Month>8</Month><Day>31</Day>
      <Writer>Junji Ito, X</Writer><Penciller>P</Penciller><Inker>I</Inker>
      <Colorist>C</Colorist><Letterer>L</Letterer><CoverArtist>A</CoverArtist>
      <Editor>E</Editor><Publisher>VIZ</Publisher><LanguageISO>en</LanguageISO>
      <Web>https://a.example</Web><Characters>Kirie, Shuichi</Characters><Teams>T</Teams>
      <PageCount>20</PageCount><Manga>Yes</Manga>
    </ComicInfo>"""

    assert comic_info.parse(document.encode()) == MediaMetadata(
        title="Größe",
        series="Uzumaki",
        number=1.5,
        volume=2,
        summary="One.\nTwo.",
        notes="n",
        age_rating=13,
        genre=("Horror", "Drama"),
        year=1998,
        month=8,
        day=31,
        writers=("Junji Ito", "X"),
        pencillers=("P",),
        inkers=("I",),
        colorists=("C",),
        letterers=("L",),
        cover_artists=("A",),
        editors=("E",),
        links=("https://a.example",),
        characters=("Kirie", "Shuichi"),
        teams=("T",),
        publisher="VIZ",
        language="en",
        page_count=20,
    )


def test_wrong_values_leave_the_others_alone() -> None:
    document = (
        b"<ComicInfo><Title>Typed</Title><Number>twelve</Number><Volume>-1</Volume>"
        b"<Year>99999999999999999999</Year><Month>13</Month><Day>0</Day>"
        b"<PageCount>many</PageCount></ComicInfo>"
    )

    assert comic_info.parse(document) == MediaMetadata(title="Typed")


@pytest.mark.parametrize(
    "document",
    [
        b"\xef\xbb\xbf<ComicInfo><Title>\xc3\x9c</Title></ComicInfo>",
        '<?xml version="1.0" encoding="utf-16"?><ComicInfo><Title>Ü</Title></ComicInfo>'.encode(
            "utf-16"
        ),
        '<?xml version="1.0" encoding="iso-8859-1"?><ComicInfo><Title>Ü</Title></ComicInfo>'.encode(
            "latin-1"
        ),
    ],
)
def test_encodings(document: bytes) -> None:
    assert comic_info.parse(document).title == "Ü"


def test_untidy_document_is_repaired() -> None:
    document = b"<ComicInfo><Title>Tom & Jerry</Title><Series>S</Series></ComicInfo>"

    assert comic_info.parse(document).series == "S"


@pytest.mark.parametrize(
    ("document", "fault"),
    [
        (b"", Fault.BAD_XML),
        (b"\x00\x01\x02\x03", Fault.BAD_XML),
        (
            b'<!DOCTYPE c [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><ComicInfo>'
            b"<Title>&b;</Title></ComicInfo>",
            Fault.BAD_XML,
        ),
        (
            b'<!DOCTYPE c [<!ENTITY a SYSTEM "file:///etc/passwd">]><ComicInfo>'
            b"<Title>&a;</Title></ComicInfo>",
            Fault.BAD_XML,
        ),
        (b"<ComicInfo>" + b" " * (8 << 20) + b"</ComicInfo>", Fault.TOO_LARGE),
    ],
)
def test_hostile_documents_are_refused(document: bytes, fault: Fault) -> None:
    with pytest.raises(UnreadableBook) as raised:
        comic_info.parse(document)

    assert raised.value.fault is fault


def test_what_later_versions_added() -> None:
    document = b"""<ComicInfo><Translator>Yuji Oniki, T</Translator><Imprint>Signature</Imprint>
    <Tags>spirals, dread</Tags><Locations>Kurouzu-cho</Locations><StoryArc>A, B</StoryArc>
    <Count>3</Count><CommunityRating>4.5</CommunityRating><Manga>YesAndRightToLeft</Manga>
    <GTIN>9781421561325</GTIN></ComicInfo>"""

    assert comic_info.parse(document) == MediaMetadata(
        translators=("Yuji Oniki", "T"),
        imprint="Signature",
        tags=("spirals", "dread"),
        locations=("Kurouzu-cho",),
        story_arcs=("A", "B"),
        issue_count=3,
        community_rating=4.5,
        reading_direction="rtl",
        identifiers=("gtin:9781421561325",),
    )
    unknown = b"<C><CommunityRating>9</CommunityRating><Manga>Yes</Manga><Count>-1</Count></C>"
    assert comic_info.parse(unknown) == MediaMetadata()
