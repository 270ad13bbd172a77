"""A notebook says which release it is from, and what differs from that of today is said in a line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.authoring.build import build_lesson
from autograder.manifest import Course, load_course
from autograder.notebook import read_notebook
from autograder.notebook.release import UNKNOWN, Stamp, read_stamp
from tests.author_files import copy_of_tiny

OURS = Stamp("course", "01_first", "b", {"1.1": "x", "1.2": "y", "1.3": "z"})


@pytest.mark.parametrize(
    ("theirs", "remark", "note"),
    [
        (OURS, "", ""),
        (None, "", UNKNOWN),
        (replace(OURS, lesson="02_second"), "", UNKNOWN),
        (replace(OURS, release="a"), "", "Its exercises are the same."),
        (
            replace(OURS, release="a", exercises={"1.1": "w", "1.2": "v", "1.3": "z"}),
            "Changed since: 1.1, 1.2. It was",
            "",
        ),
        (replace(OURS, release="a", exercises={"1.1": "x", "1.2": "v"}), "Changed since: 1.2. New: 1.3. It was", ""),
        (replace(OURS, release="a", exercises={}), "New: 1.1, 1.2, 1.3. It was graded by the checks of today", ""),
    ],
)
def test_what_differs_is_said_in_a_line(theirs: Stamp | None, remark: str, note: str) -> None:
    said, beside = OURS.against(theirs)
    assert remark in said and bool(remark) == bool(said)
    assert note in beside and bool(note) == bool(beside)


@pytest.mark.parametrize(
    "metadata",
    [None, [], {}, {"course": 3}, {"course": {"name": "a"}}, {"course": OURS.as_metadata() | {"exercises": ["1.1"]}}],
)
def test_what_is_no_stamp_is_none(metadata: object) -> None:
    assert read_stamp(metadata) is None


def test_a_stamp_is_read_as_it_was_written() -> None:
    assert read_stamp({"course": json.loads(json.dumps(OURS.as_metadata()))}) == OURS


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return copy_of_tiny(tmp_path / "course")


def stamp(course: Course, old: str = "", new: str = "", name: str = "solutions/01_first/01_first.md") -> Stamp:
    """The stamp of both notebooks, after a change of a file."""
    file = course.root / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    load_course.cache_clear()
    course = load_course(course.root)
    lesson = course.lessons[0]
    build_lesson(course, lesson)
    student, solution = (read_notebook(path).stamp for path in (course.release(lesson), course.solution(lesson)))
    assert student is not None and student == solution
    return student


def test_a_stamp_changes_with_what_students_read_and_not_with_our_solution(course: Course) -> None:
    before = stamp(course)
    assert (before.name, before.lesson, list(before.exercises)) == ("tiny-course", "01_first", ["1.1"])
    assert stamp(course) == before
    assert stamp(course, "### BEGIN SOLUTION\n", "### BEGIN SOLUTION\n    # Ours.\n") == before
    starter = stamp(course, "that is not fitted yet", "that was not fitted")
    assert starter.exercises != before.exercises
    asked = stamp(course, ": 3\n", ": 4\n", "course.yaml")
    assert asked.exercises != starter.exercises
    assert asked.release != before.release and asked.exercises != before.exercises
    text = course.source(course.lessons[0]).read_text(encoding="utf-8")
    heading = next(line for line in text.splitlines() if line.startswith("# ") and "Exercise" not in line)
    told = stamp(course, heading, f"{heading}, told anew")
    assert told.release != asked.release and told.exercises == asked.exercises
