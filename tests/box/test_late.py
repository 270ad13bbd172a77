"""A class with a roster and rules: everybody has a row, lateness is shown everywhere and never mixed into points."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.grading.record import read_report
from autograder.manifest import Course
from tests.conftest import run, working_in
from tests.fragile import hand_in, make_course
from tests.shown import text_of, told

RIGHT = "def number():\n    return 3"
ROSTER = "name,id,email,section\nAna Sol,s1,ana@x.org,A\nBo Ek,s2,bo@x.org,B\nCy Lu,s3,cy@x.org,B\n"
RULES = "time_zone: UTC\ndeadlines: {01_first: 2026-11-06 12:00}\nlate: {percent_per_day: 10, cap_percent: 50}\n"


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Course]:
    """An export of nbgrader's: `Ana Sol` in time, `s2` two days late, a stranger, and `Cy Lu` not at all."""
    course = make_course(tmp_path / "course")
    days = {"Ana Sol": "2026-11-06 11:59:00", "s2": "2026-11-07 12:00:01", "zoe": ""}
    for name, stamp in days.items():
        folder = tmp_path / "class" / "submitted" / name / "01_first"
        hand_in(course, folder / "01_first.ipynb", RIGHT)
        if stamp:
            (folder / "timestamp.txt").write_text(f"{stamp} UTC")
    out = tmp_path / "out"
    out.mkdir()
    (out / "roster.csv").write_text(ROSTER)
    (out / "class.yaml").write_text(RULES)
    monkeypatch.setenv("COLUMNS", "220")
    with working_in(course.root):
        yield course


def marks(out: Path) -> dict[str, dict[str, str]]:
    with open(out / "marks.csv", encoding="utf-8") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


@pytest.mark.sweep
@pytest.mark.slow(seconds=5)
def test_everybody_has_a_row_and_lateness_stands_beside_the_points_everywhere(
    school: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    grade = ("grade", tmp_path / "class", "--out", out, "--isolation", "none")
    assert run(*grade) == 0
    shown, problem = told(capsys)
    assert "zoe is not in the roster. Graded under this name." in problem
    assert "Handed in nothing." in shown
    rows = marks(out)
    assert list(rows) == ["Ana Sol", "Bo Ek", "Cy Lu", "zoe"]
    late = "2 days late: due 2026-11-06 12:00 UTC, handed in 2026-11-07 12:00:01 UTC; 20 % of the points are taken off."
    bo = rows["Bo Ek"]
    assert (bo["id"], bo["email"], bo["section"]) == ("s2", "bo@x.org", "B")
    assert (bo["points"], bo["counted"], bo["max_counted"], bo["late"]) == ("7", "5.6", "7", f"01_first: {late}")
    assert (rows["Ana Sol"]["counted"], rows["Ana Sol"]["late"]) == ("7", "")
    assert (rows["Cy Lu"]["points"], rows["Cy Lu"]["counted"], rows["Cy Lu"]["remark"]) == (
        "0",
        "0",
        "Handed in nothing.",
    )
    record = read_report(out / "Bo Ek" / "01_first.json")
    assert json.loads((out / "Bo Ek" / "01_first.json").read_text())["notebook"].endswith("s2/01_first/01_first.ipynb")
    assert (record.points, record.counted) == (7, 5.6)
    assert record.lateness and record.lateness.why == late
    assert record.arrival and record.arrival.at == "2026-11-07T12:00:01+00:00"
    page, feedback = text_of(out / "index.html"), text_of(out / "Bo Ek" / "feedback.html")
    assert late in page and "Cy Lu" in page and "Handed in nothing." in page
    assert f"Late: {late} 5.6 of the 7 points earned count." in feedback
    assert "counted by the rules of the class: 5.6 of 7" in feedback
    assert run("grade", "--out", out, "--why", "Bo Ek", "1") == 0
    assert f"Late: {late}" in capsys.readouterr().out


def test_a_changed_rule_counts_at_once_and_nothing_is_run_again(
    school: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    grade = ("grade", tmp_path / "class", "--out", out, "--isolation", "none")
    assert run(*grade) == 0
    before = read_report(out / "Bo Ek" / "01_first.json")
    (out / "class.yaml").write_text(f"{RULES}extensions:\n  - {{student: s2, until: 2026-11-07 12:00}}\n")
    assert run(*grade) == 0
    after = read_report(out / "Bo Ek" / "01_first.json")
    assert (before.seconds, before.key) == (after.seconds, after.key)
    assert after.lateness and after.lateness.days == 1
    (out / "class.yaml").unlink()
    (out / "roster.csv").unlink()
    assert run(*grade) == 0
    capsys.readouterr()
    assert read_report(out / "Ana Sol" / "01_first.json").lateness is None
    assert "late" not in marks(out)["Ana Sol"]
    (out / "class.yaml").write_text(f"{RULES}extensions:\n  - {{student: Nobody, until: 2026-11-08}}\n")
    assert run(*grade) == 0
    assert "class.yaml: there is an extension for 'Nobody', of whom there is no work." in told(capsys)[1]


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        ("class.yaml", "deadlines: {01_frist: 2026-11-06}\n", "class.yaml:1: there is no lesson '01_frist'"),
        ("roster.csv", "colour\nred\n", "roster.csv:1: no column has names"),
        (
            "class.yaml",
            f"{RULES}extensions:\n- {{student: Bo Ecker, until: 2026-11-08}}\n",
            "class.yaml:5: 'Bo Ecker' is not in the roster. Write the name of the roster.",
        ),
    ],
)
def test_a_mistake_in_them_is_told_before_anything_runs(
    school: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str, text: str, words: str
) -> None:
    (tmp_path / "out" / file).write_text(text)
    assert run("grade", tmp_path / "class", "--out", tmp_path / "out", "--isolation", "none") == 2
    assert words in told(capsys)[1]


@pytest.mark.sweep
@pytest.mark.slow(seconds=5)
def test_another_roster_is_taken_where_it_is_given(
    school: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "list.csv").write_text("name\nAna Sol\n")
    out = tmp_path / "out"
    assert run("grade", tmp_path / "class", "--out", out, "--isolation", "none", "--roster", tmp_path / "list.csv") == 0
    assert list(marks(out)) == ["Ana Sol", "s2", "zoe"]
    missing = ("grade", tmp_path / "class", "--out", out, "--isolation", "none", "--roster", tmp_path / "none.csv")
    assert run(*missing) == 2
    assert "none.csv cannot be read: No such file" in told(capsys)[1]


@pytest.mark.parametrize("name", ["Roster.csv", "roster.xlsx", "roster.tsv"])
def test_a_list_of_a_name_that_is_not_read_is_told(
    school: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / "out" / "roster.csv").rename(tmp_path / "out" / name)
    assert run("grade", tmp_path / "class", "--out", tmp_path / "out", "--isolation", "none") == 2
    assert f"{name} is not read. Save it as roster.csv in the same folder, as CSV (UTF-8)." in told(capsys)[1]


def test_a_roster_that_is_a_link_to_nothing_is_told(
    school: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out" / "roster.csv").unlink()
    (tmp_path / "out" / "roster.csv").symlink_to("nowhere.csv")
    assert run("grade", tmp_path / "class", "--out", tmp_path / "out", "--isolation", "none") == 2
    assert "roster.csv cannot be read: No such file or directory." in told(capsys)[1]
