"""What docs/instructors.md says to hand out: its lines make it, a lesson works from it, nothing private is in it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest

from autograder.handout.release import Release
from autograder.manifest import Lesson, load_course
from tests.conftest import ROOT
from tests.turns import sampled

pytestmark = [pytest.mark.slow(seconds=40), pytest.mark.xdist_group("release")]

NEVER = ("heldout", "docs/teaching", "test-key", "test.yaml", "make_exam", "site/tests/", "handout/tests/")


@pytest.fixture(scope="module")
def handed_out(released: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a student, with the package unpacked in `site` as if it were installed."""
    student = tmp_path_factory.mktemp("student")
    shutil.unpack_archive(released.archive, student)
    next(student.iterdir()).rename(student / "handout")
    with zipfile.ZipFile(next(student.rglob("*.whl"))) as wheel:
        wheel.extractall(student / "site")
    return student


def test_students_get_the_notebooks_and_the_package(handed_out: Path) -> None:
    given = {path.relative_to(handed_out).as_posix() for path in (handed_out / "handout").rglob("*") if path.is_file()}
    notebooks = {f"handout/lessons/{lesson.name}/{lesson.name}.ipynb" for lesson in load_course(ROOT).lessons}
    (wheel,) = (
        given - notebooks - {f"handout/{name}" for name in ("LICENSE", "README.md", "lessons/.course-lessons.json")}
    )
    assert wheel.startswith("handout/mnist_course_student-") and wheel.endswith(".whl")
    assert notebooks <= given


def test_nothing_private_is_in_it(handed_out: Path) -> None:
    inside = [path.relative_to(handed_out).as_posix() for path in handed_out.rglob("*") if path.is_file()]
    assert not [path for path in inside if any(name in path for name in NEVER)]
    for notebook in (handed_out / "handout" / "lessons").rglob("*.ipynb"):
        text = notebook.read_text(encoding="utf-8")
        assert "YOUR CODE HERE" in text and "BEGIN SOLUTION" not in text


@pytest.mark.parametrize("lesson", sampled(load_course(ROOT).lessons), ids=lambda lesson: lesson.name)
def test_a_lesson_opens_there_and_its_checks_work(handed_out: Path, lesson: Lesson) -> None:
    name, first = lesson.name, lesson.exercises[0].id
    folder = handed_out / "handout" / "lessons" / name
    cells = nbformat.read(folder / f"{name}.ipynb", as_version=4).cells
    imports = next(cell.source for cell in cells if cell.cell_type == "code")
    code = f"import sys; sys.path.insert(0, {str(handed_out / 'site')!r})\n{imports}\n"
    code += f"import autograder; print(autograder.__file__); print(check({first!r})); print(hint({first!r}))\n"
    code += (
        f"print(solution({first!r}, reveal=True)); print(len(__import__('autograder.digits').digits.load_digits()[0]))"
    )
    out = subprocess.run([sys.executable, "-I", "-c", code], cwd=folder, capture_output=True, text=True)
    assert out.returncode == 0, out.stderr
    assert str(handed_out) in out.stdout and f"○ Exercise {first}: not attempted yet" in out.stdout
    assert "Hint 1 of" in out.stdout and "Your teacher has them." in out.stdout and "2000" in out.stdout
