"""EPUB: the package of a book, its spine in reading order, and its cover."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote

from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.domain.media_type import extension
from stump_server.formats import safe_xml
from stump_server.formats.limits import LIMITS
from stump_server.formats.members import Member, size_flaw
from stump_server.formats.safe_xml import Element, attribute, local_name
from stump_server.formats.zip_archive import ZipArchive

MEDIA_TYPE = b"application/epub+zip"
CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PACKAGE_TYPE = "application/oebps-package+xml"
_DOCUMENT_TYPES = frozenset(
    {"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"}
)
_DOCUMENT_EXTENSIONS = frozenset({"xhtml", "html", "htm", "xht"})
# Fonts are scrambled by these in books that are otherwise open.
_FONT_SCRAMBLING = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
# How well a resource does for a cover when none is declared: PNG and JPEG each for a path that
# starts with "cover", a stem that does, and a stem that ends so.
_COVER_SCORES = {"image/png": (100, 65, 45), "image/jpeg": (75, 55, 35)}


class Item(NamedTuple):
    """An entry of the manifest, with the archive member it names when there is one."""

    id: str
    href: str
    media_type: str
    properties: tuple[str, ...]
    fallback: str
    member: Member | None


def is_epub(archive: ZipArchive) -> bool:
    """Whether a ZIP archive holds an EPUB: it says so, or it has a container document."""
    if archive.find(CONTAINER) is not None:
        return True
    member = archive.find("mimetype")
    if member is None or member.size > 4 * len(MEDIA_TYPE):
        return False
    try:
        return archive.read(member, member.size).strip() == MEDIA_TYPE
    except UnreadableBook:
        return False


class Epub:
    """The first package of an EPUB. Whatever it refers to is a member of the archive or nothing."""

    def __init__(self, archive: ZipArchive) -> None:
        """Read container and package; raises UnreadableBook when the book has no structure."""
        self._archive = archive
        self.package_name = self._find_package()
        self.package = self._document(self.package_name)
        self.items = {item.id: item for item in self._manifest()}
        self.spine = self._spine()

    @cached_property
    def cover(self) -> Item | None:
        """The declared cover image, else the best guess, None in a book without images."""
        return self._declared_cover() or self._likely_cover()

    @cached_property
    def is_encrypted(self) -> bool:
        """Whether documents of the spine are locked, as opposed to scrambled fonts."""
        if self._archive.find(_ENCRYPTION) is None:
            return False
        locked = set()
        for part in self._document(_ENCRYPTION):
            method = _first(part, "encryptionmethod")
            target = _first(part, "cipherreference")
            scheme = "" if method is None else attribute(method, "Algorithm")
            if target is not None and scheme not in _FONT_SCRAMBLING:
                locked.add(unquote(attribute(target, "URI")))
        return any(item.member and item.member.name in locked for item in self.spine)

    def resolve(self, href: str) -> Member | None:
        """The member that a reference from the package document means."""
        path = href.partition("#")[0].partition("?")[0]
        folder = posixpath.dirname(self.package_name)
        for candidate in dict.fromkeys((unquote(path), path)):
            name = posixpath.normpath(posixpath.join(folder, candidate))
            member = self._archive.find(name) or self._by_folded_name.get(name.casefold())
            if candidate and member is not None and member.is_file:
                return member
        return None

    @cached_property
    def _by_folded_name(self) -> dict[str, Member]:
        """Books made on systems that ignore case refer to their files carelessly."""
        return {member.name.casefold(): member for member in self._archive.members}

    def _document(self, name: str) -> Element:
        member = self._archive.find(name)
        if member is None:
            raise UnreadableBook(Fault.CORRUPT, "A document that every EPUB needs is missing")
        return safe_xml.parse(self._archive.read(member, LIMITS.xml_bytes))

    def _find_package(self) -> str:
        for element in self._document(CONTAINER).iter():
            if local_name(element) != "rootfile":
                continue
            if attribute(element, "media-type") in (_PACKAGE_TYPE, ""):
                path = attribute(element, "full-path")
                for name in (path, unquote(path)):
                    if self._archive.find(name) is not None:
                        return name
        raise UnreadableBook(Fault.CORRUPT, "The package document of the EPUB is missing")

    def _manifest(self) -> Iterator[Item]:
        for element in _children(self.package, "manifest", "item"):
            href = element.get("href", "")
            yield Item(
                element.get("id", ""),
                href,
                element.get("media-type", "").strip().lower(),
                tuple(element.get("properties", "").split()),
                element.get("fallback", ""),
                self.resolve(href),
            )

    def _spine(self) -> tuple[Item, ...]:
        """The documents in reading order, without those that are not there."""
        references = list(_children(self.package, "spine", "itemref"))
        if len(references) > LIMITS.spine_items:
            raise UnreadableBook(Fault.TOO_LARGE, "The book has more documents than are accepted")
        known: dict[str, Item | None] = {}
        items = (self._shown(reference.get("idref", ""), known) for reference in references)
        return tuple(item for item in items if item is not None)

    def _shown(self, identity: str, known: dict[str, Item | None]) -> Item | None:
        """The item itself or, where it is nothing to look at, the nearest of its fallbacks.

        `known` is what was found before: many may fall back to the same.
        """
        passed: list[str] = []
        while identity not in known:
            known[identity] = None
            passed.append(identity)
            item = self.items.get(identity)
            if item is None:
                break
            if _is_readable(item.member) and _is_document(item):
                known[identity] = item
                break
            identity = item.fallback
        found = known[identity]
        known.update(dict.fromkeys(passed, found))
        return found

    def _declared_cover(self) -> Item | None:
        names = {
            attribute(element, "content")
            for element in _children(self.package, "metadata", "meta")
            if attribute(element, "name").lower() == "cover"
        }
        items = self.items.values()
        ranks = (
            [item for item in items if "cover-image" in item.properties],
            [item for item in items if item.id in names],
            [item for item in items if item.href in names],
            [item for item in items if item.id.lower() in ("cover", "cover-image")],
        )
        return next((item for rank in ranks for item in rank if _is_image(item)), None)

    def _likely_cover(self) -> Item | None:
        images = [
            item
            for item in self.items.values()
            if item.media_type in _COVER_SCORES and _is_image(item)
        ]
        return min(images, key=lambda item: (-_cover_score(item), item.id), default=None)


def _cover_score(item: Item) -> int:
    path = item.href.lower()
    stem = posixpath.splitext(posixpath.basename(path))[0]
    signs = (path.startswith("cover"), stem.startswith("cover"), stem.endswith("cover"))
    scores = _COVER_SCORES[item.media_type]
    return next((score for sign, score in zip(signs, scores, strict=True) if sign), 0)


def _is_image(item: Item) -> bool:
    return item.media_type.startswith("image/") and _is_readable(item.member)


def _is_readable(member: Member | None) -> bool:
    """Whether it can be handed out. A spine may name it often, and each time its name is kept."""
    return (
        member is not None
        and (member.flaw or size_flaw(member)) is None
        and len(member.name.encode("utf-8", "surrogatepass")) <= LIMITS.name_bytes
    )


def _is_document(item: Item) -> bool:
    return (
        item.media_type in _DOCUMENT_TYPES
        or item.media_type.startswith("image/")
        or extension(item.href.partition("#")[0]) in _DOCUMENT_EXTENSIONS
    )


def _children(package: Element, section: str, name: str) -> Iterator[Element]:
    """Elements of one name in one section of the package."""
    for part in package:
        if local_name(part) == section:
            yield from (element for element in part.iter() if local_name(element) == name)


def _first(element: Element, name: str) -> Element | None:
    return next((part for part in element.iter() if local_name(part) == name), None)
