"""Lets plain pytest run the checks on one notebook.

pytest autograder/digits/checks/lesson_1 --notebook lessons/01_loading/01_loading.ipynb
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

from autograder.api import Answers, Diagnose, Judge
from autograder.errors import CourseError, SubmissionError
from autograder.grading.grade import open_notebook
from autograder.grading.judges import private_judges
from autograder.manifest import load_course
from autograder.notebook import read_bytes
from autograder.sandbox.own import OwnBox


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that names the notebook."""
    parser.addoption("--notebook", type=Path, help="the notebook to grade, of the lesson that the checks belong to")


@pytest.fixture(scope="session")
def open_once(request: pytest.FixtureRequest) -> Iterator[Callable[[str], Answers]]:
    """Runs the notebook in a process of its own, as one of the lesson that is named; once."""
    path = request.config.getoption("--notebook")
    with ExitStack() as stack:

        @cache
        def answers_of(name: str) -> Answers:
            course = load_course()
            read_bytes(path, course.limits.submission_mb)  # Before a box is started: what cannot be read needs none.
            box = stack.enter_context(OwnBox(course))
            return stack.enter_context(open_notebook(course, course.lesson(name), path, box)).answers

        yield answers_of


@pytest.fixture
def answers(request: pytest.FixtureRequest, open_once: Callable[[str], Answers]) -> Answers:
    """The answers of the notebook."""
    if request.config.getoption("--notebook") is None:
        pytest.skip("give the notebook to grade with --notebook PATH")
    course = load_course()
    lesson = next(one for one in course.lessons if request.path.is_relative_to(course.check_place(one)))
    try:
        return open_once(lesson.name)
    except (SubmissionError, CourseError) as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session")
def judge() -> Judge:
    """The judge of models, who has the held-out images."""
    return private_judges(load_course()).by_name["judge"]


@pytest.fixture(scope="session")
def diagnose() -> Diagnose:
    """What finds why a model did badly."""
    return private_judges(load_course()).diagnose


@pytest.fixture(scope="session")
def rivals() -> Judge:
    """The judge of contestants, who has the held-out images."""
    return private_judges(load_course()).by_name["rivals"]
