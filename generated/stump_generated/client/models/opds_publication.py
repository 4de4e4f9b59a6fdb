from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.opds_link import OpdsLink
    from ..models.opds_publication_metadata import OpdsPublicationMetadata


T = TypeVar("T", bound="OpdsPublication")


@_attrs_define
class OpdsPublication:
    """A book.

    Example:
        {'@context': 'https://readium.org/webpub-manifest/context.jsonld', 'metadata': {'title': 'The Cybernetic Tea
            Shop'}, 'links': [{'rel': 'http://opds-spec.org/acquisition', 'href':
            'http://localhost:10801/opds/v2.0/books/c5b4a7e2-90d1-4f8a-b3c6-7d2e1f0a9b84/file', 'type':
            'application/epub+zip'}]}

    Attributes:
        context (str):
        metadata (OpdsPublicationMetadata): What is known of a book, in the words of the Readium manifest. Example:
            {'title': 'The Cybernetic Tea Shop', 'author': [{'name': 'Meredith Katz'}]}.
        links (list[OpdsLink]):
        images (list[OpdsLink] | Unset):
        reading_order (list[OpdsLink] | Unset):
        resources (list[OpdsLink] | Unset):
        toc (list[OpdsLink] | Unset):
        landmarks (list[OpdsLink] | Unset):
        page_list (list[OpdsLink] | Unset):
    """

    context: str
    metadata: OpdsPublicationMetadata
    links: list[OpdsLink]
    images: list[OpdsLink] | Unset = UNSET
    reading_order: list[OpdsLink] | Unset = UNSET
    resources: list[OpdsLink] | Unset = UNSET
    toc: list[OpdsLink] | Unset = UNSET
    landmarks: list[OpdsLink] | Unset = UNSET
    page_list: list[OpdsLink] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        context = self.context

        metadata = self.metadata.to_dict()

        links = []
        for links_item_data in self.links:
            links_item = links_item_data.to_dict()
            links.append(links_item)

        images: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.images, Unset):
            images = []
            for images_item_data in self.images:
                images_item = images_item_data.to_dict()
                images.append(images_item)

        reading_order: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.reading_order, Unset):
            reading_order = []
            for reading_order_item_data in self.reading_order:
                reading_order_item = reading_order_item_data.to_dict()
                reading_order.append(reading_order_item)

        resources: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.resources, Unset):
            resources = []
            for resources_item_data in self.resources:
                resources_item = resources_item_data.to_dict()
                resources.append(resources_item)

        toc: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.toc, Unset):
            toc = []
            for toc_item_data in self.toc:
                toc_item = toc_item_data.to_dict()
                toc.append(toc_item)

        landmarks: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.landmarks, Unset):
            landmarks = []
            for landmarks_item_data in self.landmarks:
                landmarks_item = landmarks_item_data.to_dict()
                landmarks.append(landmarks_item)

        page_list: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.page_list, Unset):
            page_list = []
            for page_list_item_data in self.page_list:
                page_list_item = page_list_item_data.to_dict()
                page_list.append(page_list_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "@context": context,
                "metadata": metadata,
                "links": links,
            }
        )
        if images is not UNSET:
            field_dict["images"] = images
        if reading_order is not UNSET:
            field_dict["readingOrder"] = reading_order
        if resources is not UNSET:
            field_dict["resources"] = resources
        if toc is not UNSET:
            field_dict["toc"] = toc
        if landmarks is not UNSET:
            field_dict["landmarks"] = landmarks
        if page_list is not UNSET:
            field_dict["pageList"] = page_list

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.opds_link import OpdsLink  # noqa: PLC0415
        from ..models.opds_publication_metadata import OpdsPublicationMetadata  # noqa: PLC0415

        d = dict(src_dict)
        context = d.pop("@context")

        metadata = OpdsPublicationMetadata.from_dict(d.pop("metadata"))

        links = []
        _links = d.pop("links")
        for links_item_data in _links:
            links_item = OpdsLink.from_dict(links_item_data)

            links.append(links_item)

        _images = d.pop("images", UNSET)
        images: list[OpdsLink] | Unset = UNSET
        if _images is not UNSET:
            images = []
            for images_item_data in _images:
                images_item = OpdsLink.from_dict(images_item_data)

                images.append(images_item)

        _reading_order = d.pop("readingOrder", UNSET)
        reading_order: list[OpdsLink] | Unset = UNSET
        if _reading_order is not UNSET:
            reading_order = []
            for reading_order_item_data in _reading_order:
                reading_order_item = OpdsLink.from_dict(reading_order_item_data)

                reading_order.append(reading_order_item)

        _resources = d.pop("resources", UNSET)
        resources: list[OpdsLink] | Unset = UNSET
        if _resources is not UNSET:
            resources = []
            for resources_item_data in _resources:
                resources_item = OpdsLink.from_dict(resources_item_data)

                resources.append(resources_item)

        _toc = d.pop("toc", UNSET)
        toc: list[OpdsLink] | Unset = UNSET
        if _toc is not UNSET:
            toc = []
            for toc_item_data in _toc:
                toc_item = OpdsLink.from_dict(toc_item_data)

                toc.append(toc_item)

        _landmarks = d.pop("landmarks", UNSET)
        landmarks: list[OpdsLink] | Unset = UNSET
        if _landmarks is not UNSET:
            landmarks = []
            for landmarks_item_data in _landmarks:
                landmarks_item = OpdsLink.from_dict(landmarks_item_data)

                landmarks.append(landmarks_item)

        _page_list = d.pop("pageList", UNSET)
        page_list: list[OpdsLink] | Unset = UNSET
        if _page_list is not UNSET:
            page_list = []
            for page_list_item_data in _page_list:
                page_list_item = OpdsLink.from_dict(page_list_item_data)

                page_list.append(page_list_item)

        opds_publication = cls(
            context=context,
            metadata=metadata,
            links=links,
            images=images,
            reading_order=reading_order,
            resources=resources,
            toc=toc,
            landmarks=landmarks,
            page_list=page_list,
        )

        return opds_publication
