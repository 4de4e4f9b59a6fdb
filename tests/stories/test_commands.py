"""The command line: serve, add and scan libraries, look after accounts, and what is said when
something is wrong.
"""

from __future__ import annotations

import os
import re
import socket
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from builders import processes
from builders.books import make_small_library
from builders.processes import OWNER, PASSWORD
from sqlalchemy import func, select, text
from stump_client import Api, Unauthorized
from stump_server import __version__, commands
from stump_server.installation import open_installation
from stump_server.settings import Settings
from stump_server.storage.tables import media

Environment = Callable[..., dict[str, str]]


@dataclass(frozen=True)
class Outcome:
    """How a command ended and what it said."""

    status: int
    out: str
    err: str


Stump = Callable[..., Outcome]


@pytest.fixture
def environment(tmp_path: Path, new_database: Any) -> Environment:
    """Makes the environment of processes over one data directory, with further settings."""
    address = new_database(None)

    def make(**settings: str) -> dict[str, str]:
        return processes.environment(tmp_path / "data", address, **settings)

    return make


@pytest.fixture
def stump(
    tmp_path: Path,
    new_database: Any,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> Stump:
    """Runs `stump ...` over a data directory of this test's own, which nobody owns yet."""
    monkeypatch.setenv("STUMP_CONFIG_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("STUMP_MAX_SCANNER_CONCURRENCY", "1")
    if (address := new_database(None)) is not None:
        monkeypatch.setenv("STUMP_DATABASE_URL", address)

    def run(*arguments: str, says: str = "") -> Outcome:
        spoken = tmp_path / "spoken"
        spoken.write_text(says)
        capfd.readouterr()
        with (
            spoken.open() as stdin,
            pytest.raises(SystemExit) as ended,
            pytest.MonkeyPatch.context() as now,
        ):
            now.setattr("sys.argv", ["stump", *arguments])
            now.setattr("sys.stdin", stdin)
            commands.main()
            raise SystemExit(0)
        said = capfd.readouterr()
        code = ended.value.code
        return Outcome(code if isinstance(code, int) else int(bool(code)), said.out, said.err)

    return run


@pytest.fixture
def owned(stump: Stump) -> Stump:
    """The same once the server has an owner."""
    assert stump("account", "create", OWNER, says=f"{PASSWORD}\n").status == 0
    return stump


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder with seven books in four series; one of them is broken."""
    return make_small_library(tmp_path / "Comics")


def counts() -> tuple[int, int]:
    """How many libraries and books there are."""
    with open_installation(Settings()) as installation, installation.database.work() as work:
        books = work.connection.scalar(select(func.count()).select_from(media))
        return len(work.libraries.all()), books or 0


def test_accounts_are_made_locked_unlocked_and_deleted(owned: Stump) -> None:
    assert owned("account", "create", "mira", says=f"{PASSWORD}\n").status == 0
    assert owned("account", "lock", "mira").out == "mira is locked\n"

    listed = owned("account", "list").out.splitlines()

    assert listed[0].split() == ["NAME", "ROLE", "STATUS", "LAST", "LOGIN"]
    rows = sorted(line.split() for line in listed[1:])
    assert rows == [["mira", "member", "locked", "never"], [OWNER, "owner", "active", "never"]]
    assert len(owned("account", "list", "--locked").out.splitlines()) == 2

    assert owned("account", "unlock", "mira").out == "mira is unlocked\n"
    assert owned("account", "delete", "mira").status == 0
    assert "mira" not in owned("account", "list").out


@pytest.mark.parametrize(
    ("arguments", "says", "status", "told"),
    [
        (("account", "lock", "nobody"), "", 1, "There is no such user"),
        (("account", "unlock", "nobody"), "", 1, "There is no such user"),
        (("account", "delete", "nobody"), "", 1, "There is no such user"),
        (("account", "reset-password", "nobody"), "x\n", 1, "There is no such user"),
        (("account", "reset-password", OWNER), "", 2, "No password was given"),
        (("account", "create", OWNER), f"{PASSWORD}\n", 1, "taken|exists"),
        (("account", "delete", OWNER), "", 1, "owner"),
        (("library", "scan", "nothing"), "", 1, "There is no such library"),
        (("library", "add", "/nowhere/at/all"), "", 1, "/nowhere/at/all: There is no such"),
        (("library", "add"), "", 2, "Missing argument"),
        (("library", "burn"), "", 2, "No such command"),
        (("burn",), "", 2, "No such command"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_done_is_one_clear_line(
    owned: Stump, arguments: tuple[str, ...], says: str, status: int, told: str
) -> None:
    done = owned(*arguments, says=says)

    assert done.status == status, done
    assert re.search(told, done.err)
    assert "Traceback" not in done.err
    if status == 1:
        assert done.err.startswith("error: ")
        assert len(done.err.splitlines()) == 1


def test_a_folder_is_added_scanned_listed_and_scanned_again(owned: Stump, library: Path) -> None:
    added = owned("library", "add", str(library), "--name", "My comics")

    assert added.status == 0, added
    assert f"Library 'My comics' is {library}" in added.out
    assert "Scanned 7 files" in added.out
    assert "7 new books, 0 changed, 0 as they were, 4 new series." in added.out
    assert re.search(r"1 files need a look:\n  ERROR \S.*Torn 1\.cbz: \S", added.out)
    assert counts() == (1, 7)
    assert re.search(
        rf"My comics +READY +\d{{4}}-\d\d-\d\d \d\d:\d\d +{library}", owned("library", "list").out
    )

    again = owned("library", "scan")

    assert "0 new books, 0 changed, 7 as they were, 0 new series." in again.out
    for name in ("My comics", str(library), f"{library}/"):
        assert owned("library", "scan", name).status == 0
    assert "7 changed" in owned("library", "scan", "My comics", "--force").out
    assert counts() == (1, 7)


@pytest.mark.parametrize("name", ["Manga [en]", "A [/b] :cat: [red]"])
def test_names_are_shown_as_they_are(owned: Stump, library: Path, name: str) -> None:
    folder = library.rename(library.with_name(name.replace("/", "")))

    added = owned("library", "add", str(folder), "--name", name)

    assert f"Library {name!r} is {folder}\n" in added.out
    assert f"{folder}/" in added.out
    assert re.search(
        rf"^{re.escape(name)} +READY .* {re.escape(str(folder))} *$",
        owned("library", "list").out,
        re.M,
    )
    assert owned("account", "create", name, says=f"{PASSWORD}\n").out == f"{name} is a member now\n"
    assert name in owned("account", "list").out


def test_adding_a_folder_twice_adds_it_once(owned: Stump, library: Path) -> None:
    assert owned("library", "add", str(library), "--no-scan").status == 0

    assert owned("library", "add", f"{library}/../{library.name}", "--no-scan").status == 0

    assert counts() == (1, 0)
    assert re.search(rf"{library.name} +READY +never +{library}", owned("library", "list").out)


def test_a_file_is_no_library(owned: Stump, tmp_path: Path) -> None:
    file = tmp_path / "book.cbz"
    file.write_bytes(b"PK")

    done = owned("library", "add", str(file))

    assert (done.status, done.out) == (1, "")
    assert done.err == f"error: {file}: The path is a file, not a directory\n"
    assert counts() == (0, 0)


def test_a_folder_whose_path_is_no_text_is_no_library(owned: Stump, tmp_path: Path) -> None:
    folder = os.fsdecode(bytes(tmp_path) + b"/\xff")
    Path(folder).mkdir()

    done = owned("library", "add", folder)

    assert (done.status, done.out) == (1, "")
    assert done.err.startswith(f"error: {tmp_path}/")
    assert done.err.endswith(": The path of a library is UTF-8\n")
    assert counts() == (0, 0)


def test_a_library_is_called_by_its_folder_and_found_by_it(
    owned: Stump, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(library.parent))

    added = owned("library", "add", f"~/{library.name}", "--name", "  ")

    assert added.out.startswith(f"Library '{library.name}' is {library}\n")
    assert owned("library", "scan", f"~/{library.name}").status == 0


def test_a_folder_inside_a_library_is_no_library(owned: Stump, library: Path) -> None:
    owned("library", "add", str(library), "--no-scan")

    done = owned("library", "add", str(library / "Prose"))

    assert done.status == 1
    assert "Libraries must not lie inside one another" in done.err


@pytest.mark.skipif(os.geteuid() == 0, reason="whoever may do everything may read every folder")
def test_a_folder_that_may_not_be_read_is_no_library(owned: Stump, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(stat.S_IXUSR)

    done = owned("library", "add", str(closed))

    assert done.status == 1
    assert "may not read this directory" in done.err


@pytest.mark.parametrize("has_others", [False, True])
def test_a_folder_without_books_is_said(owned: Stump, tmp_path: Path, has_others: bool) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    if has_others:
        (empty / "notes.txt").write_text("no book")

    done = owned("library", "add", str(empty))

    assert (done.status, done.err) == (0, f"error: There are no books in {empty}\n")
    assert counts() == (1, 0)


def test_a_library_whose_folder_is_gone_is_said(owned: Stump, library: Path) -> None:
    owned("library", "add", str(library))
    away = library.rename(library.with_name("away"))

    done = owned("library", "scan")

    assert done.status == 1
    assert done.err.startswith("error: The scan ended as FAILED. ")
    assert "MISSING" in owned("library", "list").out
    away.rename(library)
    assert owned("library", "scan").status == 0
    assert counts() == (1, 7)


def test_a_library_needs_an_owner_first(stump: Stump, library: Path) -> None:
    done = stump("library", "add", str(library))

    assert (done.status, done.out) == (1, "")
    assert "`stump account create NAME`" in done.err


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"STUMP_PORT": "many"}, "port"),
        ({"STUMP_PORT": "65536"}, "port"),
        ({"SESSION_TTL": "0"}, "SESSION_TTL"),
        ({"STUMP_VERBOSITY": "9"}, "verbosity"),
        ({"STUMP_MAX_READER_MEMORY": "1000000"}, "max_reader_memory: .* 536870912"),
        ({"STUMP_MAX_PAGE_CONCURRENCY": "-1"}, "max_page_concurrency: .* 0"),
        ({"STUMP_DATABASE_URL": "nonsense"}, "postgresql://"),
        ({"STUMP_DATABASE_URL": "mysql://localhost/x"}, "postgresql://"),
        ({"STUMP_PROFILE": "production"}, "profile: .*'release' or 'debug'"),
        ({"SESSION_TTL": "99999999999999"}, "SESSION_TTL: .* 3153600000"),
        ({"ACCESS_TOKEN_TTL": "99999999999999"}, "ACCESS_TOKEN_TTL: .* 3153600000"),
        ({"STUMP_TRUSTED_PROXIES": "10.0.0.1/8, proxy"}, "trusted_proxies: 'proxy' is neither"),
        ({"STUMP_PUBLIC_URL": "books.example"}, "public_url: The address .* http://"),
        ({"STUMP_PUBLIC_URL": "https://"}, "public_url: The address .* http://"),
        ({"STUMP_ALLOWED_ORIGINS": "https://a.example,b.example"}, "'b.example' is no origin"),
        ({"STUMP_ALLOWED_ORIGINS": "https://a.example/app"}, "'https://a.example/app' is no"),
    ],
    ids=str,
)
def test_bad_settings_are_named(
    stump: Stump, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], told: str
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)

    done = stump("library", "list")

    assert (done.status, done.out) == (2, "")
    assert re.search(rf"^error: Setting .*{told}", done.err)


def test_origins_may_end_with_a_slash(environment: Environment) -> None:
    origins = {"https://a.example", "https://b.example:8443", "capacitor://localhost"}
    given = environment(STUMP_ALLOWED_ORIGINS="/, ".join(origins))
    with processes.serving(given) as served:
        for origin in origins:
            answer = httpx.get(f"{served.url}/api/v1/ping", headers={"Origin": origin})
            assert answer.headers["access-control-allow-origin"] == origin


def test_settings_that_are_empty_are_not_set(environment: Environment) -> None:
    given = environment(STUMP_VERBOSITY="", STUMP_OWNER_USERNAME="", STUMP_OWNER_PASSWORD="")
    with processes.serving(given) as served, Api(served.url) as api:
        (password,) = re.findall(r"Its password, shown only now: (\S+)", served.said)
        assert api.auth.login(username="owner", password=password).is_server_owner


def test_the_password_of_the_owner_is_not_empty(environment: Environment, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "Stump.toml").write_text('owner_password = ""')
    with processes.serving(environment()) as served:
        assert "Its password, shown only now: " in served.said


def test_a_misspelt_setting_is_said_and_stops_nothing(
    environment: Environment, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "Stump.toml").write_text("session_slidding = true")
    with processes.serving(environment()) as served:
        (told,) = re.findall(r"^warning: (.+)$", served.said, re.MULTILINE)
        assert httpx.get(f"{served.url}/api/v1/ping").is_success
    assert told == "Stump.toml: 'session_slidding' is no setting, but 'session_sliding' is"


@pytest.mark.parametrize("content", [b"port = = 3", b"port = 99999", b"\xff\xfep\0o\0r\0t\0"])
def test_a_bad_file_of_settings_is_said(stump: Stump, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "Stump.toml").write_bytes(content)

    done = stump("library", "list")

    assert done.status == 2
    assert re.match(r"error: (Stump\.toml cannot be read|Setting port): .+\n$", done.err)


def test_a_data_directory_that_is_a_file_is_said(stump: Stump, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a directory")

    done = stump("library", "list")

    assert done.status == 1
    assert done.err.startswith("error: Not a directory: ")


@pytest.mark.parametrize("name", ["Wo sind  Bücher?", "100%20 x", "a#b:c@d"])
def test_a_data_directory_may_have_any_name(
    stump: Stump, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.delenv("STUMP_DATABASE_URL", raising=False)
    monkeypatch.setenv("STUMP_CONFIG_DIR", str(tmp_path / name))
    before = {*tmp_path.iterdir()}

    assert stump("account", "create", OWNER, says=f"{PASSWORD}\n").status == 0

    assert (tmp_path / name / "stump.db").stat().st_size > 0
    assert {*tmp_path.iterdir()} - before == {tmp_path / name, tmp_path / "spoken"}


def test_the_database_may_lie_in_a_directory_of_its_own(
    stump: Stump, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("STUMP_DATABASE_URL", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("STUMP_DB_PATH", "~/quick/disk")

    assert stump("account", "create", OWNER, says=f"{PASSWORD}\n").status == 0

    folder = tmp_path / "quick" / "disk"
    assert (folder / "stump.db").stat().st_size > 0
    assert stat.S_IMODE(folder.stat().st_mode) == stat.S_IRWXU
    assert not (tmp_path / "data" / "stump.db").exists()


def test_a_directory_for_the_database_that_is_none_is_said(
    stump: Stump, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("STUMP_DATABASE_URL", raising=False)
    file = tmp_path / "file"
    file.write_text("")
    monkeypatch.setenv("STUMP_DB_PATH", str(file))

    done = stump("library", "list")

    assert (done.status, done.err) == (1, f"error: Not a directory: {file}\n")


def test_a_database_that_is_none_is_said_and_left_alone(
    stump: Stump, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("STUMP_DATABASE_URL", raising=False)
    (tmp_path / "data").mkdir()
    file = tmp_path / "data" / "stump.db"
    file.write_text("my diary\n" * 1000)

    done = stump("library", "list")

    assert (done.status, done.err) == (1, f"error: {file} is no database\n")
    assert file.read_text() == "my diary\n" * 1000


def test_a_database_of_a_newer_version_is_said_and_left_alone(owned: Stump) -> None:
    newer = text("UPDATE alembic_version SET version_num = 'ffff'")
    with open_installation(Settings()) as installation, installation.database.engine.begin() as to:
        to.execute(newer)

    done = owned("library", "list")

    assert done.status == 1
    assert done.err == "error: The database was made by a newer version of Stump\n"


def test_a_database_that_does_not_answer_is_said(
    stump: Stump, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = processes.free_port()
    address = f"postgresql://stump:secret@127.0.0.1:{port}/stump"
    monkeypatch.setenv("STUMP_DATABASE_URL", address)

    done = stump("library", "list")

    told = rf"error: The database cannot be reached at the moment: .*port {port} .*refused\n"
    assert done.status == 1
    assert re.fullmatch(told, done.err)
    assert "secret" not in done.err


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("postgresql://127.0.0.1:port/x", "The address of the database cannot be read"),
        ("postgresql://127.0.0.1:1/x?bogus=1", "The database cannot .* option .bogus."),
        ("postgresql://127.0.0.1:1/x?sslmode=bogus", "The database cannot .* sslmode .*bogus.*"),
    ],
)
def test_an_address_that_is_none_of_a_database_is_said(
    stump: Stump, monkeypatch: pytest.MonkeyPatch, address: str, told: str
) -> None:
    monkeypatch.setenv("STUMP_DATABASE_URL", address)

    done = stump("library", "list")

    assert done.status == 1
    assert re.fullmatch(f"error: {told}\n", done.err)


def test_the_first_start_makes_owner_and_library_and_a_restart_changes_nothing(
    environment: Environment, library: Path
) -> None:
    given = environment(STUMP_OWNER_USERNAME=OWNER, STUMP_OWNER_PASSWORD=PASSWORD)
    with processes.serving(given, "--library", str(library)) as served, Api(served.url) as api:
        api.auth.login(username=OWNER, password=PASSWORD)
        books = {book.path: book.to_dict() for book in api.media.get()}
        libraries = [one.to_dict() for one in api.library.get()]
        assert served.stop() == 0
    first = served.said
    others = environment(STUMP_OWNER_USERNAME="another", STUMP_OWNER_PASSWORD="another password")

    with processes.serving(others, "--library", str(library)) as served, Api(served.url) as api:
        api.auth.login(username=OWNER, password=PASSWORD)

        assert {book.path: book.to_dict() for book in api.media.get()} == books
        assert [user.username for user in api.user.get()] == [OWNER]
        (after,) = api.library.get()
        with pytest.raises(Unauthorized), Api(served.url) as other:
            other.auth.login(username="another", password="another password")

    assert len(books) == 7
    assert [after.id] == [one["id"] for one in libraries]
    assert f"The owner's account is '{OWNER}'" in first
    assert PASSWORD not in first
    assert "7 new books" in first
    assert "Swagger UI  http://localhost:" in first
    assert "0 new books, 0 changed, 7 as they were" in served.said
    assert "owner's account" not in served.said


def test_without_settings_a_password_is_made_and_shown_once(environment: Environment) -> None:
    with processes.serving(environment()) as served, Api(served.url) as api:
        (password,) = re.findall(r"Its password, shown only now: (\S+)", served.said)
        user = api.auth.login(username="owner", password=password)
        assert user.is_server_owner

        stopped = processes.run(environment(), "account", "list")
        assert stopped.returncode == 0
        assert re.search(r"owner +owner +active", stopped.stdout)
        # What the command line does holds for the server that runs.
        reset = processes.run(environment(), "account", "reset-password", "owner", says="new one\n")
        assert reset.stdout == "owner has a new password\n"
        with pytest.raises(Unauthorized):
            api.auth.me()
        api.auth.login(username="owner", password="new one")


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_serving_begins_with_no_wrong_library(
    environment: Environment, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "nothing"
    if kind == "file":
        path.write_text("")

    done = processes.run(
        environment(), "serve", "--library", str(path), "--port", str(processes.free_port())
    )

    assert done.returncode == 1
    assert done.stderr.startswith(f"error: {path}: ")
    assert "Stump serves at" not in done.stdout


def test_a_port_in_use_is_said(environment: Environment, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])

        done = processes.run(environment(), "serve", "--host", "127.0.0.1", "--port", port)

    assert done.returncode == 1
    assert done.stderr == f"error: Cannot listen on 127.0.0.1:{port}: Address already in use\n"
    # Nothing was begun: no password was made that nobody would see again.
    assert not (tmp_path / "data").exists()


def test_an_address_of_ipv6_can_be_listened_on(environment: Environment) -> None:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("this machine has no IPv6")

    with processes.serving(environment(), host="::1") as served:
        taken = str(httpx.URL(served.url).port)
        second = processes.run(environment(), "serve", "--host", "::1", "--port", taken)
        assert f"Stump serves at {served.url}\n" in served.said

    assert second.returncode == 1
    assert second.stderr == f"error: Cannot listen on [::1]:{taken}: Address already in use\n"


def test_every_address_of_both_families_can_be_listened_on(environment: Environment) -> None:
    if not socket.has_dualstack_ipv6():
        pytest.skip("this machine has no IPv6")

    given = environment(STUMP_OWNER_USERNAME=OWNER, STUMP_OWNER_PASSWORD=PASSWORD)
    with processes.serving(given, host="::") as served:
        port = str(httpx.URL(served.url).port)
        for address in (f"http://127.0.0.1:{port}", served.url):
            with Api(address) as api:
                owner = api.auth.login(username=OWNER, password=PASSWORD)
                came_from = {one.ip_address for one in api.user.get_login_activity(owner.id)}
        everywhere = "0.0.0.0"  # noqa: S104
        second = processes.run(environment(), "serve", "--host", everywhere, "--port", port)
        assert f"Stump serves at http://localhost:{port}\n" in served.said
        assert served.stop() == 0

    # An address of IPv4 is written as such, for the proxies and limits that are set by it.
    assert came_from == {"127.0.0.1", "::1"}
    assert second.stderr == f"error: Cannot listen on 0.0.0.0:{port}: Address already in use\n"


@pytest.mark.parametrize("port", ["-7", "0", "65536"])
def test_a_port_that_is_none_is_refused(stump: Stump, port: str) -> None:
    done = stump("serve", "--port", port)

    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("error: Setting port: ")


def test_the_module_is_the_command(environment: Environment) -> None:
    done = processes.run(environment(), "--version")

    assert (done.returncode, done.stdout) == (0, f"stump {__version__}\n")
