"""`stump library`: add, list and scan libraries."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import typer

from stump_server import services
from stump_server.commands.terminal import (
    complain,
    follow,
    out,
    show_table,
    summarise_scan,
)
from stump_server.domain.access import Viewer
from stump_server.domain.errors import Invalid, NotFound
from stump_server.domain.jobs import JobStatus, ScanOptions
from stump_server.domain.library import Library, LibraryDraft
from stump_server.domain.path_text import kept
from stump_server.installation import Installation, open_installation
from stump_server.settings import Settings
from stump_server.storage import Work

app = typer.Typer(help="Add, list and scan libraries.", no_args_is_help=True)


@app.command()
def add(
    path: Path,
    name: str = typer.Option("", help="What to call it; the folder's name when left out."),
    scan: bool = typer.Option(True, help="Scan it right away."),
) -> None:
    """Add a folder as a library."""
    with open_installation(Settings()) as installation:
        library = ensure(installation, path, name)
        out.print(f"Library {library.name!r} is {library.path}")
        if scan and not run_scan(installation, library, ScanOptions()):
            raise typer.Exit(1)


@app.command("list")
def list_all() -> None:
    """List all libraries."""
    with open_installation(Settings()) as installation:
        with installation.database.work() as work:
            libraries = work.libraries.all()
        show_table(
            ("NAME", "STATUS", "LAST SCANNED", "PATH"),
            [(one.name, one.status.value, _moment(one), one.path) for one in libraries],
        )


def _moment(library: Library) -> str:
    scanned = library.last_scanned_at
    return scanned.astimezone().strftime("%Y-%m-%d %H:%M") if scanned else "never"


@app.command()
def scan(
    name: str = typer.Argument("", help="Name, id or path; all libraries when left out."),
    force: bool = typer.Option(False, help="Read every book anew, changed or not."),
) -> None:
    """Scan one library or all of them."""
    is_fine = True
    with open_installation(Settings()) as installation:
        for library in _chosen(installation, name):
            out.print(f"Scanning {library.name!r}")
            is_fine &= run_scan(installation, library, ScanOptions(force_rebuild=force))
    if not is_fine:
        raise typer.Exit(1)


def _chosen(installation: Installation, name: str) -> list[Library]:
    with installation.database.work() as work:
        libraries = work.libraries.all()
    if not name:
        return list(libraries)
    spelled = {name, os.path.abspath(os.path.expanduser(name))}
    found = [one for one in libraries if spelled & {one.id, one.name, one.path}]
    if not found:
        raise NotFound("library", name)
    return found


def ensure(installation: Installation, path: Path, name: str = "") -> Library:
    """The library of a folder, made if there is none. Raises Invalid for a folder of no use."""
    root = os.path.abspath(path.expanduser())
    with installation.database.work() as work:
        known = work.libraries.find_by_path(kept(root))
        owner = _owner(work)
    if known is not None:
        return known
    chosen = name.strip() or Path(root).name or "Library"
    draft = LibraryDraft(chosen, root, is_to_be_scanned=False)
    open_work = partial(installation.database.work, writes=True)
    try:
        return services.library.create(open_work, owner, draft)
    except Invalid as error:
        raise Invalid(f"{root}: {error.sentence}") from error


def _owner(work: Work) -> Viewer:
    try:
        return services.user.owner(work)
    except NotFound:
        complain("The server has no owner yet; `stump account create NAME` makes one")
        raise typer.Exit(1) from None


def run_scan(installation: Installation, library: Library, options: ScanOptions) -> bool:
    """Scan in the foreground with progress and a summary; tells whether it went well."""
    with installation.database.work(writes=True) as work:
        job_id = services.job.request_library_scan(work, library, options)
    started = time.monotonic()
    with _somebody_working(installation):
        job = follow(installation, job_id)
    summarise_scan(installation, job, time.monotonic() - started)
    is_fine = job.status is JobStatus.COMPLETED
    with installation.database.work() as work:
        is_empty = work.libraries.is_empty(library.id)
    if is_fine and is_empty:
        complain(f"There are no books in {library.path}")
    return is_fine


@contextmanager
def _somebody_working(installation: Installation) -> Iterator[None]:
    """A worker of our own, unless a running server has one already."""
    if installation.worker.has_company:
        yield
        return
    installation.worker.start()
    try:
        yield
    finally:
        installation.worker.pause()
