"""Nothing that was handed in is without a row or a line, whatever its name is and wherever it lies."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.errors import UsageError
from autograder.grading.collection import submissions_in
from autograder.grading.delivery import opened
from autograder.grading.submissions import Submission
from autograder.manifest import Course
from tests.exports import inner_zip

Solve = Callable[..., str]
Files = dict[str, str | bytes | None]
Look = Callable[..., tuple[dict[str, Submission], list[str]]]
WORK = "def make_model():\n    return 3"


@pytest.fixture
def look(tiny: Course, tmp_path: Path) -> Look:
    """The submissions of a class by student, and the lines: of files by name, in a folder or a zip, or of a path."""

    def look(files: Files | Path, zipped: bool = False) -> tuple[dict[str, Submission], list[str]]:
        if isinstance(files, Path):
            place = files
        else:
            place = _zip(tmp_path / "class.zip", files) if zipped else _folder(tmp_path / "class", files)
        with opened(place, 10) as delivery:
            found = submissions_in(delivery, tiny, ())
        assert len({one.student for one in found.submissions}) == len(found.submissions)
        return {one.student: one for one in found.submissions}, list(found.left_out)

    return look


def _folder(root: Path, files: Files) -> Path:
    for name, content in files.items():
        path = root / name
        (path if content is None else path.parent).mkdir(parents=True, exist_ok=True)
        if content is not None:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def _zip(path: Path, files: Files) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        for name, content in files.items():
            file.writestr(name if content is not None else f"{name}/", content or b"")
    return path


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize(
    "name",
    [
        "01_first (1).ipynb",
        "Copy of 01_first.ipynb",
        "01_first-1.ipynb",
        "01_FIRST.IPYNB",
        "01_first.ipynb.txt",
        "01_first.ipynb.json",
        "my homework.ipynb",
        "lessons/01_first/01_first.ipynb",
        "a/b/c/work.ipynb",
        ".hidden/work.ipynb",
        "work.ipynb.download",
    ],
)
def test_a_notebook_of_any_name_is_found_by_what_is_in_it(look: Look, solve: Solve, name: str, zipped: bool) -> None:
    found, lines = look({f"ada/{name}": solve(WORK), "bo/01_first.ipynb": solve(WORK)}, zipped)
    assert {student: one.problem for student, one in found.items()} == {"ada": "", "bo": ""}
    assert lines == []


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("01_first.py", "x", "a Python script"),
        ("01_first.html", "x", "a web page"),
        ("work.pdf", b"%PDF", "a PDF"),
        ("work.docx", b"PK", "not a notebook"),
        ("notes.txt", "words", "not a notebook"),
        ("01_first.ipynb", "", "is empty"),
        ("01_first.ipynb", "{broken", "broken JSON"),
        ("other.ipynb", '{"cells": []}', "nothing of any lesson"),
        ("work.zip", b"PK broken", "cannot be read as an archive"),
        ("work.7z", b"7z", "an archive of a kind that is not read"),
    ],
)
def test_what_is_no_notebook_of_a_lesson_has_a_row_with_the_reason(
    look: Look,
    solve: Solve,
    name: str,
    content: str | bytes,
    words: str,
    zipped: bool,
) -> None:
    found, _ = look({f"ada/{name}": content, "bo/01_first.ipynb": solve(WORK)}, zipped)
    assert found["ada"].problem.startswith("Handed in, not recognised: ")
    assert name in found["ada"].problem
    assert words in found["ada"].problem


@pytest.mark.parametrize("zipped", [False, True])
def test_an_empty_folder_has_a_row(look: Look, solve: Solve, zipped: bool) -> None:
    found, _ = look({"ada": None, "bo/01_first.ipynb": solve(WORK)}, zipped)
    assert "nothing was handed in" in found["ada"].problem


@pytest.mark.parametrize(
    ("names", "taken"),
    [
        (("01_first.ipynb", "01_first-1.ipynb", "01_first-2.ipynb"), "01_first-2.ipynb"),
        (("01_first.ipynb", "01_first (2).ipynb", "01_first (10).ipynb"), "01_first (10).ipynb"),
        (("Work_ada_attempt_2026-01-02-03-04-05_b.ipynb", "Work_ada_attempt_2026-01-02-11-04-05_a.ipynb"), "a.ipynb"),
        (("ada_7_90_01_first.ipynb", "ada_LATE_7_100_01_first-1.ipynb"), "01_first-1.ipynb"),
    ],
)
def test_of_several_attempts_the_newest_is_taken_and_all_are_named(
    look: Look,
    solve: Solve,
    names: tuple[str, ...],
    taken: str,
) -> None:
    flat = "ada" in names[0]
    found, _ = look({name if flat else f"ada/{name}": solve(WORK) for name in names})
    assert f"Graded: {taken}, the newest." in found["ada"].remark
    assert f"Handed in {len(names)} times: " in found["ada"].remark
    assert ("late" in found["ada"].remark) == ("LATE" in names[-1])


def test_an_untouched_starter_is_never_taken_over_work(look: Look, solve: Solve, tiny: Course) -> None:
    starter = tiny.release(tiny.lessons[0]).read_text()
    found, _ = look({"ada/01_first.ipynb": solve(WORK), "ada/01_first-2.ipynb": starter})
    assert found["ada"].path.name == "01_first.ipynb"
    assert "the newest with work in it" in found["ada"].remark


def test_among_equal_names_the_time_of_the_file_decides(look: Look, solve: Solve, tmp_path: Path) -> None:
    old, new = "ada/z.ipynb", "ada/a.ipynb"
    _folder(tmp_path / "class", {old: solve(WORK), new: solve(WORK)})
    os.utime(tmp_path / "class" / old, (1_000, 1_000))
    found, _ = look({})
    assert found["ada"].path.name == "a.ipynb"


def test_students_of_flat_exports_are_named_by_the_platforms_patterns(look: Look, solve: Solve) -> None:
    names = {
        "lovelaceada_12_34_01_first.ipynb": "lovelaceada",
        "Charles Babbage_15_assignsubmission_file_01_first.ipynb": "Charles Babbage",
        "First_hopper_attempt_2026-11-25-17-51-52_01_first.ipynb": "hopper",
        "12-34 - Emmy Noether - Nov 25, 2026 551 PM - work.ipynb": "Emmy Noether",
        "Alan Turing - 01_first.ipynb": "Alan Turing",
        "knuth_01_first.ipynb": "knuth",
        "01_first_liskov.ipynb": "liskov",
        "goedel.pdf": "goedel",
    }
    found, _ = look({name: solve(WORK) for name in names}, zipped=True)
    assert sorted(found) == sorted(names.values())


def test_folders_of_platforms_are_read_and_namesakes_are_told_apart(look: Look, solve: Solve) -> None:
    folders = ("Jo Li_1_assignsubmission_file_", "Jo Li_2_assignsubmission_file_", "12-3 - Bo Ek - Nov 2, 2026 1:05 AM")
    found, _ = look({f"{folder}/my homework.ipynb": solve(WORK) for folder in folders}, zipped=True)
    assert sorted(found) == ["Bo Ek", "Jo Li (1)", "Jo Li (2)"]


@pytest.mark.parametrize(
    ("files", "students"),
    [
        (("ada/01_first/01_first.ipynb",), ["ada"]),
        (("ada/01_first.ipynb",), ["ada"]),
        (("hw-submissions/hw-ada/lessons/01_first/01_first.ipynb",), ["ada"]),
        (("class/ada/01_first.ipynb", "class/bo/01_first.ipynb", "__MACOSX/class/ada/._01_first.ipynb"), ["ada", "bo"]),
        (("01_first.ipynb",), ["class"]),
        (("submitted/ada/01_first/01_first.ipynb", "release/01_first/01_first.ipynb"), ["ada"]),
        (
            ("s1/ada/01_first.ipynb", "s1/bo/01_first.ipynb", "s2/cy/01_first.ipynb", "s2/di/01_first.ipynb"),
            ["ada", "bo", "cy", "di"],
        ),
        (("s1/ada/w.ipynb", "s1/bo/w.ipynb", "s2/ada/w.ipynb", "s2/di/w.ipynb"), ["ada (s1)", "ada (s2)", "bo", "di"]),
    ],
)
def test_the_folder_of_a_student_is_told_from_folders_around_and_below_it(
    look: Look,
    solve: Solve,
    files: tuple[str, ...],
    students: list[str],
) -> None:
    found, _ = look(dict.fromkeys(files, solve(WORK)), zipped=True)
    assert sorted(found) == students


def test_a_students_own_archive_is_opened_by_the_same_rules(look: Look, solve: Solve) -> None:
    inside = inner_zip({"hw/01_first.ipynb": solve(WORK), "../escape.ipynb": solve(WORK)})
    found, lines = look({"ada/work.zip": inside, "bo_1_2_work.zip": inside, "cy.zip": inside}, zipped=True)
    assert {student: one.problem for student, one in found.items()} == {"ada": "", "bo": "", "cy": ""}
    assert sum("its name is not safe" in line for line in lines) == 3


def test_one_bad_member_costs_its_own_student_a_line(look: Look, solve: Solve, tmp_path: Path) -> None:
    names = {"crc": "ada", "stream": "bo", "method": "cy", "secret": "di", "good": "eve"}
    path = _zip(tmp_path / "class.zip", {})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for student in names.values():
            file.writestr(f"{student}/01_first.ipynb", solve(WORK))
        file.writestr(f"{'x' * 300}/01_first.ipynb", solve(WORK))
        places = {info.filename.split("/")[0]: info for info in file.infolist()}
    data = bytearray(path.read_bytes())
    for kind, student in names.items():
        info = places[student]
        start = info.header_offset + 30 + len(info.filename)
        entry = data.rindex(info.filename.encode()) - 46
        if kind == "crc":
            data[entry + 16] ^= 1
        elif kind == "stream":
            data[start : start + 40] = b"\xff" * 40
        elif kind == "method":
            data[entry + 10] = 99
        elif kind == "secret":
            data[entry + 8] |= 1
            data[info.header_offset + 6] |= 1
    path.write_bytes(data)
    found, lines = look(path)
    assert found["eve"].problem == ""
    for student in ("ada", "bo", "cy", "di"):
        assert "could not be taken out of the archive" in found[student].problem, student
    assert "it is encrypted" in found["di"].problem
    assert any("its name is too long" in line for line in lines)


def test_a_name_that_is_there_twice_is_said_in_the_row(look: Look, solve: Solve, tmp_path: Path) -> None:
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("class/ada/01_first.ipynb", solve("x = 1"))
        with pytest.warns(UserWarning, match="Duplicate name"):
            file.writestr("class/ada/01_first.ipynb", solve(WORK))
    found, _ = look(path)
    assert "holds this name twice; the last one was graded" in found["ada"].remark


def test_one_name_in_two_forms_is_graded_twice_and_said(look: Look, solve: Solve) -> None:
    found, _ = look(dict.fromkeys(["Jos\u00e9/w.ipynb", "Jose\u0301/w.ipynb"], solve(WORK)), zipped=True)
    assert len(found) == 2
    assert all("Two folders look like one student" in one.remark and not one.problem for one in found.values())


def test_links_unreadable_folders_and_odd_names_have_rows_of_their_own(
    look: Look, solve: Solve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["index.html", "marks.csv", "history", "-rf", ".git-lover", "a\x1bb", os.fsdecode(b"caf\xe9"), "{{x}}"]
    root = _folder(tmp_path / "class", {f"{name}/01_first.ipynb": solve(WORK) for name in [*names, "locked", "real"]})
    (root / "linked").symlink_to("real")
    (root / "ada").mkdir()
    (root / "ada" / "01_first.ipynb").symlink_to("../real/01_first.ipynb")
    real = os.scandir

    def scandir(path: Path | int) -> object:
        if path == root / "locked":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found, _ = look(root)
    assert len(found) == len(names) + 4
    assert "cannot be read: Permission denied" in found["locked"].problem
    assert "It is a link" in found["linked"].problem
    assert "It is a link" in found["ada"].problem
    assert [name for name, one in found.items() if one.problem] == ["ada", "linked", "locked"]


def test_files_beside_the_folders_and_beside_the_notebook_are_named(look: Look, solve: Solve) -> None:
    found, lines = look({"ada/01_first.ipynb": solve(WORK), "ada/helper.py": "x", "README.md": "x"})
    assert sorted(found) == ["ada"]
    assert lines == ["README.md: not a submission", "ada: also handed in, not recognised: helper.py"]


def test_a_class_without_any_notebook_is_refused_and_what_is_there_is_named(look: Look) -> None:
    with pytest.raises(UsageError, match=r"No submission was found in class .*<student>/01_first\.ipynb"):
        look({"ada/work.pdf": b"%PDF", "bo": None})
