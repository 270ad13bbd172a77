"""A table of a platform's own, in which single cells are changed and all else stays byte for byte as it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from autograder.bridges.roster import beginning_of, decoded
from autograder.errors import UsageError

__all__ = ["Sheet"]


class Sheet:
    """The cells of a file of comma-, semicolon- or tab-separated values: UTF-8, UTF-16 or Windows.

    `rows` are the values of the cells, and `lines` where each row begins; blank lines are rows of one empty cell.
    `separator` stands between cells.

    Raises:
        UsageError: It cannot be read, is no text, or is empty.
    """

    def __init__(self, file: Path) -> None:
        try:
            data = file.read_bytes()
        except OSError as error:
            raise UsageError(f"{file} cannot be read: {error.strerror}.") from error
        self.file = file
        text, self._encoding, self._mark = decoded(data, str(file))
        self._first, self.separator = beginning_of(text)
        self._raw: list[list[str]] = []
        self._ends: list[str] = []
        self.lines: list[int] = []
        for line, cells, end in _rows(text[len(self._first) :], self.separator, file):
            self.lines.append(line + bool(self._first))
            self._raw.append(cells)
            self._ends.append(end)
        self.rows = [[_value(raw) for raw in cells] for cells in self._raw]
        if not any(cell.strip() for row in self.rows for cell in row):
            raise UsageError(f"{file} is empty.")

    @property
    def header(self) -> list[str]:
        """The cells of the first row."""
        return self.rows[0]

    def cell(self, row: int, column: int | None) -> str:
        """The text of a cell, without blanks around it; empty if there is none."""
        return self.rows[row][column].strip() if column is not None and column < len(self.rows[row]) else ""

    def put(self, row: int, column: int, text: str) -> None:
        """Change a cell. It is quoted if the old one was, or if it must be."""
        was, parts = self._raw[row][column], (self.separator, '"', "\n", "\r")
        is_quoted = was.startswith('"') or any(part in text for part in parts) or text != text.strip()
        self._raw[row][column] = '"' + text.replace('"', '""') + '"' if is_quoted else text
        self.rows[row][column] = text

    def content(self, rows: Collection[int] | None = None, columns: Sequence[int] | None = None) -> bytes:
        """The file; of some rows and columns only, if they are given, in the order that they have in it."""
        kept = range(len(self._raw)) if rows is None else sorted(rows)
        lines = (
            self.separator.join(self._raw[row] if columns is None else [self._raw[row][at] for at in columns])
            + (self._ends[row] if rows is None else self._ends[row] or self._ends[0])
            for row in kept
        )
        # A name in Windows letters stays so; in HTML, what has no such letter is written by its number.
        return self._mark + "".join([self._first, *lines]).encode(self._encoding, "xmlcharrefreplace")


def _rows(text: str, separator: str, file: Path) -> Iterator[tuple[int, list[str], str]]:
    """Each row: its line, its cells as they are written, and the end of the line."""
    cell = re.compile(rf'("[^"]*(?:""[^"]*)*"[^{separator}\r\n]*|[^{separator}\r\n]*)({separator}|\r\n|\r|\n|\Z)')
    at, line, begun, cells = 0, 1, 1, list[str]()
    while at < len(text) or cells:
        found = cell.match(text, at)
        assert found is not None, "the second way fits any text"
        raw, end = found.groups()
        if raw.startswith('"') and not re.match(r'"[^"]*(?:""[^"]*)*"', raw):
            raise UsageError(f"{file}:{line}: a quote is opened here and not closed.")
        cells.append(raw)
        at, line = found.end(), line + len(re.findall(r"\r\n|\r|\n", found[0]))
        if end != separator:
            yield begun, cells, end
            begun, cells = line, []


def _value(raw: str) -> str:
    """What a cell says."""
    if not raw.startswith('"'):
        return raw
    inner, _, behind = raw[1:].replace('""', "\0").partition('"')
    return inner.replace("\0", '"') + behind.replace("\0", '""')
