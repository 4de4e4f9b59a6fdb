from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.event_job_output_typename import (
    EventJobOutputTypename,
    check_event_job_output_typename,
)

if TYPE_CHECKING:
    from ..models.analyze_media_output import AnalyzeMediaOutput
    from ..models.library_scan_output import LibraryScanOutput
    from ..models.series_scan_output import SeriesScanOutput
    from ..models.session_cleanup_output import SessionCleanupOutput
    from ..models.thumbnail_generation_output import ThumbnailGenerationOutput
    from ..models.write_metadata_output import WriteMetadataOutput


T = TypeVar("T", bound="EventJobOutput")


@_attrs_define
class EventJobOutput:
    """A job has ended and counted this.

    Example:
        {'__typename': 'JobOutput', 'id': '5d1f2b3c-4e6a-4f70-9b8c-0a1d2e3f4b56', 'output': {'removed_sessions': 2}}

    Attributes:
        field_typename (EventJobOutputTypename):
        id (str): The job.
        output (AnalyzeMediaOutput | LibraryScanOutput | SeriesScanOutput | SessionCleanupOutput |
            ThumbnailGenerationOutput | WriteMetadataOutput): What a job counted; which shape it has follows from its kind.
    """

    field_typename: EventJobOutputTypename
    id: str
    output: (
        AnalyzeMediaOutput
        | LibraryScanOutput
        | SeriesScanOutput
        | SessionCleanupOutput
        | ThumbnailGenerationOutput
        | WriteMetadataOutput
    )

    def to_dict(self) -> dict[str, Any]:
        from ..models.analyze_media_output import AnalyzeMediaOutput  # noqa: PLC0415
        from ..models.library_scan_output import LibraryScanOutput  # noqa: PLC0415
        from ..models.series_scan_output import SeriesScanOutput  # noqa: PLC0415
        from ..models.thumbnail_generation_output import ThumbnailGenerationOutput  # noqa: PLC0415
        from ..models.write_metadata_output import WriteMetadataOutput  # noqa: PLC0415

        field_typename: str = self.field_typename

        id = self.id

        output: dict[str, Any]
        if isinstance(self.output, LibraryScanOutput):
            output = self.output.to_dict()
        elif isinstance(self.output, SeriesScanOutput):
            output = self.output.to_dict()
        elif isinstance(self.output, ThumbnailGenerationOutput):
            output = self.output.to_dict()
        elif isinstance(self.output, AnalyzeMediaOutput):
            output = self.output.to_dict()
        elif isinstance(self.output, WriteMetadataOutput):
            output = self.output.to_dict()
        else:
            output = self.output.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "__typename": field_typename,
                "id": id,
                "output": output,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.analyze_media_output import AnalyzeMediaOutput  # noqa: PLC0415
        from ..models.library_scan_output import LibraryScanOutput  # noqa: PLC0415
        from ..models.series_scan_output import SeriesScanOutput  # noqa: PLC0415
        from ..models.session_cleanup_output import SessionCleanupOutput  # noqa: PLC0415
        from ..models.thumbnail_generation_output import ThumbnailGenerationOutput  # noqa: PLC0415
        from ..models.write_metadata_output import WriteMetadataOutput  # noqa: PLC0415

        d = dict(src_dict)
        field_typename = check_event_job_output_typename(d.pop("__typename"))

        id = d.pop("id")

        def _parse_output(
            data: object,
        ) -> (
            AnalyzeMediaOutput
            | LibraryScanOutput
            | SeriesScanOutput
            | SessionCleanupOutput
            | ThumbnailGenerationOutput
            | WriteMetadataOutput
        ):
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
            if not isinstance(data, dict):
                raise TypeError()
            componentsschemas_job_output_type_5 = SessionCleanupOutput.from_dict(data)

            return componentsschemas_job_output_type_5

        output = _parse_output(d.pop("output"))

        event_job_output = cls(
            field_typename=field_typename,
            id=id,
            output=output,
        )

        return event_job_output
