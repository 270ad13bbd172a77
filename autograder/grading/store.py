"""Records on disk: one file for each submission, written whole or not at all, and the ones before it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from autograder.api.result import Report
from autograder.bridges import class_rules
from autograder.bridges.roll import ROSTER
from autograder.files import OWNER_ONLY, read_bytes, write_bytes, write_text
from autograder.grading.overrides import NAME
from autograder.grading.record import Record, load_record, record_text
from autograder.grading.seal import Seal, load_seal
from autograder.grading.submissions import Submission

__all__ = ["COMMENTS", "HISTORY", "Store", "folder_name"]

HISTORY = "history"
"""The folder, below the store, of records that were replaced."""
ATTEMPTS = ".attempts"
"""The folder, below the store, of the records of attempts where the best one counts."""
COMMENTS = "comments.txt"
"""The file with comments to use again, beside the records: see `autograder.marking.bank`."""
FILES = {"index.html", "marks.csv", "published.jsonl", "left_out.txt", COMMENTS, NAME, ROSTER, class_rules.NAME}
RESERVED = {HISTORY, *FILES}
"""Names that something else has, beside the folders of students."""


class Store:
    """The records below a folder, ``<student>/<lesson>.json``.

    Args:
        folder: Where they lie.
        fresh: Find nothing, so that everything is graded again.
        also: A second store to look into: records of a preview become real when they are published.
        seal: What records are sealed with; this user's own, if it is left out.
    """

    def __init__(self, folder: Path, fresh: bool = False, also: Store | None = None, seal: Seal | None = None) -> None:
        self.folder, self._fresh, self._also = folder, fresh, also
        self._seal = seal or load_seal()
        self.refused: list[Record] = []
        """Records that were looked for, found and not taken as true."""

    def of(self, submission: Submission) -> Store:
        """Where the record of this submission stands: attempts of which one will count have a store for each number."""
        if not submission.attempt:
            return self
        folder = self.folder / ATTEMPTS / str(submission.attempt)
        found = Store(folder, self._fresh, self._also and self._also.of(submission), self._seal)
        found.refused = self.refused
        return found

    def path(self, student: str, lesson: str) -> Path:
        """The record of a submission."""
        return self.folder / folder_name(student) / f"{lesson}.json"

    def find(self, submission: Submission, key: str) -> Report | None:
        """The record of this submission, if it was made by us from the same digests and needs no person."""
        record = self.record(submission.student, submission.lesson.name)
        if record and not record.is_true:
            self.refused.append(record)
        if self._fresh:
            return None
        found = record.report if record and record.is_true else None
        if found is None or found.key != key or found.needs_a_person:
            other = self._also.find(submission, key) if self._also else None
            if other is not None:
                self.save(other, submission)
            return other
        return found

    def read(self, student: str, lesson: str) -> Report | None:
        """The report of a submission; None if there is none of our own making."""
        record = self.record(student, lesson)
        return record.report if record and record.is_true else None

    def record(self, student: str, lesson: str) -> Record | None:
        """What stands in the file of a submission; None if there is none."""
        path = self.path(student, lesson)
        return self.load(path) if path.exists() else None

    def records(self) -> Iterator[Record]:
        """Everything that stands where records stand, by folder and name."""
        return map(self.load, self.files())

    def files(self, lesson: str = "*") -> list[Path]:
        """Where records stand, all of them or those of one lesson."""
        found = sorted(self.folder.glob(f"*/{lesson}.json"))
        return [file for file in found if file.parent.name != HISTORY and not file.parent.name.startswith(".")]

    def save(self, report: Report, submission: Submission | None = None) -> Path:
        """Keep a record, and in ``history/`` what it replaces, whatever that is.

        Args:
            report: The record.
            submission: What it is about, so that the record says where the notebook lies. Without it, that stays.

        Raises:
            GraderError: It cannot be written.
        """
        path = self.path(report.student, report.lesson)
        earlier = self.record(report.student, report.lesson)
        if earlier is not None and not (earlier.is_true and _same(earlier.report, report)):
            self._keep(path, folder_name(report.student))
        before = earlier.notebook if earlier else ""
        notebook = str(submission.path.absolute()) if submission else before
        write_text(path, record_text(report, notebook, self._seal), OWNER_ONLY)
        return path

    def take(self, record: Record) -> None:
        """Keep a record of another store as it stands there, and in ``history/`` what it replaces.

        Raises:
            GraderError: It cannot be read or written.
        """
        assert record.report is not None
        path = self.path(record.report.student, record.report.lesson)
        if path.exists():
            self._keep(path, folder_name(record.report.student))
        write_bytes(path, read_bytes(record.file), OWNER_ONLY)

    def attempts(self) -> Iterator[Store]:
        """The stores of attempts of which the best one counts."""
        for folder in sorted((self.folder / ATTEMPTS).glob("*")):
            yield Store(folder, self._fresh, None, self._seal)

    def load(self, file: Path) -> Record:
        """What stands in one of these files."""
        record = load_record(file, self._seal)
        report = record.report
        if report is None or file == self.path(report.student, report.lesson):
            return record
        return replace(record, report=None, fault=f"it is about {report.student!r} and {report.lesson}")

    def _keep(self, path: Path, folder: str) -> None:
        content = read_bytes(path)
        name = f"{path.stem}-{hashlib.sha256(content).hexdigest()[:12]}.json"
        write_bytes(self.folder / HISTORY / folder / name, content, OWNER_ONLY)


def folder_name(student: str) -> str:
    """A folder's name for any name of a student: short, of harmless characters, and different for each."""
    harmless = re.fullmatch(r"[\w][\w .@=+-]{0,80}", student) and student.strip(" .") == student
    if harmless and student.casefold() not in RESERVED:
        return student
    digest = hashlib.sha256(student.encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return f"{re.sub(r'[^A-Za-z0-9-]+', '_', student)[:40]}~{digest}"


def _same(earlier: Report | None, new: Report) -> bool:
    """Whether nothing is lost if one record replaces the other."""
    return earlier is not None and earlier.key == new.key and _marks(earlier) == _marks(new)


def _marks(report: Report) -> list[tuple[str, str, float]]:
    return [(result.check, result.status, result.points) for result in report.results]
