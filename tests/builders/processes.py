"""Servers as people run them: the command `stump` in a process of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

OWNER = "oromei"
PASSWORD = "correct horse battery staple"
_DEADLINE_SECONDS = 90.0


def free_port() -> int:
    """A port of the loopback interface where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(folder: Path, database_url: str | None = None, **settings: str) -> dict[str, str]:
    """The environment of a server with its data in a folder, and with these settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STUMP_")}
    given = {"STUMP_CONFIG_DIR": str(folder), "STUMP_MAX_SCANNER_CONCURRENCY": "1"}
    if database_url is not None:
        given["STUMP_DATABASE_URL"] = database_url
    return kept | given | settings


def run(
    environment: dict[str, str], *arguments: str, says: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "stump_server", *arguments],
        env=environment,
        input=says,
        capture_output=True,
        text=True,
        timeout=_DEADLINE_SECONDS,
        check=False,
    )


@dataclass
class Served:
    """A server in a process of its own, and what it says."""

    process: subprocess.Popen[bytes]
    url: str
    log: Path

    @property
    def said(self) -> str:
        """All that it has printed."""
        return self.log.read_text("utf-8")

    def stop(self) -> int:
        """End it as an operating system does; gives the exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(_DEADLINE_SECONDS)

    def kill(self) -> None:
        """End it as a power failure does: nothing is tidied up."""
        self.process.kill()
        self.process.wait(_DEADLINE_SECONDS)

    def is_there(self) -> bool:
        """Whether it answers."""
        assert self.process.poll() is None, self.said
        try:
            return httpx.get(f"{self.url}/api/v1/ping").is_success
        except httpx.TransportError:
            return False


@contextmanager
def serving(
    environment: dict[str, str], *arguments: str, host: str = "127.0.0.1"
) -> Iterator[Served]:
    """Run `stump serve` on a free port until the block ends; gives it once it answers."""
    port = free_port()
    folder = Path(environment["STUMP_CONFIG_DIR"])
    log = folder.with_name(f"{folder.name}-{port}.log")
    command = [sys.executable, "-m", "stump_server", "serve", "--host", host]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, "--port", str(port), *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    # Who listens everywhere is reached where tests may go.
    reached = "::1" if host == "::" else host
    name = f"[{reached}]" if ":" in reached else reached
    served = Served(process, f"http://{name}:{port}", log)
    try:
        until(served.is_there)
        yield served
    finally:
        if process.poll() is None:
            served.kill()


def until(is_so: Callable[[], object], pause_seconds: float = 0.02) -> None:
    """Wait until something is true."""
    deadline = time.monotonic() + _DEADLINE_SECONDS
    while not is_so():
        assert time.monotonic() < deadline, "it takes too long"
        time.sleep(pause_seconds)


def descendants(pid: int) -> list[int]:
    """The processes that a process has started, and those that they have; where that is told."""
    found: list[int] = []
    for file in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, file.read_text().split()):
            found += [child, *descendants(child)]
    return found


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and that nobody has asked about does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
