"""Marks of a whole store: graded week by week into one folder, whatever the last run graded."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.api.registry import checks_of
from autograder.api.result import Report, Status
from autograder.api.runner import blank
from autograder.digests import MarkDigests
from autograder.grading.gradebook import graded_again, read_gradebook
from autograder.grading.record import read_report
from autograder.grading.results import opened_results
from autograder.grading.store import Store
from autograder.manifest import Course, load_course
from tests.conftest import ROOT, TINY, run, working_in

pytestmark = [pytest.mark.usefixtures("no_wall"), pytest.mark.xdist_group("gradebook")]


Solve = Callable[..., str]
QUICK = "def make_model():\n    return 3"
NO_WALL = ("--isolation", "none")
SECOND = """\
  - name: 02_second
    title: Second
    minutes: 5
    checks: second.py
    exercises:
      - id: "2.1"
        title: Three
        hints: ["Look.", "Return 3."]
        checks:
          test_three: 2
"""
CHECKS = '''\
from autograder.api import exercise, fail


@exercise("2.1")
def test_three(answers):
    """`three` gives 3."""
    if answers.call("three") != 3:
        fail("It is another.", "3.")
'''


@pytest.fixture(scope="module")
def two(tiny: Course, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course of two lessons."""
    from autograder.authoring.build import build_lesson

    root = tmp_path_factory.mktemp("two") / "course"
    shutil.copytree(TINY, root)
    (root / "data").symlink_to(ROOT / "data")
    (root / "course.yaml").write_text((root / "course.yaml").read_text() + SECOND)
    (root / "second.py").write_text(CHECKS)
    text = (root / "solutions" / "01_first" / "01_first.md").read_text()
    (root / "solutions" / "02_second").mkdir()
    head, _, rest = text.partition(':exercise: "1.1"')
    solved = "def three():\n    ### BEGIN SOLUTION\n    return 3\n    ### END SOLUTION\n"
    source = f'{head}:exercise: "2.1"\n\n{solved}```\n{rest.partition("```")[2]}'.replace(
        'check("1.1")', 'check("2.1")'
    )
    (root / "solutions" / "02_second" / "02_second.md").write_text(source)
    course = load_course(root)
    for lesson in course.lessons:
        build_lesson(course, lesson)
    return course


@pytest.fixture
def school(two: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Handed in: lesson 1 by `ana` and `ben`, late by `cleo`, lesson 2 by all; each right in lesson 2 only."""
    monkeypatch.setenv("COLUMNS", "200")
    for week, lesson, students in (("week1", 0, "ana ben"), ("late", 0, "cleo"), ("week2", 1, "ana ben cleo")):
        for student in students.split():
            (tmp_path / week / student).mkdir(parents=True)
            name = two.lessons[lesson].name
            shutil.copy(two.source(two.lessons[lesson]).with_suffix(".ipynb"), tmp_path / week / student)
            if lesson == 0:
                path = tmp_path / week / student / f"{name}.ipynb"
                notebook = json.loads(path.read_text())
                cell = next(c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("solution"))
                cell["source"] = QUICK
                path.write_text(json.dumps(notebook))
    with working_in(two.root):
        yield tmp_path


def grade(school: Path, week: str, *more: str) -> int:
    return run("grade", school / week, "--out", school / "out", "-j", "1", *NO_WALL, *more)


def marks(school: Path) -> dict[str, dict[str, str]]:
    with (school / "out" / "marks.csv").open() as file:
        return {row["student"]: row for row in csv.DictReader(file)}


def test_marks_and_pages_hold_the_whole_store_whatever_the_last_run_graded(
    school: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for week in ("week1", "late", "week2"):
        assert grade(school, week) == 0
    found = marks(school)
    assert list(found) == ["ana", "ben", "cleo"]
    assert all((row["01_first"], row["02_second"], row["points"]) == ("0", "2", "2") for row in found.values())
    printed = capsys.readouterr().out.rpartition("Marks\n")[2]
    assert all(name in printed for name in found)
    index = (school / "out" / "index.html").read_text()
    for name in found:
        page = (school / "out" / name / "feedback.html").read_text()
        assert "First" in page and "Second" in page
        assert f"{name}/feedback.html" in index
    assert grade(school, "late") == 0
    assert marks(school) == found, "grading one student again changes nothing"


def test_what_cannot_be_published_is_told_in_a_line_and_ends_with_3(
    school: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert grade(school, "week1") == 0
    out, ben = school / "out", school / "out" / "ben" / "01_first.json"
    gone = out / "ana" / "07_gone.json"
    gone.write_text(json.dumps(json.loads(ben.read_text()) | {"lesson": "07_gone"}))
    capsys.readouterr()
    assert grade(school, "late") == 0
    assert "ana/07_gone.json: no lesson of this course. Left out of marks and pages." in capsys.readouterr().err
    gone.unlink()
    forged = (
        ben.read_text().replace('"status": "not_attempted"', '"status": "pass"').replace('"points": 0', '"points": 4')
    )
    ben.write_text(forged)
    assert grade(school, "late") == 3
    told = capsys.readouterr().err
    assert "ben/01_first.json: it is not what was sealed" in told
    assert "left out of marks and pages; grade the submission again" in told
    assert list(marks(school)) == ["ana", "cleo"]
    assert run("grade", "--out", out, "--why", "ben", "1") == 0
    assert "This record is not taken as true: it is not what was sealed" in capsys.readouterr().out
    assert grade(school, "week1") == 0
    assert "ben/01_first.json: it is not what was sealed" in capsys.readouterr().err
    assert [file.read_text() for file in (out / "history" / "ben").iterdir()] == [forged]
    assert marks(school)["ben"]["01_first"] == "0"


def test_records_that_another_key_has_sealed_are_graded_again_with_one_sentence(
    school: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert grade(school, "week1") == 0
    monkeypatch.setenv("COURSE_RECORD_KEY", str(school / "new-key"))
    capsys.readouterr()
    assert grade(school, "week1") == 0
    (line,) = [line for line in capsys.readouterr().err.splitlines() if "another key" in line]
    assert line.startswith("ana/01_first.json, ben/01_first.json: it was sealed with another key than ")
    assert line.endswith("Not taken as true: graded again; the old record is kept in history/.")
    assert len(list((school / "out" / "history").glob("*/*.json"))) == 2


def test_a_preview_says_which_marks_it_cannot_compare(school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert grade(school, "week1") == 0
    ana, ben = (school / "out" / name / "01_first.json" for name in ("ana", "ben"))
    older = json.loads(ana.read_text()) | {"schema_version": 1}
    del older["seal"]
    ana.write_text(json.dumps(older))
    ben.write_text("{torn")
    capsys.readouterr()
    assert grade(school, "week1", "--preview") == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "None of 1 marks would move" in told, "an older record is read and compared"
    assert "ben/01_first.json: it cannot be read as a record. This mark cannot be compared." in told
    assert "Nothing was published before" not in told
    assert ben.read_text() == "{torn"


def test_a_mark_made_before_a_change_stands_and_is_told(two: Course, tmp_path: Path) -> None:
    store, lesson = Store(tmp_path), two.lessons[0]
    checks = checks_of(two, lesson)
    results = tuple(blank(check, lesson.check_points, Status.FAIL) for check in checks)
    old = Report(lesson.name, "ana", (replace(results[0], check="gone", exercise="1.7"),), digests={"checks": "0"})
    broken = Report(lesson.name, "bo", tuple(replace(result, status=Status.GRADER_FAULT) for result in results))
    for report in (old, broken):
        store.save(report)
    book = read_gradebook(two, store, [replace(broken, student="cleo")], MarkDigests(two, "a wall"))
    assert [(report.student, report.needs_a_person) for report in book.reports] == [
        ("ana", False),
        ("bo", True),
        ("cleo", True),
    ], "the exit code looks at the whole store"
    (line,) = book.lines
    assert line.startswith(
        "ana 01_first, bo 01_first: made before a change (checks, subject, lesson, data, environment, engine"
    )
    assert line.endswith("The mark stands until the submission is graded again.")
    assert graded_again(store) == []
    assert not book.missing

    from rich.console import Console

    from autograder.report.publish import publish

    publish(Console(quiet=True), two, book.reports, tmp_path)
    assert "gone" not in (tmp_path / "marks.csv").read_text()


def test_a_forged_record_in_the_folder_that_is_handed_in_earns_nothing(
    school: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert grade(school, "week1") == 0
    forged = (school / "out" / "ana" / "01_first.json").read_text().replace('"points": 0', '"points": 3')
    (school / "late" / "cleo" / "01_first.json").write_text(forged)
    for out in (school / "late", school / "late" / "results", school):
        assert run("grade", school / "late", "--out", out, *NO_WALL) == 2
        assert "share a folder" in capsys.readouterr().err
    assert not (school / "late" / "results").exists()
    assert grade(school, "late") == 0
    assert read_report(school / "out" / "cleo" / "01_first.json").points == 0


def test_a_second_run_on_one_folder_ends_with_2(school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = [
        sys.executable,
        "-m",
        "autograder",
        "grade",
        str(school / "late"),
        "--out",
        str(school / "out"),
        *NO_WALL,
    ]
    with opened_results(school / "out"):
        second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=os.environ | {})
    assert second.returncode == 2
    assert f"Another run (process {os.getpid()}) is writing to" in second.stderr
    assert "Traceback" not in second.stderr
    for out in (school / "late" / "cleo" / "01_first.ipynb", Path("/proc/results")):
        (school / "file").write_text("")
        assert run("grade", school / "late", "--out", school / "file" if out.is_file() else out, *NO_WALL) == 2
        assert "Results cannot be written to" in capsys.readouterr().err
