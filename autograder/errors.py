"""The three kinds of error, so that a message always says whose work to look at.

`SubmissionError` is the student's work, `CourseError` is the author's course,
and any other exception that leaves the kit is a bug of ours.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["CourseError", "GraderError", "SubmissionError", "UsageError"]


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


class GraderError(Exception):
    """The grader or its machine failed: no student's work is at fault, and no mark was changed."""


class SubmissionError(Exception):
    """A submission cannot be read or run; the text is a sentence the student can act on."""


class UsageError(Exception):
    """A command or function was called with something that cannot be used."""
