from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.user_permission import UserPermission, check_user_permission
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.active_reading_session import ActiveReadingSession
    from ..models.age_restriction import AgeRestriction
    from ..models.finished_reading_session import FinishedReadingSession
    from ..models.login_activity import LoginActivity
    from ..models.user_preferences import UserPreferences


T = TypeVar("T", bound="User")


@_attrs_define
class User:
    """An account. Keys that are left out were not asked for or not set.

    Example:
        {'id': '5e0d3c7b-2a19-4b68-8c4f-1d9e6a7f0b52', 'username': 'ann', 'is_server_owner': True, 'avatar_url': None,
            'created_at': '2024-11-02T09:15:00+00:00', 'last_login': '2024-11-20T18:42:07+00:00', 'is_locked': False,
            'permissions': ['library:scan', 'file:download'], 'age_restriction': {'age': 16, 'restrict_on_unset': False}}

    Attributes:
        id (str):
        username (str):
        is_server_owner (bool): The owner may do everything.
        avatar_url (None | str): Path on this server or an address elsewhere.
        created_at (datetime.datetime):
        last_login (datetime.datetime | None): Last sign-in with a password.
        is_locked (bool): A locked account cannot sign in.
        permissions (list[UserPermission]): What the account may do, with all that its permissions bring along.
        max_sessions_allowed (int | Unset): How many sessions may be open at once; left out when there is no limit.
        login_sessions_count (int | Unset): How many sessions are open now.
        user_preferences (UserPreferences | Unset): How clients look for one account. Example: {'id':
            '0f7c1d52-8a3b-4e19-b6d0-2c5e9a4f7b18', 'locale': 'en', 'app_theme': 'LIGHT', 'enable_gradients': False,
            'app_font': 'inter', 'show_query_indicator': False, 'enable_live_refetch': False, 'preferred_layout_mode':
            'GRID', 'primary_navigation_mode': 'SIDEBAR', 'layout_max_width_px': 1280, 'enable_discord_presence': False,
            'enable_compact_display': False, 'enable_double_sidebar': True, 'enable_hide_scrollbar': False,
            'enable_replace_primary_sidebar': False, 'prefer_accent_color': True, 'show_thumbnails_in_headers': False,
            'enable_job_overlay': True, 'navigation_arrangement': {'locked': True, 'items': [{'item': {'type': 'Home'},
            'visible': True}, {'item': {'type': 'Libraries', 'show_create_action': True, 'show_link_to_all': False},
            'visible': True}]}, 'home_arrangement': {'locked': True, 'items': [{'item': {'type': 'ContinueReading'},
            'visible': True}]}}.
        login_activity (list[LoginActivity] | Unset): Attempts to sign in, newest first.
        age_restriction (AgeRestriction | Unset): The highest age rating an account may see. Example: {'age': 16,
            'restrict_on_unset': False}.
        denied_tags (list[str] | Unset): Names of tags; what carries one is hidden. Left out when there are none.
        deleted_at (datetime.datetime | Unset): When the account was deleted; left out for others.
        active_reading_sessions (list[ActiveReadingSession] | Unset):
        finished_reading_sessions (list[FinishedReadingSession] | Unset):
    """

    id: str
    username: str
    is_server_owner: bool
    avatar_url: None | str
    created_at: datetime.datetime
    last_login: datetime.datetime | None
    is_locked: bool
    permissions: list[UserPermission]
    max_sessions_allowed: int | Unset = UNSET
    login_sessions_count: int | Unset = UNSET
    user_preferences: UserPreferences | Unset = UNSET
    login_activity: list[LoginActivity] | Unset = UNSET
    age_restriction: AgeRestriction | Unset = UNSET
    denied_tags: list[str] | Unset = UNSET
    deleted_at: datetime.datetime | Unset = UNSET
    active_reading_sessions: list[ActiveReadingSession] | Unset = UNSET
    finished_reading_sessions: list[FinishedReadingSession] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        username = self.username

        is_server_owner = self.is_server_owner

        avatar_url: None | str
        avatar_url = self.avatar_url

        created_at = self.created_at.isoformat()

        last_login: None | str
        if isinstance(self.last_login, datetime.datetime):
            last_login = self.last_login.isoformat()
        else:
            last_login = self.last_login

        is_locked = self.is_locked

        permissions = []
        for permissions_item_data in self.permissions:
            permissions_item: str = permissions_item_data
            permissions.append(permissions_item)

        max_sessions_allowed = self.max_sessions_allowed

        login_sessions_count = self.login_sessions_count

        user_preferences: dict[str, Any] | Unset = UNSET
        if not isinstance(self.user_preferences, Unset):
            user_preferences = self.user_preferences.to_dict()

        login_activity: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.login_activity, Unset):
            login_activity = []
            for login_activity_item_data in self.login_activity:
                login_activity_item = login_activity_item_data.to_dict()
                login_activity.append(login_activity_item)

        age_restriction: dict[str, Any] | Unset = UNSET
        if not isinstance(self.age_restriction, Unset):
            age_restriction = self.age_restriction.to_dict()

        denied_tags: list[str] | Unset = UNSET
        if not isinstance(self.denied_tags, Unset):
            denied_tags = self.denied_tags

        deleted_at: str | Unset = UNSET
        if not isinstance(self.deleted_at, Unset):
            deleted_at = self.deleted_at.isoformat()

        active_reading_sessions: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.active_reading_sessions, Unset):
            active_reading_sessions = []
            for active_reading_sessions_item_data in self.active_reading_sessions:
                active_reading_sessions_item = active_reading_sessions_item_data.to_dict()
                active_reading_sessions.append(active_reading_sessions_item)

        finished_reading_sessions: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.finished_reading_sessions, Unset):
            finished_reading_sessions = []
            for finished_reading_sessions_item_data in self.finished_reading_sessions:
                finished_reading_sessions_item = finished_reading_sessions_item_data.to_dict()
                finished_reading_sessions.append(finished_reading_sessions_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "username": username,
                "is_server_owner": is_server_owner,
                "avatar_url": avatar_url,
                "created_at": created_at,
                "last_login": last_login,
                "is_locked": is_locked,
                "permissions": permissions,
            }
        )
        if max_sessions_allowed is not UNSET:
            field_dict["max_sessions_allowed"] = max_sessions_allowed
        if login_sessions_count is not UNSET:
            field_dict["login_sessions_count"] = login_sessions_count
        if user_preferences is not UNSET:
            field_dict["user_preferences"] = user_preferences
        if login_activity is not UNSET:
            field_dict["login_activity"] = login_activity
        if age_restriction is not UNSET:
            field_dict["age_restriction"] = age_restriction
        if denied_tags is not UNSET:
            field_dict["denied_tags"] = denied_tags
        if deleted_at is not UNSET:
            field_dict["deleted_at"] = deleted_at
        if active_reading_sessions is not UNSET:
            field_dict["active_reading_sessions"] = active_reading_sessions
        if finished_reading_sessions is not UNSET:
            field_dict["finished_reading_sessions"] = finished_reading_sessions

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.active_reading_session import ActiveReadingSession  # noqa: PLC0415
        from ..models.age_restriction import AgeRestriction  # noqa: PLC0415
        from ..models.finished_reading_session import FinishedReadingSession  # noqa: PLC0415
        from ..models.login_activity import LoginActivity  # noqa: PLC0415
        from ..models.user_preferences import UserPreferences  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        username = d.pop("username")

        is_server_owner = d.pop("is_server_owner")

        def _parse_avatar_url(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        avatar_url = _parse_avatar_url(d.pop("avatar_url"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_last_login(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_login_type_0 = datetime.datetime.fromisoformat(data)

                return last_login_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        last_login = _parse_last_login(d.pop("last_login"))

        is_locked = d.pop("is_locked")

        permissions = []
        _permissions = d.pop("permissions")
        for permissions_item_data in _permissions:
            permissions_item = check_user_permission(permissions_item_data)

            permissions.append(permissions_item)

        max_sessions_allowed = d.pop("max_sessions_allowed", UNSET)

        login_sessions_count = d.pop("login_sessions_count", UNSET)

        _user_preferences = d.pop("user_preferences", UNSET)
        user_preferences: UserPreferences | Unset
        if isinstance(_user_preferences, Unset):
            user_preferences = UNSET
        else:
            user_preferences = UserPreferences.from_dict(_user_preferences)

        _login_activity = d.pop("login_activity", UNSET)
        login_activity: list[LoginActivity] | Unset = UNSET
        if _login_activity is not UNSET:
            login_activity = []
            for login_activity_item_data in _login_activity:
                login_activity_item = LoginActivity.from_dict(login_activity_item_data)

                login_activity.append(login_activity_item)

        _age_restriction = d.pop("age_restriction", UNSET)
        age_restriction: AgeRestriction | Unset
        if isinstance(_age_restriction, Unset):
            age_restriction = UNSET
        else:
            age_restriction = AgeRestriction.from_dict(_age_restriction)

        denied_tags = cast(list[str], d.pop("denied_tags", UNSET))

        _deleted_at = d.pop("deleted_at", UNSET)
        deleted_at: datetime.datetime | Unset
        if isinstance(_deleted_at, Unset):
            deleted_at = UNSET
        else:
            deleted_at = datetime.datetime.fromisoformat(_deleted_at)

        _active_reading_sessions = d.pop("active_reading_sessions", UNSET)
        active_reading_sessions: list[ActiveReadingSession] | Unset = UNSET
        if _active_reading_sessions is not UNSET:
            active_reading_sessions = []
            for active_reading_sessions_item_data in _active_reading_sessions:
                active_reading_sessions_item = ActiveReadingSession.from_dict(
                    active_reading_sessions_item_data
                )

                active_reading_sessions.append(active_reading_sessions_item)

        _finished_reading_sessions = d.pop("finished_reading_sessions", UNSET)
        finished_reading_sessions: list[FinishedReadingSession] | Unset = UNSET
        if _finished_reading_sessions is not UNSET:
            finished_reading_sessions = []
            for finished_reading_sessions_item_data in _finished_reading_sessions:
                finished_reading_sessions_item = FinishedReadingSession.from_dict(
                    finished_reading_sessions_item_data
                )

                finished_reading_sessions.append(finished_reading_sessions_item)

        user = cls(
            id=id,
            username=username,
            is_server_owner=is_server_owner,
            avatar_url=avatar_url,
            created_at=created_at,
            last_login=last_login,
            is_locked=is_locked,
            permissions=permissions,
            max_sessions_allowed=max_sessions_allowed,
            login_sessions_count=login_sessions_count,
            user_preferences=user_preferences,
            login_activity=login_activity,
            age_restriction=age_restriction,
            denied_tags=denied_tags,
            deleted_at=deleted_at,
            active_reading_sessions=active_reading_sessions,
            finished_reading_sessions=finished_reading_sessions,
        )

        return user
