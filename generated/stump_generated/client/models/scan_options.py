from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.scan_config import ScanConfig


T = TypeVar("T", bound="ScanOptions")


@_attrs_define
class ScanOptions:
    """What a scan does to books it knows and finds unchanged.

    Example:
        {'config': {'force_rebuild': True}}

    Attributes:
        config (None | ScanConfig | Unset): Null or left out: nothing.
    """

    config: None | ScanConfig | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.scan_config import ScanConfig  # noqa: PLC0415

        config: dict[str, Any] | None | Unset
        if isinstance(self.config, Unset):
            config = UNSET
        elif isinstance(self.config, ScanConfig):
            config = self.config.to_dict()
        else:
            config = self.config

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if config is not UNSET:
            field_dict["config"] = config

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.scan_config import ScanConfig  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_config(data: object) -> None | ScanConfig | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                config_type_1 = ScanConfig.from_dict(data)

                return config_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ScanConfig | Unset, data)

        config = _parse_config(d.pop("config", UNSET))

        scan_options = cls(
            config=config,
        )

        return scan_options
