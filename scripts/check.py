"""Run every check that needs no server; a step whose files did not change since it passed is kept.

python scripts/check.py
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STAMPS = ROOT / ".make"
BIN = Path(sys.executable).parent
# What is delivered, and what makes it. Of the tests only those that are rules about the contract.
TYPED = ("server", "client", "generated", "scripts")
CODE = ("server", "client", "scripts", "tests")
# What every step depends on: the tools and how they are set.
TOOLS = ("pyproject.toml", "requirements-dev.txt")
MYPY = (str(BIN / "mypy"), "--no-error-summary")
# Where modules are found; pytest has the same in its own settings.
MODULES = ("server", "client", "generated", "scripts", "tests", "tests/contract")
ENVIRONMENT = {**os.environ, "MYPYPATH": os.pathsep.join(MODULES)}
PYTEST = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider")


@dataclass(frozen=True, slots=True)
class Step:
    """One command, and the files and folders that its outcome depends on."""

    name: str
    command: Sequence[str]
    inputs: Sequence[str]


STEPS = (
    Step("form", (str(BIN / "ruff"), "check", "--quiet", "."), CODE),
    Step("layout", (str(BIN / "ruff"), "format", "--check", "--quiet", "."), CODE),
    Step("types", (*MYPY, *TYPED), TYPED),
    Step("types of contract tests", (*MYPY, "tests/contract"), ("tests/contract", "scripts")),
    Step(
        "generated code",
        (sys.executable, "scripts/check_generated.py"),
        ("openapi", "generated", "scripts"),
    ),
    Step(
        "structure and contract",
        (
            *(*PYTEST, "tests/house", "tests/contract", "--deselect"),
            "tests/contract/test_bundle.py::test_generated_code_is_current",
        ),
        (*CODE, "openapi", "generated", "Makefile", "README.md", ".ci", "requirements.txt"),
    ),
)


def files(inputs: Iterable[str]) -> list[Path]:
    """Every file that counts, in a fixed order."""
    found: set[Path] = set()
    for name in (*inputs, *TOOLS):
        path = ROOT / name
        found |= {path} if path.is_file() else set(path.rglob("*"))
    return sorted(path for path in found if path.is_file() and "__pycache__" not in path.parts)


def fingerprint(step: Step) -> str:
    """A digest of the command and of everything it looks at."""
    digest = hashlib.sha256(repr((step.command, sys.version)).encode())
    for file in files(step.inputs):
        digest.update(f"\0{file.relative_to(ROOT)}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def passes(step: Step) -> bool:
    """Run one step unless it passed before with the same files, and tell how it went."""
    stamp = STAMPS / f"check-{step.name.replace(' ', '-')}"
    state = fingerprint(step)
    print(f"{step.name} ...", end=" ", flush=True)
    if stamp.exists() and stamp.read_text("utf-8") == state:
        print("unchanged")
        return True
    begin = time.perf_counter()
    done = subprocess.run(
        step.command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    print(f"{'failed' if done.returncode else 'ok'} ({time.perf_counter() - begin:.1f} s)")
    if done.returncode:
        print(done.stdout + done.stderr)
        return False
    STAMPS.mkdir(exist_ok=True)
    stamp.write_text(state, "utf-8")
    return True


def main() -> int:
    """Run all steps, also behind one that fails; 1 when any did."""
    failed = [step.name for step in STEPS if not passes(step)]
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
