"""`stump account`: what the person at the machine may do to accounts."""

from __future__ import annotations

from functools import partial

import typer

from stump_server import services
from stump_server.commands.security import warn_of_weakness
from stump_server.commands.terminal import complain, is_interactive, out, show_table
from stump_server.domain.access import COMMAND_LINE, AgeRestriction, Permission
from stump_server.domain.user import User, UserDraft
from stump_server.installation import Installation, open_installation
from stump_server.settings import Settings

app = typer.Typer(help="Look after accounts.", no_args_is_help=True)


@app.command("list")
def list_all(
    locked: bool | None = typer.Option(None, help="Only locked ones, or only others."),
) -> None:
    """List accounts."""
    with open_installation(Settings()) as installation:
        with installation.database.work() as work:
            users = work.users.all()
        shown = [user for user in users if locked is None or user.is_locked is locked]
        show_table(("NAME", "ROLE", "STATUS", "LAST LOGIN"), [_row(user) for user in shown])


def _row(user: User) -> tuple[str, str, str, str]:
    last = user.last_login.astimezone().strftime("%Y-%m-%d %H:%M") if user.last_login else "never"
    role = "owner" if user.is_server_owner else "member"
    return user.username, role, "locked" if user.is_locked else "active", last


@app.command()
def create(
    username: str,
    permission: list[Permission] = typer.Option([], help="What it may do; can be repeated."),
    age: int | None = typer.Option(None, min=0, max=999, help="Highest age rating it sees."),
    deny_tag: list[str] = typer.Option([], help="Hide what has this tag; can be repeated."),
) -> None:
    """Make an account; the first one owns the server."""
    draft = UserDraft(
        username,
        permissions=tuple(permission),
        age_restriction=None if age is None else AgeRestriction(age),
        denied_tags=tuple(deny_tag),
    )
    with open_installation(Settings()) as installation:
        with installation.database.work() as work:
            is_claimed = work.users.is_claimed()
        password = ask_password()
        open_work = partial(installation.database.work, writes=True)
        if is_claimed:
            user = services.user.create(open_work, COMMAND_LINE, draft, password)
        else:
            user = services.user.create_owner(open_work, username, password)
    role = "the server owner" if user.is_server_owner else "a member"
    out.print(f"{user.username} is {role} now")
    warn_of_weakness(password, user.username)


@app.command()
def delete(
    username: str,
    hard: bool = typer.Option(False, help="Delete all that belongs to it, and free its name."),
    yes: bool = typer.Option(False, "--yes", help="Do not ask."),
) -> None:
    """Delete an account and end its sessions; the owner's cannot be deleted."""
    with open_installation(Settings()) as installation:
        with installation.database.work() as work:
            user = services.user.fetch_by_username(work, username, with_deleted=hard)
        if hard and not yes:
            typer.confirm(f"Delete {user.username} with all readings, keys and lists?", abort=True)
        open_work = partial(installation.database.work, writes=True)
        services.user.delete(open_work, COMMAND_LINE, user.id, hard=hard)
    out.print(f"{user.username} is deleted")


@app.command()
def lock(username: str) -> None:
    """Lock an account and end its sessions."""
    with open_installation(Settings()) as installation:
        _set_locked(installation, username, is_locked=True)


@app.command()
def unlock(username: str) -> None:
    """Unlock an account."""
    with open_installation(Settings()) as installation:
        _set_locked(installation, username, is_locked=False)


def _set_locked(installation: Installation, username: str, *, is_locked: bool) -> None:
    with installation.database.work(writes=True) as work:
        user = services.user.set_locked(work, username, is_locked=is_locked)
    out.print(f"{user.username} is {'locked' if is_locked else 'unlocked'}")


@app.command("reset-password")
def reset_password(username: str) -> None:
    """Set a new password; all sessions of the account end."""
    with open_installation(Settings()) as installation:
        with installation.database.work() as work:
            user = services.user.fetch_by_username(work, username)
        password = ask_password()
        open_work = partial(installation.database.work, writes=True)
        services.user.reset_password(open_work, user.username, password)
    out.print(f"{user.username} has a new password")
    warn_of_weakness(password, user.username)


def ask_password() -> str:
    """Ask twice on a terminal, else read one line."""
    if not is_interactive():
        try:
            password = typer.get_text_stream("stdin").readline().rstrip("\n")
        except UnicodeDecodeError:
            complain("The password is no UTF-8")
            raise typer.Exit(2) from None
        if not password:
            complain("No password was given")
            raise typer.Exit(2)
        return password
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
