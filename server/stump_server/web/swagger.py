"""The contract as documents, and Swagger UI to browse it; all of it can be switched off."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial
from importlib.resources import files
from typing import Any

import orjson
import yaml
from starlette.types import ASGIApp, Receive, Scope, Send

from stump_server.web import answers
from stump_server.web.call import Call
from stump_server.web.conditions import Validators
from stump_server.web.errors import method_not_allowed
from stump_server.web.exchange import SCOPE_KEY
from stump_server.web.reply import VARIES, Reply, redirect
from stump_server.web.threads import Threads
from stump_server.web.transmit import transmit

Maker = Callable[[Call], Reply]

_PREFIX = "/swagger-ui"
_ASSETS = {
    "index.html": "text/html; charset=utf-8",
    "start.js": "text/javascript; charset=utf-8",
    "swagger-ui.css": "text/css; charset=utf-8",
    "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
    "swagger-ui-standalone-preset.js": "text/javascript; charset=utf-8",
    "favicon-32x32.png": "image/png",
}
# The page runs its own scripts only, and talks to this server only. Its styles are partly inline.
# Pages of books that it shows are blobs.
_PAGE_POLICY = (
    b"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    b"img-src 'self' data: blob:; connect-src 'self'; frame-ancestors 'self'; base-uri 'none'"
)
_COMPRESS_FROM_BYTES = 1024
# Paths below which proxies show this server; usually there is one.
_KEPT_PREFIXES = 8


class Documentation:
    """Answers the paths of the documents before routing; everything else passes."""

    def __init__(
        self, app: ASGIApp, *, contract: dict[str, Any], is_on: bool, threads: Threads
    ) -> None:
        self._app = app
        self._threads = threads
        self._makers = dict(_makers(contract)) if is_on else {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the document of the path, if there is one."""
        make = self._makers.get(scope["path"]) if scope["type"] == "http" else None
        if make is None:
            await self._app(scope, receive, send)
            return
        if scope["method"] not in ("GET", "HEAD"):
            raise method_not_allowed({"GET", "HEAD"})
        call = scope[SCOPE_KEY].call
        answer = await self._threads.run(partial(_answer, make, call))
        await transmit(answer, call, receive=receive, send=send, threads=self._threads)


def _answer(make: Maker, call: Call) -> Reply:
    return answers.compressed(answers.conditional(make(call), call), call, _COMPRESS_FROM_BYTES)


def _makers(contract: dict[str, Any]) -> Iterator[tuple[str, Maker]]:
    """Per path what makes its document, once and when it is first asked for."""
    as_json = _below(lru_cache(_KEPT_PREFIXES)(partial(_json, contract)))
    yield "/openapi.json", as_json
    # Where the published server has it.
    yield "/api-doc/openapi.json", as_json
    yield "/openapi.yaml", _below(lru_cache(_KEPT_PREFIXES)(partial(_yaml, contract)))
    # From where the client sees this page, which may lie deeper behind a proxy.
    yield _PREFIX, lambda _call: redirect(f".{_PREFIX}/")
    # Where people go who only know the address of the server.
    yield "/", lambda call: redirect(f"{call.prefix or '.'}{_PREFIX}/")
    for name, media_type in _ASSETS.items():
        asset = _anywhere(cache(partial(_asset, name, media_type)))
        yield f"{_PREFIX}/{name}", asset
        if name == "index.html":
            yield f"{_PREFIX}/", asset


def _below(make: Callable[[str], Reply]) -> Maker:
    """Makes what depends on the path below which the client sees this server."""
    return lambda call: make(call.prefix)


def _anywhere(make: Callable[[], Reply]) -> Maker:
    return lambda _call: make()


def _json(contract: dict[str, Any], prefix: str) -> Reply:
    return _document(orjson.dumps(_served(contract, prefix)), "application/json")


def _yaml(contract: dict[str, Any], prefix: str) -> Reply:
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    served = _served(contract, prefix)
    text = yaml.dump(served, Dumper=dumper, sort_keys=False, allow_unicode=True)
    return _document(text.encode(), "application/yaml")


def _served(contract: dict[str, Any], prefix: str) -> dict[str, Any]:
    """The contract with the path that its own paths are below."""
    return contract | {"servers": [{"url": prefix}]} if prefix else contract


def _asset(name: str, media_type: str) -> Reply:
    return _document((files("stump_server.web") / "swagger_ui" / name).read_bytes(), media_type)


def _document(content: bytes, media_type: str) -> Reply:
    etag = hashlib.sha256(content).hexdigest()[:32]
    headers = [(b"cache-control", b"no-cache")]
    if not media_type.startswith("image/"):
        headers += VARIES
    if media_type.startswith("text/html"):
        headers.append((b"content-security-policy", _PAGE_POLICY))
    return Reply(200, content, media_type, headers, Validators(etag))
