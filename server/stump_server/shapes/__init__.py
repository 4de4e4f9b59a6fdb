"""Domain values to the contract's JSON and back, without deciding anything."""

from stump_server.shapes import (
    api_key,
    audit,
    event,
    feed,
    filters,
    image,
    job,
    library,
    media,
    opds_v1,
    page,
    preferences,
    reading,
    series,
    server,
    user,
)

__all__ = [
    "api_key",
    "audit",
    "event",
    "feed",
    "filters",
    "image",
    "job",
    "library",
    "media",
    "opds_v1",
    "page",
    "preferences",
    "reading",
    "series",
    "server",
    "user",
]
