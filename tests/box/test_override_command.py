"""`course override`: a decision is written, applied, published and shown at once, and can be taken back."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.grading.gradebook import Gradebook, read_gradebook
from autograder.grading.overrides import NAME, load_overrides
from autograder.grading.results import opened_results
from autograder.grading.store import Store
from autograder.manifest import Course
from tests.conftest import run, working_in
from tests.shown import text_of, told
from tests.synthetic import synthetic_class

CHECK = "test_load_csv_digits_gives_two_arrays"


@pytest.fixture
def out(course: Course, tmp_path: Path) -> Iterator[Path]:
    """The results of a class of twelve, and a roster with one more."""
    folder = tmp_path / "out"
    folder.mkdir()
    for report in synthetic_class(course, 12):
        Store(folder).save(report)
    names = sorted({record.report.student for record in Store(folder).records() if record.report})
    with open(folder / "roster.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["name", "id"], *([name, f"s{n}"] for n, name in enumerate([*names, "Zoe Zand"]))])
    with working_in(course.root):
        yield folder


def row(out: Path, student: str) -> dict[str, str]:
    with open(out / "marks.csv", encoding="utf-8") as file:
        return next(row for row in csv.DictReader(file) if row["student"] == student)


def decide(out: Path, *words: str) -> int:
    return run("override", *words, "--out", out)


def test_a_decision_is_in_the_file_the_table_and_the_pages_at_once_and_can_be_taken_back(
    course: Course, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert decide(out, "carla0", "1.2", "--points", "3.5", "--why", "Rounding.", "--by", "mk") == 0
    shown = told(capsys)[0]
    assert f"Written to {out / NAME}. carla0: 1.2: 3.5 of 4 points," in shown
    assert "earned: Rounding. (By mk, 20" in shown
    assert row(out, "carla0")["1.2"] == "3.5"
    assert "1.2 3.5 of 4 points," in row(out, "carla0")["decided by hand"]
    assert "Decided by hand" in text_of(out / "index.html")
    assert "earned: Rounding. (By mk," in text_of(out / "carla0" / "feedback.html")
    assert decide(out, "carla0", "1", "--comment", "A good start.") == 0
    assert told(capsys)[0].endswith("carla0: lesson 1: a comment")
    assert decide(out, "carla0", "1", "--remove") == 0
    assert decide(out, "carla0", "1.2", "--comment", "See me.") == 0
    (one,) = load_overrides(out, course, lambda *_: True)
    assert (one.points, one.why, one.comment) == (3.5, "Rounding.", "See me.")
    assert "Your teacher says: See me." in text_of(out / "carla0" / "feedback.html")
    assert decide(out, "carla0", "1.2", "--remove") == 0
    assert "Nothing is decided about 1.2 for carla0." in told(capsys)[0]
    assert not load_overrides(out, course, lambda *_: True)
    assert row(out, "carla0")["decided by hand"] == ""


def test_without_an_option_it_shows_and_writes_nothing(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert decide(out, "carla0", "1") == 0
    assert "Nothing is decided about 1 for carla0." in told(capsys)[0]
    assert not (out / NAME).exists() and not (out / "marks.csv").exists()


def test_taking_out_what_is_not_there_says_so_and_writes_nothing(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert decide(out, "carla0", "1.2", "--remove") == 0
    assert told(capsys)[0] == "Nothing is decided about 1.2 for carla0. There is nothing to take out."
    assert not (out / NAME).exists() and not (out / "marks.csv").exists()


def test_all_records_are_read_once_for_a_decision(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = []

    def counted(*args: Any) -> Gradebook:
        read.append(args)
        return read_gradebook(*args)

    monkeypatch.setattr("autograder.report.published.read_gradebook", counted)
    assert decide(out, "carla0", "1.2", "--points", "1", "--why", "x") == 0
    assert len(read) == 1


def test_a_whole_class_gets_the_points_of_a_check_that_was_wrong(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert decide(out, "--all", CHECK, "--points", "1", "--why", "The check was wrong.") == 0
    shown = told(capsys)[0]
    assert "1.1 test_load_csv_digits_gives_two_arrays: 1 of 1 point, 0 earned: The check was wrong." in shown
    assert "and " in shown or shown.count("The check was wrong.") < 12


def test_an_excuse_and_lateness_change_what_counts_also_of_who_handed_in_nothing(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (out / "class.yaml").write_text("late: {percent_per_day: 10}\n")
    assert decide(out, "Zand, Zoe", "2", "--excuse", "--why", "She was ill.") == 0
    said = "Zoe Zand: lesson 2 is excused, and no longer part of what counts. There is no work."
    assert told(capsys)[0].endswith(said)
    assert row(out, "Zoe Zand")["remark"] == "Handed in nothing. Excused: lesson 2."
    most, every = row(out, "Zoe Zand")["max_counted"], row(out, "carla0")["max_counted"]
    assert int(most) < int(every)
    assert decide(out, "carla0", "1", "--late-days", "2", "--why", "By the log of the server.") == 0
    earned, counts = row(out, "carla0")["01_loading"], row(out, "carla0")["counted"]
    lessons = ("02_scaling", "03_pipeline", "04_tuning", "05_mistakes")
    others = sum(float(row(out, "carla0")[name]) for name in lessons)
    assert float(counts) == pytest.approx(others + 0.8 * float(earned), abs=0.01)
    assert "2 days late, as decided: By the log of the server; 20 %" in text_of(out / "carla0" / "feedback.html")
    assert decide(out, "carla0", "1", "--late-ok", "--why", "The server was down.") == 0
    assert float(row(out, "carla0")["counted"]) == pytest.approx(others + float(earned), abs=0.01)


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["carla0"], "Give STUDENT and PLACE, or --all and PLACE."),
        (["--all", "carla0", "1.2"], "Give STUDENT and PLACE, or --all and PLACE."),
        (["carla00", "1.2"], "There is no work of 'carla00' in "),
        (["carla00", "1.2"], "Did you mean carla0"),
        (["Zand", "1.2"], "Did you mean Zoe Zand?"),
        (["carla0", "9.9"], "There is no lesson or exercise '9.9'."),
        (["carla0", "1.2", "--points", "9", "--why", "x"], "9 points are not possible for exercise 1.2. Give 0 to 4."),
        (["carla0", "1.2", "--points", "nan", "--why", "x"], "Nan points are not possible"),
        (["carla0", "1.2", "--points", "1"], "A decision needs its reason. Say in one sentence why"),
        (["carla0", "1", "--points", "1", "--why", "x"], "A lesson's points are those of its exercises."),
        (["Zoe Zand", "1.2", "--points", "1", "--why", "x"], "There is no work of 'Zoe Zand' for 01_loading."),
        (
            ["carla0", "1", "--late-ok", "--late-days", "2", "--why", "x"],
            "--late-ok and --late-days do not go together.",
        ),
        (["carla0", "1.2", "--excuse", "--points", "2", "--why", "x"], "--excuse and --points do not go together."),
        (["carla0", "1.2", "--remove", "--points", "2"], "--remove and --points do not go together."),
        (["carla0", "1", "--late-days", "367", "--why", "x"], "367 is not in the range 0<=x<=366."),
        (["carla0", "1.2", "--remove", "--why", "x"], "--remove and --why do not go together."),
        (["carla0", "--from-nbgrader", "gradebook.db"], "--from-nbgrader and STUDENT or PLACE do not go together."),
    ],
)
def test_what_cannot_be_decided_is_refused_in_a_line(
    out: Path, capsys: pytest.CaptureFixture[str], words: list[str], problem: str
) -> None:
    assert decide(out, *words) == 2
    assert problem in told(capsys)[1]
    assert not (out / NAME).exists()


def test_while_a_run_writes_there_the_decision_is_kept_and_it_says_that_pages_wait(
    course: Course, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    holding = "import sys\nfrom pathlib import Path\nfrom autograder.grading.results import opened_results\n"
    holding += "with opened_results(Path(sys.argv[1])):\n    print('held', flush=True)\n    sys.stdin.read()"
    command = [sys.executable, "-c", holding, str(out)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout and other.stdout.readline() == "held\n"
        assert decide(out, "carla0", "1.2", "--points", "1", "--why", "x") == 0
        other.communicate("")
    assert "Pages and marks.csv do not have the decision yet" in told(capsys)[1]
    assert len(load_overrides(out, course, lambda *_: True)) == 1
    with opened_results(out):
        assert not (out / "marks.csv").exists()


def test_two_who_decide_at_the_same_time_lose_nothing(course: Course, out: Path) -> None:
    many = "import sys\nfrom pathlib import Path\nfrom autograder.manifest import load_course\n"
    many += "from autograder.grading.override_file import put_override\n"
    many += "from autograder.grading.overrides import Override\n"
    many += "course, who = load_course(), sys.argv[2]\n"
    many += "for n in range(12):\n"
    many += "    one = Override(student=f'{who}{n}', lesson='01_loading', exercise='1.2', points=1, why='x')\n"
    many += "    put_override(Path(sys.argv[1]), course, lambda *_: True, one.target, lambda _: one)\n"
    clean = os.environ | {"PYTHONPATH": str(course.root)}
    ones = [subprocess.Popen([sys.executable, "-c", many, str(out), who], env=clean) for who in ("x", "y")]
    assert [one.wait(120) for one in ones] == [0, 0]
    assert len(load_overrides(out, course, lambda *_: True)) == 24
