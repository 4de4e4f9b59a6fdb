"""Write generated/ from the contract: the bundle, the models of the server, the calls of the SDK.

    python scripts/generate.py            write generated/
    python scripts/generate.py --check    write nothing, tell what is stale

The same contract gives the same bytes everywhere: generators are pinned, work in an empty
directory and see no settings but those given here. Any warning of a generator is an error.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import bundle as bundling

ROOT = Path(__file__).resolve().parent.parent
CONTRACT = ROOT / "openapi"
GENERATED = ROOT / "generated" / "stump_generated"

PACKAGE_TEXT = '"""What `make generate` makes of the contract in openapi/; do not edit."""\n'
MODELS_HEADER = '"""Values of the contract; generated, do not edit."""\n\n# ruff: noqa\n'
MODEL_OPTIONS = [
    *("--input-file-type", "openapi", "--output-model-type", "pydantic_v2.BaseModel"),
    *("--target-python-version", "3.11", "--disable-timestamp", "--use-double-quotes"),
    *("--formatters", "ruff-check", "ruff-format"),
    *("--use-standard-collections", "--use-union-operator", "--use-annotated"),
    # A required nullable field keeps its null, an optional one does not gain it on the wire.
    *("--strict-nullable", "--field-constraints"),
    *("--capitalise-enum-members", "--set-default-enum-member"),
    *("--enum-field-as-literal", "one", "--use-one-literal-as-default"),
    # Constrained words stay plain strings instead of becoming classes of their own.
    "--use-type-alias",
]


class GenerationError(Exception):
    """A generator failed or had something to say."""


def run(module: str, arguments: Sequence[str], folder: Path) -> None:
    """Run a generator of this environment in the folder; anything on stderr is a failure."""
    environment = {
        **os.environ,
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))),
        "RUFF_NO_CACHE": "true",
        "PYTHONHASHSEED": "0",
    }
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode or done.stderr.strip():
        raise GenerationError(f"{module} failed:\n{done.stdout}{done.stderr}")


def without_security(document: dict[str, Any]) -> dict[str, Any]:
    """The document with open operations only.

    For a closed operation the client generator demands a client that sends a header, and a
    session travels in a cookie.
    """
    paths = {
        path: {
            method: {key: value for key, value in operation.items() if key != "security"}
            for method, operation in item.items()
        }
        for path, item in document["paths"].items()
    }
    return {**document, "paths": paths}


def with_one_body(document: dict[str, Any]) -> dict[str, Any]:
    """The document with the first media type of every body only.

    The client sends one, and the generator writes code that does not run where two mean the same.
    """
    paths = {
        path: {method: _with_one_body(operation) for method, operation in item.items()}
        for path, item in document["paths"].items()
    }
    return {**document, "paths": paths}


def _with_one_body(operation: dict[str, Any]) -> dict[str, Any]:
    if "requestBody" not in operation:
        return operation
    body = operation["requestBody"]
    first = dict(list(body["content"].items())[:1])
    return {**operation, "requestBody": {**body, "content": first}}


def write_models(bundle: Path, package: Path, work: Path) -> None:
    """Write models.py: what request and answer bodies look like in Python."""
    (work / "ruff.toml").write_text("line-length = 100\n", "utf-8")
    made = work / "models.py"
    run(
        "datamodel_code_generator",
        ["--input", str(bundle), "--output", str(made), *MODEL_OPTIONS],
        work,
    )
    (package / "models.py").write_text(MODELS_HEADER + made.read_text("utf-8"), "utf-8")


def write_client(document: dict[str, Any], package: Path, work: Path) -> None:
    """Write client/: one module per operation with its low-level calls."""
    source = work / "client.yaml"
    source.write_text(bundling.dump(with_one_body(without_security(document))), "utf-8")
    options = ["--path", str(source), "--config", str(CONTRACT / "client.yaml")]
    target = ["--meta", "none", "--output-path", str(package / "client"), "--overwrite"]
    run("openapi_python_client", ["generate", *options, *target, "--fail-on-warning"], work)


def write_package(package: Path) -> None:
    """Write everything that is generated into the folder."""
    document = bundling.bundle(bundling.read_files(CONTRACT))
    package.mkdir(parents=True, exist_ok=True)
    bundle = package / "openapi.yaml"
    bundle.write_text(bundling.dump(document), "utf-8")
    (package / "__init__.py").write_text(PACKAGE_TEXT, "utf-8")
    (package / "py.typed").touch()
    with tempfile.TemporaryDirectory() as work:
        write_models(bundle, package, Path(work))
        write_client(document, package, Path(work))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below the folder by its path in it, without what running leaves behind."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not {"__pycache__", ".ruff_cache"} & set(file.parts)
    }


def stale_files(fresh: Path, kept: Path) -> list[str]:
    """Files that differ between the folders, or are in only one of them."""
    made, found = contents(fresh), contents(kept)
    return sorted(name for name in made | found if made.get(name) != found.get(name))


def replace_package(fresh: Path, kept: Path) -> None:
    """Make the kept folder equal to the fresh one, leaving files that are right alone."""
    for name in stale_files(fresh, kept):
        (kept / name).parent.mkdir(parents=True, exist_ok=True)
        if (fresh / name).exists():
            shutil.copyfile(fresh / name, kept / name)
        else:
            (kept / name).unlink()


def check() -> int:
    """Tell which generated files are stale; 1 when there are any."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / GENERATED.name
        write_package(fresh)
        stale = stale_files(fresh, GENERATED)
    for name in stale:
        print(f"stale: {(GENERATED / name).relative_to(ROOT)}")
    if stale:
        print("run `make generate` and commit the result")
    return 1 if stale else 0


def generate() -> int:
    """Bring generated/ up to date."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / GENERATED.name
        write_package(fresh)
        replace_package(fresh, GENERATED)
    return 0


def main() -> int:
    """Generate, or check what was generated."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 when stale")
    try:
        return check() if parser.parse_args().check else generate()
    except (GenerationError, bundling.BundleError) as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
