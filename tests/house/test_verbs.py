"""`make` lists the verbs, and nothing outside this machine is reached by tests."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess

import pytest
from builders.checkout import ROOT

VERBS = "help install generate run format check test fuzz bench build clean"


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not here")
def test_make_lists_its_verbs() -> None:
    listing = subprocess.run(["make", "-C", ROOT], capture_output=True, text=True, check=True)

    assert re.findall(r"^  (\w+) +\S", listing.stdout, re.M) == VERBS.split()


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("2001:db8::1", 80)])
def test_the_network_is_closed(address: tuple[str, int]) -> None:
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET

    with socket.socket(family) as connection, pytest.raises(PermissionError):
        connection.connect(address)


def test_no_names_are_looked_up() -> None:
    with pytest.raises(PermissionError):
        socket.getaddrinfo("example.org", 80)
