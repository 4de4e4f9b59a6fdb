"""Metadata of OPF packages."""

from __future__ import annotations

import pytest
from stump_server.domain.media import MediaMetadata
from stump_server.formats import opf, safe_xml


def parse(statements: str) -> MediaMetadata:
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{statements}</metadata></package>"
    )
    return opf.parse(safe_xml.parse(package.encode()))


def test_dublin_core() -> None:
    said = parse(
        "<dc:title>T</dc:title><dc:creator>B</dc:creator><dc:creator>A</dc:creator>"
        "<dc:publisher>P</dc:publisher><dc:language>en</dc:language>"
        "<dc:date>2012-09-28T20:35:00+00:00</dc:date>"
        "<dc:description>&lt;p&gt;D&lt;/p&gt;</dc:description>"
        "<dc:subject>Horror</dc:subject><dc:subject>Spirals, many</dc:subject>"
    )

    assert said == MediaMetadata(
        title="T",
        writers=("A", "B"),
        publisher="P",
        language="en",
        year=2012,
        month=9,
        day=28,
        summary="D",
        genre=("Horror", "Spirals, many"),
    )


def test_identifiers_have_their_kind_in_front() -> None:
    said = parse(
        "<dc:identifier>urn:isbn:9780307719218</dc:identifier>"
        '<dc:identifier opf:scheme="ISBN">0307719219</dc:identifier>'
        '<dc:identifier opf:scheme="calibre">calibre:7</dc:identifier>'
        "<dc:identifier>plain</dc:identifier><dc:identifier> </dc:identifier>"
        '<dc:contributor opf:role="trl">Yuji Oniki</dc:contributor>'
        '<meta name="calibre:rating" content="9"/>'
    )

    assert said.identifiers == ("isbn:9780307719218", "isbn:0307719219", "calibre:7", "plain")
    assert said.translators == ("Yuji Oniki",)
    assert said.community_rating == 4.5


def test_single_subject_with_commas_is_a_list() -> None:
    assert parse("<dc:subject>Horror, Drama</dc:subject>").genre == ("Horror", "Drama")
    heading = "<dc:subject>Holmes, Sherlock -- Fiction</dc:subject>"
    assert parse(heading).genre == ("Holmes, Sherlock -- Fiction",)


def test_calibre_series() -> None:
    said = parse(
        '<meta name="calibre:series" content="S"/><meta name="calibre:series_index" content="2.5"/>'
    )

    assert (said.series, said.number) == ("S", 2.5)


def test_first_collection_that_is_a_series() -> None:
    said = parse(
        '<meta id="a" property="belongs-to-collection">Set</meta>'
        '<meta refines="#a" property="collection-type">set</meta>'
        '<meta id="b" property="belongs-to-collection">Series</meta>'
        '<meta refines="#b" property="collection-type">series</meta>'
        '<meta refines="#b" property="group-position">3</meta>'
    )

    assert (said.series, said.number) == ("Series", 3.0)


def test_roles_in_both_spellings() -> None:
    said = parse(
        '<dc:creator opf:role="aut">W</dc:creator><dc:creator id="e">E</dc:creator>'
        '<meta refines="#e" property="role" scheme="marc:relators">edt</meta>'
        '<dc:contributor opf:role="ill">I</dc:contributor>'
        '<dc:contributor opf:role="bkp">calibre</dc:contributor>'
    )

    assert said.writers == ("E", "W")
    assert said.editors == ("E",)
    assert said.pencillers == ("I",)


def test_main_title_goes_first() -> None:
    said = parse(
        '<dc:title id="a">Sub</dc:title><meta refines="#a" property="title-type">subtitle</meta>'
        '<dc:title id="b">Main</dc:title><meta refines="#b" property="title-type">main</meta>'
    )

    assert said.title == "Main"


def test_plain_statements() -> None:
    said = parse(
        '<meta name="Series" content="S"/><meta name="number" content="4"/>'
        '<meta name="volume" content="2"/><meta name="notes" content="a"/>'
        '<meta name="notes" content="b"/><meta name="genre" content="X, Y"/>'
        '<meta name="coverartists" content="C"/><meta name="year" content="1999"/>'
        '<meta name="author" content="A"/><meta name="pagecount" content="12"/>'
    )

    assert said == MediaMetadata(
        series="S",
        number=4.0,
        volume=2,
        notes="a\nb",
        genre=("X", "Y"),
        cover_artists=("C",),
        year=1999,
        writers=("A",),
        page_count=12,
    )


@pytest.mark.parametrize(
    ("statements", "age"),
    [
        ('<meta property="schema:typicalAgeRange">12-15</meta>', 12),
        ('<meta property="schema:contentRating">Mature</meta>', 17),
        (
            '<meta name="typicalAgeRange" content="16+"/><meta name="contentRating" content="PG"/>',
            0,
        ),
        ('<meta name="contentRating" content="unknown"/>', None),
    ],
)
def test_smaller_age_wins(statements: str, age: int | None) -> None:
    assert parse(statements).age_rating == age


def test_date_of_the_file_is_no_date_of_the_book() -> None:
    said = parse(
        '<dc:date opf:event="modification">2020-01-01</dc:date>'
        '<dc:date opf:event="publication">1998</dc:date>'
    )

    assert said.year == 1998


def test_merge_fills_gaps() -> None:
    first = MediaMetadata(title="Mine", genre=("A",))
    second = MediaMetadata(title="Yours", genre=("B",), year=1998)

    assert opf.merge(first, second) == MediaMetadata(title="Mine", genre=("A",), year=1998)


def test_nothing_said() -> None:
    assert parse("") == MediaMetadata()


def test_statements_in_statements_have_their_own_text() -> None:
    said = parse("<dc:title>Knots<dc:creator>Ada</dc:creator></dc:title>")
    assert (said.title, said.writers) == ("KnotsAda", ("Ada",))


def test_statements_in_statements_are_not_read_again_and_again() -> None:
    depth = 200
    inside = "<dc:creator>Ada</dc:creator>" * 100_000

    said = parse("<meta property='x'>" * depth + inside + "</meta>" * depth)

    assert said.writers == ("Ada",)
