"""The export of each platform: everybody has the right name, attempt and time, and no file of the platform is work."""

from __future__ import annotations

import io
import os
import subprocess
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from autograder.bridges.class_rules import Attempt
from autograder.bridges.people import People, Person
from autograder.bridges.readers import READERS, reader_named
from autograder.errors import UsageError
from autograder.grading.delivery import opened
from autograder.grading.submissions import Intake, Submission, TakenIn, submissions_in
from autograder.manifest import Course

Solve = Callable[..., str]
TakeIn = Callable[..., TakenIn]
WORK = "def make_model():\n    return 3"
NB = "01_first.ipynb"


@pytest.fixture
def take_in(tiny: Course, tmp_path: Path, solve: Solve) -> TakeIn:
    """What came of files by name, in a zip or a folder. A notebook's content may be left out."""

    def taken(files: dict[str, str | None] | list[str], folder: bool = False, **how: object) -> TakenIn:
        every = files if isinstance(files, dict) else dict.fromkeys(files)
        content = {name: solve(WORK) if text is None else text for name, text in every.items()}
        place = _in_folder(tmp_path / "class", content) if folder else _in_zip(tmp_path / "class.zip", content)
        with opened(place, 10) as delivery:
            return submissions_in(delivery, tiny, (), Intake(**how))  # type: ignore[arg-type]

    return taken


def _in_folder(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def _in_zip(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        for name, text in files.items():
            file.writestr(name, text)
    return path


def students(taken: TakenIn) -> dict[str, Submission]:
    return {one.student: one for one in taken.submissions}


def arrivals(taken: TakenIn) -> dict[str, str]:
    return {one.student: one.arrival.at if one.arrival else "" for one in taken.submissions}


@pytest.mark.parametrize(
    ("platform", "names", "expected"),
    [
        (
            "moodle",
            [
                f"Ada Lovelace_12_assignsubmission_file/{NB}",
                f"José Núñez_13_assignsubmission_file_/sub/{NB}",
                f"BAE,WOOJIN-2018147546_14_assignsubmission_file_/x/{NB}",
                f"Participant_87_assignsubmission_file/{NB}",
                "Default group_assignsubmission_file/work.ipynb",
            ],
            ["Ada Lovelace", "BAE,WOOJIN-2018147546", "Default group", "José Núñez", "Participant"],
        ),
        (
            "moodle",
            [f"Ada Lovelace_12_assignsubmission_file_{NB}", "Bo Ek_13_assignsubmission_file_my work.ipynb"],
            ["Ada Lovelace", "Bo Ek"],
        ),
        (
            "canvas",
            [
                f"lovelaceada_4711_99_{NB}",
                f"müllerjörg_4712_100_{NB}",
                "hoppergrace_LATE_4713_101_my notebook (final).ipynb",
                "anon_x8K2p_102_a.ipynb",
                "LATE_anon_y8K2p_103_a.ipynb",
                "group1_4714_104_a_12_b.ipynb",
            ],
            ["anon_x8K2p", "anon_y8K2p", "group1", "hoppergrace", "lovelaceada", "müllerjörg"],
        ),
        (
            "brightspace",
            [
                f"39786-640693 - Aiden Rodriguez - Oct 10, 2025 1022 AM/{NB}",
                f"39786-640694 - Anne - Marie Smith - Oct 10, 2025 234 PM/{NB}",
                f"101 - Ada Example - Oct 1, 2026 900 AM/{NB}",
                "index.html",
            ],
            ["Ada Example", "Aiden Rodriguez", "Anne - Marie Smith"],
        ),
        (
            "blackboard",
            [
                f"Lab_1_part_2_ada_attempt_2026-10-09-15-05-33_{NB}",
                f"Lab_1_part_2_bo_attempt_2026-10-09-15-05-34_{NB}",
            ],
            ["ada", "bo"],
        ),
        (
            "github-classroom",
            [f"lab-2-submissions/lab-2-ada-l/lessons/01_first/{NB}", f"lab-2-submissions/lab-2-bo/{NB}"],
            ["ada-l", "bo"],
        ),
        (
            "google-classroom",
            [f"Alan Turing - {NB}", f"Emmy Noether - Copy of {NB}", f"Bo Ek - {NB.upper()}"],
            ["Alan Turing", "Bo Ek", "Emmy Noether"],
        ),
        ("nbgrader", [f"submitted/ada/01_first/{NB}", f"submitted/bo/01_first/{NB}"], ["ada", "bo"]),
        (
            "nbgrader",
            [f"ada+01_first+2026-11-06 10:00:00.5 UTC/{NB}", f"bo+01_first+2026-11-06 10:00:00 UTC+x1/{NB}"],
            ["ada", "bo"],
        ),
        ("plain", [f"ada/{NB}", f"bo/deep/er/{NB}"], ["ada", "bo"]),
    ],
)
@pytest.mark.parametrize("said", [False, True], ids=["found", "said"])
def test_the_names_of_each_platform_are_read(
    take_in: TakeIn, platform: str, names: list[str], expected: list[str], said: bool
) -> None:
    files: dict[str, str | None] = {name: None if name.endswith(("ipynb", "IPYNB")) else "x" for name in names}
    found = take_in(files, reader=reader_named(platform) if said else None)
    assert sorted(students(found)) == expected
    assert not any(one.problem for one in found.submissions)
    if platform not in ("plain", "github-classroom") and not (platform == "nbgrader" and "submitted" in names[0]):
        assert [note for note in found.notes if "Read as an export of" in note]


def test_each_reader_names_its_source_and_is_called_by_one_name() -> None:
    assert all(one.source for one in READERS)
    assert len({one.name for one in READERS}) == len(READERS)
    with pytest.raises(UsageError, match="There is no platform 'webct'. There are: moodle"):
        reader_named("webct")


WORKSHEETS = {
    "en": (
        "Identifier,Full name,Email address,Status,Grade,Maximum grade,Grade can be changed,Last modified (submission),"
        'Last modified (grade),Feedback comments\r\nParticipant 12,Ada Lovelace,a@x.org,"Submitted for grading - 2 '
        'hours 5 mins late",,20,Yes,"Friday, 6 November 2026, 2:05 PM",-,\r\n'
    ),
    "de": (
        "ID,Vollständiger Name,Status,Bewertung,Bestwertung,Zuletzt geändert (Abgabe),Zuletzt geändert (Bewertung)\n"
        'Teilnehmer/in12,Ada Lovelace,Zur Bewertung abgegeben - 2 Stunden zu spät,,20,"Freitag, 6. November 2026, '
        '14:05",-\n'
    ),
    "fr": (
        "Identifiant;Nom complet;Statut;Note;Dernière modification (travail remis)\n"
        "Participant12;Ada Lovelace;Remis pour évaluation - En retard de 2 heures;;vendredi 6 novembre 2026, 14:05\n"
    ),
    "es": (
        "Identificador,Nombre completo,Estado,Calificación,Última modificación (entrega)\n"
        'Participante12,Ada Lovelace,Enviado para calificar - 2 horas después,,"viernes, 6 de noviembre de 2026, '
        '14:05"\n'
    ),
}


@pytest.mark.parametrize("language", WORKSHEETS)
def test_moodles_worksheet_beside_the_folders_says_when_it_came_in_the_classs_zone(
    take_in: TakeIn, language: str
) -> None:
    files = {f"Ada Lovelace_12_assignsubmission_file/{NB}": None, "Grades-x.csv": WORKSHEETS[language]}
    found = take_in(files, zone=ZoneInfo("Europe/Berlin"))
    (ada,) = found.submissions
    assert ada.arrival
    assert (ada.arrival.at, ada.arrival.late) == ("2026-11-06T13:05:00+00:00", True)
    assert not found.left_out


def test_times_inside_a_zip_are_those_of_the_download_and_count_for_nothing(take_in: TakeIn) -> None:
    assert arrivals(take_in([f"Ada Lovelace_12_assignsubmission_file/{NB}", f"bo/{NB}"])) == {
        "Ada Lovelace": "",
        "bo": "",
    }


def test_of_canvas_the_larger_upload_counts_and_not_the_number_in_a_name(take_in: TakeIn) -> None:
    found = take_in(["lovelaceada_47_200_01_first.ipynb", "lovelaceada_LATE_47_199_01_first-3.ipynb"])
    (ada,) = found.submissions
    assert "Graded: 01_first.ipynb, the newest." in ada.remark
    assert ada.arrival is None


def test_canvas_says_late_and_not_when(take_in: TakeIn) -> None:
    (ada,) = take_in(["lovelaceada_LATE_47_199_01_first.ipynb"]).submissions
    assert ada.arrival
    assert (ada.arrival.at, ada.arrival.late) == ("", True)
    assert "Handed in late, as the platform says." in ada.remark


def test_blackboards_text_says_who_it_was_whatever_the_login_is(take_in: TakeIn) -> None:
    stem = "Lab_1_part_2_j_doe_attempt_2026-10-09-15-05-33"
    text = (
        "Name: Jane Doe (j_doe)\nAssignment: Lab 1\nDate Submitted: Friday, 9 October 2026 15:05:33 o'clock BST\n"
        f"Current Mark: Needs Marking\n\nFiles:\n\tOriginal filename: {NB}\n\tFilename: {stem}_{NB}\n"
    )
    found = take_in({f"{stem}.txt": text, f"{stem}_{NB}": None}, zone=UTC)
    assert arrivals(found) == {"Jane Doe": "2026-10-09T15:05:33+00:00"}
    assert not found.left_out


def test_who_wrote_only_into_blackboards_field_has_a_row(take_in: TakeIn) -> None:
    names = ["Lab_ada_attempt_2026-10-09-15-05-33", "Lab_bo_attempt_2026-10-09-15-05-33"]
    found = take_in({f"{names[0]}_{NB}": None, f"{names[1]}.txt": "Name: Bo Ek (bo)\n"})
    assert {one.student: bool(one.problem) for one in found.submissions} == {"ada": False, "Bo Ek": True}


METADATA = """\
---
submission_123:
  :submitters:
  - :name: Ada Lovelace
    :sid: '12'
    :email: ada@x.org
    section_name: a
  :created_at: 2026-11-06 06:58:05.746365000 Z
  :score: 17.5
submission_124:
  :submitters:
  - :name: Bo Ek
    :email: bo@x.org
  - :name: Cy Lu
    :sid:
  :created_at: 2026-11-06 07:00:00 Z
"""


def test_gradescopes_metadata_says_who_and_when_and_a_group_has_a_row_each(take_in: TakeIn) -> None:
    top = "assignment_7_export"
    found = take_in(
        {
            f"{top}/submission_metadata.yml": METADATA,
            f"{top}/submission_123/{NB}": None,
            f"{top}/submission_124/work.ipynb": None,
            f"{top}/.DS_Store": "x",
        }
    )
    assert arrivals(found) == {
        "Ada Lovelace": "2026-11-06T06:58:05+00:00",
        "Bo Ek": "2026-11-06T07:00:00+00:00",
        "Cy Lu": "2026-11-06T07:00:00+00:00",
    }
    assert "Handed in together: Bo Ek, Cy Lu." in students(found)["Cy Lu"].remark
    assert not found.left_out


@pytest.mark.parametrize("text", ["- a\n", "{", "!!python/object:os.system {}", "submission_123: 7\n", "a: &b [*b]\n"])
def test_metadata_that_is_none_costs_no_student(take_in: TakeIn, text: str) -> None:
    found = take_in({"submission_metadata.yml": text, f"submission_123/{NB}": None, f"submission_4/{NB}": None})
    assert sorted(students(found)) == ["submission_123", "submission_4"]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-11-06 15:58:23.948203 UTC", "2026-11-06T15:58:23+00:00"),
        ("2026-11-06 15:00:00", "2026-11-06T15:00:00+00:00"),
        ("2026-11-06 14:58:23.948203 America/Los_Angeles", "2026-11-06T22:58:23+00:00"),
        ("2026-11-06 15:00:00 +0200\n", "2026-11-06T13:00:00+00:00"),
        ("2026-11-06T15:00:00", "2026-11-06T15:00:00+00:00"),
        ("", ""),
        ("yesterday", ""),
    ],
)
def test_nbgraders_timestamp_is_utc_unless_it_says_so(take_in: TakeIn, text: str, at: str) -> None:
    found = take_in({f"submitted/ada/01_first/{NB}": None, "submitted/ada/01_first/timestamp.txt": text})
    assert arrivals(found) == {"ada": at}
    assert not found.left_out


def git(place: Path, *command: str, **environment: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@x.org", *command],
        cwd=place,
        env=os.environ | environment,
        check=True,
        capture_output=True,
    )


@pytest.fixture
def repository(tmp_path: Path, solve: Solve) -> Path:
    """A folder of repositories, with one of ada's: two commits, the last one of 6 November."""
    place = tmp_path / "lab-submissions" / "lab-ada"
    (place / "01_first").mkdir(parents=True)
    git(place, "init", "-q", "-b", "main")
    for day in ("05", "06"):
        (place / "01_first" / NB).write_text(solve(WORK) + " " * int(day))
        git(place, "add", ".")
        git(place, "commit", "-q", "-m", day, GIT_COMMITTER_DATE=f"2026-11-{day}T12:00:00+0100")
    return place.parent


def look_into(place: Path, course: Course) -> dict[str, str]:
    with opened(place, 10) as delivery:
        return arrivals(submissions_in(delivery, course))


@pytest.mark.parametrize("packed", [False, True])
def test_a_repositorys_last_commit_says_when_by_the_students_own_clock(
    repository: Path, tiny: Course, packed: bool
) -> None:
    if packed:
        git(repository / "lab-ada", "gc", "-q")
    with opened(repository, 10) as delivery:
        (ada,) = submissions_in(delivery, tiny).submissions
    assert (ada.student, ada.arrival and ada.arrival.at) == ("ada", "2026-11-06T11:00:00+00:00")
    assert ada.arrival
    assert "student's own" in ada.arrival.clock


def test_nothing_that_a_submitted_repository_names_is_run(repository: Path, tiny: Course, tmp_path: Path) -> None:
    trap, sprung = tmp_path / "trap", tmp_path / "sprung"
    trap.write_text(f"#!/bin/sh\ntouch {sprung}\n")
    trap.chmod(0o755)
    config = repository / "lab-ada" / ".git" / "config"
    config.write_text(
        f"[core]\n\tfsmonitor = {trap}\n\tsshCommand = {trap}\n\tpager = {trap}\n\thooksPath = {tmp_path}\n"
        f"\trepositoryformatversion = 1\n[log]\n\tshowSignature = true\n[gpg]\n\tprogram = {trap}\n"
        f'[extensions]\n\tpartialClone = evil\n[remote "evil"]\n\turl = ext::{trap}\n\tpromisor = true\n'
        f"\tuploadpack = {trap}\n[include]\n\tpath = {trap}\n"
    )
    assert look_into(repository, tiny) == {"ada": "2026-11-06T11:00:00+00:00"}
    (repository / "lab-ada" / ".git" / "HEAD").write_text("0" * 40)
    assert look_into(repository, tiny) == {"ada": ""}
    assert not sprung.exists()


@pytest.mark.parametrize(
    "head",
    ["ref: ../../../../etc/passwd", "ref: refs/heads/none", "", "\0" * 50, "x" * 10**6],
    ids=["outside", "nowhere", "empty", "zeros", "long"],
)
def test_a_broken_repository_has_no_time_and_a_row(repository: Path, tiny: Course, head: str) -> None:
    (repository / "lab-ada" / ".git" / "HEAD").write_text(head)
    assert look_into(repository, tiny) == {"ada": ""}


def test_a_repository_that_is_a_link_into_another_is_not_followed(repository: Path, tiny: Course) -> None:
    (repository / "lab-bo").mkdir()
    (repository / "lab-bo" / NB).write_text((repository / "lab-ada" / "01_first" / NB).read_text())
    (repository / "lab-bo" / ".git").symlink_to(repository / "lab-ada" / ".git")
    assert look_into(repository, tiny)["bo"] == ""


def test_the_parts_of_a_zip_from_drive_are_one_class(tiny: Course, tmp_path: Path, solve: Solve) -> None:
    place = tmp_path / "class"
    place.mkdir()
    for number, student in ((1, "Ada Lovelace"), (2, "Bo Ek")):
        name = f"drive-download-20260512T023001Z-3-{number:03}.zip"
        _in_zip(place / name, {f"{student} - {NB}": solve(WORK)})
    with opened(place, 10) as delivery:
        assert sorted(students(submissions_in(delivery, tiny))) == ["Ada Lovelace", "Bo Ek"]


def test_two_exports_in_one_folder_are_read_together(tiny: Course, tmp_path: Path, solve: Solve) -> None:
    place = tmp_path / "class"
    place.mkdir()
    _in_zip(place / "a.zip", {f"adal_1_{n}_{NB}" if n else f"boek_2_9_{NB}": solve(WORK) for n in (0, 1)})
    _in_zip(place / "b.zip", {f"cylu_3_4_{NB}": solve(WORK), f"boek_LATE_2_10_{NB}": solve(WORK)})
    with opened(place, 10) as delivery:
        found = students(submissions_in(delivery, tiny))
    assert sorted(found) == ["adal", "boek", "cylu"]
    assert "Handed in 2 times" in found["boek"].remark


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


PERCENT = "# %% [markdown]\n# # Hello\n\n# %%\ndef make_model():\n    return 3\n\n# %%\ncheck('1.1')\n"
SCRIPT = (
    "#!/usr/bin/env python\n# coding: utf-8\n\n# In[1]:\n\n\ndef make_model():\n    return 3\n\n\n# In[ ]:\n\n\n"
    "check('1.1')\n"
)
MYST = (
    "---\njupytext:\n  text_representation:\n    extension: .md\n    format_name: myst\n---\n\n# Hello\n\n"
    "```{code-cell} ipython3\ndef make_model():\n    return 3\n```\n\n```{code-cell}\ncheck('1.1')\n```\n"
)


@pytest.mark.parametrize(("name", "text"), [("w.py", PERCENT), ("w.py", SCRIPT), ("01_first.md", MYST)])
def test_a_notebook_as_text_is_graded_by_what_is_in_it(take_in: TakeIn, name: str, text: str) -> None:
    found = take_in({f"ada/{name}": text, f"bo/{NB}": None})
    assert {one.student: one.problem for one in found.submissions} == {"ada": "", "bo": ""}


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("w.py", "def make_model():\n    return 3\n", "a Python script without cells"),
        ("w.md", "# My work\n", "text"),
        ("w.py", "# %%\n" + "(" * 9, "not recognised"),
        ("w.md", "```{code-cell}\n---\n: [\n```\n", "not recognised"),
        ("w.html", "<html>", "hand in the .ipynb"),
        ("w.pdf", "%PDF", "hand in the .ipynb"),
    ],
)
def test_what_is_no_notebook_has_a_row_that_says_what_to_hand_in(
    take_in: TakeIn, name: str, text: str, words: str
) -> None:
    found = students(take_in({f"ada/{name}": text, f"bo/{NB}": None}))
    assert words in found["ada"].problem


def test_a_tar_is_read_like_a_zip(tiny: Course, tmp_path: Path, solve: Solve) -> None:
    import tarfile

    content = solve(WORK).encode()
    with tarfile.open(tmp_path / "class.tar.gz", "w:gz") as file:
        for name in (f"lovelaceada_47_1_{NB}", f"boek_48_2_{NB}"):
            info = tarfile.TarInfo(name)
            info.size = len(content)
            file.addfile(info, io.BytesIO(content))
    with opened(tmp_path / "class.tar.gz", 10) as delivery:
        assert sorted(students(submissions_in(delivery, tiny))) == ["boek", "lovelaceada"]


def test_a_time_without_a_zone_is_one_of_this_machine_if_the_class_has_none(take_in: TakeIn) -> None:
    (ada,) = take_in(["L_ada_attempt_2026-01-02-03-04-05_a.ipynb"]).submissions
    expected = datetime(2026, 1, 2, 3, 4, 5).astimezone().astimezone(UTC)
    assert ada.arrival
    assert datetime.fromisoformat(ada.arrival.at) == expected


# --- What students put into their own files changes nobody else's work ---


def archive(files: dict[str, str]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for name, text in files.items():
            file.writestr(name, text)
    return content.getvalue()


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

    place = _in_folder(tmp_path / "class", {name: METADATA if "yml" in name else solve(WORK) for name in names})
    (place / own).parent.mkdir(exist_ok=True)
    (place / own).write_bytes(archive({name: content(name) for name in inside}))
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
    place = _in_folder(tmp_path / "class", {f"{student}/01_first/{NB}": solve(WORK) for student in ("ada", "bo")})
    os.mkfifo(place / "ada" / "01_first" / name)
    os.mkfifo(place / name)
    (place / "bo" / "01_first" / name).symlink_to("/dev/zero")
    with opened(place, 10) as delivery:
        assert arrivals(submissions_in(delivery, tiny)) == {"ada": "", "bo": ""}


def test_a_students_csv_is_no_worksheet(take_in: TakeIn) -> None:
    names = [f"{who}_assignsubmission_file_" for who in ("Ada Lovelace_12", "Eve_13")]
    files = {f"{name}{NB}": None for name in names} | {f"{names[1]}d.csv": WORKSHEETS["en"]}
    assert arrivals(take_in(files)) == {"Ada Lovelace": "", "Eve": ""}


def test_a_commit_of_gigabytes_is_not_read_to_its_end(repository: Path, tiny: Course) -> None:
    place = repository / "lab-ada"
    tree = subprocess.run(["git", "write-tree"], cwd=place, capture_output=True, check=True, text=True).stdout.strip()
    when = "a <a@x.org> 1796040000 +0100"
    text = f"tree {tree}\nauthor {when}\ncommitter {when}\n\n".encode() + b"x" * 50_000_000
    command = ["git", "hash-object", "-t", "commit", "-w", "--stdin"]
    made = subprocess.run(command, cwd=place, input=text, capture_output=True, check=True).stdout.decode().strip()
    (place / ".git" / "HEAD").write_text(made)
    assert look_into(repository, tiny) == {"ada": datetime.fromtimestamp(1796040000, UTC).isoformat()}


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
    place = _in_folder(tmp_path / "class", {"Grades.csv": WORKSHEETS["en"]})
    _in_zip(place / "sub.zip", {f"Ada Lovelace_12_assignsubmission_file/{NB}": solve(WORK)})
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
