"""Reports: terminal table, CSV, HTML pages, and the JSON record with its schema."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import jsonschema
import pytest
from pydantic import TypeAdapter
from rich.console import Console, RenderableType

from autograder.api.registry import checks_of
from autograder.api.result import CellProblem, Report, Result, Status, overall, with_cell_problem
from autograder.bridges.class_rules import ClassRules
from autograder.bridges.roll import Roll
from autograder.grading.record import report_to_json
from autograder.grading.store import folder_name
from autograder.manifest import Course
from autograder.report.analysis import analyse
from autograder.report.page import class_page, student_page
from autograder.report.table import csv_text, marks_table, summary
from tests.conftest import ROOT

SCHEMA = ROOT / "autograder" / "report" / "record.schema.json"


def report(tiny: Course, student: str, *statuses: Status, remark: str = "", **fields: Any) -> Report:
    lesson = tiny.lessons[0]
    results = tuple(
        replace(
            Result(check.name, check.exercise, check.title, status, 0, lesson.check_points[check.name], **fields),
            points=lesson.check_points[check.name] if status is Status.PASS else 0,
        )
        for check, status in zip(checks_of(tiny, lesson), statuses, strict=True)
    )
    return Report(lesson.name, student, results, remark, versions={"python": "3.11"})


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("C", 'A letter without quotes is the name of a variable. If the letter is meant, write "C".'),
        ("X_trian", "Restart Kernel and Run All Cells"),
    ],
)
def test_a_cell_that_stopped_says_how_to_go_on(name: str, step: str) -> None:
    missing = Result("why", "2.4", "`why` names the reason.", Status.NOT_ATTEMPTED, 0, 1)
    problem = CellProblem("7", "2.4", f"The cell of exercise 2.4 stopped with NameError: name '{name}' is not defined.")
    told = with_cell_problem(missing, [problem])
    assert told.status is Status.FAIL
    assert told.found == problem.message
    assert step in told.next_step


@pytest.fixture
def reports(tiny: Course) -> list[Report]:
    return [
        report(tiny, "zoe", Status.PASS, Status.PASS),
        report(tiny, "=cmd()", Status.PASS, Status.FAIL, misconception="too-small", found="It is small."),
        report(
            tiny,
            "<b>ana</b>",
            Status.UNGRADABLE,
            Status.UNGRADABLE,
            remark="Broken \x1b[31m<script>x</script>",
            found="Nothing to read.",
        ),
    ]


def test_the_table_has_a_row_for_each_student_with_points_marks_and_remark(tiny: Course, reports: list[Report]) -> None:
    console = Console(file=io.StringIO(), width=120)
    console.print(marks_table(tiny, reports))
    assert isinstance(console.file, io.StringIO)
    lines = console.file.getvalue().splitlines()
    assert any("zoe" in line and "4" in line and "✓" in line for line in lines)
    assert any("=cmd()" in line and "1.1 too-small" in line for line in lines)
    assert any("<b>ana</b>" in line and "?" in line for line in lines)


def printed(what: RenderableType) -> str:
    console = Console(file=io.StringIO(), width=120)
    console.print(what)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_the_summary_tells_marks_hardest_misconceptions_and_what_cannot_be_graded(
    tiny: Course, reports: list[Report]
) -> None:
    text = printed(summary(tiny, reports))
    # Marks are 0, 1 and 4 of 4; one of the two who could be graded has a quarter of the points.
    assert "3 students, 3 notebooks; mean 1.7, median 1 of 4 points" in text
    assert "1.1 A model: 62% of the points, 2 attempted" in text
    assert "1.1 too-small: 1 student" in text
    assert "Cannot be graded  Nothing to read. (1: <b>ana</b> lesson 1)" in text
    assert "Our mistakes" not in text


def test_the_summary_names_our_mistakes_before_marks_go_out(tiny: Course) -> None:
    text = printed(summary(tiny, [report(tiny, "x", Status.GRADER_FAULT, Status.PASS, found="KeyError: 3")]))
    assert "x: KeyError: 3" in text
    assert "Look at these before marks go out." in text


def test_a_long_list_in_the_summary_ends_with_how_many_more(tiny: Course) -> None:
    many = [
        report(tiny, f"s{i}", Status.PASS, Status.UNGRADABLE, found=f"Reason {i}." + "x" * 900 * (i == 0))
        for i in range(5)
    ]
    text = printed(summary(tiny, many))
    assert "and 2 more" in text
    assert "Reason 4" not in text
    assert "x" * 300 not in text.replace(" ", "").replace("\n", "")


@pytest.mark.parametrize("show", [marks_table, summary])
def test_brackets_and_escapes_of_students_reach_the_terminal_as_text(
    tiny: Course, show: Callable[[Course, list[Report]], RenderableType]
) -> None:
    # Rich would read [bold] as a style, and stop at [/x].
    harmful = "[/x] \x1b[31m[bold]red"
    text = printed(show(tiny, [report(tiny, "[b]", Status.UNGRADABLE, Status.PASS, remark=harmful, found=harmful)]))
    assert "\x1b" not in text
    assert "[b]" in text and "[/x] [31m[bold]red" in text


def test_the_csv_defuses_formulas_and_keeps_every_student(tiny: Course, reports: list[Report]) -> None:
    rows = list(csv.reader(io.StringIO(csv_text(tiny, reports))))
    assert rows[0] == [*("student", "01_first", "1.1", "points", "held", "max_points", "remark", "decided by hand")]
    assert [row[0] for row in rows[1:]] == ["<b>ana</b>", "'=cmd()", "zoe"]
    assert rows[3][1:6] == ["4", "4", "4", "0", "4"]


@pytest.mark.parametrize("page", ["class", "student"])
def test_pages_hold_no_code_of_students_and_no_control_characters(
    tiny: Course, reports: list[Report], page: str
) -> None:
    html = class_page(tiny, reports) if page == "class" else student_page(tiny, "<b>ana</b>", reports[2:])
    assert html.count("<script") == (page == "class"), "the class page has one of ours"
    assert "<b>ana" not in html
    assert "\x1b" not in html
    assert "default-src 'none'" in html
    assert '<html lang="en">' in html


def test_the_class_page_links_to_where_each_students_page_is_written(tiny: Course, reports: list[Report]) -> None:
    assert 'href="zoe/feedback.html"' in class_page(tiny, reports)
    for student in ("a/b", "..", "<b>ana</b>", "50% #1?"):
        html = class_page(tiny, [replace(reports[0], student=student)])
        assert f'href="{quote(folder_name(student))}/feedback.html"' in html


def test_the_class_page_says_how_marks_were_made(tiny: Course, reports: list[Report]) -> None:
    made = [
        replace(
            one,
            isolation="a box",
            digests={"checks": "abcdef"},
            notes=("It does not stop <this>.", "It took `long`."),
            versions={"numpy": v},
        )
        for one, v in zip(reports, ("2.0", "2.0", "2.4"), strict=True)
    ]
    html = class_page(tiny, made)
    assert "It does not stop &lt;this&gt;." in html
    assert "It took <code>long</code>." in html
    words = " ".join(re.sub(r"<[^>]*>", " ", html).split())
    assert "Isolation a box Notes" in words
    assert "numpy 2.0 (2×) and 2.4 (1×)" in words
    assert "checks: abcdef" in words


def test_digests_that_differ_by_lesson_are_told_by_lesson(course: Course) -> None:
    digests = [{"checks": "abc", "submission": "s1"}, {"checks": "def", "submission": "s2"}]
    lessons = course.lessons[:2]
    mine = [Report(lesson.name, "zoe", (), digests=one) for lesson, one in zip(lessons, digests, strict=True)]
    words = " ".join(re.sub(r"<[^>]*>", " ", class_page(course, mine)).split())
    assert "checks: abc (lesson 1), def (lesson 2)" in words
    other = replace(mine[0], student="ana", digests={"checks": "abc", "submission": "s3"})
    words = " ".join(re.sub(r"<[^>]*>", " ", class_page(course, [*mine, other])).split())
    assert "checks: abc (lesson 1), def (lesson 2)" in words
    assert "submission: 3 different values" in words


def test_the_class_page_says_why_discrimination_is_missing(tiny: Course, reports: list[Report]) -> None:
    assert "fewer than 8 students" in class_page(tiny, reports)


def test_the_class_page_warns_before_marks_go_out(tiny: Course, reports: list[Report]) -> None:
    assert "Before marks go out" not in class_page(tiny, reports)
    fault = report(tiny, "x", Status.GRADER_FAULT, Status.PASS, found="KeyError: <3>")
    html = class_page(tiny, [fault])
    assert "Before marks go out" in html
    assert "KeyError: &lt;3&gt;" in html


def test_notes_stand_on_the_students_page_with_their_lesson_if_not_for_all(course: Course) -> None:
    first, second = (
        Report(lesson.name, "zoe", (), notes=("For <all>.", *extra))
        for lesson, extra in zip(course.lessons[:2], ([], ["For one."]), strict=True)
    )
    html = student_page(course, "zoe", [first, second])
    assert "<p>For &lt;all&gt;.</p>" in html
    assert "<p>Lesson 2: For one.</p>" in html


def test_a_students_page_has_the_sums_of_the_class_also_where_a_lesson_was_not_handed_in(course: Course) -> None:
    graded = course.lessons[:3]
    found = [_all_passed(course, "zoe", lesson.name) for lesson in graded[1:]]
    whole, second, third = (sum(lesson.points for lesson in graded), *(lesson.points for lesson in graded[1:]))
    page = student_page(course, "zoe", found, Roll(rules=ClassRules(drop_lowest=1)), graded)
    words = " ".join(re.sub("<[^>]+>", " ", page).split())
    assert f"{second + third} of {whole} points ; counted by the rules of the class: {second + third} of" in words
    assert f"of {second + third} , without lesson 1, the lowest Not handed in: lesson 1." in words
    free = Roll(excused=frozenset([("zoe", graded[0].name)]), decided=True)
    page = student_page(course, "zoe", found, free, graded)
    assert "Not handed in" not in page
    assert "Excused: lesson 1." in page


def _all_passed(course: Course, student: str, lesson: str) -> Report:
    points = course.lesson(lesson).check_points
    results = (Result(name, "", name, Status.PASS, worth, worth) for name, worth in points.items())
    return Report(lesson, student, tuple(results))


def test_a_name_that_is_no_text_can_still_be_written(tiny: Course, reports: list[Report]) -> None:
    odd = replace(reports[0], student="zo\udce9")
    assert "zo\ufffd" in class_page(tiny, [odd])
    class_page(tiny, [odd]).encode()
    printed(marks_table(tiny, [odd])).encode()


def test_a_class_page_without_reports_says_so(tiny: Course) -> None:
    assert "There is no report yet." in class_page(tiny, [])


def test_a_students_page_tells_reasons_in_words(tiny: Course, reports: list[Report]) -> None:
    html = student_page(tiny, "=cmd()", [reports[1]])
    assert "It is small." in html
    assert "not yet right" in html
    fault = report(tiny, "x", Status.GRADER_FAULT, Status.PASS)
    assert "Your points for it are safe" in student_page(tiny, "x", [fault])


def test_the_shipped_schema_is_the_one_of_the_record() -> None:
    assert json.loads(SCHEMA.read_text()) == record_schema(), "run `python tests/unit/test_report.py` to write it anew"


def test_every_kind_of_report_follows_the_schema(tiny: Course, reports: list[Report]) -> None:
    for item in [*reports, report(tiny, "x", Status.NOT_ATTEMPTED, Status.SKIPPED)]:
        jsonschema.validate(json.loads(json.dumps(report_to_json(item))), json.loads(SCHEMA.read_text()))
    bad = report_to_json(reports[0]) | {"schema_version": 99}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(bad, json.loads(SCHEMA.read_text()))


def test_the_most_important_status_speaks_for_an_exercise(tiny: Course) -> None:
    mixed = report(tiny, "x", Status.PASS, Status.FAIL).results
    assert (overall(mixed), overall(mixed[:1]), overall([])) == (Status.FAIL, Status.PASS, Status.NOT_ATTEMPTED)


def record_schema() -> dict[str, Any]:
    """The JSON schema of a report, made from the dataclasses."""
    schema = TypeAdapter(Report).json_schema()
    for name in ("points", "held", "max_points"):
        schema["properties"][name] = {"title": name.replace("_", " ").title(), "type": "number"}
    for name in ("notebook", "seal"):
        schema["properties"][name] = {"title": name.title(), "type": "string"}
    schema["properties"]["schema_version"]["const"] = schema["properties"]["schema_version"].pop("default")
    for part in (schema, *schema["$defs"].values()):
        if part.get("type") == "object":
            part["additionalProperties"] = False
            part["required"] = sorted(part["properties"])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


if __name__ == "__main__":
    SCHEMA.write_text(json.dumps(record_schema(), indent=1) + "\n")


# ---- lessons that stand apart ----------------------------------------------------------------------------------------


@pytest.fixture
def with_project(tiny: Course) -> Course:
    """The tiny course with a second lesson that stands apart, and has other points."""
    first = tiny.lessons[0]
    names = list(first.check_points)
    exercise = replace(first.exercises[0], id="2.1", checks=dict.fromkeys(names, 5))
    apart = replace(first, name="02_project", title="A project", exercises=(exercise,), apart=True)
    return replace(tiny, lessons=(first, apart))


@pytest.fixture
def beside(tiny: Course, with_project: Course) -> list[Report]:
    """Ana has all of the lesson and half of the project, ben half of the lesson and none of the project."""
    ana = report(tiny, "ana", Status.PASS, Status.PASS)
    project = tuple(
        replace(result, exercise="2.1", points=points, max_points=5)
        for result, points in zip(ana.results, (5, 0), strict=True)
    )
    ben = report(tiny, "ben", Status.PASS, Status.FAIL)
    return [ana, replace(ana, lesson="02_project", results=project), ben]


def test_points_of_a_lesson_apart_are_in_no_sum(with_project: Course, beside: list[Report]) -> None:
    assert with_project.points == with_project.lessons[0].points == 4
    assert analyse(with_project, beside).marks.marks == (1, 4)
    assert analyse(with_project, beside).marks.title == "All lessons but 2"
    text = printed(marks_table(with_project, beside))
    assert re.search(r"L1\s*┃\s*Sum\s*┃\s*L2", text) and re.search(r"/4\s*┃\s*/4\s*┃\s*/10", text)
    assert re.search(r"ana\s*│\s*4\s*│\s*4\s*│\s*5\s*│", text) and re.search(r"ben\s*│\s*1\s*│\s*1\s*│\s*–\s*│", text)
    assert "Lesson 2, apart: 1 notebook; mean 5.0, median 5 of 10 points" in printed(summary(with_project, beside))


def test_the_csv_has_a_sum_of_its_own_for_a_lesson_apart(with_project: Course, beside: list[Report]) -> None:
    rows = list(csv.DictReader(io.StringIO(csv_text(with_project, beside))))
    assert list(rows[0]) == [
        "student", "01_first", "1.1", "points", "held", "max_points",
        "02_project", "2.1", "02_project points", "02_project held", "02_project max_points", "remark",
        "decided by hand",
    ]  # fmt: skip
    assert [rows[0][name] for name in ("points", "max_points", "02_project points")] == ["4", "4", "5"]
    assert [rows[1][name] for name in ("02_project", "2.1", "02_project points")] == ["", "", "0"]


def test_pages_show_a_lesson_apart_beside_the_sum(with_project: Course, beside: list[Report]) -> None:
    page = class_page(with_project, beside)
    assert "Lesson 2 stands apart: its points are in no sum." in page
    heads = re.findall(r'<th scope="col" class="number">(.*?)</th>', page[page.index('<h2 id="marks">') :])
    assert [re.sub(r"&nbsp;|<br>", " ", head) for head in heads[:3]] == ["Lesson 1 of 4", "Sum of 4", "Lesson 2 of 10"]
    mine = student_page(with_project, "ana", beside[:2])
    assert "<strong>4 of 4 points</strong>; apart, lesson 2: <strong>5 of 10</strong>" in mine


def test_a_lesson_apart_that_is_alone_is_summed_as_any_other(with_project: Course, beside: list[Report]) -> None:
    alone = beside[1:2]
    assert analyse(with_project, alone).marks.marks == (5,) and analyse(with_project, alone).marks.max_points == 10
    assert "<strong>5 of 10 points</strong></p>" in student_page(with_project, "ana", alone)
    assert "apart" not in printed(summary(with_project, alone)) + class_page(with_project, alone)
