"""Make books: a small library to try the server with, or many tiny comics to measure it by.

    python scripts/make_library.py FOLDER                 the small library
    python scripts/make_library.py FOLDER --comics 5000   tiny comics, 50 in a series
    python scripts/make_library.py FOLDER --offer         asks first; prints the folder when made

The same call makes the same books. Nothing that is there already is written again.
"""

from __future__ import annotations

import argparse
import math
import random
import struct
import sys
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

Members = Mapping[str, bytes]
# Times in archives are local and start in 1980; any fixed one makes equal bytes.
TIME = (2024, 1, 1, 12, 0, 0)
PAGE_WIDTH, PAGE_HEIGHT = 800, 1200


def png(width: int, height: int, colour: tuple[int, int, int]) -> bytes:
    """A picture of one colour."""
    row = b"\0" + bytes(colour) * width
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(row * height, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)


def comic_info(**facts: str | int) -> bytes:
    """A ComicInfo.xml with the elements that are named, such as `Title="Fog"`."""
    lines = "".join(f"  <{name}>{escape(str(value))}</{name}>\n" for name, value in facts.items())
    return f'<?xml version="1.0" encoding="utf-8"?>\n<ComicInfo>\n{lines}</ComicInfo>\n'.encode()


def write_archive(file: Path, members: Members) -> Path:
    """Write a ZIP archive; pictures are stored, all else is packed."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, TIME)
            is_stored = name == "mimetype" or name.endswith((".png", ".jpg"))
            member.compress_type = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return file


def epub_members(title: str, author: str, chapters: Sequence[str], cover: bytes) -> Members:
    """The files of an EPUB 3 with a cover and one document per chapter."""
    names = [f"chapter{number}" for number in range(1, len(chapters) + 1)]
    return {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": _CONTAINER,
        "OEBPS/book.opf": _package(title, author, names).encode(),
        "OEBPS/nav.xhtml": _navigation(names).encode(),
        "OEBPS/cover.png": cover,
    } | {
        f"OEBPS/{name}.xhtml": _document(name, f"<p>{escape(text)}</p>").encode()
        for name, text in zip(names, chapters, strict=True)
    }


_CONTAINER = b"""<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""


def _package(title: str, author: str, names: Sequence[str]) -> str:
    items = "\n".join(
        f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>'
        for name in names
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:example:{escape(title)}</dc:identifier>
<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>
<dc:language>en</dc:language><dc:date>2024-01-01</dc:date>
<meta property="dcterms:modified">2024-01-01T12:00:00Z</meta></metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="cover" href="cover.png" media-type="image/png" properties="cover-image"/>
{items}</manifest>
<spine>{spine}</spine></package>
"""


def _navigation(names: Sequence[str]) -> str:
    links = "".join(f'<li><a href="{name}.xhtml">{name}</a></li>' for name in names)
    return _document("Contents", f'<nav epub:type="toc"><ol>{links}</ol></nav>')


def _document(title: str, body: str) -> str:
    return (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title>{title}</title></head><body>{body}</body></html>\n"
    )


def pdf(title: str, pages: int) -> bytes:
    """A PDF whose pages show one rope each, with one more turn on every page."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {pages} /Kids [{_references(pages)}] >>".encode(),
        f"<< /Title ({title}) /Author (Ada Quill) >>".encode(),
    ]
    for number in range(1, pages + 1):
        drawing = _rope(number).encode()
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Resources << >> "
            b"/Contents %d 0 R >>" % (len(objects) + 2)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing))
    return _pdf_file(objects)


def _references(pages: int) -> str:
    return " ".join(f"{4 + 2 * number} 0 R" for number in range(pages))


def _rope(turns: int) -> str:
    steps = [step / 100 for step in range(101)]
    points = [(20 + 160 * x, 150 + 60 * math.sin(x * turns * math.tau)) for x in steps]
    path = " ".join(
        f"{x:.1f} {y:.1f} {'l' if index else 'm'}" for index, (x, y) in enumerate(points)
    )
    return f"0.5 0.3 0.1 RG 8 w 1 J 1 j {path} S"


def _pdf_file(objects: Sequence[bytes]) -> bytes:
    content, offsets = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    trailer = b"trailer << /Size %d /Root 1 0 R /Info 3 0 R >>" % size
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n%s%s\n" % (size, table, trailer)
    return content + b"startxref\n%d\n%%%%EOF\n" % start


@dataclass(frozen=True, slots=True)
class Comic:
    """One comic of the small library: what it is about is drawn from its name."""

    series: str
    number: int
    title: str
    writer: str
    genre: str
    pages: int
    age_rating: str = "Everyone"

    @property
    def file(self) -> str:
        """Its place in the library."""
        return f"{self.series}/{self.series} {self.number:02}.cbz"


COMICS = (
    Comic("The Lighthouse Cat", 1, "Fog", "Ada Quill", "Adventure, Animals", 8),
    Comic("The Lighthouse Cat", 2, "The Lamp Goes Out", "Ada Quill", "Adventure, Animals", 7),
    Comic("The Lighthouse Cat", 3, "A Ship of Mice", "Ada Quill", "Adventure, Animals", 9),
    Comic("Small Robots", 1, "Rust", "Ben Ferrite", "Science Fiction", 6, "Teen"),
    Comic("Small Robots", 2, "The Last Socket", "Ben Ferrite", "Science Fiction", 6, "Teen"),
)
CHAPTERS = (
    "It had rained since Tuesday, and the umbrella had given up on Wednesday.",
    "By the river stood a man who sold boats made of newspaper, and business was good.",
    "When the sun came out at last, nobody knew where to look.",
)


def make_small(folder: Path) -> None:
    """Make the small library: five comics with drawn pages, an EPUB and a PDF."""
    for comic in COMICS:
        if not (folder / comic.file).exists():
            write_archive(folder / comic.file, _drawn(comic))
    prose = folder / "Prose"
    walk = epub_members("A Walk in the Rain", "Ada Quill", CHAPTERS, png(300, 450, (70, 110, 150)))
    write_archive(prose / "A Walk in the Rain.epub", walk)
    (prose / "Notes on Knots.pdf").write_bytes(pdf("Notes on Knots", 5))


def _drawn(comic: Comic) -> Members:
    chance = random.Random(comic.file)  # noqa: S311 - pictures, not secrets
    pages = {f"{number:03}.jpg": draw_page(chance) for number in range(1, comic.pages + 1)}
    facts = comic_info(
        Series=comic.series,
        Number=comic.number,
        Title=comic.title,
        Writer=comic.writer,
        Genre=comic.genre,
        Year=2024,
        PageCount=comic.pages,
        Publisher="Demonstration Press",
        AgeRating=comic.age_rating,
        Summary=f"{comic.title}: number {comic.number} of {comic.series}.",
    )
    return pages | {"ComicInfo.xml": facts}


def draw_page(chance: random.Random) -> bytes:
    """A page of panels, each with a landscape, as JPEG."""
    import pyvips  # noqa: PLC0415 - takes a while to load, and only drawn pages need it

    rows = chance.choice(((1, 2, 1), (2, 1), (1, 1, 2), (2, 2)))
    height = (PAGE_HEIGHT - 40) / len(rows)
    panels = []
    for row, columns in enumerate(rows):
        width = (PAGE_WIDTH - 40) / columns
        for column in range(columns):
            left, top = 20 + column * width, 20 + row * height
            panels.append(_panel(chance, left + 8, top + 8, width - 16, height - 16))
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{PAGE_WIDTH}" height="{PAGE_HEIGHT}">'
        f'<rect width="100%" height="100%" fill="#fdfbf4"/>{"".join(panels)}</svg>'
    )
    picture = pyvips.Image.svgload_buffer(drawing.encode()).flatten(background=255)
    content: bytes = picture.jpegsave_buffer(Q=80, strip=True)
    return content


def _panel(chance: random.Random, left: float, top: float, width: float, height: float) -> str:
    hue = chance.randrange(360)
    x, y = chance.uniform(0.2, 0.8) * width, chance.uniform(0.15, 0.4) * height
    sun = f'cx="{x:.0f}" cy="{y:.0f}"'
    hills = "".join(
        f'<path d="{_hill(chance, width, height, height * (0.5 + 0.15 * layer))}" '
        f'fill="hsl({(hue + 140) % 360},35%,{60 - 15 * layer}%)"/>'
        for layer in range(3)
    )
    return (
        f'<svg x="{left:.0f}" y="{top:.0f}" width="{width:.0f}" height="{height:.0f}">'
        f'<rect width="100%" height="100%" fill="hsl({hue},55%,82%)"/>'
        f'<circle {sun} r="{height / 9:.0f}" fill="hsl({(hue + 40) % 360},80%,70%)"/>{hills}'
        '<rect width="100%" height="100%" fill="none" stroke="#222" stroke-width="6"/></svg>'
    )


def _hill(chance: random.Random, width: float, height: float, base: float) -> str:
    start, waves = chance.uniform(0, math.tau), chance.uniform(1, 3)
    points = [
        (x * width / 24, base + height / 14 * math.sin(start + x / 24 * waves * math.tau))
        for x in range(25)
    ]
    line = " ".join(f"L{x:.0f},{y:.0f}" for x, y in points)
    return f"M0,{height:.0f} {line} L{width:.0f},{height:.0f} Z"


def make_many(
    folder: Path, comics: int, per_series: int = 50, age_rating: str | None = None
) -> None:
    """Make tiny comics of three pages each with metadata, a fixed number of them in a series."""
    rating = {"AgeRating": age_rating} if age_rating else {}
    pages = {
        f"{number}.png": png(16, 24, (40 * number, 80, 200 - 40 * number)) for number in (1, 2, 3)
    }
    for index in range(comics):
        series, number = f"Series {index // per_series + 1:04}", index % per_series + 1
        file = folder / series / f"{series} {number:03}.cbz"
        if not file.exists():
            facts = comic_info(
                Series=series,
                Number=number,
                Title=f"Chapter {number}",
                Writer=f"Writer {index % 37}",
                Genre=("Adventure", "Drama", "Mystery")[index % 3],
                Year=1980 + index % 45,
                PageCount=3,
                Summary="A tiny comic. " * 8,
                **rating,
            )
            write_archive(file, pages | {"ComicInfo.xml": facts})


def accepts_offer(folder: Path) -> bool:
    """Whether somebody at a terminal wants the small library."""
    if not sys.stdin.isatty():
        sys.stderr.write("No library yet: `make run LIBRARY=~/Comics` adds one.\n")
        return False
    # The answer on standard output is for the caller; people read the other one.
    sys.stderr.write(f"There is no library yet. Make a small one in {folder} to try? [Y/n] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("", "y", "yes")


def main() -> int:
    """Make what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=_TEXT)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--comics", type=int, metavar="N", help="N tiny comics instead")
    parser.add_argument("--offer", action="store_true", help="ask first")
    arguments = parser.parse_args()
    if arguments.comics:
        make_many(arguments.folder, arguments.comics)
    elif not arguments.offer or accepts_offer(arguments.folder):
        make_small(arguments.folder)
        print(arguments.folder)
    return 0


_TEXT = argparse.RawDescriptionHelpFormatter

if __name__ == "__main__":
    sys.exit(main())
