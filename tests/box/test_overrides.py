"""Held points in everything that an instructor sees, and overrides.yaml, which settles them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.grading.overrides import NAME, load_overrides
from autograder.grading.record import read_report
from autograder.manifest import Course
from autograder.sandbox.layers import Layer
from tests.conftest import ROOT, run, working_in
from tests.fragile import CHANGES, hand_in, make_course
from tests.shown import text_of, told

RIGHT = "def number():\n    return 3"


@pytest.fixture(scope="module")
def layer(no_wall: Layer) -> Layer:
    """What is graded here is our own, and there are many boxes."""
    return no_wall


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Course]:
    """A class of two: `ana` is right, and a check breaks on what `bo` answers."""
    course = make_course(tmp_path / "course")
    hand_in(course, tmp_path / "class" / "ana" / "01_first.ipynb", RIGHT)
    hand_in(course, tmp_path / "class" / "bo" / "01_first.ipynb", CHANGES.format(first="0"))
    monkeypatch.setenv("COLUMNS", "200")
    with working_in(course.root):
        yield course


def decide(out: Path, **changes: str | float) -> None:
    """Write one decision, about what `bo` has held, with some of its values changed."""
    one = {"student": "bo", "lesson": "01_first", "check": "test_number_divides", "points": 1, "why": "I looked."}
    out.mkdir(exist_ok=True)
    lines = [f"{name}: {value}" for name, value in (one | changes).items()]
    with open(out / NAME, "a", encoding="utf-8") as file:
        file.write("- " + "\n  ".join(lines) + "\n")


def marks(out: Path) -> dict[str, dict[str, str]]:
    with open(out / "marks.csv", encoding="utf-8") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


def all_places_say_held(out: Path) -> None:
    """The record, the table, the class page and the student's page."""
    record = read_report(out / "bo" / "01_first.json")
    assert (record.points, record.held, [str(result.status) for result in record.results]) == (
        4,
        3,
        ["held", "held", "pass"],
    )
    assert '"held": 3.0' in (out / "bo" / "01_first.json").read_text()
    row = marks(out)["bo"]
    assert (row["points"], row["held"], row["max_points"]) == ("4", "3", "7")
    assert row["remark"] == "Held until a person decides: 1.1 (3 points)."
    assert marks(out)["ana"]["held"] == "0"
    page, feedback = text_of(out / "index.html"), text_of(out / "bo" / "feedback.html")
    assert "4 + 3 held" in page and "the points of 2 checks are held" in page
    assert "mean 7.0, median 7 of 7, 1 mark" in page
    assert "4 + 3 held of 7 points" in feedback and "3 of these points are neither given nor lost" in feedback


def test_held_points_are_shown_as_held_everywhere_until_a_person_has_decided(
    school: Course, tmp_path: Path, layer: Layer, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    grade = ("grade", tmp_path / "class", "--out", out, "--isolation", layer.name)
    assert run(*grade, "--preview") == 3
    assert run(*grade) == 3
    shown, problem = told(capsys)
    assert "4 + 3 held" in shown
    assert "without 1 mark of which points are held" in shown
    assert "Points are held, neither given nor lost, for: bo 01_first." in problem
    assert 'student: "bo" lesson: 01_first check: test_number_divides points: # 0 to 1 why: ""' in problem
    all_places_say_held(out)
    assert run("grade", "--out", out, "--why", "bo", "1") == 0
    assert "bo, 01_first: 4 + 3 held of 7 points" in capsys.readouterr().out

    decide(out, why="The first answer was a slip.")
    decide(out, check="test_number_is_three", points=0.5)
    decide(out, student="ana", check="test_number_is_counted", points=0, why="Copied from bo.")
    assert run(*grade, "--preview") == 0
    assert run(*grade) == 0
    assert run(*grade, "--fresh") == 0
    shown, problem = told(capsys)
    assert not problem
    assert "3 held" not in shown and "Held" not in shown
    rows = marks(out)
    assert (rows["bo"]["points"], rows["bo"]["held"], rows["ana"]["points"]) == ("5.5", "0", "3")
    assert rows["bo"]["decided by hand"] == (
        "1.1 test_number_divides 1 of 1 point, held before: The first answer was a slip. "
        "1.1 test_number_is_three 0.5 of 2 points, held before: I looked."
    )
    assert "Decided by hand" in text_of(out / "index.html")
    assert "Decided by hand: 0 of 4 points: Copied from bo." in text_of(out / "ana" / "feedback.html")
    # What the checks said stays in the record.
    assert read_report(out / "bo" / "01_first.json").held == 3
    assert run("grade", "--out", out, "--why", "bo", "1") == 0
    why = capsys.readouterr().out
    assert "decided by hand: 1 of 1 point: The first answer was a slip." in why
    assert "Decided by hand: 1.1 test_number_divides: 1 of 1 point, held before: The first answer" in why


@pytest.mark.parametrize(
    ("changes", "line", "words"),
    [
        ({"student": "bob"}, 1, "there is no work of 'bob' for 01_first"),
        ({"lesson": "02_next"}, 2, "there is no lesson '02_next'. The lessons are: 01_first."),
        ({"check": "test_nothing"}, 3, "01_first has no check 'test_nothing'. There are: test_number_divides,"),
        ({"points": 1.5}, 4, "1.5 points are not possible for test_number_divides. Give 0 to 1."),
        ({"points": -1}, 4, "-1 points are not possible"),
        ({"points": ".nan"}, 4, "expected a number, found nan"),
        ({"points": "one"}, 4, "expected float, found 'one'"),
        ({"why": "' '"}, 5, "a decision needs its reason"),
        ({"why": "x\n  because: y"}, 1, "because"),
        ({"why": "x\n  why: y"}, 6, "'why' is there twice"),
        ({"why": "[x"}, 6, "not valid YAML"),
        ({"why": "x\x00"}, 5, "control character (U+0000)"),
    ],
)
def test_a_decision_that_fits_nothing_is_refused_with_file_and_line_before_work_begins(
    school: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str], changes: dict[str, str], line: int, words: str
) -> None:
    out = tmp_path / "out"
    decide(out, **changes)
    assert run("grade", tmp_path / "class", "--out", out, "--isolation", "none") == 2
    problem = told(capsys)[1]
    assert f"{out / NAME}:{line}: " in problem
    assert words in problem
    assert not (out / "marks.csv").exists()


def test_two_decisions_about_one_check_and_a_file_of_another_name_are_refused(
    school: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    decide(out)
    decide(out, points=0)
    grade = ("grade", tmp_path / "class", "--out", out, "--isolation", "none")
    assert run(*grade) == 2
    assert f"{NAME}:6: bo has two decisions about test_number_divides. Keep one of them." in told(capsys)[1]
    (out / NAME).rename(out / "overrides.yml")
    assert run(*grade) == 2
    assert "overrides.yml is not read. Call it overrides.yaml." in told(capsys)[1]
    (out / "overrides.yml").rename(out / NAME)
    (out / NAME).write_text("student: bo\n")
    assert run(*grade) == 2
    assert "this is not a list." in told(capsys)[1]


def test_course_check_and_check_hold_what_breaks(
    school: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", tmp_path / "class" / "bo" / "01_first.ipynb") == 3
    shown, problem = told(capsys)
    assert "‖ Exercise 1.1: held" in shown
    assert "3 points held" not in shown and "These points are neither given nor lost" in shown
    assert "these points need a person" in problem
    assert run("check", tmp_path / "class" / "ana" / "01_first.ipynb") == 0


def test_the_example_in_the_docs_is_read(course: Course, tmp_path: Path) -> None:
    text = (ROOT / "docs" / "instructors.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(- student: .*?)```", text, re.DOTALL)
    (tmp_path / NAME).write_text(example, encoding="utf-8")
    (found,) = load_overrides(tmp_path, course, lambda student, lesson: student == "ana")
    assert (found.lesson, found.points) == ("01_loading", 1)
