from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="ReadingDevice")


@_attrs_define
class ReadingDevice:
    """Something that positions were reported from.

    Example:
        {'id': '0F4B7B1D6C3E4F2A', 'name': 'The one by the bed', 'model': 'KoboLibra2', 'last_seen_at':
            '2024-11-20T18:42:07+00:00'}

    Attributes:
        id (str): What it calls itself.
        name (None | str): What its owner calls it.
        model (str):
        last_seen_at (datetime.datetime):
    """

    id: str
    name: None | str
    model: str
    last_seen_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name: None | str
        name = self.name

        model = self.model

        last_seen_at = self.last_seen_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "name": name,
                "model": model,
                "last_seen_at": last_seen_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        def _parse_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        name = _parse_name(d.pop("name"))

        model = d.pop("model")

        last_seen_at = datetime.datetime.fromisoformat(d.pop("last_seen_at"))

        reading_device = cls(
            id=id,
            name=name,
            model=model,
            last_seen_at=last_seen_at,
        )

        return reading_device
