"""Values that occur in the metadata of the books a viewer may see."""

from __future__ import annotations

from stump_server.domain.access import Viewer
from stump_server.domain.filters import MetadataFilter
from stump_server.domain.metadata import Kind
from stump_server.storage import Work

Values = dict[Kind, tuple[str, ...]]


def get_overview(work: Work, viewer: Viewer, wanted: MetadataFilter) -> Values:
    """The values of every kind."""
    return work.metadata.get_values(viewer, wanted, tuple(Kind))


def get_values(work: Work, viewer: Viewer, wanted: MetadataFilter, kind: Kind) -> tuple[str, ...]:
    """The values of one kind."""
    return work.metadata.get_values(viewer, wanted, (kind,))[kind]
