"""Names of settings that nobody knows: each is said at the start, and stops nothing."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from pydantic import AliasChoices

from stump_server.commands.terminal import warn
from stump_server.settings import ENV_PREFIX, FILE_NAME, Settings

# Of the letters of both names, those that are the same.
_NEARLY = 0.75


def warn_of_unknown_settings(settings: Settings) -> None:
    """Tell of names in the file and in the environment that are no settings."""
    for sentence in (*_in_file(settings), *_in_environment()):
        warn(sentence)


def _in_file(settings: Settings) -> Iterator[str]:
    path = settings.config_dir / FILE_NAME
    given = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    known = {*Settings.model_fields, *_aliases()}
    for name in given:
        if name not in known:
            near = _nearest(name.lower(), Settings.model_fields)
            yield f"{FILE_NAME}: {name!r} is no setting" + (f", but {near!r} is" if near else "")


def _in_environment() -> Iterator[str]:
    """Only what is nearly a setting: names of others begin alike, such as those of Kubernetes."""
    fields = Settings.model_fields.items()
    plain = {name.upper() for name, field in fields if field.validation_alias is None}
    known = plain | {
        name.removeprefix(ENV_PREFIX) for name in _aliases() if name.startswith(ENV_PREFIX)
    }
    for name in sorted(os.environ):
        own = name.upper().removeprefix(ENV_PREFIX)
        if name.upper().startswith(ENV_PREFIX) and own not in known:
            near = _nearest(own, known)
            if near:
                yield f"{name} is no setting, but {ENV_PREFIX}{near} is"


def _aliases() -> set[str]:
    choices = (field.validation_alias for field in Settings.model_fields.values())
    return {
        str(name)
        for choice in choices
        if isinstance(choice, AliasChoices)
        for name in choice.choices
    }


def _nearest(name: str, known: Iterable[str]) -> str | None:
    return next(iter(get_close_matches(name, list(known), n=1, cutoff=_NEARLY)), None)
