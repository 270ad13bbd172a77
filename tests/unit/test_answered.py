"""Points for having answered, and the gain of a class: counted from what stands in cells, shown beside the marks."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cattrs
import nbformat
import pytest
from rich.console import Console

from autograder.api.result import Answered, Report, Said
from autograder.digests import mark_digests
from autograder.grading.answered import answers_in
from autograder.grading.record import report_from_json, report_to_json
from autograder.manifest import Completion, Course, load_course
from autograder.material import AFTER, BEFORE, FILE, Form, Material, Option, Prediction, Question
from autograder.notebook import read_notebook
from autograder.report.gain import gain_of_class
from autograder.report.page import class_page, student_page
from autograder.report.table import csv_text, marks_table

QUESTION = Question("q", "an idea", "Which?", (Option("This", "No.", misconception="a"), Option("That", "Yes.", True)))
ASKED = Material(
    (
        Prediction("1.1", "How many?", Form.NEAR, value=366, within=20),
        Prediction("1.2", "Which?", Form.CHOICE, options={"a": "raw", "b": "scaled"}, right="b"),
        Prediction("1.3", "What will it look like?", Form.WORDS),
    ),
    (QUESTION,),
)
TEST = Material(questions=(QUESTION, QUESTION))
RIGHT = ('predict("1.1", 366)', 'predict("1.2", "b")', 'predict("1.3", "grey noise")', 'quiz("1.a", "B")')
FORGED = ('predict("1.1", 0)', 'predict("1.2", "a")', 'predict("1.3", "x")', 'quiz("1.a", "A")')
Notebook = Callable[..., Answered | None]


@pytest.fixture
def course(tiny: Course, tmp_path: Path) -> Course:
    """The tiny course: it asks four things, has a test, and gives two points for having answered."""
    shutil.copytree(tiny.root, tmp_path / "course", symlinks=True)
    material = {"01_first": ASKED, BEFORE: TEST, AFTER: TEST}
    file = tmp_path / "course" / FILE
    file.write_text(json.dumps(cattrs.unstructure(material)), encoding="utf-8")
    with (tmp_path / "course" / "course.yaml").open("a", encoding="utf-8") as manifest:
        manifest.write("answered: {points: 2}\n")
    return load_course(tmp_path / "course")


@pytest.fixture
def of(course: Course, tmp_path: Path) -> Notebook:
    """What is counted of a notebook with these cells."""

    def counted(*cells: str) -> Answered | None:
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
        nbformat.write(notebook, tmp_path / "n.ipynb")
        return answers_in(course, course.lessons[0], read_notebook(tmp_path / "n.ipynb"))[1]

    return counted


@pytest.mark.parametrize(
    ("cells", "given", "points"),
    [
        ((), 0, 0),
        (('predict("1.1", ...)', 'predict("1.2", ...)', 'quiz("1.a")'), 0, 0),
        (RIGHT, 4, 2),
        (FORGED, 4, 2),
        (RIGHT[:2], 2, 1),
        (RIGHT[:1] * 4, 1, 0.5),
        (('predict("1.1", skip=True)',), 0, 0),
        (('predict("1.1", "many")', 'predict("1.2", "z")', 'predict("1.3", " ")', 'quiz("1.a", "C")'), 0, 0),
        (('predict("1.1", float("nan"))', 'predict("1.2", 3)', 'quiz("1.a", 1)'), 0, 0),
        (('quiz("before.1", "A")',), 0, 0),
    ],
)
def test_any_answer_counts_once_and_what_is_none_does_not(
    of: Notebook, cells: tuple[str, ...], given: int, points: float
) -> None:
    assert of(*cells) == Answered(given, 4, points, 2)


def test_answers_to_the_test_are_read_in_every_lesson(course: Course, tmp_path: Path) -> None:
    cells = [nbformat.v4.new_code_cell('quiz("before.1", "A")\nquiz("after.2", "B")\nquiz("after.9", "B")')]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "n.ipynb")
    said, _ = answers_in(course, course.lessons[0], read_notebook(tmp_path / "n.ipynb"))
    assert said == (Said("before.1", "A"), Said("after.2", "B"))


def test_a_course_that_gives_none_and_a_lesson_that_asks_nothing_count_nothing(
    course: Course, tiny: Course, tmp_path: Path
) -> None:
    nbformat.write(nbformat.v4.new_notebook(), tmp_path / "n.ipynb")
    notebook = read_notebook(tmp_path / "n.ipynb")
    assert answers_in(replace(course, answered=None), course.lessons[0], notebook)[1] is None
    assert answers_in(replace(tiny, answered=Completion(2)), tiny.lessons[0], notebook)[1] is None


def test_marks_are_made_anew_when_such_points_begin_or_what_is_asked_changes(course: Course) -> None:
    lesson = course.lessons[0]
    off = mark_digests(replace(course, answered=None), lesson, "")
    on = mark_digests(course, lesson, "")
    assert {name: digest for name, digest in on.items() if name != "answered"} == off
    assert mark_digests(replace(course, answered=Completion(3)), lesson, "")["answered"] != on["answered"]
    (course.root / FILE).write_text("{}", encoding="utf-8")
    assert mark_digests(course, lesson, "")["answered"] != on["answered"]


# ---- shown beside the marks ------------------------------------------------------------------------------------------


def reports(*found: tuple[str, Answered | None]) -> list[Report]:
    return [Report("01_first", student, (), answered=answered) for student, answered in found]


ON = reports(("ana", Answered(3, 4, 1.5, 2)), ("ben", Answered(0, 4, 0, 2)), ("cem", None))
OFF = reports(("ana", None), ("ben", None))


def table(course: Course, shown: list[Report]) -> str:
    console = Console(file=io.StringIO(), width=120)
    console.print(marks_table(course, shown))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_the_table_and_the_csv_have_a_column_of_their_own_and_no_sum_changes(course: Course) -> None:
    assert "Answ." in table(course, ON) and re.search(r"ana\s*│\s*0\s*│\s*1\.5\s*│", table(course, ON))
    rows = list(csv.DictReader(io.StringIO(csv_text(course, ON))))
    assert [(row["points"], row["answered"], row["max_answered"]) for row in rows] == [
        ("0", "1.5", "2"),
        ("0", "0", "2"),
        ("0", "0", "2"),
    ]
    assert list(rows[0])[-4:] == ["answered", "max_answered", "remark", "decided by hand"]


def test_pages_tell_them_and_that_what_was_said_makes_no_difference(course: Course) -> None:
    assert "Answered<br>of&nbsp;2" in class_page(course, ON) and "<td>1.5" in class_page(course, ON)
    mine = student_page(course, "ana", ON[:1])
    assert "Answered: 3 of 4 predictions and questions, 1.5 of 2 points beside the exercises." in mine
    assert "What was said makes no difference" in mine


def test_where_a_course_gives_none_nothing_is_shown(course: Course) -> None:
    for text in (
        table(course, OFF),
        csv_text(course, OFF),
        class_page(course, OFF),
        student_page(course, "ana", OFF[:1]),
    ):
        assert "nswered" not in text.replace("What was expected and answered", "")


def test_a_record_keeps_them_and_one_without_them_can_be_read() -> None:
    assert report_from_json(report_to_json(ON[0])) == ON[0]
    older = report_to_json(OFF[0])
    older.pop("answered")
    assert report_from_json(older) == OFF[0]


# ---- what a class gained ---------------------------------------------------------------------------------------------


def answered_both(student: str, before: str, after: str) -> Report:
    said = [Said(f"before.{n}", letter) for n, letter in enumerate(before, 1)]
    said += [Said(f"after.{n}", letter) for n, letter in enumerate(after, 1)]
    return Report("01_first", student, (), said=tuple(said))


def test_the_gain_of_a_class_is_of_those_who_answered_all_of_both_forms(course: Course) -> None:
    whole = [answered_both("ana", "AA", "BB"), answered_both("ben", "AB", "bB")]
    part = [answered_both("cem", "AB", "B"), answered_both("dea", "BB", ""), answered_both("eva", "", "")]
    found = gain_of_class(course, [*whole, *part])
    assert found and found.gain and (found.both, found.missing, found.questions) == (2, 2, 2)
    assert found.gain.mean == 1.5 and found.gain.low < 0 < found.gain.high and found.is_small


def test_answers_of_one_student_in_several_lessons_come_together(course: Course) -> None:
    before, after = answered_both("ana", "AA", ""), replace(answered_both("ana", "", "BB"), lesson="02_second")
    found = gain_of_class(course, [before, after])
    assert found and (found.both, found.missing, found.gain) == (1, 0, None)


def test_the_class_page_tells_the_gain_with_its_interval_or_who_is_missing(course: Course) -> None:
    page = class_page(course, [answered_both("ana", "AA", "BB"), answered_both("ben", "AB", "BB")])
    words = " ".join(re.sub(r"<[^>]*>", "", page).replace("&nbsp;", " ").split())
    assert "Mean gain: +1.50 of 2 answers (95 % interval −4.85 to +7.85, 2 people)." in words
    assert "This is small data: with fewer than 8 people" in words and "no part in any mark" in words
    alone = " ".join(re.sub(r"<[^>]*>", "", class_page(course, [answered_both("ana", "AA", "BB")])).split())
    assert "two people or more must answer every question of both forms: 1 did." in alone
    assert "Before and after" not in class_page(course, OFF)
