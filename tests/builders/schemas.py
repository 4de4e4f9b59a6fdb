"""Published and derived schemas, which feeds are held against."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

FOLDER = Path(__file__).resolve().parents[1] / "schemas"
ATOM = "{http://www.w3.org/2005/Atom}"


@cache
def _atom() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(FOLDER / "opds-feed.rng"))


def atom_faults(feed: Any) -> list[str]:
    """What an OPDS 1.2 feed does otherwise than its schema says."""
    schema = _atom()
    return [] if schema.validate(feed) else [str(fault) for fault in schema.error_log]
