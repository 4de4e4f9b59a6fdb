"""What the log shows, on the console or for machines."""

from __future__ import annotations

import logging
import sys

import structlog

from stump_server.settings import Settings

_LEVELS = (logging.CRITICAL, logging.INFO, logging.DEBUG, logging.DEBUG)


def keep_quiet() -> None:
    """Only warnings: a command that shows its own progress needs no log beside it."""
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        cache_logger_on_first_use=False,
    )


def set_up(settings: Settings) -> None:
    """Console lines for people, or JSON lines for machines."""
    console = structlog.dev.ConsoleRenderer(colors=sys.stdout.isatty())
    renderer = console if settings.pretty_logs else structlog.processors.JSONRenderer()
    level = _LEVELS[settings.verbosity]
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=max(level, logging.WARNING), format="%(levelname)s %(message)s")
