"""Reports: terminal table, CSV, HTML pages, and the JSON record with its schema."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import TypeAdapter
from rich.console import Console

from autograder.checking import Report, Result, Status, overall
from autograder.grading.store import report_to_json
from autograder.manifest import Course
from autograder.report.page import class_page, student_page
from autograder.report.table import csv_text, marks_table

SCHEMA = Path(__file__).parent.parent / "autograder" / "report" / "record.schema.json"


def report(tiny: Course, student: str, *statuses: Status, remark: str = "", **fields: Any) -> Report:
    lesson = tiny.lessons[0]
    results = tuple(
        replace(
            Result(check.name, check.exercise, check.title, status, 0, lesson.check_points[check.name], **fields),
            points=lesson.check_points[check.name] if status is Status.PASS else 0,
        )
        for check, status in zip(tiny.checks(lesson), statuses, strict=True)
    )
    return Report(lesson.name, student, results, remark, versions={"python": "3.11"})


@pytest.fixture
def reports(tiny: Course) -> list[Report]:
    return [
        report(tiny, "zoe", Status.PASS, Status.PASS),
        report(tiny, "=cmd()", Status.PASS, Status.FAIL, misconception="too-small", found="It is small."),
        report(tiny, "<b>ana</b>", Status.UNGRADABLE, Status.UNGRADABLE, remark="Broken \x1b[31m<script>x</script>"),
    ]


def test_the_table_has_a_row_for_each_student_with_points_marks_and_remark(tiny: Course, reports: list[Report]) -> None:
    console = Console(file=io.StringIO(), width=120)
    console.print(marks_table(tiny, reports))
    assert isinstance(console.file, io.StringIO)
    lines = console.file.getvalue().splitlines()
    assert any("zoe" in line and "4" in line and "✓" in line for line in lines)
    assert any("=cmd()" in line and "1.1 too-small" in line for line in lines)
    assert any("<b>ana</b>" in line and "?" in line for line in lines)


def test_the_csv_defuses_formulas_and_keeps_every_student(tiny: Course, reports: list[Report]) -> None:
    rows = list(csv.reader(io.StringIO(csv_text(tiny, reports))))
    assert rows[0] == ["student", "01_first", "1.1", "points", "max_points", "remark"]
    assert [row[0] for row in rows[1:]] == ["<b>ana</b>", "'=cmd()", "zoe"]
    assert rows[3][1:5] == ["4", "4", "4", "4"]


@pytest.mark.parametrize("page", ["class", "student"])
def test_pages_hold_no_code_of_students_and_no_control_characters(
    tiny: Course, reports: list[Report], page: str
) -> None:
    html = class_page(tiny, reports) if page == "class" else student_page(tiny, "<b>ana</b>", reports[2:])
    assert "<script" not in html
    assert "<b>ana" not in html
    assert "\x1b" not in html
    assert "default-src 'none'" in html
    assert '<html lang="en">' in html


def test_the_class_page_links_to_each_students_page(tiny: Course, reports: list[Report]) -> None:
    html = class_page(tiny, reports)
    assert 'href="zoe/feedback.html"' in html
    assert 'href="%3Cb%3Eana%3C/b%3E/feedback.html"' in html


def test_a_students_page_tells_reasons_in_words(tiny: Course, reports: list[Report]) -> None:
    html = student_page(tiny, "=cmd()", [reports[1]])
    assert "It is small." in html
    assert "not yet right" in html
    fault = report(tiny, "x", Status.GRADER_FAULT, Status.PASS)
    assert "Your points for it are safe" in student_page(tiny, "x", [fault])


def test_the_shipped_schema_is_the_one_of_the_record() -> None:
    assert json.loads(SCHEMA.read_text()) == record_schema(), "run `python tests/test_report.py` to write it anew"


def test_every_kind_of_report_follows_the_schema(tiny: Course, reports: list[Report]) -> None:
    for item in [*reports, report(tiny, "x", Status.NOT_ATTEMPTED, Status.SKIPPED)]:
        jsonschema.validate(json.loads(json.dumps(report_to_json(item))), json.loads(SCHEMA.read_text()))
    bad = report_to_json(reports[0]) | {"schema_version": 2}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(bad, json.loads(SCHEMA.read_text()))


def test_the_most_important_status_speaks_for_an_exercise(tiny: Course) -> None:
    mixed = report(tiny, "x", Status.PASS, Status.FAIL).results
    assert (overall(mixed), overall(mixed[:1]), overall([])) == (Status.FAIL, Status.PASS, Status.NOT_ATTEMPTED)


def record_schema() -> dict[str, Any]:
    """The JSON schema of a report, made from the dataclasses."""
    schema = TypeAdapter(Report).json_schema()
    for name in ("points", "max_points"):
        schema["properties"][name] = {"title": name.replace("_", " ").title(), "type": "number"}
    schema["properties"]["schema_version"]["const"] = schema["properties"]["schema_version"].pop("default")
    for part in (schema, *schema["$defs"].values()):
        if part.get("type") == "object":
            part["additionalProperties"] = False
            part["required"] = sorted(part["properties"])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


if __name__ == "__main__":
    SCHEMA.write_text(json.dumps(record_schema(), indent=1) + "\n")
