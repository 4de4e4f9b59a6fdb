r"""Paths as text that every database and every answer can hold, whatever bytes they are on disk.

A name on disk is bytes. Those that are no UTF-8 come from Python as lone surrogates, which neither
PostgreSQL nor JSON takes; they are kept as characters of a private area instead, one a byte. A
name that holds such characters itself is kept byte by byte too, so that the way back is exact.

>>> kept("/comics/\udcff.cbz") == "/comics/\U0010f7ff.cbz", shown("\U0010f7ff.cbz")
(True, '\ufffd.cbz')
"""

from __future__ import annotations

import re

_FIRST = 0x10F700
_STRANGE = re.compile("[\udc80-\udcff\U0010f780-\U0010f7ff]")
_KEPT = re.compile("[\U0010f780-\U0010f7ff]")
_KEPT_RUN = re.compile("[\U0010f780-\U0010f7ff]+")


def kept(path: str) -> str:
    """A path as the operating system gives it, as it is stored and sent."""
    return path if path.isascii() else _STRANGE.sub(_as_kept, path)


def on_disk(path: str) -> str:
    """A stored path as the operating system takes it."""
    return path if path.isascii() else _KEPT.sub(_as_byte, path)


def shown(name: str) -> str:
    """A stored name for people: what is no text is marked as such."""
    return name if name.isascii() else _KEPT_RUN.sub("\ufffd", name)


def _as_kept(found: re.Match[str]) -> str:
    return "".join(chr(_FIRST + byte) for byte in found[0].encode("utf-8", "surrogateescape"))


def _as_byte(found: re.Match[str]) -> str:
    return chr(0xDC00 + ord(found[0]) - _FIRST)
