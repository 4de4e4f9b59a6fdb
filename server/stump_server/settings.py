"""Settings: the environment and `Stump.toml` read once into one frozen object.

The environment wins over the file. Names without the `STUMP_` prefix are those of the published
configuration guide; the prefixed spelling works for each of them as well.
"""

from __future__ import annotations

import os
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from stump_server.domain.config import ServerConfig
from stump_server.domain.policy import IMAGE_CACHE_BYTES, Policy
from stump_server.domain.watching import Watching, WatchMode

# Some spell out the driver, and there is only one that is used.
ENV_PREFIX = "STUMP_"
FILE_NAME = "Stump.toml"
_POSTGRESQL = ("postgresql://", "postgresql+psycopg://")
_MIB = 1024 * 1024
# Longer times in seconds lead out of the calendar.
_CENTURY = 100 * 365 * 24 * 3600


def _names(field: str, *environment: str) -> AliasChoices:
    return AliasChoices(*environment, field)


class Settings(BaseSettings):
    """Everything that can be set, with its default and one line of explanation."""

    model_config = SettingsConfigDict(
        env_prefix=ENV_PREFIX,
        # As composed containers have those that are not set.
        env_ignore_empty=True,
        frozen=True,
        extra="ignore",
        populate_by_name=True,
    )

    config_dir: Path = Field(default=Path("~/.stump"), description="Directory of all server data.")
    database_url: str | None = Field(
        default=None,
        description="PostgreSQL address; unset means SQLite in the data directory.",
    )
    db_path: Path | None = Field(
        default=None, description="Directory of stump.db when it is not the data directory."
    )
    host: str = Field(
        default="0.0.0.0",  # noqa: S104
        description="Address to listen on; `::` is every one, of IPv4 as well.",
    )
    port: int = Field(default=10801, ge=1, le=65535, description="Port to listen on.")
    profile: Literal["release", "debug"] = Field(default="release", description="release or debug.")
    verbosity: int = Field(default=1, ge=0, le=3, description="0 off, 1 info, 2 debug, 3 trace.")
    pretty_logs: bool = Field(default=True, description="Console logs; false gives JSON lines.")
    allowed_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="Further CORS origins, comma separated."
    )
    trusted_proxies: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="Addresses or networks whose forwarded headers are believed."
    )
    public_url: str | None = Field(
        default=None, description="Where clients reach the server, for links behind a proxy."
    )
    enable_swagger: bool = Field(
        default=True,
        validation_alias=_names("enable_swagger", "ENABLE_SWAGGER_UI", "STUMP_ENABLE_SWAGGER_UI"),
        description="Serve Swagger UI and the contract.",
    )
    enable_koreader_sync: bool = Field(
        default=False,
        validation_alias=_names(
            "enable_koreader_sync", "ENABLE_KOREADER_SYNC", "STUMP_ENABLE_KOREADER_SYNC"
        ),
        description="Serve KOReader's progress synchronisation.",
    )
    session_ttl: int = Field(
        default=259200,
        ge=1,
        le=_CENTURY,
        validation_alias=_names("session_ttl", "SESSION_TTL", "STUMP_SESSION_TTL"),
        description="Seconds until a session ends.",
    )
    session_sliding: bool = Field(
        default=False,
        description="Count these seconds from the last use instead of the sign-in.",
    )
    access_token_ttl: int = Field(
        default=86400,
        ge=1,
        le=_CENTURY,
        validation_alias=_names("access_token_ttl", "ACCESS_TOKEN_TTL", "STUMP_ACCESS_TOKEN_TTL"),
        description="Seconds until an access token ends.",
    )
    refresh_token_ttl: int = Field(
        default=2592000,
        ge=1,
        le=_CENTURY,
        validation_alias=_names(
            "refresh_token_ttl", "REFRESH_TOKEN_TTL", "STUMP_REFRESH_TOKEN_TTL"
        ),
        description="Seconds until a refresh token ends that is not used.",
    )
    expired_session_cleanup_interval: int = Field(
        default=60,
        ge=0,
        le=_CENTURY,
        validation_alias=_names(
            "expired_session_cleanup_interval",
            "SESSION_EXPIRY_CLEANUP_INTERVAL",
            "STUMP_SESSION_EXPIRY_CLEANUP_INTERVAL",
        ),
        description="Seconds between deletions of expired sessions; 0 is never.",
    )
    min_password_strength: int = Field(
        default=0,
        ge=0,
        le=4,
        description="Least strength of new passwords, 0 (any) to 4 by the scale of zxcvbn.",
    )
    sign_in_failures_per_minute: int = Field(
        default=30,
        ge=0,
        description="Failed sign-ins of one address in a minute before it waits; 0 is any number.",
    )
    requests_per_minute: int = Field(
        default=0,
        ge=0,
        description="Requests of one address, or API key, in a minute before it waits; 0: any.",
    )
    max_scanner_concurrency: int = Field(
        default=0, ge=0, le=256, description="Processes that read books; 0 is one per core."
    )
    max_page_concurrency: int = Field(
        default=0,
        ge=0,
        le=256,
        description="Processes that read pages, and as many for whole books, for who waits; "
        "0 is one per core, at least two.",
    )
    max_reader_memory: int = Field(
        default=2048 * _MIB,
        # JPEG, PNG and WebP of 24 megapixels were scaled with 300 MiB; less was not tried.
        ge=512 * _MIB,
        description="Bytes of address space of each process that reads books.",
    )
    max_thumbnail_concurrency: int = Field(
        default=0, ge=0, le=256, description="Thumbnails made at a time; 0 is one per core."
    )
    max_image_upload_size: int = Field(
        default=20 * 1024 * 1024, ge=1, description="Bytes of an uploaded image."
    )
    max_image_cache_size: int = Field(
        default=IMAGE_CACHE_BYTES, ge=0, description="Bytes of scaled pages that are kept; 0: none."
    )
    owner_username: str | None = Field(
        default=None, description="Name of the owner made on first start."
    )
    owner_password: str | None = Field(
        default=None, description="Password of the owner made on first start.", repr=False
    )
    run_worker: bool = Field(default=True, description="Run background jobs in the server process.")
    max_concurrent_jobs: int = Field(
        default=2,
        ge=1,
        le=32,
        description="Background jobs at once in one process, and a small one beside them; "
        "a library is scanned once at a time.",
    )
    watch_mode: WatchMode = Field(
        default=WatchMode.AUTO,
        description="How changes in watched libraries are noticed: auto, native, poll, off.",
    )
    watch_quiet_seconds: float = Field(
        default=5.0, ge=0.1, le=3600, description="Seconds without changes before such a scan."
    )
    watch_poll_seconds: float = Field(
        default=60.0, ge=1, le=86400, description="Seconds between two looks at network shares."
    )
    validate_responses: bool = Field(
        default=False, description="Check every answer against the contract."
    )
    update_feed_url: str = Field(
        default=Policy().update_feed_url, description="Where the newest release is looked up."
    )

    @field_validator("allowed_origins", "trusted_proxies", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("database_url", mode="after")
    @classmethod
    def _check_engine(cls, value: str | None) -> str | None:
        if value and not value.startswith(_POSTGRESQL):
            raise ValueError("The address of a database begins with postgresql://")
        return value

    @field_validator("allowed_origins", mode="after")
    @classmethod
    def _check_origins(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        origins = tuple(text.rstrip("/") for text in value)
        for text in origins:
            address = urlsplit(text)
            if text not in ("*", "null") and (not address.netloc or address.path):
                raise ValueError(f"{text!r} is no origin, such as https://books.example")
        return origins

    @field_validator("trusted_proxies", mode="after")
    @classmethod
    def _check_proxies(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for text in value:
            try:
                ip_network(text, strict=False)
            except ValueError:
                raise ValueError(f"{text!r} is neither an address nor a network") from None
        return value

    @field_validator("public_url", mode="after")
    @classmethod
    def _check_public_url(cls, value: str | None) -> str | None:
        if not value:
            return None
        address = urlsplit(value)
        if address.scheme not in ("http", "https") or not address.hostname:
            raise ValueError("The address of the server begins with http:// or https://")
        return value.rstrip("/")

    @field_validator("config_dir", "db_path", mode="after")
    @classmethod
    def _expand(cls, value: Path | None) -> Path | None:
        return value and value.expanduser().absolute()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 -- the base class names it
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, then the environment, then Stump.toml in the data directory."""
        given = init_settings() | env_settings()
        directory = Path(str(given.get("config_dir", "~/.stump"))).expanduser()
        file = TomlConfigSettingsSource(settings_cls, directory / FILE_NAME)
        return (init_settings, env_settings, file)

    @property
    def database_address(self) -> str:
        """The SQLAlchemy address of the database."""
        if self.database_url:
            return self.database_url
        file = str((self.db_path or self.config_dir) / "stump.db")
        # These two mean something in an address.
        return f"sqlite:///{file.replace('%', '%25').replace('?', '%3F')}"

    @property
    def policy(self) -> Policy:
        """The rules that services decide by."""
        return Policy(
            session_ttl=timedelta(seconds=self.session_ttl),
            session_is_sliding=self.session_sliding,
            access_token_ttl=timedelta(seconds=self.access_token_ttl),
            refresh_token_ttl=timedelta(seconds=self.refresh_token_ttl),
            min_password_strength=self.min_password_strength,
            sign_in_failures_per_minute=self.sign_in_failures_per_minute,
            requests_per_minute=self.requests_per_minute,
            session_cleanup_interval=timedelta(seconds=self.expired_session_cleanup_interval),
            max_image_upload_bytes=self.max_image_upload_size,
            thumbnails_at_a_time=self.thumbnails_at_a_time,
            update_feed_url=self.update_feed_url,
            watching=Watching(self.watch_mode, self.watch_quiet_seconds, self.watch_poll_seconds),
        )

    @property
    def scanner_processes(self) -> int:
        """How many processes read books."""
        return self.max_scanner_concurrency or os.cpu_count() or 1

    @property
    def page_processes(self) -> int:
        """How many processes read pages that somebody waits for."""
        return self.max_page_concurrency or max(2, os.cpu_count() or 1)

    @property
    def thumbnails_at_a_time(self) -> int:
        """How many thumbnails are made side by side."""
        return self.max_thumbnail_concurrency or os.cpu_count() or 1

    @property
    def server_config(self) -> ServerConfig:
        """What those who manage the server may know of these settings."""
        return ServerConfig(
            profile=self.profile,
            port=self.port,
            verbosity=self.verbosity,
            pretty_logs=self.pretty_logs,
            db_path=str(self.db_path) if self.db_path else None,
            config_dir=str(self.config_dir),
            allowed_origins=self.allowed_origins,
            enable_swagger=self.enable_swagger,
            enable_koreader_sync=self.enable_koreader_sync,
            session_ttl=self.session_ttl,
            access_token_ttl=self.access_token_ttl,
            expired_session_cleanup_interval=self.expired_session_cleanup_interval,
            max_scanner_concurrency=self.scanner_processes,
            max_thumbnail_concurrency=self.thumbnails_at_a_time,
            max_image_upload_size=self.max_image_upload_size,
        )
