"""`course regrade certificate.json`: make the points of a certificate again, with the private judges."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from autograder.api.result import Report
from autograder.errors import UsageError
from autograder.grading.batch import Batch, grade_all
from autograder.grading.judges import private_judges
from autograder.grading.local_pool import LocalPool
from autograder.grading.submissions import Submission
from autograder.manifest import Course
from autograder.own.certificate import Certificate, Certified, checks_of_report
from autograder.report.card import format_mark
from autograder.sandbox.probe import start_boxes

__all__ = ["made_again"]

MUST_BE_THE_SAME = ("submission", "checks")
"""The other digests differ from machine to machine: that is told, and the points decide."""


def made_again(course: Course, certificate: Certificate, place: Path | None, isolation: str) -> tuple[list[str], bool]:
    """Grade the notebooks of a certificate.

    Args:
        course: The course.
        certificate: What is said of them.
        place: A notebook, or a folder with all of them, under any names: they are known by their digests.
        isolation: The name of the layer.

    Returns:
        Lines that say what came of it, and whether all of it is the same.

    Raises:
        UsageError: The certificate is of another course, or none of its notebooks is there.
    """
    if certificate.course != course.name:
        raise UsageError(f"This certificate is of another course: {certificate.course}.")
    found = _notebooks(certificate, place)
    work = [Submission("certificate", course.lesson(each.lesson), path) for each, path in found]
    reports = grade_all(Batch(course, work, LocalPool(course, private_judges(course), start_boxes(course, isolation))))
    lines, is_same = [], True
    for (each, _), report in zip(found, reports, strict=True):
        differences = _differences(each, report)
        is_same = is_same and not differences
        mark = f"{format_mark(report.points, report.held)} of {report.max_points:g} points"
        lines += [f"✗ {each.lesson}: {line}" for line in differences] or [f"✓ {each.lesson}: {mark}, the same again."]
        lines += _elsewhere(each, report)
    there = {each.lesson for each, _ in found}
    missing = [each for each in certificate.lessons if each.lesson not in there]
    lines += [f"– {each.lesson}: not made again, for its notebook is not here." for each in missing]
    return lines, is_same and (not missing or (place is not None and place.is_file()))


def _notebooks(certificate: Certificate, place: Path | None) -> list[tuple[Certified, Path]]:
    """The lessons whose notebooks are there, with these."""
    if place is None or not place.exists():
        raise UsageError("Name the notebooks of this certificate: --notebook with a file or a folder.")
    files = _by_digest(place)
    found = [
        (each, files[name]) for each in certificate.lessons if (name := each.digests.get("submission", "")) in files
    ]
    if not found:
        raise UsageError(f"No notebook of this certificate is in {place}: none has a SHA-256 that stands in it.")
    return found


def _by_digest(place: Path) -> dict[str, Path]:
    files = [place] if place.is_file() else sorted(file for file in place.rglob("*.ipynb") if file.is_file())
    return {hashlib.sha256(file.read_bytes()).hexdigest(): file for file in files}


def _differences(each: Certified, report: Report) -> list[str]:
    lines = [f"It was made from other {name}." for name in _other(each, report.digests) if name in MUST_BE_THE_SAME]
    before = {check.check: asdict(check) for check in each.checks}
    for check in checks_of_report(report):
        was = before.get(check.check, {})
        for name, value in asdict(check).items():
            if was.get(name) != value:
                lines.append(f"{check.check}: {name} was {was.get(name, 'not there')}, is {value}.")
    return lines


def _elsewhere(each: Certified, report: Report) -> list[str]:
    names = [name for name in _other(each, report.digests) if name not in MUST_BE_THE_SAME]
    return [f"  It was made elsewhere: other {', '.join(names)}."] if names else []


def _other(each: Certified, now: Mapping[str, str]) -> list[str]:
    return [name for name in now if name != "delivery" and each.digests.get(name) != now[name]]
