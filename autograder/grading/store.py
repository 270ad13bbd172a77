"""Records on disk: one JSON file for each submission, written whole or not at all, and the ones before it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import cattrs

from autograder.checking import Report
from autograder.errors import CourseError
from autograder.grading.submissions import Submission

__all__ = ["Store", "folder_name", "read_report", "report_from_json", "report_to_json", "write_text"]


UNREADABLE = (OSError, ValueError, TypeError, KeyError, cattrs.BaseValidationError, cattrs.ForbiddenExtraKeysError)
"""What reading a file that is no record can raise."""


class Store:
    """The records below a folder, ``<student>/<lesson>.json``.

    Args:
        folder: Where they lie. What an earlier run was writing when it was killed is removed.
        fresh: Find nothing, so that everything is graded again.
        also: A second store to look into: records of a preview become real when they are published.
    """

    def __init__(self, folder: Path, fresh: bool = False, also: Store | None = None) -> None:
        self.folder, self._fresh, self._also = folder, fresh, also
        for leftover in folder.glob("*/.part-*"):
            leftover.unlink()

    def path(self, student: str, lesson: str) -> Path:
        """The record of a submission."""
        return self.folder / folder_name(student) / f"{lesson}.json"

    def find(self, submission: Submission, key: str) -> Report | None:
        """The record of this submission, if it was made from the same digests and needs no person."""
        if self._fresh:
            return None
        found = self.read(submission.student, submission.lesson.name)
        if found is None or found.key != key or found.needs_a_person:
            other = self._also.find(submission, key) if self._also else None
            if other is not None:
                self.save(other, submission)
            return other
        return found

    def read(self, student: str, lesson: str) -> Report | None:
        """The record of a submission; None if there is none of this version."""
        try:
            return read_report(self.path(student, lesson))
        except CourseError:
            return None

    def save(self, report: Report, submission: Submission | None = None) -> Path:
        """Keep a record, and with it the record that it replaces.

        Args:
            report: The record.
            submission: What it is about, so that the record says where the notebook lies.
        """
        path = self.path(report.student, report.lesson)
        earlier = self.read(report.student, report.lesson)
        if earlier is not None and earlier.key != report.key:
            kept = self.folder / "history" / folder_name(report.student)
            write_text(kept / f"{report.lesson}-{earlier.key[:12]}.json", path.read_text(encoding="utf-8"))
        data = report_to_json(report) | {"notebook": str(submission.path.absolute()) if submission else ""}
        write_text(path, json.dumps(data, indent=1, ensure_ascii=True) + "\n")
        return path


def folder_name(student: str) -> str:
    """A folder's name for any name of a student: short, of harmless characters, and different for each."""
    if re.fullmatch(r"[\w][\w .@=+-]{0,80}", student) and student.strip(" .") == student and student != "history":
        return student
    digest = hashlib.sha256(student.encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return f"{re.sub(r'[^A-Za-z0-9-]+', '_', student)[:40]}~{digest}"


def report_to_json(report: Report) -> dict[str, Any]:
    """A report as JSON data, with its totals. ``report/record.schema.json`` describes it."""
    data: dict[str, Any] = _converter().unstructure(report)
    return data | {"points": report.points, "max_points": report.max_points, "notebook": ""}


def report_from_json(data: dict[str, Any]) -> Report:
    """The report that `report_to_json` wrote."""
    kept = {key: value for key, value in data.items() if key not in ("points", "max_points", "notebook")}
    return _converter().structure(kept, Report)


def read_report(path: Path) -> Report:
    """Read a report.

    Raises:
        CourseError: The file is not a report of this version.
    """
    try:
        return report_from_json(json.loads(path.read_text(encoding="utf-8")))
    except UNREADABLE as error:
        raise CourseError("this is not a result record of this version.", file=path, mend="Grade again.") from error


def write_text(path: Path, text: str) -> None:
    """Write a file so that a reader sees the old content or the new, never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fd, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    with os.fdopen(fd, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(text)
    os.replace(name, path)


@cache
def _converter() -> cattrs.Converter:
    # One message, not a tree of them: a record is ours, and is right or is thrown away.
    return cattrs.Converter(forbid_extra_keys=True, detailed_validation=False)
