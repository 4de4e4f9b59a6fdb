from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="OpdsAuthenticationLabels")


@_attrs_define
class OpdsAuthenticationLabels:
    """What the fields to fill in are called.

    Example:
        {'login': 'Username', 'password': 'Password'}

    Attributes:
        login (str | Unset):
        password (str | Unset):
    """

    login: str | Unset = UNSET
    password: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        login = self.login

        password = self.password

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if login is not UNSET:
            field_dict["login"] = login
        if password is not UNSET:
            field_dict["password"] = password

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        login = d.pop("login", UNSET)

        password = d.pop("password", UNSET)

        opds_authentication_labels = cls(
            login=login,
            password=password,
        )

        return opds_authentication_labels
