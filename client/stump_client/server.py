"""The server itself: whether it answers, its version and its owner."""

from __future__ import annotations

from stump_generated.client.api.server import (
    server_check_for_update,
    server_check_update,
    server_get_claim_status,
    server_get_version,
    server_ping,
    server_post_version,
)

from stump_client import models
from stump_client._calls import Call, call
from stump_client._operation import C, Controller, operation


class ServerController(Controller[C]):
    """Operations of the tag `server`."""

    _tag = "server"

    @operation
    def ping(self) -> Call[str]:
        """Tell whether the server answers, with "pong"."""
        return call(server_ping)().expect(str)

    @operation
    def get_claim_status(self) -> Call[models.ClaimStatus]:
        """Tell whether the server has an owner; without one, whoever registers becomes it."""
        return call(server_get_claim_status)()

    @operation
    def get_version(self) -> Call[models.Version]:
        """Tell which version is running."""
        return call(server_get_version)()

    @operation
    def post_version(self) -> Call[models.Version]:
        """Tell which version is running, as published clients ask."""
        return call(server_post_version)()

    @operation
    def check_for_update(self) -> Call[models.UpdateCheck]:
        """Compare with the newest release."""
        return call(server_check_for_update)()

    @operation
    def check_update(self) -> Call[models.UpdateCheck]:
        """Compare with the newest release, under the address that published clients use."""
        return call(server_check_update)()
