"""Background work: looking at it, stopping it and waiting for it."""

from __future__ import annotations

from collections.abc import Sequence
from types import NoneType
from typing import Unpack

from stump_generated.client.api.job import (
    job_cancel,
    job_delete,
    job_delete_all,
    job_get,
    job_get_by_id,
    job_get_scheduler_config,
    job_pause,
    job_resume,
    job_update_scheduler_config,
)

from stump_client import models
from stump_client._calls import Call, call, given
from stump_client._operation import C, Controller, Work, operation
from stump_client._waiting import Waiting
from stump_client.filters import JobQuery, flatten
from stump_client.pages import Page, each_of, page_of, pages_of


class JobController(Controller[C]):
    """Operations of the tag `job`."""

    _tag = "job"

    @operation
    def get(self, **query: Unpack[JobQuery]) -> Call[Page[models.Job]]:
        """List jobs."""
        return call(job_get)(**flatten(query)).then(page_of)

    pages = pages_of(get)
    each = each_of(get)

    @operation
    def get_by_id(self, id: str, /) -> Call[models.Job]:
        """Get a job."""
        return call(job_get_by_id)(id)

    @operation
    def wait(self, id: str, /, *, timeout: float | None = 600.0) -> Work[models.Job]:
        """Wait until a job has completed, and get it.

        Raises JobFailed when it fails or is cancelled, TimeoutError after `timeout` seconds.
        """
        return Waiting(call(job_get_by_id)(id), timeout)

    @operation
    def cancel(self, id: str, /) -> Call[None]:
        """Cancel a job that has not ended."""
        return call(job_cancel)(id).expect(NoneType)

    @operation
    def pause(self, id: str, /) -> Call[None]:
        """Let a job rest in its place."""
        return call(job_pause)(id).expect(NoneType)

    @operation
    def resume(self, id: str, /) -> Call[None]:
        """Let a paused job go on."""
        return call(job_resume)(id).expect(NoneType)

    @operation
    def delete(self, id: str, /) -> Call[None]:
        """Delete a job that has ended."""
        return call(job_delete)(id).expect(NoneType)

    @operation
    def delete_all(self) -> Call[None]:
        """Delete all jobs that have ended."""
        return call(job_delete_all)().expect(NoneType)

    @operation
    def get_scheduler_config(self) -> Call[models.SchedulerConfig]:
        """Get the schedule of scans; NotFound when there is none."""
        return call(job_get_scheduler_config)()

    @operation
    def update_scheduler_config(
        self,
        *,
        interval_secs: int | None = None,
        cron: str | None = None,
        timezone: str | None = None,
        excluded_library_ids: Sequence[str] | None = None,
    ) -> Call[models.SchedulerConfig | None]:
        """Change when libraries are scanned, by interval or cron; with nothing given never."""
        excluded = None if excluded_library_ids is None else list(excluded_library_ids)
        body = models.SchedulerConfigUpdate(
            interval_secs=given(interval_secs),
            cron=given(cron),
            timezone=given(timezone),
            excluded_library_ids=given(excluded),
        )
        return call(job_update_scheduler_config)(body=body).expect(models.SchedulerConfig, NoneType)
