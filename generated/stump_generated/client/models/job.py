from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.job_kind import JobKind, check_job_kind
from ..models.job_status import JobStatus, check_job_status
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.analyze_media_output import AnalyzeMediaOutput
    from ..models.job_log import JobLog
    from ..models.job_progress import JobProgress
    from ..models.library_scan_output import LibraryScanOutput
    from ..models.series_scan_output import SeriesScanOutput
    from ..models.session_cleanup_output import SessionCleanupOutput
    from ..models.thumbnail_generation_output import ThumbnailGenerationOutput
    from ..models.write_metadata_output import WriteMetadataOutput


T = TypeVar("T", bound="Job")


@_attrs_define
class Job:
    """One piece of background work.

    Example:
        {'id': '5d1f2b3c-4e6a-4f70-9b8c-0a1d2e3f4b56', 'name': 'library_scan', 'description': '/data/books', 'status':
            'COMPLETED', 'output_data': {'total_files': 151, 'total_directories': 13, 'ignored_files': 3, 'skipped_files':
            147, 'ignored_directories': 0, 'created_media': 1, 'updated_media': 0, 'created_series': 0, 'updated_series':
            1}, 'ms_elapsed': 1840, 'created_at': '2024-11-02T09:15:00+00:00', 'completed_at': '2024-11-02T09:15:00+00:00',
            'progress': None, 'failure_reason': None}

    Attributes:
        id (str):
        name (JobKind): What a job does. Example: library_scan.
        description (None | str): What it is about.
        status (JobStatus): Where a job is in its life. Example: COMPLETED.
        output_data (AnalyzeMediaOutput | LibraryScanOutput | None | SeriesScanOutput | SessionCleanupOutput |
            ThumbnailGenerationOutput | WriteMetadataOutput): What was counted, once the job has ended.
        ms_elapsed (int): Milliseconds it took.
        created_at (datetime.datetime):
        completed_at (datetime.datetime | None): When it ended, whichever way.
        progress (JobProgress | None): How far it is, from its first step to its end.
        failure_reason (None | str): Why it failed.
        logs (list[JobLog] | Unset): Left out unless loaded.
    """

    id: str
    name: JobKind
    description: None | str
    status: JobStatus
    output_data: (
        AnalyzeMediaOutput
        | LibraryScanOutput
        | None
        | SeriesScanOutput
        | SessionCleanupOutput
        | ThumbnailGenerationOutput
        | WriteMetadataOutput
    )
    ms_elapsed: int
    created_at: datetime.datetime
    completed_at: datetime.datetime | None
    progress: JobProgress | None
    failure_reason: None | str
    logs: list[JobLog] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.analyze_media_output import AnalyzeMediaOutput  # noqa: PLC0415
        from ..models.job_progress import JobProgress  # noqa: PLC0415
        from ..models.library_scan_output import LibraryScanOutput  # noqa: PLC0415
        from ..models.series_scan_output import SeriesScanOutput  # noqa: PLC0415
        from ..models.session_cleanup_output import SessionCleanupOutput  # noqa: PLC0415
        from ..models.thumbnail_generation_output import ThumbnailGenerationOutput  # noqa: PLC0415
        from ..models.write_metadata_output import WriteMetadataOutput  # noqa: PLC0415

        id = self.id

        name: str = self.name

        description: None | str
        description = self.description

        status: str = self.status

        output_data: dict[str, Any] | None
        if isinstance(self.output_data, LibraryScanOutput):
            output_data = self.output_data.to_dict()
        elif isinstance(self.output_data, SeriesScanOutput):
            output_data = self.output_data.to_dict()
        elif isinstance(self.output_data, ThumbnailGenerationOutput):
            output_data = self.output_data.to_dict()
        elif isinstance(self.output_data, AnalyzeMediaOutput):
            output_data = self.output_data.to_dict()
        elif isinstance(self.output_data, WriteMetadataOutput):
            output_data = self.output_data.to_dict()
        elif isinstance(self.output_data, SessionCleanupOutput):
            output_data = self.output_data.to_dict()
        else:
            output_data = self.output_data

        ms_elapsed = self.ms_elapsed

        created_at = self.created_at.isoformat()

        completed_at: None | str
        if isinstance(self.completed_at, datetime.datetime):
            completed_at = self.completed_at.isoformat()
        else:
            completed_at = self.completed_at

        progress: dict[str, Any] | None
        if isinstance(self.progress, JobProgress):
            progress = self.progress.to_dict()
        else:
            progress = self.progress

        failure_reason: None | str
        failure_reason = self.failure_reason

        logs: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.logs, Unset):
            logs = []
            for logs_item_data in self.logs:
                logs_item = logs_item_data.to_dict()
                logs.append(logs_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "name": name,
                "description": description,
                "status": status,
                "output_data": output_data,
                "ms_elapsed": ms_elapsed,
                "created_at": created_at,
                "completed_at": completed_at,
                "progress": progress,
                "failure_reason": failure_reason,
            }
        )
        if logs is not UNSET:
            field_dict["logs"] = logs

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.analyze_media_output import AnalyzeMediaOutput  # noqa: PLC0415
        from ..models.job_log import JobLog  # noqa: PLC0415
        from ..models.job_progress import JobProgress  # noqa: PLC0415
        from ..models.library_scan_output import LibraryScanOutput  # noqa: PLC0415
        from ..models.series_scan_output import SeriesScanOutput  # noqa: PLC0415
        from ..models.session_cleanup_output import SessionCleanupOutput  # noqa: PLC0415
        from ..models.thumbnail_generation_output import ThumbnailGenerationOutput  # noqa: PLC0415
        from ..models.write_metadata_output import WriteMetadataOutput  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        name = check_job_kind(d.pop("name"))

        def _parse_description(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        description = _parse_description(d.pop("description"))

        status = check_job_status(d.pop("status"))

        def _parse_output_data(
            data: object,
        ) -> (
            AnalyzeMediaOutput
            | LibraryScanOutput
            | None
            | SeriesScanOutput
            | SessionCleanupOutput
            | ThumbnailGenerationOutput
            | WriteMetadataOutput
        ):
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_job_output_type_0 = LibraryScanOutput.from_dict(data)

                return componentsschemas_job_output_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_job_output_type_1 = SeriesScanOutput.from_dict(data)

                return componentsschemas_job_output_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_job_output_type_2 = ThumbnailGenerationOutput.from_dict(data)

                return componentsschemas_job_output_type_2
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_job_output_type_3 = AnalyzeMediaOutput.from_dict(data)

                return componentsschemas_job_output_type_3
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_job_output_type_4 = WriteMetadataOutput.from_dict(data)

                return componentsschemas_job_output_type_4
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_job_output_type_5 = SessionCleanupOutput.from_dict(data)

                return componentsschemas_job_output_type_5
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(
                AnalyzeMediaOutput
                | LibraryScanOutput
                | None
                | SeriesScanOutput
                | SessionCleanupOutput
                | ThumbnailGenerationOutput
                | WriteMetadataOutput,
                data,
            )

        output_data = _parse_output_data(d.pop("output_data"))

        ms_elapsed = d.pop("ms_elapsed")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_completed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                completed_at_type_0 = datetime.datetime.fromisoformat(data)

                return completed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        completed_at = _parse_completed_at(d.pop("completed_at"))

        def _parse_progress(data: object) -> JobProgress | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                progress_type_1 = JobProgress.from_dict(data)

                return progress_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(JobProgress | None, data)

        progress = _parse_progress(d.pop("progress"))

        def _parse_failure_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        failure_reason = _parse_failure_reason(d.pop("failure_reason"))

        _logs = d.pop("logs", UNSET)
        logs: list[JobLog] | Unset = UNSET
        if _logs is not UNSET:
            logs = []
            for logs_item_data in _logs:
                logs_item = JobLog.from_dict(logs_item_data)

                logs.append(logs_item)

        job = cls(
            id=id,
            name=name,
            description=description,
            status=status,
            output_data=output_data,
            ms_elapsed=ms_elapsed,
            created_at=created_at,
            completed_at=completed_at,
            progress=progress,
            failure_reason=failure_reason,
            logs=logs,
        )

        return job
