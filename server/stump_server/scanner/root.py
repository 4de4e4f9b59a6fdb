"""The root directory of a library: whether it can be one, and in which spelling it is kept."""

from __future__ import annotations

import os
from pathlib import PurePath

from stump_server.domain.errors import Invalid


def resolve(path: str) -> str:
    """The directory as an absolute path. Raises Invalid when it is none or cannot be read."""
    if not os.path.isabs(path):
        raise Invalid("The path of a library is absolute", pointer="/path")
    normal = os.path.normpath(path)
    try:
        normal.encode()
        with os.scandir(normal):
            return normal
    except UnicodeEncodeError as error:
        raise Invalid("The path of a library is UTF-8", pointer="/path") from error
    except PermissionError as error:
        reason = "The server may not read this directory"
        raise Invalid(reason, pointer="/path") from error
    except NotADirectoryError as error:
        raise Invalid("The path is a file, not a directory", pointer="/path") from error
    except (OSError, ValueError) as error:
        raise Invalid("There is no such directory on the server", pointer="/path") from error


def contains(outer: str, inner: str) -> bool:
    """Whether one directory is the other or lies inside it, compared part by part.

    >>> contains("/data/comics", "/data/comics2"), contains("/data", "/data/comics")
    (False, True)
    """
    return PurePath(inner).is_relative_to(outer)


def real(path: str) -> str:
    """Where a directory lies when all links are followed; the path itself where that is unknown."""
    return os.path.realpath(path)


def is_there(root: str) -> bool:
    """Whether a library's directory can be looked into and is no empty place for a disk."""
    try:
        with os.scandir(root) as entries:
            return next(entries, None) is not None
    except OSError:
        return False
