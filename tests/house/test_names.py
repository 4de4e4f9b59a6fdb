"""Names carry intent, every module says what it is for, and what is public says what it does."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

import pytest
from builders.checkout import PACKAGES, modules

EMPTY_WORDS = {"Manager", "Util", "Utils", "Helper", "Helpers", "Base", "Impl", "Data", "Info"}
EMPTY_MODULES = {"common", "util", "utils", "helper", "helpers", "misc", "base", "manager"}
ABBREVIATIONS = {"lib", "ctx", "cfg", "mgr", "tmp", "req", "res", "resp", "conn", "usr", "pwd"}
# Pytest's own name for a folder.
BORROWED = {"tmp_path", "tmp_path_factory"}
# Called by libraries, which say what they are for.
CALLED_BY_LIBRARIES = {"upgrade", "downgrade", "process_bind_param", "process_result_value"}

MODULES = list(modules())
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def defined(tree: ast.AST) -> Iterator[str]:
    """The names that a module gives: of functions, arguments and variables."""
    for node in ast.walk(tree):
        if isinstance(node, FUNCTIONS):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def empty_class_names(tree: ast.AST) -> set[str]:
    """Names of classes with a word that says nothing; ComicInfo is the name of a format."""
    names = {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    return {
        name
        for name in names
        if EMPTY_WORDS & set(re.findall("[A-Z][a-z]*", name.replace("ComicInfo", "")))
    }


def abbreviated(tree: ast.AST) -> set[str]:
    """Given names with an abbreviation in them."""
    return {name for name in set(defined(tree)) - BORROWED if ABBREVIATIONS & set(name.split("_"))}


def undocumented(tree: ast.AST) -> set[str]:
    """Public functions, methods and classes without a docstring."""
    found: set[str] = set()
    waiting: list[ast.AST] = [tree]
    while waiting:
        for node in ast.iter_child_nodes(waiting.pop()):
            if not isinstance(node, (*FUNCTIONS, ast.ClassDef)) or node.name.startswith("_"):
                continue
            if ast.get_docstring(node) is None and not _repeats_another(node):
                found.add(node.name)
            if isinstance(node, ast.ClassDef):
                waiting.append(node)
    return found


def _repeats_another(node: ast.AST) -> bool:
    """Whether a definition is a further signature, or takes its words from what it overrides."""
    decorators = getattr(node, "decorator_list", [])
    names = {getattr(item, "attr", getattr(item, "id", "")) for item in decorators}
    return bool(names & {"overload", "override", "setter"})


def test_no_class_has_an_empty_name() -> None:
    found = {str(file): empty_class_names(tree) for file, tree in MODULES}

    assert not {file: names for file, names in found.items() if names}


def test_no_module_has_an_empty_name() -> None:
    assert not [str(file) for file, _ in MODULES if file.stem in EMPTY_MODULES]


def test_names_are_spelled_out() -> None:
    found = {str(file): abbreviated(tree) for file, tree in MODULES}

    assert not {file: names for file, names in found.items() if names}


def test_every_module_says_what_it_is_for() -> None:
    empty = [str(file) for file, tree in MODULES if tree.body and not ast.get_docstring(tree)]

    assert not empty


def test_everything_public_says_what_it_does() -> None:
    public = modules(*PACKAGES.values())
    found = {str(file): undocumented(tree) - CALLED_BY_LIBRARIES for file, tree in public}

    assert not {file: names for file, names in found.items() if names}


@pytest.mark.parametrize(
    ("check", "source"),
    [
        (empty_class_names, "class LibraryManager: ..."),
        (empty_class_names, "class ScanData: ..."),
        (abbreviated, "def scan(lib): ..."),
        (abbreviated, "for tmp in range(3): ..."),
        (undocumented, "class Library:\n    '''One.'''\n    def scan(self): ..."),
    ],
    ids=["manager", "data", "argument", "variable", "method"],
)
def test_what_is_planted_is_found(check: Callable[[ast.AST], set[str]], source: str) -> None:
    assert check(ast.parse(source))


def test_names_of_formats_are_fine() -> None:
    assert not empty_class_names(ast.parse("class ComicInfo: ..."))
