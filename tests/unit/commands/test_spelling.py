"""Names in Stump.toml and in the environment that mean nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from stump_server.commands.spelling import warn_of_unknown_settings
from stump_server.settings import Settings


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory, and an environment that names nothing else."""
    for name in list(os.environ):
        if name.upper().startswith("STUMP_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("STUMP_CONFIG_DIR", str(tmp_path))
    return tmp_path


def said(capfd: pytest.CaptureFixture[str]) -> list[str]:
    """The warnings of a start."""
    warn_of_unknown_settings(Settings())
    out, err = capfd.readouterr()
    assert out == ""
    return err.splitlines()


def test_unknown_names_in_the_file_are_said_in_their_order(
    data: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (data / "Stump.toml").write_text('Port = 1\nmax_scaner_concurrency = 3\n[server]\nhost = "::"')

    assert said(capfd) == [
        "warning: Stump.toml: 'Port' is no setting, but 'port' is",
        "warning: Stump.toml: 'max_scaner_concurrency' is no setting,"
        " but 'max_scanner_concurrency' is",
        "warning: Stump.toml: 'server' is no setting",
    ]


def test_all_known_names_are_taken_in_silence(
    data: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (data / "Stump.toml").write_text("port = 1234\nENABLE_SWAGGER_UI = false\nsession_ttl = 5")
    monkeypatch.setenv("STUMP_SESSION_SLIDING", "true")
    monkeypatch.setenv("STUMP_REFRESH_TOKEN_TTL", "5")

    assert said(capfd) == []
    assert not Settings().enable_swagger


def test_only_what_is_nearly_a_setting_is_said_of_the_environment(
    data: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    others = ("SERVICE_HOST", "SERVICE_PORT", "PORT_10801_TCP", "TEST_DATABASE", "REVISION")
    for name in (*others, "PUBLIC_ULR", "ENABLE_SWAGER_UI"):
        monkeypatch.setenv(f"STUMP_{name}", "x")

    assert said(capfd) == [
        "warning: STUMP_ENABLE_SWAGER_UI is no setting, but STUMP_ENABLE_SWAGGER_UI is",
        "warning: STUMP_PUBLIC_ULR is no setting, but STUMP_PUBLIC_URL is",
    ]
    assert not list(data.iterdir())
