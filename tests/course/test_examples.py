"""The sample class: made from class.yaml without a difference, and marked as it says."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any

import pytest
import yaml

from autograder.grading.collection import find_submissions
from autograder.grading.grade import grade_submission
from autograder.grading.judges import private_judges
from autograder.grading.submissions import Submission
from autograder.manifest import load_course
from autograder.sandbox.box import Box
from tests.conftest import ROOT
from tests.golden_marks import mark, places, surprises

COURSE = load_course(ROOT)
CLASS: dict[str, Any] = yaml.safe_load((ROOT / "examples" / "class.yaml").read_text())
SUBMISSIONS = find_submissions(ROOT / "examples", COURSE)


def test_making_the_class_again_changes_nothing() -> None:
    made = subprocess.run(
        [sys.executable, "examples/make_class.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert made.returncode == 0, made.stdout + made.stderr


def test_the_class_has_eight_students_and_no_stranger() -> None:
    assert len(CLASS) >= 8
    assert {submission.student for submission in SUBMISSIONS} == set(CLASS)


# Reference and starter go the same road in test_end_to_end.py, which asks for more.
OTHERS = [s for s in SUBMISSIONS if CLASS[s.student].get("instead")]


def takes_long(submission: Submission) -> bool:
    """Goran's loop never ends, so that it takes as long as the limits let it."""
    return submission.student == "goran" or submission.lesson.number in ("3", "6")


def test_only_reference_and_starter_are_marked_elsewhere() -> None:
    assert {s.student for s in SUBMISSIONS} - {s.student for s in OTHERS} == {"ada", "ben"}
    for lesson in COURSE.lessons:
        assert CLASS["ada"]["marks"][lesson.name] == lesson.points
        assert CLASS["ben"]["marks"][lesson.name] == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "submission",
    [pytest.param(s, marks=[pytest.mark.sweep] if takes_long(s) else []) for s in OTHERS],
    ids=lambda s: f"{s.student}-{s.lesson.name}",
)
def test_each_mark_of_the_class_is_the_one_it_should_be(submission: Submission, course_box: Box) -> None:
    report = grade_submission(COURSE, submission, private_judges(COURSE), course_box)
    assert report.points == CLASS[submission.student]["marks"][submission.lesson.name], report
    where = _place(submission)
    told = surprises({where: {result.check: mark(result) for result in report.results}}, [where])
    assert not told, told


def test_each_submission_with_golden_marks_is_still_there() -> None:
    told = surprises({}, set(places("class")) - set(map(_place, SUBMISSIONS)))
    assert not told, told


def _place(submission: Submission) -> str:
    return f"class/{submission.lesson.name}/{submission.student}"


def test_the_readme_of_the_class_gives_each_student_a_reason() -> None:
    text = (ROOT / "examples" / "README.md").read_text()
    for name, student in CLASS.items():
        assert re.search(rf"^\| {name} \| .{{20,}} \|", text, re.MULTILINE)
        assert " ".join(student["about"].split()) in text
