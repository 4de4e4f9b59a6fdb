"""ComicInfo.xml, honest and otherwise."""

from __future__ import annotations

import pytest
from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.domain.media import MediaMetadata, PageDescription
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


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<Title>Tom & Jerry &amp; Spike &lt;3</Title>", "Tom & Jerry & Spike <3"),
        ("<Title>Caf&eacute;&nbsp;&copy;&unknown; &;</Title>", "Café ©&unknown; &;"),
        ("<Title>A &amp; B &#x26; C</Title><Notes>1 < 2</Notes>", "A & B & C"),
        ("<Title><![CDATA[A &amp; B]]> & C</Title>", "A &amp; B & C"),
        ("<Title>Be\x07ll &amp; Co</Title>", "Bell & Co"),
        ("<!-- & --><Title>A & B</Title><!-- & without end", "A & B"),
    ],
)
def test_nothing_of_an_untidy_text_is_lost(written: str, read: str) -> None:
    for ahead in ("", "\n<?xml version='1.0'?>"):
        document = f"{ahead}<ComicInfo>{written}</ComicInfo>".encode()

        assert comic_info.parse(document).title == read


def test_accents_are_part_of_their_letters() -> None:
    said = "<Title>Cafe\u0301</Title><Summary>e\u0301</Summary><Genre>e\u0301, \u00e9</Genre>"

    found = comic_info.parse(f"<ComicInfo>{said}</ComicInfo>".encode())

    assert (found.title, found.summary, found.genre) == ("Caf\u00e9", "\u00e9", ("\u00e9",))


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


FULL = b"""<?xml version="1.0"?>
<ComicInfo>
  <AlternateSeries>Other</AlternateSeries><AlternateNumber>12A</AlternateNumber>
  <AlternateCount>3</AlternateCount><StoryArc>Nova, Nova 2</StoryArc>
  <StoryArcNumber>1, 1</StoryArcNumber><SeriesGroup>Pulp, Noir</SeriesGroup>
  <Format>Annual</Format><BlackAndWhite>Yes</BlackAndWhite>
  <ScanInformation>Nobody</ScanInformation><Review>Fine.</Review>
  <MainCharacterOrTeam>The Quails</MainCharacterOrTeam>
  <Pages>
    <Page Image="0" Type="FrontCover" ImageWidth="100" ImageHeight="200" ImageSize="4096"/>
    <Page Image="2" Type="Nonsense Story" DoublePage="True" Bookmark=" Chapter  1 " Key="k"/>
    <Page Image="2" Type="Letters"/>
    <Page Image="9" Type="BackCover"/>
    <Page Image="-1"/><Page Image="x"/><Page/><Other Image="1"/>
  </Pages>
</ComicInfo>"""


def test_all_other_fields_of_version_2_1() -> None:
    found = comic_info.parse(FULL)

    assert found.alternate_series == "Other"
    assert (found.alternate_number, found.alternate_count) == ("12A", 3)
    assert (found.story_arcs, found.story_arc_numbers) == (("Nova", "Nova 2"), ("1", "1"))
    assert (found.series_groups, found.edition_format) == (("Pulp", "Noir"), "Annual")
    assert (found.black_and_white, found.scan_information) == (True, "Nobody")
    assert (found.review, found.main_character_or_team) == ("Fine.", "The Quails")


def test_pages_are_described_as_far_as_they_are_there() -> None:
    _, described = comic_info.read(FULL, pages=4)

    assert described == (
        PageDescription(1, "FrontCover", width=100, height=200, size=4096),
        PageDescription(3, "Story", double_page=True, bookmark="Chapter 1", key="k"),
    )


@pytest.mark.parametrize("value", ["", "Unknown", "perhaps"])
def test_colours_that_nobody_knows_of(value: str) -> None:
    content = f"<ComicInfo><BlackAndWhite>{value}</BlackAndWhite></ComicInfo>".encode()
    assert comic_info.parse(content).black_and_white is None


def test_half_a_character_is_left_out_or_the_document_is() -> None:
    text = "<ComicInfo><Title>Kn&#xD83D;ot&#57343;s &amp; &#x1F600;</Title></ComicInfo>"

    assert comic_info.parse(text.encode()).title == "Knots & \U0001f600"
    with pytest.raises(UnreadableBook) as refused:
        comic_info.parse(text.encode("utf-16"))
    assert refused.value.fault is Fault.BAD_XML


def test_elements_with_many_attributes() -> None:
    """As many as there is room for: no look at one of them takes as long as there are others."""
    many = " ".join(f'a{n}=""' for n in range(100_000))

    _, described = comic_info.read(
        f'<ComicInfo><Pages><Page {many} x:Image="1" xmlns:x="x"/></Pages></ComicInfo>'.encode(), 3
    )

    assert [one.page for one in described] == [2]


def test_of_several_elements_of_one_name_the_first_that_says_something_counts() -> None:
    document = (
        b"<ComicInfo><Title> </Title><Title>One</Title><Title>Two</Title>"
        b"<Pages><Page Image='0' Bookmark='a'/></Pages><Number>0</Number><Number>2</Number>"
        b"<Pages><Page Image='0' Bookmark='b'/><Page Image='1' Bookmark='c'/></Pages></ComicInfo>"
    )

    metadata, pages = comic_info.read(document, 2)

    assert metadata == MediaMetadata(title="One", number=2.0, page_count=2)
    assert [page.bookmark for page in pages] == ["a", "c"]
