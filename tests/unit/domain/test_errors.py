"""What callers are told when something goes wrong."""

from __future__ import annotations

import pytest
from stump_server.domain.errors import (
    DatabaseAway,
    Forbidden,
    NotFound,
    StumpError,
    TooLarge,
    TooManyRequests,
)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (NotFound("book", "/secret/path/of/a/book.cbz"), "There is no such book"),
        (Forbidden("library:edit"), "The permission library:edit is needed for this"),
        (Forbidden(reason="The account is locked"), "The account is locked"),
        (TooLarge(10), "More than the 10 bytes that are allowed"),
        (TooManyRequests(30), "Too many attempts, try again in 30 seconds"),
        (DatabaseAway(), "The database cannot be reached at the moment"),
    ],
)
def test_sentences_say_what_can_be_done_and_show_nothing_of_the_host(
    error: StumpError, sentence: str
) -> None:
    assert error.sentence == sentence
