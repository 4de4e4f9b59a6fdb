"""Which thumbnails are due, case by case."""

from __future__ import annotations

import pytest
from stump_server.domain.library import ImageFormat, ImageOptions
from stump_server.domain.thumbnail import CHOSEN, Making

OPTIONS = ImageOptions()
SAME = Making(OPTIONS).source(5, 100)
OTHER_WAY = Making(ImageOptions(ImageFormat.PNG)).source(5, 100)
OTHER_FILE = Making(OPTIONS).source(6, 100)
OTHER_COVER = Making(OPTIONS).source(5, 100, "02.png")
USUAL, RENEW, FORCE = Making(OPTIONS), Making(OPTIONS, renew=True), Making(OPTIONS, force=True)


@pytest.mark.parametrize(
    ("stored", "due"),
    [
        (SAME, (False, False, True)),
        (OTHER_WAY, (False, True, True)),
        (OTHER_FILE, (True, True, True)),
        (OTHER_COVER, (True, True, True)),
        (None, (True, True, True)),
        (CHOSEN, (False, False, False)),
    ],
    ids=["same", "other options", "other file", "other cover", "nobody knows", "chosen"],
)
def test_what_is_due(stored: str | None, due: tuple[bool, bool, bool]) -> None:
    found = tuple(how.is_due(stored, SAME, exists=True) for how in (USUAL, RENEW, FORCE))

    assert found == due
    assert USUAL.is_due(stored, SAME, exists=False)


def test_a_named_cover_means_nothing_where_a_page_is_wanted() -> None:
    making = Making(ImageOptions(page=3))

    assert making.source(5, 100, "02.png") == making.source(5, 100)
