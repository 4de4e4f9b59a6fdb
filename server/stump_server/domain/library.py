"""Libraries: a root directory, its settings, and the images made for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class FileStatus(StrEnum):
    """What the last scan found of a library, series or book."""

    UNKNOWN = "UNKNOWN"
    READY = "READY"
    UNSUPPORTED = "UNSUPPORTED"
    ERROR = "ERROR"
    MISSING = "MISSING"


class LibraryPattern(StrEnum):
    """How directories become series; see `domain.scan`."""

    SERIES_BASED = "SERIES_BASED"
    COLLECTION_BASED = "COLLECTION_BASED"


class ImageFormat(StrEnum):
    """The formats thumbnails are written in."""

    WEBP = "Webp"
    JPEG = "Jpeg"
    PNG = "Png"
    AVIF = "Avif"

    @property
    def extension(self) -> str:
        """The file ending, without a dot."""
        return self.value.lower()

    @property
    def media_type(self) -> str:
        """The media type of an image in this format."""
        return f"image/{self.value.lower()}"


class ResizeMode(StrEnum):
    """Whether a size is a factor of the original or a number of pixels."""

    SCALED = "Scaled"
    SIZED = "Sized"


@dataclass(frozen=True, slots=True)
class Resize:
    """A new size: factors of 0 to 1 when scaled, whole pixels when sized."""

    mode: ResizeMode
    height: float
    width: float


@dataclass(frozen=True, slots=True)
class ImageOptions:
    """How a thumbnail is made. `quality` is 1 to 100, `page` counts from 1."""

    format: ImageFormat = ImageFormat.JPEG
    resize: Resize | None = None
    quality: float | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class LibraryConfig:
    """What a scan of the library does, and how its books are read by default."""

    id: str | None = None
    library_id: str | None = None
    convert_rar_to_zip: bool = False
    hard_delete_conversions: bool = False
    generate_file_hashes: bool = False
    generate_koreader_hashes: bool = False
    process_metadata: bool = True
    watch: bool = True
    library_pattern: LibraryPattern = LibraryPattern.SERIES_BASED
    thumbnail_config: ImageOptions | None = None
    default_reading_dir: str = "ltr"
    default_reading_mode: str = "paged"
    default_reading_image_scale_fit: str = "height"
    ignore_rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tag:
    """A word put on things by people."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Library:
    """A root directory with a unique name and path. `tags` is None when not loaded."""

    id: str
    name: str
    path: str
    status: FileStatus
    created_at: datetime
    updated_at: datetime
    config: LibraryConfig
    description: str | None = None
    emoji: str | None = None
    last_scanned_at: datetime | None = None
    tags: tuple[Tag, ...] | None = None


@dataclass(frozen=True, slots=True)
class LibraryDraft:
    """What a person says of a library that is to be made or changed."""

    name: str
    path: str
    description: str | None = None
    emoji: str | None = None
    tags: tuple[str, ...] = ()
    # None: the defaults for a new library, what is set for one that exists.
    config: LibraryConfig | None = None
    is_to_be_scanned: bool = True


@dataclass(frozen=True, slots=True)
class LibraryStats:
    """Counts over what the caller may see, and over their own or everybody's reading."""

    series_count: int
    book_count: int
    total_bytes: int
    completed_books: int
    in_progress_books: int


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What cleaning a library removed."""

    deleted_media_count: int
    deleted_series_count: int
    is_empty: bool
