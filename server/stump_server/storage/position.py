"""What devices say of where their readers are, beside the readings themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, select, update

from stump_server.domain.position import Device, Report
from stump_server.storage.putting import put
from stump_server.storage.tables import held_positions, reading_devices, unclaimed_positions


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """Positions in a document that was no book when they were reported.

    One is believed, the others are what each device that was held back said last.
    """

    user_id: str
    document: str
    report: Report
    held: tuple[Report, ...] = ()

    def held_from(self, device_id: str) -> Report | None:
        """What a device said when it was held back last."""
        return next((one for one in self.held if one.device_id == device_id), None)


@dataclass
class PositionRows:
    """Questions about devices, held positions and those that wait for their book."""

    connection: Connection
    now: datetime

    def devices(self, user_id: str) -> tuple[Device, ...]:
        """The devices of an account, the one seen last first."""
        query = (
            select(reading_devices)
            .where(reading_devices.c.user_id == user_id)
            .order_by(reading_devices.c.last_seen_at.desc(), reading_devices.c.id)
        )
        return tuple(
            Device(row.id, row.model, row.last_seen_at, row.name)
            for row in self.connection.execute(query)
        )

    def find_device(self, user_id: str, id: str) -> Device | None:
        """One device of an account."""
        query = select(reading_devices).where(*self._device(user_id, id))
        row = self.connection.execute(query).first()
        return Device(row.id, row.model, row.last_seen_at, row.name) if row else None

    def note_device(self, user_id: str, id: str, model: str) -> None:
        """A device has been heard of; it may call itself otherwise than before."""
        put(
            self.connection,
            reading_devices,
            {"user_id": user_id, "id": id},
            {"model": model, "last_seen_at": self.now},
        )

    def name_device(self, user_id: str, id: str, name: str | None) -> None:
        """Call a device something."""
        self.connection.execute(
            update(reading_devices).where(*self._device(user_id, id)).values(name=name)
        )

    def remove_device(self, user_id: str, id: str) -> bool:
        """Forget a device; tells whether it was known."""
        removed = self.connection.execute(delete(reading_devices).where(*self._device(user_id, id)))
        return removed.rowcount > 0

    def _device(self, user_id: str, id: str) -> tuple[ColumnElement[bool], ...]:
        return (reading_devices.c.user_id == user_id, reading_devices.c.id == id)

    def held(self, user_id: str, media_id: str, device_id: str) -> Report | None:
        """What a device said when it was held back last."""
        row = self.connection.execute(
            select(held_positions.c.percentage, held_positions.c.reported_at).where(
                held_positions.c.user_id == user_id,
                held_positions.c.media_id == media_id,
                held_positions.c.device_id == device_id,
            )
        ).first()
        return Report(row.percentage, device_id, row.reported_at) if row else None

    def hold(self, user_id: str, media_id: str, report: Report) -> None:
        """Keep a report that did not take over."""
        put(
            self.connection,
            held_positions,
            {"user_id": user_id, "media_id": media_id, "device_id": report.device_id},
            {"percentage": report.percentage, "reported_at": report.made_at},
        )

    def release(self, user_id: str, media_id: str) -> None:
        """Forget what was held back: the reading has moved."""
        self.connection.execute(
            delete(held_positions).where(
                held_positions.c.user_id == user_id, held_positions.c.media_id == media_id
            )
        )

    def keep_unclaimed(self, user_id: str, document: str, report: Report) -> None:
        """Keep the position that is believed until its book appears, and nothing else."""
        self.remove_unclaimed(user_id, document)
        self._put_unclaimed(user_id, document, report, is_held=False)

    def hold_unclaimed(self, user_id: str, document: str, report: Report) -> None:
        """Keep a report that did not take over."""
        self._put_unclaimed(user_id, document, report, is_held=True)

    def _put_unclaimed(self, user_id: str, document: str, report: Report, *, is_held: bool) -> None:
        put(
            self.connection,
            unclaimed_positions,
            {"user_id": user_id, "document": document, "device_id": report.device_id},
            {
                "percentage": report.percentage,
                "xpointer": report.xpointer or "",
                "reported_at": report.made_at,
                "is_held": is_held,
            },
        )

    def find_unclaimed(self, user_id: str, document: str) -> Unclaimed | None:
        """The positions in a document that is no book yet."""
        query = select(unclaimed_positions).where(*_document(user_id, document))
        return next(iter(self._unclaimed(query)), None)

    def unclaimed(self) -> tuple[Unclaimed, ...]:
        """All positions that wait for their book."""
        return self._unclaimed(select(unclaimed_positions))

    def _unclaimed(self, query: Select[Any]) -> tuple[Unclaimed, ...]:
        # The one that is believed goes before those that are held back.
        order = (unclaimed_positions.c.is_held, unclaimed_positions.c.device_id)
        found: dict[tuple[str, str], Unclaimed] = {}
        for row in self.connection.execute(query.order_by(*order)):
            key = (row.user_id, row.document)
            if not row.is_held:
                found[key] = Unclaimed(*key, _report(row))
            elif key in found:
                waiting = found[key]
                found[key] = replace(waiting, held=(*waiting.held, _report(row)))
        return tuple(found.values())

    def remove_unclaimed(self, user_id: str, document: str) -> None:
        """A position has found its book."""
        self.connection.execute(delete(unclaimed_positions).where(*_document(user_id, document)))


def _document(user_id: str, document: str) -> tuple[ColumnElement[bool], ...]:
    return (
        unclaimed_positions.c.user_id == user_id,
        unclaimed_positions.c.document == document,
    )


def _report(row: Any) -> Report:
    return Report(row.percentage, row.device_id, row.reported_at, row.xpointer or None)
