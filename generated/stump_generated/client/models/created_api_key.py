from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="CreatedApiKey")


@_attrs_define
class CreatedApiKey:
    """A key with its secret, shown this once.

    Example:
        {'id': 7, 'api_key': 'stump_9hQ2mLrT3xK_u7Yd3WkQm8ZrB1nXcVfLp5sGtHjE2aR4'}

    Attributes:
        id (int):
        api_key (str): `stump_<short>_<long>`, for the `Authorization: Bearer` header.
    """

    id: int
    api_key: str

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        api_key = self.api_key

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "api_key": api_key,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        api_key = d.pop("api_key")

        created_api_key = cls(
            id=id,
            api_key=api_key,
        )

        return created_api_key
