"""RAR comics that are repacked as ZIP: what the new file is called, and what it says of itself.

The comment of an archive names the content of the RAR file it was made from, so that both are
known as one book wherever they are brought and whatever a crash has interrupted.
"""

from __future__ import annotations

import json

_EXTENSIONS = {"cbr": "cbz", "rar": "zip"}
_ORIGIN = "converted_from"


def target_of(path: str) -> str | None:
    """What a RAR comic is called once it is a ZIP archive, None for other files.

    >>> target_of("/comics/Vol 1.CBR"), target_of("/comics/Vol 1.cbz")
    ('/comics/Vol 1.cbz', None)
    """
    stem, _, extension = path.rpartition(".")
    new = _EXTENSIONS.get(extension.lower())
    return f"{stem}.{new}" if new else None


def comment_for(content_key: str) -> bytes:
    """The comment of an archive made from the file with this key.

    >>> origin_in(comment_for("5d1f")), origin_in(b"Scanned by nobody")
    ('5d1f', None)
    """
    return json.dumps({_ORIGIN: content_key}).encode()


def origin_in(comment: bytes) -> str | None:
    """The key of the file an archive was made from, None when its comment names none."""
    try:
        origin = json.loads(comment)[_ORIGIN]
    except (ValueError, TypeError, LookupError, RecursionError):
        return None
    return origin if isinstance(origin, str) else None
