"""Schemathesis against a running server: with real ids, as somebody, within a budget."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import bundle as bundling
from builders.books import comic
from builders.checkout import METHODS, ROOT
from builders.servers import PASSWORD, Server
from stump_client import Api

Node = Any
BUNDLE = ROOT / "generated" / "stump_generated" / "openapi.yaml"
# Requests per operation in the phase that makes them up at random. `make fuzz` asks for many.
IS_THOROUGH = "STUMP_FUZZ_EXAMPLES" in os.environ
EXAMPLES = int(os.environ.get("STUMP_FUZZ_EXAMPLES", "4"))
# Walks along links, in the phase that follows them.
SCENARIOS = 10 * EXAMPLES
# Always the same requests in an unattended check; `make fuzz` looks elsewhere each time.
SEED = os.environ.get("STUMP_FUZZ_SEED", "1")
PHASES = ("examples", "coverage", "fuzzing", "stateful")
# How often a real thing is asked for, instead of one that cannot be there.
_REAL = 0.8
_FREE_FOLDERS = 12
_VICTIMS = 4
# The contract's examples speak of these things; real ones take their places.
_EXAMPLE_IDS = {
    "media": "c5b4a7e2-90d1-4f8a-b3c6-7d2e1f0a9b84",
    "series": "3d2a9f64-1f0e-4c6d-8f7b-5a1e0c4b2d33",
    "library": "8f1cbb1a-6c0b-4d51-9a0e-2f5b7e3c9d10",
    "user": "5e0d3c7b-2a19-4b68-8c4f-1d9e6a7f0b52",
    "job": "5d1f2b3c-4e6a-4f70-9b8c-0a1d2e3f4b56",
}
_EXAMPLE_PATHS = {
    "file": "/data/books/Meredith Katz/The Cybernetic Tea Shop.epub",
    "series_folder": "/data/books/Meredith Katz",
    "folder": "/data/books",
}
# Which things the parameters of a path name, by how the path begins.
_PATHS = {
    r"/api/v1/libraries/.*\{id\}": {"path.id": "library"},
    r"/api/v1/series/\{id\}": {"path.id": "series"},
    r"/api/v1/media/\{id\}": {"path.id": "media"},
    r"/api/v1/media/\{id\}/page/": {"path.id": "media", "path.page": "page"},
    r"/api/v1/media/path/": {"path.path": "file"},
    r"/api/v1/jobs/\{id\}": {"path.id": "job"},
    r"/api/v1/users/\{id\}": {"path.id": "user"},
    r"/api/v1/api-keys/\{id\}": {"path.id": "api_key"},
    r"/api/v1/libraries$": {"body.path": "folder"},
    r"/koreader/\{api_key\}/": {"path.api_key": "key"},
    r"/opds/v1\.2/libraries/\{id\}": {"path.id": "library"},
    r"/opds/v1\.2/series/\{id\}": {"path.id": "series"},
    r"/opds/v1\.2/books/\{id\}/": {"path.id": "media"},
    r"/opds/v1\.2/books/\{id\}/pages/": {"path.id": "media", "path.page": "page"},
    r"/opds/v2\.0/libraries/\{id\}": {"path.id": "library"},
    r"/opds/v2\.0/series/\{id\}": {"path.id": "series"},
    r"/opds/v2\.0/books/\{id\}": {"path.id": "media"},
    r"/opds/v2\.0/books/\{id\}/pages/": {"path.id": "media", "path.page": "page"},
    r"/opds/\{api_key\}/": {"path.api_key": "key"},
    r"/opds/\{api_key\}/v1\.2/libraries/\{id\}": {"path.api_key": "key", "path.id": "library"},
    r"/opds/\{api_key\}/v1\.2/series/\{id\}": {"path.api_key": "key", "path.id": "series"},
    r"/opds/\{api_key\}/v1\.2/books/\{id\}/": {"path.api_key": "key", "path.id": "media"},
    r"/opds/\{api_key\}/v1\.2/books/\{id\}/pages/": {
        "path.api_key": "key",
        "path.id": "media",
        "path.page": "page",
    },
}


@dataclass(frozen=True, slots=True)
class Things:
    """Real values by kind; the first of each takes the place of the contract's example."""

    by_kind: Mapping[str, Sequence[str | int]]

    def contract(self) -> str:
        """The contract with examples that exist."""
        text = BUNDLE.read_text("utf-8")
        for kind, example in (_EXAMPLE_IDS | _EXAMPLE_PATHS).items():
            text = text.replace(example, str(self.by_kind[kind][0]))
        document = bundling.parse(text)
        for parameter in document["components"]["parameters"].values():
            # The published SDK sends an empty value for null: it is as if nothing had been sent.
            # (For lists the flag is taken to forbid the text "null" as well.)
            is_list = parameter["schema"].get("type") == "array"
            if parameter["in"] == "query" and not is_list and not parameter.get("required"):
                parameter["allowEmptyValue"] = True
        for operation in _operations(document):
            operation["parameters"] = list(self._possible(document, operation))
        return bundling.dump(document)

    def _possible(self, document: Node, operation: Node) -> Iterator[Node]:
        """The parameters of an operation that can be sent together, with a cursor that is one."""
        described = [_resolved(document, one) for one in operation.get("parameters", ())]
        names = {one["name"] for one in described}
        for parameter in described:
            if _is_left_out(operation, parameter["name"], names):
                continue
            kind = _listed_kind(operation)
            if parameter["name"] == "cursor" and kind in self.by_kind:
                ids = [str(one) for one in self.by_kind[kind]]
                yield parameter | {"example": ids[0], "schema": {"type": "string", "enum": ids}}
            else:
                yield parameter


def _operations(document: Node) -> Iterator[Node]:
    for item in document["paths"].values():
        yield from (item[method] for method in METHODS if method in item)


def _resolved(document: Node, node: Node) -> Node:
    while "$ref" in node:
        node = document["components"]["parameters"][node["$ref"].rpartition("/")[2]]
    return node


def _is_left_out(operation: Node, name: str, names: set[str]) -> bool:
    """Whether a parameter is left out because nothing is found when all are sent together.

    `metadata[year]` cannot go with `metadata[year][from]`: books are asked for by the one form,
    all else by the other. An id is a cursor within what is found only, which after sixty filters
    is nothing: the three great lists are asked for without, the others with one.
    """
    if name == "cursor":
        return operation["operationId"] in ("library.get", "media.get", "series.get")
    is_exact = f"{name}[from]" in names
    is_range = name.endswith(("[from]", "[to]"))
    return is_range if operation["tags"] == ["media"] else is_exact


def _listed_kind(operation: Node) -> str:
    """What a list is of, by the name of its schema: `MediaPage` is of media."""
    content = operation["responses"].get("200", {}).get("content", {})
    reference = str(content.get("application/json", {}).get("schema", {}).get("$ref", ""))
    return reference.rpartition("/")[2].removesuffix("Page").lower()


def gather(server: Server, owner: Api, folder: Path) -> Things:
    """The things there are on a server, and some more that may come to harm."""
    media = sorted(owner.media.get(), key=lambda book: book.name != "Fog Harbour 1")
    series = sorted(owner.series.get(), key=lambda one: one.id != media[0].series_id)
    for name in ("Tablet", "Phone"):
        owner.api_key.create(name=name, permissions=["file:download"])
    reader = owner.api_key.create(name="Reader", permissions="inherit")
    return Things(
        {
            "media": [book.id for book in media],
            "series": [one.id for one in series],
            "library": [server.library_id],
            "user": [server.make_user(f"victim{number}") for number in range(_VICTIMS)],
            "job": [job.id for job in owner.job.get()],
            "api_key": [key.id for key in owner.api_key.get()],
            "key": [reader.api_key],
            "page": [1, 2],
            "file": [book.path for book in media],
            "series_folder": [one.path for one in series],
            "folder": [str(path) for path in _free_folders(folder)],
        }
    )


def _free_folders(folder: Path) -> Iterator[Path]:
    """Folders with one book each that are no library yet."""
    for number in range(_FREE_FOLDERS):
        root = folder / f"shelf{number}"
        comic(root / "Moths" / "Moths 1.cbz", pages=1)
        yield root


def token_of(server: Server, username: str) -> str:
    """An access token of an account with the password of all tests."""
    with Api(server.url, auth_method="token") as api:
        api.auth.login(username=username, password=PASSWORD)
        assert api.token is not None
        return api.token


@dataclass(frozen=True, slots=True)
class Budget:
    """What is tried, and how much of it."""

    examples: int = EXAMPLES
    phases: Sequence[str] = PHASES
    only: Sequence[str] = ()
    without: Sequence[str] = ()
    # Operations whose parameters the coverage phase does not go through one by one.
    uncovered: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found: codes of failures with the operations they were found in."""

    findings: dict[str, list[str]]
    tested: int
    dropped: list[str] = field(default_factory=list)
    output: str = ""


def run(
    url: str, folder: Path, things: Things, token: str | None, budget: Budget | None = None
) -> Outcome:
    """Run Schemathesis in a process of its own, as the bearer of the token or as nobody."""
    budget = budget or Budget()
    (folder / "dropped.txt").unlink(missing_ok=True)
    (folder / "contract.yaml").write_text(things.contract(), "utf-8")
    (folder / "settings.toml").write_text(_settings(things, token, budget), "utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(ROOT / "tests"), str(ROOT / "scripts"))),
        "SCHEMATHESIS_HOOKS": "builders.fuzz_hooks",
        "STUMP_FUZZ_DROPPED": str(folder / "dropped.txt"),
    }
    done = subprocess.run(
        _command(url, budget),
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    output = done.stdout + done.stderr
    report = folder / "report.json"
    assert report.exists(), output
    return _outcome(json.loads(report.read_text("utf-8")), folder / "dropped.txt", output)


def _command(url: str, budget: Budget) -> list[str]:
    selected = [("--include-operation-id", name) for name in budget.only]
    selected += [("--exclude-operation-id", name) for name in budget.without]
    return [
        *(str(Path(sys.executable).parent / "schemathesis"), "--config-file", "settings.toml"),
        *("run", "contract.yaml", "--url", url, "--phases", ",".join(budget.phases)),
        *("--max-examples", str(budget.examples), "--no-color"),
        *("--report", "json", "--report-json-path", "report.json"),
        *(part for pair in selected for part in pair),
    ]


def _settings(things: Things, token: str | None, budget: Budget) -> str:
    """Its settings: every check is on, nothing is kept between runs."""
    parts = [
        f"seed = {SEED}" if SEED != "random" else "",
        "workers = 1\ncontinue-on-failure = true\nrequest-timeout = 30\nmax-stream-events = 3",
        "warnings = false\n[cache]\nenabled = false",
        '[generation]\ndatabase = "none"',
        f"[phases.stateful]\nmax-steps = 4\ngeneration.max-examples = {SCENARIOS}",
        # Links that are guessed are thousands; unattended, those that the contract has will do.
        "" if IS_THOROUGH else "[phases.stateful.inference]\nalgorithms = []",
    ]
    if token is not None:
        parts.append(f"[auth.openapi.bearer]\nbearer = {json.dumps(token)}")
    parts += [
        f"[dictionaries.{kind}]\nvalues = {json.dumps(list(values))}"
        for kind, values in things.by_kind.items()
    ]
    for pattern, parameters in _PATHS.items():
        parts.append(f"[[operations]]\ninclude-path-regex = {json.dumps('^' + pattern)}")
        parts.append("[operations.parameters]")
        parts += [
            f'"{name}" = {{ dictionary = "{kind}", probability = {_REAL} }}'
            for name, kind in parameters.items()
        ]
    if budget.uncovered:
        names = json.dumps(list(budget.uncovered))
        parts.append(f"[[operations]]\ninclude-operation-id = {names}")
        parts.append("[operations.phases.coverage]\nenabled = false")
    return "\n".join(parts) + "\n"


def _outcome(report: dict[str, Any], dropped: Path, output: str) -> Outcome:
    findings = {item["code"]: item["operations"] for item in report["failures"]}
    if report["errors"]:
        findings["error"] = [json.dumps(error)[:300] for error in report["errors"]]
    names = sorted(set(dropped.read_text("utf-8").splitlines())) if dropped.exists() else []
    return Outcome(findings, report["operations"]["tested"], names, output)
