"""The bundle is valid and current, and the bundler refuses what does not hold together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import bundle as bundling
import generate
import pytest
from contract_reading import ROOT, Document, operations
from openapi_spec_validator import OpenAPIV30SpecValidator


def files(**changed: Any) -> bundling.Files:
    """The smallest contract, with some of its files changed."""
    small: bundling.Files = {
        "openapi.yaml": {
            "openapi": "3.0.3",
            "paths": {"/tags": {"$ref": "paths/tag.yaml#/tags"}},
            "components": {},
        },
        "paths/tag.yaml": {
            "tags": {"get": {"schema": {"$ref": "../components/schemas/tag.yaml#/Tag"}}}
        },
        "components/schemas/tag.yaml": {"Tag": {"items": {"$ref": "#/Word"}}, "Word": {}},
    }
    return small | {name.replace("__", "/") + ".yaml": value for name, value in changed.items()}


def test_the_bundle_is_a_valid_contract(contract: Document) -> None:
    faults = [error.message for error in OpenAPIV30SpecValidator(contract).iter_errors()]

    assert not faults


def test_the_bundle_is_current() -> None:
    kept = (generate.GENERATED / "openapi.yaml").read_text("utf-8")

    assert bundling.dump(bundling.bundle(bundling.read_files(ROOT / "openapi"))) == kept


@pytest.mark.slow
def test_generated_code_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    status = generate.check()

    assert status == 0, capsys.readouterr().out


def test_every_operation_has_its_low_level_call(contract: Document) -> None:
    wanted = {op.name.replace(".", f"/{op.name.split('.')[0]}_") for op in operations(contract)}
    made = (generate.GENERATED / "client" / "api").glob("*/*_*.py")

    assert {f"{file.parent.name}/{file.stem}" for file in made if file.stem != "__init__"} == wanted


def test_stale_missing_and_surplus_files_are_told_apart_from_good_ones(tmp_path: Path) -> None:
    for folder, names in {"fresh": "same new stale", "kept": "same stale old"}.items():
        (tmp_path / folder).mkdir()
        for name in names.split():
            (tmp_path / folder / name).write_text("" if name == "same" else folder, "utf-8")

    stale = generate.stale_files(tmp_path / "fresh", tmp_path / "kept")

    assert stale == ["new", "old", "stale"]


def test_generating_removes_and_adds_files(tmp_path: Path) -> None:
    for folder, name in (("fresh", "new"), ("kept", "old")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).touch()

    generate.replace_package(tmp_path / "fresh", tmp_path / "kept")

    assert list(generate.contents(tmp_path / "kept")) == ["new"]


def test_references_become_local() -> None:
    bundled = bundling.bundle(files())

    assert bundled["paths"]["/tags"]["get"]["schema"] == {"$ref": "#/components/schemas/Tag"}
    assert bundled["components"]["schemas"] == {
        "Tag": {"items": {"$ref": "#/components/schemas/Word"}},
        "Word": {},
    }


def test_discriminators_follow() -> None:
    mapping = {"discriminator": {"mapping": {"tag": "tag.yaml#/Word"}}}
    bundled = bundling.bundle(files(components__schemas__tag={"Tag": mapping, "Word": {}}))

    rewritten = bundled["components"]["schemas"]["Tag"]["discriminator"]["mapping"]
    assert rewritten == {"tag": "#/components/schemas/Word"}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"components__schemas__word": {"Word": {}}}, "stands in"),
        ({"components__schemas__tag": {"Tag": {"items": {"$ref": "#/Word"}}}}, "not there"),
        ({"components__schemas__book": {"Book": {}}}, "nothing refers to"),
        ({"paths__book": {"books": {}}}, "nothing refers to"),
        (
            {"components__schemas__tag": {"Tag": {"$ref": "#/Word", "nullable": True}, "Word": {}}},
            "beside",
        ),
    ],
    ids=[
        "a name twice",
        "a reference to nothing",
        "an unused component",
        "an unused path",
        "company",
    ],
)
def test_what_does_not_hold_together_is_refused(changed: dict[str, Any], said: str) -> None:
    with pytest.raises(bundling.BundleError, match=said):
        bundling.bundle(files(**changed))


def test_a_key_given_twice_is_refused() -> None:
    with pytest.raises(bundling.BundleError, match="twice"):
        bundling.parse("name: a\npath: b\nname: c\n")


def test_times_stay_text_and_the_order_stays() -> None:
    text = "b: 2024-11-02T09:15:00+00:00\na: 1\n"

    assert bundling.parse(text) == {"b": "2024-11-02T09:15:00+00:00", "a": 1}
    assert list(bundling.parse(bundling.dump(bundling.parse(text)))) == ["b", "a"]
