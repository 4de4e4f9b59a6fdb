"""Libraries, their settings, counts and scan records."""

from __future__ import annotations

import dataclasses
from typing import Any

from stump_generated import models

from stump_server.domain.jobs import ScanOptions, ScanRecord
from stump_server.domain.library import (
    Cleaning,
    Library,
    LibraryConfig,
    LibraryDraft,
    LibraryPattern,
    LibraryStats,
    Tag,
)
from stump_server.shapes import image


def one(library: Library) -> dict[str, Any]:
    """A library with its settings."""
    return {
        "id": library.id,
        "name": library.name,
        "description": library.description,
        "emoji": library.emoji,
        "path": library.path,
        "status": library.status.value,
        "updated_at": library.updated_at,
        "series": None,
        "tags": tags(library.tags),
        "config": _config(library.config),
    }


def maybe(library: Library | None) -> dict[str, Any] | None:
    """A library, or null."""
    return None if library is None else one(library)


def tags(found: tuple[Tag, ...] | None) -> list[dict[str, Any]] | None:
    """Tags, null when they were not loaded."""
    return None if found is None else [{"id": tag.id, "name": tag.name} for tag in found]


def _config(config: LibraryConfig) -> dict[str, Any]:
    return {
        **dataclasses.asdict(config),
        "library_pattern": config.library_pattern.value,
        "thumbnail_config": image.one(config.thumbnail_config),
    }


def config(body: models.LibraryConfigWrite | None) -> LibraryConfig | None:
    """Settings as a client sends them; None when it sends none."""
    if body is None:
        return None
    given = {
        "default_reading_dir": body.default_reading_dir,
        "default_reading_mode": body.default_reading_mode,
        "default_reading_image_scale_fit": body.default_reading_image_scale_fit,
    }
    words = {name: value.value for name, value in given.items() if value is not None}
    if words.get("default_reading_image_scale_fit") == "original":
        words["default_reading_image_scale_fit"] = "none"
    return LibraryConfig(
        convert_rar_to_zip=body.convert_rar_to_zip,
        hard_delete_conversions=body.hard_delete_conversions,
        generate_file_hashes=body.generate_file_hashes,
        generate_koreader_hashes=body.generate_koreader_hashes,
        process_metadata=body.process_metadata,
        watch=body.watch,
        library_pattern=LibraryPattern(
            body.library_pattern.value if body.library_pattern else LibraryPattern.SERIES_BASED
        ),
        thumbnail_config=image.options(body.thumbnail_config),
        ignore_rules=tuple(str(rule) for rule in body.ignore_rules or ()),
        **words,
    )


def draft(body: models.LibraryCreate | models.LibraryUpdate) -> LibraryDraft:
    """A library as a client wants it."""
    return LibraryDraft(
        name=body.name,
        path=body.path,
        description=body.description,
        emoji=body.emoji,
        tags=tuple(str(tag) for tag in body.tags or ()),
        config=config(body.config),
        is_to_be_scanned=body.scan_mode is not models.LibraryScanMode.NONE,
    )


def stats(found: LibraryStats) -> dict[str, Any]:
    """Counts."""
    return dataclasses.asdict(found)


def cleaning(done: Cleaning) -> dict[str, Any]:
    """What cleaning removed."""
    return dataclasses.asdict(done)


def scan_options(body: models.ScanOptions | None) -> ScanOptions:
    """Options as a client sends them; nothing, null and false flags mean the default."""
    chosen = body.config if body else None
    if chosen is None:
        return ScanOptions()
    return ScanOptions(
        force_rebuild=bool(chosen.force_rebuild),
        regen_meta=bool(chosen.regen_meta),
        regen_hashes=bool(chosen.regen_hashes),
    )


def _scan_options(options: ScanOptions | None) -> dict[str, Any] | None:
    if options is None:
        return None
    if options.force_rebuild:
        return {"config": {"force_rebuild": True}}
    flags = {"regen_meta": options.regen_meta, "regen_hashes": options.regen_hashes}
    return {"config": flags}


def last_scan(library: Library, record: ScanRecord | None) -> dict[str, Any]:
    """When a library was scanned last, and how."""
    return {
        "last_scanned_at": library.last_scanned_at,
        "last_scan": record
        and {"options": _scan_options(record.options), "timestamp": record.timestamp},
    }


def scan_record(record: ScanRecord) -> dict[str, Any]:
    """One finished scan."""
    return {
        "id": record.id,
        "options": _scan_options(record.options),
        "timestamp": record.timestamp,
        "library_id": record.library_id,
        "job_id": record.job_id,
    }
