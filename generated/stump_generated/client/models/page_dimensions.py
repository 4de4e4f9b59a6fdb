from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.page_dimension import PageDimension


T = TypeVar("T", bound="PageDimensions")


@_attrs_define
class PageDimensions:
    """Sizes of all page images, in page order.

    Example:
        {'id': 'c5b4a7e2-90d1-4f8a-b3c6-7d2e1f0a9b84', 'dimensions': [{'height': 1988, 'width': 1400}], 'metadata_id':
            'c5b4a7e2-90d1-4f8a-b3c6-7d2e1f0a9b84'}

    Attributes:
        id (str):
        dimensions (list[PageDimension]):
        metadata_id (str):
    """

    id: str
    dimensions: list[PageDimension]
    metadata_id: str

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        dimensions = []
        for dimensions_item_data in self.dimensions:
            dimensions_item = dimensions_item_data.to_dict()
            dimensions.append(dimensions_item)

        metadata_id = self.metadata_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "dimensions": dimensions,
                "metadata_id": metadata_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.page_dimension import PageDimension  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        dimensions = []
        _dimensions = d.pop("dimensions")
        for dimensions_item_data in _dimensions:
            dimensions_item = PageDimension.from_dict(dimensions_item_data)

            dimensions.append(dimensions_item)

        metadata_id = d.pop("metadata_id")

        page_dimensions = cls(
            id=id,
            dimensions=dimensions,
            metadata_id=metadata_id,
        )

        return page_dimensions
