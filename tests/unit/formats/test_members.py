"""Which members are pages, in which order, and why a book has none."""

from __future__ import annotations

import pytest
from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.formats.members import Member, choose_pages, comic_info, is_page


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("01.jpg", True),
        ("Chapter 1/01.JPEG", True),
        ("a.webp", True),
        ("a.jxl", True),
        ("chapter\\02.png", True),
        ("表紙.png", True),
        ("notes.txt", False),
        ("drawing.svg", False),
        ("jpg", False),
        ("a.b/jpg", True),
        ("a.jpg\\", False),
        (".hidden.jpg", False),
        ("Chapter 1/._01.jpg", False),
        ("__MACOSX/01.jpg", False),
        ("../01.jpg", False),
        ("a/../../01.jpg", False),
        ("..\\..\\01.jpg", False),
        ("/etc/01.jpg", False),
        ("C:\\01.jpg", False),
        ("C:/01.jpg", False),
        ("\\\\host\\share\\01.jpg", False),
        ("x" * 1024 + ".jpg", False),
    ],
)
def test_is_page(name: str, expected: bool) -> None:
    assert is_page(name) is expected


def test_folders_are_judged_each_by_itself() -> None:
    names = ["a/1.jpg", "../1.jpg", "a/2.jpg", "__MACOSX/1.jpg", "a/3.jpg", "../2.jpg"]

    assert [name for name in names if is_page(name)] == ["a/1.jpg", "a/2.jpg", "a/3.jpg"]


def test_pages_are_in_natural_order_and_the_last_of_a_name_counts() -> None:
    members = [
        Member("10.jpg", 1, 5, 5),
        Member("2.jpg", 2, 5, 5),
        Member("!cover.jpg", 3, 5, 5),
        Member("2.jpg", 4, 5, 5),
    ]

    pages = choose_pages(members)

    assert [(page.name, page.offset) for page in pages] == [
        ("!cover.jpg", 3),
        ("2.jpg", 4),
        ("10.jpg", 1),
    ]


@pytest.mark.parametrize(
    ("member", "fault"),
    [
        (Member("1.jpg", 0, 5, 0), Fault.EMPTY),
        (Member("1.jpg", 0, 5, 5, flaw=Fault.ENCRYPTED), Fault.ENCRYPTED),
        (Member("1.jpg", 0, 5, 5, flaw=Fault.UNSUPPORTED), Fault.UNSUPPORTED),
        (Member("1.jpg", 0, 50, 10 * 2**30), Fault.BOMB),
        (Member("1.jpg", 0, 2**29, 2**29), Fault.TOO_LARGE),
        (Member("1.jpg", 0, 0, 0, is_file=False), Fault.EMPTY),
    ],
)
def test_book_without_pages_says_why(member: Member, fault: Fault) -> None:
    with pytest.raises(UnreadableBook) as raised:
        choose_pages([member])

    assert raised.value.fault is fault


def test_unusable_page_is_left_out() -> None:
    members = [Member("1.jpg", 0, 5, 5), Member("2.jpg", 0, 5, 5, flaw=Fault.ENCRYPTED)]

    assert [page.name for page in choose_pages(members)] == ["1.jpg"]


def test_last_comic_info_counts() -> None:
    names = ["ComicInfo.xml", "extra/ComicInfo.xml", "comicinfo.xml", "NotComicInfo.xml"]

    found = comic_info(Member(name) for name in names)

    assert found is not None
    assert found.name == "extra/ComicInfo.xml"
