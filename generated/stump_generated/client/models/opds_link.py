from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.opds_link_properties import OpdsLinkProperties


T = TypeVar("T", bound="OpdsLink")


@_attrs_define
class OpdsLink:
    """A link, absolute.

    Example:
        {'href': 'http://localhost:10801/opds/v2.0/catalog', 'rel': 'start', 'type': 'application/opds+json'}

    Attributes:
        href (str):
        type_ (str | Unset):
        rel (str | Unset):
        title (str | Unset):
        templated (bool | Unset):
        height (int | Unset):
        width (int | Unset):
        properties (OpdsLinkProperties | Unset): What a link asks for. Example: {'authenticate': {'href':
            'http://localhost:10801/opds/v2.0/auth', 'type': 'application/opds-authentication+json'}}.
    """

    href: str
    type_: str | Unset = UNSET
    rel: str | Unset = UNSET
    title: str | Unset = UNSET
    templated: bool | Unset = UNSET
    height: int | Unset = UNSET
    width: int | Unset = UNSET
    properties: OpdsLinkProperties | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        href = self.href

        type_ = self.type_

        rel = self.rel

        title = self.title

        templated = self.templated

        height = self.height

        width = self.width

        properties: dict[str, Any] | Unset = UNSET
        if not isinstance(self.properties, Unset):
            properties = self.properties.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "href": href,
            }
        )
        if type_ is not UNSET:
            field_dict["type"] = type_
        if rel is not UNSET:
            field_dict["rel"] = rel
        if title is not UNSET:
            field_dict["title"] = title
        if templated is not UNSET:
            field_dict["templated"] = templated
        if height is not UNSET:
            field_dict["height"] = height
        if width is not UNSET:
            field_dict["width"] = width
        if properties is not UNSET:
            field_dict["properties"] = properties

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.opds_link_properties import OpdsLinkProperties  # noqa: PLC0415

        d = dict(src_dict)
        href = d.pop("href")

        type_ = d.pop("type", UNSET)

        rel = d.pop("rel", UNSET)

        title = d.pop("title", UNSET)

        templated = d.pop("templated", UNSET)

        height = d.pop("height", UNSET)

        width = d.pop("width", UNSET)

        _properties = d.pop("properties", UNSET)
        properties: OpdsLinkProperties | Unset
        if isinstance(_properties, Unset):
            properties = UNSET
        else:
            properties = OpdsLinkProperties.from_dict(_properties)

        opds_link = cls(
            href=href,
            type_=type_,
            rel=rel,
            title=title,
            templated=templated,
            height=height,
            width=width,
            properties=properties,
        )

        return opds_link
