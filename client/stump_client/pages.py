"""Pages of results, and walking through all of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from functools import partial
from typing import Any, Generic, ParamSpec, Protocol, TypeVar, overload

from attrs import field, frozen
from stump_generated.client.models import CursorInformation, PageInformation

from stump_client._caller import AsyncCaller, Caller
from stump_client._operation import Controller, Operation, Work, present
from stump_client.errors import ApiError

P = ParamSpec("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_PAGE_SIZE = 50
_TURNED_BY_US = frozenset({"limit", "page", "zero_based"})


@frozen
class Page(Sequence[T_co]):
    """Some results in order, and where they stand among all.

    `page` is set when pages were asked for by number, `cursor` when by cursor or limit.
    """

    data: tuple[T_co, ...] = field(converter=tuple)
    page: PageInformation | None = None
    cursor: CursorInformation | None = None

    @property
    def next_cursor(self) -> str | None:
        """What to send as `cursor` to get what follows, None at the end."""
        return self.cursor.next_cursor if self.cursor else None

    def __len__(self) -> int:
        return len(self.data)

    @overload
    def __getitem__(self, place: int) -> T_co: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T_co, ...]: ...
    def __getitem__(self, place: int | slice) -> T_co | tuple[T_co, ...]:
        return self.data[place]


class Listed(Protocol[T_co]):
    """A generated page model."""

    @property
    def data(self) -> Sequence[T_co]:
        """The results."""
        ...

    @property
    def field_page(self) -> PageInformation | None:
        """Set when pages were asked for by number."""
        ...

    @property
    def field_cursor(self) -> CursorInformation | None:
        """Set when pages were asked for by cursor or limit."""
        ...


def page_of(listed: Listed[T]) -> Page[T]:
    """The generated page model as a page."""
    page, cursor = listed.field_page, listed.field_cursor
    # The generated readers let anything pass where null is allowed.
    if not isinstance(page, PageInformation | None):
        raise ApiError("The page information of a list makes no sense")
    if not isinstance(cursor, CursorInformation | None):
        raise ApiError("The cursor information of a list makes no sense")
    return Page(listed.data, page, cursor)


class Walking(Generic[P, T]):
    """A method that walks through a list: a generator on `Api`, an async one on `AsyncApi`.

    It takes what the list takes. `page_size` is 50 when left out, `cursor` is where to begin.
    """

    def __init__(
        self,
        listing: Operation[P, Page[Any]],
        walk: Callable[[_Walk, Caller], Iterator[T]],
        walk_async: Callable[[_Walk, AsyncCaller], AsyncIterator[T]],
    ) -> None:
        self._listing = listing
        self._walk = walk
        self._walk_async = walk_async
        self.__doc__ = f"{listing.__doc__} {walk.__doc__}"

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Walking[P, T]: ...
    @overload
    def __get__(self, instance: Controller[Caller], owner: type) -> Callable[P, Iterator[T]]: ...
    @overload
    def __get__(
        self, instance: Controller[AsyncCaller], owner: type
    ) -> Callable[P, AsyncIterator[T]]: ...
    def __get__(self, instance: Controller[Any] | None, owner: type) -> Any:
        if instance is None:
            return self
        caller: Caller | AsyncCaller = instance._caller

        def bound(*args: Any, **query: Any) -> Iterator[T] | AsyncIterator[T]:
            walk = _Walk(self._listing, instance, args, query)
            if isinstance(caller, Caller):
                return self._walk(walk, caller)
            return self._walk_async(walk, caller)

        function = present(bound, self._listing.describe, "Iterator | AsyncIterator")
        function.__name__, function.__doc__ = self._name, self.__doc__
        instance.__dict__[self._name] = function
        return function


def pages_of(listing: Operation[P, Page[T]]) -> Walking[P, Page[T]]:
    """A method that yields every page of a list."""
    return Walking(listing, _pages, _pages_async)


def each_of(listing: Operation[P, Page[T]]) -> Walking[P, T]:
    """A method that yields every result of a list."""
    return Walking(listing, _each, _each_async)


class _Walk:
    """Where a walk through a list stands, and what to ask for next."""

    def __init__(
        self,
        listing: Operation[..., Page[Any]],
        controller: Controller[Any],
        args: tuple[Any, ...],
        query: dict[str, Any],
    ) -> None:
        if unfit := _TURNED_BY_US & query.keys():
            raise TypeError(f"a walk turns the pages itself, leave out {', '.join(sorted(unfit))}")
        self._cursor: str | None = query.pop("cursor", None)
        self._seen = {self._cursor}
        query["limit"] = query.pop("page_size", _PAGE_SIZE)
        self._describe = partial(listing.describe, controller, *args, **query)
        self.is_at_end = False

    def next_page(self) -> Work[Page[Any]]:
        """The call that gives the next page."""
        return self._describe(cursor=self._cursor)

    def turn(self, page: Page[Any]) -> None:
        """Go on behind a page. A cursor that comes again would lead around in circles."""
        self._cursor = page.next_cursor
        self.is_at_end = self._cursor is None
        if self._cursor in self._seen and not self.is_at_end:
            raise ApiError("The server gives the same cursor again")
        self._seen.add(self._cursor)


def _pages(walk: _Walk, caller: Caller) -> Iterator[Page[Any]]:
    """Page by page, to the end."""
    while not walk.is_at_end:
        page = walk.next_page().perform(caller)
        yield page
        walk.turn(page)


async def _pages_async(walk: _Walk, caller: AsyncCaller) -> AsyncIterator[Page[Any]]:
    while not walk.is_at_end:
        page = await walk.next_page().perform_async(caller)
        yield page
        walk.turn(page)


def _each(walk: _Walk, caller: Caller) -> Iterator[Any]:
    """One by one, to the end."""
    for page in _pages(walk, caller):
        yield from page


async def _each_async(walk: _Walk, caller: AsyncCaller) -> AsyncIterator[Any]:
    async for page in _pages_async(walk, caller):
        for result in page:
            yield result
