"""Rows and files: SQLAlchemy behind one function per question, domain values in and out."""

from stump_server.storage.database import Database
from stump_server.storage.files import Files, StoredImage, make_directory
from stump_server.storage.image_cache import ImageCache
from stump_server.storage.media import BookFile
from stump_server.storage.revision import Revision
from stump_server.storage.work import OpenWork, Work

__all__ = [
    "BookFile",
    "Database",
    "Files",
    "ImageCache",
    "OpenWork",
    "Revision",
    "StoredImage",
    "Work",
    "make_directory",
]
