from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.opds_dom_point import OpdsDomPoint


T = TypeVar("T", bound="OpdsDomRange")


@_attrs_define
class OpdsDomRange:
    """A piece of an HTML document; only its beginning when it is a single point.

    Example:
        {'start': {'cssSelector': 'p:nth-child(2)', 'textNodeIndex': 0, 'charOffset': 11}}

    Attributes:
        start (OpdsDomPoint): A point in the text of an HTML element. Example: {'cssSelector': 'p:nth-child(2)',
            'textNodeIndex': 0, 'charOffset': 11}.
        end (OpdsDomPoint | Unset): A point in the text of an HTML element. Example: {'cssSelector': 'p:nth-child(2)',
            'textNodeIndex': 0, 'charOffset': 11}.
    """

    start: OpdsDomPoint
    end: OpdsDomPoint | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        start = self.start.to_dict()

        end: dict[str, Any] | Unset = UNSET
        if not isinstance(self.end, Unset):
            end = self.end.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "start": start,
            }
        )
        if end is not UNSET:
            field_dict["end"] = end

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.opds_dom_point import OpdsDomPoint  # noqa: PLC0415

        d = dict(src_dict)
        start = OpdsDomPoint.from_dict(d.pop("start"))

        _end = d.pop("end", UNSET)
        end: OpdsDomPoint | Unset
        if isinstance(_end, Unset):
            end = UNSET
        else:
            end = OpdsDomPoint.from_dict(_end)

        opds_dom_range = cls(
            start=start,
            end=end,
        )

        return opds_dom_range
