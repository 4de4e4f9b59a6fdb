from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Tag")


@_attrs_define
class Tag:
    """A word put on things by people.

    Example:
        {'id': 'b2f0c8d1-3e47-4a95-9d6c-8e7f1a2b3c40', 'name': 'robots'}

    Attributes:
        id (str):
        name (str): Unique, and case matters.
    """

    id: str
    name: str

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "name": name,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        tag = cls(
            id=id,
            name=name,
        )

        return tag
