"""Values that occur in the metadata of books, such as genres and names."""

from __future__ import annotations

from typing import Unpack

from stump_generated.client.api.metadata import (
    metadata_get_characters,
    metadata_get_colorists,
    metadata_get_editors,
    metadata_get_genres,
    metadata_get_inkers,
    metadata_get_letterers,
    metadata_get_overview,
    metadata_get_pencillers,
    metadata_get_publishers,
    metadata_get_teams,
    metadata_get_writers,
)

from stump_client import models
from stump_client._calls import Call, call
from stump_client._operation import C, Controller, operation
from stump_client.filters import MetadataQuery, flatten


class MetadataController(Controller[C]):
    """Operations of the tag `metadata`."""

    _tag = "metadata"

    @operation
    def get_overview(self, **query: Unpack[MetadataQuery]) -> Call[models.MediaMetadataOverview]:
        """Get the values of every kind at once."""
        return call(metadata_get_overview)(**flatten(query))

    @operation
    def get_genres(self, **query: Unpack[MetadataQuery]) -> Call[list[str]]:
        """List the genres of the books that match."""
        return call(metadata_get_genres)(**flatten(query)).expect(list)

    @operation
    def get_writers(self, **query: Unpack[MetadataQuery]) -> Call[list[str]]:
        """List the writers of the books that match."""
        return call(metadata_get_writers)(**flatten(query)).expect(list)

    @operation
    def get_pencillers(self, **query: Unpack[MetadataQuery]) -> Call[list[str]]:
        """List the pencillers of the books that match."""
        return call(metadata_get_pencillers)(**flatten(query)).expect(list)

    @operation
    def get_inkers(self, **query: Unpack[MetadataQuery]) -> Call[list[str]]:
        """List the inkers of the books that match."""
        return call(metadata_get_inkers)(**flatten(query)).expect(list)

    @operation
    def get_colorists(self, **query: Unpack[MetadataQuery]) -> Call[list[str]]:
        """List the colorists of the books that match."""
        return call(metadata_get_colorists)(**flatten(query)).expect(list)

    @operation
    def get_letterers(self, **query: Unpack[MetadataQuery]) -> Call[list[str]]:
        """List the letterers of the books that match."""
        return call(metadata_get_letterers)(**flatten(query)).expect(list)

    @operation
    def get_editors(self, **query: Unpack[MetadataQuery]) -> Call[list[str]]:
        """List the editors of the books that match."""
        return call(metadata_get_editors)(**flatten(query)).expect(list)

    @operation
    def get_publishers(self, **query: Unpack[MetadataQuery]) -> Call[list[str]]:
        """List the publishers of the books that match."""
        return call(metadata_get_publishers)(**flatten(query)).expect(list)

    @operation
    def get_characters(self, **query: Unpack[MetadataQuery]) -> Call[list[str]]:
        """List the characters of the books that match."""
        return call(metadata_get_characters)(**flatten(query)).expect(list)

    @operation
    def get_teams(self, **query: Unpack[MetadataQuery]) -> Call[list[str]]:
        """List the teams of the books that match."""
        return call(metadata_get_teams)(**flatten(query)).expect(list)
