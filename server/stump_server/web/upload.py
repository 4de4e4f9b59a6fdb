"""Files that clients send: forms of parts, or one file as the whole body."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import Message
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import IO, Any
from urllib.parse import unquote

from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import MultipartParser

from stump_server.domain.errors import Invalid
from stump_server.web.contract import UploadBody
from stump_server.web.errors import Refusal, bad_body
from stump_server.web.options import MEBIBYTE
from stump_server.web.schemas import Violation

# Larger files wait on disk.
_IN_MEMORY_BYTES = MEBIBYTE
_TEXT_LIMIT_BYTES = 64 * 1024
_PART_LIMIT = 1000
_HEADER_LIMIT_BYTES = 8 * 1024


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """One file as it was sent. The name is the client's word, and no path."""

    name: str
    filename: str
    media_type: str
    size_bytes: int
    stream: IO[bytes]


@dataclass(frozen=True, slots=True)
class Upload:
    """All that a client sent in one body; closed by the dispatcher after the handler."""

    files: tuple[UploadedFile, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def file(self) -> UploadedFile:
        """The first file, whatever the form calls it. Raises Invalid when there is none."""
        if not self.files:
            raise Invalid("A file is needed", pointer="/file")
        return self.files[0]

    def __enter__(self) -> Upload:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Forget the files."""
        for file in self.files:
            file.stream.close()


def parse_media_type(header: str) -> tuple[str, dict[str, str]]:
    """A Content-Type as its bare name and its parameters, both in lower case but for values."""
    message = Message()
    message["content-type"] = header
    parameters = message.get_params(failobj=[], header="content-type")
    named = {str(name).lower(): str(value) for name, value in parameters[1:]}
    return header.partition(";")[0].strip().lower(), named


class FormReader:
    """Takes a multipart body piece by piece; files go to where they have room."""

    def __init__(self, boundary: str, directory: str | None) -> None:
        self._directory = directory
        self._files: list[UploadedFile] = []
        self._fields: dict[str, str] = {}
        self._part: _Part | None = None
        self._header_name = b""
        self._header_value = b""
        self._headers: dict[str, str] = {}
        self._parts = 0
        self._ended = False
        callbacks: dict[str, Callable[..., None]] = {
            "on_part_begin": self._on_part_begin,
            "on_header_field": self._on_header_field,
            "on_header_value": self._on_header_value,
            "on_header_end": self._on_header_end,
            "on_headers_finished": self._on_headers_finished,
            "on_part_data": self._on_part_data,
            "on_part_end": self._on_part_end,
            "on_end": self._on_end,
        }
        self._parser = MultipartParser(boundary.encode("latin-1", "replace"), callbacks)  # type: ignore[arg-type]

    def feed(self, piece: bytes) -> None:
        """Take the next piece. Raises Refusal when it is no part of a form."""
        try:
            self._parser.write(piece)
        except MultipartParseError:
            raise Refusal(400, "The form cannot be read: its parts are broken") from None

    def finish(self) -> Upload:
        """What was sent. Raises Refusal when the end is missing."""
        self._parser.finalize()
        if not self._ended:
            raise Refusal(400, "The form ends before its last boundary")
        return Upload(tuple(self._files), self._fields)

    def close(self) -> None:
        """Forget everything taken so far."""
        Upload(tuple(self._files)).close()
        if self._part is not None:
            self._part.stream.close()

    def _on_part_begin(self) -> None:
        self._parts += 1
        if self._parts > _PART_LIMIT:
            raise Refusal(400, f"A form may have {_PART_LIMIT} parts at most")
        self._headers = {}

    def _on_header_field(self, data: bytes, start: int, end: int) -> None:
        self._header_name += data[start:end]
        self._check_header()

    def _on_header_value(self, data: bytes, start: int, end: int) -> None:
        self._header_value += data[start:end]
        self._check_header()

    def _check_header(self) -> None:
        if len(self._header_name) + len(self._header_value) > _HEADER_LIMIT_BYTES:
            raise Refusal(400, "The form has a part with a header that is too long")

    def _on_header_end(self) -> None:
        name = self._header_name.decode("latin-1").strip().lower()
        self._headers[name] = self._header_value.decode("utf-8", "replace")
        self._header_name = self._header_value = b""

    def _on_headers_finished(self) -> None:
        _, named = parse_media_type(self._headers.get("content-disposition", ""))
        name, filename = named.get("name"), _file_name(named)
        if name is None:
            raise Refusal(400, "The form has a part without a name")
        media_type, _ = parse_media_type(self._headers.get("content-type", ""))
        self._part = _Part(name, filename, media_type, self._directory)

    def _on_part_data(self, data: bytes, start: int, end: int) -> None:
        if self._part is not None:
            self._part.write(data[start:end])

    def _on_part_end(self) -> None:
        part, self._part = self._part, None
        if part is None:
            return
        if part.filename is None:
            self._fields[part.name] = part.text()
        else:
            self._files.append(part.file())

    def _on_end(self) -> None:
        self._ended = True


class _Part:
    def __init__(
        self, name: str, filename: str | None, media_type: str, directory: str | None
    ) -> None:
        self.name = name
        self.filename = filename
        self._media_type = media_type
        self.stream: IO[bytes] = spooled(directory)
        self._size_bytes = 0

    def write(self, piece: bytes) -> None:
        self._size_bytes += len(piece)
        if self.filename is None and self._size_bytes > _TEXT_LIMIT_BYTES:
            raise Refusal(413, f"The field {self.name} is too long")
        self.stream.write(piece)

    def text(self) -> str:
        self.stream.seek(0)
        try:
            return self.stream.read().decode("utf-8")
        except UnicodeDecodeError:
            raise Refusal(400, f"The field {self.name} is not UTF-8") from None
        finally:
            self.stream.close()

    def file(self) -> UploadedFile:
        self.stream.seek(0)
        media_type = self._media_type or "application/octet-stream"
        return UploadedFile(
            self.name, self.filename or "", media_type, self._size_bytes, self.stream
        )


def spooled(directory: str | None) -> Any:
    """A file in memory that moves to disk when it grows."""
    return SpooledTemporaryFile(max_size=_IN_MEMORY_BYTES, dir=directory)


def check_form(upload: Upload, body: UploadBody) -> None:
    """Compare what was sent with what the contract declares. Raises Refusal."""
    files = {file.name for file in upload.files}
    violations = [
        Violation((name,), "This is required", name)
        for name in sorted(body.required_names - files - set(upload.fields))
    ]
    violations += [
        Violation((name,), "This must be a file", name)
        for name in sorted(body.file_names & set(upload.fields))
    ]
    violations += [
        Violation((name,), "This must be text", name) for name in sorted(body.text_names & files)
    ]
    if not body.takes_other_names:
        known = body.file_names | body.text_names
        unknown = sorted((files | set(upload.fields)) - known)
        violations += [Violation((name,), "This is not known here", name) for name in unknown]
    if violations:
        raise bad_body(violations)


def _file_name(named: dict[str, str]) -> str | None:
    # Some clients send the extended form, "filename*=UTF-8''na%C3%AFve.cbz".
    extended = named.get("filename*")
    if extended is not None and "''" in extended:
        return unquote(extended.partition("''")[2], errors="replace")
    return named.get("filename")
