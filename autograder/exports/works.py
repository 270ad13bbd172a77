"""The notebooks that were graded, where they still lie."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from autograder.api.result import Report
from autograder.exports.export import Order
from autograder.grading.collection import Intake, submissions_in
from autograder.grading.delivery import opened

__all__ = ["Works", "graded_works"]

Works = Mapping[tuple[str, str], Path]
"""Notebooks by student and lesson."""


@contextmanager
def graded_works(order: Order) -> Iterator[Works]:
    """The notebook of each mark. One that is gone, or is another by now, is left out.

    Archives are unpacked for as long as they are graded: their notebooks are found if the order names the archive, and
    they are there as long as the context is.
    """
    if order.submissions is None:
        yield _found(order, {})
        return
    with opened(order.submissions, order.course.limits.submission_mb) as delivery:
        rules = order.graded.roll.rules
        intake = Intake(order.graded.roll.people, None, rules.zone, rules.attempt)
        taken = submissions_in(delivery, order.course, order.lessons, intake)
        yield _found(order, {(one.student, one.lesson.name): one.path for one in taken.submissions})


def _found(order: Order, again: Works) -> Works:
    found = {}
    for student in order.graded.students:
        for lesson, mark in student.marks.items():
            places = [
                *([Path(mark.notebook)] if mark.notebook else []),
                *filter(None, [again.get((student.name, lesson))]),
            ]
            work = next((path for path in places if mark.report and _is_it(path, mark.report)), None)
            if work is not None:
                found[student.name, lesson] = work
    return found


def _is_it(path: Path, report: Report) -> bool:
    """Whether this file is what the report is about. What could not be read has no digest: then the place tells."""
    wanted = report.digests.get("submission", "")
    try:
        return path.is_file() and wanted in ("", hashlib.sha256(path.read_bytes()).hexdigest())
    except OSError:
        return False
