"""Contains all the data models used in inputs/outputs"""

from .active_reading_session import ActiveReadingSession
from .age_restriction import AgeRestriction
from .analyze_media_output import AnalyzeMediaOutput
from .api_key import ApiKey
from .api_key_permissions_type_0 import ApiKeyPermissionsType0
from .api_key_write import ApiKeyWrite
from .audit_action import AuditAction
from .audit_change import AuditChange
from .audit_entry import AuditEntry
from .audit_page import AuditPage
from .avatar_upload import AvatarUpload
from .bookmark import Bookmark
from .claim_status import ClaimStatus
from .created_api_key import CreatedApiKey
from .created_token import CreatedToken
from .cursor_information import CursorInformation
from .direction import Direction
from .event_created_many_series import EventCreatedManySeries
from .event_created_many_series_typename import EventCreatedManySeriesTypename
from .event_created_media import EventCreatedMedia
from .event_created_media_typename import EventCreatedMediaTypename
from .event_created_or_updated_many_media import EventCreatedOrUpdatedManyMedia
from .event_created_or_updated_many_media_typename import (
    EventCreatedOrUpdatedManyMediaTypename,
)
from .event_discovered_missing_library import EventDiscoveredMissingLibrary
from .event_discovered_missing_library_typename import (
    EventDiscoveredMissingLibraryTypename,
)
from .event_job_output import EventJobOutput
from .event_job_output_typename import EventJobOutputTypename
from .event_job_started import EventJobStarted
from .event_job_started_typename import EventJobStartedTypename
from .event_job_update import EventJobUpdate
from .event_job_update_typename import EventJobUpdateTypename
from .excluded_users_update import ExcludedUsersUpdate
from .file_status import FileStatus
from .finished_reading_session import FinishedReadingSession
from .home_arrangement import HomeArrangement
from .home_arrangement_item import HomeArrangementItem
from .home_arrangement_item_update import HomeArrangementItemUpdate
from .home_arrangement_update import HomeArrangementUpdate
from .home_item import HomeItem
from .home_item_type import HomeItemType
from .image_format import ImageFormat
from .image_options import ImageOptions
from .image_options_write import ImageOptionsWrite
from .image_resize import ImageResize
from .image_resize_mode import ImageResizeMode
from .job import Job
from .job_kind import JobKind
from .job_log import JobLog
from .job_order import JobOrder
from .job_page import JobPage
from .job_progress import JobProgress
from .job_reference import JobReference
from .job_status import JobStatus
from .koreader_authorized import KoreaderAuthorized
from .koreader_authorized_authorized import KoreaderAuthorizedAuthorized
from .koreader_progress import KoreaderProgress
from .koreader_progress_update import KoreaderProgressUpdate
from .koreader_registered import KoreaderRegistered
from .koreader_registration import KoreaderRegistration
from .koreader_stored import KoreaderStored
from .last_library_scan import LastLibraryScan
from .last_scan_details import LastScanDetails
from .layout_mode import LayoutMode
from .library import Library
from .library_cleaning import LibraryCleaning
from .library_config import LibraryConfig
from .library_config_write import LibraryConfigWrite
from .library_create import LibraryCreate
from .library_order import LibraryOrder
from .library_page import LibraryPage
from .library_pattern import LibraryPattern
from .library_scan_mode import LibraryScanMode
from .library_scan_output import LibraryScanOutput
from .library_scan_record import LibraryScanRecord
from .library_stats import LibraryStats
from .library_thumbnail_update import LibraryThumbnailUpdate
from .library_update import LibraryUpdate
from .log_level import LogLevel
from .login_activity import LoginActivity
from .login_request import LoginRequest
from .login_with_token import LoginWithToken
from .media import Media
from .media_completion import MediaCompletion
from .media_completion_update import MediaCompletionUpdate
from .media_metadata import MediaMetadata
from .media_metadata_overview import MediaMetadataOverview
from .media_metadata_update import MediaMetadataUpdate
from .media_order import MediaOrder
from .media_page import MediaPage
from .media_thumbnail_update import MediaThumbnailUpdate
from .metadata_field import MetadataField
from .metadata_locks import MetadataLocks
from .navigation_arrangement import NavigationArrangement
from .navigation_arrangement_item import NavigationArrangementItem
from .navigation_arrangement_item_update import NavigationArrangementItemUpdate
from .navigation_arrangement_update import NavigationArrangementUpdate
from .navigation_item import NavigationItem
from .navigation_item_type import NavigationItemType
from .navigation_mode import NavigationMode
from .opds_authentication import OpdsAuthentication
from .opds_authentication_flow import OpdsAuthenticationFlow
from .opds_authentication_labels import OpdsAuthenticationLabels
from .opds_belongs_to import OpdsBelongsTo
from .opds_contributor import OpdsContributor
from .opds_device import OpdsDevice
from .opds_dom_point import OpdsDomPoint
from .opds_dom_range import OpdsDomRange
from .opds_feed import OpdsFeed
from .opds_feed_metadata import OpdsFeedMetadata
from .opds_group import OpdsGroup
from .opds_link import OpdsLink
from .opds_link_properties import OpdsLinkProperties
from .opds_locations import OpdsLocations
from .opds_locator import OpdsLocator
from .opds_locator_text import OpdsLocatorText
from .opds_progression import OpdsProgression
from .opds_progression_update import OpdsProgressionUpdate
from .opds_publication import OpdsPublication
from .opds_publication_metadata import OpdsPublicationMetadata
from .opds_publication_metadata_layout import OpdsPublicationMetadataLayout
from .opds_v1_get_books_by_key_order_by import OpdsV1GetBooksByKeyOrderBy
from .opds_v1_get_books_by_key_read_status import OpdsV1GetBooksByKeyReadStatus
from .opds_v1_get_books_order_by import OpdsV1GetBooksOrderBy
from .opds_v1_get_books_read_status import OpdsV1GetBooksReadStatus
from .opds_v2_browse_books_order_by import OpdsV2BrowseBooksOrderBy
from .opds_v2_browse_books_read_status import OpdsV2BrowseBooksReadStatus
from .opds_v2_get_books_order_by import OpdsV2GetBooksOrderBy
from .opds_v2_get_books_read_status import OpdsV2GetBooksReadStatus
from .page_description import PageDescription
from .page_description_type import PageDescriptionType
from .page_dimension import PageDimension
from .page_dimensions import PageDimensions
from .page_information import PageInformation
from .picture_format import PictureFormat
from .problem import Problem
from .problem_cause import ProblemCause
from .profile_update import ProfileUpdate
from .progress_update import ProgressUpdate
from .read_status import ReadStatus
from .reading_device import ReadingDevice
from .reading_device_update import ReadingDeviceUpdate
from .reading_direction import ReadingDirection
from .reading_mode import ReadingMode
from .reading_scale_fit import ReadingScaleFit
from .reading_scale_fit_write import ReadingScaleFitWrite
from .refresh_request import RefreshRequest
from .scan_config import ScanConfig
from .scan_options import ScanOptions
from .scheduler_config import SchedulerConfig
from .scheduler_config_update import SchedulerConfigUpdate
from .series import Series
from .series_completion import SeriesCompletion
from .series_completion_update import SeriesCompletionUpdate
from .series_metadata import SeriesMetadata
from .series_metadata_field import SeriesMetadataField
from .series_metadata_locks import SeriesMetadataLocks
from .series_metadata_update import SeriesMetadataUpdate
from .series_order import SeriesOrder
from .series_page import SeriesPage
from .series_scan_output import SeriesScanOutput
from .series_thumbnail_update import SeriesThumbnailUpdate
from .server_ping_response_200 import ServerPingResponse200
from .session_cleanup_output import SessionCleanupOutput
from .status_message import StatusMessage
from .stump_config import StumpConfig
from .stump_config_profile import StumpConfigProfile
from .supported_font import SupportedFont
from .tag import Tag
from .thumbnail_generation import ThumbnailGeneration
from .thumbnail_generation_output import ThumbnailGenerationOutput
from .thumbnail_upload import ThumbnailUpload
from .update_check import UpdateCheck
from .upload_config import UploadConfig
from .user import User
from .user_create import UserCreate
from .user_deletion import UserDeletion
from .user_lock import UserLock
from .user_page import UserPage
from .user_permission import UserPermission
from .user_preferences import UserPreferences
from .user_preferences_update import UserPreferencesUpdate
from .user_session import UserSession
from .user_update import UserUpdate
from .version import Version
from .write_metadata_output import WriteMetadataOutput

__all__ = (
    "ActiveReadingSession",
    "AgeRestriction",
    "AnalyzeMediaOutput",
    "ApiKey",
    "ApiKeyPermissionsType0",
    "ApiKeyWrite",
    "AuditAction",
    "AuditChange",
    "AuditEntry",
    "AuditPage",
    "AvatarUpload",
    "Bookmark",
    "ClaimStatus",
    "CreatedApiKey",
    "CreatedToken",
    "CursorInformation",
    "Direction",
    "EventCreatedManySeries",
    "EventCreatedManySeriesTypename",
    "EventCreatedMedia",
    "EventCreatedMediaTypename",
    "EventCreatedOrUpdatedManyMedia",
    "EventCreatedOrUpdatedManyMediaTypename",
    "EventDiscoveredMissingLibrary",
    "EventDiscoveredMissingLibraryTypename",
    "EventJobOutput",
    "EventJobOutputTypename",
    "EventJobStarted",
    "EventJobStartedTypename",
    "EventJobUpdate",
    "EventJobUpdateTypename",
    "ExcludedUsersUpdate",
    "FileStatus",
    "FinishedReadingSession",
    "HomeArrangement",
    "HomeArrangementItem",
    "HomeArrangementItemUpdate",
    "HomeArrangementUpdate",
    "HomeItem",
    "HomeItemType",
    "ImageFormat",
    "ImageOptions",
    "ImageOptionsWrite",
    "ImageResize",
    "ImageResizeMode",
    "Job",
    "JobKind",
    "JobLog",
    "JobOrder",
    "JobPage",
    "JobProgress",
    "JobReference",
    "JobStatus",
    "KoreaderAuthorized",
    "KoreaderAuthorizedAuthorized",
    "KoreaderProgress",
    "KoreaderProgressUpdate",
    "KoreaderRegistered",
    "KoreaderRegistration",
    "KoreaderStored",
    "LastLibraryScan",
    "LastScanDetails",
    "LayoutMode",
    "Library",
    "LibraryCleaning",
    "LibraryConfig",
    "LibraryConfigWrite",
    "LibraryCreate",
    "LibraryOrder",
    "LibraryPage",
    "LibraryPattern",
    "LibraryScanMode",
    "LibraryScanOutput",
    "LibraryScanRecord",
    "LibraryStats",
    "LibraryThumbnailUpdate",
    "LibraryUpdate",
    "LoginActivity",
    "LoginRequest",
    "LoginWithToken",
    "LogLevel",
    "Media",
    "MediaCompletion",
    "MediaCompletionUpdate",
    "MediaMetadata",
    "MediaMetadataOverview",
    "MediaMetadataUpdate",
    "MediaOrder",
    "MediaPage",
    "MediaThumbnailUpdate",
    "MetadataField",
    "MetadataLocks",
    "NavigationArrangement",
    "NavigationArrangementItem",
    "NavigationArrangementItemUpdate",
    "NavigationArrangementUpdate",
    "NavigationItem",
    "NavigationItemType",
    "NavigationMode",
    "OpdsAuthentication",
    "OpdsAuthenticationFlow",
    "OpdsAuthenticationLabels",
    "OpdsBelongsTo",
    "OpdsContributor",
    "OpdsDevice",
    "OpdsDomPoint",
    "OpdsDomRange",
    "OpdsFeed",
    "OpdsFeedMetadata",
    "OpdsGroup",
    "OpdsLink",
    "OpdsLinkProperties",
    "OpdsLocations",
    "OpdsLocator",
    "OpdsLocatorText",
    "OpdsProgression",
    "OpdsProgressionUpdate",
    "OpdsPublication",
    "OpdsPublicationMetadata",
    "OpdsPublicationMetadataLayout",
    "OpdsV1GetBooksByKeyOrderBy",
    "OpdsV1GetBooksByKeyReadStatus",
    "OpdsV1GetBooksOrderBy",
    "OpdsV1GetBooksReadStatus",
    "OpdsV2BrowseBooksOrderBy",
    "OpdsV2BrowseBooksReadStatus",
    "OpdsV2GetBooksOrderBy",
    "OpdsV2GetBooksReadStatus",
    "PageDescription",
    "PageDescriptionType",
    "PageDimension",
    "PageDimensions",
    "PageInformation",
    "PictureFormat",
    "Problem",
    "ProblemCause",
    "ProfileUpdate",
    "ProgressUpdate",
    "ReadingDevice",
    "ReadingDeviceUpdate",
    "ReadingDirection",
    "ReadingMode",
    "ReadingScaleFit",
    "ReadingScaleFitWrite",
    "ReadStatus",
    "RefreshRequest",
    "ScanConfig",
    "ScanOptions",
    "SchedulerConfig",
    "SchedulerConfigUpdate",
    "Series",
    "SeriesCompletion",
    "SeriesCompletionUpdate",
    "SeriesMetadata",
    "SeriesMetadataField",
    "SeriesMetadataLocks",
    "SeriesMetadataUpdate",
    "SeriesOrder",
    "SeriesPage",
    "SeriesScanOutput",
    "SeriesThumbnailUpdate",
    "ServerPingResponse200",
    "SessionCleanupOutput",
    "StatusMessage",
    "StumpConfig",
    "StumpConfigProfile",
    "SupportedFont",
    "Tag",
    "ThumbnailGeneration",
    "ThumbnailGenerationOutput",
    "ThumbnailUpload",
    "UpdateCheck",
    "UploadConfig",
    "User",
    "UserCreate",
    "UserDeletion",
    "UserLock",
    "UserPage",
    "UserPermission",
    "UserPreferences",
    "UserPreferencesUpdate",
    "UserSession",
    "UserUpdate",
    "Version",
    "WriteMetadataOutput",
)
