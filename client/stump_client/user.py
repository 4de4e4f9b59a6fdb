"""Accounts: their rights, sessions, preferences and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from types import NoneType
from typing import Unpack

from stump_generated.client.api.user import (
    user_clear_login_activity,
    user_create,
    user_delete,
    user_delete_avatar,
    user_delete_device,
    user_delete_session,
    user_delete_sessions,
    user_get,
    user_get_avatar,
    user_get_by_id,
    user_get_devices,
    user_get_home_arrangement,
    user_get_login_activity,
    user_get_login_activity_all,
    user_get_me,
    user_get_my_preferences,
    user_get_navigation_arrangement,
    user_get_preferences,
    user_get_sessions,
    user_lock,
    user_patch_preferences,
    user_restore,
    user_update,
    user_update_device,
    user_update_home_arrangement,
    user_update_me,
    user_update_my_preferences,
    user_update_navigation_arrangement,
    user_update_preferences,
    user_upload_avatar,
)

from stump_client import models
from stump_client._calls import Call, call, given
from stump_client._operation import C, Controller, operation
from stump_client._uploads import Picture, picture_file
from stump_client.binary import Binary
from stump_client.filters import UserQuery, flatten
from stump_client.pages import Page, each_of, page_of, pages_of
from stump_client.preference_fields import PreferenceFields


class UserController(Controller[C]):
    """Operations of the tag `user`."""

    _tag = "user"

    @operation
    def get(self, **query: Unpack[UserQuery]) -> Call[Page[models.User]]:
        """List accounts."""
        return call(user_get)(**flatten(query)).then(page_of)

    pages = pages_of(get)
    each = each_of(get)

    @operation
    def get_by_id(self, id: str, /) -> Call[models.User]:
        """Get an account."""
        return call(user_get_by_id)(id)

    @operation
    def create(
        self,
        *,
        username: str,
        password: str,
        permissions: Sequence[models.UserPermission] = (),
        age_restriction: models.AgeRestriction | None = None,
        max_sessions_allowed: int | None = None,
        denied_tags: Sequence[str] | None = None,
    ) -> Call[models.User]:
        """Create an account."""
        body = models.UserCreate(
            username=username,
            password=password,
            permissions=list(permissions),
            age_restriction=given(age_restriction),
            max_sessions_allowed=given(max_sessions_allowed),
            denied_tags=given(_listed(denied_tags)),
        )
        return call(user_create)(body=body)

    @operation
    def update(
        self,
        id: str,
        /,
        *,
        username: str,
        password: str | None = None,
        avatar_url: str | None = None,
        permissions: Sequence[models.UserPermission] = (),
        age_restriction: models.AgeRestriction | None = None,
        max_sessions_allowed: int | None = None,
        denied_tags: Sequence[str] | None = None,
    ) -> Call[models.User]:
        """Replace what an account is; what is left out is cleared, but for password and tags."""
        body = models.UserUpdate(
            username=username,
            password=given(password),
            avatar_url=given(avatar_url),
            permissions=list(permissions),
            age_restriction=given(age_restriction),
            max_sessions_allowed=given(max_sessions_allowed),
            denied_tags=given(_listed(denied_tags)),
        )
        return call(user_update)(id, body=body)

    @operation
    def delete(self, id: str, /, *, hard_delete: bool | None = None) -> Call[models.User]:
        """Delete an account; a hard deletion takes all that belongs to it along."""
        body = models.UserDeletion(hard_delete=given(hard_delete))
        return call(user_delete)(id, body=body)

    @operation
    def restore(self, id: str, /) -> Call[models.User]:
        """Take the deletion of an account back."""
        return call(user_restore)(id)

    @operation
    def lock(self, id: str, /, *, lock: bool) -> Call[models.User]:
        """Lock or unlock an account."""
        return call(user_lock)(id, body=models.UserLock(lock=lock))

    @operation
    def get_me(self) -> Call[models.User]:
        """Get the account that is calling."""
        return call(user_get_me)()

    @operation
    def update_me(
        self,
        *,
        username: str,
        password: str | None = None,
        avatar_url: str | None = None,
        max_sessions_allowed: int | None = None,
    ) -> Call[models.User]:
        """Change one's own account; a new password ends all other sessions."""
        body = models.ProfileUpdate(
            username=username,
            password=given(password),
            avatar_url=given(avatar_url),
            max_sessions_allowed=given(max_sessions_allowed),
        )
        return call(user_update_me)(body=body)

    @operation
    def get_my_preferences(self) -> Call[models.UserPreferences]:
        """Get one's own preferences."""
        return call(user_get_my_preferences)()

    @operation
    def update_my_preferences(
        self, **fields: Unpack[PreferenceFields]
    ) -> Call[models.UserPreferences]:
        """Change one's own preferences; what is left out stays."""
        return call(user_update_my_preferences)(body=models.UserPreferencesUpdate(**fields))

    @operation
    def get_preferences(self, id: str, /) -> Call[models.UserPreferences]:
        """Get the preferences of one's own account, named by its id."""
        return call(user_get_preferences)(id)

    @operation
    def update_preferences(
        self, id: str, /, **fields: Unpack[PreferenceFields]
    ) -> Call[models.UserPreferences]:
        """Change the preferences of one's own account, named by its id."""
        return call(user_update_preferences)(id, body=models.UserPreferencesUpdate(**fields))

    @operation
    def patch_preferences(
        self, id: str, /, **fields: Unpack[PreferenceFields]
    ) -> Call[models.UserPreferences]:
        """The same with the method that published clients use."""
        return call(user_patch_preferences)(id, body=models.UserPreferencesUpdate(**fields))

    @operation
    def get_navigation_arrangement(self) -> Call[models.NavigationArrangement]:
        """Get the order of the navigation."""
        return call(user_get_navigation_arrangement)()

    @operation
    def update_navigation_arrangement(
        self, *, locked: bool, items: Sequence[models.NavigationArrangementItemUpdate]
    ) -> Call[models.NavigationArrangement]:
        """Replace the order of the navigation."""
        body = models.NavigationArrangementUpdate(locked=locked, items=list(items))
        return call(user_update_navigation_arrangement)(body=body)

    @operation
    def get_home_arrangement(self) -> Call[models.HomeArrangement]:
        """Get the sections of the home page."""
        return call(user_get_home_arrangement)()

    @operation
    def update_home_arrangement(
        self, *, locked: bool, items: Sequence[models.HomeArrangementItemUpdate]
    ) -> Call[models.HomeArrangement]:
        """Replace the sections of the home page."""
        body = models.HomeArrangementUpdate(locked=locked, items=list(items))
        return call(user_update_home_arrangement)(body=body)

    @operation
    def get_sessions(self, id: str, /) -> Call[list[models.UserSession]]:
        """List the sessions of an account."""
        return call(user_get_sessions)(id)

    @operation
    def delete_sessions(self, id: str, /) -> Call[None]:
        """End all sessions of an account."""
        return call(user_delete_sessions)(id).expect(NoneType)

    @operation
    def delete_session(self, id: str, session_id: str, /) -> Call[None]:
        """End a session of an account."""
        return call(user_delete_session)(id, session_id).expect(NoneType)

    @operation
    def get_login_activity(
        self, id: str | None = None, /, *, before: datetime | None = None
    ) -> Call[list[models.LoginActivity]]:
        """List attempts to sign in to an account, or to all when none is named."""
        if id is None:
            return call(user_get_login_activity_all)(before=given(before))
        return call(user_get_login_activity)(id, before=given(before))

    @operation
    def get_login_activity_all(
        self, *, before: datetime | None = None
    ) -> Call[list[models.LoginActivity]]:
        """List attempts to sign in to any account."""
        return call(user_get_login_activity_all)(before=given(before))

    @operation
    def clear_login_activity(self) -> Call[None]:
        """Forget all attempts to sign in."""
        return call(user_clear_login_activity)().expect(NoneType)

    @operation
    def get_avatar(self, id: str, /) -> Call[Binary]:
        """Get the avatar of an account."""
        return call(user_get_avatar)(id).binary()

    def avatar_url(self, id: str, /) -> str:
        """The address of the avatar of an account."""
        return self._caller.url(call(user_get_avatar)(id).request)

    @operation
    def upload_avatar(self, id: str, /, *, file: Picture) -> Call[Binary]:
        """Upload an avatar, and get it as the server keeps it."""
        body = models.AvatarUpload(picture_file(file, "avatar"))
        return call(user_upload_avatar)(id, body=body).binary()

    @operation
    def delete_avatar(self, id: str, /) -> Call[None]:
        """Remove the avatar of an account."""
        return call(user_delete_avatar)(id).expect(NoneType)

    @operation
    def get_devices(self) -> Call[list[models.ReadingDevice]]:
        """List what the caller reads on, the one heard of last first."""
        return call(user_get_devices)()

    @operation
    def update_device(self, device_id: str, /, *, name: str | None) -> Call[models.ReadingDevice]:
        """Call a device something; None for what it calls itself."""
        body = models.ReadingDeviceUpdate(name=name)
        return call(user_update_device)(device_id, body=body)

    @operation
    def delete_device(self, device_id: str, /) -> Call[None]:
        """Forget a device until it is heard of again."""
        return call(user_delete_device)(device_id)


def _listed(names: Sequence[str] | None) -> list[str] | None:
    return None if names is None else list(names)
