"""When a watched library is scanned, and which are looked at because nobody tells of changes."""

from __future__ import annotations

import pytest
from stump_server.domain.watching import Unrest, Watching, is_remote

MOUNTS = r"""
sysfs /sys sysfs rw,nosuid 0 0
/dev/sda1 / ext4 rw,relatime 0 0
nas:/export /mnt/nas nfs4 rw,vers=4.2 0 0
//nas/comics /mnt/my\040comics cifs rw 0 0
/dev/sdb1 /mnt/nas/local xfs rw 0 0
me@host: /srv/me/away fuse.sshfs rw 0 0
/mnt/a:/mnt/b /srv/pool fuse.mergerfs rw 0 0
overlay /over overlay rw 0 0
nas:/late /over nfs rw 0 0
garbled
""".strip()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/mnt/nas", True),
        ("/mnt/nas/Comics/One", True),
        ("/mnt/nasty", False),
        ("/mnt/my comics", True),
        ("/mnt/nas/local/books", False),
        ("/srv/me/away/x", True),
        ("/srv/pool/books", False),
        ("/over/books", True),
        ("/srv/me", False),
    ],
)
def test_shares_of_the_network_are_told_by_the_table_of_mounts(path: str, expected: bool) -> None:
    assert is_remote(path, MOUNTS) is expected


def test_where_there_is_no_table_everything_is_local() -> None:
    assert not is_remote("/mnt/nas", "")


def test_a_scan_waits_until_nothing_changes_any_more() -> None:
    unrest = Unrest(Watching(quiet=5))
    assert not unrest.is_over(0)

    unrest.note(0)
    unrest.note(4)

    assert not unrest.is_over(8.9)
    assert unrest.is_over(9)
    assert not unrest.is_over(20)


def test_what_never_rests_is_scanned_all_the_same() -> None:
    watching = Watching(quiet=5)
    unrest = Unrest(watching)

    for second in range(int(watching.longest)):
        unrest.note(second)
        assert not unrest.is_over(second)
    unrest.note(watching.longest)

    assert unrest.is_over(watching.longest)
