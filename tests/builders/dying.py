"""Files that are written by a process which dies at every step, one after the other.

python -m builders.dying <module:function> <argument> ...

The function is called in a child that kills itself at its first step with a file, then in one that
does so at the second, and so on until one comes to its end. After each, every book of the folder
must be whole, and be one of those that were there or that the function makes in the end. Prints
how many were killed. It starts no threads, so that it may fork.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

from stump_server import formats
from stump_server.domain.book import Wanted

_STEPS = ("open", "os.", "shutil.")


def steps_survived(task: str, *arguments: str | Path) -> int:
    """Run this module as a program of its own; gives how many children were killed."""
    done = subprocess.run(
        [sys.executable, "-m", "builders.dying", task, *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def main(task: str, arguments: list[str]) -> int:
    """Call with more and more steps; gives the number of children that were killed."""
    folder = Path(arguments[0]).parent
    before = _books(folder)
    allowed = before | _made(folder, task, arguments)
    for moment in count():
        if not _dies(task, arguments, moment):
            return moment
        now = _books(folder)
        strange = {name for name, content in now.items() if content not in allowed.values()}
        assert not strange, (moment, strange)
        assert now.keys() >= before.keys(), moment
        for name in now:
            assert formats.inspect(str(folder / name), Wanted()).fault is None, (moment, name)
        _restore(folder, before)
    raise AssertionError


def _made(folder: Path, task: str, arguments: list[str]) -> dict[str, bytes]:
    """What the function makes where nothing happens to it."""
    place = folder.parent / "undisturbed"
    shutil.copytree(folder, place)
    _call(task, [str(place / Path(arguments[0]).name), *arguments[1:]])
    return {f"made {name}": content for name, content in _books(place).items()}


def _dies(task: str, arguments: list[str], moment: int) -> bool:
    child = os.fork()
    if child == 0:
        passed = count()

        def doom(name: str, _: Any) -> None:
            if name.startswith(_STEPS) and next(passed) == moment:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(doom)
        _call(task, arguments)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or status == 0, status
    return os.WIFSIGNALED(status)


def _call(task: str, arguments: list[str]) -> None:
    module, _, function = task.partition(":")
    getattr(import_module(module), function)(*arguments)


def _books(folder: Path) -> dict[str, bytes]:
    """What a walk would see."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name[0] != "."}


def _restore(folder: Path, before: dict[str, bytes]) -> None:
    """As it was, but for what is hidden: the next attempt has to cope with that."""
    for file in folder.iterdir():
        if file.name[0] != "." and file.name not in before:
            file.unlink()
    for name, content in before.items():
        if (folder / name).read_bytes() != content:
            (folder / name).write_bytes(content)


if __name__ == "__main__":
    sys.stdout.write(f"{main(sys.argv[1], sys.argv[2:])}\n")
