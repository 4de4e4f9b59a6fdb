"""What a type checker makes of programs that use the SDK."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
import stump_client
import stump_generated

mypy = pytest.importorskip("mypy.api")
PROGRAM = """
from pathlib import Path
from stump_client import Api, AsyncApi, models

api = Api("http://localhost:10801", auth_method="token")
reveal_type(api.auth.login(username="oromei", password="password"))  # User
reveal_type(api.media.get(name=["The Cybernetic Tea Shop"], limit=1))  # Page[Media]
reveal_type(api.media.get(metadata={"year": {"from": 1990}})[0].series_id)  # str
reveal_type(api.media.get()[1:])  # tuple[Media, ...]
reveal_type(api.media.pages(page_size=2))  # Iterator[Page[Media]]
reveal_type(api.series.each(media={"tags": ["tea"]}))  # Iterator[Series]
reveal_type(api.media.get_progress("x"))  # ActiveReadingSession | None
reveal_type(api.media.get_page("x", 1).content)  # bytes
reveal_type(api.media.download("x", Path("y")))  # Path
reveal_type(api.job.wait(api.library.scan("x").job_id))  # Job
reveal_type(api.event.stream())  # EventStream
reveal_type(api.api_key.get())  # list[ApiKey]

async def run(api: AsyncApi) -> None:
    reveal_type(await api.media.get(series={"library": {"id": ["x"]}}))  # Page[Media]
    reveal_type(api.media.each())  # AsyncIterator[Media]
    reveal_type(await api.job.wait("x"))  # Job
    reveal_type(api.event.stream())  # AsyncEventStream

api.media.get(nmae=["x"])  # error
api.media.get(metadata={"yaer": 1990})  # error
api.media.get(order_by="colour")  # error
api.media.get_by_id(id="x")  # error
api.library.create("Books", "/books")  # error
api.library.create(name="Books")  # error
api.library.update("x", name="a", path="b", config=models.ScanConfig())  # error
Api("http://localhost", auth_method="magic")  # error
Page = api.media.get().data.append  # error
"""


def test_programs_are_checked_as_they_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    roots = [
        Path(package.__file__ or "").parent.parent for package in (stump_client, stump_generated)
    ]
    monkeypatch.setenv("MYPYPATH", ":".join(map(str, roots)))
    options = ["--strict", "--no-pretty", "--cache-dir", str(tmp_path / "cache")]
    options += ["--config-file", "", "--python-executable", sys.executable]

    report, fault, _ = mypy.run([*options, str(program)])

    assert not fault
    seen: dict[int, str] = {}
    for number, kind, text in re.findall(r"program\.py:(\d+): (note|error): (.*)", report):
        revealed = re.search(r'Revealed type is "(.*)"', text)
        if kind == "error" or revealed:
            seen[int(number)] = re.sub(r"\b(\w+\.)+", "", revealed[1]) if revealed else "error"
    wanted = {
        number: line.partition("# ")[2]
        for number, line in enumerate(PROGRAM.splitlines(), 1)
        if "# " in line
    }
    assert seen == wanted
