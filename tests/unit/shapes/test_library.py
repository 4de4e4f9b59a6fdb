"""Libraries and their settings, to clients and from them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from stump_generated import models
from stump_server.domain.jobs import ScanOptions, ScanRecord
from stump_server.domain.library import (
    FileStatus,
    ImageFormat,
    ImageOptions,
    Library,
    LibraryConfig,
    LibraryPattern,
    Resize,
    ResizeMode,
)
from stump_server.shapes import image, library

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def config(**fields: Any) -> LibraryConfig:
    found = library.config(models.LibraryConfigWrite(**fields))
    assert found is not None
    return found


def test_no_settings_are_no_settings() -> None:
    assert library.config(None) is None


def test_settings_left_out_take_their_defaults() -> None:
    assert config() == LibraryConfig()


def test_settings_arrive_as_they_were_sent() -> None:
    found = config(
        generate_file_hashes=True,
        process_metadata=False,
        library_pattern="COLLECTION_BASED",
        default_reading_dir="rtl",
        default_reading_mode="continuous:vertical",
        default_reading_image_scale_fit="width",
        ignore_rules=["**/drafts/**"],
    )

    assert found == LibraryConfig(
        generate_file_hashes=True,
        process_metadata=False,
        library_pattern=LibraryPattern.COLLECTION_BASED,
        default_reading_dir="rtl",
        default_reading_mode="continuous:vertical",
        default_reading_image_scale_fit="width",
        ignore_rules=("**/drafts/**",),
    )


def test_published_clients_have_another_word_for_no_fitting() -> None:
    assert config(default_reading_image_scale_fit="original").default_reading_image_scale_fit == (
        "none"
    )


def test_a_library_shows_its_settings() -> None:
    options = ImageOptions(ImageFormat.WEBP, Resize(ResizeMode.SCALED, 0.5, 0.25), 80.0, 2)
    found = Library(
        id="l",
        name="Comics",
        path="/books",
        status=FileStatus.READY,
        created_at=NOW,
        updated_at=NOW,
        config=LibraryConfig(id="c", library_id="l", thumbnail_config=options),
    )

    shaped = library.one(found)

    assert (shaped["status"], shaped["series"], shaped["tags"]) == ("READY", None, None)
    assert shaped["config"]["library_pattern"] == "SERIES_BASED"
    assert shaped["config"]["thumbnail_config"] == {
        "format": "Webp",
        "quality": 80.0,
        "page": 2,
        "resize_options": {"mode": "Scaled", "height": 0.5, "width": 0.25},
    }
    assert library.maybe(None) is None


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        (None, ScanOptions()),
        ({}, ScanOptions()),
        ({"config": None}, ScanOptions()),
        ({"config": {}}, ScanOptions()),
        ({"config": {"force_rebuild": False}}, ScanOptions()),
        ({"config": {"force_rebuild": True}}, ScanOptions(force_rebuild=True)),
        ({"config": {"regen_meta": True}}, ScanOptions(regen_meta=True)),
        (
            {"config": {"regen_meta": True, "regen_hashes": True}},
            ScanOptions(regen_meta=True, regen_hashes=True),
        ),
    ],
)
def test_scan_options_say_what_they_say(sent: Any, meant: ScanOptions) -> None:
    body = None if sent is None else models.ScanOptions(**sent)

    assert library.scan_options(body) == meant
    assert meant.is_default == (meant == ScanOptions())


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        (None, None),
        (ScanOptions(force_rebuild=True), {"config": {"force_rebuild": True}}),
        (
            ScanOptions(regen_hashes=True),
            {"config": {"regen_meta": False, "regen_hashes": True}},
        ),
    ],
)
def test_a_record_shows_its_options(options: ScanOptions | None, shown: Any) -> None:
    record = ScanRecord(7, "l", NOW, options, "j")

    assert library.scan_record(record) == {
        "id": 7,
        "options": shown,
        "timestamp": NOW,
        "library_id": "l",
        "job_id": "j",
    }


@pytest.mark.parametrize(
    ("sent", "quality"), [(None, None), (0, 0), (0.5, 50), (1, 100), (75, 75), (100, 100)]
)
def test_a_quality_up_to_one_is_a_share(sent: float | None, quality: float | None) -> None:
    options = image.options(models.ImageOptionsWrite(format="Jpeg", quality=sent))

    assert options is not None
    assert options.quality == quality


def test_no_image_options_are_none() -> None:
    assert image.options(None) is None
    assert image.one(None) is None
