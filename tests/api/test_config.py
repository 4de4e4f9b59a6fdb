"""How the running server is set up: told to those who manage it, without secrets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from stump_client import Api, Forbidden
from stump_server.domain.access import Permission


def test_the_settings_in_effect_are_told(server: Any, owner: Api) -> None:
    config = owner.config.get()

    assert config.config_dir == str(server.data_dir)
    assert (config.profile, config.db_path, config.client_dir) == ("release", None, "")
    # One process per core by default; servers in tests have one for scans.
    assert config.max_scanner_concurrency == 1
    assert config.max_thumbnail_concurrency >= 1
    assert (config.session_ttl, config.max_image_upload_size) == (259_200, 20_971_520)


def test_no_secret_is_told(server: Any, owner: Api) -> None:
    settings = server.installation.settings
    told = repr(owner.config.get().to_dict())

    assert settings.database_url is None or settings.database_url not in told
    assert not {"database_url", "owner_password"} & owner.config.get().to_dict().keys()


def test_settings_are_for_those_who_manage_the_server(
    member: Api, make_user: Callable[..., Api]
) -> None:
    assert make_user(Permission.SERVER_MANAGE).config.get().port

    for nosy in (member, make_user(Permission.FILE_UPLOAD)):
        with pytest.raises(Forbidden):
            nosy.config.get()


def test_uploaders_learn_what_they_may_upload(member: Api, make_user: Callable[..., Api]) -> None:
    uploads = make_user(Permission.FILE_UPLOAD).config.get_upload()

    assert (uploads.enabled, uploads.max_file_upload_size) == (False, 0)
    with pytest.raises(Forbidden):
        member.config.get_upload()
