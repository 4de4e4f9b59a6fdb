from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.koreader_authorized_authorized import (
    KoreaderAuthorizedAuthorized,
    check_koreader_authorized_authorized,
)

T = TypeVar("T", bound="KoreaderAuthorized")


@_attrs_define
class KoreaderAuthorized:
    """That the key is good.

    Example:
        {'authorized': 'OK'}

    Attributes:
        authorized (KoreaderAuthorizedAuthorized):
    """

    authorized: KoreaderAuthorizedAuthorized

    def to_dict(self) -> dict[str, Any]:
        authorized: str = self.authorized

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "authorized": authorized,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        authorized = check_koreader_authorized_authorized(d.pop("authorized"))

        koreader_authorized = cls(
            authorized=authorized,
        )

        return koreader_authorized
