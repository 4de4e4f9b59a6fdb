"""Who did what."""

from __future__ import annotations

from typing import Unpack

from stump_generated.client.api.audit import audit_get

from stump_client import models
from stump_client._calls import Call, call
from stump_client._operation import C, Controller, operation
from stump_client.filters import PlainPaging, flatten
from stump_client.pages import Page, each_of, page_of, pages_of


class AuditController(Controller[C]):
    """Operations of the tag `audit`."""

    _tag = "audit"

    @operation
    def get(self, **query: Unpack[PlainPaging]) -> Call[Page[models.AuditEntry]]:
        """List who did what, newest first."""
        return call(audit_get)(**flatten(query)).then(page_of)

    pages = pages_of(get)
    each = each_of(get)
