"""A server that only serves, and `stump worker` that does the work in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from builders import processes
from builders.processes import OWNER, PASSWORD
from make_library import make_many
from stump_client import Api, ServerFault

Environment = dict[str, str]


@pytest.fixture
def environment(tmp_path: Path, new_database: Any) -> Iterator[Environment]:
    """Of processes over one installation, of which none works by the way."""
    address = new_database(None)
    yield processes.environment(
        tmp_path / "data",
        address,
        STUMP_RUN_WORKER="false",
        STUMP_OWNER_USERNAME=OWNER,
        STUMP_OWNER_PASSWORD=PASSWORD,
    )
    new_database.drop(address)


@contextmanager
def working(
    environment: Environment, stdout: int = subprocess.DEVNULL
) -> Iterator[subprocess.Popen[bytes]]:
    """Run `stump worker` until the block ends."""
    command = [sys.executable, "-m", "stump_server", "worker"]
    process = subprocess.Popen(command, env=environment, stdout=stdout)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def terminal() -> Iterator[int]:
    """A terminal that shows nobody what is written there."""
    near, far = os.openpty()

    def empty() -> None:
        # Reading fails once nobody can write any more.
        with suppress(OSError):
            while os.read(near, 65536):
                pass

    reader = threading.Thread(target=empty)
    reader.start()
    try:
        yield far
    finally:
        os.close(far)
        reader.join()
        os.close(near)


def _bearer(api: Api) -> dict[str, str]:
    return {"Authorization": f"Bearer {api.token}"}


def _done(api: Api, id: str) -> int:
    progress = api.job.get_by_id(id).progress
    return 0 if progress is None else progress.done or 0


def test_a_worker_in_another_process_scans_and_the_server_tells_of_it(
    environment: Environment, tmp_path: Path
) -> None:
    make_many(tmp_path / "Many", 60, 20)
    with processes.serving(environment) as served, Api(served.url) as api:
        api.auth.login(username=OWNER, password=PASSWORD)
        library = api.library.create(name="Many", path=str(tmp_path / "Many"), scan_mode="NONE")
        id = api.library.scan(library.id).job_id
        assert api.job.get_by_id(id).status == "QUEUED"

        with working(environment) as worker, api.event.stream(last_event_id="0") as stream:
            told = []
            for event in stream:
                told.append(event.data)
                if event.data.get("id") == id and event.data.get("status") == "COMPLETED":
                    break
            job = api.job.wait(id, timeout=60)
            found = len(api.library.get_media(library.id))
            worker.send_signal(signal.SIGTERM)
            status = worker.wait(60)

        assert job.output_data is not None
        assert job.output_data.to_dict()["created_media"] == 60
        assert [one["__typename"] for one in told].count("CreatedMedia") == 60
        assert (found, status) == (60, 0)
        # Nobody is left to do it: the server has no worker.
        later = api.library.scan(library.id).job_id
        assert api.job.get_by_id(later).status == "QUEUED"


def test_postgresql_that_is_away_for_a_moment_ends_nothing(
    environment: Environment, new_database: Any, tmp_path: Path
) -> None:
    address = environment.get("STUMP_DATABASE_URL")
    if address is None:
        pytest.skip("SQLite is never away")
    make_many(tmp_path / "Many", 2000, 20)
    with (
        processes.serving(environment) as served,
        Api(served.url, auth_method="token", retries=0) as api,
        terminal() as screen,
        working(environment, screen) as worker,
        ExitStack() as stack,
    ):
        api.auth.login(username=OWNER, password=PASSWORD)
        library = api.library.create(name="Many", path=str(tmp_path / "Many"), scan_mode="NONE")
        id = api.library.scan(library.id).job_id
        processes.until(lambda: _done(api, id))
        stream = stack.enter_context(
            httpx.stream("GET", f"{served.url}/sse", headers=_bearer(api), timeout=60)
        )
        told = stream.iter_lines()
        next(told)

        new_database.refuse(address)
        with pytest.raises(ServerFault) as fault:
            api.library.get()
        # What it shows is looked up several times a second, and what streams tell every other one.
        with pytest.raises(subprocess.TimeoutExpired):
            worker.wait(3)
        new_database.welcome(address)
        # The first thing that is asked for is a scan: connections to the queue have ended, too.
        again = api.library.scan(library.id).job_id
        ends = [api.job.wait(one, timeout=60).status for one in (id, again)]

        assert any(again in line for line in told)
        assert fault.value.status == 503
        assert ends == ["COMPLETED", "COMPLETED"]
        assert api.library.get_stats(library.id).book_count == 2000
        assert (worker.poll(), served.process.poll()) == (None, None)


def test_servers_that_begin_at_the_same_moment_have_one_owner(environment: Environment) -> None:
    with ExitStack() as stack, ThreadPoolExecutor() as threads:
        beginning = [
            threads.submit(stack.enter_context, processes.serving(environment)) for _ in range(2)
        ]
        for one in beginning:
            api = stack.enter_context(Api(one.result().url))
            assert api.auth.login(username=OWNER, password=PASSWORD) is not None
            assert len(api.user.get()) == 1


def test_processes_that_begin_at_the_same_moment_make_one_database(
    environment: Environment,
) -> None:
    command = [sys.executable, "-m", "stump_server", "library", "list"]

    beginning = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for _ in range(3)
    ]
    said = [process.communicate(timeout=90)[0].decode() for process in beginning]

    assert [process.returncode for process in beginning] == [0, 0, 0], said
