"""Every refusal that property tests pass over still happens, and is passed over for no other."""

from __future__ import annotations

import http.client
import json
from collections.abc import Callable
from urllib.parse import quote

import pytest
from builders.checkout import operation_ids
from builders.fuzzing import token_of
from builders.refusals import REFUSALS, Refusal
from builders.servers import OWNER, Server
from stump_client import Api

FORM = (
    b'--edge\r\ncontent-disposition: form-data; name="file"; filename="f"'
    b"\r\n\r\ntext\r\n--edge--\r\n"
)
REFUSED = sorted(REFUSALS, key=lambda refusal: refusal.name)


@pytest.fixture
def names(owner: Api, server: Server, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What stands for "{kind}" in samples."""
    books = {book.name: book.id for book in owner.media.get()}
    return {
        "media": books["Fog Harbour 1"],
        "torn": books["Torn 1"],
        "epub": books["Rain"],
        "library": server.library_id,
        "folder": str(tmp_path_factory.mktemp("folder")),
        "me": owner.auth.me().id,
        "user": "none",
    }


@pytest.fixture
def token(server: Server) -> str:
    return token_of(server, OWNER)


def send(server: Server, refusal: Refusal, token: str, names: dict[str, str]) -> tuple[int, str]:
    """Status and sentence of the answer to a sample."""
    text = refusal.sample
    for kind, value in names.items():
        text = text.replace("{" + kind + "}", value)
    method, target, body = [*text.split(" ", 2), ""][:3]
    headers = {"authorization": f"Bearer {token}"}
    if refusal.header:
        name, _, value = refusal.header.partition(": ")
        headers[name] = value
    if body == "FILE":
        headers["content-type"] = "multipart/form-data; boundary=edge"
    elif body:
        headers["content-type"] = "application/json"
    content = FORM if body == "FILE" else body.encode()
    connection = http.client.HTTPConnection(server.url.removeprefix("http://"))
    try:
        connection.request(method, quote(target, "/?&=[]-"), content, headers)
        answer = connection.getresponse()
        said = answer.read().decode()
    finally:
        connection.close()
    return answer.status, said if said[:1] != "{" else str(json.loads(said)["message"])


@pytest.mark.parametrize("refusal", REFUSED, ids=lambda refusal: refusal.name)
def test_every_refusal_still_happens(
    refusal: Refusal, server: Server, token: str, names: dict[str, str]
) -> None:
    status, sentence = send(server, refusal, token, names)

    operations = [f"{tag}.{verb}" for tag, verbs in operation_ids().items() for verb in verbs]
    covered = [one for one in operations if refusal.covers(one, status, sentence, refusal.codes[0])]
    assert covered, (status, sentence)


def test_names_of_refusals_are_different() -> None:
    assert len({refusal.name for refusal in REFUSALS}) == len(REFUSALS)


@pytest.mark.parametrize(
    ("status", "sentence", "code"),
    [
        (400, "The expiry lies in the past", "ST101"),
        (500, "The expiry lies in the past", "ST202"),
        (400, "Something else", "ST202"),
    ],
    ids=["another check", "another status", "another sentence"],
)
def test_nothing_else_is_passed_over(status: int, sentence: str, code: str) -> None:
    (expiry,) = (refusal for refusal in REFUSALS if refusal.name == "expiry")

    is_covered: Callable[..., bool] = expiry.covers
    assert is_covered("api_key.create", 400, "The expiry lies in the past", "ST202")
    assert not is_covered("api_key.create", status, sentence, code)
    assert not is_covered("media.get", 400, "The expiry lies in the past", "ST202")
