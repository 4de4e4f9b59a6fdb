"""What commands show: lines, tables, questions and progress."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Column, Table

from stump_server.domain.errors import DatabaseAway
from stump_server.domain.jobs import ENDED, Job, JobStatus, LogLevel
from stump_server.installation import Installation

# Names of books and libraries may look like markup, "[en]", or like emoji, ":cat:".
_console = partial(Console, highlight=False, markup=False, emoji=False)
out = _console(soft_wrap=True)
err = _console(stderr=True, soft_wrap=True)

_POLL_SECONDS = 0.2
_MOST_FAULTS = 20
_PIPE_WIDTH = 10_000


def complain(sentence: str) -> None:
    """Say what went wrong, on the error stream."""
    err.print("error:", sentence, style="red")


def warn(sentence: str) -> None:
    """Say what looks wrong and stops nothing, on the error stream."""
    err.print("warning:", sentence, style="yellow")


def show_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under their headings."""
    table = Table(box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*row)
    # What reads a pipe needs every line whole; only a terminal has an edge.
    shown = out if out.is_terminal else _console(width=_PIPE_WIDTH)
    shown.print(table)


def is_interactive() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def follow(installation: Installation, job_id: str) -> Job:
    """Show how a job goes on until it has ended."""
    with _bars() as bars:
        bar = bars.add_task("Waiting", total=None, rate="", file="")
        while True:
            # A database that is away is no end: whoever does the job waits for it as well.
            with suppress(DatabaseAway):
                with installation.database.work() as work:
                    job = work.jobs.fetch(job_id)
                _show(bars, bar, job)
                if job.status in ENDED:
                    return job
            time.sleep(_POLL_SECONDS)


def follow_all(installation: Installation, is_over: Callable[[float], bool]) -> None:
    """Show how all running jobs go on, each on a line of its own, until it is over."""
    shown: dict[str, TaskID] = {}
    running: dict[str, Job] = {}
    with _bars() as bars:
        while not is_over(_POLL_SECONDS):
            with suppress(DatabaseAway), installation.database.work() as work:
                running = {job.id: job for job in work.jobs.with_status(JobStatus.RUNNING)}
            for id in shown.keys() - running.keys():
                bars.remove_task(shown.pop(id))
            for id, job in running.items():
                if id not in shown:
                    shown[id] = bars.add_task(job.kind.value, total=None, rate="", file="")
                _show(bars, shown[id], job)


def _bars() -> Progress:
    rest_of_line = Column(ratio=1, no_wrap=True, overflow="ellipsis")
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[file]}", markup=False, table_column=rest_of_line),
        console=out,
        transient=True,
        expand=True,
        # Nothing is drawn more often than there is something new, or where nobody sees it.
        refresh_per_second=1 / _POLL_SECONDS,
        disable=not out.is_terminal,
    )


def _show(bars: Progress, bar: TaskID, job: Job) -> None:
    """Bring one line up to date."""
    if job.status is JobStatus.PAUSED:
        bars.update(bar, description="Paused", rate="", file="")
    elif (at := job.progress) is not None:
        bars.update(
            bar,
            description=at.message,
            completed=at.done or 0,
            total=at.total,
            rate="" if at.rate is None else f"{at.rate:.0f}/s",
            file=at.current_file or "",
        )


def summarise_scan(installation: Installation, job: Job, seconds: float) -> None:
    """Tell what a scan found, and which files could not be read."""
    with installation.database.work() as work:
        logs = work.jobs.logs([job.id])[job.id]
    counts = job.output or {}
    if job.status is not JobStatus.COMPLETED:
        reasons = [line.message for line in logs if line.context is None]
        complain(f"The scan ended as {job.status.value}. {' '.join(reasons)}")
    created = counts.get("created_media", 0)
    out.print(
        f"Scanned {counts.get('total_files', 0)} files in {seconds:.1f} s"
        f" ({created / max(seconds, 0.001):.0f} new books/s): {created} new books,"
        f" {counts.get('updated_media', 0)} changed, {counts.get('skipped_files', 0)} as they"
        f" were, {counts.get('created_series', 0)} new series."
    )
    faults = [line for line in logs if line.context and line.level is not LogLevel.INFO]
    if faults:
        out.print(f"{len(faults)} files need a look:")
    for line in faults[:_MOST_FAULTS]:
        out.print(f"  {line.level.value:5} {line.context}: {line.message}")
    if len(faults) > _MOST_FAULTS:
        out.print(f"  ... and {len(faults) - _MOST_FAULTS} more, in the job's log.")
