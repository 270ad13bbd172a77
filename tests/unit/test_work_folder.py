"""Folders of work: what is handed out, and that nothing of anybody's is written over."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder.cli.check import _find
from autograder.cli.clean import clean
from autograder.cli.start import start
from autograder.cli.update import update
from autograder.errors import UsageError
from autograder.handout.work_folder import NOTE, WorkFolder
from autograder.manifest import Course, load_course

LESSON = load_course().lessons[0]


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """The course with lessons that a test may change."""
    shutil.copytree(load_course().root / "lessons", tmp_path / "course" / "lessons")
    return replace(load_course(), root=tmp_path / "course")


@pytest.fixture
def work(course: Course, tmp_path: Path) -> WorkFolder:
    started = WorkFolder(tmp_path / "Übung 1", course)
    started.start()
    return started


def _newer(course: Course) -> None:
    """A release of the first lesson in which its second exercise asks for something else."""
    file = course.release(LESSON)
    notebook = json.loads(file.read_text(encoding="utf-8"))
    notebook["metadata"]["course"] |= {"release": "newer"}
    notebook["metadata"]["course"]["exercises"]["1.2"] = "another"
    file.write_text(json.dumps(notebook), encoding="utf-8")


def test_all_lessons_are_handed_out(work: WorkFolder, course: Course) -> None:
    found = sorted(path.relative_to(work.path).as_posix() for path in work.path.rglob("*.ipynb"))
    assert found == [f"{lesson.name}/{lesson.name}.ipynb" for lesson in course.lessons]


def test_no_link_leads_out_of_the_folder(work: WorkFolder) -> None:
    for notebook in work.path.rglob("*.ipynb"):
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        assert "(../../" not in "".join("".join(cell["source"]) for cell in cells)


def test_a_folder_with_lessons_is_not_started_again(work: WorkFolder) -> None:
    with pytest.raises(UsageError, match="course update"):
        work.start()


def test_nothing_is_written_over(course: Course, tmp_path: Path) -> None:
    work = WorkFolder(tmp_path, course)
    mine = work.notebook(course.lessons[-1])
    mine.parent.mkdir()
    mine.write_text("mine")
    with pytest.raises(UsageError, match="is there already"):
        work.start()
    assert mine.read_text() == "mine"
    assert not work.notebook(LESSON).exists()


def test_an_update_of_the_same_release_does_nothing(work: WorkFolder) -> None:
    work.notebook(LESSON).write_text("touched")
    assert {done.kind for done in work.update()} == {"same"}


def test_a_lesson_that_was_not_touched_is_replaced(work: WorkFolder, course: Course) -> None:
    _newer(course)
    done = next(work.update())
    assert (done.kind, done.path) == ("replaced", work.notebook(LESSON))
    assert json.loads(done.path.read_text())["metadata"]["course"]["release"] == "newer"


def test_a_newer_lesson_comes_beside_work(work: WorkFolder, course: Course) -> None:
    mine = work.notebook(LESSON)
    touched = mine.read_text(encoding="utf-8").replace('"cells": [', '"cells":  [', 1)
    mine.write_text(touched, encoding="utf-8")
    _newer(course)
    done = next(work.update())
    assert (done.kind, done.path.name, done.changed) == ("beside", f"{LESSON.name}-new.ipynb", ("1.2",))
    assert mine.read_text(encoding="utf-8") == touched
    assert next(work.update()).kind == "same"


def test_no_newer_lesson_takes_the_place_of_an_older_new_one(work: WorkFolder, course: Course) -> None:
    work.notebook(LESSON).write_text("not even a notebook")
    for name in ("-new", "-new1"):
        course.release(LESSON).write_text(course.release(LESSON).read_text() + "\n")
        assert next(work.update()).path.name == f"{LESSON.name}{name}.ipynb"


def test_a_lesson_that_is_gone_comes_back(work: WorkFolder) -> None:
    work.notebook(LESSON).unlink()
    assert next(work.update()).kind == "new"


@pytest.mark.parametrize("note", ["", "[]", '{"course": "x"}', '{"course": "another", "lessons": {}}'])
def test_a_note_that_is_of_no_use_is_told_and_nothing_is_written(work: WorkFolder, note: str) -> None:
    (work.path / NOTE).write_text(note)
    work.notebook(LESSON).write_text("mine")
    with pytest.raises(UsageError):
        list(work.update())
    assert work.notebook(LESSON).read_text() == "mine"
    assert len(list(work.path.rglob("*.ipynb"))) == len(work.course.lessons)


def test_check_takes_the_notebook_of_the_folder_of_work(
    work: WorkFolder, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(work.path / LESSON.name)
    assert _find(course, "1") == (LESSON, work.notebook(LESSON))
    assert _find(course, None) == (LESSON, work.notebook(LESSON))


def test_the_commands_say_where_the_lessons_are_and_what_is_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(start, ["lern ort"]).output
    assert "6 lessons are in lern ort now." in told
    assert "cd 'lern ort'\n" in told
    assert (tmp_path / "lern ort" / "01_loading" / "01_loading.ipynb").is_file()
    assert CliRunner().invoke(update, ["lern ort"]).output.count("nothing new.") == 6
    assert isinstance(CliRunner().invoke(update, []).exception, UsageError)


def test_clean_removes_caches_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("autograder.cli.clean.load_course", lambda: replace(load_course(), root=tmp_path))
    places = [tmp_path / ".course-cache", tmp_path / "cache" / "mnist-course", tmp_path / "results" / ".fits"]
    for place in places:
        place.mkdir(parents=True)
        (place / "file").write_text("x" * 400_000)
    mark = tmp_path / "results" / "marks.csv"
    mark.write_text("mine")
    out = ["--out", str(tmp_path / "results")]
    told = CliRunner().invoke(clean, out).output
    assert all(f"removed: {place} (0.4 MB)" in told for place in places)
    assert not any(place.exists() for place in places)
    assert mark.read_text() == "mine"
    assert CliRunner().invoke(clean, out).output == "There was nothing to remove.\n"
