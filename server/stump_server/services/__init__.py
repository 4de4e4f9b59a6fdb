"""Use cases, one module per subject: check access, read, decide, write, return."""

from stump_server.services import (
    analysis,
    api_key,
    auth,
    event,
    job,
    library,
    media,
    reading,
    scan,
    series,
    server,
    thumbnail,
    user,
)

__all__ = [
    "analysis",
    "api_key",
    "auth",
    "event",
    "job",
    "library",
    "media",
    "reading",
    "scan",
    "series",
    "server",
    "thumbnail",
    "user",
]
