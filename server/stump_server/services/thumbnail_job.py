"""Ask for thumbnails of a whole library to be made in the background."""

from __future__ import annotations

from stump_server.domain.jobs import JobKind, Priority
from stump_server.domain.library import Library
from stump_server.domain.thumbnail import Making
from stump_server.storage import Work
from stump_server.storage.library import image_options_document


def queue(
    work: Work, library: Library, making: Making, priority: Priority = Priority.ASKED_FOR
) -> str:
    """Queue thumbnails for all books of a library; returns the job's id."""
    return work.jobs.add(
        JobKind.THUMBNAIL_GENERATION,
        description=f"Thumbnails of {library.name}",
        subject=f"{library.id}:{making.source(0, 0)}:{making.force}:{making.renew}",
        arguments={
            "library_id": library.id,
            "options": image_options_document(making.options),
            "force": making.force,
            "renew": making.renew,
        },
        priority=priority,
        alone_in=f"thumbnails:{library.id}",
    )
