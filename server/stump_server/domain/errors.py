"""What can go wrong, said in the product's words; `web.errors` alone knows status numbers.

StumpError
├── Unauthorized      nobody we know is calling
├── Forbidden         we know who calls, and they may not
├── NotFound          not there, or invisible to the caller
├── Invalid           the request cannot be meant
├── Conflict          the request does not fit the state of things
├── Taken             a name or other unique value belongs to something else
├── TooLarge          more than a limit allows
├── TooManyRequests   slower, please
├── Unavailable       something outside did not answer
│   └── DatabaseAway  the database did not, and is likely to be back soon
└── UnreadableBook    a book file, or a page of it, cannot be read
"""

from __future__ import annotations

from enum import StrEnum


class StumpError(Exception):
    """Base of everything the product raises on purpose."""

    @property
    def sentence(self) -> str:
        """What the caller is told: never a path, a query or a cause."""
        return str(self)


class Unauthorized(StumpError):
    """No credentials, or none that can be used."""

    def __init__(self, reason: str = "Authentication is required") -> None:
        super().__init__(reason)


class Forbidden(StumpError):
    """The caller is known and lacks a right."""

    def __init__(self, permission: str | None = None, reason: str | None = None) -> None:
        self.permission = permission
        super().__init__(reason or f"The permission {permission} is needed for this")


class NotFound(StumpError):
    """Missing, or hidden from the caller: the two look the same."""

    def __init__(self, thing: str, key: object = "") -> None:
        self.thing = thing
        self.key = key
        super().__init__(f"There is no such {thing}")


class Invalid(StumpError):
    """A value that passes the contract and still cannot be meant."""

    def __init__(self, reason: str, pointer: str | None = None) -> None:
        self.pointer = pointer
        super().__init__(reason)


class Conflict(StumpError):
    """What is asked does not fit the state things are in, such as deleting a running job."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)


class Taken(StumpError):
    """A unique value, such as a name, already belongs to something else."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)


class TooLarge(StumpError):
    """A body or an answer beyond its limit in bytes."""

    def __init__(self, limit_bytes: int) -> None:
        self.limit_bytes = limit_bytes
        super().__init__(f"More than the {limit_bytes} bytes that are allowed")


class TooManyRequests(StumpError):
    """The caller must wait."""

    def __init__(self, retry_after_seconds: int) -> None:
        self.retry_after_seconds = retry_after_seconds
        super().__init__(f"Too many attempts, try again in {retry_after_seconds} seconds")


class Unavailable(StumpError):
    """A service outside this server did not answer usefully; why is for who starts the server."""

    def __init__(self, service: str, reason: str = "") -> None:
        self.service = service
        sentence = f"The {service} cannot be reached at the moment"
        super().__init__(f"{sentence}: {reason}" if reason else sentence)


class DatabaseAway(Unavailable):
    """The database does not answer, or has no time: worth another attempt in a moment."""

    def __init__(self, reason: str = "") -> None:
        super().__init__("database", reason)


class Fault(StrEnum):
    """Why a book, or one page of it, cannot be read."""

    EMPTY = "empty"
    TRUNCATED = "truncated"
    CORRUPT = "corrupt"
    ENCRYPTED = "encrypted"
    UNSUPPORTED = "unsupported"
    BOMB = "bomb"
    TOO_LARGE = "too_large"
    BAD_XML = "bad_xml"
    UNREADABLE = "unreadable"


class UnreadableBook(StumpError):
    """A book file or a page of it that cannot be read, with the kind of fault."""

    def __init__(self, fault: Fault, reason: str) -> None:
        self.fault = fault
        self.reason = reason
        super().__init__(reason)

    def __reduce__(self) -> tuple[type[UnreadableBook], tuple[Fault, str]]:
        # Crosses the border between processes, where exceptions are rebuilt from their arguments.
        return (UnreadableBook, (self.fault, self.reason))
