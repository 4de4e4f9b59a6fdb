from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.opds_link import OpdsLink


T = TypeVar("T", bound="OpdsContributor")


@_attrs_define
class OpdsContributor:
    """A person, a publisher or a subject, with the feed of what is theirs.

    Example:
        {'name': 'Meredith Katz'}

    Attributes:
        name (str):
        position (float | Unset): Place within a series.
        links (list[OpdsLink] | Unset):
    """

    name: str
    position: float | Unset = UNSET
    links: list[OpdsLink] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        position = self.position

        links: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.links, Unset):
            links = []
            for links_item_data in self.links:
                links_item = links_item_data.to_dict()
                links.append(links_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )
        if position is not UNSET:
            field_dict["position"] = position
        if links is not UNSET:
            field_dict["links"] = links

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.opds_link import OpdsLink  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        position = d.pop("position", UNSET)

        _links = d.pop("links", UNSET)
        links: list[OpdsLink] | Unset = UNSET
        if _links is not UNSET:
            links = []
            for links_item_data in _links:
                links_item = OpdsLink.from_dict(links_item_data)

                links.append(links_item)

        opds_contributor = cls(
            name=name,
            position=position,
            links=links,
        )

        return opds_contributor
