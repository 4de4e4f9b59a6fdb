"""Conditional requests and ranges (RFC 9110), decided from stored facts.

Starlette's file answers ignore If-None-Match, answer 400 to an unknown range unit and put any
number of small ranges together, so this is done here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from stump_server.web.call import Call, RawHeaders

# "bytes=0-499", "bytes=500-", "bytes=-500"; a number too long to be one is no range.
_RANGE = re.compile(r"bytes\s*=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Validators:
    """What tells one version of a thing from another. `etag` is given without its quotes."""

    etag: str | None = None
    last_modified: datetime | None = None
    # A weak tag holds for the content, in whatever form it is sent: compressed or not.
    is_weak: bool = False

    @property
    def headers(self) -> RawHeaders:
        """The headers that hand them to the client."""
        found: RawHeaders = []
        if self.etag is not None:
            mark = "W/" if self.is_weak else ""
            found.append((b"etag", f'{mark}"{self.etag}"'.encode("latin-1")))
        if self.last_modified is not None:
            moment = format_datetime(self.last_modified.astimezone(UTC), usegmt=True)
            found.append((b"last-modified", moment.encode()))
        return found


@dataclass(frozen=True, slots=True)
class Part:
    """The bytes `first` to `last` of something, both inclusive."""

    first: int
    last: int


class Unsatisfiable(Exception):
    """No byte of what was asked for exists."""


def is_not_modified(call: Call, validators: Validators) -> bool:
    """Whether the client's copy is current; entity tags win over times."""
    if call.is_writing:
        return False
    known = call.header("if-none-match")
    if known is not None:
        return validators.etag is not None and _names(known, validators.etag)
    since = _parsed_time(call.header("if-modified-since"))
    if since is None or validators.last_modified is None:
        return False
    # Only the very same time will do: an older file may take the place of a newer one, and a cover
    # that was chosen gives way to the first page again.
    return validators.last_modified.replace(microsecond=0) == since


def wanted_part(call: Call, validators: Validators, size_bytes: int) -> Part | None:
    """The part asked for, or None when the whole is to be sent. Raises Unsatisfiable.

    Other units, several ranges and nonsense are answered with the whole, as the standard allows;
    ranges are for GET alone.
    """
    header = call.header("range")
    if header is None or call.method != "GET" or not _is_same_version(call, validators):
        return None
    match = _RANGE.fullmatch(header.strip())
    if match is None or match.group(1) == match.group(2) == "":
        return None
    return _part(match.group(1), match.group(2), size_bytes)


def _part(first: str, last: str, size_bytes: int) -> Part | None:
    if not first:
        return _suffix(int(last), size_bytes)
    start = int(first)
    end = min(int(last), size_bytes - 1) if last else size_bytes - 1
    if last and int(last) < start:
        return None
    if start >= size_bytes:
        raise Unsatisfiable
    return Part(start, end)


def _suffix(length: int, size_bytes: int) -> Part:
    if length == 0 or size_bytes == 0:
        raise Unsatisfiable
    return Part(max(size_bytes - length, 0), size_bytes - 1)


def _names(header: str, etag: str) -> bool:
    if header.strip() == "*":
        return True
    return any(_bare(tag) == etag for tag in header.split(","))


def _bare(tag: str) -> str:
    # Weak comparison: W/"x" and "x" are the same here.
    return tag.strip().removeprefix("W/").strip('"')


def _is_same_version(call: Call, validators: Validators) -> bool:
    condition = call.header("if-range")
    if condition is None:
        return True
    if condition.startswith('"'):
        return validators.etag is not None and condition.strip() == f'"{validators.etag}"'
    moment = _parsed_time(condition)
    if moment is None or validators.last_modified is None:
        return False
    return validators.last_modified.replace(microsecond=0) == moment


def _parsed_time(header: str | None) -> datetime | None:
    if header is None:
        return None
    try:
        moment = parsedate_to_datetime(header)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
