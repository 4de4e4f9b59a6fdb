"""Every operation of the contract is a method of the SDK, with the contract's words."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args, get_type_hints, is_typeddict
from urllib.parse import unquote

import pytest
import stump_client
from builders.outside import Outside, reply_bytes, reply_json
from builders.sdk_contract import Operation, operations, resolve, sample, schema_name
from stump_client import Api, AsyncApi, Binary, Page, errors, models
from stump_client._operation import Controller
from stump_client._operation import Operation as SdkOperation

OPERATIONS = list(operations())
# A stream has no end, so its tests are elsewhere.
CALLS = [operation for operation in OPERATIONS if operation.id != "event.stream"]
CONVENIENCES = {
    "audit": {"each", "pages"},
    "event": {"event_source_url"},
    "job": {"each", "pages", "wait"},
    "library": {"each", "media_pages", "pages", "series_pages", "thumbnail_url"},
    "media": {
        "download",
        "download_url",
        "each",
        "keep_reading_pages",
        "page_url",
        "pages",
        "recently_added_pages",
        "thumbnail_url",
    },
    "series": {"each", "media_pages", "pages", "recently_added_pages", "thumbnail_url"},
    "user": {"avatar_url", "each", "pages"},
}
# What the SDK remembers by itself.
KEPT = {"auth.refresh": {"refresh_token"}}
PNG = b"\x89PNG\r\n\x1a\n"


def each_operation(found: list[Operation]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("operation", found, ids=lambda operation: operation.id)


def method(api: Api | AsyncApi, operation: Operation) -> Any:
    return getattr(getattr(api, operation.tag), operation.verb)


def described(api: Api | AsyncApi, operation: Operation) -> Any:
    """The function as it was written, with hints that can be read."""
    found = getattr(type(getattr(api, operation.tag)), operation.verb)
    return found.describe if isinstance(found, SdkOperation) else found


def leaves(name: str, hint: Any) -> Iterator[str]:
    """The names a parameter has in a query: `series[metadata][volume][from]` is a leaf."""
    kinds = [kind for kind in (hint, *get_args(hint)) if is_typeddict(kind)]
    if not kinds or any(kind is int for kind in get_args(hint)):
        yield name
    for kind in kinds:
        for inner, inner_hint in get_type_hints(kind).items():
            yield from leaves(f"{name}[{inner}]", inner_hint)


def keyword_names(function: Any) -> set[str]:
    hints = get_type_hints(function)
    names: set[str] = set()
    for parameter in inspect.signature(function).parameters.values():
        hint = hints.get(parameter.name)
        if parameter.kind is parameter.VAR_KEYWORD:
            (query,) = get_args(hint)
            for name, inner in get_type_hints(query).items():
                names.update(leaves(name, inner))
        elif parameter.kind is parameter.KEYWORD_ONLY:
            names.add(parameter.name)
    return names


def header_name(parameter: dict[str, Any]) -> str:
    return str(parameter["name"]).lower().replace("-", "_")


def contract_names(operation: Operation) -> set[str]:
    queries = {parameter["name"] for parameter in operation.parameters("query")}
    headers = {header_name(parameter) for parameter in operation.parameters("header")}
    return queries | headers | set(operation.body_fields)


@each_operation(OPERATIONS)
@pytest.mark.parametrize("kind", [Api, AsyncApi])
def test_every_operation_is_a_method_with_the_parameters_of_the_contract(
    kind: type[Api | AsyncApi], operation: Operation
) -> None:
    function = described(kind("http://localhost"), operation)

    parameters = list(inspect.signature(function).parameters.values())[1:]
    positional = [each.name for each in parameters if each.kind is each.POSITIONAL_ONLY]
    assert positional == [each["name"] for each in operation.parameters("path")]
    assert keyword_names(function) == contract_names(operation)
    assert not [each for each in parameters if each.kind is each.POSITIONAL_OR_KEYWORD]


@each_operation(OPERATIONS)
def test_what_the_contract_requires_has_no_default(operation: Operation) -> None:
    function = described(Api("http://localhost"), operation)

    required = {
        each.name
        for each in inspect.signature(function).parameters.values()
        if each.kind is each.KEYWORD_ONLY and each.default is each.empty
    }
    body = resolve(operation.body) if operation.body else {}
    headers = [each for each in operation.parameters("header") if each.get("required")]
    queries = {each["name"] for each in operation.parameters("query") if each.get("required")}
    wanted = {*body.get("required", []), *map(header_name, headers), *queries}
    assert required == wanted - KEPT.get(operation.id, set())


def arguments(operation: Operation) -> tuple[list[Any], dict[str, Any]]:
    """Arguments for an operation, made of the contract's own examples."""
    path = [each.get("example", "text") for each in operation.parameters("path")]
    keywords: dict[str, Any] = {}
    for parameter in operation.parameters("query"):
        nest(keywords, re.findall(r"[^\[\]]+", parameter["name"]), argument(parameter["schema"]))
    for parameter in operation.parameters("header"):
        keywords[header_name(parameter)] = "text"
    for name, node in operation.body_fields.items():
        keywords[name] = argument(node)
    return path, keywords


def nest(target: dict[str, Any], steps: list[str], value: Any) -> None:
    """Put a value where a bracket name points to; a range wins over a single number."""
    *outer, last = steps
    for step in outer:
        if not isinstance(target.get(step), dict):
            target[step] = {}
        target = target[step]
    target.setdefault(last, value)


def argument(node: dict[str, Any]) -> Any:
    """A value as a caller gives it: nested objects are models, files are bytes, times datetimes."""
    if resolve(node).get("format") == "binary":
        return PNG
    if resolve(node).get("format") == "date-time":
        return datetime(2099, 1, 1, tzinfo=UTC)
    if resolve(node).get("type") == "array":
        return [argument(resolve(node)["items"])]
    value = sample(node)
    model: Any = getattr(models, schema_name(node) or "", None)
    return model.from_dict(value) if hasattr(model, "from_dict") else value


def scripted_answer(operation: Operation) -> tuple[Any, Any]:
    """A reply to an operation, and what the SDK is to make of it."""
    media_type, node = operation.answer
    if media_type is None:
        return reply_bytes(b"", "text/plain"), None
    if media_type == "text/plain":
        return reply_bytes(b"pong", "text/plain"), "pong"
    if not media_type.endswith("json"):
        return reply_bytes(PNG, media_type), Binary(PNG, media_type)
    value = sample(node)
    return reply_json(value, operation.status), value


def plain(result: Any) -> Any:
    """A result as JSON, to compare it with what the server sent."""
    if isinstance(result, Page):
        page, cursor = result.page, result.cursor
        return {
            "data": [each.to_dict() for each in result],
            "_page": page and page.to_dict(),
            "_cursor": cursor and cursor.to_dict(),
        }
    if isinstance(result, list):
        return [plain(each) for each in result]
    return result.to_dict() if hasattr(result, "to_dict") else result


def check_arrival(outside: Outside, operation: Operation, path: list[Any], keywords: Any) -> None:
    arrival = outside.last
    filled = operation.path
    for parameter, value in zip(operation.parameters("path"), path, strict=True):
        filled = filled.replace(f"{{{parameter['name']}}}", str(value))
    assert (arrival.method, unquote(arrival.path)) == (operation.method, filled)
    sent = {name for name, _ in arrival.query}
    expected = {each["name"] for each in operation.parameters("query")}
    # Of a number and a range of the same name only one can be sent.
    assert sent == expected - {name.removesuffix("[from]") for name in expected if "[from]" in name}
    for parameter in operation.parameters("header"):
        assert arrival.headers[parameter["name"].lower()] == keywords[header_name(parameter)]


def check_body(outside: Outside, operation: Operation) -> None:
    if operation.body is None:
        assert outside.last.body == b""
    elif "file" in operation.body_fields:
        assert PNG in outside.last.body
    else:
        assert outside.last.json.keys() == operation.body_fields.keys()


@each_operation(CALLS)
def test_every_operation_sends_and_reads_what_the_contract_says(
    outside: Outside, operation: Operation
) -> None:
    script, expected = scripted_answer(operation)
    path, keywords = arguments(operation)
    outside.will(script)

    with Api(outside.url) as api:
        result = method(api, operation)(*path, **keywords)

    check_arrival(outside, operation, path, keywords)
    check_body(outside, operation)
    assert plain(result) == expected


@each_operation(CALLS)
def test_every_operation_works_as_a_coroutine(outside: Outside, operation: Operation) -> None:
    script, expected = scripted_answer(operation)
    path, keywords = arguments(operation)
    outside.will(script)

    async def run() -> Any:
        async with AsyncApi(outside.url) as api:
            return await method(api, operation)(*path, **keywords)

    assert plain(asyncio.run(run())) == expected
    check_arrival(outside, operation, path, keywords)


@each_operation(CALLS)
def test_every_operation_can_be_called_raw(outside: Outside, operation: Operation) -> None:
    with Api(outside.url) as api:
        function = getattr(getattr(api, operation.tag).raw, operation.verb)

    assert callable(function)


def test_a_raw_call_gives_the_whole_response(api: Api, outside: Outside) -> None:
    outside.will(reply_json({"is_claimed": True}, X_Colour="blue"))

    response = api.server.raw.get_claim_status()

    assert response.status_code == 200
    assert response.headers["x-colour"] == "blue"
    assert response.parsed == models.ClaimStatus(is_claimed=True)
    with pytest.raises(AttributeError, match="no operation fly"):
        _ = api.server.raw.fly


def test_controllers_have_nothing_but_operations_and_known_conveniences() -> None:
    api = Api("http://localhost")

    for tag in {operation.tag for operation in OPERATIONS}:
        controller = type(getattr(api, tag))
        found = {name for name in vars(controller) if not name.startswith("_")}
        verbs = {operation.verb for operation in OPERATIONS if operation.tag == tag}
        assert found == verbs | CONVENIENCES.get(tag, set()), tag


def test_a_method_shows_its_own_name_and_parameters(api: Api) -> None:
    signature = inspect.signature(api.media.get_page)

    assert list(signature.parameters) == ["id", "page", "how"]
    assert signature.return_annotation == "Binary"
    assert api.media.get_page.__doc__ is not None
    assert api.media.pages.__name__ == "pages"
    assert (api.media.each.__doc__ or "").endswith("One by one, to the end.")


def test_the_package_lists_what_it_promises() -> None:
    public = {name for name in vars(stump_client) if not name.startswith("_")}
    modules = {module.name for module in pkgutil.iter_modules(stump_client.__path__)}

    unlisted_modules = {name for name in modules if name not in {"filters", "models"}}
    assert public - unlisted_modules == set(stump_client.__all__)
    assert sorted(stump_client.__all__, key=lambda name: (name.upper() != name, name)) == list(
        stump_client.__all__
    )


def test_every_error_is_listed_and_drawn() -> None:
    kinds = {
        name: kind
        for name, kind in vars(errors).items()
        if inspect.isclass(kind) and issubclass(kind, Exception)
    }

    assert kinds.keys() <= set(stump_client.__all__)
    assert all(issubclass(kind, errors.ApiError) for kind in kinds.values())
    assert all(re.search(rf"\b{name}\b", errors.__doc__ or "") for name in kinds)


def test_the_sdk_needs_nothing_of_the_server() -> None:
    code = (
        "import sys, stump_client; "
        "print(*sorted({name.partition('.')[0] for name in sys.modules})); "
        "print('stump_generated.models' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    roots, has_server_models = done.stdout.splitlines()
    assert has_server_models == "False"
    assert not {"pydantic", "connexion", "sqlalchemy", "starlette", "stump_server", "yaml"} & set(
        roots.split()
    )


def test_every_module_says_what_it_is_for() -> None:
    for module in pkgutil.iter_modules(stump_client.__path__):
        loaded = importlib.import_module(f"stump_client.{module.name}")
        assert (loaded.__doc__ or "").strip(), module.name


def test_every_public_method_has_one_line_that_says_what_it_does() -> None:
    api = Api("http://localhost")

    for tag in {operation.tag for operation in OPERATIONS}:
        controller = getattr(api, tag)
        assert isinstance(controller, Controller)
        for name in vars(type(controller)):
            if not name.startswith("_"):
                assert (inspect.getdoc(getattr(type(controller), name)) or "").strip(), name


def test_type_checkers_see_the_package_as_typed() -> None:
    assert (Path(stump_client.__file__).parent / "py.typed").is_file()
