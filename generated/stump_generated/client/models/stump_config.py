from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.stump_config_profile import StumpConfigProfile, check_stump_config_profile

T = TypeVar("T", bound="StumpConfig")


@_attrs_define
class StumpConfig:
    """The settings in effect.

    Example:
        {'profile': 'release', 'port': 10801, 'verbosity': 1, 'pretty_logs': True, 'db_path': None, 'client_dir': '',
            'custom_templates_dir': None, 'config_dir': '/config', 'allowed_origins': [], 'pdfium_path': None,
            'enable_swagger': True, 'enable_koreader_sync': False, 'password_hash_cost': 2, 'session_ttl': 259200,
            'access_token_ttl': 86400, 'expired_session_cleanup_interval': 60, 'max_scanner_concurrency': 2,
            'max_thumbnail_concurrency': 2, 'max_image_upload_size': 20971520, 'enable_upload': False,
            'max_file_upload_size': 0}

    Attributes:
        profile (StumpConfigProfile): What the server is run for.
        port (int): Port the server listens on.
        verbosity (int): How much is logged: 0 off, 1 info, 2 debug, 3 trace.
        pretty_logs (bool): Whether logs are for people; else they are lines of JSON.
        db_path (None | str): Directory of the embedded database; null for the data directory.
        client_dir (str): Directory of a web client; empty where none is served.
        custom_templates_dir (None | str): Directory of mail templates; null for the built-in ones.
        config_dir (str): Directory of all server data.
        allowed_origins (list[str]): Other sites whose pages may call this server.
        pdfium_path (None | str): A PDFium of one's own; null for the built-in one.
        enable_swagger (bool): Whether Swagger UI is served.
        enable_koreader_sync (bool): Whether KOReader may keep its progress here.
        password_hash_cost (int): Passes over memory that hashing a password takes.
        session_ttl (int): Seconds until a session ends.
        access_token_ttl (int): Seconds until an access token ends.
        expired_session_cleanup_interval (int): Seconds between deletions of expired sessions; 0 is never.
        max_scanner_concurrency (int): Books that a scan reads at a time.
        max_thumbnail_concurrency (int): Thumbnails that are made at a time.
        max_image_upload_size (int): Bytes of an uploaded image.
        enable_upload (bool): Whether books may be uploaded.
        max_file_upload_size (int): Bytes of an uploaded book; 0 where none may be uploaded.
    """

    profile: StumpConfigProfile
    port: int
    verbosity: int
    pretty_logs: bool
    db_path: None | str
    client_dir: str
    custom_templates_dir: None | str
    config_dir: str
    allowed_origins: list[str]
    pdfium_path: None | str
    enable_swagger: bool
    enable_koreader_sync: bool
    password_hash_cost: int
    session_ttl: int
    access_token_ttl: int
    expired_session_cleanup_interval: int
    max_scanner_concurrency: int
    max_thumbnail_concurrency: int
    max_image_upload_size: int
    enable_upload: bool
    max_file_upload_size: int

    def to_dict(self) -> dict[str, Any]:
        profile: str = self.profile

        port = self.port

        verbosity = self.verbosity

        pretty_logs = self.pretty_logs

        db_path: None | str
        db_path = self.db_path

        client_dir = self.client_dir

        custom_templates_dir: None | str
        custom_templates_dir = self.custom_templates_dir

        config_dir = self.config_dir

        allowed_origins = self.allowed_origins

        pdfium_path: None | str
        pdfium_path = self.pdfium_path

        enable_swagger = self.enable_swagger

        enable_koreader_sync = self.enable_koreader_sync

        password_hash_cost = self.password_hash_cost

        session_ttl = self.session_ttl

        access_token_ttl = self.access_token_ttl

        expired_session_cleanup_interval = self.expired_session_cleanup_interval

        max_scanner_concurrency = self.max_scanner_concurrency

        max_thumbnail_concurrency = self.max_thumbnail_concurrency

        max_image_upload_size = self.max_image_upload_size

        enable_upload = self.enable_upload

        max_file_upload_size = self.max_file_upload_size

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "profile": profile,
                "port": port,
                "verbosity": verbosity,
                "pretty_logs": pretty_logs,
                "db_path": db_path,
                "client_dir": client_dir,
                "custom_templates_dir": custom_templates_dir,
                "config_dir": config_dir,
                "allowed_origins": allowed_origins,
                "pdfium_path": pdfium_path,
                "enable_swagger": enable_swagger,
                "enable_koreader_sync": enable_koreader_sync,
                "password_hash_cost": password_hash_cost,
                "session_ttl": session_ttl,
                "access_token_ttl": access_token_ttl,
                "expired_session_cleanup_interval": expired_session_cleanup_interval,
                "max_scanner_concurrency": max_scanner_concurrency,
                "max_thumbnail_concurrency": max_thumbnail_concurrency,
                "max_image_upload_size": max_image_upload_size,
                "enable_upload": enable_upload,
                "max_file_upload_size": max_file_upload_size,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        profile = check_stump_config_profile(d.pop("profile"))

        port = d.pop("port")

        verbosity = d.pop("verbosity")

        pretty_logs = d.pop("pretty_logs")

        def _parse_db_path(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        db_path = _parse_db_path(d.pop("db_path"))

        client_dir = d.pop("client_dir")

        def _parse_custom_templates_dir(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        custom_templates_dir = _parse_custom_templates_dir(d.pop("custom_templates_dir"))

        config_dir = d.pop("config_dir")

        allowed_origins = cast(list[str], d.pop("allowed_origins"))

        def _parse_pdfium_path(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        pdfium_path = _parse_pdfium_path(d.pop("pdfium_path"))

        enable_swagger = d.pop("enable_swagger")

        enable_koreader_sync = d.pop("enable_koreader_sync")

        password_hash_cost = d.pop("password_hash_cost")

        session_ttl = d.pop("session_ttl")

        access_token_ttl = d.pop("access_token_ttl")

        expired_session_cleanup_interval = d.pop("expired_session_cleanup_interval")

        max_scanner_concurrency = d.pop("max_scanner_concurrency")

        max_thumbnail_concurrency = d.pop("max_thumbnail_concurrency")

        max_image_upload_size = d.pop("max_image_upload_size")

        enable_upload = d.pop("enable_upload")

        max_file_upload_size = d.pop("max_file_upload_size")

        stump_config = cls(
            profile=profile,
            port=port,
            verbosity=verbosity,
            pretty_logs=pretty_logs,
            db_path=db_path,
            client_dir=client_dir,
            custom_templates_dir=custom_templates_dir,
            config_dir=config_dir,
            allowed_origins=allowed_origins,
            pdfium_path=pdfium_path,
            enable_swagger=enable_swagger,
            enable_koreader_sync=enable_koreader_sync,
            password_hash_cost=password_hash_cost,
            session_ttl=session_ttl,
            access_token_ttl=access_token_ttl,
            expired_session_cleanup_interval=expired_session_cleanup_interval,
            max_scanner_concurrency=max_scanner_concurrency,
            max_thumbnail_concurrency=max_thumbnail_concurrency,
            max_image_upload_size=max_image_upload_size,
            enable_upload=enable_upload,
            max_file_upload_size=max_file_upload_size,
        )

        return stump_config
