"""Loaded by Schemathesis: passes over the refusals that are written down, and notes which."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import schemathesis
from builders.refusals import REFUSALS


@schemathesis.hook
def filter_failure(
    context: Any,  # noqa: ARG001 - Schemathesis passes it by name
    failure: Any,
    case: Any,
    response: Any,
) -> bool:
    """Keep a failure unless it is a refusal that stands in the list."""
    operation = case.operation.definition.raw.get("operationId", "")
    sentence = _sentence(response.content)
    for refusal in REFUSALS:
        if refusal.covers(operation, response.status_code, sentence, failure.code):
            with Path(os.environ["STUMP_FUZZ_DROPPED"]).open("a", encoding="utf-8") as notes:
                notes.write(f"{refusal.name}\n")
            return False
    return True


def _sentence(content: bytes) -> str:
    try:
        return str(json.loads(content)["message"])
    except (ValueError, KeyError, TypeError):
        # The HTTP parser answers without any JSON.
        return content[:200].decode("latin-1")
