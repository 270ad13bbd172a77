"""Blackboard's and Brightspace's files: a lesson's column filled in, and no other column in the file that goes back."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from autograder.manifest import Course
from tests.graded_class import exported, graded

BOARD = (
    '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Last Access"\t"Availability"\t'
    '"Lesson 1 [Total Pts: 100 Score] |1344236"\t"02 Essay [Total Pts: up to 20 Score] |77"\n'
    '"Lovelace"\t"Ada"\t"ada"\t"s1"\t"x"\t"Yes"\t""\t"Needs Grading"\n'
    '"Ek, ""B"""\t"Bo"\t"bo"\t"s2"\t"x"\t"Yes"\t"3"\t""\n'
    '"Lu"\t"Cy"\t"cy"\t"s3"\t"x"\t"Yes"\t""\t""\n'
)
ONE = (
    '"Username","Loading MNIST [Total Pts: 20 Score] |9","Feedback to Learner","Feedback Format","Grading Notes"\n'
    '"ada","","","",""\n"bo","","old","PLAIN_TEXT","note"\n'
)
SPACE = (
    "OrgDefinedId,Username,Last Name,First Name,Email,"
    "Loading MNIST Points Grade <Numeric MaxPoints:10 Weight:1.5 Category:Assignments CategoryWeight:15>,"
    "Other Points Grade <Numeric MaxPoints:5>,End-of-Line Indicator\r\n"
    "#s1,#ada,Lovelace,Ada,ada@x.org,,4,#\r\n#s2,#bo,Ek,Bo,bo@x.org,1,,#\r\n#s9,#zz,Nil,Zoe,z@x.org,,,#\r\n"
)


@pytest.fixture
def out(tmp_path: Path, course: Course) -> Path:
    out = graded(tmp_path / "out", course.lessons[0], {"Ada Lovelace": 15, "Bo Ek": 20})
    (out / "roster.csv").write_text("name,id,login\nAda Lovelace,s1,ada\nBo Ek,s2,bo\nCy Lu,s3,cy\n")
    return out


@pytest.mark.parametrize(("encoding", "suffix"), [("utf-16", ".xls"), ("utf-8-sig", ".txt"), ("cp1252", ".csv")])
def test_blackboard_gets_the_column_with_its_number_and_the_rows_with_marks(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str, suffix: str
) -> None:
    template = tmp_path / f"gc{suffix}"
    template.write_bytes(BOARD.encode(encoding))
    code, printed, said = exported(capsys, out, "blackboard", "--template", template)
    assert code == 0
    made = (tmp_path / "to" / f"blackboard-01_loading{suffix}").read_bytes().decode(encoding)
    assert made == (
        '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Lesson 1 [Total Pts: 100 Score] |1344236"\n'
        '"Lovelace"\t"Ada"\t"ada"\t"s1"\t"75"\n"Ek, ""B"""\t"Bo"\t"bo"\t"s2"\t"100"\n'
    )
    assert "scaled from 20 to its 100 points" in printed and "Work Offline, Upload" in printed
    assert "01_loading, handed in nothing: Cy Lu." in said


def test_blackboard_takes_comments_beside_a_single_column(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "one.csv").write_text(ONE)
    code, printed, said = exported(
        capsys, out, "blackboard", "--template", tmp_path / "one.csv", "--comments", "--feedback"
    )
    assert code == 0 and "2 comments." in printed and "no documented upload of files" in said
    rows = list(csv.reader(io.StringIO((tmp_path / "to" / "blackboard-01_loading.csv").read_text())))
    assert rows[0] == ["Username", "Loading MNIST [Total Pts: 20 Score] |9", "Feedback to Learner", "Feedback Format"]
    assert [(row[0], row[1], row[3]) for row in rows[1:]] == [("ada", "15", "SMART_TEXT"), ("bo", "20", "SMART_TEXT")]
    assert rows[1][2].startswith("Loading MNIST: 15 of 20 points")
    (tmp_path / "gc.xls").write_text(BOARD)
    assert "No comments" in exported(capsys, out, "blackboard", "--template", tmp_path / "gc.xls", "--comments")[1]


def test_brightspace_gets_neither_names_nor_other_columns(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "export.csv").write_bytes(SPACE.encode())
    code, printed, said = exported(capsys, out, "brightspace", "--template", tmp_path / "export.csv", "--feedback")
    assert code == 0
    head = SPACE.split(",")[5]
    assert (tmp_path / "to" / "brightspace-01_loading.csv").read_bytes().decode() == (
        f"OrgDefinedId,Username,{head},End-of-Line Indicator\r\n#s1,#ada,7.5,#\r\n#s2,#bo,10,#\r\n"
    )
    assert "scaled from 20 to its 10 points" in printed and "Enter Grades, Import" in printed
    assert "in the file and not in the results: Zoe Nil." in said and "Hand them out in another way" in said


@pytest.mark.parametrize(
    ("platform", "text", "words"),
    [
        ("blackboard", "a,b\n1,2\n", "this is no gradebook of Blackboard"),
        (
            "blackboard",
            BOARD.replace(" |1344236", ""),
            "has no number behind it, so Blackboard would make a new column",
        ),
        (
            "blackboard",
            BOARD.replace("100 Score", "up to 100 Letter"),
            "'Lesson 1' shows 'Letter'. Let it show its score",
        ),
        ("brightspace", "a,b\n1,2\n", "this is no grade export of Brightspace"),
        ("brightspace", SPACE.replace("Loading MNIST", "Lab"), "no column is called as a lesson is"),
    ],
)
def test_another_file_is_refused_in_a_line(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], platform: str, text: str, words: str
) -> None:
    (tmp_path / "file.csv").write_text(text)
    code, _, said = exported(capsys, out, platform, "--template", tmp_path / "file.csv")
    assert code == 2 and words in said


def test_an_item_that_states_no_maximum_gets_the_points_as_they_are(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Username,Loading MNIST Points Grade,End-of-Line Indicator\nada,,#\n"
    (tmp_path / "file.csv").write_text(text)
    assert (
        "states no maximum: points are not scaled"
        in exported(capsys, out, "brightspace", "--template", tmp_path / "file.csv")[1]
    )
    assert "ada,15,#" in (tmp_path / "to" / "brightspace-01_loading.csv").read_text()
