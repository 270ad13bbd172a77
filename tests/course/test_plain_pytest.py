"""Plain pytest runs the checks of a lesson on a notebook, as README.md says."""

from __future__ import annotations

import subprocess
import sys

import pytest

from autograder.manifest import Course, load_course
from tests.conftest import ROOT
from tests.turns import sampled

pytestmark = pytest.mark.slow
COURSE: Course = load_course(ROOT)
LESSON = COURSE.lessons[0]
CHECKS = len(LESSON.check_points)


@pytest.mark.parametrize(
    ("options", "code", "words"),
    sampled(
        [
            (["--notebook", str(COURSE.source(LESSON).with_suffix(".ipynb"))], 0, f"{CHECKS} passed"),
            (["--notebook", str(COURSE.release(LESSON))], 1, f"{CHECKS} failed"),
            (["--notebook", "no_such.ipynb"], 1, "no_such.ipynb"),
            ([], 0, "give the notebook to grade with --notebook PATH"),
        ],
        2,
    ),
    ids=["reference", "starter", "missing", "none"],
)
def test_the_checks_of_a_lesson_run_on_a_notebook(options: list[str], code: int, words: str) -> None:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(COURSE.check_place(LESSON)), *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert (done.returncode, words in done.stdout) == (code, True), done.stdout[-3000:] + done.stderr[-1000:]
