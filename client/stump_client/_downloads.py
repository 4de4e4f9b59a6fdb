"""Downloads that go to a file piece by piece, however large they are."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import httpx
from attrs import frozen

from stump_client._caller import AsyncCaller, Caller

# Bytes written so far, and how many there will be where the server says so.
Progress = Callable[[int, int | None], object]

_CHUNK_BYTES = 256 * 1024


@frozen
class Download:
    """A request whose answer becomes a file; gives the path of the file."""

    request: dict[str, Any]
    path: Path
    progress: Progress | None = None

    def perform(self, caller: Caller) -> Path:
        """Fetch the file."""
        with _written_whole(self.path) as file, caller.stream(self.request) as response:
            for chunk in response.iter_bytes(_CHUNK_BYTES):
                file.write(chunk)
                self._report(file, response)
        return self.path

    async def perform_async(self, caller: AsyncCaller) -> Path:
        """Fetch the file; each chunk is written in one go, which is short."""
        with _written_whole(self.path) as file:
            async with caller.stream(self.request) as response:
                async for chunk in response.aiter_bytes(_CHUNK_BYTES):
                    file.write(chunk)
                    self._report(file, response)
        return self.path

    def _report(self, file: IO[bytes], response: httpx.Response) -> None:
        if self.progress is not None:
            length = response.headers.get("content-length", "")
            # The length is that of what travels, so a compressed body has none to compare with.
            is_known = length.isdigit() and "content-encoding" not in response.headers
            self.progress(file.tell(), int(length) if is_known else None)


@contextmanager
def _written_whole(path: Path) -> Iterator[IO[bytes]]:
    """A file beside `path` that takes its place when all went well, and goes away otherwise."""
    if path.is_dir():
        raise IsADirectoryError(f"{path} is a folder; a download needs the name of a file")
    part = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
