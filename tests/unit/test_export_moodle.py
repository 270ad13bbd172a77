"""Moodle's worksheet, filled in and read again as Moodle reads it; and the zip of feedback files."""

from __future__ import annotations

import csv
import html
import io
import zipfile
from pathlib import Path

import pytest

from autograder.api.result import Arrival
from autograder.bridges.handed_in import PLATFORM
from autograder.bridges.moodle import READER
from autograder.manifest import Course
from tests.graded_class import exported, graded, grow

EN = (
    "Identifier,Full name,Email address,Status,Grade,Maximum grade,Grade can be changed,"
    "Last modified (submission),Last modified (grade),Feedback comments"
)
DE = (
    "ID,Vollständiger Name,E-Mail-Adresse,Status,Bewertung,Bestwertung,Bewertung kann geändert werden,"
    "Zuletzt geändert (Abgabe),Zuletzt geändert (Bewertung),Feedback als Kommentar"
)
FR = (
    "Identifiant,Nom complet,Adresse de courriel,Statut,Note,Note maximale,La note peut être modifiée,"
    "Dernière modification (travail remis),Dernière modification (note),Feedback par commentaires"
)
ES = (
    "Identificador,Nombre completo,Dirección de correo,Estado,Calificación,Calificación máxima,"
    "La calificación puede ser cambiada,Última modificación (entrega),Última modificación (calificación),"
    "Comentarios de retroalimentación"
)
HELD = "test_read_idx_images_refuses_other_files"


def row(number: int, name: str, most: str = "100.00", can: str = "Yes", grade: str = "", comment: str = "") -> str:
    cells = [f"Participant {number}", name, "", "Submitted for grading", grade, most, can, "-", "-", comment]
    file = io.StringIO()
    csv.writer(file, lineterminator="").writerow(cells)
    return file.getvalue()


@pytest.fixture
def out(tmp_path: Path, course: Course) -> Path:
    """Half and all of 20 points, one held, and somebody who is not in the worksheet."""
    points = {"Ada Lovelace": 10, "Jörg Müller": 20, "Held One": 3, "Zoe Nil": 5}
    notebooks = {
        "Ada Lovelace": "Ada Lovelace_71_assignsubmission_file/01_loading.ipynb",
        "Jörg Müller": "Group A_45_assignsubmission_file/a.ipynb",
        "Zoe Nil": "Zoe Nil_74_assignsubmission_file_/x.zip/a.ipynb",
    }
    return graded(tmp_path / "out", course.lessons[0], points, {"Held One": HELD}, notebooks)


def worksheet(tmp_path: Path, *rows: str, header: str = EN, encoding: str = "utf-8", end: str = "\n") -> Path:
    file = tmp_path / "Grades.csv"
    file.write_bytes("".join(f"{line}{end}" for line in (header, *rows)).encode(encoding))
    return file


def test_grades_are_scaled_and_all_else_stays_byte_for_byte(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], course: Course
) -> None:
    rows = [
        row(71, "Ada Lovelace", grade="3.00", comment="a note of my own"),
        row(72, '<span class="usersuspended">Jörg Müller</span>'),
        row(73, "Held One", grade="1.00"),
        row(75, "=cmd()|'x'!A1, \"Quoted\"\nTwo lines"),
        row(76, "Lo Cked", can="No"),
    ]
    template = worksheet(tmp_path, *rows, encoding="utf-8-sig", end="\r\n")
    graded(out, course.lessons[0], {"Lo Cked": 4})
    before = template.read_bytes()
    code, printed, said = exported(capsys, out, "moodle", "--template", template)
    assert code == 3
    expected = before.replace(b",3.00,100.00", b",50,100.00").replace(
        b"Submitted for grading,,100.00,Yes", b"Submitted for grading,100,100.00,Yes", 1
    )
    assert (tmp_path / "to" / "moodle-01_loading.csv").read_bytes() == expected
    assert template.read_bytes() == before
    assert "01_loading goes into 'Grade', scaled from 20 to its 100 points." in printed
    assert "Moodle: 2 rows." in printed and "Upload grading worksheet" in printed
    assert "locked: the worksheet says that this grade cannot be changed: Lo Cked." in said
    assert "in the file and not in the results: \"Quoted\" Two lines =cmd()|'x'!A1." in said
    assert "in the results and not in the file: Zoe Nil." in said
    assert "points of these are held: Held One 01_loading (1)" in said
    code, _, said = exported(capsys, out, "moodle", "--template", template, "--with-held")
    assert code == 0 and "held" not in said
    assert ",15,100.00" in (tmp_path / "to" / "moodle-01_loading.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("header", "encoding", "most", "expected"),
    [
        (EN, "utf-8", "20.00", "10"),
        (EN, "utf-8", "25.00", "12.5"),
        (DE, "utf-8", "25,00", "12,5"),
        (DE, "cp1252", "25", "12,5"),
        (FR, "utf-8-sig", "25,00", "12,5"),
        (FR.replace("’", "'"), "utf-16", "25,00", "12,5"),
        (ES, "utf-8", "33,00", "16,5"),
        (EN.replace(",", ";"), "utf-8", "25,00", "12,5"),
        (DE.replace(",", "\t"), "utf-8", "25,00", "12,5"),
    ],
)
def test_headers_of_four_languages_decimal_commas_and_encodings(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], header: str, encoding: str, most: str, expected: str
) -> None:
    separator = next(one for one in "\t;," if one in header)
    one = separator.join(["Teilnehmer/in71", "Lovelace Ada", "", "", "", f'"{most}"', "Ja", "-", "-", ""])
    two = separator.join(["Teilnehmer/in72", "Jörg Müller", "", "", "", f'"{most}"', "Nein", "-", "-", ""])
    template = worksheet(tmp_path, one, two, header=header, encoding=encoding)
    assert exported(capsys, out, "moodle", "--template", template)[0] == 3
    made = (tmp_path / "to" / "moodle-01_loading.csv").read_bytes().decode(encoding)
    found = list(csv.reader(io.StringIO(made), delimiter=separator))
    at = next(found[0].index(name) for name in ("Grade", "Bewertung", "Note", "Calificación") if name in found[0])
    assert [line[at] for line in found[1:]] == [expected, ""]
    assert found[0] == header.split(separator)


def test_comments_are_text_that_moodle_can_read(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], course: Course
) -> None:
    (out / "class.yaml").write_text(
        "time_zone: UTC\ndeadlines: {01_loading: 2026-11-06 12:00}\nlate: {percent_per_day: 10}\n"
    )
    arrival = Arrival("2026-11-06T12:00:01+00:00", PLATFORM, False)
    grow(out, course.lessons[0], "Ada Lovelace", remark='=SUM(1)\nnext <b>"so"</b>; C:\\', arrival=arrival)
    template = worksheet(
        tmp_path, row(71, "Ada Lovelace", comment="old"), row(72, "Jörg Müller"), row(79, "Yu", comment="x")
    )
    code, printed, _ = exported(capsys, out, "moodle", "--template", template, "--comments")
    assert code == 3 and "2 comments, 1 of them in place of another." in printed
    text = (tmp_path / "to" / "moodle-01_loading.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert "\\" not in text and "<b>" not in text
    comment = rows[0]["Feedback comments"]
    assert html.unescape(comment).startswith("Loading MNIST: 10 of 20 points (1.1: 3/3, ")
    assert '=SUM(1) next <b>"so"</b>; C:\\ 1 day late: due' in html.unescape(comment)
    assert (rows[0]["Grade"], rows[2]["Feedback comments"]) == ("45", "x")
    assert exported(capsys, out, "moodle", "--template", template, "--earned")[0] == 3
    again = csv.DictReader(io.StringIO((tmp_path / "to" / "moodle-01_loading.csv").read_text(encoding="utf-8")))
    assert [line["Grade"] for line in again] == ["50", "100", ""]


def test_feedback_goes_into_folders_that_moodle_takes(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = worksheet(tmp_path, row(91, "Ada Lovelace"), row(92, "Jörg Müller"), row(93, "Held One"))
    _, printed, _ = exported(capsys, out, "moodle", "--template", template, "--feedback")
    with zipfile.ZipFile(tmp_path / "to" / "moodle-01_loading-feedback.zip") as archive:
        names = archive.namelist()
        assert b"Ada Lovelace" in archive.read(names[0])
    assert names == [f"participant_{n}_assignsubmission_file/feedback.html" for n in (91, 92)]
    for name in names:  # As importziplib.php splits a part: name, number, plugin's type, plugin, rest.
        pieces = name.split("/")[0].split("_", 4)
        assert pieces[1].isdigit() and pieces[2:] == ["assignsubmission", "file"]
        assert READER.read(name.split("/")[0], True) is not None
    assert "Feedback on 01_loading: 2 pages." in printed and "Upload multiple feedback files in a zip" in printed


def test_without_a_worksheet_the_folders_are_those_that_were_graded(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (out / "Zoe Nil" / "feedback.html").unlink()
    code, printed, said = exported(capsys, out, "moodle", "--feedback")
    assert code == 3 and "Feedback alone: for marks, give Moodle's grading worksheet" in printed
    with zipfile.ZipFile(tmp_path / "to" / "moodle-01_loading-feedback.zip") as archive:
        assert archive.namelist() == ["Ada Lovelace_71_assignsubmission_file/feedback.html"]
    # A group's number is another person's.
    assert "feedback, nothing says what the platform calls the submission: Jörg Müller." in said
    assert "feedback, there is no feedback.html: grade again: Zoe Nil." in said
    assert "Upload grading worksheet" not in printed


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("Student,ID,Section\nA,1,x\n", "no column for the grade. Expected Moodle's grading worksheet"),
        ("Identifier,Full name,Scale,Grade\nParticipant 1,A,x,y\n", "is graded with words of a scale"),
        ("Identifier,Full name,Grade\nParticipant 1\n", "Grades.csv:2: this row has 1 cells, and the header 3."),
        ("", "is empty"),
    ],
)
def test_another_file_is_refused_in_a_line(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, words: str
) -> None:
    (tmp_path / "Grades.csv").write_text(content)
    code, printed, said = exported(capsys, out, "moodle", "--template", tmp_path / "Grades.csv")
    assert (code, printed) == (2, "") and words in said
    assert not (tmp_path / "to").exists()


def test_without_a_worksheet_or_with_two_lessons_it_says_what_to_give(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], course: Course
) -> None:
    code, _, said = exported(capsys, out, "moodle")
    assert code == 2 and "Give the assignment's grading worksheet" in said and "--template" in said
    graded(out, course.lessons[1], {"Ada Lovelace": 4})
    template = worksheet(tmp_path, row(71, "Ada Lovelace", most="10.00"))
    code, _, said = exported(capsys, out, "moodle", "--template", template)
    assert code == 2 and "Name its lesson with --lesson; there are 01_loading, 02_scaling." in said
    assert exported(capsys, out, "moodle", "--template", template, "--lesson", "2")[0] == 0
    assert ",2,10.00," in (tmp_path / "to" / "moodle-02_scaling.csv").read_text()


def test_two_of_one_name_are_told_and_nobody_is_guessed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], course: Course
) -> None:
    out = graded(tmp_path / "out", course.lessons[0], {"Bo Ek": 7, "Cy Lu": 8})
    template = worksheet(tmp_path, row(1, "Bo Ek"), row(2, "Ek, Bo"), row(3, "Cy Lu"))
    code, _, said = exported(capsys, out, "moodle", "--template", template)
    assert code == 0
    assert "may be several people of the results, or one who is there twice: Bo Ek, Bo Ek." in said
    text = (tmp_path / "to" / "moodle-01_loading.csv").read_text()
    assert [line["Grade"] for line in csv.DictReader(io.StringIO(text))] == ["", "", "40"]


def test_blind_marking_goes_by_the_numbers_of_participants(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], course: Course
) -> None:
    notebooks = {f"Participant ({n})": f"Participant_{n}_assignsubmission_file/a.ipynb" for n in (87, 88)}
    points = dict(zip(notebooks, (10, 20), strict=True))
    out = graded(tmp_path / "out", course.lessons[0], points, notebooks=notebooks)
    (tmp_path / "Grades.csv").write_text(
        "Identifier,Status,Grade,Maximum grade\n"
        "Participant 88,x,,20.00\nParticipant 86,x,,20.00\nParticipant 87,x,,20.00\n"
    )
    code, _, said = exported(capsys, out, "moodle", "--template", tmp_path / "Grades.csv", "--feedback")
    assert code == 0 and "in the file and not in the results: 86." in said
    text = (tmp_path / "to" / "moodle-01_loading.csv").read_text()
    assert text.splitlines()[1:] == [
        "Participant 88,x,20,20.00",
        "Participant 86,x,,20.00",
        "Participant 87,x,10,20.00",
    ]
    with zipfile.ZipFile(tmp_path / "to" / "moodle-01_loading-feedback.zip") as archive:
        assert archive.namelist() == [f"participant_{n}_assignsubmission_file/feedback.html" for n in (88, 87)][::-1]
