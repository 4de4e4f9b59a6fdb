"""One word, five places: the tag is the module, the controller and the test file; no orphans."""

from __future__ import annotations

import ast

import pytest
from builders.checkout import PACKAGES, ROOT, contract, operation_ids
from stump_client import Api, AsyncApi

OPERATIONS = operation_ids()
TAGS = sorted(OPERATIONS)
# Tags whose tests are not written yet; an entry goes away with the file that is written.
UNTESTED_TAGS: set[str] = set()


def names(pattern: str) -> set[str]:
    """The words that files are named for, without those that begin with an underscore."""
    stems = (file.stem.removeprefix("test_") for file in ROOT.glob(pattern))
    return {stem for stem in stems if not stem.startswith("_")}


def functions(tag: str) -> set[str]:
    """The public functions written in the handlers' module of a tag."""
    file = PACKAGES["stump_server"] / "handlers" / f"{tag}.py"
    tree = ast.parse(file.read_text("utf-8"))
    defined = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        node.name
        for node in tree.body
        if isinstance(node, defined) and not node.name.startswith("_")
    }


def test_tags_are_listed_once_and_used() -> None:
    listed = [tag["name"] for tag in contract()["tags"]]

    assert sorted(listed) == TAGS


def test_operations_begin_with_their_tag() -> None:
    items = [item for path in contract()["paths"].values() for item in path.values()]
    operations = [item for item in items if isinstance(item, dict)]

    assert all(
        operation["tags"] == [operation["operationId"].partition(".")[0]]
        for operation in operations
    )


@pytest.mark.parametrize("pattern", ["openapi/paths/*.yaml", "server/stump_server/handlers/*.py"])
def test_every_tag_has_its_file_and_every_file_its_tag(pattern: str) -> None:
    assert names(pattern) == set(TAGS)


def test_every_tag_has_its_tests() -> None:
    assert set(TAGS) - names("tests/api/test_*.py") == UNTESTED_TAGS


@pytest.mark.parametrize("tag", TAGS)
def test_every_operation_has_its_handler_and_every_handler_its_operation(tag: str) -> None:
    assert functions(tag) == OPERATIONS[tag]


@pytest.mark.parametrize("tag", TAGS)
def test_every_operation_has_its_methods_in_the_sdk(tag: str) -> None:
    for kind in (Api, AsyncApi):
        assert hasattr(kind, tag)
    with Api("http://localhost") as api:
        controller = getattr(api, tag)

    lacking = {verb for verb in OPERATIONS[tag] if not callable(getattr(controller, verb, None))}
    assert not lacking


def test_the_sdk_has_a_module_for_every_tag() -> None:
    assert set(TAGS) <= names("client/stump_client/*.py")
