from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.audit_action import AuditAction, check_audit_action

if TYPE_CHECKING:
    from ..models.audit_change import AuditChange


T = TypeVar("T", bound="AuditEntry")


@_attrs_define
class AuditEntry:
    """One thing that was done, with the names of the time.

    Example:
        {'id': 12, 'actor_id': '5e0d3c7b-2a19-4b68-8c4f-1d9e6a7f0b52', 'actor_name': 'ann', 'action': 'user.update',
            'subject_id': '0f7c1d52-8a3b-4e19-b6d0-2c5e9a4f7b18', 'subject_name': 'bob', 'changes': [{'field':
            'permissions', 'before': 'file:download', 'after': 'file:download, library:scan'}], 'ip_address': '192.0.2.17',
            'created_at': '2024-11-20T18:42:07+00:00'}

    Attributes:
        id (int):
        actor_id (None | str): The account that did it; null for the command line and the server itself.
        actor_name (str):
        action (AuditAction): What was done; `user.lock_out` is the server's answer to too many wrong passwords.
            Example: user.update.
        subject_id (None | str): What it was done to.
        subject_name (None | str):
        changes (list[AuditChange]):
        ip_address (None | str): Where the request came from.
        created_at (datetime.datetime):
    """

    id: int
    actor_id: None | str
    actor_name: str
    action: AuditAction
    subject_id: None | str
    subject_name: None | str
    changes: list[AuditChange]
    ip_address: None | str
    created_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        actor_id: None | str
        actor_id = self.actor_id

        actor_name = self.actor_name

        action: str = self.action

        subject_id: None | str
        subject_id = self.subject_id

        subject_name: None | str
        subject_name = self.subject_name

        changes = []
        for changes_item_data in self.changes:
            changes_item = changes_item_data.to_dict()
            changes.append(changes_item)

        ip_address: None | str
        ip_address = self.ip_address

        created_at = self.created_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "actor_id": actor_id,
                "actor_name": actor_name,
                "action": action,
                "subject_id": subject_id,
                "subject_name": subject_name,
                "changes": changes,
                "ip_address": ip_address,
                "created_at": created_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.audit_change import AuditChange  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        def _parse_actor_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        actor_id = _parse_actor_id(d.pop("actor_id"))

        actor_name = d.pop("actor_name")

        action = check_audit_action(d.pop("action"))

        def _parse_subject_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        subject_id = _parse_subject_id(d.pop("subject_id"))

        def _parse_subject_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        subject_name = _parse_subject_name(d.pop("subject_name"))

        changes = []
        _changes = d.pop("changes")
        for changes_item_data in _changes:
            changes_item = AuditChange.from_dict(changes_item_data)

            changes.append(changes_item)

        def _parse_ip_address(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        ip_address = _parse_ip_address(d.pop("ip_address"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        audit_entry = cls(
            id=id,
            actor_id=actor_id,
            actor_name=actor_name,
            action=action,
            subject_id=subject_id,
            subject_name=subject_name,
            changes=changes,
            ip_address=ip_address,
            created_at=created_at,
        )

        return audit_entry
