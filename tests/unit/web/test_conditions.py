"""Conditional requests and ranges as RFC 9110 has them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from stump_server.web.call import Call
from stump_server.web.conditions import (
    Part,
    Unsatisfiable,
    Validators,
    is_not_modified,
    wanted_part,
)

WHEN = datetime(2024, 11, 2, 9, 15, 0, 999, tzinfo=UTC)
SAME = "Sat, 02 Nov 2024 09:15:00 GMT"
AFTER = "Sat, 02 Nov 2024 09:15:01 GMT"
BEFORE = "Sat, 02 Nov 2024 09:14:59 GMT"
VALIDATORS = Validators("abc", WHEN)


def call(method: str = "GET", **headers: str) -> Call:
    raw = [(name.replace("_", "-").encode(), text.encode()) for name, text in headers.items()]
    return Call(method, "/", headers=raw)


def test_validators_become_headers() -> None:
    assert VALIDATORS.headers == [(b"etag", b'"abc"'), (b"last-modified", SAME.encode())]


@pytest.mark.parametrize(
    ("headers", "is_fresh"),
    [
        ({}, False),
        ({"if_none_match": '"abc"'}, True),
        ({"if_none_match": 'W/"abc"'}, True),
        ({"if_none_match": '"x", "abc"'}, True),
        ({"if_none_match": "*"}, True),
        ({"if_none_match": '"x"'}, False),
        ({"if_none_match": '"x"', "if_modified_since": SAME}, False),
        ({"if_modified_since": SAME}, True),
        ({"if_modified_since": BEFORE}, False),
        # Something newer was there, and has given way.
        ({"if_modified_since": AFTER}, False),
        ({"if_modified_since": "yesterday"}, False),
        ({"if_modified_since": "Sat, 99 Nov 2024 09:15:00 GMT"}, False),
    ],
)
def test_what_counts_as_not_modified(headers: dict[str, str], is_fresh: bool) -> None:
    assert is_not_modified(call(**headers), VALIDATORS) is is_fresh


def test_writing_requests_are_never_not_modified() -> None:
    assert not is_not_modified(call("PUT", if_none_match='"abc"'), VALIDATORS)


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-9", Part(0, 9)),
        ("bytes=90-", Part(90, 99)),
        ("bytes=90-500", Part(90, 99)),
        ("bytes=-10", Part(90, 99)),
        ("bytes=-500", Part(0, 99)),
        ("BYTES=0-0", Part(0, 0)),
        ("bytes=5-4", None),
        ("bytes=-", None),
        ("bytes=0-1,5-6", None),
        ("lines=1-2", None),
        ("bytes=a-b", None),
        ("bytes=0-" + "9" * 5000, None),
        ("", None),
    ],
)
def test_single_ranges_are_parts_and_the_rest_is_the_whole(header: str, part: Part | None) -> None:
    assert wanted_part(call(range=header), VALIDATORS, 100) == part


def test_ranges_are_for_get_alone() -> None:
    assert wanted_part(call("HEAD", range="bytes=0-1"), VALIDATORS, 100) is None
    assert wanted_part(call("HEAD", range="bytes=100-"), VALIDATORS, 100) is None


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=-0", "bytes=200-300"])
def test_ranges_behind_the_end_cannot_be_satisfied(header: str) -> None:
    with pytest.raises(Unsatisfiable):
        wanted_part(call(range=header), VALIDATORS, 100)


def test_nothing_of_an_empty_file_can_be_had() -> None:
    with pytest.raises(Unsatisfiable):
        wanted_part(call(range="bytes=0-"), VALIDATORS, 0)


@pytest.mark.parametrize(
    ("condition", "is_partial"),
    [('"abc"', True), ('"x"', False), ('W/"abc"', False), (SAME, True), (BEFORE, False)],
)
def test_if_range_gives_the_whole_when_the_version_differs(
    condition: str, is_partial: bool
) -> None:
    part = wanted_part(call(range="bytes=0-1", if_range=condition), VALIDATORS, 100)

    assert (part is not None) is is_partial
