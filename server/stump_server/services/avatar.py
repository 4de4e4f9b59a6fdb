"""Pictures of accounts: uploaded, shown and removed; never fetched from anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import IO

from stump_server import formats, imaging
from stump_server.domain.access import Permission, Viewer
from stump_server.domain.book import PageImage
from stump_server.domain.errors import NotFound, TooLarge
from stump_server.domain.user import User, avatar_path
from stump_server.services.user import fetch_managed, require_whole_account
from stump_server.storage import Files, OpenWork, StoredImage, Work


@dataclass(frozen=True, slots=True)
class Place:
    """Where an uploaded picture goes, and how large it may be."""

    user_id: str
    files: Files
    limit_bytes: int


def locate(work: Work, id: str) -> StoredImage:
    """The picture of an account, for whoever is signed in. Raises NotFound without one.

    An avatar that is an address elsewhere is for clients to load.
    """
    user = work.users.fetch(id)
    stored = work.files.find_avatar(id) if user.avatar_url == avatar_path(id) else None
    if stored is None or user.deleted_at is not None:
        raise NotFound("avatar", id)
    return stored


def read(stored: StoredImage) -> PageImage:
    """The picture's bytes. Raises NotFound when it has just gone."""
    try:
        content = Path(stored.path).read_bytes()
    except FileNotFoundError as error:
        raise NotFound("avatar") from error
    return PageImage(content, f"image/{stored.extension}")


def place(work: Work, viewer: Viewer, id: str) -> Place:
    """Where the picture of one's own account, or one that is managed, goes.

    Raises NotFound, or Forbidden.
    """
    viewer.require(Permission.FILE_UPLOAD)
    user = _fetch(work, viewer, id)
    return Place(user.id, work.files, work.policy.max_image_upload_bytes)


def upload(open_work: OpenWork, place: Place, stream: IO[bytes]) -> PageImage:
    """Keep an uploaded picture, encoded anew and small. Raises TooLarge or Invalid."""
    content = stream.read(place.limit_bytes + 1)
    if len(content) > place.limit_bytes:
        raise TooLarge(place.limit_bytes)
    image = formats.apart(imaging.retake, content, imaging.AVATAR_BOX)
    extension = image.media_type.removeprefix("image/")
    place.files.save_avatar(place.user_id, extension, image.content)
    with open_work() as work:
        work.users.set_avatar(place.user_id, avatar_path(place.user_id))
    return image


def delete(open_work: OpenWork, viewer: Viewer, id: str) -> None:
    """Remove the avatar, wherever it is. Raises NotFound, or Forbidden."""
    with open_work() as work:
        _fetch(work, viewer, id)
        work.users.set_avatar(id, None)
        files = work.files
    files.remove_avatar(id)


def _fetch(work: Work, viewer: Viewer, id: str) -> User:
    if id != viewer.id:
        return fetch_managed(work, viewer, id)
    require_whole_account(viewer)
    return work.users.fetch(id)
