from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.opds_locations import OpdsLocations
    from ..models.opds_locator_text import OpdsLocatorText


T = TypeVar("T", bound="OpdsLocator")


@_attrs_define
class OpdsLocator:
    """A place in a book, after the Readium locator.

    Example:
        {'locations': {'position': 12, 'totalProgression': 0.4}}

    Attributes:
        title (str | Unset):
        href (str | Unset):
        type_ (str | Unset):
        locations (OpdsLocations | Unset): The place in several ways of counting, with those that Readium has for HTML.
            Example: {'position': 12, 'totalProgression': 0.4}.
        text (OpdsLocatorText | Unset): The words around the place. Example: {'highlight': 'the fog'}.
    """

    title: str | Unset = UNSET
    href: str | Unset = UNSET
    type_: str | Unset = UNSET
    locations: OpdsLocations | Unset = UNSET
    text: OpdsLocatorText | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        title = self.title

        href = self.href

        type_ = self.type_

        locations: dict[str, Any] | Unset = UNSET
        if not isinstance(self.locations, Unset):
            locations = self.locations.to_dict()

        text: dict[str, Any] | Unset = UNSET
        if not isinstance(self.text, Unset):
            text = self.text.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if title is not UNSET:
            field_dict["title"] = title
        if href is not UNSET:
            field_dict["href"] = href
        if type_ is not UNSET:
            field_dict["type"] = type_
        if locations is not UNSET:
            field_dict["locations"] = locations
        if text is not UNSET:
            field_dict["text"] = text

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.opds_locations import OpdsLocations  # noqa: PLC0415
        from ..models.opds_locator_text import OpdsLocatorText  # noqa: PLC0415

        d = dict(src_dict)
        title = d.pop("title", UNSET)

        href = d.pop("href", UNSET)

        type_ = d.pop("type", UNSET)

        _locations = d.pop("locations", UNSET)
        locations: OpdsLocations | Unset
        if isinstance(_locations, Unset):
            locations = UNSET
        else:
            locations = OpdsLocations.from_dict(_locations)

        _text = d.pop("text", UNSET)
        text: OpdsLocatorText | Unset
        if isinstance(_text, Unset):
            text = UNSET
        else:
            text = OpdsLocatorText.from_dict(_text)

        opds_locator = cls(
            title=title,
            href=href,
            type_=type_,
            locations=locations,
            text=text,
        )

        return opds_locator
