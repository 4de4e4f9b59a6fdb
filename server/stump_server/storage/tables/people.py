"""Accounts, how they sign in, and what they have read."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from stump_server.storage.tables.columns import (
    Document,
    Moment,
    Number,
    identifier,
    metadata,
    ordered_text,
)

users = Table(
    "users",
    metadata,
    Column("id", identifier(), primary_key=True),
    Column("username", ordered_text(), nullable=False),
    # Names are unique without regard to case.
    Column("username_key", ordered_text(), nullable=False, unique=True),
    Column("password_hash", Text, nullable=False),
    Column("is_server_owner", Boolean, nullable=False),
    Column("is_locked", Boolean, nullable=False),
    Column("avatar_url", Text),
    Column("created_at", Moment, nullable=False),
    Column("last_login", Moment),
    Column("permissions", Document, nullable=False),
    Column("max_sessions_allowed", Integer),
    Column("age", Integer),
    Column("restrict_on_unset", Boolean, nullable=False),
    Column("preferences_id", identifier(), nullable=False),
    Column("preferences", Document, nullable=False),
    # Tokens issued before this moment are void.
    Column("tokens_valid_from", Moment, nullable=False),
    Column("deleted_at", Moment),
    # There is one owner: two first registrations at the same instant cannot both win.
    Index(
        "uq_users_server_owner",
        "is_server_owner",
        unique=True,
        sqlite_where=text("is_server_owner"),
        postgresql_where=text("is_server_owner"),
    ),
)

sessions = Table(
    "sessions",
    metadata,
    # SHA-256 of the cookie's value: what is stored cannot be sent.
    Column("id", String(64), primary_key=True),
    Column("user_id", ForeignKey(users.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False, index=True),
    # Where it was opened, so that people know their sessions apart.
    Column("ip_address", Text, nullable=False),
    Column("user_agent", Text, nullable=False),
)

refresh_tokens = Table(
    "refresh_tokens",
    metadata,
    # SHA-256 of the token.
    Column("id", String(64), primary_key=True),
    Column("user_id", ForeignKey(users.c.id, ondelete="CASCADE"), nullable=False, index=True),
    # All tokens that came from one login: when a used one comes back, the whole line ends.
    Column("family_id", identifier(), nullable=False, index=True),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False, index=True),
    Column("used_at", Moment),
)

denied_tags = Table(
    "denied_tags",
    metadata,
    Column("user_id", ForeignKey(users.c.id, ondelete="CASCADE"), primary_key=True),
    Column("tag_id", ForeignKey("tags.id", ondelete="CASCADE"), primary_key=True, index=True),
)

audit_entries = Table(
    "audit_entries",
    metadata,
    Column("id", Number, primary_key=True),
    # The names stay when the account or the thing is gone.
    Column("actor_id", identifier()),
    Column("actor_name", Text, nullable=False),
    Column("action", String(64), nullable=False),
    Column("subject_id", identifier()),
    Column("subject_name", Text),
    Column("details", Document),
    Column("ip_address", Text),
    Column("created_at", Moment, nullable=False, index=True),
)

signing_keys = Table(
    "signing_keys",
    metadata,
    Column("id", Number, primary_key=True),
    Column("secret", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
)

login_activities = Table(
    "login_activities",
    metadata,
    Column("id", identifier(), primary_key=True),
    Column("user_id", ForeignKey(users.c.id, ondelete="CASCADE"), nullable=False),
    Column("ip_address", Text, nullable=False),
    Column("user_agent", Text, nullable=False),
    Column("authentication_successful", Boolean, nullable=False),
    # A failure that an unlocking has forgiven counts no more towards the next lock.
    Column("is_forgiven", Boolean, nullable=False),
    Column("timestamp", Moment, nullable=False),
    Index(None, "user_id", "timestamp"),
)

api_keys = Table(
    "api_keys",
    metadata,
    Column("id", Number, primary_key=True),
    Column("user_id", ForeignKey(users.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("short_token", String(32), nullable=False, unique=True),
    Column("long_token_hash", String(64), nullable=False),
    # NULL: whatever the owner holds at the time of use.
    Column("permissions", Document),
    Column("created_at", Moment, nullable=False),
    Column("last_used_at", Moment),
    Column("expires_at", Moment),
    # Processes remember keys by number: the number of a deleted key never comes again.
    sqlite_autoincrement=True,
)

active_readings = Table(
    "active_readings",
    metadata,
    Column("id", identifier(), primary_key=True),
    Column("user_id", ForeignKey(users.c.id, ondelete="CASCADE"), nullable=False),
    Column("media_id", ForeignKey("media.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("page", Integer),
    Column("epubcfi", Text),
    Column("percentage_completed", Float),
    # The same place in the words of others: KOReader's, and a Readium locator.
    Column("xpointer", Text),
    Column("locator", Document),
    # The device that said so, NULL for what names none.
    Column("device_id", Text),
    Column("elapsed_seconds", BigInteger),
    Column("started_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    UniqueConstraint("user_id", "media_id"),
    Index(None, "user_id", "updated_at"),
)

finished_readings = Table(
    "finished_readings",
    metadata,
    Column("id", identifier(), primary_key=True),
    Column("user_id", ForeignKey(users.c.id, ondelete="CASCADE"), nullable=False),
    Column("media_id", ForeignKey("media.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("xpointer", Text),
    Column("device_id", Text),
    Column("elapsed_seconds", BigInteger),
    Column("started_at", Moment, nullable=False),
    Column("completed_at", Moment, nullable=False),
    Index(None, "user_id", "media_id"),
)

reading_devices = Table(
    "reading_devices",
    metadata,
    Column("user_id", ForeignKey(users.c.id, ondelete="CASCADE"), primary_key=True),
    # What the device calls itself; two people may share one.
    Column("id", Text, primary_key=True),
    Column("model", Text, nullable=False),
    # What its owner calls it.
    Column("name", Text),
    Column("last_seen_at", Moment, nullable=False),
)

# Where a device was, when that was behind where the reading has come elsewhere.
held_positions = Table(
    "held_positions",
    metadata,
    Column("user_id", ForeignKey(users.c.id, ondelete="CASCADE"), primary_key=True),
    Column("media_id", ForeignKey("media.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("device_id", Text, primary_key=True),
    Column("percentage", Float, nullable=False),
    Column("reported_at", Moment, nullable=False),
)

# Positions in documents that are no book yet: one that is believed, and those held back.
unclaimed_positions = Table(
    "unclaimed_positions",
    metadata,
    Column("user_id", ForeignKey(users.c.id, ondelete="CASCADE"), primary_key=True),
    Column("document", String(64), primary_key=True),
    Column("device_id", Text, primary_key=True),
    Column("percentage", Float, nullable=False),
    Column("xpointer", Text, nullable=False),
    Column("reported_at", Moment, nullable=False),
    Column("is_held", Boolean, nullable=False),
)
