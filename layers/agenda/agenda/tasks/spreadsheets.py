"""Tables as text (RFC 4180), as programs export them: rows by the names of their columns, each with its line. Pure."""

import csv
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from kernel.errors import Invalid

_BETWEEN = (",", ";", "\t")
_MARKS = ("utf-8-sig", "utf-16")
"""A table is in UTF-8, unless it begins with the mark of UTF-16, as spreadsheets write it."""


class BadTable(Invalid):
    """It is no table that can be read."""


class Row(NamedTuple):
    """A row of a table."""

    line: int
    said: Mapping[str, str]
    """What stands under which heading, without what is empty."""

    def of(self, heading: str) -> str:
        return self.said.get(heading, "")


def headings(data: bytes) -> tuple[str, list[str]] | None:
    """What is between the columns of a table, and what they are called, if it begins as one."""
    try:
        first = _text(data[:4096], whole=False).lstrip("\r\n").splitlines()[:1]
    except BadTable:
        return None
    for between in _BETWEEN:
        found = [each.strip().strip('"').upper() for each in (first or [""])[0].split(between)]
        if len(found) > 1:
            return between, found
    return None


def rows(data: bytes) -> Iterator[Row]:
    """The rows of a table, without its headings and without those that are empty."""
    between, _ = headings(data) or (",", [])
    read = csv.reader(_text(data).splitlines(keepends=True), delimiter=between, strict=True)
    names: list[str] = []
    before = 0
    while True:
        try:
            cells = next(read)
        except StopIteration:
            return
        except csv.Error as error:
            raise BadTable(f"line {read.line_num}: this is no row of a table: {error}") from None
        line, before = before + 1, read.line_num
        if not any(map(str.strip, cells)):
            continue
        if not names:
            names = [each.strip().upper() for each in cells]
            continue
        filled = ((name, cell.strip()) for name, cell in zip(names, cells, strict=False))
        yield Row(line, {name: cell for name, cell in filled if cell})


def has(data: bytes, wanted: Collection[str]) -> bool:
    """Whether it is a table with these headings."""
    found = headings(data)
    return found is not None and set(wanted) <= set(found[1])


def _text(data: bytes, *, whole: bool = True) -> str:
    marked = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    try:
        return data.decode(_MARKS[marked], "strict" if whole else "ignore")
    except UnicodeDecodeError as error:
        raise BadTable(f"it is not written in UTF-8: {error.reason} at byte {error.start}") from None
