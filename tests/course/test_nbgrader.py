"""Plain nbgrader works in the checkout, and agrees with `course grade` on references and starters."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from autograder.manifest import Course, Lesson, load_course
from tests.conftest import ROOT
from tests.jupyter import nbgrader, scores

pytestmark = pytest.mark.slow
COURSE: Course = load_course(ROOT)
every_lesson = pytest.mark.parametrize(
    "lesson",
    [COURSE.lessons[0], *(pytest.param(lesson, marks=pytest.mark.sweep) for lesson in COURSE.lessons[1:])],
    ids=lambda lesson: lesson.name,
)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What nbgrader needs of the checkout, in a folder of its own."""
    root = tmp_path_factory.mktemp("nbgrader") / "course"
    root.mkdir()
    for name in ("course.yaml", "nbgrader_config.py"):
        shutil.copy(ROOT / name, root)
    for name in ("solutions", "lessons"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    (root / "data").symlink_to(ROOT / "data")
    return root


def hand_in(root: Path, lesson: Lesson, student: str, source: Path) -> None:
    folder = root / "submitted" / student / lesson.name
    folder.mkdir(parents=True)
    shutil.copy(source, folder / f"{lesson.name}.ipynb")


@every_lesson
def test_nbgrader_makes_the_students_notebook_that_is_shipped(checkout: Path, lesson: Lesson) -> None:
    released = COURSE.release(lesson).read_bytes()
    made = nbgrader(checkout, "generate_assignment", lesson.name, "--create", "--force")
    assert made.returncode == 0, made.stderr
    assert (checkout / "lessons" / lesson.name / f"{lesson.name}.ipynb").read_bytes() == released


@pytest.mark.sweep
def test_whole_notebooks_earn_their_marks_in_kernels_that_start_cold(checkout: Path) -> None:
    """With demonstrations. Without them, tests/course/test_roads.py sends every lesson and every solution this way."""
    lesson = COURSE.lessons[0]
    hand_in(checkout, lesson, "starter", COURSE.release(lesson))
    hand_in(checkout, lesson, "reference", COURSE.source(lesson).with_suffix(".ipynb"))
    for command in (["generate_assignment", "--create", "--force"], ["autograde"]):
        done = nbgrader(checkout, *command, lesson.name)
        assert done.returncode == 0, done.stderr
    assert scores(checkout, lesson) == {"starter": 0.0, "reference": float(lesson.points)}


@pytest.mark.sweep
def test_validate_accepts_the_reference_and_refuses_the_starter(checkout: Path) -> None:
    lesson = COURSE.lessons[0]
    good = nbgrader(checkout, "validate", str(COURSE.source(lesson).with_suffix(".ipynb")))
    assert "Success! Your notebook passes all the tests." in good.stdout, good.stdout + good.stderr
    poor = nbgrader(checkout, "validate", str(COURSE.release(lesson)))
    assert "Success!" not in poor.stdout
