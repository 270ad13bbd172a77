"""A student on Windows or macOS can do all that a student does: what these systems lack is taken from the kit here."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from autograder.manifest import Course, load_course
from tests.conftest import ROOT
from tests.other_system import MISSING_MODULES, SYSTEMS

COURSE: Course = load_course(ROOT)
QUICK = "01_loading"
PRETEND = "import runpy; runpy.run_path({file!r})['pretend']({system!r})"
LESSONS = [
    pytest.param(lesson.name, marks=() if lesson.name == QUICK else pytest.mark.sweep) for lesson in COURSE.lessons
]
# Windows lacks most.
each_system = pytest.mark.parametrize("system", ["windows", pytest.param("macos", marks=pytest.mark.sweep)])


def on(system: str, *arguments: str | Path, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the command line as that system would."""
    command = [sys.executable, ROOT / "tests" / "other_system.py", system, "-m", "autograder", *arguments]
    return subprocess.run([*map(str, command)], cwd=folder, capture_output=True, text=True, timeout=600, check=False)


@pytest.mark.parametrize("system", SYSTEMS)
def test_what_is_missing_there_is_missing_here(system: str) -> None:
    code = (
        f"{PRETEND.format(file=str(ROOT / 'tests' / 'other_system.py'), system=system)}\n"
        "ours = {'__name__': 'autograder.some'}\n"
        "exec('import os, socket, sys, platform', ours)\n"
        "print(hasattr(ours['os'], 'fork'), hasattr(ours['socket'], 'SOCK_SEQPACKET'), ours['sys'].platform)\n"
        f"for name in {sorted(MISSING_MODULES[system])!r}:\n"
        "    try: exec(f'import {name}', ours)\n"
        "    except ModuleNotFoundError: continue\n"
        "    print(name)\n"
        "import os; print(hasattr(os, 'fork'))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False", SYSTEMS[system][0], "True"]


@each_system
@pytest.mark.slow(seconds=20)
@pytest.mark.parametrize("name", LESSONS)
def test_our_solution_of_a_lesson_is_right_in_the_terminal(system: str, name: str) -> None:
    done = on(system, "check", COURSE.solution(COURSE.lesson(name)))
    assert (done.returncode, done.stderr) == (0, ""), done.stdout[-3000:] + done.stderr
    assert done.stdout.endswith("All right. Well done!\n")


@each_system
@pytest.mark.slow(seconds=6)
def test_a_lesson_that_is_not_begun_is_told_so(system: str) -> None:
    done = on(system, "check", "1")
    assert (done.returncode, done.stderr) == (1, "")
    assert "Lesson 1: 0 of 5 exercises are right." in done.stdout


@pytest.mark.sweep
@pytest.mark.slow(seconds=30)
@pytest.mark.parametrize("system", ["windows", "macos"])
@pytest.mark.parametrize("name", [lesson.name for lesson in COURSE.lessons])
def test_a_lesson_and_its_checks_work_in_a_notebook(system: str, name: str) -> None:
    lesson = COURSE.lesson(name)
    notebook = nbformat.read(COURSE.solution(lesson), as_version=4)
    first = nbformat.v4.new_code_cell(PRETEND.format(file=str(ROOT / "tests" / "other_system.py"), system=system))
    notebook.cells.insert(0, first)
    place = {"metadata": {"path": str(COURSE.release(lesson).parent)}}
    NotebookClient(notebook, timeout=600, kernel_name="python3", resources=place).execute()
    cards = [
        "".join(output.get("data", {}).get("text/plain", "") for output in cell.outputs)
        for cell in notebook.cells
        if cell.cell_type == "code" and cell.source.startswith("check(")
    ]
    assert len(cards) == len(lesson.exercises)
    assert [card for card in cards if not card.startswith("✓")] == []


@each_system
def test_doctor_says_what_works(system: str) -> None:
    done = on(system, "doctor")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (
        f"not on {'Windows' if system == 'windows' else 'macOS'}. Lessons and `course check` work here" in done.stdout
    )
    assert done.stdout.endswith("Everything looks fine.\n")


@pytest.mark.sweep
@pytest.mark.slow(seconds=10)
@pytest.mark.parametrize("system", ["windows", "macos"])
def test_lessons_are_copied_checked_updated_and_caches_cleared(system: str, tmp_path: Path) -> None:
    work = tmp_path / "my lessons"
    for arguments in (["start", work], ["update", work], ["clean"]):
        done = on(system, *arguments)
        assert (done.returncode, done.stderr) == (0, ""), f"{arguments} {done.stdout} {done.stderr}"
    shutil.copy(COURSE.solution(COURSE.lessons[0]), work / "01_loading")
    done = on(system, "check", "1", folder=work)
    assert "Lesson 1: 5 of 5 exercises are right." in done.stdout, done.stderr


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("command", [["grade", "examples"], ["demo"]])
def test_grading_says_in_a_paragraph_where_it_works(system: str, command: list[str]) -> None:
    done = on(system, *command)
    assert done.returncode == 2
    told = done.stderr.splitlines()[-1]
    assert told.startswith("Error: This needs Linux: ")
    assert all(word in told for word in ("WSL", "Dockerfile", "`course check`"))


def test_what_needs_a_module_that_windows_lacks_says_the_same() -> None:
    done = on("windows", "verify", "1")
    assert (done.returncode, done.stderr.startswith("Error: This needs Linux: ")) == (2, True), done.stderr
