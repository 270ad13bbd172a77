"""What `course release` makes: students can do all that students do, and nothing is in it that is not for them."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from importlib.metadata import PathDistribution
from pathlib import Path

import numpy as np
import pytest

from autograder import __version__
from autograder.authoring.build import build_lesson
from autograder.authoring.material import changed_material
from autograder.digests import mark_digests
from autograder.errors import CourseError, UsageError
from autograder.handout.release import Release, make_release
from autograder.manifest import Course, load_course
from autograder.material import FILE
from autograder.notebook.worked import Solutions
from tests.conftest import ROOT
from tests.fragile import make_course
from tests.public_part import modules_that_fail
from tests.turns import sampled

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("release")]
SESSION = """
import sys
sys.path.insert(0, {site!r})
sys.modules["nbgrader"] = None
from autograder import check, hint, solution
print(check("1.1")); print(hint("1.1", 9)); print(solution("1.1", reveal=True))
{work}
print(check("1.1")); print(solution("1.1"))
"""
RIGHT = "def number():\n    return 1 + 2\n"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return with_a_bank(make_course(tmp_path_factory.mktemp("small")))


def with_a_bank(course: Course) -> Course:
    bank = course.root / "bank" / "01_first" / "right"
    bank.mkdir(parents=True)
    (bank / "1.1-sides.py").write_text(
        "# exercise: 1.1\n# The sides of a triangle.\n"
        "def number():\n    number_of_sides = 1 + 1 + 1\n    return number_of_sides\n"
    )
    return course


@pytest.fixture(scope="module")
def site(released: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(released, tmp_path_factory.mktemp("site"))


def unpacked(release: Release, folder: Path) -> Path:
    with zipfile.ZipFile(release.wheel) as wheel:
        wheel.extractall(folder)
    return folder


# ---- what is in it --------------------------------------------------------------------------------------------------


def test_it_is_a_folder_a_zip_file_and_a_wheel_of_another_name(released: Release) -> None:
    names = [lesson.name for lesson in load_course(ROOT).lessons]
    files = {path.relative_to(released.folder).as_posix() for path in released.folder.rglob("*") if path.is_file()}
    notebooks = {f"lessons/{name}/{name}.ipynb" for name in names}
    assert files == {*notebooks, "lessons/.course-lessons.json", "README.md", "LICENSE", released.wheel.name}
    with zipfile.ZipFile(released.archive) as archive:
        assert {name for name in archive.namelist() if name[-1] != "/"} == {
            f"{released.folder.name}/{f}" for f in files
        }
    assert released.wheel.name.startswith("mnist_course_student-") and released.wheel.stat().st_size < 2_000_000


def test_the_wheel_requires_what_it_imports_and_no_nbgrader(site: Path) -> None:
    (information,) = site.glob("*.dist-info")
    required = {line.partition(">")[0].partition("<")[0] for line in PathDistribution(information).requires or []}
    assert {"numpy", "pandas", "scikit-learn", "matplotlib", "jupyter", "click", "rich", "skops"} <= required
    assert not required & {"nbgrader", "jupytext", "jinja2", "libcst", "hatchling", "pytest"}


def test_each_module_imports_without_the_rest(site: Path) -> None:
    assert modules_that_fail(site) == {}


def test_no_bank_no_solution_and_no_private_data_is_in_it(site: Path) -> None:
    names = {part for path in site.rglob("*") for part in path.relative_to(site).parts}
    assert not names & {"bank", "solutions", "heldout.npz", "authoring", "calibration", "templates"}


# ---- what students do with it ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def student(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Runs `course` as a student, in a folder that is empty at first; gives what it said."""
    folder = tmp_path_factory.mktemp("a student's own folder")
    code = f"import sys; sys.path.insert(0, {str(site)!r}); sys.modules['nbgrader'] = None\n"
    code += "from autograder.cli import main; main(sys.argv[1:])"
    unset = {name: value for name, value in os.environ.items() if name != "COURSE_ROOT"}

    def run(*arguments: str, exit_code: int = 0) -> str:
        command = [sys.executable, "-I", "-c", code, *arguments]
        done = subprocess.run(command, cwd=folder, env=unset, capture_output=True, text=True, check=False)
        assert done.returncode == exit_code, done.stdout + done.stderr
        return done.stdout + done.stderr

    return run


def test_the_commands_of_students_work_and_the_others_are_not_there(student: Callable[..., str]) -> None:
    listed = student("--help").partition("Commands:")[2]
    assert {line.split()[0] for line in listed.splitlines() if line.startswith("  ") and line[2] != " "} == {
        "start", "update", "next", "status", "review", "check", "hint", "solution", "reset", "progress", "forget",
        "watch", "certificate", "clean", "doctor",
    }  # fmt: skip
    assert "6 lessons are in work now." in student("start", "work")
    assert "0 of 5 exercises are right." in student("check", "work/01_loading/01_loading.ipynb", exit_code=1)
    assert student("update", "work").count("nothing new.") == 6
    assert "Next: exercise 1.1" in student("next") and "0 of 10" in student("status")
    assert "for teachers" in student("grade", "work", exit_code=2)


def test_a_certificate_of_students_rests_on_the_same_checks(site: Path, course: Course) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(site)!r})\n"
        "from autograder.digests import mark_digests; from autograder.manifest import load_course\n"
        "import autograder.own.certificate_page; course = load_course()\n"
        "print(*(mark_digests(course, lesson, '')['checks'] for lesson in course.lessons))"
    )
    unset = {name: value for name, value in os.environ.items() if name != "COURSE_ROOT"}
    done = subprocess.run(
        [sys.executable, "-I", "-c", code], cwd=site, env=unset, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [mark_digests(course, lesson, "")["checks"] for lesson in course.lessons]


def test_doctor_misses_nothing_that_students_should_have(student: Callable[..., str]) -> None:
    assert "Everything looks fine." in student("doctor")


def test_the_page_that_they_read_first_names_the_wheel_that_is_there(released: Release) -> None:
    assert (released.folder / "README.md").read_text().count(released.wheel.name) == 3


@pytest.mark.parametrize(
    ("solutions", "before", "after"),
    sampled(
        [
            (Solutions.LOCKED, "waits for yours", "return 3"),
            (Solutions.NONE, "Solutions did not come", "Solutions did not come"),
            (Solutions.OPEN, "return 3", "return 3"),
        ]
    ),
)
def test_a_solution_is_shown_as_the_teacher_chose(
    solutions: Solutions, before: str, after: str, small: Course, tmp_path: Path
) -> None:
    made = make_release(small, tmp_path, solutions)
    code = SESSION.format(site=str(unpacked(made, tmp_path / "site")), work=RIGHT)
    env = os.environ | {"COURSE_MEMORY": str(tmp_path / "memory")}
    done = subprocess.run([sys.executable, "-I", "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.split("Hint 2 of 2")[1].split("✓ Exercise 1.1")
    assert before in first and after in second
    assert ("reveal=True" in first) == (solutions is Solutions.OPEN)


# ---- what a question shows of a bank --------------------------------------------------------------------------------

SHOWN = (
    "# exercise: 1.1\n# misconception: four\n# A square.\n"
    "def number():\n    number_of_corners = 2 + 2\n    return number_of_corners\n"
)
KEPT = (
    "# exercise: 1.1\n# misconception: five\n# A hand.\n"
    "def number():\n    number_of_fingers = 2 + 3\n    return number_of_fingers\n"
)
QUESTION = """\
- id: which-fails
  concept: corners
  exercise: "1.1"
  stem: Which one fails, and why?
  options:
    - {text: It has four, bank: wrong/1.1-square, right: true, repair: A square.}
    - {text: Another one, misconception: other, repair: No.}
    - {text: None of them, misconception: none-at-all, repair: No.}
"""


@pytest.fixture
def showing(tmp_path: Path) -> Course:
    """A course whose question shows one entry of its bank, and not the other one."""
    course = with_a_bank(make_course(tmp_path / "course"))
    for name, source in (("1.1-square", SHOWN), ("1.1-hand", KEPT)):
        file = course.root / "bank" / "01_first" / "wrong" / f"{name}.py"
        file.parent.mkdir(exist_ok=True)
        file.write_text(source)
    lesson = course.lessons[0]
    with course.source(lesson).open("a") as text:
        text.write("\n{{ questions }}\n")
    course.source(lesson).with_name("questions.yaml").write_text(QUESTION)
    build_lesson(course, lesson)
    for file, content in changed_material(course).items():
        file.write_bytes(content)
    return course


@pytest.mark.sweep
@pytest.mark.slow(seconds=7)
def test_an_entry_that_a_question_shows_is_public(showing: Course, tmp_path: Path) -> None:
    made = make_release(showing, tmp_path / "out", Solutions.NONE)
    with zipfile.ZipFile(made.wheel) as wheel:
        (name,) = (name for name in wheel.namelist() if name.endswith("study.json"))
        assert "number_of_corners" in wheel.read(name).decode()


@pytest.mark.sweep
@pytest.mark.slow(seconds=7)
@pytest.mark.parametrize("code", [KEPT, "def number():\n    number_of_sides = 1 + 1 + 1\n    return number_of_sides\n"])
def test_code_that_no_question_names_is_a_leak_in_the_same_file(showing: Course, code: str, tmp_path: Path) -> None:
    """What was written into the file that learners get makes nothing public: authors do, in questions.yaml."""
    file = showing.root / FILE
    told = json.loads(file.read_text())
    told["01_first"]["questions"][0]["options"][1] |= {"code": code, "bank": "wrong/1.1-hand"}
    file.write_text(json.dumps(told))
    with pytest.raises(CourseError, match="study.json.* holds the entry"):
        make_release(showing, tmp_path / "out", Solutions.NONE)
    assert not (tmp_path / "out").exists()


# ---- what must not be in it -----------------------------------------------------------------------------------------


def plant_in_outputs(course: Course) -> None:
    path = course.release(course.lessons[0])
    notebook = json.loads(path.read_text())
    text = "def number():\n    number_of_sides = 1 + 1 + 1\n    return number_of_sides\n"
    cell = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")
    cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": base64.b64encode(text.encode()).decode()}]
    path.write_text(json.dumps(notebook))


def plant_rows_in_checks(course: Course) -> None:
    rows = np.load(ROOT / "data" / "heldout.npz")["images"][:3]
    with (course.root / "checks.py").open("a") as file:
        file.write(f"\nROWS = {rows.tolist()}\n")


def plant_labels_in_metadata(course: Course) -> None:
    path = course.release(course.lessons[0])
    notebook = json.loads(path.read_text())
    notebook["metadata"]["key"] = np.load(ROOT / "data" / "heldout.npz")["labels"][:640].tobytes().hex()
    path.write_text(json.dumps(notebook))


@pytest.mark.parametrize("plant", sampled([plant_rows_in_checks, plant_in_outputs, plant_labels_in_metadata]))
def test_a_leak_is_told_and_nothing_is_made(plant: Callable[[Course], None], tmp_path: Path) -> None:
    course = with_a_bank(make_course(tmp_path / "course"))
    plant(course)
    with pytest.raises(CourseError, match="not for them"):
        make_release(course, tmp_path / "out", Solutions.NONE)
    assert not (tmp_path / "out").exists()


def test_nothing_is_written_over(small: Course, tmp_path: Path) -> None:
    (tmp_path / f"fragile-student-{__version__}").mkdir()
    with pytest.raises(UsageError, match="nothing is written over"):
        make_release(small, tmp_path, Solutions.NONE)


@pytest.mark.sweep
@pytest.mark.slow(seconds=8)
def test_a_course_with_checks_of_its_own_gets_no_bank_of_another(small: Course, tmp_path: Path) -> None:
    made = make_release(small, tmp_path / "out", Solutions.NONE)
    with zipfile.ZipFile(made.wheel) as wheel:
        assert not [name for name in wheel.namelist() if "/bank/" in name]
