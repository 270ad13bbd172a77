"""Reads a notebook nobody trusts, and rebuilds it on top of the release.

Only the source of the student's cells is kept. Locked cells, tags and everything else come
from the release; outputs, metadata and the student's copies of `check(...)` are dropped.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.errors import SubmissionError
from autograder.manifest import Lesson

__all__ = ["CHECK_CALL", "Cell", "Notebook", "Rebuilt", "RunCell", "read_bytes", "read_notebook", "rebuild"]

CHECK_CALL = re.compile(r"""check\(\s*["'](\d+\.\d+)["']\s*\)""")
"""The one line of a check cell."""
DEMO_TAG = "demo"
"""Cells with this tag only show something; grading does not run them."""
MAX_CELLS = 2_000


@dataclass(frozen=True)
class Cell:
    """A code cell: its id, its source, and nbgrader's grade id if it has one."""

    id: str
    source: str
    grade_id: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Notebook:
    """The code cells of a notebook, in order, and the SHA-256 of the file that they were read from."""

    cells: tuple[Cell, ...]
    digest: str

    def with_grade_id(self, grade_id: str) -> tuple[Cell, ...]:
        """All cells that carry this grade id."""
        return tuple(cell for cell in self.cells if cell.grade_id == grade_id)


@dataclass(frozen=True)
class RunCell:
    """A cell to run. `exercise` is set if it holds the student's solution of one."""

    id: str
    source: str
    exercise: str = ""


@dataclass(frozen=True)
class Rebuilt:
    """The notebook to run, and the exercises that cannot be graded, each with a reason."""

    cells: tuple[RunCell, ...]
    ungradable: dict[str, str]


def read_notebook(path: Path, max_mb: float = 10) -> Notebook:
    """Read the code cells of a notebook.

    Args:
        path: A regular file; links, devices and pipes are refused.
        max_mb: Size limit in megabytes, checked before anything is parsed.

    Raises:
        SubmissionError: It cannot be read; the text says what to do.
    """
    content = read_bytes(path, max_mb)
    data = _parse(content)
    cells = data.get("cells") if isinstance(data, dict) else None
    if not isinstance(cells, list):
        raise SubmissionError(
            "This file is JSON, but not a notebook of format 4. "
            "Open it in JupyterLab, save it again, and hand in that file."
        )
    if len(cells) > MAX_CELLS:
        raise SubmissionError(f"This notebook has {len(cells)} cells; the limit is {MAX_CELLS}.")
    code = [_cell(cell, number) for number, cell in enumerate(cells) if _is_code(cell)]
    return Notebook(tuple(code), hashlib.sha256(content).hexdigest())


def rebuild(release: Notebook, submission: Notebook, lesson: Lesson) -> Rebuilt:
    """Put the student's code into the release.

    Exercise cells are found by their grade id; the student's extra cells run where they
    stand, after the same release cell as in the submission. Demonstration cells and
    ``check(...)`` cells do not run.

    Raises:
        SubmissionError: The notebook belongs to another lesson.
    """
    _must_belong(submission, lesson)
    extra = _extra_cells(release, submission)
    cells = list(extra.get("", ()))
    ungradable: dict[str, str] = {}
    for cell in release.cells:
        exercise = _exercise_of(cell, lesson)
        if exercise:
            found = submission.with_grade_id(cell.grade_id)
            if len(found) == 1:
                cells.append(RunCell(cell.id, found[0].source, exercise))
            else:
                ungradable.setdefault(exercise, _reason(exercise, len(found)))
        elif not CHECK_CALL.search(cell.source) and DEMO_TAG not in cell.tags:
            cells.append(RunCell(cell.id, cell.source))
        cells += extra.get(cell.id, ())
    return Rebuilt(tuple(cells), ungradable)


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


def _parse(content: bytes) -> Any:
    if not content.strip():
        raise SubmissionError("The notebook file is empty. Save your work in JupyterLab and hand it in again.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SubmissionError("The notebook is not UTF-8 text. Save it in JupyterLab and hand it in again.") from error
    try:
        return json.loads(text, parse_constant=lambda word: None)
    except RecursionError as error:
        raise SubmissionError("The notebook is nested too deep to be read. Save it in JupyterLab again.") from error
    except ValueError as error:
        raise SubmissionError(
            f"The notebook is broken JSON ({error}). It was cut off or edited as text. "
            "Open your own copy in JupyterLab, save it, and hand it in again."
        ) from error


def _is_code(cell: Any) -> bool:
    return isinstance(cell, dict) and cell.get("cell_type") == "code"


def _cell(cell: dict[str, Any], number: int) -> Cell:
    source, metadata = cell.get("source", ""), cell.get("metadata")
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    metadata = metadata if isinstance(metadata, dict) else {}
    nbgrader = metadata.get("nbgrader")
    grade_id = nbgrader.get("grade_id", "") if isinstance(nbgrader, dict) else ""
    tags, cell_id = metadata.get("tags"), cell.get("id")
    return Cell(
        id=cell_id if isinstance(cell_id, str) else f"cell-{number}",
        source=source if isinstance(source, str) else "",
        grade_id=grade_id if isinstance(grade_id, str) else "",
        tags=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
    )


def _exercise_of(cell: Cell, lesson: Lesson) -> str:
    """The exercise whose solution belongs in this cell, or an empty string."""
    for exercise in lesson.exercises:
        if re.fullmatch(rf"exercise-{exercise.slug}[a-z]?", cell.grade_id):
            return exercise.id
    return ""


def _must_belong(submission: Notebook, lesson: Lesson) -> None:
    ids = [m.group(1) for cell in submission.cells if (m := re.match(r"exercise-(\d+)-\d+", cell.grade_id))]
    if ids and lesson.number not in ids:
        other = Counter(ids).most_common(1)[0][0]
        raise SubmissionError(
            f"This notebook holds exercises of lesson {other}, not of lesson {lesson.number} ({lesson.name}). "
            "Hand in the other file, or give this one its own name."
        )
    if not ids:
        raise SubmissionError(
            f"No exercise cell of lesson {lesson.number} is left in this notebook. Cells that are copied into a new "
            "notebook lose their marks: write your answers into the notebook that you were given."
        )


def _reason(exercise: str, count: int) -> str:
    if count == 0:
        return (
            f"The cell of exercise {exercise} is missing. Take a fresh copy of the notebook "
            "and put your code back into its cell."
        )
    return (
        f"The cell of exercise {exercise} is there {count} times (a cell was copied or split). "
        "Keep your code in one of them and delete the others."
    )


def _extra_cells(release: Notebook, submission: Notebook) -> dict[str, list[RunCell]]:
    """The student's own cells, by the id of the release cell that they stand after."""
    by_grade = {cell.grade_id: cell.id for cell in release.cells if cell.grade_id}
    known = {cell.id for cell in release.cells}
    sources = {cell.source.strip(): cell.id for cell in release.cells}
    extra: dict[str, list[RunCell]] = {}
    last = ""
    for number, cell in enumerate(submission.cells):
        anchor = by_grade.get(cell.grade_id) or (cell.id if cell.id in known else sources.get(cell.source.strip()))
        if anchor:
            last = anchor
        elif not CHECK_CALL.search(cell.source) and cell.source.strip():
            extra.setdefault(last, []).append(RunCell(f"own-{number}", cell.source))
    return extra
