"""The SDK and the server together: the example of the README, and what only both can show."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import books
from stump_client import (
    Api,
    AsyncApi,
    Conflict,
    Forbidden,
    Invalid,
    NotFound,
    Unauthorized,
    models,
)

PASSWORD = "correct horse battery staple"
OWNER = "oromei"


@pytest.fixture
def own(fresh_server: Callable[..., Any]) -> Iterator[Api]:
    """The owner of a server of one's own."""
    with Api(fresh_server().url, auth_method="token") as api:
        api.auth.login(username=OWNER, password=PASSWORD)
        yield api


@pytest.fixture
def tea_shop(fresh_server: Callable[..., Any], tmp_path: Path) -> str:
    """The address of a server with the library that the example talks about."""
    title = "The Cybernetic Tea Shop"
    books.epub(tmp_path / "Ebooks" / "Meredith Katz" / f"{title}.epub", title, "Meredith Katz")
    url: str = fresh_server(is_claimed=False).url
    with Api(url) as api:
        api.auth.register(username="oromei", password="password")
        api.auth.login(username="oromei", password="password")
        api.library.create(name="Ebooks", path=str(tmp_path / "Ebooks"))
        for job in api.job.each():
            api.job.wait(job.id)
    return url


def test_the_example_of_the_readme_runs(tea_shop: str) -> None:
    api = Api(tea_shop, auth_method="token")
    api.auth.login(username="oromei", password="password")
    book = api.media.get(name=["The Cybernetic Tea Shop"], limit=1)[0]
    series = api.series.get_by_id(book.series_id)
    library = api.library.get(name=["Ebooks"], limit=1)[0]
    scan = api.library.scan(library.id)

    assert series.name == "Meredith Katz"
    assert series.library_id == library.id
    assert api.job.wait(scan.job_id).status == "COMPLETED"
    api.close()


def test_pages_lead_through_everything_once(owner: Api) -> None:
    everything = [book.id for book in owner.media.get()]

    pages = list(owner.media.pages(page_size=2))

    assert [len(page) for page in pages[:-1]] == [2] * (len(pages) - 1)
    assert [book.id for page in pages for book in page] == everything
    assert [book.id for book in owner.media.each(page_size=3)] == everything


def test_coroutines_see_the_same(server: Any) -> None:
    async def run() -> list[str]:
        async with AsyncApi(server.url) as api:
            await api.auth.login(username=OWNER, password=PASSWORD)
            return [book.name async for book in api.media.each(extension=["cbz"], page_size=2)]

    with Api(server.url) as api:
        api.auth.login(username=OWNER, password=PASSWORD)
        assert asyncio.run(run()) == [book.name for book in api.media.get(extension=["cbz"])]


def test_nested_filters_reach_the_shelves(owner: Api, server: Any) -> None:
    found = owner.media.get(
        metadata={"genre": ["Adventure"], "year": {"from": 2002, "to": 2010}},
        series={"name": ["Fog Harbour"], "library": {"id": [server.library_id]}},
        order_by="name",
        direction="desc",
    )

    assert [book.name for book in found] == ["Fog Harbour 10", "Fog Harbour 2"]


def test_a_book_is_downloaded_and_its_pages_are_seen(
    owner: Api, server: Any, tmp_path: Path
) -> None:
    book = owner.media.get(name=["Fog Harbour 1"])[0]

    path = owner.media.download(book.id, tmp_path / "fog.cbz")
    page = owner.media.get_page(book.id, 1)
    smaller = owner.media.get_page(book.id, 1, height=5)

    assert path.read_bytes() == Path(book.path).read_bytes()
    assert owner.media.get_file(book.id).content == path.read_bytes()
    assert page.media_type == "image/png"
    assert smaller.content != page.content
    assert owner.media.get_thumbnail(book.id).media_type.startswith("image/")
    assert owner.media.page_url(book.id, 1).startswith(server.url)


def test_events_tell_of_a_scan(own: Api) -> None:
    library = own.library.get()[0]

    with own.event.stream() as events:
        scan = own.library.scan(library.id, config=models.ScanConfig(regen_meta=True))
        for event in events:
            if event.kind == "JobOutput":
                break

    assert event.data["id"] == scan.job_id
    assert event.id is not None
    assert own.job.wait(scan.job_id).output_data


def test_events_are_not_lost_between_two_streams(own: Api) -> None:
    library = own.library.get()[0]
    with own.event.stream() as events:
        own.library.scan(library.id)
        first = next(events)
        second = next(events)

    with own.event.stream(last_event_id=first.id) as events:
        again = next(events)

    assert again == second


def test_coroutines_follow_events(own: Api) -> None:
    library = own.library.get()[0]

    async def run() -> str:
        async with AsyncApi(own.base_url, auth_method="token") as api:
            api.token = own.token
            async with api.event.stream() as events:
                scan = await api.library.scan(library.id)
                async for event in events:
                    if event.kind == "JobUpdate" and event.data["id"] == scan.job_id:
                        return event.kind
        return ""

    assert asyncio.run(run()) == "JobUpdate"


def test_a_library_is_sent_back_with_one_thing_changed(own: Api) -> None:
    library = own.library.get()[0]
    library.config.watch = False

    changed = own.library.update(
        library.id,
        name="Renamed",
        path=library.path,
        config=library.config,
        tags=["tea"],
        scan_mode="NONE",
    )

    assert (changed.name, changed.config.watch) == ("Renamed", False)
    assert own.library.get_by_id(library.id).name == "Renamed"


def test_a_thumbnail_is_uploaded_and_made_of_a_page(own: Api) -> None:
    book = own.media.get(name=["Fog Harbour 2"])[0]

    uploaded = own.media.upload_thumbnail(book.id, file=books.png(30, 40, (1, 2, 3)))
    chosen = own.series.update_thumbnail(book.series_id, media_id=book.id, page=2)

    assert uploaded.media_type.startswith("image/")
    assert chosen.media_type.startswith("image/")
    with pytest.raises((Conflict, Invalid)):
        own.media.upload_thumbnail(book.id, file=b"no picture")


def test_reading_is_kept(own: Api) -> None:
    book = own.media.get(name=["Fog Harbour 1"])[0]

    session = own.media.update_progress(book.id, page=2, elapsed_seconds=30)
    progress = own.media.get_progress(book.id)
    reading = own.media.get_keep_reading()
    finished = own.media.update_progress(book.id, page=3)
    own.media.update_progress(book.id, page=1)
    own.media.delete_progress(book.id)

    assert isinstance(session, models.ActiveReadingSession)
    assert progress is not None
    assert progress.page == 2
    assert [each.name for each in reading] == [book.name]
    assert isinstance(finished, models.FinishedReadingSession)
    assert own.media.get_progress(book.id) is None
    assert own.media.get_completion(book.id).is_completed


def test_metadata_is_replaced(own: Api) -> None:
    book = own.media.get(name=["Fog Harbour 1"])[0]

    changed = own.media.update_metadata(book.id, title="Fog", writers=["Ada Quill"], number=1.5)

    assert (changed.title, changed.writers, changed.number) == ("Fog", ["Ada Quill"], 1.5)
    assert own.media.get_metadata(book.id) == changed


def test_a_schedule_is_made_and_removed(own: Api) -> None:
    made = own.job.update_scheduler_config(interval_secs=3600, excluded_library_ids=[])
    found = own.job.get_scheduler_config()
    removed = own.job.update_scheduler_config()

    assert made == found
    assert removed is None
    with pytest.raises(NotFound):
        own.job.get_scheduler_config()


def test_an_api_key_signs_in(own: Api) -> None:
    key = own.api_key.create(name="Tablet", permissions="inherit").api_key

    assert own.api_key.validate(x_api_key=key) is True
    assert own.api_key.validate(x_api_key="stump_no_such") is False
    with Api(own.base_url, auth_method="api-key", api_key=key) as api:
        assert api.auth.me().username == OWNER


def test_errors_have_names(owner: Api, member: Api, anonymous: Api, server: Any) -> None:
    with pytest.raises(Unauthorized):
        anonymous.media.get()
    with pytest.raises(Forbidden) as forbidden:
        member.library.scan(server.library_id)
    with pytest.raises(NotFound):
        owner.media.get_by_id("no such book")
    with pytest.raises(Invalid) as invalid:
        owner.media.get(page_size=-1)
    with pytest.raises((Conflict, Invalid)):
        owner.library.create(name="Comics", path=str(server.library_path))

    assert forbidden.value.message
    assert [cause.parameter for cause in invalid.value.errors] == ["page_size"]


def test_raw_calls_give_what_came(owner: Api) -> None:
    response = owner.media.raw.get(name=["Rain"])

    assert response.status_code == 200
    assert response.parsed.data[0].name == "Rain"
    assert owner.media.raw.get_by_id("no such book").parsed.status == 404


def test_statistics_of_one_and_of_all(owner: Api, server: Any) -> None:
    one = owner.library.get_stats(server.library_id)
    libraries = owner.library.get()

    assert one.book_count > 0
    assert owner.library.get_stats().book_count == sum(
        owner.library.get_stats(library.id).book_count for library in libraries
    )
    assert owner.library.get_stats() == owner.library.get_stats_all()


def test_the_server_tells_about_itself(anonymous: Api) -> None:
    assert anonymous.server.ping() == "pong"
    assert anonymous.server.get_claim_status().is_claimed
    assert anonymous.server.get_version() == anonymous.server.post_version()


def test_a_book_is_found_by_its_path(owner: Api) -> None:
    book = owner.media.get(name=["Rain"])[0]

    assert owner.media.get_by_path(book.path).id == book.id
