"""Libraries that are watched: how changes on disk are noticed, and when it is time to scan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath


class WatchMode(StrEnum):
    """How changes on disk are noticed."""

    # By the system, but for shares of the network, whose changes it does not tell: by looking.
    AUTO = "auto"
    NATIVE = "native"
    POLL = "poll"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Watching:
    """How libraries are watched; times in seconds."""

    mode: WatchMode = WatchMode.OFF
    # How long nothing may change before a scan is worth it: a copy in the making is no book.
    quiet: float = 5.0
    # Between two looks at a library that has to be looked at.
    poll: float = 60.0

    @property
    def longest(self) -> float:
        """What never comes to rest is scanned all the same after so long."""
        return 60 * self.quiet


class Unrest:
    """Gathers changes until they have come to rest. Times are of any one clock, in seconds."""

    def __init__(self, watching: Watching) -> None:
        self._watching = watching
        self._first: float | None = None
        self._last = 0.0

    def note(self, now: float) -> None:
        """Something has changed."""
        self._first = now if self._first is None else self._first
        self._last = now

    def is_over(self, now: float) -> bool:
        """Whether there were changes, and it is time for a scan; then a new gathering begins."""
        if self._first is None:
            return False
        is_quiet = now - self._last >= self._watching.quiet
        if not is_quiet and now - self._first < self._watching.longest:
            return False
        self._first = None
        return True


# File systems whose changes are made elsewhere, so that this system does not know of them.
_REMOTE = re.compile(
    r"nfs|nfs4|cifs|smb\w*|ncpfs|afs|9p|ceph|glusterfs|lustre|davfs|virtiofs|vboxsf|drvfs|prl_fs"
    r"|fuse\.(?:sshfs|rclone|s3fs|davfs2?|gvfsd-fuse|gcsfuse|glusterfs|ceph|curlftpfs|vmhgfs-fuse)"
)
_ESCAPED = re.compile(r"\\([0-7]{3})")


def is_remote(path: str, mounts: str) -> bool:
    r"""Whether a path lies on a share of the network, by the table of mounts (proc(5)).

    >>> mounts = "/dev/sda1 / ext4 rw 0 0\nnas:/books /srv/my\\040books nfs4 rw 0 0\n"
    >>> is_remote("/srv/my books/manga", mounts), is_remote("/srv/comics", mounts)
    (True, False)
    """
    kind, longest = "", -1
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        place = _ESCAPED.sub(lambda found: chr(int(found[1], 8)), fields[1])
        # Of two mounts on one place the later one is seen.
        if PurePosixPath(path).is_relative_to(place) and len(place) >= longest:
            kind, longest = fields[2], len(place)
    return _REMOTE.fullmatch(kind) is not None
