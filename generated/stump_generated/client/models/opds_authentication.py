from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.opds_authentication_flow import OpdsAuthenticationFlow
    from ..models.opds_link import OpdsLink


T = TypeVar("T", bound="OpdsAuthentication")


@_attrs_define
class OpdsAuthentication:
    """How to sign in (Authentication for OPDS 1.0).

    Example:
        {'id': 'http://localhost:10801/opds/v2.0/auth', 'title': 'Stump OPDS V2 Auth', 'authentication': [{'type':
            'http://opds-spec.org/auth/basic', 'labels': {'login': 'Username', 'password': 'Password'}}]}

    Attributes:
        id (str):
        title (str):
        authentication (list[OpdsAuthenticationFlow]):
        description (str | Unset):
        links (list[OpdsLink] | Unset):
    """

    id: str
    title: str
    authentication: list[OpdsAuthenticationFlow]
    description: str | Unset = UNSET
    links: list[OpdsLink] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        title = self.title

        authentication = []
        for authentication_item_data in self.authentication:
            authentication_item = authentication_item_data.to_dict()
            authentication.append(authentication_item)

        description = self.description

        links: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.links, Unset):
            links = []
            for links_item_data in self.links:
                links_item = links_item_data.to_dict()
                links.append(links_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "title": title,
                "authentication": authentication,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if links is not UNSET:
            field_dict["links"] = links

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.opds_authentication_flow import OpdsAuthenticationFlow  # noqa: PLC0415
        from ..models.opds_link import OpdsLink  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        title = d.pop("title")

        authentication = []
        _authentication = d.pop("authentication")
        for authentication_item_data in _authentication:
            authentication_item = OpdsAuthenticationFlow.from_dict(authentication_item_data)

            authentication.append(authentication_item)

        description = d.pop("description", UNSET)

        _links = d.pop("links", UNSET)
        links: list[OpdsLink] | Unset = UNSET
        if _links is not UNSET:
            links = []
            for links_item_data in _links:
                links_item = OpdsLink.from_dict(links_item_data)

                links.append(links_item)

        opds_authentication = cls(
            id=id,
            title=title,
            authentication=authentication,
            description=description,
            links=links,
        )

        return opds_authentication
