"""ZIP archives with odd frames, odd names and wrong numbers."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.formats.files import BookFile
from stump_server.formats.zip_archive import ZipArchive

LIMIT = 1 << 20
PAGES = {"1.png": b"one" * 50, "2.png": b"two" * 50, "3.png": b"three" * 50}


def packed(members: dict[str, bytes], comment: bytes = b"") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        archive.comment = comment
    return target.getvalue()


def renamed(old: bytes, new: bytes) -> bytes:
    """An archive whose only member has a name that is not ASCII, in whatever code page."""
    assert len(old) == len(new)
    return packed({old.decode(): b"x"}).replace(old, new)


@pytest.fixture
def read(tmp_path: Path) -> Callable[[bytes], dict[str, bytes]]:
    def unpack_all(content: bytes) -> dict[str, bytes]:
        path = tmp_path / "book.cbz"
        path.write_bytes(content)
        with BookFile(str(path)) as file:
            archive = ZipArchive(file)
            return {member.name: archive.read(member, LIMIT) for member in archive.members}

    return unpack_all


Read = Callable[[bytes], dict[str, bytes]]


@pytest.mark.parametrize(
    "content",
    [
        packed(PAGES),
        packed(PAGES, comment=b"x" * 65_535),
        b"MZ" + bytes(range(256)) * 40 + packed(PAGES),
        packed(PAGES) + bytes(range(1, 256)) * 16,
        packed(PAGES, comment=b"see: PK\5\6" + bytes(16) + b"\5\0" + b"not the end of the file"),
    ],
    ids=["plain", "long comment", "program before", "noise behind", "end record in comment"],
)
def test_frames(read: Read, content: bytes) -> None:
    assert read(content) == PAGES


def test_zip64(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 10)
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 1)

    assert read(packed(PAGES)) == PAGES


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("tä".encode(), "tä.png"),
        (b"t\x84!", "tä!.png"),
        (b"t\xe4!", "tΣ!.png"),
    ],
)
def test_names_without_flag(read: Read, raw: bytes, name: str) -> None:
    content = renamed(b"abc.png", raw + b".png")

    assert list(read(content)) == [name]


def test_flag_that_lies(read: Read) -> None:
    content = packed({"ä.png": b"x"}).replace("ä".encode(), b"\xe4\xe5")

    assert list(read(content)) == ["äå.png"]


def test_empty_archive(read: Read) -> None:
    assert read(b"PK\5\6" + bytes(18)) == {}


def test_directory_lost(tmp_path: Path) -> None:
    content = packed(PAGES)
    path = tmp_path / "book.cbz"
    path.write_bytes(content[: content.index(b"PK\1\2") - 10])

    with BookFile(str(path)) as file:
        archive = ZipArchive(file)

        assert archive.flaw is Fault.TRUNCATED
        assert [member.name for member in archive.members] == ["1.png", "2.png"]
        assert archive.read(archive.members[1], LIMIT) == PAGES["2.png"]


def with_central_field(offset: int, value: bytes) -> bytes:
    """The archive with a field of the second member's directory entry overwritten."""
    content = bytearray(packed(PAGES))
    second = content.index(b"PK\1\2", content.index(b"PK\1\2") + 1)
    content[second + offset : second + offset + len(value)] = value
    return bytes(content)


@pytest.mark.parametrize(
    ("offset", "value", "fault"),
    [
        (8, b"\x01", Fault.ENCRYPTED),
        (10, b"\x4d", Fault.UNSUPPORTED),
        (20, struct.pack("<I", 50 << 20), Fault.TRUNCATED),
        (42, struct.pack("<I", 0x7FFFFFF0), Fault.TRUNCATED),
    ],
)
def test_flaws_seen_in_the_directory(
    tmp_path: Path, offset: int, value: bytes, fault: Fault
) -> None:
    path = tmp_path / "book.cbz"
    path.write_bytes(with_central_field(offset, value))

    with BookFile(str(path)) as file:
        assert [member.flaw for member in ZipArchive(file).members] == [None, fault, None]


@pytest.mark.parametrize(
    ("offset", "value", "fault"),
    [
        (16, b"\0\0\0\0", Fault.CORRUPT),
        (24, struct.pack("<I", 900_000), Fault.CORRUPT),
        (24, struct.pack("<I", 20), Fault.CORRUPT),
        (24, struct.pack("<I", LIMIT + 1), Fault.TOO_LARGE),
        (42, struct.pack("<I", 7), Fault.CORRUPT),
    ],
    ids=["checksum", "inflates to less", "inflates to more", "beyond the limit", "no header there"],
)
def test_faults_seen_when_reading(read: Read, offset: int, value: bytes, fault: Fault) -> None:
    with pytest.raises(UnreadableBook) as raised:
        read(with_central_field(offset, value))

    assert raised.value.fault is fault


def test_members_that_share_their_data_are_a_bomb(read: Read) -> None:
    single = packed({"000.png": bytes(2**20)})
    start, end = single.index(b"PK\1\2"), single.index(b"PK\5\6")
    entry = single[start:end]
    directory = b"".join(entry.replace(b"000.png", b"%03d.png" % n) for n in range(200))
    tail = struct.pack("<4s4xHHIIH", b"PK\5\6", 200, 200, len(directory), start, 0)

    with pytest.raises(UnreadableBook) as raised:
        read(single[:start] + directory + tail)

    assert raised.value.fault is Fault.BOMB


def test_too_many_members(read: Read) -> None:
    first = packed({"000000.png": b""})
    start, end = first.index(b"PK\1\2"), first.index(b"PK\5\6")
    directory = first[start:end] * 65_536
    tail = struct.pack("<4s4xHHIIH", b"PK\5\6", 0, 1, len(directory), start, 0)

    with pytest.raises(UnreadableBook) as raised:
        read(first[:start] + directory + tail)

    assert raised.value.fault is Fault.TOO_LARGE


@pytest.mark.parametrize("size", [1, 4, 21, 22, 60, 200])
def test_noise_under_the_signature(read: Read, size: int) -> None:
    with pytest.raises(UnreadableBook):
        read((b"PK\3\4" + bytes(range(7, 256)))[:size])
