from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ScanConfig")


@_attrs_define
class ScanConfig:
    """Which parts of known books are built anew; `force_rebuild` says all and wins.

    Example:
        {'regen_meta': True, 'regen_hashes': False}

    Attributes:
        force_rebuild (bool | Unset):
        regen_meta (bool | Unset): Read the metadata again.
        regen_hashes (bool | Unset): Compute the hashes again.
    """

    force_rebuild: bool | Unset = UNSET
    regen_meta: bool | Unset = UNSET
    regen_hashes: bool | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        force_rebuild = self.force_rebuild

        regen_meta = self.regen_meta

        regen_hashes = self.regen_hashes

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if force_rebuild is not UNSET:
            field_dict["force_rebuild"] = force_rebuild
        if regen_meta is not UNSET:
            field_dict["regen_meta"] = regen_meta
        if regen_hashes is not UNSET:
            field_dict["regen_hashes"] = regen_hashes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        force_rebuild = d.pop("force_rebuild", UNSET)

        regen_meta = d.pop("regen_meta", UNSET)

        regen_hashes = d.pop("regen_hashes", UNSET)

        scan_config = cls(
            force_rebuild=force_rebuild,
            regen_meta=regen_meta,
            regen_hashes=regen_hashes,
        )

        return scan_config
