"""What happens on the server, as it happens."""

from __future__ import annotations

from typing import overload

from stump_generated.client.api.event import event_stream

from stump_client._caller import AsyncCaller, Caller
from stump_client._calls import call
from stump_client._events import AsyncEventStream, EventStream
from stump_client._operation import C, Controller


class EventController(Controller[C]):
    """Operations of the tag `event`."""

    _tag = "event"

    @overload
    def stream(
        self: EventController[Caller], *, last_event_id: str | None = None
    ) -> EventStream: ...
    @overload
    def stream(
        self: EventController[AsyncCaller], *, last_event_id: str | None = None
    ) -> AsyncEventStream: ...
    def stream(self, *, last_event_id: str | None = None) -> EventStream | AsyncEventStream:
        """Follow what happens; when the connection breaks, go on behind the last event.

        With `last_event_id`, begin behind that event instead of now.
        """
        request = call(event_stream)().request
        if isinstance(self._caller, Caller):
            return EventStream(self._caller, request, last_event_id)
        return AsyncEventStream(self._caller, request, last_event_id)

    def event_source_url(self) -> str:
        """The address of the stream, for other readers of server-sent events."""
        return self._caller.url(call(event_stream)().request)
