"""Short addresses, as people type them: those of a catalogue without the end of its path.

They are answered in place: some clients lose name and password on the way of a redirect.
"""

from __future__ import annotations

import re

from starlette.types import ASGIApp, Receive, Scope, Send

_SHORT = re.compile(r"/opds(?P<key>/stump_\w+)?(?P<version>/v1\.2|/v2\.0)?(/catalog)?/?", re.ASCII)
_USUAL = "/v1.2"


def whole(path: str) -> str:
    """The path that is meant: "/opds/v1.2/catalog" by "/opds", and itself by any other."""
    match = _SHORT.fullmatch(path)
    if match is None:
        return path
    return f"/opds{match['key'] or ''}{match['version'] or _USUAL}/catalog"


class ShortAddresses:
    """Lets every further layer see the whole path."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on, under the path that is meant."""
        if scope["type"] == "http" and scope["path"].startswith("/opds"):
            path = whole(scope["path"])
            if path != scope["path"]:
                scope = {**scope, "path": path, "raw_path": path.encode()}
        await self._app(scope, receive, send)
