"""Whoever asks too often within a minute waits, and is told how long."""

from __future__ import annotations

from typing import Any

import pytest
from stump_server.web.options import Options

KEY = {"authorization": "Bearer stump_short_long"}


@pytest.fixture
def start(serve: Any, make_operation: Any) -> Any:
    def begin(requests_per_minute: int, **options: Any) -> Any:
        chosen = Options(requests_per_minute=requests_per_minute, **options)
        paths = {"/me": {"get": make_operation("user.me")}}
        return serve(paths, {"user.me": lambda user: user.username}, options=chosen, cookies={})

    return begin


def statuses(place: Any, count: int, **headers: str) -> list[int]:
    return [place.client.get("/me", headers=KEY | headers).status_code for _ in range(count)]


def test_any_number_is_let_through_by_default(start: Any) -> None:
    assert statuses(start(0), 50) == [200] * 50


def test_an_address_waits_when_it_asked_too_often(start: Any) -> None:
    place = start(3)

    found = statuses(place, 4)
    refused = place.client.get("/nowhere")

    assert found == [200, 200, 200, 429]
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert refused.json()["status"] == 429


def test_a_key_waits_wherever_it_is_used(start: Any) -> None:
    place = start(3, trusted_proxies=("127.0.0.1",))

    found = [
        statuses(place, 1, **{"x-forwarded-for": f"203.0.113.{number}"})[0] for number in range(4)
    ]

    assert found == [200, 200, 200, 429]
