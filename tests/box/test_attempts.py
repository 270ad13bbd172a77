"""Where the best attempt counts, all are graded once, and the one that gives most after lateness is the mark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.grading.record import load_record
from autograder.grading.seal import load_seal
from autograder.manifest import Course
from tests.conftest import run, working_in
from tests.fragile import CHANGES, hand_in, make_course
from tests.shown import text_of, told

RIGHT, WRONG = "def number():\n    return 3", "def number():\n    return 4"
RULES = "time_zone: UTC\ndeadlines: {01_first: 2026-11-06 12:00}\nlate: {percent_per_day: 10}\nattempt: best\n"
WORK = {
    "ana": [("2026-11-04-09-00-00", WRONG), ("2026-11-05-09-00-00", RIGHT), ("2026-11-06-13-00-00", RIGHT)],
    "bo": [("2026-11-04-09-00-00", RIGHT), ("2026-11-05-09-00-00", "1 / 0")],
    "cy": [("2026-11-04-09-00-00", WRONG)],
    "di": [("2026-11-04-09-00-00", WRONG), ("2026-11-05-09-00-00", WRONG)],
}


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Course]:
    """An export of Blackboard's with every attempt of four students."""
    course = make_course(tmp_path / "course")
    for name, attempts in WORK.items():
        for stamp, code in attempts:
            hand_in(course, tmp_path / "class" / f"Lab_{name}_attempt_{stamp}_01_first.ipynb", code)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "class.yaml").write_text(RULES)
    monkeypatch.setenv("COLUMNS", "220")
    with working_in(course.root):
        yield course


def number_of(out: Path, student: str) -> tuple[float, int]:
    """The points that count, and the number of the attempt."""
    report = load_record(out / student / "01_first.json", load_seal()).report
    assert report is not None and report.arrival is not None
    return report.counted, report.arrival.attempt


def test_the_attempt_counts_that_gives_most_after_lateness_and_of_equal_ones_the_newest(
    school: Course, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert run("grade", tmp_path / "class", "--out", out, "--isolation", "none") == 0
    assert {student: number_of(out, student) for student in WORK} == {
        "ana": (7, 2),
        "bo": (7, 1),
        "cy": (5, 1),
        "di": (5, 2),
    }
    note = "The best of 3 attempts counts, number 2. By age, 5, 7, 6.3 points count for them."
    assert note in text_of(out / "ana" / "feedback.html")
    assert "The best of" not in text_of(out / "cy" / "feedback.html")
    record = load_record(out / "ana" / "01_first.json", load_seal())
    assert record.notebook.endswith("2026-11-05-09-00-00_01_first.ipynb")


@pytest.mark.sweep
@pytest.mark.slow(seconds=10)
def test_no_attempt_is_graded_twice_and_a_changed_rule_chooses_among_them(
    school: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    grade = ("grade", tmp_path / "class", "--out", out, "--isolation", "none")
    assert run(*grade) == 0
    made = {file: file.read_bytes() for file in out.rglob("*.json")}
    assert len([file for file in made if ".attempts" in file.parts]) == 7
    assert run(*grade) == 0
    assert {file: file.read_bytes() for file in out.rglob("*.json")} == made
    (out / "class.yaml").write_text(RULES.replace("deadlines: {01_first: 2026-11-06 12:00}", "deadlines: {}"))
    assert run(*grade, "--preview") == 0
    assert "Nothing has been published." in told(capsys)[0]
    assert run(*grade) == 0
    assert number_of(out, "ana") == (7, 3)
    (out / "class.yaml").write_text(RULES.replace("best", "first"))
    assert run(*grade) == 0
    assert number_of(out, "ana") == (5, 1)


def test_held_points_are_taken_for_given_so_that_no_attempt_is_chosen_before_a_person_has_looked(
    school: Course, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    broken = CHANGES.format(first="0")
    hand_in(school, tmp_path / "class" / "Lab_di_attempt_2026-11-05-10-00-00_01_first.ipynb", broken)
    assert run("grade", tmp_path / "class", "--out", out, "--isolation", "none") == 3
    assert number_of(out, "di") == (4, 3)
    assert "By age, 5, 5, 7 points count" in text_of(out / "di" / "feedback.html")
