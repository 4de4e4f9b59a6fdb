"""A directory of books: what lies there, and which parts of it a library leaves out."""

from __future__ import annotations

from stump_server.scanner.follow import Follower
from stump_server.scanner.ignore import Ignore
from stump_server.scanner.root import contains, is_there, real, resolve
from stump_server.scanner.walk import Walk, walk, walk_series

__all__ = [
    "Follower",
    "Ignore",
    "Walk",
    "contains",
    "is_there",
    "real",
    "resolve",
    "walk",
    "walk_series",
]
