"""The export of each platform: everybody has the right name, attempt and time, and no file of the platform is work."""

from __future__ import annotations

import io
import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from autograder.bridges.readers import READERS, reader_named
from autograder.errors import UsageError
from autograder.grading.collection import submissions_in
from autograder.grading.delivery import opened
from autograder.manifest import Course
from tests.exports import METADATA, NB, WORK, WORKSHEETS, Solve, TakeIn, arrivals, in_zip, students


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


def test_a_commit_of_gigabytes_is_not_read_to_its_end(repository: Path, tiny: Course) -> None:
    place = repository / "lab-ada"
    tree = subprocess.run(["git", "write-tree"], cwd=place, capture_output=True, check=True, text=True).stdout.strip()
    when = "a <a@x.org> 1796040000 +0100"
    text = f"tree {tree}\nauthor {when}\ncommitter {when}\n\n".encode() + b"x" * 50_000_000
    command = ["git", "hash-object", "-t", "commit", "-w", "--stdin"]
    made = subprocess.run(command, cwd=place, input=text, capture_output=True, check=True).stdout.decode().strip()
    (place / ".git" / "HEAD").write_text(made)
    assert look_into(repository, tiny) == {"ada": datetime.fromtimestamp(1796040000, UTC).isoformat()}


def test_the_parts_of_a_zip_from_drive_are_one_class(tiny: Course, tmp_path: Path, solve: Solve) -> None:
    place = tmp_path / "class"
    place.mkdir()
    for number, student in ((1, "Ada Lovelace"), (2, "Bo Ek")):
        name = f"drive-download-20260512T023001Z-3-{number:03}.zip"
        in_zip(place / name, {f"{student} - {NB}": solve(WORK)})
    with opened(place, 10) as delivery:
        assert sorted(students(submissions_in(delivery, tiny))) == ["Ada Lovelace", "Bo Ek"]


def test_two_exports_in_one_folder_are_read_together(tiny: Course, tmp_path: Path, solve: Solve) -> None:
    place = tmp_path / "class"
    place.mkdir()
    in_zip(place / "a.zip", {f"adal_1_{n}_{NB}" if n else f"boek_2_9_{NB}": solve(WORK) for n in (0, 1)})
    in_zip(place / "b.zip", {f"cylu_3_4_{NB}": solve(WORK), f"boek_LATE_2_10_{NB}": solve(WORK)})
    with opened(place, 10) as delivery:
        found = students(submissions_in(delivery, tiny))
    assert sorted(found) == ["adal", "boek", "cylu"]
    assert "Handed in 2 times" in found["boek"].remark


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
