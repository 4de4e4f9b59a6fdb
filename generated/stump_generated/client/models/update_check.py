from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="UpdateCheck")


@_attrs_define
class UpdateCheck:
    """The running version beside the newest release.

    Example:
        {'current_semver': '0.1.0', 'latest_semver': '0.2.0', 'has_update_available': True}

    Attributes:
        current_semver (str):
        latest_semver (str): `unknown` when nothing has been released.
        has_update_available (bool): Whether the newest release is newer than the running version.
    """

    current_semver: str
    latest_semver: str
    has_update_available: bool

    def to_dict(self) -> dict[str, Any]:
        current_semver = self.current_semver

        latest_semver = self.latest_semver

        has_update_available = self.has_update_available

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "current_semver": current_semver,
                "latest_semver": latest_semver,
                "has_update_available": has_update_available,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        current_semver = d.pop("current_semver")

        latest_semver = d.pop("latest_semver")

        has_update_available = d.pop("has_update_available")

        update_check = cls(
            current_semver=current_semver,
            latest_semver=latest_semver,
            has_update_available=has_update_available,
        )

        return update_check
