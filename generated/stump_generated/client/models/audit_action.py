from typing import Literal

AuditAction = Literal[
    "api_key.create",
    "api_key.delete",
    "api_key.regenerate",
    "api_key.update",
    "library.clean",
    "library.create",
    "library.delete",
    "library.exclusions",
    "library.update",
    "user.create",
    "user.delete",
    "user.end_sessions",
    "user.lock",
    "user.lock_out",
    "user.password",
    "user.restore",
    "user.unlock",
    "user.update",
]

AUDIT_ACTION_VALUES: set[AuditAction] = {
    "api_key.create",
    "api_key.delete",
    "api_key.regenerate",
    "api_key.update",
    "library.clean",
    "library.create",
    "library.delete",
    "library.exclusions",
    "library.update",
    "user.create",
    "user.delete",
    "user.end_sessions",
    "user.lock",
    "user.lock_out",
    "user.password",
    "user.restore",
    "user.unlock",
    "user.update",
}


def check_audit_action(value: str) -> AuditAction:
    if value in AUDIT_ACTION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {AUDIT_ACTION_VALUES!r}")
