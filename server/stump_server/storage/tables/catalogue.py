"""Libraries, series and books, and what is known of them."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from stump_server.storage.tables.columns import (
    Document,
    Lines,
    Moment,
    Number,
    identifier,
    metadata,
    ordered_text,
)

libraries = Table(
    "libraries",
    metadata,
    Column("id", identifier(), primary_key=True),
    Column("name", ordered_text(), nullable=False, unique=True),
    Column("sort_name", ordered_text(), nullable=False),
    Column("path", ordered_text(), nullable=False, unique=True),
    Column("description", Text),
    Column("emoji", Text),
    Column("status", String(16), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("last_scanned_at", Moment),
)

library_configs = Table(
    "library_configs",
    metadata,
    Column("id", identifier(), primary_key=True),
    Column(
        "library_id",
        ForeignKey(libraries.c.id, ondelete="CASCADE"),
        nullable=False,
        unique=True,
    ),
    Column("convert_rar_to_zip", Boolean, nullable=False),
    Column("hard_delete_conversions", Boolean, nullable=False),
    Column("generate_file_hashes", Boolean, nullable=False),
    Column("generate_koreader_hashes", Boolean, nullable=False),
    Column("process_metadata", Boolean, nullable=False),
    Column("watch", Boolean, nullable=False),
    Column("library_pattern", String(32), nullable=False),
    Column("thumbnail_config", Document),
    Column("default_reading_dir", String(32), nullable=False),
    Column("default_reading_mode", String(32), nullable=False),
    Column("default_reading_image_scale_fit", String(32), nullable=False),
    Column("ignore_rules", Document, nullable=False),
)

tags = Table(
    "tags",
    metadata,
    Column("id", identifier(), primary_key=True),
    Column("name", ordered_text(), nullable=False, unique=True),
)

series = Table(
    "series",
    metadata,
    Column("id", identifier(), primary_key=True),
    Column("library_id", ForeignKey(libraries.c.id, ondelete="CASCADE"), nullable=False),
    Column("name", ordered_text(), nullable=False),
    Column("sort_name", ordered_text(), nullable=False),
    Column("path", ordered_text(), nullable=False, unique=True),
    Column("description", Text),
    Column("status", String(16), nullable=False),
    # Of the book files on disk when the last scan had dealt with all of them.
    Column("fingerprint", String(32)),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Index(None, "library_id", "sort_name"),
    Index(None, "sort_name", "id"),
    Index(None, "created_at", "id"),
)

series_metadata = Table(
    "series_metadata",
    metadata,
    Column("series_id", ForeignKey(series.c.id, ondelete="CASCADE"), primary_key=True),
    Column("meta_type", Text, nullable=False),
    Column("title", Text),
    Column("summary", Text),
    Column("publisher", Text),
    Column("imprint", Text),
    Column("comicid", BigInteger),
    Column("volume", Integer),
    Column("booktype", Text),
    Column("age_rating", Integer),
    Column("status", Text),
    Column("year", Integer),
    Column("comic_image", Text),
    Column("total_issues", Integer),
    Column("publication_run", Text),
    # The fields that people have the say over.
    Column("locked", Lines),
)

media = Table(
    "media",
    metadata,
    Column("id", identifier(), primary_key=True),
    Column("series_id", ForeignKey(series.c.id, ondelete="CASCADE"), nullable=False),
    # The library again, so that access rules need no join on the way to a book.
    Column("library_id", ForeignKey(libraries.c.id, ondelete="CASCADE"), nullable=False),
    Column("name", ordered_text(), nullable=False),
    Column("sort_name", ordered_text(), nullable=False),
    Column("extension", String(16), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("path", ordered_text(), nullable=False, unique=True),
    Column("status", String(16), nullable=False),
    Column("fault", Text),
    Column("format", String(8)),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("modified_at", Moment),
    # Nanoseconds, as the file system tells: decides whether a file has changed.
    Column("modified_ns", BigInteger),
    Column("hash", String(64)),
    Column("koreader_hash", String(32)),
    # MD5 of the file's name, by which KOReader may know a book as well.
    Column("name_hash", String(32)),
    # Of size and samples: what a file that has moved is known again by.
    Column("content_key", String(32)),
    # The last job that read the book although the file had not changed.
    Column("read_in", identifier()),
    Index(None, "series_id", "sort_name"),
    Index(None, "library_id", "sort_name"),
    Index(None, "sort_name", "id"),
    Index(None, "created_at", "id"),
    Index(None, "hash"),
    Index(None, "koreader_hash"),
    Index(None, "name_hash"),
    Index(None, "size"),
    Index(None, "name"),
    Index(None, "extension", "sort_name", "id"),
)

media_metadata = Table(
    "media_metadata",
    metadata,
    Column("media_id", ForeignKey(media.c.id, ondelete="CASCADE"), primary_key=True),
    Column("title", Text),
    Column("series", Text),
    Column("number", Float),
    Column("volume", Integer),
    Column("summary", Text),
    Column("notes", Text),
    Column("age_rating", Integer),
    Column("genre", Lines),
    Column("year", Integer),
    Column("month", Integer),
    Column("day", Integer),
    Column("writers", Lines),
    Column("pencillers", Lines),
    Column("inkers", Lines),
    Column("colorists", Lines),
    Column("letterers", Lines),
    Column("cover_artists", Lines),
    Column("editors", Lines),
    Column("links", Lines),
    Column("characters", Lines),
    Column("teams", Lines),
    Column("publisher", Text),
    Column("language", Text),
    Column("page_count", Integer),
    Column("translators", Lines),
    Column("tags", Lines),
    Column("locations", Lines),
    Column("story_arcs", Lines),
    Column("identifiers", Lines),
    Column("imprint", Text),
    Column("issue_count", Integer),
    Column("community_rating", Float),
    Column("reading_direction", Text),
    Column("alternate_series", Text),
    Column("alternate_number", Text),
    Column("alternate_count", Integer),
    Column("story_arc_numbers", Lines),
    Column("series_groups", Lines),
    Column("edition_format", Text),
    Column("black_and_white", Boolean),
    Column("scan_information", Text),
    Column("review", Text),
    Column("main_character_or_team", Text),
    # Names of the fields that people have filled in or emptied.
    Column("locked", Lines),
    Index(None, "age_rating"),
)

page_descriptions = Table(
    "page_descriptions",
    metadata,
    Column("media_id", ForeignKey(media.c.id, ondelete="CASCADE"), primary_key=True),
    # A list of what is known of each page, by the names of the fields.
    Column("pages", Document, nullable=False),
)

page_indexes = Table(
    "page_indexes",
    metadata,
    Column("media_id", ForeignKey(media.c.id, ondelete="CASCADE"), primary_key=True),
    # The index holds for exactly the file it was made from.
    Column("size", BigInteger, nullable=False),
    Column("modified_ns", BigInteger, nullable=False),
    Column("entries", LargeBinary, nullable=False),
)

page_dimensions = Table(
    "page_dimensions",
    metadata,
    Column("media_id", ForeignKey(media.c.id, ondelete="CASCADE"), primary_key=True),
    # Pairs of height and width in page order.
    Column("dimensions", Document, nullable=False),
    # They hold for exactly the file they were measured in.
    Column("size", BigInteger),
    Column("modified_ns", BigInteger),
)

media_thumbnails = Table(
    "media_thumbnails",
    metadata,
    Column("media_id", ForeignKey(media.c.id, ondelete="CASCADE"), primary_key=True),
    # The file and the options it was made of, or that somebody chose it.
    Column("source", String(64), nullable=False),
)


def _tagging(thing: Table, name: str) -> Table:
    return Table(
        f"{name}_tags",
        metadata,
        Column(f"{name}_id", ForeignKey(thing.c.id, ondelete="CASCADE"), primary_key=True),
        Column("tag_id", ForeignKey(tags.c.id, ondelete="CASCADE"), primary_key=True, index=True),
    )


library_tags = _tagging(libraries, "library")
series_tags = _tagging(series, "series")
media_tags = _tagging(media, "media")

library_exclusions = Table(
    "library_exclusions",
    metadata,
    Column("user_id", ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column(
        "library_id",
        ForeignKey(libraries.c.id, ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
)

library_visits = Table(
    "library_visits",
    metadata,
    Column("user_id", ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column(
        "library_id",
        ForeignKey(libraries.c.id, ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
    Column("visited_at", Moment, nullable=False),
)

library_scans = Table(
    "library_scans",
    metadata,
    Column("id", Number, primary_key=True),
    Column("library_id", ForeignKey(libraries.c.id, ondelete="CASCADE"), nullable=False),
    # The history outlives the job it came from.
    Column("job_id", ForeignKey("jobs.id", ondelete="SET NULL"), index=True),
    Column("options", Document),
    Column("timestamp", Moment, nullable=False),
    Index(None, "library_id", "timestamp"),
)
