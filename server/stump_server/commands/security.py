"""`stump security`: keys that tokens rest on, and a word on weak passwords."""

from __future__ import annotations

import typer

from stump_server import services
from stump_server.commands.terminal import err, out
from stump_server.installation import open_installation
from stump_server.settings import Settings

app = typer.Typer(help="Look after keys.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Look after keys."""


@app.command("rotate-signing-key")
def rotate_signing_key() -> None:
    """Sign access tokens with a new key; tokens given out before live out their time."""
    settings = Settings()
    with (
        open_installation(settings) as installation,
        installation.database.work(writes=True) as work,
    ):
        services.token.rotate_key(work)
    out.print(
        "Access tokens are signed with a new key from now on. The old one is deleted when its"
        f" last tokens have expired, in {settings.access_token_ttl} seconds."
    )


def warn_of_weakness(password: str, username: str) -> None:
    """Tell whoever chose a password that it is easy to guess."""
    found = services.password.strength(password, username)
    if found.score < services.password.STRONG:
        reason = f" {found.reason}." if found.reason else ""
        err.print(
            f"This password is easy to guess.{reason} Another one is set with"
            f" `stump account reset-password {username}`.",
            style="yellow",
        )
