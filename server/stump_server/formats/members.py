"""Members of an archive: which of them are pages, in which order, and why others are not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from stump_server.domain.book import PageEntry
from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.domain.media_type import IMAGE_EXTENSIONS, extension
from stump_server.domain.page_order import in_natural_order
from stump_server.formats.limits import LIMITS

COMIC_INFO = "ComicInfo.xml"
# Names up to this length come back in other books, such as "001.jpg".
_SHORT = 32


class Member(NamedTuple):
    """A file in an archive as its directory states it. `flaw` is why it cannot be read."""

    name: str
    offset: int = -1
    packed_size: int = 0
    size: int = 0
    method: int = 0
    crc: int = 0
    flaw: Fault | None = None
    is_file: bool = True

    def entry(self) -> PageEntry:
        """The same as what a page index keeps."""
        return PageEntry._make(self[:6])


class Archive(Protocol):
    """What all kinds of archives have in common. `flaw`: damage met while listing it."""

    @property
    def members(self) -> Sequence[Member]:
        """All members in archive order."""

    @property
    def flaw(self) -> Fault | None:
        """Damage that hides some members."""

    def read(self, entry: PageEntry, limit: int) -> bytes:
        """The unpacked content, at most `limit` bytes, or UnreadableBook."""


# Which flaw a book without pages is reported with when its members have several.
_WEIGHT = (
    Fault.ENCRYPTED,
    Fault.BOMB,
    Fault.TOO_LARGE,
    Fault.UNSUPPORTED,
    Fault.TRUNCATED,
    Fault.CORRUPT,
    Fault.EMPTY,
)

_REASONS = {
    Fault.ENCRYPTED: "The pages are encrypted and there is no password for them",
    Fault.BOMB: "The archive would unpack to far more than it holds",
    Fault.TOO_LARGE: "The pages are larger than the server accepts",
    Fault.UNSUPPORTED: "The pages are packed by a method that is not supported",
    Fault.TRUNCATED: "The file is cut off: its end is missing",
    Fault.CORRUPT: "The archive is damaged",
    Fault.EMPTY: "The archive holds no page images",
}


def fault_of(fault: Fault) -> UnreadableBook:
    """The error for a whole archive with this fault."""
    return UnreadableBook(fault, _REASONS[fault])


def too_many() -> UnreadableBook:
    """The error for an archive that lists more than it may."""
    return UnreadableBook(Fault.TOO_LARGE, "The archive has more members than are accepted")


def choose_pages(members: Iterable[Member], damage: Fault | None = None) -> list[Member]:
    """The readable pages in natural order; raises UnreadableBook when there is none.

    `damage` is what is wrong with the archive as a whole: the reason when no page has one.

    Of members with one name the last counts, as it does when an archive is unpacked.
    """
    pages: dict[str, Member] = {}
    flaws: set[Fault] = set()
    for member in members:
        name = member.name
        is_wanted = _is_known_page if len(name) <= _SHORT else is_page
        if not (member.is_file and is_wanted(name)):
            continue
        flaw = member.flaw or size_flaw(member)
        if flaw is None:
            pages[name] = member
        else:
            flaws.add(flaw)
    if not pages:
        raise fault_of(next((flaw for flaw in _WEIGHT if flaw in flaws), damage or Fault.EMPTY))
    return [pages[name] for name in in_natural_order(pages)]


def size_flaw(member: Member) -> Fault | None:
    """What speaks against unpacking a member, by its stated sizes alone."""
    size, packed_size = member.size, member.packed_size
    if size == 0:
        return Fault.EMPTY
    if size > LIMITS.ratio_free_bytes and size > LIMITS.ratio * max(packed_size, 1):
        return Fault.BOMB
    most = LIMITS.page_bytes
    return Fault.TOO_LARGE if size > most or packed_size > most else None


def is_page(name: str) -> bool:
    """Whether a member is a page by its name: an image, not hidden, and inside the archive.

    >>> is_page("Chapter 1/01.jpg"), is_page("__MACOSX/._01.jpg"), is_page("../01.jpg")
    (True, False, False)
    """
    if extension(name) not in IMAGE_EXTENSIONS or len(name) > LIMITS.name_bytes:
        return False
    # A backslash may be half of a character where the code page was guessed.
    path = name.replace("\\", "/") if "\\" in name and name.isascii() else name
    folder, slash, last = path.rpartition("/")
    if last[0] == ".":
        return False
    return _is_inside(folder) if slash else last[1:2] != ":"


_is_known_page = lru_cache(maxsize=1024)(is_page)


@lru_cache(maxsize=64)
def _is_inside(folder: str) -> bool:
    """Whether files in a folder of an archive would be unpacked into it, and are meant for all."""
    parts = folder.split("/")
    return not (parts[0] in ("", "__MACOSX") or parts[0][1:] == ":" or ".." in parts)


def comic_info(members: Iterable[Member]) -> Member | None:
    """The ComicInfo.xml that counts: the last one in archive order."""
    found = None
    for member in members:
        if member.name.endswith(COMIC_INFO) and member.name.rpartition("/")[2] == COMIC_INFO:
            found = member
    return found
