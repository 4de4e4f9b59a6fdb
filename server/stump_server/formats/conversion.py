"""Repack a RAR comic as a ZIP archive beside it: every file in it, verified, or nothing at all."""

from __future__ import annotations

import os
import shutil
import zipfile
from hashlib import blake2b

from stump_server.domain.book import BookFormat, Wanted
from stump_server.domain.conversion import comment_for, origin_in, target_of
from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.domain.path_text import on_disk
from stump_server.formats import draft, hashes, identify, inspection, zip_directory
from stump_server.formats.draft import Draft
from stump_server.formats.files import BookFile
from stump_server.formats.limits import LIMITS
from stump_server.formats.members import fault_of, size_flaw
from stump_server.formats.rar_archive import RarArchive
from stump_server.formats.zip_archive import EPOCH, ZipArchive

_Digests = dict[str, bytes]


def convert(path: str) -> str | None:
    """Write the archive beside a RAR comic and give its path; None when the file is no RAR.

    The original is only read. The archive gets its name when every member was read back from the
    disk and is the same. Raises UnreadableBook, with the reason, when that cannot be had.
    """
    target = target_of(path)
    with BookFile(path) as file:
        if target is None or identify.container_of(file) is not BookFormat.RAR:
            return None
        if os.path.lexists(on_disk(target)):
            raise UnreadableBook(Fault.UNSUPPORTED, "There is a file of this name")
        pages = _pages(path)
        archive = RarArchive(file)
        _check(file, archive)
        with Draft(target) as made:
            try:
                digests = _write(made, archive, comment_for(hashes.content_key(file)))
                made.finish(os.stat(on_disk(path)))
                _verify(made.path, digests, pages)
                os.utime(on_disk(made.path), ns=(file.modified_ns, file.modified_ns))
                made.publish()
            except OSError as error:
                raise draft.unwritable(error) from None
    return target


def is_made_from(path: str, original: str) -> bool:
    """Whether an archive was converted from this very RAR file."""
    try:
        with BookFile(path) as file:
            origin = origin_in(zip_directory.comment(file))
    except UnreadableBook:
        return False
    return origin is not None and origin == hashes.content_key_of(original)


def _check(file: BookFile, archive: RarArchive) -> None:
    """Refuse what would not come out whole."""
    if archive.flaw:
        raise fault_of(archive.flaw)
    members = [member for member in archive.members if member.is_file]
    names = {member.name for member in members}
    if len(names) != len(members):
        raise UnreadableBook(Fault.UNSUPPORTED, "Two files in the archive have the same name")
    for member in members:
        flaw = member.flaw or (size_flaw(member) if member.size else None)
        if flaw:
            raise fault_of(flaw)
        if not _is_safe(member.name):
            raise UnreadableBook(Fault.UNSUPPORTED, "A file in the archive has no proper name")
    total = sum(member.size for member in members)
    if total > LIMITS.converted_bytes:
        raise fault_of(Fault.TOO_LARGE)
    if total + file.size > shutil.disk_usage(os.path.dirname(on_disk(file.path))).free:
        raise UnreadableBook(Fault.UNREADABLE, "There is no room for the archive on the disk")


def _is_safe(name: str) -> bool:
    """Whether a name can be kept as it is and leads nowhere but into the folder unpacked into."""
    parts = name.split("/")
    if "\\" in name or "\0" in name or ":" in parts[0] or not name.isprintable():
        return False
    return len(name.encode()) <= LIMITS.name_bytes and not {"", ".", ".."} & set(parts)


def _write(made: Draft, archive: RarArchive, comment: bytes) -> _Digests:
    """Write all members, unpacked; gives what each of them was when it was read."""
    digests: _Digests = {}
    with zipfile.ZipFile(made.file, "w", zipfile.ZIP_STORED) as new:
        for member, content in archive.contents(LIMITS.page_bytes):
            entry = zipfile.ZipInfo(member.name, EPOCH)
            entry.external_attr = 0o644 << 16
            new.writestr(entry, content)
            digests[member.name] = _digest(content)
        new.comment = comment
    if digests.keys() != {member.name for member in archive.members if member.is_file}:
        raise fault_of(Fault.CORRUPT)
    return digests


def _pages(path: str) -> int:
    """How many pages a book has. Raises UnreadableBook where anything is wrong with it."""
    found = inspection.inspect(path, Wanted(metadata=False))
    if found.fault is not None:
        raise UnreadableBook(found.fault, found.reason or found.fault)
    return found.pages


def _verify(path: str, digests: _Digests, pages: int) -> None:
    """Read everything back, as it will be read from now on. Raises UnreadableBook."""
    with BookFile(path) as file:
        archive = ZipArchive(file)
        found = {
            member.name: _digest(archive.read(member.entry(), LIMITS.page_bytes))
            for member in archive.members
        }
    if found != digests or _pages(path) != pages:
        raise UnreadableBook(Fault.CORRUPT, "The archive that was written is not the same")


def _digest(content: bytes) -> bytes:
    return blake2b(content).digest()
