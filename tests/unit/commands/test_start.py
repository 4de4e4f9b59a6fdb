"""How the command is started, by people and by the processes it starts itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from stump_server import __main__

_IMPORTED = """
import runpy, sys
runpy.run_path(sys.argv[1], run_name="__mp_main__")
print(*sys.modules)
"""


@pytest.mark.parametrize("program", ["script", "module"])
def test_processes_that_read_books_do_not_load_the_server(program: str) -> None:
    script = Path(sys.executable).with_name("stump")
    path = script if program == "script" else Path(__main__.__file__)

    # As multiprocessing begins each child of a program.
    done = subprocess.run(
        [sys.executable, "-c", _IMPORTED, str(path)], capture_output=True, text=True, check=True
    )

    loaded = set(done.stdout.split())
    assert "stump_server" in loaded or program == "module"
    assert loaded.isdisjoint({"stump_server.commands", "sqlalchemy", "connexion", "typer"})


def test_commands_that_serve_nothing_load_nothing_of_the_web() -> None:
    program = "import sys, stump_server.commands; print(*sys.modules)"

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    loaded = set(done.stdout.split())
    assert "stump_server.worker" in loaded
    assert loaded.isdisjoint(
        {"stump_server.web", "stump_server.handlers", "connexion", "starlette"}
    )
    assert "stump_generated.models" not in loaded


def test_without_the_packages_of_the_server_it_is_said_what_to_install() -> None:
    folder = Path(__main__.__file__).parents[1]

    # Python without the packages that are installed, as where the SDK is alone.
    done = subprocess.run(
        [sys.executable, "-S", "-m", "stump_server", "--version"],
        env={"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "error: No module named 'typer'."
        " The server is installed with: pip install 'stump-api[server]'\n"
    )
