"""What the tests of the API share: libraries of their own, and plain HTTP beside the SDK."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
from builders.books import comic
from builders.catalogue import Catalogue
from builders.catalogue import make as make_catalogue
from builders.servers import OWNER
from stump_client import Api, models

_NUMBERS = count()


def _two_series(root: Path) -> Path:
    for series in ("Alpha", "Beta"):
        for number in (1, 2):
            comic(root / series / f"{series} {number}.cbz", Series=series, Number=number)
    return root


@pytest.fixture
def books(tmp_path: Path) -> Path:
    """A folder of this test's own, with two series of two comics each."""
    return _two_series(tmp_path / "books")


@pytest.fixture
def add_library(owner: Api, server: Any) -> Iterator[Callable[..., models.Library]]:
    """Adds a folder as a library of the shared server and scans it; both end with the test."""
    with ExitStack() as stack:

        def add(
            path: Path, *, name: str | None = None, is_scanned: bool = True, **config: Any
        ) -> models.Library:
            library = owner.library.create(
                name=name or f"Library {next(_NUMBERS)}",
                path=str(path),
                scan_mode="NONE",
                config=models.LibraryConfigWrite(**config),
            )
            stack.callback(_remove, owner, library.id)
            if is_scanned:
                server.scan(library.id)
            return library

        yield add


def _remove(owner: Api, id: str) -> None:
    if any(library.id == id for library in owner.library.get()):
        owner.library.delete(id)


@pytest.fixture
def library(add_library: Callable[..., models.Library], books: Path) -> models.Library:
    """The folder `books` as a scanned library."""
    return add_library(books)


@pytest.fixture(scope="module")
def shared(server: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[models.Library]:
    """A scanned library like `library`, for tests that leave it as it is."""
    books = _two_series(tmp_path_factory.mktemp("shared") / "books")
    with server.api(OWNER) as owner:
        library = owner.library.create(
            name=f"Shared {next(_NUMBERS)}", path=str(books), scan_mode="NONE"
        )
        server.scan(library.id)
        yield library
        owner.library.delete(library.id)


@pytest.fixture(scope="session")
def catalogue(server: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    """Libraries whose books differ in every way that lists can be narrowed by."""
    server.make_user("catalogue reader")
    with server.api(OWNER) as owner, server.api("catalogue reader") as reader:
        yield make_catalogue(server, owner, reader, tmp_path_factory.mktemp("catalogue"))


@pytest.fixture
def http(server: Any) -> Iterator[Callable[..., httpx.Client]]:
    """Plain HTTP clients: nobody's, or with the session of an SDK client or with a bearer."""
    with ExitStack() as stack:

        def client(api: Api | None = None, *, bearer: str | None = None) -> httpx.Client:
            headers = {"authorization": f"Bearer {bearer}"} if bearer else {}
            made = httpx.Client(base_url=server.url, headers=headers)
            if api is not None:
                made.cookies.update(session_of(api))
            return stack.enter_context(made)

        yield client


def session_of(api: Api) -> dict[str, str]:
    """The session cookie that an SDK client holds."""
    return {cookie.name: cookie.value or "" for cookie in api._caller.http.cookies.jar}
