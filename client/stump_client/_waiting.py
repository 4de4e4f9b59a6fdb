"""Waiting for a job to end by looking at it again and again."""

from __future__ import annotations

import asyncio
import time

from attrs import frozen
from stump_generated.client.models import Job

from stump_client._caller import AsyncCaller, Caller
from stump_client._calls import Call
from stump_client.errors import JobFailed

_FIRST_PAUSE_SECONDS = 0.05
_LONGEST_PAUSE_SECONDS = 2.0


@frozen
class Waiting:
    """A call that tells how a job is doing, made until the job has ended."""

    look: Call[Job]
    timeout: float | None

    def perform(self, caller: Caller) -> Job:
        """Look, sleep and look again."""
        pauses = _Pauses(self.timeout)
        while not has_completed(job := self.look.perform(caller)):
            time.sleep(pauses.next_after(job))
        return job

    async def perform_async(self, caller: AsyncCaller) -> Job:
        """Look, let others go on and look again."""
        pauses = _Pauses(self.timeout)
        while not has_completed(job := await self.look.perform_async(caller)):
            await asyncio.sleep(pauses.next_after(job))
        return job


def has_completed(job: Job) -> bool:
    """Whether the job has reached its good end; raises JobFailed at any other end."""
    if job.status in ("FAILED", "CANCELLED"):
        raise JobFailed(f"The job {job.name} has {job.status.lower()}", job)
    return job.status == "COMPLETED"


class _Pauses:
    """Ever longer pauses, until the time is up."""

    def __init__(self, timeout: float | None) -> None:
        self._ends_at = None if timeout is None else time.monotonic() + timeout
        self._seconds = _FIRST_PAUSE_SECONDS

    def next_after(self, job: Job) -> float:
        """Seconds to wait before looking again; raises TimeoutError when the time is up."""
        seconds = self._seconds
        self._seconds = min(2 * seconds, _LONGEST_PAUSE_SECONDS)
        if self._ends_at is None:
            return seconds
        left = self._ends_at - time.monotonic()
        if left <= 0:
            raise TimeoutError(f"The job {job.name} is still {job.status.lower()}")
        return min(seconds, left)
