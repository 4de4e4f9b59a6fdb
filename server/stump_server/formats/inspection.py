"""Inspect one book file: pages, index, metadata and hashes, or the reason why not."""

from __future__ import annotations

import importlib
import os
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import NamedTuple, cast

from stump_server.domain import file_name
from stump_server.domain.book import BookFormat, Inspection, PageEntry, Wanted
from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.domain.file_state import state_of
from stump_server.domain.media import FRONT_COVER, MediaMetadata, PageDescription
from stump_server.domain.path_text import on_disk, shown
from stump_server.formats import (
    acbf,
    comic_info,
    epub,
    hashes,
    identify,
    members,
    opf,
    page_index,
    safe_xml,
)
from stump_server.formats.epub import Epub
from stump_server.formats.files import BookFile
from stump_server.formats.limits import LIMITS
from stump_server.formats.members import Archive, Member
from stump_server.formats.zip_archive import ZipArchive

_HASHED_MEMBERS = 6
# Loaded when the first of its kind comes by: the libraries behind them are slow to load.
_ARCHIVES = {
    BookFormat.RAR: "stump_server.formats.rar_archive",
    BookFormat.SEVEN_ZIP: "stump_server.formats.seven_zip_archive",
    BookFormat.TAR: "stump_server.formats.tar_archive",
}


class Contents(NamedTuple):
    """What was found inside. `hashed_size` steers the hash of ZIP and EPUB, see `hashes`."""

    pages: int
    # Nobody looks for a value in it, as in other tuples.
    index: bytes | None = None  # type: ignore[assignment]
    metadata: MediaMetadata | None = None
    descriptions: tuple[PageDescription, ...] = ()
    hashed_size: int = 0
    fault: UnreadableBook | None = None
    warnings: tuple[str, ...] = ()


def inspect(path: str, wanted: Wanted) -> Inspection:
    """All a scan wants to know of a file. Never raises: what is wrong stands in the answer."""
    try:
        with BookFile(path) as file:
            return _inspect(file, wanted)
    except UnreadableBook as error:
        size, modified_ns = facts(path)
        return Inspection(path, size, modified_ns, fault=error.fault, reason=error.reason)


def open_archive(file: BookFile, format: BookFormat) -> Archive:
    """The members of a comic archive."""
    if format in (BookFormat.ZIP, BookFormat.EPUB):
        return ZipArchive(file)
    return cast("Archive", importlib.import_module(_ARCHIVES[format]).open_archive(file))


def contents_of(file: BookFile, wanted: Wanted) -> tuple[BookFormat, Contents]:
    """Format and contents; raises UnreadableBook when not a single page can be had."""
    container = identify.container_of(file)
    if container is None:
        raise identify.unknown(file)
    if container is BookFormat.PDF:
        return container, _pdf(file)
    archive = open_archive(file, container)
    if isinstance(archive, ZipArchive) and epub.is_epub(archive):
        return BookFormat.EPUB, _epub(file, archive)
    return container, _comic(file.path, archive, wanted)


def _inspect(file: BookFile, wanted: Wanted) -> Inspection:
    koreader_hash = hashes.koreader_hash(file) if wanted.koreader_hash else None
    content_key = hashes.content_key(file)
    format, contents = _examined(file, wanted)
    fault = contents.fault
    return Inspection(
        file.path,
        file.size,
        file.modified_ns,
        format=format,
        pages=contents.pages,
        index=contents.index,
        metadata=contents.metadata,
        descriptions=contents.descriptions,
        hash=_file_hash(file, format, contents) if wanted.file_hash else None,
        koreader_hash=koreader_hash,
        content_key=content_key,
        fault=fault.fault if fault else None,
        reason=fault.reason if fault else None,
        warnings=contents.warnings,
    )


def _examined(file: BookFile, wanted: Wanted) -> tuple[BookFormat | None, Contents]:
    try:
        return contents_of(file, wanted)
    except UnreadableBook as error:
        fault = error
    except MemoryError:
        fault = UnreadableBook(Fault.TOO_LARGE, "The book needs more memory than it may have")
    except Exception:  # noqa: BLE001 - readers of others fail in their own ways on hostile files
        fault = UnreadableBook(Fault.CORRUPT, "The book is damaged")
    return _likely_format(file), Contents(0, fault=fault)


def _likely_format(file: BookFile) -> BookFormat | None:
    try:
        return identify.format_of(file)
    except Exception:  # noqa: BLE001 - it has failed once already, and the answer matters little
        return None


def _file_hash(file: BookFile, format: BookFormat | None, contents: Contents) -> str | None:
    if format is None or contents.fault:
        return None
    size = hashes.sample_size(format, file.size, contents.hashed_size)
    return None if size is None else hashes.file_hash(file, size)


def _hashed_size(entries: Sequence[Member | PageEntry]) -> int:
    return sum(entry.size for entry in entries[:_HASHED_MEMBERS])


def _comic(path: str, archive: Archive, wanted: Wanted) -> Contents:
    pages = members.choose_pages(archive.members, archive.flaw)
    said = _said(path, archive, len(pages)) if wanted.metadata else _Said()
    return Contents(
        len(pages),
        page_index.pack(pages, _front_cover(pages, said.descriptions)),
        said.metadata,
        said.descriptions,
        hashed_size=_hashed_size(archive.members) if wanted.file_hash else 0,
        fault=members.fault_of(archive.flaw) if archive.flaw else None,
        warnings=said.warnings,
    )


def _front_cover(pages: Sequence[Member], said: Sequence[PageDescription]) -> Member | None:
    """The page that the comic calls its front cover, where that is not the first one."""
    if not said:
        return None
    page = next((one.page for one in said if one.type == FRONT_COVER), 1)
    return None if page == 1 else pages[page - 1]


class _Said(NamedTuple):
    """What a comic says of itself, and what of it could not be read."""

    metadata: MediaMetadata | None = None
    descriptions: tuple[PageDescription, ...] = ()
    warnings: tuple[str, ...] = ()


def _said(path: str, archive: Archive, pages: int) -> _Said:
    """What ComicInfo.xml says, else ACBF, and the name of the file where neither does."""
    said = _comic_info(archive, pages)
    if said.metadata is None:
        said = said._replace(metadata=_acbf(archive, pages))
    if said.metadata is not None and file_name.is_placed(said.metadata):
        return said
    stem = shown(path.rpartition("/")[2].rpartition(".")[0])
    metadata = file_name.completed(said.metadata or MediaMetadata(), stem)
    if metadata is said.metadata or metadata == MediaMetadata():
        return said
    return said._replace(metadata=metadata._replace(page_count=pages))


def _comic_info(archive: Archive, pages: int) -> _Said:
    member = members.comic_info(archive.members)
    if member is None:
        return _Said()
    try:
        content = archive.read(member.entry(), LIMITS.xml_bytes)
        return _Said(*comic_info.read(content, pages))
    except UnreadableBook as error:
        return _Said(warnings=(f"ComicInfo.xml cannot be read: {error.reason}",))


def _acbf(archive: Archive, pages: int) -> MediaMetadata | None:
    member = acbf.member_of(archive.members)
    if member is None:
        return None
    try:
        said = acbf.parse(archive.read(member.entry(), LIMITS.xml_bytes))
    except UnreadableBook:
        return None
    return said._replace(page_count=pages)


def _epub(file: BookFile, archive: ZipArchive) -> Contents:
    book = Epub(archive)
    entries = [item.member.entry() for item in book.spine if item.member]
    if not entries:
        raise UnreadableBook(Fault.EMPTY, "The book has no document to read")
    if book.is_encrypted:
        raise UnreadableBook(Fault.ENCRYPTED, "The documents of the book are encrypted")
    cover = book.cover.member.entry() if book.cover and book.cover.member else None
    metadata, warnings = _with_sidecar(file.path, opf.parse(book.package))
    metadata = metadata._replace(page_count=len(entries))
    return Contents(
        len(entries),
        page_index.pack(entries, cover),
        metadata,
        hashed_size=_hashed_size(entries),
        fault=members.fault_of(archive.flaw) if archive.flaw else None,
        warnings=warnings,
    )


def _with_sidecar(path: str, metadata: MediaMetadata) -> tuple[MediaMetadata, tuple[str, ...]]:
    """A document of the same name beside the book goes before what the book says."""
    sidecar = str(PurePosixPath(path).with_suffix(".opf"))
    if not os.path.lexists(on_disk(sidecar)):
        return metadata, ()
    try:
        with BookFile(sidecar) as file:
            package = safe_xml.parse(file.read(0, min(file.size, LIMITS.xml_bytes + 1)))
        return opf.merge(opf.parse(package), metadata), ()
    except UnreadableBook as error:
        return metadata, (f"The OPF file beside the book cannot be read: {error.reason}",)


def _pdf(file: BookFile) -> Contents:
    pages, metadata = importlib.import_module("stump_server.formats.pdf").read(file)
    return Contents(pages, metadata=metadata._replace(page_count=pages))


def facts(path: str) -> tuple[int, int]:
    """Size and time of change of a file, zero when there is none."""
    try:
        facts = os.lstat(on_disk(path))
    except (OSError, ValueError):
        return 0, 0
    return state_of(facts)
