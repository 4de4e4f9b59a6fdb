"""Measure scanning and serving beside bare loops and bare frameworks, as ratios in one run.

    python scripts/bench.py [--books 5000] [--rounds 5] [--seconds 3]

Absolute figures say little on a shared machine; each ratio compares two programs that took turns.
Requests come from wrk where it is installed, else from a loop in Python, which is slower than the
servers it measures and flatters the slower one.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import multiprocessing
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import httpx
from make_library import make_many

PAGE_BYTES = 300 * 1024
CONNECTIONS = 16
LIST = "/api/v1/media?page=1&page_size=20"
HERE = Path(__file__).resolve()
ACCOUNT = {"username": "owner", "password": "owner of the benchmark"}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--books", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--serve", nargs=2, metavar=("WHAT", "PORT"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.serve:
        serve_bare(chosen.serve[0], int(chosen.serve[1]))
        return
    with tempfile.TemporaryDirectory(prefix="stump-bench-") as folder:
        place = Path(folder)
        print(f"making {chosen.books} comics", flush=True)
        make_many(place / "library", chosen.books)
        make_large_comic(place / "library" / "Large" / "Large 001.cbz")
        measure_scans(place, chosen.rounds)
        measure_serving(place, chosen.rounds, chosen.seconds)


def make_large_comic(path: Path) -> None:
    """One comic with a page of 300 KB, as scanned pages have it."""
    path.parent.mkdir(parents=True)
    picture = b"\xff\xd8\xff\xe0" + os.urandom(PAGE_BYTES - 4)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("001.jpg", picture)


# Scanning


def measure_scans(place: Path, rounds: int) -> None:
    """A first scan beside opening every archive, a second one beside a bare walk."""
    library = place / "library"
    comics = [str(path) for path in sorted(library.rglob("*.cbz"))]
    processes = os.cpu_count() or 1
    firsts, seconds, rates = [], [], []
    for number in range(max(2, rounds // 2)):
        data = place / f"data-{number}"
        bare = timed(lambda: open_all(comics, processes))
        first, second = scan_times(data, library)
        walk = timed(lambda: walk_bare(library))
        firsts.append(first / bare)
        seconds.append(second / walk)
        rates.append((len(comics) / first, len(comics) / bare))
    (place / f"data-{number}").rename(place / "data")
    scanned, opened = (statistics.median(column) for column in zip(*rates, strict=True))
    print(
        f"\nfirst scan       {scanned:8.0f} books/s, bare loop {opened:.0f} on {processes}"
        f" processes: takes {ratio(firsts)} as long (aim: 2)"
    )
    print(f"scan, no changes takes {ratio(seconds)} as long as a bare walk (aim: 2)", flush=True)


def open_all(comics: list[str], processes: int) -> None:
    """The bare loop: open each archive and parse its ComicInfo."""
    context = multiprocessing.get_context("forkserver")
    with context.Pool(processes) as pool:
        for _ in pool.imap_unordered(open_one, comics, chunksize=32):
            pass


def open_one(path: str) -> int:
    """What a scan cannot do without: the list of members, and the description."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        if "ComicInfo.xml" in names:
            ET.fromstring(archive.read("ComicInfo.xml"))
    return len(names)


def walk_bare(library: Path) -> int:
    """List every directory and look at every file."""
    seen, waiting = 0, [str(library)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    entry.stat(follow_symlinks=False)
                    seen += 1
    return seen


def scan_times(data: Path, library: Path) -> tuple[float, float]:
    """Seconds of a first and of a second scan, as the job counts them."""
    run_stump(data, "serve", "--library", str(library), until="Stump serves")
    run_stump(data, "library", "scan")
    with serving(stump_command(), data) as address, signed_in(address) as client:
        answer = client.get("/api/v1/jobs", params={"order_by": "created_at"}).json()
    first, second = (job["ms_elapsed"] / 1000 for job in answer["data"][:2])
    return first, max(second, 0.001)


# Serving


def measure_serving(place: Path, rounds: int, seconds: int) -> None:
    """The list of books and a large page, beside the same bytes from bare frameworks."""
    print(
        f"requests from {'wrk' if shutil.which('wrk') else 'a loop in Python'}"
        f" over {CONNECTIONS} connections",
        flush=True,
    )
    data = place / "data"
    with serving(stump_command(), data) as stump:
        with signed_in(stump) as client:
            cookie = f"stump_session={client.cookies['stump_session']}"
            listed = client.get(LIST).content
            found = client.get("/api/v1/media", params={"name": "Large 001"}).json()
            page = f"/api/v1/media/{found['data'][0]['id']}/page/1"
            (place / "list").write_bytes(listed)
            (place / "page").write_bytes(client.get(page).content)
        with (
            serving(bare_command("starlette"), place) as starlette,
            serving(bare_command("fastapi"), place) as fastapi,
        ):
            targets = {
                "list": (stump + LIST, cookie),
                "page": (stump + page, cookie),
                "bare list": (f"{starlette}/list", ""),
                "bare page": (f"{starlette}/page", ""),
                "fastapi": (f"{fastapi}/list", ""),
            }
            rates = take_turns(targets, rounds, seconds)
    tell(rates)


def take_turns(
    targets: dict[str, tuple[str, str]], rounds: int, seconds: int
) -> dict[str, list[float]]:
    """Requests per second of each target, round by round; the first round only warms up."""
    rates: dict[str, list[float]] = {name: [] for name in targets}
    for number in range(rounds + 1):
        for name, (url, cookie) in targets.items():
            rate = load(url, cookie, seconds if number else 1)
            if number:
                rates[name].append(rate)
    return rates


def tell(rates: dict[str, list[float]]) -> None:
    """The figures, each as the median of the ratios of its rounds."""

    def against(name: str, other: str) -> str:
        return ratio([a / b for a, b in zip(rates[name], rates[other], strict=True)])

    listed, paged = (statistics.median(rates[name]) for name in ("list", "page"))
    print(
        f"list of 20 books {listed:8.0f} requests/s: {against('list', 'bare list')} of bare"
        f" Starlette sending the same bytes (aim: 0.3), {against('list', 'fastapi')} of bare"
        " FastAPI with the same query and a response model (aim: above 1)"
    )
    print(
        f"page of 300 KB   {paged:8.0f} requests/s: {against('page', 'bare page')} of bare"
        " Starlette sending the same bytes (aim: 0.45)"
    )


def load(url: str, cookie: str, seconds: int) -> float:
    """Requests per second that were answered with 200."""
    if shutil.which("wrk") is None:
        return asyncio.run(load_by_python(url, cookie, seconds))
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-H", f"Cookie: {cookie}", url]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in told:
        sys.exit(f"{url} did not answer with 200:\n{told}")
    rate = re.search(r"Requests/sec:\s*([\d.]+)", told)
    return float(rate[1]) if rate else 0.0


async def load_by_python(url: str, cookie: str, seconds: int) -> float:
    """The same without wrk: plain sockets, since an HTTP library would be the slowest part."""
    parts = httpx.URL(url)
    request = (
        f"GET {parts.raw_path.decode()} HTTP/1.1\r\nHost: {parts.netloc.decode()}\r\n"
        f"Cookie: {cookie}\r\n\r\n"
    ).encode()
    until = time.monotonic() + seconds

    async def one() -> int:
        reader, writer = await asyncio.open_connection(parts.host, parts.port, limit=2**22)
        answered = 0
        while time.monotonic() < until:
            writer.write(request)
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            if not head.startswith(b"http/1.1 200"):
                sys.exit(f"{url} did not answer with 200")
            await reader.readexactly(int(head.split(b"content-length:")[1].split(b"\r\n")[0]))
            answered += 1
        writer.close()
        return answered

    counts = await asyncio.gather(*(one() for _ in range(CONNECTIONS)))
    return sum(counts) / seconds


# Servers


def stump_command() -> list[str]:
    return [sys.executable, "-m", "stump_server", "serve", "--host", "127.0.0.1", "--port"]


def bare_command(what: str) -> list[str]:
    return [sys.executable, str(HERE), "--serve", what]


def environment(data: Path) -> dict[str, str]:
    return os.environ | {
        "STUMP_CONFIG_DIR": str(data),
        "STUMP_OWNER_USERNAME": ACCOUNT["username"],
        "STUMP_OWNER_PASSWORD": ACCOUNT["password"],
        "STUMP_VERBOSITY": "0",
    }


@contextlib.contextmanager
def serving(command: list[str], data: Path) -> Iterator[str]:
    """A server in a process of its own, on the first core; gives its address."""
    port = free_port()
    server = subprocess.Popen(
        [*command, str(port)], env=environment(data), stdout=subprocess.DEVNULL
    )
    if hasattr(os, "sched_setaffinity") and (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(server.pid, {0})
    try:
        wait_for(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if server.poll() is not None:
            sys.exit(f"a server ended with {server.returncode} before it served")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    sys.exit("a server did not come up within a minute")


def run_stump(data: Path, *arguments: str, until: str | None = None) -> None:
    """Run a command of the product, or start it and stop it once it has said `until`."""
    command = [sys.executable, "-m", "stump_server", *arguments]
    if until is None:
        subprocess.run(command, env=environment(data), stdout=subprocess.DEVNULL, check=True)
        return
    command += ["--host", "127.0.0.1", "--port", str(free_port())]
    with subprocess.Popen(
        command, env=environment(data), stdout=subprocess.PIPE, text=True
    ) as server:
        for line in server.stdout or ():
            if until in line:
                server.terminate()


@contextlib.contextmanager
def signed_in(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=30) as client:
        client.post("/api/v1/auth/login", json=ACCOUNT).raise_for_status()
        yield client


def serve_bare(what: str, port: int) -> None:
    """A bare server over the files and the database in STUMP_CONFIG_DIR."""
    import uvicorn

    place = Path(os.environ["STUMP_CONFIG_DIR"])
    application = bare_starlette(place) if what == "starlette" else bare_fastapi(place)
    uvicorn.run(application, host="127.0.0.1", port=port, log_level="error", access_log=False)


def bare_starlette(place: Path) -> Any:
    """Constant bytes and nothing else."""
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

    def sends(name: str, media_type: str) -> Route:
        content = (place / name).read_bytes()

        async def answer(_request: Request) -> Response:
            return Response(content, media_type=media_type)

        return Route(f"/{name}", answer)

    return Starlette(routes=[sends("list", "application/json"), sends("page", "image/jpeg")])


def bare_fastapi(place: Path) -> Any:
    """The statement of the list and the contract's model of its answer; nobody has to sign in."""
    from fastapi import FastAPI
    from sqlalchemy import create_engine
    from stump_generated.models import MediaPage
    from stump_server import shapes
    from stump_server.domain.access import Viewer
    from stump_server.domain.filters import MediaFilter
    from stump_server.domain.page import Numbered, Order
    from stump_server.storage.media import MediaRows

    engine = create_engine(f"sqlite:///{place / 'data' / 'stump.db'}")
    owner = Viewer("nobody", "nobody", is_server_owner=True)
    application = FastAPI()

    @application.get("/list", response_model=MediaPage, response_model_exclude_unset=True)
    def listed() -> object:
        from datetime import UTC, datetime

        with engine.connect() as connection:
            rows = MediaRows(connection, datetime.now(UTC))
            page = rows.get(owner, MediaFilter(), Numbered(1, 20), Order())
        return shapes.page.one(page, shapes.media.one)

    return application


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def ratio(values: list[float]) -> str:
    """The median, and between what it lay."""
    return f"{statistics.median(values):.2f}x ({min(values):.2f} to {max(values):.2f})"


if __name__ == "__main__":
    main()
