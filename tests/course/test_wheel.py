"""The wheel: lessons, checking and grading work in an empty folder without a checkout."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


def test_the_manifest_is_packed_as_json(unpacked: Path) -> None:
    packed = json.loads((unpacked / "autograder" / "_course" / "course.json").read_text())
    assert packed == yaml.safe_load((ROOT / "course.yaml").read_text())


@pytest.fixture(scope="module")
def course(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Runs `course` from the wheel, in a folder that is empty at first, and gives what it printed."""
    folder = tmp_path_factory.mktemp("an empty folder")
    # -I with the path set by hand: neither this checkout nor an installed copy may help.
    code = f"import sys; sys.path.insert(0, {str(unpacked)!r})\nfrom autograder.cli import main; main(sys.argv[1:])"
    unset = {name: value for name, value in os.environ.items() if name != "COURSE_ROOT"}

    def run(*arguments: str, exit_code: int = 0) -> str:
        command = [sys.executable, "-I", "-c", code, *arguments]
        done = subprocess.run(command, cwd=folder, env=unset, capture_output=True, text=True, check=False)
        assert done.returncode == exit_code, done.stderr
        return done.stdout

    return run


def test_lessons_are_started_checked_and_updated_in_an_empty_folder(course: Callable[..., str]) -> None:
    assert "6 lessons are in my-course now." in course("start")
    notebook = "my-course/01_loading/01_loading.ipynb"
    assert "Lesson 1: 0 of 5 exercises are right." in course("check", notebook, exit_code=1)
    assert course("update", "my-course").count("nothing new.") == 6


@pytest.mark.sweep
@pytest.mark.slow(seconds=20)
def test_a_submission_is_graded_in_an_empty_folder(course: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "class" / "ada").mkdir(parents=True)
    shutil.copy(ROOT / "examples" / "ada" / "01_loading.ipynb", tmp_path / "class" / "ada")
    printed = course("grade", str(tmp_path / "class"), "--out", str(tmp_path / "results"), "--jobs", "1")
    assert re.search(r"ada +│ +20 ", printed), printed
    assert "ada,20" in (tmp_path / "results" / "marks.csv").read_text()


@pytest.mark.slow(seconds=90)
@pytest.mark.sweep
def test_the_sample_class_is_graded_in_an_empty_folder(course: Callable[..., str], tmp_path: Path) -> None:
    printed = course("demo", "--out", str(tmp_path / "results"))
    assert all(re.search(rf"{student} +│", printed) for student in ("ada", "ben", "ivo")), printed


def test_what_a_new_course_is_made_from_is_packed_as_a_whole(unpacked: Path) -> None:
    template = Path("autograder") / "authoring" / "course_template"
    files = {path.relative_to(ROOT) for path in (ROOT / template).rglob("*") if path.is_file()}
    assert {template / ".gitignore.jinja", template / ".github" / "workflows" / "course.yml.jinja"} <= files
    assert {path.relative_to(unpacked) for path in (unpacked / template).rglob("*") if path.is_file()} == files


WITHOUT_YAML = """
import sys
sys.modules["yaml"] = None
from autograder import check, hint, solution
print(check("1.1")); print(hint("2.1")); print(solution("1.3", reveal=True))
from autograder.digits import load_digits
print(load_digits()[0].shape)
"""


def test_a_lesson_works_elsewhere_and_without_yaml(unpacked: Path, tmp_path: Path) -> None:
    # -I with the path set by hand: neither this checkout nor an installed copy may help.
    code = f"import sys; sys.path.insert(0, {str(unpacked)!r})\n{WITHOUT_YAML}"
    out = subprocess.run([sys.executable, "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert out.returncode == 0, out.stderr
    assert out.stdout.startswith("○ Exercise 1.1: not attempted yet")
    assert "Hint 1 of 3 for exercise 2.1" in out.stdout
    assert "(2000, 784)" in out.stdout
