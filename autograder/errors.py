"""The three kinds of error, so that a message always says whose work to look at.

`SubmissionError` is the student's work, `CourseError` is the author's course,
and any other exception that leaves the kit is a bug of ours.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

__all__ = ["CourseError", "DataError", "GraderError", "MissingFile", "NeedsLinux", "SubmissionError", "UsageError"]

LONGEST = 140
"""Characters that may be said of what a file holds."""


class CourseError(Exception):
    """Something in the course itself is wrong: course.yaml, a lesson or a check.

    Args:
        problem: What was found and what was expected, in one sentence.
        file: The file to open.
        line: The line in that file, counted from 1, if it is known.
        mend: The edit or command that repairs it.
    """

    def __init__(self, problem: str, *, file: Path | None = None, line: int | None = None, mend: str = "") -> None:
        self.problem, self.file, self.line, self.mend = problem, file, line, mend
        super().__init__(problem)

    def __str__(self) -> str:
        where = "" if self.file is None else f"{self.file}:{self.line or 1}: "
        mend = f" {self.mend}" if self.mend else ""
        return f"{where}{self.problem}{mend}"


class DataError(ValueError):
    """A data file cannot be used. Nothing of it was loaded. The message is one line.

    Args:
        path: The file.
        found: What is there.
        expected: What should be there. Both are made one line, and cut if they are long.
        remedy: What to do.
    """

    def __init__(self, path: Path | str, *, found: str, expected: str, remedy: str) -> None:
        self.path, self.remedy = Path(path), remedy
        self.found, self.expected = _one_line(found), _one_line(expected)
        super().__init__(f"{self.path}: found {self.found}; expected {self.expected}. {remedy}")

    def __reduce__(self) -> tuple[Any, ...]:
        # Keyword-only arguments are lost otherwise when an error passes between processes.
        return partial(type(self), found=self.found, expected=self.expected, remedy=self.remedy), (self.path,)


class MissingFile(DataError):
    """There is no such file, or the path is a folder."""


class GraderError(Exception):
    """The grader or its machine failed: no student's work is at fault, and no mark was changed."""


class SubmissionError(Exception):
    """A submission cannot be read or run; the text is a sentence the student can act on."""


class UsageError(Exception):
    """A command or function was called with something that cannot be used."""


class NeedsLinux(UsageError):
    """What was asked for rests on parts of Linux that this system does not have."""

    def __init__(self) -> None:
        super().__init__(
            "This needs Linux: what keeps the code of submissions apart is part of its kernel. On Windows, run the "
            "same command in WSL. On macOS, and on Windows without WSL, run it in a container: the Dockerfile of this "
            "project makes one, and says how in its first lines. Lessons work here, and so does `course check`."
        )


def _one_line(text: str) -> str:
    line = "".join(letter if letter.isprintable() else " " for letter in text)
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
