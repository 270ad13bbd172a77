"""The gradebook: all marks of a store, whatever the last run graded, and what about its records must be said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from autograder.api.result import Report
from autograder.digests import MarkDigests
from autograder.grading.record import Record
from autograder.grading.store import HISTORY, Store
from autograder.listing import some_of
from autograder.manifest import Course

__all__ = ["Gradebook", "graded_again", "read_gradebook"]


@dataclass(frozen=True)
class Gradebook:
    """What is published: `reports` by student and lesson.

    `lines` say what a person should know of other records. `missing` says whether some are left out that only their
    submissions can replace. `notebooks` say where submissions of earlier runs lay, by student and lesson.
    """

    reports: tuple[Report, ...]
    lines: tuple[str, ...]
    missing: bool
    notebooks: Mapping[tuple[str, str], str] = field(default_factory=dict)


def read_gradebook(course: Course, store: Store, graded: Sequence[Report], digests: MarkDigests | None) -> Gradebook:
    """The reports of this run, and with them all that earlier runs left in the store.

    A record of a lesson that the course has not any more is left out, and so is one that cannot be taken as true.
    One that was made from older inputs counts until its submission is graded again. Each of them is told.

    Args:
        course: The course.
        store: The store.
        graded: The reports of this run.
        digests: Those of this run; None if nothing was graded, and nothing is compared.
    """
    new = {store.path(report.student, report.lesson): report for report in graded}
    found = [record for record in store.records() if record.file not in new]
    lessons = {lesson.name for lesson in course.lessons}
    gone = [record for record in found if record.file.stem not in lessons]
    refused = [record for record in found if record.file.stem in lessons and not record.is_true]
    true = [(one, one.report) for one in found if one.file.stem in lessons and one.is_true and one.report]
    kept = [report for _, report in true]
    notebooks = {(report.student, report.lesson): record.notebook for record, report in true}
    reports = sorted([*graded, *kept], key=lambda report: (report.student, report.lesson))
    lines = [
        *_refused(refused, store, "left out of marks and pages; grade the submission again"),
        *_gone(gone, store),
        *(_older(course, kept, digests) if digests else ()),
    ]
    return Gradebook(tuple(reports), tuple(lines), bool(refused), notebooks)


def graded_again(store: Store) -> list[str]:
    """What to say of the records that this run found and did not take as true."""
    return _refused(store.refused, store, f"graded again; the old record is kept in {HISTORY}/")


def _refused(records: Iterable[Record], store: Store, what: str) -> list[str]:
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        groups[record.fault].append(record)
    return [f"{some_of(_places(group, store))}: {fault}. Not taken as true: {what}." for fault, group in groups.items()]


def _gone(records: Sequence[Record], store: Store) -> list[str]:
    if not records:
        return []
    return [f"{some_of(_places(records, store))}: no lesson of this course. Left out of marks and pages."]


def _older(course: Course, reports: Sequence[Report], digests: MarkDigests) -> list[str]:
    """Which of these were made from something that is another now."""
    groups: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        now = digests.of(course.lesson(report.lesson))
        parts = [name for name, digest in now.items() if report.digests.get(name) != digest]
        if parts:
            groups[", ".join(parts)].append(f"{report.student} {report.lesson}")
    return [
        f"{some_of(names)}: made before a change ({parts}). The mark stands until the submission is graded again."
        for parts, names in groups.items()
    ]


def _places(records: Iterable[Record], store: Store) -> list[str]:
    return [str(record.file.relative_to(store.folder)) for record in records]
