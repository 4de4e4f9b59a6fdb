from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.opds_authentication_labels import OpdsAuthenticationLabels


T = TypeVar("T", bound="OpdsAuthenticationFlow")


@_attrs_define
class OpdsAuthenticationFlow:
    """One way to sign in.

    Example:
        {'type': 'http://opds-spec.org/auth/basic'}

    Attributes:
        type_ (str):
        labels (OpdsAuthenticationLabels | Unset): What the fields to fill in are called. Example: {'login': 'Username',
            'password': 'Password'}.
    """

    type_: str
    labels: OpdsAuthenticationLabels | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        labels: dict[str, Any] | Unset = UNSET
        if not isinstance(self.labels, Unset):
            labels = self.labels.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "type": type_,
            }
        )
        if labels is not UNSET:
            field_dict["labels"] = labels

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.opds_authentication_labels import OpdsAuthenticationLabels  # noqa: PLC0415

        d = dict(src_dict)
        type_ = d.pop("type")

        _labels = d.pop("labels", UNSET)
        labels: OpdsAuthenticationLabels | Unset
        if isinstance(_labels, Unset):
            labels = UNSET
        else:
            labels = OpdsAuthenticationLabels.from_dict(_labels)

        opds_authentication_flow = cls(
            type_=type_,
            labels=labels,
        )

        return opds_authentication_flow
