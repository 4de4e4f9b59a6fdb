from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ProgressUpdate")


@_attrs_define
class ProgressUpdate:
    """How far the caller has come.

    Example:
        {'page': 14, 'elapsed_seconds': 840}

    Attributes:
        page (int): Counted from 1; the last page finishes the book.
        epubcfi (None | str | Unset): Place in an EPUB; kept when left out.
        elapsed_seconds (int | None | Unset): Time spent in all; kept when left out.
    """

    page: int
    epubcfi: None | str | Unset = UNSET
    elapsed_seconds: int | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        page = self.page

        epubcfi: None | str | Unset
        if isinstance(self.epubcfi, Unset):
            epubcfi = UNSET
        else:
            epubcfi = self.epubcfi

        elapsed_seconds: int | None | Unset
        if isinstance(self.elapsed_seconds, Unset):
            elapsed_seconds = UNSET
        else:
            elapsed_seconds = self.elapsed_seconds

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "page": page,
            }
        )
        if epubcfi is not UNSET:
            field_dict["epubcfi"] = epubcfi
        if elapsed_seconds is not UNSET:
            field_dict["elapsed_seconds"] = elapsed_seconds

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        page = d.pop("page")

        def _parse_epubcfi(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        epubcfi = _parse_epubcfi(d.pop("epubcfi", UNSET))

        def _parse_elapsed_seconds(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        elapsed_seconds = _parse_elapsed_seconds(d.pop("elapsed_seconds", UNSET))

        progress_update = cls(
            page=page,
            epubcfi=epubcfi,
            elapsed_seconds=elapsed_seconds,
        )

        return progress_update
