"""A second course, on other data and with other judges: a regression. No line of the engine was written for it."""

from __future__ import annotations

import hashlib
import runpy
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from autograder.answers import Opaque, live_answers
from autograder.api import stepped
from autograder.api.last_phase import WatchedJudge, sealed
from autograder.api.registry import checks_of
from autograder.api.result import Status
from autograder.api.runner import run_checks
from autograder.authoring.bank import load_bank, reference_namespace
from autograder.authoring.build import build_lesson
from autograder.errors import CourseError
from autograder.grading.grade import grade_notebook
from autograder.grading.judges import private_judges
from autograder.handout.release import make_release
from autograder.manifest import Course, load_course
from autograder.notebook.worked import Solutions
from autograder.sandbox.box import Box
from autograder.sandbox.layers import Layer, layer_named
from autograder.sandbox.public import make_public
from autograder.subject import subject_of
from tests import roads
from tests.conftest import ROOT, run, working_in
from tests.doubling import CHECKS, doubling
from tests.fragile import hand_in
from tests.turns import sampled
from tests.warm_kernel import warm_kernels

pytestmark = pytest.mark.xdist_group("second-course")
SOURCE = Path(__file__).resolve().parent.parent / "second_course"
ALL_RIGHT = ("noisy", "s01", "s02")
"""Students whose answers are right ones of the bank, or ours. Kernels, which are slow, have the others."""


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A built copy of the second course."""
    root = tmp_path_factory.mktemp("second") / "course"
    shutil.copytree(SOURCE, root, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "nbgrader_config.py", root)
    course = load_course(root)
    assert [path.suffix for path in build_lesson(course, course.lessons[0])] == [".ipynb", ".ipynb"]
    return course


@pytest.fixture
def here(second: Course) -> Iterator[Course]:
    """Work as the author of the second course would."""
    with working_in(second.root):
        yield second


# ---- its roads and its proof -----------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.sweep
def test_its_banks_meet_the_private_rows_and_get_equal_verdicts_on_all_four_roads(
    here: Course, layer: Layer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson = here.lessons[0]
    school = roads.hand_in(here, lesson, tmp_path, roads.OURS | roads.everybody(here, lesson))
    behind_wall = roads.graded(here, lesson, school, layer)
    assert sum(v[1] for v in behind_wall["reference"].values()) == lesson.points == 9
    assert all(behind_wall[name] == behind_wall["reference"] for name in ALL_RIGHT)
    assert {v[:2] for v in behind_wall["starter"].values()} == {("not_attempted", 0)}
    told = {v[2] for found in behind_wall.values() for v in found.values()} - {""}
    assert told == {entry.misconception for entry in load_bank(here, lesson, ["wrong"])}

    for name in ALL_RIGHT:
        shutil.rmtree(school.pop(name).parent.parent)
        del behind_wall[name]
    with warm_kernels() as environment:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        in_kernel = roads.live(school)
        by_nbgrader, scores = roads.autograded(here, lesson, tmp_path, "subject.py", "checks.py")
    with Box(here, layer_named("none")) as box:
        in_terminal = roads.terminal(school, box, monkeypatch)
    assert behind_wall == in_kernel == in_terminal == by_nbgrader
    assert scores == {name: pytest.approx(sum(v[1] for v in found.values())) for name, found in in_kernel.items()}


def test_its_proof_has_nothing_to_mend(here: Course, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("verify", "--write") == 0
    assert run("verify") == 0
    out = capsys.readouterr().out
    assert "10 wrong and 9 right solutions" in out and "Everything looks fine." in out


def test_its_calibration_goes_on_where_it_was_and_writes_its_page(
    here: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("calibrate") == 0
    stored, page = here.root / "data" / "calibration.csv", here.root / "bar.md"
    text = stored.read_text()
    assert {line.split(",")[0] for line in text.splitlines()[3:]} == {
        "linear", "ridge", "mean-only", "shuffled-targets",
    }  # fmt: skip
    assert page.read_text().count("|5 of 5\n") == 4
    stored.write_text("".join(text.splitlines(keepends=True)[:-2]))
    assert "20 of 20 runs to do" in capsys.readouterr().out
    assert run("calibrate", "--jobs", "2") == 0
    assert "2 of 20 runs to do" in capsys.readouterr().out
    assert stored.read_text() == text


def test_its_data_are_what_their_recipe_makes(tmp_path: Path) -> None:
    runpy.run_path(str(SOURCE / "make_data.py"))["main"](tmp_path)
    for file in load_course(SOURCE).data.values():
        made = (tmp_path / Path(file.path).name).read_bytes()
        assert made == (SOURCE / file.path).read_bytes()
        assert hashlib.sha256(made).hexdigest() == file.sha256


# ---- what stays private ----------------------------------------------------------------------------------------------


def test_no_private_row_is_among_what_a_student_s_process_may_see(second: Course, tmp_path: Path) -> None:
    make_public(second, tmp_path)
    rows = (second.root / "data" / "held_back.csv").read_text().splitlines()[1:]
    texts = [path.read_text() for path in tmp_path.rglob("*") if path.suffix in (".csv", ".py", ".yaml")]
    assert (tmp_path / "course" / "data" / "diabetes.csv").is_file()
    assert len(rows) == 100 and not [row for row in rows for text in texts if row in text]


LOOKS = """
for find in (lambda: course_file("data/held_back.csv"), lambda: {file!r}):
    try:
        print("read", open(find()).read()[:40])
    except Exception as error:
        print("not read:", type(error).__name__)
"""


def test_a_notebook_behind_the_wall_cannot_read_the_private_rows(second: Course, layer: Layer, tmp_path: Path) -> None:
    if layer.name == "none":
        pytest.skip("there is no wall on this machine")
    code = LOOKS.format(file=str(second.root / "data" / "held_back.csv"))
    path = hand_in(second, tmp_path / "01_progression.ipynb", code)
    with Box(second, layer) as box:
        report = grade_notebook(second, second.lessons[0], path, private_judges(second), box)
    (output,) = [output.text for output in report.outputs if output.exercise == "1.1"]
    assert output.count("not read:") == 2 and "age" not in output


class _Tells:
    """A regressor that writes what it sees into its predictions."""

    def fit(self, X: NDArray[np.float64], y: NDArray[np.float64]) -> _Tells:
        return self

    def predict(self, X: NDArray[np.float64]) -> NDArray[np.float64]:
        return X[:, 0] + X[:, 4] / 1000


def test_once_private_rows_were_shown_only_what_the_judge_keeps_comes_back(second: Course) -> None:
    judge = WatchedJudge(private_judges(second).by_name["judge"])
    answers = sealed(live_answers({"make_regressor": _Tells, "secret": "a row"}).ask, [judge])
    X, y = judge.training
    np.testing.assert_array_equal(answers.fit_predict("make_regressor", X, y, X), _Tells().predict(X))
    assert answers.value("secret") == "a row" and not judge.was_shown
    told = _Tells().predict(judge.rows)
    found = answers.fit_predict("make_regressor", X, y, judge.rows)
    np.testing.assert_allclose(found, stepped(told, 0, 400))
    assert judge.was_shown and not np.allclose(found, told, atol=0.1)
    assert isinstance(answers.value("secret"), Opaque)


def test_public_rows_are_no_secret_and_nothing_is_taken_from_their_predictions(second: Course) -> None:
    judge = WatchedJudge(subject_of(second).judges(second, None).by_name["judge"])
    assert len(judge.rows) == 100 and not judge.was_shown


@pytest.mark.parametrize(("content", "words"), [(b"a,b\n1,x\n", "could not convert"), (b"a,b\n1,2\n", "2 columns")])
def test_a_private_file_with_something_else_is_the_author_s_to_mend(second: Course, content: bytes, words: str) -> None:
    with pytest.raises(CourseError, match=rf"held_back\.csv:1: these are not rows.*{words}.*Run `python make_data.py`"):
        subject_of(second).judges(second, {"held_back": content})


# ---- a plain assert --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "answer", "check", "found"),
    [
        ("standardised", lambda rows: rows[:1], "test_standardised_keeps_the_shape", "This does not hold: The result"),
        ("standardised", lambda rows: [], "test_standardised_keeps_the_shape", "It is list."),
        (
            "mean_error",
            lambda y, predictions, first=[]: (first.append(np.abs(y - predictions).mean()), first[0])[1],
            "test_mean_error_of_other_patients",
            "For other patients it is",
        ),
    ],
    ids=["without-words", "with-words", "with-numbers"],
)
def test_a_check_that_only_asserts_gives_a_whole_and_honest_message(
    second: Course, name: str, answer: object, check: str, found: str
) -> None:
    lesson = second.lessons[0]
    with working_in(second.root):
        answers = live_answers(reference_namespace(second, lesson) | {name: answer})
    judges = subject_of(second).judges(second, None)
    results = run_checks(checks_of(second, lesson), lesson.check_points, answers, judges)
    (failed,) = [result for result in results if result.status is Status.FAIL]
    assert failed.check == check and failed.found.startswith(found)
    assert failed.expected == failed.title
    assert failed.cause == "This check says what does not hold, and not why."
    assert f'hint("{failed.exercise}")' in failed.next_step


# ---- courses that say less, or something wrong -----------------------------------------------------------------------


def test_a_course_without_subject_and_data_is_graded_too(layer: Layer, tmp_path: Path) -> None:
    course = doubling(tmp_path / "doubling")
    lesson = course.lessons[0]
    assert not course.subject and not course.data
    with working_in(course.root):
        found = roads.graded(course, lesson, {"ana": course.solution(lesson), "bo": course.release(lesson)}, layer)
        assert run("calibrate") == 2
    assert [v[:2] for v in found["ana"].values()] == [("pass", 1), ("pass", 2)]
    assert {v[0] for v in found["bo"].values()} == {"not_attempted"}


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("mine.py", "X = 1\n", r"mine\.py:1: the subject 'mine\.py' has no `SUBJECT.*Write it"),
        ("mine.py", "SUBJECT = 1\n", r"mine\.py:1: the subject 'mine\.py' has no `SUBJECT.*Write it"),
        ("mine.py", "\nimport no_such_thing\n", r"mine\.py:2: this file does not import: ModuleNotFoundError.*Correct"),
        ("mine.py", "\nclass :\n", r"mine\.py:2: this file does not import: SyntaxError.*Correct"),
        ("other.py", "", r"course\.yaml:1: there is no file 'other\.py'\. Create .* or correct `subject:`"),
        ("no_such_package", "", r"course\.yaml:1: there is no module 'no_such_package\.subject'.*`subject:`"),
    ],
    ids=["no-subject", "another-kind", "no-import", "no-python", "no-file", "no-package"],
)
def test_a_subject_that_cannot_be_used_is_told_with_file_and_mend(
    second: Course, tmp_path: Path, name: str, content: str, words: str
) -> None:
    (tmp_path / "mine.py").write_text(content)
    with pytest.raises(CourseError, match=words):
        subject_of(replace(second, root=tmp_path, subject=name))


@pytest.mark.parametrize("command", sampled(["check", "verify", "grade"]))
def test_a_check_that_asks_for_a_judge_that_is_not_there_is_the_author_s_to_mend(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    course = doubling(tmp_path / "doubling")
    text = CHECKS.replace("def test_double(answers)", "def test_double(answers, oracle)")
    (course.root / "checks.py").write_text(text)
    decorator = text.splitlines().index("def test_double(answers, oracle):")
    notebook = course.solution(course.lessons[0])
    submitted = tmp_path / "submitted" / "ana" / "01_first" / "01_first.ipynb"
    submitted.parent.mkdir(parents=True)
    shutil.copy(notebook, submitted)
    args = {"check": [str(notebook)], "verify": [], "grade": [str(tmp_path / "submitted"), "--isolation", "none"]}
    with working_in(course.root):
        assert run(command, *args[command]) == 3
    told = "".join(capsys.readouterr())
    assert (
        f"checks.py:{decorator}: test_double asks for `oracle`. What this course has is: answers, diagnose. Rename"
        in told
    )


# ---- what its students get -------------------------------------------------------------------------------------------


@pytest.mark.slow(seconds=12)
def test_its_students_get_a_lesson_that_works_and_nothing_private(second: Course, tmp_path: Path) -> None:
    made = make_release(second, tmp_path / "out", Solutions.NONE)
    with zipfile.ZipFile(made.wheel) as wheel:
        wheel.extractall(tmp_path / "site")
    names = {part for path in (tmp_path / "site").rglob("*") for part in path.relative_to(tmp_path / "site").parts}
    assert {"diabetes.csv", "subject.py", "checks.py"} <= names
    assert not names & {"held_back.csv", "bank", "solutions", "digits", "digits.csv.gz"}
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r}); from autograder import check, hint, solution\n"
        "print(check('1.1')); print(hint('1.1')); print(solution('1.1'))"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said = ("not attempted yet", "Hint 1 of", "Solutions did not come")
    assert all(words in done.stdout for words in said), done.stdout


@pytest.mark.slow(seconds=12)
@pytest.mark.parametrize("form", sampled(["a line", "numbers in a list"]))
def test_a_private_row_in_what_its_students_get_stops_the_release(second: Course, tmp_path: Path, form: str) -> None:
    root = tmp_path / "course"
    shutil.copytree(second.root, root)
    row = (root / "data" / "held_back.csv").read_text().splitlines()[7]
    planted = f"# {row}" if form == "a line" else f"ROW = {[float(number) for number in row.split(',')]}"
    with (root / "subject.py").open("a") as file:
        file.write(f"\n{planted}\n")
    load_course.cache_clear()
    with pytest.raises(CourseError, match="the private data 'held_back'"):
        make_release(load_course(root), tmp_path / "out", Solutions.NONE)
    assert not (tmp_path / "out").exists()
