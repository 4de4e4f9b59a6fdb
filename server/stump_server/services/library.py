"""Libraries: who sees them, what they hold, and the work they ask for."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from stump_server.domain.access import Permission, Viewer
from stump_server.domain.audit import Action, Change, compare
from stump_server.domain.errors import Forbidden, Invalid, NotFound, Taken
from stump_server.domain.filters import LibraryFilter
from stump_server.domain.jobs import JobKind, JobStatus, ScanOptions, ScanRecord
from stump_server.domain.library import (
    Cleaning,
    FileStatus,
    ImageOptions,
    Library,
    LibraryConfig,
    LibraryDraft,
    LibraryStats,
    ResizeMode,
)
from stump_server.domain.page import Order, Page, PageRequest
from stump_server.domain.thumbnail import Making
from stump_server.domain.user import User
from stump_server.scanner import Ignore, contains, real, resolve
from stump_server.services import audit, job, thumbnail_job, write_back
from stump_server.services.user import by_ids
from stump_server.storage import OpenWork, Work

_LARGEST_THUMBNAIL = 4096
_SCANS = (JobKind.LIBRARY_SCAN, JobKind.SERIES_SCAN)


def get(
    work: Work, viewer: Viewer, wanted: LibraryFilter, request: PageRequest, order: Order
) -> Page[Library]:
    """The libraries the viewer may see that match."""
    return work.libraries.get(viewer, wanted, request, order)


def get_by_id(work: Work, viewer: Viewer, id: str) -> Library:
    """One library. Raises NotFound when missing or hidden."""
    return work.libraries.fetch(viewer, id)


def create(open_work: OpenWork, viewer: Viewer, draft: LibraryDraft) -> Library:
    """Add a directory as a library and, unless told otherwise, queue its first scan.

    Raises Invalid for a directory that cannot be one, Taken for a name that is taken.
    """
    viewer.require(Permission.LIBRARY_CREATE)
    config = draft.config or LibraryConfig()
    check_config(config)
    # Looked at outside the unit of work: a dead network share may take its time.
    root = resolve(draft.path)
    places = _real_places(open_work, root)
    with open_work() as work:
        _check_place(work, draft.name, root, places)
        library = Library(
            id="",
            name=draft.name,
            path=root,
            status=FileStatus.READY,
            created_at=work.now,
            updated_at=work.now,
            config=config,
            description=draft.description,
            emoji=draft.emoji,
        )
        created = _settled(work, work.libraries.add(library), draft)
        place = [Change("path", None, created.path)]
        audit.note(work, viewer, Action.LIBRARY_CREATE, created.id, created.name, place)
        return created


def _settled(work: Work, library: Library, draft: LibraryDraft) -> Library:
    work.libraries.set_tags(library.id, draft.tags)
    if draft.is_to_be_scanned:
        job.request_library_scan(work, library, ScanOptions())
    return work.libraries.fetch_any(library.id)


def _facts(library: Library) -> dict[str, object]:
    """What is written down of a library when it is changed."""
    settings = dataclasses.asdict(library.config)
    return {
        "name": library.name,
        "path": library.path,
        "description": library.description,
        "emoji": library.emoji,
        "tags": tuple(tag.name for tag in library.tags or ()),
        **{name: value for name, value in settings.items() if name not in ("id", "library_id")},
    }


def _real_places(open_work: OpenWork, root: str) -> dict[str, str]:
    """Where this root and those of all libraries lie in truth: any of them may be a link."""
    with open_work() as work:
        paths = [path for _, path in work.libraries.paths()]
    return {path: real(path) for path in (root, *paths)}


def _check_place(
    work: Work,
    name: str,
    root: str,
    places: Mapping[str, str],
    *,
    except_id: str | None = None,
) -> None:
    if work.libraries.is_name_taken(name, except_id=except_id):
        raise Taken(f"A library called {name!r} exists already")
    for id, other in work.libraries.paths():
        if id == except_id:
            continue
        real_other, real_root = places.get(other, other), places.get(root, root)
        if _overlap(other, root) or _overlap(real_other, real_root):
            raise Invalid("Libraries must not lie inside one another", pointer="/path")


def _overlap(one: str, other: str) -> bool:
    return contains(one, other) or contains(other, one)


def check_config(config: LibraryConfig) -> None:
    """Raise Invalid for ignore rules that are no globs and for sizes no image can have."""
    Ignore.check(config.ignore_rules)
    if config.thumbnail_config is not None:
        check_image_options(config.thumbnail_config)


def check_image_options(options: ImageOptions) -> None:
    """Raise Invalid for sizes, quality or a page that no thumbnail can have."""
    if options.quality is not None and not 0 <= options.quality <= 100:
        raise Invalid("The quality of an image is 0 to 100")
    if options.page is not None and options.page < 1:
        raise Invalid("Pages are counted from 1")
    if options.resize is None:
        return
    sides = (options.resize.height, options.resize.width)
    if options.resize.mode is ResizeMode.SCALED and not all(0 < side <= 1 for side in sides):
        raise Invalid("A scaled thumbnail has factors above 0 and up to 1")
    if options.resize.mode is ResizeMode.SIZED and not all(
        1 <= side <= _LARGEST_THUMBNAIL and side == int(side) for side in sides
    ):
        raise Invalid(f"A sized thumbnail has 1 to {_LARGEST_THUMBNAIL} whole pixels a side")


def update(open_work: OpenWork, viewer: Viewer, id: str, draft: LibraryDraft) -> Library:
    """Replace names, path, tags and settings; the pattern is fixed at creation.

    Raises NotFound, Invalid, or Taken for a name that is taken.
    """
    viewer.require(Permission.LIBRARY_EDIT)
    if draft.config is not None:
        check_config(draft.config)
    with open_work() as work:
        is_same_place = work.libraries.fetch(viewer, id).path == draft.path
    root = draft.path if is_same_place else resolve(draft.path)
    places = {} if is_same_place else _real_places(open_work, root)
    with open_work() as work:
        library = work.libraries.fetch(viewer, id)
        _check_place(work, draft.name, root, places, except_id=id)
        pattern = library.config.library_pattern
        config = dataclasses.replace(draft.config or library.config, library_pattern=pattern)
        changed = dataclasses.replace(
            library,
            name=draft.name,
            path=root,
            description=draft.description,
            emoji=draft.emoji,
            config=config,
        )
        saved = _settled(work, work.libraries.save(changed), draft)
        changes = compare(_facts(library), _facts(saved))
        if changes:
            audit.note(work, viewer, Action.LIBRARY_UPDATE, id, saved.name, changes)
        thumbnails = saved.config.thumbnail_config
        if thumbnails is not None and thumbnails != library.config.thumbnail_config:
            thumbnail_job.queue(work, saved, Making(thumbnails, renew=True))
        return saved


def delete(work: Work, viewer: Viewer, id: str) -> tuple[str, ...]:
    """Remove a library with its series, books, readings and jobs to do; files on disk stay.

    Returns the ids whose thumbnails are to be removed once this is committed. Raises NotFound.
    """
    viewer.require(Permission.LIBRARY_DELETE)
    library = work.libraries.fetch(viewer, id)
    audit.note(work, viewer, Action.LIBRARY_DELETE, id, library.name)
    job.cancel_all(work, id)
    return work.libraries.remove(id)


def get_stats(work: Work, viewer: Viewer, id: str | None, *, all_users: bool) -> LibraryStats:
    """Counts over one library or all. Everybody's reading is for those who may read users.

    Raises NotFound, or Forbidden.
    """
    if all_users:
        viewer.require(Permission.USER_READ)
    if id is not None:
        work.libraries.fetch(viewer, id)
    return work.libraries.stats(viewer, id, all_users=all_users)


def get_last_visited(work: Work, viewer: Viewer) -> Library | None:
    """The visible library the viewer came to last."""
    return work.libraries.last_visited(viewer)


def visit(work: Work, viewer: Viewer, id: str) -> Library:
    """Note that the viewer came to the library. Raises NotFound."""
    library = work.libraries.fetch(viewer, id)
    work.libraries.visit(viewer, id)
    return library


def get_excluded_users(work: Work, viewer: Viewer, id: str) -> tuple[User, ...]:
    """Accounts that must not see the library. Raises NotFound."""
    viewer.require(Permission.USER_READ, Permission.LIBRARY_MANAGE)
    work.libraries.fetch(viewer, id)
    return by_ids(work, work.libraries.excluded_user_ids(id))


def update_excluded_users(work: Work, viewer: Viewer, id: str, user_ids: Sequence[str]) -> Library:
    """Replace the accounts that must not see the library.

    Raises NotFound for a library or account that is not there, Forbidden for the owner, Invalid
    when callers would shut themselves out.
    """
    viewer.require(Permission.USER_READ, Permission.LIBRARY_MANAGE)
    library = work.libraries.fetch(viewer, id)
    users = work.users.by_ids(user_ids)
    if len(users) != len(set(user_ids)):
        raise NotFound("user")
    if any(user.is_server_owner for user in users):
        raise Forbidden(reason="The server owner cannot be excluded")
    if viewer.id in user_ids:
        raise Invalid("You would exclude yourself", pointer="/user_ids")
    before = work.users.by_ids(work.libraries.excluded_user_ids(id))
    work.libraries.set_excluded_user_ids(id, user_ids)
    changes = compare(
        {"excluded_users": tuple(user.username for user in before)},
        {"excluded_users": tuple(user.username for user in users)},
    )
    if changes:
        audit.note(work, viewer, Action.LIBRARY_EXCLUSIONS, id, library.name, changes)
    return library


def get_last_scan(work: Work, viewer: Viewer, id: str) -> tuple[Library, ScanRecord | None]:
    """The library and its newest scan record. Raises NotFound."""
    library = work.libraries.fetch(viewer, id)
    history = work.libraries.scan_history(id)
    return library, history[0] if history else None


def get_scan_history(work: Work, viewer: Viewer, id: str) -> tuple[ScanRecord, ...]:
    """Finished scans, newest first. Raises NotFound."""
    work.libraries.fetch(viewer, id)
    return work.libraries.scan_history(id)


def clear_scan_history(work: Work, viewer: Viewer, id: str) -> None:
    """Forget the finished scans. Raises NotFound."""
    viewer.require(Permission.LIBRARY_MANAGE)
    work.libraries.fetch(viewer, id)
    work.libraries.clear_scan_history(id)


def scan(work: Work, viewer: Viewer, id: str, options: ScanOptions) -> str:
    """Queue a scan; returns the job's id. Raises NotFound."""
    viewer.require(Permission.LIBRARY_SCAN)
    return job.request_library_scan(work, work.libraries.fetch(viewer, id), options)


def clean(work: Work, viewer: Viewer, id: str) -> tuple[Cleaning, tuple[str, ...]]:
    """Remove missing books and empty series, and the readings with them. Raises NotFound.

    Series stay while a scan of the library runs, which may be about to put books into them. Returns
    what was removed, and the ids whose thumbnails are to go once this is committed.
    """
    viewer.require(Permission.LIBRARY_MANAGE)
    library = work.libraries.fetch(viewer, id)
    is_scanned = any(
        one.status is JobStatus.RUNNING and one.kind in _SCANS for one in work.jobs.of_library(id)
    )
    gone_media, gone_series = work.libraries.clean(id, keeps_series=is_scanned)
    done = Cleaning(len(gone_media), len(gone_series), work.libraries.is_empty(id))
    counts = (
        Change("deleted_media_count", None, str(done.deleted_media_count)),
        Change("deleted_series_count", None, str(done.deleted_series_count)),
    )
    audit.note(work, viewer, Action.LIBRARY_CLEAN, id, library.name, counts)
    return done, (*gone_media, *gone_series)


def analyze(work: Work, viewer: Viewer, id: str) -> str:
    """Queue counting and measuring of all pages; returns the job's id. Raises NotFound."""
    viewer.require(Permission.LIBRARY_MANAGE)
    library = work.libraries.fetch(viewer, id)
    return work.jobs.add(
        JobKind.ANALYZE_MEDIA,
        description=f"Analyze library {library.name}",
        subject=id,
        arguments={"library_id": id},
        alone_in=f"analysis:{id}",
    )


def write_metadata(work: Work, viewer: Viewer, id: str) -> str:
    """Queue writing the metadata into its books; returns the job's id. Raises NotFound."""
    viewer.require(Permission.LIBRARY_MANAGE)
    library = work.libraries.fetch(viewer, id)
    return write_back.queue(work, id, library.name)
