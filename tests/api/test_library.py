"""Libraries: their settings, who sees them, what they count, their scans and pictures."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from builders import sdk_contract
from builders.books import comic, png
from builders.catalogue import COMICS, NOVELS, Catalogue
from builders.servers import OWNER
from stump_client import Api, Conflict, Forbidden, Invalid, NotFound, models
from stump_server.domain.access import Permission

AddLibrary = Callable[..., models.Library]
MakeUser = Callable[..., Api]
Http = Callable[..., httpx.Client]


def settings(**chosen: Any) -> models.LibraryConfigWrite:
    return models.LibraryConfigWrite(**chosen)


def scans_of(owner: Api, library: models.Library) -> list[models.Job]:
    return [job for job in owner.job.get() if job.description == library.path]


def test_a_new_library_has_every_default(owner: Api, add_library: AddLibrary, books: Path) -> None:
    library = add_library(books, is_scanned=False)

    found = owner.library.get_by_id(library.id)

    assert found == library
    assert (found.path, found.status, found.tags) == (str(books), "READY", [])
    config = found.config
    assert config.library_id == library.id
    assert config.library_pattern == "SERIES_BASED"
    assert (config.process_metadata, config.watch) == (True, True)
    assert (config.generate_file_hashes, config.generate_koreader_hashes) == (False, False)
    assert (config.convert_rar_to_zip, config.hard_delete_conversions) == (False, False)
    assert (config.thumbnail_config, config.ignore_rules) == (None, [])
    assert config.default_reading_dir == "ltr"


def test_creating_takes_tags_and_emoji_and_scans_right_away(owner: Api, books: Path) -> None:
    library = owner.library.create(
        name="Scanned at once", path=str(books), tags=["robots", " tea "], emoji="📚"
    )

    try:
        assert [tag.name for tag in library.tags or []] == ["robots", "tea"]
        assert library.emoji == "📚"
        (job,) = scans_of(owner, library)
        assert owner.job.wait(job.id).status == "COMPLETED"
        assert len(owner.library.get_media(library.id)) == 4
    finally:
        owner.library.delete(library.id)


def test_scan_mode_none_only_adds(owner: Api, add_library: AddLibrary, books: Path) -> None:
    library = add_library(books, is_scanned=False)

    assert scans_of(owner, library) == []
    assert owner.library.get_last_scan(library.id).last_scanned_at is None


def test_a_name_is_taken_once(owner: Api, shared: models.Library, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()

    with pytest.raises(Conflict, match="exists already") as refused:
        owner.library.create(name=shared.name, path=str(tmp_path / "other"), scan_mode="NONE")

    assert refused.value.status == 422


@pytest.mark.parametrize("where", ["the same", "inside", "around"])
def test_libraries_do_not_lie_inside_one_another(
    owner: Api, shared: models.Library, where: str
) -> None:
    root = Path(shared.path)
    path = {"the same": root, "inside": root / "Alpha", "around": root.parent}[where]

    with pytest.raises(Invalid, match="inside one another"):
        owner.library.create(name="Nested", path=str(path), scan_mode="NONE")


@pytest.mark.parametrize("where", ["the same", "inside", "around"])
def test_links_make_no_second_library_of_the_same_files(
    owner: Api, shared: models.Library, tmp_path: Path, where: str
) -> None:
    root = Path(shared.path)
    link = tmp_path / "link"
    link.symlink_to({"the same": root, "inside": root / "Alpha", "around": root.parent}[where])

    with pytest.raises(Invalid, match="inside one another"):
        owner.library.create(name="Linked", path=str(link), scan_mode="NONE")


def test_a_library_that_is_a_link_keeps_its_path_and_its_files_to_itself(
    owner: Api, add_library: AddLibrary, tmp_path: Path
) -> None:
    for name in ("real", "elsewhere"):
        (tmp_path / name).mkdir()
    (tmp_path / "link").symlink_to("real")
    linked, other = add_library(tmp_path / "link"), add_library(tmp_path / "elsewhere")

    with pytest.raises(Invalid, match="inside one another"):
        owner.library.create(name="Real", path=str(tmp_path / "real"), scan_mode="NONE")
    with pytest.raises(Invalid, match="inside one another"):
        owner.library.update(
            other.id, name="Other", path=str(tmp_path / "real"), config=other.config
        )

    assert owner.library.get_by_id(linked.id).path == str(tmp_path / "link")
    moved = owner.library.update(
        linked.id, name="Real", path=str(tmp_path / "real"), config=linked.config
    )
    assert moved.path == str(tmp_path / "real")


def test_a_folder_that_only_begins_alike_is_fine(
    add_library: AddLibrary, library: models.Library
) -> None:
    neighbour = Path(f"{library.path}2")
    neighbour.mkdir()

    assert add_library(neighbour).path == str(neighbour)


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("not/absolute", "absolute"),
        ("/no/such/folder/anywhere", "no such directory"),
        (__file__, "is a file"),
    ],
)
def test_a_path_that_is_no_folder_is_refused(owner: Api, path: str, why: str) -> None:
    with pytest.raises(Invalid, match=why) as refused:
        owner.library.create(name="Nowhere", path=path, scan_mode="NONE")

    assert [cause.pointer for cause in refused.value.errors] == ["/path"]


@pytest.mark.parametrize(
    "config",
    [
        settings(ignore_rules=["[unclosed"]),
        settings(ignore_rules=["drafts**"]),
        settings(
            thumbnail_config=models.ImageOptionsWrite(
                format_="Webp",
                resize_options=models.ImageResize("Scaled", 2.0, 0.5),
            )
        ),
        settings(
            thumbnail_config=models.ImageOptionsWrite(
                format_="Png",
                resize_options=models.ImageResize("Sized", 0.5, 300),
            )
        ),
        settings(
            thumbnail_config=models.ImageOptionsWrite(
                format_="Png",
                resize_options=models.ImageResize("Sized", 9999, 9999),
            )
        ),
    ],
    ids=["open bracket", "stars in a word", "scaled up", "half a pixel", "huge"],
)
def test_settings_that_would_fail_later_are_refused_now(
    owner: Api, books: Path, config: models.LibraryConfigWrite
) -> None:
    with pytest.raises(Invalid):
        owner.library.create(name="Bad settings", path=str(books), scan_mode="NONE", config=config)

    assert all(library.name != "Bad settings" for library in owner.library.get())


def test_updating_replaces_what_is_known_and_set(
    owner: Api, library: models.Library, books: Path
) -> None:
    thumbnails = models.ImageOptionsWrite(format_="Webp", quality=80, page=2)
    changed = owner.library.update(
        library.id,
        name="Renamed 改名",
        path=str(books),
        description="what is read at home",
        emoji="🦊",
        tags=["a", "b"],
        config=settings(
            generate_file_hashes=True,
            thumbnail_config=thumbnails,
            ignore_rules=["**/drafts/**"],
            default_reading_dir="rtl",
        ),
        scan_mode="NONE",
    )

    assert owner.library.get_by_id(library.id) == changed
    assert (changed.name, changed.description, changed.emoji) == (
        "Renamed 改名",
        "what is read at home",
        "🦊",
    )
    assert [tag.name for tag in changed.tags or []] == ["a", "b"]
    assert changed.config.id == library.config.id
    assert changed.config.generate_file_hashes
    assert changed.config.ignore_rules == ["**/drafts/**"]
    assert changed.config.default_reading_dir == "rtl"
    assert changed.config.thumbnail_config is not None
    assert changed.config.thumbnail_config.quality == 80

    bare = owner.library.update(
        library.id, name=changed.name, path=str(books), config=settings(), scan_mode="NONE"
    )

    assert (bare.description, bare.emoji, bare.tags) == (None, None, [])
    assert bare.config.thumbnail_config is None


def test_settings_a_library_came_with_can_be_sent_back(owner: Api, shared: models.Library) -> None:
    same = owner.library.update(
        shared.id, name=shared.name, path=shared.path, config=shared.config, scan_mode="NONE"
    )

    assert same.config == shared.config


def test_the_settings_of_another_library_are_out_of_reach(
    owner: Api, server: Any, shared: models.Library
) -> None:
    other = owner.library.get_by_id(server.library_id)
    foreign = settings(id=other.config.id, library_id=other.id, generate_koreader_hashes=True)

    owner.library.update(
        shared.id, name=shared.name, path=shared.path, config=foreign, scan_mode="NONE"
    )

    assert owner.library.get_by_id(other.id).config == other.config
    mine = owner.library.get_by_id(shared.id).config
    assert (mine.id, mine.generate_koreader_hashes) == (shared.config.id, True)


def test_the_pattern_is_fixed_when_a_library_is_created(owner: Api, shared: models.Library) -> None:
    changed = owner.library.update(
        shared.id,
        name=shared.name,
        path=shared.path,
        config=settings(library_pattern="COLLECTION_BASED"),
        scan_mode="NONE",
    )

    assert changed.config.library_pattern == "SERIES_BASED"


def test_updating_scans_unless_told_otherwise(owner: Api, library: models.Library) -> None:
    before = {job.id for job in scans_of(owner, library)}

    owner.library.update(library.id, name=library.name, path=library.path, config=settings())

    (job,) = (job for job in scans_of(owner, library) if job.id not in before)
    owner.job.wait(job.id)


def test_updating_obeys_the_rules_of_creating(
    owner: Api, server: Any, shared: models.Library
) -> None:
    other = owner.library.get_by_id(server.library_id)

    with pytest.raises(Conflict) as refused:
        owner.library.update(
            shared.id, name=other.name, path=shared.path, config=settings(), scan_mode="NONE"
        )
    assert refused.value.status == 422
    for path in (other.path, f"{other.path}/Prose", "/no/such/folder"):
        with pytest.raises(Invalid):
            owner.library.update(
                shared.id, name=shared.name, path=path, config=settings(), scan_mode="NONE"
            )
    assert owner.library.get_by_id(shared.id).path == shared.path


def test_deleting_takes_everything_but_the_files(
    owner: Api, server: Any, library: models.Library, books: Path
) -> None:
    media = owner.library.get_media(library.id)
    series = owner.library.get_series(library.id)
    owner.media.update_progress(media[0].id, page=2)
    owner.media.update_thumbnail(media[0].id, page=1)
    owner.series.update_thumbnail(series[0].id, media_id=media[0].id, page=1)
    owner.library.update_thumbnail(library.id, media_id=media[0].id, page=1)

    assert owner.library.delete(library.id) == library.id

    for missing in (
        lambda: owner.library.get_by_id(library.id),
        lambda: owner.series.get_by_id(series[0].id),
        lambda: owner.media.get_by_id(media[0].id),
        lambda: owner.media.get_progress(media[0].id),
        lambda: owner.library.delete(library.id),
    ):
        with pytest.raises(NotFound):
            missing()
    assert len(list(books.rglob("*.cbz"))) == 4
    pictures = {path.stem for path in (server.data_dir / "thumbnails").rglob("*.*")}
    assert pictures.isdisjoint({library.id, series[0].id, media[0].id})


def test_libraries_are_for_those_who_may(member: Api, shared: models.Library) -> None:
    refused: list[Callable[[], object]] = [
        lambda: member.library.create(name="Mine", path="/tmp", scan_mode="NONE"),
        lambda: member.library.update(shared.id, name="Mine", path=shared.path, config=settings()),
        lambda: member.library.delete(shared.id),
        lambda: member.library.scan(shared.id),
        lambda: member.library.clean(shared.id),
        lambda: member.library.analyze(shared.id),
        lambda: member.library.clear_scan_history(shared.id),
        lambda: member.library.get_excluded_users(shared.id),
        lambda: member.library.update_excluded_users(shared.id, user_ids=[]),
        lambda: member.library.delete_thumbnails(shared.id),
        lambda: member.library.generate_thumbnails(shared.id),
    ]

    for call in refused:
        with pytest.raises(Forbidden):
            call()


@pytest.mark.parametrize(
    ("permission", "act"),
    [
        (Permission.LIBRARY_SCAN, lambda api, library: api.library.scan(library.id)),
        (Permission.LIBRARY_MANAGE, lambda api, library: api.library.clean(library.id)),
        (Permission.LIBRARY_DELETE, lambda api, library: api.library.clean(library.id)),
        (Permission.LIBRARY_CREATE, lambda api, library: api.library.scan(library.id)),
    ],
    ids=["scan", "manage", "delete brings manage", "create brings scan"],
)
def test_a_permission_is_enough(
    make_user: MakeUser,
    shared: models.Library,
    permission: Permission,
    act: Callable[[Api, models.Library], object],
) -> None:
    act(make_user(permission), shared)


def test_counts_are_over_one_library_and_over_all(
    owner: Api, make_user: MakeUser, library: models.Library, books: Path
) -> None:
    reader, other = make_user(), make_user()
    media = owner.library.get_media(library.id)
    reader.media.update_progress(media[0].id, page=1)
    reader.media.update_completion(media[1].id, is_complete=True)
    other.media.update_completion(media[1].id, is_complete=True)
    # Read twice and still one book.
    reader.media.update_progress(media[1].id, page=1)
    reader.media.update_completion(media[1].id, is_complete=True)

    stats = reader.library.get_stats(library.id)

    assert (stats.series_count, stats.book_count) == (2, 4)
    assert stats.total_bytes == sum(path.stat().st_size for path in books.rglob("*.cbz"))
    assert (stats.completed_books, stats.in_progress_books) == (1, 1)
    everybody = owner.library.get_stats(library.id, all_users=True)
    assert (everybody.completed_books, everybody.in_progress_books) == (2, 1)
    assert owner.library.get_stats(library.id).completed_books == 0
    over_all = reader.library.get_stats_all()
    assert over_all.book_count > stats.book_count
    assert over_all.series_count > stats.series_count


def test_everybodys_reading_is_for_those_who_may_read_users(
    member: Api, make_user: MakeUser, shared: models.Library
) -> None:
    with pytest.raises(Forbidden):
        member.library.get_stats(shared.id, all_users=True)
    with pytest.raises(Forbidden):
        member.library.get_stats_all(all_users=True)

    assert make_user(Permission.USER_READ).library.get_stats_all(all_users=True).book_count > 0


def test_the_library_visited_last_is_remembered(
    make_user: MakeUser, owner: Api, server: Any, shared: models.Library
) -> None:
    reader = make_user()
    assert reader.library.get_last_visited() is None

    assert reader.library.visit(server.library_id).id == server.library_id
    assert reader.library.visit(shared.id) == owner.library.get_by_id(shared.id)

    assert reader.library.get_last_visited() == owner.library.get_by_id(shared.id)
    reader.library.visit(server.library_id)
    latest = reader.library.get_last_visited()
    assert latest is not None
    assert latest.id == server.library_id
    with pytest.raises(NotFound):
        reader.library.visit("nobody")


def test_a_member_cannot_see_an_excluded_library(
    owner: Api, make_user: MakeUser, shared: models.Library
) -> None:
    reader = make_user()
    me = reader.auth.me().id
    media = reader.library.get_media(shared.id)[0]
    reader.library.visit(shared.id)

    answer = owner.library.update_excluded_users(shared.id, user_ids=[me, me])

    assert answer.id == shared.id
    assert [user.id for user in owner.library.get_excluded_users(shared.id)] == [me]
    assert shared.id not in {one.id for one in reader.library.get()}
    assert reader.library.get_last_visited() is None
    assert shared.id not in {one.library_id for one in reader.series.get()}
    assert reader.media.get(id=[media.id]).data == ()
    with pytest.raises(NotFound):
        reader.library.get_by_id(shared.id)
    with pytest.raises(NotFound):
        reader.media.get_page(media.id, 1)

    owner.library.update_excluded_users(shared.id, user_ids=[])

    assert reader.library.get_by_id(shared.id).id == shared.id


def test_neither_the_owner_nor_oneself_nor_nobody_can_be_excluded(
    owner: Api, make_user: MakeUser, shared: models.Library
) -> None:
    manager = make_user(Permission.LIBRARY_MANAGE, Permission.USER_READ)

    with pytest.raises(Forbidden, match="server owner"):
        manager.library.update_excluded_users(shared.id, user_ids=[owner.auth.me().id])
    with pytest.raises(Invalid):
        manager.library.update_excluded_users(shared.id, user_ids=[manager.auth.me().id])
    with pytest.raises(NotFound):
        manager.library.update_excluded_users(shared.id, user_ids=["nobody"])

    assert manager.library.get_excluded_users(shared.id) == []


def test_excluding_takes_both_permissions(make_user: MakeUser, shared: models.Library) -> None:
    for permission in (Permission.LIBRARY_MANAGE, Permission.USER_READ):
        half = make_user(permission)
        with pytest.raises(Forbidden):
            half.library.get_excluded_users(shared.id)
        with pytest.raises(Forbidden):
            half.library.update_excluded_users(shared.id, user_ids=[])


@pytest.mark.parametrize(
    ("sent", "recorded"),
    [
        (None, None),
        (models.ScanConfig(), None),
        (models.ScanConfig(force_rebuild=False), None),
        (models.ScanConfig(force_rebuild=True), {"config": {"force_rebuild": True}}),
        (
            models.ScanConfig(regen_meta=True),
            {"config": {"regen_meta": True, "regen_hashes": False}},
        ),
        (
            models.ScanConfig(regen_meta=True, regen_hashes=True),
            {"config": {"regen_meta": True, "regen_hashes": True}},
        ),
    ],
    ids=["nothing", "empty", "false", "rebuild", "metadata", "both"],
)
def test_a_scan_is_recorded_with_its_options(
    owner: Api,
    shared: models.Library,
    sent: models.ScanConfig | None,
    recorded: dict[str, Any] | None,
) -> None:
    job = owner.job.wait(owner.library.scan(shared.id, config=sent).job_id)

    newest = owner.library.get_scan_history(shared.id)[0]
    last = owner.library.get_last_scan(shared.id)

    assert (newest.job_id, newest.library_id) == (job.id, shared.id)
    assert (newest.options and newest.options.to_dict()) == recorded
    assert last.last_scanned_at == newest.timestamp
    assert last.last_scan is not None
    assert last.last_scan.timestamp == newest.timestamp


@pytest.mark.parametrize(
    "body",
    [{}, {"json": None}, {"json": {}}, {"json": {"config": None}}],
    ids=["none", "null", "empty", "null config"],
)
def test_scanning_asks_for_no_body(
    http: Http, owner: Api, shared: models.Library, body: dict[str, Any]
) -> None:
    if body == {"json": None}:
        body = {"content": b"null", "headers": {"content-type": "application/json"}}

    answer = http(owner).post(f"/api/v1/libraries/{shared.id}/scan", **body)

    assert answer.status_code == 200
    owner.job.wait(answer.json()["job_id"])


def test_the_same_scan_waits_only_once(fresh_server: Callable[..., Any]) -> None:
    idle = fresh_server(run_worker=False)
    rebuild = models.ScanConfig(force_rebuild=True)

    with idle.api(OWNER) as owner:
        ids = [owner.library.scan(idle.library_id).job_id for _ in range(3)]
        others = [owner.library.scan(idle.library_id, config=rebuild).job_id for _ in range(2)]

        assert (len(set(ids)), len(set(others)), len({*ids, *others})) == (1, 1, 2)
        owner.job.cancel(ids[0])
        assert owner.library.scan(idle.library_id).job_id not in ids


def test_the_scan_history_outlives_its_jobs(owner: Api, library: models.Library) -> None:
    job = owner.job.wait(owner.library.scan(library.id).job_id)
    history = owner.library.get_scan_history(library.id)
    assert [record.timestamp for record in history] == sorted(
        (record.timestamp for record in history), reverse=True
    )

    owner.job.delete(job.id)

    after = owner.library.get_scan_history(library.id)
    assert [record.id for record in after] == [record.id for record in history]
    assert after[0].job_id is None

    owner.library.clear_scan_history(library.id)

    assert owner.library.get_scan_history(library.id) == []
    assert owner.library.get_last_scan(library.id).last_scan is None


def test_cleaning_removes_what_is_missing_and_nothing_else(
    owner: Api, server: Any, library: models.Library, books: Path
) -> None:
    (books / "Alpha" / "Torn.cbz").write_bytes(b"PK\x03\x04 no archive")
    server.scan(library.id)
    for file in (books / "Beta").iterdir():
        file.unlink()
    (books / "Alpha" / "Alpha 1.cbz").unlink()
    server.scan(library.id)
    gone = owner.library.get_media(library.id, name=["Alpha 1"])[0]
    owner.media.update_progress(gone.id, page=1)

    done = owner.library.clean(library.id)

    assert (done.deleted_media_count, done.deleted_series_count, done.is_empty) == (3, 1, False)
    left = {book.name: book.status for book in owner.library.get_media(library.id)}
    # A book in error is not lost: with it would go how far people have read.
    assert left == {"Alpha 2": "READY", "Torn": "ERROR"}
    assert [series.name for series in owner.library.get_series(library.id)] == ["Alpha"]
    again = owner.library.clean(library.id)
    assert (again.deleted_media_count, again.deleted_series_count) == (0, 0)


def test_cleaning_an_empty_library_says_so(
    owner: Api, server: Any, library: models.Library, books: Path
) -> None:
    for file in books.rglob("*.cbz"):
        file.unlink()
    server.scan(library.id)

    done = owner.library.clean(library.id)

    assert (done.deleted_media_count, done.deleted_series_count, done.is_empty) == (4, 2, True)


def test_series_of_a_library_come_with_their_number_of_books(
    owner: Api, server: Any, shared: models.Library
) -> None:
    found = owner.library.get_series(shared.id)

    assert [(series.name, series.media_count) for series in found] == [("Alpha", 2), ("Beta", 2)]
    assert {series.library_id for series in found} == {shared.id}
    # Filters count here as everywhere, and the library of the path is not negotiable.
    assert [s.name for s in owner.library.get_series(shared.id, name=["Beta"])] == ["Beta"]
    only = owner.library.get_series(shared.id, library={"id": [server.library_id]})
    assert {series.library_id for series in only} <= {shared.id}


def test_books_of_a_library_come_with_metadata_and_reading(
    owner: Api, make_user: MakeUser, shared: models.Library
) -> None:
    reader = make_user()
    first = owner.library.get_media(shared.id)[0]
    reader.media.update_progress(first.id, page=2)

    found = reader.library.get_media(shared.id)

    assert [book.name for book in found] == ["Alpha 1", "Alpha 2", "Beta 1", "Beta 2"]
    assert found[0].metadata is not None
    assert found[0].metadata.number == 1
    assert found[0].current_page == 2
    reading = reader.library.get_media(shared.id, read_status=["Reading"])
    assert [book.id for book in reading] == [first.id]
    assert len(reader.library.get_media(shared.id, name=["Alpha 2", "Beta 1"])) == 2


def test_analysing_counts_and_measures_every_page(owner: Api, library: models.Library) -> None:
    book = owner.library.get_media(library.id)[0]
    with pytest.raises(NotFound):
        owner.media.get_dimensions(book.id)

    job = owner.job.wait(owner.library.analyze(library.id).job_id)

    assert isinstance(job.output_data, models.AnalyzeMediaOutput)
    assert job.output_data.media_updated == 4
    assert job.output_data.image_dimensions_analyzed == 12
    sizes = owner.media.get_dimensions(book.id)
    assert [(size.width, size.height) for size in sizes] == [(21, 30), (22, 30), (23, 30)]
    assert owner.media.get_page_dimensions(book.id, 2) == sizes[1]
    with pytest.raises(NotFound):
        owner.media.get_page_dimensions(book.id, 4)
    loaded = owner.media.get_by_id(book.id, load_pages=True).metadata
    assert loaded is not None
    assert loaded.page_dimensions
    assert loaded.page_dimensions.dimensions == sizes


def test_sizes_of_pages_hold_for_the_book_that_was_measured(
    owner: Api, server: Any, library: models.Library, books: Path
) -> None:
    changed, same = owner.library.get_media(library.id)[:2]
    owner.job.wait(owner.library.analyze(library.id).job_id)
    comic(books / "Alpha" / "Alpha 1.cbz", 1, {"00.png": png(50, 40, (1, 1, 1))})
    torn = books / "Beta" / "Beta 1.cbz"
    torn.write_bytes(torn.read_bytes()[:200])
    server.scan(library.id)

    with pytest.raises(NotFound):
        owner.media.get_dimensions(changed.id)
    assert len(owner.media.get_dimensions(same.id)) == 3

    job = owner.job.wait(owner.series.analyze(changed.series_id).job_id)

    assert job.status == "COMPLETED"
    sizes = owner.media.get_dimensions(changed.id)
    assert [(size.width, size.height) for size in sizes] == [(50, 40), (21, 30)]


@pytest.mark.parametrize(
    "act",
    [
        lambda api: api.library.get_by_id("nobody"),
        lambda api: api.library.update("nobody", name="x", path="/tmp", config=settings()),
        lambda api: api.library.delete("nobody"),
        lambda api: api.library.get_stats("nobody"),
        lambda api: api.library.visit("nobody"),
        lambda api: api.library.get_excluded_users("nobody"),
        lambda api: api.library.update_excluded_users("nobody", user_ids=[]),
        lambda api: api.library.get_last_scan("nobody"),
        lambda api: api.library.get_scan_history("nobody"),
        lambda api: api.library.clear_scan_history("nobody"),
        lambda api: api.library.scan("nobody"),
        lambda api: api.library.clean("nobody"),
        lambda api: api.library.get_series("nobody"),
        lambda api: api.library.get_media("nobody"),
        lambda api: api.library.analyze("nobody"),
        lambda api: api.library.get_thumbnail("nobody"),
        lambda api: api.library.update_thumbnail("nobody", media_id="x", page=1),
        lambda api: api.library.upload_thumbnail("nobody", file=png(2, 2, (1, 2, 3))),
        lambda api: api.library.delete_thumbnails("nobody"),
        lambda api: api.library.generate_thumbnails("nobody"),
    ],
)
def test_a_library_that_is_not_there_is_not_found(owner: Api, act: Callable[[Api], object]) -> None:
    with pytest.raises(NotFound) as missing:
        act(owner)

    assert missing.value.message == "There is no such library"


def test_the_thumbnail_falls_back_to_the_first_series_and_its_first_book(
    owner: Api, library: models.Library
) -> None:
    series = owner.library.get_series(library.id)
    media = owner.library.get_media(library.id)
    first_page = owner.media.get_page(media[0].id, 1)
    assert owner.library.get_thumbnail(library.id) == first_page

    of_book = owner.media.update_thumbnail(media[0].id, page=2)
    assert owner.library.get_thumbnail(library.id) == of_book

    of_series = owner.series.update_thumbnail(series[0].id, media_id=media[1].id, page=3)
    assert owner.library.get_thumbnail(library.id) == of_series

    own = owner.library.update_thumbnail(library.id, media_id=media[3].id, page=1)
    assert own.media_type == "image/jpeg"
    assert owner.library.get_thumbnail(library.id) == own
    assert len({of_book.content, of_series.content, own.content, first_page.content}) == 4


def test_an_empty_library_shows_its_own_thumbnail(
    owner: Api, add_library: AddLibrary, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    library = add_library(tmp_path / "empty")
    with pytest.raises(NotFound):
        owner.library.get_thumbnail(library.id)
    picture = png(5, 7, (9, 9, 9))

    uploaded = owner.library.upload_thumbnail(library.id, file=picture)

    assert owner.library.get_thumbnail(library.id) == uploaded


def test_the_thumbnail_of_a_library_is_a_page_of_a_book_of_it(
    owner: Api, server: Any, library: models.Library
) -> None:
    media = owner.library.get_media(library.id)[0]
    foreign = owner.library.get_media(server.library_id)[0]

    from_zero = owner.library.update_thumbnail(
        library.id, media_id=media.id, page=0, is_zero_based=True
    )
    from_one = owner.library.update_thumbnail(library.id, media_id=media.id, page=1)

    assert from_zero == from_one
    with pytest.raises(NotFound):
        owner.library.update_thumbnail(library.id, media_id=foreign.id, page=1)
    with pytest.raises(NotFound):
        owner.library.update_thumbnail(library.id, media_id="nobody", page=1)
    for page in (0, 4):
        with pytest.raises(Invalid):
            owner.library.update_thumbnail(library.id, media_id=media.id, page=page)


def test_thumbnails_are_made_for_all_books_and_only_once(
    owner: Api, library: models.Library
) -> None:
    media = owner.library.get_media(library.id)
    options = models.ImageOptionsWrite(
        format_="Webp",
        resize_options=models.ImageResize("Sized", 20, 10),
    )

    def generate(**how: Any) -> tuple[int, int, int]:
        job = owner.job.wait(owner.library.generate_thumbnails(library.id, **how).job_id)
        assert isinstance(job.output_data, models.ThumbnailGenerationOutput)
        out = job.output_data
        return out.visited_files, out.skipped_files, out.generated_thumbnails

    assert generate(image_options=options) == (4, 0, 4)
    assert generate(image_options=options) == (4, 4, 0)
    first = owner.media.get_thumbnail(media[0].id)
    assert first.media_type == "image/webp"

    png_options = models.ImageOptionsWrite(format_="Png")
    assert generate(image_options=png_options, force_regenerate=True) == (4, 0, 4)
    assert owner.media.get_thumbnail(media[0].id).media_type == "image/png"

    owner.library.delete_thumbnails(library.id)
    assert owner.media.get_thumbnail(media[0].id) == owner.media.get_page(media[0].id, 1)


def made_in_background(owner: Api, name: str) -> list[int]:
    """How many thumbnails each job that nobody asked for has made, the first job first."""
    jobs = owner.job.get(order_by="created_at", direction="asc")
    ended = [owner.job.wait(job.id) for job in jobs if job.description == f"Thumbnails of {name}"]
    outputs = [job.output_data for job in ended]
    assert all(isinstance(output, models.ThumbnailGenerationOutput) for output in outputs)
    return [output.generated_thumbnails for output in outputs]


def test_thumbnails_follow_the_books_and_the_settings_but_leave_what_was_chosen(
    owner: Api, server: Any, add_library: AddLibrary, books: Path
) -> None:
    webp = models.ImageOptionsWrite(format_="Webp")
    library = add_library(books, name="Followed", thumbnail_config=webp)
    assert made_in_background(owner, "Followed") == [4]
    first, second, third, _ = owner.library.get_media(library.id)
    chosen = owner.media.update_thumbnail(first.id, page=3)
    before = owner.media.get_thumbnail(second.id)

    for number in (1, 2):
        comic(books / "Alpha" / f"Alpha {number}.cbz", 2, {"00.png": png(50, 50, (number, 1, 1))})
    server.scan(library.id)

    assert made_in_background(owner, "Followed") == [4, 1]
    assert owner.media.get_thumbnail(first.id) == chosen
    assert owner.media.get_thumbnail(second.id) != before
    assert owner.media.get_thumbnail(third.id).media_type == "image/webp"

    def save(**settings: Any) -> None:
        owner.library.update(
            library.id,
            name="Followed",
            path=str(books),
            scan_mode="NONE",
            config=models.LibraryConfigWrite(**settings),
        )

    save(thumbnail_config=models.ImageOptionsWrite(format_="Avif"), ignore_rules=[])
    assert made_in_background(owner, "Followed") == [4, 1, 3]
    save(thumbnail_config=models.ImageOptionsWrite(format_="Avif"), ignore_rules=["**/none/**"])

    assert made_in_background(owner, "Followed") == [4, 1, 3]
    assert owner.media.get_thumbnail(first.id) == chosen
    assert owner.media.get_thumbnail(third.id).media_type == "image/avif"
    forced = owner.library.generate_thumbnails(library.id, force_regenerate=True)
    output = owner.job.wait(forced.job_id).output_data
    assert isinstance(output, models.ThumbnailGenerationOutput)
    assert (output.skipped_files, output.generated_thumbnails) == (1, 3)
    assert owner.media.get_thumbnail(first.id) == chosen


def test_thumbnails_are_made_anew_where_another_cover_becomes_known(
    owner: Api, add_library: AddLibrary, tmp_path: Path
) -> None:
    said = b'<ComicInfo><Pages><Page Image="1" Type="FrontCover"/></Pages></ComicInfo>'
    pages = {f"{side}.png": png(side, side, (1, 2, 3)) for side in (10, 20)}
    comic(tmp_path / "named" / "A" / "1.cbz", 0, pages | {"ComicInfo.xml": said})
    options = models.ImageOptionsWrite(format_="Png")
    library = add_library(
        tmp_path / "named", name="Named", thumbnail_config=options, process_metadata=False
    )
    assert made_in_background(owner, "Named") == [1]
    (book,) = owner.library.get_media(library.id)
    before = owner.media.get_thumbnail(book.id)

    config = models.ScanConfig(regen_meta=True)
    owner.job.wait(owner.library.scan(library.id, config=config).job_id)

    assert made_in_background(owner, "Named") == [1, 1]
    assert owner.media.get_thumbnail(book.id) != before


def test_pictures_of_what_is_gone_are_swept_up(
    owner: Api, server: Any, shared: models.Library
) -> None:
    files = server.installation.database.files
    old, fresh = (Path(files.save_thumbnail(id, "png", b"x").path) for id in ("gone", "gold"))
    os.utime(old, (1_000_000, 1_000_000))
    mine = owner.library.upload_thumbnail(shared.id, file=png(4, 4, (1, 2, 3)))
    found = files.find_thumbnail(shared.id)
    assert found is not None
    os.utime(found.path, (1_000_000, 1_000_000))

    job = owner.job.wait(owner.library.generate_thumbnails(shared.id).job_id)

    assert isinstance(job.output_data, models.ThumbnailGenerationOutput)
    assert job.output_data.removed_thumbnails == 1
    assert (old.exists(), fresh.exists()) == (False, True)
    assert owner.library.get_thumbnail(shared.id) == mine
    fresh.unlink()


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"content": b"null", "headers": {"content-type": "application/json"}},
        {"json": {}},
        {"json": {"image_options": None}},
    ],
    ids=["none", "null", "empty", "null options"],
)
def test_making_thumbnails_asks_for_no_body(
    http: Http, owner: Api, shared: models.Library, body: dict[str, Any]
) -> None:
    owner.library.delete_thumbnails(shared.id)

    answer = http(owner).post(f"/api/v1/libraries/{shared.id}/thumbnail/generate", **body)

    assert answer.status_code == 200
    job = owner.job.wait(answer.json()["job_id"])
    assert isinstance(job.output_data, models.ThumbnailGenerationOutput)
    assert job.output_data.generated_thumbnails == 4
    assert owner.media.get_thumbnail(owner.library.get_media(shared.id)[0].id).media_type == (
        "image/jpeg"
    )


def test_a_scan_that_found_something_makes_thumbnails_where_the_library_wants_them(
    owner: Api, add_library: AddLibrary, books: Path
) -> None:
    library = add_library(
        books,
        thumbnail_config=models.ImageOptionsWrite(format_="Webp"),
    )

    follow_ups = [
        job for job in owner.job.get() if job.description == f"Thumbnails of {library.name}"
    ]

    (job,) = follow_ups
    owner.job.wait(job.id)
    book = owner.library.get_media(library.id)[0]
    assert owner.media.get_thumbnail(book.id).media_type == "image/webp"


def test_deleting_thumbnails_takes_those_of_library_series_and_books(
    owner: Api, server: Any, library: models.Library
) -> None:
    series = owner.library.get_series(library.id)[0]
    media = owner.library.get_media(library.id)[0]
    for upload in (owner.library, owner.series, owner.media):
        id = {owner.library: library.id, owner.series: series.id, owner.media: media.id}[upload]
        upload.upload_thumbnail(id, file=png(4, 4, (200, 0, 0)))

    owner.library.delete_thumbnails(library.id)

    left = {path.stem for path in (server.data_dir / "thumbnails").rglob("*.*")}
    assert left.isdisjoint({library.id, series.id, media.id})


def test_uploaded_pictures_are_looked_into(owner: Api, shared: models.Library) -> None:
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as content:
        content.writestr("a.txt", "no picture")
    cut_off = png(40, 40, (1, 2, 3))[:40]

    for content in (b"", b"1234", b"plain text", archive.getvalue(), cut_off, b"\x89PNG\r\n\x1a\n"):
        with pytest.raises(Invalid) as refused:
            owner.library.upload_thumbnail(shared.id, file=content)
        assert refused.value.status == 400


def test_uploading_takes_both_permissions(make_user: MakeUser, shared: models.Library) -> None:
    picture = png(4, 4, (0, 200, 0))
    for permission in (Permission.LIBRARY_MANAGE, Permission.FILE_UPLOAD):
        with pytest.raises(Forbidden):
            make_user(permission).library.upload_thumbnail(shared.id, file=picture)

    both = make_user(Permission.LIBRARY_MANAGE, Permission.FILE_UPLOAD)
    assert both.library.upload_thumbnail(shared.id, file=picture).media_type == "image/png"


def test_collections_hold_everything_below_their_folder(
    owner: Api, add_library: AddLibrary, tmp_path: Path
) -> None:
    root = tmp_path / "collection"
    comic(root / "Ito" / "Uzumaki" / "1.cbz")
    comic(root / "Ito" / "Tomie.cbz")
    comic(root / "Miura" / "Berserk" / "Deluxe" / "01.cbz")
    comic(root / "Readme.cbz")
    library = add_library(root, library_pattern="COLLECTION_BASED")

    series = owner.library.get_series(library.id)

    assert {(one.name, one.media_count) for one in series} == {
        ("collection", 1),
        ("Ito", 2),
        ("Miura", 1),
    }


def test_ignore_rules_keep_books_out(owner: Api, add_library: AddLibrary, books: Path) -> None:
    comic(books / "Alpha" / "drafts" / "Sketch.cbz")
    library = add_library(books, ignore_rules=["**/drafts/**", "*2.cbz"])

    names = [book.name for book in owner.library.get_media(library.id)]

    assert names == ["Alpha 1", "Beta 1"]


ID, PATH = "id of ", "path of "
PLACES = {"page", "page_size", "zero_based", "cursor", "limit", "order_by", "direction"}
BOTH = {COMICS, NOVELS}
# For every filter of libraries: what is asked for, and which of the catalogue's two answer.
CASES: dict[str, list[tuple[list[str], set[str]]]] = {
    "id": [([ID + NOVELS, "nobody"], {NOVELS})],
    "name": [([COMICS, NOVELS], BOTH), (["catalogue"], set())],
    "path": [([PATH + COMICS], {COMICS})],
    "search": [(["100%"], {NOVELS}), (["ALOG"], {COMICS}), (["_"], set()), (["o"], BOTH)],
    "series[id]": [([ID + "Sun"], {COMICS})],
    "series[name]": [(["Tea_Time", "Fog"], BOTH), (["sun"], set())],
    "series[path]": [([f"{PATH}{NOVELS}/Tea_Time"], {NOVELS})],
    "series[search]": [(["the fog"], {COMICS}), (["_"], {NOVELS})],
    "series[metadata][meta_type]": [(["manga"], {COMICS})],
    "series[metadata][publisher]": [(["Ace"], {COMICS})],
    "series[metadata][status]": [(["Ended"], {COMICS}), (["Continuing"], set())],
    "series[metadata][age_rating]": [(["Teen"], {COMICS}), (["12"], set())],
    "series[metadata][volume]": [(["5"], {COMICS}), (["3"], set())],
    "series[metadata][volume][from]": [(["5"], {COMICS}), (["6"], set())],
    "series[metadata][volume][to]": [(["2"], {COMICS}), (["1"], set())],
}


def test_every_filter_of_libraries_has_a_case() -> None:
    declared = sdk_contract.load()["paths"]["/api/v1/libraries"]["get"]["parameters"]
    names = {sdk_contract.resolve(parameter)["name"] for parameter in declared}

    assert names - PLACES == CASES.keys()


@pytest.mark.parametrize("name", sorted(CASES))
def test_libraries_are_narrowed(http: Http, catalogue: Catalogue, name: str) -> None:
    client = http(catalogue.reader)
    for asked, expected in CASES[name]:
        values = [_sent(catalogue, value) for value in asked]
        answer = client.get("/api/v1/libraries", params=[(name, value) for value in values])

        assert answer.status_code == 200, answer.text
        found = [one["name"] for one in answer.json()["data"]]
        assert set(found) & BOTH == expected, asked
        assert len(found) == len(set(found))


def _sent(catalogue: Catalogue, value: str) -> str:
    if value.startswith(ID):
        return catalogue.ids[value.removeprefix(ID)]
    if value.startswith(PATH):
        return catalogue.path(*value.removeprefix(PATH).split("/"))
    return value


@pytest.mark.parametrize("direction", ["asc", "desc"])
@pytest.mark.parametrize("field", ["name", "path", "status", "updated_at", "created_at"])
def test_libraries_can_be_walked_through_in_every_order(
    catalogue: Catalogue, server: Any, field: Any, direction: Any
) -> None:
    ids = [*catalogue.library_ids, server.library_id]
    order = {"order_by": field, "direction": direction, "id": ids}
    whole = [library.id for library in catalogue.reader.library.get(**order)]

    walked = [library.id for library in catalogue.reader.library.each(page_size=1, **order)]
    numbered = [
        library.id
        for page in (1, 2)
        for library in catalogue.reader.library.get(page=page, page_size=2, **order)
    ]

    assert walked == numbered == whole
    assert sorted(whole) == sorted(ids)
    turned = {"asc": "desc", "desc": "asc"}[direction]
    other_way: Any = {**order, "direction": turned}
    assert [one.id for one in catalogue.reader.library.get(**other_way)] == whole[::-1]
