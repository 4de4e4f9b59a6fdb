"""Honest books with a few bytes changed: all end as books or as errors of ours.

What is read in the server itself is tried here; what crashes its library is read in processes.
"""

from __future__ import annotations

import random
import tarfile
from collections.abc import Callable
from pathlib import Path

import py7zr
import pytest
from builders.books import comic, comic_info, epub, pdf_file, png
from builders.rar import write_rar
from hypothesis import given, settings
from hypothesis import strategies as st
from stump_server import imaging
from stump_server.domain.book import Wanted
from stump_server.domain.errors import NotFound, UnreadableBook
from stump_server.formats import Inspectors, each_page, inspect, read_cover, read_page

SEED = 20261127
MUTANTS = 100
PAGES = {f"{number}.png": png(20 + number, 30, (number, 0, 0)) for number in (1, 2, 3)}
# Read by a scan, so that it has to unpack something.
PAGES["ComicInfo.xml"] = comic_info(Title="A" * 50, Series="B" * 50, Number=1)
EVERYTHING = Wanted(metadata=True, file_hash=True, koreader_hash=True)
MAGIC = (b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x01\0\0\x80", b"PK\1\2", b"PK\3\4", b"PK\5\6")


def tar(file: Path) -> Path:
    source = file.with_suffix(".png")
    source.write_bytes(PAGES["1.png"])
    with tarfile.open(file, "w") as archive:
        archive.add(source, "1.png")
    return file


def seven_zip(file: Path, **options: object) -> Path:
    with py7zr.SevenZipFile(file, "w", **options) as archive:
        for name, content in PAGES.items():
            archive.writestr(content, name)
    return file


def ppmd(file: Path) -> Path:
    return seven_zip(file, filters=[{"id": py7zr.FILTER_PPMD, "order": 6, "mem": 24}])


HERE: dict[str, Callable[[Path], Path]] = {
    "1.cbz": lambda file: comic(file, Title="A", Series="B", Number=1, Pages=""),
    "1.epub": epub,
    "1.cbt": tar,
}
APART: dict[str, Callable[[Path], Path]] = {
    "1.cbr": lambda file: write_rar(file, PAGES),
    "1.cb7": seven_zip,
    "2.cb7": ppmd,
    "1.pdf": pdf_file,
}


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One book of each kind."""
    folder = tmp_path_factory.mktemp("honest")
    return {name: make(folder / name).read_bytes() for name, make in (HERE | APART).items()}


def mutated(content: bytes, choices: random.Random) -> bytes:
    """The same with some bytes changed, cut out, doubled or overwritten by telling ones."""
    changed = bytearray(content)
    for _ in range(choices.choice((1, 1, 2, 5, 20))):
        size = len(changed)
        # Directories lie at the end.
        place = size - 1 - choices.randrange(min(size, 400)) if choices.random() < 0.5 else 0
        place = place or choices.randrange(size)
        kind = choices.randrange(5)
        if kind == 0:
            changed[place] = choices.randrange(256)
        elif kind == 1:
            changed[place : place + 4] = choices.choice(MAGIC)
        elif kind == 2:
            del changed[place : place + choices.randrange(1, 100)]
        elif kind == 3:
            begin = choices.randrange(size)
            changed[place:place] = changed[begin : begin + choices.randrange(1, 200)]
        else:
            changed = changed[: max(1, place)]
        changed = changed or bytearray(b"x")
    return bytes(changed)


@settings(max_examples=400)
@given(st.sampled_from(sorted(HERE)), st.randoms(use_true_random=False))
def test_what_is_read_here_raises_nothing_else(
    honest: dict[str, bytes],
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    choices: random.Random,
) -> None:
    file = tmp_path_factory.getbasetemp() / f"mutant-{name}"
    file.write_bytes(mutated(honest[name], choices))

    found = inspect(str(file), EVERYTHING)

    assert found.reason or found.fault is None
    if found.format is None or found.fault is not None:
        return
    for _, image in each_page(str(file), found.format, found.index, found.pages):
        if image is not None and image.media_type.startswith("image/"):
            _measured(image.content)
    try:
        read_cover(str(file), found.format, found.index)
        read_page(str(file), found.format, found.index, found.pages)
    except (UnreadableBook, NotFound) as error:
        assert str(file) not in error.sentence


def _measured(content: bytes) -> None:
    try:
        size = imaging.dimensions(content)
    except UnreadableBook:
        return
    assert size.width > 0
    assert size.height > 0


# A reader whose memory is damaged may send what ends a thread of the pool: others are begun.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_what_crashes_its_reader_costs_only_itself(
    honest: dict[str, bytes], tmp_path: Path
) -> None:
    choices = random.Random(SEED)  # noqa: S311 -- the same books every time
    paths = []
    for number in range(MUTANTS):
        for name in APART:
            file = tmp_path / f"{number}-{name}"
            # Now and then an honest one, right beside the others.
            content = honest[name] if number % 10 == 0 else mutated(honest[name], choices)
            file.write_bytes(content)
            paths.append(str(file))

    with Inspectors(2) as inspectors:
        found = {one.path: one for one in inspectors.inspect_many(paths, EVERYTHING)}

    assert sorted(found) == sorted(paths)
    assert all(one.reason for one in found.values() if one.fault)
    whole = [path for path in paths if Path(path).read_bytes() in honest.values()]
    assert len(whole) >= len(APART) * MUTANTS // 10
    assert {found[path].fault for path in whole} == {None}
