"""`stump serve` and `stump worker`."""

from __future__ import annotations

import contextlib
import gc
import secrets
import signal
import socket
import sys
import threading
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import typer
import uvicorn

from stump_server import services
from stump_server.commands import library as libraries
from stump_server.commands import logs
from stump_server.commands.account import ask_password
from stump_server.commands.security import warn_of_weakness
from stump_server.commands.spelling import warn_of_unknown_settings
from stump_server.commands.terminal import complain, follow_all, is_interactive, out
from stump_server.domain.errors import Taken
from stump_server.domain.jobs import ScanOptions
from stump_server.installation import Installation, open_installation
from stump_server.settings import Settings

_GRACE_SECONDS = 5
_EVERYWHERE = "::"
# How long a request waits for a thread that is busy with a job: a fifth of what is usual.
_TURN_SECONDS = 0.001


def serve(
    library: Path | None = typer.Option(
        None, help="A folder to add as a library and scan before serving."
    ),
    host: str | None = typer.Option(None, help="Address to listen on."),
    port: int | None = typer.Option(None, help="Port to listen on."),
) -> None:
    """Serve the libraries; the first start makes the owner's account."""
    settings = _settings(host, port)
    warn_of_unknown_settings(settings)
    # A job that runs puts itself back, also when this comes during a scan. Uvicorn repeats the
    # signal that stopped it, which would otherwise end the process before all is closed.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    _check_port(settings)
    with open_installation(settings) as installation:
        _ensure_owner(installation)
        if library is not None:
            added = libraries.ensure(installation, library)
            libraries.run_scan(installation, added, ScanOptions())
        logs.set_up(settings)
        _greet(settings)
        with contextlib.suppress(KeyboardInterrupt):
            _serve(installation)


def _serve(installation: Installation) -> None:
    settings = installation.settings
    sys.setswitchinterval(_TURN_SECONDS)
    # Only who serves needs what the web takes: half a second, and thirty megabytes.
    application = import_module("stump_server.app").web_application(installation)
    # The contract and all that was made of it stay as well.
    gc.collect()
    gc.freeze()
    config = uvicorn.Config(
        application,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=True,
        # Forwarded headers are judged by ourselves, by the configured proxies.
        proxy_headers=False,
        # An open event stream would otherwise hold up the end for ever.
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    uvicorn.Server(config).run(sockets=_both_families(settings))


def _both_families(settings: Settings) -> list[socket.socket] | None:
    """Every address of IPv4 and IPv6 where that is asked for: uvicorn has one family alone."""
    if not _has_both_families(settings):
        return None
    place = (settings.host, settings.port)
    return [socket.create_server(place, family=socket.AF_INET6, dualstack_ipv6=True)]


def _has_both_families(settings: Settings) -> bool:
    return settings.host == _EVERYWHERE and socket.has_dualstack_ipv6()


def _settings(host: str | None, port: int | None) -> Settings:
    """The settings, with what the command line says on top."""
    chosen: dict[str, Any] = {"host": host or None, "port": port}
    return Settings(**{name: value for name, value in chosen.items() if value is not None})


def work() -> None:
    """Carry out background jobs in a process of its own."""
    settings = Settings()
    warn_of_unknown_settings(settings)
    logs.set_up(settings)
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with open_installation(settings) as installation:
        installation.worker.start()
        out.print("Working; stop with Ctrl-C.")
        if out.is_terminal:
            follow_all(installation, stop.wait)
        stop.wait()


def _check_port(settings: Settings) -> None:
    """Say so at once when somebody else listens there."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if _has_both_families(settings):
            probe.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            complain(f"Cannot listen on {_place(settings.host, settings)}: {error.strerror}")
            raise typer.Exit(1) from None


def _ensure_owner(installation: Installation) -> None:
    """Make the first account: by settings, by asking, or with a password that is shown once."""
    with installation.database.work() as work_unit:
        if work_unit.users.is_claimed():
            return
    settings = installation.settings
    username = settings.owner_username or "owner"
    password = settings.owner_password or None
    if password is None and is_interactive():
        out.print("This is the first start: choose the owner's account.")
        username = typer.prompt("Username", default=username)
        password = ask_password()
    is_generated = password is None
    password = password or secrets.token_urlsafe(12)
    open_work = partial(installation.database.work, writes=True)
    try:
        services.user.create_owner(open_work, username, password)
    except Taken:
        # Another server, begun at the same moment, was quicker.
        return
    out.print(f"The owner's account is {username!r}")
    if is_generated:
        out.print(f"Its password, shown only now: {password}")
    else:
        warn_of_weakness(password, username)


def _greet(settings: Settings) -> None:
    name = "localhost" if settings.host in ("0.0.0.0", "127.0.0.1", _EVERYWHERE) else settings.host  # noqa: S104
    address = settings.public_url or f"http://{_place(name, settings)}"
    out.print(f"\nStump serves at {address}")
    if settings.enable_swagger:
        out.print(f"  Swagger UI  {address}/swagger-ui")
        out.print(f"  Contract    {address}/openapi.yaml")
    out.print(f"  API         {address}/api/v1")
    out.print(f"  Data        {settings.config_dir}\n")


def _place(host: str, settings: Settings) -> str:
    """Name and port as they stand in an address."""
    return f"[{host}]:{settings.port}" if ":" in host else f"{host}:{settings.port}"
