from typing import Literal

UserPermission = Literal[
    "bookclub:create",
    "bookclub:read",
    "email:arbitrary_send",
    "email:send",
    "emailer:create",
    "emailer:manage",
    "emailer:read",
    "feature:api_keys",
    "feature:koreader_sync",
    "file:download",
    "file:explorer",
    "file:upload",
    "library:create",
    "library:delete",
    "library:edit",
    "library:manage",
    "library:scan",
    "notifier:create",
    "notifier:delete",
    "notifier:manage",
    "notifier:read",
    "server:manage",
    "smartlist:read",
    "user:manage",
    "user:read",
]

USER_PERMISSION_VALUES: set[UserPermission] = {
    "bookclub:create",
    "bookclub:read",
    "email:arbitrary_send",
    "email:send",
    "emailer:create",
    "emailer:manage",
    "emailer:read",
    "feature:api_keys",
    "feature:koreader_sync",
    "file:download",
    "file:explorer",
    "file:upload",
    "library:create",
    "library:delete",
    "library:edit",
    "library:manage",
    "library:scan",
    "notifier:create",
    "notifier:delete",
    "notifier:manage",
    "notifier:read",
    "server:manage",
    "smartlist:read",
    "user:manage",
    "user:read",
}


def check_user_permission(value: str) -> UserPermission:
    if value in USER_PERMISSION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {USER_PERMISSION_VALUES!r}")
