"""CSV, JSON and workbooks: written, read again, the same marks; and no text in them is ever a formula."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import jsonschema
import openpyxl
import pytest

import autograder.exports
from autograder.api.result import Arrival
from autograder.bridges.handed_in import PLATFORM
from autograder.grading.overrides import NAME
from autograder.manifest import Course
from autograder.report.table import FORMULA_STARTS
from tests.graded_class import exported, graded, grow

ODD = (
    "=cmd()|' /C calc'!A1",
    "+1",
    "@SUM(1)",
    "-2",
    'A "q", comma',
    "two\nlines",
    "山田 太郎",
    "half\udc80",
    "end\uffff",
)
HELD = "test_read_idx_images_refuses_other_files"
SCHEMA = Path(autograder.exports.__file__).with_name("marks.schema.json")


@pytest.fixture
def out(tmp_path: Path, course: Course) -> Path:
    """Ada is late in lesson 1, Bo has a point held in it, Cy is on the roster alone; names are odd."""
    first, second = course.lessons[:2]
    points = {"Ada Lovelace": 10, "Bo Ek": 3, **dict.fromkeys(ODD, 20)}
    out = graded(tmp_path / "out", first, points, {"Bo Ek": HELD})
    graded(out, second, {"Ada Lovelace": 7})
    arrival = Arrival("2026-11-06T12:00:01+00:00", PLATFORM, False)
    grow(out, first, "Ada Lovelace", arrival=arrival, remark="=1+1")
    (out / "roster.csv").write_text("name,id,email,section\nCy Lu,s3,cy@x.org,B\nAda Lovelace,s1,ada@x.org,A\n")
    (out / "class.yaml").write_text(
        "time_zone: UTC\ndeadlines: {01_loading: 2026-11-06 12:00}\nlate: {percent_per_day: 10}\n"
    )
    return out


def test_csv_has_a_row_for_everybody_and_a_column_for_everything(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, printed, said = exported(capsys, out, "csv")
    assert code == 3 and "points of these are held: Bo Ek 01_loading (1)." in said
    text = (tmp_path / "to" / "marks.csv").read_text(encoding="utf-8")
    rows = {row["student"]: row for row in csv.DictReader(io.StringIO(text))}
    assert list(rows)[:2] == ["Cy Lu", "Ada Lovelace"] and len(rows) == 3 + len(ODD)
    assert f"CSV: {len(rows)} rows." in printed
    ada, bo, cy = rows["Ada Lovelace"], rows["Bo Ek"], rows["Cy Lu"]
    assert (ada["id"], ada["email"], ada["section"]) == ("s1", "ada@x.org", "A")
    assert (ada["01_loading.earned"], ada["01_loading.counted"], ada["01_loading.max"]) == ("10", "9", "20")
    assert (ada["01_loading.handed_in"], ada["01_loading.days_late"]) == ("2026-11-06T12:00:01+00:00", "1")
    assert [ada[f"01_loading.1.{n}"] for n in range(1, 6)] == ["3", "4", "3", "0", "0"]
    assert (ada["total.counted"], ada["total.max"]) == ("16", "40")
    assert (bo["01_loading.earned"], bo["01_loading.1.1"], bo["01_loading.held"], bo["total.counted"]) == (
        "",
        "",
        "1",
        "",
    )
    assert (cy["01_loading.earned"], cy["01_loading.comment"], cy["total.counted"]) == ("", "", "0")
    assert not [cell for row in csv.reader(io.StringIO(text)) for cell in row if cell.startswith(FORMULA_STARTS)]
    assert {f"'{name}" for name in ODD[:4]} <= rows.keys()
    assert exported(capsys, out, "csv", "--with-held")[0] == 0
    held = csv.DictReader(io.StringIO((tmp_path / "to" / "marks.csv").read_text(encoding="utf-8")))
    assert {row["student"]: row["01_loading.earned"] for row in held}["Bo Ek"] == "3"


def test_json_is_of_its_schema_and_holds_the_same_marks(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], course: Course
) -> None:
    (out / NAME).write_text("- {student: Ada Lovelace, lesson: 02_scaling, excuse: true, why: ill}\n")
    assert exported(capsys, out, "json")[0] == 3
    data = json.loads((tmp_path / "to" / "marks.json").read_text())
    jsonschema.validate(data, json.loads(SCHEMA.read_text()), format_checker=jsonschema.FormatChecker())
    students = {one["student"]: one for one in data["students"]}
    assert set(ODD) < students.keys()
    ada = students["Ada Lovelace"]["lessons"]
    assert (ada["01_loading"]["earned"], ada["01_loading"]["counted"], ada["01_loading"]["comment"][-1]) == (10, 9, ".")
    assert ada["02_scaling"]["excused"] is True and students["Ada Lovelace"]["total"] == {
        "counted": 9,
        "max_counted": 20,
    }
    exercise = ada["01_loading"]["exercises"]["1.2"]
    assert (exercise["points"], exercise["checks"][HELD]) == (4, {"status": "pass", "points": 1, "max_points": 1})
    bo = students["Bo Ek"]["lessons"]["01_loading"]
    assert (bo["earned"], bo["held"], bo["exercises"]) == (None, 1, {})
    assert students["Cy Lu"]["lessons"] == {}
    assert [one["name"] for one in data["lessons"]] == ["01_loading", "02_scaling"]


def test_a_workbook_has_a_sheet_for_each_lesson_and_no_formula(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], course: Course
) -> None:
    assert exported(capsys, out, "xlsx")[0] == 3
    book = openpyxl.load_workbook(tmp_path / "to" / "marks.xlsx")
    assert book.sheetnames == ["Class", "01_loading", "02_scaling"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    texts = [cell for cell in cells if cell.data_type == "s"]
    assert all(cell.quotePrefix for cell in texts) and {*ODD[:5]} <= {cell.value for cell in texts}
    rows = {row[0]: row for row in book["01_loading"].iter_rows(values_only=True)}
    head = list(rows["Student"])
    ada = dict(zip(head, rows["Ada Lovelace"], strict=True))
    assert (ada["Earned"], ada["Counted"], ada["1.2 /4"], ada["Days late"]) == (10, 9, 4, 1)
    assert dict(zip(head, rows["Bo Ek"], strict=True))["Earned"] is None
    whole = {row[0]: row[5:] for row in book["Class"].iter_rows(values_only=True)}
    assert whole["Student"] == ("1 Loading MNIST /20", "2 Why pixels are scaled to 0–1 /20", "Counted", "Of")
    assert whole["Ada Lovelace"] == (9, 7, 16, 40) and whole["Cy Lu"] == (None, None, 0, 40)
    assert all(sheet.freeze_panes == "B2" for sheet in book)
    assert book["Class"].column_dimensions["A"].width > 10


def test_without_openpyxl_it_says_what_to_install(
    out: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    code, _, said = exported(capsys, out, "xlsx")
    assert code == 2 and said == 'Error: Workbooks need openpyxl. Install it with: pip install "mnist-course[xlsx]".'
