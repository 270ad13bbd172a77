"""References and starters through `course grade`'s own road: behind the wall."""

from __future__ import annotations

import os

import pytest

from autograder.api.result import Status
from autograder.authoring.build import build_lesson
from autograder.grading.grade import grade_notebook
from autograder.grading.judges import private_judges
from autograder.manifest import Course, Lesson, load_course
from autograder.sandbox.box import Box
from tests.conftest import ROOT

COURSE: Course = load_course(ROOT)
every_lesson = pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.name)
# A search takes long where nothing is shared.
others_in_sweep = pytest.mark.parametrize(
    "lesson",
    [pytest.param(at, marks=[pytest.mark.sweep] if at.number in "46" else []) for at in COURSE.lessons],
    ids=lambda lesson: lesson.name,
)


@every_lesson
def test_building_again_changes_nothing(lesson: Lesson) -> None:
    before = dict(os.environ)
    assert build_lesson(COURSE, lesson) == [], "run `course build` and commit what it changed"
    assert dict(os.environ) == before


@others_in_sweep
def test_the_reference_earns_all_points_behind_the_wall(lesson: Lesson, course_box: Box) -> None:
    solved = COURSE.source(lesson).with_suffix(".ipynb")
    report = grade_notebook(COURSE, lesson, solved, private_judges(COURSE), course_box, "reference")
    assert report.points == lesson.points, [r for r in report.results if r.status is not Status.PASS]
    assert report.cell_problems == ()


@every_lesson
def test_the_starter_earns_nothing_and_reads_not_attempted(lesson: Lesson, course_box: Box) -> None:
    report = grade_notebook(COURSE, lesson, COURSE.release(lesson), private_judges(COURSE), course_box, "starter")
    assert {result.status for result in report.results} == {Status.NOT_ATTEMPTED}
    assert report.points == 0
