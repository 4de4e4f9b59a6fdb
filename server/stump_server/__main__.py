"""The command `stump`, also as `python -m stump_server`.

Processes that read books begin as every child of a Python program does: by importing what was
started. So nothing is imported here before it is run; the whole server would take each of them
a second and a hundred megabytes.
"""

from importlib import import_module


def main() -> None:
    """Run the command line, or say what to install where only the SDK is."""
    try:
        commands = import_module("stump_server.commands")
    except ModuleNotFoundError as error:
        raise SystemExit(
            f"error: {error}. The server is installed with: pip install 'stump-api[server]'"
        ) from None
    commands.main()


if __name__ == "__main__":
    main()
