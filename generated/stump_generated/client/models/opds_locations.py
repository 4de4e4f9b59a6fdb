from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.opds_dom_range import OpdsDomRange


T = TypeVar("T", bound="OpdsLocations")


@_attrs_define
class OpdsLocations:
    """The place in several ways of counting, with those that Readium has for HTML.

    Example:
        {'position': 12, 'totalProgression': 0.4}

    Attributes:
        fragments (list[str] | Unset):
        position (int | Unset): The page of a comic, counted from 1.
        progression (float | Unset):
        total_progression (float | Unset):
        css_selector (str | Unset):
        partial_cfi (str | Unset): What an EPUB CFI has behind the document.
        dom_range (OpdsDomRange | Unset): A piece of an HTML document; only its beginning when it is a single point.
            Example: {'start': {'cssSelector': 'p:nth-child(2)', 'textNodeIndex': 0, 'charOffset': 11}}.
    """

    fragments: list[str] | Unset = UNSET
    position: int | Unset = UNSET
    progression: float | Unset = UNSET
    total_progression: float | Unset = UNSET
    css_selector: str | Unset = UNSET
    partial_cfi: str | Unset = UNSET
    dom_range: OpdsDomRange | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        fragments: list[str] | Unset = UNSET
        if not isinstance(self.fragments, Unset):
            fragments = self.fragments

        position = self.position

        progression = self.progression

        total_progression = self.total_progression

        css_selector = self.css_selector

        partial_cfi = self.partial_cfi

        dom_range: dict[str, Any] | Unset = UNSET
        if not isinstance(self.dom_range, Unset):
            dom_range = self.dom_range.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if fragments is not UNSET:
            field_dict["fragments"] = fragments
        if position is not UNSET:
            field_dict["position"] = position
        if progression is not UNSET:
            field_dict["progression"] = progression
        if total_progression is not UNSET:
            field_dict["totalProgression"] = total_progression
        if css_selector is not UNSET:
            field_dict["cssSelector"] = css_selector
        if partial_cfi is not UNSET:
            field_dict["partialCfi"] = partial_cfi
        if dom_range is not UNSET:
            field_dict["domRange"] = dom_range

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.opds_dom_range import OpdsDomRange  # noqa: PLC0415

        d = dict(src_dict)
        fragments = cast(list[str], d.pop("fragments", UNSET))

        position = d.pop("position", UNSET)

        progression = d.pop("progression", UNSET)

        total_progression = d.pop("totalProgression", UNSET)

        css_selector = d.pop("cssSelector", UNSET)

        partial_cfi = d.pop("partialCfi", UNSET)

        _dom_range = d.pop("domRange", UNSET)
        dom_range: OpdsDomRange | Unset
        if isinstance(_dom_range, Unset):
            dom_range = UNSET
        else:
            dom_range = OpdsDomRange.from_dict(_dom_range)

        opds_locations = cls(
            fragments=fragments,
            position=position,
            progression=progression,
            total_progression=total_progression,
            css_selector=css_selector,
            partial_cfi=partial_cfi,
            dom_range=dom_range,
        )

        return opds_locations
