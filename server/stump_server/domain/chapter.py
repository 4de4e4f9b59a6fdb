"""Which document of an EPUB somebody is in, counted from 1, in the words of all who say so."""

from __future__ import annotations

import re

# The itemref of a CFI, which counts elements by twos: "epubcfi(/6/8[ch3]!/4/2)" is in the fourth.
_ITEMREF = re.compile(r"epubcfi\(/6/(\d{1,9})")
# KOReader's: "/body/DocFragment[4]/body/p[22]/img.0", "/body/DocFragment[4].0".
_FRAGMENT = re.compile(r"/body/DocFragment\[(\d{1,9})\]")


def chapter(page: int | None, xpointer: str | None, epubcfi: str | None) -> int | None:
    """The document of a place; the words that are said of each place first."""
    fragment = _FRAGMENT.match(xpointer or "")
    if fragment:
        return int(fragment.group(1))
    itemref = _ITEMREF.match(epubcfi or "")
    return page or (int(itemref.group(1)) // 2 if itemref else 0) or None


def beginning(chapter: int) -> str:
    """Where a document begins, as KOReader says it."""
    return f"/body/DocFragment[{chapter}].0"
