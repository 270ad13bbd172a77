"""Reads a notebook nobody trusts: only the source of its code cells is kept, and what names them."""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from autograder.errors import CourseError, SubmissionError
from autograder.notebook.release import Stamp, read_stamp
from autograder.notebook.syntax import Syntax, syntaxes
from autograder.notebook.text import FORMATS, notebook_of_text

__all__ = ["CHECK_CALL", "DEMO_TAG", "Cell", "Notebook", "read_bytes", "read_cells", "read_notebook", "read_ours"]

CHECK_CALL = re.compile(r"""check\(\s*["'](\d+\.\d+)["']\s*\)""")
"""The one line of a check cell."""
DEMO_TAG = "demo"
"""Cells with this tag only show something; grading runs them only where a student's code rests on them."""
MAX_CELLS = 2_000


@dataclass(frozen=True)
class Cell:
    """A code cell: its id, its source, and nbgrader's grade id and lock, if it has them."""

    id: str
    source: str
    grade_id: str = ""
    tags: tuple[str, ...] = ()
    locked: bool = False


@dataclass(frozen=True)
class Notebook:
    """The code cells of a notebook, in order, the SHA-256 of the file that they were read from, and its stamp."""

    cells: tuple[Cell, ...]
    digest: str
    stamp: Stamp | None = None

    @cached_property
    def syntaxes(self) -> list[Syntax]:
        """What each cell says, in the same order."""
        return syntaxes(cell.source for cell in self.cells)


def read_notebook(path: Path, max_mb: float = 10) -> Notebook:
    """Read the code cells of a notebook, which may be one that is written as text.

    Args:
        path: A regular file; links, devices and pipes are refused.
        max_mb: Size limit in megabytes, checked before anything is parsed.

    Raises:
        SubmissionError: It cannot be read; the text says what to do.
    """
    content = read_bytes(path, max_mb)
    data, cells = _data_and_cells(content, path.name)
    code = [_cell(cell, number) for number, cell in enumerate(cells) if _is_code(cell)]
    return Notebook(tuple(code), hashlib.sha256(content).hexdigest(), read_stamp(data.get("metadata")))


def read_cells(path: Path, max_mb: float = 10) -> list[tuple[str, str]]:
    """The kind of each cell of a notebook, such as ``code`` or ``markdown``, and its source, for people to read.

    Raises:
        SubmissionError: It cannot be read; the text says what to do.
    """
    cells = _data_and_cells(read_bytes(path, max_mb), path.name)[1]
    return [(str(cell.get("cell_type")), _source(cell)) for cell in cells if isinstance(cell, dict)]


def read_ours(path: Path) -> Notebook:
    """Read a notebook of the course itself.

    Raises:
        CourseError: It cannot be read.
    """
    try:
        return read_notebook(path)
    except SubmissionError as error:
        problem = f"this notebook of the course cannot be read: {error}"
        raise CourseError(problem, file=path, mend="Run `course build`.") from error


def read_bytes(path: Path, max_mb: float) -> bytes:
    """The content of a regular file up to a size; links, pipes and devices are refused.

    Raises:
        SubmissionError: It cannot be read; the text says what to do.
    """
    try:
        # O_NONBLOCK: a named pipe must not hang us. O_NOFOLLOW: a link must not lead us away.
        fd = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        reason = "it is a link" if path.is_symlink() else error.strerror
        raise SubmissionError(f"The notebook cannot be opened: {reason}. Hand in the file itself.") from error
    try:
        if not stat.S_ISREG(os.fstat(fd).st_mode):
            raise SubmissionError("This is not a regular file. Hand in the notebook itself, an .ipynb file.")
        with os.fdopen(fd, "rb", closefd=False) as file:
            content = file.read(int(max_mb * 1e6) + 1)
    finally:
        os.close(fd)
    if len(content) > max_mb * 1e6:
        raise SubmissionError(
            f"The notebook is larger than {max_mb:g} MB. Clear its outputs (Edit, Clear Outputs of All Cells) "
            "and save it again."
        )
    return content


def _data_and_cells(content: bytes, name: str) -> tuple[dict[str, Any], list[Any]]:
    data = _parse(content, name)
    cells = _cells(data)
    if cells is None:
        raise SubmissionError(
            "This file is JSON, but not a notebook: it has no list of cells. "
            "Open your notebook in JupyterLab, save it again, and hand in that file."
        )
    if len(cells) > MAX_CELLS:
        raise SubmissionError(f"This notebook has {len(cells)} cells; the limit is {MAX_CELLS}.")
    return data, cells


def _parse(content: bytes, name: str) -> Any:
    if not content.strip():
        raise SubmissionError("The notebook file is empty. Save your work in JupyterLab and hand it in again.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SubmissionError("The notebook is not UTF-8 text. Save it in JupyterLab and hand it in again.") from error
    if name.lower().endswith(FORMATS):
        return notebook_of_text(text, name)
    try:
        return json.loads(text, parse_constant=lambda word: None)
    except RecursionError as error:
        raise SubmissionError("The notebook is nested too deep to be read. Save it in JupyterLab again.") from error
    except ValueError as error:
        raise SubmissionError(
            f"The notebook is broken JSON ({error}). It was cut off or edited as text. "
            "Open your own copy in JupyterLab, save it, and hand it in again."
        ) from error


def _cells(data: Any) -> list[Any] | None:
    """The cells, in order. Format 3 keeps them in worksheets."""
    if not isinstance(data, dict):
        return None
    sheets = data.get("worksheets")
    if "cells" not in data and isinstance(sheets, list) and sheets:
        lists = [sheet.get("cells") for sheet in sheets if isinstance(sheet, dict)]
        return [cell for found in lists if isinstance(found, list) for cell in found]
    cells = data.get("cells")
    return cells if isinstance(cells, list) else None


def _is_code(cell: Any) -> bool:
    return isinstance(cell, dict) and cell.get("cell_type") == "code"


def _source(cell: dict[str, Any]) -> str:
    """The source of a cell; nothing where it is no text."""
    # Format 3 calls the source of a code cell its input.
    source = cell.get("source", cell.get("input", ""))
    if isinstance(source, list):
        return "".join(line for line in source if isinstance(line, str))
    return source if isinstance(source, str) else ""


def _cell(cell: dict[str, Any], number: int) -> Cell:
    metadata = cell.get("metadata")
    metadata = metadata if isinstance(metadata, dict) else {}
    marks = metadata.get("nbgrader")
    marks = marks if isinstance(marks, dict) else {}
    grade_id, tags, cell_id = marks.get("grade_id"), metadata.get("tags"), cell.get("id")
    return Cell(
        id=cell_id if isinstance(cell_id, str) else f"cell-{number}",
        source=_source(cell),
        grade_id=grade_id if isinstance(grade_id, str) else "",
        tags=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        locked=marks.get("locked") is True or marks.get("grade") is True,
    )
