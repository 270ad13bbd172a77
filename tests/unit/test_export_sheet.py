"""A platform's file in which cells are changed: all else stays byte for byte; and whose row is whose."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.bridges.people import Person
from autograder.errors import UsageError
from autograder.exports.marks import Mark, Student
from autograder.exports.matching import matched
from autograder.exports.sheet import Sheet
from autograder.manifest import Course

ENCODINGS = [
    ("utf-8", b""),
    ("utf-8", b"\xef\xbb\xbf"),
    ("cp1252", b""),
    ("utf-16-le", b"\xff\xfe"),
    ("utf-16-be", b"\xfe\xff"),
]
ODD = 'Näme;"A ""quoted"" one";Punkte\r\n"Müller; Jörg";"two\r\nlines";\r\n\r\n;" ";"1"\r\n'


@pytest.mark.parametrize(("encoding", "mark"), ENCODINGS)
def test_what_is_not_changed_stays_byte_for_byte_in_every_encoding(tmp_path: Path, encoding: str, mark: bytes) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(mark + ODD.encode(encoding))
    sheet = Sheet(file)
    assert sheet.header == ["Näme", 'A "quoted" one', "Punkte"]
    assert sheet.content() == file.read_bytes()
    sheet.put(1, 2, "12,5")
    sheet.put(3, 2, "7")
    changed = ODD.replace('lines";', 'lines";12,5').replace('"1"', '"7"')
    assert sheet.content() == mark + changed.encode(encoding)
    assert sheet.lines == [1, 2, 4, 5]


@pytest.mark.parametrize(("encoding", "mark"), ENCODINGS)
def test_excels_line_about_the_separator_stays_and_is_no_header(tmp_path: Path, encoding: str, mark: bytes) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(mark + "sep=;\r\nName, Vorname;Punkte\r\nMüller, Jörg;\r\n".encode(encoding))
    sheet = Sheet(file)
    assert (sheet.header, sheet.lines) == (["Name, Vorname", "Punkte"], [2, 3])
    assert sheet.content() == file.read_bytes()
    sheet.put(1, 1, "12,5")
    assert sheet.content().endswith("Jörg;12,5\r\n".encode(encoding))


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r\n"), max_size=8)


@given(rows=st.lists(st.lists(TEXTS, min_size=3, max_size=3), min_size=1, max_size=5), new=TEXTS, at=st.integers(0, 2))
def test_a_changed_file_is_read_as_python_reads_it(rows: list[list[str]], new: str, at: int) -> None:
    import tempfile

    rows = [["a", "b", "c"], *rows]
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "a.csv")
        file.write_bytes(text.getvalue().encode())
        sheet = Sheet(file)
    assert sheet.rows == rows
    sheet.put(1, at, new)
    rows[1][at] = new
    assert list(csv.reader(io.StringIO(sheet.content().decode(), newline=""))) == rows


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'a,b\n1,"open\n2,3\n', "a.csv:2: a quote is opened here and not closed."),
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        (b"PK\x03\x04rest", "is a workbook of a spreadsheet"),
        (b"a\0b", "is no text"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_a_line(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(UsageError, match=words):
        Sheet(tmp_path / "a.csv")
    with pytest.raises(UsageError, match="cannot be read"):
        Sheet(tmp_path / "none.csv")


def students(course: Course, *people: Person) -> list[Student]:
    lesson = course.lessons[0]
    return [Student(one, {lesson.name: Mark(lesson, None)}, Path()) for one in people]


def test_a_sign_decides_and_a_name_only_where_nothing_speaks_against_it(course: Course) -> None:
    ours = students(
        course,
        Person("Ada Lovelace", id="s1"),
        Person("Bo Ek (s2)", id="s2", name="Bo Ek"),
        Person("Bo Ek (s3)", id="s3", name="Bo Ek"),
        Person("Cy Lu", email="cy@x.org"),
        Person("Di Mo"),
        Person("z9"),
        Person("Eva Sol", id="s7"),
    )
    rows = {
        1: Person("Lovelace, Ada"),
        2: Person("Bo Ek", id="S3"),
        3: Person("Bo Ek"),
        4: Person("Another Name", email="CY@x.org"),
        5: Person("Di Mo", id="s8"),
        6: Person("Zoe Nil", login="z9"),
        7: Person("Eva Sol", id="s4"),
        8: Person("Nobody Known"),
    }
    found = matched(ours, rows)
    assert {row: student.name for row, student in found.students.items()} == {
        1: "Ada Lovelace",
        2: "Bo Ek (s3)",
        4: "Cy Lu",
        5: "Di Mo",
        6: "z9",
    }
    lines = " ".join(found.lines)
    assert "has another id, login or address than who is called so in the results: Eva Sol." in lines
    assert "in the file and not in the results: Nobody Known." in lines
    assert "may be several people of the results, or one who is there twice: Bo Ek." in lines


def test_one_student_in_two_rows_is_in_none(course: Course) -> None:
    ours = students(course, Person("Ada Lovelace"), Person("Bo Ek"))
    found = matched(ours, {1: Person("Ada Lovelace"), 2: Person("Lovelace, Ada"), 3: Person("Bo Ek")})
    assert list(found.students) == [3]
    assert "Ada Lovelace, Lovelace, Ada" in found.lines[0]
