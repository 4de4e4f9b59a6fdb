"""Values of metadata out of texts: trimmed, bounded, and unknown when they make no sense."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from stump_server.domain.metadata import composed
from stump_server.domain.web_address import is_web_address
from stump_server.formats.limits import LIMITS

# Control characters but tab and line ends, and halves of surrogate pairs: no database, feed or
# log should have to bear them.
_UNWANTED = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MOST_DIGITS = 9
_NUMBER = re.compile(r"([-+]?[0-9]{1,9})?(?:[.,]([0-9]{1,9}))?")
_FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75"}
_WHOLE = re.compile(r"[-+]?[0-9]{1,9}")
# "2012-09-28T20:35:00+00:00", "2012-09", "2012"
_YEAR_FIRST = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?(?![0-9])")
# "09-28-2012"
_MONTH_FIRST = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")
# "D:20121123142309+01'00'"
_PDF_DATE = re.compile(r"(?:D:)?([0-9]{4})([0-9]{2})?([0-9]{2})?")
_TAG = re.compile(r"<[/!?a-zA-Z][^<>]{0,1000}>")
_BREAK = re.compile(r"<(?:/p|br ?/?|/div|/li)>", re.IGNORECASE)
# A comma separates links only where another one begins, because addresses may contain commas.
_BETWEEN_LINKS = re.compile(r"\s+|,\s*(?=[a-zA-Z][a-zA-Z0-9+.-]*:)|,\s+")

Date = tuple[int | None, int | None, int | None]


def sayable(value: str) -> str:
    """A text without the characters that no document may hold."""
    # None of them is printable, and asking for that is many times as fast as looking for them.
    if value.replace("\n", "").isprintable():
        return value
    return _UNWANTED.sub("", value)


def prose(value: str) -> str | None:
    """A text of many lines, None when nothing is left of it."""
    cleaned = sayable(composed(value[: LIMITS.text_characters]).replace("\r\n", "\n"))
    return cleaned.strip() or None


def line(value: str) -> str | None:
    """A text of one line: any white space becomes one blank."""
    if len(value) <= LIMITS.word_characters and value.isascii() and value.isprintable():
        # Nearly all are so plain.
        return " ".join(value.split()) or None
    text = " ".join(composed(value[: 4 * LIMITS.word_characters]).split())
    if not text.isprintable():
        text = " ".join(sayable(text).split())
    return text[: LIMITS.word_characters].rstrip() or None


def description(value: str) -> str | None:
    """Prose that may be marked up as HTML, without the marks."""
    text = value[: LIMITS.text_characters]
    if _TAG.search(text):
        text = html.unescape(_TAG.sub("", _BREAK.sub("\n", text)))
    return prose(text)


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """Each value once, in the order of the first time, without empty ones."""
    return tuple(dict.fromkeys(filter(None, map(line, values))))[: LIMITS.list_items]


def words(value: str) -> tuple[str, ...]:
    """What commas separate."""
    return unique(value[: LIMITS.text_characters].split(","))


def links(value: str) -> tuple[str, ...]:
    """Web addresses, whatever separates them."""
    parts = unique(_BETWEEN_LINKS.split(value[: LIMITS.text_characters]))
    return tuple(part for part in parts if is_web_address(part))


def number(value: str) -> float | None:
    """A number such as "12", "1.5", "1,5" or "2½"."""
    text = value.strip()
    if _is_plain(text):
        return float(text)
    if text[-1:] in _FRACTIONS:
        text = text[:-1] + _FRACTIONS[text[-1]]
    found = _NUMBER.fullmatch(text)
    if found is None or text in ("", "+", "-"):
        return None
    return float(f"{found[1] or 0}.{found[2] or 0}")


def decimal(value: float) -> str:
    """A number as `number` reads it: never with an exponent, as "2.02301e+07" has one."""
    return f"{value:.9f}".rstrip("0").rstrip(".")


def whole(value: str, low: int, high: int) -> int | None:
    """A whole number within bounds, None for anything else."""
    text = value.strip()
    if not (_is_plain(text) or _WHOLE.fullmatch(text)):
        return None
    found = int(text)
    return found if low <= found <= high else None


def _is_plain(text: str) -> bool:
    """Whether a number is nothing but digits, and not too many: regular expressions are slow."""
    return text.isdigit() and text.isascii() and len(text) <= _MOST_DIGITS


def date(value: str) -> Date:
    """Year, month and day of an ISO date or time, of MM-DD-YYYY, or of a bare year."""
    text = value.strip()
    found = _YEAR_FIRST.match(text)
    if found:
        return _checked(found[1], found[2], found[3])
    found = _MONTH_FIRST.fullmatch(text)
    return _checked(found[3], found[1], found[2]) if found else (None, None, None)


def pdf_date(value: str) -> Date:
    """Year, month and day of a date as PDF writes it."""
    text = value.strip()
    found = _PDF_DATE.match(text)
    if found and (found[2] or "-" not in text):
        return _checked(found[1], found[2], found[3])
    return date(text)


def _checked(year: str | None, month: str | None, day: str | None) -> Date:
    return whole(year or "", 1, 9999), whole(month or "", 1, 12), whole(day or "", 1, 31)
