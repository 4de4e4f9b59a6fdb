"""What the log shows, on the console or for machines."""

from __future__ import annotations

import contextlib
import logging
import sys
from io import StringIO

import structlog

from stump_server.settings import Settings

_LEVELS = (logging.CRITICAL, logging.INFO, logging.DEBUG, logging.DEBUG)


def keep_quiet() -> None:
    """Only warnings: a command that shows its own progress needs no log beside it."""
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        cache_logger_on_first_use=False,
    )


class _Outlet(StringIO):
    """Standard output for as long as somebody takes it: a log that is lost stops no work."""

    def write(self, text: str) -> int:
        """Pass on what can be passed on, now."""
        if sys.stdout is not None:
            with contextlib.suppress(OSError, ValueError):
                sys.stdout.write(text)
                sys.stdout.flush()
        return len(text)


def set_up(settings: Settings) -> None:
    """Console lines for people, or JSON lines for machines."""
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    console = structlog.dev.ConsoleRenderer(colors=is_terminal)
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
        logger_factory=structlog.PrintLoggerFactory(_Outlet()),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=max(level, logging.WARNING), format="%(levelname)s %(message)s")
