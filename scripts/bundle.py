"""Put the contract, many files kept by hand, together into the one file that every tool reads.

    python scripts/bundle.py openapi/openapi.yaml        the bundle on standard output

Every top-level key of a file under components/ becomes a component of that name; every reference
becomes `#/components/...`; path items stand where they are referred to. Order is kept.
Refused are names given twice, references to nothing or with company, and components and paths
that nothing refers to.
"""

from __future__ import annotations

import argparse
import posixpath
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

HEADER = "# Generated from openapi/ by `make generate`; do not edit.\n"
KINDS = ("schemas", "parameters", "responses", "headers")

Node = Any
Files = dict[str, dict[str, Node]]


class BundleError(Exception):
    """The contract does not hold together; the text says where."""


class _Loader(yaml.CSafeLoader):
    """YAML as JSON knows it: times stay text, and no key stands twice."""


class _Dumper(yaml.CSafeDumper):
    """YAML without anchors."""

    def ignore_aliases(self, _: object) -> bool:
        """Write every value out, however often it occurs."""
        return True


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[str, Node]:
    pairs = [(loader.construct_object(key), value) for key, value in node.value]
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise BundleError(f"{name} stands twice near line {node.start_mark.line + 1}")
    return {name: loader.construct_object(value, deep=True) for name, value in pairs}


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
_Loader.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)


def parse(text: str) -> Node:
    """The YAML text as plain values; a key given twice is an error."""
    return yaml.load(text, _Loader)  # noqa: S506 - a safe loader with fewer types


def dump(document: Node) -> str:
    """The document as YAML in its own order."""
    text: str = yaml.dump(document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
    return HEADER + text


def read_files(folder: Path) -> Files:
    """Every YAML file of the contract, by its path inside the folder."""
    found = sorted((*folder.glob("openapi.yaml"), *folder.glob("*/**/*.yaml")))
    return {file.relative_to(folder).as_posix(): parse(file.read_text("utf-8")) for file in found}


def kind_of(file: str) -> str | None:
    """Which kind of components a file holds: `components/schemas/media.yaml` holds schemas."""
    parts = file.removesuffix(".yaml").split("/")
    return parts[1] if parts[0] == "components" and parts[1] in KINDS else None


def components(files: Files) -> dict[str, dict[str, tuple[str, Node]]]:
    """Every component by kind and name, with the file it stands in."""
    found: dict[str, dict[str, tuple[str, Node]]] = {}
    for file, content in files.items():
        kind = kind_of(file)
        if kind is None:
            continue
        named = found.setdefault(kind, {})
        for name, node in content.items():
            if name in named:
                raise BundleError(f"{kind} {name} stands in {named[name][0]} and in {file}")
            named[name] = (file, node)
    return found


def locate(reference: str, file: str, files: Files) -> tuple[str, str]:
    """File and name that a reference written in `file` points at."""
    path, _, pointer = reference.partition("#/")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(file), path)) if path else file
    if target not in files or pointer not in files[target]:
        raise BundleError(f"{file} refers to {reference}, which is not there")
    return target, pointer


def local(reference: str, file: str, files: Files) -> str:
    """The reference as it is written in the bundle."""
    target, name = locate(reference, file, files)
    kind = kind_of(target)
    if kind is None:
        raise BundleError(f"{file} refers to {reference}, which is no component")
    return f"#/components/{kind}/{name}"


def rewrite(node: Node, file: str, files: Files) -> Node:
    """The node with every reference made local."""
    if isinstance(node, list):
        return [rewrite(item, file, files) for item in node]
    if not isinstance(node, dict):
        return node
    if isinstance(node.get("$ref"), str):
        if len(node) > 1:
            raise BundleError(f"{file}: tools ignore what stands beside {node['$ref']}")
        return {"$ref": local(node["$ref"], file, files)}
    return {key: _rewrite_value(key, value, file, files) for key, value in node.items()}


def _rewrite_value(key: str, value: Node, file: str, files: Files) -> Node:
    if key == "mapping":
        return {tag: local(reference, file, files) for tag, reference in value.items()}
    return value if key in ("example", "default", "enum") else rewrite(value, file, files)


def inline_paths(root: dict[str, Node], files: Files) -> dict[str, Node]:
    """The path items, each in the place of its reference."""
    paths = {}
    for path, item in root["paths"].items():
        target, name = locate(item["$ref"], "openapi.yaml", files)
        paths[path] = rewrite(files[target][name], target, files)
    return paths


def references(node: Node) -> Iterator[str]:
    """Every local reference in a node, those of discriminators included."""
    if isinstance(node, list):
        for item in node:
            yield from references(item)
    elif isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for key, value in node.items():
            if key == "mapping":
                yield from value.values()
            else:
                yield from references(value)


def unused(document: dict[str, Node]) -> list[str]:
    """Components that cannot be reached from the paths or from extensions of the root."""
    kinds = {kind: document["components"].get(kind, {}) for kind in KINDS}
    parts = {
        f"#/components/{kind}/{name}": n for kind, all_ in kinds.items() for name, n in all_.items()
    }
    waiting = [value for key, value in document.items() if key != "components"]
    reached: set[str] = set()
    while waiting:
        for reference in references(waiting.pop()):
            if reference not in reached:
                reached.add(reference)
                waiting.append(parts[reference])
    return [name for name in parts if name not in reached]


def unreferenced_paths(root: dict[str, Node], files: Files) -> list[str]:
    """Path items that `openapi.yaml` does not list."""
    listed = {locate(item["$ref"], "openapi.yaml", files) for item in root["paths"].values()}
    every = {(file, name) for file in files if file.startswith("paths/") for name in files[file]}
    return sorted(f"{file}#/{name}" for file, name in every - listed)


def bundle(files: Files) -> dict[str, Node]:
    """The whole contract as one document."""
    root = files["openapi.yaml"]
    document = {**rewrite({k: v for k, v in root.items() if k != "paths"}, "openapi.yaml", files)}
    document["paths"] = inline_paths(root, files)
    document["components"] = dict(root["components"])
    for kind, named in components(files).items():
        document["components"][kind] = {
            n: rewrite(x, file, files) for n, (file, x) in named.items()
        }
    ordered = {key: document[key] for key in root}
    orphans = [*unused(ordered), *unreferenced_paths(root, files)]
    if orphans:
        raise BundleError("nothing refers to " + ", ".join(orphans))
    return ordered


def main() -> int:
    """Write the bundle of the named contract to standard output."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("contract", type=Path)
    try:
        sys.stdout.write(dump(bundle(read_files(parser.parse_args().contract.parent))))
    except BundleError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
