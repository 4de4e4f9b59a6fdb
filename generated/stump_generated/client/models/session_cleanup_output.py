from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="SessionCleanupOutput")


@_attrs_define
class SessionCleanupOutput:
    """How many expired sessions were removed.

    Example:
        {'removed_sessions': 2}

    Attributes:
        removed_sessions (int):
    """

    removed_sessions: int

    def to_dict(self) -> dict[str, Any]:
        removed_sessions = self.removed_sessions

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "removed_sessions": removed_sessions,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        removed_sessions = d.pop("removed_sessions")

        session_cleanup_output = cls(
            removed_sessions=removed_sessions,
        )

        return session_cleanup_output
