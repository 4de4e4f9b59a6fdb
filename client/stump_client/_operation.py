"""What controllers are made of: each operation is written once and called in two ways."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Coroutine
from functools import update_wrapper
from importlib import import_module
from types import ModuleType
from typing import Any, ClassVar, Concatenate, Generic, ParamSpec, Protocol, TypeVar, overload

from stump_client._caller import AsyncCaller, Caller

P = ParamSpec("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
C = TypeVar("C", Caller, AsyncCaller)


class Work(Protocol[T_co]):
    """Something that either caller can carry out."""

    def perform(self, caller: Caller) -> T_co:
        """Do it while the program waits."""
        ...

    async def perform_async(self, caller: AsyncCaller) -> T_co:
        """Do it while the program goes on."""
        ...


class Controller(Generic[C]):
    """The operations of one tag."""

    _tag: ClassVar[str]

    def __init__(self, caller: C) -> None:
        self._caller: C = caller

    @property
    def raw(self) -> Raw:
        """The low-level calls of this tag, which give whole responses and raise no ApiError."""
        return Raw(self._tag, self._caller.detailed)


class Raw:
    """The generated `sync_detailed` or `asyncio_detailed` function of each operation of a tag."""

    def __init__(self, tag: str, detailed: Callable[[Any], Callable[..., Any]]) -> None:
        self._tag = tag
        self._detailed = detailed

    def __getattr__(self, verb: str) -> Callable[..., Any]:
        return self._detailed(self._module(verb))

    def _module(self, verb: str) -> ModuleType:
        try:
            return import_module(f"stump_generated.client.api.{self._tag}.{self._tag}_{verb}")
        except ModuleNotFoundError:
            raise AttributeError(f"{self._tag} has no operation {verb}") from None


class Operation(Generic[P, T]):
    """A method that describes some work; reading it from a controller gives the function that
    carries the work out: a plain one on `Api`, a coroutine function on `AsyncApi`.
    """

    def __init__(self, describe: Callable[Concatenate[Any, P], Work[T]]) -> None:
        self.describe = describe
        self.__doc__ = describe.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Operation[P, T]: ...
    @overload
    def __get__(self, instance: Controller[Caller], owner: type) -> Callable[P, T]: ...
    @overload
    def __get__(
        self, instance: Controller[AsyncCaller], owner: type
    ) -> Callable[P, Coroutine[Any, Any, T]]: ...
    def __get__(self, instance: Controller[Any] | None, owner: type) -> Any:
        if instance is None:
            return self
        waits = isinstance(instance._caller, Caller)
        function = self._function(instance) if waits else self._coroutine_function(instance)
        # Kept, as cached properties are: the next reading finds it without coming here.
        instance.__dict__[self._name] = present(function, self.describe)
        return function

    def _function(self, controller: Controller[Caller]) -> Callable[P, T]:
        def bound(*args: P.args, **kwargs: P.kwargs) -> T:
            return self.describe(controller, *args, **kwargs).perform(controller._caller)

        return bound

    def _coroutine_function(
        self, controller: Controller[AsyncCaller]
    ) -> Callable[P, Coroutine[Any, Any, T]]:
        async def bound(*args: P.args, **kwargs: P.kwargs) -> T:
            work = self.describe(controller, *args, **kwargs)
            return await work.perform_async(controller._caller)

        return bound


def operation(describe: Callable[Concatenate[Any, P], Work[T]]) -> Operation[P, T]:
    """Make a method that describes some work one that carries it out."""
    return Operation(describe)


def present(
    function: Callable[..., Any], described: Callable[..., Any], result: str | None = None
) -> Callable[..., Any]:
    """Give a bound function the name, the text and the parameters it was written with."""
    update_wrapper(function, described)
    signature = inspect.signature(described)
    # "Call[Media]" describes work that gives a Media.
    given = str(signature.return_annotation).partition("[")[2].removesuffix("]")
    function.__signature__ = signature.replace(  # type: ignore[attr-defined]
        parameters=list(signature.parameters.values())[1:], return_annotation=result or given
    )
    return function
