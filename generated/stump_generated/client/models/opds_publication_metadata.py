from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.opds_publication_metadata_layout import (
    OpdsPublicationMetadataLayout,
    check_opds_publication_metadata_layout,
)
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.opds_belongs_to import OpdsBelongsTo
    from ..models.opds_contributor import OpdsContributor


T = TypeVar("T", bound="OpdsPublicationMetadata")


@_attrs_define
class OpdsPublicationMetadata:
    """What is known of a book, in the words of the Readium manifest.

    Example:
        {'title': 'The Cybernetic Tea Shop', 'author': [{'name': 'Meredith Katz'}]}

    Attributes:
        title (str):
        type_ (str | Unset):
        conforms_to (str | Unset):
        identifier (str | Unset):
        description (str | Unset):
        modified (datetime.datetime | Unset):
        published (str | Unset):
        language (str | Unset):
        layout (OpdsPublicationMetadataLayout | Unset):
        number_of_pages (int | Unset):
        author (list[OpdsContributor] | Unset):
        penciler (list[OpdsContributor] | Unset):
        inker (list[OpdsContributor] | Unset):
        colorist (list[OpdsContributor] | Unset):
        letterer (list[OpdsContributor] | Unset):
        artist (list[OpdsContributor] | Unset):
        editor (list[OpdsContributor] | Unset):
        publisher (list[OpdsContributor] | Unset):
        subject (list[OpdsContributor] | Unset):
        belongs_to (OpdsBelongsTo | Unset): What a book is a part of. Example: {'series': {'name': 'Fog Harbour',
            'position': 2}}.
    """

    title: str
    type_: str | Unset = UNSET
    conforms_to: str | Unset = UNSET
    identifier: str | Unset = UNSET
    description: str | Unset = UNSET
    modified: datetime.datetime | Unset = UNSET
    published: str | Unset = UNSET
    language: str | Unset = UNSET
    layout: OpdsPublicationMetadataLayout | Unset = UNSET
    number_of_pages: int | Unset = UNSET
    author: list[OpdsContributor] | Unset = UNSET
    penciler: list[OpdsContributor] | Unset = UNSET
    inker: list[OpdsContributor] | Unset = UNSET
    colorist: list[OpdsContributor] | Unset = UNSET
    letterer: list[OpdsContributor] | Unset = UNSET
    artist: list[OpdsContributor] | Unset = UNSET
    editor: list[OpdsContributor] | Unset = UNSET
    publisher: list[OpdsContributor] | Unset = UNSET
    subject: list[OpdsContributor] | Unset = UNSET
    belongs_to: OpdsBelongsTo | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        title = self.title

        type_ = self.type_

        conforms_to = self.conforms_to

        identifier = self.identifier

        description = self.description

        modified: str | Unset = UNSET
        if not isinstance(self.modified, Unset):
            modified = self.modified.isoformat()

        published = self.published

        language = self.language

        layout: str | Unset = UNSET
        if not isinstance(self.layout, Unset):
            layout = self.layout

        number_of_pages = self.number_of_pages

        author: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.author, Unset):
            author = []
            for author_item_data in self.author:
                author_item = author_item_data.to_dict()
                author.append(author_item)

        penciler: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.penciler, Unset):
            penciler = []
            for penciler_item_data in self.penciler:
                penciler_item = penciler_item_data.to_dict()
                penciler.append(penciler_item)

        inker: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.inker, Unset):
            inker = []
            for inker_item_data in self.inker:
                inker_item = inker_item_data.to_dict()
                inker.append(inker_item)

        colorist: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.colorist, Unset):
            colorist = []
            for colorist_item_data in self.colorist:
                colorist_item = colorist_item_data.to_dict()
                colorist.append(colorist_item)

        letterer: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.letterer, Unset):
            letterer = []
            for letterer_item_data in self.letterer:
                letterer_item = letterer_item_data.to_dict()
                letterer.append(letterer_item)

        artist: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.artist, Unset):
            artist = []
            for artist_item_data in self.artist:
                artist_item = artist_item_data.to_dict()
                artist.append(artist_item)

        editor: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.editor, Unset):
            editor = []
            for editor_item_data in self.editor:
                editor_item = editor_item_data.to_dict()
                editor.append(editor_item)

        publisher: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.publisher, Unset):
            publisher = []
            for publisher_item_data in self.publisher:
                publisher_item = publisher_item_data.to_dict()
                publisher.append(publisher_item)

        subject: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.subject, Unset):
            subject = []
            for subject_item_data in self.subject:
                subject_item = subject_item_data.to_dict()
                subject.append(subject_item)

        belongs_to: dict[str, Any] | Unset = UNSET
        if not isinstance(self.belongs_to, Unset):
            belongs_to = self.belongs_to.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "title": title,
            }
        )
        if type_ is not UNSET:
            field_dict["@type"] = type_
        if conforms_to is not UNSET:
            field_dict["conformsTo"] = conforms_to
        if identifier is not UNSET:
            field_dict["identifier"] = identifier
        if description is not UNSET:
            field_dict["description"] = description
        if modified is not UNSET:
            field_dict["modified"] = modified
        if published is not UNSET:
            field_dict["published"] = published
        if language is not UNSET:
            field_dict["language"] = language
        if layout is not UNSET:
            field_dict["layout"] = layout
        if number_of_pages is not UNSET:
            field_dict["numberOfPages"] = number_of_pages
        if author is not UNSET:
            field_dict["author"] = author
        if penciler is not UNSET:
            field_dict["penciler"] = penciler
        if inker is not UNSET:
            field_dict["inker"] = inker
        if colorist is not UNSET:
            field_dict["colorist"] = colorist
        if letterer is not UNSET:
            field_dict["letterer"] = letterer
        if artist is not UNSET:
            field_dict["artist"] = artist
        if editor is not UNSET:
            field_dict["editor"] = editor
        if publisher is not UNSET:
            field_dict["publisher"] = publisher
        if subject is not UNSET:
            field_dict["subject"] = subject
        if belongs_to is not UNSET:
            field_dict["belongsTo"] = belongs_to

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.opds_belongs_to import OpdsBelongsTo  # noqa: PLC0415
        from ..models.opds_contributor import OpdsContributor  # noqa: PLC0415

        d = dict(src_dict)
        title = d.pop("title")

        type_ = d.pop("@type", UNSET)

        conforms_to = d.pop("conformsTo", UNSET)

        identifier = d.pop("identifier", UNSET)

        description = d.pop("description", UNSET)

        _modified = d.pop("modified", UNSET)
        modified: datetime.datetime | Unset
        if isinstance(_modified, Unset):
            modified = UNSET
        else:
            modified = datetime.datetime.fromisoformat(_modified)

        published = d.pop("published", UNSET)

        language = d.pop("language", UNSET)

        _layout = d.pop("layout", UNSET)
        layout: OpdsPublicationMetadataLayout | Unset
        if isinstance(_layout, Unset):
            layout = UNSET
        else:
            layout = check_opds_publication_metadata_layout(_layout)

        number_of_pages = d.pop("numberOfPages", UNSET)

        _author = d.pop("author", UNSET)
        author: list[OpdsContributor] | Unset = UNSET
        if _author is not UNSET:
            author = []
            for author_item_data in _author:
                author_item = OpdsContributor.from_dict(author_item_data)

                author.append(author_item)

        _penciler = d.pop("penciler", UNSET)
        penciler: list[OpdsContributor] | Unset = UNSET
        if _penciler is not UNSET:
            penciler = []
            for penciler_item_data in _penciler:
                penciler_item = OpdsContributor.from_dict(penciler_item_data)

                penciler.append(penciler_item)

        _inker = d.pop("inker", UNSET)
        inker: list[OpdsContributor] | Unset = UNSET
        if _inker is not UNSET:
            inker = []
            for inker_item_data in _inker:
                inker_item = OpdsContributor.from_dict(inker_item_data)

                inker.append(inker_item)

        _colorist = d.pop("colorist", UNSET)
        colorist: list[OpdsContributor] | Unset = UNSET
        if _colorist is not UNSET:
            colorist = []
            for colorist_item_data in _colorist:
                colorist_item = OpdsContributor.from_dict(colorist_item_data)

                colorist.append(colorist_item)

        _letterer = d.pop("letterer", UNSET)
        letterer: list[OpdsContributor] | Unset = UNSET
        if _letterer is not UNSET:
            letterer = []
            for letterer_item_data in _letterer:
                letterer_item = OpdsContributor.from_dict(letterer_item_data)

                letterer.append(letterer_item)

        _artist = d.pop("artist", UNSET)
        artist: list[OpdsContributor] | Unset = UNSET
        if _artist is not UNSET:
            artist = []
            for artist_item_data in _artist:
                artist_item = OpdsContributor.from_dict(artist_item_data)

                artist.append(artist_item)

        _editor = d.pop("editor", UNSET)
        editor: list[OpdsContributor] | Unset = UNSET
        if _editor is not UNSET:
            editor = []
            for editor_item_data in _editor:
                editor_item = OpdsContributor.from_dict(editor_item_data)

                editor.append(editor_item)

        _publisher = d.pop("publisher", UNSET)
        publisher: list[OpdsContributor] | Unset = UNSET
        if _publisher is not UNSET:
            publisher = []
            for publisher_item_data in _publisher:
                publisher_item = OpdsContributor.from_dict(publisher_item_data)

                publisher.append(publisher_item)

        _subject = d.pop("subject", UNSET)
        subject: list[OpdsContributor] | Unset = UNSET
        if _subject is not UNSET:
            subject = []
            for subject_item_data in _subject:
                subject_item = OpdsContributor.from_dict(subject_item_data)

                subject.append(subject_item)

        _belongs_to = d.pop("belongsTo", UNSET)
        belongs_to: OpdsBelongsTo | Unset
        if isinstance(_belongs_to, Unset):
            belongs_to = UNSET
        else:
            belongs_to = OpdsBelongsTo.from_dict(_belongs_to)

        opds_publication_metadata = cls(
            title=title,
            type_=type_,
            conforms_to=conforms_to,
            identifier=identifier,
            description=description,
            modified=modified,
            published=published,
            language=language,
            layout=layout,
            number_of_pages=number_of_pages,
            author=author,
            penciler=penciler,
            inker=inker,
            colorist=colorist,
            letterer=letterer,
            artist=artist,
            editor=editor,
            publisher=publisher,
            subject=subject,
            belongs_to=belongs_to,
        )

        return opds_publication_metadata
