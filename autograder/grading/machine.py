"""Limits that know the machine: what our own solution of a lesson takes here, timed once and remembered."""

from __future__ import annotations

import json
import os
import platform
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from autograder import caches
from autograder.api import Judges
from autograder.api.registry import checks_of
from autograder.api.runner import run_checks
from autograder.digests import key_of, mark_digests
from autograder.errors import GraderError, SubmissionError
from autograder.files import write_text
from autograder.grading.grade import open_notebook
from autograder.manifest import Course, Lesson, Limits
from autograder.sandbox.box import Box
from autograder.sandbox.layers import Layer

__all__ = ["OURS", "Seconds", "machine_limits", "own_seconds"]

OURS = 5
"""A cell, a question or a notebook may take this many times what our own solution takes on this machine."""
UNHURRIED = 24 * 3600
"""Seconds that our own solution gets: a day."""


@dataclass(frozen=True)
class Seconds:
    """Wall seconds of the longest cell and question of our own solution, and of all of it with all checks."""

    cell: float
    question: float
    notebook: float


def machine_limits(course: Course, lesson: Lesson, box: Box, judges: Judges) -> Limits:
    """The limits of a lesson on this machine: the manifest's, or five times what our own takes, if that is more.

    Our solution runs now, in this box, if it was never timed here. Where it is not at hand, or does not get through its
    checks, the manifest's limits stand.

    Raises:
        CourseError: The course itself is broken.
        GraderError: The machine failed.
    """
    limits, ours = course.limits_of(lesson), own_seconds(course, lesson, box, judges)
    if ours is None:
        return limits
    return replace(
        limits,
        cell_seconds=max(limits.cell_seconds, round(OURS * ours.cell, 1)),
        question_seconds=max(limits.question_seconds, round(OURS * ours.question, 1)),
        notebook_seconds=max(limits.notebook_seconds, round(OURS * ours.notebook, 1)),
        cpu_seconds=max(limits.cpu_seconds, int(OURS * ours.notebook)),
    )


def own_seconds(course: Course, lesson: Lesson, box: Box, judges: Judges) -> Seconds | None:
    """What our own solution takes on this machine; None if that cannot be found out."""
    file = _file_of(course, lesson, box.layer)
    try:
        return Seconds(**json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        found = _time(course, lesson, box, judges)
    if found is not None:
        try:
            write_text(file, json.dumps(asdict(found)) + "\n")
        except GraderError:
            pass  # A folder of caches that cannot be written costs time, and nothing else.
    return found


def _file_of(course: Course, lesson: Lesson, layer: Layer) -> Path:
    """Where the time is remembered: another machine, lesson, version or layer has another file."""
    machine = {"machine": f"{platform.node()} {platform.machine()} {os.cpu_count()}"}
    key = key_of(mark_digests(course, lesson, layer.title) | machine)
    return caches.of_machine() / f"seconds-{lesson.name}-{key[:16]}.json"


def _time(course: Course, lesson: Lesson, box: Box, judges: Judges) -> Seconds | None:
    solution, checks = course.solution(lesson), checks_of(course, lesson)
    if not solution.is_file():
        return None
    unhurried = replace(
        course.limits_of(lesson),
        cell_seconds=UNHURRIED,
        question_seconds=UNHURRIED,
        notebook_seconds=UNHURRIED,
        cpu_seconds=UNHURRIED,
    )
    started = time.monotonic()
    try:
        with open_notebook(course, lesson, solution, box, unhurried) as opened:
            run_checks(checks, lesson.check_points, opened.answers, judges, opened.ungradable)
            longest = opened.process.longest
    except SubmissionError:
        return None
    return Seconds(longest["cell"], longest["question"], time.monotonic() - started)
