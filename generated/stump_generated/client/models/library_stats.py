from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="LibraryStats")


@_attrs_define
class LibraryStats:
    """Counts over what the caller may see.

    Example:
        {'series_count': 12, 'book_count': 148, 'total_bytes': 7340032000, 'completed_books': 31, 'in_progress_books':
            4}

    Attributes:
        series_count (int):
        book_count (int):
        total_bytes (int): Size of all books together.
        completed_books (int): Books that were read to the end.
        in_progress_books (int): Books that are being read.
    """

    series_count: int
    book_count: int
    total_bytes: int
    completed_books: int
    in_progress_books: int

    def to_dict(self) -> dict[str, Any]:
        series_count = self.series_count

        book_count = self.book_count

        total_bytes = self.total_bytes

        completed_books = self.completed_books

        in_progress_books = self.in_progress_books

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "series_count": series_count,
                "book_count": book_count,
                "total_bytes": total_bytes,
                "completed_books": completed_books,
                "in_progress_books": in_progress_books,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        series_count = d.pop("series_count")

        book_count = d.pop("book_count")

        total_bytes = d.pop("total_bytes")

        completed_books = d.pop("completed_books")

        in_progress_books = d.pop("in_progress_books")

        library_stats = cls(
            series_count=series_count,
            book_count=book_count,
            total_bytes=total_bytes,
            completed_books=completed_books,
            in_progress_books=in_progress_books,
        )

        return library_stats
