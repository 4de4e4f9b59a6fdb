"""Measure scanning and serving beside bare loops and bare frameworks, as ratios in one run.

    python scripts/bench.py [scans] [serving] [thumbnails] [feeds] [crowd] [--books N] [--rounds N]

Absolute figures say little on a shared machine; each ratio compares two programs that took turns.
Requests come from wrk where it is installed, else from a loop in Python, which is slower than the
servers it measures and flatters the slower one.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import multiprocessing
import os
import re
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import uuid4
from xml.etree import ElementTree as ET

import httpx
from make_library import make_many

PAGE_BYTES = 300 * 1024
CONNECTIONS = 16
LIST = "/api/v1/media?page=1&page_size=20"
# Scans without changes after each first one.
RESCANS = 4
HERE = Path(__file__).resolve()
# As people start it.
STUMP = str(Path(sys.executable).with_name("stump"))
PARTS = ("scans", "serving", "thumbnails", "feeds", "crowd")
# A hundred thousand books take minutes: they are asked for by name.
USUAL_PARTS = ("scans", "serving", "thumbnails")
REBUILD = {"config": {"force_rebuild": True}}
ACCOUNT = {"username": "owner", "password": "owner of the benchmark"}
YOUNG_ACCOUNT = {"username": "young", "password": "reader of the benchmark"}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "parts", nargs="*", choices=[*PARTS, []], help="all but feeds and crowd by default"
    )
    parser.add_argument("--books", type=int, default=5000)
    parser.add_argument("--covers", type=int, default=400, help="books for thumbnails")
    parser.add_argument("--crowd", type=int, default=100_000, help="books for feeds and crowd")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--serve", nargs=2, metavar=("WHAT", "PORT"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.serve:
        serve_bare(chosen.serve[0], int(chosen.serve[1]))
        return
    parts = set(chosen.parts or USUAL_PARTS)
    with tempfile.TemporaryDirectory(prefix="stump-bench-") as folder:
        place = Path(folder)
        if parts & {"scans", "serving"}:
            print(f"making {chosen.books} comics", flush=True)
            make_many(place / "library", chosen.books)
            make_large_comic(place / "library" / "Large" / "Large 001.cbz")
            measure_scans(place, chosen.rounds if "scans" in parts else 1)
        if "serving" in parts:
            measure_serving(place, chosen.rounds, chosen.seconds)
        if "thumbnails" in parts:
            measure_thumbnails(place / "covers", chosen.covers, chosen.rounds)
        if "feeds" in parts:
            measure_feeds(place / "feeds", chosen.crowd, chosen.rounds)
        if "crowd" in parts:
            measure_crowd(place / "crowd", chosen.crowd)


def make_large_comic(path: Path) -> None:
    """One comic with a page of 300 KB, as scanned pages have it."""
    path.parent.mkdir(parents=True)
    picture = b"\xff\xd8\xff\xe0" + os.urandom(PAGE_BYTES - 4)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("001.jpg", picture)


# Scanning


def measure_scans(place: Path, rounds: int) -> None:
    """A first scan beside opening every archive and keeping it, later ones beside bare walks."""
    library = place / "library"
    comics = [str(path) for path in sorted(library.rglob("*.cbz"))]
    processes = os.cpu_count() or 1
    firsts, beside_kept, colds, rates = [], [], [], []
    later: list[float] = []
    for number in range(max(2, rounds // 2)):
        data = place / f"data-{number}"
        bare = timed(lambda: open_all(comics, processes))
        kept = timed(partial(keep_all, comics, processes, place / f"bare-{number}.db"))
        first, cold, ratios = scan_times(data, library)
        colds.append(cold)
        later += ratios
        firsts.append(first / bare)
        beside_kept.append(first / kept)
        rates.append((len(comics) / first, len(comics) / bare))
    (place / f"data-{number}").rename(place / "data")
    scanned, opened = (statistics.median(column) for column in zip(*rates, strict=True))
    print(
        f"\nfirst scan       {scanned:8.0f} books/s, bare loop {opened:.0f} on {processes}"
        f" processes: takes {ratio(firsts)} as long (aim: 1.5)"
    )
    print(f"                 and {ratio(beside_kept)} as long as one that also keeps what it reads")
    print(f"scan, no changes takes {ratio(later)} as long as a bare walk (aim: 1.5)")
    print(
        f"                 and {ratio(colds)} by a command that has just been started", flush=True
    )


def open_all(comics: list[str], processes: int) -> None:
    """The bare loop: open each archive and parse its ComicInfo."""
    context = multiprocessing.get_context("forkserver")
    with context.Pool(processes) as pool:
        for _ in pool.imap_unordered(open_one, comics, chunksize=32):
            pass


def open_one(path: str) -> tuple[list[str], dict[str, str]]:
    """What a scan cannot do without: the list of members, and the description."""
    described = {}
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        if "ComicInfo.xml" in names:
            for element in ET.fromstring(archive.read("ComicInfo.xml")):
                described[element.tag] = element.text or ""
    return names, described


def keep_all(comics: list[str], processes: int, database: Path) -> None:
    """The same, with what lists need in a database that loses nothing: a bare scan."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        "CREATE TABLE books (id TEXT PRIMARY KEY, path TEXT UNIQUE, name TEXT, series TEXT,"
        " size INTEGER, modified INTEGER, pages INTEGER);"
        "CREATE TABLE described (book TEXT PRIMARY KEY, said TEXT);"
        "CREATE TABLE members (book TEXT PRIMARY KEY, names TEXT);"
        "CREATE INDEX by_name ON books (name, id); CREATE INDEX by_series ON books (series, name);"
    )
    context = multiprocessing.get_context("forkserver")
    with context.Pool(processes) as pool, contextlib.closing(connection):
        found = pool.imap_unordered(examine_one, comics, chunksize=32)
        while batch := list(islice(found, 500)):
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(
                "INSERT INTO books VALUES (?, ?, ?, ?, ?, ?, ?)", [row for row, _, _ in batch]
            )
            connection.executemany(
                "INSERT INTO described VALUES (?, ?)", [(row[0], said) for row, said, _ in batch]
            )
            connection.executemany(
                "INSERT INTO members VALUES (?, ?)", [(row[0], names) for row, _, names in batch]
            )
            connection.execute("COMMIT")


def examine_one(path: str) -> tuple[tuple[Any, ...], str, str]:
    """Rows of a book, of its description and of its members."""
    names, described = open_one(path)
    facts, folder, name = os.stat(path), *path.rsplit("/", 2)[1:]
    row = (str(uuid4()), path, name, folder, facts.st_size, facts.st_mtime_ns, len(names))
    return row, json.dumps(described), json.dumps(sorted(names))


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


def scan_times(data: Path, library: Path) -> tuple[float, float, list[float]]:
    """Seconds of a first scan, and how much longer than bare walks those without changes take.

    That is one by a command, and several by a server that is up.
    """
    run_stump(data, "serve", "--library", str(library), until="Stump serves")
    run_stump(data, "library", "scan")
    walked = timed(lambda: walk_bare(library))
    with (
        serving(stump_command(), data, is_pinned=False) as address,
        signed_in(address) as client,
    ):
        answer = client.get("/api/v1/jobs", params={"order_by": "created_at"}).json()
        first, second = (job["ms_elapsed"] / 1000 for job in answer["data"][:2])
        return first, second / walked, list(rescan_ratios(client, library))


def rescan_ratios(client: httpx.Client, library: Path) -> Iterator[float]:
    """How much longer scans take than bare walks, in turns."""
    (one,) = client.get("/api/v1/libraries").json()["data"]
    for _ in range(RESCANS):
        # The index of searches is read in the background, and nobody asks during a scan.
        time.sleep(2)
        posted = client.post(f"/api/v1/libraries/{one['id']}/scan").raise_for_status()
        time.sleep(2)
        scanned = seconds_of(client, posted.json()["job_id"])
        yield scanned / timed(lambda: walk_bare(library))


# Thumbnails


def measure_thumbnails(place: Path, books: int, rounds: int) -> None:
    """The job for a library's thumbnails beside a bare loop of pyvips over the same archives."""
    processes = os.cpu_count() or 1
    print(f"\nmaking {books} comics with large covers", flush=True)
    comics = make_covers(place / "library", books)
    run_stump(place / "data", "serve", "--library", str(place / "library"), until="Stump serves")
    run_stump(place / "data", "library", "scan")
    ratios, rates, costs = [], [], []
    with (
        serving(stump_command(), place / "data", is_pinned=False) as address,
        signed_in(address) as client,
    ):
        (library,) = client.get("/api/v1/libraries").json()["data"]
        generate = f"/api/v1/libraries/{library['id']}/thumbnail/generate"
        for number in range(rounds):
            begin = cpu_seconds()
            bare = shrink_all(comics, place / f"bare-{number}", processes)
            middle = cpu_seconds()
            made = job_seconds(client, generate)
            costs.append((cpu_seconds() - middle) / (middle - begin))
            ratios.append(made / bare)
            rates.append((books / made, books / bare))
    ours, bares = (statistics.median(column) for column in zip(*rates, strict=True))
    print(
        f"thumbnails       {ours:8.0f} books/s, bare loop of pyvips {bares:.0f} on {processes}"
        f" processes: takes {ratio(ratios)} as long (aim: 1.3),"
        f" and {ratio(costs)} of the processor's time",
        flush=True,
    )


def cpu_seconds() -> float:
    """What this program, and all that it started, have had of the processors."""
    found = [os.getpid(), *descendants(os.getpid())]
    ticks = 0
    for pid in found:
        with contextlib.suppress(OSError):
            facts = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
            # Its own time and that of children that have ended, in user code and in the kernel.
            ticks += sum(map(int, facts[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def make_covers(library: Path, books: int) -> list[str]:
    """Comics of one page each, as large as scanned pages are."""
    import pyvips

    covers = []
    for seed in range(8):
        noise = pyvips.Image.gaussnoise(400, 600, seed=seed, sigma=40, mean=128).gaussblur(2)
        page = noise.resize(4).cast("uchar")
        covers.append(page.bandjoin([page, page]).copy(interpretation="srgb").jpegsave_buffer(Q=90))
    paths = []
    for number in range(books):
        path = library / f"Covers {number // 100:03}" / f"Cover {number:05}.cbz"
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr("001.jpg", covers[number % len(covers)])
        paths.append(str(path))
    return paths


def shrink_all(comics: list[str], place: Path, processes: int) -> float:
    """The bare loop: open each archive, shrink its first page, write it. Gives the seconds."""
    place.mkdir()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pyvips", "zipfile"])
    with context.Pool(processes, initializer=prepare_pyvips) as pool:
        work = [(comic, str(place / f"{number}.jpeg")) for number, comic in enumerate(comics)]
        # The server is up already, and so are these.
        pool.map(shrink_one, work[: 2 * processes], chunksize=1)
        return timed(lambda: list(pool.imap_unordered(shrink_one, work, chunksize=8)))


def prepare_pyvips() -> None:
    """One thread in each process, as the server has it."""
    import pyvips

    pyvips.concurrency_set(1)


def shrink_one(places: tuple[str, str]) -> None:
    """As the server makes them where a library asks for nothing special."""
    import pyvips

    with zipfile.ZipFile(places[0]) as archive:
        page = archive.read(archive.namelist()[0])
    small = pyvips.Image.thumbnail_buffer(page, 400, height=600, size="down")
    Path(places[1]).write_bytes(small.jpegsave_buffer(Q=80, keep="none", optimize_coding=True))


def job_seconds(client: httpx.Client, place: str) -> float:
    """How long a job took that makes everything anew, as the job counts it."""
    id = client.post(place, json={"force_regenerate": True}).raise_for_status().json()["job_id"]
    return seconds_of(client, id)


def seconds_of(client: httpx.Client, job_id: str) -> float:
    """How long a job took, once it has ended."""
    while not (job := ended(client, job_id)):
        time.sleep(0.1)
    seconds: float = job["ms_elapsed"] / 1000
    return seconds


def ended(client: httpx.Client, job_id: str) -> dict[str, Any] | None:
    """The job, once it has ended well."""
    job: dict[str, Any] = client.get(f"/api/v1/jobs/{job_id}").raise_for_status().json()
    if job["status"] in ("CANCELLED", "FAILED"):
        sys.exit(f"a job ended as {job['status']}")
    return job if job["status"] == "COMPLETED" else None


# Many books


def measure_crowd(place: Path, books: int) -> None:
    """Memory during a scan of very many books, and how long a list takes while one runs."""
    print(f"\nlinking {books} comics", flush=True)
    link_many(place / "library", books)
    with (
        serving(stump_command(), place / "data", is_pinned=False) as address,
        signed_in(address) as client,
    ):
        body = {"name": "Crowd", "path": str(place / "library"), "scan_mode": "NONE"}
        library = client.post("/api/v1/libraries", json=body).raise_for_status().json()
        list_seconds(client, 50)
        idle = memory()
        scan = f"/api/v1/libraries/{library['id']}/scan"
        peak, seconds = watch_scan(client, scan, lambda: time.sleep(0.5))
        print(
            f"scan of {books}: {seconds:.0f} s; the server took {peak.server - idle.server:.0f} MB"
            f" above its idle {idle.server:.0f} MB, with all its processes"
            f" {peak.all - idle.all:.0f} MB above {idle.all:.0f} MB (aim: 300)",
            flush=True,
        )
        quiet, busy = list_seconds(client, 200), []
        watch_scan(client, scan, lambda: busy.extend(list_seconds(client, 20)), body=REBUILD)
        quiet += list_seconds(client, 200)
    print(
        f"list of 20 books while all {books} are read anew:"
        f" median {at(busy, 50) * 1000:.1f} ms, {at(busy, 50) / at(quiet, 50):.2f}x of idle,"
        f" 95 of 100 within {at(busy, 95) * 1000:.1f} ms, {at(busy, 95) / at(quiet, 95):.2f}x"
        " of idle (aim: 2)",
        flush=True,
    )


FEEDS = {
    "books, first page": "/opds/v1.2/books?page_size=50",
    "books, middle page": "/opds/v1.2/books?page_size=50&page={middle}",
    "books, last page": "/opds/v1.2/books?page_size=50&page={last}",
    "series": "/opds/v1.2/series?page_size=50",
    "newest series": "/opds/v1.2/series/latest?page_size=50",
    "search for one book": "/opds/v1.2/books?page_size=50&search=0002+007",
    "search for all books": "/opds/v1.2/books?page_size=50&search=series",
    "OPDS 2.0, newest books": "/opds/v2.0/books/latest",
    "books, by the API": LIST,
}


# Feeds that are asked for right after a change as well, when totals are counted anew.
CHANGED_FEEDS = ("books, first page", "series")


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who asks a server for feeds, and how many books there are for them."""

    client: httpx.Client
    books: int

    def path(self, feed: str) -> str:
        """Where a feed is."""
        last = -(-self.books // 50)
        return FEEDS[feed].format(last=last, middle=max(last // 2, 1))

    def ask(self, feed: str) -> Callable[[], object]:
        """Asks for a feed."""
        return partial(fetch, self.client, self.path(feed))


def measure_feeds(place: Path, books: int, rounds: int) -> None:
    """How much longer feeds take from many books than from a hundredth of them, both warm.

    They are asked for by the owner, and by an account whose age limit hides a tenth of the books.
    """
    sizes = (max(books // 100, 500), books)
    with contextlib.ExitStack() as stack:
        owners, young = zip(
            *(stack.enter_context(shelf(place, size)) for size in sizes), strict=True
        )
        print(f"the age limit leaves {young[1].books} of {owners[1].books} books", flush=True)
        # The index of searches is read in the background.
        time.sleep(max(5.0, books / 2000))
        changes = [partial(change_book, one.client) for one in owners]
        for name, readers in (("owner", owners), ("age limit", young)):
            for feed in FEEDS:
                asks = [one.ask(feed) for one in readers]
                compare(f"{name}: {feed}", asks, sizes, 20 * rounds)
            known = [unchanged(one.client, one.path("books, first page")) for one in readers]
            compare(f"{name}: books, unchanged (304)", known, sizes, 20 * rounds)
            for feed in CHANGED_FEEDS:
                asks = [one.ask(feed) for one in readers]
                compare(f"{name}: {feed}, after a change", asks, sizes, 20 * rounds, changes)


@contextlib.contextmanager
def shelf(place: Path, books: int) -> Iterator[tuple[Reader, Reader]]:
    """A server with so many comics; gives its owner, and somebody too young for some of them."""
    print(f"scanning {books} comics", flush=True)
    library = place / f"library-{books}"
    link_many(library, books, per_series=10)
    with serving(stump_command(), place / f"data-{books}") as address, signed_in(address) as owner:
        body = {"name": "Feeds", "path": str(library), "scan_mode": "NONE"}
        id = owner.post("/api/v1/libraries", json=body).raise_for_status().json()["id"]
        watch_scan(owner, f"/api/v1/libraries/{id}/scan", lambda: time.sleep(0.5))
        limit = {"age_restriction": {"age": 12, "restrict_on_unset": False}}
        owner.post("/api/v1/users", json=YOUNG_ACCOUNT | limit).raise_for_status()
        with signed_in(address, YOUNG_ACCOUNT) as young:
            yield Reader(owner, count_books(owner)), Reader(young, count_books(young))


def count_books(client: httpx.Client) -> int:
    """How many books somebody sees."""
    answer = client.get("/api/v1/media", params={"page": 1, "page_size": 1}).raise_for_status()
    pages: int = answer.json()["_page"]["total_pages"]
    return pages


def change_book(owner: httpx.Client) -> None:
    """Say something of the first book that nobody has said before."""
    book = owner.get(LIST).raise_for_status().json()["data"][0]
    body = {"summary": f"Changed at {time.monotonic_ns()}."}
    owner.patch(f"/api/v1/media/{book['id']}/metadata", json=body).raise_for_status()


def compare(
    name: str,
    asks: Sequence[Callable[[], object]],
    sizes: tuple[int, int],
    times: int,
    before: Sequence[Callable[[], object]] = (),
) -> None:
    """Ask servers with few and with many books in turn, and tell the medians.

    What is done `before` each time is not measured.
    """
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(times):
        for number, ask in enumerate(asks):
            if before:
                before[number]()
            taken[number].append(timed(ask))
    few, many = (at(seconds, 50) for seconds in taken)
    print(
        f"{name:44} {many * 1000:7.1f} ms of {sizes[1]} books, {many / few:.2f}x of {sizes[0]}",
        flush=True,
    )


def unchanged(client: httpx.Client, path: str) -> Callable[[], object]:
    """Asks again for a feed that the client has."""
    etag = client.get(path).raise_for_status().headers["etag"]

    def ask() -> None:
        answer = client.get(path, headers={"if-none-match": etag})
        if answer.status_code != httpx.codes.NOT_MODIFIED:
            raise RuntimeError(f"A feed that nothing changed was answered {answer.status_code}")

    return ask


def fetch(client: httpx.Client, path: str) -> None:
    client.get(path).raise_for_status()


def link_many(library: Path, books: int, per_series: int = 500) -> None:
    """Very many comics that take next to no room: those of a series are one file by many names.

    Every tenth series is for adults.
    """
    for start in range(0, books, per_series):
        series = start // per_series + 1
        folder = library / f"Series {series:04}"
        make_many(folder, 1, age_rating=None if series % 10 else "Adults Only 18+")
        (first,) = folder.rglob("*.cbz")
        for number in range(min(per_series, books - start)):
            (folder / f"{folder.name} {number:03}.cbz").hardlink_to(first)
        shutil.rmtree(first.parent)


def watch_scan(
    client: httpx.Client, scan: str, meanwhile: Callable[[], object], body: Any = None
) -> tuple[Memory, float]:
    """Scan and do something over and over meanwhile; gives the most memory, and the seconds."""
    id = client.post(scan, json=body).raise_for_status().json()["job_id"]
    peak = memory()
    while not (job := ended(client, id)):
        meanwhile()
        now = memory()
        peak = Memory(max(peak.server, now.server), max(peak.all, now.all))
    return peak, job["ms_elapsed"] / 1000


def list_seconds(client: httpx.Client, times: int) -> list[float]:
    """How long each of so many lists took."""
    return [timed(lambda: client.get(LIST).raise_for_status()) for _ in range(times)]


def at(values: list[float], percent: int) -> float:
    """What so many percent of the values do not exceed."""
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


@dataclass(frozen=True, slots=True)
class Memory:
    """Megabytes of the server's own process, and of it and its children, shared ones once."""

    server: float
    all: float


def memory() -> Memory:
    """What the servers started by this program take up now."""
    found = [(pid, megabytes(pid)) for pid in descendants(os.getpid())]
    return Memory(found[0][1], sum(size for _, size in found))


def descendants(pid: int) -> list[int]:
    """Children and what they started, a parent before its children."""
    found = []
    for started in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in map(int, started.read_text("ascii").split()):
                found += [child, *descendants(child)]
    return found


def megabytes(pid: int) -> float:
    """Resident memory of a process, what it shares divided among those who share it."""
    with contextlib.suppress(OSError):
        told = re.search(
            r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text("ascii"), re.M
        )
        return int(told[1]) / 1024 if told else 0.0
    return 0.0


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
    return [STUMP, "serve", "--host", "127.0.0.1", "--port"]


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
def serving(command: list[str], data: Path, *, is_pinned: bool = True) -> Iterator[str]:
    """A server in a process of its own, on the first core if pinned; gives its address."""
    port = free_port()
    server = subprocess.Popen(
        [*command, str(port)], env=environment(data), stdout=subprocess.DEVNULL
    )
    if is_pinned and hasattr(os, "sched_setaffinity") and (os.cpu_count() or 1) > 1:
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
    command = [STUMP, *arguments]
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
def signed_in(address: str, account: dict[str, str] = ACCOUNT) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=30) as client:
        client.post("/api/v1/auth/login", json=account).raise_for_status()
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
