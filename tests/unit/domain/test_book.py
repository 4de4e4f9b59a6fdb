"""What may be a book, by its name."""

from __future__ import annotations

import pickle

import pytest
from stump_server.domain.book import BOOK_EXTENSIONS, is_candidate
from stump_server.domain.errors import Fault, UnreadableBook


@pytest.mark.parametrize("extension", sorted(BOOK_EXTENSIONS))
def test_every_format_is_known_in_any_case(extension: str) -> None:
    assert is_candidate(f"Vol 1.{extension}")
    assert is_candidate(f"Vol 1.{extension.upper()}")


@pytest.mark.parametrize("name", ["notes.txt", "cover.jpg", "cbz", ".cbz", "a.cbz.part", "", "a."])
def test_other_files_are_passed_over(name: str) -> None:
    assert not is_candidate(name)


def test_a_fault_crosses_the_border_between_processes() -> None:
    error = pickle.loads(pickle.dumps(UnreadableBook(Fault.ENCRYPTED, "It has a password")))  # noqa: S301

    assert (error.fault, error.sentence) == (Fault.ENCRYPTED, "It has a password")
