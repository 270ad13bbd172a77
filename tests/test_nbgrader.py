"""Plain nbgrader works in the checkout, and agrees with `course grade` on references and starters."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest

from autograder.manifest import Course, Lesson, load_course
from tests.conftest import ROOT
from tests.jupyter import nbgrader

pytestmark = pytest.mark.slow
COURSE: Course = load_course(ROOT)
every_lesson = pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.name)


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


NOISY = """
import sys, warnings
warnings.warn("scikit-learn says: FutureWarning")
print("a warning on stderr", file=sys.stderr)
"""


@every_lesson
def test_reference_earns_all_starter_nothing_and_noise_changes_nothing(checkout: Path, lesson: Lesson) -> None:
    released = COURSE.release(lesson).read_bytes()
    made = nbgrader(checkout, "generate_assignment", lesson.name, "--create", "--force")
    assert made.returncode == 0, made.stderr
    assert (checkout / "lessons" / lesson.name / f"{lesson.name}.ipynb").read_bytes() == released

    hand_in(checkout, lesson, "starter", COURSE.release(lesson))
    hand_in(checkout, lesson, "reference", noisy(checkout, lesson))
    graded = nbgrader(checkout, "autograde", lesson.name)
    assert graded.returncode == 0, graded.stderr
    assert scores(checkout, lesson) == {"starter": 0.0, "reference": float(lesson.points)}


def test_validate_accepts_the_reference_and_refuses_the_starter(checkout: Path) -> None:
    lesson = COURSE.lessons[0]
    good = nbgrader(checkout, "validate", str(COURSE.source(lesson).with_suffix(".ipynb")))
    assert "Success! Your notebook passes all the tests." in good.stdout, good.stdout + good.stderr
    poor = nbgrader(checkout, "validate", str(COURSE.release(lesson)))
    assert "Success!" not in poor.stdout


def noisy(checkout: Path, lesson: Lesson) -> Path:
    """The reference solution, with warnings and words on stderr in each solution cell."""
    notebook = nbformat.read(COURSE.source(lesson).with_suffix(".ipynb"), as_version=4)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = NOISY + cell.source
    path = checkout / f"noisy-{lesson.name}.ipynb"
    nbformat.write(notebook, path)
    return path


def scores(checkout: Path, lesson: Lesson) -> dict[str, float]:
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{checkout / 'gradebook.db'}") as gradebook:
        submissions = gradebook.assignment_submissions(lesson.name)
        return {submission.student.id: submission.score for submission in submissions}
