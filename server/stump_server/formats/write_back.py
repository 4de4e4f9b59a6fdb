"""Write metadata into a book: ComicInfo.xml into a CBZ, the package document into an EPUB."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from stump_server.domain.book import BookFormat, Wanted
from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.domain.file_state import state_of
from stump_server.domain.media import MediaMetadata
from stump_server.domain.path_text import on_disk
from stump_server.formats import (
    acbf,
    comic_info,
    comic_info_edit,
    draft,
    epub,
    identify,
    inspection,
    members,
    opf,
    opf_edit,
    safe_xml,
    text,
    zip_edit,
)
from stump_server.formats.draft import Draft
from stump_server.formats.files import BookFile
from stump_server.formats.limits import LIMITS
from stump_server.formats.zip_archive import ZipArchive

_SIGNATURES = "META-INF/signatures.xml"
_DATE = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether the file is another now, and which fields it has no way to state.

    `before` and `after` are size and time of change of the file that was and of the one that is.
    """

    is_written: bool = False
    not_kept: tuple[str, ...] = ()
    before: tuple[int, int] | None = None
    after: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Document:
    """What a book says of itself: where, how it reads, and how changes are written into it."""

    name: str
    says: MediaMetadata
    edited: Callable[[Mapping[str, Any]], bytes]
    read: Callable[[bytes], MediaMetadata]


def write_back(path: str, metadata: MediaMetadata, fields: Iterable[str], now: datetime) -> Outcome:
    """Have a book say these fields of the metadata; everything else in it stays as it is.

    The file is replaced in one step by one that was read back and compared, or not at all. One
    that says all of it already is not touched. Raises UnreadableBook, with the reason, when
    nothing can be written.
    """
    with BookFile(path) as file:
        if identify.container_of(file) is not BookFormat.ZIP:
            raise UnreadableBook(Fault.UNSUPPORTED, "Only CBZ and EPUB files can be written into")
        archive = ZipArchive(file)
        if archive.flaw:
            raise members.fault_of(archive.flaw)
        document = _package(archive, metadata, now) if epub.is_epub(archive) else _info(archive)
        wanted = {name: _sayable(getattr(metadata, name)) for name in fields}
        changes = {
            name: value for name, value in wanted.items() if value != getattr(document.says, name)
        }
        content = document.edited(changes) if changes else b""
        says = document.read(content) if changes else document.says
        not_kept = tuple(name for name in changes if getattr(says, name) != changes[name])
        if says == document.says:
            return Outcome(not_kept=not_kept)
        _check_side_effects(document.says, says, changes)
        after = _replace(file, archive, document.name, content)
    return Outcome(True, not_kept, before=(file.size, file.modified_ns), after=after)


def _sayable(value: Any) -> Any:
    """A value without the characters that no XML document may hold."""
    if isinstance(value, str):
        return text.sayable(value) or None
    if isinstance(value, tuple):
        return tuple(word for part in value if (word := text.sayable(part)))
    return value


def _info(archive: ZipArchive) -> _Document:
    member = members.comic_info(archive.members)
    if member is None:
        name, document = members.COMIC_INFO, _carried_over(archive)
    else:
        name, document = member.name, archive.read(member, LIMITS.xml_bytes)
    says = comic_info.parse(document) if document else MediaMetadata()
    return _Document(
        name, says, lambda changes: comic_info_edit.edited(document, changes), comic_info.parse
    )


def _carried_over(archive: ZipArchive) -> bytes | None:
    """A ComicInfo.xml of what an ACBF description says, which is not looked at beside one."""
    member = acbf.member_of(archive.members)
    if member is None:
        return None
    try:
        said = acbf.parse(archive.read(member, LIMITS.xml_bytes))
    except UnreadableBook:
        return None
    known = {name: value for name, value in said._asdict().items() if value not in (None, ())}
    return comic_info_edit.edited(None, known)


def _package(archive: ZipArchive, metadata: MediaMetadata, now: datetime) -> _Document:
    if archive.find(_SIGNATURES) is not None:
        raise UnreadableBook(Fault.UNSUPPORTED, "The book is signed, and would not be any more")
    book = epub.Epub(archive)
    if book.is_encrypted:
        raise UnreadableBook(Fault.ENCRYPTED, "The documents of the book are encrypted")
    member = archive.find(book.package_name)
    document = archive.read(member, LIMITS.xml_bytes) if member else b""
    return _Document(
        book.package_name,
        opf.parse(book.package),
        lambda changes: opf_edit.edited(document, changes, _date(metadata), now),
        lambda content: opf.parse(safe_xml.parse(content)),
    )


def _date(metadata: MediaMetadata) -> str:
    """The date as ISO 8601 has it, down to what is known."""
    if metadata.year is None:
        return ""
    parts = [f"{metadata.year:04}"]
    for part in (metadata.month, metadata.day):
        if part is None:
            break
        parts.append(f"{part:02}")
    return "-".join(parts)


def _check_side_effects(
    before: MediaMetadata, after: MediaMetadata, changes: Iterable[str]
) -> None:
    """Refuse to write a document that says other things than before in other fields."""
    meant = set(changes)
    if meant & set(_DATE):
        meant |= set(_DATE)
    if any(
        getattr(before, name) != getattr(after, name)
        for name in MediaMetadata._fields
        if name not in meant
    ):
        raise UnreadableBook(Fault.UNSUPPORTED, "The book words it in a way that cannot be changed")


def _replace(file: BookFile, archive: ZipArchive, name: str, content: bytes) -> tuple[int, int]:
    """Size and time of change of what lies there now."""
    pages = _pages(file.path)
    with Draft(file.path) as made:
        try:
            zip_edit.with_member(file, name, content, made.file)
            made.finish(os.stat(on_disk(file.path)))
            written = os.fstat(made.file.fileno())
            _verify(made.path, archive, name, content)
            if _pages(made.path) != pages:
                raise _not_the_same()
            facts = os.lstat(on_disk(file.path))
            if state_of(facts) != (file.size, file.modified_ns):
                raise UnreadableBook(Fault.UNREADABLE, "The file was changed meanwhile")
            made.replace()
        except OSError as error:
            raise draft.unwritable(error) from None
    return state_of(written)


def _verify(path: str, before: ZipArchive, name: str, content: bytes) -> None:
    """Everything else lies where it lay, and the new document can be read."""
    with BookFile(path) as file:
        after = ZipArchive(file)
        others = [member for member in after.members if member.name != name]
        if others != [member for member in before.members if member.name != name]:
            raise _not_the_same()
        written = after.find(name)
        if written is None or after.read(written, LIMITS.xml_bytes) != content:
            raise _not_the_same()


def _pages(path: str) -> tuple[int, Fault | None]:
    found = inspection.inspect(path, Wanted(metadata=False))
    return found.pages, found.fault


def _not_the_same() -> UnreadableBook:
    return UnreadableBook(Fault.CORRUPT, "The file that was written is not the same")
