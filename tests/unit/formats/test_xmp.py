"""XMP packets, and the PDFs they lie in."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from builders.books import pdf_file
from stump_server.domain.book import Wanted
from stump_server.domain.errors import UnreadableBook
from stump_server.domain.media import MediaMetadata
from stump_server.formats import inspect, xmp

PACKET = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:prism="http://prismstandard.org/namespaces/basic/2.1/"
 xmlns:calibre="http://calibre-ebook.com/xmp-namespace"
 xmlns:calibreSI="http://calibre-ebook.com/xmp-namespace-series-index">
<rdf:Description rdf:about="" xmp:CreateDate="2001-02-03T04:05:06Z" prism:volume="7">
<dc:title><rdf:Alt><rdf:li xml:lang="de">Knoten</rdf:li>
<rdf:li xml:lang="x-default">Knots</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Ada Quill</rdf:li><rdf:li>Ben</rdf:li></rdf:Seq></dc:creator>
<dc:subject><rdf:Bag><rdf:li>rope</rdf:li><rdf:li>sea</rdf:li></rdf:Bag></dc:subject>
<dc:description><rdf:Alt><rdf:li>On &lt;b&gt;knots&lt;/b&gt;.</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language>
<dc:publisher><rdf:Bag><rdf:li>Kestrel</rdf:li></rdf:Bag></dc:publisher>
<prism:isbn>9783161484100</prism:isbn>
<calibre:series rdf:parseType="Resource"><rdf:value>Ropes</rdf:value>
<calibreSI:series_index>2.00</calibreSI:series_index></calibre:series>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""

SAID = MediaMetadata(
    title="Knots",
    series="Ropes",
    number=2.0,
    volume=7,
    summary="On knots.",
    writers=("Ada Quill", "Ben"),
    publisher="Kestrel",
    language="en",
    tags=("rope", "sea"),
    identifiers=("isbn:9783161484100",),
    year=2001,
    month=2,
    day=3,
)


def with_packet(file: Path, packet: bytes, *, is_packed: bool = False, title: str = "") -> Path:
    """A PDF with a packet, and with or without a title of its own."""
    pdf_file(file)
    with pikepdf.open(file, allow_overwriting_input=True) as document:
        del document.docinfo
        if title:
            document.docinfo["/Title"] = title
        document.Root.Metadata = pikepdf.Stream(document, packet)
        document.save(
            file, compress_streams=is_packed, stream_decode_level=pikepdf.StreamDecodeLevel.none
        )
    return file


def test_a_packet_is_read_in_every_form_of_a_statement() -> None:
    assert xmp.parse(PACKET.encode()) == SAID


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_packets_come_in_several_encodings(encoding: str) -> None:
    assert xmp.parse(PACKET.encode(encoding)).title == "Knots"


@pytest.mark.parametrize("content", [b"", b"no xml", b"<x:xmpmeta xmlns:x='a'/>", b"<a><b/></a>"])
def test_packets_that_say_nothing(content: bytes) -> None:
    try:
        assert xmp.parse(content) == MediaMetadata()
    except UnreadableBook as error:
        assert error.reason


@pytest.mark.parametrize("is_packed", [False, True])
def test_a_document_is_completed_by_its_packet(tmp_path: Path, *, is_packed: bool) -> None:
    file = with_packet(
        tmp_path / "1.pdf", PACKET.encode(), is_packed=is_packed, title="Its own title"
    )

    found = inspect(str(file), Wanted())

    assert found.fault is None
    assert found.metadata == SAID._replace(title="Its own title", page_count=2)


def test_a_packet_does_no_harm(tmp_path: Path) -> None:
    """Entities, and a stream that would unpack to gigabytes."""
    bomb = io.BytesIO()
    bomb.write(b"<a>" + b" " * 50_000_000)
    hostile = {
        "laughs": b'<!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>',
        "large": bomb.getvalue(),
        "noise": b"\x00\xff" * 100,
    }
    for name, packet in hostile.items():
        file = with_packet(tmp_path / f"{name}.pdf", packet, is_packed=True)

        found = inspect(str(file), Wanted())

        assert (found.pages, found.fault) == (2, None), name
        assert found.metadata == MediaMetadata(page_count=2), name


def test_descriptions_in_descriptions_are_not_read_again_and_again() -> None:
    rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    depth = 100
    many = " ".join(f'a{n}=""' for n in range(50_000))
    packet = (
        f'<rdf:RDF {rdf} xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<rdf:Description {many}><dc:title>Knots</dc:title>"
        f"{'<dc:x><rdf:Description>' * depth}{'<dc:y/>' * 300_000}"
        f"{'</rdf:Description></dc:x>' * depth}</rdf:Description></rdf:RDF>"
    )

    assert xmp.parse(packet.encode()) == MediaMetadata(title="Knots")
