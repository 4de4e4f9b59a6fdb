"""`python -m stump_server`, the same as the command `stump`."""

from stump_server.commands import main

if __name__ == "__main__":
    main()
