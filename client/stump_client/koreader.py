"""KOReader's own protocol, for scripts that speak with its tongue."""

from __future__ import annotations

from stump_generated.client.api.koreader import (
    koreader_authorize,
    koreader_get_progress,
    koreader_register,
    koreader_update_progress,
)

from stump_client import models
from stump_client._calls import Call, call, given
from stump_client._operation import C, Controller, operation


class KoreaderController(Controller[C]):
    """Operations of the tag `koreader`; the account is that of the API key."""

    _tag = "koreader"

    @operation
    def register(
        self, api_key: str, /, *, username: str, password: str
    ) -> Call[models.KoreaderRegistered]:
        """Do as KOReader does to make an account; nothing is made."""
        body = models.KoreaderRegistration(username=username, password=password)
        return call(koreader_register)(api_key, body=body)

    @operation
    def authorize(self, api_key: str, /) -> Call[models.KoreaderAuthorized]:
        """Tell whether a key is good."""
        return call(koreader_authorize)(api_key)

    @operation
    def update_progress(
        self,
        api_key: str,
        /,
        *,
        document: str,
        progress: str,
        percentage: float,
        device: str,
        device_id: str,
    ) -> Call[models.KoreaderStored]:
        """Report where a device is; `percentage` is a share of 0 to 1."""
        body = models.KoreaderProgressUpdate(
            document=document,
            progress=progress,
            percentage=percentage,
            device=device,
            device_id=device_id,
        )
        return call(koreader_update_progress)(api_key, body=body)

    @operation
    def get_progress(
        self,
        api_key: str,
        document: str,
        /,
        *,
        ids: str | None = None,
        position_kinds: str | None = None,
    ) -> Call[models.KoreaderProgress]:
        """Get where the reader is; unset fields when nothing is known. `ids` is passed over."""
        return call(koreader_get_progress)(
            api_key, document, ids=given(ids), position_kinds=given(position_kinds)
        )
