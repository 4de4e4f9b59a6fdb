from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.opds_feed_metadata import OpdsFeedMetadata
    from ..models.opds_group import OpdsGroup
    from ..models.opds_link import OpdsLink
    from ..models.opds_publication import OpdsPublication


T = TypeVar("T", bound="OpdsFeed")


@_attrs_define
class OpdsFeed:
    """A feed of links, groups or publications.

    Example:
        {'metadata': {'title': 'Browse Libraries', 'numberOfItems': 1, 'itemsPerPage': 20, 'currentPage': 1}, 'links':
            [{'rel': 'self', 'href': 'http://localhost:10801/opds/v2.0/libraries', 'type': 'application/opds+json'}],
            'navigation': [{'title': 'Ebooks', 'href':
            'http://localhost:10801/opds/v2.0/libraries/8f1cbb1a-6c0b-4d51-9a0e-2f5b7e3c9d10', 'rel': 'subsection', 'type':
            'application/opds+json'}]}

    Attributes:
        metadata (OpdsFeedMetadata): What a feed or a group is called, and how much it holds. Example: {'title': 'Latest
            Books', 'numberOfItems': 42, 'itemsPerPage': 10, 'currentPage': 1}.
        links (list[OpdsLink]):
        navigation (list[OpdsLink] | Unset):
        groups (list[OpdsGroup] | Unset):
        facets (list[OpdsGroup] | Unset):
        publications (list[OpdsPublication] | Unset):
    """

    metadata: OpdsFeedMetadata
    links: list[OpdsLink]
    navigation: list[OpdsLink] | Unset = UNSET
    groups: list[OpdsGroup] | Unset = UNSET
    facets: list[OpdsGroup] | Unset = UNSET
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

        groups: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.groups, Unset):
            groups = []
            for groups_item_data in self.groups:
                groups_item = groups_item_data.to_dict()
                groups.append(groups_item)

        facets: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.facets, Unset):
            facets = []
            for facets_item_data in self.facets:
                facets_item = facets_item_data.to_dict()
                facets.append(facets_item)

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
        if groups is not UNSET:
            field_dict["groups"] = groups
        if facets is not UNSET:
            field_dict["facets"] = facets
        if publications is not UNSET:
            field_dict["publications"] = publications

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.opds_feed_metadata import OpdsFeedMetadata  # noqa: PLC0415
        from ..models.opds_group import OpdsGroup  # noqa: PLC0415
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

        _groups = d.pop("groups", UNSET)
        groups: list[OpdsGroup] | Unset = UNSET
        if _groups is not UNSET:
            groups = []
            for groups_item_data in _groups:
                groups_item = OpdsGroup.from_dict(groups_item_data)

                groups.append(groups_item)

        _facets = d.pop("facets", UNSET)
        facets: list[OpdsGroup] | Unset = UNSET
        if _facets is not UNSET:
            facets = []
            for facets_item_data in _facets:
                facets_item = OpdsGroup.from_dict(facets_item_data)

                facets.append(facets_item)

        _publications = d.pop("publications", UNSET)
        publications: list[OpdsPublication] | Unset = UNSET
        if _publications is not UNSET:
            publications = []
            for publications_item_data in _publications:
                publications_item = OpdsPublication.from_dict(publications_item_data)

                publications.append(publications_item)

        opds_feed = cls(
            metadata=metadata,
            links=links,
            navigation=navigation,
            groups=groups,
            facets=facets,
            publications=publications,
        )

        return opds_feed
