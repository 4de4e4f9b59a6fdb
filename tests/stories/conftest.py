"""A library of one story's own, on the shared server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from builders.books import comic
from stump_client import Api, models

_NUMBERS = count()


@pytest.fixture
def books(tmp_path: Path) -> Path:
    """A folder with two series of two comics each."""
    root = tmp_path / "books"
    for series in ("Alpha", "Beta"):
        for number in (1, 2):
            comic(root / series / f"{series} {number}.cbz", Series=series, Number=number)
    return root


@pytest.fixture
def add_library(owner: Api, server: Any) -> Iterator[Callable[..., models.Library]]:
    """Adds a folder as a library of the shared server and scans it; both end with the test."""
    with ExitStack() as stack:

        def add(path: Path, *, is_scanned: bool = True, **config: Any) -> models.Library:
            library = owner.library.create(
                name=f"Story {next(_NUMBERS)}",
                path=str(path),
                scan_mode="NONE",
                config=models.LibraryConfigWrite(**config),
            )
            stack.callback(owner.library.delete, library.id)
            if is_scanned:
                server.scan(library.id)
            return library

        yield add


@pytest.fixture
def library(add_library: Callable[..., models.Library], books: Path) -> models.Library:
    """The folder `books` as a scanned library."""
    return add_library(books)
