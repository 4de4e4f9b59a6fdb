"""The steps that bring old databases up to date end where the tables are described."""

from __future__ import annotations

from pathlib import Path

import stump_server.storage
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from stump_server.storage import Database
from stump_server.storage.tables import metadata


def is_described(name: str | None, *_: object) -> bool:
    """The index of searches is made by the engine's own means, which no table describes."""
    return not (name or "").startswith(("search_index", "ix_search_index"))


def test_a_database_after_all_steps_is_what_the_tables_say(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "compare_server_default": True,
                "include_name": is_described,
            },
        )

        assert compare_metadata(context, metadata) == []


def test_the_steps_are_one_line_without_forks() -> None:
    config = Config()
    config.set_main_option(
        "script_location", str(Path(stump_server.storage.__file__).parent / "migrations")
    )
    scripts = ScriptDirectory.from_config(config)

    assert len(scripts.get_heads()) == 1
    assert len(scripts.get_bases()) == 1
