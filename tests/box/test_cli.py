"""The `course` command: what it prints, what it writes, and its exit codes 0, 1, 2 and 3."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.cli import COMMANDS
from autograder.grading.record import read_report
from autograder.manifest import Course
from tests.conftest import GOOD, ROOT, run, working_in

Solve = Callable[..., str]


def test_help_lists_every_command_with_the_line_it_has_itself() -> None:
    out = subprocess.run([sys.executable, "-m", "autograder", "--help"], capture_output=True, text=True, check=True)
    for name, line in COMMANDS.items():
        assert f"{name} " in out.stdout
        assert line in " ".join(out.stdout.split())


def test_help_needs_neither_pandas_nor_nbgrader() -> None:
    code = (
        "import sys\nfrom autograder.cli import cli\ncli.main(['--help'], standalone_mode=False)\n"
        "print([m for m in ('pandas', 'numpy', 'sklearn', 'nbgrader', 'rich') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.endswith("[]\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_stands_in_the_readme(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, "--help") == 0
    assert len(capsys.readouterr().out.splitlines()) > 4
    assert f"course {command}" in (ROOT / "README.md").read_text()


def test_grade_prints_marks_and_writes_records_pages_and_csv(
    in_tiny: Course, tmp_path: Path, solve: Solve, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    for student, code in (("ana", GOOD), ("bo", "def make_model():\n    return 1")):
        (tmp_path / "class" / student).mkdir(parents=True)
        (tmp_path / "class" / student / "01_first.ipynb").write_text(solve(code))
    out = tmp_path / "out"
    assert run("grade", str(tmp_path / "class"), "--out", str(out), "--lesson", "1") == 0
    printed = capsys.readouterr().out
    assert re.search(r"ana\W+4\W+✓", printed)
    assert re.search(r"bo\W+0\W+✗", printed)
    assert read_report(out / "ana" / "01_first.json").points == 4
    head, ana, _ = csv.reader((out / "marks.csv").read_text().splitlines())
    row = dict(zip(head, ana, strict=True))
    assert [row[name] for name in ("student", "points", "held", "max_points", "remark")] == ["ana", "4", "0", "4", ""]
    assert "AttributeError" in (out / "bo" / "feedback.html").read_text()
    assert str((out / "index.html").resolve()) in printed.replace("\n", "")


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["grade", "/no/such/folder"], 2, "There is no folder"),
        (["grade", ".", "--lesson", "7"], 2, "There is no lesson or exercise '7'"),
        (["check", "nothing.ipynb"], 2, "There is no notebook nothing.ipynb"),
        (["check", "9"], 2, "The lessons are: 01_first"),
        (["check", "notes.txt"], 2, "notes.txt cannot be checked. The notebook is broken JSON"),
        (["check", "work.ipynb"], 2, "not a notebook"),
        (["check", "other.ipynb"], 2, "Nothing in other.ipynb is of a lesson of this course"),
        (["frobnicate"], 2, "No such command"),
        (["demo"], 3, "the sample class is not installed here"),
        (["build", "2"], 2, "There is no lesson"),
    ],
)
def test_bad_input_is_one_clear_line_and_an_exit_code(
    in_tiny: Course,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    args: list[str],
    code: int,
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / "work.ipynb").write_text("{}")
    (tmp_path / "other.ipynb").write_text('{"cells": []}')
    assert run(*args) == code
    err = capsys.readouterr().err
    assert words in err
    assert "Traceback" not in err


def test_check_tells_each_exercise_and_exits_with_1_until_all_is_right(
    in_tiny: Course, tmp_path: Path, solve: Solve, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", "1") == 1
    printed = capsys.readouterr().out
    assert "○ Exercise 1.1: not attempted yet" in printed and "`course hint 1.1`" in printed
    work = tmp_path / "01_first (2).ipynb"
    work.write_text(solve(GOOD))
    assert run("check", str(work)) == 0
    assert "All right. Well done!" in capsys.readouterr().out
    work.write_text("{")
    assert run("check", str(work)) == 1
    assert "broken JSON" in capsys.readouterr().out


def test_check_refuses_rows_that_are_not_those_of_the_course(
    in_tiny: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "course"
    shutil.copytree(in_tiny.root, root)
    digits = root / in_tiny.data["digits"].path
    digits.write_bytes(digits.read_bytes() + b"\n")
    with working_in(root):
        assert run("check", "1") == 3
    assert "the digest is wrong" in capsys.readouterr().err


def test_build_says_what_changed_and_is_quiet_the_second_time(
    in_tiny: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    release = in_tiny.release(in_tiny.lessons[0])
    release.unlink()
    for _ in range(2):
        assert run("build", "--check") == 1
        assert "not up to date: lessons/01_first/01_first.ipynb" in capsys.readouterr().out
        assert not release.exists(), "who only looks changes nothing"
    assert run("build") == 0
    assert "changed: lessons/01_first/01_first.ipynb" in capsys.readouterr().out
    for more in ([], ["--check"]):
        assert run("build", *more) == 0
        assert "All notebooks are up to date." in capsys.readouterr().out


def test_doctor_finds_missing_and_changed_files_and_says_how_to_mend_them(
    tiny: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").mkdir()
    shutil.copy(tiny.root / "course.yaml", tmp_path)
    (tmp_path / "data" / "digits.csv.gz").write_bytes(b"changed")
    with working_in(tmp_path):
        assert run("doctor") == 1
    out = capsys.readouterr().out
    assert re.search(r"✗ data/digits.csv.gz +the digest is wrong: SHA-256 .+\n +→ .+ git checkout", out)
    assert re.search(r"✗ data/heldout.npz +this data file is missing.\n +→ Get it", out)
    assert re.search(r"✗ lesson 1 +missing\n +→ Run `course build`", out)
    assert re.search(r"✓ numpy +2\.", out)


def test_doctor_is_content_with_this_checkout(course: Course, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("doctor") == 0, capsys.readouterr().out
    assert "Everything looks fine." in capsys.readouterr().out


def test_a_broken_manifest_is_the_courses_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "course.yaml").write_text("format_version: one\n")
    with working_in(tmp_path):
        assert run("check", "1") == 3
    assert re.search(r"course\.yaml:\d+: ", capsys.readouterr().err)
