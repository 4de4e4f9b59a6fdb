from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.opds_contributor import OpdsContributor


T = TypeVar("T", bound="OpdsBelongsTo")


@_attrs_define
class OpdsBelongsTo:
    """What a book is a part of.

    Example:
        {'series': {'name': 'Fog Harbour', 'position': 2}}

    Attributes:
        series (OpdsContributor | Unset): A person, a publisher or a subject, with the feed of what is theirs. Example:
            {'name': 'Meredith Katz'}.
    """

    series: OpdsContributor | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        series: dict[str, Any] | Unset = UNSET
        if not isinstance(self.series, Unset):
            series = self.series.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if series is not UNSET:
            field_dict["series"] = series

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.opds_contributor import OpdsContributor  # noqa: PLC0415

        d = dict(src_dict)
        _series = d.pop("series", UNSET)
        series: OpdsContributor | Unset
        if isinstance(_series, Unset):
            series = UNSET
        else:
            series = OpdsContributor.from_dict(_series)

        opds_belongs_to = cls(
            series=series,
        )

        return opds_belongs_to
