"""Lets plain pytest run the checks on one notebook.

pytest autograder/checks/test_01_loading.py --notebook lessons/01_loading/01_loading.ipynb
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.checking import Answers, Judge
from autograder.errors import CourseError, SubmissionError
from autograder.grading.grade import heldout_judge, open_notebook
from autograder.manifest import load_course
from autograder.sandbox.box import Box
from autograder.sandbox.layers import layer_named


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that names the notebook."""
    parser.addoption("--notebook", type=Path, help="the notebook to grade, of the lesson that the checks belong to")


@pytest.fixture(scope="module")
def answers(request: pytest.FixtureRequest) -> Iterator[Answers]:
    """The answers of the notebook, run in a process of its own."""
    path = request.config.getoption("--notebook")
    if path is None:
        pytest.skip("give the notebook to grade with --notebook PATH")
    course = load_course()
    lesson = next(lesson for lesson in course.lessons if lesson.checks.endswith(request.module.__name__.split(".")[-1]))
    try:
        with Box(course, layer_named("none")) as box, open_notebook(course, lesson, path, box) as opened:
            yield opened.answers
    except (SubmissionError, CourseError) as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session")
def judge() -> Judge:
    """The judge of models: the held-out images."""
    return heldout_judge(load_course())
