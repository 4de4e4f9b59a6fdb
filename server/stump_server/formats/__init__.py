"""Book files: what is inside, one page of it, and hashes to know it again."""

from __future__ import annotations

from stump_server.domain.book import is_candidate
from stump_server.formats import page_index
from stump_server.formats.conversion import convert, is_made_from
from stump_server.formats.draft import drop as drop_draft
from stump_server.formats.draft import drop_abandoned
from stump_server.formats.hashes import content_key_of
from stump_server.formats.identify import sniff
from stump_server.formats.inspection import inspect
from stump_server.formats.inspectors import Inspectors
from stump_server.formats.limits import LIMITS, Limits
from stump_server.formats.pages import each_page, entries, read_cover, read_page
from stump_server.formats.pool import load_ahead
from stump_server.formats.repack import repack
from stump_server.formats.series_json import read_series_json
from stump_server.formats.workshop import apart, resize_workshops, whole_book_apart
from stump_server.formats.write_back import write_back

__all__ = [
    "LIMITS",
    "Inspectors",
    "Limits",
    "apart",
    "content_key_of",
    "convert",
    "drop_abandoned",
    "drop_draft",
    "each_page",
    "entries",
    "inspect",
    "is_candidate",
    "is_made_from",
    "load_ahead",
    "page_index",
    "read_cover",
    "read_page",
    "read_series_json",
    "repack",
    "resize_workshops",
    "sniff",
    "whole_book_apart",
    "write_back",
]
