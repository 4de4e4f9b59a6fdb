"""How the running server is set up."""

from __future__ import annotations

from stump_generated.client.api.config import config_get, config_get_upload

from stump_client import models
from stump_client._calls import Call, call
from stump_client._operation import C, Controller, operation


class ConfigController(Controller[C]):
    """Operations of the tag `config`."""

    _tag = "config"

    @operation
    def get(self) -> Call[models.StumpConfig]:
        """Get the settings in effect; secrets are not among them."""
        return call(config_get)()

    @operation
    def get_upload(self) -> Call[models.UploadConfig]:
        """Tell whether books may be uploaded, and how large they may be."""
        return call(config_get_upload)()
