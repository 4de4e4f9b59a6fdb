"""Text compared without regard to case in every script.

Left to themselves both engines know the letters of ASCII only: SQLite always, PostgreSQL where a
column sorts by code point. Accents count the same as one sign or as two, as some systems write them
in the names of files.
"""

from __future__ import annotations

from typing import Any
from unicodedata import normalize

from sqlalchemy import Column, ColumnElement, Text, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

# The name of the function that every connection to SQLite is given.
SQLITE_FUNCTION = "fold"
_ESCAPE = "/"


def fold(text: str | None) -> str | None:
    """The text as it is compared.

    >>> fold("ÜBER Straße") == fold("u\\u0308ber STRASSE")
    True
    """
    return None if text is None else normalize("NFC", normalize("NFC", text).casefold())


class _Folded(FunctionElement[str]):
    """The folded form of a text, computed by the engine."""

    inherit_cache = True
    type = Text()


@compiles(_Folded)
def _on_sqlite(element: _Folded, compiler: SQLCompiler, **options: Any) -> str:
    return f"{SQLITE_FUNCTION}({compiler.process(element.clauses, **options)})"


@compiles(_Folded, "postgresql")
def _on_postgresql(element: _Folded, compiler: SQLCompiler, **options: Any) -> str:
    inner = compiler.process(element.clauses, **options)
    return f'lower(normalize(({inner})::text) COLLATE "default")'


def contains(column: Column[Any] | ColumnElement[Any], text: str) -> ColumnElement[bool]:
    """Whether a column holds the text, in any case."""
    if text.isascii():
        return column.icontains(text, autoescape=True)
    escaped = text
    for special in (_ESCAPE, "%", "_"):
        escaped = escaped.replace(special, _ESCAPE + special)
    pattern = literal(f"%{escaped}%", Text)
    return _Folded(column).like(_Folded(pattern), escape=_ESCAPE)
