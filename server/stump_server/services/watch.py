"""Libraries that are scanned by themselves when something in them changes."""

from __future__ import annotations

from dataclasses import dataclass

from stump_server.domain.jobs import Priority, ScanOptions
from stump_server.domain.library import LibraryPattern
from stump_server.services import job, schedule
from stump_server.storage import Work


@dataclass(frozen=True, slots=True)
class Watched:
    """What has to be known of a library to watch it; another one when any of it changes."""

    library_id: str
    path: str
    pattern: LibraryPattern
    ignore_rules: tuple[str, ...]


def get_watched(work: Work) -> frozenset[Watched]:
    """The libraries that ask for it, also those whose disk is away."""
    return frozenset(
        Watched(one.id, one.path, one.config.library_pattern, tuple(one.config.ignore_rules))
        for one in work.libraries.all()
        if one.config.watch
    )


def queue_scan(work: Work, watched: Watched) -> None:
    """Queue a plain scan, if the library is still watched and its scans do not rest."""
    if watched not in get_watched(work) or watched.library_id in schedule.resting(work):
        return
    library = work.libraries.fetch_any(watched.library_id)
    job.request_library_scan(work, library, ScanOptions(), Priority.SCHEDULED)
