"""What is odd in exports costs nobody a mark, and what cannot be told apart is said by name and never guessed."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest

from autograder.bridges.handed_in import HandedIn
from autograder.bridges.months import month_of
from autograder.bridges.people import People, Person
from autograder.bridges.readers import READERS, details_of, reader_of
from autograder.grading.collection import submissions_in
from autograder.grading.delivery import opened
from autograder.manifest import Course
from tests.exports import NB, WORK, WORKSHEETS, Solve, TakeIn, arrivals, in_folder, in_zip, students

SHEET = "Identifier,Full name,Status,Last modified (submission)\n"
AT = '"Friday, 6 November 2026, 2:05 PM"'
JO_LI = People((*(Person(f"Jo Li (s{n})", id=f"s{n}", name="Jo Li") for n in (1, 2)), Person("Bo Ek", id="s3")))


# --- Moodle ---


@pytest.mark.parametrize("status", ["Draft (not submitted)", "Entwurf (nicht abgegeben)", "Brouillon (non remis)"])
def test_a_draft_of_moodles_is_graded_and_called_one(take_in: TakeIn, status: str) -> None:
    sheet = f"{SHEET}Participant 1,Ada L,{status},{AT}\nParticipant 2,Bo Ek,Submitted for grading,{AT}\n"
    files = {f"{who}_assignsubmission_file/{NB}": None for who in ("Ada L_1", "Bo Ek_2")}
    found = students(take_in({**files, "Grades.csv": sheet}))
    assert {who: one.remark for who, one in found.items()} == {
        "Ada L": "In Moodle this is a draft, which was not submitted.",
        "Bo Ek": "",
    }


@pytest.mark.parametrize(
    ("folder", "name"), [("Sean OBrien_1", "Sean O'Brien"), ("Group A-Bo Ek_1", "Bo Ek"), ("Jörg M_1", "Jörg M")]
)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_row_of_the_worksheet_is_found_by_a_name_as_folders_can_bear_it(
    take_in: TakeIn, folder: str, name: str, encoding: str
) -> None:
    sheet = f"{SHEET}Participant 1,{name},Submitted for grading,{AT}\n".encode(encoding)
    found = take_in({f"{folder}_assignsubmission_file/{NB}": None, "Grades.csv": sheet}, zone=UTC)
    assert arrivals(found) == {name: "2026-11-06T14:05:00+00:00"}


def test_excels_line_about_the_separator_is_no_header_of_a_worksheet(take_in: TakeIn) -> None:
    sheet = "sep=;\r\n" + SHEET.replace(",", ";") + f"Participant 1;Ada L;Submitted;{AT}\r\n"
    found = take_in({f"Ada L_1_assignsubmission_file/{NB}": None, "Grades.csv": sheet}, zone=UTC)
    assert arrivals(found) == {"Ada L": "2026-11-06T14:05:00+00:00"}


@pytest.mark.parametrize(
    ("sheet", "line"),
    [
        ("Identificativo,Nome completo\nPartecipante 1,Ada L\n", "Valutazioni.csv is no grading worksheet in English"),
        (
            f'{SHEET}Participant 1,Ada L,x,"2026年11月6日(金曜日) 14:05"\n',
            "Valutazioni.csv: 1 times are in a form that is",
        ),
    ],
)
def test_a_worksheet_that_is_not_understood_is_named(take_in: TakeIn, sheet: str, line: str) -> None:
    found = take_in({f"Ada L_1_assignsubmission_file/{NB}": None, "Valutazioni.csv": sheet})
    assert [note for note in found.notes if note.startswith(line)]


@pytest.mark.parametrize("language", WORKSHEETS)
def test_of_a_worksheet_that_is_understood_nothing_is_said(take_in: TakeIn, language: str) -> None:
    found = take_in({f"Ada Lovelace_12_assignsubmission_file/{NB}": None, "Grades.csv": WORKSHEETS[language]})
    assert list(found.notes) == ["Read as an export of Moodle."]


# --- Canvas ---


@pytest.mark.parametrize("name", ["3ptsmith", "4kids", "2pac"])
def test_a_name_of_canvas_may_begin_with_a_digit(take_in: TakeIn, name: str) -> None:
    found = take_in([f"{name}_47_200_{NB}", f"{name}_LATE_47_201_{NB}", f"boek_48_202_{NB}"])
    assert sorted(students(found)) == sorted([name, "boek"])
    assert students(found)[name].arrival


def test_a_group_of_canvas_is_found_in_the_roster_as_one_word(take_in: TakeIn) -> None:
    people = People((Person("Ada L", section="Project Group 1"), Person("Bo Ek", section="Project Group 2")))
    found = take_in([f"projectgroup1_21_101_{NB}", f"projectgroup2_22_102_{NB}"], people=people)
    assert sorted(students(found)) == ["Ada L", "Bo Ek"]


# --- Brightspace ---


@pytest.mark.parametrize(
    ("date", "at"),
    [
        ("Oct 10, 2025 234 PM", "14:34"),
        ("October 10, 2025 2:34 PM", "14:34"),
        ("10 oct. 2025 1434", "14:34"),
        ("10 octobre 2025 14:34", "14:34"),
        ("10. Okt 2025 1434", "14:34"),
        ("10 de outubro de 2025 às 14h34", "14:34"),
        ("10 ott 2025 14.34", "14:34"),
        ("2025-10-10 1434", "14:34"),
        ("Oct 10, 2025 2.34.56 PM", "14:34"),
        ("10 oktober 2025 02:34 p.m.", "14:34"),
        ("Oct 10, 2025 1202 AM", "00:02"),
    ],
)
@pytest.mark.parametrize("between", ["/", " - "])
def test_dates_of_brightspace_are_read_in_many_languages(take_in: TakeIn, date: str, at: str, between: str) -> None:
    names = [f"{n}-64 - {who} - {date}{between}{NB}" for n, who in ((1, "Zoé - Anne Roy"), (2, "Bo Ek"))]
    assert arrivals(take_in(names, zone=UTC)) == dict.fromkeys(("Zoé - Anne Roy", "Bo Ek"), f"2025-10-10T{at}:00+00:00")


def test_a_date_of_brightspace_that_is_not_read_costs_the_time_and_not_the_name(take_in: TakeIn) -> None:
    found = take_in([f"1-64 - Zoé Roy - 10 października 2025 1434/{NB}", f"2-64 - Bo Ek - Oct 1, 2025 234 PM/{NB}"])
    assert sorted(students(found)) == ["Bo Ek", "Zoé Roy"]
    (line,) = [note for note in found.notes if "the date is in a form that is not read" in note]
    assert "Of 1 entries" in line and "października" in line


@pytest.mark.parametrize(("word", "number"), [("juil.", 7), ("jui", 0), ("Mai", 5), ("ma", 0), ("dic", 12), ("x", 0)])
def test_a_month_that_may_be_short_for_two_is_none(word: str, number: int) -> None:
    assert month_of(word) == number


def test_one_name_with_two_numbers_of_brightspaces_is_graded_apart_and_named(take_in: TakeIn) -> None:
    names = [f"{n}-64 - {who} - Oct {n}, 2025 1022 AM/{NB}" for n, who in ((1, "Jo Li"), (2, "Jo Li"), (3, "Bo Ek"))]
    found = take_in(names)
    assert sorted(students(found)) == ["Bo Ek", "Jo Li (1-64)", "Jo Li (2-64)"]
    assert "Jo Li has the numbers 1-64, 2-64: one person or several? Each is graded by itself." in found.notes
    one = take_in(names, people=People((Person("Jo Li"), Person("Bo Ek"))))
    assert sorted(students(one)) == ["Bo Ek", "Jo Li"]
    assert "Jo Li has the numbers 1-64, 2-64: one person or several? Taken for one, as in the roster." in one.notes


# --- Blackboard and Gradescope ---


@pytest.mark.parametrize("word", ["Name", "Nom", "Nombre", "Имя"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_blackboards_text_says_who_it_was_in_any_language(take_in: TakeIn, word: str, encoding: str) -> None:
    stem = "Lab_1_j_doe_attempt_2026-10-09-15-05-33"
    text = f"{word}: Jané (Jo) Doe (j_doe)\r\n\r\nName: Eve (eve)\r\n".encode(encoding)
    assert sorted(students(take_in({f"{stem}.txt": text, f"{stem}_{NB}": None}))) == ["Jané (Jo) Doe"]


def test_a_login_of_which_nobody_says_where_it_begins_is_named(take_in: TakeIn) -> None:
    found = take_in([f"Lab_1_ada_l_attempt_2026-10-09-15-05-33_{NB}"])
    assert "Nothing says where the login in 'Lab_1_ada_l' begins. Read as 'l'." in found.notes


def test_namesakes_of_gradescope_without_any_sign_are_told_apart_by_their_folders(take_in: TakeIn) -> None:
    entry = "submission_{0}:\n  :submitters:\n  - :name: Jo Li\n"
    files = {f"submission_{n}/{NB}": None for n in (1, 2)}
    found = take_in({**files, "submission_metadata.yml": "".join(entry.format(n) for n in (1, 2))})
    assert sorted(students(found)) == ["Jo Li (submission_1)", "Jo Li (submission_2)"]


def test_folders_of_gradescope_of_which_nothing_says_whose_they_are_are_named(take_in: TakeIn) -> None:
    found = take_in({f"submission_1/{NB}": None, f"submission_2/{NB}": None, "submission_metadata.yml": "a: ["})
    assert "No metadata that can be read says whose these are: submission_1, submission_2." in found.notes


# --- GitHub ---


@pytest.mark.parametrize("stray", [f"solutions/{NB}", "grades.csv", "feedback/readme.md"])
def test_a_stray_folder_or_file_among_repositories_takes_no_name_from_the_others(
    tiny: Course, tmp_path: Path, solve: Solve, stray: str
) -> None:
    names = [f"lab-ada/{NB}", f"lab-bo/{NB}", stray]
    files = {name: solve(WORK) if name.endswith(NB) else "x" for name in names}
    with opened(in_folder(tmp_path / "lab-submissions", files), 10) as delivery:
        found = submissions_in(delivery, tiny)
    assert {"ada", "bo"} <= students(found).keys()
    said = [*found.notes, *found.left_out]
    assert [line for line in said if stray.partition("/")[0] in line], "it is named"


def test_details_of_repositories_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [HandedIn((name, NB), Path("class", name, NB)) for name in ("ada", "bo")]
    said = details_of(files)
    monkeypatch.setattr("autograder.bridges.github_classroom.last_commit", lambda git: pytest.fail("read again"))
    assert reader_of(files, said).name == "plain"
    assert said.keys() == {one.name for one in READERS}


# --- Google Classroom ---


def test_files_of_namesakes_in_drive_are_graded_apart_and_named(take_in: TakeIn) -> None:
    found = take_in([f"Jo Li - {NB}", "Jo Li - 01_first(1).ipynb", f"Bo Ek - {NB}"], people=JO_LI)
    assert sorted(students(found)) == ["Bo Ek", "Jo Li (01_first(1))", "Jo Li (01_first)"]
    assert len([note for note in found.notes if "may be Jo Li (s1) or Jo Li (s2)" in note]) == 2
    copies = [f"Jo Li - {NB}", f"Jo Li - Kopie von {NB}", f"Copy of Jo Li - {NB}", f"Bo Ek - {NB}"]
    assert len(students(take_in(copies, people=JO_LI))) == 4


def test_two_files_of_one_name_in_drive_are_named_where_there_is_no_roster(take_in: TakeIn) -> None:
    found = take_in([f"Jo Li - {NB}", "Jo Li - 01_first (1).ipynb", f"Bo Ek - {NB}", "Bo Ek - other.ipynb"])
    assert "Of these there are two files of one name, and nothing says whether of two people: Jo Li." in found.notes


@pytest.mark.parametrize("file", [NB, "lab - my work.ipynb"])
def test_a_name_with_a_dash_in_it_is_found_in_the_roster(take_in: TakeIn, file: str) -> None:
    people = People((Person("Anne - Marie Li"), Person("Bo Ek")))
    found = take_in([f"Anne - Marie Li - {file}", f"Bo Ek - {file}", f"Bo Ek - {NB}"], people=people)
    assert sorted(students(found)) == ["Anne - Marie Li", "Bo Ek"]
    assert not [note for note in found.notes if "Graded under this name" in note]


def test_a_name_of_which_nobody_says_where_it_ends_is_whole_and_named(take_in: TakeIn) -> None:
    found = take_in([f"Anne - Marie Li - {NB}", f"Anne - Peter Ek - {NB}", f"Bo Ek - {NB}"])
    assert sorted(students(found)) == ["Anne - Marie Li", "Anne - Peter Ek", "Bo Ek"]
    assert len([note for note in found.notes if "nothing says where it ends" in note]) == 2


def test_a_name_that_may_end_at_two_places_of_the_roster_is_not_guessed(take_in: TakeIn) -> None:
    people = People((Person("Anne"), Person("Anne - Marie Li"), Person("Bo Ek")))
    found = take_in([f"Anne - Marie Li - {NB}", f"Bo Ek - {NB}"], people=people)
    assert not {"Anne", "Anne - Marie Li"} & students(found).keys()
    assert [note for note in found.notes if "may be Anne or Anne - Marie Li" in note or "may be Anne - Marie" in note]


# --- Any platform ---


@pytest.mark.parametrize("more", [False, True])
def test_the_zip_of_an_export_beside_what_was_unpacked_is_no_student(
    tiny: Course, tmp_path: Path, solve: Solve, more: bool
) -> None:
    names = [f"{who}_assignsubmission_file_/{NB}" for who in ("Ada L_1", "Bo Ek_2")]
    place = in_folder(tmp_path / "class", dict.fromkeys(names, solve(WORK)))
    in_zip(place / "Lab1.zip", dict.fromkeys([*names, *(["Cy Lu_3_assignsubmission_file_/w.ipynb"] * more)], "{"))
    with opened(place, 10) as delivery:
        found = submissions_in(delivery, tiny)
    assert {"Ada L", "Bo Ek"} <= students(found).keys()
    assert not any(students(found)[who].remark or students(found)[who].problem for who in ("Ada L", "Bo Ek"))
    passed_over = "Lab1.zip is passed over: all that is in it lies beside it." in found.notes
    assert passed_over != ("Lab1" in students(found)) and passed_over != more, "nothing that is nowhere else is lost"


def test_an_archive_in_an_archive_is_called_one(tiny: Course, tmp_path: Path, solve: Solve) -> None:
    place = in_folder(tmp_path / "class", {f"bo/{NB}": solve(WORK), "ada/": ""})
    inner = in_zip(tmp_path / "inner.zip", {NB: solve(WORK)}).read_bytes()
    in_zip(place / "ada" / "x.zip", {"inner.zip": inner})
    with opened(place, 10) as delivery:
        problem = students(submissions_in(delivery, tiny))["ada"].problem
    assert "x.zip/inner.zip (an archive in an archive; hand in the .ipynb)" in problem


def test_work_that_is_not_named_as_the_platform_names_it_is_said(take_in: TakeIn) -> None:
    found = take_in([f"Ada L_1_assignsubmission_file/{NB}", f"Bo Ek_2_assignsubmission_file/{NB}", f"Solutions/{NB}"])
    assert "Not named as Moodle names what it exports: Solutions. Graded under this name." in found.notes


def test_a_file_of_the_teachers_among_named_ones_is_no_student(take_in: TakeIn) -> None:
    files = {
        f"Ada L_1_assignsubmission_file_{NB}": None,
        f"Bo Ek_2_assignsubmission_file_{NB}": None,
        "notes.docx": "x",
    }
    found = take_in(files)
    assert sorted(students(found)) == ["Ada L", "Bo Ek"]
    assert list(found.left_out) == ["notes.docx: not a submission"]


@pytest.mark.parametrize(
    "junk",
    ["desktop.ini", "~$notes.docx", ".~lock.01_first.ipynb#", "__MACOSX/._a", "._01_first.ipynb", ".gitignore"],
)
def test_what_systems_leave_beside_work_is_passed_over(take_in: TakeIn, junk: str) -> None:
    found = take_in({f"ada/{NB}": None, f"ada/{junk}": "x", junk: "x"})
    assert sorted(students(found)) == ["ada"]
    assert not found.left_out
