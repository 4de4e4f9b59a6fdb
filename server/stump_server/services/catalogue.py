"""What catalogues of every kind show: the same lists the API has, as readers browse them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stump_server.domain.access import Viewer
from stump_server.domain.catalogue import BookChoice, Facet, Publication, facets
from stump_server.domain.filters import LibraryFilter, MediaFilter, SeriesFilter
from stump_server.domain.library import Library
from stump_server.domain.media import Media, Series
from stump_server.domain.page import Everything, Order, Page, PageRequest
from stump_server.services import library, media, series
from stump_server.storage import Revision, Work

_ALL = Everything()


@dataclass(frozen=True, slots=True)
class Books:
    """Books a reader has chosen, and what else they could choose."""

    page: Page[Media]
    facets: tuple[Facet, ...]


def revision(work: Work, viewer: Viewer) -> Revision:
    """The state of all that the viewer can be shown: feeds of the same one are the same."""
    return work.revisions.of(viewer.id)


def get_libraries(
    work: Work, viewer: Viewer, search: str | None, request: PageRequest = _ALL
) -> Page[Library]:
    """Libraries by name, or those whose names hold a text."""
    return library.get(work, viewer, LibraryFilter(search=search), request, Order())


def get_library(
    work: Work, viewer: Viewer, id: str, request: PageRequest
) -> tuple[Library, Page[Series]]:
    """A library and its series by name. Raises NotFound."""
    found = library.get_by_id(work, viewer, id)
    wanted = SeriesFilter()
    page = series.get_of_library(work, viewer, id, wanted, request, Order(), series.Loads())
    return found, page


def get_all_series(
    work: Work, viewer: Viewer, search: str | None, request: PageRequest
) -> Page[Series]:
    """Series by name, or those that a text is found in."""
    loads = series.Loads(media_count=True)
    return series.get(work, viewer, SeriesFilter(search=search), request, Order(), loads)


def get_latest_series(work: Work, viewer: Viewer, request: PageRequest) -> Page[Series]:
    """Series by their discovery, newest first."""
    return series.get_recently_added(work, viewer, SeriesFilter(), request, series.Loads())


def get_series(
    work: Work, viewer: Viewer, id: str, request: PageRequest
) -> tuple[Series, Page[Media]]:
    """A series and its books in reading order. Raises NotFound."""
    found = series.get_by_id(work, viewer, id, series.Loads())
    return found, series.get_media(work, viewer, id, MediaFilter(), request, Order())


def get_keep_reading(work: Work, viewer: Viewer, request: PageRequest) -> Page[Media]:
    """Books the viewer has open, the one read last first."""
    return media.get_keep_reading(work, viewer, MediaFilter(), request)


def choose(work: Work, viewer: Viewer, choice: BookChoice, request: PageRequest) -> Page[Media]:
    """The books of a choice; none of a library that is not there to be seen."""
    return media.get(work, viewer, choice.filter, request, choice.order)


def get_books(work: Work, viewer: Viewer, choice: BookChoice, request: PageRequest) -> Books:
    """The books of a choice, and the choices beside it."""
    page = choose(work, viewer, choice, request)
    libraries = get_libraries(work, viewer, None).items
    writers = sorted({name for book in page.items for name in _writers(book)})
    endings = work.media.extensions(viewer)
    return Books(page, facets(choice, libraries, writers, endings))


def get_publications(work: Work, viewer: Viewer, page: Page[Media]) -> Page[Publication]:
    """Books with what their series are called."""
    titles = _series_titles(work, viewer, [book.series_id for book in page.items])
    return page.map(lambda book: Publication(book, titles.get(book.series_id, "")))


def get_publication(work: Work, viewer: Viewer, id: str) -> Publication:
    """One book with its measured pages and their types. Raises NotFound."""
    book = media.get_by_id(work, viewer, id, media.Loads(pages=True))
    title = _series_titles(work, viewer, [book.series_id]).get(book.series_id, "")
    return Publication(book, title, media.page_types(work.media.fetch_file(viewer, id)))


def _series_titles(work: Work, viewer: Viewer, ids: Sequence[str]) -> dict[str, str]:
    return {id: one.title for id, one in work.series.by_ids(viewer, ids).items()}


def get_series_of_library(
    work: Work, viewer: Viewer, id: str, request: PageRequest
) -> Page[Series]:
    """The series of a library; none when it is not there to be seen."""
    wanted = SeriesFilter(of_library=(id,))
    return series.get(work, viewer, wanted, request, Order(), series.Loads())


def _writers(book: Media) -> tuple[str, ...]:
    return book.metadata.writers if book.metadata is not None else ()
