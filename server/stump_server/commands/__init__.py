"""The command line: serve, add and scan libraries, look after accounts."""

from __future__ import annotations

import gc
import sys
from tomllib import TOMLDecodeError

import typer
from pydantic import ValidationError

from stump_server import __version__
from stump_server.commands import account, library, logs, security, serve
from stump_server.commands.terminal import complain
from stump_server.domain.errors import StumpError

app = typer.Typer(
    name="stump",
    help="A self-hosted server for comics, manga and e-books.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(library.app, name="library")
app.add_typer(account.app, name="account")
app.add_typer(security.app, name="security")
app.command("serve")(serve.serve)
app.command("worker")(serve.work)


def _version(is_asked: bool) -> None:
    if is_asked:
        typer.echo(f"stump {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    _is_version_asked: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Show the version."
    ),
) -> None:
    """A self-hosted server for comics, manga and e-books."""
    logs.keep_quiet()


def main() -> None:
    """Run a command; expected failures are one clear line and exit status 1."""
    # What is loaded by now stays: looking through it for garbage takes a tenth of a second.
    gc.freeze()
    try:
        app()
    except StumpError as error:
        complain(error.sentence)
        sys.exit(1)
    except OSError as error:
        complain(f"{error.strerror}: {error.filename}" if error.filename else str(error))
        sys.exit(1)
    except (TOMLDecodeError, UnicodeDecodeError) as error:
        complain(f"Stump.toml cannot be read: {error}")
        sys.exit(2)
    except ValidationError as error:
        for item in error.errors():
            said = item["msg"].removeprefix("Value error, ")
            complain(f"Setting {item['loc'][0]}: {said}")
        sys.exit(2)
