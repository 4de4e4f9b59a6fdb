from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.opds_feed_metadata import OpdsFeedMetadata
    from ..models.opds_link import OpdsLink
    from ..models.opds_publication import OpdsPublication


T = TypeVar("T", bound="OpdsGroup")


@_attrs_define
class OpdsGroup:
    """The beginning of another feed, or a group of facets.

    Example:
        {'metadata': {'title': 'Format'}, 'links': [{'title': 'EPUB', 'href':
            'http://localhost:10801/opds/v2.0/books/browse?extension=epub', 'type': 'application/opds+json'}]}

    Attributes:
        metadata (OpdsFeedMetadata): What a feed or a group is called, and how much it holds. Example: {'title': 'Latest
            Books', 'numberOfItems': 42, 'itemsPerPage': 10, 'currentPage': 1}.
        links (list[OpdsLink]):
        navigation (list[OpdsLink] | Unset):
        publications (list[OpdsPublication] | Unset):
    """

    metadata: OpdsFeedMetadata
    links: list[OpdsLink]
    navigation: list[OpdsLink] | Unset = UNSET
    publications: list[OpdsPublication] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        metadata = self.metadata.to_dict()

        links = []
        for links_item_data in self.links:
            links_item = links_item_data.to_dict()
            links.append(links_item)

        navigation: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.navigation, Unset):
            navigation = []
            for navigation_item_data in self.navigation:
                navigation_item = navigation_item_data.to_dict()
                navigation.append(navigation_item)

        publications: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.publications, Unset):
            publications = []
            for publications_item_data in self.publications:
                publications_item = publications_item_data.to_dict()
                publications.append(publications_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "metadata": metadata,
                "links": links,
            }
        )
        if navigation is not UNSET:
            field_dict["navigation"] = navigation
        if publications is not UNSET:
            field_dict["publications"] = publications

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.opds_feed_metadata import OpdsFeedMetadata  # noqa: PLC0415
        from ..models.opds_link import OpdsLink  # noqa: PLC0415
        from ..models.opds_publication import OpdsPublication  # noqa: PLC0415

        d = dict(src_dict)
        metadata = OpdsFeedMetadata.from_dict(d.pop("metadata"))

        links = []
        _links = d.pop("links")
        for links_item_data in _links:
            links_item = OpdsLink.from_dict(links_item_data)

            links.append(links_item)

        _navigation = d.pop("navigation", UNSET)
        navigation: list[OpdsLink] | Unset = UNSET
        if _navigation is not UNSET:
            navigation = []
            for navigation_item_data in _navigation:
                navigation_item = OpdsLink.from_dict(navigation_item_data)

                navigation.append(navigation_item)

        _publications = d.pop("publications", UNSET)
        publications: list[OpdsPublication] | Unset = UNSET
        if _publications is not UNSET:
            publications = []
            for publications_item_data in _publications:
                publications_item = OpdsPublication.from_dict(publications_item_data)

                publications.append(publications_item)

        opds_group = cls(
            metadata=metadata,
            links=links,
            navigation=navigation,
            publications=publications,
        )

        return opds_group
