"""Domain values to the contract's JSON and back, without deciding anything."""

from stump_server.shapes import (
    api_key,
    event,
    filters,
    image,
    job,
    library,
    media,
    page,
    reading,
    series,
    server,
    user,
)

__all__ = [
    "api_key",
    "event",
    "filters",
    "image",
    "job",
    "library",
    "media",
    "page",
    "reading",
    "series",
    "server",
    "user",
]
