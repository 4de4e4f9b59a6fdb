"""Parse XML out of books: no entities, no network, no other files, and bounded size."""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from html.entities import html5

from lxml import etree

from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.formats.limits import LIMITS

Element = etree._Element

# Halves of surrogate pairs: the parser lets a reference to one through where it repairs, and then
# nobody can read the text.
_HALVES = range(0xD800, 0xE000)
# What is no text stays as it is, even where its end is missing.
_UNTIDY = re.compile(
    rb"(?P<kept><!\[CDATA\[(?:.*?\]\]>|.*)|<!--(?:.*?-->|.*))"
    rb"|(?P<control>[\x01-\x08\x0b\x0c\x0e-\x1f])"
    rb"|&#(?P<number>[0-9]{1,7}|x[0-9a-fA-F]{1,6});"
    rb"|&(?:(?P<name>[a-zA-Z][a-zA-Z0-9]{0,31});)?",
    re.DOTALL,
)


def parse(content: bytes) -> Element:
    """The root element; raises UnreadableBook (BAD_XML, TOO_LARGE) for anything else.

    A document that is merely untidy, such as one with a bare ampersand, is repaired. One that
    declares entities is refused: no tool for books writes such, so it is meant to harm.
    """
    return _parse(content, is_whole=False)


def parse_whole(content: bytes) -> Element:
    """The same with comments and processing instructions, for documents that are written again."""
    return _parse(content, is_whole=True)


def _parse(content: bytes, *, is_whole: bool) -> Element:
    if len(content) > LIMITS.xml_bytes:
        raise UnreadableBook(Fault.TOO_LARGE, "An XML document in the book is too large")
    root = _root(content, recover=False, is_whole=is_whole)
    if root is None:
        content = _tidied(content)
        root = _root(content, recover=False, is_whole=is_whole)
    if root is None:
        root = _root(content, recover=True, is_whole=is_whole)
        root = root if root is not None and _is_text(root) else None
    if root is None:
        raise UnreadableBook(Fault.BAD_XML, "An XML document in the book is malformed")
    if _declares_entities(root):
        raise UnreadableBook(Fault.BAD_XML, "An XML document in the book declares entities")
    return root


def local_name(element: Element) -> str:
    """The name of an element without its namespace, lower-cased; empty for comments and such."""
    return local_name_of(element.tag)


@lru_cache(maxsize=256)
def local_name_of(tag: object) -> str:
    """The same by the tag, which is no text for comments and such."""
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without namespace, empty when it is not there."""
    value = element.get(name)
    if value is not None:
        return str(value)
    ending = "}" + name
    # Asking for all values at once takes the square of the time.
    key = next((key for key in element.attrib if str(key).endswith(ending)), None)
    return "" if key is None else str(element.get(key, ""))


def text_of(element: Element) -> str:
    """All text inside an element."""
    if len(element) == 0:
        return element.text or ""
    return "".join(str(part) for part in element.itertext())


def _tidied(content: bytes) -> bytes:
    """The document with what is untidy put right, as far as its meaning is plain.

    Bare ampersands, names that only HTML knows, control characters, blank lines in front. All
    references become numbers: the others are lost in a document that has to be repaired.
    """
    if b"\0" in content:
        # UTF-16, or no text at all.
        return content
    return _UNTIDY.sub(_put_right, content.lstrip())


def _put_right(found: re.Match[bytes]) -> bytes:
    """One place, such as "& " as "&#38; " and "&eacute;" as "&#233;"."""
    if found["kept"] is not None:
        return found[0]
    if found["control"] is not None:
        return b""
    if found["number"] is not None:
        number = int(b"0" + found["number"], 16 if found["number"].startswith(b"x") else 10)
        return b"" if number in _HALVES else found[0]
    name = found["name"]
    meant = None if name is None else html5.get(f"{name.decode()};")
    if meant is None:
        return b"&#38;" + found[0][1:]
    return "".join(f"&#{ord(letter)};" for letter in meant).encode()


class _Parsers(threading.local):
    """The parsers of one thread: making one takes as long as parsing a small document."""

    def __init__(self) -> None:
        self._made: dict[tuple[bool, bool], etree.XMLParser] = {}

    def get(self, *, recover: bool, is_whole: bool) -> etree.XMLParser:
        """The parser for such documents."""
        if (recover, is_whole) not in self._made:
            self._made[recover, is_whole] = etree.XMLParser(
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=False,
                remove_comments=not is_whole,
                remove_pis=not is_whole,
                recover=recover,
            )
        return self._made[recover, is_whole]


_parsers = _Parsers()


def _root(content: bytes, *, recover: bool, is_whole: bool) -> Element | None:
    parser = _parsers.get(recover=recover, is_whole=is_whole)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:  # type: ignore[attr-defined]
            raise MemoryError from error
        return None
    except ValueError:
        return None


def _is_text(root: Element) -> bool:
    try:
        etree.tostring(root, encoding="unicode")
    except UnicodeDecodeError:
        return False
    return True


def _declares_entities(root: Element) -> bool:
    document_type = root.getroottree().docinfo.internalDTD
    return document_type is not None and bool(document_type.entities())  # type: ignore[attr-defined]
