from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.opds_link import OpdsLink


T = TypeVar("T", bound="OpdsLinkProperties")


@_attrs_define
class OpdsLinkProperties:
    """What a link asks for.

    Example:
        {'authenticate': {'href': 'http://localhost:10801/opds/v2.0/auth', 'type': 'application/opds-
            authentication+json'}}

    Attributes:
        authenticate (OpdsLink | Unset): A link, absolute. Example: {'href': 'http://localhost:10801/opds/v2.0/catalog',
            'rel': 'start', 'type': 'application/opds+json'}.
    """

    authenticate: OpdsLink | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        authenticate: dict[str, Any] | Unset = UNSET
        if not isinstance(self.authenticate, Unset):
            authenticate = self.authenticate.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if authenticate is not UNSET:
            field_dict["authenticate"] = authenticate

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.opds_link import OpdsLink  # noqa: PLC0415

        d = dict(src_dict)
        _authenticate = d.pop("authenticate", UNSET)
        authenticate: OpdsLink | Unset
        if isinstance(_authenticate, Unset):
            authenticate = UNSET
        else:
            authenticate = OpdsLink.from_dict(_authenticate)

        opds_link_properties = cls(
            authenticate=authenticate,
        )

        return opds_link_properties
