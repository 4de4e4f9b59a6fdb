from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Version")


@_attrs_define
class Version:
    """Which build is running.

    Example:
        {'semver': '0.1.0', 'rev': '4f2a9c1', 'compile_time': '2024-11-02T09:15:00+00:00'}

    Attributes:
        semver (str): Version of the product.
        rev (str): Short revision of the source.
        compile_time (datetime.datetime): When the build was made.
    """

    semver: str
    rev: str
    compile_time: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        semver = self.semver

        rev = self.rev

        compile_time = self.compile_time.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "semver": semver,
                "rev": rev,
                "compile_time": compile_time,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        semver = d.pop("semver")

        rev = d.pop("rev")

        compile_time = datetime.datetime.fromisoformat(d.pop("compile_time"))

        version = cls(
            semver=semver,
            rev=rev,
            compile_time=compile_time,
        )

        return version
