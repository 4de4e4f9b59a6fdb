"""Background jobs, what they said, the outbox of events, and how often things changed."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    false,
    text,
)

from stump_server.storage.tables.columns import Document, Moment, Number, identifier, metadata

jobs = Table(
    "jobs",
    metadata,
    Column("id", identifier(), primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("status", String(16), nullable=False, index=True),
    Column("description", Text),
    # Two waiting jobs with the same subject would do the same work twice.
    Column("subject", Text),
    Column("arguments", Document, nullable=False),
    Column("output", Document),
    Column("ms_elapsed", BigInteger, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("started_at", Moment),
    Column("completed_at", Moment),
    # A running job whose worker has not been heard of for long has lost it.
    Column("heartbeat_at", Moment),
    Column("is_cancel_requested", Boolean, nullable=False),
    Column("is_pause_requested", Boolean, nullable=False, server_default=false()),
    # How far it is: a snapshot, replaced at most twice a second.
    Column("progress", Document),
    Column("failure_reason", Text),
    # What waits with a higher number goes first.
    Column("priority", Integer, nullable=False, server_default=text("0")),
    # Of the jobs with the same value here only one runs at a time.
    Column("alone_in", identifier()),
    Index(None, "created_at", "id"),
    Index(
        None,
        "alone_in",
        unique=True,
        sqlite_where=text("status = 'RUNNING'"),
        postgresql_where=text("status = 'RUNNING'"),
    ),
)

job_logs = Table(
    "job_logs",
    metadata,
    Column("id", Number, primary_key=True),
    Column("job_id", ForeignKey(jobs.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("level", String(8), nullable=False),
    Column("message", Text, nullable=False),
    Column("context", Text),
    Column("timestamp", Moment, nullable=False),
)

schedules = Table(
    "schedules",
    metadata,
    Column("id", identifier(), primary_key=True),
    Column("interval_secs", Integer, nullable=False),
    # Goes before the interval.
    Column("cron", Text),
    Column("timezone", identifier(), nullable=False, server_default=text("'UTC'")),
    Column("excluded_library_ids", Document, nullable=False),
    Column("next_run_at", Moment, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", Number, primary_key=True),
    Column("payload", Document, nullable=False),
    # NULL for everybody, "owner", or the library the event is about.
    Column("audience", identifier()),
    Column("created_at", Moment, nullable=False, index=True),
    # An id is never used twice, also after the newest rows were removed.
    sqlite_autoincrement=True,
)

revisions = Table(
    "revisions",
    metadata,
    # Empty for what everybody shares, else the account whose reading it counts.
    Column("scope", identifier(), primary_key=True),
    Column("number", BigInteger, nullable=False),
    Column("changed_at", Moment, nullable=False),
)
