"""RAR archives that nobody needs a tool for: version 4, every member stored as it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from struct import pack
from zlib import crc32

_MARKER = b"Rar!\x1a\x07\x00"
_ARCHIVE, _FILE, _END = 0x73, 0x74, 0x7B
_HAS_DATA, _SKIP_IF_UNKNOWN = 0x8000, 0x4000
_STORED, _UNIX, _VERSION = 0x30, 3, 20


def write_rar(file: Path, members: Mapping[str, bytes], *, damage: int = 0) -> Path:
    """Write an archive; `damage` is what the checksum of the last member is wrong by."""
    file.parent.mkdir(parents=True, exist_ok=True)
    last = list(members)[-1]
    blocks = [_MARKER, _block(_ARCHIVE, 0, bytes(6))]
    for name, content in members.items():
        checksum = crc32(content) ^ (damage if name == last else 0)
        blocks += [_block(_FILE, _HAS_DATA, _facts(name, content, checksum)), content]
    file.write_bytes(b"".join((*blocks, _block(_END, _SKIP_IF_UNKNOWN, b""))))
    return file


def _facts(name: str, content: bytes, checksum: int) -> bytes:
    text, size = name.encode("ascii"), len(content)
    midnight, rights = 0x21 << 16, 0o100644
    facts = (size, size, _UNIX, checksum, midnight, _VERSION, _STORED, len(text), rights)
    return pack("<IIBIIBBHI", *facts) + text


def _block(kind: int, flags: int, rest: bytes) -> bytes:
    head = pack("<BHH", kind, flags, 7 + len(rest)) + rest
    return pack("<H", crc32(head) & 0xFFFF) + head
