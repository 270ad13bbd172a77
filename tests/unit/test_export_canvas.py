"""Canvas's gradebook, filled in and read again by its rules; and files for "Upload Submissions"."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest

from autograder.manifest import Course
from tests.graded_class import exported, graded

HEADER = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Lesson 1: Loading MNIST (31),Scaling (12),Current Score,Final Score"
)
TOTALS = "(read only),(read only)"
BOOK = f"""\
{HEADER}
,,,,,Manual Posting,,,
    Points Possible,,,,,10.00,20.00,{TOTALS}
"Lovelace, Ada",4711,s1,ada,A,,,,
"Ek, Bo",4712,s2,bo,A and B,3.00,,,
"Lu, Cy",4713,s3,cy,A,EX,N/A,,
"=""1+1"", Di",4714,s4,di,A,,5.00,,
"Student, Test",4799,,t,A,,,,
"""


@pytest.fixture
def out(tmp_path: Path, course: Course) -> Path:
    notebooks = {
        "Ada Lovelace": "lovelaceada_4711_99123_01_loading.ipynb",
        "Bo Ek": "ekbo_LATE_4712_99124_my_12_file.ipynb/x.ipynb",
        "Cy Lu": "lucy_4713_text.html",
    }
    points = {"Ada Lovelace": 15, "Bo Ek": 20, "Cy Lu": 2}
    out = graded(tmp_path / "out", course.lessons[0], points, notebooks=notebooks)
    return graded(out, course.lessons[1], {"Ada Lovelace": 5, "Cy Lu": 6})


def rows_of(file: Path, separator: str = ",") -> dict[str, list[str]]:
    return {row[0]: row for row in csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig")), delimiter=separator)}


def test_marks_go_into_the_columns_of_lessons_and_nothing_else_changes(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "book.csv").write_bytes(BOOK.encode("utf-8-sig"))
    code, printed, said = exported(capsys, out, "canvas", "--template", tmp_path / "book.csv", "--column", "2=Scaling")
    assert code == 0
    expected = BOOK.replace("ada,A,,,", "ada,A,7.5,5,").replace("3.00,,,", "10,,,")
    made = tmp_path / "to" / "canvas.csv"
    assert made.read_bytes().decode("utf-8-sig") == expected
    assert rows_of(made)['="1+1", Di'][6] == "5.00"
    assert "01_loading goes into 'Lesson 1: Loading MNIST', scaled from 20 to its 10 points." in printed
    assert "02_scaling goes into 'Scaling', of 20 points." in printed and "Canvas: 2 rows." in printed
    assert "01_loading, excused in Canvas: Cy Lu." in said and "not assigned to in Canvas: Cy Lu." in said
    assert "02_scaling, handed in nothing: Bo Ek." in said
    assert 'in the file and not in the results: Di ="1+1".' in said
    assert "Test" not in said


def test_an_excuse_is_ex_and_an_excused_exercise_is_no_loss(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], course: Course
) -> None:
    (tmp_path / "book.csv").write_text(BOOK)
    first = course.lessons[0].exercises[0]
    (out / "overrides.yaml").write_text(
        f"- {{student: Bo Ek, lesson: 01_loading, excuse: true, why: ill}}\n"
        f"- {{student: Ada Lovelace, lesson: 01_loading, exercise: '{first.id}', excuse: true, why: ill}}\n"
    )
    code, _, _ = exported(capsys, out, "canvas", "--template", tmp_path / "book.csv", "--lesson", "1")
    assert code == 0
    rows = rows_of(tmp_path / "to" / "canvas.csv")
    assert rows["Ek, Bo"][5] == "EX"
    assert float(rows["Lovelace, Ada"][5]) == round(10 * (15 - first.points) / (20 - first.points), 2)


def test_decimal_commas_and_semicolons_are_kept(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Student;ID;Section;Loading MNIST (3)\n    Points Possible;;;10,00\nAda Lovelace;4711;A;\n"
    (tmp_path / "book.csv").write_text(text)
    assert exported(capsys, out, "canvas", "--template", tmp_path / "book.csv", "--lesson", "1")[0] == 0
    assert rows_of(tmp_path / "to" / "canvas.csv", ";")["Ada Lovelace"] == ["Ada Lovelace", "4711", "A", "7,5"]


@pytest.mark.parametrize(
    ("text", "args", "words"),
    [
        ("a,b\n1,2\n", (), "this is no gradebook of Canvas"),
        (BOOK.replace("    Points Possible", "Points"), (), "this is no gradebook of Canvas"),
        (BOOK, ("--column", "1=Lab 1"), "There is no column 'Lab 1'. Say which with --column 1=NAME"),
        (BOOK.replace("Lesson 1: Loading MNIST", "Lab 1"), (), "no column is called as a lesson is"),
        (BOOK.replace("Scaling (12)", "Lesson 1 (12)"), (), "2 columns fit 01_loading"),
        (BOOK.replace(",10.00", ",(read only)"), (), "'Lesson 1: Loading MNIST' is read only in Canvas."),
        (
            BOOK.replace("Scaling (", "My Final Score (").replace("Lesson 1:", "Lab"),
            ("--column", "1=My Final Score"),
            "has a name that Canvas takes for one of its totals",
        ),
        (BOOK, ("--column", "Lab 1"), "is not of the form LESSON=NAME"),
    ],
)
def test_what_cannot_be_filled_in_is_refused_in_a_line(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, args: tuple[str, ...], words: str
) -> None:
    (tmp_path / "book.csv").write_text(text)
    code, _, said = exported(capsys, out, "canvas", "--template", tmp_path / "book.csv", "--lesson", "1", *args)
    assert code == 2 and words in said
    assert not (tmp_path / "to").exists()


def test_of_two_columns_of_one_name_the_whole_header_says_which(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = "Student,ID,Section,Lab (77),Lab (78)\n    Points Possible,,,20,20\nAda Lovelace,4711,A,,\n"
    (tmp_path / "book.csv").write_text(book)
    how = ("canvas", "--template", tmp_path / "book.csv", "--lesson", "1", "--column")
    code, _, said = exported(capsys, out, *how, "1=Lab")
    assert code == 2 and "there are: 'Lab (77)', 'Lab (78)'" in said
    assert exported(capsys, out, *how, "1=Lab (78)")[0] == 0
    assert (tmp_path / "to" / "canvas.csv").read_text().splitlines()[-1].startswith("Ada Lovelace,4711,A,,1")


def test_feedback_bears_the_names_that_canvas_gave(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, printed, said = exported(capsys, out, "canvas", "--feedback", "--lesson", "1")
    assert code == 0
    with zipfile.ZipFile(tmp_path / "to" / "canvas-01_loading-feedback.zip") as archive:
        names = archive.namelist()
    assert names == ["lovelaceada_4711_99123_feedback.html", "ekbo_LATE_4712_99124_feedback.html"]
    # As Canvas reads them: of the pieces that are digits alone, the user and the upload.
    assert [re.findall(r"(?<=_)\d+(?=_)", name)[:2] for name in names] == [["4711", "99123"], ["4712", "99124"]]
    assert "nothing says what the platform calls the submission: Cy Lu." in said
    assert "Upload Submissions" in printed


def test_a_page_is_not_sent_to_a_whole_group(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], course: Course
) -> None:
    notebooks = dict.fromkeys(("Ada", "Bo"), "group1_4711_99123_a.ipynb")
    out = graded(tmp_path / "out", course.lessons[0], {"Ada": 1, "Bo": 1}, notebooks=notebooks)
    said = exported(capsys, out, "canvas", "--feedback")[2]
    assert "feedback, handed in together, and a page is for one person: Ada, Bo." in said
