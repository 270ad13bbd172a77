"""The records of a folder of results as the marking page needs them: each is read again when its file has changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from autograder.api.result import Report, Result
from autograder.grading.record import Record
from autograder.grading.store import Store
from autograder.manifest import Course, Lesson

__all__ = ["Refusal", "Works", "stamp"]

Stamp = tuple[int, int, int]


@dataclass(frozen=True)
class Refusal:
    """A record that is not taken as true: where it lies, and why not."""

    place: str
    fault: str


class Works:
    """The records of a folder.

    Args:
        course: The course.
        store: Where they lie.
    """

    def __init__(self, course: Course, store: Store) -> None:
        self._course, self._store = course, store
        self._read: dict[Path, tuple[Stamp, Report | None, str]] = {}

    @property
    def lessons(self) -> list[Lesson]:
        """The lessons of which there is a record."""
        return [lesson for lesson in self._course.lessons if self._store.files(lesson.name)]

    def of(self, lesson: Lesson) -> tuple[list[Report], list[Refusal]]:
        """The reports of a lesson, without what cells printed and drew; and the records that are not taken as true."""
        reports, refused = [], []
        for file in self._store.files(lesson.name):
            report, fault = self._slim(file)
            if report is not None and not fault:
                reports.append(report)
            elif fault:
                refused.append(Refusal(str(file.relative_to(self._store.folder)), fault))
        return reports, refused

    def record(self, student: str, lesson: Lesson) -> Record | None:
        """All that is known of one submission; None if nothing is."""
        return self._store.record(student, lesson.name)

    def _slim(self, file: Path) -> tuple[Report | None, str]:
        now = stamp(file)
        if file not in self._read or self._read[file][0] != now:
            record = self._store.load(file)
            report = record.report
            # A class of a thousand has a thousand pictures.
            slim = replace(report, outputs=(), results=tuple(map(_plain, report.results))) if report else None
            self._read[file] = (now, slim, record.fault)
        return self._read[file][1:]


def _plain(result: Result) -> Result:
    return replace(result, picture=None)


def stamp(file: Path) -> Stamp:
    """What is another one once a file was written anew; nothing but zeros if it is not there."""
    try:
        found = file.stat()
    except OSError:
        return (0, 0, 0)
    return (found.st_mtime_ns, found.st_size, found.st_ino)
