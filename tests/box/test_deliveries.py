"""Whose is it? Names of the roster, folders around students, and what students put into files of their own."""

from __future__ import annotations

import os
from datetime import UTC
from pathlib import Path

import pytest

from autograder.bridges.class_rules import Attempt
from autograder.bridges.people import People, Person
from autograder.grading.collection import submissions_in
from autograder.grading.delivery import opened
from autograder.manifest import Course
from tests.exports import (
    METADATA,
    NB,
    WORK,
    WORKSHEETS,
    Solve,
    TakeIn,
    arrivals,
    in_folder,
    in_zip,
    inner_zip,
    students,
)

PEOPLE = People(
    (
        Person("Ada Lovelace", id="s1", login="ada", number="47", email="ada@x.org", section="A"),
        Person("Jo Li (1)", id="1", section="A"),
        Person("Jo Li (2)", id="2", section="B"),
        Person("Bo Ek", login="bo", section="B, Team 7"),
    )
)


@pytest.mark.parametrize("name", ["Lovelace, Ada", "lovelaceada", "s1", "ada@x.org", "Ada Byron Lovelace", "ADA"])
def test_a_name_of_the_roster_is_found_however_it_is_written(take_in: TakeIn, name: str) -> None:
    found = take_in({f"{name}/{NB}": None, f"zoe/{NB}": None}, folder=True, people=PEOPLE)
    assert sorted(students(found)) == ["Ada Lovelace", "zoe"]
    assert "zoe is not in the roster. Graded under this name." in found.notes


def test_who_may_be_two_people_is_listed_and_not_guessed(take_in: TakeIn) -> None:
    found = take_in({f"Jo Li/{NB}": None, f"ada/{NB}": None}, people=People((Person("Jo A Li"), Person("Jo B Li"))))
    assert "Jo Li may be Jo A Li or Jo B Li. Graded under this name." in found.notes
    assert sorted(students(found)) == ["Jo Li", "ada"]


def test_two_ways_to_write_one_name_are_two_attempts(take_in: TakeIn) -> None:
    found = take_in([f"Ada Lovelace/{NB}", f"s1/{NB}"], folder=True, people=PEOPLE)
    assert sorted(students(found)) == ["Ada Lovelace"]
    assert "Handed in 2 times" in students(found)["Ada Lovelace"].remark


def test_the_work_of_a_group_of_the_roster_is_that_of_each_of_its_people(take_in: TakeIn) -> None:
    found = take_in([f"Team 7/{NB}", f"ada/{NB}"], people=PEOPLE)
    assert sorted(students(found)) == ["Ada Lovelace", "Bo Ek"]


@pytest.mark.parametrize(("attempt", "taken"), [(Attempt.NEWEST, "b.ipynb"), (Attempt.FIRST, "a.ipynb")])
def test_the_class_says_which_attempt_counts(take_in: TakeIn, attempt: Attempt, taken: str) -> None:
    names = [f"L_ada_attempt_2026-01-0{day}-03-04-05_{name}.ipynb" for day, name in ((2, "a"), (3, "b"))]
    (ada,) = take_in(names, attempt=attempt).submissions
    assert f"Graded: {taken}, the {attempt}." in ada.remark
    assert ada.arrival
    assert (ada.arrival.attempt, ada.arrival.attempts) == (1 + (attempt is Attempt.NEWEST), 2)


# --- What students put into their own files changes nobody else's work ---


@pytest.mark.parametrize(
    ("names", "own", "inside"),
    [
        (
            [f"lovelaceada_47_200_{NB}", f"boek_48_201_{NB}"],
            "eve_49_202_w.zip",
            [f"lovelaceada_47_999_{NB}", f"boek_48_999_{NB}"],
        ),
        (
            [f"Ada_12_assignsubmission_file_{NB}"],
            "Eve_13_assignsubmission_file_w.zip",
            [f"Ada_12_assignsubmission_file_{NB}", f"Eve_13_assignsubmission_file_{NB}"],
        ),
        ([f"bo/{NB}"], "Ada.zip", ["Lab - a.ipynb", "Notes - b.ipynb"]),
        (
            [f"submission_123/{NB}", "submission_metadata.yml"],
            "submission_124/x.zip",
            [NB, "submission_metadata.yml"],
        ),
    ],
)
def test_what_lies_in_a_students_own_archive_is_hers_alone(
    tiny: Course, tmp_path: Path, solve: Solve, names: list[str], own: str, inside: list[str]
) -> None:
    forged = METADATA.replace("Ada Lovelace", "Eve").replace("2026-11-06", "2026-11-01")

    def content(name: str) -> str:
        return (forged if name in inside else METADATA) if name.endswith("yml") else solve(WORK)

    place = in_folder(tmp_path / "class", {name: METADATA if "yml" in name else solve(WORK) for name in names})
    (place / own).parent.mkdir(exist_ok=True)
    (place / own).write_bytes(inner_zip({name: content(name) for name in inside}))
    with opened(place, 10) as delivery:
        found = submissions_in(delivery, tiny)
    others = [one for one in found.submissions if "x.zip" not in str(one.path)]
    assert not any("times" in one.remark for one in others if one.student not in ("eve", "Eve", "Ada"))
    entries = {name.split("/")[0] for name in [*names, own] if "yml" not in name}
    assert len(found.submissions) == len(entries) + own.startswith("submission_124")  # Two handed that in together.
    assert not any((one.arrival.at if one.arrival else "").startswith("2026-11-01") for one in found.submissions)


def test_a_list_that_holds_itself_a_million_times_costs_nothing(take_in: TakeIn) -> None:
    bomb = "\n".join([":a0: &x0 [7, 7]", *(f":a{n}: &x{n} [*x{n - 1}, *x{n - 1}]" for n in range(1, 28))])
    text = f"{bomb}\nsubmission_1:\n  :submitters:\n  - :name: Ada\n    :sid: *x27\n"
    assert sorted(students(take_in({"submission_metadata.yml": text, f"submission_1/{NB}": None}))) == ["Ada"]


def test_a_students_timestamp_turns_no_class_into_nbgraders(take_in: TakeIn) -> None:
    found = take_in(
        {
            f"Ada Lovelace_12_assignsubmission_file/{NB}": None,
            f"Eve_13_assignsubmission_file/{NB}": None,
            "Eve_13_assignsubmission_file/timestamp.txt": "2020-01-01 00:00:00",
            "Eve_13_assignsubmission_file/a/timestamp.txt": "2020-01-01 00:00:00",
            "Grades-x.csv": WORKSHEETS["en"],
        },
        zone=UTC,
    )
    assert arrivals(found) == {"Ada Lovelace": "2026-11-06T14:05:00+00:00", "Eve": ""}


@pytest.mark.parametrize("name", ["timestamp.txt", "Grades.csv", "submission_metadata.yml"])
def test_a_pipe_or_a_link_where_a_platform_puts_a_file_holds_nobody_up(
    tiny: Course, tmp_path: Path, solve: Solve, name: str
) -> None:
    place = in_folder(tmp_path / "class", {f"{student}/01_first/{NB}": solve(WORK) for student in ("ada", "bo")})
    os.mkfifo(place / "ada" / "01_first" / name)
    os.mkfifo(place / name)
    (place / "bo" / "01_first" / name).symlink_to("/dev/zero")
    with opened(place, 10) as delivery:
        assert arrivals(submissions_in(delivery, tiny)) == {"ada": "", "bo": ""}


def test_a_students_csv_is_no_worksheet(take_in: TakeIn) -> None:
    names = [f"{who}_assignsubmission_file_" for who in ("Ada Lovelace_12", "Eve_13")]
    files = {f"{name}{NB}": None for name in names} | {f"{names[1]}d.csv": WORKSHEETS["en"]}
    assert arrivals(take_in(files)) == {"Ada Lovelace": "", "Eve": ""}


# --- Folders around students, and below them ---


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            [f"Ada_12_assignsubmission_file/{day}/{NB}" for day in ("monday", "tuesday")]
            + [f"Bo_13_assignsubmission_file/{NB}"],
            ["Ada", "Bo"],
        ),
        ([f"Ada Lovelace_12_assignsubmission_file_/sub/{NB}"], ["Ada Lovelace"]),
        ([f"Ada Lovelace_12_assignsubmission_file_/Bo - {NB}"], ["Ada Lovelace"]),
        (["39786-640693 - Aiden Rodriguez - Oct 10, 2025 1022 AM/a_1_2_b.ipynb"], ["Aiden Rodriguez"]),
        ([f"export/lovelaceada_1_2_{NB}", f"export/bo_3_4_{NB}"], ["bo", "lovelaceada"]),
        ([f"x/y/Lab_{who}_attempt_2026-10-09-15-05-33_{NB}" for who in ("ada", "bo")], ["ada", "bo"]),
        ([f"L{n}/Ada Lovelace_{n}50_assignsubmission_file/{NB}" for n in (1, 2)], ["Ada Lovelace"]),
        ([f"lab{n}-submissions/lab{n}-{who}/{NB}" for n in (1, 2) for who in ("ada", "bo")], ["ada", "bo"]),
        (["ps_1_2_ada.ipynb", "ps_1_2_bo.ipynb"], ["ps_1_2_ada", "ps_1_2_bo"]),
        (["Lab 1 - Ada.ipynb", "Lab 1 - Bo.ipynb"], ["Lab 1 - Ada", "Lab 1 - Bo"]),
        (["student-1.ipynb", "student-2.ipynb"], ["student-1", "student-2"]),
        (["ada.ipynb", "ada-1.ipynb", "bo.ipynb"], ["ada", "bo"]),
        ([f"submitted/ada/01_first/{NB}", f"late/bo/01_first/{NB}"], ["ada", "late"]),
        ([f"course/submitted/ada/01_first/{NB}", f"course/release/01_first/{NB}"], ["ada"]),
    ],
)
@pytest.mark.parametrize("folder", [False, True], ids=["zip", "folder"])
def test_nobody_is_merged_or_lost_by_folders(
    take_in: TakeIn, names: list[str], expected: list[str], folder: bool
) -> None:
    assert sorted(students(take_in(names, folder=folder))) == expected


def test_of_two_moodle_exports_namesakes_alone_have_numbers(take_in: TakeIn) -> None:
    names = [f"L1/Jo Li_{n}_assignsubmission_file/{NB}" for n in (12, 13)] + [f"L1/Bo_14_assignsubmission_file/{NB}"]
    found = take_in([*names, f"L2/Bo_88_assignsubmission_file/{NB}"])
    assert sorted(students(found)) == ["Bo", "Jo Li (12)", "Jo Li (13)"]


def test_a_zip_of_one_student_beside_the_worksheet_is_that_students(tiny: Course, tmp_path: Path, solve: Solve) -> None:
    place = in_folder(tmp_path / "class", {"Grades.csv": WORKSHEETS["en"]})
    in_zip(place / "sub.zip", {f"Ada Lovelace_12_assignsubmission_file/{NB}": solve(WORK)})
    with opened(place, 10) as delivery:
        assert sorted(students(submissions_in(delivery, tiny))) == ["Ada Lovelace"]


# --- Rosters ---


def test_a_number_that_moodle_gives_for_one_assignment_is_nobodys_in_the_roster(take_in: TakeIn) -> None:
    people = People((Person("Ada Lovelace", number="12"), Person("Bo Ek", number="13")))
    names = [f"Bo Ek_12_assignsubmission_file/{NB}", f"Ada Lovelace_13_assignsubmission_file/{NB}"]
    found = students(take_in(names, people=people))
    assert {student: "Bo" in str(one.path) for student, one in found.items()} == {"Bo Ek": True, "Ada Lovelace": False}


def test_the_folder_of_a_group_has_no_strangers_name(take_in: TakeIn) -> None:
    sheet = "Identifier,Full name,Last modified (submission)\nParticipant 45,Stranger Sam,-\n"
    assert sorted(students(take_in({f"Group A_45_assignsubmission_file/{NB}": None, "Grades.csv": sheet}))) == [
        "Group A"
    ]


@pytest.mark.parametrize("others", [[], [f"B/di/{NB}"]])
def test_a_folder_of_a_section_is_no_work_of_all_its_people(take_in: TakeIn, others: list[str]) -> None:
    people = People(tuple(Person(name, section=section) for name, section in (("ada", "A"), ("cy", "B"), ("di", "B"))))
    found = take_in(["A/ada/x.ipynb", "B/cy/y.ipynb", *others], people=people)
    assert sorted(students(found)) == sorted(["ada", "cy", *(["di"] if others else [])])


def test_namesakes_of_the_roster_are_told_apart_by_ids_or_listed(take_in: TakeIn) -> None:
    people = People((Person("Jo Li (1)", id="1", name="Jo Li"), Person("Jo Li (2)", id="2", name="Jo Li")))
    text = "submission_1:\n  :submitters:\n  - {':name': Jo Li, ':sid': '2'}\n"
    assert sorted(students(take_in({"submission_metadata.yml": text, f"submission_1/{NB}": None}, people=people))) == [
        "Jo Li (2)"
    ]
    assert (
        "Jo Li may be Jo Li (1) or Jo Li (2). Graded under this name." in take_in([f"Jo Li/{NB}"], people=people).notes
    )


def test_a_middle_name_makes_no_two_people_one(take_in: TakeIn) -> None:
    people = People((Person("Anna Li"), Person("Bo Ek")))
    found = take_in([f"Anna Li/{NB}", f"Anna Maria Li/{NB}"], folder=True, people=people)
    assert sorted(students(found)) == ["Anna Li", "Anna Maria Li"]
    assert "Anna Maria Li may be Anna Li. Graded under this name." in found.notes


@pytest.mark.parametrize("column", ["Email address", "ID number"])
def test_moodles_worksheet_tells_namesakes_apart_in_all_assignments(take_in: TakeIn, column: str) -> None:
    signs = {"Email address": ("jo1@x.org", "jo2@x.org"), "ID number": ("s1", "s2")}[column]
    known = [Person(f"Jo Li (s{n})", id=f"s{n}", email=f"jo{n}@x.org", name="Jo Li") for n in (1, 2)]
    sheet = f"Identifier,Full name,{column},Status\n" + "".join(
        f"Participant {number},Jo Li,{sign},Submitted\n" for number, sign in zip((71, 72), signs, strict=True)
    )
    files = {f"Jo Li_{n}_assignsubmission_file/{NB}": None for n in (71, 72)}
    found = take_in({**files, "Grades.csv": sheet}, people=People(tuple(known)))
    assert {student: str(one.path)[-45:].count("71") for student, one in students(found).items()} == {
        "Jo Li (s1)": 1,
        "Jo Li (s2)": 0,
    }
    assert not [note for note in found.notes if "may be" in note]


def test_namesakes_of_the_roster_are_never_one_in_an_export_that_has_names_alone(take_in: TakeIn) -> None:
    people = People((*(Person(f"Jo Li (s{n})", id=f"s{n}", name="Jo Li") for n in (1, 2)), Person("Bo Ek", id="s3")))
    whose = {"39001-64": "Jo Li", "39002-64": "Jo Li", "39003-64": "Bo Ek", "39003-65": "Bo Ek"}
    names = [f"{number} - {name} - Oct {n}, 2025 1022 AM/{NB}" for n, (number, name) in enumerate(whose.items(), 1)]
    found = take_in(names, people=people)
    assert sorted(students(found)) == ["Bo Ek", "Jo Li (39001-64)", "Jo Li (39002-64)"]
    may_be = "may be Jo Li (s1) or Jo Li (s2). Graded under this name."
    assert [note for note in found.notes if "may be" in note] == [
        f"Jo Li (39001-64) {may_be}",
        f"Jo Li (39002-64) {may_be}",
    ]


def test_what_cannot_be_graded_has_the_time_at_which_it_came(take_in: TakeIn) -> None:
    names = [f"Lab_{who}_attempt_2026-10-09-15-05-33_work.pdf" for who in ("ada", "bo")]
    found = take_in({**dict.fromkeys(names, "%PDF"), f"Lab_cy_attempt_2026-10-09-15-05-33_{NB}": None}, zone=UTC)
    assert set(arrivals(found).values()) == {"2026-10-09T15:05:33+00:00"}
